"""Refusals of the settings: one plain Russian sentence with file, key and what is allowed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final, NoReturn

_LONGEST: Final = 60
"""Characters of a wrong value that are shown: enough to find it, not a screenful."""

_SECRET: Final = re.compile(r"(?<=://)[^/\s]*@")
"""The name and password in an address: a refusal may end up in a log or on a screen shared with others."""


class ConfigError(Exception):
    """A setting, or the file of settings, that cannot be; its text is one Russian sentence.

    Attributes:
        setting: Section and key, such as `[terms] review_hours`; empty if the whole file is at fault.
        rule: What is allowed, in Russian, such as «нужно целое от 1 до 40»; empty likewise.
        in_force: What holds instead, such as `1`; empty if there is nothing to name.
    """

    def __init__(self, text: str, *, setting: str = "", rule: str = "", in_force: str = "") -> None:
        super().__init__(text)
        self.setting = setting
        self.rule = rule
        self.in_force = in_force


class WrongValueError(Exception):
    """A value is not what its setting allows; the setting's own rule says what is."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the settings something is read: it words refusals."""

    file: str
    """The file as the operator named it."""
    section: str
    """As written in the file: `[terms]`, `[[executors]] kumi,`."""

    def refuse(self, key: str, value: object, rule: str, *, default: object = None) -> NoReturn:
        """Refuse a value.

        Args:
            key: The setting within the section.
            value: What it was.
            rule: What is allowed, with its verb: «нужно целое от 1 до 40».
            default: What an absent setting would be; named if it is short and says something.

        Raises:
            ConfigError: Always.
        """
        setting = f"{self.section} {printable(key)}".strip()
        in_force = shown(default) if default != "" and isinstance(default, int | str) else ""
        tail = f" (по умолчанию {in_force})" if in_force else ""
        text = f"файл {self.file}, {setting} = {shown(value)}: {rule}{tail}"
        raise ConfigError(text, setting=setting, rule=rule, in_force=in_force)

    def unknown(self, name: str, known: Iterable[str], what: str = "такой настройки нет") -> NoReturn:
        """Refuse a name that the program does not know, and offer the nearest one.

        Raises:
            ConfigError: Always.
        """
        from difflib import get_close_matches

        names = tuple(known)
        near = get_close_matches(name, names, n=1)
        rule = f"похоже на {near[0]}" if near else f"есть {', '.join(names)}"
        setting = f"{self.section} {printable(name)}".strip()
        raise ConfigError(f"файл {self.file}, {setting}: {what}; {rule}", setting=setting, rule=rule)


def shown(value: object) -> str:
    """A value as a refusal names it: on one line, not too long, nothing a terminal would obey.

    >>> shown(1.5), shown("два  дня"), shown([1])
    ('1,5', '«два дня»', 'список')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _cut(str(value).replace(".", ","))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "список"
    if isinstance(value, Mapping):
        return "таблица"
    return f"«{_cut(printable(_SECRET.sub('…@', str(value))))}»"


def printable(text: str) -> str:
    """`text` on one line, without the characters that a terminal would obey."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def file_shown(path: Path) -> str:
    """A path as a refusal names it."""
    return printable(str(path))
