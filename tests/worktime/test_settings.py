"""Settings are checked, refused with their key, and come back from JSON as they went."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uhta_tui.worktime.calendar import Calendar, CalendarError, CalendarSettings
from uhta_tui.worktime.settings import own_value


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        (CalendarSettings(timezone="Europe/Uhta"), "calendar.timezone"),
        (CalendarSettings(timezone="../etc/passwd"), "calendar.timezone"),
        (CalendarSettings(timezone=""), "calendar.timezone"),
        (CalendarSettings(timezone="Europe"), "calendar.timezone"),
        (CalendarSettings(week={}), "calendar.week"),
        (CalendarSettings(week={"mon": ()}), "calendar.week"),
        (CalendarSettings(week={"monday": ("09:00-18:00",)}), "calendar.week.monday"),
        (CalendarSettings(week={"mon": ("9:00-18:00",)}), "calendar.week.mon"),
        (CalendarSettings(week={"mon": ("09:00-24:01",)}), "calendar.week.mon"),
        (CalendarSettings(week={"mon": ("24:00-24:00",)}), "calendar.week.mon"),
        (CalendarSettings(week={"mon": ("18:00-09:00",)}), "calendar.week.mon"),
        (CalendarSettings(week={"mon": ("09:00-09:00",)}), "calendar.week.mon"),
        (CalendarSettings(week={"tue": ("09:00-13:00", "12:59-18:00")}), "calendar.week.tue"),
        (CalendarSettings(week={"tue": ("14:00-18:00", "09:00-13:00")}), "calendar.week.tue"),
        (CalendarSettings(days={"2026-02-30": "off"}), "calendar.days.2026-02-30"),
        (CalendarSettings(days={"21.08.2026": "off"}), "calendar.days.21.08.2026"),
        (CalendarSettings(days={"1969-01-01": "off"}), "calendar.days.1969-01-01"),
        (CalendarSettings(days={"2026-08-21": "выходной"}), "calendar.days.2026-08-21"),
        (CalendarSettings(days={"2026-08-21": ()}), "calendar.days.2026-08-21"),
        (CalendarSettings(days={"2026-08-21": ("10:00",)}), "calendar.days.2026-08-21"),
        (CalendarSettings(moved={"2028-01-03": "2028-05-02"}), "calendar.moved.2028-01-03"),
        (CalendarSettings(moved={"2028-01-01": "2028-05-06"}), "calendar.moved.2028-01-01"),
        (CalendarSettings(moved={"2028-01-01": "2028-05-01"}), "calendar.moved.2028-01-01"),
        (CalendarSettings(moved={"2028-01-01": "мая"}), "calendar.moved.2028-01-01"),
        (
            CalendarSettings(moved={"2028-01-01": "2028-05-02", "2028-01-02": "2028-05-02"}),
            "calendar.moved.2028-01-02",
        ),
    ],
)
def test_a_wrong_setting_is_refused_with_its_key(settings: CalendarSettings, key: str) -> None:
    with pytest.raises(CalendarError) as caught:
        Calendar(settings)
    assert caught.value.key == key
    assert caught.value.allowed in str(caught.value)
    assert str(caught.value).startswith(f"{key}: «")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"timezone": 3}, "calendar.timezone"),
        ({"week": ["09:00-18:00"]}, "calendar.week"),
        ({"week": {"mon": "09:00-18:00"}}, "calendar.week.mon"),
        ({"week": {"mon": [9, 18]}}, "calendar.week.mon"),
        ({"days": "off"}, "calendar.days"),
        ({"days": {"2026-08-21": 7}}, "calendar.days.2026-08-21"),
        ({"moved": {"2028-01-01": 5}}, "calendar.moved.2028-01-01"),
    ],
)
def test_a_wrong_shape_is_refused_with_its_key(data: dict[str, object], key: str) -> None:
    with pytest.raises(CalendarError) as caught:
        CalendarSettings.from_json(data)
    assert caught.value.key == key


def test_what_is_not_said_has_its_default() -> None:
    assert CalendarSettings.from_json({}) == CalendarSettings()
    assert CalendarSettings.from_json({"week": None, "days": None}) == CalendarSettings()
    given_week = CalendarSettings.from_json({"week": {"mon": ["09:00-18:00"]}})
    assert given_week.week == {"mon": ("09:00-18:00",)}


def test_the_default_week_has_forty_hours() -> None:
    clock = Calendar(CalendarSettings())
    week = [clock.spans(date(2026, 6, day)) for day in range(15, 22)]
    assert sum(b - a for spans in week for a, b in spans) == 40 * 3600


spans = st.sampled_from([("09:00-18:00",), ("00:00-12:00", "12:30-24:00"), ()])
exceptions = st.one_of(st.sampled_from(["off", "work", "short"]), st.just(("10:00-12:00",)))


@given(
    st.dictionaries(st.sampled_from(["mon", "wed", "sun"]), spans),
    st.dictionaries(st.dates().map(str), exceptions),
)
def test_settings_survive_json(
    week: dict[str, tuple[str, ...]], days: dict[str, str | tuple[str, ...]]
) -> None:
    settings = CalendarSettings("Asia/Omsk", week, days, {"2028-01-01": "2028-05-02"})
    assert CalendarSettings.from_json(settings.to_json()) == settings


def test_an_exception_is_read_as_a_person_types_it() -> None:
    assert own_value(" short ") == "short"
    assert own_value("09:00-13:00, 14:00-17:00") == ("09:00-13:00", "14:00-17:00")
