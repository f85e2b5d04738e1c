"""The year as months, as values: a day is three cells, the third its mark. No Textual here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from screens.pieces import BLANK, Line, Piece, spread
from screens.text import pad
from uhta_tui.wording import MONTHS, capital
from uhta_tui.worktime.calendar import Calendar, DayKind, DayReason

MONTH: Final = 20
"""Cells of a month; the mark of its Sundays stands in the gap after it."""
ROWS: Final = 9
"""Rows of a month: its name, the weekdays, six weeks, a blank."""
_DAY: Final = timedelta(days=1)
OWN: Final = "·"
"""The mark of the desk's own exception, where no other says more."""


@dataclass(frozen=True, slots=True)
class Year:
    """What the days of a year are to the desk."""

    kinds: Mapping[date, DayKind]
    working: int
    """Working days."""
    seconds: int
    """Working seconds."""

    def working_in(self, month: int) -> int:
        """Working days of a month."""
        return sum(kind.working for day, kind in self.kinds.items() if day.month == month)


@lru_cache(maxsize=8)
def year_of(calendar: Calendar, year: int) -> Year:
    """A year under a calendar."""
    days = [date(year, 1, 1) + n * _DAY for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
    kinds = {day: calendar.kind(day) for day in days}
    seconds = sum(end - start for day in days for start, end in calendar.spans(day))
    return Year(kinds, sum(kind.working for kind in kinds.values()), seconds)


def layout(cells: int, rows: int) -> tuple[int, int, int]:
    """How months stand in a pane: columns, cells from one to the next, months at once (12, 6 or fewer)."""
    columns = max(1, min(4, (cells - 2 + 2) // (MONTH + 2)))
    fits = columns * max(1, rows // ROWS)
    months = next((n for n in (12, 6, 3, 2) if fits >= n), 1)
    columns = min(columns, 3) if months == 6 and cells < 100 else columns
    pitch = max(MONTH + 2, (cells - 2 - MONTH) // max(1, columns - 1)) if columns > 1 else MONTH
    return columns, min(pitch, MONTH + 7), months


def grid(year: Year, day: date, today: date, cells: int, rows: int) -> list[Line]:
    """The months around a day, as many as fit; the day itself in the role `pick-text`."""
    columns, pitch, months = layout(cells, rows)
    first = (day.month - 1) // months * months + 1
    shown = range(first, min(12, first + months - 1) + 1)
    lines: list[Line] = []
    for start in range(shown.start, shown.stop, columns):
        row = [
            month(year, day.replace(day=1, month=m), day, today)
            for m in shown
            if start <= m < start + columns
        ]
        lines += [_beside([block[index] for block in row], pitch) for index in range(ROWS)]
    return lines


def _beside(pieces: list[Line], pitch: int) -> Line:
    """One row of several months."""
    joined: list[Piece] = [Piece("  ")]
    for index, line in enumerate(pieces):
        joined += line
        taken = sum(len(piece.text) for piece in line)
        if index < len(pieces) - 1:
            joined.append(Piece(pad("", pitch - taken)))
    return tuple(joined)


def month(year: Year, first: date, day: date, today: date) -> list[Line]:
    """A month: nine rows of at most twenty-one cells."""
    name = (Piece(capital(MONTHS[first.month - 1].name), bold=True),)
    working = (Piece(str(year.working_in(first.month)), "muted"),)
    head = (Piece("пн вт ср чт пт ", "muted"), Piece("сб вс", "faint"))
    lines: list[Line] = [spread(name, working, MONTH), head]
    current = first - first.weekday() * _DAY
    while current.month == first.month or current < first:
        week = [current + n * _DAY for n in range(7)]
        lines.append(tuple(p for d in week for p in _day(year, d, first, day, today)))
        current += 7 * _DAY
    return [*lines, *[BLANK] * (ROWS - len(lines))]


def _day(year: Year, of: date, first: date, day: date, today: date) -> Line:
    """A day: two cells of its number, one of its mark."""
    if of.month != first.month or of.year != first.year:
        return (Piece("   "),)
    text, mark, role, bold = face(of, year.kinds[of])
    if of == day:
        return (
            Piece(text, "pick-text", bold=True, underline=of == today),
            Piece(mark, "pick-text", bold=True),
        )
    return (Piece(text, role, bold or of == today, underline=of == today), Piece(mark, role))


def face(day: date, kind: DayKind) -> tuple[str, str, str, bool]:
    """A day's number, mark, role and weight."""
    return pad(str(day.day), 2, right=True), mark_of(day, kind), *_looks(kind)


def _looks(kind: DayKind) -> tuple[str, bool]:
    if kind.reason is DayReason.OWN:
        return "soon", False
    if kind.reason is DayReason.HOLIDAY:
        return "mark", True
    if kind.reason is DayReason.MOVED_OFF:
        return "mark", False
    return ("body" if kind.working else "faint"), False


def mark_of(day: date, kind: DayKind) -> str:
    """`*` shorter by an hour, `+` working on a weekend, `°` a moved day off, `·` an own exception."""
    if kind.short:
        return "*"
    if kind.reason is DayReason.MOVED_WORK or (
        kind.reason is DayReason.OWN and kind.working and day.weekday() > 4
    ):
        return "+"
    if kind.reason is DayReason.MOVED_OFF:
        return "°"
    return OWN if kind.reason is DayReason.OWN else " "
