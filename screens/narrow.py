"""Whether a screen has to do with 80 columns."""

from textual.screen import Screen

from screens.widgets.footer import WIDE


def is_narrow(screen: Screen[None]) -> bool:
    """Asked of the terminal: the screen's own classes come later than its first drawing."""
    return screen.app.size.width < WIDE
