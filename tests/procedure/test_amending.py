"""Correcting a mistyped field: what hangs on it is computed again, finished or not."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.desk.rig import PLAIN, POSTED, Rig, Took, at, told
from tests.procedure.clockwork import Clockwork
from tests.procedure.lives import Life
from tests.procedure.oracle import Oracle
from tests.procedure.oracle_values import Line
from tests.procedure.playing import as_entered, by_desk, by_oracle
from uhta_tui.desk.unit import Outcome


def _answered(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.approved("2026-06-09T09:30", "2026-06-09T14:30")
    rig.post("2026-06-09T15:00", "2026-06-09T17:00")


def test_an_earlier_receipt_moves_route_answer_and_draft_finished_as_they_are(rig: Rig) -> None:
    _answered(rig)
    rig.act("2026-06-09T17:30", "amend", fields={"received_at": "2026-06-08T16:00"}, reason="опечатка в дате")
    assert rig.took("route") == Took(
        "2026-06-08 16:00", "2026-06-08 17:00", "2026-06-09 09:30", 5400, "desk", False
    )
    assert rig.took("answer").due == "2026-06-09 16:00"
    assert (rig.took("answer").over, rig.took("answer").fault) == (3600, "desk")
    assert rig.took("draft").due == "2026-06-09 11:00"
    assert (rig.took("draft").over, rig.took("draft").fault) == (2 * 3600 + 1800, "executor")
    assert rig.took("publish").over == 3600
    assert rig.case().received_at == at("2026-06-08T16:00")


def test_a_later_receipt_cures_a_breach(rig: Rig) -> None:
    rig.receive("2026-06-08T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh"])
    assert rig.took("route").over > 0
    rig.act("2026-06-09T10:00", "amend", fields={"received_at": "2026-06-09T09:10:05"}, reason="опечатка")
    assert (rig.took("route").over, rig.took("route").fault) == (0, None)
    assert rig.due("answer") == "2026-06-10 09:10:05"
    assert rig.due("draft") == "2026-06-09 14:10:05"


def test_a_posting_moved_moves_publish_answer_and_the_final(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.approved("2026-06-09T09:30", "2026-06-09T10:00", kind="interim")
    rig.post("2026-06-09T16:00", "2026-06-09T17:00")
    rig.act("2026-06-11T10:00", "route", executors=["kumi"])
    rig.act("2026-06-11T12:00", "amend", fields={"posted_at": "2026-06-10T09:30"}, reason="опечатка")
    assert (rig.took("publish").over, rig.took("answer").over) == (5400, 1800)
    assert [told(d.start) for d in rig.deadlines("final")] == ["2026-06-10 09:30"] * 2
    # 11, (12 holiday), 15, 16, 17, 18, 19, 22 June.
    assert [told(d.due) for d in rig.deadlines("final")] == ["2026-06-22 18:00"] * 2
    rig.act("2026-06-11T12:00", "amend", fields={"posted_at": "2026-06-09T16:30"}, reason="нет, всё же")
    assert (rig.took("publish").over, rig.took("answer").over) == (0, 0)
    assert rig.due("final", "uzhkh") == "2026-06-19 18:00"


def test_the_posting_of_a_final_answer_leaves_the_interim_where_it_was(rig: Rig) -> None:
    moment = "2026-06-09T10:00"
    rig.receive(moment)
    rig.approved(moment, moment, kind="interim")
    rig.post(moment, moment)
    rig.draft(moment)
    rig.act(moment, "approve", executor="uzhkh")
    rig.post(moment, moment)
    rig.act("2026-06-11T12:00", "amend", fields={"posted_at": "2026-06-10T09:30"}, reason="опечатка")
    assert told(rig.case().interim_at) == "2026-06-09 10:00"
    assert rig.due("final") == "2026-06-19 18:00"


def test_other_fields_are_corrected_and_nothing_moves(rig: Rig) -> None:
    _answered(rig)
    before = rig.case()
    fields = {
        "source": "Одноклассники",
        "url": "https://ok.ru/group/1/topic/2",
        "author": "Пётр",
        "author_url": "https://ok.ru/profile/5",
        "text": "Яма во дворе",
        "topic": "Дороги",
        "place": "Ярега",
        "posted_url": "https://ok.ru/group/1/topic/2?comment=7",
    }
    rig.act("2026-06-09T18:00", "amend", fields=fields, reason="опечатки")
    after = rig.case()
    assert after.deadlines == before.deadlines
    assert (after.status, after.courses, after.parts) == (before.status, before.courses, before.parts)
    assert after.reply is not None
    assert after.reply.url == fields.pop("posted_url")
    assert {name: getattr(after.facts, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("fields", "clause"),
    [
        ({"received_at": "2026-06-09T09:31"}, "—"),  # after the routing
        ({"received_at": "2026-06-30T18:01"}, "—"),  # in the future
        ({"posted_at": "2026-06-09T14:59"}, "—"),  # before the final approval
        ({"posted_at": "2026-06-10T12:00:01"}, "—"),  # after the correction itself
        ({"posted_url": "нет"}, "п.14"),
        ({"text": "", "url": ""}, "—"),
        ({"status": "closed"}, "—"),
        ({"number": "5"}, "—"),
        ({}, "—"),
    ],
)
def test_what_cannot_be_corrected_is_refused(rig: Rig, fields: dict[str, object], clause: str) -> None:
    _answered(rig)
    before = rig.rows()
    assert rig.refused("2026-06-10T12:00", "amend", fields=fields, reason="опечатка") == clause
    assert rig.rows() == before


def test_a_correction_needs_its_reason_and_a_posting_something_posted(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    assert rig.refused("2026-06-09T09:30", "amend", fields={"topic": "Дороги"}, reason=" ") == "—"
    assert (
        rig.refused("2026-06-09T09:30", "amend", fields={"posted_at": "2026-06-09T09:20"}, reason="а")
        == "п.14"
    )
    assert rig.refused("2026-06-09T09:30", "amend", fields={"posted_url": POSTED}, reason="а") == "п.14"


def test_the_journal_keeps_both_values(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "amend", fields={"received_at": "2026-06-09T08:00"}, reason="опечатка")
    bodies = [row[8] for row in rig.rows("journal_entry")["journal_entry"][-2:]]
    assert "2026-06-09T09:00:00+03:00" in str(rig.rows("journal_entry")["journal_entry"][-2])
    assert "2026-06-09T08:00:00+03:00" in str(bodies[-1])


@pytest.mark.parametrize("seed", range(60))
def test_a_corrected_receipt_or_posting_comes_to_what_the_right_one_would_have(
    seed: int, tmp_path: Path
) -> None:
    rng = Random(seed)
    clock = Clockwork(PLAIN, date(2026, 5, 20), date(2026, 8, 1))
    rig = Rig(tmp_path, "2026-06-30T18:00")
    right = Life(rng, clock, "IM-0", at("2026-06-03T09:00") + rng.randrange(6 * 3600), rig.now).run(25)
    right = [line for line in right if line["action"] != "repeat"] if _no_repeat(right) else right[:1]
    wrong: list[Line] = [line.copy() for line in right]
    field, place = _mistake(rng, wrong)
    corrected: dict[str, object] = {field: told(right[place]["at"])}
    lines = [as_entered(line, _proof(tmp_path)) for line in wrong]
    amend = {"at": told(rig.now), "by": "Я", "action": "amend", "message": "IM-0", "reason": "опечатка"}
    for outcome in rig.lines([*lines, {**amend, "fields": corrected}]):
        assert isinstance(outcome, Outcome), outcome
    oracle = Oracle(clock)
    for line in right:
        oracle.play(line)
    assert by_desk(rig.case(), rig.desk.scene()) == by_oracle(oracle.messages["IM-0"], oracle, rig.now)


def _no_repeat(lines: list[Line]) -> bool:
    return all(line["action"] != "repeat" for line in lines)


def _proof(folder: Path) -> Path:
    path = folder / "act.pdf"
    path.write_bytes(b"%PDF-")
    return path


def _mistake(rng: Random, lines: list[Line]) -> tuple[str, int]:
    """Spoil the moment of the receipt or of the latest posting; which field, and in which line."""
    posts = [place for place, line in enumerate(lines) if line["action"] == "post"]
    if posts and rng.random() < 0.7:
        place = posts[-1]
        before = max(line["at"] for line in lines[:place])
        after = min((line["at"] for line in lines[place + 1 :]), default=before + 90000)
        lines[place]["at"] = rng.randint(before, min(after, at("2026-06-30T17:00")))
        return "posted_at", place
    after = min((line["at"] for line in lines[1:]), default=lines[0]["at"])
    lines[0]["at"] = rng.randint(lines[0]["at"] - 90000, after)
    return "received_at", 0
