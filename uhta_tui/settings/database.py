"""Where the data is kept, as an address: relative paths made absolute."""

from pathlib import Path
from typing import Final

from uhta_tui.settings.errors import ConfigError, WrongValueError, shown
from uhta_tui.settings.kinds import DatabaseUrl

_SQLITE: Final = "sqlite:///"


def checked(url: str) -> str:
    """The address, if it is one; for an address that does not come from the file.

    Raises:
        ConfigError: If it is not.
    """
    kind = DatabaseUrl()
    try:
        return kind.read(url)
    except WrongValueError:
        raise ConfigError(f"адрес базы {shown(url)}: {kind.rule}", rule=kind.rule) from None


def database_file(url: str, folder: Path) -> Path | None:
    """The SQLite file of an address, absolute, or `None` for a server's address.

    Args:
        url: A checked address.
        folder: What a relative path is counted from.
    """
    if not url.startswith(_SQLITE):
        return None
    return (folder / Path(url.removeprefix(_SQLITE)).expanduser()).absolute()


def resolved(url: str, folder: Path) -> str:
    """The address with the path of an SQLite file made absolute."""
    file = database_file(url, folder)
    return url if file is None else f"{_SQLITE}{file}"
