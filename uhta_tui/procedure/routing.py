"""Sending parts out and getting them back: п.6, 7, 8, 9, 16."""

from collections.abc import Sequence
from typing import Final

from models.terms import Key, PartStatus, Status, Turn
from uhta_tui.procedure.actions import Reroute, Return, Route, Withdraw
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.work import Work
from uhta_tui.worktime.moments import Moment

UNDO_SECONDS: Final = 600
"""Clock seconds within which taking a routing back lets `route` run on as if never met (Reading of п.8)."""


def route(work: Work, action: Route) -> None:
    """п.8, 16: send the message to one or several; the first routing meets `route`."""
    work.require_status(
        "п.8",
        "Направить",
        Status.RECEIVED,
        Status.DRAFTING,
        Status.REVIEW,
        Status.COMPOSING,
        Status.INTERIM,
    )
    work.after_message()
    check_executors(work, action.executors, "п.8")
    unknown = sorted(set(action.parts) - set(action.executors))
    if unknown:
        raise Refused(NO_CLAUSE, f"Часть указана для «{unknown[0]}», но ему не направляют.")
    work.meet(Key.ROUTE)
    for executor in action.executors:
        work.add_part(executor, action.parts.get(executor, ""))


def check_executors(work: Work, executors: Sequence[str], clause: str) -> None:
    """п.7: only active executors of the directory, none of whom already holds a live part."""
    if not executors:
        raise Refused(clause, f"Направить нельзя: не выбран исполнитель ({clause}).")
    for number, executor in enumerate(executors):
        facts = work.scene.executors.get(executor)
        if facts is None:
            raise Refused(NO_CLAUSE, f"Исполнителя «{executor}» нет в справочнике.")
        if not facts.active:
            raise Refused("п.7", f"Направить нельзя: {facts.short} не действует (п.7). Выберите другого.")
        if executor in executors[:number] or work.case.live_part_of(executor):
            raise Refused("п.7", f"Направить нельзя: у исполнителя {facts.short} уже есть часть (п.7).")


def give_back(work: Work, action: Return) -> None:
    """п.9: the executor returns what is not its own; `reroute` starts, `draft` drops without a breach."""
    part = work.live_part(action.executor, "п.9", "Вернуть")
    short = work.short(part.executor)
    if part.gave_interim:
        raise Refused(
            "п.15", f"Вернуть нельзя: {short} уже дал промежуточный ответ (п.15). Заберите часть (з)."
        )
    if part.status is not PartStatus.SENT or work.case.last_draft(part.no):
        raise Refused("п.9", f"Вернуть нельзя: {short} уже сдал проект или вернул часть (п.9).")
    work.require_text(action.reason, "п.9", "Вернуть нельзя без причины (п.9). Укажите, почему не их вопрос.")
    work.meet(Key.RETURN, part=part)
    work.drop(Key.DRAFT, Key.FINAL, part=part, waived=True)
    returned = work.set_part(part, PartStatus.RETURNED, reason=action.reason)
    work.start(Key.REROUTE, returned)


def reroute(work: Work, action: Reroute) -> None:
    """п.9: a returned part goes to anyone but the one who returned it; `answer` and `draft` do not move."""
    part = work.live_part(action.executor, "п.9", "Направить иному")
    if part.status is not PartStatus.RETURNED:
        short = work.short(part.executor)
        raise Refused("п.9", f"Направить иному нельзя: {short} не возвращал часть (п.9). Заберите её (з).")
    if action.executor in action.to:
        short = work.short(part.executor)
        raise Refused("п.9", f"Направить иному нельзя: {short} сам вернул эту часть (п.9). Выберите иного.")
    check_executors(work, action.to, "п.9")
    work.meet(Key.REROUTE, part=part)
    work.set_part(part, PartStatus.REROUTED)
    for executor in action.to:
        work.add_part(executor, part.about)


def withdraw(work: Work, action: Withdraw) -> None:
    """п.6: the desk takes a part back; without a live part the message must be routed again."""
    part = work.live_part(action.executor, "п.6", "Забрать")
    if work.case.turn not in (Turn.OPEN, Turn.INTERIM):
        raise Refused("п.6", "Забрать нельзя: ответ уже согласован (п.6). Сначала возьмите его назад (я).")
    work.require_text(action.reason, "п.6", "Забрать часть нельзя без причины (п.6). Укажите её.")
    work.withdraw([part], action.reason)
    if work.case.live_parts:
        return
    # A part's action may be set back before another part's: the message came back when the last one went.
    back = max(course.at for course in work.case.courses)
    if not _undo_routing(work, back):
        work.start(Key.ROUTE, start=back)


def _undo_routing(work: Work, back: Moment) -> bool:
    """Let `route` run on if this takes back a fresh routing that nobody has worked on yet."""
    case = work.case
    last = next((d for d in reversed(case.deadlines) if d.key is Key.ROUTE and d.cycle == case.cycle), None)
    if last is None or last.met_at is None or back - last.met_at > UNDO_SECONDS:
        return False
    routed = [c.part for c in case.courses if c.act == last.ended_by and c.to is PartStatus.SENT]
    if not routed or any(draft.part >= min(_numbers(routed)) for draft in case.drafts):
        return False
    return work.resume(lambda deadline: deadline.no == last.no)


def _numbers(parts: Sequence[int | None]) -> list[int]:
    return [no for no in parts if no is not None]
