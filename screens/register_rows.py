"""The register's rows and the card under them, as values. No Textual here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from models.terms import ENDED, STATUS_TITLES
from screens.message_lines import source_of
from screens.pieces import BLANK, Line, Piece
from screens.text import cut, fit, pad, printable, wrap
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.procedure.scene import Scene
from uhta_tui.wording import duration
from uhta_tui.worktime.moments import Moment, at

WIDE: Final = 97
"""Cells of the list from which source, executor and the year in full have room."""
NONE: Final = "—"


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
    """Short names of those who hold or held a part in its last cycle."""
    used: int | None
    """Working seconds from receipt to the reply; `None` where none was posted."""
    late: bool
    ended: bool
    text: str


def row_of(case: Case, scene: Scene) -> RegisterRow:
    """A message as the register shows it."""
    answer = case.answer_deadline
    facts = case.facts
    return RegisterRow(
        number=case.number,
        received=at(case.received_at, scene.calendar.timezone),
        source=cut(source_of(facts, brief=True), 2) if facts.source else NONE,
        status=STATUS_TITLES[case.status],
        executors=_brief(executors_of(case, scene)),
        used=None if answer.met_at is None else scene.calendar.between(answer.start, answer.met_at),
        late=over_now(answer, scene) > 0,
        ended=case.status in ENDED,
        text=printable(facts.text or facts.url),
    )


def executors_of(case: Case, scene: Scene) -> list[str]:
    """The short names of those who hold or held a part in a message's last cycle."""
    codes = dict.fromkeys(part.executor for part in case.parts if part.cycle == case.cycle)
    return [printable(scene.executors[code].short if code in scene.executors else code) for code in codes]


def _brief(names: Sequence[str]) -> str:
    """The first of the names, and how many more there are."""
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return f"{cut(names[0], 11 - len(more))}{more}" if names else NONE


def header(cells: int) -> Line:
    """The names of the columns."""
    if cells >= WIDE:
        text = "       №  Получено    И   Состояние      Исполнитель  ответ за  Сообщение"
    else:
        text = "       №  Получено  Состояние          за  Сообщение"
    return (Piece(text, "muted"),)


def draw(row: RegisterRow, cells: int, words: Sequence[str]) -> Line:
    """A row of exactly `cells`; words that were looked for are underlined."""
    role = "muted" if row.ended else "body"
    wide = cells >= WIDE
    used = NONE if row.used is None else duration(row.used)
    colour = "late" if row.late else "muted"
    received = f"{row.received:%d.%m.%Y}  {pad(row.source, 2)}" if wide else f"{row.received:%d.%m.%y}"
    pieces = [
        Piece("× " if row.late else "  ", "late", row.late),
        Piece(pad(str(row.number), 6, right=True), role),
        Piece(f"  {received}  ", "muted"),
        Piece(f"{fit(row.status, 14)} ", role),
    ]
    if wide:
        pieces += [Piece(f"{fit(row.executors, 11)}  ", role), Piece(f"{pad(used, 8, right=True)}  ", colour)]
    else:
        pieces += [Piece(f"{pad(used, 6, right=True)}  ", colour)]
    room = cells - sum(len(piece.text) for piece in pieces)
    return (*pieces, *marked(cut(row.text, room), words, role))


def marked(text: str, words: Sequence[str], role: str) -> Line:
    """A text with the words underlined wherever they stand; found ones are bright (LOOK «Register»)."""
    folded = text.lower()
    if len(folded) != len(text):
        return (Piece(text, role),)
    spans = sorted(span for word in words if word for span in _places(folded, word.lower()))
    pieces: list[Piece] = []
    start = 0
    for first, last in spans:
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


def message_lines(case: Case, cells: int, words: Sequence[str], rows: int) -> list[Line]:
    """The beginning of a message's text, and what it is about.

    Args:
        case: The message.
        cells: Of the whole row, with the two of the mark's column.
        words: Those that were looked for.
        rows: How many rows the text may take.
    """
    facts = case.facts
    text = wrap(facts.text or "без текста", max(1, cells - 2), lines=rows)
    about = " · ".join(printable(part) for part in (facts.topic, facts.place) if part)
    lines: list[Line] = [(Piece("  "), *marked(row, words, "body")) for row in text]
    return [*lines, (Piece(f"  {cut(about, cells - 2)}", "muted"),)] if about else lines


def reply_title(case: Case, scene: Scene) -> tuple[str, str]:
    """What became of a message: the title of the reply's pane, and what stands at its right."""
    reply = case.reply
    if reply is None:
        what = "без ответа" if case.status in ENDED else "ответа ещё нет"
        return STATUS_TITLES[case.status].capitalize(), what
    names = ", ".join(executors_of(case, scene))
    title = f"Ответ · {names}" if names else "Ответ"
    if reply.posted_at is None:
        return title, "не размещён"
    return title, f"размещён {_moment(reply.posted_at, scene)}"


def reply_lines(case: Case, cells: int, words: Sequence[str], rows: int) -> list[Line]:
    """The beginning of the reply, and its link; where there is none, why the message ended without."""
    reply = case.reply
    if reply is None:
        why = wrap(case.why, max(1, cells - 2), lines=rows) if case.why and case.status in ENDED else []
        return [(Piece(f"  {row}", "muted"),) for row in why] or [BLANK]
    text = wrap(reply.text or "без текста", max(1, cells - 2), lines=rows)
    lines: list[Line] = [(Piece("  "), *marked(row, words, "body")) for row in text]
    url = printable(reply.url or "").removeprefix("https://")
    return [*lines, (Piece(f"  {cut(url, cells - 2)}", "muted"),)] if url else lines


def _moment(moment: Moment, scene: Scene) -> str:
    """A moment to the minute, with its year."""
    return f"{at(moment, scene.calendar.timezone):%d.%m.%Y %H:%M}"
