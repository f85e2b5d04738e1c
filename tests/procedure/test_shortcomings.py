"""п.19, 20: shortcomings, their sides, whom to inform, notices and what was decided."""

import pytest

from tests.desk.rig import POSTED, Rig


@pytest.fixture
def late(rig: Rig) -> Rig:
    """Routed 10 minutes late, the draft an hour late, reviewed in time, not posted yet."""
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T10:10", "route", executors=["kumi"])
    rig.draft("2026-06-09T15:00", "kumi")
    rig.now = rig.deadlines("review")[0].due
    return rig


def test_every_breach_names_its_side_clause_size_and_the_official_above(late: Rig) -> None:
    told = [(s.id, s.key, s.clause, s.side, s.executor, s.over, s.official) for s in late.shortcomings()]
    assert told == [
        ("1-1", "route", "п.8", "desk", None, 600, "social_deputy"),
        ("1-4", "draft", "п.10", "executor", "kumi", 3600, "economy_deputy"),
    ]


def test_a_running_breach_grows_and_is_settled_when_met(late: Rig) -> None:
    late.now += 24 * 3600
    running = {s.key: s.over for s in late.shortcomings() if s.running}
    # The review since 16:00 and the answer since 18:00, until 16:00 the next day.
    assert running == {"review": 8 * 3600, "answer": 6 * 3600}
    late.act("2026-06-09T15:30", "approve", executor="kumi")
    late.post("2026-06-09T15:40", "2026-06-09T16:00")
    assert [s.key for s in late.shortcomings()] == ["route", "draft"]


def test_each_executor_answers_to_its_own_official_and_the_desk_to_the_social_deputy(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh", "kumi", "education", "desk"])
    for code in ("uzhkh", "kumi", "education", "desk"):
        rig.draft("2026-06-09T15:00", code)
        rig.act("2026-06-09T15:10", "approve", executor=code)
    rig.post("2026-06-09T15:20", "2026-06-09T15:30")
    assert {(s.executor, s.side, s.official) for s in rig.shortcomings()} == {
        ("uzhkh", "executor", "first_deputy"),
        ("kumi", "executor", "economy_deputy"),
        ("education", "executor", "social_deputy"),
        (None, "desk", "social_deputy"),
    }


def test_a_finding_is_the_executors_unless_the_desk_says_otherwise(late: Rig) -> None:
    late.act("2026-06-09T15:30", "finding", text="Срок не назван")
    late.act("2026-06-09T15:30", "finding", side="desk", text="Ответ размещён с ошибкой")
    found = [s for s in late.shortcomings() if s.key is None]
    assert [(s.id, s.side, s.executor, s.official, s.over) for s in found] == [
        ("1-f1", "executor", "kumi", "economy_deputy", 0),
        ("1-f2", "desk", None, "social_deputy", 0),
    ]


def test_a_finding_names_whose_it_is_when_there_are_several(late: Rig) -> None:
    late.act("2026-06-09T15:30", "route", executors=["usad"])
    assert late.refused("2026-06-09T15:40", "finding", text="Неполно") == "п.20"
    assert late.refused("2026-06-09T15:40", "finding", executor="nobody", text="Неполно") == "—"
    assert late.refused("2026-06-09T15:40", "finding", executor="usad", text=" ") == "п.20"
    late.act("2026-06-09T15:40", "finding", executor="usad", text="Неполно")


def test_a_notice_goes_by_subordination_and_carries_what_was_decided(late: Rig) -> None:
    assert late.refused("2026-06-09T15:30", "resolve", None, shortcoming="1-4", text="замечание") == "п.20"
    late.act("2026-06-09T15:30", "notify", None, shortcoming="1-4")
    assert late.refused("2026-06-09T15:40", "notify", None, shortcoming="1-4") == "п.20"
    assert late.refused("2026-06-09T15:40", "resolve", None, shortcoming="1-4", text="") == "п.20"
    assert late.refused("2026-06-09T15:29", "resolve", None, shortcoming="1-4", text="замечание") == "—"
    late.act("2026-06-09T15:40", "resolve", None, shortcoming="1-4", text="замечание")
    [notice] = [s.notice for s in late.shortcomings() if s.notice]
    assert (notice.official, notice.over, notice.resolution) == ("economy_deputy", 3600, "замечание")


def test_a_notice_may_go_to_another_official_of_the_directory(late: Rig) -> None:
    assert late.refused("2026-06-09T15:30", "notify", None, shortcoming="1-1", official="mayor") == "—"
    late.act("2026-06-09T15:30", "notify", None, shortcoming="1-1", official="first_deputy")


@pytest.mark.parametrize(
    "name", ["1-2", "1-9", "9-1", "1-f1", "1", "1-", "-1", "1-f", "раз", "1-1-1", "9" * 30 + "-1"]
)
def test_what_is_no_shortcoming_is_refused(late: Rig, name: str) -> None:
    assert late.refused("2026-06-09T15:30", "notify", None, shortcoming=name) == "—"


def test_a_notice_is_about_its_own_moment_even_when_set_back(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    assert rig.refused("2026-06-09T10:00", "notify", None, shortcoming="1-1") == "—"
    rig.act("2026-06-09T11:00", "notify", None, shortcoming="1-1")
    assert rig.case().notices[0].over == 3600


def test_a_cured_breach_keeps_its_notice_and_says_so(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["kumi"])
    rig.act("2026-06-09T16:00", "notify", None, shortcoming="1-4")
    rig.draft("2026-06-09T13:50", "kumi")
    [cured] = [s for s in rig.shortcomings() if s.notice]
    assert (cured.id, cured.cured, cured.over, cured.official) == ("1-4", True, 0, "economy_deputy")
    rig.act("2026-06-09T17:00", "resolve", None, shortcoming="1-4", text="снято")


def test_an_undone_routing_leaves_the_breach_of_the_part_that_was_too_late_already(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T15:00", "route", executors=["kumi"])
    rig.act("2026-06-09T15:05", "withdraw", executor="kumi", reason="не им")
    took = rig.took("draft", "kumi")
    assert (took.over, took.fault, took.dropped) == (3900, "desk", True)


def test_a_late_reply_is_the_desks_with_the_ledger_as_proof(late: Rig) -> None:
    late.act("2026-06-09T15:30", "approve", executor="kumi")
    late.now += 3 * 24 * 3600
    late.act("2026-06-09T17:50", "compose")
    late.act("2026-06-10T09:30", "post", url=POSTED)
    [answer] = [s for s in late.shortcomings() if s.key == "answer"]
    assert (answer.side, answer.official, answer.over) == ("desk", "social_deputy", 1800)
    assert late.held() == (70 + 30 + 140 + 10 + 30, 230, {"kumi": 230})
