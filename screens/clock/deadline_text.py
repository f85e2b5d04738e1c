"""All deadlines of a message in two tables: `Идут`, `Выполнены`, and who held it. No Textual."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.terms import Key
from screens.clock.budget import segments, used, whole, whole_bar, whole_legend
from screens.message.lines import Clock, running
from screens.pieces import BLANK, Line, Piece, spread
from screens.text import fit, pad, printable
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.scene import ExecutorFacts

_WIDE_ENOUGH: Final = 74
"""Cells from which the columns stand further apart."""


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

    @property
    def title(self) -> int:
        """Cells of the column of titles."""
        return 16 if self.cells >= _WIDE_ENOUGH else 14

    @property
    def edges(self) -> tuple[int, int, int]:
        """The right edges of начало, до and выполнен; a moment of another day takes eleven cells."""
        start = self.title + (28 if self.cells >= _WIDE_ENOUGH else 18)
        return start, start + 12, start + 24

    def head(self, name: str, *heads: str) -> Line:
        """The row of headings: three, the last of them at the right edge, or four."""
        edges = (*self.edges[: len(heads) - 1], self.cells)
        line, at = [Piece(fit(f"  {name}", self.title + 2), bold=True)], self.title + 2
        for head, edge in zip(heads, edges, strict=True):
            line.append(Piece(pad(head, edge - at, right=True), "muted"))
            at = edge
        return tuple(line)

    def name(self, deadline: Deadline) -> str:
        """`Проект: УЖКХ`; where both do not fit, `Согл. Эколо` of several, else the step alone."""
        title = DEADLINES[deadline.key].title
        facts = self.executors.get(deadline.executor or "")
        if facts is None or (deadline.key is Key.REVIEW and not self.several):
            return title
        short = printable(facts.short)
        both = f"{title}: {short}"
        if len(both) < self.title or not self.several:
            return both if len(both) < self.title else title
        brief = _BRIEF.get(deadline.key, title)
        return f"{brief} {short[: self.title - len(brief) - 2]}"

    def begun(self, deadline: Deadline, role: str) -> Line:
        """Title, clause, start and due moment."""
        start, till, _ = self.edges
        unsure = "≈" if deadline.provisional else ""
        return (
            Piece(fit(self.name(deadline), self.title), role),
            Piece(fit(DEADLINES[deadline.key].clause, 5), "muted"),
            Piece(pad(self.clock.at(deadline.start), start - self.title - 7, right=True), "muted"),
            Piece(pad(f"{unsure}{self.clock.at(deadline.due)}", till - start, right=True), "muted"),
        )

    def going(self, deadline: Deadline) -> Line:
        """`! Согласовать   п.11   12:39  14:39   0:07:10`."""
        mark, face = self.clock.pieces(deadline.due)
        gap = Piece(" " * max(0, self.cells - self.edges[1] - 8))
        return (mark, *self.begun(deadline, "body"), gap, face._replace(bold=True))

    def over(self, deadline: Deadline) -> Line:
        """`✓ Проект: УЖКХ  п.10   23.11 17:31  11:50   09:48  1:32`; late `×`, dropped `—`."""
        _, till, met = self.edges
        late, ended = deadline.over > 0, deadline.met_at
        when = "не было" if deadline.key is Key.RETURN else "снят"
        mark, spent, role = "—", "—", "faint"
        if ended is not None:
            mark, when, role = "✓", self.clock.at(ended), "body"
            spent = used(max(0, self.clock.calendar.between(deadline.start, ended)))
        return (
            Piece("× " if late else f"{mark} ", "late" if late else "muted", late),
            *self.begun(deadline, "muted"),
            Piece(pad(when, met - till, right=True), "muted"),
            Piece(pad(spent, self.cells - met, right=True), "late" if late else role, late),
        )


def deadline_tables(
    case: Case, executors: Mapping[str, ExecutorFacts], clock: Clock, cells: int, *, apart: bool
) -> list[Line]:
    """What runs, the nearest first; what is finished, the latest first; `apart`: a blank row between."""
    going = running(case)
    over = sorted((d for d in case.deadlines if not d.running), key=_ended, reverse=True)
    several = len({d.executor for d in case.deadlines if d.executor}) > 1
    table = _Table(clock, executors, cells, several)
    lines: list[Line] = [(Piece("  Сроки не идут.", "muted"),)]
    if going:
        lines = [table.head("Идут", "начало", "до", clock.head), *map(table.going, going)]
    if over:
        lines += [BLANK] if apart else []
        lines += [table.head("Выполнены", "начало", "до", "выполнен", "за"), *map(table.over, over)]
    return lines


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
