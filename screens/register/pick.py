"""What a filter of the register is set to: a list that typing narrows down, each value with its count."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar, Final, TypeAlias

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from screens.dialog_frame import Dialog
from screens.keys import bind
from screens.pieces import Piece, keys_line
from screens.register.filter import (
    Setting,
    any_setting,
    narrowed,
    period_settings,
    setting_line,
    value_settings,
)
from screens.session import Session
from screens.widgets.fields import OneLine
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from uhta_tui.desk.archive.pages import Stopped
from uhta_tui.desk.archive.query import Facet, RegisterFilter
from uhta_tui.desk.archive.words import FACET_TITLES
from uhta_tui.documents.periods import FORMS
from uhta_tui.worktime.moments import at

Offer: TypeAlias = Callable[[str], Sequence[Setting]]
"""What there is to choose for what was typed; `ValueError` with a Russian sentence where nothing is."""
Load: TypeAlias = Callable[[Callable[[], bool]], Offer]
"""Reads what can be offered, off the event loop, unless it is stopped."""

_ROWS: Final = 10
"""Rows of the list."""


class _Typed(OneLine):
    """The field over the list: arrows move in the list, Enter chooses there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "submit", "Выбрать", id="choose"),
        bind("down", "screen.move(1)", "Вниз", quiet=True, id="pick.down"),
        bind("up", "screen.move(-1)", "Вверх", quiet=True, id="pick.up"),
        bind("pagedown", f"screen.move({_ROWS})", "Страница вниз", quiet=True, id="pick.page_down"),
        bind("pageup", f"screen.move(-{_ROWS})", "Страница вверх", quiet=True, id="pick.page_up"),
    ]


class FilterPick(Dialog[RegisterFilter | None]):
    """Set a filter; dismisses with what is wanted then, or `None`."""

    DEFAULT_CSS = """
    FilterPick .typed { height: 1; padding: 0 2; margin: 0 0 1 0; }
    FilterPick .typed > Lines { width: 8; }
    FilterPick OneLine { background: $ground; }
    FilterPick LineList { height: 10; }
    """
    KEYS = keys_line(("Enter", "выбрать"), ("↑↓", "другое"), ("Esc", "назад"))

    def __init__(self, title: str, first: Setting, load: Load, now: RegisterFilter, *, hint: str) -> None:
        """Prepare the dialog.

        Args:
            title: Which filter.
            first: The filter not set: it stands first while nothing is typed.
            load: Reads the values.
            now: What is wanted at present.
            hint: What may be typed.
        """
        super().__init__(title)
        self._first, self._load, self._now = first, load, now
        self._offer: Offer | None = None
        self._stopped = False
        self.field = _Typed("", hint)
        self.list: LineList[Setting] = LineList(
            lambda setting, cells, _: setting_line(setting, cells),
            lambda setting: setting.label,
            barred=True,
            pointer=True,
            ground="raised",
            empty="Такого нет",
        )
        self.list.can_focus = False
        self._note = Lines([()])

    def compose_body(self) -> ComposeResult:
        """The field, the list."""
        with Horizontal(classes="typed"):
            yield Lines([(Piece("Найти", "muted"),)])
            yield self.field
        yield self.list
        yield self._note

    def on_mount(self) -> None:
        """Offer what needs no reading, then the rest."""
        self.list.rows = [self._first]
        self._read()

    def on_unmount(self) -> None:
        """Nobody waits for the counts any more."""
        self._stopped = True

    @work(exclusive=True, group="values")
    async def _read(self) -> None:
        """Read the values and their counts."""
        try:
            self._offer = await asyncio.to_thread(self._load, lambda: self._stopped)
        except Stopped:
            return
        self._show()
        current = next((one for one in self.list.rows if one.wanted == self._now), None)
        if current is not None:
            self.list.move_to(current.label)

    @on(Input.Changed)
    def _show(self) -> None:
        """The values that fit what was typed."""
        typed, note = self.field.value, ""
        rows: list[Setting] = [] if typed.strip() else [self._first]
        try:
            rows += self._offer(typed) if self._offer is not None else ()
        except ValueError as error:
            note = str(error)
        self.list.rows = rows
        self._note.show([(Piece(f"! {note}" if note else "", "soon"),)])

    @on(Input.Submitted)
    @on(LineList.Chosen)
    def choose(self) -> None:
        """Set the filter to the value under the cursor."""
        setting = self.list.current
        if setting is not None:
            self.dismiss(setting.wanted)

    def action_move(self, step: int) -> None:
        """Move in the list."""
        self.list.cursor += step


def pick_of(session: Session, wanted: RegisterFilter, facet: Facet) -> FilterPick:
    """The dialog of one of the filters."""
    desk, zone = session.desk, session.zone

    def values(stop: Callable[[], bool]) -> Offer:
        found = desk.read.archive.values(wanted, facet, stop=stop)
        settings = value_settings(wanted, facet, found, session.executors)
        return lambda typed: narrowed(settings, typed)

    def periods(_: Callable[[], bool]) -> Offer:
        return lambda typed: period_settings(wanted, typed, at(session.now, zone).date(), zone)

    period = facet is Facet.PERIOD
    return FilterPick(
        f"Отбор · {FACET_TITLES[facet].lower()}",
        any_setting(wanted, facet),
        periods if period else values,
        wanted,
        hint=FORMS if period else "часть названия",
    )
