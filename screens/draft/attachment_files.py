"""Opening a draft's pictures, videos and PDF; nothing else."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from models.reasons import reason
from screens.draft.attachments import OTHER, kind_of
from screens.outside import opener
from screens.text import printable
from uhta_tui.procedure.case import Attachment

_PREFIX: Final = "uhta-"


def open_attachment(attachment: Attachment, stored: Path) -> str:
    """Open a file of a draft; says what became of it.

    The store names files by their digest alone, so a copy gets a name that programs know it by: its ending,
    never the name that came from outside.

    Args:
        attachment: The file, as its draft names it.
        stored: Where it stands in the store.
    """
    if kind_of(attachment.name) == OTHER:
        return f"{printable(attachment.name)} не открываем: открываются только фото, видео и PDF"
    if not stored.is_file():
        return f"Файла {printable(attachment.name)} нет в хранилище"
    command = opener()
    if command is None:
        return f"Открыть нечем: нет графической среды. Файл: {stored}"
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        copy = folder / f"{attachment.sha256[:12]}.{attachment.name.rpartition('.')[2].lower()}"
        shutil.copyfile(stored, copy)
        subprocess.Popen(
            [*command, str(copy)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"Файл не открыть: {reason(error)}"
    return f"Открываем {printable(attachment.name)}"
