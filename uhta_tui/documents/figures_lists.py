"""The messages that a monthly note lists by number, with their counts (п.15, 20), as frozen values."""

from dataclasses import dataclass

from models.terms import Key
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class InterimRow:
    """A message that got an interim reply in the month (п.15)."""

    number: int
    posted_at: Moment
    executors: str
    topic: str
    due: Moment | None
    """When the final draft falls or fell due."""
    answered_at: Moment | None
    """When the final answer was posted, if it was by the end of the month."""


@dataclass(frozen=True, slots=True)
class InterimFigures:
    """The interim replies of the month and what followed them by its end (п.15)."""

    given: int = 0
    answered: int = 0
    overdue: int = 0
    """Of those not answered: the final draft was past due at the end of the month."""
    rows: tuple[InterimRow, ...] = ()
    """In order of posting; if not all, first of all those not answered."""


@dataclass(frozen=True, slots=True)
class ShortcomingRow:
    """A shortcoming as the note lists it (п.20)."""

    number: int
    """Of the message."""
    key: Key | None
    """The deadline that was breached; `None` for a finding."""
    text: str
    """What was found; empty for a deadline."""
    who: str
    """The executor's short name; empty for the desk."""
    over: int
    """Working seconds over; 0 for a finding."""
    notified_at: Moment | None
    resolution: str


@dataclass(frozen=True, slots=True)
class ShortcomingFigures:
    """The shortcomings of the month (п.20): deadlines due in it and breached, findings made in it."""

    deadlines: int = 0
    findings: int = 0
    by_desk: int = 0
    """Of both: the desk's own."""
    notified: int = 0
    resolved: int = 0
    rows: tuple[ShortcomingRow, ...] = ()
    """All of them up to eight, else the five largest breaches and all findings."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.deadlines + self.findings


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A message that was open at the end of the month."""

    number: int
    received_at: Moment
    topic: str
    executors: str
    state: str
    """In Russian."""
    due: Moment | None
    """The nearest due moment of an answer or a final draft."""


@dataclass(frozen=True, slots=True)
class OpenFigures:
    """What was open at the end of the month; the three add up to all of it."""

    working: int = 0
    interim: int = 0
    clarifying: int = 0
    overdue: int = 0
    """Of all: something was past due."""
    rows: tuple[OpenRow, ...] = ()
    """The longest waiting first; perhaps not all."""

    @property
    def total(self) -> int:
        """All of it."""
        return self.working + self.interim + self.clarifying
