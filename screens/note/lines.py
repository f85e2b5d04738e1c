"""A month's figures in two columns, or in one where there is no room. No Textual here."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from models.terms import Key
from screens.note.charts import beside, by_day, head, nothing, reasons, tallies, twelve_months
from screens.pieces import BLANK, Line, Piece, line_width, spread
from screens.text import fit, pad, wrap
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_parts import ClauseFigures
from uhta_tui.documents.months import Month
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.wording import MONTHS, duration, number, share, signed

NONE: Final = "—"
_TABLE: Final = (("в срок", 7), ("позже", 7), ("доля, %", 9), ("медиана", 9), ("90 %", 7))
_ROOMY: Final = 70
"""Cells from which the columns of the table stand wider apart."""
_OUTCOMES: Final = 48
"""Cells in which the whole title of the outcomes and its remark have room."""
_CLAUSES: Final = tuple(key for key in Key if key is not Key.NOTE)
Block: TypeAlias = Callable[[NoteFigures, int], list[Line]]
"""A part of the note for a width in cells."""


def conclusions_key(month: Month) -> str:
    """Under which the conclusions of a month are kept while it is not signed."""
    return f"note:{month}"


def conclusions_field(month: Month) -> str:
    """Where they stand while they are typed and until they are signed."""
    return f"{conclusions_key(month)}:text"


# The row of totals


def totals(figures: NoteFigures, cells: int) -> Line:
    """What came and what went, in a row; it gets narrower by its remarks."""
    before, answers, quality = figures.compared.previous, figures.timeliness[Key.ANSWER], figures.quality
    change = signed(figures.received - before.received) if before else ""
    to_month = f" к {_dative(figures.of.shifted(-1))}" if change else ""
    in_time = f"{share(answers.in_time, answers.total)} %" if answers.total else NONE
    of_all = f" из {quality.reviewed}" if quality.reviewed else ""
    said = (
        ("Поступило", "Поступило", number(figures.received), f"  {change}{to_month}", f" {change}"),
        ("Отвечено", "Отвечено", number(figures.posted.answer), "", ""),
        ("В срок п.8", "В срок", in_time, "", ""),
        ("На доработку", "Доработок", _count(quality.reworked), of_all, ""),
        ("Возвратов", "Возвратов", _count(figures.returns), "", ""),
    )
    wide = [_told(label, value, more) for label, _, value, more, _ in said]
    close = [_told(label, value, more) for _, label, value, _, more in said]
    for words, gap in ((wide, 6), (wide, 4), (close, 3), (close, 2), (close[:4], 2), (close[:3], 2)):
        line: Line = (Piece("  "), *(p for n, one in enumerate(words) for p in (*_gap(n, gap), *one)))
        if line_width(line) <= cells:
            return line
    return line


def _told(label: str, value: str, more: str) -> Line:
    return (Piece(f"{label} ", "muted"), Piece(value, bold=True), Piece(more, "muted"))


def _gap(index: int, cells: int) -> Line:
    return (Piece(" " * cells),) if index else ()


_DATIVE: Final = {"ь": "ю", "й": "ю", "т": "ту"}


def _dative(month: Month) -> str:
    """The month after «к»: `сентябрю`, `марту`."""
    name = MONTHS[month.number - 1].name
    return name[:-1] + _DATIVE[name[-1]]


# The blocks


def _deadlines(figures: NoteFigures, cells: int) -> list[Line]:
    """How each clause was kept."""
    wider = 1 if cells >= _ROOMY else 0
    names = "".join(pad(name, width + wider, right=True) for name, width in _TABLE)
    lines: list[Line] = [head("Сроки", "рабочее время", cells), (Piece(pad("", 23)), Piece(names, "muted"))]
    kept = [figures.deadlines.clause(key) for key in _CLAUSES]
    lines += [_clause(one, wider) for one in kept if one.total]
    return lines if len(lines) > 2 else [lines[0], nothing()]


def _clause(figures: ClauseFigures, wider: int) -> Line:
    words = DEADLINES[figures.key]
    cells = (
        _count(figures.in_time),
        _count(figures.late),
        share(figures.in_time, figures.total),
        _used(figures, figures.median),
        _used(figures, figures.ninth),
    )
    columns = [pad(text, width + wider, right=True) for text, (_, width) in zip(cells, _TABLE, strict=True)]
    return (
        Piece(f"  {fit(words.title, 16)}"),
        Piece(fit(words.clause, 5), "muted"),
        Piece(columns[0], "faint" if cells[0] == NONE else "body"),
        Piece(columns[1], "faint" if cells[1] == NONE else "body"),
        Piece(columns[2], bold=True),
        Piece("".join(columns[3:]), "muted"),
    )


def _used(figures: ClauseFigures, value: int | None) -> str:
    """Time used: hours, for the final draft days."""
    if value is None:
        return NONE
    return f"{value} дн" if figures.key is Key.FINAL else duration(value)


def _count(value: int) -> str:
    return number(value) if value else NONE


def _most(figures: NoteFigures) -> int:
    """What the longest bar of sources and topics stands for."""
    found = (*figures.messages.sources, *figures.messages.topics)
    return max((one.count for one in found), default=0)


def _sources(figures: NoteFigures, cells: int) -> list[Line]:
    return tallies("Откуда", figures.messages.sources, figures.received, _most(figures), cells)


def _topics(figures: NoteFigures, cells: int) -> list[Line]:
    return tallies("О чём", figures.messages.topics, figures.received, _most(figures), cells)


def _reasons(figures: NoteFigures, cells: int) -> list[Line]:
    return reasons(figures.rework_reasons, cells)


def _days(figures: NoteFigures, cells: int) -> list[Line]:
    return by_day(figures.messages.by_day, figures.of, cells)


def _months(figures: NoteFigures, cells: int) -> list[Line]:
    return twelve_months(figures.compared.months, cells)


def _outcomes(figures: NoteFigures, cells: int) -> list[Line]:
    """What became of the messages of the month."""
    out = figures.messages.outcomes
    pairs = (
        ("Отвечено", out.answered),
        ("Ссылка на прежний ответ, п.17", out.linked),
        ("Промежуточный ответ, п.15", out.interim),
        ("Ждём автора", out.clarifying),
        ("Исключено, п.18", out.excluded),
        ("Другой закон, п.21", out.out_of_scope),
        ("Закрыто без ответа", out.closed),
        ("В работе", out.open),
    )
    lines = [_pair(label, number(count), cells) for label, count in pairs if count]
    right = "на конец месяца" if cells >= _OUTCOMES else ""
    return [head("Что стало с поступившими", right, cells), *(lines or [nothing()])]


def _shortcomings(figures: NoteFigures, cells: int) -> list[Line]:
    """Shortcomings and what was done about them."""
    found = figures.shortcomings
    return [
        head("Недостатки", "п.20", cells),
        _pair("Нарушено сроков", _count(found.deadlines), cells),
        _pair("Неполных и недостоверных ответов", _count(found.findings), cells),
        _pair("По вине отдела", _count(found.by_desk), cells),
        _pair("Извещено / решено", f"{found.notified} / {found.resolved}" if found.total else NONE, cells),
    ]


def _pair(label: str, value: str, cells: int) -> Line:
    role = "faint" if value == NONE else "body"
    return spread((Piece(f"  {label}", "muted"),), (Piece(value, role), Piece("  ")), cells)


_LEFT: Final[tuple[Block, ...]] = (_sources, _topics, _days, _outcomes, _shortcomings)
_RIGHT: Final[tuple[Block, ...]] = (_deadlines, _reasons, _months)


def left(figures: NoteFigures, cells: int) -> list[Line]:
    """The left column: what came and what became of it."""
    return list(_stacked(_LEFT, figures, cells))


def right(figures: NoteFigures, cells: int) -> list[Line]:
    """The right column: how the deadlines and the drafts were."""
    return list(_stacked(_RIGHT, figures, cells))


def _stacked(blocks: Sequence[Block], figures: NoteFigures, cells: int) -> Iterator[Line]:
    for block in blocks:
        yield from block(figures, cells)
        yield BLANK


def single(figures: NoteFigures, cells: int) -> list[Line]:
    """One column of everything, to be scrolled; two short blocks share its rows."""
    half = (cells - 2) // 2
    pairs = ((_topics, _reasons), (_sources, _outcomes))
    paired = [beside(one(figures, half), other(figures, cells - half - 2), half) for one, other in pairs]
    return [
        *_deadlines(figures, cells),
        *paired[0],
        *_days(figures, cells),
        *paired[1],
        *_months(figures, cells),
        *_shortcomings(figures, cells),
    ]


def conclusion_lines(text: str, cells: int) -> list[Line]:
    """The conclusions, or that there are none yet."""
    written = wrap(text, max(1, cells - 2)) if text.strip() else []
    return [(Piece(f"  {row}"),) for row in written] or [(Piece("  не написаны (м)", "faint"),)]
