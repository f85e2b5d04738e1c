"""The register's two fields: the words that are looked for, and the row of filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.keys import bind
from screens.pieces import Line, Piece, content_of, keys_line
from screens.register.filter import FACETS, bar_line, set_line
from screens.text import cut
from screens.widgets.fields import OneLine
from uhta_tui.desk.archive.query import Facet

_WHERE: Final = "в тексте, ответе, авторе, теме, адресе, ссылке и №"


def find_label(cells: int) -> list[Line]:
    """The key of the field, in line with that of the filters where one stands above the other."""
    return [(Piece("  "), *keys_line(("/" if cells < 13 else "/  ", "Найти")))]


def where_label(cells: int) -> list[Line]:
    """Where the words are looked for."""
    return [(Piece(cut(_WHERE, cells), "faint"),)]


class WordsField(OneLine):
    """The words: Enter and the down arrow go to what was found, Esc takes them back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "submit", "К найденному", id="choose"),
        bind("down", "submit", "К найденному", quiet=True, id="words.down"),
        bind("tab", "screen.filter", "Отбор", id="filter"),
        bind("escape", "screen.forget_words", "Стереть слова", short="Стереть", id="words.forget"),
    ]
    DEFAULT_CSS = "WordsField { background: $ground; padding: 0; text-style: bold; }"


class FilterBar(Widget, can_focus=True):
    """The filters in a row: `←` `→` move, Enter opens the values of the one under the cursor."""

    DEFAULT_CSS = "FilterBar { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "choose", "Выбрать", id="choose"),
        bind("right", "step(1)", "Другой", label="←→", id="bar.right"),
        bind("left", "step(-1)", "Другой", quiet=True, id="bar.left"),
        bind("down", "choose", "Выбрать", quiet=True, id="bar.down"),
        bind("tab", "screen.to_list", "К списку", quiet=True, id="bar.tab"),
        bind("backspace,delete", "drop", "Снять этот", short="Снять", id="bar.drop"),
        bind("escape", "screen.to_list", "К списку", id="bar.leave"),
    ]

    set_to: reactive[Mapping[Facet, str]] = reactive({})
    """The words of each filter that is set."""
    here: reactive[int] = reactive(0)
    """Index of the filter under the cursor."""
    brief: reactive[bool] = reactive(default=False)
    """Whether only what is set is shown while the focus is elsewhere: there is no room for more."""

    @dataclass
    class Opened(Message):
        """The values of a filter are asked for."""

        facet: Facet

    @dataclass
    class Dropped(Message):
        """A filter is to be taken back."""

        facet: Facet

    @property
    def facet(self) -> Facet:
        """The filter under the cursor."""
        return FACETS[self.here]

    def validate_here(self, here: int) -> int:
        """From the last one on to the first."""
        return here % len(FACETS)

    def render(self) -> Content:
        """The row."""
        cells, here = self.content_size.width, self.facet if self.has_focus else None
        brief = self.brief and here is None
        line = set_line(self.set_to, cells) if brief else bar_line(self.set_to, cells, here=here)
        return content_of([line], no_color=self.app.no_color)

    def on_click(self, event: events.Click) -> None:
        """Open the values of the filter that was clicked."""
        event.stop()
        edge, line = 0, bar_line(self.set_to, self.content_size.width, here=self.facet)
        titles = 0
        for piece in line:
            edge += len(piece.text)
            titles += not piece.text.strip()
            if event.x < edge:
                break
        self.here = min(titles, len(FACETS) - 1)
        self.action_choose()

    def action_step(self, step: int) -> None:
        """To the neighbour."""
        self.here += step

    def action_choose(self) -> None:
        """Ask for the values."""
        self.post_message(self.Opened(self.facet))

    def action_drop(self) -> None:
        """Take the filter back."""
        self.post_message(self.Dropped(self.facet))
