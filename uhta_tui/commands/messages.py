"""`uhta import`, `list`, `show`: messages in and out."""

from pathlib import Path

import click

from models.terms import Status
from uhta_tui.commands.base import DONE, ENVIRONMENT, REFUSED, Call, as_json, common, complain, say, say_json
from uhta_tui.commands.card import card
from uhta_tui.commands.russian import RussianCommand
from uhta_tui.commands.showing import message, queue_row
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.importing import ImportReport, take_in
from uhta_tui.desk.rows import QueueRow
from uhta_tui.desk.trouble import DatabaseUnusable
from uhta_tui.intake.grid import FileGoneError, TableError
from uhta_tui.procedure.clauses import STEPS
from uhta_tui.procedure.scene import Scene
from uhta_tui.text import printable
from uhta_tui.wording import stamp


@click.command("import", cls=RussianCommand)
@click.argument("files", nargs=-1, required=True, metavar="ФАЙЛ…")
@click.option(
    "--profile", default="", metavar="ИМЯ", help="Разметка столбцов; новое имя запоминает найденную"
)
@click.option("--dry-run", is_flag=True, help="Только сказать, что получится")
@as_json
@common
@click.pass_obj
def import_(call: Call, files: tuple[str, ...], profile: str, *, dry_run: bool, as_json: bool) -> int:
    """Загрузить таблицы сообщений (XLSX, CSV)."""
    desk = call.desk()
    code = DONE
    for name in files:
        try:
            report = take_in(desk, Path(name), profile=profile, keep=not dry_run)
        except TableError as error:
            # The other tables go in all the same: one bad file must not hold up a morning's exports.
            code = max(code, ENVIRONMENT if isinstance(error, FileGoneError) else REFUSED)
            complain(printable(str(error)))
            if as_json:
                say_json(_nothing_of(name, str(error)))
            continue
        if as_json:
            say_json(report.to_json())
        else:
            _tell(report, dry_run=dry_run)
    return code


def _nothing_of(name: str, error: str) -> dict[str, object]:
    """What is reported of a file that is not such a table."""
    return {"file": name, "new": 0, "known": 0, "rejected": 0, "problems": [], "error": error}


def _tell(report: ImportReport, *, dry_run: bool) -> None:
    """The report for a person."""
    head = f"{printable(report.file.name)}: "
    head += "будет " if dry_run else ""
    say(f"{head}новых {report.new}, уже есть {report.known}, не принято {len(report.problems)}")
    for problem in report.problems:
        say(f"  строка {problem.row_number}: {printable(problem.reason)}")
    if report.undated:
        say(f"  без даты поступления {report.undated}: срок идёт от загрузки")
    for note in report.notes:
        say(f"  {printable(note)}")
    if report.rejects_file:
        say(f"  непринятые строки: {report.rejects_file}")


@click.command("list", cls=RussianCommand)
@click.option("--status", default="", metavar="СОСТОЯНИЕ", help=f"Только такие: {', '.join(Status)}")
@as_json
@common
@click.pass_obj
def list_(call: Call, status: str, *, as_json: bool) -> int:
    """Очередь: чей срок ближе, тот и первый."""
    if status and status not in list(Status):
        raise click.BadParameter(f"состояния «{status}» нет; есть {', '.join(Status)}", param_hint="--status")
    desk = call.desk(create=False)
    scene = desk.scene()
    zone = scene.calendar.timezone
    found = 0
    while True:
        rows: tuple[QueueRow, ...]
        if status:
            rows, _ = desk.read.register(status=Status(status), offset=found, limit=1000)
        else:
            rows = desk.read.queue(offset=found, limit=1000).rows
        for row in rows:
            if as_json:
                say_json(queue_row(row, zone))
            else:
                say(_queue_line(row, scene))
        found += len(rows)
        if len(rows) < 1000:
            break
    if not found:
        complain("Таких сообщений нет." if status else "В очереди ничего нет.")
    return DONE if found else REFUSED


def _queue_line(row: QueueRow, scene: Scene) -> str:
    step = STEPS[row.step]
    executor = scene.executors.get(row.executor or "")
    title = f"{step.title}: {executor.short}" if step.names_executor and executor else step.title
    due = stamp(row.due, scene.calendar.timezone) if row.due is not None else "—"
    text = printable(row.excerpt)[:60]
    return f"{due:>11}  {title:<24} {step.clause:<5} № {row.number:<6} {text}"


@click.command(cls=RussianCommand)
@click.argument("messages", nargs=-1, required=True, metavar="СООБЩЕНИЕ…")
@as_json
@common
@click.pass_obj
def show(call: Call, messages: tuple[str, ...], *, as_json: bool) -> int:
    """Сообщения целиком: части, сроки, недостатки, журнал (№187 или внешний номер)."""
    desk = call.desk(create=False)
    code = DONE
    for reference in messages:
        numbers = _numbers_of(desk, reference)
        if len(numbers) != 1:
            which = (
                "нет в базе" if not numbers else f"есть у нескольких: {', '.join(f'№{n}' for n in numbers)}"
            )
            complain(f"Сообщение «{printable(reference)}»: {which}.")
            code = REFUSED
            continue
        try:
            view = desk.read.view(numbers[0])
        except DatabaseUnusable as error:
            complain(str(error))  # the other messages are shown all the same
            code = ENVIRONMENT
            continue
        if view is None:
            code = max(code, REFUSED)
        elif as_json:
            say_json(message(view))
        else:
            say(card(view))
    return code


def _numbers_of(desk: Desk, reference: str) -> tuple[int, ...]:
    """The messages a person means: an external id, `№187`, or plain `187` when no id is spelled so."""
    found = desk.read.numbers_of(reference)
    return found or (desk.read.numbers_of(f"№{reference}") if reference.strip().isdecimal() else ())
