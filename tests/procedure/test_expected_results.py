"""The rows of «Expected results» that the regulation itself gives, played through the desk."""

from pathlib import Path

import pytest

from tests.desk.rig import POSTED, Rig, Took


@pytest.mark.parametrize(
    ("received", "route", "draft", "answer"),
    [
        ("2026-06-05T19:30", "2026-06-08 10:00", "2026-06-08 14:00", "2026-06-08 18:00"),
        ("2026-06-09T13:20", "2026-06-09 15:00", "2026-06-10 09:00", "2026-06-10 13:00"),
        ("2026-06-09T09:00", "2026-06-09 10:00", "2026-06-09 14:00", "2026-06-09 18:00"),
        ("2026-06-11T15:00", "2026-06-11 16:00", "2026-06-15 11:00", "2026-06-15 16:00"),
        ("2025-10-31T17:00", "2025-10-31 18:00", "2025-11-01 12:00", "2025-11-01 17:00"),
        ("2026-12-30T16:00", "2026-12-30 17:00", "2027-01-11 11:00", "2027-01-11 16:00"),
    ],
)
def test_the_deadlines_of_a_received_message(
    received: str, route: str, draft: str, answer: str, tmp_path: Path
) -> None:
    rig = Rig(tmp_path, "2027-02-01T12:00")
    rig.receive(received)
    rig.act(received, "route", executors=["uzhkh"])
    assert (rig.due("route"), rig.due("draft"), rig.due("answer")) == (route, draft, answer)


@pytest.mark.parametrize(
    ("posted", "due"), [("2026-06-04T12:00", "2026-06-16 18:00"), ("2026-12-25T12:00", "2027-01-14 18:00")]
)
def test_the_final_draft_is_due_at_the_end_of_the_seventh_working_day_after_the_interim_reply(
    posted: str, due: str, tmp_path: Path
) -> None:
    rig = Rig(tmp_path, "2027-02-01T12:00")
    rig.receive(posted)
    rig.approved(posted, posted, kind="interim")
    rig.post(posted, posted)
    assert rig.due("final", "uzhkh") == due


def test_a_reply_approved_shortly_before_the_end_has_both_its_clocks(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.approved("2026-06-09T09:30", "2026-06-09T12:00")
    rig.act("2026-06-09T17:40", "compose")
    assert (rig.due("publish"), rig.due("answer")) == ("2026-06-10 09:40", "2026-06-09 18:00")
    assert rig.running() == {"publish", "answer"}


def test_a_rework_after_the_answer_expired_has_its_two_hours_and_the_breach_stays(rig: Rig) -> None:
    rig.receive("2026-06-08T13:00")
    rig.act("2026-06-08T14:30", "route", executors=["uzhkh"])
    rig.draft("2026-06-09T17:20")
    rig.rework("2026-06-09T17:30")
    assert rig.due("answer") == "2026-06-09 13:00"
    assert rig.due("rework", "uzhkh") == "2026-06-10 10:30"
    rig.draft("2026-06-10T10:30")
    rig.act("2026-06-10T10:40", "approve", executor="uzhkh")
    rig.post("2026-06-10T10:40", "2026-06-10T11:00")
    assert rig.took("rework").over == 0
    assert rig.took("answer").over == 6 * 3600


def test_a_return_and_a_reroute_move_neither_the_answer_nor_the_draft(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["kumi"])
    rig.act("2026-06-09T10:10", "return", executor="kumi", reason="не наше")
    rig.act("2026-06-09T11:00", "reroute", executor="kumi", to=["uzhkh"])
    assert rig.took("return", "kumi") == Took(
        "2026-06-09 09:30", "2026-06-09 10:30", "2026-06-09 10:10", 0, None, False
    )
    assert rig.took("reroute", "kumi").due == "2026-06-09 11:10"
    assert rig.took("draft", "kumi").dropped
    assert rig.due("draft", "uzhkh") == "2026-06-09 14:00"
    assert rig.due("answer") == "2026-06-09 18:00"
    # The desk until the routing and between return and re-routing, then whoever has it.
    rig.draft("2026-06-09T12:00")
    rig.act("2026-06-09T12:15", "approve", executor="uzhkh")
    rig.post("2026-06-09T12:15", "2026-06-09T12:30")
    assert rig.held() == (30 + 50 + 30, 40 + 60, {"kumi": 40, "uzhkh": 60})


def test_a_night_makes_no_breach_and_one_working_second_does(rig: Rig) -> None:
    for name, posted in (("IM-1", "2026-06-09T22:00"), ("IM-2", "2026-06-10T09:00:01")):
        rig.receive("2026-06-09T09:00", name)
        rig.act("2026-06-09T09:30", "clarify", name, text="Где это?")
        rig.act(posted, "post", name, url=POSTED)
    assert rig.took("answer").over == 0
    assert rig.took("answer", number=2) == Took(
        "2026-06-09 09:00", "2026-06-09 18:00", "2026-06-10 09:00:01", 1, "desk", False
    )


def test_a_message_received_at_the_closing_second_starts_at_the_next_opening(rig: Rig) -> None:
    rig.receive("2026-06-08T18:00")
    assert rig.due("route") == "2026-06-09 10:00"


def test_an_hour_that_ends_with_the_day_is_due_at_its_end(rig: Rig) -> None:
    rig.receive("2026-06-08T17:00")
    rig.receive("2026-06-08T12:00", "IM-2")
    assert rig.due("route") == "2026-06-08 18:00"
    assert rig.due("route", number=2) == "2026-06-08 13:00"
