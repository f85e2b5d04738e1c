"""What every screen is given: the desk, the present, who acts. No Textual here."""

from collections.abc import Callable
from dataclasses import dataclass, field

from screens.names import executor_name
from uhta_tui.config import Config
from uhta_tui.desk.desk import Desk
from uhta_tui.procedure.scene import ExecutorFacts, Terms
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment


@dataclass(slots=True)
class Session:
    """One person's sitting at the desk.

    `calendar`, `terms` and `executors` are kept here so that a tick or a key costs no read of the database;
    the shell calls `refresh` after every change.
    """

    desk: Desk
    config: Config
    clock: Callable[[], Moment]
    who: str = ""
    """Who acts now: `by` of every action; asked at the start, switched by one key."""
    rehearsal: bool = False
    """Whether the clock is not the real one, which the header then says."""
    calendar: Calendar = field(init=False)
    terms: Terms = field(init=False)
    executors: dict[str, ExecutorFacts] = field(init=False)

    def __post_init__(self) -> None:
        """Read what is kept."""
        self.refresh()

    def refresh(self) -> None:
        """Read the calendar, the terms and the directory anew."""
        scene = self.desk.scene()
        self.calendar, self.terms = scene.calendar, scene.terms
        self.executors = dict(scene.executors)

    @property
    def now(self) -> Moment:
        """The present."""
        return self.clock()

    @property
    def zone(self) -> str:
        """The desk's zone."""
        return self.calendar.timezone

    @property
    def position(self) -> int:
        """The present on the working clock."""
        return self.calendar.position(self.clock())

    def left(self, due: Moment) -> int:
        """Working seconds until a due moment; negative when overdue."""
        return self.calendar.position(due) - self.position

    def short(self, executor: str | None) -> str:
        """An executor's short name; empty where there is none."""
        return executor_name(self.executors, executor)
