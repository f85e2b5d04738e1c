"""The frame of every dialog: a rule, lines, a body, keys inside; and the button that is a verb."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget

from screens.enduring import Enduring
from screens.keys import bind
from screens.pieces import BLANK, Line, Piece, as_line, content_of, keys_line
from screens.russian import COPIED, NOT_COPIED
from screens.text import fit, printable, width, wrap
from screens.widgets.lines import Lines
from screens.widgets.rule import Rule
from screens.widgets.say_line import Kind, Say

WIDTH: Final = 66
"""Cells of a dialog."""
INSIDE: Final = WIDTH - 6
"""Cells of its text: a margin, two columns of gutter, and the same at the right."""


class Dialog(ModalScreen[ScreenResultType], Enduring, inherit_bindings=False):
    """The frame of a dialog: its rule, its body, its keys."""

    DEFAULT_CSS = """
    Dialog > Vertical {
        width: 66; max-width: 100%; height: auto; max-height: 20; padding: 0 1; background: $raised;
    }
    Dialog > Vertical > .inside { padding: 0 2; height: auto; }
    Dialog Lines.keys { padding: 0 2; margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("tab", "app.focus_next", "Другой ответ", id="dialog.next"),
        bind("shift+tab", "app.focus_previous", "Обратно", quiet=True, id="dialog.previous"),
        bind("escape", "leave", "Назад", id="dialog.leave"),
        bind("ctrl+c,super+c", "screen.copy_text", "Копировать", quiet=True, id="dialog.copy"),
    ]
    KEYS: ClassVar[Line] = keys_line(("Esc", "назад"))
    """The row of keys; `keys` may depend on the question."""

    def __init__(self, title: str, clause: str = "", lines: Sequence[str | Line] = ()) -> None:
        """Prepare the frame.

        Args:
            title: The act and its object, such as `Исключить № 194 без ответа?`
            clause: At the right of the rule.
            lines: What the person must know: pieces as they are, texts wrapped; `""` for a blank row.
        """
        super().__init__()
        self._heading, self._clause = title, clause
        self._lines = [part for line in lines for part in _wrapped(line)]

    def compose(self) -> ComposeResult:
        """Rule, lines, body, keys."""
        with Vertical():
            yield Rule(self._heading, self._clause, heavy=True)
            yield Lines([BLANK, *self._lines], classes="inside")
            yield from self.compose_body()
            yield Lines([self.keys()], classes="keys")

    def keys(self) -> Line:
        """The row of keys."""
        return self.KEYS

    def compose_body(self) -> ComposeResult:
        """What stands between the lines and the keys."""
        yield from ()

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_copy_text(self) -> None:
        """Copy the selected text and say so."""
        text = self.get_selected_text()
        if text:
            self.app.copy_to_clipboard(text)
        self.post_message(Say(COPIED, Kind.DONE) if text else Say(NOT_COPIED))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text never answers a question."""
        event.stop()


def _wrapped(line: str | Line) -> list[Line]:
    """A line of a dialog as rows."""
    if isinstance(line, str):
        return [as_line(row) for row in wrap(line, INSIDE)]
    return [line]


def detail(label: str, value: str, rest: str = "") -> Line:
    """A row of what a question is about: a muted label, its value, a muted remark."""
    shown = fit(printable(value), min(width(printable(value)), INSIDE - len(label) - 1))
    return (Piece(f"{label} ", "muted"), Piece(shown), Piece(printable(rest), "muted"))


class Verb(Widget, can_focus=True):
    """A button that is a verb; with the focus it has `▸` and stands on `pick`."""

    DEFAULT_CSS = """
    Verb { height: 1; width: auto; margin-right: 2; padding: 0 2; text-wrap: nowrap; color: $body; }
    Verb:focus { background: $pick; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [bind("enter", "press", "Выбрать", id="verb.press")]

    @dataclass
    class Pressed(Message):
        """The button was pressed."""

        verb: "Verb"

    def __init__(self, text: str, *, ahead: bool, id: str | None = None) -> None:
        """Prepare the button; `ahead` says that it goes ahead, so it is drawn in coral."""
        super().__init__(id=id)
        self._text, self._ahead = printable(text), ahead
        self.styles.width = width(self._text) + 6

    def render(self) -> Content:
        """The label."""
        if self.has_focus:
            role = "pick-late" if self._ahead else "pick-text"
            return content_of([(Piece("▸ ", "pick-text", bold=True), Piece(self._text, role, bold=True))])
        line = (Piece(f"  {self._text}", "late" if self._ahead else "body"),)
        return content_of([line], no_color=self.app.no_color)

    def on_click(self) -> None:
        """Press it."""
        self.action_press()

    def action_press(self) -> None:
        """Press it."""
        self.post_message(self.Pressed(self))
