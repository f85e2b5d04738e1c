"""The year's figures: they agree with what walking the cases one by one gives, and with the notes."""

from collections import Counter
from pathlib import Path
from statistics import median_low

from models.terms import Key, Side
from tests.screens.desks import Clock, fill, session_in
from uhta_tui.desk.confirming import confirmations
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.figures.year import ExecutorYear
from uhta_tui.procedure.actions import SetExecutor
from uhta_tui.procedure.shortcomings import shortcomings


def filled(folder: Path) -> Desk:
    """A desk with messages at every stage, all of this month."""
    desk = session_in(folder, Clock()).desk
    fill(desk, folder)
    return desk


def test_the_year_is_what_walking_all_cases_gives(tmp_path: Path) -> None:
    desk = filled(tmp_path)
    year, scene = desk.read.year(), desk.scene()
    cases = list(desk.cases(range(1, 16)).values())
    sent = Counter(part.executor for case in cases for part in case.parts)
    reworks = Counter(
        part.executor
        for case in cases
        for review in case.reviews
        for part in case.parts
        if part.no == review.part and not review.approved
    )
    for code in scene.executors:
        of = year.of(code)
        assert of.sent == sent[code]
        assert of.reworks == reworks[code]
        drafts = [
            scene.calendar.between(d.start, d.met_at)
            for case in cases
            for d in case.deadlines
            if d.key is Key.DRAFT and d.executor == code and d.met_at is not None
        ]
        assert of.median == (median_low(drafts) if drafts else None)
        assert of.months[-1] == of.median
    found = [one for case in cases for one in shortcomings(case, scene) if one.key is not None]
    for key in Key:
        ours = sum(one.key is key and one.side is Side.DESK for one in found)
        assert year.lateness(key, None).late == ours
        for code in scene.executors:
            theirs = sum(
                one.key is key and one.side is Side.EXECUTOR and one.executor == code for one in found
            )
            assert year.lateness(key, code).late == theirs
    assert year.of("nobody") == ExecutorYear()


def test_the_load_of_the_directory_counts_what_runs(tmp_path: Path) -> None:
    desk = filled(tmp_path)
    scene = desk.scene()
    cases = list(desk.cases(range(1, 16)).values())
    late = Counter(
        one.executor
        for case in cases
        for one in shortcomings(case, scene)
        if one.running and one.key in (Key.DRAFT, Key.REWORK, Key.FINAL)
    )
    for row in desk.read.executors():
        assert row.open_parts == sum(
            part.executor == row.facts.code and part.status.value in ("sent", "rework")
            for case in cases
            for part in case.parts
        )
        assert row.overdue >= late[row.facts.code]
        year_ago = scene.now - 365 * 86400
        assert row.year_parts == sum(
            part.executor == row.facts.code and part.sent_at > year_ago
            for case in cases
            for part in case.parts
        )
    assert any(row.year_parts for row in desk.read.executors())


def test_the_year_is_counted_anew_only_after_a_change(tmp_path: Path) -> None:
    desk = filled(tmp_path)
    before = desk.read.year()
    assert desk.read.year() is before
    facts = desk.scene().executors["usad"]
    desk.perform(
        SetExecutor(at=desk.clock(), by="Иванова А.А.", code="usad", keywords=("ямы",), active=facts.active)
    )
    assert desk.read.year() is not before


def test_the_shipped_list_waits_until_a_person_has_entered_each(tmp_path: Path) -> None:
    desk = filled(tmp_path)
    executors = desk.scene().executors
    assert desk.read.unconfirmed() == tuple(executors)
    facts = executors["usad"]
    desk.perform(SetExecutor(at=desk.clock(), by="Иванова А.А.", code="usad", active=facts.active))
    left = desk.read.unconfirmed()
    assert "usad" not in left
    assert len(left) == len(executors) - 1
    desk.perform_many(confirmations(executors, left, at=desk.clock(), by="Иванова А.А."))
    assert desk.read.unconfirmed() == ()
    assert desk.scene().executors == executors
