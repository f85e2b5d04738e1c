"""What a change of the calendar or the terms would move, before it is made."""

from dataclasses import dataclass, replace

from models.database import connected, fetch
from models.terms import Key
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.directory import changed_timing, load_timing
from uhta_tui.desk.store import load
from uhta_tui.procedure.actions import SetCalendar
from uhta_tui.procedure.deadlines import recalculated
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


def moves(desk: Desk, action: SetCalendar) -> tuple[Move, ...]:
    """The running deadlines that a change would move, by message and deadline.

    Raises:
        Refused: If the change cannot be made; says which value and what is allowed.
    """
    with connected(desk.database):
        timing = changed_timing(load_timing(desk.database), action)
        rows = fetch(
            desk.database,
            "SELECT DISTINCT message FROM deadline WHERE met_at IS NULL AND dropped_at IS NULL ORDER BY 1",
        )
        cases = load(desk.database, [number for (number,) in rows])
    scene = replace(desk.scene(), calendar=timing.calendar, terms=timing.terms)
    return tuple(
        Move(case.number, old.key, old.executor, old.due, new.due, timing.calendar.between(old.due, new.due))
        for _, case in sorted(cases.items())
        for old, new in zip(case.deadlines, recalculated(case, scene).deadlines, strict=True)
        if old.due != new.due
    )
