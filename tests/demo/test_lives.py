"""Invented lives: the same for the same seed, by the Порядок, and a queue with something at every stage."""

from collections import Counter
from dataclasses import replace

import pytest

from models.terms import Content, PartStatus, ReplyKind, Status, Step
from uhta_tui.config import Config
from uhta_tui.demo import evidence
from uhta_tui.demo.demo import fill
from uhta_tui.demo.life import Dated
from uhta_tui.demo.lives import lives
from uhta_tui.demo.stages import STAGES
from uhta_tui.demo.subject import ALWAYS
from uhta_tui.demo.subjects import SUBJECTS
from uhta_tui.desk.desk import Desk
from uhta_tui.procedure.actions import Post, Receive, SignNote, SubmitDraft
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import ExecutorFacts, OfficialFacts, Scene, Terms
from uhta_tui.worktime.calendar import Calendar, CalendarSettings
from uhta_tui.worktime.moments import Moment, iso, parse_moment

ZONE = "Europe/Moscow"
MOMENTS = {
    "in the afternoon": "2026-11-24T14:32",
    "on a Sunday night": "2026-11-22T23:10",
    "in the New Year holidays": "2027-01-03T03:00",
    "in summer, at lunch": "2026-07-10T13:30",
    "two minutes after opening": "2026-11-23T08:47",
}


OFTEN = {
    "receive", "route", "return", "reroute", "draft", "rework", "edit_jointly", "approve", "compose", "post",
    "clarify", "author_answered", "repeat", "exclude", "out_of_scope", "close", "note_text", "amend",
    "notify", "resolve",
}  # fmt: skip


def moment(text: str) -> Moment:
    return parse_moment(text, ZONE)


def scene(*codes: str) -> Scene:
    """The shipped calendar and terms, and the shipped directory or a part of it."""
    shipped = (ExecutorFacts(e.code, e.name, e.short, e.official) for e in Config().executors)
    executors = {facts.code: facts for facts in shipped if not codes or facts.code in codes}
    officials = {o.code: OfficialFacts(o.code, o.name, o.title) for o in Config().officials}
    return Scene(0, Calendar(CalendarSettings()), Terms(), executors, officials)


def two_months(seed: int, until: str, where: Scene | None = None) -> list[Dated]:
    return list(lives(seed, 2, 70, moment(until), where or scene()))


def test_the_same_seed_gives_the_same_lives_and_another_gives_others() -> None:
    until = MOMENTS["in the afternoon"]
    assert two_months(7, until) == two_months(7, until)
    assert two_months(7, until) != two_months(8, until)


@pytest.mark.parametrize("until", MOMENTS.values(), ids=MOMENTS.keys())
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_entered_after_the_end_or_out_of_order(until: str, seed: int) -> None:
    # `lives` plays every action by the rules and lets a refusal through, so none came.
    dated = two_months(seed, until)
    entered = [entered_at for _, _, entered_at in dated]
    assert entered == sorted(entered)
    assert entered[-1] <= moment(until)
    assert all(action.at <= now <= entered_at for action, now, entered_at in dated)
    assert sum(isinstance(action, Receive) for action, _, _ in dated) == 140


@pytest.mark.parametrize("codes", [("desk",), ("uzhkh", "desk"), ("kumi", "sport", "education")])
def test_a_small_directory_serves_as_well(codes: tuple[str, ...]) -> None:
    assert two_months(7, MOMENTS["in the afternoon"], scene(*codes))


def test_without_an_active_executor_it_says_so() -> None:
    nobody = replace(scene(), executors={})
    with pytest.raises(ValueError, match="нет действующих исполнителей"):
        list(lives(7, 2, 70, moment(MOMENTS["in the afternoon"]), nobody))


@pytest.mark.parametrize("total", [0, 1, 10])
def test_as_many_messages_come_as_were_asked_for(total: int) -> None:
    dated = lives(7, 0.01, 70, moment(MOMENTS["on a Sunday night"]), scene(), total=total)
    assert sum(isinstance(action, Receive) for action, _, _ in dated) == total


@pytest.mark.parametrize("until", MOMENTS.values(), ids=MOMENTS.keys())
def test_every_usual_action_occurs_whatever_the_hour(until: str) -> None:
    done = Counter(action.NAME for action, _, _ in two_months(7, until))
    assert done["receive"] == 140
    assert set(done) >= OFTEN


# -- on a desk --------------------------------------------------------------------------------------


@pytest.mark.parametrize("until", list(MOMENTS.values())[:3], ids=list(MOMENTS)[:3])
def test_every_status_and_every_step_occurs(new_desk: Desk, until: str) -> None:
    new_desk.clock = lambda: moment(until)
    assert fill(new_desk, until=moment(until)) == 140
    rows, _ = new_desk.read.register(limit=1000)
    assert {row.status for row in rows} == set(Status)
    assert {row.step for row in rows} == set(Step)


def test_the_last_two_days_leave_a_lively_queue(filled: Desk) -> None:
    queue = filled.read.queue()
    assert len(STAGES) <= queue.total <= len(STAGES) + 15
    late = [row.step for row in queue.rows[: queue.late]]
    assert Step.ROUTE in late
    assert queue.late <= 4
    assert queue.soon >= 5
    waiting = [row for row in queue.rows if row.step is Step.REVIEW]
    assert any(len(case.drafts) > 1 for case in filled.cases([row.number for row in waiting]).values())


def cases(desk: Desk) -> list[Case]:
    _, total = desk.read.register(limit=1)
    return [case for _, case in sorted(desk.cases(range(1, total + 1)).items())]


def test_messages_live_in_all_the_ways_of_the_procedure(filled: Desk) -> None:
    found = cases(filled)
    parts = [part for case in found for part in case.parts]
    assert {part.status for part in parts} == set(PartStatus)
    drafts = [draft for case in found for draft in case.drafts]
    assert {draft.kind for draft in drafts} == set(ReplyKind)
    assert {draft.content for draft in drafts} == {None, *Content}
    assert any(draft.joint for draft in drafts)
    assert any(case.cycle > 1 for case in found)
    assert {case.new_facts for case in found if case.repeat_of} == {False, True}
    assert any(case.interim_at and case.status is Status.ANSWERED for case in found)
    assert any(len({part.executor for part in case.live_parts}) > 1 for case in found)


def test_most_are_routed_within_the_hour_and_some_deadlines_are_missed(filled: Desk) -> None:
    first = [case.deadlines[0] for case in cases(filled)]
    met = [deadline for deadline in first if deadline.met_at is not None]
    assert 0 < sum(deadline.over > 0 for deadline in met) < len(met) * 0.15
    shortcomings = filled.read.shortcomings()
    notices = [s.notice for s in shortcomings if s.notice]
    assert 0 < len(notices) < len(shortcomings)
    assert {notice.resolved_at is None for notice in notices} == {False, True}


def test_the_months_that_ended_are_signed_in_time(filled: Desk) -> None:
    notes = filled.read.signed_notes()
    assert [note.month for note in notes] == ["2026-10", "2026-09"]
    assert [iso(note.signed_at, ZONE)[:10] for note in notes] == ["2026-11-09", "2026-10-07"]


def test_after_the_holidays_a_note_is_signed_on_the_first_working_day() -> None:
    dated = two_months(7, "2027-01-20T12:00")
    signed = {action.month: action.at for action, _, _ in dated if isinstance(action, SignNote)}
    assert iso(signed["2026-12"], ZONE)[:10] == "2027-01-11"


def test_replies_stand_where_the_messages_stood(filled: Desk) -> None:
    host_of = filled.scene().host_of
    posted = [(case, reply) for case in cases(filled) for reply in case.replies if reply.url]
    assert posted
    assert all(host_of(case.facts.url) == host_of(reply.url or "") for case, reply in posted)


def test_no_place_in_a_text_is_left_unfilled(filled: Desk) -> None:
    for case in cases(filled):
        said = [case.facts.text, *(d.text for d in case.drafts), *(r.text for r in case.replies)]
        assert not [text for text in said if "{" in text or "}" in text]


def test_a_second_filling_goes_on_with_the_numbers(new_desk: Desk) -> None:
    until = new_desk.clock()
    assert fill(new_desk, until=until, total=40) == 40
    assert fill(new_desk, until=until, total=40) == 40
    assert new_desk.read.register(limit=1)[1] == 80


def test_drafts_rely_on_files_that_are_really_there() -> None:
    known = {attachment.sha256 for attachment in evidence.attachments()}
    drafts = [a for a, _, _ in two_months(7, MOMENTS["in the afternoon"]) if isinstance(a, SubmitDraft)]
    used = {getattr(attachment, "sha256", "") for draft in drafts for attachment in draft.attachments}
    assert used == known


def test_some_posts_are_entered_later_than_they_were_made() -> None:
    posts = [(a, at) for a, _, at in two_months(7, MOMENTS["in the afternoon"]) if isinstance(a, Post)]
    assert {entered_at > action.at for action, entered_at in posts} == {False, True}


def test_every_month_has_something_to_write_about_for_one_and_for_two() -> None:
    for month in ALWAYS:
        fitting = [subject for subject in SUBJECTS if month in subject.months]
        assert len(fitting) >= 10
        assert any(subject.second for subject in fitting)
    assert all(not {Content.MEASURES, Content.PROGRESS}.isdisjoint(s.answers) for s in SUBJECTS)
