"""Composing, asking the author, posting and taking back: п.2, 6, 14, 16."""

import pytest

from tests.desk.rig import POSTED, Rig, Took


@pytest.fixture
def approved(rig: Rig) -> Rig:
    """One part, approved on Tuesday at 12:00; the message came at 9:00."""
    rig.receive("2026-06-09T09:00")
    rig.approved("2026-06-09T09:30", "2026-06-09T12:00")
    return rig


def test_one_part_needs_no_text_of_its_own(approved: Rig) -> None:
    approved.act("2026-06-09T12:30", "compose")
    reply = approved.case().reply
    assert reply is not None
    assert (reply.kind, reply.text) == ("answer", "Проект uzhkh")


def test_several_parts_wait_for_each_other_and_need_a_text(approved: Rig) -> None:
    approved.act("2026-06-09T12:10", "route", executors=["kumi"])
    assert approved.refused("2026-06-09T12:20", "compose", text="Здравствуйте!") == "п.16"
    approved.draft("2026-06-09T12:30", "kumi")
    assert approved.status() == "review"
    approved.act("2026-06-09T12:40", "approve", executor="kumi")
    assert approved.refused("2026-06-09T12:50", "compose") == "п.16"
    approved.act("2026-06-09T12:50", "compose", text="Здравствуйте!")


def test_posting_meets_publish_and_the_answer(approved: Rig) -> None:
    approved.act("2026-06-09T16:30", "compose")
    approved.act("2026-06-10T09:45", "post", url=POSTED)
    assert approved.took("publish") == Took(
        "2026-06-09 16:30", "2026-06-09 17:30", "2026-06-10 09:45", 4500, "desk", False
    )
    assert (approved.took("answer").over, approved.took("answer").fault) == (2700, "desk")
    assert (approved.status(), approved.running()) == ("answered", set())
    reply = approved.case().reply
    assert reply is not None
    assert reply.url == POSTED


@pytest.mark.parametrize("url", ["", "  ", "vk", "ftp://vk.com/1", "javascript:alert(1)"])
def test_a_posted_reply_needs_a_link(approved: Rig, url: str) -> None:
    approved.act("2026-06-09T12:30", "compose")
    assert approved.refused("2026-06-09T12:40", "post", url=url) == "п.14"


def test_a_link_on_another_host_is_taken_after_a_confirmation(approved: Rig) -> None:
    approved.act("2026-06-09T12:30", "compose")
    assert approved.refused("2026-06-09T12:40", "post", url="https://ok.ru/group/1/topic/2") == "п.14"
    approved.act("2026-06-09T12:40", "post", url="https://ok.ru/group/1/topic/2", other_host=True)


def test_the_same_network_under_another_name_is_the_same_host(approved: Rig) -> None:
    approved.act("2026-06-09T12:30", "compose")
    approved.act("2026-06-09T12:40", "post", url="https://m.vk.ru/wall-1_2?reply=3")


def test_a_message_without_a_link_takes_a_reply_on_any_host(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00", url="")
    rig.approved("2026-06-09T09:30", "2026-06-09T12:00")
    rig.act("2026-06-09T12:30", "compose")
    rig.act("2026-06-09T12:40", "post", url="https://ok.ru/group/1/topic/2")


# -- asking the author --------------------------------------------------------------------------


def test_a_request_meets_the_route_and_its_post_meets_the_answer(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:40", "clarify", text="Где это?")
    assert (rig.took("route").met, rig.status()) == ("2026-06-09 09:40", "approved")
    rig.act("2026-06-09T10:00", "post", url=POSTED)
    assert (rig.took("answer").met, rig.status(), rig.running()) == ("2026-06-09 10:00", "clarifying", set())


def test_the_authors_answer_starts_a_new_cycle_with_new_clocks(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.approved("2026-06-09T09:10", "2026-06-09T09:20", kind="clarification")
    rig.post("2026-06-09T09:40", "2026-06-09T10:00")
    rig.act("2026-06-10T12:30", "author_answered", text="У дома 5")
    assert (rig.status(), rig.case().cycle) == ("received", 2)
    assert (rig.due("route"), rig.due("answer")) == ("2026-06-10 14:30", "2026-06-11 12:30")
    rig.act("2026-06-10T14:00", "route", executors=["uzhkh"])  # the part of the first cycle does not block
    assert rig.due("draft", "uzhkh") == "2026-06-10 17:30"
    assert [d.cycle for d in rig.deadlines("draft")] == [1, 2]


def test_asking_after_routing_withdraws_the_live_parts(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:10", "route", executors=["uzhkh", "kumi"])
    rig.act("2026-06-09T15:00", "clarify", text="Где это?")
    assert rig.parts() == {"uzhkh": "withdrawn", "kumi": "withdrawn"}
    assert (rig.took("draft", "kumi").over, rig.took("draft", "kumi").dropped) == (3600, True)
    assert rig.running() == {"answer", "publish"}


def test_a_request_of_one_executor_need_not_wait_and_withdraws_the_others(approved: Rig) -> None:
    approved.act("2026-06-09T12:10", "route", executors=["kumi", "usad"])
    approved.draft("2026-06-09T12:20", "kumi", kind="clarification")
    approved.act("2026-06-09T12:30", "approve", executor="kumi")
    assert approved.refused("2026-06-09T12:40", "compose", kind="answer", text="Ответ") == "п.2"
    approved.act("2026-06-09T12:40", "compose", kind="clarification")
    assert approved.parts() == {"uzhkh": "withdrawn", "kumi": "approved", "usad": "withdrawn"}
    reply = approved.case().reply
    assert reply is not None
    assert (reply.kind, reply.text) == ("clarification", "Проект kumi")


def test_a_request_is_not_composed_without_one(approved: Rig) -> None:
    assert approved.refused("2026-06-09T12:40", "compose", kind="clarification", text="Где?") == "п.2"


def test_an_author_who_never_answers_is_closed_and_may_answer_after_all(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:40", "clarify", text="Где это?")
    rig.act("2026-06-09T10:00", "post", url=POSTED)
    assert rig.refused("2026-06-19T10:00", "close", reason="") == "п.5"
    rig.act("2026-06-19T10:00", "close", reason="автор молчит")
    assert (rig.status(), rig.running()) == ("closed", set())
    rig.act("2026-06-22T10:00", "author_answered", text="У дома 5")
    assert (rig.status(), rig.case().cycle, rig.running()) == ("received", 2, {"route", "answer"})


# -- taking back --------------------------------------------------------------------------------


def test_reopening_drops_publish_with_the_breach_it_had_and_composes_again(approved: Rig) -> None:
    approved.act("2026-06-09T14:00", "compose")
    assert approved.refused("2026-06-09T15:30", "reopen", reason=" ") == "п.14"
    approved.act("2026-06-09T15:30", "reopen", reason="опечатка")
    assert approved.took("publish") == Took("2026-06-09 14:00", "2026-06-09 15:00", None, 1800, "desk", True)
    assert (approved.status(), approved.case().reply) == ("composing", None)
    approved.act("2026-06-09T15:40", "compose")
    assert approved.due("publish") == "2026-06-09 16:40"


def test_reopening_a_request_leaves_the_route_as_before_it(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:40", "clarify", text="Где это?")
    rig.act("2026-06-09T10:10", "reopen", reason="понятно")
    assert (rig.status(), rig.running()) == ("received", {"route", "answer"})
    rig.act("2026-06-09T10:20", "route", executors=["uzhkh"])
    assert rig.took("route") == Took(
        "2026-06-09 09:00", "2026-06-09 10:00", "2026-06-09 10:20", 1200, "desk", False
    )


def test_reopening_a_request_made_after_routing_does_not_unmeet_the_routing(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:10", "route", executors=["uzhkh"])
    rig.act("2026-06-09T09:40", "clarify", text="Где это?")
    rig.act("2026-06-09T10:10", "reopen", reason="понятно")
    assert (rig.status(), rig.running()) == ("received", {"answer"})
    assert rig.took("route").met == "2026-06-09 09:10"


def test_reopening_an_executors_request_composes_again(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.approved("2026-06-09T09:10", "2026-06-09T09:20", kind="clarification")
    rig.act("2026-06-09T09:40", "compose")
    rig.act("2026-06-09T09:50", "reopen", reason="опечатка")
    assert rig.status() == "composing"
