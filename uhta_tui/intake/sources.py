"""The names of sources: one for each network, however an export calls it."""

import re
from collections.abc import Mapping
from typing import Final

from uhta_tui.intake import links
from uhta_tui.intake.headers import normal_name

_BY_HOST: Final[Mapping[str, str]] = {
    "vk.com": "ВКонтакте",
    "vkvideo.ru": "ВКонтакте",
    "ok.ru": "Одноклассники",
    "t.me": "Telegram",
    "max.ru": "MAX",
    "youtube.com": "YouTube",
    "rutube.ru": "RUTUBE",
    "dzen.ru": "Дзен",
}

_SPELLINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "ВКонтакте": ("вконтакте", "в контакте", "вк", "vk", "vkontakte", "vk com"),
    "Одноклассники": ("одноклассники", "ок", "ok", "ok ru", "odnoklassniki"),
    "Telegram": ("telegram", "телеграм", "телеграмм", "тг", "tg", "t me"),
    "MAX": ("max", "макс", "max ru"),
    "YouTube": ("youtube", "ютуб"),
    "RUTUBE": ("rutube", "рутуб"),
    "Дзен": ("дзен", "яндекс дзен", "dzen"),
}

_NAMES: Final[Mapping[str, str]] = {
    spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings
}


_CODES: Final[Mapping[str, str]] = {
    "ВКонтакте": "ВК",
    "Одноклассники": "ОК",
    "Telegram": "ТГ",
    "MAX": "МА",
    "YouTube": "ЮТ",
    "RUTUBE": "РТ",
    "Дзен": "ДЗ",
}
"""The networks in two letters: the one table, for every list and title that has no room for more."""

_LEADING: Final = re.compile(r"^(?:https?://)?(?:www\.|m\.)?", re.IGNORECASE)


def source_code(text: str) -> str:
    """A source in at most two letters; one that is not known by the first two of its name.

    >>> source_code("vk.com"), source_code("pg11.ru"), source_code("")
    ('ВК', 'PG', '—')
    """
    name = source_name(text)
    letters = [letter for letter in _LEADING.sub("", name) if letter.isalnum()]
    return _CODES.get(name) or "".join(letters[:2]).upper()[:2] or "—"


def known_code(text: str) -> str:
    """A network in two letters; empty for a source that is none of them."""
    return _CODES.get(source_name(text), "")


def source_name(text: str) -> str:
    """The source's usual name; one that is not known stays as it is written.

    >>> source_name("vk.com")
    'ВКонтакте'
    """
    stripped = text.strip()
    return _NAMES.get(normal_name(stripped[:40]), stripped)


def source_of(url: str) -> str:
    """The source that a link leads to: the network's name, or the site's host; empty without a link."""
    host = links.host(url)
    return _BY_HOST.get(host, host)
