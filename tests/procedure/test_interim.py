"""After an interim reply: п.15, 16."""

import pytest

from tests.desk.rig import POSTED, Rig


@pytest.fixture
def interim(rig: Rig) -> Rig:
    """Two parts, one of which was interim; the interim reply stands since Tuesday 12:00."""
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:10", "route", executors=["uzhkh", "kumi"])
    rig.draft("2026-06-09T10:00", "uzhkh", kind="interim")
    rig.draft("2026-06-09T10:10", "kumi")
    rig.act("2026-06-09T10:20", "approve", executor="uzhkh")
    rig.act("2026-06-09T10:20", "approve", executor="kumi")
    rig.act("2026-06-09T11:30", "compose", text="Решаем")
    rig.act("2026-06-09T12:00", "post", url=POSTED)
    return rig


def test_any_interim_part_makes_the_reply_interim(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:10", "route", executors=["uzhkh", "kumi"])
    for code, kind in (("uzhkh", "interim"), ("kumi", "answer")):
        rig.draft("2026-06-09T10:00", code, kind=kind)
        rig.act("2026-06-09T10:20", "approve", executor=code)
    assert rig.refused("2026-06-09T11:00", "compose", kind="answer", text="Готово") == "п.16"
    assert rig.refused("2026-06-09T11:00", "compose") == "п.16"  # two parts: a consolidated text is needed
    rig.act("2026-06-09T11:00", "compose", text="Решаем")
    reply = rig.case().reply
    assert reply is not None
    assert reply.kind == "interim"


def test_an_answer_alone_is_not_composed_as_interim(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.approved("2026-06-09T09:10", "2026-06-09T10:00")
    assert rig.refused("2026-06-09T11:00", "compose", kind="interim") == "п.16"


def test_the_part_that_was_interim_owes_the_final_and_the_full_answer_stays(interim: Rig) -> None:
    assert interim.status() == "interim"
    assert interim.parts() == {"uzhkh": "sent", "kumi": "approved"}
    assert interim.running() == {"final"}
    [final] = interim.deadlines("final")
    assert (final.executor, interim.took("final").start) == ("uzhkh", "2026-06-09 12:00")
    # 10, 11, (12 June is a holiday), 15, 16, 17, 18, 19.
    assert interim.due("final") == "2026-06-19 18:00"
    assert interim.took("answer").met == "2026-06-09 12:00"


def test_the_status_is_interim_until_the_first_final_draft_comes(interim: Rig) -> None:
    interim.act("2026-06-10T10:00", "route", executors=["usad"])
    assert interim.status() == "interim"
    interim.draft("2026-06-10T12:00", "uzhkh")
    assert interim.status() == "review"
    assert interim.took("final", "uzhkh").met == "2026-06-10 12:00"
    interim.act("2026-06-10T12:10", "approve", executor="uzhkh")
    assert interim.status() == "drafting"
    interim.draft("2026-06-10T12:30", "usad")
    interim.act("2026-06-10T12:40", "approve", executor="usad")
    assert interim.status() == "composing"


def test_review_rework_and_publish_apply_to_the_final_draft_again(interim: Rig) -> None:
    interim.draft("2026-06-18T12:00", "uzhkh")
    assert interim.due("review", "uzhkh") == "2026-06-18 13:00"
    interim.rework("2026-06-18T12:30", "uzhkh")
    assert interim.due("rework", "uzhkh") == "2026-06-18 15:30"
    interim.draft("2026-06-18T15:00", "uzhkh")
    interim.act("2026-06-18T15:30", "approve", executor="uzhkh")
    interim.act("2026-06-18T15:40", "compose", text="Сделано")
    assert interim.due("publish") == "2026-06-18 16:40"
    interim.act("2026-06-18T16:00", "post", url=POSTED)
    assert interim.status() == "answered"
    assert [d.over for d in interim.case().deadlines] == [0] * len(interim.case().deadlines)
    assert len(interim.deadlines("answer")) == len(interim.deadlines("final")) == 1
    assert len(interim.deadlines("draft")) == 2


def test_a_final_draft_after_the_seventh_day_is_a_breach_by_the_executor(interim: Rig) -> None:
    interim.draft("2026-06-22T09:30", "uzhkh")
    assert (interim.took("final").over, interim.took("final").fault) == (1800, "executor")


def test_no_second_interim_no_request_and_no_return_by_the_one_who_gave_it(interim: Rig) -> None:
    draft = {"executor": "uzhkh", "content": "progress", "text": "Ещё решаем"}
    assert interim.refused("2026-06-10T10:00", "draft", kind="interim", **draft) == "п.15"
    assert interim.refused("2026-06-10T10:00", "draft", kind="clarification", **draft) == "п.15"
    assert interim.refused("2026-06-10T10:00", "clarify", text="Где?") == "п.15"
    assert interim.refused("2026-06-10T10:00", "return", executor="uzhkh", reason="не наше") == "п.15"
    interim.draft("2026-06-10T11:00", "uzhkh")
    interim.act("2026-06-10T11:10", "approve", executor="uzhkh")
    assert interim.refused("2026-06-10T11:20", "compose", kind="interim", text="Ещё решаем") == "п.15"
    assert interim.refused("2026-06-10T11:20", "compose", kind="clarification", text="Где?") == "п.15"
    interim.act("2026-06-10T11:20", "compose", text="Сделано")


def test_a_part_routed_then_gets_the_same_final_and_a_window_to_return(interim: Rig) -> None:
    interim.act("2026-06-15T10:00", "route", executors=["usad"])
    assert interim.due("final", "usad") == "2026-06-19 18:00"
    assert interim.due("return", "usad") == "2026-06-15 11:00"
    assert len(interim.deadlines("draft")) == 2
    interim.act("2026-06-15T10:30", "return", executor="usad", reason="не наше")
    assert interim.took("final", "usad").dropped
    interim.act("2026-06-15T11:00", "reroute", executor="usad", to=["education"])
    assert interim.due("final", "education") == "2026-06-19 18:00"


def test_a_final_dropped_by_a_return_is_forgiven_and_by_a_withdrawal_is_not(interim: Rig) -> None:
    interim.act("2026-06-19T17:00", "route", executors=["usad", "education"])
    interim.act("2026-06-22T10:00", "return", executor="usad", reason="не наше")
    interim.act("2026-06-22T10:00", "withdraw", executor="education", reason="не им")
    assert (interim.took("final", "usad").over, interim.took("return", "usad").over) == (0, 3600)
    assert (interim.took("final", "education").over, interim.took("final", "education").fault) == (
        3600,
        "executor",
    )


def test_with_the_last_part_withdrawn_it_stays_interim_and_a_new_hour_runs(interim: Rig) -> None:
    interim.act("2026-06-10T10:00", "withdraw", executor="kumi", reason="не их")
    interim.act("2026-06-10T10:00", "withdraw", executor="uzhkh", reason="не их")
    assert interim.status() == "interim"
    assert (interim.running(), interim.due("route")) == ({"route"}, "2026-06-10 11:00")
    interim.act("2026-06-10T10:30", "route", executors=["usad"])
    assert interim.took("route").met == "2026-06-10 10:30"
    assert interim.running() == {"final", "return"}


def test_the_full_answer_that_stayed_may_be_sent_for_rework(interim: Rig) -> None:
    interim.rework("2026-06-10T10:00", "kumi")
    assert interim.due("rework", "kumi") == "2026-06-10 12:00"
    assert interim.status() == "interim"


def test_time_in_interim_stands_outside_and_the_final_counts_again(interim: Rig) -> None:
    before = interim.held()
    assert before == (10 + 10 + 10 + 70 + 30, 50, {"uzhkh": 50, "kumi": 60})
    interim.draft("2026-06-18T12:00", "uzhkh")
    interim.rework("2026-06-18T12:30", "uzhkh")
    interim.draft("2026-06-18T15:00", "uzhkh")
    interim.act("2026-06-18T15:30", "approve", executor="uzhkh")
    interim.post("2026-06-18T15:40", "2026-06-18T16:00")
    assert interim.held() == (130 + 30 + 30 + 10 + 20, 50 + 90, {"uzhkh": 50 + 90, "kumi": 60})
