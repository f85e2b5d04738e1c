"""What a shortcoming is and why it is whose, in sentences (п.8–15, 19, 20). No Textual here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.terms import Key, Side
from screens.moments import short
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.ledger import held
from uhta_tui.procedure.scene import DESK_EXECUTOR, HOUR, Scene
from uhta_tui.procedure.shortcomings import Shortcoming, local_id
from uhta_tui.wording import counted, duration


@dataclass(frozen=True, slots=True)
class Words:
    """How the breach of one kind of deadline is told."""

    missed: str
    """After the name of whoever is at fault, while it is not done."""
    late: str
    """The same, of what was done late."""
    ran: str
    """While it runs: `проекта нет`."""
    done: str
    """Before the moment at which it was done."""
    many: str
    """In the genitive, before «позже срока»: `Проектов`."""


WORDS: Final[Mapping[Key, Words]] = {
    Key.ROUTE: Words(
        "не направлено в срок", "направлено позже срока", "не направлено", "направлено", "Направлений"
    ),
    Key.ANSWER: Words(
        "ответа нет в срок", "ответ позже срока", "ответ не размещён", "ответ размещён", "Ответов"
    ),
    Key.RETURN: Words("не возвращено", "возвращено позже часа", "не возвращено", "возвращено", "Возвратов"),
    Key.REROUTE: Words(
        "не перенаправлено в срок",
        "перенаправлено позже",
        "не перенаправлено",
        "направлено",
        "Перенаправлений",
    ),
    Key.DRAFT: Words(
        "проект не сдан в срок", "проект позже срока", "проекта нет", "проект получен", "Проектов"
    ),
    Key.REVIEW: Words(
        "не рассмотрено в срок", "рассмотрено позже срока", "решения нет", "рассмотрено", "Согласований"
    ),
    Key.REWORK: Words("правки нет в срок", "правка позже срока", "правки нет", "правка получена", "Правок"),
    Key.PUBLISH: Words(
        "не размещено в срок", "размещено позже срока", "не размещено", "размещено", "Размещений"
    ),
    Key.FINAL: Words("итога нет в срок", "итог позже срока", "итога нет", "итог получен", "Итогов"),
    Key.NOTE: Words("записки нет в срок", "записка позже срока", "записки нет", "подписана", "Записок"),
}
INCOMPLETE: Final = "сведения неполны"


def deadline_of(found: Shortcoming, case: Case | None) -> Deadline | None:
    """The deadline that was breached; `None` for a finding, or while the message is not read."""
    if found.key is None or case is None:
        return None
    return case.deadlines[int(local_id(found.id)[1]) - 1]


def headline(found: Shortcoming, who: str) -> str:
    """What happened, in a row: `Спецавтодор: проект не сдан в срок`."""
    if found.key is None:
        return f"{who}: {INCOMPLETE}"
    words = WORDS[found.key]
    return f"{who}: {words.missed if found.running else words.late}"


def standing(found: Shortcoming, scene: Scene) -> str:
    """What became of it: `проекта нет, время идёт`, `проект получен 24.11 15:04`."""
    if found.key is None:
        return found.text
    words, said = WORDS[found.key], []
    if found.running:
        said.append(f"{words.ran}, время идёт")
    elif found.met_at is not None:
        said.append(f"{words.done} {short(found.met_at, scene.now, scene.calendar.timezone)}")
    else:
        said.append(f"{words.ran}, срок снят")
    if found.cured:
        said.append("срок теперь соблюдён, извещение остаётся")
    return "; ".join(said)


def why(found: Shortcoming, case: Case | None, scene: Scene) -> tuple[str, str]:
    """Why it is whose it is, and the clause that says so."""
    deadline = deadline_of(found, case)
    if found.side is Side.EXECUTOR:
        return _why_executor(found, deadline, scene), "п.19"
    if deadline is None or case is None:
        return "Так указано в самом замечании.", "п.20"
    if deadline.executor == DESK_EXECUTOR:
        return "Исполнитель — сам отдел (п.6).", found.clause
    if deadline.key is Key.DRAFT:
        sent, before = _sent(deadline, scene)
        hour = _hours(scene.terms.return_hours)
        told = f"Направлено {sent}, за {before} до срока: {hour} на возврат (п.9) у исполнителя не было."
        return told, "п.10"
    if deadline.key is Key.ANSWER:
        shares = held(case, scene.calendar, found.met_at or scene.now)
        kept = f"отдел — {duration(shares.desk)}, исполнители — {duration(shares.executors)}"
        return f"Размещает ответ отдел. Сообщение было: {kept}.", "п.8"
    start = short(deadline.start, scene.now, scene.calendar.timezone)
    return f"Это дело отдела: отсчёт с {start}, дано {_given(deadline, scene)}.", found.clause


def _why_executor(found: Shortcoming, deadline: Deadline | None, scene: Scene) -> str:
    if deadline is None:
        return "За достоверность и полноту проекта отвечает исполнитель."
    zone = scene.calendar.timezone
    if deadline.key is Key.DRAFT:
        sent, before = _sent(deadline, scene)
        ended = short(scene.calendar.add(deadline.start, scene.terms.return_hours * HOUR), scene.now, zone)
        hour = _hours(scene.terms.return_hours).capitalize()
        told = f"Поручено {sent}, за {before} до срока."
        return f"{told} {hour} на возврат (п.9) истёк {_at(ended)}, возврата не было."
    start = short(deadline.start, scene.now, zone)
    if deadline.key is Key.RETURN:
        reason = f" Причина: {found.text}" if found.text else ""
        return f"Поручено {start}; вернуть можно было за {_given(deadline, scene)}.{reason}"
    if deadline.key is Key.FINAL:
        days = counted(scene.terms.final_days, "рабочий день", "рабочих дня", "рабочих дней")
        return f"Промежуточный ответ {start}; на окончательный проект дано {days} (п.15)."
    return f"Отсчёт с {start}, дано {_given(deadline, scene)}."


def _sent(deadline: Deadline, scene: Scene) -> tuple[str, str]:
    """When a part was sent, and how long before the due moment of its draft."""
    sent = short(deadline.start, scene.now, scene.calendar.timezone)
    return sent, duration(max(0, scene.calendar.between(deadline.start, deadline.due)))


def _at(moment: str) -> str:
    """A moment after a verb: `в 10:41`, `24.11 10:41`."""
    return moment if " " in moment else f"в {moment}"


def _given(deadline: Deadline, scene: Scene) -> str:
    return f"{duration(scene.calendar.between(deadline.start, deadline.due))} рабочего времени"


def _hours(count: int) -> str:
    """`часа` would need cases: one hour is told as an hour, others by number."""
    return "час" if count == 1 else f"{count} ч"
