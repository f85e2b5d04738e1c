"""Templates of replies: a text with places that are filled when it is put into a reply (п.2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.terms import ReplyKind

PLACES: Final[Mapping[str, str]] = {
    "имя": "имя автора, «Ольга»",
    "номер": "номер сообщения",
    "дата": "сегодня, «24 ноября»",
    "получено": "когда получено, «23 ноября»",
    "исполнитель": "кто готовит ответ",
    "срок": "окончательный ответ до, п.15",
    "ссылка": "прежний ответ, п.17",
    "тема": "тема сообщения",
    "место": "место из сообщения",
    "администрация": "администрация, как в настройках",
}
"""What may stand in braces, and what is put there."""

_BRACES: Final = re.compile(r"\{([^{}\n]+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text that the desk keeps to begin replies with."""

    code: str
    name: str
    kind: ReplyKind
    text: str
    active: bool = True
    """Whether it is offered; one that was used is retired, not forgotten."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its places filled as far as they could be."""

    text: str
    missing: tuple[str, ...]
    """The places that nothing was known for: their braces still stand."""


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Put values into the places of a template.

    A place without a value keeps its braces, so that nobody overlooks it; braces that are no place are the
    writer's own and stay as they are.

    Args:
        text: The template's.
        values: By the names of `PLACES`; an empty one counts as unknown.

    >>> fill("{Имя}, ответ до {срок}. {Привет}", {"имя": "Ольга"})
    Filled(text='Ольга, ответ до {срок}. {Привет}', missing=('срок',))
    """
    missing: dict[str, None] = {}

    def put(found: re.Match[str]) -> str:
        name = found[1].strip().lower()
        value = values.get(name, "") if name in PLACES else ""
        if not value and name in PLACES:
            missing[name] = None
        return value or found[0]

    return Filled(_BRACES.sub(put, text), tuple(missing))
