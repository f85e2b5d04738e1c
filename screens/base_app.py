"""What the desk's application has in common with the small ones that its tests and pictures use.

Themes, Russian instead of Textual's English, areas on F-keys, pasted text told from
keys. It knows no data: the shell builds on it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Protocol, runtime_checkable

from textual import events, on
from textual.app import App
from textual.binding import BindingType
from textual.reactive import var
from textual.screen import Screen

from screens import theme
from screens.bursts import GAP, Burst
from screens.help_texts import HelpTexts
from screens.keys import bind
from screens.widgets.areas import SECTION, area_bindings
from screens.widgets.header import HeaderState
from screens.widgets.say_line import Kind, Say, Saying


@runtime_checkable
class Speaks(Protocol):
    """A screen with a say line."""

    def say(self, text: str, kind: Kind = Kind.HINT, short: str = "") -> None:
        """Say something until the next key."""


class BaseApp(App[None], inherit_bindings=False):
    """An app that speaks Russian and never takes a paste for commands.

    Set `header_state` once a second and `area_counts` when they change; every desk
    screen follows them. `help_texts` are the clauses that the help tells.
    """

    CSS_PATH = Path(__file__).with_name("base.tcss")
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Стол сообщений"
    HOLD_KEYS: ClassVar[bool | None] = None
    """Whether printable keys wait for company (`bursts`); `None`: in a real terminal they do."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *area_bindings(),
        bind("colon,ctrl+p", "any_action", "Любое действие", section="Посмотреть", show=False),
        bind("f1,question_mark", "help", "Справка", show=False, section=SECTION, id="help"),
        bind("ctrl+q", "quit", "Выйти", show=False, section=SECTION, id="quit", priority=True),
    ]

    header_state: var[HeaderState | None] = var(None)
    """What the header of every screen shows."""
    area_counts: var[Mapping[str, int]] = var(dict)
    """How much waits in each area."""

    warning: var[Saying | None] = var(None)
    """Of which deadlines every screen warns."""

    def __init__(self, theme_name: str = theme.NIGHT) -> None:
        """Put a theme on: `ночь`, `день` or `контраст`; `NO_COLOR` wins over it."""
        super().__init__()
        self._theme_name = theme_name
        theme.install(self, theme_name)
        self._burst = Burst()
        self.help_texts = HelpTexts()

    @on(events.Mount)
    def fit_colours(self) -> None:
        """Now it is known what the terminal can show."""
        theme.put_on(self, self._theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The palette's roles, so that CSS parses under any theme."""
        return theme.defaults()

    @property
    def holds_keys(self) -> bool:
        """Whether printable keys wait for company now."""
        return not self.is_headless if self.HOLD_KEYS is None else self.HOLD_KEYS

    async def on_event(self, event: events.Event) -> None:
        """Hold back what may be a paste; everything else takes its usual way."""
        if not isinstance(event, events.Key) or event.is_forwarded or not self.holds_keys:
            await super().on_event(event)
            return
        if not (Burst.takes(event) and self._burst.joins(event)):
            await self._release()
        if Burst.takes(event):
            self._burst.held.append(event)
            if len(self._burst.held) == 1:
                self._wait(1)
        else:
            await super().on_event(event)

    def _wait(self, held: int) -> None:
        """Look again in a moment, when no more than `held` keys should have come."""

        async def look() -> None:
            if len(self._burst.held) == held:
                await self._release()
            elif self._burst.held:
                self._wait(len(self._burst.held))

        self.set_timer(GAP, look)

    async def _release(self) -> None:
        """Deliver what was held, as a paste or as the keys it was."""
        pasted, keys = self._burst.release()
        if pasted:
            await super().on_event(events.Paste(pasted))
        for key in keys:
            await super().on_event(key)

    @property
    def front(self) -> Screen[Any] | None:
        """The screen in front; none while the app is closing, when timers and workers still run."""
        return self.screen_stack[-1] if self.screen_stack else None

    def warning_seen(self) -> None:
        """A key was pressed while a warning was in view; an app that warns takes it back."""

    def acted_on(self, numbers: tuple[int, ...]) -> None:
        """Messages were acted on together; an app that can take the last action back remembers them."""

    def on_resize(self, event: events.Resize) -> None:
        """A terminal that is too small gets a notice over everything."""
        from screens.too_small import TooSmall, fits

        if not fits(event.size) and not any(isinstance(screen, TooSmall) for screen in self.screen_stack):
            self.push_screen(TooSmall())

    def desk_changed(self) -> None:
        """Something was done at the desk; an app that watches it looks again."""

    def on_say(self, event: Say) -> None:
        """Something to say from a dialog, which has no say line: the screen under it has."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Speaks):
                screen.say(event.text, event.kind, event.short)
                return

    def action_area(self, name: str) -> None:
        """Open an area, if the app has a mode of its name."""
        if name in self.MODES:
            self.switch_mode(name)

    def action_any_action(self) -> None:
        """Open the palette of the present screen."""
        from screens.commands import Palette

        self.push_screen(Palette(self.screen))

    def action_help(self) -> None:
        """Explain the present screen."""
        from screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen, self.help_texts))
