"""What every clock of a screen is read against: the calendar, the present, what is near. No Textual here."""

from dataclasses import dataclass

from screens.moments import short, usual_day
from screens.pieces import Piece
from screens.session import Session
from screens.widgets.clock import SOON, STAND, clock_pieces
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class Clock:
    """What a clock is read against."""

    calendar: Calendar
    now: Moment
    soon: int = SOON
    """Working seconds from which a deadline is close."""

    @property
    def zone(self) -> str:
        """The desk's zone."""
        return self.calendar.timezone

    @property
    def day(self) -> int:
        """Working seconds of a usual day."""
        return usual_day(self.calendar, self.now)

    def left(self, due: Moment) -> int:
        """Working seconds until a due moment; negative when overdue."""
        return self.calendar.between(self.now, due)

    @property
    def stands(self) -> bool:
        """Whether the office is closed, so that no clock runs."""
        return not self.calendar.until(self.now)[0]

    @property
    def head(self) -> str:
        """What a column of clocks is called: `осталось`, and while they stand `стоят`."""
        return STAND if self.stands else "осталось"

    def pieces(self, due: Moment, role: str = "body") -> tuple[Piece, Piece]:
        """Mark and clock of a due moment, ten cells."""
        return clock_pieces(self.left(due), self.day, soon=self.soon, role=role, stands=self.stands)

    def at(self, moment: Moment) -> str:
        """A moment for a column."""
        return short(moment, self.now, self.zone)


def clock_of(session: Session) -> Clock:
    """The clock of a sitting at the desk."""
    return Clock(session.calendar, session.now, session.config.look.soon_minutes * 60)
