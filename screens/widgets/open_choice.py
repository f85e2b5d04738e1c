"""A choice that nothing is chosen in at first: for what a person must say and the desk must not guess."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content

from screens.keys import bind
from screens.widgets.choices import Choice, Option

NOTHING: Final = -1
"""The index that stands for no option."""


class OpenChoice(Choice):
    """`Choice` whose value is empty until one is chosen: `←` and `→` choose, as do digits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(bind(str(n), f"choose({n})", "Выбрать", quiet=True, id=f"choice.{n}") for n in range(1, 10))
    ]

    def __init__(self, options: Sequence[Option], *, columns: int = 0, id: str | None = None) -> None:
        """Prepare the field; see `Choice`."""
        super().__init__(options, columns=columns, id=id)
        self.set_reactive(Choice.here, NOTHING)

    def validate_here(self, here: int) -> int:
        """Among the options, or none of them."""
        return max(NOTHING, min(here, len(self.options) - 1))

    @property
    def value(self) -> str:
        """The value chosen; empty if none is."""
        return "" if self.here == NOTHING else self.options[self.here].value

    @value.setter
    def value(self, value: str) -> None:
        values = [option.value for option in self.options]
        self.here = values.index(value) if value in values else NOTHING

    def render(self) -> Content:
        """The options, none marked while none is chosen."""
        return self._grid(("○", "●"), frozenset({self.here}))

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked one."""
        event.prevent_default()
        index = self._under(event)
        self.here = self.here if index is None else index

    def action_step(self, step: int) -> None:
        """Choose the neighbour; from nothing either way leads to the first."""
        self.here = 0 if self.here == NOTHING else max(0, self.here + step)

    def action_choose(self, number: int) -> None:
        """Choose the option of that number, from 1; others do not exist."""
        if number <= len(self.options):
            self.here = number - 1
