"""What the archive is narrowed down by, in words: for the heading of a list and of a document."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from models.terms import STATUS_TITLES, Status
from uhta_tui.desk.archive.query import Answered, Facet, RegisterFilter
from uhta_tui.documents.periods import Period
from uhta_tui.procedure.scene import ExecutorFacts, Scene
from uhta_tui.text import printable
from uhta_tui.worktime.moments import at

FACET_TITLES: Final[Mapping[Facet, str]] = {
    Facet.PERIOD: "Период",
    Facet.STATUS: "Состояние",
    Facet.EXECUTOR: "Исполнитель",
    Facet.SOURCE: "Источник",
    Facet.TOPIC: "Тема",
    Facet.DEADLINE: "Срок",
}
"""How each filter is called."""

ANSWERED_TITLES: Final[Mapping[Answered, str]] = {Answered.BREACHED: "нарушен", Answered.KEPT: "в срок"}
"""How an answer's deadline fared."""

_UNNAMED: Final = "не указан"


def period_of(wanted: RegisterFilter, zone: str) -> Period:
    """The days that are wanted, as desk time counts them."""
    until = None if wanted.until is None else at(wanted.until, zone).date() - timedelta(days=1)
    return Period(None if wanted.since is None else at(wanted.since, zone).date(), until)


def value_words(facet: Facet, value: str, executors: Mapping[str, ExecutorFacts]) -> str:
    """A filter's value as people call it."""
    if facet is Facet.STATUS:
        return STATUS_TITLES[Status(value)]
    if facet is Facet.DEADLINE:
        return ANSWERED_TITLES[Answered(value)]
    if facet is Facet.EXECUTOR and value in executors:
        value = executors[value].short
    return printable(value).strip() or _UNNAMED


def facet_words(
    wanted: RegisterFilter, facet: Facet, executors: Mapping[str, ExecutorFacts], zone: str
) -> str:
    """What a filter is set to; empty if it is not."""
    if not wanted.has(facet):
        return ""
    if facet is Facet.PERIOD:
        return period_of(wanted, zone).words
    return value_words(facet, wanted.value(facet), executors)


def wanted_words(wanted: RegisterFilter, scene: Scene) -> tuple[tuple[str, str], ...]:
    """Everything that is wanted, a name and a value each; of nothing: that all are."""
    zone = scene.calendar.timezone
    words = [
        (title, facet_words(wanted, facet, scene.executors, zone)) for facet, title in FACET_TITLES.items()
    ]
    found = [("Слова", printable(wanted.words).strip()), *words]
    return tuple(pair for pair in found if pair[1]) or (("Отбор", "все сообщения"),)
