"""The forms of the settings: the lengths of the Порядок's deadlines, and the working week.

A form knows at every moment whether what is written can be; it says so under the field and,
as a sentence, to the screen.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from screens.calendar_grid import WEEKDAYS as WEEKDAY_NAMES
from screens.widgets.fields import OneLine
from screens.widgets.form import Field, Form
from uhta_tui.config import TermsSettings
from uhta_tui.settings.errors import WrongValueError
from uhta_tui.settings.sections import settings_of
from uhta_tui.wording import duration
from uhta_tui.worktime.settings import WEEKDAYS, CalendarError, CalendarSettings, Schedule, read

TERMS: Final[Mapping[str, tuple[str, str, str]]] = {
    "route_hours": ("Направить", "п.8", "ч"),
    "answer_hours": ("Ответ", "п.8", "ч"),
    "return_hours": ("Возврат", "п.9", "ч"),
    "reroute_hours": ("Направить иному", "п.9", "ч"),
    "draft_before_hours": ("Проект, до ответа", "п.10", "ч"),
    "review_hours": ("Согласовать", "п.11", "ч"),
    "rework_hours": ("Правка", "п.13", "ч"),
    "publish_hours": ("Разместить", "п.14", "ч"),
    "final_days": ("Итог", "п.15", "дн"),
    "note_day": ("Записка, число", "п.22", ""),
}
"""The terms by name: words, clause, unit."""
_REMARK: Final = 50
"""Cells under a field."""
_NUMBER: Final = re.compile(r"\d{1,4}", re.ASCII)
_SPANS_RULE: Final = "время вида 08:45-13:00, 14:00-18:00 или пусто"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that cannot be."""

    name: str
    """The setting, or the weekday."""
    section: str
    written: str
    rule: str
    """What is allowed, without a verb: `целое от 1 до 40`."""
    in_force: str

    @property
    def remark(self) -> str:
        """For the row under the field: what is allowed and, where there is room, what holds."""
        whole = f"{self.rule}; действует {self.in_force}"
        return whole if len(whole) <= _REMARK else self.rule

    def sentence(self, file: str) -> str:
        """For the say line: where it stands, what is allowed, what holds meanwhile."""
        return (
            f"{file}, [{self.section}] {self.name} = {self.written or 'пусто'}: "
            f"нужно {self.rule}. Пока действует {self.in_force}."
        )


class SettingsForm(Form):
    """Fields of one section; tells whenever what is written changes."""

    class Edited(Message):
        """What is written has changed."""

    def __init__(self, fields: Mapping[str, Field], *, id: str) -> None:
        """Prepare the form; the fields by the names of their settings."""
        super().__init__(id=id)
        self.fields = fields
        self.in_force: Mapping[str, str] = {}
        """What holds, as it would be written."""

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from self.fields.values()

    def written(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            name: field.field.value.strip() if isinstance(field.field, OneLine) else ""
            for name, field in self.fields.items()
        }

    def fill(self, values: Mapping[str, str]) -> None:
        """Write what is in force into the fields."""
        self.in_force = dict(values)
        for name, field in self.fields.items():
            if isinstance(field.field, OneLine):
                field.field.value = values[name]
        self.check()

    @property
    def changed(self) -> bool:
        """Whether something is written that is not in force."""
        return self.written() != self.in_force

    def wrongs(self) -> Iterator[Wrong]:
        """What is written and cannot be."""
        raise NotImplementedError

    def check(self) -> Wrong | None:
        """Mark the fields that are wrong; the first of them."""
        found = {wrong.name: wrong for wrong in reversed(list(self.wrongs()))}
        for name, field in self.fields.items():
            wrong = found.get(name)
            field.set_wrong(wrong.remark if wrong else "")
        return next((found[name] for name in self.fields if name in found), None)

    @on(OneLine.Changed)
    def tell(self, event: OneLine.Changed) -> None:
        """Something else is written."""
        event.stop()
        self.post_message(self.Edited())

    @on(OneLine.Submitted)
    def go_on(self, event: OneLine.Submitted) -> None:
        """The next field."""
        event.stop()
        self.screen.focus_next()


class TermsForm(SettingsForm):
    """The ten lengths of the Порядок."""

    DEFAULT_CSS = "TermsForm OneLine, TermsForm OneLine:focus { width: 8; }"

    def __init__(self) -> None:
        """Prepare the fields."""
        fields = {
            name: Field(f"{words:<18}{clause}", OneLine(id=name), f"{unit:<3}{name}", label_width=23)
            for name, (words, clause, unit) in TERMS.items()
        }
        super().__init__(fields, id="terms")

    def wrongs(self) -> Iterator[Wrong]:
        """Numbers out of range, and a draft due before its message came."""
        written = self.written()
        for name, text in written.items():
            kind = settings_of(TermsSettings)[name].kind
            try:
                kind.read(int(text) if _NUMBER.fullmatch(text) else text)
            except WrongValueError:
                yield self._wrong(name, text, kind.rule.partition(" ")[2])
        draft, answer = written["draft_before_hours"], written["answer_hours"]
        if _NUMBER.fullmatch(draft) and _NUMBER.fullmatch(answer) and int(draft) >= int(answer):
            yield self._wrong("draft_before_hours", draft, f"меньше, чем срок ответа ({answer})")

    def _wrong(self, name: str, text: str, rule: str) -> Wrong:
        return Wrong(name, "terms", text, rule, self.in_force.get(name, ""))

    def changes(self) -> dict[str, int]:
        """The terms that would change, once all is right."""
        return {name: int(text) for name, text in self.written().items() if text != self.in_force[name]}


class WeekForm(SettingsForm):
    """The hours of the seven weekdays."""

    DEFAULT_CSS = "WeekForm OneLine, WeekForm OneLine:focus { width: 34; }"

    def __init__(self) -> None:
        """Prepare the fields."""
        fields = {
            day: Field(name, OneLine("", "выходной", id=day), label_width=5)
            for day, name in zip(WEEKDAYS, WEEKDAY_NAMES, strict=True)
        }
        super().__init__(fields, id="week")

    def week(self) -> dict[str, tuple[str, ...]]:
        """The week as written; a day without hours is absent."""
        spans = {day: spans_of(text) for day, text in self.written().items()}
        return {day: pieces for day, pieces in spans.items() if pieces}

    def schedule(self) -> Schedule | None:
        """The week as the working clock reads it, if it can."""
        try:
            return read(CalendarSettings(week=self.week()))
        except CalendarError:
            return None

    def wrongs(self) -> Iterator[Wrong]:
        """Days whose hours are none; a week without any."""
        for day, text in self.written().items():
            try:
                # A week needs one day with hours; another than the one that is looked at.
                read(CalendarSettings(week={_other(day): ("09:00-10:00",), day: spans_of(text)}))
            except CalendarError:
                yield self._wrong(day, text, _SPANS_RULE)
        if not self.week():
            yield self._wrong("mon", "", "хотя бы один рабочий день")

    def _wrong(self, day: str, text: str, rule: str) -> Wrong:
        return Wrong(day, "calendar.week", text, rule, self.in_force.get(day) or "выходной")

    def show_hours(self) -> str:
        """Write the length of each day beside it.

        Returns:
            That of the week: `40 ч`; empty while it cannot be read.
        """
        schedule = self.schedule()
        if schedule is None:
            return ""
        total = 0
        for field, pattern in zip(self.fields.values(), schedule.week, strict=True):
            length = sum(end - start for start, end in pattern)
            total += length
            field.set_aside(duration(length) if length else "—")
        return f"{duration(total).removesuffix(':00')} ч"


def _other(day: str) -> str:
    return WEEKDAYS[WEEKDAYS.index(day) - 1]


def spans_of(text: str) -> tuple[str, ...]:
    """Hours as typed, separated by commas."""
    return tuple(piece.strip() for piece in text.split(",") if piece.strip())


def week_text(week: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """A week as it would be typed, by weekday."""
    return {day: ", ".join(week.get(day, ())) for day in WEEKDAYS}
