"""The settings' list of sections and the line about their file, as values. No Textual here."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from screens.pieces import Line, Piece, spread
from screens.text import printable, width
from uhta_tui.worktime.moments import at


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the settings in the list."""

    name: str
    title: str
    right: str = ""
    """What its row says of it: a count, a choice."""
    wrong: bool = False
    """Whether something in it cannot be saved."""
    changed: bool = False
    """Whether something in it waits to be saved."""


def draw(section: Section, cells: int, _: int) -> Line:
    """A section's row."""
    mark = Piece("! ", "soon", bold=True) if section.wrong else Piece("  ")
    left = (mark, Piece(section.title, bold=section.changed))
    return spread(left, (Piece(section.right, "muted"),), cells)


def at_home(path: Path) -> str:
    """A path as people call it: `~/стол/config.toml` for one of their own folder."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def file_line(path: Path | None, saved: str, cells: int) -> Line:
    """Where the settings stand, and when they were saved."""
    if path is None:
        return (Piece("  Файл  ", "muted"), Piece("ещё нет: появится, когда сохраните"))
    where = printable(at_home(path))
    tails: Sequence[str] = (f"   {saved}, пояснения в нём остаются", f"   {saved}", "")
    tail = next((one for one in tails if width(where) + width(one) <= cells - 8), "") if saved else ""
    room = max(1, cells - 8)
    shown = where if width(where) <= room else f"…{where[-(room - 1) :]}"
    return (Piece("  Файл  ", "muted"), Piece(shown), Piece(tail, "muted"))


def saved_at(path: Path | None, zone: str) -> str:
    """When the file was last saved: `сохранён 24.11 08:40`; empty where there is none."""
    try:
        moment = int(path.stat().st_mtime) if path is not None else None
    except OSError:
        moment = None
    return "" if moment is None else f"сохранён {at(moment, zone):%d.%m %H:%M}"
