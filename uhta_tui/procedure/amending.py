"""Correcting a mistyped field: what hangs on it is computed again, finished or not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from models.terms import Key, ReplyKind
from uhta_tui.procedure.actions import Amend
from uhta_tui.procedure.case import Deadline, Facts, Reply
from uhta_tui.procedure.deadlines import assessed, placed
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.replying import check_link
from uhta_tui.procedure.work import Work
from uhta_tui.worktime.moments import Moment

FACTS: Final = ("source", "url", "author", "author_url", "text", "topic", "place")
"""Fields that nothing is computed from."""

MOMENTS: Final = ("received_at", "posted_at")
"""Fields that deadlines hang on."""

FIELDS: Final = (*MOMENTS, *FACTS, "posted_url")
"""All that may be corrected."""


def amend(work: Work, action: Amend) -> None:
    """Correct fields with a reason; the journal keeps both values."""
    work.require_text(action.reason, NO_CLAUSE, "Исправить запись нельзя без причины; укажите её.")
    if not action.fields:
        raise Refused(NO_CLAUSE, "Исправить нечего: не указано ни одного поля.")
    for name, value in action.fields.items():
        if name not in FIELDS:
            raise Refused(NO_CLAUSE, f"Поле «{name}» исправить нельзя; можно: {', '.join(FIELDS)}.")
        if name in MOMENTS:
            if not isinstance(value, int):
                raise Refused(NO_CLAUSE, f"Поле {name}: нужен момент.")
            _MOVES[name](work, value)
        elif name == "posted_url":
            _posted_url(work, str(value))
        else:
            work.case = replace(work.case, facts=_with(work.case.facts, name, str(value)))
    facts = work.case.facts
    if not facts.text.strip() and not facts.url.strip():
        raise Refused(NO_CLAUSE, "У сообщения должен остаться текст или ссылка.")


def _with(facts: Facts, name: str, value: str) -> Facts:
    """Facts with one text replaced."""
    changed: dict[str, Any] = {name: value}
    return replace(facts, **changed)


def _received_at(work: Work, moment: Moment) -> None:
    """Move the receipt: `route`, `answer` and the drafts of the first cycle follow it."""
    first, *rest = work.case.courses
    if moment > work.at:
        raise Refused(NO_CLAUSE, "Момент получения позже самого исправления; укажите прошедший.")
    if rest and moment > min(course.at for course in rest):
        raise Refused(NO_CLAUSE, "Момент получения позже следующего действия; укажите более ранний.")
    old = work.case.received_at
    work.case = replace(
        work.case, received_at=moment, courses=(replace(first, at=moment), *work.case.courses[1:])
    )
    for deadline in work.case.deadlines:
        if deadline.cycle == 1 and deadline.key in (Key.ROUTE, Key.ANSWER) and deadline.start == old:
            work.put(_again(work, replace(deadline, start=moment)))
    answer_due = next(d.due for d in work.case.deadlines if d.key is Key.ANSWER and d.cycle == 1)
    for deadline in work.case.deadlines:
        if deadline.cycle == 1 and deadline.key is Key.DRAFT:
            work.put(_again(work, deadline, answer_due))


def _again(work: Work, deadline: Deadline, answer_due: Moment | None = None) -> Deadline:
    """A deadline placed and assessed anew by the calendar in force."""
    return assessed(placed(deadline, work.scene, answer_due), work.scene)


def _posted(work: Work) -> Reply:
    """The latest posted reply."""
    reply = next((r for r in reversed(work.case.replies) if r.posted_at is not None), None)
    if reply is None:
        raise Refused("п.14", "Исправить размещение нельзя: ответ ещё не размещён (п.14).")
    return reply


def _posted_at(work: Work, moment: Moment) -> None:
    """Move a posting: `publish` and `answer` were met by it, `final` counts from it."""
    reply = _posted(work)
    if moment > work.at:
        raise Refused(NO_CLAUSE, "Момент размещения позже самого исправления; укажите прошедший.")
    after = [c.at for c in work.case.courses if reply.posted_act is not None and c.act > reply.posted_act]
    before = [c.at for c in work.case.courses if reply.posted_act is not None and c.act < reply.posted_act]
    if moment < max(before) or (after and moment > min(after)):
        raise Refused(NO_CLAUSE, "Момент размещения не может обогнать соседние действия.")
    courses = tuple(replace(c, at=moment) if c.act == reply.posted_act else c for c in work.case.courses)
    work.put_reply(replace(reply, posted_at=moment))
    began_final = reply.kind is ReplyKind.INTERIM
    work.case = replace(
        work.case, courses=courses, interim_at=moment if began_final else work.case.interim_at
    )
    for deadline in work.case.deadlines:
        if deadline.ended_by == reply.posted_act and deadline.met_at is not None:
            work.put(assessed(replace(deadline, met_at=moment), work.scene))
        elif began_final and deadline.key is Key.FINAL:
            work.put(_again(work, replace(deadline, start=moment)))


def _posted_url(work: Work, url: str) -> None:
    """Correct the link of a posted reply; naming it is its own confirmation of the host (п.14)."""
    reply = _posted(work)
    check_link(work, url, confirmed=True)
    work.put_reply(replace(reply, url=url.strip()))


_MOVES: Final[Mapping[str, Callable[[Work, Moment], None]]] = {
    "received_at": _received_at,
    "posted_at": _posted_at,
}
