"""Kinds of values: each knows what it allows, in Russian, and checks what the file says."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urlsplit

from uhta_tui.settings.errors import WrongValueError
from uhta_tui.settings.letters import NOT_KEYS, letter_of

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)
_FILE_URL: Final = re.compile(r"sqlite:///[^?#\x00]+")
_SERVER_URL: Final = re.compile(r"postgres(ql)?://[^\s/?#]+/[^\s/?#]+(\?[^\s#]*)?")


class Kind(Protocol):
    """What a setting may be."""

    @property
    def rule(self) -> str:
        """What is allowed, its first word a verb: «нужно целое от 1 до 40»."""

    def read(self, value: object) -> object:
        """Check a value of the file and bring it into the program's form.

        Raises:
            WrongValueError: If it is not allowed.
        """


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number of a range, both ends included."""

    low: int
    high: int

    @property
    def rule(self) -> str:
        """What is allowed, in Russian."""
        return f"нужно целое от {self.low} до {self.high}"

    def read(self, value: object) -> int:
        """The number itself."""
        # To Python `true` is the number one; to the operator it is not.
        if isinstance(value, bool) or not isinstance(value, int) or not self.low <= value <= self.high:
            raise WrongValueError
        return value


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    rule: str = "нужно true или false"

    def read(self, value: object) -> bool:
        """The answer itself."""
        if not isinstance(value, bool):
            raise WrongValueError
        return value


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    choices: tuple[str, ...]

    @property
    def rule(self) -> str:
        """What is allowed, in Russian."""
        return f"нужно одно из: {', '.join(self.choices)}"

    def read(self, value: object) -> str:
        """The word itself."""
        if not isinstance(value, str) or value not in self.choices:
            raise WrongValueError
        return value


@dataclass(frozen=True, slots=True)
class Line:
    """Text of one line, without surrounding blanks; at most so many terminal cells."""

    cells: int
    empty: bool = False
    """Whether nothing may be said."""

    @property
    def rule(self) -> str:
        """What is allowed, in Russian."""
        return f"нужна строка до {self.cells} знаков{' или пустая' if self.empty else ''}"

    def read(self, value: object) -> str:
        """The text without surrounding blanks."""
        if not isinstance(value, str):
            raise WrongValueError
        text = value.strip()
        broken = any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in text)
        if broken or not (text or self.empty) or cells(text) > self.cells:
            raise WrongValueError
        return text


@dataclass(frozen=True, slots=True)
class Code:
    """The name under which the program knows a thing."""

    rule: str = "нужен код до 32 знаков: строчные латинские буквы, цифры и _, сначала буква"

    def read(self, value: object) -> str:
        """The code itself."""
        return matching(_CODE, value)


@dataclass(frozen=True, slots=True)
class Letter:
    """A key of the desk: a letter of either layout; kept as the Russian one."""

    rule: str = f"нужна одна буква в кавычках, любой раскладки, кроме {' '.join(NOT_KEYS)}"

    def read(self, value: object) -> str:
        """The Russian letter of the key."""
        letter = letter_of(value) if isinstance(value, str) else None
        if letter is None:
            raise WrongValueError
        return letter


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words or short phrases; the same one twice counts once."""

    each: Line = Line(60)
    rule: str = 'нужен список строк: ["двор", "горячая вода"]'

    def read(self, value: object) -> tuple[str, ...]:
        """The words in their order."""
        if not isinstance(value, list | tuple):
            raise WrongValueError
        return tuple(dict.fromkeys(self.each.read(word) for word in value))


@dataclass(frozen=True, slots=True)
class WebLink:
    """The address of a page."""

    rule: str = "нужна ссылка вида https://узел/путь"

    def read(self, value: object) -> str:
        """The link itself."""
        text = Line(500).read(value)
        try:
            parts = urlsplit(text)
            known = parts.scheme in {"http", "https"} and bool(parts.hostname)
        # A host in a broken bracket makes the parser itself refuse.
        except ValueError:
            raise WrongValueError from None
        if not known or " " in text:
            raise WrongValueError
        return text


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """Where the data is kept."""

    rule: str = "нужно sqlite:///файл или postgresql://узел/база"

    def read(self, value: object) -> str:
        """The address itself."""
        text = Line(500).read(value)
        # A database in memory is empty to every other thread, and lost at the end.
        if text == "sqlite:///:memory:":
            raise WrongValueError
        pattern = _FILE_URL if text.startswith("sqlite:") else _SERVER_URL
        return matching(pattern, text)


def matching(pattern: re.Pattern[str], value: object) -> str:
    """`value` if it is text that the whole of `pattern` describes.

    Raises:
        WrongValueError: If it is not.
    """
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise WrongValueError
    return value


def cells(text: str) -> int:
    """How many terminal cells `text` takes.

    >>> cells("Спецавтодор")
    11
    """
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fitted(text: str, limit: int) -> str:
    """As much of `text` as fits `limit` cells; a cut ends in `…`."""
    if cells(text) <= limit:
        return text
    while cells(text) > limit - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"
