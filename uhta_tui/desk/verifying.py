"""`uhta verify`: the chain, the files, and a rebuild of the whole state from the journal, compared."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from peewee import Database

from models.database import connected, fetch, open_database, sound
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.directory import load_timing
from uhta_tui.desk.journal import Entry, broken_links, entries
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.case import Attachment
from uhta_tui.procedure.lines import LineError
from uhta_tui.procedure.refusal import Refused
from uhta_tui.worktime.moments import Moment

STATE: Final[Mapping[str, str]] = {
    "message": "Сообщение",
    "same_key": "Примета сообщения",
    "part": "Часть",
    "draft": "Проект",
    "review": "Решение",
    "deadline": "Срок",
    "reply": "Ответ",
    "course": "Ход",
    "finding": "Замечание",
    "notice": "Извещение",
    "executor": "Исполнитель",
    "official": "Должностное лицо",
    "template": "Шаблон",
    "timing": "Календарь",
    "monthly_note": "Записка",
}
"""The tables that follow from the journal, and what a row of each is called."""


def verify(desk: Desk) -> Iterator[str]:
    """What is wrong with a desk's data, one Russian sentence a fault; nothing when all is well."""
    with connected(desk.database):
        if not sound(desk.database):
            yield "База: её файл повреждён (проверка SQLite не прошла); возьмите копию (uhta backup)."
        yield from broken_links(desk.database)
        yield from desk.files.faults(_attachments(desk.database))
    with tempfile.TemporaryDirectory(prefix="uhta-verify-") as folder:
        scratch = Desk(
            open_database(f"sqlite:///{folder}/rebuilt.db"),
            files=desk.files.folder,
            clock=desk.clock,
            official=desk.official,
        )
        yield from _rebuild(desk, scratch)
        yield from _differences(desk.database, scratch.database)
        scratch.database.close()


def _attachments(database: Database) -> Iterator[Attachment]:
    for (kept,) in fetch(database, "SELECT attachments FROM draft WHERE attachments <> '[]'"):
        try:
            yield from [Attachment(**item) for item in json.loads(kept)]
        except (ValueError, TypeError):
            continue  # what the draft should hold follows from the journal, and is compared with it


def _rebuild(desk: Desk, scratch: Desk) -> Iterator[str]:
    """Perform the journal anew, each line at its own moment."""
    with connected(desk.database):
        journal = list(entries(desk.database))
        zone = load_timing(desk.database).calendar.timezone
    faults: list[str] = []
    outcomes = scratch.perform_dated(_dated(journal, zone, faults))
    yield from faults
    readable = [entry for entry in journal if f"Журнал: запись {entry.seq} не читается." not in faults]
    for entry, outcome in zip(readable, outcomes, strict=False):
        if isinstance(outcome, Refused):
            yield f"Журнал: запись {entry.seq} ({entry.action}) не исполняется заново: {outcome.text}"


def _dated(journal: Iterable[Entry], zone: str, faults: list[str]) -> Iterator[tuple[Action, Moment, Moment]]:
    for entry in journal:
        try:
            yield entry.read(zone), max(entry.at, entry.entered_at), entry.entered_at
        except (LineError, ValueError, TypeError):
            faults.append(f"Журнал: запись {entry.seq} не читается.")


def _differences(kept: Database, rebuilt: Database) -> Iterator[str]:
    """Where the state and the one rebuilt from the journal are not the same."""
    for table, title in STATE.items():
        with connected(kept), connected(rebuilt):
            columns = [column.name for column in rebuilt.get_columns(table)]
            if not {column.name for column in kept.get_columns(table)} >= set(columns):
                yield f"База: таблицы {table} нет, или она не такая, как нужно."
                continue
            keys = rebuilt.get_primary_keys(table)
            names = ", ".join(f'"{name}"' for name in columns)
            order = ", ".join(f'"{name}"' for name in keys)
            query = f'SELECT {names} FROM "{table}" ORDER BY {order}'
            ours, theirs = fetch(kept, query), fetch(rebuilt, query)
        places = [columns.index(key) for key in keys]
        yield from _compare(title, columns, places, ours, theirs)


def _compare(
    title: str,
    columns: list[str],
    places: list[int],
    ours: list[tuple[object, ...]],
    theirs: list[tuple[object, ...]],
) -> Iterator[str]:
    """One sentence for each row that differs, is missing, or should not be there."""
    kept = {tuple(row[place] for place in places): row for row in ours}
    rebuilt = {tuple(row[place] for place in places): row for row in theirs}
    for key in sorted(kept.keys() | rebuilt.keys(), key=str):
        name = f"{title} {'-'.join(map(str, key))}"
        if key not in rebuilt:
            yield f"{name}: есть в базе, но не следует из журнала."
        elif key not in kept:
            yield f"{name}: следует из журнала, но в базе нет."
        elif kept[key] != rebuilt[key]:
            pairs = zip(columns, kept[key], rebuilt[key], strict=True)
            differ = ", ".join(column for column, a, b in pairs if a != b)
            yield f"{name}: в базе не то, что следует из журнала: {differ}."
