"""Which column is what: the synonyms of the field's exports, and the search for the header row.

No export format is published, so headers are recognised by name, whatever their case, spacing, ё and
punctuation; what is not recognised stays with the message under its own name.
"""

import hashlib
import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SEARCHED_ROWS: Final = 20
"""Rows from the top among which the header row is looked for: a title may stand above it."""

_LONGEST_NAME: Final = 120
"""Characters; no header is longer, and a text must not be taken apart to find that out."""


class Field(StrEnum):
    """What a column can hold. The value is what a mapping profile stores."""

    EXTERNAL_ID = "external_id"
    RECEIVED = "received"
    RECEIVED_TIME = "received_time"
    PUBLISHED = "published"
    PUBLISHED_TIME = "published_time"
    SOURCE = "source"
    COMMUNITY = "community"
    AUTHOR = "author"
    AUTHOR_URL = "author_url"
    URL = "url"
    TEXT = "text"
    TOPIC = "topic"
    PLACE = "place"


FIELD_TITLES: Final[Mapping[Field, str]] = {
    Field.EXTERNAL_ID: "Внешний №",
    Field.RECEIVED: "Получено",
    Field.RECEIVED_TIME: "Время получения",
    Field.PUBLISHED: "Опубликовано",
    Field.PUBLISHED_TIME: "Время публикации",
    Field.SOURCE: "Источник",
    Field.COMMUNITY: "Сообщество",
    Field.AUTHOR: "Автор",
    Field.AUTHOR_URL: "Ссылка на автора",
    Field.URL: "Ссылка",
    Field.TEXT: "Текст",
    Field.TOPIC: "Тема",
    Field.PLACE: "Место",
}
"""How each field is worded for people."""

SYNONYMS: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.EXTERNAL_ID: (
        "ID инцидента", "Номер инцидента", "№ инцидента", "Внешний №", "ID сообщения", "Номер сообщения",
        "№ сообщения", "ID", "ИД", "Идентификатор", "Номер", "№", "Инцидент", "external_id",
    ),
    Field.RECEIVED: (
        "Дата и время поступления", "Дата поступления", "Поступило", "Поступил", "Дата и время создания",
        "Дата создания", "Создан", "Создано", "Дата создания инцидента", "Дата и время инцидента",
        "Дата инцидента", "Дата и время регистрации", "Дата регистрации", "Зарегистрировано", "Получено",
        "Дата получения", "Дата и время", "Дата/время", "Дата", "received_at", "received", "created_at",
        "created", "date",
    ),
    Field.RECEIVED_TIME: (
        "Время поступления", "Время создания", "Время инцидента", "Время регистрации", "Время получения",
        "Время", "time",
    ),
    Field.PUBLISHED: (
        "Дата и время публикации", "Дата публикации", "Дата и время поста", "Дата поста",
        "Дата и время сообщения", "Дата сообщения", "Опубликовано", "Опубликован", "Дата комментария",
        "published_at", "published",
    ),
    Field.PUBLISHED_TIME: ("Время публикации", "Время поста", "Время сообщения", "Время комментария"),
    Field.SOURCE: (
        "Соцсеть", "Соц. сеть", "Социальная сеть", "Источник", "Площадка", "Тип источника", "Ресурс",
        "source",
    ),
    Field.COMMUNITY: (
        "Сообщество", "Паблик", "Группа", "Место публикации", "Название сообщества", "community",
    ),
    Field.AUTHOR: (
        "Автор", "Имя автора", "ФИО автора", "Автор сообщения", "Автор поста", "Пользователь",
        "Имя пользователя", "author",
    ),
    Field.AUTHOR_URL: (
        "Ссылка на автора", "Ссылка на профиль", "Ссылка на профиль автора", "Ссылка на пользователя",
        "Профиль автора", "Профиль", "URL автора", "author_url",
    ),
    Field.URL: (
        "Ссылка на сообщение", "Ссылка на комментарий", "Ссылка на пост", "Ссылка на публикацию",
        "URL сообщения", "URL поста", "Ссылка", "URL", "Адрес ссылки", "Ссылка на инцидент", "link",
    ),
    Field.TEXT: (
        "Текст сообщения", "Текст комментария", "Текст поста", "Текст", "Текст инцидента", "Текст обращения",
        "Сообщение", "Содержание", "Содержание сообщения", "Описание", "Описание инцидента", "text",
        "message",
    ),
    Field.TOPIC: (
        "Группа тем", "Тема", "Категория", "Тематика", "Тема сообщения", "Подтема", "Рубрика", "topic",
    ),
    Field.PLACE: (
        "Населённый пункт", "Адрес", "Место", "Район", "Город", "Муниципалитет", "Муниципальное образование",
        "МО", "place",
    ),
}  # fmt: skip
"""The names a field goes by, the better one first: of two columns for one field the earlier name wins.

«Поступило» and «Дата создания» come before «Дата», because the clock starts at the receipt by the system;
«Группа тем» before «Тема» and «Подтема», because the monthly note counts by it; the settlement before the
municipality, because all messages of one desk share the latter. «Ссылка на инцидент» comes last, because
it leads into the system, not to the message.
"""

_NEEDS: Final[Mapping[Field, Field]] = {
    Field.RECEIVED_TIME: Field.RECEIVED,
    Field.PUBLISHED_TIME: Field.PUBLISHED,
}
"""A column that means nothing without another."""


def normal_name(name: str) -> str:
    """A header without case, ё, punctuation and spare blanks.

    >>> normal_name(" Соц. сеть: ")
    'соц сеть'
    """
    folded = unicodedata.normalize("NFC", name).casefold().replace("ё", "е")
    return " ".join(re.findall(r"[^\W_]+|№", folded))


_RANKS: Final[Mapping[str, tuple[int, Field]]] = {
    normal_name(name): (rank, field) for field, names in SYNONYMS.items() for rank, name in enumerate(names)
}


def _rank(name: str) -> tuple[int, Field] | None:
    """What a header means and how good a name for it that is; a remark in brackets is passed over."""
    if len(name) > _LONGEST_NAME:
        return None
    return _RANKS.get(normal_name(name)) or _RANKS.get(normal_name(re.sub(r"\([^)]*\)", " ", name)))


def guess_fields(header: Sequence[str]) -> tuple[Field | None, ...]:
    """The field of each column by the synonyms, each field at most once.

    Args:
        header: The header row's cells.

    Returns:
        As many fields as there are cells; None for a column that stays without a field.
    """
    best: dict[Field, tuple[int, int]] = {}
    for index, name in enumerate(header):
        found = _rank(name)
        if found is not None:
            rank, field = found
            best[field] = min(best.get(field, (rank, index)), (rank, index))
    fields: list[Field | None] = [None] * len(header)
    for field, (_, index) in best.items():
        if _NEEDS.get(field, field) in best:
            fields[index] = field
    return tuple(fields)


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """Where the header row stands and how sure that is."""

    index: int
    """From 0."""
    score: int
    """Recognised fields; a row known from a profile beats any."""


_KNOWN: Final = 1000


def header_key(header: Sequence[str]) -> str:
    """A short name of a header row, the same for every file of one export: 32 hex digits."""
    names = [normal_name(name[:_LONGEST_NAME]) for name in header]
    while names and not names[-1]:
        names.pop()
    return hashlib.sha256("|".join(names).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _score(row: Sequence[str], known: Container[str]) -> int:
    """How much a row looks like a header: 0 when it does not."""
    if header_key(row) in known:
        return _KNOWN
    fields = {field for field in guess_fields(row) if field is not None}
    enough = len(fields) > 1 or fields & {Field.TEXT, Field.URL}
    return len(fields) if enough else 0


def find_header(rows: Sequence[Sequence[str]], known: Container[str] = ()) -> HeaderRow | None:
    """The row among the first twenty that names the columns; of equals the upper one.

    Args:
        rows: The table from its first row.
        known: Keys of header rows that mapping profiles know.
    """
    best: HeaderRow | None = None
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        score = _score(row, known)
        if score > (best.score if best else 0):
            best = HeaderRow(index, score)
    return best


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """A name for each column, no two alike: unnamed ones are «Столбец 5», a second one «Тема (2)»."""
    counts: dict[str, int] = {}
    names: dict[str, None] = {}
    for number, cell in enumerate(header, start=1):
        name = " ".join(cell.split())[:_LONGEST_NAME] or f"Столбец {number}"
        unique = name
        while unique in names:
            counts[name] = counts.get(name, 1) + 1
            unique = f"{name} ({counts[name]})"
        names[unique] = None
    return tuple(names)
