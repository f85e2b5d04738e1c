"""When an action may have happened: set back, in order, never ahead; what a change of the calendar moves."""

from pathlib import Path

import pytest

from tests.desk.rig import POSTED, Rig, told


@pytest.fixture
def routed(rig: Rig) -> Rig:
    """A message received on Tuesday at 9:00, at two executors since 9:30."""
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh", "kumi"])
    return rig


def test_nothing_happens_in_the_future(rig: Rig) -> None:
    rig.now = rig.now - 3600
    rig.receive("2026-06-30T17:00")
    for moment in ("2026-06-30T17:00:01", "2026-07-01T09:00"):
        assert rig.refused(moment, "route", executors=["uzhkh"]) == "—"
        assert rig.refused(moment, "receive", "IM-2", text="Яма") == "—"
        assert rig.refused(moment, "note_text", text="заметка") == "—"
        assert rig.refused(moment, "calendar", None, days={"2026-06-29": "off"}) == "—"
    rig.act("2026-06-30T17:00", "route", executors=["uzhkh"])


def test_every_action_names_its_author(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    assert rig.refused("2026-06-09T09:30", "route", by=" ", executors=["uzhkh"]) == "—"


def test_nothing_happens_before_the_receipt(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    assert rig.refused("2026-06-09T08:59:59", "route", executors=["uzhkh"]) == "—"
    rig.act("2026-06-09T09:00", "route", executors=["uzhkh"])


def test_a_parts_action_follows_that_parts_last_one_and_not_anothers(routed: Rig) -> None:
    routed.draft("2026-06-09T12:00", "uzhkh")
    routed.act("2026-06-09T10:00", "return", executor="kumi", reason="не наше")
    assert routed.refused("2026-06-09T11:59:59", "approve", executor="uzhkh") == "—"
    assert routed.refused("2026-06-09T09:59", "withdraw", executor="kumi", reason="не им") == "—"
    routed.act("2026-06-09T12:00", "approve", executor="uzhkh")
    routed.act("2026-06-09T10:00", "withdraw", executor="kumi", reason="не им")


def test_a_joint_edit_and_a_replaced_draft_are_the_parts_actions_too(routed: Rig) -> None:
    routed.draft("2026-06-09T12:00", "uzhkh")
    routed.act("2026-06-09T12:30", "edit_jointly", executor="uzhkh", text="Вместе")
    assert routed.refused("2026-06-09T12:29", "approve", executor="uzhkh") == "—"
    assert routed.refused("2026-06-09T12:29", "rework", executor="uzhkh", reasons=[1]) == "—"


def test_the_messages_action_follows_the_last_of_any_part(routed: Rig) -> None:
    routed.draft("2026-06-09T12:00", "uzhkh")
    routed.draft("2026-06-09T11:00", "kumi")
    for moment, clause in (("2026-06-09T11:30", "—"), ("2026-06-09T12:00", "ok")):
        if clause == "ok":
            routed.act(moment, "route", executors=["usad"])
        else:
            assert routed.refused(moment, "route", executors=["usad"]) == clause
            assert routed.refused(moment, "clarify", text="Где?") == clause
            assert routed.refused(moment, "exclude", ground="abuse") == clause


def test_a_parts_action_also_follows_compose_post_and_reopen(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.approved("2026-06-09T09:30", "2026-06-09T10:00", kind="interim")
    rig.act("2026-06-09T10:30", "compose")
    rig.act("2026-06-09T11:00", "reopen", reason="опечатка")
    assert rig.refused("2026-06-09T10:45", "rework", executor="uzhkh", reasons=[{"number": 1}]) == "—"
    rig.act("2026-06-09T11:00", "compose")
    rig.act("2026-06-09T12:00", "post", url=POSTED)
    fields = {"executor": "uzhkh", "content": "explanation", "text": "Итог"}
    assert rig.refused("2026-06-09T11:59", "draft", **fields) == "—"
    rig.act("2026-06-09T12:00", "draft", **fields)


def test_remarks_findings_and_corrections_do_not_count(routed: Rig) -> None:
    routed.act("2026-06-09T15:00", "note_text", text="звонили")
    routed.act("2026-06-09T15:00", "finding", executor="kumi", text="неполно")
    routed.act("2026-06-09T15:00", "amend", fields={"topic": "Дороги"}, reason="опечатка")
    routed.draft("2026-06-09T10:00", "uzhkh")
    routed.draft("2026-06-09T10:00", "kumi")


def test_equal_moments_stand_in_the_order_given(rig: Rig) -> None:
    moment = "2026-06-09T09:30"
    rig.receive(moment)
    rig.approved(moment, moment)
    rig.post(moment, moment)
    assert [c.to.value for c in sorted(rig.case().courses, key=lambda c: (c.at, c.no))] == [
        *("open", "sent", "drafted", "approved", "approved", "answered")
    ]
    assert {d.over for d in rig.case().deadlines} == {0}
    assert rig.held() == (0, 0, {})


def test_a_moment_set_back_meets_the_deadline_at_that_moment(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.now = rig.deadlines("answer")[0].due + 600
    rig.act("2026-06-09T09:30", "clarify", text="Где?")
    rig.act("2026-06-09T10:00", "post", url=POSTED)
    assert rig.took("answer").over == 0


def test_seconds_are_never_rounded_away_and_fractions_are_cut(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00:07.9")
    assert rig.due("route") == "2026-06-09 10:00:07"
    rig.act("2026-06-09T10:00:07.999", "route", executors=["uzhkh"])
    assert rig.took("route").over == 0


# -- the calendar -------------------------------------------------------------------------------


def test_a_calendar_change_moves_what_runs_and_never_what_is_finished(routed: Rig) -> None:
    routed.draft("2026-06-09T12:00", "kumi")
    finished = [d for d in routed.case().deadlines if not d.running]
    routed.act("2026-06-09T12:30", "calendar", None, days={"2026-06-09": ["09:00-12:00"]})
    assert [d for d in routed.case().deadlines if not d.running] == finished
    assert (routed.due("answer"), routed.due("draft", "uzhkh")) == ("2026-06-10 15:00", "2026-06-10 10:00")
    assert (routed.due("review", "kumi"), routed.due("return", "uzhkh")) == (
        "2026-06-10 10:00",
        "2026-06-09 10:30",
    )
    routed.act("2026-06-09T12:40", "calendar", None, days={"2026-06-09": None})
    assert (routed.due("answer"), routed.due("draft", "uzhkh")) == ("2026-06-09 18:00", "2026-06-09 14:00")


def test_a_change_of_terms_moves_what_runs_and_never_what_is_finished(routed: Rig) -> None:
    terms = {"route_hours": 2, "answer_hours": 9, "draft_before_hours": 3, "return_hours": 2}
    routed.act("2026-06-09T12:30", "calendar", None, terms=terms)
    assert routed.due("route") == "2026-06-09 10:00"
    assert (routed.due("answer"), routed.due("draft")) == ("2026-06-10 10:00", "2026-06-09 16:00")
    assert routed.due("return") == "2026-06-09 11:30"


def test_every_message_with_something_running_is_moved_and_no_other(rig: Rig) -> None:
    for number in range(3):
        rig.receive("2026-06-09T09:00", f"A{number}")
    rig.act("2026-06-09T09:30", "exclude", "A1", ground="harm")
    before = rig.case(2)
    rig.act("2026-06-09T10:00", "calendar", None, days={"2026-06-09": "off"})
    assert [rig.due("answer", number=n) for n in (1, 3)] == ["2026-06-10 18:00"] * 2
    assert rig.case(2) == before


def test_messages_received_after_a_change_in_the_same_batch_follow_it(rig: Rig) -> None:
    receive = {"at": "2026-06-09T09:00", "by": "Я", "action": "receive", "source": "ВК", "text": "Яма"}
    rig.lines(
        [
            {**receive, "message": "A"},
            {"at": "2026-06-09T09:00", "by": "Я", "action": "calendar", "days": {"2026-06-09": "off"}},
            {**receive, "message": "B"},
        ]
    )
    assert [rig.due("answer", number=n) for n in (1, 2)] == ["2026-06-10 18:00"] * 2


def test_a_deadline_in_a_year_without_known_moved_days_is_provisional(tmp_path: Path) -> None:
    rig = Rig(tmp_path, "2028-02-01T12:00")
    rig.receive("2027-12-30T12:00")  # the route is due in 2027, the answer in 2028
    assert [(d.key, d.provisional) for d in rig.case().deadlines] == [("route", False), ("answer", True)]
    assert told(rig.deadlines("answer")[0].due)[:4] == "2028"  # type: ignore[index]
    rig.act("2028-01-20T12:00", "calendar", None, moved={"2028-01-08": "2028-05-08"})
    assert [d.provisional for d in rig.case().deadlines] == [False, False]


def test_a_wrong_calendar_or_term_is_refused_and_changes_nothing(routed: Rig) -> None:
    before = routed.rows()
    wrong: list[dict[str, object]] = [
        {"terms": {"answer_hours": 0}},
        {"terms": {"answer_days": 1}},
        {"days": {"2026-06-09": "sometimes"}},
        {"week": {"mon": ["18:00-09:00"]}},
        {"week": {}},
        {"timezone": "Europe/Ukhta"},
    ]
    for fields in wrong:
        assert routed.refused("2026-06-09T12:30", "calendar", None, **fields) == "—"
    assert routed.rows() == before
