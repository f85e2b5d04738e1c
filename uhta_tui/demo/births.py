"""How a message comes to be: who writes it, where, about what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import Final

from uhta_tui.demo import texts
from uhta_tui.demo.life import Matter, World
from uhta_tui.demo.subject import Subject
from uhta_tui.demo.subjects import SUBJECTS
from uhta_tui.procedure.actions import Receive
from uhta_tui.wording import capital
from uhta_tui.worktime.moments import Moment

FIRST_ID: Final = 20_000
"""External ids count from here."""

FIRST_LINK: Final = 100_000


class Fate(StrEnum):
    """What becomes of a message."""

    ROUTED = "routed"
    ASKED = "asked"
    """The author must be asked first (п.2, 6)."""
    AGAIN = "again"
    """A repeat without new facts (п.17)."""
    ANEW = "anew"
    """A repeat with new facts (п.17)."""
    CHATTER = "chatter"
    """Asks for no reaction (п.5)."""
    FORMAL = "formal"
    """Another law's (п.21)."""
    THREAT = "threat"
    """Neither processed nor answered (п.18)."""


WEIGHTS: Final[Mapping[Fate, int]] = {
    Fate.ROUTED: 76,
    Fate.ASKED: 6,
    Fate.AGAIN: 5,
    Fate.ANEW: 3,
    Fate.CHATTER: 4,
    Fate.FORMAL: 4,
    Fate.THREAT: 2,
}
"""How often each happens, of a hundred."""


@dataclass(frozen=True, slots=True)
class Born:
    """A message at its receipt."""

    fate: Fate
    matter: Matter
    receive: Receive


def fate_of(rng: Random) -> Fate:
    """A fate by its weight."""
    [fate] = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))
    return fate


def born(
    world: World, number: int, received_at: Moment, entered_at: Moment, fate: Fate, *, two: bool | None = None
) -> Born:
    """A message of a given fate.

    Args:
        world: What all share.
        number: The number that it gets at its receipt.
        received_at: When it was received.
        entered_at: When the desk enters it; a repeat points only to what was answered before.
        fate: What will become of it; a repeat with nothing to repeat is an ordinary message.
        two: Whether it has a part for a second executor; left to chance if not given.
    """
    rng = Random(f"{world.seed}:{number}")
    author, matter = _written(world, rng, number, received_at, two=two)
    if fate in (Fate.AGAIN, Fate.ANEW):
        repeated = _repeated(world, rng, matter, entered_at)
        fate, matter = (fate, repeated) if repeated else (Fate.ROUTED, matter)
    text, about = _TEXTS[fate](rng, matter)
    matter = replace(matter, about=about)
    typed = rng.random() < 0.06
    receive = Receive(
        at=received_at,
        by=texts.PEOPLE[number % 2] if typed else texts.LOADER,
        message="" if typed else f"IM-{FIRST_ID + number}",
        source=matter.network.source,
        url=matter.network.post.format(n=matter.link),
        author=author,
        author_url=matter.network.author.format(n=matter.link),
        text=capital(text.format(where=matter.where)),
        topic=matter.subject.topic if fate is not Fate.CHATTER else "Прочее",
        place=matter.place,
        published_at=received_at - rng.randint(60, 5 * 3600),
        extra={} if typed else {"Подписчики": rng.choice(("840", "2 310", "12 400", "31 050"))},
    )
    return Born(fate, matter, receive)


def _repeated(world: World, rng: Random, matter: Matter, entered_at: Moment) -> Matter | None:
    """The same matter as an earlier message that was answered by then; `None` if none was."""
    known = world.known_by(entered_at)
    if not known:
        return None
    earlier = rng.choice(known)
    old = earlier.matter
    return replace(
        matter,
        subject=old.subject,
        where=old.where,
        place=old.place,
        executors=old.executors[:1],
        wrong=old.wrong,
        earlier=earlier.reply.number,
    )


def _written(
    world: World, rng: Random, number: int, received_at: Moment, *, two: bool | None
) -> tuple[str, Matter]:
    """An author, and the matter as an ordinary message has it."""
    month = world.scene.calendar.day_of(received_at).month
    fitting = [s for s in SUBJECTS if month in s.months and (s.second or not two)]
    subject = rng.choice(fitting)
    first, author = _author(rng)
    both = rng.random() < 0.5 if two is None else two
    executors = _executors(world, subject, two=both)
    others = [code for code in world.codes if code not in executors]
    wrong = subject.wrong if subject.wrong in others else next(iter(others), "")
    [network] = rng.choices(texts.NETWORKS, [n.weight for n in texts.NETWORKS])
    place, where = _address(rng, village=subject.village)
    link = FIRST_LINK + 13 * number
    return author, Matter(subject, where, place, first, network, link, executors, wrong)


def _address(rng: Random, *, village: bool) -> tuple[str, str]:
    """The city or a settlement of it, and an address there."""
    if not village and rng.random() < 0.88:
        return texts.CITY, f"{rng.choice(texts.STREETS)}, {rng.randint(1, 60)}"
    place = rng.choice(texts.SETTLEMENTS)
    return place, f"пос. {place}, {rng.choice(texts.VILLAGE_STREETS)}, {rng.randint(1, 30)}"


def _author(rng: Random) -> tuple[str, str]:
    """A first name to be greeted by, if it is known, and how the author is called in the source."""
    if rng.random() < 0.12:
        return "", rng.choice(texts.NICKNAMES)
    gender = rng.randrange(2)
    first = rng.choice(texts.FIRST_NAMES[gender])
    return first, f"{first} {rng.choice(texts.LAST_NAMES[gender])}"


def _executors(world: World, subject: Subject, *, two: bool) -> tuple[str, ...]:
    """Whose the subject is, in a directory that may not be the shipped one."""
    codes = world.codes
    wanted = [subject.executor]
    if two and subject.second is not None:
        wanted.append(subject.second.executor)
    found = [code if code in codes else codes[len(subject.topic + code) % len(codes)] for code in wanted]
    return tuple(dict.fromkeys(found))


def _complaint(rng: Random, matter: Matter) -> tuple[str, int]:
    subject = matter.subject
    text = rng.choice(subject.complaints)
    if len(matter.executors) > 1 and subject.second is not None:
        text = f"{text} {subject.second.complaint}"
    return text, 0


def _one_of(choices: tuple[tuple[str, object], ...]) -> Callable[[Random, Matter], tuple[str, int]]:
    """A text of the triage, with its place in the list, since the verdict stands beside it."""

    def pick(rng: Random, _matter: Matter) -> tuple[str, int]:
        place = rng.randrange(len(choices))
        return choices[place][0], place

    return pick


def _plain(choices: tuple[str, ...]) -> Callable[[Random, Matter], tuple[str, int]]:
    return lambda rng, _matter: (rng.choice(choices), 0)


_TEXTS: Final[Mapping[Fate, Callable[[Random, Matter], tuple[str, int]]]] = {
    Fate.ROUTED: _complaint,
    Fate.ASKED: _complaint,
    Fate.AGAIN: _plain(texts.AGAIN),
    Fate.ANEW: _plain(texts.ANEW),
    Fate.CHATTER: _one_of(texts.CHATTER),
    Fate.FORMAL: _one_of(texts.FORMAL),
    Fate.THREAT: _one_of(texts.THREATS),
}
"""What the author writes, by the fate; the number is the text's place where a verdict goes with it."""
