"""Whatever is done, legal or not, at whatever moment: what always holds of a desk and its journal."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from models.database import connected, fetch
from models.terms import Turn
from tests.desk.machine_lines import CODES, REFERENCES, Line, random_lines, usual_lines, words
from tests.desk.rig import ZONE, Rig
from tests.procedure.oracle_values import status
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.journal import broken_links, entries
from uhta_tui.desk.unit import Outcome
from uhta_tui.desk.verifying import STATE, verify
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.deadlines import recalculated
from uhta_tui.procedure.lines import read_line
from uhta_tui.procedure.play import play
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import shortcomings
from uhta_tui.worktime.moments import iso

REVIVING: Final = ("withdraw", "restore", "reopen")
"""Actions by which PROCEDURE.md lets a finished deadline run again."""


class DeskMachine(RuleBasedStateMachine):
    """A desk under random hands."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="machine-"))
        photo = self.folder / "яма.jpg"
        photo.write_bytes(b"\xff\xd8")
        self.rig = Rig(self.folder, "2026-06-08T09:00")
        self.strategies = random_lines(str(photo))
        self.usual = usual_lines(str(photo))
        self.cases: dict[int, Case] = {}

    @initialize()
    def begin(self) -> None:
        """Two messages, of which the second shares its id with none."""
        self.rig.receive("2026-06-08T08:00", "IM-0")
        self.rig.receive("2026-06-08T09:00", "IM-1", source="Одноклассники")
        self._look()

    def _look(self) -> None:
        self.cases = self.rig.desk.cases(range(1, 12))

    # -- what may be done -----------------------------------------------------------------------

    # Two rules and no more: hypothesis switches whole rules off at random, and lives must get far.

    @rule(data=st.data(), times=st.integers(1, 4))
    def live(self, data: st.DataObject, times: int) -> None:
        """Some actions that the rules allow at their moments: the desk must take them."""
        for _ in range(times):
            case = data.draw(st.sampled_from([case for case in self.cases.values() if case.number < 3]))
            back = data.draw(st.sampled_from((0, 0, 0, 10, 60)))
            lines = [self._full({**line, "message": f"№{case.number}"}, back) for line in self.usual]
            scene = self.rig.desk.scene()
            legal = [line for line in lines if _allowed(case, line, scene)]
            if legal:
                assert isinstance(self._perform(data.draw(st.sampled_from(legal))), Outcome)
            self.rig.now += data.draw(st.sampled_from((1, 7, 30, 61, 240, 1440))) * 60

    @rule(data=st.data(), back=st.sampled_from((-1, 0, 0, 5, 60, 3000)))
    def interrupt(self, data: st.DataObject, back: int) -> None:
        """Something else: a message, a notice, a change around, or most often what the Порядок refuses."""
        self._enter(data.draw(st.sampled_from((self._anything,) * 4 + self.others))(data), back)

    def _anything(self, data: st.DataObject) -> Line:
        name = data.draw(st.sampled_from(sorted(self.strategies)))
        return {**data.draw(self.strategies[name]), "message": data.draw(st.sampled_from(REFERENCES))}

    @staticmethod
    def _receive(data: st.DataObject) -> Line:
        """Perhaps one that is here already."""
        name = data.draw(st.sampled_from(("IM-1", "IM-2", "")))
        return {"action": "receive", "message": name, "source": "ВКонтакте", "text": data.draw(words)}

    def _on_shortcoming(self, data: st.DataObject) -> Line:
        """Perhaps on what is none."""
        scene = self.rig.desk.scene()
        found = [s.id for case in self.cases.values() for s in shortcomings(case, scene)]
        name = data.draw(st.sampled_from([*found, "1-1", "1-f1"]))
        decided: Line = {"action": "resolve", "text": "замечание"}
        return {"shortcoming": name, **(decided if data.draw(st.booleans()) else {"action": "notify"})}

    @staticmethod
    def _calendar(data: st.DataObject) -> Line:
        day = data.draw(st.sampled_from(("2026-06-08", "2026-06-10", "2026-06-15")))
        value = data.draw(st.sampled_from(("off", "short", None, ["10:00-12:00"], "nonsense")))
        return {"action": "calendar", "days": {day: value}}

    @staticmethod
    def _executor(data: st.DataObject) -> Line:
        code = data.draw(st.sampled_from(CODES))
        return {"action": "executor", "code": code, "active": data.draw(st.booleans())}

    @property
    def others(self) -> tuple[Callable[[st.DataObject], Line], ...]:
        """What happens beside the messages."""
        return self._receive, self._on_shortcoming, self._on_shortcoming, self._calendar, self._executor

    # -- what must hold -------------------------------------------------------------------------

    def _full(self, line: Line, back: int) -> dict[str, object]:
        fields = dict(line)
        if fields["action"] == "compose":
            fields.pop("executor", None)
        return {"at": iso(self.rig.now - back * 60, ZONE), "by": "Иванова А.А.", **fields}

    def _enter(self, line: Line, back: int) -> None:
        self._perform(self._full(line, back))

    def _perform(self, line: Line) -> Outcome | Refused:
        """Perform a line and compare everything before with everything after."""
        action = read_line(dict(line), ZONE)
        before, rows = self.cases, self.rig.rows()
        try:
            outcome = self.rig.desk.perform(action)
        except Refused as refused:
            assert self.rig.rows() == rows
            return refused
        self._look()
        after = self.rig.rows("journal_entry")["journal_entry"]
        assert after[:-1] == rows["journal_entry"]
        assert len(after) == len(rows["journal_entry"]) + 1
        if action.NAME == "calendar":
            scene = self.rig.desk.scene()
            assert self.cases == {n: recalculated(case, scene) for n, case in before.items()}
        for number, case in before.items():
            if number != outcome.number and action.NAME != "calendar":
                assert self.cases[number] == case
            _check_finished(case, self.cases[number], action.NAME)
        if outcome.number in before and action.NAME not in ("draft", "repeat"):
            expected = play(before[outcome.number], action, self.rig.desk.scene())
            assert self.cases[outcome.number] == expected
        return outcome

    @invariant()
    def statuses_follow_from_the_parts(self) -> None:
        """By the order of PROCEDURE.md, restated by the oracle."""
        for case in self.cases.values():
            turn = "open" if case.turn in (Turn.OPEN, Turn.INTERIM) else case.turn.value
            live = [part.status.value for part in case.live_parts]
            came = any(draft.final for draft in case.drafts)
            assert case.status == status(turn, live, in_final=case.interim_at is not None, came=came)

    @invariant()
    def nothing_runs_twice_and_only_what_should(self) -> None:
        """One countdown of a kind for a part or a message; none of a part that is gone."""
        for case in self.cases.values():
            running = [d for d in case.deadlines if d.running]
            assert len({(d.key, d.part) for d in running}) == len(running)
            live = {part.no for part in case.live_parts}
            assert all(d.part is None or d.part in live for d in running)
            if case.status in ("answered", "closed", "excluded", "out_of_scope", "clarifying"):
                assert running == []

    @invariant()
    def no_executor_holds_two_live_parts(self) -> None:
        """п.7."""
        for case in self.cases.values():
            holders = [part.executor for part in case.live_parts]
            assert len(set(holders)) == len(holders)

    def teardown(self) -> None:
        """The journal alone gives the same state again, and its chain is whole."""
        try:
            self._replay()
            with connected(self.rig.database):
                assert list(broken_links(self.rig.database)) == []
            assert list(verify(self.rig.desk)) == []
        finally:
            self.rig.database.close()
            shutil.rmtree(self.folder)

    def _replay(self) -> None:
        """Each entry at its own moment, taken as the present."""
        folder = self.folder / "again"
        folder.mkdir()
        scratch = Rig(folder, "2026-06-08T09:00", bare=True)
        desk = Desk(scratch.database, files=self.folder / "files", clock=lambda: 0)
        with connected(self.rig.database):
            journal = list(entries(self.rig.database))
        outcomes = desk.perform_dated([(entry.read(ZONE), entry.at, entry.entered_at) for entry in journal])
        assert [outcome for outcome in outcomes if isinstance(outcome, Refused)] == []
        assert scratch.rows(*STATE) == self.rig.rows(*STATE)
        with connected(scratch.database):
            assert fetch(scratch.database, "SELECT COUNT(*) FROM journal_entry") == [(len(journal),)]


def _allowed(case: Case, line: Line, scene: Scene) -> bool:
    """Whether the rules would take a line."""
    try:
        play(case, read_line(dict(line), ZONE), scene)
    except Refused:
        return False
    return True


def _check_finished(before: Case, after: Case, action: str) -> None:
    """A finished deadline stays as it was, but for a correction and for what PROCEDURE.md takes back."""
    for old, new in zip(before.deadlines, after.deadlines, strict=False):
        if old.running or old == new or action == "amend":
            continue
        assert action in REVIVING
        assert new.running
        assert (new.key, new.start, new.part) == (old.key, old.start, old.part)


_LONG: Final = settings().max_examples > 1000
"""Whether the profile asks for a long look."""

TestDeskMachine = DeskMachine.TestCase
TestDeskMachine.settings = settings(
    max_examples=1000 if _LONG else 25,
    stateful_step_count=60 if _LONG else 30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
