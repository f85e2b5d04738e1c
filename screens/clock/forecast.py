"""What will expire before the break, before the office closes, tomorrow. No Textual here."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from screens.clock.warnings import Place
from screens.pieces import Line, Piece, line_width
from screens.when import WEEKDAYS
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment, at, of_datetime

_FIRST_HOUR: Final = 3600
"""How far outside hours the forecast reaches into the next working day."""
_NOON: Final = time(12)
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Horizon:
    """A moment until which one looks ahead."""

    until: Moment
    words: str
    """`до 13:00`, `завтра до 09:45`, `пн 11.01 до 09:45`."""
    brief: str
    """Without its day: `до 09:45`."""
    title: str
    """What makes it one: `До перерыва`, `До конца дня`, `Завтра до полудня`."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many deadlines fall due until a horizon."""

    ours: int
    theirs: int

    @property
    def any(self) -> bool:
        """Whether there is any."""
        return bool(self.ours or self.theirs)


def ahead(calendar: Calendar, now: Moment) -> tuple[Horizon, ...]:
    """The horizons of the queue's rule: break and close while the day lasts, else the next first hour."""
    today = calendar.day_of(now)
    spans = [span for span in calendar.spans(today) if span[1] > now]
    begun = len(spans) < len(calendar.spans(today)) or (bool(spans) and spans[0][0] <= now)
    if spans and begun:
        return _until_close(spans, calendar)
    day = today if spans else calendar.days(today, 1)
    opens = calendar.spans(day)[0][0]
    return (_horizon(calendar.add(opens, _FIRST_HOUR), "К началу дня", calendar, today),)


def detailed(calendar: Calendar, now: Moment) -> tuple[Horizon, ...]:
    """The horizons of the list: before the break, before the close, on the next working day until noon."""
    today = calendar.day_of(now)
    spans = [span for span in calendar.spans(today) if span[1] > now]
    day = calendar.days(today, 1)
    noon = of_datetime(datetime.combine(day, _NOON, ZoneInfo(calendar.timezone)))
    opens, first_ends = calendar.spans(day)[0]
    until = noon if noon > opens else first_ends
    named = day_words(day, today).capitalize()
    return (
        *_until_close(spans, calendar),
        _horizon(until, f"{named} до {at(until, calendar.timezone):%H:%M}", calendar, today),
    )


def _until_close(spans: Sequence[tuple[Moment, Moment]], calendar: Calendar) -> tuple[Horizon, ...]:
    """What is left of a day: the end of the span before a break, the end of the last."""
    if not spans:
        return ()
    day = calendar.day_of(spans[0][0])
    close = _horizon(spans[-1][1], "До конца дня", calendar, day)
    if len(spans) == 1:
        return (close,)
    return (_horizon(spans[0][1], "До перерыва", calendar, day), close)


def _horizon(until: Moment, title: str, calendar: Calendar, today: date) -> Horizon:
    local = at(until, calendar.timezone)
    day = local.date()
    name = "" if day == today else f"{day_words(day, today)} "
    brief = f"до {local:%H:%M}"
    return Horizon(until, f"{name}{brief}", brief, title)


def day_words(day: date, today: date) -> str:
    """A day that is coming: `сегодня`, `завтра`, `пн`, `пн 11.01`."""
    days = (day - today).days
    if days < 2:
        return "завтра" if days else "сегодня"
    name = WEEKDAYS[day.weekday()]
    return name if days < _WEEK else f"{name} {day:%d.%m}"


class Forecast:
    """Counts of the running deadlines: placed once, asked every second by two bisects."""

    def __init__(self, places: Sequence[Place], *, more: bool = False) -> None:
        """Take the running deadlines in order.

        Args:
            places: On the working clock.
            more: Whether there are more than were read.
        """
        self._ours = [place.at for place in places if place.row.ours]
        self._theirs = [place.at for place in places if not place.row.ours]
        self.more = more

    def count(self, now: int, until: int) -> Count:
        """How many are not overdue now and will have no time left at a position of the working clock."""
        ours, theirs = (
            max(0, bisect_right(one, until) - bisect_left(one, now)) for one in (self._ours, self._theirs)
        )
        return Count(ours, theirs)


def forecast_line(forecast: Forecast, calendar: Calendar, now: Moment, cells: int) -> Line:
    """`до 13:00 истекают 5, до 18:00 — 12` as far as it fits; the list of `0` has the executors' beside ours.

    Args:
        forecast: The running deadlines.
        calendar: In force.
        now: The present.
        cells: What there is room for; where not even the shortest form fits, nothing is shown.
    """
    position = calendar.position(now)
    found = [
        (horizon, forecast.count(position, calendar.position(horizon.until)))
        for horizon in ahead(calendar, now)
    ]
    nearest, last = found[0], found[-1]
    if not last[1].any:
        forms: list[Line] = [_nothing(last[0])]
    else:
        numbers = [_numbers(count, more=forecast.more) for _, count in found]
        first = _first(*nearest, more=forecast.more)
        both = (*first, Piece(f", {last[0].words} — ", "muted"), *numbers[-1])
        forms = [both, first] if len(found) > 1 else [first]
        if nearest[1].any:
            words = (nearest[0].words, nearest[0].brief)
            forms += [(Piece(f"{one} — ", "muted"), *numbers[0]) for one in words]
    return next((form for form in forms if line_width(form) <= cells), ())


def _nothing(horizon: Horizon) -> Line:
    return (Piece(f"{horizon.words} ничего", "muted"),)


def _first(horizon: Horizon, count: Count, *, more: bool) -> Line:
    """The nearest horizon with its verb."""
    if not count.any:
        return _nothing(horizon)
    told = count.ours or count.theirs
    verb = "истекает" if told % 10 == 1 and told % 100 != 11 else "истекают"
    return (Piece(f"{horizon.words} {verb} ", "muted"), *_numbers(count, more=more))


def _numbers(count: Count, *, more: bool) -> Line:
    """Ours; where there are none of ours, the executors', said to be theirs."""
    mark = "…" if more else ""
    if count.ours or not count.theirs:
        return (Piece(f"{count.ours}{mark}", "body" if count.ours else "muted"),)
    return (Piece(f"{count.theirs}{mark} у исполнителей", "muted"),)
