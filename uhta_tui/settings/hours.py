"""The part of the file about the working clock; what it may say is the clock's own business."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from uhta_tui.settings.errors import Place
from uhta_tui.settings.parts import mapping_lines, table
from uhta_tui.settings.sections import TermsSettings, settings_of
from uhta_tui.settings.text import assignment, comment
from uhta_tui.worktime.settings import CalendarError, CalendarSettings, read

_KEYS: Final = {
    "timezone": "Часовой пояс стола: нужно название вида Europe/Moscow.",
    "week": (
        "Часы работы по дням недели, mon … sun: промежутки «ЧЧ:ММ-ЧЧ:ММ» по порядку, между ними перерывы; "
        "дня, которого здесь нет, — выходной. Данная неделя заменяет всю прежнюю."
    ),
    "days": (
        "Свои исключения отдела по датам: off — выходной, work — рабочий (в выходной — часы понедельника), "
        "short — короче на час, или список промежутков. Например, День Республики Коми:"
    ),
    "moved": "Переносы выходных, которых нет в программе или которые в ней другие: откуда = куда. Например:",
}


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """`[calendar]` and its three tables."""

    about: str

    def read(self, raw: object, file: str, name: str) -> object:
        """The calendar's settings, checked by the clock itself."""
        given = table(raw, file, name)
        for key in given:
            if key not in _KEYS:
                Place(file, f"[{name}]").unknown(key, _KEYS)
        try:
            settings = CalendarSettings.from_json(given)
            read(settings)
        except CalendarError as error:
            _refuse(error, file)
        return settings

    def lines(self, name: str, value: object) -> Iterator[str]:
        """The four tables, an example where one is empty."""
        if not isinstance(value, CalendarSettings):
            raise TypeError(f"not a calendar: {value!r}")
        yield from comment(self.about)
        yield f"[{name}]"
        yield from comment(_KEYS["timezone"])
        yield assignment("timezone", value.timezone)
        yield from _table(name, "week", value.week, ("sat", ("10:00-14:00",)))
        yield from _table(name, "days", dict(sorted(value.days.items())), ("2026-08-21", "off"))
        yield from _table(name, "moved", dict(sorted(value.moved.items())), ("2028-01-08", "2028-01-10"))


def _table(part: str, name: str, value: Mapping[str, object], example: tuple[str, object]) -> Iterator[str]:
    yield ""
    yield from comment(_KEYS[name])
    yield f"[{part}.{name}]"
    yield from mapping_lines(value, example)


def _refuse(error: CalendarError, file: str) -> NoReturn:
    """Word a refusal of the clock like every other refusal of the file."""
    *section, key = error.key.split(".", 2)
    Place(file, f"[{'.'.join(section)}]").refuse(key, error.value, error.allowed)


def fingerprint(calendar: CalendarSettings, terms: TermsSettings) -> str:
    """Short hexadecimal digest of the calendar and the terms as configured.

    Says whether the configuration changed since it was last taken into the journal; an empty day and an
    absent one mean the same and give the same.
    """
    import hashlib
    import json

    data = calendar.to_json()
    data["week"] = {day: list(spans) for day, spans in calendar.week.items() if spans}
    data["terms"] = {name: getattr(terms, name) for name in settings_of(TermsSettings)}
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
