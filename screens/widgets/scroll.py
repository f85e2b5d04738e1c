"""A column that scrolls, its keys described in Russian."""

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll

from screens.keys import bind


class Scroll(VerticalScroll, inherit_bindings=False):
    """`VerticalScroll` without a visible bar; pass `can_focus=True` to scroll it with the keys."""

    DEFAULT_CSS = "Scroll { height: 1fr; width: 1fr; scrollbar-size: 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("up", "scroll_up", "Вверх", quiet=True, id="scroll.up"),
        bind("down", "scroll_down", "Вниз", quiet=True, id="scroll.down"),
        bind("pageup", "page_up", "Страница вверх", quiet=True, id="scroll.page_up"),
        bind("pagedown", "page_down", "Страница вниз", quiet=True, id="scroll.page_down"),
        bind("home", "scroll_home", "К началу", quiet=True, id="scroll.home"),
        bind("end", "scroll_end", "К концу", quiet=True, id="scroll.end"),
    ]
