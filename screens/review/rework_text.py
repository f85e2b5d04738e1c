"""What an executor was asked to mend, beside the field of the next draft (п.12, 13). No Textual here."""

from collections.abc import Sequence

from models.terms import PartStatus
from screens.pieces import Line, Piece
from screens.text import cut, printable, wrap
from uhta_tui.procedure.case import Case, Part, Tick
from uhta_tui.procedure.checklist import REASONS

_EDGE = "   "
"""Under the name of a reason."""


def asked_for(case: Case, part: Part) -> tuple[Tick, ...]:
    """The reasons for which a part's draft went back, while it is being reworked."""
    if part.status is not PartStatus.REWORK:
        return ()
    sent_back = [r for r in case.reviews if r.part == part.no and not r.approved]
    return tuple(sorted(sent_back[-1].ticks, key=lambda tick: tick.number)) if sent_back else ()


def asked_lines(ticks: Sequence[Tick], cells: int) -> list[Line]:
    """Each reason with its passage and comment, two rows each at the most."""
    room, lines = max(8, cells - len(_EDGE)), list[Line]()
    for tick in ticks:
        lines.append((Piece(f"{tick.number}  ", "mark", bold=True), Piece(REASONS[tick.number].short)))
        if tick.passage.strip():
            rows = wrap(f"«{tick.passage.strip()}»", room, lines=2)
            lines += [(Piece(_EDGE), Piece(row, "soon")) for row in rows]
        if tick.comment.strip():
            lines += [(Piece(_EDGE), Piece(row)) for row in wrap(tick.comment.strip(), room, lines=2)]
    return lines


def asked_brief(ticks: Sequence[Tick], cells: int, most: int) -> list[Line]:
    """The same in a row each: what was said about a reason, or its name."""
    lines: list[Line] = []
    for tick in ticks:
        passage = f"«{printable(tick.passage).strip()}»" if tick.passage.strip() else ""
        words = printable(tick.comment).strip() or passage or REASONS[tick.number].short
        lines.append((Piece(f"{tick.number}  ", "mark", bold=True), Piece(cut(words, cells - 3))))
    if len(lines) <= most:
        return lines
    numbers = ", ".join(str(tick.number) for tick in ticks[most - 1 :])
    return [*lines[: most - 1], (Piece(f"{_EDGE}и причины {numbers}", "muted"),)]
