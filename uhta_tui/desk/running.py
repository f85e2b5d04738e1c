"""What runs now and who is loaded with it (п.7), found from the open messages: the archive is not looked at.

Only an open message has deadlines that run. A cross join keeps SQLite to that order; the index by due moments
would lead it through all that ever fell due. Every function runs on the caller's connection.
"""

from dataclasses import dataclass
from typing import Final

from peewee import Database

from models.database import fetch
from models.terms import Key, Side
from uhta_tui.procedure.case import Deadline
from uhta_tui.procedure.deadlines import fault_at
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment

OWED: Final = (Key.DRAFT.value, Key.REWORK.value, Key.FINAL.value)
"""What executors owe by a moment; a `return` is a window, not a debt."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """A deadline that runs and that working time has passed since."""

    number: int
    """Of the message."""
    key: Key
    executor: str | None
    side: Side

    @property
    def owed(self) -> bool:
        """Whether it is the executor that owes it."""
        return self.executor is not None and self.key in OWED


_RUNNING: Final = """SELECT d.message, d.key, d.executor, d.start FROM message m CROSS JOIN deadline d
    WHERE m.ended_at IS NULL AND d.message = m.number
        AND d.met_at IS NULL AND d.dropped_at IS NULL AND d.key <> 'return' AND d.due < ?"""

_COUNTING: Final = """SELECT DISTINCT d.message FROM message m CROSS JOIN deadline d
    WHERE m.ended_at IS NULL AND d.message = m.number AND d.met_at IS NULL AND d.dropped_at IS NULL"""

_OPEN: Final = """SELECT p.executor, COUNT(*) FROM message m CROSS JOIN part p
    WHERE m.ended_at IS NULL AND p.message = m.number AND p.status IN ('sent', 'rework')
    GROUP BY p.executor"""


def overdue_now(database: Database, scene: Scene) -> tuple[Overdue, ...]:
    """What is overdue now, with whose fault it is."""
    before = scene.calendar.moment(scene.calendar.position(scene.now))
    return tuple(
        Overdue(number, Key(key), executor, _fault(Key(key), executor, start, scene))
        for number, key, executor, start in fetch(database, _RUNNING, (before,))
    )


def _fault(key: Key, executor: str | None, start: Moment, scene: Scene) -> Side:
    running = Deadline(0, key, 1, None, executor, start, start, provisional=False, fingerprint="")
    return fault_at(running, scene.now, scene)


def running_messages(database: Database) -> list[int]:
    """The messages that have a deadline that counts down, a window of п.9 among them."""
    return [number for (number,) in fetch(database, _COUNTING)]


def open_parts(database: Database) -> dict[str, int]:
    """The parts that each executor has in work."""
    return {code: int(count) for code, count in fetch(database, _OPEN)}


# For each executor a stretch of the index by executor and moment: grouped, the whole archive would be read.
_SENT: Final = """SELECT code, (SELECT COUNT(*) FROM part p WHERE p.executor = e.code AND p.sent_at > ?)
    FROM executor e"""


def sent_since(database: Database, moment: Moment) -> dict[str, int]:
    """The parts sent to each executor of the directory after a moment."""
    return {code: int(count) for code, count in fetch(database, _SENT, (moment,))}
