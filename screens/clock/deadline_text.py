"""All deadlines of a message in two tables: `Идут`, `Выполнены`, and who held it. No Textual."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.terms import Key
from screens.clock.budget import segments, used, whole, whole_bar, whole_legend
from screens.clock.clock import Clock
from screens.message.lines import running
from screens.pieces import BLANK, Line, Piece, spread
from screens.text import cut, fit, pad, printable
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.scene import ExecutorFacts

_TITLE: Final = (14, 20)
"""Cells of the titles: at least, and what the longest with its executor takes."""
_SPENT: Final = 6
"""Cells of what was used, with the one before it."""
_ALL_COLUMNS: Final = 58
"""Cells from which every moment has a column; with fewer only the one that counts: due, or met."""
_LEFT: Final = 10
"""Cells of what is left or was used, there."""


_BRIEF: Final[Mapping[Key, str]] = {
    Key.RETURN: "Возв.",
    Key.REROUTE: "Иному",
    Key.DRAFT: "Пр.",
    Key.REVIEW: "Согл.",
    Key.REWORK: "Пр-ка",
    Key.FINAL: "Итог",
}
"""Steps where several executors share the column; what is left of a name still tells it."""


@dataclass(frozen=True, slots=True)
class _Table:
    """What both tables share: where their columns end, how a deadline is called."""

    clock: Clock
    executors: Mapping[str, ExecutorFacts]
    cells: int
    several: bool
    """Whether more than one executor has a deadline."""
    widths: tuple[int, int, int]
    """Cells that the moments of начало, до and выполнен take."""

    @property
    def title(self) -> int:
        """Cells of the column of titles."""
        if self.bare:
            return max(8, min(14, self.cells - 28))
        least, most = _TITLE
        return max(least, min(most, self._free - 3))

    @property
    def bare(self) -> bool:
        """Whether there is room for one moment only."""
        return self.cells < _ALL_COLUMNS

    @property
    def _free(self) -> int:
        """Cells that mark, clause, moments and what was used leave to the titles and the gaps."""
        return self.cells - 7 - sum(self.widths) - _SPENT

    @property
    def edges(self) -> tuple[int, int, int]:
        """The right edges of начало, до and выполнен, two cells apart where there is room."""
        first, due, met = self.widths
        gap = 2 if self._free - self.title >= 4 else 1
        start = self.title + 7 + first
        return start, start + gap + due, start + 2 * gap + due + met

    def head(self, name: str, *heads: str) -> Line:
        """The row of headings: three or four, the last at the right edge; where bare the last two."""
        heads = heads[-2:] if self.bare else heads
        edges = (self.cells - _LEFT, self.cells) if self.bare else (*self.edges[: len(heads) - 1], self.cells)
        line, at = [Piece(fit(f"  {name}", self.title + 2), bold=True)], self.title + 2
        for head, edge in zip(heads, edges, strict=True):
            line.append(Piece(pad(head, edge - at, right=True), "muted"))
            at = edge
        return tuple(line)

    def name(self, deadline: Deadline) -> str:
        """`Проект: УЖКХ`; where both do not fit, `Согл. Экол…` of several, else the step alone."""
        title = DEADLINES[deadline.key].title
        facts = self.executors.get(deadline.executor or "")
        if facts is None or (deadline.key is Key.REVIEW and not self.several):
            return title
        short = printable(facts.short)
        both = f"{title}: {short}"
        if len(both) < self.title or not self.several:
            return both if len(both) < self.title else title
        brief = _BRIEF.get(deadline.key, title)
        return f"{brief} {cut(short, self.title - len(brief) - 2)}"

    def begun(self, deadline: Deadline, role: str) -> Line:
        """Title, clause, start and due moment."""
        start, till, _ = self.edges
        unsure = "≈" if deadline.provisional else ""
        head = (
            Piece(fit(self.name(deadline), self.title), role),
            Piece(fit(DEADLINES[deadline.key].clause, 5), "muted"),
        )
        if self.bare:
            return head
        return (
            *head,
            Piece(pad(self.clock.at(deadline.start), start - self.title - 7, right=True), "muted"),
            Piece(pad(f"{unsure}{self.clock.at(deadline.due)}", till - start, right=True), "muted"),
        )

    def going(self, deadline: Deadline) -> Line:
        """`! Согласовать   п.11   12:39  14:39   0:07:10`."""
        mark, face = self.clock.pieces(deadline.due)
        gap = Piece(" " * max(0, self.cells - self.edges[1] - 8))
        if self.bare:
            unsure = "≈" if deadline.provisional else ""
            gap = Piece(pad(f"{unsure}{self.clock.at(deadline.due)}", self._room, right=True), "muted")
            face = face._replace(text=pad(face.text, _LEFT, right=True))
        return (mark, *self.begun(deadline, "body"), gap, face._replace(bold=True))

    @property
    def _room(self) -> int:
        """Cells of the one moment where there is room for no more."""
        return self.cells - self.title - 7 - _LEFT

    def over(self, deadline: Deadline) -> Line:
        """`✓ Проект: УЖКХ  п.10   23.11 17:31  11:50   09:48  1:32`; late `×`, dropped `—`."""
        _, till, met = self.edges
        late, ended = deadline.over > 0, deadline.met_at
        when = "не было" if deadline.key is Key.RETURN else "снят"
        mark, spent, role = "—", "—", "faint"
        if ended is not None:
            mark, when, role = "✓", self.clock.at(ended), "body"
            spent = used(max(0, self.clock.calendar.between(deadline.start, ended)))
        colour = "late" if late else role
        return (
            Piece("× " if late else f"{mark} ", "late" if late else "muted", late),
            *self.begun(deadline, "muted"),
            Piece(pad(when, self._room if self.bare else met - till, right=True), "muted"),
            Piece(pad(spent, _LEFT if self.bare else self.cells - met, right=True), colour, late),
        )


def deadline_tables(
    case: Case, executors: Mapping[str, ExecutorFacts], clock: Clock, cells: int, *, apart: bool
) -> list[Line]:
    """What runs, the nearest first; what is finished, the latest first; `apart`: a blank row between."""
    going = running(case)
    over = sorted((d for d in case.deadlines if not d.running), key=_ended, reverse=True)
    several = len({d.executor for d in case.deadlines if d.executor}) > 1
    table = _Table(clock, executors, cells, several, _widths(case, clock))
    # The rule above says already that nothing runs.
    lines: list[Line] = [] if over else [(Piece("  Сроков ещё не было", "muted"),)]
    if going:
        lines = [table.head("Идут", "начало", "до", clock.head), *map(table.going, going)]
    if over:
        lines += [BLANK] if apart and going else []
        lines += [table.head("Выполнены", "начало", "до", "выполнен", "за"), *map(table.over, over)]
    return lines


def _widths(case: Case, clock: Clock) -> tuple[int, int, int]:
    """Cells of the three columns of moments: of what stands in them, and of their heads."""
    starts, dues, ends = ["начало"], ["до"], ["выполнен"]
    for one in case.deadlines:
        starts.append(clock.at(one.start))
        dues.append(f"{'≈' if one.provisional else ''}{clock.at(one.due)}")
        ends += [clock.at(one.met_at)] if one.met_at is not None else []
    first, second, third = (max(map(len, column)) for column in (starts, dues, ends))
    return first, second, third


def _ended(deadline: Deadline) -> tuple[int, int]:
    return deadline.met_at or deadline.dropped_at or 0, deadline.no


def held_lines(case: Case, executors: Mapping[str, ExecutorFacts], clock: Clock, cells: int) -> list[Line]:
    """`Держали`: how much of the whole time is used, the bar, by whom."""
    spent = sum(seconds for _, seconds in segments(case, clock.calendar, clock.now))
    total = whole(case.answer_deadline, clock.calendar)
    right = (Piece(used(spent)), Piece(f" из {used(total)} п.8", "muted"))
    return [
        spread((Piece("  Держали", bold=True),), right, cells),
        (Piece("  "), *whole_bar(case, clock.calendar, clock.now, cells - 2)),
        (Piece("  "), *whole_legend(case, clock.calendar, executors, clock.now, cells - 2)),
    ]
