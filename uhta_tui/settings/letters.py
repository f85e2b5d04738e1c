"""The letters that a key of the desk can be: those that both layouts have on one physical key."""

from collections.abc import Mapping
from typing import Final

LATIN: Final = "qwertyuiopasdfghjklzxcvbnm"
RUSSIAN: Final = "йцукенгшщзфывапролдячсмить"
"""What the same physical keys type on the Russian layout."""
NOT_KEYS: Final = "бюжэхъё"
"""Letters whose keys type punctuation on the Latin layout: nothing can be told by them."""

_RUSSIAN_OF: Final[Mapping[str, str]] = dict(zip(LATIN, RUSSIAN, strict=True))


def letter_of(text: str) -> str | None:
    """The Russian letter of a physical key, whichever layout and case it was typed in; `None` if it has none.

    >>> letter_of("B"), letter_of("и"), letter_of("ж"), letter_of("f9")
    ('и', 'и', None, None)
    """
    letter = text.strip().lower()
    letter = _RUSSIAN_OF.get(letter, letter)
    return letter if len(letter) == 1 and letter in RUSSIAN else None
