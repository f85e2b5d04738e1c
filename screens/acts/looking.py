"""Acts that change nothing: the whole message, journal, versions, deadlines explained, link, a copy."""

from typing import Final

from screens.acting import Act, ActingScreen, Subject
from screens.message.lines import author_of, source_of
from screens.outside import copy, follow
from screens.text import printable_lines
from screens.why import Why
from screens.widgets.say_line import Kind
from uhta_tui.wording import full_stamp

_SEE: Final = "Посмотреть"


async def _message(screen: ActingScreen, subject: Subject) -> None:
    screen.desk_app.open_message(subject.case.number)


async def _explain(screen: ActingScreen, subject: Subject) -> None:
    from screens.clock.explain import Explain

    await screen.app.push_screen_wait(Explain(subject.view, screen.session))


async def _versions(screen: ActingScreen, subject: Subject) -> None:
    """The versions of a draft side by side."""
    from screens.review.versions import VersionsScreen

    screen.app.push_screen(VersionsScreen(screen.session, subject.case.number))


async def _open_link(screen: ActingScreen, subject: Subject) -> None:
    """Open the message's link in a graphical browser, or copy it."""
    folder = screen.session.config.folder
    screen.say(follow(screen.app, subject.case.facts.url, folder), Kind.DONE)


async def _copy(screen: ActingScreen, subject: Subject) -> None:
    """Copy the message as it would go into a letter."""
    screen.say(copy(screen.app, as_text(subject), screen.session.config.folder), Kind.DONE)


def as_text(subject: Subject) -> str:
    """The message as plain text: who, where, when, the link, what it says."""
    case = subject.case
    head = f"№ {case.number} · {source_of(case.facts)} · {author_of(case.facts)}"
    received = f"Получено {full_stamp(case.received_at, subject.scene.calendar.timezone)}"
    lines = [head, received, *filter(None, [case.facts.url.strip()]), "", *printable_lines(case.facts.text)]
    return "\n".join(lines)


def _why_versions(subject: Subject) -> Why | None:
    """With one version there is nothing to compare."""
    drafts = subject.case.drafts
    if any(draft.version > 1 for draft in drafts):
        return None
    if drafts:
        return Why("второй версии проекта нет", "п.10", "Всё сообщение — →.")
    return Why("проекта ещё нет", "п.10", "Примите его (п).")


async def _document(screen: ActingScreen, subject: Subject) -> None:
    """A message has no printed paper of its own: its probe refuses always."""


def _why_document(subject: Subject) -> Why | None:
    """Where the papers are: a message is printed only in a notice or in the monthly note."""
    if subject.view.shortcomings:
        return Why("служебная записка — в недостатках", "п.20", "Откройте F5.")
    return Why("у сообщения нет бумаги", "", "Записка — F6, служебные — F5.")


def _why_link(subject: Subject) -> Why | None:
    return None if subject.case.facts.url.strip() else Why("у сообщения нет ссылки", "", "Внесите её (=).")


ACTS: Final = (
    Act("message", "right", "Всё сообщение", "", _message, section=_SEE),
    Act("journal", "л", "Журнал", "", _message, section=_SEE),
    Act(
        "versions", "е", "Версии", "", _versions, _why_versions, section=_SEE, refusal="Сравнить версии",
        tooltip="проекты рядом, изменения отмечены",
    ),
    Act("explain", "ч", "Расчёт", "", _explain, section=_SEE, tooltip="как получился срок"),
    Act("open_link", "о", "Открыть ссылку", "", _open_link, _why_link, short="Ссылка", section=_SEE),
    Act("copy", "к", "Копировать", "", _copy, section=_SEE),
    Act(
        "document", "г", "Готовый документ", "", _document, _why_document, section=_SEE,
        refusal="Напечатать",
    ),
)  # fmt: skip
"""The acts that change nothing."""
