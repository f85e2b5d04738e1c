"""The whole time of п.8: who has used it, what is left, how long that looks. No Textual here."""

from collections.abc import Mapping, Sequence
from typing import Final

from models.terms import Side
from screens.clock.held_bar import Held, bar, legend
from screens.names import executor_name
from screens.pieces import BLANK, Line, Piece
from screens.text import cut
from screens.widgets.clock import SOON, clock_face, urgency
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.ledger import Stretch, stretches
from uhta_tui.procedure.scene import ExecutorFacts
from uhta_tui.wording import duration, of_minutes
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

DESK: Final = "стол"
_SIDES: Final[Mapping[Side, Held]] = {Side.DESK: Held.DESK, Side.EXECUTOR: Held.EXECUTOR}


def used(seconds: int) -> str:
    """Time used, a begun minute left out: with the `duration` of what is left it adds up."""
    return of_minutes(seconds // 60)


def segments(case: Case, calendar: Calendar, now: Moment) -> list[tuple[Held, int]]:
    """Who held the message in turn since п.8 began to run, in working seconds."""
    answer = case.answer_deadline
    until = min(now, answer.met_at or answer.dropped_at or now)
    found: list[tuple[Held, int]] = []
    for stretch in stretches(case, until):
        seconds = _seconds_of(stretch, answer.start, calendar)
        if stretch.holder is None or not seconds:
            continue
        side = _SIDES[stretch.holder]
        if found and found[-1][0] is side:
            found[-1] = (side, found[-1][1] + seconds)
        else:
            found.append((side, seconds))
    return found


def _seconds_of(stretch: Stretch, since: Moment, calendar: Calendar) -> int:
    """Working seconds of a stretch after a moment."""
    start = max(stretch.start, since)
    return calendar.between(start, stretch.end) if start < stretch.end else 0


def shares(case: Case, calendar: Calendar, now: Moment) -> dict[str, int]:
    """Each executor's own working seconds since п.8 began to run; several may work at once."""
    answer = case.answer_deadline
    until = min(now, answer.met_at or answer.dropped_at or now)
    found: dict[str, int] = {}
    for stretch in stretches(case, until):
        for code in stretch.executors:
            found[code] = found.get(code, 0) + _seconds_of(stretch, answer.start, calendar)
    return {code: seconds for code, seconds in found.items() if seconds}


def whole(answer: Deadline, calendar: Calendar) -> int:
    """Working seconds that п.8 gives."""
    return calendar.between(answer.start, answer.due)


def holders(case: Case, executors: Mapping[str, ExecutorFacts]) -> str:
    """Whose part of the time the double stroke is: the executor's name, or `исполнители`."""
    codes = {part.executor for part in case.parts if part.cycle == case.cycle}
    if len(codes) != 1:
        return "исполнители"
    [code] = codes
    return executor_name(executors, code)


def whole_bar(case: Case, calendar: Calendar, now: Moment, cells: int) -> Line:
    """The bar of п.8."""
    return bar(segments(case, calendar, now), whole(case.answer_deadline, calendar), cells)


def whole_legend(
    case: Case,
    calendar: Calendar,
    executors: Mapping[str, ExecutorFacts],
    now: Moment,
    cells: int,
) -> Line:
    """`━━ стол 2:11   ══ УЖКХ 3:31   ── осталось 2:18`; what is left goes first where it does not fit."""
    held = segments(case, calendar, now)
    desk = sum(seconds for side, seconds in held if side is Held.DESK)
    other = sum(seconds for side, seconds in held if side is Held.EXECUTOR)
    shown: list[Line] = [(*legend(Held.DESK, DESK), Piece(used(desk)))]
    if other:
        name = cut(holders(case, executors), 14)
        shown.append((*legend(Held.EXECUTOR, name), Piece(used(other))))
    left = calendar.between(now, case.answer_deadline.due)
    if case.answer_deadline.running and left > 0:
        shown.append((Piece("──", "line"), Piece(" осталось ", "muted"), Piece(duration(left))))
    return _joined(shown, cells)


def _joined(parts: Sequence[Line], cells: int) -> Line:
    """As many parts as fit, three blanks between them."""
    line: list[Piece] = []
    for part in parts:
        longer = [*line, *((Piece("   "),) if line else BLANK), *part]
        if sum(len(piece.text) for piece in longer) > cells:
            break
        line = longer
    return tuple(line)


def share_bar(deadline: Deadline, calendar: Calendar, now: Moment, cells: int, soon: int = SOON) -> Line:
    """How much of one deadline's time is used: amber when it is close, coral when it is over."""
    total = calendar.between(deadline.start, deadline.due)
    gone = max(0, calendar.between(deadline.start, now))
    state = urgency(calendar.between(now, deadline.due), soon)
    held = {"SOON": Held.SOON, "LATE": Held.LATE}.get(state.name, Held.DESK)
    return bar([(held, min(gone, total))], total, cells)


def margin_pieces(margin: int | None, day: int, cells: int, *, dimmed: bool = False) -> Line:
    """The time that a decision leaves before п.8, right-aligned: `1:18:00`, `× -1:42:00`, `—`.

    Args:
        margin: Working seconds; negative after п.8; `None` where п.8 has been met.
        day: Working seconds of a usual day.
        cells: Width of the column, 10 or more.
        dimmed: Whether the decision cannot be taken now.
    """
    face = clock_face(margin, day)
    late = margin is not None and margin < 0
    text = f"× {face}" if late else face
    role = "faint" if dimmed else "late" if late else "body" if margin is not None else "muted"
    return (Piece(" " * max(0, cells - len(text))), Piece(text, role, late and not dimmed))
