"""The shortcomings of п.20 as rows and a card, as values. No Textual here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from models.terms import Side
from screens.keys import other_layout
from screens.moments import day
from screens.names import executor_name
from screens.pieces import Line, Piece
from screens.text import cut, fit, pad
from screens.widgets.clock import clock_face
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import Shortcoming
from uhta_tui.worktime.calendar import Calendar

NONE: Final = "—"
DESK: Final = "Отдел"
HEADER: Final = "  Кто         Недостаток           позже на     №  извещён  Дальше"
_SIDES: Final[Mapping[Side, str]] = {
    Side.EXECUTOR: "По вине исполнителей",
    Side.DESK: "По вине отдела",
}


class Next(Enum):
    """What п.20 asks for next."""

    NOTIFY = "Известить"
    RESOLVE = "Внести решение"
    NOTHING = ""


def next_of(found: Shortcoming) -> Next:
    """What is to be done next with a shortcoming."""
    if found.notice is None:
        return Next.NOTIFY
    return Next.RESOLVE if found.notice.resolved_at is None else Next.NOTHING


@dataclass(frozen=True, slots=True)
class Row:
    """A shortcoming, or a heading of a side."""

    key: str
    title: str = ""
    count: int = 0
    found: Shortcoming | None = None
    who: str = ""
    notified: str = NONE
    then: str = ""
    due_position: int | None = None
    """Of one that still runs: its due moment on the working clock, so that it grows with the present."""
    day: int = 8 * 3600
    """Working seconds of a usual day."""

    @property
    def heading(self) -> bool:
        """Whether it is none itself."""
        return self.found is None

    def over(self, now: int) -> int:
        """Working seconds over at a position of the working clock."""
        if self.due_position is not None:
            return max(0, now - self.due_position)
        return self.found.over if self.found else 0


def rows_of(found: Sequence[Shortcoming], scene: Scene, usual_day: int) -> tuple[Row, ...]:
    """The shortcomings by side; in each those that wait for the desk first, the newest first."""
    rows: list[Row] = []
    for side, title in _SIDES.items():
        of_side = [_row(one, scene, usual_day) for one in found if one.side is side]
        if of_side:
            rows += [Row(f"b:{side}")] if rows else []
            rows.append(Row(f"h:{side}", title, len(of_side)))
            rows += sorted(of_side, key=_order)
    return tuple(rows)


_STAGES: Final = list(Next)


def _order(row: Row) -> tuple[int, int]:
    """What is to be told of first, then what is to be decided, then the rest; the latest first."""
    if row.found is None:
        return 0, 0
    return _STAGES.index(next_of(row.found)), -row.found.since


def _row(found: Shortcoming, scene: Scene, usual_day: int) -> Row:
    calendar, zone = scene.calendar, scene.calendar.timezone
    notice = found.notice
    then = next_of(found).value
    if notice is not None and notice.resolved_at is not None:
        then = f"решено {day(notice.resolved_at, scene.now, zone)}"
    return Row(
        key=found.id,
        found=found,
        who=_who(found, scene),
        notified=NONE if notice is None else day(notice.notified_at, scene.now, zone),
        then=then,
        due_position=calendar.position(found.since) if found.running else None,
        day=usual_day,
    )


def _who(found: Shortcoming, scene: Scene) -> str:
    """The short name of whoever is at fault."""
    if found.side is Side.DESK or found.executor is None:
        return DESK
    return executor_name(scene.executors, found.executor)


def what(found: Shortcoming) -> str:
    """What is wrong, in at most fifteen cells: `Направить иному`."""
    return DEADLINES[found.key].title if found.key is not None else "Неполный ответ"


def draw(row: Row, cells: int, now: int) -> Line:
    """A row: whose, what, its clause, how late, of which message, when told of, what is next."""
    found = row.found
    if found is None:
        count = f"  {row.count}" if row.count else ""
        return (Piece(f"  {row.title}", "body", bold=True), Piece(count, "muted"))
    done = next_of(found) is Next.NOTHING
    role = "muted" if done else "body"
    mark, mark_role = ("×", "late") if found.running else ("✓", "muted") if done else (" ", "body")
    return (
        Piece(f"{mark} ", mark_role, bold=found.running),
        Piece(fit(row.who, 12), role),
        Piece(fit(what(found), 16), role),
        Piece(fit(found.clause, 5), "muted"),
        Piece(pad(over_face(row, now), 8, right=True), "late" if found.running else role, found.running),
        Piece(pad(str(found.number), 6, right=True), role),
        Piece(f"{pad(row.notified, 9, right=True)}  ", role),
        Piece(cut(row.then, max(0, cells - 60)), role),
    )


def matching(rows: Sequence[Row], query: str, texts: Mapping[int, str]) -> tuple[Row, ...]:
    """The rows in which all words of a query stand, under the headings of those that are left.

    Args:
        rows: As `rows_of` made them.
        query: Words of a name, a kind, a number or a message, in any case, typed on either layout.
        texts: What each message says, by number.
    """
    for spelling in dict.fromkeys((query, other_layout(query))):
        words = _folded(spelling).split()
        if not words:
            return tuple(rows)
        if kept := _found(rows, words, texts):
            return kept
    return ()


def _found(rows: Sequence[Row], words: Sequence[str], texts: Mapping[int, str]) -> tuple[Row, ...]:
    """The rows with all the words, spelled so."""
    groups: list[tuple[Row, list[Row]]] = []
    for row in rows:
        if row.key.startswith("h:"):
            groups.append((row, []))
        elif row.found is not None and _has(row.found, row, words, texts):
            groups[-1][1].append(row)
    kept: list[Row] = []
    for heading, found in groups:
        if found:
            kept += [Row(f"b{heading.key}")] if kept else []
            kept += [replace(heading, count=len(found)), *found]
    return tuple(kept)


def _has(found: Shortcoming, row: Row, words: Sequence[str], texts: Mapping[int, str]) -> bool:
    """Whether all the words stand in what a row says, or in its message."""
    seen = f"{row.who} {what(found)} {found.clause} {found.id} № {found.number} {row.then}"
    text = _folded(f"{seen} {texts.get(found.number, '')}")
    return all(word in text for word in words)


def _folded(text: str) -> str:
    return text.lower().replace("ё", "е")


def over_face(row: Row, now: int) -> str:
    """How late: like a clock, from two days on in days; a dash for a finding."""
    over = row.over(now)
    return clock_face(over, row.day) if over else NONE


def waiting(found: Sequence[Shortcoming]) -> int:
    """How many no official has been told of."""
    return sum(one.notice is None for one in found)


def in_month(found: Sequence[Shortcoming], today: date, calendar: Calendar) -> int:
    """How many came to be in this month."""
    days = (calendar.day_of(one.since) for one in found)
    return sum((day.year, day.month) == (today.year, today.month) for day in days)
