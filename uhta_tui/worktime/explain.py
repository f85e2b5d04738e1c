"""How a due moment came about: every span that was counted, and what lay between them.

Values first (`Explanation`), Russian sentences second (`lines`, `text`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment, at
from uhta_tui.worktime.production import HOLIDAYS, DayReason

_MANY: Final = 7
"""Working days from which an explanation tells only the first two and the last two."""

_ENDS: Final = 2
"""How many days at either end a shortened explanation keeps."""

_ONE_AND_MANY: Final = {
    DayReason.WEEKEND: ("выходной", "выходные"),
    DayReason.HOLIDAY: ("праздник", "праздники"),
    DayReason.MOVED_OFF: ("перенесённый выходной", "перенесённые выходные"),
    DayReason.OWN: ("нерабочий день", "нерабочие дни"),
}
"""What a closed day, or a run of them, is called."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of working time that was counted."""

    start: Moment
    end: Moment
    seconds: int
    """Working seconds counted in it."""
    gap: str
    """What follows in the order of counting, in Russian: «ночь», «перерыв»; empty after the last."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a moment was counted from another."""

    start: Moment
    """Where counting began."""
    result: Moment
    """Where it ended: later than `start`, or earlier when counted back."""
    lead: str
    """What closed time counting began in, in Russian; empty if it began in working time."""
    steps: tuple[Step, ...]
    """What was counted, in the order of counting."""


def explain(calendar: Calendar, moment: Moment, seconds: int) -> Explanation:
    """How `calendar.add(moment, seconds)` comes about.

    Raises:
        ValueError: If `seconds` is negative, or the result outside the calendar.
    """
    result = calendar.add(moment, seconds)
    return _explained(calendar, moment, result, list(_forward(calendar, moment, seconds)))


def explain_back(calendar: Calendar, moment: Moment, seconds: int) -> Explanation:
    """How `calendar.sub(moment, seconds)` comes about, counted from the latest stretch back.

    Raises:
        ValueError: If `seconds` is negative, or the result outside the calendar.
    """
    result = calendar.sub(moment, seconds)
    return _explained(calendar, moment, result, list(_backward(calendar, moment, seconds)))


def lines(explanation: Explanation, zone: str) -> list[str]:
    """The explanation as Russian lines, one a stretch; a long one has its middle summed up.

    Args:
        explanation: What to tell.
        zone: IANA name of the zone to tell it in.
    """
    moments = (explanation.start, explanation.result)
    style = "%d.%m" if len({at(m, zone).year for m in moments}) == 1 else "%d.%m.%Y"
    told: list[str] = []
    if explanation.lead or not explanation.steps:
        beginning = at(explanation.start, zone)
        told.append(f"{beginning:{style}} {_clock(explanation.start, zone)} — {explanation.lead or 'сразу'}")
    days = [list(steps) for _, steps in groupby(explanation.steps, lambda step: at(step.start, zone).date())]
    cut = len(days) > _MANY
    for steps in days[:_ENDS] if cut else days:
        told.extend(_line(step, zone, style) for step in steps)
    if cut:
        middle = days[_ENDS:-_ENDS]
        told.append(_summary(len(middle), sum(step.seconds for steps in middle for step in steps)))
        told.extend(_line(step, zone, style) for steps in days[-_ENDS:] for step in steps)
    return told


def text(explanation: Explanation, zone: str) -> str:
    """The explanation in one line: «24.11 16:30–18:00 — 1:30; ночь; 25.11 08:45–09:15 — 0:30»."""
    return "; ".join(lines(explanation, zone))


def explain_days(calendar: Calendar, day: date, n: int) -> list[str]:
    """How `calendar.days(day, n)` comes about, as Russian lines, one a run of working days.

    Raises:
        ValueError: If `n` is negative, or the result outside the calendar.
    """
    last = calendar.days(day, n)
    style = "%d.%m" if last.year == day.year else "%d.%m.%Y"
    told = [f"{day:{style}} не считается"]
    counted = 0
    for working, run in groupby(_dates(day + timedelta(days=1), last), lambda d: calendar.kind(d).working):
        days = list(run)
        if not working:
            told.append(f"{_span(days, style)} — {_closed(calendar, days)}")
            continue
        first, counted = counted + 1, counted + len(days)
        numbers = f"{first}-й рабочий день" if len(days) == 1 else f"{first}–{counted}-й рабочие дни"
        told.append(f"{_span(days, style)} — {numbers}")
    return told


def gap(calendar: Calendar, start: Moment, end: Moment) -> str:
    """What a stretch of closed time is called, in Russian; nothing if it has no length."""
    if start >= end:
        return ""
    first, last = calendar.day_of(start), calendar.day_of(end)
    closed = [day for day in _dates(first, last) if not calendar.kind(day).working]
    if closed:
        return _closed(calendar, closed)
    if first != last:
        return "ночь"
    spans = calendar.spans(first)
    if end <= spans[0][0]:
        return "до начала дня"
    return "после конца дня" if start >= spans[-1][1] else "перерыв"


def spoken(seconds: int) -> str:
    """A working duration as hours and minutes, with seconds where there are any: `1:30`, `0:00:05`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{rest:02}" if rest else "")


def _forward(calendar: Calendar, moment: Moment, seconds: int) -> Iterator[tuple[Moment, Moment]]:
    """The stretches that `seconds` of work after a moment fill."""
    while seconds > 0:
        is_open, change = calendar.until(moment)
        if is_open:
            taken = min(change - moment, seconds)
            yield moment, moment + taken
            seconds -= taken
        moment = change


def _backward(calendar: Calendar, moment: Moment, seconds: int) -> Iterator[tuple[Moment, Moment]]:
    """The stretches that `seconds` of work before a moment fill, the latest first."""
    while seconds > 0:
        end = calendar.moment(calendar.position(moment))
        opening = next(a for a, b in calendar.spans(calendar.day_of(end - 1)) if a < end <= b)
        taken = min(end - opening, seconds)
        yield end - taken, end
        seconds -= taken
        moment = opening


def _explained(
    calendar: Calendar, start: Moment, result: Moment, stretches: list[tuple[Moment, Moment]]
) -> Explanation:
    """Put stretches, in the order of counting, together with the gaps between them."""
    if not stretches:
        return Explanation(start, result, "", ())
    gaps = [_between(calendar, *sorted(pair)) for pair in pairwise(stretches)]
    steps = tuple(Step(a, b, b - a, name) for (a, b), name in zip(stretches, [*gaps, ""], strict=True))
    first = stretches[0]
    before, after = sorted((first, (start, start)))
    return Explanation(start, result, _between(calendar, before, after), steps)


def _between(calendar: Calendar, earlier: tuple[Moment, Moment], later: tuple[Moment, Moment]) -> str:
    """What the gap between two stretches is called."""
    return gap(calendar, earlier[1], later[0])


def _closed(calendar: Calendar, days: list[date]) -> str:
    """What closed days are called: «выходные», «праздник (День России) и выходные»."""
    reasons: dict[DayReason, list[date]] = {}
    for day in days:
        reasons.setdefault(calendar.kind(day).reason, []).append(day)
    *names, last = (_name(reason, found) for reason, found in reasons.items())
    return f"{', '.join(names)} и {last}" if names else last


def _name(reason: DayReason, days: list[date]) -> str:
    """What closed days of one kind are called; a single holiday by its own name too."""
    one, many = _ONE_AND_MANY.get(reason, _ONE_AND_MANY[DayReason.OWN])
    if len(days) > 1:
        return many
    return f"{one} ({HOLIDAYS[days[0].month, days[0].day]})" if reason is DayReason.HOLIDAY else one


def _dates(first: date, last: date) -> Iterator[date]:
    """The days from one to another, both included."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def _span(days: list[date], style: str) -> str:
    """A run of days by its ends: «08.06–11.06»."""
    return "–".join(f"{day:{style}}" for day in dict.fromkeys((days[0], days[-1])))


def _line(step: Step, zone: str, style: str) -> str:
    """One stretch as a line."""
    hours = f"{_clock(step.start, zone)}–{_clock(step.end, zone, end=True)}"
    told = f"{at(step.start, zone):{style}} {hours} — {spoken(step.seconds)}"
    return f"{told}; {step.gap}" if step.gap else told


def _clock(moment: Moment, zone: str, *, end: bool = False) -> str:
    """The time of day, with seconds where there are any; midnight as an end is 24:00."""
    told = at(moment, zone)
    if end and (told.hour, told.minute, told.second) == (0, 0, 0):
        return "24:00"
    return f"{told:%H:%M:%S}" if told.second else f"{told:%H:%M}"


def _summary(days: int, seconds: int) -> str:
    """The left-out middle of a long explanation."""
    return f"… ещё {days} {_working_days(days)} — {spoken(seconds)} …"


def _working_days(number: int) -> str:
    """«Рабочий день» in the form that a number asks for."""
    if number % 10 == 1 and number % 100 != 11:
        return "рабочий день"
    return "рабочих дня" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "рабочих дней"
