"""The stretch of time that a monthly note is about, in desk time."""

from dataclasses import dataclass
from typing import Self

from uhta_tui.documents.months import Month
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class Period:
    """A month, or what has passed of it."""

    month: Month
    zone: str
    start: Moment
    end: Moment
    """The first moment of the next month."""
    until: Moment
    """The first moment that does not count: `end`, or just after the present in a month not ended yet."""

    @classmethod
    def of(cls, month: Month, scene: Scene) -> Self:
        """The period of a month as seen from the scene's present."""
        zone = scene.calendar.timezone
        start, end = month.start(zone), month.end(zone)
        return cls(month, zone, start, end, max(start, min(end, scene.now + 1)))

    @property
    def span(self) -> tuple[Moment, Moment]:
        """Both ends, for `at >= ? AND at < ?`."""
        return self.start, self.end
