"""Going one level back with a word: what was done is said on the screen that comes to view."""

from textual.screen import Screen

from screens.base_app import Speaks
from screens.widgets.say_line import Kind


def leave(screen: Screen[None], text: str = "", kind: Kind = Kind.DONE, short: str = "") -> None:
    """Close a screen, if it is still in front, and say something on the one below."""
    app = screen.app
    if app.screen is not screen or len(app.screen_stack) < 2:
        return
    app.pop_screen()
    below = app.screen
    if text and isinstance(below, Speaks):
        below.say(text, kind, short)
