"""Months of messages and what became of them, as the actions in the order entered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import heappop, heappush, merge
from itertools import accumulate
from operator import itemgetter
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from uhta_tui.demo.births import born, fate_of
from uhta_tui.demo.courses import course
from uhta_tui.demo.life import MINUTE, Dated, Life, World
from uhta_tui.demo.notes import signings
from uhta_tui.demo.stages import STAGES, Stage
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment, of_datetime

MONTH: Final = 30.4375
"""Days."""

_WEEKDAYS: Final = (12, 11, 11, 10, 10, 6, 5)
"""How many messages come on each weekday, Monday first, in proportion; a holiday counts as a Sunday."""

_HOURS: Final = (1, 1, 0, 0, 0, 1, 2, 4, 7, 9, 9, 9, 8, 8, 7, 7, 7, 8, 8, 7, 6, 5, 4, 2)
"""How many come in each hour, in proportion."""

_STAGED: Final = 4
"""One message of so many, at most, is stopped at a stage."""

_ENTERING: Final = 12
"""Minutes until a message is in the desk, at most, while the desk is open."""

_TRIES: Final = 100
"""How often a moment is sought by the profile: in a short night there may be none."""


@dataclass(frozen=True, slots=True, order=True)
class _Arrival:
    """A message that will come."""

    entered_at: Moment
    received_at: Moment
    place: int
    """Tells arrivals of the same second apart."""
    stage: int | None
    """Its place in `STAGES`; `None` for one that lives its life to the end."""


def lives(
    seed: int,
    months: float,
    per_month: float,
    until: Moment,
    scene: Scene,
    *,
    total: int | None = None,
    first: int = 1,
) -> Iterator[Dated]:
    """The actions of invented messages and notes, each with its present and its moment of entering.

    The same arguments give the same actions. All are valid by the Порядок on a desk with that calendar, those
    terms and that directory, and none is entered after `until`; the moments of entering never go back.

    Args:
        seed: Any number; another one gives other messages.
        months: How long before `until` the first message comes.
        per_month: How many messages come in a month, on the average.
        until: The end of everything.
        scene: The calendar, the terms and the directory; its present is not looked at.
        total: How many messages there are, in place of what `months` and `per_month` give.
        first: The number of the first message, one more than the last of the desk.

    Raises:
        ValueError: If the directory has no active executor; says so in Russian.
    """
    if not any(facts.active for facts in scene.executors.values()):
        raise ValueError("в справочнике нет действующих исполнителей: направлять некому")
    world = World(scene, until, seed)
    count = round(months * per_month) if total is None else total
    start = until - round(months * MONTH * 86400)
    arrivals = _arrivals(seed, count, start, until, scene.calendar)
    each = (_living(world, number, arrival) for number, arrival in enumerate(arrivals, first))
    yield from merge(_merged(each), signings(seed, start, until, scene), key=itemgetter(2))


def _living(world: World, number: int, arrival: _Arrival) -> Life:
    """A message's whole life."""
    stage: Stage | None = None if arrival.stage is None else STAGES[arrival.stage]
    fate = fate_of(Random(f"{world.seed}?{number}")) if stage is None else stage.fate
    two = None if stage is None else stage.two
    at, entered_at = arrival.received_at, arrival.entered_at
    child = born(world, number, at, entered_at, fate, two=two)
    life = Life(world, number, child.matter, child.receive, entered_at)
    life.live(course(life, child.fate) if stage is None else stage.script(life))
    return life


def _merged(each: Iterable[Life]) -> Iterator[Dated]:
    """The actions of lives that begin one after the other, in the order entered."""
    ahead: list[tuple[Moment, int, int, Dated]] = []
    for life in each:
        while ahead and ahead[0][0] < life.done[0][2]:
            yield heappop(ahead)[3]
        for place, dated in enumerate(life.done):
            heappush(ahead, (dated[2], life.number, place, dated))
    while ahead:
        yield heappop(ahead)[3]


# -- when messages come -----------------------------------------------------------------------------


def _arrivals(seed: int, count: int, start: Moment, until: Moment, calendar: Calendar) -> list[_Arrival]:
    """All arrivals in the order entered."""
    rng = Random(seed)
    staged = min(len(STAGES), count // _STAGED)
    found = [_staged(rng, place, until, calendar) for place in range(staged)]
    days, weights = _days(start, until, calendar)
    for place in range(staged, count):
        received_at = _moment(rng, days, weights, (start, until), calendar)
        entered_at = _entered(rng, received_at, until, calendar)
        found.append(_Arrival(entered_at, received_at, place, None))
    return sorted(found, key=lambda a: (a.entered_at, a.received_at, a.place))


def _staged(rng: Random, place: int, until: Moment, calendar: Calendar) -> _Arrival:
    received_at = calendar.sub(until, STAGES[place].received * MINUTE + rng.randint(0, 50))
    return _Arrival(min(until, received_at + rng.randint(20, 80)), received_at, place, place)


def _days(start: Moment, until: Moment, calendar: Calendar) -> tuple[list[date], list[int]]:
    """The days on which messages come, and the running sums of how many."""
    first, last = calendar.day_of(start), calendar.day_of(until)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    weights = [_WEEKDAYS[day.weekday()] if calendar.kind(day).working else min(_WEEKDAYS) for day in days]
    return days, list(accumulate(weights))


def _moment(
    rng: Random, days: list[date], weights: list[int], within: tuple[Moment, Moment], calendar: Calendar
) -> Moment:
    """A moment by the profile of the week and the day, between two."""
    zone = ZoneInfo(calendar.timezone)
    for _ in range(_TRIES):
        [day] = rng.choices(days, cum_weights=weights)
        [hour] = rng.choices(range(24), _HOURS)
        at = datetime(day.year, day.month, day.day, hour, rng.randrange(60), rng.randrange(60), tzinfo=zone)
        moment = of_datetime(at)
        if within[0] <= moment <= within[1]:
            return moment
    return rng.randint(*within)


def _entered(rng: Random, received_at: Moment, until: Moment, calendar: Calendar) -> Moment:
    """When the desk has the message: within minutes while it works, else after it opens."""
    is_open, changes_at = calendar.until(received_at)
    begins = received_at if is_open else changes_at
    return min(until, begins + rng.randint(1, _ENTERING) * MINUTE)
