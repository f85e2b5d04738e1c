"""Fields that text is typed into: one line, or many."""

from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.strip import Strip
from textual.validation import Validator
from textual.widgets import Input, TextArea

from screens.russian import COPIED, NOT_COPIED, russian
from screens.text import cut, pad, printable, printable_lines, width
from screens.widgets.say_line import Kind, Say


class OneLine(Input, inherit_bindings=False):
    """A one-row field. Enter posts `Input.Submitted`; what is typed is never selected away."""

    BINDINGS = russian(Input.BINDINGS)
    DEFAULT_CSS = """
    OneLine, OneLine:focus {
        width: 1fr; height: 1; border: none; padding: 0 1; color: $body;
        background: $raised; background-tint: transparent 0%;
        &.-invalid { border: none; }
        &>.input--placeholder { color: $faint; }
        &>.input--cursor { background: $mark; color: $ground; text-style: none; }
        &>.input--selection { background: $mark; color: $ground; }
    }
    OneLine:focus { background: $pick; color: $pick-text; text-style: bold; }
    OneLine.number, OneLine.number:focus { padding: 0 0 0 1; }
    """

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        restrict: str | None = None,
        max_length: int = 0,
        validators: Validator | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Prepare the field.

        Args:
            value: What stands in it at first.
            placeholder: What it is for, in `faint` while it is empty.
            restrict: A regular expression that the whole value must match while typing.
            max_length: At most so many characters; 0 for any number.
            validators: Checks whose words must be Russian.
            id: As in any widget.
            classes: As in any widget.
        """
        super().__init__(
            None, placeholder, restrict=restrict, max_length=max_length, validators=validators,
            select_on_focus=False, id=id, classes=classes,
        )  # fmt: skip
        self.cursor_blink = False
        # Textual's own `value=` needs a running app; screens are made before there is one.
        self.set_reactive(Input.value, value)

    def on_mount(self) -> None:
        """Have the first value measured, the cursor after it; that is no change to tell of."""
        value = self.value
        self.set_reactive(Input.value, "")
        with self.prevent(Input.Changed):
            self.value = value

    def watch_value(self, value: str) -> None:
        """Filled from outside: the cursor stands behind the value, not where it was in another one."""
        if not self.has_focus:
            self.cursor_position = len(value)

    def render_line(self, y: int) -> Strip:
        """The row; a value that does not fit says so until one goes into it, a number keeps to the right.

        The last cell of a number is the cursor's, so that nothing moves when the field gets the focus.
        """
        cells = self.content_size.width
        if y == 0 and self.has_class("number") and 0 < width(self.value) < cells:
            blank = Segment(" " * (cells - 1 - width(self.value)), self.rich_style)
            return Strip([blank, *super().render_line(y)]).crop(0, cells)
        if y or self.has_focus or width(self.value) <= cells:
            return super().render_line(y)
        return Strip([Segment(pad(cut(printable(self.value), cells), cells), self.rich_style)])

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text as one harmless line."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(" ".join(printable_lines(event.text)).split()), *self.selection)

    def action_copy(self) -> None:
        """Copy what is selected and say so."""
        text = self.selected_text
        if text:
            self.app.copy_to_clipboard(text)
        self.post_message(Say(COPIED, Kind.DONE) if text else Say(NOT_COPIED))


class ManyLines(TextArea, inherit_bindings=False):
    """A field of several rows. F6 and F7 stay with the areas; Tab leaves it."""

    BINDINGS = russian(TextArea.BINDINGS, without={"f6", "f7"})
    DEFAULT_CSS = """
    ManyLines, ManyLines:focus {
        width: 1fr; height: 8; border: none; padding: 0 1; color: $body;
        background: $raised; background-tint: transparent 0%;
        scrollbar-size: 0 0;
        & .text-area--cursor { background: $mark; color: $ground; text-style: none; }
        & .text-area--cursor-line { background: $raised; }
        & .text-area--selection { background: $mark; color: $ground; }
        & .text-area--placeholder { color: $faint; }
    }
    ManyLines:focus { & .text-area--cursor-line { background: $pick; color: $pick-text; text-style: bold; } }
    """

    def __init__(
        self, text: str = "", placeholder: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        """Prepare the field with its first text."""
        super().__init__(
            text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, placeholder=placeholder,
            id=id, classes=classes,
        )  # fmt: skip
        self.cursor_blink = False

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:  # noqa: FBT001, FBT002
        """Scroll to the cursor, once it is inside the text again.

        Textual asks for it in the middle of taking rows out, when it hides the scrollbar: the cursor still
        stands in a row that is gone, and looking for it there would end the program.
        """
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    def on_resize(self) -> None:
        """Keep the cursor in sight when there are fewer rows, or narrower ones."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text without what a terminal would obey."""
        event.prevent_default()
        event.stop()
        self.replace("\n".join(map(printable, printable_lines(event.text))), *self.selection)

    def action_copy(self) -> None:
        """Copy what is selected and say so."""
        text = self.selected_text
        if text:
            self.app.copy_to_clipboard(text)
        self.post_message(Say(COPIED, Kind.DONE) if text else Say(NOT_COPIED))
