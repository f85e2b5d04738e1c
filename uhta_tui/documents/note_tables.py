"""The tables of the monthly note (п.22): from figures to rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from models.terms import Key
from uhta_tui.documents.charts import bar
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_parts import ClauseFigures, MonthTotals, Tally
from uhta_tui.documents.months import Month
from uhta_tui.documents.note_words import UNNAMED, or_dash
from uhta_tui.documents.tables import Column, Row, RowKind, captioned, table
from uhta_tui.wording import (
    DASH,
    capital,
    counted,
    decimal,
    duration,
    minutes,
    number,
    of_minutes,
    share,
    signed,
)

_SHOWN: Final = 12
"""Sources or topics in a table at most, the last of them all the others together."""


def _two_lines(month: str) -> str:
    of = Month.parse(month)
    return f"{of.words.name}\n{of.year}"


# -- totals -------------------------------------------------------------------------------------------

_Three: TypeAlias = tuple[MonthTotals | None, MonthTotals | None, MonthTotals | None]
"""This month, the one before, the same a year ago."""


def totals(figures: NoteFigures, caption: str, under: Sequence[Flowable]) -> list[Flowable]:
    """The month against the one before and the same a year ago."""
    columns = (
        Column("Показатель", 71),
        Column(_two_lines(figures.month), 19, right=True),
        Column(_two_lines(str(figures.of.shifted(-1))), 19, right=True),
        Column("разница", 18, right=True),
        Column("разница, %", 19, right=True),
        Column(_two_lines(str(figures.of.shifted(-12))), 19, right=True),
    )
    three: _Three = (figures.totals, figures.compared.previous, figures.compared.year_ago)
    rows = [_count_row(three, *line) for line in _COUNTS if line is not _CLOSED or _any(three, line[1])]
    rows.append(_share_row(three))
    rows += [_median_row(three, label, read) for label, read in _MEDIANS]
    return captioned(caption, table(columns, rows), len(rows), note=_TOTALS_NOTE, under=under)


_TOTALS_NOTE: Final = (
    "* Половина ответов дана не позже. Сообщение учтено в месяце получения, ответ — размещения, возврат и"
    " решение — когда сделаны, срок — когда истёк: на стыке месяцев числа могут не складываться."
)

_CLOSED: Final[tuple[str, Callable[[MonthTotals], int], RowKind]] = (
    "закрыто без ответа (п. 5)",
    lambda month: month.outcomes.closed,
    RowKind.SUB,
)
"""Left out while there is none: it is rare."""

_COUNTS: Final[Sequence[tuple[str, Callable[[MonthTotals], int], RowKind]]] = (
    ("Поступило сообщений", lambda month: month.received, RowKind.TOTAL),
    ("дан ответ", lambda month: month.outcomes.answered, RowKind.SUB),
    ("дан промежуточный ответ (п. 15)", lambda month: month.outcomes.interim, RowKind.SUB),
    ("дана ссылка на прежний ответ (п. 17)", lambda month: month.outcomes.linked, RowKind.SUB),
    ("запрошено уточнение у автора (п. 2, 6)", lambda month: month.outcomes.clarifying, RowKind.SUB),
    ("не подлежит обработке (п. 18)", lambda month: month.outcomes.excluded, RowKind.SUB),
    ("вне действия Порядка (п. 21)", lambda month: month.outcomes.out_of_scope, RowKind.SUB),
    _CLOSED,
    ("в работе на конец месяца", lambda month: month.outcomes.open, RowKind.SUB),
    ("Размещено ответов и уточнений", lambda month: month.posted.total, RowKind.TOTAL),
)
"""What stands under «Поступило» adds up to it."""

_MEDIANS: Final[Sequence[tuple[str, Callable[[MonthTotals], int | None]]]] = (
    ("Время до ответа, раб. ч:мм*", lambda month: month.median_working),
    ("Время до ответа, ч:мм суток*", lambda month: month.median_clock),
)


def _any(three: _Three, read: Callable[[MonthTotals], int]) -> bool:
    return any(month is not None and read(month) for month in three)


def _count_row(three: _Three, label: str, read: Callable[[MonthTotals], int], kind: RowKind) -> Row:
    now, before, year_ago = (None if month is None else read(month) for month in three)
    difference = DASH if now is None or before is None else signed(now - before)
    return Row(
        (label, or_dash(now), or_dash(before), difference, _growth(now, before), or_dash(year_ago)), kind
    )


def _growth(now: int | None, before: int | None) -> str:
    """By how much a number has grown, in per cent of what it was."""
    if now is None or not before:
        return DASH
    value = 100 * (now - before) / before
    return f"+{decimal(value)}" if value > 0 else decimal(value)


def _share_row(three: _Three) -> Row:
    """The share of replies in time; its difference is in points, which have no percentage."""
    shares = [
        None
        if month is None or not month.answers.total
        else 1000 * month.answers.in_time / month.answers.total
        for month in three
    ]
    rounded = [None if one is None else round(one) for one in shares]
    now, before, year_ago = (DASH if one is None else decimal(one / 10) for one in rounded)
    difference = DASH
    if rounded[0] is not None and rounded[1] is not None:
        points = (rounded[0] - rounded[1]) / 10
        difference = f"+{decimal(points)}" if points > 0 else decimal(points)
    return Row(("Доля ответов в срок (п. 8), %", now, before, difference, DASH, year_ago))


def _median_row(three: _Three, label: str, read: Callable[[MonthTotals], int | None]) -> Row:
    seconds = [None if month is None else read(month) for month in three]
    now, before, year_ago = (None if one is None else minutes(one) for one in seconds)
    difference = DASH
    if now is not None and before is not None:
        difference = f"{'+' if now > before else ''}{of_minutes(now - before)}"
    shown = [DASH if one is None else of_minutes(one) for one in (now, before, year_ago)]
    return Row((label, shown[0], shown[1], difference, _growth(now, before), shown[2]))


# -- sources and topics -------------------------------------------------------------------------------


def tallies(figures: NoteFigures, kind: str, caption: str, under: Sequence[Flowable]) -> list[Flowable]:
    """Messages by source or topic, with bars.

    Args:
        kind: `sources` or `topics`.
    """
    listed = _shortened(figures.messages.sources if kind == "sources" else figures.messages.topics)
    before = figures.compared.previous
    columns = _TALLY_COLUMNS[kind](_two_lines(figures.month), _two_lines(str(figures.of.shifted(-1))))
    largest = max((one.count for one in listed), default=0)
    rows = [
        Row(
            (
                capital(one.name) or UNNAMED[kind],
                bar(one.count, largest, (columns[1].width - 6) * mm),
                *_tally_cells(one.count, one.previous, figures.received),
            )[: len(columns)]
        )
        for one in listed
    ]
    earlier = sum(one.previous or 0 for one in listed) if before is not None else None
    whole = _tally_cells(sum(one.count for one in listed), earlier, figures.received)
    rows.append(Row(("Всего", "", *whole)[: len(columns)], RowKind.TOTAL))
    return captioned(caption, table(columns, rows), len(rows), under=under)


_TALLY_COLUMNS: Final[Mapping[str, Callable[[str, str], tuple[Column, ...]]]] = {
    "sources": lambda now, before: (
        Column("Источник", 57),
        Column("", 46),
        Column(now, 22, right=True),
        Column("доля, %", 20, right=True),
        Column(before, 20, right=True),
    ),
    "topics": lambda now, before: (
        Column("Тема", 55),
        Column("", 40),
        Column(now, 17.5, right=True),
        Column("доля, %", 17.5, right=True),
        Column(before, 17.5, right=True),
        Column("разница", 17.5, right=True),
    ),
}
"""The columns of each kind, by the heads of this month and of the one before."""


def _tally_cells(count: int, previous: int | None, received: int) -> tuple[str, str, str, str]:
    difference = DASH if previous is None else signed(count - previous)
    return number(count), share(count, received), or_dash(previous), difference


def _shortened(tallies_: Sequence[Tally]) -> list[Tally]:
    """The most frequent, and all the others as one if there are too many."""
    if len(tallies_) <= _SHOWN:
        return list(tallies_)
    ordered = sorted(tallies_, key=lambda one: (-one.count, -(one.previous or 0), one.name))
    kept, rest = ordered[: _SHOWN - 1], ordered[_SHOWN - 1 :]
    previous = None if rest[0].previous is None else sum(one.previous or 0 for one in rest)
    return [*kept, Tally(f"Прочие ({number(len(rest))})", sum(one.count for one in rest), previous)]


# -- clauses ------------------------------------------------------------------------------------------


def clauses(figures: NoteFigures, caption: str) -> list[Flowable]:
    """The deadlines of the Порядок, kind by kind."""
    columns = (
        Column("Срок", 46),
        Column("Пункт", 13),
        Column("Норма", 20),
        Column("Всего", 13, right=True),
        Column("В срок", 14, right=True),
        Column("Позже", 14, right=True),
        Column("В срок,\n%", 14, right=True),
        Column("Медиана", 15.5, right=True),
        Column("90 %\nне дольше", 15.5, right=True),
    )
    listed = [one for one in figures.deadlines.clauses if one.key is not Key.NOTE or one.total]
    rows = [_clause_row(one, figures.terms) for one in listed]
    when = figures.of.words.prepositional
    hours = counted(figures.terms["draft_before_hours"], "рабочий час", "рабочих часа", "рабочих часов")
    note = (
        f"Учтены сроки, истекшие в {when}. Медиана и «90 % не дольше» — рабочее время, ч:мм."
        f" * За {hours} до истечения срока ответа; время показано от направления исполнителю."
    )
    return captioned(caption, table(columns, rows), len(rows), note=note)


_CLAUSES: Final[Mapping[Key, tuple[str, str, str]]] = {
    Key.ROUTE: ("Направление исполнителю", "п. 8", "{route_hours} ч"),
    Key.ANSWER: ("Ответ автору", "п. 8", "{answer_hours} ч"),
    Key.RETURN: ("Возврат не по профилю", "п. 9", "{return_hours} ч"),
    Key.REROUTE: ("Перенаправление", "п. 9", "{reroute_hours} ч"),
    Key.DRAFT: ("Проект ответа", "п. 10", "за {draft_before_hours} ч*"),
    Key.REVIEW: ("Согласование проекта", "п. 11", "{review_hours} ч"),
    Key.REWORK: ("Доработка проекта", "п. 13", "{rework_hours} ч"),
    Key.PUBLISH: ("Размещение ответа", "п. 14", "{publish_hours} ч"),
    Key.FINAL: ("Окончательный проект", "п. 15", "{final_days} раб. дн."),
    Key.NOTE: ("Записка за прошлый месяц", "п. 22", "до {note_day}-го"),
}
"""Each deadline's name, clause and length."""


def _clause_row(one: ClauseFigures, terms: Mapping[str, int]) -> Row:
    name, clause, norm = _CLAUSES[one.key]
    counts = (number(one.total), number(one.in_time), number(one.late), share(one.in_time, one.total))
    return Row(
        (name, clause, norm.format(**terms), *counts, _used(one.key, one.median), _used(one.key, one.ninth))
    )


def _used(key: Key, value: int | None) -> str:
    if value is None:
        return DASH
    return f"{number(value)} дн." if key is Key.FINAL else duration(value)
