"""The running deadlines kept in memory: read on events, asked every second. No Textual here."""

from dataclasses import dataclass
from typing import Final

from screens.clock.forecast import Forecast
from screens.clock.warnings import Place, Warned, Warnings, placed, saying_of, summary
from screens.session import Session
from screens.widgets.say_line import Saying
from uhta_tui.desk.rows import RunningRow
from uhta_tui.worktime.calendar import Calendar

_MOST: Final = 2000
"""Deadlines kept in memory: more than a desk has in two days; of more the nearest."""
_AHEAD: Final = 20 * 3600
"""Working seconds looked ahead: two days and some."""
_BEHIND: Final = 3600
"""Working seconds for which what has passed is still told; older lateness is the queue's to show."""
_AGED: Final = 3600
"""Working seconds after which a reading is made anew though nothing happened."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read, and against what."""

    rows: tuple[RunningRow, ...]
    calendar: Calendar
    position: int
    soon: int
    late: int = 0
    near: int = 0
    """How many messages are late or near; counted for the first reading only."""

    @property
    def more(self) -> bool:
        """Whether there are more than were read."""
        return len(self.rows) == _MOST


class DeadlineWatch:
    """Warnings and forecast over one ordered index of what runs."""

    def __init__(self, session: Session) -> None:
        """Prepare to watch; nothing is known before the first `take`."""
        self._session = session
        self._kept: _Kept | None = None
        self.warnings = Warnings()
        self.forecast: Forecast | None = None

    @property
    def soon(self) -> int:
        """Working seconds from which a deadline is near."""
        return self._session.config.look.soon_minutes * 60

    @property
    def places(self) -> tuple[Place, ...]:
        """What runs, in order."""
        return tuple(self.warnings.places)

    @property
    def stale(self) -> bool:
        """Whether a reading is due though nothing happened: time, calendar or settings have moved on."""
        kept, session = self._kept, self._session
        if kept is None:
            return False
        if kept.calendar.fingerprint != session.calendar.fingerprint or kept.soon != self.soon:
            return True
        return abs(session.position - kept.position) >= _AGED

    def read(self) -> _Kept:
        """Read what runs; for a thread.

        Raises:
            DatabaseUnusable: If the database cannot be read.
        """
        calendar, position, soon = self._session.calendar, self._session.position, self.soon
        read = self._session.desk.read
        since, until = calendar.moment(position - _BEHIND), calendar.moment(position + _AHEAD + soon)
        rows = read.running(since=since, until=until, limit=_MOST)
        if self._kept is not None:
            return _Kept(rows, calendar, position, soon)
        page = read.queue(limit=0, soon=soon)
        return _Kept(rows, calendar, position, soon, page.late, page.soon)

    def take(self, kept: _Kept) -> Saying | None:
        """Keep what was read; at the first time, what there is to say of it all at once."""
        first = self._kept is None
        self._kept = kept
        places = placed(kept.rows, kept.calendar)
        self.warnings.load(places, kept.position, kept.soon)
        self.forecast = Forecast(places, more=kept.more)
        return summary(kept.late, kept.near) if first else None

    def tick(self) -> list[Warned]:
        """What has come to a threshold since the last tick."""
        return [] if self._kept is None else self.warnings.tick(self._session.position)

    def saying(self, warned: list[Warned] | None = None) -> Saying | None:
        """Some warnings in a sentence; by default all that stand."""
        shown = list(self.warnings.standing.values()) if warned is None else warned
        return saying_of(shown, self._session.position, self._session.short) if shown else None
