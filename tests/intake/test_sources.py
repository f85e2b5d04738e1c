"""Sources in two letters: one table for every list."""

import pytest

from uhta_tui.intake.sources import known_code, source_code


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("ВКонтакте", "ВК"),
        ("vk.com", "ВК"),
        ("Одноклассники", "ОК"),
        ("Телеграм", "ТГ"),
        ("MAX", "МА"),
        ("YouTube", "ЮТ"),
        ("Форум города", "ФО"),
        ("https://www.pg11.ru", "PG"),
        ("«Про Город»", "ПР"),
        ("5 канал", "5К"),
        ("\x1b[2J", "2J"),
        ("…", "—"),
        ("", "—"),
    ],
)
def test_a_source_has_two_letters(source: str, code: str) -> None:
    assert source_code(source) == code
    assert known_code(source) == (code if code in ("ВК", "ОК", "ТГ", "МА", "ЮТ") else "")
