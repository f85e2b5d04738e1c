"""A message entered by hand: a link and a text are enough (п.5, 8)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from models.terms import Key
from screens.clock.clock import Clock
from screens.keys import bind
from screens.leaving import leave
from screens.pieces import Line, Piece
from screens.session import Session
from screens.shell import DeskApp
from screens.text import fit
from screens.typed import Typed, anew_binding
from screens.when import parse_when
from screens.widgets.clock import hms
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field, Form
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.work_screen import WorkScreen
from uhta_tui.intake.pasted import from_paste
from uhta_tui.intake.sources import source_of
from uhta_tui.procedure.actions import Receive
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.deadlines import due_of
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment

_FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "url": ("Ссылка", "https://…"),
    "source": ("Источник", "по ссылке"),
    "author": ("Автор", ""),
    "author_url": ("Страница", "ссылка на автора"),
    "topic": ("Тема", ""),
    "place": ("Место", ""),
    "at": ("Получено", "сейчас"),
}
"""The one-line fields: label and what stands in them while they are empty."""
_FIRST: Final = ("url", "source", "author")
"""Those above the text."""


class NewMessageScreen(WorkScreen):
    """The form of a new message."""

    AREA = "queue"
    HELP = (
        "Вставьте ссылку и текст: довольно одного из двух. Источник берётся из ссылки. «Получено» — когда "
        "отдел получил сообщение, от этого считаются сроки п.8; пусто — сейчас."
    )
    FOOTER = ("hand_in", "focus_next", "back")
    AUTO_FOCUS = "#url"
    DEFAULT_CSS = """
    NewMessageScreen Field { margin: 0 0 1 0; }
    NewMessageScreen ManyLines { height: 7; }
    NewMessageScreen.-narrow Field { margin: 0; }
    NewMessageScreen.-narrow ManyLines { height: 6; }
    NewMessageScreen.-wide Form, NewMessageScreen.-wide #dues { width: 96; }
    NewMessageScreen #dues { height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f9", "hand_in", "Принять", "п.8", priority=True),
        anew_binding(),
    ]

    def __init__(self, session: Session, pasted: str = "") -> None:
        """Prepare the form, perhaps filled from pasted text."""
        super().__init__(session)
        self._pasted = pasted
        self._fields = {name: OneLine("", hint, id=name) for name, (_, hint) in _FIELDS.items()}
        self._text = ManyLines("", id="text")
        self._typed = Typed(session, "new:")
        self._when = Field(_FIELDS["at"][0], self._fields["at"], "п.8")
        self._link = Field(_FIELDS["url"][0], self._fields["url"])
        self._dues = Lines(id="dues")

    def compose_body(self) -> ComposeResult:
        """The fields, under them when the message falls due."""
        yield self._typed
        with Pane("Новое сообщение", "п.5, 8"):
            with Form():
                yield self._link
                for name in _FIRST[1:]:
                    yield Field(_FIELDS[name][0], self._fields[name])
                yield Field("Текст", self._text)
                for name in ("author_url", "topic", "place"):
                    yield Field(_FIELDS[name][0], self._fields[name])
                yield self._when
            yield self._dues

    async def on_mount(self) -> None:
        """Offer what was typed before, or what was pasted."""
        typed = await self._typed.load([*self._fields, "text"])
        for name, field in self._fields.items():
            field.value = typed[name]
        self._text.text = typed["text"]
        if self._pasted:
            self._take(self._pasted)
        if again := self._typed.restored:
            added = ", вставленное добавлено" if self._pasted else ""
            self.say(f"{again[0].upper()}{again[1:]}{added}.")
        self.tick()

    @work(group="anew", exclusive=True)
    async def action_anew(self) -> None:
        """Shift+Del: an empty form, or what was pasted; an undo brings the text back."""
        self._text.clear()
        for field in self._fields.values():
            field.value = ""
        await self._typed.discard()
        if self._pasted:
            self._take(self._pasted)
        self.say("Начато заново.")

    def pasted(self, text: str) -> None:
        """Pasted while no field is focused."""
        self._take(text)

    def _take(self, text: str) -> None:
        """Put pasted text where it belongs; what was typed there before stays."""
        row = from_paste(text)
        link = self._fields["url"]
        if row.url and link.value.strip() in ("", row.url):
            link.value = row.url
            self._fields["source"].value = row.source
        elif row.url:
            row = replace(row, text="\n".join(part for part in (row.text, row.url) if part))
        if row.text and row.text not in self._text.text:
            gap = "\n\n" if self._text.text.strip() else ""
            self._text.insert(f"{gap}{row.text}", self._text.document.end)
        (self._text if row.url and not row.text else self._fields["author"]).focus()

    # Typing

    @on(Input.Changed)
    def type_field(self, event: Input.Changed) -> None:
        """Keep what is typed; a link tells its source."""
        name = event.input.id or ""
        self._typed.keep(name, event.value)
        if name == "url":
            self._link.set_wrong("")
            source = source_of(event.value.strip())
            if source:
                self._fields["source"].value = source
        if name == "at":
            self._when.set_wrong("")
            self.tick()

    @on(ManyLines.Changed)
    def type_text(self) -> None:
        """Keep what is typed."""
        self._typed.keep("text", self._text.text)

    def on_key(self, event: events.Key) -> None:
        """Enter in a one-line field goes on to the next."""
        if event.key == "enter" and isinstance(self.focused, OneLine):
            event.stop()
            self.focus_next()

    def _moment(self) -> Moment:
        """When it was received.

        Raises:
            ValueError: If «Получено» holds no past moment.
        """
        return parse_when(self._fields["at"].value, self.session.now, self.session.zone)

    def tick(self) -> None:
        """A second has passed: the deadlines that the message would have."""
        try:
            moment = self._moment()
        except ValueError:
            return
        self._dues.show([self._due(key, moment) for key in (Key.ROUTE, Key.ANSWER)])

    def _due(self, key: Key, moment: Moment) -> Line:
        session = self.session
        clock = Clock(session.calendar, session.now, session.config.look.soon_minutes * 60)
        scene = Scene(now=session.now, calendar=session.calendar, terms=session.terms)
        due = due_of(key, moment, scene)
        words = DEADLINES[key]
        left = clock.left(due)
        late = left < 0
        rest = f"истёк {hms(-left)} назад, нарушение запишется" if late else f"осталось {hms(left)}"
        return (
            Piece("× " if late else "  ", "late", bold=True),
            Piece(fit(words.title, 12), "muted"),
            Piece(f"{fit(words.clause, 5)} до {fit(clock.at(due), 12)}  ", "muted"),
            Piece(rest, "late" if late else "body"),
        )

    # Handing in

    def action_hand_in(self) -> None:
        """Receive the message."""
        self._hand_in()

    @work(exclusive=True, group="hand_in")
    async def _hand_in(self) -> None:
        values = {name: field.value.strip() for name, field in self._fields.items()}
        text = self._text.text.strip()
        if not values["url"] and not text:
            self._link.set_wrong("нужна ссылка или текст")
            self._fields["url"].focus()
            return
        try:
            moment = self._moment()
        except ValueError as error:
            self._when.set_wrong(str(error))
            self._fields["at"].focus()
            return
        await self._typed.flush()
        action = Receive(
            at=moment, by=self.session.who, text=text, url=values["url"], source=values["source"],
            author=values["author"], author_url=values["author_url"], topic=values["topic"],
            place=values["place"],
        )  # fmt: skip
        outcome = await self.perform(action)
        if outcome is None or outcome.number is None:
            return
        await self._typed.forget()
        if isinstance(self.app, DeskApp):
            self.app.cursor_to = outcome.number
        leave(self, f"Принято: № {outcome.number}")
