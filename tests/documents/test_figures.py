"""The figures of a month against answers worked out by hand (see `november`)."""

import json
from pathlib import Path

import pytest

from models.terms import Key
from tests.documents.november import Rehearsal, november, restore_f
from uhta_tui.desk.figures.note import note_figures
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.months import Month
from uhta_tui.worktime.moments import parse_moment

NOVEMBER = Month(2026, 11)


def figures_of(of: Rehearsal, month: Month = NOVEMBER) -> NoteFigures:
    with of.database.connection_context():
        return note_figures(of.database, of.desk.scene(), month)


@pytest.fixture
def of(tmp_path: Path) -> Rehearsal:
    return november(tmp_path)


def test_the_json_tells_what_was_worked_out_by_hand(of: Rehearsal) -> None:
    told = json.loads(json.dumps(figures_of(of).to_json()))
    assert told["month"] == "2026-11"
    assert told["received"] == 7
    assert told["posted"] == {"answer": 4, "interim": 1, "clarification": 1}
    assert told["returns"] == 1
    assert told["rework_reasons"] == {"1": 2, "2": 0, "3": 0, "4": 1, "5": 0, "6": 0, "7": 0, "8": 0}
    assert told["timeliness"] == {
        "route": {"in_time": 7, "late": 1},
        "answer": {"in_time": 4, "late": 1},
        "return": {"in_time": 0, "late": 1},
        "reroute": {"in_time": 1, "late": 0},
        "draft": {"in_time": 2, "late": 1},
        "review": {"in_time": 6, "late": 0},
        "rework": {"in_time": 2, "late": 0},
        "publish": {"in_time": 6, "late": 1},
        "final": {"in_time": 0, "late": 1},
        "note": {"in_time": 0, "late": 1},
    }
    assert told["open_at_end"] == 3


def test_the_month_before_has_only_what_was_received_and_is_still_open(of: Rehearsal) -> None:
    october = figures_of(of, Month(2026, 10))
    assert (october.received, october.posted.total, october.open_at_end) == (2, 0, 2)
    assert all(kept.total == 0 for kept in october.timeliness.values())
    assert october.compared.previous is None


def test_a_message_stands_where_it_stood_at_the_end_of_the_month(of: Rehearsal) -> None:
    outcomes = figures_of(of).messages.outcomes
    assert outcomes.total == 7
    assert (outcomes.answered, outcomes.linked, outcomes.interim) == (2, 1, 0)
    assert (outcomes.clarifying, outcomes.out_of_scope, outcomes.open) == (1, 1, 2)


def test_a_message_restored_later_was_not_open_then_and_its_deadlines_run_again(of: Rehearsal) -> None:
    before = figures_of(of)
    restore_f(of)
    after = figures_of(of)
    assert after.open_at_end == before.open_at_end
    assert after.messages.outcomes == before.messages.outcomes
    # Restored «as if never met»: the route counted as kept is overdue now, and so is the answer.
    assert (after.timeliness[Key.ROUTE].in_time, after.timeliness[Key.ROUTE].late) == (6, 2)
    assert (after.timeliness[Key.ANSWER].in_time, after.timeliness[Key.ANSWER].late) == (4, 2)
    assert after.deadlines.clause(Key.ANSWER).running == 1


def test_the_open_ones_are_listed_with_what_they_waited_for(of: Rehearsal) -> None:
    remaining = figures_of(of).open
    assert (remaining.working, remaining.interim, remaining.clarifying) == (2, 0, 1)
    assert remaining.overdue == 1  # the link of I was to be posted by 10:15
    assert [(row.state, row.executors) for row in remaining.rows] == [
        ("уточнение у автора", ""),
        ("ответ согласован", ""),
        ("не направлено", ""),
    ]


def test_what_was_left_without_an_answer_is_told_with_its_grounds(of: Rehearsal) -> None:
    messages = figures_of(of).messages
    assert [(one.outcome, one.why, one.count) for one in messages.unanswered] == [
        ("out_of_scope", "59-ФЗ, обращения граждан", 1)
    ]
    assert messages.unanswered_earlier == 1  # B, received in October


def test_sources_and_topics_add_up_and_stand_beside_those_of_the_month_before(of: Rehearsal) -> None:
    messages = figures_of(of).messages
    assert [(one.name, one.count, one.previous) for one in messages.sources] == [
        ("ВКонтакте", 6, 1),
        ("Telegram", 1, 1),
    ]
    assert {one.name: one.count for one in messages.topics} == {
        "Дороги": 3,
        "": 1,
        "Автобусы": 1,
        "Земля": 1,
        "Мусор": 1,
    }


def test_days_follow_the_desks_midnights_and_the_production_calendar(of: Rehearsal) -> None:
    days = figures_of(of).messages.by_day
    assert len(days) == 30
    assert sum(day.received for day in days) == 7
    assert {day.day.day: day.received for day in days if day.received} == {1: 1, 9: 1, 12: 1, 13: 1, 30: 3}
    assert not days[3].working  # 4 November, a holiday


def test_medians_are_of_the_working_time_used(of: Rehearsal) -> None:
    deadlines = figures_of(of).deadlines
    assert deadlines.median_working == 5 * 3600
    assert deadlines.median_clock == 25 * 3600 + 1800
    answer = deadlines.clause(Key.ANSWER)
    assert (answer.median, answer.ninth) == (5 * 3600, 9 * 3600 + 1800)
    assert deadlines.clause(Key.FINAL).median == 8  # working days from Friday the 13th
    assert deadlines.answer_hours == (1, 1, 0, 0, 1, 0, 0, 1)
    assert deadlines.answers_over == 1


def test_executors_stand_under_their_officials(of: Rehearsal) -> None:
    groups = figures_of(of).officials
    assert [group.title for group in groups] == [
        "Первый заместитель руководителя",
        "Заместитель руководителя по социальным вопросам",
    ]
    [[uzhkh], [kumi]] = [group.executors for group in groups]
    assert (uzhkh.sent, uzhkh.in_time, uzhkh.late, uzhkh.reworks, uzhkh.returns) == (2, 2, 1, 2, 0)
    assert (kumi.sent, kumi.in_time, kumi.late, kumi.reworks, kumi.returns) == (1, 0, 0, 0, 1)


def test_drafts_are_reviewed_once_a_project(of: Rehearsal) -> None:
    quality = figures_of(of).quality
    assert (quality.reviewed, quality.at_first_sight, quality.reworked, quality.twice) == (4, 3, 1, 1)


def test_a_rework_of_an_earlier_month_is_not_an_approval_at_first_sight(tmp_path: Path) -> None:
    of = Rehearsal(tmp_path)
    of.receive("2026-10-30T09:00", "R")
    of.act("2026-10-30T09:10", "route", "R", executors=["uzhkh"])
    of.draft("2026-10-30T10:00", "R")
    of.act("2026-10-30T17:00", "rework", "R", executor="uzhkh", reasons=[{"number": 2}])
    of.draft("2026-11-02T09:30", "R")
    of.approve("2026-11-02T09:40", "R")
    quality = figures_of(of).quality
    assert (quality.reviewed, quality.at_first_sight, quality.reworked, quality.after_rework) == (1, 0, 0, 1)


def test_shortcomings_are_the_breaches_due_in_the_month_and_its_findings(of: Rehearsal) -> None:
    of.act("2026-11-26T09:00", "finding", "A", executor="uzhkh", text="Не назван срок")
    of.act("2026-12-01T09:00", "finding", "A", executor="uzhkh", text="Уже декабрь")
    case = of.desk.case(4)
    assert case is not None
    late = next(d for d in case.deadlines if d.key is Key.ANSWER)
    of.act("2026-11-11T09:00", "notify", shortcoming=f"4-{late.no}")
    of.act("2026-11-12T09:00", "resolve", shortcoming=f"4-{late.no}", text="Назначена замена")
    found = figures_of(of).shortcomings
    assert (found.deadlines, found.findings, found.by_desk) == (6, 1, 3)
    assert (found.notified, found.resolved) == (1, 1)
    assert [row.over for row in found.rows] == [24300, 21600, 5400, 3600, 3600, 900, 0]
    assert [row.resolution for row in found.rows if row.key is Key.ANSWER] == ["Назначена замена"]
    assert found.rows[-1].text == "Не назван срок"


def test_a_window_of_return_without_a_return_is_never_a_breach(tmp_path: Path) -> None:
    of = Rehearsal(tmp_path)
    of.receive("2026-11-09T09:00", "W")
    of.act("2026-11-09T09:10", "route", "W", executors=["uzhkh"])
    of.act("2026-11-09T16:00", "withdraw", "W", executor="uzhkh", reason="ошиблись")
    of.receive("2026-11-10T09:00", "X")
    of.act("2026-11-10T09:10", "route", "X", executors=["uzhkh"])
    figures = figures_of(of)
    assert figures.timeliness[Key.RETURN].total == 0
    assert Key.RETURN not in {row.key for row in figures.shortcomings.rows}
    # W's draft was withdrawn two hours after it was due: the breach it already had stays. X's still runs.
    assert (figures.timeliness[Key.DRAFT].in_time, figures.timeliness[Key.DRAFT].late) == (0, 2)


def test_a_draft_that_was_routed_too_late_is_the_desks_own(tmp_path: Path) -> None:
    of = Rehearsal(tmp_path)
    of.receive("2026-11-09T09:00", "L")
    of.act("2026-11-09T15:00", "route", "L", executors=["uzhkh"])
    of.draft("2026-11-09T15:30", "L")
    figures = figures_of(of)
    assert figures.timeliness[Key.DRAFT].late == 1
    assert figures.deadlines.routed_late == 1
    assert [row.who for row in figures.shortcomings.rows if row.key is Key.DRAFT] == [""]


def test_a_running_deadline_counts_only_once_it_is_overdue(tmp_path: Path) -> None:
    of = Rehearsal(tmp_path)
    of.receive("2026-11-30T16:00", "N")
    of.now = parse_moment("2026-11-30T16:59:59", "Europe/Moscow")
    assert figures_of(of).timeliness[Key.ROUTE].total == 0
    of.now += 2
    assert figures_of(of).timeliness[Key.ROUTE].late == 1


def test_a_month_not_ended_is_counted_up_to_now(tmp_path: Path) -> None:
    of = Rehearsal(tmp_path)
    of.receive("2026-11-09T09:00", "N")
    of.now = parse_moment("2026-11-09T09:00", "Europe/Moscow")
    figures = figures_of(of)
    assert not figures.whole
    assert (figures.received, figures.open_at_end, figures.messages.outcomes.open) == (1, 1, 1)


def test_an_empty_desk_has_zeros_and_nothing_to_compare_with(tmp_path: Path) -> None:
    figures = figures_of(Rehearsal(tmp_path))
    assert figures.received == figures.open_at_end == figures.posted.total == 0
    assert set(figures.timeliness) == set(Key)
    assert all(kept.total == 0 for kept in figures.timeliness.values())
    assert [month.received for month in figures.compared.months] == [None] * 13


def test_the_months_back_are_counted_from_the_first_message_on(of: Rehearsal) -> None:
    counts = [month.received for month in figures_of(of).compared.months]
    assert counts == [None] * 11 + [2, 7]


@pytest.mark.parametrize("week", [{"mon": ["10:00-11:00"]}, {"sat": ["00:00-24:00"], "sun": ["00:00-24:00"]}])
def test_returns_are_found_whatever_the_week(tmp_path: Path, week: dict[str, list[str]]) -> None:
    of = Rehearsal(tmp_path)
    of.act("2026-10-01T10:00", "calendar", week=week)
    of.receive("2026-11-30T10:00", "D")
    of.act("2026-11-30T10:10", "route", "D", executors=["kumi"])
    of.act("2026-11-30T10:20", "return", "D", executor="kumi", reason="не наше")
    assert figures_of(of).returns == 1


def test_figures_are_read_back_as_they_were(of: Rehearsal) -> None:
    figures = figures_of(of)
    assert NoteFigures.from_json(json.loads(json.dumps(figures.to_json()))) == figures
