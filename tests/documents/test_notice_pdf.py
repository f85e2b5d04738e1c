"""The notice of a shortcoming (п.20): what it says of each kind of breach, and that it is laid out safely."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from models.terms import Key
from tests.documents.november import Rehearsal, november, restore_f
from tests.documents.test_note_pdf import HOSTILE, KNOWN
from uhta_tui.documents.notice import notice_pdf
from uhta_tui.documents.notice_words import REQUEST
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.shortcomings import Shortcoming, shortcomings
from uhta_tui.settings.sections import Organization


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    of = november(tmp_path_factory.mktemp("november"))
    of.act("2026-11-26T09:00", "finding", "A", executor="uzhkh", text="Не назван срок окончания работ")
    restore_f(of)
    return of


def found(of: Rehearsal) -> Iterator[tuple[Case, Shortcoming]]:
    scene = of.desk.scene()
    for case in of.desk.cases(range(1, 20)).values():
        for one in shortcomings(case, scene):
            yield case, one


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def made(of: Rehearsal, name: str) -> str:
    """The notice of a shortcoming of the rehearsal, as text."""
    case, shortcoming = next(pair for pair in found(of) if pair[1].id == name)
    return text_of(
        notice_pdf(case, shortcoming, of.desk.scene(), Organization(), signatory_name="Иванова А.А.")
    )


def test_a_late_draft_is_told_with_both_moments_and_the_working_time_over(of: Rehearsal) -> None:
    text = made(of, "4-7")
    for sentence in (
        "СЛУЖЕБНАЯ ЗАПИСКА",
        "О нарушении срока подготовки проекта ответа на сообщение № 4",
        "В соответствии с п. 20 Порядка, утверждённого постановлением администрации МОГО «Ухта»",
        "Исполнителем — МУ «UZHKH» — нарушен срок, установленный п. 10 Порядка:",
        "проект ответа поступил 09.11.2026 в 15:00 при сроке 09.11.2026, 14:00.",
        "Превышение — 1 ч 00 мин рабочего времени.",
        "Срок ответа автору (п. 8) нарушен: ответ размещён 10.11.2026 в 10:30.",
        REQUEST,
        "Начальник отдела информации и связей с общественностью",
        "А.А. Иванова",
        "Решение ответственного должностного лица",
    ):
        assert sentence in text, sentence


def test_the_count_of_a_draft_goes_forward_and_back(of: Rehearsal) -> None:
    text = made(of, "4-7")
    for row in (
        "Срок ответа (п. 8): 8 рабочих часов от получения",
        "09.11.2026 09:00–13:00 до перерыва 4:00 4:00",
        "09.11.2026 14:00–18:00 срок — 18:00 4:00 8:00",
        "Срок проекта (п. 10): 4 рабочих часа назад от срока ответа",
        "09.11.2026 18:00–14:00 срок проекта — 14:00 4:00 4:00",
        "09.11.2026 14:00–15:00 всего сверх срока — 15:00 1:00 1:00",
    ):
        assert row in text, row


def test_a_late_answer_is_the_desks_with_the_ledger_as_proof(of: Rehearsal) -> None:
    text = made(of, "4-2")
    assert "Исполнителем — отдел информации и связей с общественностью — нарушен срок" in text
    assert "отдел 2:05, исполнители 7:25 (kumi 1:15, uzhkh 6:10)" in text
    assert "Заместитель руководителя по социальным вопросам" in text  # point 3 of the resolution


def test_a_breach_that_still_runs_is_told_as_of_now(of: Rehearsal) -> None:
    text = made(of, "5-1")
    assert "сообщение исполнителю не направлено, срок истёк 12.11.2026, 11:00." in text
    assert "Превышение на 10.12.2026 в 10:00 — 159 ч 00 мин рабочего времени." in text
    assert re.search(r"… ещё \d+ таких промежутков", text)


def test_a_final_draft_is_counted_in_working_days(of: Rehearsal) -> None:
    text = made(of, "6-7")
    assert "7 рабочих дней после промежуточного ответа" in text
    assert "16.11–20.11 — 1–5-й рабочие дни" in text


def test_a_finding_has_no_count(of: Rehearsal) -> None:
    text = made(of, "1-f1")
    assert "О недостоверности или неполноте ответа на сообщение № 1" in text
    assert "недостоверными или неполными: Не назван срок окончания работ." in text
    assert "Расчёт срока" not in text


def test_a_count_by_another_calendar_is_not_shown(tmp_path: Path) -> None:
    of = november(tmp_path)
    of.act("2026-12-10T09:00", "calendar", week={"mon": ["10:00-12:00"]})
    text = made(of, "4-7")
    assert "при сроке 09.11.2026, 14:00" in text
    assert "Расчёт срока" not in text


def test_there_is_a_notice_for_every_kind_of_breach(of: Rehearsal) -> None:
    kinds = {shortcoming.key for _, shortcoming in found(of)}
    assert {Key.ROUTE, Key.ANSWER, Key.RETURN, Key.DRAFT, Key.PUBLISH, Key.FINAL, None} <= kinds
    for case, shortcoming in found(of):
        for key in (Key.REROUTE, Key.REVIEW, Key.REWORK):
            if shortcoming.key is not None:
                other = replace(shortcoming, key=key)
                assert notice_pdf(case, other, of.desk.scene(), Organization()).startswith(b"%PDF")


def test_the_same_values_give_the_same_bytes(of: Rehearsal) -> None:
    case, shortcoming = next(found(of))
    scene = of.desk.scene()
    assert notice_pdf(case, shortcoming, scene, Organization()) == (
        notice_pdf(case, shortcoming, scene, Organization())
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_others_harms_the_notice(of: Rehearsal, text: str) -> None:
    case, shortcoming = next(found(of))
    facts = replace(case.facts, text=text * 30, url=text, source=text, external_id=text)
    pdf = notice_pdf(
        replace(case, facts=facts),
        replace(shortcoming, text=text * 50, official=text),
        of.desk.scene(),
        Organization(**dict.fromkeys(Organization.__dataclass_fields__, text)),
        signatory_title=text,
        signatory_name=text,
        prepared_by=text,
    )
    shown = text_of(pdf)
    assert "СЛУЖЕБНАЯ ЗАПИСКА" in shown
    assert {letter for letter in shown if ord(letter) not in KNOWN} == set()


def test_the_author_is_not_named(tmp_path: Path) -> None:
    of = Rehearsal(tmp_path)
    of.receive("2026-11-09T09:00", "P", author="Жалобщиков Пётр", author_url="https://vk.com/zhaloba")
    text = made(of, "1-1")
    assert "Жалобщиков" not in text
    assert "zhaloba" not in text
