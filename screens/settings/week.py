"""The working week of the settings: the usual variants, the hours of each day, the time zone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from textual import on

from screens.settings.forms import SettingsForm, Wrong
from screens.when import WEEKDAYS as WEEKDAY_NAMES
from screens.widgets.choices import Choice, Option
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from uhta_tui.config import Config
from uhta_tui.wording import duration
from uhta_tui.worktime.settings import (
    FORTY_HOURS,
    WEEKDAYS,
    CalendarError,
    CalendarSettings,
    Schedule,
    read,
)

Week = Mapping[str, tuple[str, ...]]
OWN: Final = "own"
_DAILY: Final = ("09:00-13:00", "14:00-18:00")
_SHORT: Final = ("09:00-13:00", "14:00-17:12")
USUAL: Final[Mapping[str, Week]] = {
    "friday": FORTY_HOURS,
    "daily": dict.fromkeys(WEEKDAYS[:5], _DAILY),
    "short": dict.fromkeys(WEEKDAYS[:5], _SHORT),
}
"""The weeks that offices keep: a shorter Friday, equal days, the 36 hours of the North."""
LABELS: Final[Mapping[str, str]] = {
    "friday": "08:45–18:00, пт до 16:45, 40 ч",
    "daily": "09:00–18:00, 40 ч",
    "short": "09:00–17:12, 36 ч",
    OWN: "свои часы",
}
_SPANS_RULE: Final = "время вида 08:45-13:00, 14:00-18:00 или пусто"
_LABEL: Final = 5


def spans_of(text: str) -> tuple[str, ...]:
    """Hours as typed, separated by commas; a dash may be long, with spaces around it."""
    pieces = text.replace("—", "-").replace("–", "-").replace(" - ", "-").split(",")
    return tuple(piece.strip() for piece in pieces if piece.strip())


def week_text(week: Week) -> dict[str, str]:
    """A week as it would be typed, by weekday."""
    return {day: ", ".join(week.get(day, ())) for day in WEEKDAYS}


def usual_of(week: Week) -> str:
    """Which of the usual weeks it is, or `own`."""
    written = week_text(week)
    return next((name for name, usual in USUAL.items() if week_text(usual) == written), OWN)


def schedule_of(week: Week) -> Schedule | None:
    """A week as the working clock reads it, if it can."""
    try:
        return read(CalendarSettings(week=week))
    except CalendarError:
        return None


def hours_of(week: Week) -> str:
    """The length of a week: `40 ч`; empty while it cannot be read."""
    schedule = schedule_of(week)
    if schedule is None:
        return ""
    return f"{_hours(sum(to - at for day in schedule.week for at, to in day))} ч"


def _hours(seconds: int) -> str:
    return duration(seconds).removesuffix(":00")


class WeekForm(SettingsForm):
    """The hours of the seven weekdays."""

    NAME, TITLE, LISTED = "week", "Рабочая неделя", "Неделя"
    DEFAULT_CSS = "WeekForm OneLine, WeekForm OneLine:focus { width: 28; }"

    def __init__(self) -> None:
        """Prepare the fields."""
        super().__init__()
        usual = [Option(name, label) for name, label in LABELS.items()]
        self._usual = Choice(usual, OWN, columns=2, id="week-usual")
        days = zip(WEEKDAYS, WEEKDAY_NAMES, strict=True)
        self.fields = {
            "usual": Field("", self._usual, label_width=0, lean=True),
            **{
                day: Field(name, OneLine("", "выходной", id=f"week-{day}"), label_width=_LABEL, lean=True)
                for day, name in days
            },
        }

    # What it is about

    def read(self, config: Config) -> Mapping[str, str]:
        """The week as texts, and which of the usual ones it is."""
        week = config.calendar.week
        return {"usual": usual_of(week), **week_text(week)}

    def laid(self, config: Config) -> Config:
        """The calendar with the week as written; its exceptions stay."""
        return replace(config, calendar=replace(config.calendar, week=self.week()))

    def put(self, values: Mapping[str, str]) -> None:
        """Write a week, and the lengths of its days."""
        super().put(values)
        self.show_hours()

    def week(self) -> dict[str, tuple[str, ...]]:
        """The week as written; a day without hours is absent."""
        written = self.written()
        spans = {day: spans_of(written[day]) for day in WEEKDAYS}
        return {day: pieces for day, pieces in spans.items() if pieces}

    def wrongs(self) -> Iterator[Wrong]:
        """Days whose hours are none; a week without any."""
        written = self.written()
        for day in WEEKDAYS:
            text = written[day]
            try:
                # A week needs one day with hours; another than the one that is looked at.
                read(CalendarSettings(week={_other(day): ("09:00-10:00",), day: spans_of(text)}))
            except CalendarError:
                yield self._wrong(day, text, _SPANS_RULE)
        if not self.week():
            yield self._wrong("mon", "", "хотя бы один рабочий день")

    def _wrong(self, day: str, text: str, rule: str) -> Wrong:
        called = "неделя" if day == "usual" else self.fields[day].label
        holds = self.in_force.get(day) or "выходной"
        return Wrong(day, "calendar.week", day, text, rule, holds, called=called)

    # What stands beside it

    @on(Choice.Changed, "#week-usual")
    def take_usual(self, event: Choice.Changed) -> None:
        """Write one of the usual weeks into the days; `own` leaves them."""
        if event.value != usual_of(self.week()) and event.value in USUAL:
            for day, text in week_text(USUAL[event.value]).items():
                entry = self.fields[day].field
                if isinstance(entry, OneLine):
                    entry.value = text

    @on(OneLine.Changed)
    def follow_days(self) -> None:
        """Hours were typed: their lengths, and which of the usual weeks it is now."""
        self.show_hours()
        with self.prevent(Choice.Changed):
            self._usual.value = usual_of(self.week())

    def show_hours(self) -> None:
        """Write the length of each day beside it."""
        schedule = schedule_of(self.week())
        for number, day in enumerate(WEEKDAYS):
            spans = schedule.week[number] if schedule is not None else ()
            total = sum(to - at for at, to in spans)
            self.fields[day].set_aside(f"{duration(total):>5}" if total else "")

    @property
    def right(self) -> str:
        """The length of the week."""
        return hours_of(self.week()) or "часы не поняты"

    @property
    def brief(self) -> str:
        """The same."""
        return hours_of(self.week())


def _other(day: str) -> str:
    return WEEKDAYS[WEEKDAYS.index(day) - 1]
