"""Acts on one executor's part: routing, draft and review, taking back, its return (п.6, 8, 9, 10, 11)."""

from collections.abc import Callable, Sequence
from typing import Final

from models.terms import PART_TITLES, Content, Key, PartStatus
from screens.acting import Act, ActingScreen, Group, Run, Subject
from screens.ask import Asked, Question, ask
from screens.dialogs import Pick, detail
from screens.moments import short
from screens.why import Why
from uhta_tui.procedure.actions import (
    EditJointly,
    PartAction,
    Return,
    Rework,
    Route,
    SubmitDraft,
    Withdraw,
)
from uhta_tui.procedure.case import Part, Tick

_ANY: Final = "…"
"""A text, where probing needs one."""


def part_why(subject: Subject, make: Callable[[Part], PartAction], clause: str) -> Why | None:
    """Why an act cannot be done on any part."""
    parts = subject.case.live_parts
    if not parts:
        return Why("нет действующей части", clause, "Сначала направьте сообщение (н).")
    return subject.why(*map(make, parts))


async def which_part(
    screen: ActingScreen, subject: Subject, parts: Sequence[Part], title: str, clause: str
) -> Part | None:
    """The only part, or the one that a person picks by its digit; `None` after Esc."""
    if len(parts) == 1:
        return parts[0]
    options = [(subject.short(part.executor), _aside(subject, part)) for part in parts]
    picked = await screen.app.push_screen_wait(Pick(f"{title} · № {subject.case.number}", options, clause))
    return None if picked is None else parts[picked[0]]


def _aside(subject: Subject, part: Part) -> str:
    """Where a part stands and till when."""
    due = next(
        (d.due for d in subject.case.deadlines if d.running and d.part == part.no and d.key in _OWED), None
    )
    state = PART_TITLES[part.status]
    if due is None:
        return state
    return f"{state}, до {short(due, subject.at, subject.scene.calendar.timezone)}"


_OWED: Final = frozenset({Key.DRAFT, Key.REVIEW, Key.REWORK, Key.FINAL, Key.REROUTE})


# -- routing ----------------------------------------------------------------------------------------


def _route_why(subject: Subject) -> Why | None:
    """п.8, 9: whether the message can be sent to anybody."""
    if returned_parts(subject):
        return None
    free = [
        f.code for f in subject.scene.executors.values() if f.active and not subject.case.live_part_of(f.code)
    ]
    if not free:
        return Why("в справочнике нет свободных исполнителей", "п.7", "Внесите их (F4).")
    route = Route(at=subject.at, by=subject.by, message=subject.message, executors=(free[0],))
    return subject.why(route)


def returned_parts(subject: Subject) -> tuple[Part, ...]:
    """The parts that wait to be sent to another executor (п.9)."""
    return tuple(p for p in subject.case.live_parts if p.status is PartStatus.RETURNED)


async def _route(screen: ActingScreen, subject: Subject) -> None:
    """Open the panel: for a returned part the re-routing, else the routing."""
    returned = returned_parts(subject)
    if not returned:
        await screen.start_routing(subject, None)
        return
    part = await which_part(screen, subject, returned, "Чью часть направить иному", "п.9")
    if part is not None:
        await screen.start_routing(subject, part)


async def _route_many(screen: ActingScreen, group: Group) -> None:
    """п.8, 9: open the panel on several messages."""
    await screen.start_routing_many(group)


# -- the draft and its review -----------------------------------------------------------------------


def _draft(subject: Subject) -> Callable[[Part], PartAction]:
    return lambda part: SubmitDraft(
        at=subject.at, by=subject.by, message=subject.message, executor=part.executor,
        content=Content.EXPLANATION, text=_ANY,
    )  # fmt: skip


async def _open_draft(screen: ActingScreen, subject: Subject) -> None:
    parts = subject.parts(_draft(subject))
    # A draft that waits may be replaced, but whoever still owes one is meant first.
    owing = [p for p in parts if p.status is not PartStatus.DRAFTED]
    part = await which_part(screen, subject, owing or parts, "Чей проект получен", "п.10")
    if part is not None:
        screen.desk_app.open_draft(subject.case.number, part.executor)


def _joint(subject: Subject) -> Callable[[Part], PartAction]:
    return lambda part: EditJointly(
        at=subject.at, by=subject.by, message=subject.message, executor=part.executor, text=_ANY
    )


def _rework(subject: Subject) -> Callable[[Part], PartAction]:
    return lambda part: Rework(
        at=subject.at, by=subject.by, message=subject.message, executor=part.executor, reasons=(Tick(1),)
    )


def _review_of(make: Callable[[Subject], Callable[[Part], PartAction]], clause: str) -> Run:
    async def run(screen: ActingScreen, subject: Subject) -> None:
        part = await which_part(screen, subject, subject.parts(make(subject)), "Чей проект", clause)
        if part is not None:
            screen.desk_app.open_review(subject.case.number, part.executor)

    return run


# -- taking back and returning ----------------------------------------------------------------------


def _withdrawal(subject: Subject) -> Callable[[Part], PartAction]:
    return lambda part: Withdraw(
        at=subject.at, by=subject.by, message=subject.message, executor=part.executor, reason=_ANY
    )


async def _withdraw(screen: ActingScreen, subject: Subject) -> None:
    """п.6: take a part back, with a reason."""
    part = await which_part(screen, subject, subject.parts(_withdrawal(subject)), "Чью часть забрать", "п.6")
    if part is None:
        return
    name, number = subject.short(part.executor), subject.case.number
    last = len(subject.case.live_parts) == 1
    after = "Других частей нет: сообщение надо будет направить снова за час (п.8)." if last else ""
    question = Question(
        title=f"Забрать часть · {name} · № {number}",
        clause="п.6",
        verb="Забрать",
        key=f"withdraw:{number}:{part.executor}",
        lines=tuple(line for line in (detail("Сейчас", PART_TITLES[part.status]), after) if line),
    )
    answer = await ask(screen, question)
    if answer is not None:
        action = Withdraw(
            at=screen.session.now, by=screen.session.who, message=subject.message,
            executor=part.executor, reason=answer.text,
        )  # fmt: skip
        await screen.done(number, action, done=f"Часть забрана: {name}", forget=question.key)


def _giving_back(subject: Subject) -> Callable[[Part], PartAction]:
    return lambda part: Return(
        at=subject.at, by=subject.by, message=subject.message, executor=part.executor, reason=_ANY
    )


async def _return(screen: ActingScreen, subject: Subject) -> None:
    """п.9: an executor returned what is not its own, now or some time ago."""
    part = await which_part(screen, subject, subject.parts(_giving_back(subject)), "Кто вернул", "п.9")
    if part is None:
        return
    name, number = subject.short(part.executor), subject.case.number
    zone = subject.scene.calendar.timezone
    window = next((d for d in subject.case.deadlines if d.key is Key.RETURN and d.part == part.no), None)
    until = short(window.due, subject.at, zone) if window else "—"

    def action(answer: Asked) -> Return:
        return Return(
            at=answer.at, by=screen.session.who, message=subject.message, executor=part.executor,
            reason=answer.text,
        )  # fmt: skip

    was = "можно было" if window and window.due < subject.at else "можно"
    question = Question(
        title=f"Возврат исполнителя · {name} · № {number}",
        clause="п.9",
        verb="Записать возврат",
        key=f"return:{number}:{part.executor}",
        lines=(
            detail("Направлено", short(part.sent_at, subject.at, zone), f", вернуть {was} до {until} (п.9)"),
            "После возврата — час, чтобы направить иному. Срок ответа не меняется (п.8).",
        ),
        missing="Впишите причину: почему это не их вопрос",
        when=True,
        refuses=lambda answer: subject.refusal(action(answer)),
    )
    answer = await ask(screen, question)
    if answer is not None:
        await screen.done(
            number, action(answer), done=f"{name} вернул часть, направьте иному (н)", forget=question.key
        )


ACTS: Final = (
    Act("route", "н", "Направить", "п.8, 9", _route, _route_why, together=_route_many),
    Act(
        "draft", "п", "Проект получен", "п.10", _open_draft,
        lambda s: part_why(s, _draft(s), "п.10"), short="Проект", refusal="Принять проект",
    ),
    Act(
        "approve", "с", "Согласовать", "п.11", _review_of(_joint, "п.11"),
        lambda s: part_why(s, _joint(s), "п.11"),
    ),
    Act(
        "rework", "д", "На доработку", "п.12, 13", _review_of(_rework, "п.12"),
        lambda s: part_why(s, _rework(s), "п.12"), short="Доработка",
        refusal="Вернуть на доработку",
    ),
    Act(
        "edit_jointly", "в", "Править вместе", "п.11", _review_of(_joint, "п.11"),
        lambda s: part_why(s, _joint(s), "п.11"), short="Вместе",
    ),
    Act(
        "return", "т", "Возврат исполнителя", "п.9", _return,
        lambda s: part_why(s, _giving_back(s), "п.9"), short="Возврат",
        refusal="Записать возврат",
    ),
    Act(
        "withdraw", "з", "Забрать часть", "п.6", _withdraw,
        lambda s: part_why(s, _withdrawal(s), "п.6"), short="Забрать",
    ),
)  # fmt: skip
"""The acts on parts."""
