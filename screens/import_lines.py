"""How the screen of a table to be taken in is drawn. No Textual here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from models.terms import Key
from screens.moments import short
from screens.pieces import BLANK, Line, Piece, as_line, spread
from screens.session import Session
from screens.text import cut, fit, pad, printable, wrap
from uhta_tui.desk.importing import ImportReport, received
from uhta_tui.desk.unit import Outcome
from uhta_tui.intake.headers import FIELD_TITLES, Field
from uhta_tui.intake.parse import Parsed
from uhta_tui.procedure.deadlines import due_of
from uhta_tui.procedure.scene import Scene

NO_FIELD: Final = "без поля"
COLUMN, FIELD = 20, 18
_SHOWN_ROWS: Final = 12
_MOST_REHEARSED: Final = 5000
"""Rows that are rehearsed once more to tell which of them are new."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    number: int
    name: str
    field: Field | None
    sample: str


def columns_of(parsed: Parsed) -> list[Column]:
    """The columns with their fields and what the first row holds."""
    first = parsed.table.rows[parsed.header_row] if parsed.header_row < len(parsed.table.rows) else []
    return [
        Column(n, printable(name), field, printable(first[n]) if n < len(first) else "")
        for n, (name, field) in enumerate(parsed.mapping.items())
    ]


def column_line(column: Column, cells: int) -> Line:
    """`№ инцидента → Внешний № IM-88240`."""
    known = column.field is not None
    title = FIELD_TITLES[column.field] if column.field is not None else NO_FIELD
    return (
        Piece(f"  {fit(column.name, COLUMN)}"),
        Piece("→ " if known else "  ", "mark"),
        Piece(fit(title, FIELD), "body" if known else "faint"),
        Piece(cut(column.sample, max(1, cells - COLUMN - FIELD - 4)), "muted"),
    )


def outcome_lines(report: ImportReport, urgent: tuple[int, int] | None, cells: int, rows: int) -> list[Line]:
    """What would come of it.

    Args:
        report: Of a rehearsal.
        urgent: How many of the new are past п.8 already, and how many soon, if that is known.
        cells: Of the pane.
        rows: Of the pane.
    """
    rejected = len(report.problems)
    lines = [
        _count("новые", report.new, "встанут в очередь"),
        _count("уже есть", report.known, "номер или ссылка те же"),
        _count("не приняты", rejected, "останутся в файле рядом" if rejected else "", "soon"),
    ]
    if urgent is not None and report.new:
        late, soon = urgent
        lines += [
            BLANK,
            spread((Piece("  Срок направления", bold=True),), (Piece("п.8", "muted"),), cells),
            _count("истёк", late, "нарушение запишется" if late else "", "late"),
            _count("скоро", soon, "направить сразу" if soon else "", "soon"),
            _count("есть время", max(0, report.new - late - soon), ""),
        ]
    if report.undated:
        lines += [BLANK, *_note(f"Без даты получения: {report.undated}, их сроки пойдут с загрузки.", cells)]
    for note in report.notes:
        lines += [BLANK, *_note(f"{note[:1].upper()}{note[1:].rstrip('.')}.", cells)]
    if report.problems:
        lines += [BLANK, spread((Piece("  Не приняты", bold=True),), (Piece("строка", "muted"),), cells)]
        room = max(1, rows - len(lines))
        shown = report.problems if len(report.problems) <= room else report.problems[: room - 1]
        for problem in shown:
            reason = (Piece(f"  {cut(printable(problem.reason), cells - 10)}"),)
            lines.append(spread(reason, (Piece(str(problem.row_number), "muted"),), cells))
        if len(shown) < len(report.problems):
            lines.append(as_line(f"  … и ещё {len(report.problems) - len(shown)}", "muted"))
    return lines


def _count(label: str, count: int, rest: str, role: str = "body") -> Line:
    marked = count > 0 and role != "body"
    sign = {"late": "× ", "soon": "! "}.get(role, "  ") if marked else "  "
    return (
        Piece(sign, role, bold=marked),
        Piece(fit(label, 12)),
        Piece(pad(str(count) if count else "—", 6, right=True), role if count else "faint", bold=marked),
        Piece(f"   {rest}", "muted"),
    )


def _note(text: str, cells: int) -> list[Line]:
    return [as_line(f"  {row}", "muted") for row in wrap(text, cells - 2)]


def urgency_of(parsed: Parsed, session: Session, *, known: bool) -> tuple[int, int] | None:
    """How many of the new messages would be past the hour of п.8, and how many close to it.

    Args:
        parsed: The table.
        session: The desk.
        known: Whether some of the rows are here already, so that they must be told apart.

    Returns:
        `None` where telling them apart would take too long.
    """
    rows = [row for row in parsed.rows if row.received_at is not None]
    if known:
        if len(rows) > _MOST_REHEARSED:
            return None
        outcomes = session.desk.rehearse([received(row, session.now, "—") for row in rows])
        rows = [row for row, o in zip(rows, outcomes, strict=True) if isinstance(o, Outcome)]
    scene = Scene(now=session.now, calendar=session.calendar, terms=session.terms)
    due = (due_of(Key.ROUTE, row.received_at, scene) for row in rows if row.received_at is not None)
    left = [session.left(moment) for moment in due]
    soon = session.config.look.soon_minutes * 60
    return sum(n < 0 for n in left), sum(0 <= n <= soon for n in left)


def first_rows(parsed: Parsed, session: Session, cells: int) -> list[Line]:
    """The first rows as they would be received, and the first of those not accepted."""
    head = "    стр.  Внешний №     Получено      Источник      Сообщение"
    lines: list[Line] = [as_line(head, "muted")]
    rejects = parsed.rejects[:3]
    for row in parsed.rows[: _SHOWN_ROWS - len(rejects)]:
        received = "сейчас" if row.received_at is None else short(row.received_at, session.now, session.zone)
        lines.append(
            (
                Piece(f"  {pad(str(row.row_number), 6, right=True)}  ", "muted"),
                Piece(f"{fit(printable(row.external_id) or '—', 12)}  "),
                Piece(f"{fit(received, 12)}  {fit(printable(row.source) or '—', 12)}  ", "muted"),
                Piece(cut(printable(row.text or row.url), max(1, cells - 52))),
            )
        )
    lines += [_rejected(reject.row_number, reject.reason, reject.cells, cells) for reject in rejects]
    return lines


def _rejected(number: int, reason: str, row: Sequence[str], cells: int) -> Line:
    said = printable(" · ".join(cell for cell in row if cell.strip()))
    told = printable(reason)
    return (
        Piece("! ", "soon", bold=True),
        Piece(f"{pad(str(number), 6, right=True)}  ", "muted"),
        Piece(f"{cut(told, 40)}  ", "soon"),
        Piece(cut(said, max(1, cells - 52)), "muted"),
    )
