"""A matter of the city's life: what is written about it, and what is answered.

In the texts `{where}` is an address, `{today}` the day of the answer, `{soon}` and `{later}` dates to come.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.terms import Content

COLD: Final = frozenset({10, 11, 12, 1, 2, 3, 4})
"""Months with frost in Ukhta."""
WARM: Final = frozenset({5, 6, 7, 8, 9})
ALWAYS: Final = COLD | WARM


@dataclass(frozen=True, slots=True)
class Second:
    """What the same message says for another executor (п.16)."""

    executor: str
    about: str
    """The desk's words for the part."""
    complaint: str
    answer: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A matter of the city's life."""

    topic: str
    executor: str
    wrong: str
    """Who may get it by mistake, and returns it (п.9)."""
    complaints: tuple[str, ...]
    ask: str
    """What the desk may have to ask the author (п.2)."""
    answers: Mapping[Content, str]
    interim: str
    months: frozenset[int] = ALWAYS
    second: Second | None = None
    village: bool = False
    """Whether only the settlements write about it."""
