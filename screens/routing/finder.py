"""Finding an executor by typing: letters look, digits tick, Enter sends; and the field of its part."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.keys import bind, digits
from screens.pieces import Piece, content_of
from screens.routing.routing import DIGITS
from screens.text import printable
from screens.widgets.fields import OneLine
from screens.widgets.lines import Lines

_HINT = "буквы ищут по названию и по словам"


class Finder(Widget, can_focus=True):
    """One row that letters are typed into; digits tick, arrows move, Enter sends."""

    DEFAULT_CSS = "Finder { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "send", "Направить", "п.8", id="choose"),
        *digits("digit", "Подходящий", DIGITS, short="Похожий"),
        bind("space", "tick", "Ещё один", short="Ещё", id="tick"),
        bind("tab", "app.focus_next", "Часть", id="part"),
        bind("down", "move(1)", "Вниз", quiet=True, id="finder.down"),
        bind("up", "move(-1)", "Вверх", quiet=True, id="finder.up"),
        bind("pagedown", "move(5)", "Страница вниз", quiet=True, id="finder.page_down"),
        bind("pageup", "move(-5)", "Страница вверх", quiet=True, id="finder.page_up"),
        bind("backspace", "erase", "Стереть", quiet=True, id="finder.erase"),
        bind("ctrl+u", "clear", "Стереть всё", quiet=True, id="finder.clear"),
    ]

    typed: reactive[str] = reactive("")
    """What is looked for."""

    @dataclass
    class Typed(Message):
        """The query changed."""

        query: str

    @dataclass
    class Pressed(Message):
        """A digit (1–9), or 0 for the row under the cursor, is to be ticked."""

        digit: int

    @dataclass
    class Moved(Message):
        """The cursor is to move by so many rows."""

        step: int

    @dataclass
    class Sent(Message):
        """Enter was pressed."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are typed here, whatever they mean elsewhere."""
        return character is not None and character.isprintable() and not self._is_command(character)

    @staticmethod
    def _is_command(character: str) -> bool:
        """Digits tick, the space bar too."""
        return character in "123456789 "

    def on_key(self, event: events.Key) -> None:
        """Take a letter."""
        if event.is_printable and event.character and not self._is_command(event.character):
            event.stop()
            self.typed += printable(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted or quickly typed text is looked for."""
        event.stop()
        self.typed += printable(event.text).strip()

    def watch_typed(self, typed: str) -> None:
        """Tell of it."""
        self.post_message(self.Typed(typed))

    def render(self) -> Content:
        """`Найти  гор▏  буквы ищут…`."""
        typed = printable(self.typed)
        mark = (Piece("▏", "mark", bold=True),) if self.has_focus else ()
        hint = (Piece(" " * max(3, 10 - len(typed))), Piece(_HINT, "faint"))
        line = (Piece("  Найти  ", "muted"), Piece(typed, bold=True), *mark, *hint)
        return content_of([line], no_color=self.app.no_color)

    def action_send(self) -> None:
        """Send."""
        self.post_message(self.Sent())

    def action_digit(self, digit: int) -> None:
        """Tick a suggestion."""
        self.post_message(self.Pressed(digit))

    def action_tick(self) -> None:
        """Tick the row under the cursor."""
        self.post_message(self.Pressed(0))

    def action_move(self, step: int) -> None:
        """Move the list's cursor."""
        self.post_message(self.Moved(step))

    def action_erase(self) -> None:
        """Take the last letter back."""
        self.typed = self.typed[:-1]

    def action_clear(self) -> None:
        """Take all letters back."""
        self.typed = ""


class PartField(OneLine):
    """What of the message an executor is to answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "submit", "Направить", "п.8", id="choose"),
        bind("tab", "app.focus_next", "Дальше", id="part"),
    ]

    def __init__(self, code: str, text: str) -> None:
        """Prepare the field of an executor."""
        super().__init__(text, "что именно")
        self.code = code


class PartRow(Vertical):
    """One of the ticked: its digit, its name, its due moment, and the field of its part."""

    DEFAULT_CSS = """
    PartRow { height: 3; width: 1fr; }
    PartRow PartField { margin: 0 0 0 3; padding: 0; background: $ground; }
    """

    def __init__(self, code: str, text: str, *, field: bool) -> None:
        """Prepare the row; `field` is off where the part's text is settled already (п.9)."""
        super().__init__()
        self.code = code
        self.head = Lines()
        self.field = PartField(code, text)
        self.field.display = field

    def compose(self) -> ComposeResult:
        """Head and field."""
        yield self.head
        yield self.field
