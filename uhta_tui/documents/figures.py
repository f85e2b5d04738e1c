"""The figures of a monthly note (п.22): what the note, its JSON and its signing share."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.terms import Key
from uhta_tui.documents.figures_lists import InterimFigures, OpenFigures, ShortcomingFigures
from uhta_tui.documents.figures_parts import (
    Comparison,
    DeadlineFigures,
    MessageFigures,
    MonthTotals,
    OfficialGroup,
    Posted,
    QualityFigures,
    Timeliness,
)
from uhta_tui.documents.frozen import from_json, named
from uhta_tui.documents.months import Month
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class NoteFigures:
    """All that a monthly note tells in figures."""

    month: str
    """`2026-11`."""
    received: int
    posted: Posted
    returns: int
    rework_reasons: Mapping[str, int]
    """By the number of a reason of п.12, `1` to `8`, in the reviews decided in the month."""
    timeliness: Mapping[Key, Timeliness]
    """All ten kinds of deadlines."""
    open_at_end: int
    """Neither answered, closed, excluded nor out of scope at the end of the month."""
    taken_at: Moment
    """When the figures were taken."""
    until: Moment
    """The end of the month, or of the part of it that has passed: the first moment that does not count."""
    zone: str
    terms: Mapping[str, int]
    """The lengths in force, by their names in `[terms]`."""
    messages: MessageFigures
    deadlines: DeadlineFigures
    compared: Comparison
    officials: tuple[OfficialGroup, ...]
    quality: QualityFigures
    interims: InterimFigures
    shortcomings: ShortcomingFigures
    open: OpenFigures

    @property
    def totals(self) -> MonthTotals:
        """This month's column in the table of totals."""
        return MonthTotals(
            month=self.month,
            received=self.received,
            outcomes=self.messages.outcomes,
            posted=self.posted,
            answers=self.timeliness[Key.ANSWER],
            median_working=self.deadlines.median_working,
            median_clock=self.deadlines.median_clock,
        )

    @property
    def of(self) -> Month:
        """The month itself."""
        return Month.parse(self.month)

    @property
    def whole(self) -> bool:
        """Whether the month had ended when the figures were taken."""
        return self.until == self.of.end(self.zone)

    def to_json(self) -> dict[str, object]:
        """As `uhta note --json` writes it and a signed note keeps it."""
        return named(self)

    @classmethod
    def from_json(cls, data: object) -> "NoteFigures":
        """The figures that `to_json` wrote.

        Raises:
            TypeError: If the data is not that.
        """
        return from_json(cls, data)


def nearest_rank(values: list[int], tenths: int) -> int | None:
    """The smallest value that so many tenths of all do not exceed; `None` of nothing.

    >>> nearest_rank([40, 10, 30, 20], 5)
    20
    """
    if not values:
        return None
    return sorted(values)[-(-len(values) * tenths // 10) - 1]
