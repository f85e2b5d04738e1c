"""A month of random lives: the desk and the oracle must come to the same deadlines, faults and statuses."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.desk.rig import EXECUTORS, PLAIN, POSTED, WORKWEEK, ZONE, Rig, at
from tests.procedure.clockwork import Clockwork
from tests.procedure.lives import month
from tests.procedure.oracle import Oracle
from tests.procedure.oracle_held import held
from tests.procedure.oracle_values import Line, Message
from uhta_tui.desk.unit import Outcome
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.procedure.ledger import held as held_by_desk
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import shortcomings
from uhta_tui.worktime.moments import iso

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

Rows = dict[str, object]


def by_oracle(message: Message, oracle: Oracle, now: int) -> Rows:
    """All that can be told of a message, as the oracle has it."""
    deadlines: list[tuple[object, ...]] = []
    breaches: list[tuple[object, ...]] = []
    for d in message.deadlines:
        over = (0 if d.key == "return" else oracle.late(d, now)) if d.running else d.over
        side = (oracle.blame(d, now) if d.running else d.fault) if over else None
        who = d.part.executor if d.part else None
        unsure = oracle.clock.is_provisional(d.start, d.due)
        deadlines.append((d.key, who, d.cycle, d.start, d.due, d.met, d.dropped, over, side, unsure))
        if over:
            accused = who if side == "executor" else None
            breaches.append((d.key, side, accused, over, EXECUTORS.get(accused or "", "social_deputy")))
    reply = message.reply
    return {
        "status": message.status,
        "cycle": message.cycle,
        "parts": [(p.executor, p.status, p.cycle, p.sent_at, p.kinds) for p in message.parts],
        "deadlines": sorted(deadlines, key=repr),
        "shortcomings": sorted(breaches, key=repr),
        "reply": (reply.kind, reply.approved_at, reply.posted_at) if reply else None,
        "held": held(message, oracle.clock, now),
    }


def by_desk(case: Case, scene: Scene) -> Rows:
    """The same as the desk has it."""
    deadlines = []
    for d in case.deadlines:
        over = over_now(d, scene)
        side = next(
            (s.side.value for s in shortcomings(case, scene) if s.id == f"{case.number}-{d.no}"), None
        )
        ends = (d.met_at, d.dropped_at)
        deadlines.append((d.key.value, d.executor, d.cycle, d.start, d.due, *ends, over, side, d.provisional))
    kinds = {p.no: [d.kind.value for d in case.drafts if d.part == p.no] for p in case.parts}
    found = [(s.key, s.side.value, s.executor, s.over, s.official) for s in shortcomings(case, scene)]
    who = held_by_desk(case, scene.calendar, scene.now)
    reply = case.reply
    return {
        "status": case.status.value,
        "cycle": case.cycle,
        "parts": [(p.executor, p.status.value, p.cycle, p.sent_at, kinds[p.no]) for p in case.parts],
        "deadlines": sorted(deadlines, key=repr),
        "shortcomings": sorted(((k.value if k else None, *rest) for k, *rest in found), key=repr),
        "reply": (reply.kind.value, reply.approved_at, reply.posted_at) if reply else None,
        "held": (who.desk, who.executors, {code: n for code, n in who.by_executor.items() if n}),
    }


def as_entered(line: Line, evidence: Path) -> dict[str, object]:
    """A line as `uhta act` would read it."""
    action = line["action"]
    full: dict[str, object] = {**line, "at": iso(line["at"], ZONE), "by": "Иванова А.А."}
    if "days" in line:
        full["days"] = {d: list(v) if isinstance(v, tuple) else v for d, v in line["days"].items()}
    if full.pop("evidence", False):
        full["attachments"] = [str(evidence)]
    if action in ("draft", "edit_jointly", "compose", "clarify", "author_answered"):
        full["text"] = "Текст"
    if action in ("return", "withdraw", "close", "restore", "reopen"):
        full["reason"] = "так надо"
    extra: dict[str, dict[str, object]] = {
        "receive": {"source": "ВКонтакте", "text": "Яма на дороге"},
        "rework": {"reasons": [{"number": 1}]},
        "post": {"url": POSTED},
        "exclude": {"ground": "abuse"},
        "out_of_scope": {"law": "59-FZ"},
    }
    return {**full, **extra.get(action, {})}


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
