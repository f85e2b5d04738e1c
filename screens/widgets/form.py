"""A form: labels in one column, fields from one left edge, the active one marked."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.pieces import Line, Piece, as_line, content_of, line_width
from screens.text import fit, printable, wrap
from screens.widgets.lines import Lines
from screens.widgets.rule import has_focus_inside
from screens.widgets.scroll import Scroll

LABEL: int = 12
"""Cells of the column of labels, with its gap, unless a form says otherwise."""


def label_line(label: str, cells: int, *, active: bool, wrong: bool) -> Line:
    """Mark and label of a field: `▸` where one types, `!` where the value is wrong."""
    mark, role = ("!", "soon") if wrong else ("▸", "mark") if active else (" ", "body")
    return (Piece(f"{mark} ", role, wrong), Piece(fit(label, cells), "body" if active else "muted", active))


class _Label(Widget):
    """Mark and label."""

    DEFAULT_CSS = "_Label { height: 1; text-wrap: nowrap; text-overflow: clip; }"

    active: reactive[bool] = reactive(default=False)
    wrong: reactive[bool] = reactive(default=False)

    def __init__(self, text: str, cells: int) -> None:
        super().__init__()
        self._text, self._cells = printable(text), cells
        self.styles.width = cells + 2

    def render(self) -> Content:
        """The line."""
        return content_of([label_line(self._text, self._cells, active=self.active, wrong=self.wrong)])


class Field(Vertical):
    """A labelled field, what stands beside it, and under it what is wrong with its value."""

    DEFAULT_CSS = """
    Field { height: auto; width: 1fr; }
    Field > Horizontal { height: auto; }
    Field Lines.aside { width: auto; padding: 0 0 0 2; }
    Field Lines.wrong { display: none; height: auto; max-height: 2; }
    Field.-wrong Lines.wrong { display: block; }
    """

    def __init__(
        self,
        label: str,
        field: Widget,
        aside: str | Line = "",
        *,
        label_width: int = LABEL,
        lean: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Put a label before a field.

        Args:
            label: Its name, muted until the field is active; it may be empty.
            field: `OneLine`, `ManyLines`, `Choice`, `Ticks` or any other.
            aside: A remark at the right, muted if it is plain: a unit, a clause.
            label_width: Cells of the column of labels, equal in the whole form.
            lean: Whether the remark and the row under the field are made only when there is something to say:
                of many fields on one screen most never do.
            id: As in any widget.
            classes: As in any widget.
        """
        super().__init__(id=id, classes=classes)
        self.field, self.label = field, label
        self._lean = lean
        self._label = _Label(label, label_width)
        remark = as_line(printable(aside) if isinstance(aside, str) else aside, "muted")
        self._aside = Lines([remark], classes="aside")
        self._aside.styles.width = line_width(remark) + 2
        self._aside.display = bool(aside)
        self._wrong = Lines(classes="wrong")
        self._wrong.styles.margin = (0, 0, 0, label_width + 2)

    def compose(self) -> ComposeResult:
        """Label, field and remark in a row; under them the place for what is wrong."""
        with Horizontal():
            yield self._label
            yield self.field
            if not self._lean or self._aside.display:
                yield self._aside
        if not self._lean or self.has_class("-wrong"):
            yield self._wrong

    @on(events.Mount)
    def make_room(self) -> None:
        """Have what is needed by now of that which was left out."""
        if self._aside.display and self._aside.parent is None:
            self.query_one(Horizontal).mount(self._aside)
        if self.has_class("-wrong") and self._wrong.parent is None:
            self.mount(self._wrong)

    def set_wrong(self, text: str) -> None:
        """Say under the field what is allowed and what is in force; empty: nothing is wrong."""
        self._label.wrong = bool(text)
        self.set_class(bool(text), "-wrong")
        said = printable(text)
        self._wrong.show(
            lambda cells: [(Piece(row, "soon"),) for row in (wrap(said, cells) if cells > LABEL else [said])]
        )
        if self.is_mounted:
            self.make_room()

    def set_note(self, text: str) -> None:
        """Say under the field something that is not wrong; seen where that row is always there."""
        self._wrong.show([(Piece(f" {printable(text)}", "muted"),)])

    def set_aside(self, text: str) -> None:
        """Change the remark at the right."""
        self._aside.styles.width = len(text) + 2
        self._aside.display = bool(text)
        self._aside.show([(Piece(printable(text), "muted"),)])
        if self.is_mounted:
            self.make_room()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def follow_focus(self) -> None:
        """Mark it as the active one, or no longer."""
        self._label.active = has_focus_inside(self)


class Form(Scroll, can_focus=False):
    """Fields one under another; scrolls when there are more than fit."""
