"""Acts that end a message without an answer, and taking back: п.5, 6, 14, 18, 21."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult

from models.terms import GROUND_TITLES, LAW_TITLES, Ground, Key, Law, PartStatus, Status
from screens.acting import Act, ActingScreen, Subject
from screens.ask import Question, ask
from screens.dialogs import Confirm, Pick, detail
from screens.message_lines import author_of, source_of
from screens.moments import short
from screens.pieces import Line, as_line
from screens.why import Why
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from uhta_tui.procedure.actions import (
    Action,
    Close,
    Exclude,
    OutOfScope,
    Reopen,
    Restore,
    Withdraw,
)
from uhta_tui.procedure.routing import UNDO_SECONDS

_ANY: Final = "…"


class ConfirmWithComment(Confirm):
    """A question with a comment that may be left out."""

    DEFAULT_CSS = """
    ConfirmWithComment Field { margin: 1 1 0 0; height: 1; }
    ConfirmWithComment OneLine { background: $ground; }
    """
    AUTO_FOCUS = "#stay"
    comment: str = ""
    """What was typed."""
    LABEL: ClassVar[int] = 12

    def compose_body(self) -> ComposeResult:
        """The verbs, the comment under them, so that the harmless verb stays first."""
        yield from super().compose_body()
        yield Field("Комментарий", OneLine("", "можно не писать"), label_width=self.LABEL)

    def on_input_changed(self, event: OneLine.Changed) -> None:
        """Keep what is typed."""
        self.comment = event.value


def about(subject: Subject) -> Line:
    """Who wrote, where, when."""
    zone = subject.scene.calendar.timezone
    facts = subject.case.facts
    received = short(subject.case.received_at, subject.at, zone)
    return detail("Автор", author_of(facts), f", {source_of(facts)}, получено {received}")


# -- п.18 and п.21 ----------------------------------------------------------------------------------


async def _exclude(screen: ActingScreen, subject: Subject) -> None:
    """п.18: which ground, then whether really."""
    grounds = list(Ground)
    number = subject.case.number
    title = f"Исключить № {number} · основание"
    picked = await screen.app.push_screen_wait(
        Pick(title, [GROUND_TITLES[g] for g in grounds], "п.18", [about(subject)])
    )
    if picked is None:
        return
    ground = grounds[picked[0]]
    question = ConfirmWithComment(
        f"Исключить № {number} без ответа?",
        "п.18",
        [
            about(subject),
            detail("Основание", GROUND_TITLES[ground]),
            "",
            "Ответа автору не будет, срок ответа снимется (п.8).",
            *_parts_go(subject),
            as_line("Вернуть сообщение можно с указанием причины (я).", "muted"),
        ],
        stay="Оставить в очереди",
        ahead="Исключить",
    )
    if await screen.app.push_screen_wait(question):
        action = Exclude(
            at=screen.session.now, by=screen.session.who, message=subject.message, ground=ground,
            comment=question.comment.strip(),
        )  # fmt: skip
        await screen.done(number, action, done=f"№ {number} исключено (п.18). Взять назад — я")


async def _other_law(screen: ActingScreen, subject: Subject) -> None:
    """п.21: which law, then whether really."""
    laws = list(Law)
    number = subject.case.number
    title = f"№ {number} · каким законом рассматривается"
    picked = await screen.app.push_screen_wait(
        Pick(title, [LAW_TITLES[w] for w in laws], "п.21", [about(subject)])
    )
    if picked is None:
        return
    law = laws[picked[0]]
    question = ConfirmWithComment(
        f"Передать № {number} под другой закон?",
        "п.21",
        [
            about(subject),
            detail("Закон", LAW_TITLES[law]),
            "",
            "По Порядку ответа не будет, срок ответа снимется (п.8).",
            *_parts_go(subject),
            as_line("Вернуть сообщение можно с указанием причины (я).", "muted"),
        ],
        stay="Оставить в очереди",
        ahead="Передать",
    )
    if await screen.app.push_screen_wait(question):
        action = OutOfScope(
            at=screen.session.now, by=screen.session.who, message=subject.message, law=law,
            comment=question.comment.strip(),
        )  # fmt: skip
        await screen.done(
            number, action, done=f"№ {number} передано под {law_name(law)} (п.21). Взять назад — я"
        )


def law_name(law: Law) -> str:
    """`59-ФЗ`."""
    return LAW_TITLES[law].partition(",")[0]


def _parts_go(subject: Subject) -> Sequence[str]:
    """What becomes of the parts."""
    names = ", ".join(subject.short(part.executor) for part in subject.case.live_parts)
    return [f"Части будут отозваны: {names}."] if names else []


# -- п.5 --------------------------------------------------------------------------------------------


async def _close(screen: ActingScreen, subject: Subject) -> None:
    """п.5: ask for the reason and close."""
    number = subject.case.number
    question = Question(
        title=f"Закрыть № {number} без ответа",
        clause="п.5",
        verb="Закрыть",
        key=f"close:{number}",
        lines=(
            about(subject),
            "Реакции не требует или не в компетенции администрации. Срок ответа снимется (п.8).",
        ),
    )
    answer = await ask(screen, question)
    if answer is not None:
        action = Close(
            at=screen.session.now, by=screen.session.who, message=subject.message, reason=answer.text
        )
        await screen.done(
            number, action, done=f"№ {number} закрыто (п.5). Взять назад — я", forget=question.key
        )


# -- taking back ------------------------------------------------------------------------------------

_BACK: Final[Mapping[Status, tuple[str, str, str]]] = {
    Status.EXCLUDED: ("Вернуть в работу исключённое", "п.18", "Исключено"),
    Status.OUT_OF_SCOPE: ("Вернуть в работу из другого закона", "п.21", "Передано"),
    Status.CLOSED: ("Вернуть в работу закрытое", "п.5", "Закрыто"),
    Status.APPROVED: ("Взять назад согласованный ответ", "п.14", "Ответ"),
}
"""What is taken back in a status: what to call it, its clause, the label of what stands."""


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


def _take_back_why(subject: Subject) -> Why | None:
    """Why there is nothing to take back on this message; the queue then looks at the last one acted on."""
    if taking_back(subject):
        return None
    if subject.case.status is Status.ANSWERED:
        return Why("ответ уже размещён", "п.14", "Ошибку в нём запишите (ш).")
    return Why("последний шаг назад не берётся", "", "Часть можно забрать (з).")


async def _take_back(screen: ActingScreen, subject: Subject) -> None:
    """Ask why, and take back."""
    number = subject.case.number
    actions = taking_back(subject)
    title, clause, label = _BACK.get(subject.case.status, ("Отозвать направление", "п.6", "Направлено"))
    stands = subject.case.why or ", ".join(subject.short(p.executor) for p in subject.case.live_parts)
    reply = subject.case.reply
    question = Question(
        title=f"{title} · № {number}",
        clause=clause,
        verb="Взять назад",
        key=f"back:{number}",
        lines=(
            detail(
                label, (reply.text if reply and subject.case.status is Status.APPROVED else stands) or "—"
            ),
            "Сроки пойдут дальше с первого получения, как если бы этого не было.",
        ),
        text="Направлено по ошибке" if isinstance(actions[0], Withdraw) else "",
    )
    answer = await ask(screen, question)
    if answer is None:
        return
    performed = [_with_reason(action, screen, answer.text) for action in actions]
    await screen.done(number, *performed, done=f"№ {number}: взято назад", forget=question.key)


def _with_reason(action: Action, screen: ActingScreen, reason: str) -> Action:
    """The probed action as it is performed."""
    if isinstance(action, Restore | Reopen | Withdraw):
        return replace(action, at=screen.session.now, by=screen.session.who, reason=reason)
    return action


# -- the table --------------------------------------------------------------------------------------


def _why_exclude(subject: Subject) -> Why | None:
    return subject.why(Exclude(at=subject.at, by=subject.by, message=subject.message, ground=Ground.HARM))


def _why_law(subject: Subject) -> Why | None:
    return subject.why(OutOfScope(at=subject.at, by=subject.by, message=subject.message, law=Law.APPEALS))


def _why_close(subject: Subject) -> Why | None:
    return subject.why(Close(at=subject.at, by=subject.by, message=subject.message, reason=_ANY))


ACTS: Final = (
    Act("exclude", "и", "Исключить", "п.18", _exclude, _why_exclude),
    Act("other_law", "ф", "Другой закон", "п.21", _other_law, _why_law),
    Act("close", "ц", "Закрыть без ответа", "п.5", _close, _why_close, short="Закрыть"),
    Act(
        "take_back", "я", "Взять назад", "п.14, 18", _take_back, _take_back_why,
        tooltip="исключение, другой закон, закрытие, неразмещённый ответ, направление", also_last=True,
    ),
)  # fmt: skip
"""The acts that end a message, and taking back."""
