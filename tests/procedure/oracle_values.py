"""What the oracle keeps of a message: changeable and plain, owing nothing to the program's own values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypedDict

TERMS: Final[Mapping[str, int]] = {
    "route_hours": 1,
    "answer_hours": 8,
    "return_hours": 1,
    "reroute_hours": 1,
    "draft_before_hours": 4,
    "review_hours": 1,
    "rework_hours": 2,
    "publish_hours": 1,
    "final_days": 7,
}
"""The lengths that the regulation gives."""

LIVE: Final = ("sent", "returned", "drafted", "rework", "approved")


class Line(TypedDict, total=False):
    """An action line; moments are seconds since 1970."""

    at: int
    action: str
    message: str
    executor: str
    executors: list[str]
    to: list[str]
    kind: str
    content: str
    earlier: str
    new_facts: bool
    without_evidence: bool
    evidence: bool
    days: dict[str, str | tuple[str, ...]]
    terms: dict[str, int]


@dataclass
class Part:
    """One executor's share."""

    no: int
    executor: str
    cycle: int
    sent_at: int
    status: str = "sent"
    last: int = 0
    """The moment of its last action."""
    kinds: list[str] = field(default_factory=list)
    """The kinds of its drafts, in order."""
    content: str = ""
    evidence: bool = False


@dataclass
class Deadline:
    """A countdown."""

    key: str
    part: Part | None
    cycle: int
    start: int
    due: int
    met: int | None = None
    dropped: int | None = None
    over: int = 0
    fault: str | None = None
    met_by: str = ""
    """The action that met or dropped it."""
    forgiven: bool = False

    @property
    def running(self) -> bool:
        """Still counting."""
        return self.met is None and self.dropped is None


@dataclass
class Reply:
    """What is or was to be posted."""

    kind: str
    origin: str
    approved_at: int
    posted_at: int | None = None
    taken_back: bool = False
    touched: list[Deadline] = field(default_factory=list)
    """Deadlines that making it met."""


@dataclass
class Event:
    """A step of the message's course, for the ledger and the statuses of the past."""

    at: int
    what: str
    """`part`, `turn`, `interim`, `final draft` or `cycle`."""
    part: int = -1
    value: str = ""


@dataclass
class Message:
    """A message and all that hangs on it."""

    name: str
    received: int
    turn: str = "open"
    cycle: int = 1
    interim_at: int | None = None
    final_draft_came: bool = False
    repeat_with_facts: bool = False
    last: int = 0
    barrier: int = 0
    """The last compose, post or reopen, which a part's action must follow."""
    draft_since_routing: bool = False
    parts: list[Part] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    triaged: list[Deadline] = field(default_factory=list)
    """What the last triage met or dropped, apart from its parts' own."""

    @property
    def live(self) -> list[Part]:
        """Parts that count towards the reply of this cycle."""
        return [p for p in self.parts if p.cycle == self.cycle and p.status in LIVE]

    def part(self, executor: str) -> Part:
        """The live part of an executor."""
        return next(p for p in self.live if p.executor == executor)

    @property
    def reply(self) -> Reply | None:
        """The latest not taken back."""
        return next((r for r in reversed(self.replies) if not r.taken_back), None)

    @property
    def status(self) -> str:
        """Where it stands."""
        live = [p.status for p in self.live]
        return status(self.turn, live, in_final=self.interim_at is not None, came=self.final_draft_came)

    def put(self, part: Part, to: str, at: int) -> None:
        """Give a part a status."""
        part.status, part.last = to, at
        self.events.append(Event(at, "part", part.no, to))

    def go(self, turn: str, at: int) -> None:
        """Give the message's own course a turn."""
        self.turn = turn
        self.events.append(Event(at, "turn", value=turn))


def status(turn: str, live: list[str], *, in_final: bool, came: bool) -> str:
    """The status that follows from the parts, in the order of PROCEDURE.md."""
    if turn != "open":
        return turn
    if in_final and (not came or not live):
        return "interim"
    if "drafted" in live:
        return "review"
    if {"sent", "rework", "returned"} & set(live):
        return "drafting"
    return "composing" if live else "received"
