"""`uhta calc`: the working clock by itself, without a desk."""

import json
import math
import sys
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

import click

from uhta_tui.commands.base import DONE, REFUSED, Call, as_json, common, complain, say, say_json
from uhta_tui.commands.russian import RussianGroup
from uhta_tui.text import printable
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.durations import parse_duration
from uhta_tui.worktime.explain import explain, explain_back, lines
from uhta_tui.worktime.moments import Moment, iso, parse_date, parse_moment

_T = TypeVar("_T")


def calendar_in_force(call: Call) -> Calendar:
    """The desk's own calendar where there is a desk and its configuration has not changed since.

    The clock needs no database: one that cannot be read is named, and the settings' calendar serves.
    """
    from uhta_tui.desk.opening import stored_timing
    from uhta_tui.desk.trouble import DatabaseUnusable

    try:
        timing = stored_timing(call.config, call.options.get("db", ""))
    except DatabaseUnusable as error:
        complain(printable(f"{error} Часы — по календарю настроек."))
        timing = None
    return timing.calendar if timing else Calendar(call.config.calendar)


@click.group(cls=RussianGroup, invoke_without_command=True)
@click.option("--batch", is_flag=True, help="Читать задачи JSON по строке и отвечать строками")
@common
@click.pass_context
def calc(ctx: click.Context, *, batch: bool) -> int:
    """Рабочие часы: прибавить, отнять, сколько между, объяснить."""
    if batch:
        return _batch(calendar_in_force(ctx.ensure_object(Call)))
    if ctx.invoked_subcommand is None:
        raise click.UsageError("не хватает команды: add, sub, between, days, explain или --batch", ctx)
    return DONE


def _moment(text: str, zone: str) -> Moment:
    try:
        return parse_moment(text, zone)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="МОМЕНТ") from None


def _duration(text: str) -> int:
    try:
        return parse_duration(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="СРОК") from None


def _counted(count: Callable[[], _T]) -> _T:
    """What a count gives; one that leaves the calendar's years is a wrong call, not our mistake."""
    try:
        return count()
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="СРОК") from None


def _answer(result: object, *, as_json: bool) -> int:
    if as_json:
        say_json({"result": result})
    else:
        say(str(result))
    return DONE


def _reckoned(
    call: Call,
    moment: str,
    duration: str,
    reckon: Callable[[Calendar, Moment, int], Moment],
    *,
    as_json: bool,
) -> int:
    """Answer with the moment that a reckoning from another leads to."""
    calendar = calendar_in_force(call)
    start, length = _moment(moment, calendar.timezone), _duration(duration)
    found = _counted(lambda: reckon(calendar, start, length))
    return _answer(iso(found, calendar.timezone), as_json=as_json)


@calc.command()
@click.argument("moment", metavar="МОМЕНТ")
@click.argument("duration", metavar="СРОК")
@as_json
@common
@click.pass_obj
def add(call: Call, moment: str, duration: str, *, as_json: bool) -> int:
    """Когда истечёт СРОК рабочего времени (8h, 90m, 1h30m, секунды)."""
    return _reckoned(call, moment, duration, Calendar.add, as_json=as_json)


@calc.command()
@click.argument("moment", metavar="МОМЕНТ")
@click.argument("duration", metavar="СРОК")
@as_json
@common
@click.pass_obj
def sub(call: Call, moment: str, duration: str, *, as_json: bool) -> int:
    """За СРОК рабочего времени до момента."""
    return _reckoned(call, moment, duration, Calendar.sub, as_json=as_json)


@calc.command()
@click.argument("start", metavar="ОТ")
@click.argument("end", metavar="ДО")
@as_json
@common
@click.pass_obj
def between(call: Call, start: str, end: str, *, as_json: bool) -> int:
    """Сколько рабочих секунд между моментами."""
    calendar = calendar_in_force(call)
    zone = calendar.timezone
    return _answer(calendar.between(_moment(start, zone), _moment(end, zone)), as_json=as_json)


@calc.command()
@click.argument("date", metavar="ДАТА")
@click.argument("n", type=int, metavar="ЧИСЛО")
@as_json
@common
@click.pass_obj
def days(call: Call, date: str, n: int, *, as_json: bool) -> int:
    """Которым числом будет рабочий день номер ЧИСЛО после даты."""
    calendar = calendar_in_force(call)
    try:
        found = calendar.days(parse_date(date), n)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="ДАТА") from None
    return _answer(found.isoformat(), as_json=as_json)


@calc.command("explain")
@click.argument("moment", metavar="МОМЕНТ")
@click.argument("duration", metavar="СРОК")
@click.option("--back", is_flag=True, help="Считать назад")
@common
@click.pass_obj
def explain_(call: Call, moment: str, duration: str, *, back: bool) -> int:
    """Почему такой срок: промежуток за промежутком."""
    calendar = calendar_in_force(call)
    count = explain_back if back else explain
    start, length = _moment(moment, calendar.timezone), _duration(duration)
    found = _counted(lambda: count(calendar, start, length))
    for line in lines(found, calendar.timezone):
        say(line)
    return DONE


def _op_add(calendar: Calendar, task: Mapping[str, object]) -> object:
    zone = calendar.timezone
    return iso(calendar.add(parse_moment(_text(task, "at"), zone), _whole(task, "seconds")), zone)


def _op_sub(calendar: Calendar, task: Mapping[str, object]) -> object:
    zone = calendar.timezone
    return iso(calendar.sub(parse_moment(_text(task, "at"), zone), _whole(task, "seconds")), zone)


def _op_between(calendar: Calendar, task: Mapping[str, object]) -> object:
    zone = calendar.timezone
    return calendar.between(parse_moment(_text(task, "at"), zone), parse_moment(_text(task, "to"), zone))


def _op_days(calendar: Calendar, task: Mapping[str, object]) -> object:
    text = _text(task, "at")
    try:
        day = parse_date(text)
    except ValueError:
        day = calendar.day_of(parse_moment(text, calendar.timezone))
    return calendar.days(day, _whole(task, "n")).isoformat()


_OPS: Final[Mapping[str, Callable[[Calendar, Mapping[str, object]], object]]] = {
    "add": _op_add,
    "sub": _op_sub,
    "between": _op_between,
    "days": _op_days,
}


def _text(task: Mapping[str, object], name: str) -> str:
    value = task.get(name)
    if not isinstance(value, str):
        raise ValueError(f"нет поля {name} или это не строка")
    return value


def _whole(task: Mapping[str, object], name: str) -> int:
    value = task.get(name)
    if isinstance(value, float) and math.isfinite(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"нет поля {name} или это не число")
    return value


def _batch(calendar: Calendar) -> int:
    """Answer line after line; a line that cannot be answered says why."""
    code = DONE
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            task = json.loads(line)
            answer = _OPS.get(str(task.get("op"))) if isinstance(task, dict) else None
            if answer is None:
                raise ValueError(f"нужно op: {', '.join(_OPS)}")
            say_json({"result": answer(calendar, task)})
        except (ValueError, OverflowError, RecursionError) as error:
            ours = any("а" <= letter <= "я" for letter in str(error))
            say_json({"error": str(error) if ours else "это не JSON в UTF-8"})
            code = REFUSED
    return code
