"""One message being lived: its case as the rules have left it, and the moment to which it has come."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Final, TypeAlias, TypeVar

from models.terms import ReplyKind
from uhta_tui.demo.subject import Subject
from uhta_tui.demo.texts import PEOPLE, Network
from uhta_tui.procedure.actions import Action, Post, Receive
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.play import open_case, play
from uhta_tui.procedure.scene import EarlierReply, Scene
from uhta_tui.worktime.moments import Moment

_T = TypeVar("_T")

MINUTE: Final = 60
REMEMBERED: Final = 400
"""How many replies are kept for later messages to repeat their questions."""

Dated: TypeAlias = tuple[Action, Moment, Moment]
"""An action, the present at which it is performed, and the moment it is entered."""

Script: TypeAlias = Iterator[Action]
"""What people do with a message, one action after the other, each decided when the one before is done."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a message is about, and who wrote it where."""

    subject: Subject
    where: str
    """The address as people write it."""
    place: str
    name: str
    """The author's first name, if it is known."""
    network: Network
    link: int
    """The number in its link."""
    executors: tuple[str, ...]
    """Whose it is; the second has the second's part of the subject."""
    wrong: str
    """Who may get it by mistake; empty when the directory has nobody else."""
    earlier: int | None = None
    """The message that it repeats (п.17)."""
    about: int = 0
    """Which of the triage texts it bears."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A reply that stands in the source: a later message may repeat its question."""

    reply: EarlierReply
    entered_at: Moment
    matter: Matter


@dataclass(slots=True)
class World:
    """What all lives share."""

    scene: Scene
    until: Moment
    """The end of everything: nothing is entered after it."""
    seed: int
    postings: deque[Posting] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    @property
    def codes(self) -> tuple[str, ...]:
        """The executors that may get parts (п.7)."""
        return tuple(code for code, facts in self.scene.executors.items() if facts.active)

    def rng(self, number: int) -> Random:
        """The chance of one message, its own whatever happens to the others."""
        return Random(f"{self.seed}/{number}")

    def known_by(self, moment: Moment) -> list[Posting]:
        """The replies that can be pointed to at a moment, in the order entered."""
        found = (p for p in self.postings if p.entered_at < moment)
        return sorted(found, key=lambda posting: posting.entered_at)


class Life:
    """A message, from its receipt on.

    `clock` is the moment of the next action; it only moves forward.
    """

    def __init__(
        self, world: World, number: int, matter: Matter, receive: Receive, entered_at: Moment
    ) -> None:
        self.world = world
        self.number = number
        self.matter = matter
        self.clock = entered_at
        self.rng = world.rng(number)
        self.lag = 0
        """Seconds from the next action to its entering."""
        self.case: Case = open_case(number, receive, replace(world.scene, now=entered_at))
        self.done: list[Dated] = [(receive, entered_at, entered_at)]

    @property
    def name(self) -> str:
        """How actions name it."""
        return f"№{self.number}"

    @property
    def by(self) -> str:
        """Who is at the desk that day."""
        day = self.world.scene.calendar.day_of(self.clock).toordinal()
        return PEOPLE[(day + self.number) % len(PEOPLE)]

    @property
    def scene(self) -> Scene:
        """The scene at its clock."""
        return replace(self.world.scene, now=self.clock)

    # -- chance and time ------------------------------------------------------------------------

    def chance(self, share: float) -> bool:
        """Whether something happens that happens to such a share, 0 to 1, of messages."""
        return self.rng.random() < share

    def pick(self, choices: Sequence[_T]) -> _T:
        """One of several."""
        return self.rng.choice(choices)

    def pause(self, low: int, high: int) -> None:
        """Let working time pass, between so many minutes."""
        seconds = self.rng.randint(low * MINUTE, high * MINUTE)
        self.clock = self.world.scene.calendar.add(self.clock, seconds)

    def back(self, minutes: int) -> None:
        """Go to the moment so many working minutes before the end of everything, if that is ahead."""
        calendar = self.world.scene.calendar
        self.clock = max(self.clock, calendar.sub(self.world.until, minutes * MINUTE))

    # -- doing ----------------------------------------------------------------------------------

    def live(self, script: Iterable[Action]) -> None:
        """Do what a script says, as far as the end of everything.

        Raises:
            Refused: If an action breaks the Порядок; the script is wrong then.
        """
        for action in script:
            entered_at = action.at + self.lag
            self.lag = 0
            if entered_at > self.world.until:
                return
            scene = self._with_earlier(replace(self.world.scene, now=entered_at))
            self.case = play(self.case, action, scene)
            self.done.append((action, entered_at, entered_at))
            self.clock = entered_at
            if isinstance(action, Post):
                self._remember(entered_at)

    def _with_earlier(self, scene: Scene) -> Scene:
        """The scene with the reply that a repeat points to."""
        number = self.matter.earlier
        if number is None:
            return scene
        known = (p.reply for p in self.world.known_by(scene.now) if p.reply.number == number)
        return replace(
            scene, earlier_number=number, earlier=max(known, key=lambda r: r.posted_at, default=None)
        )

    def _remember(self, entered_at: Moment) -> None:
        reply = self.case.reply
        if reply is None or reply.posted_at is None or reply.kind is ReplyKind.CLARIFICATION:
            return
        posted = EarlierReply(self.number, reply.kind, reply.url or "", reply.posted_at)
        self.world.postings.append(Posting(posted, entered_at, self.matter))
