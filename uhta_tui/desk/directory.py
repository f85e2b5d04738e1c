"""The desk's own records: executors, officials, the calendar and the terms in force."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeVar

from peewee import Database

from models.database import fetch
from uhta_tui.desk.store import Writer
from uhta_tui.procedure.actions import SetCalendar, SetExecutor, SetOfficial
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.scene import ExecutorFacts, OfficialFacts, Terms
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.settings import CalendarError, CalendarSettings

_T = TypeVar("_T")

EXECUTOR_COLUMNS: Final = ("code", "position", "name", "short", "official", "keywords", "active", "since")
OFFICIAL_COLUMNS: Final = (
    "code",
    "position",
    "name",
    "title",
    "title_genitive",
    "title_dative",
    "name_dative",
)
TIMING_COLUMNS: Final = ("id", "calendar", "terms", "configured")
TIMING_QUERY: Final = "SELECT calendar, terms, configured FROM timing"


@dataclass(frozen=True, slots=True)
class Timing:
    """The calendar and the terms in force."""

    calendar: Calendar
    terms: Terms
    configured: str
    """The fingerprint of the configuration that last wrote them; empty before the first start."""
    stored: bool = True


@lru_cache(maxsize=4)
def _compiled(text: str) -> Calendar:
    """A calendar by its stored text: compiling takes milliseconds, so each text is compiled once."""
    return Calendar(CalendarSettings.from_json(json.loads(text)))


def load_timing(database: Database) -> Timing:
    """The calendar and terms in force; the shipped ones where none are stored yet."""
    return timing_of(fetch(database, TIMING_QUERY))


def timing_of(rows: Sequence[Sequence[str]]) -> Timing:
    """The calendar and terms as `TIMING_QUERY` gave them."""
    if not rows:
        shipped = json.dumps(CalendarSettings().to_json(), sort_keys=True)
        return Timing(_compiled(shipped), Terms(), "", stored=False)
    calendar, terms, configured = rows[0]
    return Timing(_compiled(calendar), Terms(**json.loads(terms)), configured)


def load_executors(database: Database) -> dict[str, ExecutorFacts]:
    """The directory of executors, in its order (п.7)."""
    rows = fetch(
        database,
        "SELECT code, name, short, official, keywords, active, since FROM executor ORDER BY position",
    )
    return {
        code: ExecutorFacts(code, name, short, official, tuple(json.loads(words)), bool(active), since)
        for code, name, short, official, words, active, since in rows
    }


def load_officials(database: Database) -> dict[str, OfficialFacts]:
    """The responsible officials, in their order (п.7)."""
    columns = ", ".join(name for name in OFFICIAL_COLUMNS if name != "position")
    rows = fetch(database, f"SELECT {columns} FROM official ORDER BY position")
    return {row[0]: OfficialFacts(*row) for row in rows}


def set_executor(
    writer: Writer,
    action: SetExecutor,
    executors: Mapping[str, ExecutorFacts],
    officials: Mapping[str, OfficialFacts],
) -> None:
    """п.7: enter or change an executor; what an action leaves out stays as it was.

    Raises:
        Refused: If the code is empty, the name is missing, the short one too long, or the official unknown.
    """
    old = executors.get(action.code)
    code = action.code.strip()
    name = action.name or (old.name if old else "")
    short = action.short or (old.short if old else name[:11])
    official = action.official or (old.official if old else "")
    if not code or not name:
        raise Refused(NO_CLAUSE, "У исполнителя нужны код и название.")
    if len(short) > 11:
        raise Refused(NO_CLAUSE, f"Короткое название «{short}» длиннее 11 знаков; сократите.")
    if official not in officials:
        raise Refused(NO_CLAUSE, f"Исполнитель {short}: должностного лица «{official}» нет в справочнике.")
    words = action.keywords if action.keywords is not None else (old.keywords if old else ())
    since = action.at if old and old.active != action.active else (old.since if old else None)
    kept = json.dumps(list(words), ensure_ascii=False)
    values = (name, short, official, kept, action.active, since)
    if old:
        writer.update("executor", EXECUTOR_COLUMNS[2:], ("code",), (*values, code))
    else:
        writer.insert("executor", EXECUTOR_COLUMNS, (code, len(executors) + 1, *values))


def set_official(
    writer: Writer, action: SetOfficial, officials: Mapping[str, OfficialFacts]
) -> OfficialFacts:
    """п.7: enter or change a responsible official; what an action leaves out stays as it was.

    Raises:
        Refused: If the code or the title is missing.
    """
    old = officials.get(action.code) or OfficialFacts(action.code, "", "")
    names = ("name", "title", "title_genitive", "title_dative", "name_dative")
    given = {name: getattr(action, name) for name in names if getattr(action, name)}
    facts = replace(old, **given)
    if not facts.code.strip() or not facts.title:
        raise Refused(NO_CLAUSE, "У должностного лица нужны код и должность.")
    values = tuple(getattr(facts, name) for name in names)
    if action.code in officials:
        writer.update("official", names, ("code",), (*values, facts.code))
    else:
        writer.insert("official", OFFICIAL_COLUMNS, (facts.code, len(officials) + 1, *values))
    return facts


def changed_timing(timing: Timing, action: SetCalendar) -> Timing:
    """The calendar and terms after a `calendar` action.

    Raises:
        Refused: If a value cannot be; says which and what is allowed.
    """
    now = timing.calendar.settings
    try:
        settings = CalendarSettings(
            timezone=action.timezone or now.timezone,
            week=dict(action.week) if action.week is not None else now.week,
            days=_laid_over(now.days, action.days.items()),
            moved=_laid_over(now.moved, action.moved.items()),
        )
        calendar = _compiled(json.dumps(settings.to_json(), sort_keys=True, ensure_ascii=False))
        terms = timing.terms.changed(action.terms)
    except (CalendarError, ValueError) as error:
        raise Refused(NO_CLAUSE, f"Календарь не изменён: {error}.") from error
    return Timing(calendar, terms, action.configured or timing.configured)


def _laid_over(old: Mapping[str, _T], changes: Iterable[tuple[str, _T | None]]) -> dict[str, _T]:
    """Entries with others laid over them, where `None` takes one out."""
    laid = {**old, **dict(changes)}
    return {key: value for key, value in laid.items() if value is not None}


def write_timing(writer: Writer, timing: Timing, *, first: bool) -> None:
    """Store the calendar and terms in force."""
    calendar = json.dumps(timing.calendar.settings.to_json(), sort_keys=True, ensure_ascii=False)
    terms = json.dumps(timing.terms.to_json(), sort_keys=True)
    if first:
        writer.insert("timing", TIMING_COLUMNS, (1, calendar, terms, timing.configured))
    else:
        writer.update("timing", TIMING_COLUMNS[1:], ("id",), (calendar, terms, timing.configured, 1))
