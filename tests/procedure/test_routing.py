"""Routing, returning, re-routing and withdrawing: п.6, 7, 8, 9."""

import pytest

from tests.desk.rig import POSTED, Rig, Took, at


@pytest.fixture
def routed(rig: Rig) -> Rig:
    """A message received on Tuesday at 9:00, routed to two at 9:30."""
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh", "kumi"])
    return rig


def test_the_first_routing_meets_the_hour_for_all_parts(routed: Rig) -> None:
    assert routed.took("route") == Took(
        "2026-06-09 09:00", "2026-06-09 10:00", "2026-06-09 09:30", 0, None, False
    )
    assert routed.running() == {"answer", "return", "draft"}


def test_what_each_must_answer_goes_with_the_part(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh", "kumi"], parts={"kumi": "о земле"})
    assert [part.about for part in rig.case().parts] == ["", "о земле"]
    assert rig.refused("2026-06-09T09:40", "route", executors=["usad"], parts={"desk": "всё"}) == "—"


def test_only_active_executors_get_a_part(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:05", "executor", None, code="kumi", active=False)
    assert rig.refused("2026-06-09T09:30", "route", executors=["kumi"]) == "п.7"
    assert rig.refused("2026-06-09T09:30", "route", executors=["nobody"]) == "—"
    assert rig.refused("2026-06-09T09:30", "route", executors=[]) == "п.8"
    rig.act("2026-06-09T09:30", "executor", None, code="kumi", active=True)
    rig.act("2026-06-09T09:30", "route", executors=["kumi"])


def test_an_executor_cannot_hold_two_live_parts(routed: Rig) -> None:
    assert routed.refused("2026-06-09T09:40", "route", executors=["kumi"]) == "п.7"
    assert routed.refused("2026-06-09T09:40", "route", executors=["usad", "usad"]) == "п.7"
    routed.act("2026-06-09T09:40", "return", executor="kumi", reason="не наше")
    assert routed.refused("2026-06-09T09:50", "reroute", executor="kumi", to=["uzhkh"]) == "п.7"
    routed.act("2026-06-09T09:50", "withdraw", executor="uzhkh", reason="не их")
    routed.act("2026-06-09T09:55", "route", executors=["uzhkh"])


def test_the_desk_may_keep_a_message_and_its_breaches_are_its_own(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["desk"])
    rig.draft("2026-06-09T15:00", "desk")
    assert rig.took("draft", "desk") == Took(
        "2026-06-09 09:30", "2026-06-09 14:00", "2026-06-09 15:00", 3600, "desk", False
    )
    rig.rework("2026-06-09T15:00", "desk")
    rig.draft("2026-06-10T09:30", "desk")
    assert (rig.took("rework").over, rig.took("rework").fault) == (5400, "desk")


def test_a_return_in_its_hour_is_in_time(routed: Rig) -> None:
    routed.act("2026-06-09T10:30", "return", executor="kumi", reason="не наше")
    assert routed.took("return", "kumi").over == 0
    assert routed.took("draft", "kumi").dropped
    assert routed.due("reroute", "kumi") == "2026-06-09 11:30"


def test_a_late_return_is_a_breach_by_the_executor(routed: Rig) -> None:
    routed.act("2026-06-09T11:00", "return", executor="kumi", reason="не наше")
    assert (routed.took("return", "kumi").over, routed.took("return", "kumi").fault) == (1800, "executor")


def test_the_window_to_return_never_turns_overdue_while_the_executor_works(routed: Rig) -> None:
    assert {s.key for s in routed.shortcomings()} == {"draft", "answer"}
    assert "return" in routed.running()


@pytest.mark.parametrize("ending", ["draft", "withdraw", "clarify", "exclude"])
def test_a_window_without_a_return_is_dropped_and_never_a_breach(routed: Rig, ending: str) -> None:
    fields: dict[str, dict[str, object]] = {
        "draft": {"executor": "kumi", "content": "explanation", "text": "Проект"},
        "withdraw": {"executor": "kumi", "reason": "не их"},
        "clarify": {"text": "Где это?"},
        "exclude": {"ground": "abuse"},
    }
    routed.act("2026-06-09T12:00", ending, **fields[ending])
    window = routed.took("return", "kumi")
    assert (window.met, window.dropped, window.over, window.fault) == (None, True, 0, None)


def test_a_return_forgives_the_draft_and_a_withdrawal_does_not(routed: Rig) -> None:
    routed.act("2026-06-09T15:00", "return", executor="kumi", reason="не наше")
    routed.act("2026-06-09T15:00", "withdraw", executor="uzhkh", reason="не их")
    assert (routed.took("draft", "kumi").over, routed.took("draft", "kumi").dropped) == (0, True)
    assert (routed.took("draft", "uzhkh").over, routed.took("draft", "uzhkh").fault) == (3600, "executor")


def test_a_return_needs_its_reason(routed: Rig) -> None:
    assert routed.refused("2026-06-09T09:40", "return", executor="kumi", reason=" ") == "п.9"


def test_a_returned_part_goes_to_anyone_but_the_one_who_returned_it(routed: Rig) -> None:
    routed.act("2026-06-09T09:40", "return", executor="kumi", reason="не наше")
    assert routed.refused("2026-06-09T09:50", "reroute", executor="kumi", to=["kumi"]) == "п.9"
    assert routed.refused("2026-06-09T09:50", "reroute", executor="kumi", to=["usad", "kumi"]) == "п.9"
    routed.act("2026-06-09T09:50", "reroute", executor="kumi", to=["usad", "education"])
    assert routed.parts() == {"uzhkh": "sent", "kumi": "rerouted", "usad": "sent", "education": "sent"}
    assert routed.took("reroute", "kumi").met == "2026-06-09 09:50"


def test_routing_others_meanwhile_leaves_the_reroute_running_and_withdrawing_drops_it(routed: Rig) -> None:
    routed.act("2026-06-09T09:40", "return", executor="kumi", reason="не наше")
    routed.act("2026-06-09T09:50", "route", executors=["usad"])
    assert "reroute" in routed.running()
    routed.act("2026-06-09T11:40", "withdraw", executor="kumi", reason="вопрос снят")
    assert routed.took("reroute", "kumi") == Took(
        "2026-06-09 09:40", "2026-06-09 10:40", None, 3600, "desk", True
    )


def test_the_time_is_the_desks_while_every_open_part_is_returned(routed: Rig) -> None:
    routed.act("2026-06-09T10:00", "return", executor="kumi", reason="не наше")
    routed.draft("2026-06-09T10:30")
    routed.act("2026-06-09T11:00", "approve", executor="uzhkh")  # open: only what was returned
    routed.act("2026-06-09T12:00", "reroute", executor="kumi", to=["usad"])
    routed.now = at("2026-06-09T18:00")
    desk, executors, each = routed.held()
    assert (desk, executors) == (30 + 30 + 60, 60 + 300)
    assert each == {"uzhkh": 60, "kumi": 30, "usad": 300}


# -- taking the last part back ------------------------------------------------------------------


def test_withdrawing_the_last_part_starts_a_new_hour(routed: Rig) -> None:
    routed.act("2026-06-09T09:50", "withdraw", executor="kumi", reason="не их")
    assert len(routed.deadlines("route")) == 1
    routed.act("2026-06-09T11:00", "withdraw", executor="uzhkh", reason="не их")
    first, second = routed.deadlines("route")
    assert (first.met_at, second.met_at) == (routed.case().courses[1].at, None)
    assert routed.took("route").start == "2026-06-09 11:00"
    assert routed.due("route") == "2026-06-09 12:00"
    assert routed.status() == "received"


@pytest.mark.parametrize(
    ("minute", "undone"), [("09:31", True), ("09:40", True), ("09:40:01", False), ("10:30", False)]
)
def test_within_ten_minutes_withdrawing_is_an_undo(rig: Rig, minute: str, undone: bool) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["kumi"])
    rig.act(f"2026-06-09T{minute}", "withdraw", executor="kumi", reason="не их")
    assert len(rig.deadlines("route")) == (1 if undone else 2)
    assert rig.took("route").start == ("2026-06-09 09:00" if undone else f"2026-06-09 {minute}")
    assert "route" in rig.running()


def test_an_undo_runs_on_as_if_never_met_and_may_turn_overdue(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:59", "route", executors=["kumi"])
    rig.act("2026-06-09T10:05", "withdraw", executor="kumi", reason="не им")
    rig.act("2026-06-09T10:20", "route", executors=["uzhkh"])
    assert rig.took("route") == Took(
        "2026-06-09 09:00", "2026-06-09 10:00", "2026-06-09 10:20", 1200, "desk", False
    )


def test_after_a_draft_there_is_no_undo(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["kumi"])
    rig.draft("2026-06-09T09:33", "kumi")
    rig.act("2026-06-09T09:35", "withdraw", executor="kumi", reason="не им")
    assert rig.took("route").start == "2026-06-09 09:35"


def test_parts_taken_back_out_of_order_bring_the_message_back_when_the_last_one_went(routed: Rig) -> None:
    routed.act("2026-06-09T10:30", "withdraw", executor="kumi", reason="не им")
    routed.act("2026-06-09T09:35", "withdraw", executor="uzhkh", reason="не им")
    assert routed.took("route").start == "2026-06-09 10:30"


def test_a_withdrawal_needs_its_reason_and_a_composed_reply_forbids_it(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.approved("2026-06-09T09:30", "2026-06-09T10:00")
    assert rig.refused("2026-06-09T10:10", "withdraw", executor="uzhkh", reason="") == "п.6"
    rig.act("2026-06-09T10:10", "compose")
    assert rig.refused("2026-06-09T10:20", "withdraw", executor="uzhkh", reason="не им") == "п.6"
    rig.act("2026-06-09T10:30", "post", url=POSTED)
    assert rig.refused("2026-06-09T10:40", "withdraw", executor="uzhkh", reason="не им") == "п.6"
