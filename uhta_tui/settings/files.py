"""The file of settings: finding, reading and saving it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from models.reasons import reason
from uhta_tui.settings.broken import fault
from uhta_tui.settings.document import PARTS, Config, config_of
from uhta_tui.settings.errors import ConfigError, file_shown
from uhta_tui.settings.text import comment

FILE_NAME: Final = "config.toml"
_OWNER_ONLY: Final = 0o600
_HEAD: Final = (
    "Настройки стола сообщений. Здесь каждая настройка с пояснением и с тем, что можно. Чего в файле нет, "
    "то по умолчанию; неверное программа назовёт при запуске. Сохраняя файл, она пишет пояснения заново."
)


def default_path() -> Path:
    """Where a desk's settings stand when nothing else is said: the user's own folder for settings."""
    from platformdirs import user_config_path

    return user_config_path("uhta-tui", appauthor=False) / FILE_NAME


def find() -> Path | None:
    """The file to use when none is named: here, else in the user's folder; `None` if in neither."""
    return next((path for path in (Path(FILE_NAME), default_path()) if _exists(path)), None)


def _exists(path: Path) -> bool:
    """Whether something stands there: a folder too, since to pass over it silently would hide a mistake."""
    try:
        return path.exists()
    except OSError:
        return False


def load(path: Path | None = None) -> Config:
    """The settings of a file.

    Args:
        path: The file; `None` takes what `find` finds, and without any file the defaults.

    Raises:
        ConfigError: If the file cannot be read or something in it cannot be.
    """
    path = find() if path is None else path
    if path is None:
        return config_of({}, FILE_NAME, None)
    return config_of(_parsed(path), file_shown(path), path.absolute())


def _parsed(path: Path) -> Mapping[str, object]:
    """The file as TOML tells it."""
    import tomllib

    text = _text(path)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"файл {file_shown(path)}: слишком много скобок одна в другой") from None
    except ValueError as error:
        raise ConfigError(f"файл {file_shown(path)}, {fault(error, text)}") from None


def _text(path: Path) -> str:
    """The file as text."""
    try:
        # Some editors begin a file with a byte order mark, which TOML does not know.
        if path.is_char_device() and str(path) != os.devnull:  # reading one may never end
            raise ConfigError(f"файл {file_shown(path)}: это устройство, а нужен файл")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise ConfigError(f"файл настроек {file_shown(path)} не читается: {reason(error)}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(f"файл {file_shown(path)}, строка {line}: текст не в кодировке UTF-8") from None


def dump(config: Config) -> str:
    """The settings as a commented file; what `load` makes of it equals `config`."""
    lines = list(comment(_HEAD))
    for name, part in PARTS.items():
        lines += ["", *part.lines(name, getattr(config, name))]
    return "\n".join([*lines, ""])


def default_text() -> str:
    """The file as it ships."""
    return dump(config_of({}, FILE_NAME, None))


def save(config: Config, path: Path) -> None:
    """Write the settings; the file is whole at every moment, and keeps its permissions.

    Args:
        config: What to write.
        path: The file; a new one is readable by its owner alone, since the address of a database can hold
            a password.

    Raises:
        ConfigError: If it cannot be written; the old file is then as it was.
    """
    # A link stays a link: what it points to is replaced.
    real = path.resolve()
    try:
        mode = real.stat().st_mode & 0o7777 if real.exists() else _OWNER_ONLY
        if real.exists() and not os.access(real, os.W_OK):
            raise PermissionError(13, "read-only")
        _replace(real, dump(config).encode(), mode)
    except OSError as error:
        raise ConfigError(f"файл настроек {file_shown(path)} не сохранён: {reason(error)}") from None


def _replace(path: Path, content: bytes, mode: int) -> None:
    """Put `content` in the file's place in one step, on the disk for certain."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
