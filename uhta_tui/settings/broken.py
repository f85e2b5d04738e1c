"""What is wrong with a file that is not TOML, in Russian, with line and column."""

import re
from collections.abc import Mapping
from typing import Final

_PLACE: Final = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")

_FAULTS: Final[Mapping[str, str]] = {
    "Cannot declare": "этот раздел уже есть выше",
    "Cannot overwrite": "эта настройка уже есть выше",
    "Cannot mutate": "к этой записи нельзя ничего добавить",
    "Cannot redefine": "это имя уже занято выше",
    "Duplicate inline table key": "эта настройка в записи уже есть",
    "Expected '='": "после названия настройки нужен знак =",
    "Expected newline": "после значения нужна новая строка",
    "Expected ']": "не закрыта скобка названия раздела",
    "Invalid initial character": "так название настройки не начинается (русское пишется в кавычках)",
    "Invalid statement": "это не настройка, не раздел и не комментарий (русское название пишется в кавычках)",
    "Invalid value": "такого значения не бывает: текст пишется в кавычках, дробь через точку",
    "Invalid date": "такой даты нет",
    "Invalid hex": "после \\u и \\x нужны шестнадцатеричные цифры",
    "Escaped character": "такого знака нет",
    "Unclosed array": "не закрыта скобка [ списка",
    "Unclosed inline table": "не закрыта скобка { записи",
    "Unescaped '\\'": "знак \\ в кавычках пишется дважды: \\\\",
    "Unterminated string": "не закрыты кавычки",
    "Illegal character": "недопустимый знак (кавычки закрыты?)",
    "Found invalid character": "недопустимый знак",
}
"""By how the standard library's message begins."""


def fault(error: ValueError, source: str) -> str:
    """Where and what, such as «строка 12, столбец 5: не закрыты кавычки».

    Args:
        error: What `tomllib` raised: mostly `TOMLDecodeError`, a plain `ValueError` for a number too long.
        source: The text that it could not read.
    """
    text = str(error)
    place = _PLACE.search(text)
    what = next(
        (russian for start, russian in _FAULTS.items() if text.startswith(start)), "файл не разобрать"
    )
    if place is None:
        return what
    if place[1] is None:
        last = source.rstrip("\n").count("\n") + 1
        return f"строка {last}, конец файла: {what}"
    return f"строка {place[1]}, столбец {place[2]}: {what}"
