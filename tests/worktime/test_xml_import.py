"""The yearly XML of public sites becomes settings that give the very same calendar."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worktime.desks import MOVED, SHORT_DAYS, at, dates, desk
from uhta_tui.worktime.calendar import Calendar, CalendarSettings
from uhta_tui.worktime.xml_import import merged, read_xml

YEARS = sorted(MOVED)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def document(year: int, days: dict[date, str], sources: dict[date, date] | None = None) -> str:
    """A calendar in the sites' format."""
    rows = []
    for day, kind in sorted(days.items()):
        source = (sources or {}).get(day)
        moved = f' f="{source:%m.%d}"' if source else ""
        rows.append(f'<day d="{day:%m.%d}" t="{kind}"{moved}/>')
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<calendar year="{year}" lang="ru" country="ru">'
        f'<holidays><holiday id="1" title="Новогодние каникулы"/></holidays>'
        f"<days>{''.join(rows)}</days></calendar>"
    )


def as_told(calendar: Calendar, year: int) -> dict[date, str]:
    """A calendar's year in the sites' terms: only what differs from the weekday."""
    found = {}
    for day in days_of(year):
        kind = calendar.kind(day)
        told = ("2" if kind.short else "3") if kind.working else "1"
        if told != ("3" if day.weekday() < 5 else "1"):
            found[day] = told
    return found


def sources_of(calendar: Calendar, year: int) -> dict[date, date]:
    return {day: origin for day in days_of(year) if (origin := calendar.kind(day).moved_from)}


@pytest.mark.parametrize("told_sources", [True, False])
@pytest.mark.parametrize("year", YEARS)
def test_an_official_year_comes_out_as_it_went_in(year: int, told_sources: bool) -> None:
    official = as_told(desk(), year)
    sources = sources_of(desk(), year) if told_sources else None
    imported = read_xml(document(year, official, sources))
    assert imported.year == year
    assert as_told(Calendar(merged(CalendarSettings(), imported)), year) == official
    if told_sources:
        assert imported.days == {}
        official_moves = set(MOVED[year].split())
        told = {
            f"{date.fromisoformat(a):%d.%m}→{date.fromisoformat(b):%d.%m}" for a, b in imported.moved.items()
        }
        assert official_moves <= told


def test_an_imported_year_is_known() -> None:
    text = document(
        2028, {date(2028, 1, 3): "1", date(2028, 5, 2): "1"}, {date(2028, 5, 2): date(2028, 1, 1)}
    )
    settings = merged(CalendarSettings(), read_xml(text))
    assert settings.moved == {"2028-01-01": "2028-05-02"}
    assert not Calendar(settings).provisional(at("2028-06-01 10:00"))
    assert Calendar(settings).provisional(at("2029-06-01 10:00"))


def test_a_short_working_saturday_is_both() -> None:
    settings = merged(CalendarSettings(), read_xml(document(2029, {date(2029, 11, 3): "2"})))
    kind = Calendar(settings).kind(date(2029, 11, 3))
    assert (kind.working, kind.short) == (True, True)


def test_the_desks_own_days_survive_an_import_and_its_old_moves_do_not() -> None:
    before = CalendarSettings(
        days={"2027-08-20": "off", "2026-08-21": "off"},
        moved={"2027-01-09": "2027-05-12", "2028-01-01": "2028-05-02"},
    )
    official = as_told(desk(), 2027)
    after = merged(before, read_xml(document(2027, official, sources_of(desk(), 2027))))
    assert "2027-01-09" not in after.moved
    assert after.moved["2028-01-01"] == "2028-05-02"
    assert as_told(Calendar(replace(after, days={})), 2027) == official
    assert not Calendar(after).kind(date(2027, 8, 20)).working


kinds = st.sampled_from(["1", "2", "3"])


@given(st.sampled_from([2026, 2027, 2030]), st.data())
def test_whatever_a_year_says_the_calendar_says_too(year: int, data: st.DataObject) -> None:
    days = data.draw(st.dictionaries(st.dates(date(year, 1, 1), date(year, 12, 31)), kinds, min_size=1))
    targets = sorted(day for day, kind in days.items() if kind == "1")
    sources = data.draw(
        st.dictionaries(st.sampled_from(targets), st.dates(date(year, 1, 1), date(year, 12, 31)))
        if targets
        else st.just({})
    )
    wanted = {day: kind for day, kind in days.items() if kind != ("3" if day.weekday() < 5 else "1")}
    settings = merged(CalendarSettings(), read_xml(document(year, days, sources)))
    assert as_told(Calendar(settings), year) == wanted


HEAD = '<calendar year="2027"><days>'
TAIL = "</days></calendar>"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "не XML"),
        ("не календарь", "не XML"),
        ("<calendar year='2027'><days>", "не XML"),
        ("<html/>", "не календарь"),
        ("<calendar><days/></calendar>", "год"),
        ("<calendar year='27'><days/></calendar>", "год"),
        ("<calendar year='20270000000000000'><days/></calendar>", "год"),
        ("<calendar year='2027' country='kz'><days/></calendar>", "другой страны"),
        (HEAD + TAIL, "ни одного дня"),
        (HEAD + '<day d="13.01" t="1"/>' + TAIL, "непонятная дата"),
        (HEAD + '<day d="02.29" t="1"/>' + TAIL, "непонятная дата"),
        (HEAD + '<day t="1"/>' + TAIL, "непонятная дата"),
        (HEAD + '<day d="01.01" t="1" f="00.00"/>' + TAIL, "непонятная дата"),
        (HEAD + '<day d="01.01" t="4"/>' + TAIL, "непонятный вид"),
        (HEAD + '<day d="01.01"/>' + TAIL, "непонятный вид"),
        (HEAD + '<day d="01.01" t="1"/><day d="1.1" t="2"/>' + TAIL, "дважды"),
        ('<!DOCTYPE c [<!ENTITY a SYSTEM "file:///etc/passwd">]><calendar year="2027"/>', "DOCTYPE"),
        (
            '<!DOCTYPE c [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><calendar year="2027">&b;</calendar>',
            "DOCTYPE",
        ),
        ("<calendar year='2027'>" + " " * 300_000 + "</calendar>", "слишком велик"),
    ],
)
def test_a_broken_or_hostile_file_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        read_xml(text)
    assert "\n" not in str(caught.value)


def test_files_in_other_encodings_are_read_and_unknown_ones_refused() -> None:
    text = document(2027, {date(2027, 1, 11): "1"}).split("?>")[1]
    assert read_xml(('<?xml version="1.0" encoding="windows-1251"?>' + text).encode("cp1251")).year == 2027
    assert read_xml(text.encode("utf-16")).year == 2027
    for data in (
        ('<?xml version="1.0" encoding="нет"?>' + text).encode(),
        b"<?xml version='1.0' encoding='x-y'?><a/>",
    ):
        with pytest.raises(ValueError, match=r"XML|кодировк"):
            read_xml(data)
    with pytest.raises(ValueError, match="DOCTYPE"):
        read_xml('<!DOCTYPE c [<!ENTITY a "b">]><calendar year="2027"/>'.encode("utf-16"))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^[А-Я].*\.$"):
        read_xml(data)
    with pytest.raises(ValueError, match=r"^[А-Я].*\.$"):
        read_xml(b'<calendar year="2027"><days><day ' + data)


def test_the_official_short_days_are_read_as_such() -> None:
    for year in YEARS:
        imported = read_xml(document(year, as_told(desk(), year), sources_of(desk(), year)))
        clock = Calendar(merged(CalendarSettings(), imported))
        assert all(clock.kind(day).short for day in dates(year, SHORT_DAYS[year]))
