"""What the archive is narrowed down by, and the WHERE that this is in the database."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from peewee import Database

from models.database import Cell
from models.searching import folded, folding
from models.terms import Key, Status
from uhta_tui.worktime.moments import Moment

_MOST_WORDS: Final = 12
"""A text pasted into the field is looked for by its first words: SQL has no endless conditions."""
_LONGEST: Final = 100
"""Letters of a word that are looked at."""
_SIGN: Final = re.compile(r"№\s*")
_FIELDS: Final = ("text", "author", "topic", "place", "url", "external_id")


class Answered(StrEnum):
    """How an answer's deadline fared (п.8)."""

    BREACHED = "breached"
    KEPT = "kept"


class Facet(StrEnum):
    """What the archive can be narrowed down by, besides words; the value is the column, if it is one."""

    PERIOD = "received_at"
    STATUS = "status"
    EXECUTOR = "executor"
    SOURCE = "source"
    TOPIC = "topic"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which messages are wanted; everything left out does not matter."""

    words: str = ""
    """All of these must stand in text, reply, author, topic, place, a link, the external id or number."""
    since: Moment | None = None
    """Received at this moment or later."""
    until: Moment | None = None
    """Received before this moment."""
    status: Status | None = None
    executor: str = ""
    """The code of who has or had a part."""
    source: str | None = None
    """Empty: messages without one."""
    topic: str | None = None
    """Empty: messages without one."""
    answered: Answered | None = None

    def has(self, facet: Facet) -> bool:
        """Whether it is narrowed down by this."""
        if facet is Facet.PERIOD:
            return self.since is not None or self.until is not None
        value = getattr(self, _ATTRIBUTES[facet])
        return bool(value) if facet is Facet.EXECUTOR else value is not None

    def value(self, facet: Facet) -> str:
        """What a filter that has one value is set to, as the archive stores it."""
        return str(getattr(self, _ATTRIBUTES[facet]) or "")


_ATTRIBUTES: Final = {
    Facet.STATUS: "status",
    Facet.EXECUTOR: "executor",
    Facet.SOURCE: "source",
    Facet.TOPIC: "topic",
    Facet.DEADLINE: "answered",
}


_WITHOUT: Final[Mapping[Facet, Callable[[RegisterFilter], RegisterFilter]]] = {
    Facet.PERIOD: lambda wanted: replace(wanted, since=None, until=None),
    Facet.STATUS: lambda wanted: replace(wanted, status=None),
    Facet.EXECUTOR: lambda wanted: replace(wanted, executor=""),
    Facet.SOURCE: lambda wanted: replace(wanted, source=None),
    Facet.TOPIC: lambda wanted: replace(wanted, topic=None),
    Facet.DEADLINE: lambda wanted: replace(wanted, answered=None),
}
_WITH: Final[Mapping[Facet, Callable[[RegisterFilter, str], RegisterFilter]]] = {
    Facet.STATUS: lambda wanted, value: replace(wanted, status=Status(value)),
    Facet.EXECUTOR: lambda wanted, value: replace(wanted, executor=value),
    Facet.SOURCE: lambda wanted, value: replace(wanted, source=value),
    Facet.TOPIC: lambda wanted, value: replace(wanted, topic=value),
    Facet.DEADLINE: lambda wanted, value: replace(wanted, answered=Answered(value)),
}


def without(wanted: RegisterFilter, facet: Facet) -> RegisterFilter:
    """What is wanted, whatever this filter says."""
    return _WITHOUT[facet](wanted)


def with_value(wanted: RegisterFilter, facet: Facet, value: str) -> RegisterFilter:
    """What is wanted with a filter set to one of the archive's values; a period has two ends instead."""
    return _WITH[facet](wanted, value)


def words_of(text: str) -> tuple[str, ...]:
    """What is looked for, word by word, folded; `№ 191` is one word."""
    words = (word[:_LONGEST] for word in _SIGN.sub("№", folded(text)).split())
    return tuple(word for word in words if word != "№")[:_MOST_WORDS]


def conditions(database: Database, wanted: RegisterFilter, late: Moment) -> tuple[str, tuple[Cell, ...]]:
    """The WHERE of what is wanted, over the table `message`.

    Args:
        database: Each folds letters in its own way.
        wanted: Which messages.
        late: Answers that run and are due before this moment are overdue.
    """
    where: list[str] = ["1 = 1"]
    cells: list[Cell] = []
    for sql, cell in (
        ("received_at >= ?", wanted.since),
        ("received_at < ?", wanted.until),
        ("status = ?", wanted.status.value if wanted.status else None),
        ("source = ?", wanted.source),
        ("topic = ?", wanted.topic),
        ("number IN (SELECT message FROM part WHERE executor = ?)", wanted.executor or None),
    ):
        if cell is not None:
            where.append(sql)
            cells.append(cell)
    if wanted.answered is not None:
        where.append(answer_late(late, kept=wanted.answered is Answered.KEPT))
    for word in sorted(words_of(wanted.words), key=len, reverse=True):  # the rarest is likely the longest
        sql, found = _has_word(database, word)
        where.append(sql)
        cells += found
    return " AND ".join(where), tuple(cells)


def answer_late(late: Moment, *, kept: bool = False) -> str:
    """Whether the answer of the last cycle is or was too late; `kept`: whether it was given in time."""
    running = f"met_at IS NULL AND dropped_at IS NULL AND due < {int(late)}"
    what = "met_at IS NOT NULL AND over = 0" if kept else f"(over > 0 OR {running})"
    return (
        "EXISTS (SELECT 1 FROM deadline WHERE deadline.message = message.number"
        f" AND deadline.cycle = message.cycle AND key = '{Key.ANSWER}' AND {what})"
    )


def _has_word(database: Database, word: str) -> tuple[str, list[Cell]]:
    """A word anywhere in a message or in a reply that stands, or its number; `№191` is the number alone."""
    digits = word.removeprefix("№")
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else -1
    if word.startswith("№") and number >= 0:
        return "number = ?", [number]
    fields = folding(database, " || ' ' || ".join(_FIELDS))
    reply = folding(database, "reply.text || ' ' || COALESCE(reply.url, '')")
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    sql = (
        f"({fields} LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM reply WHERE reply.message = message.number"
        f" AND taken_back_at IS NULL AND {reply} LIKE ? ESCAPE '\\') OR number = ?)"
    )
    return sql, [pattern, pattern, number]
