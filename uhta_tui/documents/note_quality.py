"""The note's sentences on quality, interim replies, what was left unanswered, and shortcomings."""

from collections.abc import Iterable
from typing import Final

from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_parts import Unanswered
from uhta_tui.wording import HARD, counted, number, percent, pl

_MESSAGES: Final = ("сообщение", "сообщения", "сообщений")
_NAMED_REASONS: Final = 5
"""Reasons of the desk's own that are told one by one; the rest are put together."""


def quality(figures: NoteFigures) -> str:
    """п.11, 12: what was decided on drafts."""
    made = figures.quality
    if not made.reviewed:
        return "Проекты ответов не рассматривались."
    projects = counted(made.reviewed, "проект ответа", "проекта ответов", "проектов ответов")
    told = f"{pl(made.reviewed, 'Рассмотрен', 'Рассмотрено', 'Рассмотрено')} {projects}"
    parts = [
        f"с первого раза согласовано {number(made.at_first_sight)} ({_of(figures, made.at_first_sight)})"
    ]
    if made.reworked:
        share = _of(figures, made.reworked)
        parts.append(f"на доработку направлено {number(made.reworked)} ({share}){_twice(figures)}")
    if made.after_rework:
        share = _of(figures, made.after_rework)
        parts.append(f"после доработки, начатой раньше, согласовано {number(made.after_rework)} ({share})")
    ending = "" if made.reworked else " На доработку (п. 12) проекты не направлялись."
    return f"{told}; {', '.join(parts)}.{ending}"


def _of(figures: NoteFigures, part: int) -> str:
    return percent(part, figures.quality.reviewed)


def _twice(figures: NoteFigures) -> str:
    return f", из них более одного раза — {number(figures.quality.twice)}" if figures.quality.twice else ""


def returns(figures: NoteFigures) -> str:
    """п.9: parts that executors returned."""
    count = figures.returns
    if not count:
        return "Возвратов (п. 9) не было."
    verb = pl(count, "возвращено", "возвращено", "возвращено")
    parts = counted(count, "поручение", "поручения", "поручений")
    return f"Исполнителями {verb} как не относящиеся к их полномочиям (п. 9) {parts}."


def interims(figures: NoteFigures) -> str:
    """п.15: interim replies and the final ones that followed."""
    made = figures.interims
    if not made.given:
        return f"Промежуточные ответы в {figures.of.words.prepositional} не давались."
    verb = pl(made.given, "Дан", "Дано", "Дано")
    words = counted(made.given, "промежуточный ответ", "промежуточных ответа", "промежуточных ответов")
    waiting = made.given - made.answered
    if not waiting:
        return f"{verb} {words}; окончательные ответы даны по всем."
    late = f"срок проекта истёк по {number(made.overdue)}" if made.overdue else "сроки не нарушены"
    if not made.answered:
        return f"{verb} {words}. Окончательных ответов ещё нет; {late}."
    done = f"Окончательных ответов дано {number(made.answered)}, в работе{HARD}{number(waiting)}"
    return f"{verb} {words}. {done}; {late}."


# -- without an answer --------------------------------------------------------------------------------


def unanswered(figures: NoteFigures) -> str:
    """п.18, 21, 5: what was left without an answer, on which grounds."""
    sentences = [
        _by_ground(figures, outcome, lead) for outcome, lead in _LEADS if _count(figures, outcome)
    ] or ["Сообщений, не подлежащих обработке (п. 18) или находящихся вне действия Порядка (п. 21), не было."]
    earlier = figures.messages.unanswered_earlier
    if earlier:
        when = figures.of.words.genitive
        sentences.append(f"Кроме того, без ответа оставлено {_earlier(earlier)} до {when}.")
    return " ".join(sentences)


_LEADS: Final = (
    ("excluded", "По п. 18 Порядка не подлежало обработке и ответу"),
    ("out_of_scope", "Порядок не распространяется (п. 21) на"),
    ("closed", "Закрыто без ответа (п. 5)"),
)
"""Each outcome and the words before its count, which fit one message and many."""


def _earlier(count: int) -> str:
    return f"{counted(count, *_MESSAGES)}, {pl(count, 'поступившее', 'поступившие', 'поступивших')}"


def _count(figures: NoteFigures, outcome: str) -> int:
    return sum(one.count for one in figures.messages.unanswered if one.outcome == outcome)


def _by_ground(figures: NoteFigures, outcome: str, lead: str) -> str:
    grounds = [one for one in figures.messages.unanswered if one.outcome == outcome]
    return f"{lead} {counted(_count(figures, outcome), *_MESSAGES)}: {_grounds(grounds)}."


def _grounds(grounds: Iterable[Unanswered]) -> str:
    ordered = sorted(grounds, key=lambda one: (-one.count, one.why))
    told = [f"{one.why or 'причина не указана'} — {number(one.count)}" for one in ordered[:_NAMED_REASONS]]
    rest = sum(one.count for one in ordered[_NAMED_REASONS:])
    if rest:
        told.append(f"прочее — {number(rest)}")
    return "; ".join(told)


# -- shortcomings -------------------------------------------------------------------------------------


def shortcomings(figures: NoteFigures) -> str:
    """п.20: how many, whose, and what was done about them."""
    found = figures.shortcomings
    if not found.total:
        return "Недостатки (п. 20) не выявлены."
    verb = pl(found.total, "выявлен", "выявлено", "выявлено")
    words = counted(found.total, "недостаток", "недостатка", "недостатков")
    kinds = [f"нарушение сроков — {number(found.deadlines)}" if found.deadlines else ""]
    kinds.append(f"недостоверность или неполнота ответа — {number(found.findings)}" if found.findings else "")
    told = f"По п. 20 Порядка {verb} {words}: {', '.join(kind for kind in kinds if kind)}"
    listed = "" if len(found.rows) == found.total else f" {_LISTED[bool(found.findings)]}"
    return f"{told}. {_sides(found.by_desk, found.total)} {_done(figures)}{listed}"


_LISTED: Final = {
    False: "В таблице — пять наибольших превышений.",
    True: "В таблице — пять наибольших превышений и все недостоверные или неполные ответы.",
}


def _sides(desk: int, total: int) -> str:
    """Whose they are."""
    if desk == 0:
        return f"{pl(total, 'Допущен', 'Допущены', 'Допущены')} профильными исполнителями."
    if desk == total:
        return f"{pl(total, 'Допущен', 'Допущены', 'Допущены')} отделом."
    return f"Из них отдела — {number(desk)}, профильных исполнителей — {number(total - desk)}."


def _done(figures: NoteFigures) -> str:
    found = figures.shortcomings
    if not found.notified:
        return "Ответственные должностные лица ещё не уведомлены."
    about = "обо всех" if found.notified == found.total else f"по {number(found.notified)} из них"
    if not found.resolved:
        decided = "решения не приняты"
    elif found.resolved == found.total:
        decided = "решения приняты по всем"
    else:
        decided = f"решения приняты по {number(found.resolved)}"
    return f"Ответственные должностные лица уведомлены {about}; {decided}."
