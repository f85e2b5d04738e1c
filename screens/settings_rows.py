"""The settings in force as rows: what each section says, and where it is changed. No Textual here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from screens.pieces import BLANK, Line, Piece, spread
from screens.text import cut, printable, wrap
from uhta_tui.config import Config
from uhta_tui.procedure.clauses import ACTIONS
from uhta_tui.settings.sections import Group, settings_of

EDITED: Final = frozenset({"terms", "week"})
"""Sections that are changed here."""
_DIRECTORY: Final = (
    "Исполнителей и должностных лиц правят на экране F4; в файле — те, что взяты при первом запуске."
)
_SECRET: Final = re.compile(r"(?<=://)[^/\s]*@")
"""Name and password in an address; a screen is seen by others."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the settings."""

    name: str
    title: str
    right: str = ""
    """What its row says of it: a count, a choice."""


def sections(config: Config, week_hours: str) -> tuple[Section, ...]:
    """The sections in the order of the screen."""
    return (
        Section("terms", "Сроки"),
        Section("week", "Неделя", week_hours),
        Section("organization", "Организация"),
        Section("people", "Люди", str(len(config.people))),
        Section("directory", "Справочник", "F4"),
        Section("note", "Кому и от кого"),
        Section("look", "Вид", config.look.theme.capitalize()),
        Section("keys", "Клавиши", str(len(config.keys) or "")),
        Section("intake", "Папка"),
        Section("accounts", "Аккаунты", str(len(config.accounts) or "")),
        Section("database", "База"),
    )


def draw(section: Section, cells: int, _: int) -> Line:
    """A section's row."""
    left = (Piece("  "), Piece(section.title))
    return spread(left, (Piece(section.right, "muted"),), cells)


def values(config: Config, name: str, officials: Mapping[str, str], cells: int) -> list[Line]:
    """What a section says, read-only.

    Args:
        config: The settings in force.
        name: The section.
        officials: Posts by code, for those who are named by it.
        cells: Of a row.
    """
    if name == "people":
        return [_value(person.name, cells) for person in config.people]
    if name == "directory":
        return _said(_DIRECTORY, cells)
    if name == "keys":
        return _keys(config.keys, cells)
    if name == "accounts":
        rows = [_pair(one.source, one.url, cells) for one in config.accounts]
        return rows or _said("не указаны", cells)
    if name == "note":
        pairs = (("Кого извещать о недостатках отдела (п.20)", config.desk.official),
                 ("Кто подписывает записку (п.22)", config.note.official))  # fmt: skip
        return [line for about, code in pairs for line in _setting(about, officials.get(code, code), cells)]
    group: Group = getattr(config, name)
    found = settings_of(type(group))
    return [line for key, one in found.items() for line in _setting(one.about, getattr(group, key), cells)]


def _setting(about: str, value: object, cells: int) -> list[Line]:
    """What a setting is for, and under it its value."""
    labels = [(Piece(f"  {row}", "muted"),) for row in wrap(about, max(1, cells - 2))]
    return [*labels, *(_value(row, cells, indent="    ") for row in wrap(_shown(value), max(1, cells - 4)))]


def _shown(value: object) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    return _SECRET.sub("…@", str(value)) or "—"


def _value(text: str, cells: int, indent: str = "  ") -> Line:
    return (Piece(indent), Piece(cut(printable(text), max(1, cells - len(indent)))))


def _pair(label: str, value: str, cells: int) -> Line:
    return (
        Piece(f"  {cut(printable(label), 16):<18}", "muted"),
        Piece(cut(printable(value), max(1, cells - 20))),
    )


def _keys(keys: Mapping[str, str], cells: int) -> list[Line]:
    """The keys that differ from the usual ones."""
    if not keys:
        return _said("все — как в справке (F1)", cells)
    named = {name: ACTIONS.get(name, (name, ""))[0] for name in keys}
    return [_pair(named[name], key, cells) for name, key in keys.items()]


def _said(text: str, cells: int) -> list[Line]:
    return [(Piece(f"  {row}", "muted"),) for row in wrap(text, max(1, cells - 2))]


def read_only(config: Config, cells: int) -> list[Line]:
    """How the other sections are changed."""
    if config.path is None:
        text = "Файла настроек нет: действуют значения по умолчанию."
    else:
        text = f"Этот раздел меняют в файле {config.path.name}; действует с перезапуска."
    return [BLANK, *_said(text, cells)]


def file_line(path: Path | None, cells: int) -> Line:
    """Where the settings stand."""
    where = "нет, действуют значения по умолчанию" if path is None else printable(str(path))
    room = max(1, cells - 8)
    shown = where if len(where) <= room else f"…{where[-(room - 1) :]}"
    return (Piece("  Файл  ", "muted"), Piece(shown))
