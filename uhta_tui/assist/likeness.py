"""What makes an earlier message the like of another: the same author, or the same house."""

import re
from typing import Final

from uhta_tui.assist.stems import fold, stem
from uhta_tui.procedure.case import Facts

_STREET: Final = r"(?P<street>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)"
_HOUSE: Final = r"(?P<house>\d{1,3}(?:/\d{1,3})?(?:[а-яё](?![а-яё]))?)(?![\d:.]\d|\d| лет)"
_ADDRESSES: Final = (
    # «Мира, 4», «Тиманская, д. 54», «Мира дом 4», «у дома Космонавтов, 28»
    re.compile(rf"\b{_STREET}(?:,? (?:д\.|дом|д) ?|, ?){_HOUSE}"),
    # «на Мира 4», «ул. Ленина 59»
    re.compile(rf"\b(?:ул\.|улиц[аеуы]|пр\.|проспект[еау]?|пер\.|наб\.|по|на) {_STREET} {_HOUSE}"),
    # «в доме 10 на Советской», «у дома № 10 по Советской»
    re.compile(rf"\bдом[аеу]?м? (?:№ ?)?{_HOUSE} (?:на|по) {_STREET}"),
)
_NOBODY: Final = frozenset({"", "аноним", "неизвестно", "не указан"})


def houses(text: str) -> dict[tuple[str, str], str]:
    """The houses that a text speaks of: the street's stem and the house, with the street as written.

    >>> houses("Яма у дома Космонавтов, 28")
    {('космонавт', '28'): 'Космонавтов'}
    """
    plain = " ".join(text.split())
    return {
        (stem(found["street"]), fold(found["house"])): found["street"]
        for pattern in _ADDRESSES
        for found in pattern.finditer(plain)
    }


def houses_of(facts: Facts) -> dict[tuple[str, str], str]:
    """The houses of a message: of its place and of its text."""
    return houses(f"{facts.place}; {facts.text}")


def street_begins(street: str) -> str:
    """What a street's name begins with in any case: what a database can look for."""
    return street[: max(3, len(stem(street)))]


def named(author: str) -> bool:
    """Whether an author has a name by which to know him again."""
    return fold(author.strip()) not in _NOBODY
