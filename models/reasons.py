"""Why the operating system refused, in Russian: its own words are English and reach nobody."""

import errno
from collections.abc import Mapping
from typing import Final

_REASONS: Final[Mapping[int, str]] = {
    errno.EACCES: "нет прав",
    errno.EPERM: "нет прав",
    errno.ENOENT: "нет такого файла или папки",
    errno.EISDIR: "это папка, а нужен файл",
    errno.ENOTDIR: "часть пути — не папка",
    errno.EROFS: "диск только для чтения",
    errno.ENOSPC: "нет места на диске",
    errno.EDQUOT: "исчерпана квота на диске",
    errno.EFBIG: "файл больше, чем позволено",
    errno.ELOOP: "ссылка указывает сама на себя",
    errno.ENAMETOOLONG: "слишком длинное имя",
    errno.EIO: "диск не отвечает",
    errno.EMFILE: "открыто слишком много файлов",
    errno.ETXTBSY: "файл занят",
    errno.EBUSY: "файл занят",
}


def reason(error: OSError) -> str:
    """Why the system refused, in a few Russian words without a full stop."""
    return _REASONS.get(error.errno or 0, f"ошибка системы {error.errno}")
