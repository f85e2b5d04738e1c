"""The top row: whose desk it is, what time it is, how long the office still works."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.pieces import Line, Piece, content_of, line_width, spread
from screens.text import cut, printable
from screens.widgets.clock import hms

WIDE: Final = 100
"""Columns from which the long form is shown."""
WEEKDAYS: Final = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
NAME: Final = "Стол сообщений"
UNREAL: Final = "время не настоящее"


@dataclass(frozen=True, slots=True)
class HeaderState:
    """What the header shows; all moments in desk-local time, of one zone."""

    now: datetime
    open: bool
    """Whether the office works at `now`."""
    changes_at: datetime
    """When that changes next; after `now`."""
    who: str = ""
    """Who acts, such as `Иванова А.А.`"""
    city: str = ""
    rehearsal: bool = False
    """Whether the time is not the real one."""


def header_line(state: HeaderState, cells: int) -> Line:
    """The row of `cells`, in the long form from `WIDE` columns of terminal (`cells` + 2)."""
    wide = cells + 2 >= WIDE
    right = (*_clock(state, wide=wide), *_office(state, wide=wide))
    left = _name(state, wide=wide)
    room = cells - line_width(left) - line_width(right) - 2
    return spread(left, (*right, *_who(state.who, room, wide=wide)), cells)


def _name(state: HeaderState, *, wide: bool) -> Line:
    """Whose desk it is, or, when narrow and rehearsing, that the time is not real."""
    unreal = (Piece("! ", "soon", bold=True), Piece(UNREAL, "soon"))
    if state.rehearsal and not wide:
        return unreal
    city = (Piece(f" · {cut(printable(state.city), 14)}", "muted"),) if wide and state.city else ()
    return (Piece(NAME, bold=True), *city, *((Piece("  "), *unreal) if state.rehearsal else ()))


def _clock(state: HeaderState, *, wide: bool) -> Line:
    """Weekday, date and the clock."""
    day = f"{WEEKDAYS[state.now.weekday()]} {state.now:%d.%m}" + (f".{state.now.year}" if wide else "")
    return (Piece(f"{day}  ", "muted"), Piece(f"{state.now:%H:%M:%S}", bold=True), Piece("  "))


def _office(state: HeaderState, *, wide: bool) -> Line:
    """Until when the office works, or until when it stands."""
    at = state.changes_at
    until = f"{at:%H:%M}" if at.date() == state.now.date() else f"{WEEKDAYS[at.weekday()]} {at:%H:%M}"
    if not state.open:
        return (Piece(f"стоит до {until}", "muted"),)
    words = f"работаем до {until}, ещё " if wide else f"до {until} ещё "
    left = int((at - state.now).total_seconds())
    return (Piece(words, "muted"), Piece(hms(max(0, left))))


def _who(name: str, room: int, *, wide: bool) -> Line:
    """Who acts: the whole name, or when narrow the surname, as far as it fits."""
    name = printable(name)
    shown = name if wide else name.partition(" ")[0]
    gap = "  ·  " if wide else "  "
    shown = cut(shown, room - len(gap))
    return (Piece(f"{gap}{shown}", "muted"),) if shown else ()


class Header(Widget):
    """One row on `raised`; set `state` once a second."""

    DEFAULT_CSS = """
    Header {
        height: 1; width: 1fr; padding: 0 1; background: $raised; text-wrap: nowrap; text-overflow: clip;
    }
    """

    state: reactive[HeaderState | None] = reactive(None)

    def render(self) -> Content:
        """The row."""
        if self.state is None:
            return content_of([(Piece(NAME, bold=True),)])
        return content_of([header_line(self.state, self.content_size.width)], no_color=self.app.no_color)
