"""The table of executors in the monthly note (п.7, 22): from figures to rows."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_parts import OfficialGroup
from uhta_tui.documents.tables import Column, Row, RowKind, captioned, table
from uhta_tui.wording import DASH, capital, duration, number, share


def executors(figures: NoteFigures, caption: str, under: Sequence[Flowable]) -> list[Flowable]:
    """Executors under their officials (п.7), the officials' rows with sums."""
    columns = (
        Column("Ответственное лицо, исполнитель", 62),
        Column("Пору-\nчений", 14, right=True),
        Column("Проект\nв срок", 15, right=True),
        Column("Позже\nсрока", 14, right=True),
        Column("В срок,\n%", 15, right=True),
        Column("Медиана", 17, right=True),
        Column("Дора-\nботок", 14, right=True),
        Column("Возв-\nратов", 14, right=True),
    )
    rows = [row for group in figures.officials for row in _group_rows(group)]
    note = (
        "Сообщение с несколькими исполнителями (п. 16) учтено у каждого из них; поручения, доработки и"
        " возвраты — сделанные в месяце, сроки проекта (п. 10) — истекшие в нём. Медиана — рабочее время от"
        " направления исполнителю до поступления проекта, ч:мм."
    )
    return captioned(caption, table(columns, rows), len(rows), note=note, under=under)


def _group_rows(group: OfficialGroup) -> list[Row]:
    whole = (
        *_executor_counts(group, "sent", "in_time", "late"),
        share(_sum(group, "in_time"), _sum(group, "in_time") + _sum(group, "late")),
        "",
        *_executor_counts(group, "reworks", "returns"),
    )
    rows = [Row((group.title, *whole), RowKind.GROUP)]
    for one in group.executors:
        median = DASH if one.median is None else duration(one.median)
        counts = (number(one.sent), number(one.in_time), number(one.late), share(one.in_time, one.total))
        cells = (capital(one.name), *counts, median, number(one.reworks), number(one.returns))
        rows.append(Row(cells, RowKind.SUB))
    return rows


def _sum(group: OfficialGroup, name: str) -> int:
    return sum(int(getattr(one, name)) for one in group.executors)


def _executor_counts(group: OfficialGroup, *names: str) -> tuple[str, ...]:
    return tuple(number(_sum(group, name)) for name in names)
