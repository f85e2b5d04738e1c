"""What can go wrong with the data itself, for the rooms above that may not look below the desk."""

from typing import Final

from models.database import DatabaseUnusable
from models.reasons import reason

__all__ = ["TROUBLES", "DatabaseUnusable", "told"]

TROUBLES: Final = (DatabaseUnusable, OSError)
"""What a read or a write may end with though the program is sound: `except TROUBLES as error`."""


def told(error: DatabaseUnusable | OSError) -> str:
    """What happened, as one Russian sentence; the system's own words are English and reach nobody.

    >>> told(PermissionError(13, "Permission denied"))
    'Нет прав.'
    """
    if isinstance(error, OSError):
        why = reason(error)
        return f"{why[:1].upper()}{why[1:]}."
    return str(error)
