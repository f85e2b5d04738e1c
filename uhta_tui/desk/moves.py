"""What a change of the calendar or the terms would move, before it is made."""

from dataclasses import dataclass, replace

from models.database import connected
from models.terms import Key
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.directory import changed_timing, load_timing
from uhta_tui.desk.running import running_messages
from uhta_tui.desk.store import load
from uhta_tui.procedure.actions import SetCalendar
from uhta_tui.procedure.case import Deadline
from uhta_tui.procedure.deadlines import recalculated
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class Move:
    """A running deadline that would be due at another moment."""

    number: int
    """The message."""
    key: Key
    executor: str | None
    old: Moment
    new: Moment
    by: int
    """Working seconds on the new calendar, negative when it comes earlier."""
    late: bool = False
    """Whether it would be overdue at once, and is not now."""


def moves(desk: Desk, action: SetCalendar) -> tuple[Move, ...]:
    """The running deadlines that a change would move, by message and deadline.

    Raises:
        Refused: If the change cannot be made; says which value and what is allowed.
    """
    with connected(desk.database):
        timing = changed_timing(load_timing(desk.database), action)
        cases = load(desk.database, running_messages(desk.database))
    before = desk.scene()
    after = replace(before, calendar=timing.calendar, terms=timing.terms)
    return tuple(
        _move(case.number, old, new, before, after)
        for _, case in sorted(cases.items())
        for old, new in zip(case.deadlines, recalculated(case, after).deadlines, strict=True)
        if old.due != new.due
    )


def _move(number: int, old: Deadline, new: Deadline, before: Scene, after: Scene) -> Move:
    return Move(
        number=number,
        key=old.key,
        executor=old.executor,
        old=old.due,
        new=new.due,
        by=after.calendar.between(old.due, new.due),
        late=_overdue(new.due, after) and not _overdue(old.due, before),
    )


def _overdue(due: Moment, scene: Scene) -> bool:
    return scene.calendar.position(scene.now) > scene.calendar.position(due)
