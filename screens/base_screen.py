"""The frame of every screen: header, areas, body, say line, footer, and how keys behave there."""

from collections.abc import Sequence
from typing import ClassVar, Final, TypeVar

from textual import events, on
from textual.actions import parse
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Vertical
from textual.screen import Screen

from screens.base_app import BaseApp
from screens.keys import CHARACTERS, Meaning, bind, key_name, meaning_of
from screens.russian import COPIED, NOT_COPIED, screen_bindings
from screens.text import printable
from screens.why import Why
from screens.widgets.areas import AREAS, Areas
from screens.widgets.footer import Footer, Item
from screens.widgets.header import Header
from screens.widgets.say_line import Kind, Say, Saying, SayLine

_MOVES: Final = frozenset({"up", "down", "pageup", "pagedown", "home", "end", "tab", "shift+tab"})
"""Keys that are never dimmed; asking would only make scrolling slower."""
ResultT = TypeVar("ResultT")
_LAST: Final = frozenset({"focus_next", "back"})
"""Ids of what every screen has: last in a footer that names nothing."""
HELP_ID: Final = "help"


class DeskScreen(Screen[None], inherit_bindings=False):
    """A screen of the desk. Fill `compose_body`; say what is dimmed in `why_not`.

    The footer is made from the active bindings: those named in `FOOTER`, in that order,
    or else all that are bound with `show`. What Enter does goes first.
    """

    AREA = ""
    """The area it belongs to, marked in the row of areas."""
    HELP = ""
    """What is on the screen, for F1: paragraphs of Russian text."""
    ENTER_HELP = ""
    """What Enter does, for F1, where that is more than its binding says."""
    FOOTER: ClassVar[Sequence[str]] = ()
    """Ids of bindings for the footer, in order; `choose` places what Enter does elsewhere than first."""
    FOOTER_DROP: ClassVar[Sequence[str]] = ()
    """Ids that give way first in a narrow footer, the first of them first."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  Textual declares it without ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *screen_bindings(),
        bind("escape", "back", "Назад", id="back"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        """Prepare the frame."""
        super().__init__(id=id)
        self.header = Header()
        self.areas = Areas()
        self.say_line = SayLine()
        self.footer = Footer()
        self._whys: dict[tuple[str, tuple[object, ...]], Why | None] = {}
        """Answers of `why_not` since the bindings were last refreshed."""

    def compose(self) -> ComposeResult:
        """The frame around `compose_body`."""
        yield self.header
        yield self.areas
        with Vertical(id="body"):
            yield from self.compose_body()
        yield self.say_line
        yield self.footer

    def compose_body(self) -> ComposeResult:
        """What stands between the header and the say line; a subclass fills it."""
        yield from ()

    @on(events.Mount)
    def follow_app(self) -> None:
        """Follow the app's clock and counts."""
        self.areas.current = self.AREA
        if isinstance(self.app, BaseApp):
            self.watch(self.app, "header_state", lambda state: setattr(self.header, "state", state))
            self.watch(self.app, "area_counts", lambda counts: setattr(self.areas, "counts", counts))
            self.watch(self.app, "warning", lambda warning: setattr(self.say_line, "warning", warning))

    @on(events.ScreenResume)
    def catch_up(self) -> None:
        """The footer, or the terminal's size, may have changed while another screen was in front."""
        classes: dict[str, bool] = {}
        for size, breakpoints in (
            (self.app.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            _, reached = max(point for point in breakpoints if point[0] <= size)
            classes |= {name: name == reached for _, name in breakpoints}
        self.update_classes(classes)  # at once: each call styles the whole screen anew
        self.refresh_bindings()

    # Saying

    def say(self, text: str, kind: Kind = Kind.HINT, short: str = "") -> None:
        """Say something until the next key; `short` where `text` does not fit."""
        self.say_line.say(text, kind, short)

    def refuse(self, text: str, short: str = "") -> None:
        """Say why not."""
        self.say(text, Kind.REFUSAL, short)

    def stand(self, saying: Saying | None) -> None:
        """Say what holds as long as the screen is as it is; `None` takes it back."""
        self.say_line.standing = saying

    def on_say(self, event: Say) -> None:
        """A widget has something to say."""
        event.stop()
        self.say(event.text, event.kind, event.short)

    # What can be done, and why not

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """Why an action of this screen cannot be done now; `None` if it can.

        Asked once between two `refresh_bindings`, so call that when the answer may change.
        """
        return None

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether an action does not exist here at all, so that it need not even be dimmed."""
        return False

    def why(self, action: str, parameters: tuple[object, ...] = ()) -> Why | None:
        """The answer of `why_not`, remembered until the bindings are refreshed."""
        asked = (action, parameters)
        if asked not in self._whys:
            self._whys[asked] = self.why_not(action, parameters)
        return self._whys[asked]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what `why_not` speaks against."""
        if self.hides(action, parameters):
            return False
        return None if self.why(action, parameters) else True

    def refresh_bindings(self) -> None:
        """Ask anew what can be done, and redraw the footer."""
        self._whys.clear()
        super().refresh_bindings()

    def why_of(self, active: ActiveBinding) -> Why | None:
        """Why a dimmed binding is dimmed, if this screen dims it."""
        _, action, parameters = parse(active.binding.action)
        return None if active.enabled else self.why(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """A key takes back what was said, else a warning; a dimmed one says why it is dimmed."""
        if self.say_line.saying is None and isinstance(self.app, BaseApp):
            self.app.warning_seen()
        self.say_line.clear()
        if event.key in _MOVES:
            return
        active = self.active_bindings.get(event.key)
        if active is None or active.enabled:
            return
        event.stop()
        self.explain_dimmed(active)

    def explain_dimmed(self, active: ActiveBinding) -> None:
        """Say why a dimmed action cannot be done now."""
        why = self.why_of(active)
        meaning = meaning_of(active.binding)
        verb = (meaning.refusal if meaning is not None else "") or active.binding.description
        if why is None:
            self.refuse(f"{verb}: сейчас нельзя.")
        else:
            self.refuse(why.sentence(verb), why.short)

    # The footer

    def palette_title(self) -> str:
        """The heading of this screen's actions in the palette, such as `№ 191`."""
        return self.help_title() or "Здесь"

    def help_title(self) -> str:
        """What the screen is called in its help; its area, unless it is more special."""
        return AREAS[self.AREA][1] if self.AREA in AREAS else ""

    def enter_hint(self) -> Item | None:
        """What Enter does now, where that depends on the row; `None`: as it is bound."""
        return None

    def footer_ids(self) -> Sequence[str]:
        """Ids for the footer, in order; depends on the focus where a screen needs that."""
        return self.FOOTER

    def help_item(self) -> Item:
        """What stands at the right edge."""
        return Item("F1", "Справка")

    def footer_items(self) -> tuple[Sequence[Item], Item]:
        """Enter, then the footer's actions that exist now; the help at the edge."""
        return footer_items_of(self), self.help_item()

    # One level back, copying, pasting

    def action_back(self) -> None:
        """One level back: close this screen, unless it is the one below all others."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_copy_text(self) -> None:
        """Copy the selected text and say so; with nothing selected tell how to leave."""
        text = self.get_selected_text()
        if text:
            self.app.copy_to_clipboard(text)
            self.say(COPIED, Kind.DONE)
        else:
            self.say(NOT_COPIED)

    def on_paste(self, event: events.Paste) -> None:
        """Text was pasted while no field wanted it."""
        event.stop()
        self.say_line.clear()
        self.pasted(event.text)

    def pasted(self, text: str) -> None:
        """Take pasted text; a screen with a step for it overrides this."""
        self.say(f"Вставлять здесь некуда: «{printable(text)}»", Kind.WARNING, "Вставлять здесь некуда")


def meant_bindings(screen: Screen[ResultT]) -> dict[str, ActiveBinding]:
    """The active bindings that the desk has described, by id, each once, without those for moving about."""
    found: dict[str, ActiveBinding] = {}
    for key, one in screen.active_bindings.items():
        meaning = meaning_of(one.binding)
        if meaning is None or meaning.quiet or not one.binding.id:
            continue
        # Textual knows no character for such keys as `slash`: it lists them beside a field that types them.
        character = CHARACTERS.get(key)
        if character and screen.focused is not None and screen.focused.check_consume_key(key, character):
            continue
        found.setdefault(one.binding.id, one)
    return found


def footer_items_of(screen: DeskScreen) -> list[Item]:
    """What the footer of a screen lists, before anything gives way for room."""
    found = meant_bindings(screen)
    entered = screen.active_bindings.get("enter")
    at_enter = entered is not None and meaning_of(entered.binding) is not None
    enter_ids = {"choose", entered.binding.id if entered is not None else None}
    names = [name for name in screen.footer_ids() if name in found or name in enter_ids]
    if not names:
        shown = [name for name, active in found.items() if active.binding.show and name != HELP_ID]
        names = sorted(shown, key=_LAST.__contains__)
    if not enter_ids & set(screen.footer_ids()):
        names = ["choose", *(name for name in names if name not in enter_ids)]
    items: list[Item] = []
    for name in names:
        if name not in enter_ids:
            items.append(_item(screen, name, found[name]))
        elif entered is not None and at_enter:
            items.append(screen.enter_hint() or _item(screen, name, entered))
    return items


def _item(screen: DeskScreen, name: str, active: ActiveBinding) -> Item:
    """A binding as a footer's item."""
    meaning = meaning_of(active.binding) or Meaning()
    why = screen.why_of(active)
    drops = list(screen.FOOTER_DROP)
    return Item(
        key_name(active.binding),
        active.binding.description,
        clause=why.clause if why is not None else meaning.clause,
        short=meaning.short,
        enabled=active.enabled,
        dropped=len(drops) - drops.index(name) if name in drops else 0,
    )
