"""The one-row rule that heads a pane, and the pane itself: there are no boxes."""

from collections.abc import Sequence
from typing import Final

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.pieces import Line, Piece, as_line, content_of, line_width
from screens.text import cut, printable

_HEAVY: Final = "━"
_LIGHT: Final = "─"
AROUND: Final = 8
"""Cells that a rule keeps around and between its title and what stands at its right."""


def rule_line(title: str, right: Line, cells: int, *, heavy: bool, bold: bool = False) -> Line:
    """A rule of exactly `cells`: the title from column 2, `right` before the last stroke.

    Args:
        title: `printable`; cut at a word when it does not fit.
        right: What stands at the right, without surrounding spaces; may be empty.
        cells: 8 or more.
        heavy: Whether the focus is here: `━` in the accent and the title bold.
        bold: Whether the title is bold anyway.
    """
    stroke, role = (_HEAVY, "mark") if heavy else (_LIGHT, "line")
    tail = line_width(right) + 3 if right else 0
    title = cut(title, cells - tail - 5)
    head = (Piece(f"{stroke} ", role), Piece(title, "body", bold or heavy), Piece(" ")) if title else ()
    between = Piece(stroke * max(0, cells - tail - line_width(head)), role)
    end = (Piece(" "), *right, Piece(" "), Piece(stroke, role)) if right else ()
    return (*head, between, *end)


class Rule(Widget):
    """One row: `─ Очередь ─────── 14 в работе ─`, heavy while `heavy` is set."""

    DEFAULT_CSS = "Rule { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"

    title: reactive[str] = reactive("")
    """What the pane shows and of which message."""
    right: reactive[Line] = reactive(())
    """Counts, a clause, a moment; use `set_right` for plain text."""
    heavy: reactive[bool] = reactive(default=False)
    """Whether the focus is in this pane."""

    def __init__(
        self,
        title: str = "",
        right: str | Sequence[Piece] = "",
        *,
        heavy: bool = False,
        bold: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Prepare the rule; see `rule_line` for the arguments."""
        super().__init__(id=id, classes=classes)
        self._bold = bold
        self.set_reactive(Rule.title, printable(title))
        self.set_reactive(Rule.right, as_line(right, "muted") if right else ())
        self.set_reactive(Rule.heavy, heavy)

    def set_right(self, right: str | Sequence[Piece]) -> None:
        """Change what stands at the right; plain text is muted."""
        self.right = as_line(right, "muted") if right else ()

    def validate_title(self, title: str) -> str:
        """Titles name messages and authors: keep them harmless."""
        return printable(title)

    def render(self) -> Content:
        """The rule over the whole width."""
        line = rule_line(self.title, self.right, self.size.width, heavy=self.heavy, bold=self._bold)
        return content_of([line], no_color=self.app.no_color)


def has_focus_inside(widget: Widget) -> bool:
    """Whether the focus is in a widget or under it.

    Asked rather than remembered: news of a loss and of a gain come by different queues, in any order.
    """
    if not widget.is_attached:
        return False  # it is being taken away, and the news of the loss came after that
    focused = widget.screen.focused
    return focused is not None and widget in focused.ancestors_with_self


class Pane(Vertical):
    """A rule and what stands under it; the rule turns heavy while the focus is inside."""

    DEFAULT_CSS = "Pane { width: 1fr; height: 1fr; }"

    def __init__(
        self,
        title: str = "",
        right: str | Sequence[Piece] = "",
        *children: Widget,
        bold: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Prepare the pane; `children` stand under the rule, or compose them in a `with` block."""
        self.rule = Rule(title, right, bold=bold)
        super().__init__(self.rule, *children, id=id, classes=classes)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def follow_focus(self) -> None:
        """The focus came in, went out, or moved inside."""
        self.rule.heavy = has_focus_inside(self)
