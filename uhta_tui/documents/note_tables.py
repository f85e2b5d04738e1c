"""The tables of the monthly note (п.22): from figures to rows."""

from collections.abc import Mapping, Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from models.terms import Key
from uhta_tui.documents.charts import bar
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_parts import ClauseFigures, MonthTotals, OfficialGroup, Tally
from uhta_tui.documents.months import Month
from uhta_tui.documents.note_words import name_of, or_dash
from uhta_tui.documents.tables import Cell, Column, Row, RowKind, captioned, table
from uhta_tui.wording import DASH, decimal, duration, minutes, number, of_minutes, share, signed

_SHOWN: Final = 12
"""Sources or topics in a table at most, the last of them «прочие»."""


def _two_lines(month: str) -> str:
    of = Month.parse(month)
    return f"{of.words.name}\n{of.year}"


# -- totals -------------------------------------------------------------------------------------------


def totals(figures: NoteFigures, caption: str) -> list[Flowable]:
    """The month against the one before and the same a year ago."""
    before, year_ago = figures.of.shifted(-1), figures.of.shifted(-12)
    columns = (
        Column("Показатель", 73),
        Column(_two_lines(figures.month), 19, right=True),
        Column(_two_lines(str(before)), 19, right=True),
        Column("разница", 18, right=True),
        Column("разница, %", 18, right=True),
        Column(_two_lines(str(year_ago)), 18, right=True),
    )
    three = (figures.totals, figures.compared.previous, figures.compared.year_ago)
    rows = [_count_row(three, *line) for line in _COUNTS]
    rows.append(_share_row(three))
    rows += [_median_row(three, label, field) for label, field in _MEDIANS]
    note = "* Медиана: половина ответов дана не позже этого времени. «—» — нет данных. " + _READING
    return captioned(caption, table(columns, rows), len(rows), note=note)


_READING: Final = (
    "Сообщение учтено в месяце получения, ответ — в месяце размещения, возврат и решение по проекту — в месяце,"
    " когда они сделаны, срок — в месяце, когда он истёк, поэтому на границе месяцев числа могут не складываться."
)

_COUNTS: Final = (
    ("Поступило сообщений", "received", RowKind.TOTAL),
    ("дан ответ", "answered", RowKind.SUB),
    ("дан промежуточный ответ (п. 15)", "interim", RowKind.SUB),
    ("дана ссылка на прежний ответ (п. 17)", "linked", RowKind.SUB),
    ("запрошено уточнение у автора (п. 2, 6)", "clarifying", RowKind.SUB),
    ("не подлежит обработке (п. 18)", "excluded", RowKind.SUB),
    ("вне действия Порядка (п. 21)", "out_of_scope", RowKind.SUB),
    ("закрыто без ответа (п. 5)", "closed", RowKind.SUB),
    ("в работе на конец месяца", "open", RowKind.SUB),
    ("Размещено ответов и уточнений", "posted", RowKind.TOTAL),
)
"""The counts of a month: label, name, kind; what stands under «Поступило» adds up to it."""

_MEDIANS: Final = (
    ("Время до ответа, раб. ч:мм*", "median_working"),
    ("Время до ответа, ч:мм суток*", "median_clock"),
)


def _count(column: MonthTotals | None, name: str) -> int | None:
    if column is None:
        return None
    if name == "received":
        return column.received
    if name == "posted":
        return column.posted.total
    return _OUTCOME_COUNTS(column)[name]


def _OUTCOME_COUNTS(column: MonthTotals) -> Mapping[str, int]:  # noqa: N802
    raise NotImplementedError


def _count_row(three: Sequence[MonthTotals | None], label: str, name: str, kind: RowKind) -> Row:
    now, before, year_ago = (_count(column, name) for column in three)
    difference = DASH if now is None or before is None else signed(now - before)
    return Row((label, or_dash(now), or_dash(before), difference, _rate(now, before), or_dash(year_ago)), kind)
