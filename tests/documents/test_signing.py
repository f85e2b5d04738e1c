"""Signing a month's note (п.22): who may, when, and that its figures never change."""

import json
from pathlib import Path

import pytest

from models.database import fetch, writing
from models.terms import Key
from tests.documents.november import ZONE, Rehearsal, november, restore_f
from uhta_tui.desk.signing import MonthlyNote, monthly_note, sign
from uhta_tui.desk.store import Writer
from uhta_tui.documents.months import Month
from uhta_tui.procedure.actions import SignNote
from uhta_tui.procedure.refusal import Refused
from uhta_tui.worktime.moments import parse_moment

NOVEMBER = Month(2026, 11)


@pytest.fixture
def of(tmp_path: Path) -> Rehearsal:
    return november(tmp_path)


def signed(
    of: Rehearsal, month: str = "2026-11", official: str = "social_deputy", at: str = "2026-12-08T10:00"
) -> None:
    action = SignNote(
        at=parse_moment(at, ZONE), by="Иванова А.А.", month=month, official=official, text="Вывод"
    )
    with of.database.connection_context(), writing(of.database):
        writer = Writer(of.database)
        sign(of.database, writer, action, of.desk.scene())
        writer.flush()


def note_of(of: Rehearsal, month: Month = NOVEMBER) -> MonthlyNote:
    with of.database.connection_context():
        return monthly_note(of.database, of.desk.scene(), month)


def test_a_signed_note_keeps_its_figures_when_the_data_changes(of: Rehearsal) -> None:
    signed(of)
    before = note_of(of)
    restore_f(of)
    of.act("2026-12-03T11:00", "amend", "A", fields={"topic": "Другая"}, reason="опечатка")
    after = note_of(of)
    assert after == before
    assert after.signature is not None
    assert (after.signature.official, after.signature.text) == ("social_deputy", "Вывод")
    assert after.figures.taken_at == parse_moment("2026-12-08T10:00", ZONE)


def test_a_month_that_is_not_signed_is_counted_anew(of: Rehearsal) -> None:
    before = note_of(of)
    assert before.signature is None
    restore_f(of)
    assert note_of(of).figures != before.figures


def test_what_is_overdue_is_judged_at_the_moment_of_signing(of: Rehearsal) -> None:
    signed(of)
    [(text,)] = fetch(of.database, "SELECT figures FROM monthly_note")
    late = json.loads(text)["timeliness"]["route"]["late"]
    again = note_of(of).figures
    assert (late, again.timeliness[Key.ROUTE].late) == (1, 1)


def test_the_next_month_compares_with_the_figures_as_signed(of: Rehearsal) -> None:
    signed(of)
    of.act("2026-12-09T10:00", "amend", "D", fields={"topic": "Другая"}, reason="опечатка")
    of.receive("2026-12-09T10:00", "Z")
    december = note_of(of, Month(2026, 12)).figures
    previous = december.compared.previous
    assert previous is not None
    assert previous == note_of(of).figures.totals
    topics = {one.name: one.previous for one in december.messages.topics}
    assert topics["Земля"] == 1
    assert "Другая" not in topics


def test_a_note_signed_by_the_tenth_is_in_time_and_afterwards_late(of: Rehearsal) -> None:
    of.now = parse_moment("2026-12-11T10:00", ZONE)
    assert note_of(of, Month(2026, 12)).figures.timeliness[Key.NOTE].late == 1
    # The 10th closes at 18:00; in the night after it no working time passes.
    signed(of, at="2026-12-10T23:00")
    assert note_of(of, Month(2026, 12)).figures.timeliness[Key.NOTE].in_time == 1


def test_a_note_signed_on_the_eleventh_is_late(of: Rehearsal) -> None:
    of.now = parse_moment("2026-12-11T10:00", ZONE)
    signed(of, at="2026-12-11T09:30")
    kept = note_of(of, Month(2026, 12)).figures.timeliness[Key.NOTE]
    assert (kept.in_time, kept.late) == (0, 1)


@pytest.mark.parametrize(
    ("month", "official", "at", "clause", "said"),
    [
        ("2026-12", "social_deputy", "2026-12-10T09:00", "п.22", "декабрь 2026 ещё не окончен"),
        ("2026-11", "social_deputy", "2026-11-30T23:59:59", "п.22", "не окончен"),
        ("2026-11", "mayor", "2026-12-08T10:00", "—", "«mayor» нет в справочнике"),
        ("2026-13", "social_deputy", "2026-12-08T10:00", "—", "«2026-13» — не месяц"),
        ("ноябрь", "social_deputy", "2026-12-08T10:00", "—", "не месяц"),
    ],
)
def test_a_note_that_cannot_be_signed_is_refused_and_leaves_no_trace(
    of: Rehearsal, month: str, official: str, at: str, clause: str, said: str
) -> None:
    with pytest.raises(Refused, match=said) as refusal:
        signed(of, month, official, at)
    assert refusal.value.clause == clause
    assert fetch(of.database, "SELECT COUNT(*) FROM monthly_note") == [(0,)]


def test_a_note_is_signed_once(of: Rehearsal) -> None:
    signed(of)
    with pytest.raises(Refused, match="уже подписана") as refusal:
        signed(of)
    assert refusal.value.clause == "п.22"
