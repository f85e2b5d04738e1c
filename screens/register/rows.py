"""The register's rows, as values. No Textual here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from models.terms import STATUS_TITLES
from screens.clock.budget import used
from screens.names import executor_name
from screens.pieces import Line, Piece
from screens.text import cut, fit, pad, printable, width
from uhta_tui.desk.archive.pages import ArchiveRow
from uhta_tui.intake.sources import source_code
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import at

WIDE: Final = 97
"""Cells of the list from which source, executor and the year in full have room."""
NONE: Final = "—"
_BEFORE: Final = 12
"""Cells before a found word where the row has to begin later than the text does."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A message of the archive, ready to be drawn."""

    number: int
    received: datetime
    """Desk-local."""
    source: str
    """In two letters."""
    status: str
    executors: str
    """The short name of the first who holds a part, and how many more do."""
    used: int | None
    """Working seconds from receipt to the answer; `None` where there is none."""
    late: bool
    ended: bool
    text: str
    row: ArchiveRow


def row_of(row: ArchiveRow, scene: Scene) -> RegisterRow:
    """A message as the register shows it."""
    spent = None if row.answered is None else scene.calendar.between(row.begun, row.answered)
    return RegisterRow(
        number=row.number,
        received=at(row.received_at, scene.calendar.timezone),
        source=source_code(row.source),
        status=STATUS_TITLES[row.status],
        executors=_brief([executor_name(scene.executors, code) for code in row.executors]),
        used=None if spent is None else max(0, spent),
        late=row.late,
        ended=row.ended,
        text=" ".join(printable(row.excerpt).split()),
        row=row,
    )


def _brief(names: Sequence[str]) -> str:
    """The first of the names, and how many more there are."""
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return f"{cut(names[0], 11 - len(more))}{more}" if names else NONE


def header(cells: int) -> Line:
    """The names of the columns."""
    if cells >= WIDE:
        text = "       №  Получено        Состояние      Исполнитель  ответ за  Сообщение"
    else:
        text = "       №  Получено  Состояние          за  Сообщение"
    return (Piece(text, "muted"),)


def draw(row: RegisterRow, cells: int, words: Sequence[str]) -> Line:
    """A row of exactly `cells`; words that were looked for are underlined.

    Args:
        row: The message.
        cells: Of the row.
        words: Folded, as `words_of` gives them.
    """
    role = "muted" if row.ended else "body"
    wide = cells >= WIDE
    spent = NONE if row.used is None else used(row.used)
    colour = "late" if row.late else "faint" if row.used is None else "muted"
    received = f"{row.received:%d.%m.%Y}  {pad(row.source, 2)}" if wide else f"{row.received:%d.%m.%y}"
    pieces = [
        Piece("× " if row.late else "  ", "late", row.late),
        Piece(pad(str(row.number), 6, right=True), role),
        Piece(f"  {received}  ", "muted"),
        Piece(f"{fit(row.status, 14)} ", role),
    ]
    if wide:
        pieces += [
            Piece(f"{fit(row.executors, 11)}  ", role),
            Piece(f"{pad(spent, 8, right=True)}  ", colour),
        ]
    else:
        pieces += [Piece(f"{pad(spent, 6, right=True)}  ", colour)]
    room = cells - sum(len(piece.text) for piece in pieces)
    return (*pieces, *marked(excerpt(row.text, words, room), words, role))


def excerpt(text: str, words: Sequence[str], cells: int) -> str:
    """As much of a text as fits, from its beginning, or from a little before the first word found."""
    shown = cut(text, cells)
    spans = found_in(text, words)
    if width(text) <= cells or not spans or spans[0][1] < len(shown):
        return shown
    start = text.rfind(" ", 0, max(0, spans[0][0] - _BEFORE)) + 1
    return cut(f"…{text[start:]}", cells) if start else shown


def found_in(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, from left to right, as pairs of indexes; they may overlap."""
    folded = text.lower().replace("ё", "е")
    if len(folded) != len(text):
        return []
    return sorted(span for word in words if word for span in _places(folded, word))


def marked(text: str, words: Sequence[str], role: str) -> Line:
    """A text with the words underlined wherever they stand; found ones are bright (LOOK «Register»)."""
    pieces: list[Piece] = []
    start = 0
    for first, last in found_in(text, words):
        if last <= start:
            continue
        begin = max(first, start)
        pieces += [Piece(text[start:begin], role), Piece(text[begin:last], "body", underline=True)]
        start = last
    return tuple(piece for piece in [*pieces, Piece(text[start:], role)] if piece.text)


def _places(text: str, word: str) -> list[tuple[int, int]]:
    """Where a word stands, from left to right, without overlaps."""
    found: list[tuple[int, int]] = []
    start = text.find(word)
    while start >= 0:
        found.append((start, start + len(word)))
        start = text.find(word, start + len(word))
    return found
