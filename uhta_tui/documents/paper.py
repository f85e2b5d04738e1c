"""The sheet that every printed document stands on: fonts, styles, the page, requisites, signature.

A4, margins 30/15/20/20 mm, PT Serif 12/16 for text, PT Sans 10/12 for tables.
"""

import html
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from uhta_tui.documents.letterhead import Organization
from uhta_tui.wording import HARD, capital, cut, hard, initials_first

SERIF: Final = "PTSerif"
SERIF_BOLD: Final = "PTSerif-Bold"
SANS: Final = "PTSans"
SANS_BOLD: Final = "PTSans-Bold"

WIDTH: Final = 165 * mm
"""Of the text."""

_FILES: Final[Mapping[str, str]] = {
    SERIF: "PT_Serif-Web-Regular.ttf",
    SERIF_BOLD: "PT_Serif-Web-Bold.ttf",
    SANS: "PT_Sans-Web-Regular.ttf",
    SANS_BOLD: "PT_Sans-Web-Bold.ttf",
}
_LEFT, _RIGHT, _TOP, _BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm


@cache
def fonts() -> frozenset[int]:
    """Register the fonts, once; the code points that all of them have.

    Raises:
        OSError: If a font is missing: without it nothing Russian can be printed.
    """
    common: set[int] | None = None
    for name, file in _FILES.items():
        font = TTFont(name, str(Path(__file__).with_name("fonts") / file))
        pdfmetrics.registerFont(font)
        glyphs = set(font.face.charToGlyph)
        common = glyphs if common is None else common & glyphs
    for family, bold in ((SERIF, SERIF_BOLD), (SANS, SANS_BOLD)):
        # Without a family `<b>` stays regular, silently.
        pdfmetrics.registerFontFamily(family, normal=family, bold=bold, italic=family, boldItalic=bold)
    return frozenset(common or ())


# -- text ---------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Any text as the fonts can print it.

    Line breaks become spaces; controls, marks that turn the direction and pictures are dropped; what else the
    fonts lack is a question mark, since they would print an empty box.
    """
    known = fonts()
    return "".join(_glyph(letter, known) for letter in unicodedata.normalize("NFC", text))


def _glyph(letter: str, known: frozenset[int]) -> str:
    if letter in "\n\r\t\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}":
        return " "
    category = unicodedata.category(letter)
    if category not in _UNPRINTED and ord(letter) in known:
        return letter
    if category in _UNPRINTED or category in _ORNAMENTS:
        return ""
    return " " if category == "Zs" else "?"


_UNPRINTED: Final = frozenset({"Cc", "Cf"})
_ORNAMENTS: Final = frozenset({"So", "Sk", "Mn"})
"""Pictures and loose accents: left out where the fonts lack them."""


def markup(text: str, *, narrow: bool = False) -> str:
    """Any text as a paragraph takes it: printable, its spaces tied, nothing in it taken for markup."""
    return html.escape(hard(plain(text), narrow=narrow), quote=False)


# -- styles -------------------------------------------------------------------------------------------

BODY: Final = "body"
REQUISITES: Final = "requisites"
KIND: Final = "kind"
HEADING: Final = "heading"
SECTION: Final = "section"
SECTION_OF_TABLE: Final = "section_of_table"
"""A section's heading right above a table, which holds them together itself."""
CAPTION: Final = "caption"
CAPTION_BELOW: Final = "caption_below"
"""Under a chart."""
NOTE: Final = "note"
CELL: Final = "cell"
CELL_BOLD: Final = "cell_bold"
CELL_SUB: Final = "cell_sub"
HEAD: Final = "head"
HEAD_RIGHT: Final = "head_right"

_JUSTIFIED: Final = frozenset({BODY})
"""Styles in which only prepositions of one letter are tied."""


@cache
def style(name: str) -> ParagraphStyle:
    """One of the styles by its name."""
    fonts()
    font, size, leading, rest = _STYLES[name]
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **{**_SAFE, **rest})


_SAFE: Final[Mapping[str, object]] = {"allowWidows": 0, "allowOrphans": 0, "alignment": TA_LEFT}

_STYLES: Final[Mapping[str, tuple[str, float, float, Mapping[str, object]]]] = {
    BODY: (SERIF, 12, 16, {"alignment": TA_JUSTIFY, "firstLineIndent": 12.5 * mm}),
    REQUISITES: (SERIF, 12, 14, {}),
    KIND: (SERIF_BOLD, 12, 14, {"spaceBefore": 16, "spaceAfter": 6}),
    HEADING: (SERIF_BOLD, 12, 16, {"spaceBefore": 16, "spaceAfter": 12, "rightIndent": WIDTH - 110 * mm}),
    SECTION: (
        SERIF_BOLD,
        12,
        16,
        {"leftIndent": 12.5 * mm, "spaceBefore": 14, "spaceAfter": 6, "keepWithNext": 1},
    ),
    SECTION_OF_TABLE: (SERIF_BOLD, 12, 16, {"leftIndent": 12.5 * mm, "spaceBefore": 14}),
    CAPTION: (SANS, 10, 12, {"spaceBefore": 8, "spaceAfter": 3}),
    CAPTION_BELOW: (SANS, 10, 12, {"spaceBefore": 6, "spaceAfter": 8}),
    NOTE: (SANS, 9, 11, {"spaceBefore": 4, "spaceAfter": 8}),
    CELL: (SANS, 10, 12, {}),
    CELL_BOLD: (SANS_BOLD, 10, 12, {}),
    CELL_SUB: (SANS, 10, 12, {"leftIndent": 4 * mm}),
    HEAD: (SANS, 9, 10.5, {"splitLongWords": 0}),
    HEAD_RIGHT: (SANS, 9, 10.5, {"splitLongWords": 0, "alignment": TA_RIGHT}),
}


def paragraph(text: str, name: str = BODY) -> Paragraph:
    """A text in a style; a line break in it stays one only in heads of columns."""
    if name in (HEAD, HEAD_RIGHT):
        lines = (markup(line, narrow=True) for line in text.split("\n"))
        return Paragraph("<br/>".join(lines), style(name))
    return Paragraph(markup(text, narrow=name not in _JUSTIFIED), style(name))


def paragraphs(texts: Iterable[str]) -> list[Flowable]:
    """Texts as paragraphs of the body."""
    return [paragraph(text) for text in texts]


# -- requisites and signature -------------------------------------------------------------------------


def requisites(organization: Organization, kind: str, day: str, addressee: Sequence[str]) -> Table:
    """The head of a document: whose it is, its kind, date and number, and to whom.

    Args:
        kind: In capitals, «АНАЛИТИЧЕСКАЯ ЗАПИСКА».
        day: Its date; the number is given by the document system and left blank.
        addressee: The title in the dative, the name; empty ones are left out.
    """
    left = [
        paragraph(_short(organization.name), REQUISITES),
        paragraph(_short(organization.unit), REQUISITES),
        paragraph(kind, KIND),
        paragraph(f"{day} №{HARD}____________", REQUISITES),
    ]
    right = [paragraph(_short(line), REQUISITES) for line in addressee if line.strip()]
    table = Table([[left, "", right or ""]], colWidths=[80 * mm, 15 * mm, 70 * mm], hAlign="LEFT")
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_flush(0)])
    return table


def _short(text: str) -> str:
    """A name or title, short enough for a block that cannot be split."""
    return capital(cut(text, 300))


def _flush(padding: float) -> list[tuple[str, tuple[int, int], tuple[int, int], float]]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [(side, (0, 0), (-1, -1), padding) for side in sides]


_MARK_ROOM: Final = 32
"""Points kept free under the signature for the executor's mark."""


def signed(
    last: Sequence[Flowable], title: str, name: str, *, under: Sequence[Flowable] = ()
) -> KeepTogether:
    """The signature, not to be parted from the text before it.

    Args:
        last: What it must stand with, such as the last conclusion.
        title: The signatory's, in the nominative.
        name: «Иванов И.И.» or empty.
        under: What must stand under it.
    """
    row = [paragraph(_short(title), REQUISITES), _right(initials_first(cut(name, 100)))]
    table = Table([row], colWidths=[85 * mm, WIDTH - 85 * mm], hAlign="LEFT")
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "BOTTOM"), *_flush(0)])
    return KeepTogether([*last, Spacer(0, 30), table, *under, Spacer(0, _MARK_ROOM)])


def _right(text: str) -> Paragraph:
    flush_right = ParagraphStyle("name", parent=style(REQUISITES), alignment=TA_RIGHT)
    return Paragraph(markup(text, narrow=True), flush_right)


class ExecutorMark(Flowable):  # type: ignore[misc]
    """Who prepared the document and his telephone, at the bottom left of the page on which the text ends."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = [cut(plain(line), 90) for line in lines if line.strip()]

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Takes no room: the signature keeps it."""
        return 0, 0

    def draw(self) -> None:
        """Draw from the bottom margin up."""
        canvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        canvas.setFont(SERIF, 10)
        for index, line in enumerate(reversed(self._lines)):
            canvas.drawString(_LEFT - x, _BOTTOM - y + 3 + 12 * index, line)


# -- the page -----------------------------------------------------------------------------------------


def _numbered(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(SERIF, 11)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 13 * mm, str(document.page))


def build(story: Sequence[Flowable], title: str) -> bytes:
    """The document as PDF; the same story gives the same bytes."""
    fonts()
    written = io.BytesIO()
    document = BaseDocTemplate(
        written,
        pagesize=A4,
        invariant=1,
        lang="ru-RU",
        title=plain(title),
        author="",
        creator="uhta-tui",
        pageCompression=1,
    )
    first, later = (
        Frame(
            _LEFT,
            _BOTTOM,
            WIDTH,
            A4[1] - _TOP - _BOTTOM,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        for _ in range(2)
    )
    document.addPageTemplates(
        [
            PageTemplate("first", [first], autoNextPageTemplate="later"),
            PageTemplate("later", [later], onPage=_numbered),
        ]
    )
    document.build(list(story))
    return written.getvalue()
