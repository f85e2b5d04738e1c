"""The sentences of the monthly note (п.22): from figures to Russian.

Pure text; spaces are tied where it is printed.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from models.terms import Key
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_lists import OpenFigures
from uhta_tui.documents.figures_parts import MonthTotals
from uhta_tui.documents.letterhead import Organization
from uhta_tui.documents.months import Month
from uhta_tui.wording import (
    DASH,
    HARD,
    counted,
    date_in_words,
    decimal,
    duration,
    number,
    out_of,
    percent,
    pl,
    stamp_in_words,
)
from uhta_tui.worktime.moments import at

NO_CONCLUSIONS: Final = "Выводы и предложения не внесены."
"""Stands where the operator has written none."""

UNNAMED: Final[Mapping[str, str]] = {"sources": "Не указан", "topics": "Без темы"}
"""How messages without a source or topic are listed."""

_MESSAGES: Final = ("сообщение", "сообщения", "сообщений")
_REPLIES: Final = ("ответ", "ответа", "ответов")


def basis(organization: Organization) -> str:
    """On what ground the note is given."""
    return f"Представляется по п. 22 Порядка, утверждённого {organization.regulation} (далее — Порядок)."


def unfinished(figures: NoteFigures) -> str:
    """That the month is not over, where it is not."""
    until = stamp_in_words(figures.until - 1, figures.zone)
    return "" if figures.whole else f"Месяц не окончен: учтено по {until}."


# -- growth -------------------------------------------------------------------------------------------


def summary(figures: NoteFigures, organization: Organization) -> str:
    """The month in a paragraph."""
    sentences = (
        [_nothing_came(figures, organization), _posted_of_earlier(figures), open_short(figures)]
        if figures.received == 0
        else [_came(figures), _answers_short(figures), _topics(figures), _rework_short(figures)]
    )
    return " ".join(sentence for sentence in (unfinished(figures), *sentences) if sentence)


def _came(figures: NoteFigures) -> str:
    parts, unknown = [], []
    for month, totals in _compared(figures):
        if totals is None:
            unknown.append(month.words.name if _same_year(month, figures) else _genitive_year(month))
        else:
            parts.append(growth(figures.received, totals.received, _in(month, figures)))
    tail = f" — {', и '.join(parts)}" if parts else ""
    missing = f"; сведений за {' и за '.join(unknown)} нет" if unknown else ""
    return f"В {figures.of.within} поступило {counted(figures.received, *_MESSAGES)}{tail}{missing}."


def growth(now: int, before: int, where: str) -> str:
    """A number against an earlier one.

    Args:
        where: When that was, in the prepositional: «октябре».
    """
    if now == before:
        return f"столько же, сколько в {where} ({number(before)})"
    word = "больше" if now > before else "меньше"
    return f"на {number(abs(now - before))} {word}, чем в {where} ({number(before)})"


def _compared(figures: NoteFigures) -> tuple[tuple[Month, MonthTotals | None], ...]:
    compared = figures.compared
    return (figures.of.shifted(-1), compared.previous), (figures.of.shifted(-12), compared.year_ago)


def _same_year(month: Month, figures: NoteFigures) -> bool:
    return month.year == figures.of.year


def _in(month: Month, figures: NoteFigures) -> str:
    return month.words.prepositional if _same_year(month, figures) else month.within


def _genitive_year(month: Month) -> str:
    return f"{month.words.name} {month.year} г."


def _nothing_came(figures: NoteFigures, organization: Organization) -> str:
    before = [
        f"в {_in(month, figures)} — {number(totals.received)}"
        for month, totals in _compared(figures)
        if totals is not None
    ]
    told = f" ({', '.join(before)})" if before else ""
    return (
        f"В {figures.of.within} сообщений из открытых источников, требующих реагирования"
        f" {organization.name_genitive}, не поступало{told}."
    )


def _posted_of_earlier(figures: NoteFigures) -> str:
    count = figures.posted.total
    if not count:
        return ""
    verb = pl(count, "размещён", "размещено", "размещено")
    return f"По сообщениям прошлых месяцев {verb} {counted(count, *_REPLIES)}."


def _topics(figures: NoteFigures) -> str:
    named = [topic for topic in figures.messages.topics if topic.name and topic.count][:2]
    if not named:
        return ""
    told = " и ".join(f"«{topic.name}» ({number(topic.count)})" for topic in named)
    return f"Больше всего сообщений по {pl(len(named), 'теме', 'темам', 'темам')} {told}."


def _answers_short(figures: NoteFigures) -> str:
    kept = figures.timeliness[Key.ANSWER]
    if not kept.total:
        return ""
    verb = pl(kept.in_time, "размещён", "размещено", "размещено")
    share = percent(kept.in_time, kept.total)
    whole = out_of(kept.total, "ответа", "ответов")
    hours = counted(figures.terms["answer_hours"], "рабочий час", "рабочих часа", "рабочих часов")
    told = f"В срок {hours} {verb} {number(kept.in_time)}{HARD}{whole} ({share})"
    late = f", с нарушением — {number(kept.late)}" if kept.late else ""
    return f"{told}{late}{_median(figures)}."


def _median(figures: NoteFigures) -> str:
    median = figures.deadlines.median_working
    if median is None:
        return ""
    return f"; половина ответов дана не дольше чем за {duration(median)} рабочего времени"


def _rework_short(figures: NoteFigures) -> str:
    quality = figures.quality
    if not quality.reworked:
        return ""
    verb = pl(quality.reworked, "направлен", "направлено", "направлено")
    whole = out_of(quality.reviewed, "проекта ответа", "проектов ответов")
    return f"На доработку {verb} {number(quality.reworked)}{HARD}{whole}."


# -- dynamics -----------------------------------------------------------------------------------------


def by_day(figures: NoteFigures) -> str:
    """How messages spread over the month."""
    days, count = figures.messages.by_day, figures.received
    passed = sum(day.day <= at(figures.until - 1, figures.zone).date() for day in days)
    mean = decimal(count / max(1, passed))
    off = sum(day.received for day in days if not day.working)
    told = f"В среднем поступало {mean} сообщения в день{_peak(figures)}."
    if not off:
        return f"{told} В нерабочие дни сообщений не было."
    return f"{told} В нерабочие дни поступило {counted(off, *_MESSAGES)} ({percent(off, count)})."


def _peak(figures: NoteFigures) -> str:
    days = figures.messages.by_day
    most = max(day.received for day in days)
    peaks = [str(day.day.day) for day in days if day.received == most]
    if len(peaks) > 3:
        return ""
    each = f"{'по ' if len(peaks) > 1 else ''}{counted(most, *_MESSAGES)}"
    return f"; больше всего — {listed(peaks)} {figures.of.words.genitive} ({each})"


def twelve_months(figures: NoteFigures) -> str:
    """The last twelve months in a sentence, for a month without messages."""
    known = [one for one in figures.compared.months[1:] if one.received is not None]
    total = sum(one.received or 0 for one in known)
    told = f"По дням {figures.of.words.genitive} сообщений не было."
    if not total:
        return told
    most = max(known, key=lambda one: one.received or 0)
    span = (
        "двенадцать месяцев" if len(known) == 12 else f"{counted(len(known), 'месяц', 'месяца', 'месяцев')}"
    )
    peak = f"{_in(Month.parse(most.month), figures)} ({number(most.received or 0)})"
    return f"{told} За {span} поступило {counted(total, *_MESSAGES)}, больше всего — в {peak}."


def listed(words: Iterable[str]) -> str:
    """Words in a row, «и» before the last."""
    *first, last = words
    return f"{', '.join(first)} и {last}" if first else last


# -- what remains -------------------------------------------------------------------------------------


def open_short(figures: NoteFigures) -> str:
    """How many were open at the end, in a sentence."""
    when, remaining = _end(figures), figures.open
    if not remaining.total:
        return f"На {when} сообщений в работе нет."
    overdue = f"просрочено {number(remaining.overdue)}" if remaining.overdue else "просроченных нет"
    ways = _ways(remaining)
    detail = f": {ways}" if ways else ""
    return f"На {when} в работе {counted(remaining.total, *_MESSAGES)}{detail}; {overdue}."


def _end(figures: NoteFigures) -> str:
    """The day on whose morning the month's rest is counted."""
    day = at(figures.until - 1, figures.zone).date()
    return date_in_words(day + timedelta(days=1) if figures.whole else day)


def _ways(remaining: OpenFigures) -> str:
    ways = (
        ("ответ готовится по", remaining.working),
        ("дан промежуточный ответ по", remaining.interim),
        ("ожидается ответ автора по", remaining.clarifying),
    )
    told = [f"{words} {number(count)}" for words, count in ways if count]
    return ", ".join(told) if len(told) > 1 or not remaining.working else ""


def conclusions(text: str) -> list[str]:
    """The operator's conclusions as paragraphs."""
    written = [" ".join(line.split()) for line in text.splitlines()]
    return [line for line in written if line] or [NO_CONCLUSIONS]


def or_dash(value: int | None) -> str:
    """A number, or `—` for what is not known."""
    return DASH if value is None else number(value)
