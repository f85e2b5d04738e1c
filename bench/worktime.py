"""The working clock against timegrid (Rust) and businesstimedelta, in one run.

Each adds working time to moments and counts it between them, over a month and over ten years, for
one desk: Monday to Friday, 09:00–13:00 and 14:00–18:00. The others know no Russian calendar, so
ours is measured with its holidays and theirs without. Run it as `python bench/worktime.py`.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Final, TypeVar

from businesstimedelta import BusinessTimeDelta, LunchTimeRule, Rules, WorkDayRule
from timegrid import TimeGridCalendar, hours

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from uhta_tui.worktime.calendar import Calendar, CalendarSettings
from uhta_tui.worktime.moments import parse_moment

T = TypeVar("T")

ROUNDS: Final = 7
DAY: Final = 86400
MONTH: Final = ("month", 30, 160)
DECADE: Final = ("ten years", 3650, 19_700)
"""What it is called, its days, and about how many working hours they have."""

WEEK: Final = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), ("09:00-13:00", "14:00-18:00"))


def rate(question: Callable[[T], object], inputs: Sequence[T]) -> float:
    """Answers a second: the median of several rounds over all inputs."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for each in inputs:
            question(each)
        taken.append(time.perf_counter() - start)
    return len(inputs) / statistics.median(taken)


def pair_rate(question: Callable[[int, int], object], inputs: Sequence[tuple[int, int]]) -> float:
    """The same for a question of two integers, asked the way the program asks it."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for first, second in inputs:
            question(first, second)
        taken.append(time.perf_counter() - start)
    return len(inputs) / statistics.median(taken)


def ours(moments: list[int], days: int, work: int) -> tuple[float, float]:
    """Additions and counts a second of this project's clock, on integers."""
    clock = Calendar(CalendarSettings(week=WEEK))
    ends = [(moment, moment + random.randrange(days * DAY)) for moment in moments]
    lengths = [(moment, random.randrange(1, work * 3600)) for moment in moments]
    clock.add(max(moments), work * 3600)
    clock.between(moments[0], max(end for _, end in ends))
    return pair_rate(clock.add, lengths), pair_rate(clock.between, ends)


def timegrid(moments: list[int], days: int, work: int) -> tuple[float, float]:
    """The same of timegrid, which adds on the calendar and counts on a compiled timeline."""
    base = TimeGridCalendar.weekdays(clock_time(9), clock_time(18))
    calendar = base.break_weekdays(clock_time(13), clock_time(14))
    starts = [naive(moment) for moment in moments[:200]]
    line = calendar.compile(datetime(2021, 1, 1), datetime(2041, 1, 1))  # noqa: DTZ001
    ends = [(start, start + timedelta(seconds=random.randrange(days * DAY))) for start in starts]
    lengths = [
        # Its search has an end; the default one is too near for years.
        (start, hours(random.randrange(1, work)), start + timedelta(days=days + 90))
        for start in starts
    ]
    return (
        rate(lambda each: calendar.add_work_duration(*each), lengths),
        rate(lambda each: line.get_working_duration(*each), ends),
    )


def businesstimedelta(moments: list[int], days: int, work: int) -> tuple[float, float]:
    """The same of businesstimedelta."""
    day = WorkDayRule(start_time=clock_time(9), end_time=clock_time(18), working_days=[0, 1, 2, 3, 4])
    lunch = LunchTimeRule(start_time=clock_time(13), end_time=clock_time(14), working_days=[0, 1, 2, 3, 4])
    rules = Rules([day, lunch])
    starts = [naive(moment).replace(tzinfo=UTC) for moment in moments[: 20 if days < 100 else 1]]
    ends = [(start, start + timedelta(days=days / 2)) for start in starts]
    lengths = [(start, BusinessTimeDelta(rules, hours=work // 2)) for start in starts]
    return rate(lambda each: each[0] + each[1], lengths), rate(lambda each: rules.difference(*each), ends)


def naive(moment: int) -> datetime:
    """A moment as wall-clock time without a zone, as the others want it."""
    return datetime(1970, 1, 1) + timedelta(seconds=moment + 3 * 3600)  # noqa: DTZ001


def start_up() -> float:
    """Milliseconds from settings to the first answer, the usual years compiled: a median."""
    now = parse_moment("2026-11-24 12:00", "Europe/Moscow")
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        Calendar(CalendarSettings(week=WEEK)).position(now)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def main() -> None:
    """Measure and print."""
    random.seed(960)
    first = parse_moment("2021-01-11 00:00", "Europe/Moscow")
    moments = [first + random.randrange(5 * 365 * DAY) for _ in range(100_000)]
    print(f"from settings to the first answer: {start_up():.1f} ms")
    print(f"{'answers a second':24}{'add':>14}{'between':>14}{'ours: add':>14}{'between':>12}")
    for name, days, work in (MONTH, DECADE):
        own = ours(moments, days, work)
        print(f"{'uhta, ' + name:24}{own[0]:14,.0f}{own[1]:14,.0f}")
        for rival in (timegrid, businesstimedelta):
            theirs = rival(moments, days, work)
            ratios = [f"× {mine / other:,.0f}" for mine, other in zip(own, theirs, strict=True)]
            label = f"{rival.__name__}, {name}"
            print(f"{label:24}{theirs[0]:14,.0f}{theirs[1]:14,.0f}{ratios[0]:>14}{ratios[1]:>12}")


if __name__ == "__main__":
    main()
