"""`uhta demo --headless`: one message the whole way, and what the desk leaves on paper and on the screen."""

from collections.abc import Iterator
from pathlib import Path

from uhta_tui.commands.base import Call
from uhta_tui.commands.papers import note_file
from uhta_tui.commands.register import register_file
from uhta_tui.demo.walk import walk
from uhta_tui.desk.archive.query import RegisterFilter
from uhta_tui.desk.desk import Desk
from uhta_tui.documents.months import Month
from uhta_tui.procedure.shortcomings import shortcomings
from uhta_tui.worktime.moments import at


def walk_through(call: Call, desk: Desk, folder: Path) -> Iterator[Path]:
    """Walk one message through its whole life; yields each file as it is written."""
    number = walk(desk, at=desk.clock())
    today = at(desk.clock(), desk.timing().calendar.timezone).date()
    month = Month(today.year, today.month).shifted(-1)
    target = folder / f"записка-{month}.pdf"
    note_file(call, desk, month, target)
    yield target
    yield from _notice(call, desk, folder, number)
    table = folder / "реестр.xlsx"
    register_file(call, desk, RegisterFilter(), table)
    yield table
    yield from call.take_pictures(call, desk, folder, number)


def _notice(call: Call, desk: Desk, folder: Path, number: int) -> Iterator[Path]:
    """The notice (п.20) of the message's first shortcoming; nothing if it has none."""
    from uhta_tui.documents.notice import notice_pdf

    case, scene = desk.case(number), desk.scene()
    found = shortcomings(case, scene) if case is not None else ()
    if case is not None and found:
        target = folder / f"служебная-записка-{found[0].id}.pdf"
        target.write_bytes(notice_pdf(case, found[0], scene, call.config.organization))
        yield target
