"""The yearly JSON of public sites becomes settings that give the very same calendar."""

import json
from datetime import date

import pytest

from tests.worktime.desks import MOVED
from tests.worktime.test_xml_import import days_of
from uhta_tui.worktime.calendar import Calendar, CalendarSettings, DayReason
from uhta_tui.worktime.json_import import read_year
from uhta_tui.worktime.xml_import import merged

SHIPPED = Calendar(CalendarSettings())


def document(calendar: Calendar, year: int) -> dict[str, object]:
    """A calendar's year in the sites' format."""
    months: dict[int, list[str]] = {}
    transitions = []
    for day in days_of(year):
        kind = calendar.kind(day)
        if kind.reason is DayReason.MOVED_OFF and kind.moved_from:
            transitions.append({"from": f"{kind.moved_from:%m.%d}", "to": f"{day:%m.%d}"})
        if not kind.working or kind.short:
            mark = "*" if kind.short else "+" if kind.reason is DayReason.MOVED_OFF else ""
            months.setdefault(day.month, []).append(f"{day.day}{mark}")
    listed = [{"month": month, "days": ",".join(days)} for month, days in months.items()]
    return {"year": year, "months": listed, "transitions": transitions}


@pytest.mark.parametrize("year", sorted(MOVED))
def test_a_known_year_comes_back_as_it_is(year: int) -> None:
    read = read_year(json.dumps(document(SHIPPED, year)).encode())
    assert read.days == {}
    again = Calendar(merged(CalendarSettings(), read))
    assert [again.kind(day).working for day in days_of(year)] == [
        SHIPPED.kind(day).working for day in days_of(year)
    ]
    assert [again.kind(day).short for day in days_of(year)] == [
        SHIPPED.kind(day).short for day in days_of(year)
    ]


def test_an_unknown_year_is_known_afterwards() -> None:
    told = document(SHIPPED, 2028)
    told["transitions"] = [{"from": "01.01", "to": "01.10"}]
    months = told["months"]
    assert isinstance(months, list)
    months[0]["days"] += ",10+"
    after = Calendar(merged(CalendarSettings(), read_year(json.dumps(told).encode())))
    assert after.kind(date(2028, 1, 10)).moved_from == date(2028, 1, 1)
    assert after.known(2028)


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"{}",
        b'{"year": true, "months": []}',
        b'{"year": 2028, "months": []}',
        b'{"year": 2028, "months": [{"month": 1, "days": "32"}]}',
        b'{"year": 2028, "months": [{"month": 1, "days": 5}]}',
        b'{"year": 2028, "months": ["x"]}',
        b"{" + b"[" * 100_000,
        b"{" + b" " * 300_000,
        b"<!DOCTYPE x><calendar/>",
        b"",
    ],
)
def test_what_is_no_calendar_is_refused_in_one_russian_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"[а-я]"):
        read_year(data)
