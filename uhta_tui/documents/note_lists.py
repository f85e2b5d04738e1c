"""The note's tables of single messages: rework reasons, interim replies, shortcomings, what was open."""

from collections.abc import Mapping
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from models.terms import Key
from uhta_tui.documents.charts import bar
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_lists import InterimRow, OpenRow, ShortcomingRow
from uhta_tui.documents.note_words import UNNAMED
from uhta_tui.documents.tables import Column, Row, captioned, table
from uhta_tui.wording import DASH, capital, cut, date_of, duration, full_stamp, number
from uhta_tui.worktime.moments import Moment

_LONGEST: Final = 160
"""Letters of a finding or a decision that a cell shows."""

REASONS: Final[Mapping[str, str]] = {
    "1": "формальный характер, ответ не по существу, нет сроков",
    "2": "нет объективных доводов",
    "3": "избыток ссылок на правовые акты без пояснений",
    "4": "противоречивая или неполная информация",
    "5": "эмоциональная оценка сообщения",
    "6": "безосновательные обвинения третьих лиц",
    "7": "персональные данные третьих лиц без согласия",
    "8": "непонятные термины и сокращения",
}
"""The reasons of п.12 in the words of a table."""


def reasons(figures: NoteFigures, caption: str) -> list[Flowable]:
    """The reasons of п.12, in the order of the text, with bars."""
    columns = (
        Column("№", 8),
        Column("Основание", 97),
        Column("", 42),
        Column("Проектов", 18, right=True),
    )
    counts = figures.rework_reasons
    largest = max(counts.values(), default=0)
    rows = [
        Row((key, words, bar(counts[key], largest, (columns[2].width - 6) * mm), number(counts[key])))
        for key, words in REASONS.items()
    ]
    return captioned(caption, table(columns, rows), len(rows))


def interims(figures: NoteFigures, caption: str) -> list[Flowable]:
    """Interim replies and their final answers (п.15)."""
    columns = (
        Column("№", 12),
        Column("Размещён", 22),
        Column("Исполнитель", 35),
        Column("Тема", 42),
        Column("Срок окон-\nчательного", 25),
        Column("Состояние", 29),
    )
    listed = figures.interims.rows
    rows = [_interim_row(one, figures.zone) for one in listed]
    return captioned(
        caption, table(columns, rows), len(rows), note=_more(len(listed), figures.interims.given)
    )


def _more(shown: int, whole: int) -> str:
    return f"Показаны {number(shown)} из {number(whole)}." if shown < whole else ""


def _interim_row(one: InterimRow, zone: str) -> Row:
    state = "в работе" if one.answered_at is None else f"дан {date_of(one.answered_at, zone)}"
    cells = (
        number(one.number),
        date_of(one.posted_at, zone),
        one.executors or DASH,
        _topic(one.topic),
        _day(one.due, zone),
        state,
    )
    return Row(cells)


def _topic(topic: str) -> str:
    return capital(cut(topic, _LONGEST)) or UNNAMED["topics"]


def _day(moment: Moment | None, zone: str) -> str:
    return DASH if moment is None else date_of(moment, zone)


# -- shortcomings -------------------------------------------------------------------------------------

_BREACHES: Final[Mapping[Key, tuple[str, str]]] = {
    Key.ROUTE: ("п. 8", "Направлено позже срока"),
    Key.ANSWER: ("п. 8", "Ответ позже срока"),
    Key.RETURN: ("п. 9", "Возвращено позже срока"),
    Key.REROUTE: ("п. 9", "Перенаправлено позже срока"),
    Key.DRAFT: ("п. 10", "Проект ответа позже срока"),
    Key.REVIEW: ("п. 11", "Проект рассмотрен позже срока"),
    Key.REWORK: ("п. 13", "Доработка позже срока"),
    Key.PUBLISH: ("п. 14", "Размещено позже срока"),
    Key.FINAL: ("п. 15", "Окончательный проект позже срока"),
}
"""A breach's clause and words."""


def shortcomings(figures: NoteFigures, caption: str) -> list[Flowable]:
    """Shortcomings and what was decided on them (п.20)."""
    columns = (
        Column("№", 11),
        Column("Пункт", 13),
        Column("Недостаток", 48),
        Column("Допустил", 26),
        Column("Сверх\nсрока", 14, right=True),
        Column("Уведомлено", 22),
        Column("Решение", 31),
    )
    rows = [_shortcoming_row(one, figures.zone) for one in figures.shortcomings.rows]
    return captioned(caption, table(columns, rows), len(rows), note="Сверх срока — рабочее время, ч:мм.")


def _shortcoming_row(one: ShortcomingRow, zone: str) -> Row:
    clause, words = ("п. 20", cut(one.text, _LONGEST)) if one.key is None else _BREACHES[one.key]
    cells = (
        number(one.number),
        clause,
        capital(words),
        one.who or "отдел",
        duration(one.over) if one.over else DASH,
        _day(one.notified_at, zone),
        cut(one.resolution, _LONGEST) or DASH,
    )
    return Row(cells)


# -- open at the end ----------------------------------------------------------------------------------


def remaining(figures: NoteFigures, caption: str) -> list[Flowable]:
    """The messages that were open at the end of the month."""
    columns = (
        Column("№", 10),
        Column("Получено", 29.5),
        Column("Тема", 39.5),
        Column("Исполнитель", 25),
        Column("Состояние", 33),
        Column("Срок", 28),
    )
    listed = figures.open.rows
    rows = [_open_row(one, figures.zone) for one in listed]
    return captioned(caption, table(columns, rows), len(rows), note=_more(len(listed), figures.open.total))


def _open_row(one: OpenRow, zone: str) -> Row:
    due = DASH if one.due is None else full_stamp(one.due, zone)
    received = full_stamp(one.received_at, zone)
    return Row((number(one.number), received, _topic(one.topic), one.executors or DASH, one.state, due))
