"""Asking for a text and, where an action may be set back, for «когда»; what is typed is kept meanwhile."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from screens.dialog_frame import Dialog
from screens.keys import bind
from screens.pieces import Line, keys_line
from screens.session import Session
from screens.typed import Typed
from screens.when import FORMS, parse_when
from screens.widgets.choices import Choice, Option
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field
from screens.work_screen import WorkScreen
from uhta_tui.worktime.moments import Moment

_LABEL: Final = 9
_TEXT: Final = "text"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was handed in."""

    text: str
    at: Moment
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    title: str
    clause: str
    verb: str
    """What F9 does: `Вернуть`."""
    key: str
    """The prefix under which the typed text is kept, such as `return:186:kumi`."""
    lines: tuple[str | Line, ...] = ()
    label: str = "Причина"
    missing: str = "Впишите причину"
    """Said when F9 is pressed with nothing typed."""
    when: bool = False
    """Whether the moment may be set back."""
    options: tuple[Option, ...] = ()
    """One of several to choose, such as whose fault it is."""
    option_label: str = ""
    text: str = ""
    """What stands in the field when nothing was typed before."""
    rows: int = 4
    optional: bool = False
    """Whether the text may be left empty."""
    refuses: Callable[[Asked], str] | None = None
    """What the Порядок would say against an answer, if it would: asked while the dialog is still open."""


class Ask(Dialog[Asked | None]):
    """Ask a `Question`: F9 hands in, Esc leaves, the text stays for the next time."""

    DEFAULT_CSS = """
    Ask Field { margin: 1 1 0 0; }
    Ask ManyLines, Ask ManyLines:focus { background: $ground; }
    Ask OneLine { background: $ground; }
    """
    AUTO_FOCUS = "ManyLines"
    BINDINGS: ClassVar[list[BindingType]] = [bind("f9", "hand_in", "Сдать", id="ask.hand_in")]

    def __init__(self, question: Question, session: Session, typed: str) -> None:
        """Prepare the dialog; `typed` is what was typed before."""
        super().__init__(question.title, question.clause, question.lines)
        self._question, self._session = question, session
        self.text = ManyLines(typed or question.text)
        self.text.styles.height = question.rows
        self.when = OneLine("", "сейчас")
        self.choice = Choice(question.options, columns=1) if question.options else None
        self._text_field = Field(question.label, self.text, label_width=_LABEL)
        self._when_field = Field("Когда", self.when, label_width=_LABEL)
        self._typed = Typed(session, f"{question.key}:")

    def compose_body(self) -> ComposeResult:
        """The fields."""
        yield self._typed
        if self.choice is not None:
            yield Field(self._question.option_label, self.choice, label_width=_LABEL)
        yield self._text_field
        if self._question.when:
            yield self._when_field

    def keys(self) -> Line:
        """F9 with its verb."""
        tab = (("Tab", "дальше"),) if self._question.when or self._question.options else ()
        return keys_line(("F9", self._question.verb), *tab, ("Esc", "назад, текст цел"), gap=3)

    @on(ManyLines.Changed)
    def type_text(self) -> None:
        """Keep what is typed."""
        self._text_field.set_wrong("")
        self._typed.keep(_TEXT, self.text.text)

    @on(Input.Changed)
    def type_when(self) -> None:
        """The moment may be right now."""
        self._when_field.set_wrong("")

    @on(Input.Submitted)
    async def submit(self) -> None:
        """Enter in the field of the moment hands in."""
        await self.action_hand_in()

    async def action_hand_in(self) -> None:
        """Hand in, if what is needed is there."""
        text = self.text.text.strip()
        if not text and not self._question.optional:
            self._text_field.set_wrong(self._question.missing)
            self.text.focus()
            return
        session = self._session
        try:
            at = parse_when(self.when.value, session.now, session.zone)
        except ValueError as error:
            self._when_field.set_wrong(str(error) or FORMS)
            self.when.focus()
            return
        asked = Asked(text, at, self.choice.value if self.choice is not None else "")
        if self._question.refuses is not None and (said := self._question.refuses(asked)):
            self._when_field.set_wrong(said)
            self.when.focus()
            return
        # Before the dialog goes: what is saved after the act has been done would be offered again.
        await self._typed.flush()
        self.dismiss(asked)


async def ask(screen: WorkScreen, question: Question) -> Asked | None:
    """Ask over a screen, inside a worker; what was typed before is offered again."""
    typed = await asyncio.to_thread(screen.session.desk.typed.load, f"{question.key}:{_TEXT}")
    answer: Asked | None = await screen.app.push_screen_wait(Ask(question, screen.session, typed))
    return answer
