"""«Что истекает»: the deadlines before the break, before the close, on the next working day until noon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult

from screens.clock.forecast import detailed
from screens.clock.warnings import Place
from screens.dialog_frame import Dialog
from screens.pieces import Line, Piece, keys_line, spread
from screens.session import Session
from screens.text import cut, fit, pad, printable
from screens.when import WEEKDAYS
from screens.widgets.grouped_list import GroupedList
from screens.widgets.line_list import LineList
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.worktime.moments import at

_MOST: Final = 12
"""Rows of the list."""
_DUE, _STEP, _CLAUSE, _NUMBER = 8, 19, 4, 4
_MARGIN: Final = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A deadline that expires, or the heading of those until one horizon."""

    key: str
    title: str
    number: int = 0
    """The message; 0 of a heading."""
    until: str = ""
    clause: str = ""
    text: str = ""
    ours: bool = True
    right: Line = ()

    @property
    def heading(self) -> bool:
        """Whether it is no deadline."""
        return not self.number


def rows_of(places: Sequence[Place], session: Session) -> list[Row]:
    """What expires, by horizon; what is overdue already stands at the top of the queue.

    Args:
        places: The running deadlines in order.
        session: The present, the calendar, the executors' names.
    """
    calendar, now = session.calendar, session.now
    coming = [place for place in places if place.at >= calendar.position(now)]
    rows: list[Row] = []
    for horizon in detailed(calendar, now):
        limit = calendar.position(horizon.until)
        group = [place for place in coming if place.at <= limit]
        coming = coming[len(group) :]
        until = f"{at(horizon.until, calendar.timezone):%H:%M}"
        title = horizon.title if horizon.title.endswith(until) else f"{horizon.title}, {until}"
        rows += [Row(f"b:{horizon.title}", "")] if rows else []
        rows.append(Row(f"h:{horizon.title}", title, right=_counts(group)))
        rows += [_row(place, session, calendar.day_of(horizon.until)) for place in group]
    return rows


def _counts(group: Sequence[Place]) -> Line:
    """How many are ours, how many the executors'."""
    if not group:
        return (Piece("ничего", "muted"),)
    ours = sum(place.row.ours for place in group)
    theirs = len(group) - ours
    pieces = [Piece("наших ", "muted"), Piece(str(ours) if ours else "—", "body" if ours else "muted")]
    if theirs:
        pieces += [Piece("   у исполнителей ", "muted"), Piece(str(theirs), "muted")]
    return tuple(pieces)


def _row(place: Place, session: Session, day: date) -> Row:
    """A deadline; one that was due on another day and has had no second since says on which."""
    row, words = place.row, DEADLINES[place.row.key]
    who = f": {session.short(row.executor)}" if row.executor and not row.ours else ""
    due = at(row.due, session.zone)
    other = "" if due.date() == day else f"{WEEKDAYS[due.weekday()]} "
    unsure = "≈" if row.provisional else ""
    return Row(
        key=f"{row.number}-{row.no}",
        title=f"{words.title}{who}",
        number=row.number,
        until=f"{unsure}{other}{due:%H:%M}",
        clause=words.clause,
        text=printable(row.excerpt),
        ours=row.ours,
    )


def draw(row: Row, cells: int, _: int) -> Line:
    """`  12:21  Согласовать         п.11   129  Библиотека, 30 лет Октября…`."""
    if row.heading:
        left = (Piece("  "), Piece(row.title, bold=True))
        return spread(left, row.right, cells - _MARGIN) if row.title else ()
    role = "body" if row.ours else "muted"
    head = (
        Piece("  "),
        Piece(pad(row.until, _DUE, right=True), role),
        Piece(f"  {fit(row.title, _STEP)} ", role),
        Piece(f"{fit(row.clause, _CLAUSE)}  ", "muted"),
        Piece(f"{pad(str(row.number), _NUMBER, right=True)}  ", role),
    )
    room = cells - _MARGIN - sum(len(piece.text) for piece in head)
    return (*head, Piece(cut(row.text, max(1, room)), role))


class Expiring(Dialog[int | None]):
    """What expires; Enter hands back the message to open."""

    DEFAULT_CSS = """
    Expiring > Vertical { width: 78; }
    Expiring GroupedList { height: 12; }
    """
    AUTO_FOCUS = "GroupedList"
    KEYS: ClassVar[Line] = keys_line(("Enter", "к сообщению"), ("↑↓", "выбрать"), ("Esc", "назад"))

    def __init__(self, places: Sequence[Place], session: Session) -> None:
        """List what expires.

        Args:
            places: The running deadlines in order.
            session: The present, the calendar, the executors' names.
        """
        super().__init__("Что истекает")
        self._rows = rows_of(places, session)
        self._list = GroupedList[Row](
            draw, lambda row: row.key, lambda row: row.heading, pointer=True, ground="raised"
        )

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield self._list

    def on_mount(self) -> None:
        """Fill the list; the cursor on the first deadline."""
        self._list.styles.height = min(_MOST, max(1, len(self._rows)))
        self._list.rows = self._rows
        self._list.cursor = 0

    @on(LineList.Chosen)
    def choose(self, event: LineList.Chosen) -> None:
        """Hand back the message under the cursor."""
        row = self._list.current
        if row is not None:
            self.dismiss(row.number)
