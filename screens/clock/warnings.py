"""Which deadlines have come near or passed: each told once. No Textual here.

The running deadlines stand in order of their places on the working clock; two marks walk along them, one
for «скоро», one for «прошёл». A tick looks at the deadline after each mark and no further, so its cost does
not depend on how many there are.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final, NamedTuple, TypeAlias

from screens.text import printable
from screens.widgets.say_line import Kind, Saying
from uhta_tui.desk.rows import RunningRow
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.wording import duration
from uhta_tui.worktime.calendar import Calendar

_NAMED: Final = 3
"""Deadlines named in a warning of several; the others are counted."""

_PAST: Final = ("срок прошёл", "срок прошёл у")
_NEAR: Final = ("скоро истекает", "скоро истекают")

Identity: TypeAlias = tuple[int, int]
"""A message and the number of its deadline."""
Name: TypeAlias = Callable[[str | None], str]
"""An executor's short name by its code."""


class Threshold(IntEnum):
    """What a deadline can come to, in order."""

    CALM = 0
    SOON = 1
    PASSED = 2


class Place(NamedTuple):
    """A running deadline on the working clock; places sort by it."""

    at: int
    """Its due moment's position."""
    row: RunningRow

    @property
    def identity(self) -> Identity:
        """Which deadline of which message."""
        return self.row.number, self.row.no


@dataclass(frozen=True, slots=True)
class _Told:
    """What was last told of a deadline, and of which due moment."""

    threshold: Threshold
    due: int


@dataclass(frozen=True, slots=True)
class Warned:
    """A deadline to be told of."""

    place: Place
    threshold: Threshold


def placed(rows: Iterable[RunningRow], calendar: Calendar) -> list[Place]:
    """Deadlines placed on the working clock, the nearest first."""
    found = [Place(calendar.position(row.due), row) for row in rows]
    return sorted(found, key=lambda place: (place.at, place.identity))


class Warnings:
    """Tells of each deadline once when it is near and once when it has passed.

    What was told is remembered by message, deadline and due moment. So a clock that is set back, a reading
    anew or another screen repeats nothing, while a deadline that was moved further is told of again.
    """

    def __init__(self) -> None:
        """Begin with no deadlines: the first reading is taken in silence."""
        self.places: Sequence[Place] = ()
        self.standing: dict[Identity, Warned] = {}
        """What was told and not yet seen, the latest last."""
        self._told: dict[Identity, _Told] = {}
        self._near = self._past = 0
        """How many of the places have been looked at for each threshold."""
        self._soon: int | None = None

    def load(self, places: Sequence[Place], now: int, soon: int) -> None:
        """Take the running deadlines as they are now; what is over needs no warning any more.

        Args:
            places: In order.
            now: The present on the working clock.
            soon: Working seconds from which a deadline is near.
        """
        first, self._soon = self._soon is None, soon
        self.places, self._near, self._past = places, 0, 0
        running = {place.identity: place for place in places}
        for identity, place in running.items():
            self._rearm(identity, place, now, soon, first=first)
        self.standing = {
            identity: replace(warned, place=running[identity])
            for identity, warned in self.standing.items()
            if identity in running and self._told[identity].threshold is warned.threshold
        }

    def _rearm(self, identity: Identity, place: Place, now: int, soon: int, *, first: bool) -> None:
        """Settle what has been told of a deadline: at the first reading all there is, of a moved one less."""
        told, due = self._told.get(identity), place.row.due
        reached = _reached(place.at - now, soon)
        if told is None:
            self._told[identity] = _Told(reached if first else Threshold.CALM, due)
        elif told.due != due:
            self._told[identity] = _Told(min(told.threshold, reached), due)

    def tick(self, now: int) -> list[Warned]:
        """What has come to a threshold since the last tick, the nearest first; it stands until `seen`."""
        places, soon = self.places, self._soon or 0
        reached: dict[Identity, Warned] = {}
        while self._near < len(places) and places[self._near].at - now <= soon:
            self._reach(places[self._near], Threshold.SOON, reached)
            self._near += 1
        while self._past < self._near and places[self._past].at < now:
            self._reach(places[self._past], Threshold.PASSED, reached)
            self._past += 1
        self.standing.update(reached)
        return list(reached.values())

    def _reach(self, place: Place, threshold: Threshold, reached: dict[Identity, Warned]) -> None:
        """A deadline has come to a threshold: tell of it, unless that was told."""
        identity = place.identity
        told = self._told[identity]
        if told.threshold < threshold:
            self._told[identity] = _Told(threshold, told.due)
            reached[identity] = Warned(place, threshold)
            self.standing.pop(identity, None)

    def seen(self) -> None:
        """The person has seen what stands."""
        self.standing.clear()


def _reached(left: int, soon: int) -> Threshold:
    """What a deadline with so many working seconds left has come to."""
    return Threshold.PASSED if left < 0 else Threshold.SOON if left <= soon else Threshold.CALM


# -- words ----------------------------------------------------------------------------------------------


def saying_of(warned: Sequence[Warned], now: int, name: Name) -> Saying | None:
    """What stands as one sentence; `None` when nothing does.

    Args:
        warned: What to tell of.
        now: The present on the working clock.
        name: Executors' short names.
    """
    past = [one for one in warned if one.threshold is Threshold.PASSED]
    near = [one for one in warned if one.threshold is Threshold.SOON]
    if not warned:
        return None
    kind = Kind.LATE if past else Kind.WARNING
    if len(warned) == 1:
        return Saying(_alone(warned[0], now, name), kind)
    groups = [(_counted(words, group), group) for words, group in ((_PAST, past), (_NEAR, near)) if group]
    shown = [f"{words}: {_listed(group, name)}" for words, group in groups]
    brief = [f"{words}: {_numbers(group)}" for words, group in groups]
    return Saying(_sentence(shown), kind, _sentence(brief))


def _counted(words: tuple[str, str], group: Sequence[Warned]) -> str:
    """How a group begins: of one without its number."""
    return words[0] if len(group) == 1 else f"{words[1]} {len(group)}"


def summary(late: int, soon: int) -> Saying | None:
    """What the desk finds when it is opened, in one sentence."""
    groups = [("просрочено", late), ("скоро истекают", soon)]
    said = [f"{words} {count}" for words, count in groups if count]
    if not said:
        return None
    return Saying(
        f"{_sentence(said)}. Они в очереди сверху.", Kind.LATE if late else Kind.WARNING, _sentence(said)
    )


def _sentence(parts: Sequence[str]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


def _alone(one: Warned, now: int, name: Name) -> str:
    """`Через 0:30 истекает: № 187 Согласовать п.11`."""
    about = f"{_name(one, name)} {DEADLINES[one.place.row.key].clause}"
    if one.threshold is Threshold.PASSED:
        return f"Срок прошёл: {about}"
    left = max(0, one.place.at - now)
    return f"Через {duration(left)} истекает: {about}"


def _name(one: Warned, name: Name) -> str:
    """`№ 127 Проект: Архитектура`."""
    row = one.place.row
    who = f": {printable(name(row.executor))}" if row.executor and not row.ours else ""
    return f"№ {row.number} {DEADLINES[row.key].title}{who}"


def _listed(group: Sequence[Warned], name: Name) -> str:
    rest = f" и ещё {len(group) - _NAMED}" if len(group) > _NAMED else ""
    return ", ".join(_name(one, name) for one in group[:_NAMED]) + rest


def _numbers(group: Sequence[Warned]) -> str:
    return ", ".join(f"№ {number}" for number in dict.fromkeys(one.place.row.number for one in group))
