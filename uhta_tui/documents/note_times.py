"""The note's sentences on deadlines (п.8 to 15)."""

from collections.abc import Mapping
from typing import Final

from models.terms import Key
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_parts import Timeliness
from uhta_tui.wording import counted, number, pl

_REPLIES: Final = ("ответ", "ответа", "ответов")

OF_DEADLINE: Final[Mapping[Key, str]] = {
    Key.ROUTE: "направления исполнителю (п. 8)",
    Key.ANSWER: "ответа автору (п. 8)",
    Key.RETURN: "возврата (п. 9)",
    Key.REROUTE: "перенаправления (п. 9)",
    Key.DRAFT: "представления проекта ответа (п. 10)",
    Key.REVIEW: "согласования проекта (п. 11)",
    Key.REWORK: "доработки проекта (п. 13)",
    Key.PUBLISH: "размещения ответа (п. 14)",
    Key.FINAL: "представления окончательного проекта (п. 15)",
    Key.NOTE: "представления записки (п. 22)",
}
"""What a deadline is for, in the genitive after «срок»."""


def answers(figures: NoteFigures) -> str:
    """How п.8 was kept."""
    kept, running = figures.timeliness[Key.ANSWER], figures.deadlines.clause(Key.ANSWER).running
    if not kept.total:
        return f"В {figures.of.words.prepositional} сроков ответа не наступало."
    if not kept.late:
        if kept.total == 1:
            return "Единственный ответ размещён в срок."
        return f"Все {counted(kept.total, *_REPLIES)} размещены в срок."
    where = f"{number(kept.in_time)} {pl(kept.in_time, 'случае', 'случаях', 'случаях')}"
    told = f"Ответ автору дан в срок в {where} из {number(kept.total)}"
    parts = [_posted_late(kept.late - running), _still_waiting(running)]
    return "; ".join([told, *(part for part in parts if part)]) + "."


def _posted_late(count: int) -> str:
    if not count:
        return ""
    return f"{counted(count, *_REPLIES)} {pl(count, 'размещён', 'размещены', 'размещены')} позже срока"


def _still_waiting(count: int) -> str:
    if not count:
        return ""
    verb = pl(count, "размещён", "размещены", "размещены")
    return f"{counted(count, *_REPLIES)} с истёкшим сроком не {verb}"


def most_breached(figures: NoteFigures) -> str:
    """Which other deadline was breached most."""
    others = {key: kept for key, kept in figures.timeliness.items() if key is not Key.ANSWER and kept.late}
    if not others:
        return ""
    key = max(others, key=lambda one: (others[one].late, -list(Key).index(one)))
    kept = others[key]
    return f"Чаще всего нарушался срок {OF_DEADLINE[key]}: {number(kept.late)} из {number(kept.total)}."


def deadlines_short(figures: NoteFigures) -> str:
    """The deadlines of a month without messages: those carried over from months before."""
    due = {key: kept for key, kept in figures.timeliness.items() if kept.total}
    if not due:
        return f"В {figures.of.words.prepositional} сроков не наступало."
    told = "; ".join(f"{OF_DEADLINE[key]} — {_kept(kept)}" for key, kept in due.items())
    return f"В {figures.of.words.prepositional} истекли сроки {told}. Других сроков не наступало."


def _kept(kept: Timeliness) -> str:
    if kept.total == 1:
        return "1, с нарушением" if kept.late else "1, соблюдён"
    late = f"с нарушением — {number(kept.late)}" if kept.late else "все соблюдены"
    return f"{number(kept.total)}, {late}"


def routed_late(figures: NoteFigures) -> str:
    """Late drafts that are not their executors' fault."""
    count = figures.deadlines.routed_late
    if not count:
        return ""
    verb = pl(count, "поступил", "поступили", "поступили")
    drafts = counted(count, "проект", "проекта", "проектов")
    return (
        f"Из проектов, поданных позже срока, {drafts} {verb} поздно из-за позднего направления исполнителю."
    )
