"""The months that have a note: which comes first, which is signed, which is late (п.22). No Textual here."""

from dataclasses import dataclass
from datetime import date

from screens.moments import day
from screens.pieces import Line, Piece
from screens.when import WEEKDAYS
from uhta_tui.desk.signing import Signature
from uhta_tui.documents.months import Month
from uhta_tui.worktime.moments import Moment, at


def months_of(first: Month, present: Month) -> tuple[Month, ...]:
    """The months from the first message on, the earliest first."""
    count = (present.year - first.year) * 12 + present.number - first.number + 1
    return tuple(first.shifted(n) for n in range(max(1, count)))


@dataclass(frozen=True, slots=True)
class Months:
    """The months and how their notes stand on a day."""

    listed: tuple[Month, ...]
    """From the first message to the present month, which has not ended."""
    signed: frozenset[str]
    today: date
    note_day: int
    """The day of the next month by which a note is due."""

    @property
    def first_shown(self) -> Month:
        """The one that comes first to mind: the last that ended, if there is any."""
        return self.listed[max(0, len(self.listed) - 2)]

    def open(self, month: Month) -> bool:
        """Whether a month has not ended."""
        return month == self.listed[-1]

    def due(self, month: Month) -> date:
        """The day by which its note is due."""
        return month.shifted(1).day(self.note_day)

    def late(self, month: Month) -> bool:
        """Whether its note is not signed and its day has passed."""
        return self.today > self.due(month) and str(month) not in self.signed and not self.open(month)

    def overdue(self) -> str:
        """Which notes should have been signed; empty if none."""
        late = [month for month in self.listed if self.late(month)]
        if not late:
            return ""
        more = f" и ещё {len(late) - 1}" if len(late) > 1 else ""
        return f"Не подписана записка за {late[0].title}{more} (п.22)."

    def standing(self, month: Month, signature: Signature | None, now: Moment, zone: str) -> Line:
        """How a month's note stands, for the rule: signed, due, not ended."""
        if signature is not None:
            weekday = WEEKDAYS[at(signature.signed_at, zone).weekday()]
            said = f" подписана {weekday} {day(signature.signed_at, now, zone)} · п.22"
            return (Piece("✓", "mark"), Piece(said, "muted"))
        if self.open(month):
            return (Piece("месяц идёт · п.22", "muted"),)
        role = "late" if self.late(month) else "muted"
        return (Piece(f"подписать до {self.due(month):%d.%m}", role), Piece(" · п.22", "muted"))
