"""A month of random lives: the desk and the oracle must come to the same deadlines, faults and statuses."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.desk.rig import PLAIN, WORKWEEK, Rig, at
from tests.procedure.clockwork import Clockwork
from tests.procedure.lives import month
from tests.procedure.oracle import Oracle
from tests.procedure.oracle_values import Line
from tests.procedure.playing import as_entered, by_desk, by_oracle
from uhta_tui.desk.unit import Outcome

Week = Mapping[str, tuple[str, ...]]

FORTY: Final[Week] = {
    **dict.fromkeys(WORKWEEK[:4], ("08:45-13:00", "14:00-18:00")),
    "fri": ("08:45-13:00", "14:00-16:45"),
}
THIRTY_SIX: Final[Week] = {
    **dict.fromkeys(WORKWEEK[:4], ("08:45-13:00", "14:00-17:15")),
    "fri": ("08:45-13:00", "14:00-15:45"),
}
SATURDAY: Final[Week] = {**PLAIN, "sat": ("10:00-14:00",)}
TWO_BREAKS: Final[Week] = dict.fromkeys(WORKWEEK, ("08:00-10:30", "10:45-12:00", "13:00-16:55"))

WORLDS: Final[Mapping[str, tuple[Week, str, str]]] = {
    "a plain June": (PLAIN, "2026-06-01T00:00", "2026-07-15T12:00"),
    "forty hours over a working Saturday": (FORTY, "2025-10-20T00:00", "2025-12-01T10:30"),
    "thirty-six hours in November": (THIRTY_SIX, "2026-11-01T00:00", "2026-12-10T23:00"),
    "Saturdays worked in June": (SATURDAY, "2026-06-01T00:00", "2026-07-10T16:00"),
    "two breaks over the New Year": (TWO_BREAKS, "2026-12-15T00:00", "2027-01-29T09:00"),
    "forty hours in the May holidays": (FORTY, "2027-04-15T00:00", "2027-05-31T18:00"),
    "a year whose moved days are unknown": (PLAIN, "2027-12-15T00:00", "2028-01-25T12:00"),
}


def compare(rig: Rig, clock: Clockwork, lines: list[Line]) -> None:
    """Enter lines into a desk and into the oracle, and look at every message of both."""
    evidence = rig.folder / "act.pdf"
    evidence.write_bytes(b"%PDF-")
    outcomes = rig.lines(as_entered(line, evidence) for line in lines)
    oracle = Oracle(clock)
    names: dict[str, int] = {}
    for line, outcome in zip(lines, outcomes, strict=True):
        assert isinstance(outcome, Outcome), (line, outcome)
        oracle.play(line)
        if line["action"] == "receive" and outcome.number is not None:
            names[line["message"]] = outcome.number
    cases = rig.desk.cases(tuple(names.values()))
    scene = rig.desk.scene()
    for name, number in names.items():
        expected = by_oracle(oracle.messages[name], oracle, rig.now)
        found = by_desk(cases[number], scene)
        for key, value in expected.items():
            told = [line for line in lines if line.get("message", name) == name]
            assert found[key] == value, (name, key, told)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("world", WORLDS)
def test_a_month_of_random_lives_comes_to_what_the_oracle_says(world: str, seed: int, tmp_path: Path) -> None:
    week, start, end = WORLDS[world]
    rng = Random(f"{world} {seed}")
    clock = Clockwork(week, date.fromisoformat(start[:10]), date.fromisoformat(end[:10]) + timedelta(days=60))
    rig = Rig(tmp_path, end, week)
    lines = month(rng, clock, start=at(start), end=rig.now, messages=40, changes=3 * seed)
    compare(rig, clock, lines)
