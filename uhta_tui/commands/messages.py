"""`uhta import`, `list`, `show`: messages in and out."""

from pathlib import Path

import click

from models.terms import STATUS_TITLES, Status
from uhta_tui.commands.base import DONE, REFUSED, Call, Trouble, as_json, common, complain, say, say_json
from uhta_tui.commands.showing import message, queue_row
from uhta_tui.desk.importing import ImportReport, take_in
from uhta_tui.desk.rows import MessageView, QueueRow
from uhta_tui.intake.grid import FileGoneError, TableError
from uhta_tui.procedure.clauses import DEADLINES, STEPS
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.procedure.scene import Scene
from uhta_tui.text import printable
from uhta_tui.wording import exact_duration, full_stamp, stamp


@click.command("import")
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
    for name in files:
        try:
            report = take_in(desk, Path(name), profile=profile, keep=not dry_run)
        except FileGoneError as error:
            raise Trouble(str(error)) from error
        except TableError as error:
            complain(str(error))
            return REFUSED
        if as_json:
            say_json(report.to_json())
        else:
            _tell(report, dry_run=dry_run)
    return DONE


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


@click.command("list")
@click.option("--status", default="", metavar="СОСТОЯНИЕ", help=f"Только такие: {', '.join(Status)}")
@as_json
@common
@click.pass_obj
def list_(call: Call, status: str, *, as_json: bool) -> int:
    """Очередь: чей срок ближе, тот и первый."""
    if status and status not in list(Status):
        raise click.BadParameter(f"состояния «{status}» нет; есть {', '.join(Status)}", param_hint="--status")
    desk = call.desk()
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
            return DONE if found else REFUSED


def _queue_line(row: QueueRow, scene: Scene) -> str:
    step = STEPS[row.step]
    executor = scene.executors.get(row.executor or "")
    title = f"{step.title}: {executor.short}" if step.names_executor and executor else step.title
    due = stamp(row.due, scene.calendar.timezone) if row.due is not None else "—"
    text = printable(row.excerpt)[:60]
    return f"{due:>11}  {title:<24} {step.clause:<5} № {row.number:<6} {text}"


@click.command()
@click.argument("messages", nargs=-1, required=True, metavar="СООБЩЕНИЕ…")
@as_json
@common
@click.pass_obj
def show(call: Call, messages: tuple[str, ...], *, as_json: bool) -> int:
    """Сообщения целиком: части, сроки, недостатки, журнал (№187 или внешний номер)."""
    desk = call.desk()
    code = DONE
    for reference in messages:
        numbers = desk.read.numbers_of(reference)
        if len(numbers) != 1:
            which = (
                "нет в базе" if not numbers else f"есть у нескольких: {', '.join(f'№{n}' for n in numbers)}"
            )
            complain(f"Сообщение «{printable(reference)}»: {which}.")
            code = REFUSED
            continue
        view = desk.read.view(numbers[0])
        if view is None:
            code = REFUSED
        elif as_json:
            say_json(message(view))
        else:
            say(_card(view))
    return code


def _card(view: MessageView) -> str:
    """A message for a person, in lines."""
    case, zone = view.case, view.scene.calendar.timezone
    facts = case.facts
    lines = [
        f"№ {case.number} · {printable(facts.source)} · {STATUS_TITLES[case.status]}",
        f"получено {full_stamp(case.received_at, zone)} · {printable(facts.author)} · {printable(facts.url)}",
        printable(facts.text),
        "Сроки:",
    ]
    for deadline in case.deadlines:
        clause = DEADLINES[deadline.key]
        over = over_now(deadline, view.scene)
        end = "идёт" if deadline.running else "снят" if deadline.met_at is None else "выполнен"
        late = f", позже на {exact_duration(over)}" if over else ""
        who = f" ({deadline.executor})" if deadline.executor else ""
        lines.append(
            f"  {clause.title}{who} {clause.clause}: до {full_stamp(deadline.due, zone)}, {end}{late}"
        )
    held = view.held
    lines.append(f"Держали: стол {exact_duration(held.desk)}, исполнители {exact_duration(held.executors)}")
    lines += [f"  {stamp(row.at, zone)}  {row.by}: {row.action}" for row in view.journal]
    return "\n".join(lines)
