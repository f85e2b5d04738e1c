"""`uhta register`: the register of messages as a table for a clerk."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from models.reasons import reason
from models.terms import STATUS_TITLES, Status
from uhta_tui.commands.base import (
    DONE,
    REFUSED,
    Call,
    Trouble,
    as_json,
    common,
    complain,
    say,
    say_json,
)
from uhta_tui.commands.russian import RussianCommand
from uhta_tui.desk.archive.pages import Facet, RegisterFilter
from uhta_tui.desk.archive.words import wanted_words
from uhta_tui.desk.desk import Desk
from uhta_tui.documents.months import Month
from uhta_tui.documents.periods import Period, parse_day
from uhta_tui.intake.sources import source_name
from uhta_tui.procedure.scene import Scene
from uhta_tui.text import printable
from uhta_tui.wording import counted, full_stamp
from uhta_tui.worktime.moments import at


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options say."""

    month: str
    first: str
    last: str
    status: str
    executor: str
    source: str
    find: str


@click.command(cls=RussianCommand)
@click.option("--out", default="", metavar="ФАЙЛ.xlsx|.csv", help="Куда записать: вид по окончанию имени")
@click.option("--month", default="", metavar="ГГГГ-ММ", help="Полученные в этом месяце")
@click.option("--from", "first", default="", metavar="ДЕНЬ", help="Полученные с этого дня: 01.10.2026")
@click.option("--to", "last", default="", metavar="ДЕНЬ", help="Полученные по этот день, включая его")
@click.option("--status", default="", metavar="СОСТОЯНИЕ", help=f"Только такие: {', '.join(Status)}")
@click.option("--executor", default="", metavar="КОД", help="Только с частью этого исполнителя")
@click.option("--source", default="", metavar="ИСТОЧНИК", help="Только из этого источника: ВКонтакте, vk")
@click.option("--find", default="", metavar="СЛОВА", help="Только те, где стоят все эти слова")
@as_json
@common
@click.pass_obj
def register(call: Call, /, out: str, *, as_json: bool, **options: str) -> int:
    """Реестр сообщений таблицей: XLSX или CSV (UTF-8, «;»)."""
    from uhta_tui.documents.register_files import check_suffix

    if not out:
        raise click.BadParameter("впишите, куда писать: --out файл.xlsx или файл.csv")
    target = Path(out)
    try:
        check_suffix(target)
    except ValueError as error:
        raise click.BadParameter(printable(str(error)), param_hint="--out") from None
    asked = _Asked(**options)
    desk = call.desk(create=False)
    wanted = _filter_of(asked, desk)
    if not desk.read.archive.page(wanted, limit=1):
        complain("Таких сообщений нет; файл не записан.")
        return REFUSED
    count = register_file(call, desk, wanted, target)
    if as_json:
        say_json({"file": str(target), "messages": count})
    else:
        say(f"{target}: {counted(count, 'сообщение', 'сообщения', 'сообщений')}")
    return DONE


def register_file(call: Call, desk: Desk, wanted: RegisterFilter, target: Path) -> int:
    """Write the messages that are wanted as a table; how many there are.

    Raises:
        Trouble: If the file cannot be written; says why.
    """
    from uhta_tui.documents.register_files import write_register
    from uhta_tui.documents.register_tally import About

    scene = desk.scene()
    made = full_stamp(scene.now, scene.calendar.timezone)
    about = About(call.config.organization.name, wanted_words(wanted, scene), made)
    try:
        return write_register([target], desk.read.archive.cases(wanted), scene, about).total
    except OSError as error:
        raise Trouble(f"Реестр {target} не пишется: {reason(error)}.") from None


def _filter_of(asked: _Asked, desk: Desk) -> RegisterFilter:
    """The options as a filter.

    Raises:
        click.BadParameter: If one says what there is not; the sentence is Russian.
    """
    scene = desk.scene()
    zone = scene.calendar.timezone
    period = _period_of(asked, at(scene.now, zone).date())
    return RegisterFilter(
        words=asked.find,
        since=period.since(zone),
        until=period.until(zone),
        status=_status_of(asked.status),
        executor=_executor_of(asked.executor, scene),
        source=_source_of(asked.source, desk),
    )


def _source_of(text: str, desk: Desk) -> str | None:
    """A source as the archive has it, however it is spelled here; one that it has not finds nothing."""
    if not text:
        return None
    known = [name for name, _ in desk.read.archive.values(RegisterFilter(), Facet.SOURCE)]
    asked = source_name(text)
    if text in known or asked in known:
        return text if text in known else asked
    return next((name for name in known if source_name(name).casefold() == asked.casefold()), asked)


def _period_of(asked: _Asked, today: date) -> Period:
    """The days that are asked for."""
    if asked.month and (asked.first or asked.last):
        raise click.BadParameter("или месяц, или --from и --to", param_hint="--month")
    try:
        if asked.month:
            days = Month.parse(asked.month).days()
            return Period(days[0], days[-1])
        first, last = (parse_day(text, today) if text else None for text in (asked.first, asked.last))
    except ValueError as error:
        raise click.BadParameter(printable(str(error)), param_hint="ДЕНЬ") from None
    if first and last and first > last:
        raise click.BadParameter("конец раньше начала", param_hint="--to")
    return Period(first, last)


def _status_of(text: str) -> Status | None:
    """A status by its name, or as people call it."""
    if not text:
        return None
    titled = {title: status for status, title in STATUS_TITLES.items()}
    if text.lower() in titled:
        return titled[text.lower()]
    if text not in list(Status):
        known = ", ".join(Status)
        raise click.BadParameter(f"состояния «{printable(text)}» нет; есть {known}", param_hint="--status")
    return Status(text)


def _executor_of(text: str, scene: Scene) -> str:
    """An executor's code by the code, the short or the full name."""
    folded = text.strip().casefold()
    if not folded:
        return ""
    for code, facts in scene.executors.items():
        if folded in (code.casefold(), facts.short.casefold(), facts.name.casefold()):
            return code
    known = ", ".join(scene.executors)
    raise click.BadParameter(f"исполнителя «{printable(text)}» нет; есть {known}", param_hint="--executor")
