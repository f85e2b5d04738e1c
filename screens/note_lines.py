"""A month's figures as a plain summary, and the list of months. No Textual here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from models.terms import Key
from screens.pieces import BLANK, Line, Piece, spread
from screens.text import cut, fit, pad, printable, wrap
from screens.widgets.rule import rule_line
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_parts import ClauseFigures, Tally
from uhta_tui.documents.months import Month
from uhta_tui.procedure.checklist import REASONS
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.wording import MONTHS, duration, number, share, signed

NONE: Final = "—"
_MOST: Final = 6
"""Sources and topics named; the others stand together."""
_TABLE: Final = (("в срок", 7), ("позже", 6), ("доля, %", 8), ("медиана", 8), ("90 %", 6))
_ROOMY: Final = 70
"""Cells from which the columns of the table stand wider apart."""
_CLAUSES: Final = tuple(key for key in Key if key is not Key.NOTE)


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in the list."""

    month: Month
    signed: bool
    late: bool
    """Its note is not signed and the day of п.22 has passed."""
    open: bool
    """It has not ended."""


def draw(row: MonthRow, cells: int, _: int) -> Line:
    """A month: whether it is signed, not ended yet, or waits past its day."""
    mark, role = ("✓", "muted") if row.signed else ("×", "late") if row.late else (" ", "body")
    text = fit(f"{row.month.words.name} {row.month.year}", cells - 2)
    return (Piece(f"{mark} ", role, row.late), Piece(text, "muted" if row.signed or row.open else "body"))


def months_of(first: Month, present: Month) -> list[Month]:
    """The months of the list, the latest first: from the first messages on, a year at least."""
    start = min(first, present.shifted(-11))
    count = (present.year - start.year) * 12 + present.number - start.number + 1
    return [present.shifted(-back) for back in range(count)]


def conclusions_key(month: Month) -> str:
    """Under which the conclusions of a month are kept while it is not signed."""
    return f"note:{month}"


def due_day(month: Month, note_day: int) -> date:
    """The day by which the month's note is due (п.22)."""
    return month.shifted(1).day(note_day)


def summary(figures: NoteFigures, conclusions: str, cells: int) -> list[Line]:
    """The whole summary, from above."""
    blocks = (_totals, _deadlines, _outcomes, _sources, _topics, _quality, _shortcomings)
    lines = [line for block in blocks for line in (*block(figures, cells), BLANK)]
    return [*lines, *conclusion_lines(conclusions, cells)]


def conclusion_lines(text: str, cells: int) -> list[Line]:
    """The conclusions, or that there are none yet."""
    written = wrap(text, max(1, cells - 2)) if text.strip() else []
    body = [(Piece(f"  {row}"),) for row in written] or [(Piece("  не написаны (м)", "faint"),)]
    return [_head("Выводы", "пишет отдел", cells), *body]


def _head(title: str, right: str, cells: int) -> Line:
    return rule_line(title, (Piece(right, "muted"),) if right else (), cells, heavy=False)


def _pair(label: str, value: str, cells: int, more: str = "") -> Line:
    """A label, and its figure at the right of the first half."""
    width = min(cells, 54)
    return spread(
        (Piece(f"  {label}"), Piece(f"  {more}", "muted")), (Piece(value, bold=value != NONE),), width
    )


def _count(value: int) -> str:
    return number(value) if value else NONE


def _totals(figures: NoteFigures, cells: int) -> Iterator[Line]:
    """What came in and went out."""
    before = figures.compared.previous
    month = figures.of.shifted(-1)
    more = f"{signed(figures.received - before.received)} к {_dative(month)}" if before else ""
    answers = figures.timeliness[Key.ANSWER]
    yield _pair("Поступило", _count(figures.received), cells, more)
    posted = figures.posted
    kinds = (
        f"промежуточных {posted.interim}, запросов {posted.clarification}"
        if posted.total > posted.answer
        else ""
    )
    yield _pair("Размещено ответов", _count(posted.total), cells, kinds)
    yield _pair("В срок п.8, %", share(answers.in_time, answers.total), cells)
    overdue = figures.open.overdue
    late = f"с прошедшим сроком {overdue}" if overdue else ""
    yield _pair("Открыто на конец", _count(figures.open.total), cells, late)


_DATIVE: Final = {"ь": "ю", "й": "ю", "т": "ту"}


def _dative(month: Month) -> str:
    """The month after «к»: `сентябрю`, `марту`."""
    name = MONTHS[month.number - 1].name
    return name[:-1] + _DATIVE[name[-1]]


def _deadlines(figures: NoteFigures, cells: int) -> Iterator[Line]:
    """How each clause was kept."""
    yield _head("Сроки", "рабочее время", cells)
    wider = 2 if cells >= _ROOMY else 0
    head = "".join(pad(name, width + wider, right=True) for name, width in _TABLE)
    yield (Piece(pad("", 23)), Piece(head, "muted"))
    for key in _CLAUSES:
        clause = figures.deadlines.clause(key)
        if clause.total:
            yield _clause(clause, wider)


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
        Piece(columns[0]),
        Piece(columns[1]),
        Piece(columns[2], bold=True),
        Piece("".join(columns[3:]), "muted"),
    )


def _used(figures: ClauseFigures, value: int | None) -> str:
    """Time used: hours, for the final draft days."""
    if value is None:
        return NONE
    return f"{value} дн" if figures.key is Key.FINAL else duration(value)


def _outcomes(figures: NoteFigures, cells: int) -> Iterator[Line]:
    """What became of the messages of the month."""
    out = figures.messages.outcomes
    yield _head("Что стало с поступившими", "на конец месяца", cells)
    for label, count in (
        ("Отвечено", out.answered),
        ("Ссылка на прежний ответ", out.linked),
        ("Промежуточный ответ", out.interim),
        ("Ждём автора", out.clarifying),
        ("Исключено, п.18", out.excluded),
        ("Другой закон, п.21", out.out_of_scope),
        ("Закрыто без ответа", out.closed),
        ("В работе", out.open),
    ):
        if count:
            yield _pair(label, number(count), cells)


def _sources(figures: NoteFigures, cells: int) -> Iterator[Line]:
    yield _head("Откуда", "", cells)
    yield from _tallies(figures.messages.sources, figures.received)


def _topics(figures: NoteFigures, cells: int) -> Iterator[Line]:
    yield _head("О чём", "", cells)
    yield from _tallies(figures.messages.topics, figures.received)


def _tallies(tallies: Sequence[Tally], whole: int) -> Iterator[Line]:
    """The most frequent, and the rest together."""
    found = [one for one in tallies if one.count]
    rest = sum(one.count for one in found[_MOST:])
    rows = [(printable(one.name) or "не указано", one.count) for one in found[:_MOST]]
    for name, count in [*rows, *([("Прочее", rest)] if rest else [])]:
        label = Piece(f"  {fit(cut(name, 32), 32)}")
        yield (label, Piece(pad(number(count), 8, right=True), bold=True),
               Piece(pad(f"{share(count, whole)} %", 12, right=True), "muted"))  # fmt: skip


def _quality(figures: NoteFigures, cells: int) -> Iterator[Line]:
    """Reviews, reworks and their reasons, returns."""
    quality = figures.quality
    yield _head("Качество проектов", "п.9, 12", cells)
    yield _pair("Рассмотрено", _count(quality.reviewed), cells)
    yield _pair("Согласовано с первого раза", _count(quality.at_first_sight), cells)
    yield _pair("На доработку", _count(quality.reworked), cells)
    for name, count in sorted(figures.rework_reasons.items(), key=lambda item: (-item[1], item[0])):
        if count:
            yield _pair(f"  {name}  {REASONS[int(name)].short}", number(count), cells)
    yield _pair("Возвратов", _count(figures.returns), cells)


def _shortcomings(figures: NoteFigures, cells: int) -> Iterator[Line]:
    """Shortcomings and what was done about them."""
    found = figures.shortcomings
    yield _head("Недостатки", "п.20", cells)
    yield _pair("Нарушено сроков", _count(found.deadlines), cells)
    yield _pair("Неполных и недостоверных ответов", _count(found.findings), cells)
    yield _pair("По вине отдела", _count(found.by_desk), cells)
    yield _pair("Извещено / решено", f"{found.notified} / {found.resolved}" if found.total else NONE, cells)
