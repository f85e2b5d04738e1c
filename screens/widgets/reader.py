"""A text that is read: scrolls by the arrows while it has the focus."""

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import ScrollableContainer

from screens.keys import bind


class Reader(ScrollableContainer, can_focus=True, inherit_bindings=False):
    """What stands inside scrolls; `Tab` comes here and goes on."""

    DEFAULT_CSS = """
    Reader { width: 1fr; height: 1fr; layout: vertical; scrollbar-size: 0 0; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("up", "scroll_up", "Вверх", quiet=True, id="reader.up"),
        bind("down", "scroll_down", "Вниз", quiet=True, id="reader.down"),
        bind("pageup", "page_up", "Страница вверх", quiet=True, id="reader.page_up"),
        bind("pagedown", "page_down", "Страница вниз", quiet=True, id="reader.page_down"),
        bind("home", "scroll_home", "К началу", quiet=True, id="reader.home"),
        bind("end", "scroll_end", "К концу", quiet=True, id="reader.end"),
    ]
