"""The queue's rows: what is due of each message, by when, and whose step it is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.geometry import Region

from screens.keys import other_layout
from screens.pieces import Line, Piece, as_line, highlighted
from screens.session import Session
from screens.text import cut, fit, pad, printable, width
from screens.widgets.clock import STAND, WIDTH, clock_pieces
from screens.widgets.line_list import LineList
from uhta_tui.desk.rows import QueuePage, QueueRow
from uhta_tui.intake.sources import source_code
from uhta_tui.procedure.clauses import STEPS

STEP: Final = 19
"""Cells of «Что сделать»."""
CLAUSE: Final = 4
NUMBER: Final = 4
"""Least cells of «№»: a desk with ten thousand messages gets more."""
SOURCE: Final = 2
TOPIC: Final = 10
MARK: Final = "■"
"""Of a row that is one of several to be acted on; it stands in the gap after the mark of urgency."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A row of the queue, ready to be drawn: a tick costs it one subtraction."""

    number: int
    due: int | None
    """The nearest deadline's place on the working clock; `None` where nothing runs."""
    step: str
    clause: str
    ours: bool
    """Whether the desk itself must act."""
    source: str
    topic: str
    text: str
    row: QueueRow


def queue_line(row: QueueRow, session: Session) -> QueueLine:
    """A row placed on the working clock and worded."""
    step = STEPS[row.step]
    name = f": {session.short(row.executor)}" if step.names_executor and row.executor else ""
    return QueueLine(
        number=row.number,
        due=None if row.due is None else session.calendar.position(row.due),
        step=f"{step.title}{name}",
        clause=step.clause,
        ours=step.ours,
        source=source_code(row.source),
        topic=printable(row.topic),
        text=printable(row.excerpt).strip(),
        row=row,
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns there is room for, and how wide the numbers are."""

    source: bool = False
    topic: bool = False
    number: int = NUMBER
    tight: bool = False
    """Whether list and card stand side by side in little room."""

    @staticmethod
    def at(terminal: int, lines: Sequence[QueueLine]) -> "Columns":
        """The columns for a terminal of so many cells: the source from 132, the topic from 150."""
        digits = max((len(str(line.number)) for line in lines), default=0)
        tight = 100 <= terminal < 116
        return Columns(terminal >= 132, terminal >= 150, max(NUMBER - tight, digits), tight)

    @property
    def gap(self) -> str:
        """Between the clause and the number."""
        return " " if self.tight else "  "

    def head(self, *, stands: bool = False) -> Line:
        """The names of the columns; the clocks' says when they stand."""
        clocks = STAND.capitalize() if stands else "Осталось"
        parts = [
            f"  {pad(clocks, WIDTH, right=True)}  {pad('Что сделать', STEP)} {' ' * CLAUSE}{self.gap}",
            f"{pad('№', self.number, right=True)}  ",
            f"{pad('', SOURCE)}  " if self.source else "",
            f"{pad('Тема', TOPIC)}  " if self.topic else "",
            "Сообщение",
        ]
        return as_line("".join(parts), "muted")


def draw(
    line: QueueLine,
    cells: int,
    now: int,
    columns: Columns,
    day: int,
    soon: int,
    found: str = "",
    *,
    stands: bool = False,
    marked: bool = False,
) -> Line:
    """A row of the queue.

    Args:
        line: The row.
        cells: Of the list.
        now: The present on the working clock.
        columns: Which columns are shown.
        day: Working seconds of a usual working day.
        soon: Working seconds from which a deadline is close.
        found: What the queue is filtered by; underlined where it stands.
        stands: Whether the office is closed, so that the clocks stand.
        marked: Whether it is one of several to be acted on: `■` beside the mark of urgency.
    """
    role = "body" if line.ours else "muted"
    left = None if line.due is None else line.due - now
    mark, clock = clock_pieces(left, day, soon=soon, role=role, stands=stands)
    marks = (mark._replace(text=mark.text[:1]), Piece(MARK, "mark", bold=True)) if marked else (mark,)
    head = [
        *marks,
        clock,
        Piece(f"  {fit(line.step, STEP)} ", role),
        Piece(f"{fit(line.clause, CLAUSE)}{columns.gap}", "muted"),
        Piece(f"{pad(str(line.number), columns.number, right=True)}  ", role),
    ]
    if columns.source:
        head.append(Piece(f"{fit(line.source, SOURCE)}  ", "muted"))
    if columns.topic:
        head.append(Piece(f"{fit(line.topic, TOPIC)}  ", "muted"))
    room = cells - sum(width(piece.text) for piece in head)
    return (*head, *highlighted(cut(line.text, room), found, role, accent="body", bold=False))


def counted(page: QueuePage, places: Sequence[int], now: int, soon: int) -> tuple[int, int]:
    """How many of the queue are overdue and how many fall due soon, now.

    Args:
        page: The queue as it was read.
        places: The loaded rows' deadlines on the working clock, in order, none left out but those without.
        now: The present on the working clock.
        soon: Working seconds from which a deadline is close.
    """
    late = bisect_left(places, now)
    near = bisect_right(places, now + soon) - late
    if late + near < len(places) or len(page.rows) == page.total:
        return late, near
    # The rows that were not read may be due as soon: their counts are those of the reading.
    return max(late, page.late), max(near, page.late + page.soon - max(late, page.late))


def counts_line(total: int, late: int, soon: int, shown: int | None = None, *, marked: int = 0) -> Line:
    """The right of the queue's rule: `14 в работе   × 2   ! 3`.

    Args:
        total: In work.
        late: Overdue.
        soon: Due within the warning time.
        shown: How many a filter leaves; `None` without a filter.
        marked: How many are marked to be acted on together.
    """
    words = f"{total} в работе" if shown is None else f"найдено {shown} из {total}"
    pieces = [Piece(f"отмечено {marked}", "mark", bold=True), Piece("   ")] if marked else []
    pieces.append(Piece(words, "muted"))
    if late:
        pieces.append(Piece(f"   × {late}", "late", bold=True))
    if soon:
        pieces.append(Piece(f"   ! {soon}", "soon"))
    return tuple(pieces)


def filtered(lines: Sequence[QueueLine], words: str) -> tuple[Sequence[QueueLine], str]:
    """The rows in which every word stands, typed on either layout, and the word to underline.

    Looked through are the message's first words, number, topic and source, and the step with its executor.
    """
    for spelling in dict.fromkeys((words, other_layout(words))):
        wanted = _folded(spelling).split()
        found = [line for line in lines if all(word in _searched(line) for word in wanted)]
        if found:
            return found, wanted[0] if len(wanted) == 1 else ""
    return (lines, "") if not words else ((), "")


def _searched(line: QueueLine) -> str:
    return _folded(
        f"№{line.number} {line.step} {line.text} {line.topic} {line.row.source} {line.row.external_id}"
    )


def _folded(text: str) -> str:
    return text.lower().replace("ё", "е")


class QueueList(LineList[QueueLine]):
    """The queue; `look` is what its rows depend on besides themselves."""

    def __init__(self, soon: int, *, id: str | None = None) -> None:
        """Prepare the list; `soon` in working seconds."""
        self.columns, self.day, self.soon, self.found = Columns(), 8 * 3600, soon, ""
        self.stands = False
        self.marked: frozenset[int] = frozenset()
        """Numbers of the messages to be acted on together."""
        super().__init__(self._draw_line, lambda line: line.number, id=id)

    def _draw_line(self, line: QueueLine, cells: int, now: int) -> Line:
        look = (self.columns, self.day, self.soon, self.found)
        return draw(line, cells, now, *look, stands=self.stands, marked=line.number in self.marked)

    def show_from_top(self) -> None:
        """Show as many of the nearest deadlines as the cursor allows: there is more room than there was."""
        here = Region(0, self.cursor, 1, 1)
        self.scroll_home(animate=False, force=True, immediate=True)
        self.scroll_to_region(here, animate=False, force=True, immediate=True)
