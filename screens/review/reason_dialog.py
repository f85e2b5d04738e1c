"""What is said about one reason of п.12: the passage that it is about, and a comment for the executor."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, TextArea

from screens.dialog_frame import INSIDE, Dialog
from screens.keys import bind
from screens.pieces import Line, Piece, keys_line
from screens.review.marked import sentences
from screens.text import wrap
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field
from uhta_tui.procedure.case import Tick
from uhta_tui.procedure.checklist import REASONS


class PassageLine(OneLine):
    """The field of a passage: `↑` and `↓` put the sentences of the draft into it one after another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "sentence(1)", "Следующее предложение", quiet=True, id="passage.down"),
        bind("up", "sentence(-1)", "Предыдущее предложение", quiet=True, id="passage.up"),
    ]

    def __init__(self, passage: str, draft: str) -> None:
        """Prepare the field.

        Args:
            passage: What stands in it at first.
            draft: The text whose sentences are offered.
        """
        super().__init__(passage, "↑↓ — предложение из проекта", id="passage")
        self._sentences = sentences(draft)

    def action_sentence(self, step: int) -> None:
        """Put the next or the previous sentence into the field; between last and first it is empty."""
        offered = ("", *self._sentences)
        here = offered.index(self.value) if self.value in offered else 0
        self.value = offered[(here + step) % len(offered)]
        self.cursor_position = 0


class ReasonDialog(Dialog[Tick | None]):
    """Asks for passage and comment; F9 or Esc gives what was typed, `tick` has it at any time."""

    DEFAULT_CSS = """
    ReasonDialog ManyLines, ReasonDialog ManyLines:focus { height: 4; background: $ground; }
    ReasonDialog OneLine { background: $ground; }
    ReasonDialog OneLine:focus { background: $pick; }
    ReasonDialog ManyLines:focus { & .text-area--cursor-line { background: $pick; } }
    ReasonDialog Field { margin: 1 2 0 0; }
    """
    AUTO_FOCUS = "#comment"
    KEYS = keys_line(("F9", "готово"), ("Tab", "другое поле"), ("Esc", "назад, текст цел"), gap=3)
    BINDINGS: ClassVar[list[BindingType]] = [bind("f9", "leave", "Готово", id="reason.done")]

    def __init__(self, tick: Tick, draft: str, keep: Callable[[Tick], None]) -> None:
        """Prepare the question.

        Args:
            tick: The reason, with what was said about it before.
            draft: The text of the draft.
            keep: Told of every change, so that a crash costs no typing.
        """
        reason = REASONS[tick.number]
        told: list[Line] = [(Piece(row, "muted"),) for row in wrap(f"…{reason.text}", INSIDE)]
        super().__init__(f"Причина {tick.number} · {reason.short}", "п.12", told)
        self.tick, self._keep = tick, keep
        self._passage = PassageLine(tick.passage, draft)
        self._comment = ManyLines(tick.comment, "что исправить, исполнителю", id="comment")

    def compose_body(self) -> ComposeResult:
        """The two fields."""
        yield Field("Место", self._passage, label_width=11)
        yield Field("Пояснение", self._comment, label_width=11)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def follow(self) -> None:
        """Keep what is typed, whatever becomes of the dialog."""
        self.tick = replace(self.tick, passage=self._passage.value, comment=self._comment.text)
        self._keep(self.tick)

    @on(Input.Submitted)
    def go_on(self) -> None:
        """Enter goes from the passage to the comment."""
        self._comment.focus()

    def action_leave(self) -> None:
        """Close with what was typed."""
        self.dismiss(self.tick)
