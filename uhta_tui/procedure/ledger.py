"""Who held a message: the working time of each, from receipt to the reply of each cycle.

The desk holds it while it is to be routed, reviewed, composed or posted, and while every open part stands
returned; otherwise the executors do. Time spent in `interim` and `clarifying` stands outside.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from models.terms import ENDED, LIVE_PARTS, PartStatus, Side, Status, Turn
from uhta_tui.procedure.case import Case, Course
from uhta_tui.procedure.lifecycle import status_of
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

_OUTSIDE: Final = ENDED | {Status.INTERIM, Status.CLARIFYING}
_AT_EXECUTOR: Final = frozenset({PartStatus.SENT, PartStatus.REWORK})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time during which a message's status and holder did not change."""

    start: Moment
    end: Moment
    status: Status
    holder: Side | None
    """`None` where the time counts for nobody."""
    executors: tuple[str, ...]
    """Those whose parts were being drafted or reworked."""


@dataclass(frozen=True, slots=True)
class Held:
    """Working seconds by holder."""

    desk: int = 0
    executors: int = 0
    by_executor: Mapping[str, int] = field(default_factory=dict)
    """Each executor's own sum; these may overlap."""


class _Replay:
    """The statuses of a message and its parts while its course is walked through."""

    def __init__(self, case: Case) -> None:
        self._executor = {part.no: part.executor for part in case.parts}
        self._parts: dict[int, PartStatus] = {}
        self._turn = Turn.OPEN
        self._cycle = 1
        self._in_final = False
        self._final_draft_came = False

    def take(self, course: Course) -> None:
        """Follow one step."""
        if course.cycle != self._cycle:
            self._cycle = course.cycle
            self._parts.clear()
        if course.part is None:
            self._turn = Turn(course.to)
            self._in_final = self._in_final or self._turn is Turn.INTERIM
            return
        self._parts[course.part] = PartStatus(course.to)
        if self._in_final and course.to is PartStatus.DRAFTED:
            self._final_draft_came = True

    def stretch(self, start: Moment, end: Moment) -> Stretch:
        """What holds between two moments."""
        live = {no: status for no, status in self._parts.items() if status in LIVE_PARTS}
        status = status_of(self._turn, live.values(), final_draft_came=self._final_draft_came)
        if status in _OUTSIDE:
            return Stretch(start, end, status, None, ())
        # Set-back moments can give one executor two parts at once; its time still passes once.
        working = tuple(dict.fromkeys(self._executor[no] for no, s in live.items() if s in _AT_EXECUTOR))
        at_executors = status is Status.DRAFTING and bool(working)
        return Stretch(start, end, status, Side.EXECUTOR if at_executors else Side.DESK, working)


def stretches(case: Case, until: Moment) -> Iterator[Stretch]:
    """The course of a message as stretches of unchanging status, in order of time.

    Args:
        case: The message.
        until: Where the last stretch ends; what was entered about later moments is left out.
    """
    replay = _Replay(case)
    ordered = sorted((c for c in case.courses if c.at <= until), key=lambda c: (c.at, c.no))
    if not ordered:
        return  # a clock set back to before the message came
    ends = [c.at for c in ordered[1:]] + [until]
    for course, end in zip(ordered, ends, strict=True):
        replay.take(course)
        if end > course.at or course is ordered[-1]:
            yield replay.stretch(course.at, end)


def held(case: Case, calendar: Calendar, now: Moment) -> Held:
    """Who held a message so far, in working seconds."""
    desk = executors = 0
    by_executor: dict[str, int] = {}
    for stretch in stretches(case, now):
        if stretch.holder is None:
            continue
        seconds = calendar.between(stretch.start, stretch.end)
        if stretch.holder is Side.DESK:
            desk += seconds
        else:
            executors += seconds
        for code in stretch.executors:
            by_executor[code] = by_executor.get(code, 0) + seconds
    return Held(desk, executors, by_executor)
