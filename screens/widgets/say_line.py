"""The say line: the one row where the desk answers the person, never over the data."""

from dataclasses import dataclass
from enum import Enum

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.pieces import Line, Piece, content_of
from screens.text import cut, printable, width


class Kind(Enum):
    """What is said: the value is its mark and the mark's colour."""

    REFUSAL = ("×", "late")
    LATE = REFUSAL
    WARNING = ("!", "soon")
    DONE = ("✓", "muted")
    HINT = (" ", "body")


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence for the person."""

    text: str
    kind: Kind = Kind.HINT
    short: str = ""
    """The same for rows where `text` does not fit."""


@dataclass
class Say(Message):
    """Post this from a widget to have its screen say something."""

    text: str
    kind: Kind = Kind.HINT
    short: str = ""


def say_line(saying: Saying | None, cells: int) -> Line:
    """The row: mark in column 0, the sentence from column 2, cut at a word."""
    if saying is None:
        return ()
    mark, role = saying.kind.value
    text = printable(saying.text)
    if width(text) > cells - 2 and saying.short:
        text = printable(saying.short)
    return (Piece(f"{mark} ", role, bold=True), Piece(cut(text, cells - 2)))


class SayLine(Widget):
    """Shows the last saying until the next key, else a warning, else the standing saying, else nothing."""

    DEFAULT_CSS = """
    SayLine { height: 1; width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    """

    saying: reactive[Saying | None] = reactive(None)
    """What was just said."""
    standing: reactive[Saying | None] = reactive(None)
    """What holds as long as the screen is in its present state, such as a breach."""

    warning: reactive[Saying | None] = reactive(None)
    """Of which deadlines the person is to know; it waits until what was just said has been read."""

    def say(self, text: str, kind: Kind = Kind.HINT, short: str = "") -> None:
        """Say something until the next key."""
        self.saying = Saying(text, kind, short)

    def clear(self) -> None:
        """Take back what was said; a warning, else the standing saying, comes to view again."""
        self.saying = None

    @property
    def shown(self) -> Saying | None:
        """What is on the screen now."""
        return self.saying or self.warning or self.standing

    def render(self) -> Content:
        """The row."""
        return content_of([say_line(self.shown, self.content_size.width)], no_color=self.app.no_color)
