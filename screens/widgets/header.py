"""The top row: whose desk it is, what time it is, how long the office still works."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.clock.office import until_words
from screens.pieces import Line, Piece, content_of, line_width, spread
from screens.text import cut, printable
from screens.when import WEEKDAYS
from screens.widgets.clock import hms

WIDE: Final = 100
"""Columns from which the long form is shown."""
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
    pause: bool = False
    """Whether it is closed for a break: it works again the same day."""


def header_line(state: HeaderState, cells: int) -> Line:
    """The row of `cells`, in the long form from `WIDE` columns of terminal (`cells` + 2).

    What gives way to who acts: the city, the first name, the year and the words of the clock.
    """
    wide = cells + 2 >= WIDE
    surname = state.who.partition(" ")[0]
    name = state.who if wide else surname
    forms = ((wide, wide, name), (wide, False, name), (wide, False, surname), (False, False, surname))
    for long, city, shown in forms:
        left = _name(state, wide=wide, city=city)
        right = (*_clock(state, wide=long), *_office(state, wide=long))
        room, who = cells - line_width(left) - line_width(right) - 2, _who(shown, wide=long)
        if line_width(who) <= room:
            break
    else:
        who = _who(cut(printable(surname), room - 2), wide=False)
    return spread(left, (*right, *who), cells)


def _name(state: HeaderState, *, wide: bool, city: bool) -> Line:
    """Whose desk it is, or, when narrow and rehearsing, that the time is not real."""
    unreal = (Piece("! ", "soon", bold=True), Piece(UNREAL, "soon"))
    if state.rehearsal and not wide:
        return unreal
    place = (Piece(f" · {cut(printable(state.city), 14)}", "muted"),) if city and state.city else ()
    return (Piece(NAME, bold=True), *place, *((Piece("  "), *unreal) if state.rehearsal else ()))


def _clock(state: HeaderState, *, wide: bool) -> Line:
    """Weekday, date and the clock."""
    day = f"{WEEKDAYS[state.now.weekday()]} {state.now:%d.%m}" + (f".{state.now.year}" if wide else "")
    return (Piece(f"{day}  ", "muted"), Piece(f"{state.now:%H:%M:%S}", bold=True), Piece("  "))


def _office(state: HeaderState, *, wide: bool) -> Line:
    """Until when the office works, or that the clocks stand and until when."""
    until = until_words(state.changes_at, state.now)
    if not state.open:
        stands = "перерыв" if state.pause else "часы стоят" if wide else "стоит"
        return (Piece(stands, bold=True), Piece(f" до {until}", "muted"))
    words = f"работаем до {until}, ещё " if wide else f"до {until} ещё "
    left = int((state.changes_at - state.now).total_seconds())
    return (Piece(words, "muted"), Piece(hms(max(0, left))))


def _who(name: str, *, wide: bool) -> Line:
    """Who acts."""
    shown = printable(name)
    return (Piece(f"{'  ·  ' if wide else '  '}{shown}", "muted"),) if shown else ()


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
