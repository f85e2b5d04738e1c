"""Clock faces: how much working time is left, and how urgent that is."""

from enum import Enum
from typing import Final

from screens.pieces import Piece
from screens.text import pad
from uhta_tui.wording import pl

SOON: Final = 30 * 60
"""Working seconds from which a deadline is close, unless the settings say otherwise."""
WIDTH: Final = 8
"""Cells of the column «Осталось»."""
NONE: Final = "—"
STAND: Final = "стоят"
"""What a column of clocks is called while the office is closed."""
_HOUR: Final = 3600


class Urgency(Enum):
    """How a deadline looks: the value is its mark."""

    CALM = " "
    SOON = "!"
    LATE = "×"

    @property
    def role(self) -> str | None:
        """The colour of mark and clock, `None` to take the row's own."""
        return None if self is Urgency.CALM else self.name.lower()


def urgency(left: int | None, soon: int = SOON) -> Urgency:
    """How urgent a deadline with `left` working seconds is; without one nothing is."""
    if left is None or left > soon:
        return Urgency.CALM
    return Urgency.LATE if left < 0 else Urgency.SOON


def clock_face(left: int | None, day: int) -> str:
    """How much is left, in at most eight cells.

    Args:
        left: Working seconds; negative when overdue; `None` where no clock runs.
        day: Working seconds of a usual working day, more than 0.

    >>> clock_face(430, 29700), clock_face(-760, 29700), clock_face(-36000, 29700), clock_face(59400, 29700)
    ('0:07:10', '-0:12:40', '-10 ч', '2 дня')
    """
    if left is None:
        return NONE
    if left >= 2 * day:
        count = left // day
        return f"{count} {pl(count, 'день', 'дня', 'дней')}"
    if left <= -10 * _HOUR:
        return f"-{-left // _HOUR} ч"
    return f"-{hms(-left)}" if left < 0 else hms(left)


def hms(seconds: int) -> str:
    """`3:27:53`, of zero or more seconds."""
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"


def clock_pieces(
    left: int | None, day: int, *, soon: int = SOON, role: str = "body", stands: bool = False
) -> tuple[Piece, Piece]:
    """The mark and the right-aligned clock of a row, ten cells: `× -0:12:40`.

    While the office is closed the clock is quiet, so that a glance tells that it stands; its mark stays.

    Args:
        left: As in `clock_face`.
        day: As in `clock_face`.
        soon: Working seconds from which it is close.
        role: The row's own colour, used while the clock is calm.
        stands: Whether the office is closed now.
    """
    state = urgency(left, soon)
    colour, late = state.role or role, state is Urgency.LATE
    face = pad(clock_face(left, day), WIDTH, right=True)
    shown = Piece(face, "muted") if stands else Piece(face, colour, late)
    return Piece(f"{state.value} ", colour, late), shown
