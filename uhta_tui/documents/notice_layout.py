"""The notice's sheet: requisites, what happened, how the due moment came about, what is asked for."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from models.terms import Key
from uhta_tui.documents import notice_words
from uhta_tui.documents.letterhead import Organization
from uhta_tui.documents.notice_count import counts
from uhta_tui.documents.paper import (
    CELL,
    HEADING,
    WIDTH,
    ExecutorMark,
    build,
    paragraph,
    paragraphs,
    requisites,
    signed,
)
from uhta_tui.documents.tables import GREY, Column, Row, captioned, plain_table, table
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import Shortcoming
from uhta_tui.wording import capital, cut, date_of
from uhta_tui.worktime.moments import Moment

_BLANK: Final = "____________________"


def layout(
    case: Case,
    shortcoming: Shortcoming,
    scene: Scene,
    organization: Organization,
    *,
    signatory: tuple[str, str],
    dated: Moment,
    prepared_by: str,
) -> bytes:
    """The notice as PDF.

    Args:
        signatory: Title and name of the one who signs.
    """
    zone = scene.calendar.timezone
    code = shortcoming.notice.official if shortcoming.notice else shortcoming.official
    official = scene.officials.get(code)
    addressee = (official.title_dative or official.title, official.name_dative) if official else (code,)
    about = notice_words.heading(shortcoming)
    title, name = signatory
    story: list[Flowable] = [
        requisites(organization, "СЛУЖЕБНАЯ ЗАПИСКА", date_of(dated, zone), addressee),
        paragraph(about, HEADING),
        *paragraphs(
            [
                notice_words.basis(organization),
                notice_words.what(case, shortcoming, scene, organization),
            ]
        ),
        Spacer(0, 8),
        _facts(case, shortcoming, scene, organization),
        *_calculation(case, shortcoming, scene),
        signed([paragraph(notice_words.REQUEST)], title, name or _BLANK, under=_decision()),
    ]
    if prepared_by.strip():
        story.append(ExecutorMark((f"{prepared_by}, {organization.unit}", organization.phone)))
    return build(story, f"Служебная записка. {about}")


def _facts(case: Case, shortcoming: Shortcoming, scene: Scene, organization: Organization) -> Table:
    """The message and who is at fault."""
    rows = [
        ("Сообщение", notice_words.message_line(case, scene.calendar.timezone)),
        ("Содержание", f"«{cut(case.facts.text, 280)}»" if case.facts.text.strip() else "по ссылке"),
        ("Исполнитель", capital(notice_words.who(shortcoming, scene, organization))),
    ]
    if shortcoming.key is Key.ANSWER:
        rows.append(("Сообщение было", notice_words.ledger(case, shortcoming, scene)))
    return plain_table((35, 130), rows)


def _calculation(case: Case, shortcoming: Shortcoming, scene: Scene) -> Iterator[Flowable]:
    deadline = notice_words.deadline_of(case, shortcoming)
    rows: Sequence[Row] = counts(case, deadline, shortcoming.over, scene) if deadline else ()
    if rows:
        columns = (
            Column("Дата", 26),
            Column("Промежуток", 32),
            Column("Чем заканчивается", 65),
            Column("Рабочее время", 26, right=True),
            Column("Всего", 16, right=True),
        )
        yield from captioned("Расчёт срока", table(columns, rows), len(rows))


def _decision() -> list[Flowable]:
    """Lines for what the official decides."""
    rows = [
        [paragraph("Решение ответственного должностного лица", CELL)],
        [""],
        [""],
        [paragraph("Дата, подпись", CELL)],
    ]
    made = Table(rows, colWidths=[WIDTH], rowHeights=[18, 8 * mm, 8 * mm, 10 * mm], hAlign="LEFT")
    made.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, "black"),
            ("LINEBELOW", (0, 1), (-1, 2), 0.25, GREY),
            ("LINEBELOW", (0, -1), (-1, -1), 0.8, "black"),
        ]
    )
    return [Spacer(0, 18), made]
