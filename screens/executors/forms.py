"""The forms of an executor and of a responsible official (п.7): filled with values, and read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from screens.executors.rows import SHORT
from screens.executors.values import NO, YES
from screens.pieces import Piece, content_of
from screens.text import printable, wrap
from screens.widgets.choices import Choice, Option
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field, Form

_CODE = 10
"""Cells of a code that leave room for a remark beside it."""


class OneOf(Choice):
    """One of several long texts: the chosen one is shown alone, `←` and `→` turn to another."""

    DEFAULT_CSS = """
    OneOf { padding: 0 1; background: $raised; }
    OneOf:focus { background: $pick; }
    """

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the chosen text takes."""
        return len(self._wrapped(width))

    def _wrapped(self, cells: int) -> list[str]:
        return wrap(self.options[self.here].label, max(1, cells), lines=3) if self.options else [""]

    def watch_here(self) -> None:
        """Another text may take more rows."""
        super().watch_here()
        self.refresh(layout=True)

    def render(self) -> Content:
        """The chosen text."""
        role = "pick-text" if self.has_focus else "body"
        lines = (
            (Piece(printable(row), role, self.has_focus),) for row in self._wrapped(self.content_size.width)
        )
        return content_of(lines, no_color=self.app.no_color)


class Growing(ManyLines):
    """A field as tall as its text, within the bounds of its styles."""

    _known_width = 0

    @on(events.Resize)
    def grow(self, event: events.Resize) -> None:
        """Filled before it was shown it did not know how many rows it takes."""
        if event.size.width != self._known_width:
            self._known_width = event.size.width
            self.call_after_refresh(self.refresh, layout=True)


class Sentence(Growing):
    """One line of text that is shown wrapped, however long it is; Enter goes on."""

    DEFAULT_CSS = "Sentence, Sentence:focus { height: auto; min-height: 1; max-height: 5; }"
    # Not one of the desk's own: Tab says in the footer that it goes on, Enter need not say it too.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.focus_next", "Дальше", show=False, priority=True)
    ]


class DirectoryForm(Form):
    """A form of the directory: filled for whoever is under the cursor, read when it is handed in."""

    # What cannot be changed does not look like a field.
    DEFAULT_CSS = """
    DirectoryForm #code:disabled, DirectoryForm #official-code:disabled {
        background: $ground; color: $muted; opacity: 100%;
    }
    """

    @dataclass
    class Edited(Message):
        """Something was written or chosen."""

        form: "DirectoryForm"

    def __init__(self, fields: Mapping[str, Field], *, id: str) -> None:
        """Prepare the form with its fields by name."""
        super().__init__(id=id)
        self.fields = dict(fields)

    def fill(self, values: Mapping[str, str], *, new: bool) -> None:
        """Show values; a code is asked for only of a new one."""
        for name, field in self.fields.items():
            field.set_wrong("")
            _write(field.field, values[name])
        self.fields["code"].field.disabled = not new
        # A long code needs the room of the remark.
        self.fields["code"].set_aside("" if new or len(values["code"]) > _CODE else "не меняется")

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: _read(field.field) for name, field in self.fields.items()}

    def mark(self, wrong: Mapping[str, str]) -> None:
        """Say under the fields what is wrong; the first of them gets the focus."""
        for name, field in self.fields.items():
            field.set_wrong(wrong.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in wrong), None)
        if first is not None:
            first.field.focus()

    def begin(self) -> None:
        """Begin in the first field."""
        next(iter(self.fields.values())).field.focus()

    @on(OneLine.Submitted)
    def go_on(self) -> None:
        """The next field."""
        self.screen.focus_next()

    @on(OneLine.Changed)
    @on(ManyLines.Changed)
    @on(Choice.Changed)
    def tell(self, event: Message) -> None:
        """Tell that something changed."""
        event.stop()
        self.post_message(self.Edited(self))


class ExecutorForm(DirectoryForm):
    """An executor: short and full name, official, keywords, whether it is sent to, the code."""

    def __init__(self) -> None:
        """Prepare the form; whom one may be under is told later."""
        self._official = OneOf((Option("", "—"),), id="official")
        active = Choice([Option(YES, "да"), Option(NO, "нет")], id="active")
        words = Growing("", "через запятую", id="words")
        fields = {
            "short": Field("Кратко", OneLine("", f"до {SHORT} знаков", id="short")),
            "name": Field("Полное", Sentence("", "как в документах", id="name")),
            "official": Field("Отвечает", self._official),
            "words": Field("Слова", words),
            "active": Field("Направлять", active, classes="dense"),
            "code": Field("Код", OneLine("", "пусто — по краткому", id="code"), classes="dense"),
        }
        super().__init__(fields, id="executor-form")

    def compose(self) -> ComposeResult:
        """Two halves: side by side where there is little height."""
        fields = list(self.fields.values())
        yield Vertical(*fields[:3], classes="half", id="left")
        yield Vertical(*fields[3:], classes="half")

    def set_officials(self, options: Sequence[Option]) -> None:
        """Whom an executor may be under."""
        self._official.options = tuple(options)


class OfficialForm(DirectoryForm):
    """A responsible official: post and name in the cases that documents need."""

    def __init__(self) -> None:
        """Prepare the form."""
        fields = {
            "title": Field("Именит.", Sentence("", "первый заместитель …", id="title")),
            "title_genitive": Field("Родит.", Sentence("", "первого заместителя …", id="title_genitive")),
            "title_dative": Field("Дател.", Sentence("", "первому заместителю …", id="title_dative")),
            "name": Field("Имя", OneLine("", "Иванов И.И.", id="official-name")),
            "name_dative": Field("Имя, дат.", OneLine("", "Иванову И.И.", id="name_dative")),
            "code": Field("Код", OneLine("", "латиницей: third_deputy", id="official-code")),
        }
        super().__init__(fields, id="official-form")

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from self.fields.values()


def _read(widget: Widget) -> str:
    """What stands in a field."""
    if isinstance(widget, Sentence):
        return " ".join(widget.text.split())
    if isinstance(widget, ManyLines):
        return widget.text
    return widget.value if isinstance(widget, OneLine | Choice) else ""


def _write(widget: Widget, text: str) -> None:
    """Put a text into a field, or choose what it stands for."""
    if isinstance(widget, ManyLines):
        if widget.text != text:
            widget.text = text
            widget.move_cursor(widget.document.end)
    elif isinstance(widget, OneLine):
        if widget.value != text:
            widget.value = text
    elif isinstance(widget, Choice) and text in {option.value for option in widget.options}:
        widget.value = text
