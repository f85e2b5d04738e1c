"""When each deadline of the Порядок falls due, whether it was kept, and whose the breach is.

Lateness is decided on the working clock: a deadline is breached when working time has passed between its due
moment and the moment it was met, so no night, break or weekend makes or hides a breach.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from models.terms import Key, Side
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.scene import DESK_EXECUTOR, HOUR, Scene, Terms
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

_HOURS: Final[Mapping[Key, Callable[[Terms], int]]] = {
    Key.ROUTE: lambda terms: terms.route_hours,
    Key.ANSWER: lambda terms: terms.answer_hours,
    Key.RETURN: lambda terms: terms.return_hours,
    Key.REROUTE: lambda terms: terms.reroute_hours,
    Key.REVIEW: lambda terms: terms.review_hours,
    Key.REWORK: lambda terms: terms.rework_hours,
    Key.PUBLISH: lambda terms: terms.publish_hours,
}
"""The deadlines that count working hours forward from their start."""


def due_of(key: Key, start: Moment, scene: Scene, answer_due: Moment | None = None) -> Moment:
    """The due moment of a deadline.

    Args:
        key: Which deadline; `note` belongs to a month, not to a message, and is not placed here.
        start: When it starts; for `final`, the posting of the interim reply.
        scene: The calendar and terms in force.
        answer_due: For `draft`: the due moment of п.8, from which п.10 counts back.

    Raises:
        ValueError: If `draft` is asked for without `answer_due`.
    """
    calendar, terms = scene.calendar, scene.terms
    if key is Key.DRAFT:
        if answer_due is None:
            raise ValueError("the draft deadline counts back from the answer's")
        return calendar.sub(answer_due, terms.draft_before_hours * HOUR)
    if key is Key.FINAL:
        return calendar.end_of(calendar.days(calendar.day_of(start), terms.final_days))
    return calendar.add(start, _HOURS[key](terms) * HOUR)


def length_of(key: Key, terms: Terms) -> int | None:
    """The working seconds that the Порядок gives for a deadline; `None` where it does not count hours."""
    return _HOURS[key](terms) * HOUR if key in _HOURS else None


def placed(deadline: Deadline, scene: Scene, answer_due: Moment | None = None) -> Deadline:
    """A deadline with its due moment computed by the calendar and terms in force."""
    due = due_of(deadline.key, deadline.start, scene, answer_due)
    calendar = scene.calendar
    unsure = calendar.provisional(due) or calendar.provisional(deadline.start)
    return replace(deadline, due=due, provisional=unsure, fingerprint=calendar.fingerprint)


def over_at(deadline: Deadline, moment: Moment, calendar: Calendar) -> int:
    """Working seconds by which `moment` is past due; 0 when in time."""
    if moment <= deadline.due:
        return 0
    return max(0, calendar.between(deadline.due, moment))


def fault_at(deadline: Deadline, moment: Moment, scene: Scene) -> Side:
    """Whose a breach at `moment` is.

    The owner's, but: the executor `desk` is the desk, and a late draft is the desk's own if the executor did
    not have its hour after the assignment (Reading of п.10: the desk routed too late).
    """
    owner = DEADLINES[deadline.key].owner
    if owner is Side.DESK or deadline.executor == DESK_EXECUTOR:
        return Side.DESK
    if deadline.key is Key.DRAFT:
        had = scene.calendar.between(deadline.start, moment)
        return Side.EXECUTOR if had > scene.terms.return_hours * HOUR else Side.DESK
    return Side.EXECUTOR


def finished(deadline: Deadline, at: Moment, scene: Scene, act: int) -> Deadline:
    """A deadline met at a moment, in time or not."""
    return assessed(replace(deadline, met_at=at, ended_by=act), scene)


def dropped(deadline: Deadline, at: Moment, scene: Scene, act: int, *, waived: bool) -> Deadline:
    """A deadline that nobody has to meet any more.

    Args:
        waived: Whether a breach it already had is forgiven (a return: the late return is the breach; an
            exclusion: no answer is owed). A withdrawal keeps it, but a `return` is a window, not a debt:
            one in which nothing was returned is never a breach (п.9).
    """
    forgiven = waived or deadline.key is Key.RETURN
    return assessed(replace(deadline, dropped_at=at, ended_by=act, waived=forgiven), scene)


def assessed(deadline: Deadline, scene: Scene) -> Deadline:
    """A finished deadline with its breach measured by the calendar in force."""
    end = deadline.met_at if deadline.met_at is not None else deadline.dropped_at
    if end is None:
        return deadline
    over = 0 if deadline.waived else over_at(deadline, end, scene.calendar)
    return replace(deadline, over=over, fault=fault_at(deadline, end, scene) if over else None)


def resumed(deadline: Deadline) -> Deadline:
    """A deadline that runs on from its first start, as if never met or dropped."""
    return replace(deadline, met_at=None, dropped_at=None, waived=False, over=0, fault=None, ended_by=None)


def over_now(deadline: Deadline, scene: Scene) -> int:
    """Working seconds over: of a finished deadline as settled, of a running one against the present.

    A running `return` is a window, never overdue (п.9).
    """
    if not deadline.running:
        return deadline.over
    return 0 if deadline.key is Key.RETURN else over_at(deadline, scene.now, scene.calendar)


def recalculated(case: Case, scene: Scene) -> Case:
    """A case whose running deadlines are placed anew, after a change of the calendar or the terms.

    Finished deadlines stay as they were. Returns the same object when nothing moved.
    """
    if not any(d.running for d in case.deadlines):
        return case
    answers = {d.cycle: d for d in case.deadlines if d.key is Key.ANSWER}
    answers = {cycle: placed(d, scene) if d.running else d for cycle, d in answers.items()}
    deadlines = tuple(placed(d, scene, answers[d.cycle].due) if d.running else d for d in case.deadlines)
    return case if deadlines == case.deadlines else replace(case, deadlines=deadlines)
