"""The monthly notes that were signed while the messages lived (п.22)."""

from collections.abc import Iterator
from datetime import date
from random import Random

from uhta_tui.demo.life import Dated
from uhta_tui.demo.texts import CONCLUSIONS, PEOPLE
from uhta_tui.documents.months import Month
from uhta_tui.procedure.actions import SignNote
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment


def signings(seed: int, start: Moment, until: Moment, scene: Scene) -> Iterator[Dated]:
    """The signing of every month that has ended between two moments, in time where the holidays allow it.

    Args:
        seed: The chance of the conclusions.
        start: When the first message may come.
        until: The end of everything.
        scene: The calendar, the terms and the directory; without the desk's official nobody signs.
    """
    if scene.desk_official not in scene.officials:
        return
    zone = scene.calendar.timezone
    month = Month.of(start, zone)
    while (at := _signed_at(month, scene)) <= until:
        text = Random(f"{seed}.{month}").choice(CONCLUSIONS)
        yield SignNote(at=at, by=PEOPLE[0], month=str(month), official=scene.desk_official, text=text), at, at
        month = month.shifted(1)


def _signed_at(month: Month, scene: Scene) -> Moment:
    """An hour into the last span of the day of signing."""
    return scene.calendar.spans(_day(month, scene.terms.note_day, scene.calendar))[-1][0] + 3600


def _day(month: Month, note_day: int, calendar: Calendar) -> date:
    """The fifth working day of the next month, or the last before the note is due; not before its first."""
    following = month.shifted(1)
    eve = month.days()[-1]
    last = calendar.last_working(following.day(note_day))
    return min(calendar.days(eve, 5), max(last, calendar.days(eve, 1)))
