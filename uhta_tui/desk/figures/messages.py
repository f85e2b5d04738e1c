"""The messages of a month in figures: how many, from where, on what, what became of them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from peewee import Database

from models.database import fetch
from models.terms import ENDED, ReplyKind, Status, Turn
from uhta_tui.desk.figures.period import Period
from uhta_tui.documents.figures_parts import DayCount, MonthCount, Outcomes, Posted, Unanswered
from uhta_tui.documents.months import Month, midnight
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment

_UNTOLD: Final = "решение отменено позже"
"""The ground of a triage that was taken back after the month: the message no longer bears it."""


def received(database: Database, period: Period) -> int:
    """Messages received in the month."""
    sql = "SELECT COUNT(*) FROM message WHERE received_at >= ? AND received_at < ?"
    [(count,)] = fetch(database, sql, period.span)
    return int(count)


def had_messages(database: Database, before: Moment) -> bool:
    """Whether the desk had any message by a moment: a month that ended earlier has no figures, not zeros."""
    sql = "SELECT EXISTS (SELECT 1 FROM message WHERE received_at < ?)"
    [(any_,)] = fetch(database, sql, (before,))
    return bool(any_)


def posted(database: Database, period: Period) -> Posted:
    """Replies posted in the month, by kind."""
    sql = "SELECT kind, COUNT(*) FROM reply WHERE posted_at >= ? AND posted_at < ? GROUP BY kind"
    counts = {ReplyKind(kind): int(count) for kind, count in fetch(database, sql, period.span)}
    return Posted(**{kind.value: counts.get(kind, 0) for kind in ReplyKind})


def by_name(database: Database, period: Period, column: str) -> dict[str, int]:
    """Messages of the month by their source or topic, the most frequent first.

    Args:
        column: `source` or `topic`.
    """
    sql = (
        f"SELECT {column}, COUNT(*) FROM message WHERE received_at >= ? AND received_at < ? GROUP BY {column}"
    )
    counts: Counter[str] = Counter()
    for name, count in fetch(database, sql, period.span):
        counts[" ".join(str(name).split())] += int(count)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def by_day(database: Database, period: Period, scene: Scene) -> tuple[DayCount, ...]:
    """Messages received on each day of the month, in desk time."""
    days = period.month.days()
    openings = [midnight(day, period.zone) for day in days]
    sql = "SELECT received_at FROM message WHERE received_at >= ? AND received_at < ?"
    counts = Counter(bisect_right(openings, moment) - 1 for (moment,) in fetch(database, sql, period.span))
    return tuple(
        DayCount(day, scene.calendar.kind(day).working, counts[index]) for index, day in enumerate(days)
    )


def by_month(database: Database, period: Period, known: Mapping[Month, int]) -> tuple[MonthCount, ...]:
    """Messages received in this month and in each of the twelve before.

    Args:
        known: Counts that need not be looked up: those of signed months.
    """
    rows = []
    for back in range(-12, 1):
        month = period.month.shifted(back)
        whole = _whole(month, period.zone)
        count = known.get(month)
        if count is None and had_messages(database, whole.end):
            count = received(database, whole)
        rows.append(MonthCount(str(month), count))
    return tuple(rows)


def _whole(month: Month, zone: str) -> Period:
    return Period(month, zone, month.start(zone), month.end(zone), month.end(zone))


# -- what became of them ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that had not ended by a moment according to its row, and where it truly stood then."""

    number: int
    received_at: Moment
    turn: Turn
    """The last step of its own course by then: it may have been ended, and taken up again since."""
    interim: bool
    """An interim reply had been posted by then (п.15)."""
    due: Moment | None
    """The earliest due moment of what was running then, windows of п.9 left out."""

    @property
    def open(self) -> bool:
        """Whether it was open: a message ends by its own course alone, whatever its parts."""
        return self.turn not in _ENDED_TURNS


_ENDED_TURNS: Final = frozenset(Turn(status.value) for status in ENDED)

_STANDING: Final = """
    SELECT m.number, m.received_at,
        (SELECT c."to" FROM course c WHERE c.message = m.number AND c.part IS NULL AND c.at < ?
            ORDER BY c.at DESC, c.no DESC LIMIT 1),
        EXISTS (SELECT 1 FROM course c
            WHERE c.message = m.number AND c.part IS NULL AND c."to" = 'interim' AND c.at < ?),
        (SELECT MIN(d.due) FROM deadline d WHERE d.message = m.number AND d.key <> 'return' AND d.start < ?
            AND (d.met_at IS NULL OR d.met_at >= ?) AND (d.dropped_at IS NULL OR d.dropped_at >= ?))
    FROM message m WHERE +m.received_at < ? AND """
"""The plus keeps the archive's index on the receipt out of it: few messages end after a moment."""


def standing(database: Database, until: Moment) -> list[Standing]:
    """The messages received before a moment whose rows do not say that they had ended by then."""
    rows = []
    for where, cells in (("m.ended_at IS NULL", ()), ("m.ended_at >= ?", (until,))):
        rows += fetch(database, _STANDING + where, (*(until,) * 6, *cells))
    return [
        Standing(number, at, Turn(turn or Turn.OPEN), bool(interim), due)
        for number, at, turn, interim, due in sorted(rows)
    ]


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of the messages of a month, and on what grounds some were left without an answer."""

    outcomes: Outcomes
    unanswered: tuple[Unanswered, ...]


def ended(database: Database, period: Period, standing_: Iterable[Standing]) -> Ended:
    """What had become of the month's messages by its end.

    Args:
        standing_: `standing` at `period.until`.
    """
    sql = """SELECT status, repeat_of IS NOT NULL AND NOT new_facts, why, COUNT(*) FROM message
        WHERE received_at >= ? AND received_at < ? AND +ended_at < ? GROUP BY 1, 2, 3"""
    outcomes: Counter[str] = Counter()
    grounds: Counter[tuple[str, str]] = Counter()
    for status, by_link, why, count in fetch(database, sql, (*period.span, period.until)):
        name = "linked" if by_link and status == Status.ANSWERED else str(status)
        outcomes[name] += int(count)
        grounds[name, " ".join(str(why).split())] += int(count)
    for message in standing_:
        if message.received_at >= period.start:
            name = outcome_of(message)
            outcomes[name] += 1
            grounds[name, _UNTOLD] += 1
    unanswered = tuple(
        Unanswered(name, why, count)
        for (name, why), count in sorted(grounds.items(), key=lambda item: (-item[1], item[0]))
        if name in _WITHOUT_ANSWER
    )
    return Ended(Outcomes(**outcomes), unanswered)


_WITHOUT_ANSWER: Final = ("excluded", "out_of_scope", "closed")


def outcome_of(message: Standing) -> str:
    """The field of `Outcomes` that counts a message which its row does not show as ended."""
    if message.turn is Turn.CLARIFYING or not message.open:
        return message.turn.value
    return "interim" if message.interim else "open"


def left_without_answer_earlier(database: Database, period: Period) -> int:
    """Messages received before the month and left without an answer in it."""
    sql = """SELECT COUNT(*) FROM message WHERE ended_at >= ? AND ended_at < ? AND +received_at < ?
        AND status IN ('excluded', 'out_of_scope', 'closed')"""
    [(count,)] = fetch(database, sql, (*period.span, period.start))
    return int(count)
