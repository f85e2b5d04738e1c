"""The charts of the note, drawn in black, two greys and hatching, which survive a copier.

Labels stand on the marks; there is no legend, grid or value axis; every scale starts at zero.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from uhta_tui.documents.figures_parts import DayCount, MonthCount
from uhta_tui.documents.months import Month
from uhta_tui.documents.paper import SANS, SANS_BOLD, WIDTH, fonts
from uhta_tui.wording import number

DARK: Final = 0.4
"""Grey of bars: 60 % black."""
LIGHT: Final = 0.8
"""Grey of days off: 20 % black."""
_FADED: Final = 0.5
_LABEL: Final = 8.0
"""Points of a label under the base line."""
_VALUE: Final = 9.0
"""Points of a value on its mark."""


class Picture(Flowable):  # type: ignore[misc]
    """A drawing of a fixed size."""

    def __init__(self, width: float, height: float, draw_on: Callable[[Canvas], None]) -> None:
        super().__init__()
        fonts()
        self.width, self.height, self._draw_on = width, height, draw_on

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        self._draw_on(self.canv)


def hatched(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """An outlined box hatched at 45°."""
    canvas.saveState()
    box = canvas.beginPath()
    box.rect(x, y, width, height)
    canvas.clipPath(box, stroke=0, fill=0)
    canvas.setLineWidth(0.4)
    step = 2.6
    for index in range(int((width + height) / step) + 2):
        left = x - height + index * step
        canvas.line(left, y, left + height, y + height)
    canvas.restoreState()
    canvas.setLineWidth(0.4)
    canvas.rect(x, y, width, height, stroke=1, fill=0)


def bar(part: int, largest: int, width: float) -> Picture:
    """A bar in a cell of a table.

    Args:
        width: Points of the bar of the largest.
    """

    def draw(canvas: Canvas) -> None:
        if part > 0:
            canvas.setFillGray(DARK)
            canvas.rect(0, 1.5, max(1.0, width * part / max(1, largest)), 8, stroke=0, fill=1)

    return Picture(width, 12, draw)


def _base(canvas: Canvas, y: float) -> None:
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(0)
    canvas.line(0, y, WIDTH, y)


def by_day(days: Sequence[DayCount]) -> Picture:
    """Messages by day: 165 × 26 mm; days off are light, their dates grey."""
    slot, base, room = WIDTH / len(days), 5 * mm, 16 * mm
    largest = max(1, *(day.received for day in days))

    def draw(canvas: Canvas) -> None:
        for index, day in enumerate(days):
            centre, height = (index + 0.5) * slot, room * day.received / largest
            if day.received:
                canvas.setLineWidth(0.4)
                canvas.setFillGray(DARK if day.working else LIGHT)
                canvas.rect(centre - slot * 0.29, base, slot * 0.58, height, stroke=not day.working, fill=1)
                canvas.setFillGray(0)
                canvas.setFont(SANS, _VALUE)
                canvas.drawCentredString(centre, base + height + 2.5, number(day.received))
            canvas.setFont(SANS, _LABEL)
            canvas.setFillGray(0 if day.working else _FADED)
            canvas.drawCentredString(centre, base - 10, str(day.day.day))
        _base(canvas, base)

    return Picture(WIDTH, 26 * mm, draw)


@dataclass(frozen=True, slots=True)
class _Point:
    """A month on the line."""

    x: float
    y: float
    month: Month
    count: int
    strong: bool
    """This month, the one before, or the same a year ago."""


def by_month(months: Sequence[MonthCount]) -> Picture:
    """Messages by month: 165 × 34 mm; a month without figures has no point.

    Args:
        months: The earliest first, this month last.
    """
    base, room, inset = 10 * mm, 17 * mm, 5 * mm
    step = (WIDTH - 2 * inset) / max(1, len(months) - 1)
    largest = max(1, *(one.received or 0 for one in months))
    last = len(months) - 1
    points = [
        _Point(
            x=inset + step * index,
            y=base + room * one.received / largest,
            month=Month.parse(one.month),
            count=one.received,
            strong=index in (0, last - 1, last),
        )
        for index, one in enumerate(months)
        if one.received is not None
    ]

    def draw(canvas: Canvas) -> None:
        _base(canvas, base)
        _line(canvas, points)
        for index, one in enumerate(months):
            month = Month.parse(one.month)
            x = inset + step * index
            canvas.setFillGray(0)
            canvas.setFont(SANS_BOLD if index in (0, last - 1, last) else SANS, _LABEL)
            canvas.drawCentredString(x, base - 10, month.words.short)
            if index in (0, last) or month.number == 1:
                canvas.setFont(SANS, _LABEL)
                canvas.drawCentredString(x, base - 20, str(month.year))

    return Picture(WIDTH, 34 * mm, draw)


def _line(canvas: Canvas, points: Sequence[_Point]) -> None:
    canvas.setStrokeGray(DARK)
    canvas.setLineWidth(1.2)
    for one, other in pairwise(points):
        canvas.line(one.x, one.y, other.x, other.y)
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.9)
    for index, point in enumerate(points):
        canvas.setFillGray(0 if point.strong else 1)
        canvas.circle(point.x, point.y, 2.6 if index == len(points) - 1 else 1.9, stroke=1, fill=1)
        canvas.setFillGray(0)
        canvas.setFont(SANS_BOLD if point.strong else SANS, _VALUE)
        low = _is_valley(points, index)
        canvas.drawCentredString(point.x, point.y + (-11.5 if low else 5.5), number(point.count))


def _is_valley(points: Sequence[_Point], index: int) -> bool:
    """Whether the line comes down to a point from the left or rises from it, so that its label goes below."""
    beside = [points[i].count for i in (index - 1, index + 1) if 0 <= i < len(points)]
    count = points[index].count
    low = bool(beside) and all(count <= other for other in beside) and any(count < o for o in beside)
    return low and points[index].y - 12 > 10 * mm and not points[index].strong


def answer_time(hours: Sequence[int], over: int) -> Picture:
    """Replies by working hour: 165 × 30 mm; an upright rule marks the term of п.8, those over it are hatched.

    Args:
        hours: Replies in time, the first within the first hour.
        over: Replies given late.
    """
    bins = grouped(hours)
    slot, base, room = WIDTH / (len(bins) + 1.15), 9 * mm, 14 * mm
    largest = max(1, over, *(count for _, count in bins))
    limit = slot * (len(bins) + 0.07)

    def draw(canvas: Canvas) -> None:
        for index, (label, count) in enumerate(bins):
            _column(canvas, index * slot + slot * 0.05, slot * 0.9, room * count / largest, base)
            _labelled(canvas, (index + 0.5) * slot, base, room * count / largest, label, count)
        if over:
            hatched(canvas, limit + slot * 0.12, base, slot * 0.9, room * over / largest)
        height = room * over / largest
        _labelled(canvas, limit + slot * 0.57, base, height, f"более {len(hours)}", over, bold=True)
        _base(canvas, base)
        canvas.setLineWidth(1)
        canvas.line(limit, base - 6, limit, base + room + 8)
        canvas.setFont(SANS_BOLD, _LABEL)
        canvas.drawRightString(limit - 3, base + room + 2, f"срок п. 8 — {len(hours)} ч")
        canvas.setFont(SANS, _LABEL)
        canvas.drawCentredString(
            WIDTH / 2, base - 21, "рабочих часов от получения сообщения до размещения ответа"
        )

    return Picture(WIDTH, 30 * mm, draw)


def _column(canvas: Canvas, x: float, width: float, height: float, base: float) -> None:
    if height:
        canvas.setFillGray(DARK)
        canvas.rect(x, base, width, height, stroke=0, fill=1)
        canvas.setFillGray(0)


def _labelled(
    canvas: Canvas, centre: float, base: float, height: float, label: str, count: int, *, bold: bool = False
) -> None:
    canvas.setFont(SANS, _LABEL)
    canvas.drawCentredString(centre, base - 10, label)
    if count:
        canvas.setFont(SANS_BOLD if bold else SANS, _VALUE)
        canvas.drawCentredString(centre, base + height + 2.5, number(count))


_MOST: Final = 12
"""Columns of the chart of answers at most; more hours are put together."""


def grouped(hours: Sequence[int]) -> list[tuple[str, int]]:
    """Working hours and their replies, put together if there are too many to draw.

    >>> grouped([1, 2])
    [('до 1', 1), ('1–2', 2)]
    """
    step = -(-len(hours) // _MOST)
    bins = []
    for start in range(0, len(hours), step):
        end = min(start + step, len(hours))
        label = f"до {end}" if start == 0 else f"{start}–{end}"
        bins.append((label, sum(hours[start:end])))
    return bins
