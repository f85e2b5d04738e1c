"""Taking the last action back, by the take-back that the Порядок gives it: п.5, 6, 14, 18, 21."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from models.terms import Key, PartStatus, ReplyKind, Status, Turn
from screens.acting import Act, ActingScreen, Group
from screens.acts.ending_many import which_lines
from screens.acts.together import messages
from screens.ask import Question, ask
from screens.dialogs import detail
from screens.subject import Subject
from screens.why import Why
from uhta_tui.procedure.actions import Action, Reopen, Restore, Withdraw
from uhta_tui.procedure.routing import UNDO_SECONDS

_ANY: Final = "…"


@dataclass(frozen=True, slots=True)
class _Back:
    """How a take-back is asked for."""

    title: str
    clause: str
    label: str
    """Of what stands now."""
    reason: str
    """What stands in the field at first."""


_ROUTED: Final = _Back("Отозвать направление", "п.6", "Направлено", "Направлено по ошибке")
_BACK: Final[Mapping[Status, _Back]] = {
    Status.EXCLUDED: _Back("Вернуть в работу исключённое", "п.18", "Исключено", "Исключено по ошибке"),
    Status.OUT_OF_SCOPE: _Back("Вернуть из другого закона", "п.21", "Передано", "Передано по ошибке"),
    Status.CLOSED: _Back("Вернуть в работу закрытое", "п.5", "Закрыто", "Закрыто по ошибке"),
    Status.APPROVED: _Back("Взять назад согласованный ответ", "п.14", "Ответ", ""),
}
"""By where the message stands; a fresh routing is the only other thing that is taken back."""

_NO_BACK: Final[Mapping[PartStatus | Turn, Why]] = {
    PartStatus.SENT: Why("с направления прошло 10 минут", "п.8", "Заберите часть (з)."),
    PartStatus.RETURNED: Why("исполнитель вернул часть", "п.9", "Направьте иному (н)."),
    PartStatus.DRAFTED: Why("проект уже сдан", "п.10", "Примите верный поверх (п)."),
    PartStatus.REWORK: Why("проект отправлен на доработку", "п.12", "Примите новый (п)."),
    PartStatus.APPROVED: Why("проект согласован", "п.11", "Верните на доработку (д)."),
    PartStatus.WITHDRAWN: Why("забранную часть не возвращают", "п.6", "Направьте снова (н)."),
    PartStatus.REROUTED: Why("часть ушла иному", "п.9", "Заберите её (з)."),
    Turn.ANSWERED: Why("ответ уже размещён", "п.14", "Исправить — ш, запись — =."),
    Turn.INTERIM: Why("ответ уже размещён", "п.14", "Исправить — ш, запись — =."),
    Turn.CLARIFYING: Why("запрос размещён", "п.14", "Ответ автора — ы, запись — =."),
    Turn.OPEN: Why("отменять нечего", "", "Исправить запись — =."),
}
"""Why the last step of a message cannot be taken back, and what helps instead."""


def taking_back(subject: Subject) -> tuple[Action, ...]:
    """The actions that would take back the last step of a message; none if nothing can be taken back."""
    status = subject.case.status
    if status is Status.APPROVED:
        tried: tuple[Action, ...] = (
            Reopen(at=subject.at, by=subject.by, message=subject.message, reason=_ANY),
        )
    elif status in _BACK:
        tried = (Restore(at=subject.at, by=subject.by, message=subject.message, reason=_ANY),)
    else:
        tried = _fresh_routing(subject)
    return tried if tried and subject.why(*tried) is None else ()


def _fresh_routing(subject: Subject) -> tuple[Action, ...]:
    """Taking back a routing of the last ten minutes that nobody has worked on."""
    route = next((d for d in reversed(subject.case.deadlines) if d.key is Key.ROUTE), None)
    parts = subject.case.live_parts
    if route is None or route.met_at is None or subject.at - route.met_at > UNDO_SECONDS or not parts:
        return ()
    if any(part.status is not PartStatus.SENT for part in parts):
        return ()
    return tuple(
        Withdraw(at=subject.at, by=subject.by, message=subject.message, executor=p.executor, reason=_ANY)
        for p in parts
    )


def _why(subject: Subject) -> Why | None:
    """Why the last step cannot be taken back, and what can be done instead."""
    if taking_back(subject):
        return None
    case = subject.case
    last = case.courses[-1].to if case.courses else None
    if last is None:
        return Why("с сообщением ещё ничего не делали", "", "Направить — н, исключить — и.")
    return _NO_BACK.get(last, Why("отменять нечего", "", "Исправить запись — =."))


def _way(subject: Subject) -> _Back:
    return _BACK.get(subject.case.status, _ROUTED)


def _performed(actions: tuple[Action, ...], screen: ActingScreen, reason: str) -> list[Action]:
    """The probed actions as they are performed."""
    at, by = screen.session.now, screen.session.who
    return [
        replace(action, at=at, by=by, reason=reason)
        for action in actions
        if isinstance(action, Restore | Reopen | Withdraw)
    ]


async def _take_back(screen: ActingScreen, subject: Subject) -> None:
    """Ask why, and take back; the cursor goes to the message."""
    case, way, actions = subject.case, _way(subject), taking_back(subject)
    reply = case.reply if case.status is Status.APPROVED else None
    holders = ", ".join(subject.short(part.executor) for part in case.live_parts)
    if reply is not None and reply.kind is ReplyKind.CLARIFICATION:
        way = replace(way, title="Взять назад согласованный запрос", label="Запрос")
    question = Question(
        title=f"{way.title} · № {case.number}",
        clause=way.clause,
        verb="Взять назад",
        key=f"back:{case.number}",
        lines=(
            detail(way.label, (reply.text if reply else case.why or holders) or "—"),
            _effect(case.status),
        ),
        text=way.reason,
    )
    answer = await ask(screen, question)
    if answer is None:
        return
    performed = _performed(actions, screen, answer.text)
    done = f"№ {case.number}: взято назад"
    if await screen.done(case.number, *performed, done=done, forget=question.key):
        screen.put_cursor(case.number)


def _effect(status: Status) -> str:
    """What follows."""
    if status is Status.APPROVED:
        return "Срок размещения снимется (п.14), ответ надо будет согласовать снова."
    return "Сроки пойдут дальше с первого получения, как если бы этого не было."


async def _take_back_many(screen: ActingScreen, group: Group) -> None:
    """The whole of what was done together, as one step with one reason."""
    ways = list(dict.fromkeys(map(_way, group.able)))
    way = ways[0] if len(ways) == 1 else _Back("Взять назад", "п.6, 18, 21", "", "Сделано по ошибке")
    count = messages(len(group.able))
    question = Question(
        title=f"{way.title} · {count}",
        clause=way.clause,
        verb=f"Взять назад {len(group.able)}",
        key="back:many",
        lines=(*which_lines(group, ""), _effect(group.able[0].case.status)),
        text=way.reason,
    )
    answer = await ask(screen, question)
    if answer is None:
        return
    pairs = [
        (subject.case.number, action)
        for subject in group.able
        for action in _performed(taking_back(subject), screen, answer.text)
    ]
    if not await screen.done_together(pairs, "Взято назад", way.clause, back=False):
        return
    screen.put_cursor(group.numbers[0])
    screen.desk_app.last_numbers = ()
    await asyncio.to_thread(screen.session.desk.typed.forget, question.key)


ACTS: Final = (
    Act(
        "take_back", "я", "Взять назад", "п.14, 18", _take_back, _why, together=_take_back_many,
        tooltip="исключение, другой закон, закрытие, неразмещённый ответ, направление", also_last=True,
    ),
)  # fmt: skip
"""Taking back."""
