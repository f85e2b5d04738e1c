"""Text is cut to its cell, and other people's text obeys nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.text import HARD, cut, fit, hard_spaces, printable, width, wrap

HOSTILE = "\x1b[2J\x1b]0;x\x07\u202eтекст\u2066\u200b\ufeff\x85[red]срочно[/]\ud800\x00"


def test_what_a_terminal_would_obey_is_dropped() -> None:
    assert printable(HOSTILE) == "[2J]0;xтекст [red]срочно[/]"


def test_line_breaks_become_spaces() -> None:
    assert printable("а\nб\r\nв\tг\u2028д") == "а б  в г д"


@given(st.text())
def test_nothing_unprintable_is_left(text: str) -> None:
    left = printable(text)
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in left)
    assert not set(left) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("Нет отопления по Мира, 4 в подъезде", 24, "Нет отопления по Мира…"),
        ("Второй день не чистят дорогу у школы", 30, "Второй день не чистят дорогу…"),
        ("Кто отвечает за забор у гаражей", 28, "Кто отвечает за забор…"),
        ("Маршрут № 5 опять", 12, "Маршрут № 5…"),
        ("Не чистят двор. С коляской не пройти", 19, "Не чистят двор…"),
        ("Контейнеры", 10, "Контейнеры"),
        ("Водоснабжение", 8, "Водосна…"),
        ("слово", 1, "…"),
    ],
)
def test_a_cell_is_cut_at_a_word_without_a_dangling_preposition(text: str, cells: int, shown: str) -> None:
    assert cut(text, cells) == shown


@given(st.text(), st.integers(0, 60))
def test_a_cell_has_exactly_its_width(text: str, cells: int) -> None:
    assert width(fit(printable(text), cells)) == cells
    assert width(fit(printable(text), cells, right=True)) == cells


def test_wide_characters_count_as_two_cells() -> None:
    assert width(fit("日本語テキスト", 7)) == 7


def test_short_words_are_tied_to_the_next() -> None:
    assert hard_spaces("п. 8 и № 16 у дома") == f"п.{HARD}8 и{HARD}№{HARD}16 у{HARD}дома"


def test_no_line_ends_in_a_short_word() -> None:
    lines = wrap("Второй день не чистят дорогу у школы № 16 на Сенюкова, и автобус не может подъехать", 30)
    assert all(width(line) <= 30 for line in lines)
    assert not any(line.split(" ")[-1] in {"у", "на", "и", "не", "№"} for line in lines)


@given(st.text(), st.integers(1, 40))
def test_wrapped_lines_fit(text: str, cells: int) -> None:
    assert all(width(line) <= max(cells, 2) for line in wrap(text, cells))


def test_too_many_lines_end_in_an_ellipsis() -> None:
    lines = wrap("один два три четыре пять шесть семь восемь", 10, lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
