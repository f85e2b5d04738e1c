"""The row of areas: F2…F8, which one is open, how much waits in each."""

from collections.abc import Mapping
from typing import Final

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.keys import bind
from screens.pieces import Line, Piece, clip, content_of, line_width

AREAS: Final[Mapping[str, tuple[str, str]]] = {
    "queue": ("f2", "Очередь"),
    "register": ("f3", "Реестр"),
    "executors": ("f4", "Исполнители"),
    "shortcomings": ("f5", "Недостатки"),
    "note": ("f6", "Записка"),
    "calendar": ("f7", "Календарь"),
    "settings": ("f8", "Настройки"),
}
"""Area, its key and its name."""

_ABOUT: Final[Mapping[str, tuple[str, str]]] = {
    "queue": ("что ждёт и сколько осталось", ""),
    "register": ("отвечено за месяц", ""),
    "executors": ("кто отвечает", "п.7"),
    "shortcomings": ("ответ позже срока", "п.20"),
    "note": ("выводы за месяц", "п.22"),
    "calendar": ("рабочие дни и часы", ""),
    "settings": ("сроки, люди, клавиши", ""),
}
"""What the palette finds an area by besides its name, and its clause."""

SECTION: Final = "Экраны"


def area_bindings() -> list[Binding]:
    """F2…F8, for the app: each opens its area."""
    return [
        bind(
            key,
            f"area('{name}')",
            title,
            _ABOUT[name][1],
            tooltip=_ABOUT[name][0],
            section=SECTION,
            show=False,
            id=f"area.{name}",
        )
        for name, (key, title) in AREAS.items()
    ]


def areas_line(current: str, counts: Mapping[str, int], cells: int = 0) -> Line:
    """The row; the open area's name is bold and underlined, a count of zero is left out.

    Args:
        current: The open area.
        counts: How much waits, by area.
        cells: Of the row, which all of them must fit into: the gaps give way, then the counts; 0 for any.
    """
    for gap in (4, 3, 2):
        line = _areas(current, counts, gap)
        if not cells or line_width(line) <= cells:
            return line
    return _areas(current, {}, 2)


def _areas(current: str, counts: Mapping[str, int], gap: int) -> Line:
    pieces: list[Piece] = []
    for name, (key, title) in AREAS.items():
        here = name == current
        role = "body" if here else "muted"
        pieces.append(Piece(" " * gap if pieces else ""))
        pieces += [Piece(key.upper(), "mark"), Piece(" "), Piece(title, role, here, underline=here)]
        if counts.get(name):
            pieces.append(Piece(f" {counts[name]}", role))
    return tuple(pieces)


class Areas(Widget):
    """One row and a blank under it; hidden on small terminals."""

    DEFAULT_CSS = """
    Areas { height: 2; width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    """

    current: reactive[str] = reactive("")
    """The open area, one of `AREAS`; none is marked for another name."""
    counts: reactive[Mapping[str, int]] = reactive(dict)
    """How much waits, by area."""

    def render(self) -> Content:
        """The row."""
        cells = self.content_size.width
        line = clip(areas_line(self.current, self.counts, cells), cells)
        return content_of([line], no_color=self.app.no_color)
