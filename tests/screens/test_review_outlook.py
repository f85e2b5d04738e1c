"""What a decision on a draft costs, reckoned before it is taken."""

from dataclasses import replace
from pathlib import Path

from models.terms import Key, ReplyKind
from tests.screens.forms_desk import BINS, HEATING, PLAIN, RINK, ZONE, Work, filled
from uhta_tui.procedure.case import Part
from uhta_tui.procedure.outlook import Outlook, if_approved, if_edited, if_handed_in, if_reworked
from uhta_tui.worktime.moments import Moment, iso


def words(moment: Moment) -> str:
    """`24 15:32:07`."""
    return iso(moment, ZONE)[8:19].replace("T", " ")


def told(outlook: Outlook) -> tuple[Key | None, str, str, int | None]:
    return outlook.key, words(outlook.due), words(outlook.out_by), outlook.margin


def part_of(work: Work, number: int, executor: str) -> Part:
    part = work.case(number).live_part_of(executor)
    assert part is not None
    return part


def test_approving_the_only_part_leaves_the_hour_of_posting(tmp_path: Path) -> None:
    work = filled(tmp_path)
    case, scene = work.case(HEATING), work.desk.scene()
    outlook = if_approved(case, part_of(work, HEATING, "uzhkh"), scene.now, scene)
    assert told(outlook) == (Key.PUBLISH, "24 15:32:07", "24 15:32:07", 3600 + 17 * 60 + 53)


def test_a_rework_takes_its_two_hours_the_review_its_hour_and_the_posting_its_hour(tmp_path: Path) -> None:
    work = filled(tmp_path)
    case, scene = work.case(HEATING), work.desk.scene()
    outlook = if_reworked(case, part_of(work, HEATING, "uzhkh"), scene.now, scene)
    assert told(outlook) == (Key.REWORK, "24 16:32:07", "25 09:17:07", -(3600 + 42 * 60 + 7))


def test_editing_jointly_lasts_at_most_till_the_end_of_the_hour_that_runs(tmp_path: Path) -> None:
    work = filled(tmp_path)
    case, scene = work.case(HEATING), work.desk.scene()
    outlook = if_edited(case, part_of(work, HEATING, "uzhkh"), scene.now, scene)
    assert told(outlook) == (Key.REVIEW, "24 15:00:00", "24 16:00:00", 50 * 60)


def test_an_hour_of_review_that_is_over_is_reckoned_from_now(tmp_path: Path) -> None:
    work = filled(tmp_path)
    case, scene = work.case(HEATING), replace(work.desk.scene(), now=work.clock.now + 3600)
    outlook = if_edited(case, part_of(work, HEATING, "uzhkh"), scene.now, scene)
    assert told(outlook) == (Key.REVIEW, "24 15:00:00", "24 16:32:07", 17 * 60 + 53)


def test_a_part_waits_for_the_others_and_their_own_deadlines(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act(
        "24 14:20", "draft", BINS, executor="uzhkh", kind="answer", content="explanation", text="Уберём."
    )
    work.act("24 14:25", "rework", BINS, executor="eco", reasons=[{"number": 1}])
    case, scene = work.case(BINS), work.desk.scene()
    outlook = if_approved(case, part_of(work, BINS, "uzhkh"), scene.now, scene)
    # Экология: rework by 16:25, review by 17:25; then the hour of posting.
    assert outlook.waits_for == ("eco",)
    assert told(outlook) == (None, "24 17:25:00", "25 09:10:00", 59 * 60)


def test_the_last_of_several_parts_leaves_the_reply_to_be_formed(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act(
        "24 14:20", "draft", BINS, executor="uzhkh", kind="answer", content="explanation", text="Уберём."
    )
    case, scene = work.case(BINS), work.desk.scene()
    outlook = if_approved(case, part_of(work, BINS, "uzhkh"), scene.now, scene)
    assert (outlook.key, outlook.waits_for, words(outlook.out_by)) == (None, (), "24 15:32:07")


def test_a_request_to_the_author_waits_for_nobody(tmp_path: Path) -> None:
    work = filled(tmp_path)
    case, scene = work.case(BINS), work.desk.scene()
    part = part_of(work, BINS, "uzhkh")
    work.act("24 14:25", "rework", BINS, executor="eco", reasons=[{"number": 1}])
    asked = if_handed_in(work.case(BINS), part, ReplyKind.CLARIFICATION, scene.now, scene)
    answered = if_handed_in(work.case(BINS), part, ReplyKind.ANSWER, scene.now, scene)
    assert (words(asked.out_by), asked.waits_for) == ("24 16:32:07", ())
    assert (words(answered.out_by), answered.waits_for) == ("25 09:10:00", ("eco",))
    assert case.live_parts


def test_a_draft_that_replaces_a_waiting_one_leaves_its_hour_running(tmp_path: Path) -> None:
    work = filled(tmp_path)
    scene = work.desk.scene()
    outlook = if_handed_in(work.case(PLAIN), part_of(work, PLAIN, "spec"), ReplyKind.ANSWER, scene.now, scene)
    assert words(outlook.due) == "24 15:10:00"


def test_after_an_interim_reply_there_is_no_margin_of_the_eight_hours(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:20", "rework", PLAIN, executor="spec", reasons=[{"number": 1}])
    work.act(
        "24 14:21", "draft", PLAIN, executor="spec", kind="interim", content="explanation", text="Узнаём."
    )
    work.act("24 14:22", "approve", PLAIN, executor="spec")
    work.act("24 14:22", "compose", PLAIN)
    work.act("24 14:25", "post", PLAIN, url="https://vk.com/wall-123456_79000?reply=1")
    work.act("24 14:30", "draft", PLAIN, executor="spec", kind="answer", content="explanation", text="Да.")
    scene = work.desk.scene()
    outlook = if_approved(work.case(PLAIN), part_of(work, PLAIN, "spec"), scene.now, scene)
    assert (outlook.key, outlook.margin) == (Key.PUBLISH, None)


def test_all_parts_approved_can_be_taken_back_at_a_cost(tmp_path: Path) -> None:
    work = filled(tmp_path)
    scene = work.desk.scene()
    outlook = if_reworked(work.case(RINK), part_of(work, RINK, "green"), scene.now, scene)
    assert (outlook.key, outlook.waits_for) == (Key.REWORK, ())
