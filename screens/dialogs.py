"""Questions over a screen: go ahead or not, a reason in words, one of several.

A dialog stands on `raised`, 66 cells wide, its keys inside; the screen behind it is
dimmed. No letters answer a dialog: `y` and `н` are one physical key, and `н` is how
«нет» begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from screens.dialog_frame import INSIDE, Dialog, Verb, detail
from screens.keys import bind
from screens.pieces import Line, Piece, keys_line
from screens.text import fit, printable, width
from screens.widgets.fields import ManyLines
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.say_line import Kind, Saying, say_line

__all__ = ["AskText", "Confirm", "Dialog", "Pick", "Verb", "detail"]


class Confirm(Dialog[bool]):
    """Ask before something hard to undo; dismisses with `True` only for the verb that goes ahead."""

    DEFAULT_CSS = "Confirm .verbs { height: 1; margin: 1 0 0 2; }"
    AUTO_FOCUS = "#stay"
    KEYS = keys_line(("Enter", "выбрать"), ("Tab", "другой ответ"), ("Esc", "назад"))
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "app.focus_previous", "Другой ответ", quiet=True, id="confirm.left"),
        bind("right", "app.focus_next", "Другой ответ", quiet=True, id="confirm.right"),
    ]

    def __init__(
        self, title: str, clause: str = "", lines: Sequence[str | Line] = (), *, stay: str, ahead: str
    ) -> None:
        """Prepare the question.

        Args:
            title: The act and its object, as a question.
            clause: The clause it follows.
            lines: What it is about and what follows from it; see `detail`.
            stay: The harmless verb, first and focused: `Оставить в очереди`.
            ahead: The verb that goes ahead: `Исключить`.
        """
        super().__init__(title, clause, lines)
        self._stay, self._ahead = stay, ahead

    def compose_body(self) -> ComposeResult:
        """The two verbs."""
        with Horizontal(classes="verbs"):
            yield Verb(self._stay, ahead=False, id="stay")
            yield Verb(self._ahead, ahead=True, id="ahead")

    @on(Verb.Pressed)
    def answer(self, event: Verb.Pressed) -> None:
        """Report which verb was pressed."""
        self.dismiss(event.verb.id == "ahead")

    def action_leave(self) -> None:
        """Esc is the harmless answer."""
        self.dismiss(result=False)


class AskText(Dialog[str | None]):
    """Ask for a text that is required: F9 hands it in, Esc leaves with `None` and `text` keeps it."""

    DEFAULT_CSS = """
    AskText ManyLines, AskText ManyLines:focus { margin: 1 2 0 2; height: 4; background: $ground; }
    AskText ManyLines:focus { & .text-area--cursor-line { background: $pick; } }
    AskText Lines.say { padding: 0 0; height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [bind("f9", "hand_in", "Сдать", id="ask.hand_in")]

    def __init__(
        self,
        title: str,
        clause: str = "",
        lines: Sequence[str | Line] = (),
        *,
        verb: str,
        text: str = "",
        missing: str = "Впишите причину",
    ) -> None:
        """Prepare the question.

        Args:
            title: The act and its object.
            clause: The clause that wants the text.
            lines: What it is about.
            verb: What F9 does: `Вернуть`.
            text: What was typed before, offered again.
            missing: Said when F9 is pressed with nothing typed.
        """
        super().__init__(title, clause, lines)
        self.text = text
        self._verb, self._missing = verb, missing
        self._say = Lines([()], classes="say")

    def compose_body(self) -> ComposeResult:
        """The field and the row that says what is missing."""
        yield ManyLines(self.text)
        yield self._say

    def keys(self) -> Line:
        """F9 with its verb."""
        return keys_line(("F9", self._verb), ("Esc", "назад, текст цел"))

    def on_text_area_changed(self, event: ManyLines.Changed) -> None:
        """Keep what is typed, whatever becomes of the dialog."""
        self.text = event.text_area.text
        self._say.show([()])

    def action_hand_in(self) -> None:
        """Hand the text in, if there is any."""
        if self.text.strip():
            self.dismiss(self.text.strip())
        else:
            self._say.show([say_line(Saying(self._missing, Kind.WARNING), INSIDE)])


@dataclass(frozen=True, slots=True)
class PickRow:
    """One of the things to pick from."""

    number: int
    text: str
    aside: str = ""
    """A muted remark at the right."""


class Pick(Dialog[tuple[int, ...] | None]):
    """Ask which: a digit answers at once; with `several` it ticks, and Enter hands in.

    Dismisses with the indexes picked, from 0, or `None`.
    """

    DEFAULT_CSS = "Pick LineList { height: auto; max-height: 10; margin: 1 0 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(bind(str(n), f"digit({n})", "Выбрать", quiet=True, id=f"pick.{n}") for n in range(1, 10)),
        bind("space", "tick", "Ещё один", quiet=True, id="pick.tick"),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[str | tuple[str, str]],
        clause: str = "",
        lines: Sequence[str | Line] = (),
        *,
        several: bool = False,
        ticked: Sequence[int] = (),
        at: int = 0,
    ) -> None:
        """Prepare the question.

        Args:
            title: What is to be picked for what.
            options: Texts, or texts with a muted remark at the right.
            clause: At the right of the rule.
            lines: What it is about.
            several: Whether more than one may be picked.
            ticked: Indexes picked at first, with `several`.
            at: The index under the cursor at first: what holds now, so that Enter changes nothing.
        """
        super().__init__(title, clause, lines)
        self._several = several
        self._ticked = set(ticked)
        self._at = at
        pairs = [(option, "") if isinstance(option, str) else option for option in options]
        self._rows = [
            PickRow(index, printable(text), printable(aside)) for index, (text, aside) in enumerate(pairs)
        ]
        self._list: LineList[PickRow] = LineList(
            self._draw, lambda row: row.number, pointer=True, ground="raised"
        )

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield self._list

    def keys(self) -> Line:
        """What the digits do: answer, or tick."""
        last = min(9, len(self._rows))
        digit = f"1–{last}" if last > 1 else "1"
        if self._several:
            return keys_line((digit, "отметить"), ("Пробел", "ещё"), ("Enter", "готово"), ("Esc", "назад"))
        return keys_line((digit, "сразу"), ("Enter", "выбрать"), ("Esc", "назад"))

    def on_mount(self) -> None:
        """Fill the list and make room for it."""
        self._list.styles.height = min(10, max(1, len(self._rows)))
        self._list.rows = self._rows
        self._list.move_to(self._at)

    def _draw(self, row: PickRow, cells: int, now: int) -> Line:
        """A row: its digit, its box if several may be picked, its text, its remark."""
        digit = str(row.number + 1) if row.number < 9 else " "
        chosen = row.number in self._ticked
        box = (Piece("■ " if chosen else "□ ", "mark" if chosen else "faint"),) if self._several else ()
        room = cells - 6 - 2 * self._several - width(row.aside) - (2 if row.aside else 0)
        return (
            Piece("  "),
            Piece(f"{digit}  ", "mark", bold=True),
            *box,
            Piece(fit(row.text, room), "body", chosen),
            Piece(f"  {row.aside}" if row.aside else "", "muted"),
        )

    def _toggle(self, index: int) -> None:
        """Tick or untick one of several."""
        self._ticked ^= {index}
        self._list.move_to(index)
        self._list.redraw()

    def action_digit(self, number: int) -> None:
        """Pick the row of that number, or tick it where several may be picked."""
        if number > len(self._rows):
            return
        if self._several:
            self._toggle(number - 1)
        else:
            self.dismiss((number - 1,))

    def action_tick(self) -> None:
        """Tick the row under the cursor."""
        if self._several and self._rows:
            self._toggle(self._list.cursor)

    @on(LineList.Chosen)
    def choose(self) -> None:
        """Hand in what is ticked, or the row under the cursor when nothing is."""
        picked = tuple(sorted(self._ticked)) if self._several and self._ticked else (self._list.cursor,)
        self.dismiss(picked)
