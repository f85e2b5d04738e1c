"""`uhta act`, `journal`, `verify`: the door from outside, its record, and the check of it."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import click

from uhta_tui.commands.base import DONE, REFUSED, Call, Trouble, as_json, common, say, say_json
from uhta_tui.commands.russian import RussianCommand
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.unit import Outcome
from uhta_tui.desk.verifying import verify as faults_of
from uhta_tui.procedure.actions import Action, AttachmentFile, SubmitDraft
from uhta_tui.procedure.clauses import ACTIONS
from uhta_tui.procedure.lines import LineError, read_line
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.text import printable
from uhta_tui.wording import full_stamp
from uhta_tui.worktime.moments import iso


@click.command(cls=RussianCommand)
@click.argument("file", metavar="ФАЙЛ|-")
@as_json
@common
@click.pass_obj
def act(call: Call, file: str, *, as_json: bool) -> int:
    """Исполнить действия: по объекту JSON в строке, каждое отдельной записью."""
    desk = call.desk()
    if file == "-":
        return _perform_lines(desk, sys.stdin.buffer, Path(), as_json=as_json)
    path = Path(file)
    try:
        with path.open("rb") as lines:
            return _perform_lines(desk, lines, path.parent, as_json=as_json)
    except IsADirectoryError:
        raise Trouble(f"Файл действий {path}: это папка, а нужен файл.") from None
    except FileNotFoundError:
        raise Trouble(f"Файл действий {path} не найден; проверьте путь.") from None
    except PermissionError:
        raise Trouble(f"Файл действий {path} не читается: нет прав.") from None


def _perform_lines(desk: Desk, lines: BinaryIO, folder: Path, *, as_json: bool) -> int:
    """Perform line after line; a refused one does not stop the others."""
    code = DONE
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            outcome = desk.perform(_read(desk, line, folder))
        except Refused as refusal:
            code = REFUSED
            _tell_refusal(number, refusal, as_json=as_json)
        else:
            _tell_done(number, outcome, as_json=as_json)
    return code


def _read(desk: Desk, line: bytes, folder: Path) -> Action:
    """The action of a line; paths of attachments are relative to the file of lines."""
    try:
        action = read_line(json.loads(line), desk.timing().calendar.timezone)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a plain ValueError
        said = str(error) if isinstance(error, LineError) else "это не JSON в UTF-8"
        raise Refused(NO_CLAUSE, f"Строка не понята: {said}.") from None
    if isinstance(action, SubmitDraft):
        files = tuple(
            AttachmentFile(path=str(folder / a.path)) if isinstance(a, AttachmentFile) else a
            for a in action.attachments
        )
        return replace(action, attachments=files)
    return action


def _tell_done(number: int, outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        status = outcome.status.value if outcome.status else None
        say_json({"line": number, "ok": True, "number": outcome.number, "status": status})
    else:
        say(f"ok {number}")


def _tell_refusal(number: int, refusal: Refused, *, as_json: bool) -> None:
    if as_json:
        say_json({"line": number, "ok": False, "clause": refusal.clause, "text": refusal.text})
    else:
        say(f"refused {number} {refusal.clause}: {printable(refusal.text)}")


@click.command(cls=RussianCommand)
@click.option("--jsonl", is_flag=True, help="Строками действий, как их читает uhta act")
@as_json
@common
@click.pass_obj
def journal(call: Call, *, jsonl: bool, as_json: bool) -> int:
    """Журнал действий."""
    desk = call.desk(create=False)
    zone = desk.timing().calendar.timezone
    for row in desk.read.journal():
        if jsonl or as_json:
            say_json({**row.line, "entered_at": iso(row.entered_at, zone)})
        else:
            what = f"№ {row.message}" if row.message else ""
            title, clause = ACTIONS[row.action]
            say(f"{full_stamp(row.at, zone)}  {printable(row.by):<16} {what:<8} {title} {clause}")
    return DONE


@click.command(cls=RussianCommand)
@as_json
@common
@click.pass_obj
def verify(call: Call, *, as_json: bool) -> int:
    """Проверить журнал, файлы и состояние: всё ли следует из журнала."""
    faults: Iterator[str] = faults_of(call.desk(create=False))
    found = list(faults)
    if as_json:
        say_json({"ok": not found, "faults": list(found)})
    else:
        for fault in found:
            say(printable(fault))
        if not found:
            say("Всё сходится: цепочка журнала цела, файлы на месте, состояние следует из журнала.")
    return REFUSED if found else DONE
