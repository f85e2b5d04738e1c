"""The desk: the one door through which anything changes, and the rows that screens and commands read."""

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from peewee import Database

from models.database import connected, writing
from uhta_tui.desk.alike import Alike, alike
from uhta_tui.desk.damage import load_one
from uhta_tui.desk.directory import Timing, load_executors, load_officials, load_timing
from uhta_tui.desk.files import FileStore
from uhta_tui.desk.reading import Reading
from uhta_tui.desk.sameness import same_keys
from uhta_tui.desk.signing import MonthlyNote, monthly_note
from uhta_tui.desk.store import load
from uhta_tui.desk.typed import TypedTexts
from uhta_tui.desk.unit import Outcome, Unit
from uhta_tui.documents.months import Month
from uhta_tui.intake.links import host
from uhta_tui.procedure.actions import Action, Receive
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment

CHUNK: Final = 2000
"""Actions performed between two writings in `perform_many`: enough for speed, little in memory."""


class Desk:
    """A desk on a database.

    Its methods are whole units of work: each opens the connection it needs, so they may be called from any
    thread, and gives back frozen values.
    """

    def __init__(
        self,
        database: Database,
        *,
        files: Path,
        clock: Callable[[], Moment],
        real_clock: Callable[[], Moment] | None = None,
        official: str = "social_deputy",
    ) -> None:
        """Prepare a desk.

        Args:
            database: Opened by `models.database.open_database`.
            files: The folder of attachments.
            clock: The present; a rehearsal or a test may pass another one than the real.
            real_clock: For the journal's `entered_at`; `clock` when left out.
            official: Code of the official to inform of the desk's own shortcomings.
        """
        self.database = database
        self.files = FileStore(files)
        self.clock = clock
        self._real_clock = real_clock or clock
        self.official = official
        self._writing = threading.Lock()
        self.read = Reading(database, self.scene)
        self.typed = TypedTexts(database)

    # -- changing -------------------------------------------------------------------------------

    def perform(self, action: Action) -> Outcome:
        """Carry out one action in one transaction.

        Raises:
            Refused: If the Порядок does not allow it; nothing has changed.
        """
        [outcome] = self.perform_many([action])
        if isinstance(outcome, Refused):
            raise outcome
        return outcome

    def perform_many(self, actions: Iterable[Action]) -> list[Outcome | Refused]:
        """Carry out many actions in one transaction, by the same guards.

        A refused one leaves no trace and does not stop the others; its refusal stands in its place.
        """
        return self.perform_dated((action, self.clock(), self._real_clock()) for action in actions)

    def perform_dated(self, actions: Iterable[tuple[Action, Moment, Moment]]) -> list[Outcome | Refused]:
        """Carry out actions each with its own present and moment of entering: only a rebuild needs this."""
        outcomes: list[Outcome | Refused] = []
        with self._writing, connected(self.database), writing(self.database):
            unit = Unit(self.database, self.files, self.official)
            pending: list[tuple[Action, Moment, Moment]] = []
            for item in actions:
                pending.append(item)
                if len(pending) == CHUNK:
                    _perform_chunk(unit, pending, outcomes)
                    pending = []
            _perform_chunk(unit, pending, outcomes)
        return outcomes

    def perform_whole(self, groups: Iterable[Sequence[Action]]) -> list[Outcome | Refused]:
        """Carry out groups of actions on messages in one transaction, each group whole or not at all.

        One step of a person may be several actions: a routing to two executors is taken back by two. Half of
        it must not happen, and a refused group does not stop the others.

        Returns:
            For each group its last outcome, or why it was refused.
        """
        outcomes: list[Outcome | Refused] = []
        with self._writing, connected(self.database), writing(self.database):
            unit = Unit(self.database, self.files, self.official)
            now, entered_at = self.clock(), self._real_clock()
            for actions in groups:
                try:
                    if len(actions) > 1:
                        unit.try_all(actions, now)
                    outcomes.append([unit.perform(one, now, entered_at) for one in actions][-1])
                except Refused as refusal:
                    outcomes.append(refusal)
            unit.flush()
        return outcomes

    def rehearse(self, actions: Iterable[Action]) -> list[Outcome | Refused]:
        """What would come of many actions; nothing is kept."""
        outcomes: list[Outcome | Refused] = []
        with self._writing, connected(self.database), self.database.atomic() as transaction:
            unit = Unit(self.database, self.files, self.official)
            now = self.clock()
            _perform_chunk(unit, [(action, now, now) for action in actions], outcomes)
            transaction.rollback()
        return outcomes

    # -- reading --------------------------------------------------------------------------------

    def timing(self) -> Timing:
        """The calendar and the terms in force."""
        with connected(self.database):
            return load_timing(self.database)

    def scene(self) -> Scene:
        """What the rules know at present: for asking them what an action would lead to."""
        with connected(self.database):
            timing = load_timing(self.database)
            return Scene(
                now=self.clock(),
                calendar=timing.calendar,
                terms=timing.terms,
                executors=load_executors(self.database),
                officials=load_officials(self.database),
                desk_official=self.official,
                host_of=host,
            )

    def case(self, number: int) -> Case | None:
        """A message with everything that hangs on it."""
        with connected(self.database):
            return load_one(self.database, number)

    def note(self, month: Month) -> MonthlyNote:
        """A month's note (п.22): as frozen by its signature, else counted now."""
        scene = self.scene()
        with connected(self.database):
            return monthly_note(self.database, scene, month)

    def alike(self, case: Case, limit: int = 3) -> tuple[Alike, ...]:
        """Earlier messages of the same author or about the same house; a bounded read."""
        with connected(self.database):
            return alike(self.database, case, limit)

    def cases(self, numbers: Sequence[int]) -> dict[int, Case]:
        """Several messages by their numbers."""
        with connected(self.database):
            return load(self.database, numbers)


def _perform_chunk(
    unit: Unit, chunk: Sequence[tuple[Action, Moment, Moment]], outcomes: list[Outcome | Refused]
) -> None:
    """Perform some actions and write them; how each fared is added to `outcomes`."""
    if len(chunk) > 1:
        unit.same.expect(
            key for action, _, _ in chunk if isinstance(action, Receive) for key in same_keys(action)
        )
    for action, now, entered_at in chunk:
        try:
            outcomes.append(unit.perform(action, now, entered_at))
        except Refused as refusal:
            outcomes.append(refusal)
    unit.flush()
