"""The compiled table: grows on demand, never moves what it has said, ends where the years end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from tests.worktime.desks import PLAIN, WORKWEEK, at, desk, told

FAR = [f"{year}-06-08 12:00" for year in (1970, 1975, 1999, 2020, 2021, 2026, 2031, 2099, 2199, 2200)]


def test_positions_do_not_depend_on_the_order_of_questions() -> None:
    one, other = desk(), desk()
    asked = {text: one.position(at(text)) for text in FAR}
    assert {text: other.position(at(text)) for text in reversed(FAR)} == asked
    assert {text: one.position(at(text)) for text in FAR} == asked


def test_a_position_is_zero_at_the_beginning_of_2021() -> None:
    clock = desk()
    assert clock.position(at("2021-01-01 00:00")) == 0
    assert clock.position(at("2021-01-11 09:00:01")) == 1
    assert clock.position(at("2020-12-31 16:59:59")) == -1


def test_a_deadline_may_be_years_away() -> None:
    clock = desk()
    due = clock.add(at("2026-06-08 09:00"), 50_000 * 3600)
    assert clock.between(at("2026-06-08 09:00"), due) == 50_000 * 3600
    assert clock.sub(due, 50_000 * 3600) == at("2026-06-08 09:00")
    assert desk().days(date(2026, 6, 8), 5000).year == 2046


def test_threads_may_share_one_clock() -> None:
    wanted = {text: desk().position(at(text)) for text in FAR}
    shared = desk()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: (text, shared.position(at(text))), FAR * 20))
    assert all(wanted[text] == position for text, position in found)


@pytest.mark.parametrize("text", ["1969-12-31 23:59:59+00:00", "2201-01-02 00:00:00+00:00"])
def test_the_years_end_with_a_sentence(text: str) -> None:
    moment = at("1970-01-01 00:00") - 1 if text < "1970" else at("2200-12-31 23:59:59") + 1
    clock = desk()
    for question in (clock.position, clock.until, lambda m: clock.add(m, 1), lambda m: clock.between(m, m)):
        with pytest.raises(ValueError, match="1970 по 2200"):
            question(moment)


@pytest.mark.parametrize("moment", [10**12, -(10**12), 10**30])
def test_a_moment_beyond_all_dates_is_refused_alike(moment: int) -> None:
    with pytest.raises(ValueError, match="1970 по 2200"):
        desk().position(moment)


def test_a_length_beyond_all_dates_is_refused() -> None:
    clock = desk()
    for question in (clock.add, clock.sub):
        with pytest.raises(ValueError, match="1970 по 2200"):
            question(at("2026-06-08 10:00"), 10**15)
    for position in (10**15, -(10**15)):
        with pytest.raises(ValueError, match="1970 по 2200"):
            clock.moment(position)
    with pytest.raises(ValueError, match="1970 по 2200"):
        clock.days(date(2200, 12, 1), 300)
    with pytest.raises(ValueError, match="1970 по 2200"):
        clock.days(date(1969, 12, 1), 3)
    with pytest.raises(ValueError, match="1970 по 2200"):
        clock.last_working(date(1970, 1, 1))


def test_the_very_edges_are_inside() -> None:
    clock = desk()
    first, last = at("1970-01-01 00:00"), at("2200-12-31 23:59:59")
    assert told(clock.add(first, 1)) == "1970-01-09 09:00"
    assert told(clock.sub(last, 1)) == "2200-12-31 16:59"
    assert clock.between(first, last) == clock.position(last) - clock.position(first) > 0
    assert clock.until(last)[0] is False
    assert clock.until(first) == (False, at("1970-01-09 09:00"))


def test_a_desk_that_never_closes_is_told_a_change_all_the_same() -> None:
    week = dict.fromkeys((*WORKWEEK, "sat", "sun"), ("00:00-24:00",))
    clock = desk(week)
    assert clock.until(at("2026-11-03 12:00")) == (True, at("2026-11-03 23:00"))
    assert clock.between(at("2026-06-15 00:00"), at("2026-06-16 00:00")) == 86400
    assert clock.until(at("2026-06-15 12:00"))[1] == at("2026-11-03 23:00")


def test_equal_calendars_have_equal_fingerprints_and_others_do_not() -> None:
    shuffled = dict(sorted(PLAIN.items()))
    assert desk().fingerprint == desk(shuffled).fingerprint
    assert desk(days={"2026-08-21": ("09:00-10:00", "10:00-11:00")}).fingerprint == (
        desk(days={"2026-08-21": ("09:00-11:00",)}).fingerprint
    )
    others = [
        desk(),
        desk(days={"2026-08-21": "off"}),
        desk(days={"2026-08-21": "short"}),
        desk(moved={"2028-01-01": "2028-05-02"}),
        desk(timezone="Asia/Omsk"),
        desk({**PLAIN, "fri": ("09:00-13:00",)}),
    ]
    assert len({clock.fingerprint for clock in others}) == len(others)
