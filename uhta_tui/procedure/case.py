"""A message and all that has happened to it, as frozen values.

A `Case` is the aggregate that every rule takes and gives back. Its pieces are numbered from 1 in the order
in which they came to be, so a piece is named by its message's number and its own (`№187`, deadline 3), and
the store can tell by comparing two cases which rows to write.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.terms import (
    LIVE_PARTS,
    Content,
    Key,
    Origin,
    PartStatus,
    ReplyKind,
    Side,
    Status,
    Turn,
)
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo, a video or a scanned act (п.10), kept in the store by its SHA-256."""

    name: str
    sha256: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One of the eight reasons of п.12, as ticked in a review."""

    number: int
    comment: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One executor's share of a message (поручение; п.6, 8, 9, 16)."""

    no: int
    executor: str
    cycle: int
    status: PartStatus
    sent_at: Moment
    about: str = ""
    """What of the message is theirs, in the desk's words."""
    gave_interim: bool = False
    """Whether the posted interim reply rests on this part: it owes the final draft (п.15)."""
    reason: str = ""
    """Why it was returned or withdrawn, in words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A version of an executor's text (п.10)."""

    no: int
    part: int
    version: int
    """Within the part, from 1."""
    kind: ReplyKind
    content: Content | None
    text: str
    at: Moment
    by: str
    attachments: tuple[Attachment, ...] = ()
    joint: bool = False
    """Made by the desk together with the executor (п.11)."""
    final: bool = False
    """Handed in after the interim reply was posted (п.15)."""


@dataclass(frozen=True, slots=True)
class Review:
    """The desk's decision on a draft (п.11, 12)."""

    no: int
    part: int
    draft: int
    at: Moment
    by: str
    approved: bool
    ticks: tuple[Tick, ...] = ()
    without_evidence: bool = False
    takes_back: bool = False
    """An approved part sent for rework: no `review` deadline is met by it."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One running or finished countdown (срок)."""

    no: int
    key: Key
    cycle: int
    part: int | None
    executor: str | None
    start: Moment
    due: Moment
    provisional: bool
    """Whether it touches a year whose moved days are not known yet."""
    fingerprint: str
    """Of the calendar that placed `due`."""
    met_at: Moment | None = None
    dropped_at: Moment | None = None
    waived: bool = False
    """Dropped in a way that forgives a breach (return, exclusion)."""
    over: int = 0
    """Working seconds past due when it finished."""
    fault: Side | None = None
    """Whose the breach is, settled when it finished."""
    ended_by: int | None = None
    """The act that met or dropped it."""

    @property
    def running(self) -> bool:
        """Whether it still counts down."""
        return self.met_at is None and self.dropped_at is None


@dataclass(frozen=True, slots=True)
class Reply:
    """What is or will be posted to the author (п.2, 14, 16)."""

    no: int
    cycle: int
    kind: ReplyKind
    origin: Origin
    text: str
    approved_at: Moment
    approved_act: int
    posted_at: Moment | None = None
    posted_act: int | None = None
    url: str | None = None
    taken_back_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One step of the message's or a part's course, in the order entered."""

    no: int
    act: int
    at: Moment
    part: int | None
    """The part it is about; `None` for the message as a whole."""
    to: PartStatus | Turn
    cycle: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Unreliable or incomplete information found in an answer (п.20)."""

    no: int
    side: Side
    executor: str | None
    text: str
    at: Moment
    by: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A shortcoming's служебная записка: to whom it went, and what was decided (п.20)."""

    no: int
    shortcoming: str
    """The shortcoming's id within its message: `3` for a deadline, `f1` for a finding."""
    official: str
    notified_at: Moment
    over: int
    """Working seconds over when the notice was sent."""
    resolved_at: Moment | None = None
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the source says of a message, as received or amended."""

    external_id: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    author_url: str = ""
    text: str = ""
    topic: str = ""
    place: str = ""
    published_at: Moment | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A message (сообщение из открытых источников) with everything that hangs on it."""

    number: int
    facts: Facts
    received_at: Moment
    status: Status = Status.RECEIVED
    cycle: int = 1
    """Counts the author's answers: each starts the message anew (п.2, 6)."""
    turn: Turn = Turn.OPEN
    acts: int = 0
    """How many actions have been performed on it."""
    interim_at: Moment | None = None
    """When the interim reply was posted; the final phase (п.15) runs from then."""
    repeat_of: int | None = None
    """The earlier message that this one repeats (п.17)."""
    new_facts: bool = False
    why: str = ""
    """The ground, law or reason of its exclusion, removal or closing."""
    parts: tuple[Part, ...] = ()
    drafts: tuple[Draft, ...] = ()
    reviews: tuple[Review, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    replies: tuple[Reply, ...] = ()
    courses: tuple[Course, ...] = ()
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def live_parts(self) -> tuple[Part, ...]:
        """The parts that still count towards the reply of this cycle."""
        return tuple(p for p in self.parts if p.cycle == self.cycle and p.status in LIVE_PARTS)

    @property
    def reply(self) -> Reply | None:
        """The latest reply not taken back."""
        return next((r for r in reversed(self.replies) if r.taken_back_at is None), None)

    @property
    def answer_deadline(self) -> Deadline:
        """The `answer` deadline of this cycle (п.8)."""
        return next(d for d in reversed(self.deadlines) if d.key is Key.ANSWER and d.cycle == self.cycle)

    @property
    def final_draft_came(self) -> bool:
        """Whether a draft was handed in after the interim reply (п.15)."""
        return any(draft.final for draft in self.drafts)

    def part(self, no: int) -> Part:
        """The part numbered `no`."""
        return self.parts[no - 1]

    def live_part_of(self, executor: str) -> Part | None:
        """The live part that an executor holds, if any."""
        return next((p for p in self.live_parts if p.executor == executor), None)

    def since(self, part: Part) -> Moment:
        """When a part came to stand as it does."""
        return max((c.at for c in self.courses if c.part == part.no), default=part.sent_at)

    def last_draft(self, part: int) -> Draft | None:
        """The version of a part's text that counts."""
        return next((d for d in reversed(self.drafts) if d.part == part), None)
