"""Russian number forms, durations, dates, hard spaces."""

from datetime import date

import pytest

from uhta_tui.documents.months import Month
from uhta_tui.documents.note_words import growth
from uhta_tui.wording import (
    HARD,
    capital,
    date_in_words,
    decimal,
    duration,
    exact_duration,
    hard,
    initials_first,
    number,
    of_minutes,
    out_of,
    percent,
    pl,
    share,
    signed,
    stamp,
    stamp_in_words,
)
from uhta_tui.worktime.moments import parse_moment


def loose(text: str) -> str:
    return text.replace(HARD, "_")


@pytest.mark.parametrize(
    ("n", "form"),
    [
        (0, "сообщений"),
        (1, "сообщение"),
        (2, "сообщения"),
        (4, "сообщения"),
        (5, "сообщений"),
        (11, "сообщений"),
        (14, "сообщений"),
        (21, "сообщение"),
        (111, "сообщений"),
        (112, "сообщений"),
        (122, "сообщения"),
        (1001, "сообщение"),
    ],
)
def test_a_noun_follows_its_number(n: int, form: str) -> None:
    assert pl(n, "сообщение", "сообщения", "сообщений") == form


def test_after_iz_stands_the_genitive() -> None:
    assert loose(out_of(64, "ответа", "ответов")) == "из_64_ответов"
    assert loose(out_of(1, "ответа", "ответов")) == "из_1_ответа"
    assert loose(out_of(11, "ответа", "ответов")) == "из_11_ответов"


def test_numbers_have_a_decimal_comma_a_true_minus_and_thousands_from_five_digits_on() -> None:
    assert (decimal(12.5), decimal(-4.36), decimal(-0.01)) == ("12,5", "−4,4", "0,0")
    assert [loose(number(n)) for n in (0, 1234, 12480, -7)] == ["0", "1234", "12_480", "−7"]
    assert [signed(n) for n in (11, 0, -5)] == ["+11", "0", "−5"]
    assert loose(percent(48, 62)) == "77,4_%"
    assert share(0, 0) == "—"


def test_a_duration_is_rounded_up_to_the_minute() -> None:
    assert [duration(s) for s in (0, 1, 60, 14040, 14041)] == ["0:00", "0:01", "0:01", "3:54", "3:55"]
    assert [of_minutes(m) for m in (-19, 125)] == ["−0:19", "2:05"]
    assert [loose(exact_duration(s)) for s in (1800, 7510)] == ["0_ч_30_мин", "2_ч_05_мин_10_с"]


def test_moments_are_told_in_desk_time() -> None:
    moment = parse_moment("2026-11-24T14:39:59", "Europe/Moscow")
    assert stamp(moment, "Europe/Moscow") == "24.11 14:39"
    assert loose(stamp_in_words(moment, "Europe/Moscow")) == "24.11.2026 в_14:39"
    assert loose(date_in_words(date(2026, 12, 1))) == "1_декабря"


def test_a_name_is_turned_for_the_signature() -> None:
    assert loose(initials_first("Петрова Е.В.")) == "Е.В._Петрова"
    assert loose(initials_first("Ким А.")) == "А._Ким"
    assert initials_first("глава города") == "глава города"
    assert capital("отдел ИТ") == "Отдел ИТ"


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("№ 960 от 14.04.2021", "№_960 от 14.04.2021"),
        ("п. 22 и пп. 8", "п._22 и пп._8"),
        ("в ноябре 2026 г. и с МУ «УЖКХ»", "в_ноябре 2026_г. и с_МУ_«УЖКХ»"),
        ("12,5 % — много", "12,5_%_— много"),
        ("Иванову М.Н. от М.Н. Иванова", "Иванову_М.Н. от М.Н._Иванова"),
        ("жалоба — 5; ещё — 3", "жалоба_—_5; ещё_—_3"),
        ("3 ответа размещены", "3_ответа размещены"),
    ],
)
def test_what_belongs_together_is_not_torn(text: str, tied: str) -> None:
    assert loose(hard(text)) == tied


def test_in_cells_every_short_preposition_is_tied() -> None:
    assert loose(hard("по делам и на дороге", narrow=True)) == "по_делам и на_дороге"


def test_growth_is_told_as_the_note_wants_it() -> None:
    assert growth(72, 61, "октябре") == "на 11 больше, чем в октябре (61)"
    assert growth(72, 77, "ноябре") == "на 5 меньше, чем в ноябре (77)"
    assert growth(61, 61, "октябре") == "столько же, сколько в октябре (61)"


def test_months_know_their_neighbours_and_their_edges_in_desk_time() -> None:
    january = Month.parse("2026-01")
    assert (str(january.shifted(-1)), str(january.shifted(12))) == ("2025-12", "2027-01")
    assert january.start("Europe/Moscow") == parse_moment("2026-01-01T00:00", "Europe/Moscow")
    assert january.end("Europe/Moscow") == parse_moment("2026-02-01T00:00", "Europe/Moscow")
    assert len(Month.parse("2028-02").days()) == 29
    assert Month.of(january.end("Asia/Tokyo") - 1, "Asia/Tokyo") == january


@pytest.mark.parametrize("text", ["", "2026", "2026-00", "2026-13", "26-11", "2026-1", "1970-01", "２026-11"])
def test_what_is_no_month_is_refused_in_russian(text: str) -> None:
    with pytest.raises(ValueError, match=r"не месяц|год вне"):
        Month.parse(text)
