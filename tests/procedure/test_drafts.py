"""Drafts and their review: п.10, 11, 12, 13, 19."""

from pathlib import Path

import pytest

from tests.desk.rig import Rig, Took


@pytest.fixture
def sent(rig: Rig) -> Rig:
    """A message received on Tuesday at 9:00 (draft due 14:00, answer 18:00), at one executor since 9:30."""
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh"])
    return rig


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """A file to prove something with."""
    path = tmp_path / "яма.jpg"
    path.write_bytes(b"\xff\xd8\xff")
    return str(path)


def test_a_draft_meets_its_deadline_and_starts_the_hour_of_review(sent: Rig) -> None:
    sent.draft("2026-06-09T14:00")
    assert sent.took("draft") == Took(
        "2026-06-09 09:30", "2026-06-09 14:00", "2026-06-09 14:00", 0, None, False
    )
    assert sent.due("review", "uzhkh") == "2026-06-09 15:00"
    assert sent.running() == {"answer", "review"}
    assert sent.status() == "review"


def test_a_late_draft_is_the_executors(sent: Rig) -> None:
    sent.draft("2026-06-09T15:30")
    assert (sent.took("draft").over, sent.took("draft").fault) == (5400, "executor")


@pytest.mark.parametrize(
    ("received", "came", "fault"),
    [
        # Sent at 15:30, when the draft was due at 14:00: the executor has until 16:30.
        ("2026-06-09T15:30", "2026-06-09T16:00", "desk"),
        ("2026-06-09T15:30", "2026-06-09T16:30", "desk"),
        ("2026-06-09T15:30", "2026-06-09T16:30:01", "executor"),
        # Sent at 13:30 in the break: its hour ends at 15:00 though the draft is due at 14:00.
        ("2026-06-09T13:30", "2026-06-09T15:00", "desk"),
        ("2026-06-09T13:30", "2026-06-09T15:00:01", "executor"),
        # Sent at 17:50: its hour goes on the next morning.
        ("2026-06-09T17:50", "2026-06-10T09:50", "desk"),
        ("2026-06-09T17:50", "2026-06-10T09:51", "executor"),
    ],
)
def test_a_late_draft_is_the_desks_if_the_executor_had_not_its_hour(
    rig: Rig, received: str, came: str, fault: str
) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act(received, "route", executors=["kumi"])
    rig.draft(came, "kumi")
    assert rig.took("draft").over > 0
    assert rig.took("draft").fault == fault


def test_the_hour_of_the_executor_is_a_setting(rig: Rig) -> None:
    rig.act("2026-06-09T08:00", "calendar", None, terms={"return_hours": 2})
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T15:30", "route", executors=["kumi"])
    rig.draft("2026-06-09T17:00", "kumi")
    assert rig.took("draft").fault == "desk"


def test_a_rerouted_executor_has_its_hour_from_its_own_assignment(sent: Rig) -> None:
    sent.act("2026-06-09T13:40", "return", executor="uzhkh", reason="не наше")
    sent.act("2026-06-09T14:30", "reroute", executor="uzhkh", to=["kumi"])
    sent.draft("2026-06-09T15:20", "kumi")
    assert (sent.took("draft", "kumi").over, sent.took("draft", "kumi").fault) == (4800, "desk")


def test_a_running_draft_is_at_fault_by_the_present_moment(sent: Rig) -> None:
    sent.now = sent.deadlines("draft")[0].due
    assert sent.shortcomings() == ()
    sent.now += 1
    [late] = sent.shortcomings()
    assert (late.key, late.side, late.over, late.running, late.met_at) == ("draft", "executor", 1, True, None)


def test_a_draft_while_one_waits_replaces_it_and_leaves_the_review_running(sent: Rig, photo: str) -> None:
    sent.draft("2026-06-09T12:00", content="measures", attachments=[photo])
    sent.draft("2026-06-09T12:30", content="explanation")
    assert len(sent.deadlines("review")) == 1
    assert sent.took("review").start == "2026-06-09 12:00"
    assert [(d.version, d.text, len(d.attachments)) for d in sent.case().drafts] == [
        (1, "Проект uzhkh", 1),
        (2, "Проект uzhkh", 0),
    ]


def test_a_draft_says_what_it_contains_unless_it_asks_the_author(sent: Rig) -> None:
    assert sent.refused("2026-06-09T12:00", "draft", executor="uzhkh", kind="answer", text="Текст") == "п.10"
    assert sent.refused("2026-06-09T12:00", "draft", executor="uzhkh", kind="interim", text="Текст") == "п.10"
    assert sent.refused("2026-06-09T12:00", "draft", executor="uzhkh", content="progress", text=" ") == "п.10"
    sent.act("2026-06-09T12:00", "draft", executor="uzhkh", kind="clarification", text="Какой дом?")


@pytest.mark.parametrize("content", ["measures", "progress", "refutation"])
@pytest.mark.parametrize("kind", ["answer", "interim"])
def test_measures_progress_and_refutation_are_not_approved_without_material(
    sent: Rig, photo: str, content: str, kind: str
) -> None:
    sent.draft("2026-06-09T12:00", content=content, kind=kind)
    assert sent.refused("2026-06-09T12:10", "approve", executor="uzhkh") == "п.10"
    # For a first message its absence cannot be confirmed away.
    assert sent.refused("2026-06-09T12:10", "approve", executor="uzhkh", without_evidence=True) == "п.10"
    sent.draft("2026-06-09T12:20", content=content, kind=kind, attachments=[photo])
    sent.act("2026-06-09T12:30", "approve", executor="uzhkh")


def test_an_explanation_and_a_request_need_no_material(sent: Rig) -> None:
    sent.draft("2026-06-09T12:00")
    sent.act("2026-06-09T12:10", "approve", executor="uzhkh")
    sent.rework("2026-06-09T12:20")
    sent.draft("2026-06-09T12:30", kind="clarification")
    sent.act("2026-06-09T12:40", "approve", executor="uzhkh")


def test_a_draft_after_rework_inherits_no_material_and_a_joint_edit_does(sent: Rig, photo: str) -> None:
    sent.draft("2026-06-09T12:00", content="measures", attachments=[photo])
    sent.rework("2026-06-09T12:10")
    sent.draft("2026-06-09T12:20", content="measures")
    assert sent.refused("2026-06-09T12:30", "approve", executor="uzhkh") == "п.10"
    sent.draft("2026-06-09T12:30", content="measures", attachments=[photo])
    sent.act("2026-06-09T12:40", "edit_jointly", executor="uzhkh", text="Вместе")
    last = sent.case().drafts[-1]
    assert (last.joint, last.kind, last.content, len(last.attachments)) == (True, "answer", "measures", 1)
    assert sent.took("review").start == "2026-06-09 12:20"
    assert "review" in sent.running()
    sent.act("2026-06-09T13:00", "approve", executor="uzhkh")


def test_rework_meets_the_review_and_gives_two_hours_then_the_review_starts_again(sent: Rig) -> None:
    sent.draft("2026-06-09T12:00")
    sent.rework("2026-06-09T12:30")
    assert sent.took("review").met == "2026-06-09 12:30"
    assert sent.due("rework") == "2026-06-09 15:30"
    assert (sent.status(), sent.parts()) == ("drafting", {"uzhkh": "rework"})
    sent.draft("2026-06-09T16:00")
    assert (sent.took("rework").over, sent.took("rework").fault) == (1800, "executor")
    assert sent.due("review") == "2026-06-09 17:00"
    assert len(sent.deadlines("draft")) == 1


def test_a_late_review_is_the_desks(sent: Rig) -> None:
    sent.draft("2026-06-09T12:00")
    sent.act("2026-06-09T14:30", "approve", executor="uzhkh")
    assert (sent.took("review").over, sent.took("review").fault) == (1800, "desk")


def test_rework_needs_a_reason_of_the_eight_each_once(sent: Rig) -> None:
    sent.draft("2026-06-09T12:00")
    for reasons in ([], [{"number": 9}], [{"number": 0}], [{"number": 1}, {"number": 1}]):
        assert sent.refused("2026-06-09T12:10", "rework", executor="uzhkh", reasons=reasons) == "п.12"
    ticks = [{"number": n, "comment": f"почему {n}", "passage": "там"} for n in range(1, 9)]
    sent.act("2026-06-09T12:10", "rework", executor="uzhkh", reasons=ticks)
    assert [(t.number, t.comment, t.passage) for t in sent.case().reviews[0].ticks] == [
        (n, f"почему {n}", "там") for n in range(1, 9)
    ]


def test_approval_is_refused_while_a_reason_is_ticked(sent: Rig) -> None:
    sent.draft("2026-06-09T12:00")
    assert sent.refused("2026-06-09T12:10", "approve", executor="uzhkh", ticked=[3]) == "п.12"
    sent.act("2026-06-09T12:10", "approve", executor="uzhkh", ticked=[])


def test_an_approved_part_may_be_sent_for_rework_until_the_reply_is_composed(sent: Rig) -> None:
    sent.draft("2026-06-09T12:00")
    sent.act("2026-06-09T12:10", "approve", executor="uzhkh")
    sent.rework("2026-06-09T12:40")
    assert [d.met_at is not None for d in sent.deadlines("review")] == [True]
    assert sent.took("review").met == "2026-06-09 12:10"
    assert sent.due("rework") == "2026-06-09 15:40"
    assert [review.takes_back for review in sent.case().reviews] == [False, True]
    sent.draft("2026-06-09T14:00")
    sent.act("2026-06-09T14:10", "approve", executor="uzhkh")
    sent.act("2026-06-09T14:20", "compose")
    assert sent.refused("2026-06-09T14:30", "rework", executor="uzhkh", reasons=[{"number": 1}]) == "п.12"


def test_a_withdrawn_part_keeps_the_breach_of_its_review(sent: Rig) -> None:
    sent.draft("2026-06-09T12:00")
    sent.act("2026-06-09T14:20", "withdraw", executor="uzhkh", reason="не им")
    assert sent.took("review") == Took("2026-06-09 12:00", "2026-06-09 13:00", None, 1200, "desk", True)
