"""The note's PDF: what it says, how it is laid out, and that no text of others harms it."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader
from reportlab.pdfbase.ttfonts import TTFontFile

from tests.documents.november import Rehearsal, november
from uhta_tui.desk.figures.note import note_figures
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_lists import ShortcomingRow
from uhta_tui.documents.figures_parts import ExecutorFigures, OfficialGroup, Tally, Unanswered
from uhta_tui.documents.months import Month
from uhta_tui.documents.note import note_pdf
from uhta_tui.documents.paper import plain
from uhta_tui.procedure.scene import OfficialFacts
from uhta_tui.settings.sections import Organization

PETROVA: Final = OfficialFacts(
    "social_deputy", "Петрова Е.В.", "заместитель руководителя по социальным вопросам"
)


HEAD: Final = Organization(head_name_dative="Иванову М.Н.", phone="8 (8216) 70-01-01")
FONTS: Final = Path(__file__).parents[2] / "uhta_tui" / "documents" / "fonts"


@pytest.fixture
def of(tmp_path: Path) -> Rehearsal:
    return november(tmp_path)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> NoteFigures:
    """Those of November."""
    return figures_of(november(tmp_path_factory.mktemp("november")))


def figures_of(of: Rehearsal, month: str = "2026-11") -> NoteFigures:
    with of.database.connection_context():
        return note_figures(of.database, of.desk.scene(), Month.parse(month))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, its hard spaces and line breaks made plain."""
    reader = PdfReader(io.BytesIO(pdf))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def made(figures: NoteFigures, conclusions: str = "Предложений нет.") -> bytes:
    return note_pdf(
        figures, HEAD, signatory=PETROVA, conclusions=conclusions, prepared_by="Кузнецова Анна Андреевна"
    )


def test_the_note_tells_the_month_in_sentences(figures: NoteFigures) -> None:
    text = text_of(made(figures))
    for sentence in (
        "Администрация МОГО «Ухта»",
        "Главе МОГО «Ухта» — руководителю администрации",
        "Иванову М.Н.",
        "АНАЛИТИЧЕСКАЯ ЗАПИСКА",
        "10.12.2026 №",
        "О работе с сообщениями из открытых источников в ноябре 2026 г.",
        "Представляется по п. 22 Порядка, утверждённого постановлением администрации МОГО «Ухта»",
        "В ноябре 2026 г. поступило 7 сообщений — на 5 больше, чем в октябре (2)",
        "сведений за ноябрь 2025 г. нет",
        "В срок 8 рабочих часов размещено 4 из 5 ответов (80,0 %), с нарушением — 1",
        "половина ответов дана не дольше чем за 5:00 рабочего времени",
        "Ответ автору дан в срок в 4 случаях из 5; 1 ответ размещён позже срока.",
        "Рассмотрено 4 проекта ответов; с первого раза согласовано 3 (75,0 %), на доработку",
        "направлено 1 (25,0 %), из них более одного раза — 1.",
        "Дан 1 промежуточный ответ; окончательные ответы даны по всем.",
        "Порядок не распространяется (п. 21) на 1 сообщение: 59-ФЗ, обращения граждан — 1.",
        "Кроме того, без ответа оставлено 1 сообщение, поступившее до ноября.",
        "По п. 20 Порядка выявлено 6 недостатков: нарушение сроков — 6.",
        "На 1 декабря в работе 3 сообщения: ответ готовится по 2, ожидается ответ автора по 1; просрочено 1.",
        "Предложений нет.",
        "Заместитель руководителя по социальным вопросам",
        "Е.В. Петрова",
        "Кузнецова Анна Андреевна, отдел информации и связей с общественностью",
        "8 (8216) 70-01-01",
    ):
        assert sentence in text, sentence


def test_the_tables_tell_the_figures(figures: NoteFigures) -> None:
    text = text_of(made(figures))
    for row in (
        "Поступило сообщений 7 2 +5 +250,0 —",
        "дан ответ 2 0 +2 — —",
        "Размещено ответов и уточнений 6 0 +6 — —",
        "Ответ автору п. 8 8 ч 5 4 1 80,0 5:00 9:30",
        "Окончательный проект п. 15 7 раб. дн. 1 0 1 0,0 8 дн. 8 дн.",
        "Записка за прошлый месяц п. 22 до 10-го 1 0 1 0,0 — —",
        "МУ «UZHKH» 2 2 1 66,7",
        "Всего 7 100,0 2",
    ):
        assert row in text, row


def test_pages_are_numbered_from_the_second(figures: NoteFigures) -> None:
    first, *others = pages_of(made(figures))
    assert not re.match(r"\d", first)
    assert len(others) > 2
    for number, page in enumerate(others, 2):
        assert re.match(rf"{number} |.* {number}$", page), page[:80]


def test_the_same_figures_give_the_same_bytes(figures: NoteFigures) -> None:
    assert made(figures) == made(figures)


def test_an_empty_month_shrinks_to_sentences(of: Rehearsal) -> None:
    of.now += 60 * 86400
    figures = figures_of(of, "2027-01")
    assert figures.received == 0
    pdf = made(figures, "")
    text = text_of(pdf)
    for sentence in (
        "В январе 2027 г. сообщений из открытых источников, требующих реагирования администрации МОГО",
        "«Ухта», не поступало (в декабре 2026 г. — 0)",
        "Таблица 1 — Итоги месяца",
        "Сообщений не поступало, поручения исполнителям не направлялись.",
        "Проекты ответов не рассматривались.",
        "Сообщений, не подлежащих обработке (п. 18) или находящихся вне действия Порядка (п. 21), не было.",
        "Недостатки (п. 20) не выявлены.",
        "На 1 февраля сообщений в работе нет.",
        "8. Выводы и предложения",
        "Выводы и предложения не внесены.",
    ):
        assert sentence in text, sentence
    assert "Таблица 2" not in text
    assert len(pages_of(pdf)) == 2


def test_a_desk_without_messages_still_prints(tmp_path: Path) -> None:
    text = text_of(made(figures_of(Rehearsal(tmp_path))))
    assert "не поступало. На 1 декабря сообщений в работе нет." in text
    assert "Рисунок" not in text


def test_a_month_not_ended_says_so(of: Rehearsal) -> None:
    assert "Месяц не окончен: учтено по 10.12.2026 в 10:00." in text_of(made(figures_of(of, "2026-12")))


HOSTILE: Final = (
    "<b>x",
    '<img src="file:///etc/passwd"/>',
    "<para><link href='javascript:1'>",
    "&lt; & &#0; &bogus;",
    "]]> --> <!DOCTYPE x [<!ENTITY a 'b'>]>",
    "a\x00b\x1b[2J\x07\u202etxt\u200b\ufeff\ud800",
    "😀🔥 ☐ → ▲ ✓",
    "漢字 עברית عربي",
    "e\u0301\u0302\u0303" * 20,
    "ОченьДлинноеСлово" * 40,
    "",
    " \n\t ",
)


def hostile(figures: NoteFigures, text: str) -> NoteFigures:
    """The figures with another's text wherever one can stand."""
    executor = ExecutorFigures("x", text, text, sent=1, in_time=1)
    row = ShortcomingRow(1, None, text, text, 0, figures.until, text)
    return replace(
        figures,
        messages=replace(
            figures.messages,
            sources=(Tally(text, 7, 0),),
            topics=(Tally(text, 4, 0), Tally(f"{text}!", 3, 0)),
            unanswered=(Unanswered("closed", text, 2),),
        ),
        officials=(OfficialGroup(text, (executor,)),),
        interims=replace(
            figures.interims,
            rows=tuple(replace(one, executors=text, topic=text) for one in figures.interims.rows),
        ),
        shortcomings=replace(figures.shortcomings, rows=(row,)),
        open=replace(
            figures.open, rows=tuple(replace(one, executors=text, topic=text) for one in figures.open.rows)
        ),
    )


KNOWN: Final = frozenset.intersection(
    *(frozenset(TTFontFile(str(file)).charToGlyph) for file in FONTS.glob("*.ttf"))
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_others_harms_the_note(figures: NoteFigures, text: str) -> None:
    official = OfficialFacts("x", text, text)
    head = Organization(**dict.fromkeys(Organization.__dataclass_fields__, text))
    pdf = note_pdf(hostile(figures, text), head, signatory=official, conclusions=text, prepared_by=text)
    shown = text_of(pdf)
    assert "Выводы и предложения" in shown
    assert {letter for letter in shown if ord(letter) not in KNOWN} == set()
    for word in plain(text).split():
        assert word[:12] in shown.replace(" ", "")


def test_every_letter_printed_has_a_glyph(figures: NoteFigures) -> None:
    assert {letter for letter in text_of(made(figures)) if ord(letter) not in KNOWN} == set()


def test_markup_is_shown_as_text(figures: NoteFigures) -> None:
    shown = text_of(made(figures, '<b>x</b> <img src="y"/>'))
    assert '<b>x</b> <img src="y"/>' in shown


def test_long_tables_run_over_pages_and_keep_their_heads(figures: NoteFigures) -> None:
    executors = tuple(
        ExecutorFigures(str(n), f"Учреждение {n}", f"У{n}", sent=n, in_time=n) for n in range(70)
    )
    text = text_of(made(replace(figures, officials=(OfficialGroup("Заместитель", executors),))))
    assert text.count("Ответственное лицо, исполнитель") >= 2
    assert all(f"Учреждение {n} " in text for n in range(70))


def test_many_topics_are_put_together_and_add_up(figures: NoteFigures) -> None:
    topics = tuple(Tally(f"Тема {n:02}", 1, 1) for n in range(30))
    many = replace(figures, received=30, messages=replace(figures.messages, topics=topics))
    text = text_of(made(many))
    assert "Прочие (19) 19 63,3 19 0" in text
    assert "Всего 30 100,0 30 0" in text


def test_a_long_conclusion_runs_over_pages_with_the_signature_on_the_last(figures: NoteFigures) -> None:
    pages = pages_of(made(figures, "\n".join(["Предлагается усилить контроль. " * 12] * 30)))
    assert "Е.В. Петрова" in pages[-1]
    assert "Предлагается усилить контроль." in pages[-1]


def test_the_documents_text_is_russian_and_has_a_title(figures: NoteFigures) -> None:
    reader = PdfReader(io.BytesIO(made(figures)))
    assert reader.root_object["/Lang"] == "ru-RU"
    assert reader.metadata is not None
    assert (reader.metadata.title or "").startswith("Аналитическая записка. О работе с сообщениями")


def test_no_author_is_named(of: Rehearsal) -> None:
    of.receive("2026-12-05T10:00", "P", author="Жалобщиков Пётр")
    assert "Жалобщиков" not in text_of(made(figures_of(of, "2026-12")))
