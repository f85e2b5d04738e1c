"""Acts that change nothing: the whole message, its journal, its deadlines explained, its link, a copy."""

from typing import Final

from screens.acting import Act, ActingScreen, Subject
from screens.explain import Explain
from screens.message_lines import author_of, source_of
from screens.outside import copy, follow
from screens.text import printable_lines
from screens.why import Why
from screens.widgets.say_line import Kind
from uhta_tui.wording import full_stamp

_SEE: Final = "Посмотреть"


async def _message(screen: ActingScreen, subject: Subject) -> None:
    screen.desk_app.open_message(subject.case.number)


async def _explain(screen: ActingScreen, subject: Subject) -> None:
    await screen.app.push_screen_wait(Explain(subject.view, screen.session))


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


def _why_link(subject: Subject) -> Why | None:
    return None if subject.case.facts.url.strip() else Why("у сообщения нет ссылки", "", "Внесите её (=).")


ACTS: Final = (
    Act("message", "right", "Всё сообщение", "", _message, section=_SEE),
    Act("journal", "л", "Журнал", "", _message, section=_SEE),
    Act("explain", "ч", "Расчёт", "", _explain, section=_SEE, tooltip="как получился срок"),
    Act("open_link", "о", "Открыть ссылку", "", _open_link, _why_link, section=_SEE),
    Act("copy", "к", "Копировать", "", _copy, section=_SEE),
)
"""The acts that change nothing."""
