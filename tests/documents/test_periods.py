"""Periods as people write them."""

from datetime import date

import pytest

from uhta_tui.documents.periods import parse_day, parse_periods, usual_periods

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("01.10.2026", ["с 01.10.2026", "01.10.2026", "по 01.10.2026"]),
        ("1.12", ["с 01.12.2025", "01.12.2025", "по 01.12.2025"]),
        ("10.2026", ["октябрь 2026"]),
        ("ноя", ["ноябрь 2026"]),
        ("Декабрь", ["декабрь 2025"]),
        ("окт 2024", ["октябрь 2024"]),
        ("2026", ["2026 год"]),
        ("01.10-15.10", ["01.10–15.10.2026"]),
        ("с 25.12 по 05.01", ["25.12.2025–05.01.2026"]),
        ("с 1.10", ["с 01.10.2026"]),
        ("до 5.11.26", ["по 05.11.2026"]),
        ("2026-10-01", ["с 01.10.2026", "01.10.2026", "по 01.10.2026"]),
        ("29.02", ["с 29.02.2024"]),
    ],
)
def test_what_is_written_is_understood(text: str, words: list[str]) -> None:
    today = date(2025, 1, 10) if text == "29.02" else TODAY
    assert [period.words for period in parse_periods(text, today)][: len(words)] == words


@pytest.mark.parametrize("text", ["", "ляля", "31.02", "99.2026", "5", "15.10.2026-01.10.2026", "01.01.1900"])
def test_what_is_no_period_is_said_in_russian(text: str) -> None:
    with pytest.raises(ValueError, match=r"[а-я]"):
        parse_periods(text, TODAY)


def test_a_day_is_whole() -> None:
    [_, day, _] = parse_periods("01.10.2026", TODAY)
    since, until = day.since("Europe/Moscow"), day.until("Europe/Moscow")
    assert since is not None
    assert until is not None
    assert until - since == 86400
    assert parse_day(" 01.10 ", TODAY) == date(2026, 10, 1)


def test_the_usual_periods_are_named() -> None:
    assert {name: period.words for name, period in usual_periods(TODAY)} == {
        "сегодня": "25.11.2026",
        "эта неделя": "23.11–29.11.2026",
        "этот месяц": "ноябрь 2026",
        "прошлый месяц": "октябрь 2026",
        "этот год": "2026 год",
        "прошлый год": "2025 год",
    }
