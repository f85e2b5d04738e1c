"""What a day of the calendar is, in words, and what stands beside the year. No Textual here."""

from datetime import date
from typing import Final

from screens.calendar.grid import Year
from screens.moments import named_day
from screens.pieces import BLANK, Line, Piece, spread
from screens.text import pad
from screens.when import WEEKDAYS
from uhta_tui.wording import counted, number
from uhta_tui.worktime.calendar import Calendar, DayKind, DayReason
from uhta_tui.worktime.moments import at
from uhta_tui.worktime.production import HOLIDAYS

_LEGEND: Final = (
    ("31°", "mark", "перенесённый"),
    ("12 ", "mark", "праздник"),
    ("30*", "body", "короче на час"),
    ("20+", "body", "рабочая суббота"),
    ("21·", "soon", "своё исключение"),
)


def dated(day: date) -> str:
    """A day for a title: `пт 09.01.2026`."""
    return f"{named_day(day)}.{day.year}"


def kind_words(day: date, kind: DayKind) -> tuple[str, str]:
    """What a day is: `выходной`, and why: `перенос с сб 03.01`."""
    what = "короче на час" if kind.short else "рабочий" if kind.working else "выходной"
    if kind.reason is DayReason.OWN:
        return what, "своё исключение отдела"
    if kind.reason is DayReason.HOLIDAY:
        return "праздник", HOLIDAYS[day.month, day.day]
    if kind.reason is DayReason.MOVED_OFF and kind.moved_from:
        return what, f"перенос с {named_day(kind.moved_from)}"
    if kind.reason is DayReason.MOVED_WORK and kind.moved_to:
        return what, f"вместо {named_day(kind.moved_to)}"
    return what, "канун праздника" if kind.short else ""


def hours(calendar: Calendar, day: date) -> str:
    """The hours of work of a day: `08:45–13:00, 14:00–18:00`; empty on a day off."""
    zone = calendar.timezone
    return ", ".join(f"{at(a, zone):%H:%M}–{at(b, zone):%H:%M}" for a, b in calendar.spans(day))


def aside(calendar: Calendar, year: Year, day: date, cells: int) -> list[Line]:
    """What stands at the right of the year: the day, the moved and short days, the sums, the marks."""
    what, why = kind_words(day, year.kinds[day])
    off = ((d, k.moved_from) for d, k in year.kinds.items() if k.reason is DayReason.MOVED_OFF)
    moved = sorted(((d, source) for d, source in off if source), key=lambda pair: pair[1])
    short = [f"{d:%d.%m}" for d, kind in year.kinds.items() if kind.short]
    lines: list[Line] = [
        (Piece("  "), Piece(named_day(day), bold=True), Piece(f"  {what}", "muted")),
        (Piece(f"  {why or hours(calendar, day)}", "muted"),),
        BLANK,
    ]
    if moved:
        lines += [(Piece("  Переносы", bold=True),)]
        lines += [
            (Piece(f"  {source:%d.%m} {WEEKDAYS[source.weekday()]} ", "muted"), Piece("→ ", "mark"),
             Piece(f"{d:%d.%m} {WEEKDAYS[d.weekday()]}"))
            for d, source in moved
        ]  # fmt: skip
        lines.append(BLANK)
    if short:
        lines += [(Piece("  Короче на час", bold=True),)]
        lines += [(Piece(f"  {'  '.join(short[n : n + 3])}"),) for n in range(0, len(short), 3)]
        lines.append(BLANK)
    return [*lines, *_sums(year, cells), BLANK, *_legend()]


def _sums(year: Year, cells: int) -> list[Line]:
    pairs = (("Рабочих дней", str(year.working)), ("Рабочих часов", number(year.seconds // 3600)))
    return [
        spread((Piece(f"  {name}", "muted"),), (Piece(value, bold=True),), cells) for name, value in pairs
    ]


def _legend() -> list[Line]:
    marks = [
        (Piece("  "), Piece(text, role, bold=words == "праздник"), Piece(f" {words}", "muted"))
        for text, role, words in _LEGEND
    ]
    today = (Piece("  "), Piece("24", bold=True, underline=True), Piece("  сегодня", "muted"))
    return [(Piece("  Обозначения", bold=True),), *marks, today]


def below(calendar: Calendar, year: Year, day: date, cells: int) -> list[Line]:
    """The same in one row, under the months."""
    what, why = kind_words(day, year.kinds[day])
    left = (Piece("  "), Piece(what), Piece(f"  {why or hours(calendar, day)}", "muted"))
    marks = (Piece("31°", "mark"), Piece(" перенос  ", "muted"), Piece("3*"), Piece(" короче  ", "muted"),
             Piece("21·", "soon"), Piece(" своё", "muted"))  # fmt: skip
    return [spread(left, marks, cells)]


def title(day: date, months: int) -> str:
    """The year, or the part of it that is shown."""
    if months == 12:
        return str(day.year)
    if months == 6:
        return f"{day.year}, {'первое' if day.month <= 6 else 'второе'} полугодие"
    return f"{day.year}, {pad(str((day.month - 1) // months + 1), 1)}-я часть"


def page(months: int) -> str:
    """What the Page keys turn over: as much as is shown at once."""
    return {12: "Год", 6: "Полугодие", 3: "Квартал", 1: "Месяц"}.get(months, "Два месяца")


def days_counted(year: Year) -> str:
    """`247 рабочих дней`."""
    return counted(year.working, "рабочий день", "рабочих дня", "рабочих дней")


def unknown_year(calendar: Calendar, year: int) -> str:
    """That moved days are not known, of the first such year from `year` on, if it is near; else empty."""
    for one in range(year, year + 3):
        if not calendar.known(one):
            return f"Переносы на {one} год не внесены: сроки, которые в него попадут, помечены ≈."
    return ""
