"""Fields that are chosen, not typed: `●` one of several, `■` several of several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.keys import bind
from screens.pieces import Line, Piece, content_of
from screens.text import pad, printable, width

_GAP = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things to choose from."""

    value: str
    label: str


def options_lines(
    options: Sequence[Option], marks: Sequence[str], *, strong: frozenset[int], here: int | None, columns: int
) -> list[Line]:
    """Options in a grid of `columns`, each under the one above it.

    Args:
        options: In reading order.
        marks: `●`, `○`, `■` or `□` of each.
        strong: Indexes of the chosen ones: bold, their mark in the accent.
        here: Index under the cursor, drawn on `pick`; `None` without the focus.
        columns: 1 or more.
    """
    labels = [printable(option.label) for option in options]
    widths = [max(map(width, labels[column::columns]), default=0) for column in range(columns)]
    rows: list[Line] = []
    for start in range(0, len(options), columns):
        row: list[Piece] = []
        for index in range(start, min(start + columns, len(options))):
            chosen, last = index in strong, index - start == columns - 1
            role = "mark" if chosen else "faint"
            row += [
                Piece(f"{marks[index]} ", role),
                Piece(labels[index], "body", chosen, underline=index == here),
                Piece("" if last else pad("", widths[index - start] - width(labels[index]) + _GAP)),
            ]
        rows.append(tuple(row))
    return rows


class _Options(Widget, can_focus=True):
    """What both kinds share: the options, the cursor, the drawing."""

    DEFAULT_CSS = """
    _Options { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    here: reactive[int] = reactive(0)
    """Index under the cursor."""

    def __init__(
        self,
        options: Sequence[Option],
        *,
        columns: int = 0,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Prepare the options; `columns` 0 puts all in one row."""
        super().__init__(id=id, classes=classes)
        self.options = tuple(options)
        self._columns = columns or max(1, len(self.options))

    def validate_here(self, here: int) -> int:
        """Keep the cursor among the options."""
        return clamp(here, 0, max(0, len(self.options) - 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the grid has."""
        return max(1, -(-len(self.options) // self._columns))

    def _grid(self, marks: tuple[str, str], strong: frozenset[int]) -> Content:
        """The options as content; `marks` are those of the others and of the chosen."""
        drawn = [marks[index in strong] for index in range(len(self.options))]
        here = self.here if self.has_focus else None
        return content_of(
            options_lines(self.options, drawn, strong=strong, here=here, columns=self._columns),
            no_color=self.app.no_color,
        )

    def _under(self, event: events.Click) -> int | None:
        """Index of the option that was clicked."""
        rows = options_lines(
            self.options, ["●"] * len(self.options), strong=frozenset(), here=None, columns=self._columns
        )
        if event.y >= len(rows):
            return None
        edge = 0
        for place, piece in enumerate(rows[event.y]):
            edge += width(piece.text)
            if event.x < edge:
                return event.y * self._columns + place // 3
        return None


class Choice(_Options):
    """One of several: `←` and `→` choose at once, as do digits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "step(-1)", "Предыдущее", quiet=True, id="choice.left"),
        bind("right", "step(1)", "Другой выбор", label="←→", short="Выбор", show=False, id="choice.right"),
    ]

    @dataclass
    class Changed(Message):
        """Another option was chosen."""

        choice: "Choice"
        value: str

        @property
        def control(self) -> "Choice":
            """The field."""
            return self.choice

    def __init__(
        self,
        options: Sequence[Option],
        value: str | None = None,
        *,
        columns: int = 0,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Prepare the field; `value` is the one chosen at first, else the first option."""
        super().__init__(options, columns=columns, id=id, classes=classes)
        values = [option.value for option in self.options]
        self.set_reactive(Choice.here, values.index(value) if value in values else 0)

    @property
    def value(self) -> str:
        """The value chosen.

        Raises:
            IndexError: If there are no options.
        """
        return self.options[self.here].value

    @value.setter
    def value(self, value: str) -> None:
        # A value that was kept for an option there is no more must not end the program.
        self.here = next((n for n, option in enumerate(self.options) if option.value == value), self.here)

    def watch_here(self) -> None:
        """Tell that another one is chosen."""
        self.post_message(self.Changed(self, self.value))

    def render(self) -> Content:
        """The options."""
        return self._grid(("○", "●"), frozenset({self.here}))

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked one."""
        index = self._under(event)
        self.here = self.here if index is None else index

    def action_step(self, step: int) -> None:
        """Choose the neighbour."""
        self.here += step


class Ticks(_Options):
    """Several of several: `←` `→` move, the space bar or a digit ticks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "step(-1)", "Предыдущее", quiet=True, id="ticks.left"),
        bind("right", "step(1)", "Следующее", quiet=True, id="ticks.right"),
        bind("space", "tick", "Отметить", id="ticks.tick"),
        *(bind(str(n), f"tick_number({n})", "Отметить", quiet=True, id=f"ticks.{n}") for n in range(1, 10)),
    ]

    ticked: reactive[frozenset[str]] = reactive(frozenset())
    """The values that are ticked."""

    @dataclass
    class Changed(Message):
        """Something was ticked or unticked."""

        ticks: "Ticks"
        values: tuple[str, ...]

        @property
        def control(self) -> "Ticks":
            """The field."""
            return self.ticks

    def __init__(
        self,
        options: Sequence[Option],
        ticked: Sequence[str] = (),
        *,
        columns: int = 0,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Prepare the field with those ticked at first."""
        super().__init__(options, columns=columns, id=id, classes=classes)
        self.set_reactive(Ticks.ticked, frozenset(ticked))

    @property
    def values(self) -> tuple[str, ...]:
        """The ticked values in the order of the options."""
        return tuple(option.value for option in self.options if option.value in self.ticked)

    def watch_ticked(self) -> None:
        """Tell what is ticked now."""
        self.post_message(self.Changed(self, self.values))

    def render(self) -> Content:
        """The options."""
        chosen = frozenset(index for index, option in enumerate(self.options) if option.value in self.ticked)
        return self._grid(("□", "■"), chosen)

    def on_click(self, event: events.Click) -> None:
        """Tick the clicked one."""
        index = self._under(event)
        if index is not None:
            self.action_tick_number(index + 1)

    def action_step(self, step: int) -> None:
        """Move to the neighbour."""
        self.here += step

    def action_tick(self) -> None:
        """Tick or untick the one under the cursor."""
        self.action_tick_number(self.here + 1)

    def action_tick_number(self, number: int) -> None:
        """Tick or untick the option of that number, from 1; others do not exist."""
        if number <= len(self.options):
            self.here = number - 1
            self.ticked = self.ticked ^ {self.options[self.here].value}
