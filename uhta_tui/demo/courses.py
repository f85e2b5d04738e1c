"""How messages live: what people do with one of each fate, and how long they take for it.

Times are working minutes. Most of them fit the Порядок's hours; some do not, as in life.
"""

from collections.abc import Callable, Mapping
from typing import Final

from models.terms import ENDED, PartStatus, ReplyKind, Status
from uhta_tui.demo import acts, texts
from uhta_tui.demo.births import Fate
from uhta_tui.demo.life import Life, Script
from uhta_tui.procedure.shortcomings import shortcomings


def course(life: Life, fate: Fate) -> Script:
    """The whole life of a message of a fate."""
    if life.chance(0.03):
        life.pause(1, 8)
        yield acts.amend_place(life)
    yield from COURSES[fate](life)
    yield from aftermath(life)


def handled(life: Life) -> Script:
    """From the routing to the reply, and after an interim one to the final (п.8–16)."""
    yield from routed(life)
    first, *others = life.matter.executors
    kind = _kind(life)
    yield from drafted(life, first, kind)
    if kind is not ReplyKind.CLARIFICATION:
        for executor in others:
            yield from drafted(life, executor, ReplyKind.ANSWER, fresh=False)
    yield from published(life)
    if kind is ReplyKind.INTERIM:
        yield from completed(life)
    elif kind is ReplyKind.CLARIFICATION:
        yield from heard(life)


def _kind(life: Life) -> ReplyKind:
    """What the first executor gives; once asked, an author is not asked again."""
    if life.chance(0.09):
        return ReplyKind.INTERIM
    asks = life.case.cycle == 1 and not life.case.new_facts and life.chance(0.03)
    return ReplyKind.CLARIFICATION if asks else ReplyKind.ANSWER


def routed(life: Life) -> Script:
    """п.8, 9: most within the hour, some to the wrong one, who returns it."""
    wrong, (first, *others) = life.matter.wrong, life.matter.executors
    life.pause(*((62, 130) if life.chance(0.04) else (4, 40)))
    if wrong and life.chance(0.02):
        yield acts.route(life, wrong)
        life.pause(1, 5)
        yield acts.withdraw(life, wrong)
        life.pause(1, 3)
    if wrong and life.chance(0.1):
        yield acts.route(life, wrong, *others)
        life.pause(*((63, 100) if life.chance(0.12) else (8, 50)))
        yield acts.give_back(life, wrong)
        life.pause(*((62, 90) if life.chance(0.08) else (5, 45)))
        yield acts.reroute(life, wrong, first)
    else:
        yield acts.route(life, first, *others)
    if life.chance(0.05):
        life.pause(1, 20)
        yield acts.remark(life)


def drafted(life: Life, executor: str, kind: ReplyKind, *, fresh: bool = True) -> Script:
    """п.10–13: the draft comes, goes back now and then, and is approved.

    Args:
        fresh: Whether the executor only begins; otherwise it has worked while the desk read the first.
    """
    life.pause(*((30, 135) if fresh else (4, 40)))
    if life.chance(0.05):
        life.pause(90, 190)
    while kind is ReplyKind.ANSWER and life.chance(0.19):
        weak = life.pick(texts.WEAK)
        yield acts.weak_draft(life, executor, weak)
        life.pause(6, 50)
        yield acts.rework(life, executor, weak)
        life.pause(*((122, 180) if life.chance(0.1) else (20, 105)))
    yield acts.draft(life, executor, kind)
    yield from approved(life, executor)


def approved(life: Life, executor: str) -> Script:
    """п.11: within the hour, now and then after finishing the text together."""
    life.pause(*((62, 100) if life.chance(0.03) else (5, 50)))
    if life.chance(0.12):
        yield acts.edit_jointly(life, executor)
        life.pause(2, 8)
    yield acts.approve(life, executor)


def published(life: Life) -> Script:
    """п.14, 16: the reply is formed and posted."""
    life.pause(1, 4)
    yield acts.compose(life)
    if life.chance(0.03):
        life.pause(2, 10)
        yield acts.reopen(life)
        life.pause(2, 8)
        yield acts.compose(life)
    life.pause(*((62, 95) if life.chance(0.04) else (3, 40)))
    yield acts.post(life)


def completed(life: Life) -> Script:
    """п.15: the final answer, days after the interim one."""
    life.pause(*((3500, 3900) if life.chance(0.12) else (500, 2900)))
    for part in life.case.live_parts:
        if part.status is PartStatus.SENT:
            yield from drafted(life, part.executor, ReplyKind.ANSWER, fresh=False)
    yield from published(life)


def heard(life: Life) -> Script:
    """п.2, 6: the author answers, and the message begins anew; or never does."""
    if life.chance(0.3):
        life.pause(2400, 2800)
        yield acts.close(life, texts.LATE_CLOSE)
        return
    life.pause(40, 900)
    yield acts.author_answered(life)
    yield from handled(life)


def asked(life: Life) -> Script:
    """п.2, 6: the desk itself asks the author."""
    life.pause(5, 45)
    yield acts.clarify(life)
    life.pause(3, 35)
    yield acts.post(life)
    yield from heard(life)


def repeated(life: Life) -> Script:
    """п.17 without new facts: a link to the reply."""
    life.pause(4, 45)
    yield acts.repeat(life, new_facts=False)
    life.pause(2, 35)
    yield acts.post(life)


def repeated_anew(life: Life) -> Script:
    """п.17 with new facts: tied to the reply, and routed."""
    life.pause(2, 12)
    yield acts.repeat(life, new_facts=True)
    yield from handled(life)


def chatted(life: Life) -> Script:
    """п.5: nothing to react to."""
    life.pause(4, 50)
    yield acts.close(life, texts.CHATTER[life.matter.about][1])


def excluded(life: Life) -> Script:
    """п.18."""
    life.pause(2, 40)
    yield acts.exclude(life)


def formal(life: Life) -> Script:
    """п.21, now and then taken back."""
    life.pause(4, 45)
    yield acts.out_of_scope(life)
    if life.chance(0.15):
        life.pause(10, 60)
        yield acts.restore(life)
        yield from handled(life)


def aftermath(life: Life) -> Script:
    """п.20: what was amiss, who was told, what was decided."""
    answered = life.case.status is Status.ANSWERED and bool(life.case.parts)
    if answered and life.chance(0.03):
        life.pause(60, 900)
        yield acts.finding(life)
    if life.case.status not in ENDED:
        return
    for shortcoming in shortcomings(life.case, life.scene):
        if shortcoming.official not in life.world.scene.officials or not life.chance(0.7):
            continue
        life.pause(20, 600)
        yield acts.notify(life, shortcoming.id)
        if life.chance(0.7):
            life.pause(480, 2400)
            yield acts.resolve(life, shortcoming.id)


COURSES: Final[Mapping[Fate, Callable[[Life], Script]]] = {
    Fate.ROUTED: handled,
    Fate.ASKED: asked,
    Fate.AGAIN: repeated,
    Fate.ANEW: repeated_anew,
    Fate.CHATTER: chatted,
    Fate.FORMAL: formal,
    Fate.THREAT: excluded,
}
"""The course of each fate."""
