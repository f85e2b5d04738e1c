"""Hints to a person: whose a message may be, what is like it. They must not claim what is not there."""

import pytest

from uhta_tui.assist.likeness import houses
from uhta_tui.assist.routing import suggest
from uhta_tui.assist.stems import stems
from uhta_tui.procedure.scene import ExecutorFacts


def executor(*keywords: str, active: bool = True) -> ExecutorFacts:
    return ExecutorFacts(
        code="x", name="МУ", short="МУ", official="first_deputy", keywords=keywords, active=active, since=None
    )


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("крысы", "Крыса в подвале"), ("дорога", "не чистят дорогу"), ("отопление", "Нет отопления"),
        ("горячая вода", "без горячей воды неделю"), ("яма", "Ямы на Советской"), ("ёлка", "Где елка?"),
        ("светофор", "Светофором никто не занят"), ("фонарь", "не горят фонари"), ("двор", "во дворах темно"),
        ("собаки", "Стая собак"), ("автобус", "автобусы не ходят"), ("площадка", "на площадке грязно"),
    ],
)  # fmt: skip
def test_a_word_is_found_whatever_its_ending(keyword: str, text: str) -> None:
    assert [found.words for found in suggest(text, [executor(keyword)])] == [(keyword,)]


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("крыша", "Крысы бегают по подъезду"), ("вода", "Водитель автобуса нагрубил"),
        ("дорога", "Дорогая редакция"), ("горячая вода", "Горячая линия молчит"), ("яма", "Ямал далеко"),
        ("школа", "шкала термометра"),
    ],
)  # fmt: skip
def test_another_word_that_only_begins_alike_is_not_found(keyword: str, text: str) -> None:
    assert suggest(text, [executor(keyword)]) == ()


def test_the_stems_of_one_word_meet_and_those_of_another_do_not() -> None:
    assert not stems("крысы").isdisjoint(stems("крысами"))
    assert stems("крысы").isdisjoint(stems("крышами"))


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("Нет тепла, Мира, 4, второй подъезд", ("мир", "4")),
        ("Светофор у дома Космонавтов, 28 не работает", ("космонавт", "28")),
        ("Яма на Советской у дома, в доме № 10 на Тиманской", ("тиманск", "10")),
        ("ул. Ленина 59", ("ленин", "59")),
        ("Тиманская, д. 54а", ("тиманск", "54а")),
    ],
)
def test_a_house_is_its_street_and_its_number(text: str, house: tuple[str, str]) -> None:
    assert house in houses(text)


@pytest.mark.parametrize(
    "text", ["Автобус № 5, остановка", "Совещание, 24.11 в 15:00", "Сбор, 15:30", "Площадь, 30 лет Октября"]
)
def test_other_numbers_are_no_houses(text: str) -> None:
    assert houses(text) == {}
