"""Acts between the desk and the author: asking, the author's answer, the reply: п.2, 6, 14, 16."""

from typing import Final

from models.terms import ReplyKind, Status
from screens.acting import Act, ActingScreen, Subject
from screens.acts.about import about
from screens.ask import Asked, Question, ask
from screens.templates.use import use_of
from screens.why import Why
from uhta_tui.procedure.actions import AuthorAnswered, Clarify, Compose, Post

_ANY: Final = "…"


async def _clarify(screen: ActingScreen, subject: Subject) -> None:
    """п.2, 6: the text of a request to the author."""
    number = subject.case.number
    names = ", ".join(subject.short(part.executor) for part in subject.case.live_parts)
    question = Question(
        title=f"Спросить автора · № {number}",
        clause="п.2, 6",
        verb="Согласовать запрос",
        key=f"clarify:{number}",
        lines=(
            about(subject),
            "Запрос встанет к размещению; ответ автора начнёт сроки заново (п.2)."
            + (f" Части будут отозваны: {names}." if names else ""),
        ),
        label="Запрос",
        missing="Впишите, что спросить у автора",
        rows=5,
        use=use_of(subject.case, subject.scene, screen.session.config, ReplyKind.CLARIFICATION),
    )
    answer = await ask(screen, question)
    if answer is not None:
        action = Clarify(
            at=screen.session.now, by=screen.session.who, message=subject.message, text=answer.text
        )
        await screen.done(number, action, done="Запрос согласован, разместите его (р)", forget=question.key)


async def _author_answered(screen: ActingScreen, subject: Subject) -> None:
    """п.2, 6: what the author answered, now or some time ago."""
    number = subject.case.number

    def action(answer: Asked) -> AuthorAnswered:
        return AuthorAnswered(at=answer.at, by=screen.session.who, message=subject.message, text=answer.text)

    question = Question(
        title=f"Автор ответил · № {number}",
        clause="п.2",
        verb="Записать ответ",
        key=f"author:{number}",
        lines=(about(subject), "С этого момента заново: направить за час, ответить за восемь (п.8)."),
        label="Ответ",
        missing="Впишите, что ответил автор",
        when=True,
        rows=5,
        refuses=lambda answer: subject.refusal(action(answer)),
    )
    answer = await ask(screen, question)
    if answer is not None:
        await screen.done(
            number, action(answer), done=f"№ {number}: сроки идут заново (п.2)", forget=question.key
        )


async def _open_reply(screen: ActingScreen, subject: Subject) -> None:
    """п.14, 16: form the reply, or post it."""
    screen.desk_app.open_reply(subject.case.number)


def _why_clarify(subject: Subject) -> Why | None:
    return subject.why(Clarify(at=subject.at, by=subject.by, message=subject.message, text=_ANY))


def _why_answered(subject: Subject) -> Why | None:
    return subject.why(AuthorAnswered(at=subject.at, by=subject.by, message=subject.message, text=_ANY))


def _why_compose(subject: Subject) -> Why | None:
    return subject.why(Compose(at=subject.at, by=subject.by, message=subject.message, text=_ANY))


def _why_post(subject: Subject) -> Why | None:
    """п.14: only whether there is an approved reply; the link is the reply screen's to check."""
    if subject.case.status is Status.APPROVED:
        return None
    url = "https://example.org/"
    return subject.why(Post(at=subject.at, by=subject.by, message=subject.message, url=url, other_host=True))


ACTS: Final = (
    Act("clarify", "а", "Спросить автора", "п.2, 6", _clarify, _why_clarify, short="Спросить"),
    Act(
        "author_answered",
        "ы",
        "Автор ответил",
        "п.2",
        _author_answered,
        _why_answered,
        refusal="Записать ответ автора",
    ),
    Act("compose", "щ", "Общий ответ", "п.16", _open_reply, _why_compose, refusal="Свести ответ"),
    Act("post", "р", "Разместить", "п.14", _open_reply, _why_post),
)
"""The acts between the desk and the author."""
