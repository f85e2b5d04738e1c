"""What ends a message without an answer of its own, and how it comes back: п.5, 17, 18, 21."""

from pathlib import Path

import pytest

from tests.desk.rig import POSTED, Rig, Took

TRIAGE: dict[str, dict[str, object]] = {
    "exclude": {"ground": "threat"},
    "out_of_scope": {"law": "210-FZ"},
    "close": {"reason": "благодарность"},
}


@pytest.mark.parametrize("name", TRIAGE)
def test_it_meets_the_route_and_no_answer_is_owed(rig: Rig, name: str) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-10T09:30", name, **TRIAGE[name])
    assert rig.took("route").met == "2026-06-10 09:30"
    assert rig.took("answer") == Took("2026-06-09 09:00", "2026-06-09 18:00", None, 0, None, True)
    assert rig.running() == set()


def test_every_ground_and_every_law_is_taken(rig: Rig) -> None:
    cases = [("exclude", {"ground": g}) for g in ("harm", "abuse", "threat", "threat_family")]
    cases += [("out_of_scope", {"law": law}) for law in ("59-FZ", "210-FZ", "44-FZ")]
    for number, (name, fields) in enumerate(cases):
        rig.receive("2026-06-09T09:00", f"A{number}")
        rig.act("2026-06-09T09:30", name, f"A{number}", **fields)


@pytest.mark.parametrize("name", ["exclude", "out_of_scope"])
def test_it_is_possible_until_a_reply_is_approved_and_withdraws_the_parts(rig: Rig, name: str) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh"])
    rig.act("2026-06-09T15:00", name, **TRIAGE[name])
    assert rig.parts() == {"uzhkh": "withdrawn"}
    assert (rig.took("draft").over, rig.took("draft").dropped) == (3600, True)
    assert rig.took("route").met == "2026-06-09 09:30"


@pytest.mark.parametrize("name", TRIAGE)
def test_taken_back_all_runs_again_from_its_first_start(rig: Rig, name: str) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", name, **TRIAGE[name])
    assert rig.refused("2026-06-09T11:00", "restore", reason="")[:2] == "п."
    rig.act("2026-06-09T11:00", "restore", reason="ошибка")
    assert (rig.status(), rig.running()) == ("received", {"route", "answer"})
    assert (rig.took("route").start, rig.due("answer")) == ("2026-06-09 09:00", "2026-06-09 18:00")
    rig.act("2026-06-09T11:10", "route", executors=["uzhkh"])
    assert (rig.took("route").over, len(rig.deadlines("route"))) == (4200, 1)


def test_what_runs_again_runs_by_the_calendar_now_in_force(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "exclude", ground="abuse")
    rig.act("2026-06-09T09:40", "calendar", None, days={"2026-06-09": ["09:00-12:00"]})
    assert rig.due("answer") == "2026-06-09 18:00"
    rig.act("2026-06-09T10:00", "restore", reason="ошибка")
    assert rig.due("answer") == "2026-06-10 15:00"


def test_a_triage_after_routing_leaves_the_parts_withdrawn_and_the_routing_met(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh"])
    rig.act("2026-06-09T10:00", "exclude", ground="abuse")
    rig.act("2026-06-09T11:00", "restore", reason="ошибка")
    assert (rig.status(), rig.parts(), rig.running()) == ("received", {"uzhkh": "withdrawn"}, {"answer"})


@pytest.mark.parametrize("by", ["clarify", "draft"])
def test_if_nothing_runs_after_the_restore_a_new_route_hour_does(rig: Rig, by: str) -> None:
    rig.receive("2026-06-09T09:00")
    if by == "clarify":
        rig.act("2026-06-09T09:30", "clarify", text="Где?")
    else:
        rig.approved("2026-06-09T09:30", "2026-06-09T09:40", kind="clarification")
        rig.act("2026-06-09T09:45", "compose")
    rig.act("2026-06-09T10:00", "post", url=POSTED)
    rig.act("2026-06-15T10:00", "close", reason="автор молчит")
    rig.act("2026-06-15T10:30", "restore", reason="ошибка")
    assert (rig.status(), rig.running(), rig.due("route")) == ("received", {"route"}, "2026-06-15 11:30")
    rig.act("2026-06-15T11:00", "route", executors=["uzhkh"])
    assert rig.took("route").met == "2026-06-15 11:00"


# -- repeats ------------------------------------------------------------------------------------


@pytest.fixture
def answered(rig: Rig) -> Rig:
    """A message with a posted answer, and a second about the same."""
    rig.receive("2026-06-08T09:00")
    rig.approved("2026-06-08T09:30", "2026-06-08T12:00")
    rig.post("2026-06-08T12:00", "2026-06-08T12:30")
    rig.receive("2026-06-09T09:00", "IM-2")
    return rig


def test_without_new_facts_the_reply_is_the_link_and_its_post_meets_the_answer(answered: Rig) -> None:
    answered.act("2026-06-09T09:30", "repeat", "IM-2", earlier="IM-1", new_facts=False)
    case = answered.case(2)
    assert case.reply is not None
    assert (case.status, case.repeat_of, case.reply.kind) == ("approved", 1, "answer")
    assert POSTED in case.reply.text
    assert answered.took("route", number=2).met == "2026-06-09 09:30"
    assert answered.due("publish", number=2) == "2026-06-09 10:30"
    answered.act("2026-06-09T10:00", "post", "IM-2", url="https://vk.com/wall-1_9")
    assert (answered.status(2), answered.took("answer", number=2).met) == ("answered", "2026-06-09 10:00")


def test_what_was_done_since_is_told_with_the_link(answered: Rig) -> None:
    answered.act(
        "2026-06-09T09:30", "repeat", "IM-2", earlier="№1", new_facts=False, text="С тех пор засыпали."
    )
    reply = answered.case(2).reply
    assert reply is not None
    assert reply.text == f"С тех пор засыпали.\n{POSTED}"


def test_a_repeat_taken_back_is_received_with_its_route_running(answered: Rig) -> None:
    answered.act("2026-06-09T09:30", "repeat", "IM-2", earlier="IM-1", new_facts=False)
    answered.act("2026-06-09T09:40", "reopen", "IM-2", reason="это другое")
    assert (answered.status(2), answered.running(2)) == ("received", {"route", "answer"})
    assert answered.case(2).repeat_of is None


def test_with_new_facts_it_only_links_and_the_route_runs_on(answered: Rig, tmp_path: Path) -> None:
    answered.act("2026-06-09T09:30", "repeat", "IM-2", earlier="IM-1", new_facts=True)
    assert (answered.status(2), answered.case(2).repeat_of) == ("received", 1)
    assert answered.running(2) == {"route", "answer"}
    answered.act("2026-06-09T09:50", "route", "IM-2", executors=["uzhkh"])
    assert answered.took("route", number=2).met == "2026-06-09 09:50"


@pytest.mark.parametrize("content", ["measures", "progress", "refutation", "explanation"])
def test_its_answer_tells_of_measures_or_progress_with_material_where_there_is_any(
    answered: Rig, content: str
) -> None:
    answered.act("2026-06-09T09:30", "repeat", "IM-2", earlier="IM-1", new_facts=True)
    answered.act("2026-06-09T09:50", "route", "IM-2", executors=["uzhkh"])
    answered.act("2026-06-09T10:00", "draft", "IM-2", executor="uzhkh", content=content, text="Проект")
    assert answered.refused("2026-06-09T10:10", "approve", "IM-2", executor="uzhkh") == "п.17"
    if content in ("measures", "progress"):
        answered.act("2026-06-09T10:10", "approve", "IM-2", executor="uzhkh", without_evidence=True)
        assert answered.case(2).reviews[0].without_evidence
    else:
        confirmed = answered.refused(
            "2026-06-09T10:10", "approve", "IM-2", executor="uzhkh", without_evidence=True
        )
        assert confirmed == "п.17"


def test_the_earlier_message_must_have_an_answer_with_a_link(answered: Rig) -> None:
    answered.receive("2026-06-09T09:00", "IM-3")
    answered.act("2026-06-09T09:10", "clarify", "IM-3", text="Где?")
    answered.act("2026-06-09T09:20", "post", "IM-3", url=POSTED)
    for earlier, clause in (("IM-3", "п.17"), ("IM-2", "п.17"), ("IM-4", "—"), ("№99", "—")):
        assert answered.refused("2026-06-09T09:30", "repeat", "IM-2", earlier=earlier) == clause


def test_an_interim_answer_is_an_earlier_answer_too(rig: Rig) -> None:
    rig.receive("2026-06-08T09:00")
    rig.approved("2026-06-08T09:30", "2026-06-08T12:00", kind="interim")
    rig.post("2026-06-08T12:00", "2026-06-08T12:30")
    rig.receive("2026-06-09T09:00", "IM-2")
    rig.act("2026-06-09T09:30", "repeat", "IM-2", earlier="IM-1", new_facts=False)


def test_an_earlier_id_that_two_sources_share_is_refused_with_both_numbers(answered: Rig) -> None:
    answered.receive("2026-06-09T09:00", "IM-1", source="Одноклассники", url="https://ok.ru/group/1/topic/2")
    refusal = answered.refusal("2026-06-09T09:30", "repeat", "IM-2", earlier="IM-1")
    assert refusal.clause == "—"
    assert "№ 1" in refusal.text
    assert "№ 3" in refusal.text
