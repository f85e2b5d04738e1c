"""`uhta calendar`: the production calendar, shown and changed; a change first shows what it moves."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import click

from models.reasons import reason
from uhta_tui.commands.base import DONE, REFUSED, Call, Trouble, as_json, common, complain, say, say_json
from uhta_tui.commands.clock import calendar_in_force
from uhta_tui.commands.russian import RussianGroup
from uhta_tui.procedure.actions import SetCalendar
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.lines import LineError, read_line
from uhta_tui.procedure.refusal import Refused
from uhta_tui.wording import exact_duration, full_stamp
from uhta_tui.worktime.calendar import Calendar, DayKind, DayReason
from uhta_tui.worktime.json_import import read_year
from uhta_tui.worktime.moments import iso
from uhta_tui.worktime.settings import CalendarError, own_value
from uhta_tui.worktime.xml_import import merged

if TYPE_CHECKING:
    from uhta_tui.desk.desk import Desk
    from uhta_tui.desk.moves import Move

_Entries: TypeAlias = Mapping[str, str | tuple[str, ...] | None]

_MARKS: Final = {
    DayReason.HOLIDAY: "праздник",
    DayReason.MOVED_OFF: "перенесённый выходной",
    DayReason.MOVED_WORK: "рабочая суббота",
    DayReason.OWN: "исключение отдела",
}


@click.group("calendar", cls=RussianGroup)
@common
def calendar() -> int:
    """Производственный календарь."""
    return DONE


def _year(calendar: Calendar, year: int) -> list[tuple[date, DayKind]]:
    """The days of a year that are not what their weekday says."""
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    kinds = ((day, calendar.kind(day)) for day in days)
    return [(day, kind) for day, kind in kinds if kind.reason in _MARKS or kind.short]


@calendar.command("show")
@click.argument("year", type=click.IntRange(1970, 2199), metavar="ГОД")
@as_json
@common
@click.pass_obj
def show_year(call: Call, year: int, *, as_json: bool) -> int:
    """Праздники, переносы, короткие дни года."""
    in_force = calendar_in_force(call)
    if as_json:
        say_json(
            {
                "year": year,
                "known": in_force.known(year),
                "days": [_day(d, k) for d, k in _year(in_force, year)],
            }
        )
        return DONE
    if not in_force.known(year):
        say(f"Переносы на {year} год не внесены: сроки этого года предварительные.")
    for day, kind in _year(in_force, year):
        mark = _MARKS.get(kind.reason, "")
        short = "на час короче" if kind.short else ""
        moved = f"с {kind.moved_from:%d.%m}" if kind.moved_from else ""
        moved = f"за {kind.moved_to:%d.%m}" if kind.moved_to else moved
        say(f"{day:%d.%m.%Y}  {', '.join(word for word in (mark, moved, short) if word)}")
    return DONE


def _day(day: date, kind: DayKind) -> dict[str, object]:
    return {
        "date": day.isoformat(),
        "working": kind.working,
        "short": kind.short,
        "reason": kind.reason.value,
        "moved_from": kind.moved_from.isoformat() if kind.moved_from else None,
        "moved_to": kind.moved_to.isoformat() if kind.moved_to else None,
    }


@calendar.command("check")
@as_json
@common
@click.pass_obj
def check(call: Call, *, as_json: bool) -> int:
    """Внесены ли переносы на этот и следующий годы."""
    in_force = calendar_in_force(call)
    year = in_force.day_of(call.clock()).year
    missing = [y for y in (year, year + 1) if not in_force.known(y)]
    if as_json:
        say_json({"missing": list(missing)})
    elif missing:
        for y in missing:
            say(f"Переносы на {y} год не внесены: сроки этого года предварительные.")
    else:
        say(f"Переносы на {year} и {year + 1} годы внесены.")
    return REFUSED if missing else DONE


@calendar.command("set")
@click.argument("day", metavar="ДАТА")
@click.argument("value", metavar="off|work|short|ЧЧ:ММ-ЧЧ:ММ,…|clear")
@click.option("--dry-run", is_flag=True, help="Только показать, что сдвинется")
@as_json
@common
@click.pass_obj
def set_day(call: Call, day: str, value: str, *, dry_run: bool, as_json: bool) -> int:
    """Исключение отдела на один день."""
    days = {day: None if value == "clear" else own_value(value)}
    return _change(call, {"days": days}, dry_run=dry_run, as_json=as_json)


@calendar.command("import")
@click.argument("file", metavar="ФАЙЛ")
@click.option("--dry-run", is_flag=True, help="Только показать, что сдвинется")
@as_json
@common
@click.pass_obj
def import_year(call: Call, file: str, *, dry_run: bool, as_json: bool) -> int:
    """Внести год из файла XML или JSON производственного календаря."""
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise Trouble(f"Календарь {file} не читается: {reason(error)}.") from None
    settings = call.desk().timing().calendar.settings
    try:
        after = merged(settings, read_year(data))
    except (CalendarError, ValueError) as error:
        complain(f"Календарь {file}: {error}")
        return REFUSED
    days = {**dict.fromkeys(settings.days), **after.days}
    moved = {**dict.fromkeys(settings.moved), **after.moved}
    return _change(call, {"days": days, "moved": moved}, dry_run=dry_run, as_json=as_json)


def _change(call: Call, fields: Mapping[str, _Entries], *, dry_run: bool, as_json: bool) -> int:
    """Show what a change moves, then make it."""
    from uhta_tui.desk.moves import moves

    desk = call.desk()
    try:
        action = _action(call, desk, fields)
        moved = moves(desk, action)
        if not dry_run:
            desk.perform(action)
    except (Refused, LineError) as error:
        complain(error.text if isinstance(error, Refused) else str(error))
        return REFUSED
    zone = desk.timing().calendar.timezone
    if as_json:
        say_json({"moves": [_move_json(move, zone) for move in moved]})
        return DONE
    for move in moved:
        say(_move_line(move, zone))
    say(f"{'Сдвинулось бы' if dry_run else 'Сдвинулось'} сроков: {len(moved)}")
    return DONE


def _action(call: Call, desk: "Desk", fields: Mapping[str, _Entries]) -> SetCalendar:
    """The action that a change is, read as a line of actions would be.

    Raises:
        LineError: If a value has the wrong shape.
    """
    zone = desk.timing().calendar.timezone
    line: dict[str, object] = {
        "action": "calendar",
        "at": iso(desk.clock(), zone),
        "by": call.config.people[0].name,
    }
    for name, entries in fields.items():
        line[name] = {k: list(v) if isinstance(v, tuple) else v for k, v in entries.items()}
    action = read_line(line, zone)
    if not isinstance(action, SetCalendar):
        raise TypeError("a calendar line gives a calendar action")
    return action


def _move_line(move: "Move", zone: str) -> str:
    way = "позже" if move.by > 0 else "раньше"
    how = f"на {exact_duration(abs(move.by))} {way}" if move.by else "без рабочего времени"
    what = DEADLINES[move.key]
    old, new = full_stamp(move.old, zone), full_stamp(move.new, zone)
    return f"№ {move.number}: {what.title} {what.clause} {old} → {new}, {how}"


def _move_json(move: "Move", zone: str) -> dict[str, object]:
    return {
        "number": move.number,
        "key": move.key.value,
        "executor": move.executor,
        "old": iso(move.old, zone),
        "new": iso(move.new, zone),
        "seconds": move.by,
    }
