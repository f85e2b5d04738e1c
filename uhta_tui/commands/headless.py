"""`uhta demo --headless`: one message the whole way, and what the desk leaves on paper and on the screen."""

from collections.abc import Iterator
from pathlib import Path

from uhta_tui.commands.base import Call
from uhta_tui.commands.papers import note_file
from uhta_tui.demo.walk import walk
from uhta_tui.desk.desk import Desk
from uhta_tui.documents.months import Month
from uhta_tui.worktime.moments import at


def walk_through(call: Call, desk: Desk, folder: Path) -> Iterator[Path]:
    """Walk one message through its whole life; yields each file as it is written."""
    number = walk(desk, at=desk.clock())
    today = at(desk.clock(), desk.timing().calendar.timezone).date()
    month = Month(today.year, today.month).shifted(-1)
    target = folder / f"записка-{month}.pdf"
    note_file(call, desk, month, target)
    yield target
    yield from call.take_pictures(call, desk, folder, number)
