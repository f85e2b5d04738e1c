"""The palette: every action that the footer and the help know about, by its name.

It reads the active bindings, so that it cannot disagree with the keys; an action that
cannot be done now is shown too, with the reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input

from screens.base_screen import DeskScreen, meant_bindings
from screens.dialog_frame import Dialog
from screens.keys import Meaning, bind, key_name, meaning_of, other_layout
from screens.pieces import Line, Piece, highlighted, keys_line, line_width
from screens.text import cut, fit, pad
from screens.widgets.fields import OneLine
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Rule

DESK: Final = "Стол"
"""The heading of what does not depend on the message."""
_MOST: Final = 12
"""Rows of the list."""
_KEYS_ONLY: Final = frozenset({"enter", "escape", "tab", "f1"})
"""Keys that mean nothing by name, or are what one is doing."""
_HINT: Final = "в любой раскладке: jnd — то же"
_REASON: Final = 12
"""Cells from which a reason has room beside the name; Enter tells it anyway."""
_CLAUSE, _KEY = 9, 10
"""Cells of the two columns at the right."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the palette; a heading has no binding."""

    text: str
    group: str
    clause: str = ""
    key: str = ""
    reason: str = ""
    """Why it cannot be done now."""
    active: ActiveBinding | None = None

    @property
    def enabled(self) -> bool:
        """Whether Enter would do it."""
        return self.active is not None and self.active.enabled


def entries_of(screen: Screen[object]) -> list[Entry]:
    """What can be done on a screen: its own first, the desk's after it, dimmed ones last in each."""
    subject = screen.palette_title() if isinstance(screen, DeskScreen) else DESK
    found = [
        _entry(screen, active, subject)
        for active in meant_bindings(screen).values()
        if active.binding.key not in _KEYS_ONLY and "–" not in key_name(active.binding)
    ]
    return sorted(found, key=lambda entry: (entry.group == DESK != subject, not entry.enabled))


def _entry(screen: Screen[object], active: ActiveBinding, subject: str) -> Entry:
    """One binding as a row."""
    meaning = meaning_of(active.binding) or Meaning()
    why = screen.why_of(active) if isinstance(screen, DeskScreen) else None
    more = f": {active.binding.tooltip}" if active.binding.tooltip else ""
    return Entry(
        text=f"{active.binding.description}{more}",
        group=DESK if meaning.section else subject,
        clause=meaning.clause,
        key=key_name(active.binding),
        reason="" if why is None else why.reason,
        active=active,
    )


def matching(entries: Sequence[Entry], query: str) -> tuple[list[Entry], str]:
    """The entries in whose text `query` stands, typed on either layout, and the spelling that was found."""
    for spelling in dict.fromkeys((query, other_layout(query))):
        wanted = _folded(spelling)
        found = [entry for entry in entries if wanted in _folded(entry.text)]
        if found:
            return found, spelling
    return [], query


def _folded(text: str) -> str:
    """Text as it is compared: case and `ё` do not matter."""
    return text.lower().replace("ё", "е")


def with_headings(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries under their groups' headings."""
    group: str | None = None
    for entry in entries:
        if entry.group != group:
            if group is not None:
                yield Entry("", entry.group)
            group = entry.group
            yield Entry(group, group)
        yield entry


def entry_line(entry: Entry, found: str, cells: int) -> Line:
    """A row of the palette: the name, why not, the clause, the key."""
    if entry.active is None:
        return (Piece("  "), Piece(fit(entry.text, cells - 2), "muted"))
    room = cells - 4 - _CLAUSE - _KEY
    role, accent = ("body", "mark") if entry.enabled else ("faint", "faint")
    name = highlighted(cut(entry.text, room), found, role, accent=accent, bold=entry.enabled)
    left = room - line_width(name)
    reason = Piece(fit(f"  {entry.reason}" if entry.reason and left > _REASON else "", left), "muted")
    key = Piece(pad(entry.key, _KEY, right=True), accent, bold=entry.enabled)
    return (Piece("  "), *name, reason, Piece(f" {fit(entry.clause, _CLAUSE)}", "muted"), key, Piece(" "))


class Palette(Dialog[None]):
    """Find an action by its name and do it."""

    DEFAULT_CSS = """
    Palette > Vertical { width: 70; }
    Palette Horizontal { height: 1; margin: 1 2; }
    Palette Lines.colon { width: 2; }
    Palette OneLine, Palette OneLine:focus { width: 1fr; padding: 0; background: $raised; color: $body; }
    Palette Lines.hint { width: 32; }
    """
    AUTO_FOCUS = "OneLine"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "move(1)", "Вниз", quiet=True, id="palette.down"),
        bind("up", "move(-1)", "Вверх", quiet=True, id="palette.up"),
        bind("pagedown", "move(8)", "Страница вниз", quiet=True, id="palette.page_down"),
        bind("pageup", "move(-8)", "Страница вверх", quiet=True, id="palette.page_up"),
    ]

    def __init__(self, screen: Screen[object]) -> None:
        """Prepare the palette of what can be done on `screen` now."""
        super().__init__("Любое действие")
        self._screen = screen
        self._entries = entries_of(screen)
        self._found = ""
        self._rule = Rule("Любое действие", heavy=True)
        self._list: LineList[Entry] = LineList(
            lambda entry, cells, _: entry_line(entry, self._found, cells),
            lambda entry: (entry.group, entry.text, entry.key),
            pointer=True,
            barred=True,
            ground="raised",
            empty="Ничего не найдено",
        )
        self._list.can_focus = False

    def compose(self) -> ComposeResult:
        """The rule with the count, the field, the list, the keys."""
        with Vertical():
            yield self._rule
            with Horizontal():
                yield Lines([(Piece(": ", "mark", bold=True),)], classes="colon")
                yield OneLine()
                yield Lines([(Piece(_HINT, "faint"),)], classes="hint")
            yield self._list
            yield Lines(
                [keys_line(("Enter", "выполнить"), ("↑↓", "выбрать"), ("Esc", "назад"))], classes="keys"
            )

    def on_mount(self) -> None:
        """Show everything."""
        self._list.styles.height = _MOST
        self._find("")

    @on(Input.Changed)
    def type_more(self, event: Input.Changed) -> None:
        """Find what was typed."""
        self._find(event.value.strip())

    def _find(self, query: str) -> None:
        """Show what matches, the cursor on the first that can be done."""
        found, self._found = matching(self._entries, query)
        self._rule.set_right((Piece("найдено ", "muted"), Piece(str(len(found)))))
        self._list.rows = list(with_headings(found))
        self._list.cursor = next((i for i, entry in enumerate(self._list.rows) if entry.active), 0)
        self._list.scroll_to(y=0, animate=False)  # the heading over the first row too
        self._list.redraw()

    def action_move(self, step: int) -> None:
        """Move the cursor, over the headings."""
        rows, direction = self._list.rows, 1 if step > 0 else -1
        target = self._list.cursor + step
        while 0 <= target < len(rows) and rows[target].active is None:
            target += direction
        inside = [index for index, entry in enumerate(rows) if entry.active]
        if inside:
            self._list.cursor = min(max(target, inside[0]), inside[-1])

    @on(Input.Submitted)
    @on(LineList.Chosen)
    def perform(self) -> None:
        """Do the action under the cursor, or say why not."""
        entry = self._list.current
        if entry is None or entry.active is None:
            return
        active = entry.active
        self.dismiss(None)
        if active.enabled:
            self.app.call_later(self.app.run_action, active.binding.action, active.node)
        elif isinstance(self._screen, DeskScreen):
            self._screen.explain_dimmed(active)
