"""Asking for a text and, where an action may be set back, for «когда»; what is typed is kept meanwhile."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from screens.dialog_frame import Dialog
from screens.keys import bind
from screens.pieces import Line, keys_line
from screens.session import Session
from screens.templates.use import Use
from screens.text import width
from screens.typed import Typed, anew_binding
from screens.when import FORMS, parse_when
from screens.widgets.choices import Choice, Option
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field
from screens.widgets.lines import Lines
from screens.work_screen import WorkScreen
from uhta_tui.worktime.moments import Moment

_LABEL: Final = 9
_NAMES: Final = ("text", "when", "choice")
"""The fields, by which they are kept."""


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
    verbs: tuple[tuple[str, str], ...] = ()
    """What F9 does with those of the options that need no text."""
    text: str = ""
    """What stands in the field when nothing was typed before."""
    rows: int = 4
    optional: bool = False
    """Whether the text may be left empty."""
    use: Use | None = None
    """What a template would be put into the text for, where replies are written."""
    refuses: Callable[[Asked], str] | None = None
    """What the Порядок would say against an answer, if it would: asked while the dialog is still open."""


class Ask(Dialog[Asked | None]):
    """Ask a `Question`: F9 hands in, Esc leaves, the text stays for the next time."""

    DEFAULT_CSS = """
    Ask Field { margin: 0 1 0 0; }
    Ask Field.first { margin: 1 1 0 0; }
    Ask Field Lines.wrong { display: block; height: 1; }
    Ask Field.when Lines.wrong { height: 2; }
    Ask Lines.keys { margin: 0 0 1 0; }
    Ask ManyLines, Ask ManyLines:focus { background: $ground; }
    Ask OneLine { background: $ground; }
    """
    AUTO_FOCUS = "ManyLines"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f9", "hand_in", "Сдать", id="ask.hand_in"),
        bind("f12,insert", "template", "Шаблон", id="ask.template"),
        anew_binding(),
    ]

    def __init__(self, question: Question, session: Session, typed: Mapping[str, str]) -> None:
        """Prepare the dialog; `typed` is what was typed before, by field."""
        super().__init__(question.title, question.clause, question.lines)
        self._question, self._session = question, session
        self.text = ManyLines(typed.get("text") or question.text)
        self.text.styles.height = question.rows
        self.when = OneLine(typed.get("when", ""), "сейчас")
        self.choice = Choice(question.options, typed.get("choice"), columns=1) if question.options else None
        labels = (question.label, question.option_label if question.options else "")
        self._label = max(_LABEL, *(width(label) + 2 for label in labels))
        first = "" if question.options else "first"
        self._text_field = Field(question.label, self.text, label_width=self._label, classes=first)
        self._when_field = Field("Когда", self.when, label_width=self._label, classes="when")
        self._typed = Typed(session, f"{question.key}:")
        self._unfilled = ""
        """What to say of a template's places that are still open."""

    def compose_body(self) -> ComposeResult:
        """The fields."""
        yield self._typed
        if self.choice is not None:
            yield Field(self._question.option_label, self.choice, label_width=self._label, classes="first")
        yield self._text_field
        if self._question.when:
            yield self._when_field

    async def on_mount(self) -> None:
        """Say whether something was offered again."""
        await self._typed.load(_NAMES)
        self._text_field.set_note(self._typed.restored)
        self.text.move_cursor(self.text.document.end)
        self._show_needed()

    def keys(self) -> Line:
        """F9 with its verb."""
        tab = (("Tab", "дальше"),) if self._question.when or self._question.options else ()
        use = (("F12", "шаблон"),) if self._question.use and self._text_field.display else ()
        esc = "назад" if use and tab else "назад, текст цел"
        return keys_line(("F9", self._verb()), *use, *tab, ("Esc", esc), gap=3)

    def _verb(self) -> str:
        """What F9 does now."""
        verbs = dict(self._question.verbs)
        return verbs.get(self.choice.value, self._question.verb) if self.choice else self._question.verb

    @on(ManyLines.Changed)
    def type_text(self) -> None:
        """Keep what is typed; a text that is the question's own need not be kept."""
        self._text_field.set_wrong("")
        text = self.text.text
        self._unfilled = self._unfilled if "{" in text else ""
        self._text_field.set_note(self._unfilled or self._typed.restored)
        self._typed.keep("text", "" if text == self._question.text else text)

    @on(Input.Changed)
    def type_when(self) -> None:
        """Keep the moment; it may be right now."""
        self._when_field.set_wrong("")
        self._typed.keep("when", self.when.value)

    @on(Choice.Changed)
    def choose(self, event: Choice.Changed) -> None:
        """Keep what is chosen; the first one need not be kept."""
        first = self._question.options[0].value
        self._typed.keep("choice", "" if event.value == first else event.value)
        self._show_needed()

    def _show_needed(self) -> None:
        """Only what the choice needs: the field goes where no text is asked for, F9 says what it does."""
        if self.choice is None or not self._question.verbs:
            return
        self._text_field.display = self.choice.value not in dict(self._question.verbs)
        self.query_one("Lines.keys", Lines).show([self.keys()])

    @work(group="field", exclusive=True)
    async def action_template(self) -> None:
        """F12: put a template into the text; one that nobody has touched gives way to it."""
        use = self._question.use
        if use is None:
            return
        from screens.templates.list import put_template

        if self.text.text == self._question.text:
            self.text.select_all()
        self._unfilled = await put_template(self, self._session, self.text, use)
        self._text_field.set_note(self._unfilled or self._typed.restored)

    @work(group="anew", exclusive=True)
    async def action_anew(self) -> None:
        """Shift+Del: the question as if nothing had been typed; an undo brings the text back."""
        document = self.text.document
        self.text.replace(self._question.text, document.start, document.end)
        self.when.value = ""
        if self.choice is not None:
            self.choice.here = 0
        await self._typed.discard()
        self._text_field.set_note("")

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
    answer: Asked | None = await screen.app.push_screen_wait(await asking(screen.session, question))
    return answer


async def asking(session: Session, question: Question) -> Ask:
    """The dialog, with what was typed into it before."""
    keys = {name: f"{question.key}:{name}" for name in _NAMES}
    found = await asyncio.to_thread(session.desk.typed.read, tuple(keys.values()))
    return Ask(question, session, {name: found[key].text for name, key in keys.items() if key in found})
