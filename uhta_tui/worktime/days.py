"""One day at a time: what a day is to the desk, and when its clock runs on it.

Own exceptions win over the production calendar, and the production calendar over the week.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from uhta_tui.worktime.production import DayKind, DayReason, is_holiday
from uhta_tui.worktime.settings import Pattern, Schedule

HOUR: Final = 3600
"""By how much a day before a holiday is shorter (art. 95), in seconds."""

_DAY: Final = timedelta(days=1)


def resolve(schedule: Schedule, day: date) -> tuple[DayKind, Pattern]:
    """What a day is, and its spans of work in seconds from local midnight."""
    kind, full = _by_law(schedule, day)
    own = schedule.own.get(day)
    if own is None:
        pattern = shortened(full) if kind.short else full
        return kind, pattern
    pattern = _by_own(own, full or schedule.week[day.weekday()] or _first(schedule))
    return replace(kind, working=bool(pattern), short=own == "short", reason=DayReason.OWN), pattern


def shortened(pattern: Pattern, seconds: int = HOUR) -> Pattern:
    """The spans without their last `seconds`, cut across spans where one does not reach."""
    kept = list(pattern)
    while kept and seconds > 0:
        start, end = kept.pop()
        if end - start > seconds:
            kept.append((start, end - seconds))
        seconds -= end - start
    return tuple(kept)


def _by_law(schedule: Schedule, day: date) -> tuple[DayKind, Pattern]:
    """The day without own exceptions; its spans are not shortened yet."""
    kind = schedule.production.kind(day)
    full = schedule.week[day.weekday()]
    if kind.reason in (DayReason.HOLIDAY, DayReason.MOVED_OFF):
        return kind, ()
    if kind.reason is DayReason.MOVED_WORK and kind.moved_to is not None:
        # A desk that does not work on the weekday that was exchanged has nothing to exchange.
        standing_in = schedule.week[kind.moved_to.weekday()]
        if standing_in:
            return kind, standing_in
    # The hours decide, not the weekend: a desk open on Saturdays keeps an ordinary Saturday.
    reason = DayReason.WEEKDAY if full else DayReason.WEEKEND
    return replace(kind, working=bool(full), short=bool(full) and is_holiday(day + _DAY), reason=reason), full


def _by_own(own: str | Pattern, full: Pattern) -> Pattern:
    """The spans of an own exception, given those of the full day."""
    if not isinstance(own, str):
        return own
    if own == "off":
        return ()
    return shortened(full) if own == "short" else full


def _first(schedule: Schedule) -> Pattern:
    """The hours lent to a day that has none: Monday's, or the week's first."""
    return next(pattern for pattern in schedule.week if pattern)
