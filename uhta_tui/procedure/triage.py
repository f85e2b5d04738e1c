"""What ends a message without an answer of its own, or sends it to one given before: п.5, 17, 18, 21."""

from dataclasses import replace
from typing import Final

from models.terms import GROUND_TITLES, LAW_TITLES, Key, Origin, ReplyKind, Status, Turn
from uhta_tui.procedure.actions import Close, Exclude, OutOfScope, Repeat, Restore
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.work import Work

_BEFORE_REPLY: Final = (Status.RECEIVED, Status.DRAFTING, Status.REVIEW, Status.COMPOSING)


def exclude(work: Work, action: Exclude) -> None:
    """п.18: threats, abuse and intent to harm are neither processed nor answered."""
    _remove(work, Turn.EXCLUDED, "п.18", "Исключить", GROUND_TITLES[action.ground])


def out_of_scope(work: Work, action: OutOfScope) -> None:
    """п.21: another law governs the message."""
    _remove(work, Turn.OUT_OF_SCOPE, "п.21", "Передать под другой закон", LAW_TITLES[action.law])


def _remove(work: Work, turn: Turn, clause: str, what: str, why: str) -> None:
    """End a message with no reply approved yet: `route` is met, no `answer` owed, parts are withdrawn."""
    if work.case.interim_at is not None and work.case.status is not Status.ANSWERED:
        raise Refused(clause, f"{what} нельзя: автору уже дан промежуточный ответ ({clause}).")
    work.require_status(clause, what, *_BEFORE_REPLY)
    work.after_message()
    work.meet(Key.ROUTE)
    work.drop(Key.ANSWER, waived=True)
    work.withdraw(work.case.live_parts, why)
    work.case = replace(work.case, why=why)
    work.turn(turn)


def close(work: Work, action: Close) -> None:
    """п.5, 8: end what asks for no reaction, belongs elsewhere, or whose author never answered."""
    work.require_status("п.5", "Закрыть без ответа", Status.RECEIVED, Status.CLARIFYING)
    work.after_message()
    work.require_text(action.reason, "п.5", "Закрыть без ответа нельзя без причины (п.5).")
    work.meet(Key.ROUTE)
    work.drop(Key.ANSWER, waived=True)
    # The part whose draft became the request to the author: it must not come back to life with `restore`.
    work.withdraw(work.case.live_parts, action.reason)
    work.case = replace(work.case, why=action.reason)
    work.turn(Turn.CLOSED)


_CLAUSE_OF: Final = {Turn.EXCLUDED: "п.18", Turn.OUT_OF_SCOPE: "п.21", Turn.CLOSED: "п.5"}


def restore(work: Work, action: Restore) -> None:
    """п.18, 21, 5: what the triage met or dropped runs again from its first start; parts stay withdrawn."""
    clause = _CLAUSE_OF.get(work.case.turn, "п.18")
    work.require_status(clause, "Вернуть в работу", Status.EXCLUDED, Status.OUT_OF_SCOPE, Status.CLOSED)
    work.after_message()
    work.require_text(action.reason, clause, f"Вернуть в работу нельзя без причины ({clause}).")
    ended = max(course.act for course in work.case.courses if course.part is None)
    work.resume(lambda d: d.ended_by == ended and d.key in (Key.ROUTE, Key.ANSWER))
    if not work.running():
        work.start(Key.ROUTE)
    work.case = replace(work.case, why="")
    work.turn(Turn.OPEN)


def repeat(work: Work, action: Repeat) -> None:
    """п.17: point to the reply given before; with new facts only link to it and route as usual."""
    work.require_status("п.17", "Ответить ссылкой", Status.RECEIVED)
    work.after_message()
    number, earlier = work.scene.earlier_number, work.scene.earlier
    if number is None:
        raise Refused(NO_CLAUSE, f"Прежнего сообщения «{action.earlier}» нет в базе.")
    if number == work.case.number:
        raise Refused("п.17", "Сообщение не может повторять само себя (п.17).")
    if earlier is None:
        raise Refused("п.17", f"На № {number} ещё нет размещённого ответа со ссылкой (п.17).")
    work.case = replace(work.case, repeat_of=number, new_facts=action.new_facts)
    if action.new_facts:
        work.turn(Turn.OPEN)
        return
    text = action.text.strip() or "Здравствуйте! На этот вопрос ответ уже дан"
    if earlier.url not in text:
        text = f"{text}: {earlier.url}" if not action.text.strip() else f"{text}\n{earlier.url}"
    work.meet(Key.ROUTE)
    work.approve_reply(ReplyKind.ANSWER, Origin.REPEAT, text)
