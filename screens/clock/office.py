"""Whether the office works, until when, and how that is worded where its clocks stand. No Textual here."""

from dataclasses import dataclass
from datetime import datetime

from screens.when import WEEKDAYS
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

_WEEK = 7
"""Days from which a weekday alone would be misread."""


@dataclass(frozen=True, slots=True)
class Office:
    """What holds of the office from one moment on."""

    since: Moment
    """When it was asked about; before that it may have been otherwise."""
    until: Moment
    """When it changes next."""
    open: bool
    pause: bool
    """Whether it is closed between two spans of one day: `перерыв`."""
    fingerprint: str
    """Of the calendar that said so."""

    def holds(self, calendar: Calendar, now: Moment) -> bool:
        """Whether this is still the answer: asked once a second, so it costs three comparisons."""
        return self.since <= now < self.until and self.fingerprint == calendar.fingerprint


def office_at(calendar: Calendar, now: Moment) -> Office:
    """Whether the office works at a moment, and until when."""
    is_open, until = calendar.until(now)
    spans = calendar.spans(calendar.day_of(now))
    pause = not is_open and any(end <= now for _, end in spans) and any(start > now for start, _ in spans)
    return Office(now, until, is_open, pause, calendar.fingerprint)


def until_words(until: datetime, now: datetime) -> str:
    """`14:00` today, `пн 08:45` within a week, `пн 11.01 08:45` after it.

    Args:
        until: When the office changes next, in its own zone.
        now: The present, in the same zone.
    """
    days = (until.date() - now.date()).days
    if not days:
        return f"{until:%H:%M}"
    date = f"{until:%d.%m} " if days >= _WEEK else ""
    return f"{WEEKDAYS[until.weekday()]} {date}{until:%H:%M}"
