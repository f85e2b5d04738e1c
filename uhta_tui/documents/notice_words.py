"""The sentences of a notice (служебная записка, п.20): what was breached, by how much, what is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.terms import Key, Side
from uhta_tui.documents.letterhead import Organization
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.ledger import held
from uhta_tui.procedure.scene import Scene, short_name
from uhta_tui.procedure.shortcomings import Shortcoming, local_id
from uhta_tui.wording import cut, duration, exact_duration, full_date, stamp_in_words
from uhta_tui.worktime.moments import Moment, at


@dataclass(frozen=True, slots=True)
class _Breach:
    """How one kind of breach is worded."""

    of: str
    """After «О нарушении срока», with the message's number to come."""
    done: str
    """What happened, before the moment."""
    not_done: str
    """That it has not."""


_BREACHES: Final[Mapping[Key, _Breach]] = {
    Key.ROUTE: _Breach(
        "направления исполнителю сообщения",
        "сообщение направлено исполнителю",
        "сообщение исполнителю не направлено",
    ),
    Key.ANSWER: _Breach("размещения ответа на сообщение", "ответ размещён", "ответ не размещён"),
    Key.RETURN: _Breach("возврата сообщения", "сообщение возвращено", "сообщение не возвращено"),
    Key.REROUTE: _Breach(
        "перенаправления сообщения",
        "сообщение направлено иному исполнителю",
        "сообщение иному исполнителю не направлено",
    ),
    Key.DRAFT: _Breach(
        "подготовки проекта ответа на сообщение", "проект ответа поступил", "проект ответа не поступил"
    ),
    Key.REVIEW: _Breach(
        "согласования проекта ответа на сообщение", "проект ответа рассмотрен", "проект ответа не рассмотрен"
    ),
    Key.REWORK: _Breach(
        "доработки проекта ответа на сообщение",
        "доработанный проект поступил",
        "доработанный проект не поступил",
    ),
    Key.PUBLISH: _Breach(
        "размещения согласованного ответа на сообщение", "ответ размещён", "ответ не размещён"
    ),
    Key.FINAL: _Breach(
        "подготовки окончательного проекта ответа на сообщение",
        "окончательный проект поступил",
        "окончательный проект не поступил",
    ),
}

_UNRELIABLE: Final = "О недостоверности или неполноте ответа на сообщение"

REQUEST: Final = (
    "Прошу организовать работу по устранению недостатка, выявить лиц, допустивших нарушение требований"
    " Порядка, рассмотреть вопрос о применении к ним мер дисциплинарного воздействия и сообщить о принятом"
    " решении."
)
"""What п.20 asks of the official, in its words."""


def heading(shortcoming: Shortcoming) -> str:
    """What the notice is about."""
    if shortcoming.key is None:
        return f"{_UNRELIABLE} № {shortcoming.number}"
    return f"О нарушении срока {_BREACHES[shortcoming.key].of} № {shortcoming.number}"


def basis(organization: Organization) -> str:
    """On what ground it is sent."""
    return (
        f"В соответствии с п. 20 Порядка, утверждённого {organization.regulation} (далее — Порядок), сообщаю"
        " о недостатке в работе с сообщением из открытых источников."
    )


def who(shortcoming: Shortcoming, scene: Scene, organization: Organization) -> str:
    """The full name of the side at fault."""
    if shortcoming.side is Side.DESK or shortcoming.executor is None:
        return organization.unit
    facts = scene.executors.get(shortcoming.executor)
    return facts.name if facts else shortcoming.executor


def deadline_of(case: Case, shortcoming: Shortcoming) -> Deadline | None:
    """The deadline that was breached; `None` for a finding."""
    if shortcoming.key is None:
        return None
    _, local = local_id(shortcoming.id)
    return case.deadlines[int(local) - 1]


def what(case: Case, shortcoming: Shortcoming, scene: Scene, organization: Organization) -> str:
    """What happened, in one paragraph."""
    name = who(shortcoming, scene, organization)
    deadline = deadline_of(case, shortcoming)
    if deadline is None:
        told = cut(shortcoming.text, 1000).rstrip(".")
        return f"Исполнителем — {name} — даны сведения, признанные недостоверными или неполными: {told}."
    clause = shortcoming.clause.replace("п.", "п. ")
    told = f"Исполнителем — {name} — нарушен срок, установленный {clause} Порядка: {_event(deadline, scene)}"
    sentences = [told, _over(deadline, shortcoming, scene), _answer(case, deadline, scene)]
    return " ".join(sentence for sentence in sentences if sentence)


def _event(deadline: Deadline, scene: Scene) -> str:
    zone, words = scene.calendar.timezone, _BREACHES[deadline.key]
    due = f"{full_date(at(deadline.due, zone).date())}, {at(deadline.due, zone):%H:%M}"
    if deadline.met_at is not None:
        return f"{words.done} {stamp_in_words(deadline.met_at, zone)} при сроке {due}."
    if deadline.dropped_at is not None:
        return f"{words.not_done} до {stamp_in_words(deadline.dropped_at, zone)} при сроке {due}."
    return f"{words.not_done}, срок истёк {due}."


def _over(deadline: Deadline, shortcoming: Shortcoming, scene: Scene) -> str:
    if shortcoming.cured:
        return "Запись исправлена после извещения: срок соблюдён."
    when = f" на {stamp_in_words(scene.now, scene.calendar.timezone)}" if deadline.running else ""
    return f"Превышение{when} — {exact_duration(shortcoming.over)} рабочего времени."


def _answer(case: Case, deadline: Deadline, scene: Scene) -> str:
    """How п.8 fared, where another deadline was breached."""
    if deadline.key is Key.ANSWER:
        return ""
    answer = next((d for d in case.deadlines if d.key is Key.ANSWER and d.cycle == deadline.cycle), None)
    if answer is None or answer.dropped_at is not None:
        return ""
    zone = scene.calendar.timezone
    if answer.met_at is not None:
        kept = "нарушен" if answer.over else "соблюдён"
        posted = stamp_in_words(answer.met_at, zone)
        return f"Срок ответа автору (п. 8) {kept}: ответ размещён {posted}."
    return f"Срок ответа автору (п. 8) — {stamp_in_words(answer.due, zone)}."


def ledger(case: Case, shortcoming: Shortcoming, scene: Scene) -> str:
    """Who held the message until then: what proves whose the breach of п.8 is."""
    until: Moment = shortcoming.met_at or scene.now
    sums = held(case, scene.calendar, until)
    each = ", ".join(
        f"{short_name(scene.executors, code)} {duration(seconds)}"
        for code, seconds in sums.by_executor.items()
    )
    detail = f" ({each})" if each else ""
    return (
        f"отдел {duration(sums.desk)}, исполнители {duration(sums.executors)}{detail}, ч:мм рабочего времени"
    )


def message_line(case: Case, zone: str) -> str:
    """The message by its number, source and link; never its author."""
    facts = case.facts
    outer = f" ({facts.external_id})" if facts.external_id else ""
    parts = (f"№ {case.number}{outer}", facts.source, facts.url.partition("://")[2] or facts.url)
    told = ", ".join(part for part in parts if part)
    return f"{told}, получено {stamp_in_words(case.received_at, zone)}"
