"""Acts that end a message without an answer: п.5, 18, 21."""

from collections.abc import Sequence
from typing import Final

from models.terms import GROUND_TITLES, LAW_TITLES, Ground, Law, Status
from screens.acting import Act, ActingScreen, Subject
from screens.acts.about import ConfirmWithComment, about, law_name
from screens.acts.ending_many import close_many, exclude_many, hand_over_many
from screens.ask import Question, ask
from screens.dialogs import Pick, detail
from screens.pieces import as_line
from screens.typed import Typed
from screens.why import Why
from uhta_tui.procedure.actions import Close, Exclude, OutOfScope

_ANY: Final = "…"


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
        typed=Typed(screen.session, f"exclude:{number}:"),
    )
    if await screen.app.push_screen_wait(question):
        action = Exclude(
            at=screen.session.now, by=screen.session.who, message=subject.message, ground=ground,
            comment=question.comment.strip(),
        )  # fmt: skip
        done = f"№ {number} исключено (п.18). Взять назад — я"
        await screen.done(number, action, done=done, forget=f"exclude:{number}")


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
        typed=Typed(screen.session, f"law:{number}:"),
    )
    if await screen.app.push_screen_wait(question):
        action = OutOfScope(
            at=screen.session.now, by=screen.session.who, message=subject.message, law=law,
            comment=question.comment.strip(),
        )  # fmt: skip
        done = f"№ {number} передано под {law_name(law)} (п.21). Взять назад — я"
        await screen.done(number, action, done=done, forget=f"law:{number}")


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
            "Автор не ответил. Сроки не идут, сообщение уйдёт из очереди."
            if subject.case.status is Status.CLARIFYING
            else "Реакции не требует или не в компетенции администрации. Срок ответа снимется (п.8).",
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


# -- the table --------------------------------------------------------------------------------------


def _why_exclude(subject: Subject) -> Why | None:
    return subject.why(Exclude(at=subject.at, by=subject.by, message=subject.message, ground=Ground.HARM))


def _why_law(subject: Subject) -> Why | None:
    return subject.why(OutOfScope(at=subject.at, by=subject.by, message=subject.message, law=Law.APPEALS))


def _why_close(subject: Subject) -> Why | None:
    return subject.why(Close(at=subject.at, by=subject.by, message=subject.message, reason=_ANY))


ACTS: Final = (
    Act("exclude", "и", "Исключить", "п.18", _exclude, _why_exclude, together=exclude_many),
    Act(
        "other_law", "ф", "Другой закон", "п.21", _other_law, _why_law, together=hand_over_many,
        refusal="Передать под другой закон",
    ),
    Act(
        "close", "ц", "Закрыть без ответа", "п.5", _close, _why_close, short="Закрыть", together=close_many,
    ),
)  # fmt: skip
"""The acts that end a message."""
