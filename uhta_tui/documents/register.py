"""The register of messages as a table: which columns it has, and what each says of a message."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from models.terms import ENDED, REPLY_TITLES, STATUS_TITLES, Key, ReplyKind
from uhta_tui.procedure.case import Case, Deadline, Reply
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.procedure.scene import Scene, short_name
from uhta_tui.text import printable
from uhta_tui.wording import cut, duration, minutes
from uhta_tui.worktime.moments import Moment, at

Cell: TypeAlias = str | int | datetime | None
"""What stands in a cell: words, a number, a moment in desk time, nothing; a duration is whole minutes."""

GIST: Final = 500
"""Letters of a message in its cell."""
ANSWER: Final = 1000
"""Letters of a reply in its cell."""


class Kind(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    WORDS = "words"
    LONG = "long"
    """Words over several lines."""
    MOMENT = "moment"
    SPAN = "span"
    """Working time in whole minutes."""
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Entry:
    """A message with what surrounds it."""

    case: Case
    scene: Scene

    def moment(self, moment: Moment | None) -> Cell:
        """A moment in desk time, to the minute as a clerk writes it, without its zone."""
        if moment is None:
            return None
        return at(moment, self.scene.calendar.timezone).replace(tzinfo=None, second=0, microsecond=0)

    def short(self, code: str) -> str:
        """An executor's short name."""
        return printable(short_name(self.scene.executors, code))

    @property
    def executors(self) -> list[str]:
        """Who answers for it: whose parts live, or in the last cycle did."""
        case = self.case
        parts = case.live_parts or [part for part in case.parts if part.cycle == case.cycle]
        return [self.short(code) for code in dict.fromkeys(part.executor for part in parts)]

    def deadline(self, key: Key) -> Deadline | None:
        """The deadline of a kind that began last."""
        return next((d for d in reversed(self.case.deadlines) if d.key is key), None)

    def reply(self, kind: ReplyKind) -> Reply | None:
        """The last posted reply of a kind that stands."""
        posted = [r for r in self.case.replies if r.taken_back_at is None and r.posted_at is not None]
        return next((reply for reply in reversed(posted) if reply.kind is kind), None)

    @property
    def spent(self) -> int | None:
        """Working minutes from receipt to the answer (п.8); `None` while there is none."""
        answer = self.case.answer_deadline
        if answer.met_at is None:
            return None
        return minutes(max(0, self.scene.calendar.between(answer.start, answer.met_at)))

    @property
    def breaches(self) -> list[tuple[Deadline, int]]:
        """The deadlines that were or are breached, with the working seconds over."""
        found = [(deadline, over_now(deadline, self.scene)) for deadline in self.case.deadlines]
        return [(deadline, over) for deadline, over in found if over > 0]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the register."""

    title: str
    width: int
    """Characters."""
    kind: Kind
    value: Callable[[Entry], Cell]


def _words(name: str, letters: int = 200) -> Callable[[Entry], Cell]:
    """A fact in words."""
    return lambda entry: cut(printable(getattr(entry.case.facts, name)), letters) or None


def _link(url: str | None) -> Cell:
    """A link whole, without what is not printable."""
    return printable(url or "").strip() or None


def _breaches(entry: Entry) -> Cell:
    """`п.10 Проект УЖКХ 0:45; п.8 Ответ 1:03`: which deadlines, by how much."""
    said = []
    for deadline, over in entry.breaches:
        clause = DEADLINES[deadline.key]
        name = f" {entry.short(deadline.executor)}" if deadline.executor else ""
        said.append(f"{clause.clause} {clause.title}{name} {duration(over)}")
    return "; ".join(said) or None


def _of_deadline(key: Key) -> tuple[Column, Column]:
    """The two columns of a clause: till when, and when it was done."""
    title = f"{DEADLINES[key].clause} {DEADLINES[key].title}"

    def due(entry: Entry) -> Cell:
        deadline = entry.deadline(key)
        return None if deadline is None else entry.moment(deadline.due)

    def done(entry: Entry) -> Cell:
        deadline = entry.deadline(key)
        if deadline is None or deadline.running:
            return None
        if deadline.met_at is None:
            return "не было" if key is Key.RETURN else "снят"
        return entry.moment(deadline.met_at)

    return Column(f"{title}: срок", 15, Kind.MOMENT, due), Column(f"{title}: факт", 15, Kind.MOMENT, done)


def _of_reply(kind: ReplyKind, title: str) -> tuple[Column, Column]:
    """The two columns of a kind of reply: when it was posted, and its link."""

    def posted(entry: Entry) -> Cell:
        reply = entry.reply(kind)
        return None if reply is None else entry.moment(reply.posted_at)

    def link(entry: Entry) -> Cell:
        reply = entry.reply(kind)
        return None if reply is None else _link(reply.url)

    return Column(f"{title}: размещён", 15, Kind.MOMENT, posted), Column(
        f"{title}: ссылка", 30, Kind.LINK, link
    )


def _text(entry: Entry) -> Cell:
    """What the last reply says."""
    reply = entry.case.reply
    return None if reply is None else cut(printable(reply.text), ANSWER) or None


def _why(entry: Entry) -> Cell:
    """Why it ended without an answer."""
    case = entry.case
    return cut(printable(case.why), GIST) or None if case.status in ENDED else None


_ASKED: Final[Mapping[ReplyKind, str]] = {
    ReplyKind.CLARIFICATION: "Запрос автору",
    ReplyKind.INTERIM: "Промежуточный",
    ReplyKind.ANSWER: "Ответ",
}
_KEYS: Final = (
    Key.ROUTE, Key.RETURN, Key.REROUTE, Key.DRAFT, Key.REVIEW, Key.REWORK, Key.PUBLISH, Key.FINAL, Key.ANSWER,
)  # fmt: skip
"""The clauses in the order of the work."""

COLUMNS: Final[tuple[Column, ...]] = (
    Column("№", 8, Kind.NUMBER, lambda e: e.case.number),
    Column("Внешний №", 14, Kind.WORDS, _words("external_id")),
    Column("Получено", 15, Kind.MOMENT, lambda e: e.moment(e.case.received_at)),
    Column("Опубликовано", 15, Kind.MOMENT, lambda e: e.moment(e.case.facts.published_at)),
    Column("Источник", 14, Kind.WORDS, _words("source")),
    Column("Ссылка", 30, Kind.LINK, lambda e: _link(e.case.facts.url)),
    Column("Автор", 20, Kind.WORDS, _words("author")),
    Column("Страница автора", 24, Kind.LINK, lambda e: _link(e.case.facts.author_url)),
    Column("Сообщение", 60, Kind.LONG, _words("text", GIST)),
    Column("Тема", 16, Kind.WORDS, _words("topic")),
    Column("Место", 20, Kind.WORDS, _words("place")),
    Column("Состояние", 15, Kind.WORDS, lambda e: STATUS_TITLES[e.case.status]),
    Column("Исполнители", 20, Kind.WORDS, lambda e: ", ".join(e.executors) or None),
    Column("Ответ за, ч:мм", 10, Kind.SPAN, lambda e: e.spent),
    Column("Нарушения сроков", 34, Kind.LONG, _breaches),
    *(column for key in _KEYS for column in _of_deadline(key)),
    *(column for kind, title in _ASKED.items() for column in _of_reply(kind, title)),
    Column("Текст ответа", 60, Kind.LONG, _text),
    Column("Вид ответа", 14, Kind.WORDS, lambda e: REPLY_TITLES[e.case.reply.kind] if e.case.reply else None),
    Column("Почему без ответа", 34, Kind.LONG, _why),
    Column("Повтор №", 9, Kind.NUMBER, lambda e: e.case.repeat_of),
)
"""The columns, from left to right."""


def row_of(entry: Entry) -> tuple[Cell, ...]:
    """A message's cells, one for each column."""
    return tuple(column.value(entry) for column in COLUMNS)
