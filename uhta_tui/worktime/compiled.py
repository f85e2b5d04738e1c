"""A compiled calendar that grows: years are laid out when a moment first asks for them."""

from datetime import date
from typing import Final, TypeAlias

from uhta_tui.worktime.moments import FIRST_YEAR, LAST_YEAR, Moment, at
from uhta_tui.worktime.settings import Schedule
from uhta_tui.worktime.table import MOMENT_BITS, POSITION_BITS, Table

_DAY: Final = 86400

END: Final = (date(LAST_YEAR + 1, 1, 1) - date(1970, 1, 1)).days * _DAY + _DAY
"""A moment at which every zone is past the years that the clock knows."""

_OUTSIDE: Final = f"момент вне календаря: рабочее время считается с {FIRST_YEAR} по {LAST_YEAR} год"


Hot: TypeAlias = tuple[int, int, int, int, list[int], list[int], list[int], list[int], list[int]]
"""What the fast paths need of a table: the first and the last opening, the numbers of the first
stretches of moments and of positions, then the table's `starts`, `sums`, `bases`, `opened`, `filled`."""


class Compiled:
    """What a calendar answers from.

    The table is never changed but replaced whole by a wider one that agrees with it, so that
    threads need no lock: each sees the old one or the new one.
    """

    def __init__(self, schedule: Schedule, epoch: int) -> None:
        """Start with no years compiled.

        Args:
            schedule: What the days are compiled from.
            epoch: The year at whose beginning positions are zero.
        """
        self._schedule = schedule
        self._epoch = epoch
        self._publish(Table.empty(epoch))

    def _publish(self, table: Table) -> Table:
        """Make a table the one that questions are answered from."""
        self._table = table
        low, high = (table.starts[0], table.starts[-1]) if table.starts else (0, 0)
        # One tuple, so that it is replaced at once; the last span is left to the slow path, since
        # what follows it may not be compiled.
        self._hot: Hot = (
            low,
            high,
            low >> MOMENT_BITS,
            table.sums[0] >> POSITION_BITS,
            table.starts,
            table.sums,
            table.bases,
            table.opened,
            table.filled,
        )
        return table

    def _wide(self, first: int, last: int) -> Table:
        """A table with the given years, and one more on either side, as far as there are any."""
        first, last = max(first - 1, FIRST_YEAR), min(last + 1, LAST_YEAR)
        table = self._table
        if table.first <= first and last <= table.last:
            return table
        return self._publish(table.grown(self._schedule, first, last))

    def _wider(self, table: Table, *, back: bool = False) -> Table:
        """A table with about twice the years, the new ones all in one direction.

        Raises:
            ValueError: If there are no more.
        """
        if (table.first if back else table.last) == (FIRST_YEAR if back else LAST_YEAR):
            raise ValueError(_OUTSIDE)
        more = max(table.last - table.first, 1)
        first, last = (table.first - more, table.last) if back else (table.first, table.last + more)
        return self._wide(first, last)

    def _covering(self, moment: Moment) -> Table:
        """A table with the moment's year and its neighbours.

        Raises:
            ValueError: If the moment is outside the years that the clock knows.
        """
        # Much farther out the standard library has no date to give.
        if not -_DAY < moment < END:
            raise ValueError(_OUTSIDE)
        year = at(moment, self._schedule.zone.key).year
        self._check_year(year)
        return self._wide(year, year)

    def _reaching(self, position: int) -> Table:
        """A table in which some span holds the position.

        Raises:
            ValueError: If none does in the years that the clock knows.
        """
        table = self._wide(self._epoch, self._epoch)
        while position <= table.sums[0]:
            table = self._wider(table, back=True)
        while position >= table.sums[-1] and not (position == table.sums[-1] and table.last == LAST_YEAR):
            table = self._wider(table)
        return table

    @staticmethod
    def _check_year(year: int) -> None:
        """Refuse a year that the clock does not know."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(_OUTSIDE)
