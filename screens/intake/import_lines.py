"""How the screen of a table to be taken in is drawn. No Textual here."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from models.terms import Key
from screens.moments import short
from screens.pieces import BLANK, Line, Piece, as_line, spread
from screens.session import Session
from screens.text import cut, fit, pad, printable, width, wrap
from uhta_tui.desk.importing import ImportReport, received
from uhta_tui.desk.unit import Known, Outcome
from uhta_tui.intake.headers import FIELD_TITLES, Field
from uhta_tui.intake.parse import Parsed
from uhta_tui.intake.rows import Reject
from uhta_tui.intake.sources import source_code
from uhta_tui.procedure.deadlines import due_of
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.scene import Scene

NO_FIELD: Final = "без поля"
COLUMN, FIELD = 20, 18
SHOWN_ROWS: Final = 12
"""The most rows of the table that are shown."""
_NEW: Final = "новая"
_AHEAD: Final = "Момент в будущем"
"""How the rules begin to refuse a receipt that has not been yet."""
_ID, _MOMENT, _FATE = 12, 11, 13
_WIDE: Final = 98
"""Cells from which the external id has a column."""
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


def column_head(cells: int) -> list[Line]:
    """What stands above the columns."""
    words = "В первой строке" if cells >= COLUMN + FIELD + 20 else "Пример"
    return [as_line(f"  {pad('Столбец', COLUMN)}  {pad('Поле', FIELD)}{words}", "muted")]


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
        _count("уже есть", report.known, "номер, ссылка те же"),
        _count("не приняты", rejected, "останутся в файле" if rejected else "", "soon"),
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
    for note in outcome_notes(report):
        lines += [BLANK, *(as_line(f"  {row}", "muted") for row in wrap(note, cells - 2))]
    return [*lines, *_problem_lines(report, cells, rows - len(lines))]


def _problem_lines(report: ImportReport, cells: int, rows: int) -> list[Line]:
    """The rows that are not accepted, as many as there is room for."""
    if not report.problems:
        return []
    lines = [BLANK, spread((Piece("  Не приняты", bold=True),), (Piece("строка", "muted"),), cells)]
    room = max(1, rows - len(lines))
    shown = report.problems if len(report.problems) <= room else report.problems[: room - 1]
    for problem in shown:
        reason = (Piece(f"  {cut(_reason(problem.reason), cells - 10)}"),)
        lines.append(spread(reason, (Piece(str(problem.row_number), "muted"),), cells))
    if len(shown) < len(report.problems):
        lines.append(as_line(f"  … и ещё {len(report.problems) - len(shown)}", "muted"))
    return lines


def _reason(reason: str) -> str:
    """Why a row is not accepted, in the words of a table."""
    said = printable(reason)
    return "«Получено» позже, чем сейчас" if said.startswith(_AHEAD) else said


def outcome_notes(report: ImportReport) -> list[str]:
    """What the operator should know, in sentences."""
    undated = f"Без даты получения: {report.undated}, их сроки пойдут с загрузки."
    notes = [f"{note[:1].upper()}{note[1:].rstrip('.')}." for note in report.notes]
    return [undated, *notes] if report.undated else notes


_BRIEF: Final = (22, 31, 23)
"""Cells of the three columns of counts where the window is narrow."""


def outcome_brief(report: ImportReport, urgent: tuple[int, int] | None, cells: int) -> list[Line]:
    """The same in two rows, and a third for what the operator should know."""
    late, soon = urgent if urgent is not None and report.new else (0, 0)
    numbers = ", ".join(str(problem.row_number) for problem in report.problems)
    lines: list[Line] = [
        (
            *_brief("новые", report.new, "body", _BRIEF[0]),
            *_brief("срок п.8 истёк", late, "late", _BRIEF[1]),
            *_brief("скоро", soon, "soon", _BRIEF[2]),
        ),
        (
            *_brief("уже есть", report.known, "body", _BRIEF[0]),
            *_brief("не приняты", len(report.problems), "soon", _BRIEF[1]),
            Piece(f"  {cut(f'строки {numbers}', cells - sum(_BRIEF[:2]) - 2)}" if numbers else "", "muted"),
        ),
    ]
    first = f"Строка {report.problems[0].row_number}: {_reason(report.problems[0].reason)}" if numbers else ""
    notes = " ".join(filter(None, [first, *outcome_notes(report)]))
    return [*lines, (Piece(f"  {cut(notes, cells - 2)}", "muted"),)] if notes else lines


def _brief(label: str, count: int, role: str, cells: int) -> Line:
    """A count in a column of so many cells, with a gap after it."""
    marked = count > 0 and role != "body"
    sign = {"late": "× ", "soon": "! "}.get(role, "  ") if marked else "  "
    return (
        Piece(sign, role, bold=marked),
        Piece(fit(label, cells - 11)),
        Piece(pad(str(count) if count else "—", 6, right=True), role if count else "faint", bold=marked),
        Piece("   "),
    )


def _count(label: str, count: int, rest: str, role: str = "body") -> Line:
    marked = count > 0 and role != "body"
    sign = {"late": "× ", "soon": "! "}.get(role, "  ") if marked else "  "
    return (
        Piece(sign, role, bold=marked),
        Piece(fit(label, 12)),
        Piece(pad(str(count) if count else "—", 6, right=True), role if count else "faint", bold=marked),
        Piece(f"   {rest}", "muted"),
    )


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


def fates_of(parsed: Parsed, session: Session) -> Mapping[int, str]:
    """What would become of the first rows, by their numbers in the file; looks at the desk."""
    rows = parsed.rows[:SHOWN_ROWS]
    outcomes = session.desk.rehearse([received(row, session.now, "—") for row in rows])
    new = {outcome.number for outcome in outcomes if isinstance(outcome, Outcome)}
    return {row.row_number: _fate(o, new) for row, o in zip(rows, outcomes, strict=True)}


def _fate(outcome: Outcome | Refused, new: AbstractSet[int | None]) -> str:
    if isinstance(outcome, Known):
        return "повтор строки" if outcome.number in new else f"есть, № {outcome.number}"
    return _NEW if isinstance(outcome, Outcome) else "не принята"


def first_rows(
    parsed: Parsed, fates: Mapping[int, str], session: Session, cells: int, rows: int
) -> list[Line]:
    """The first rows as they would be received, and the first of those not accepted.

    Args:
        parsed: The table.
        fates: What would become of the rows, by their numbers, as far as that is known.
        session: The desk.
        cells: Of the pane.
        rows: Of the pane, its head among them.
    """
    wide = cells >= _WIDE
    outer = f"{pad('Внешний №', _ID)}  " if wide else ""
    received_at = pad("Получено", _MOMENT, right=True)
    head = f"    стр.  {outer}{received_at}      {pad('Что с ней', _FATE)}  Сообщение"
    most = min(SHOWN_ROWS, max(1, rows - 1))
    rejects = parsed.rejects[: max(1, most // 4)]
    lines: list[Line] = [as_line(head, "muted")]
    for row in parsed.rows[: most - len(rejects)]:
        fate = fates.get(row.row_number, "")
        role = "body" if fate in ("", _NEW) else "muted"
        moment = "сейчас" if row.received_at is None else short(row.received_at, session.now, session.zone)
        lines.append(
            (
                Piece(f"  {pad(str(row.row_number), 6, right=True)}  ", "muted"),
                Piece(f"{fit(printable(row.external_id) or '—', _ID)}  " if wide else "", role),
                Piece(f"{pad(moment, _MOMENT, right=True)}  ", "muted"),
                Piece(f"{fit(source_code(row.source), 2)}  ", "muted"),
                Piece(f"{fit(fate, _FATE)}  ", role),
                Piece(cut(printable(row.text or row.url), max(1, cells - width(head) + 9)), role),
            )
        )
    lines += [_rejected(reject, cells, width(head) - 9) for reject in rejects]
    return lines


def _rejected(reject: Reject, cells: int, edge: int) -> Line:
    """A row that is not accepted: its number, why, what stands in it."""
    said = printable(" · ".join(cell for cell in reject.cells if cell.strip()))
    return (
        Piece("! ", "soon", bold=True),
        Piece(f"{pad(str(reject.row_number), 6, right=True)}  ", "muted"),
        Piece(f"{fit(printable(reject.reason), edge - 12)}  ", "soon"),
        Piece(cut(said, max(1, cells - edge)), "muted"),
    )
