"""What stands in place of an empty queue: what was done, what can be done next. No Textual here."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from models.terms import Status
from screens.pieces import BLANK, Line, Piece
from screens.session import Session
from screens.text import cut, pad, printable
from uhta_tui.desk.rows import QueueRow
from uhta_tui.wording import MONTHS
from uhta_tui.worktime.moments import at

_LABEL: Final = 19
_VALUE: Final = 5
_REST: Final = 41
_CELLS: Final = _LABEL + _VALUE + _REST
_READ: Final = 200
_STEPS: Final = (
    ("load_file", "й", "Загрузить файл", "таблица мониторинга, CSV или XLSX"),
    ("new_message", "+", "Новое сообщение", "вписать или вставить из буфера"),
)
"""What can be done when nothing waits: actions of the queue with their usual keys."""


def empty_lines(session: Session) -> list[Line]:
    """The lines, each of one width, to be set in the middle of the screen."""
    answered, total = _read(session)
    keys, folder = session.config.keys, session.config.intake.folder
    steps = [_step(keys.get(name, usual), title, about) for name, usual, title, about in _STEPS]
    folder_line = _figure("Папка входящих", "✓" if folder else "—", folder or "не задана, настройки F8")
    figures = [*_figures(session, answered), folder_line, BLANK, *steps]
    if total:
        return [*_heading("Очередь пуста", "Все сроки выполнены."), BLANK, BLANK, *figures]
    demo = _step("", "Показ на примере", "выйти (Ctrl+Q) и набрать uhta demo")
    return [
        *_heading("Очередь пуста", "Сообщений ещё не было: начните с любого."),
        BLANK,
        BLANK,
        *figures,
        demo,
    ]


def _heading(title: str, about: str) -> list[Line]:
    return [(Piece(title.center(_CELLS), bold=True),), (Piece(about.center(_CELLS), "muted"),)]


def _figures(session: Session, answered: Sequence[QueueRow]) -> list[Line]:
    """What was done today, and what comes next without any message."""
    today = [row for row in answered if row.ended_at is not None and _is_today(row.ended_at, session)]
    last = max(today, key=lambda row: row.ended_at or 0, default=None)
    latest = (
        f"последний в {at(last.ended_at, session.zone):%H:%M}, № {last.number}"
        if last and last.ended_at
        else ""
    )
    note_day, month = _note(session)
    return [
        _figure("Отвечено сегодня", str(len(today) or "—"), latest),
        _figure("Ближайший срок", f"{note_day:%d.%m}", f"записка за {month}, п.22"),
    ]


def _figure(label: str, value: str, rest: str) -> Line:
    """A figure: its name, itself at the right of its column, what it is about."""
    return (
        Piece(pad(label, _LABEL), "muted"),
        Piece(pad(value, _VALUE, right=True), bold=True),
        Piece(f"   {pad(cut(printable(rest), _REST - 3), _REST - 3)}", "muted"),
    )


def _step(key: str, title: str, about: str) -> Line:
    """Something that can be done: its name, its key, what comes of it."""
    return (
        Piece(pad(title, _LABEL)),
        Piece(pad(key, _VALUE, right=True), "mark", bold=True),
        Piece(f"   {pad(cut(about, _REST - 3), _REST - 3)}", "muted"),
    )


def _read(session: Session) -> tuple[tuple[QueueRow, ...], int]:
    """The newest answered messages, and how many messages there are at all."""
    read = session.desk.read
    return read.register(status=Status.ANSWERED, limit=_READ)[0], read.register(limit=1)[1]


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
