"""The queue as the demonstration finds it: messages stopped at every stage, told back from the present.

Minutes are working minutes before the end of everything, so that the clocks stand as written whatever the
hour: what is due in twenty minutes is due in twenty working minutes, at night too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from models.terms import ReplyKind
from uhta_tui.demo import acts
from uhta_tui.demo.births import Fate
from uhta_tui.demo.life import Life, Script
from uhta_tui.demo.texts import WEAK


@dataclass(frozen=True, slots=True)
class Stage:
    """A message that has come so far."""

    received: int
    """Working minutes before the end at which it came."""
    script: Callable[[Life], Script]
    two: bool = False
    """Whether it is for two executors."""
    fate: Fate = Fate.ROUTED


def waiting() -> Callable[[Life], Script]:
    """Still to be routed (п.8)."""
    return lambda _life: iter(())


def returned(routed: int, back: int) -> Callable[[Life], Script]:
    """Given back by the wrong executor, to be routed to another (п.9)."""

    def script(life: Life) -> Script:
        wrong = life.matter.wrong
        life.back(routed)
        if not wrong:
            return
        yield acts.route(life, wrong)
        life.back(back)
        yield acts.give_back(life, wrong)

    return script


def sent(routed: int) -> Callable[[Life], Script]:
    """With the executors (п.10)."""

    def script(life: Life) -> Script:
        life.back(routed)
        yield acts.route(life, *life.matter.executors)

    return script


def reworking(routed: int, drafted: int, reworked: int) -> Callable[[Life], Script]:
    """Back with the executor for rework (п.13)."""

    def script(life: Life) -> Script:
        first = life.matter.executors[0]
        yield from sent(routed)(life)
        life.back(drafted)
        weak = life.pick(WEAK)
        yield acts.weak_draft(life, first, weak)
        life.back(reworked)
        yield acts.rework(life, first, weak)

    return script


def reviewing(routed: int, drafted: int, kind: ReplyKind = ReplyKind.ANSWER) -> Callable[[Life], Script]:
    """A draft waits for the desk (п.11)."""

    def script(life: Life) -> Script:
        yield from sent(routed)(life)
        life.back(drafted)
        yield acts.draft(life, life.matter.executors[0], kind)

    return script


def reviewing_again(routed: int, first: int, reworked: int, second: int) -> Callable[[Life], Script]:
    """The second version of a draft waits (п.11, 13)."""

    def script(life: Life) -> Script:
        yield from reworking(routed, first, reworked)(life)
        life.back(second)
        yield acts.draft(life, life.matter.executors[0])

    return script


def approving(routed: int, *drafts: tuple[int, int | None]) -> Callable[[Life], Script]:
    """Each executor's draft came and was approved at such minutes, or still waits (п.11, 16)."""

    def script(life: Life) -> Script:
        yield from sent(routed)(life)
        for executor, (drafted, approved) in zip(life.matter.executors, drafts, strict=False):
            life.back(drafted)
            yield acts.draft(life, executor)
            if approved is not None:
                life.back(approved)
                yield acts.approve(life, executor)

    return script


def composed(routed: int, drafted: int, approved: int) -> Callable[[Life], Script]:
    """A reply approved and not yet posted (п.14)."""

    def script(life: Life) -> Script:
        yield from approving(routed, (drafted, approved))(life)
        life.pause(1, 2)
        yield acts.compose(life)

    return script


def promised(
    routed: int, drafted: int, approved: int, posted: int, final: int | None = None
) -> Callable[[Life], Script]:
    """An interim reply stands; the final draft is awaited, or waits for the desk (п.15)."""

    def script(life: Life) -> Script:
        executor = life.matter.executors[0]
        yield from reviewing(routed, drafted, ReplyKind.INTERIM)(life)
        life.back(approved)
        yield acts.approve(life, executor)
        yield acts.compose(life)
        life.back(posted)
        yield acts.post(life)
        if final is not None:
            life.back(final)
            yield acts.draft(life, executor)

    return script


def asking(asked: int, posted: int, heard: int | None = None) -> Callable[[Life], Script]:
    """The author was asked, and is awaited or has just answered (п.2, 6)."""

    def script(life: Life) -> Script:
        life.back(asked)
        yield acts.clarify(life)
        life.back(posted)
        yield acts.post(life)
        if heard is not None:
            life.back(heard)
            yield acts.author_answered(life)

    return script


STAGES: Final = (
    Stage(84, waiting()),  # overdue by 24 minutes
    Stage(47, waiting()),
    Stage(232, sent(201)),
    Stage(205, reviewing(176, 49)),
    Stage(264, composed(240, 112, 44)),
    Stage(33, waiting(), two=True),
    Stage(178, returned(151, 39)),
    Stage(395, reworking(362, 201, 97)),
    Stage(330, approving(301, (172, 141), (61, 23)), two=True),
    Stage(2410, promised(2380, 2290, 2261, 2232)),
    Stage(702, asking(671, 652)),
    Stage(276, sent(243)),  # the executor is late by 36 minutes
    Stage(421, reviewing_again(394, 262, 224, 27)),
    Stage(216, approving(189, (82, 51), (16, None)), two=True),
    Stage(12, waiting()),
    Stage(26, waiting(), fate=Fate.AGAIN),
    Stage(103, returned(71, 12)),
    Stage(131, sent(96), two=True),
    Stage(302, reworking(268, 121, 62)),
    Stage(152, reviewing(128, 8)),
    Stage(311, composed(282, 91, 13)),
    Stage(3120, promised(3092, 2990, 2960, 2931, 36)),
    Stage(1012, asking(981, 962, 19)),
    Stage(71, sent(41)),
    Stage(1480, promised(1450, 1360, 1331, 1302)),
)
"""The most telling first, since a small desk gets only some of them."""
