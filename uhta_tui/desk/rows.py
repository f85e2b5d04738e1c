"""The frozen rows that screens and commands read."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.terms import Key, Side, Status, Step
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.ledger import Held
from uhta_tui.procedure.scene import ExecutorFacts, Scene
from uhta_tui.procedure.shortcomings import Shortcoming
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A line of the queue or of the register."""

    number: int
    external_id: str
    source: str
    topic: str
    excerpt: str
    """The first 200 characters of the text, or the link."""
    received_at: Moment
    status: Status
    step: Step
    executor: str | None
    """The code of the executor whose step it is."""
    due: Moment | None
    """The nearest running deadline."""
    key: Key | None
    ended_at: Moment | None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A stretch of the queue, the nearest deadline first, and counts of the whole of it."""

    rows: tuple[QueueRow, ...]
    total: int
    late: int
    """How many are overdue: working time has passed since their nearest due moment."""
    soon: int
    """How many fall due within the warning time, not counting the overdue."""


@dataclass(frozen=True, slots=True)
class RunningRow:
    """A deadline that counts down."""

    number: int
    """The message."""
    no: int
    """Within the message."""
    key: Key
    executor: str | None
    due: Moment
    provisional: bool
    excerpt: str
    """The first 200 characters of the text, or the link."""

    @property
    def ours(self) -> bool:
        """Whether the desk itself must act."""
        return DEADLINES[self.key].owner is Side.DESK


@dataclass(frozen=True, slots=True)
class JournalRow:
    """An entry of the journal, for reading."""

    seq: int
    message: int | None
    action: str
    at: Moment
    entered_at: Moment
    by: str
    line: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message as its card shows it."""

    case: Case
    scene: Scene
    """The present, the calendar, the terms and the directory as they stood when it was read."""
    held: Held
    shortcomings: tuple[Shortcoming, ...]
    journal: tuple[JournalRow, ...]


@dataclass(frozen=True, slots=True)
class ExecutorRow:
    """An executor with its load."""

    facts: ExecutorFacts
    open_parts: int
    """Parts in `sent` or `rework`."""
    overdue: int
    """Its running deadlines that working time has passed since."""
    year_parts: int
    """Parts sent to it within the last 365 days."""


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A monthly note that was signed (п.22)."""

    month: str
    signed_at: Moment
    by: str
    official: str
    text: str
