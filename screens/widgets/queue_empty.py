"""What stands in place of an empty queue: that nothing is owed, and what was done today. No Textual here."""

from datetime import date
from typing import Final

from models.terms import Status
from screens.pieces import BLANK, Line, Piece
from screens.session import Session
from screens.text import pad
from uhta_tui.desk.rows import QueueRow
from uhta_tui.wording import MONTHS
from uhta_tui.worktime.moments import at

_LABEL: Final = 19
_VALUE: Final = 5
_READ: Final = 200


def empty_lines(session: Session) -> list[Line]:
    """The lines, each of one width, to be set in the middle of the screen."""
    today = [
        row for row in _answered(session) if row.ended_at is not None and _is_today(row.ended_at, session)
    ]
    last = max(today, key=lambda row: row.ended_at or 0, default=None)
    latest = (
        f"последний в {at(last.ended_at, session.zone):%H:%M}, № {last.number}"
        if last and last.ended_at
        else ""
    )
    note_day, month = _note(session)
    folder = session.config.intake.folder
    rows = [
        ("Отвечено сегодня", str(len(today)), latest),
        ("Ближайший срок", f"{note_day:%d.%m}", f"записка за {month}, п.22"),
        ("Папка входящих", "—" if not folder else "✓", folder or "не задана, настройки F8"),
    ]
    figures: list[Line] = [
        (
            Piece(pad(label, _LABEL), "muted"),
            Piece(pad(value, _VALUE, right=True), bold=True),
            Piece(f"   {pad(rest, 32)}", "muted"),
        )
        for label, value, rest in rows
    ]
    cells = _LABEL + _VALUE + 35
    heading: list[Line] = [
        (Piece("Очередь пуста".center(cells), bold=True),),
        (Piece("Все сроки выполнены.".center(cells), "muted"),),
    ]
    return [*heading, BLANK, BLANK, *figures]


def _answered(session: Session) -> tuple[QueueRow, ...]:
    """The newest answered messages."""
    rows, _ = session.desk.read.register(status=Status.ANSWERED, limit=_READ)
    return rows


def _is_today(moment: int, session: Session) -> bool:
    return at(moment, session.zone).date() == at(session.now, session.zone).date()


def _note(session: Session) -> tuple[date, str]:
    """When the next monthly note falls due, and for which month (п.22)."""
    today = at(session.now, session.zone).date()
    due_day = session.terms.note_day
    ahead = today.day > due_day
    year, month = (
        (today.year + (today.month == 12), today.month % 12 + 1) if ahead else (today.year, today.month)
    )
    return date(year, month, due_day), MONTHS[month - 2].name
