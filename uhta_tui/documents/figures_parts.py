"""The parts that a monthly note's figures are made of (п.22), as frozen values.

Durations are working seconds where they say so. A message is counted in the month of its receipt, a reply in
that of its posting, a return or a review in that in which it was made, a deadline in that of its due moment.
"""

from dataclasses import dataclass
from datetime import date

from models.terms import Key


@dataclass(frozen=True, slots=True)
class Posted:
    """Replies posted in a month; a link to an earlier answer (п.17) is an answer."""

    answer: int = 0
    interim: int = 0
    clarification: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.answer + self.interim + self.clarification


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Deadlines of one kind that fell due in a month."""

    in_time: int = 0
    late: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What had become, by the end of a month, of the messages received in it; they add up to all of them."""

    answered: int = 0
    linked: int = 0
    """Answered by a link to the answer given before (п.17)."""
    interim: int = 0
    """An interim reply was posted, the final one not yet (п.15)."""
    clarifying: int = 0
    """The author was asked and has not answered (п.2, 6)."""
    excluded: int = 0
    out_of_scope: int = 0
    closed: int = 0
    open: int = 0
    """Nothing was posted yet."""

    @property
    def total(self) -> int:
        """All of them."""
        ended = self.answered + self.linked + self.excluded + self.out_of_scope + self.closed
        return ended + self.interim + self.clarifying + self.open


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """One month's column in the table of totals."""

    month: str
    received: int
    outcomes: Outcomes
    posted: Posted
    answers: Timeliness
    """Of the deadline `answer` (п.8)."""
    median_working: int | None
    """Working seconds from receipt to the reply: half the replies took no longer."""
    median_clock: int | None
    """The same in seconds by the clock on the wall."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """Messages received on one day."""

    day: date
    working: bool
    """Whether the desk works on it."""
    received: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Messages received in one month; `None` before the desk had its first."""

    month: str
    received: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many messages of a month have something in common."""

    name: str
    count: int
    previous: int | None = None
    """In the month before; `None` where the desk had none yet."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Messages left without an answer on one ground."""

    outcome: str
    """`excluded`, `out_of_scope` or `closed`."""
    why: str
    """The ground of п.18, the law of п.21, or the desk's own reason."""
    count: int


@dataclass(frozen=True, slots=True)
class ClauseFigures:
    """How the deadlines of one kind that fell due in the month were kept."""

    key: Key
    in_time: int = 0
    late: int = 0
    running: int = 0
    """Of the late: still not met when the figures were taken."""
    median: int | None = None
    """Working time used by those that were met: seconds, for `final` whole working days."""
    ninth: int | None = None
    """The same, nine tenths of them took no longer."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class ExecutorFigures:
    """One executor's month (п.7)."""

    code: str
    name: str
    short: str
    sent: int = 0
    """Parts sent to it in the month."""
    in_time: int = 0
    """Drafts due in the month (п.10) that came in time."""
    late: int = 0
    median: int | None = None
    """Working seconds from the assignment to the draft."""
    reworks: int = 0
    """Its drafts sent back in the month (п.12)."""
    returns: int = 0
    """Parts that it returned in the month (п.9)."""

    @property
    def total(self) -> int:
        """Drafts due in the month."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class OfficialGroup:
    """The executors of one responsible official, as the note groups them."""

    title: str
    executors: tuple[ExecutorFigures, ...]


@dataclass(frozen=True, slots=True)
class QualityFigures:
    """Drafts on which the desk decided in the month; the three ways add up to all of them."""

    reviewed: int = 0
    at_first_sight: int = 0
    """Approved without ever having been sent for rework."""
    reworked: int = 0
    """Sent for rework in the month at least once."""
    after_rework: int = 0
    """Approved in the month after a rework of an earlier one."""
    twice: int = 0
    """Of the reworked: more than once in the month."""


@dataclass(frozen=True, slots=True)
class MessageFigures:
    """The messages received in the month, and what became of them by its end."""

    outcomes: Outcomes
    by_day: tuple[DayCount, ...]
    sources: tuple[Tally, ...]
    """The most frequent first."""
    topics: tuple[Tally, ...]
    unanswered: tuple[Unanswered, ...]
    unanswered_earlier: int
    """Messages received before the month and left without an answer in it."""


@dataclass(frozen=True, slots=True)
class DeadlineFigures:
    """The deadlines that fell due in the month."""

    clauses: tuple[ClauseFigures, ...]
    """All ten kinds, in the order of the Порядок."""
    median_working: int | None
    """Working seconds from receipt to the reply (п.8): half the replies took no longer."""
    median_clock: int | None
    """The same in seconds by the clock on the wall."""
    answer_hours: tuple[int, ...]
    """Replies given in time, by the working hour in which they were posted."""
    answers_over: int
    """Replies given late."""
    routed_late: int
    """Late drafts that are the desk's own breach: it routed too late (п.10)."""

    def clause(self, key: Key) -> ClauseFigures:
        """How one kind of deadline was kept."""
        return next(one for one in self.clauses if one.key is key)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The months that the note compares with."""

    previous: MonthTotals | None
    """The month before; `None` if the desk had no messages by its end."""
    year_ago: MonthTotals | None
    """The same month a year before, likewise."""
    months: tuple[MonthCount, ...]
    """This month and the twelve before it, the earliest first."""
