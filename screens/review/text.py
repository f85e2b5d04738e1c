"""What a review says: clocks, the draft with its marked passages, the cost of each decision. No Textual.

Widths follow the look: wide from 98 cells, narrow below.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from models.terms import CONTENT_TITLES, REPLY_TITLES, Key, ReplyKind
from screens.clock.budget import share_bar, whole, whole_bar, whole_legend
from screens.clock.clock import Clock
from screens.draft.attachments import short_name, size_words, summary
from screens.message.lines import author_of, source_of
from screens.pieces import BLANK, Line, Piece, line_width
from screens.review.marked import places, rows
from screens.text import cut, fit, pad, printable, width, wrap
from screens.when import dated
from uhta_tui.procedure.case import Attachment, Case, Deadline, Draft, Part, Tick
from uhta_tui.procedure.checklist import REASONS
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.scene import ExecutorFacts
from uhta_tui.wording import of_minutes

WIDE: Final = 98
"""Cells from which the wide form is drawn: 100 columns less the margins."""

_FILES: Final = 4
"""Rows that the files of a draft may take."""
_DRAFT_TITLES: Final[Mapping[ReplyKind, str]] = {
    ReplyKind.ANSWER: "Проект ответа",
    ReplyKind.INTERIM: "Промежуточный ответ",
    ReplyKind.CLARIFICATION: "Запрос автору",
}
BRIEF: Final[Mapping[int, str]] = {
    1: "Формально, нет сроков",
    2: "Нет доводов",
    3: "Избыток ссылок на законы",
    4: "Противоречиво, неполно",
    5: "Эмоциональная оценка",
    6: "Голословные обвинения",
    7: "Персональные данные",
    8: "Непонятные термины",
}
"""The eight reasons in 26 cells."""


def heading(case: Case, draft: Draft | None, short: str) -> str:
    """`Согласовать · № 187 · УЖКХ, версия 2`."""
    version = f", версия {draft.version}" if draft else ""
    return f"Согласовать · № {case.number} · {short}{version}"


def heading_right(case: Case, clock: Clock, *, wide: bool) -> str:
    """Whose message it is and since when it waits."""
    when = dated(case.received_at, clock.now, clock.zone)
    source = source_of(case.facts, brief=True)
    return f"{cut(author_of(case.facts), 40)} · {source} · получено {when}" if wide else f"{source}, {when}"


# -- clocks -----------------------------------------------------------------------------------------


def review_of(case: Case, part: Part) -> Deadline | None:
    """The deadline of п.11 that runs for a part, else the last one it had."""
    own = [d for d in case.deadlines if d.key is Key.REVIEW and d.part == part.no]
    return next((d for d in own if d.running), own[-1] if own else None)


def clock_lines(
    case: Case, part: Part, clock: Clock, executors: Mapping[str, ExecutorFacts], cells: int
) -> list[Line]:
    """The clock of п.11, the whole budget of п.8, both bars from one left edge, and who held the message."""
    wide, review, answer = cells >= WIDE, review_of(case, part), case.answer_deadline
    edge = 56 if wide else 46
    room = cells - edge
    calendar, now = clock.calendar, clock.now
    hour = share_bar(review, calendar, now, room, clock.soon) if review and review.running else BLANK
    return [
        (*_clock_row(review, "Согласовать", clock, edge, wide=wide), *hour),
        (*_clock_row(answer, "Весь срок", clock, edge, wide=wide), *whole_bar(case, calendar, now, room)),
        (Piece(" " * edge), *whole_legend(case, calendar, executors, now, room)),
    ]


def _clock_row(deadline: Deadline | None, title: str, clock: Clock, cells: int, *, wide: bool) -> Line:
    """Mark, title, clause, what is left, of how much, till when."""
    name = (Piece(fit(title, 13 if wide else 12)),)
    if deadline is None or not deadline.running:
        ended = deadline and (deadline.met_at or deadline.dropped_at)
        words = f"выполнен {clock.at(ended)}" if ended else "не идёт"
        return (Piece("  "), *name, Piece(fit(words, cells - 2 - len(name[0].text)), "muted"))
    mark, face = clock.pieces(deadline.due)
    of = f"из {of_minutes(whole(deadline, clock.calendar) // 60)}"
    rest = f"  {of}  до {clock.at(deadline.due)}" if wide else f"  до {clock.at(deadline.due)}"
    clause = DEADLINES[deadline.key].clause
    room = cells - 2 - len(name[0].text) - 6 - 8
    return (
        mark,
        *name,
        Piece(fit(clause, 6), "muted"),
        face._replace(bold=True),
        Piece(fit(rest, room), "muted"),
    )


# -- the draft --------------------------------------------------------------------------------------


def draft_title(draft: Draft | None, *, editing: bool, marking: bool) -> str:
    """What stands in the draft's pane; an interim reply is no answer and says so there (п.15)."""
    if editing or marking:
        return "Правка вместе" if editing else "Отметить место"
    return _DRAFT_TITLES[draft.kind if draft is not None else ReplyKind.ANSWER]


def draft_lines(draft: Draft, ticks: Mapping[int, Tick], cells: int) -> list[Line]:
    """The text with the passages that the ticked reasons are about.

    Args:
        draft: The version under review.
        ticks: The ticked reasons by number.
        cells: Width of the pane.
    """
    return rows(draft.text, places(draft.text, [tick.passage for tick in ticks.values()]), cells)


def brief_facts(draft: Draft, cells: int) -> Line:
    """`ход решения п.10 · 2 фото, 1 акт, 1,8 МБ`; its kind stands in the title of its pane."""
    files = summary(file.name for file in draft.attachments)
    size = size_words(sum(file.size for file in draft.attachments))
    words = [
        "" if draft.content is None else f"{CONTENT_TITLES[draft.content]} п.10",
        f"{files}, {size}" if files else "без вложений",
    ]
    return (Piece(f"  {cut(' · '.join(filter(None, words)), cells - 2)}", "muted"),)


def facts_lines(draft: Draft, cells: int, *, key: str = "") -> list[Line]:
    """What kind of a draft it is, what it contains (п.10), its files.

    Args:
        draft: The version.
        cells: Width of the pane.
        key: What opens a file, where that can be done.
    """
    files = summary(file.name for file in draft.attachments)
    told = [
        ("Вид", REPLY_TITLES[draft.kind], "п.15" if draft.kind is ReplyKind.INTERIM else "п.2"),
        ("Содержит", CONTENT_TITLES[draft.content] if draft.content else "", "п.10"),
        ("Правка", "вместе со столом" if draft.joint else "", "п.11"),
        ("Вложения", cut(files, cells - 12) or "—", ""),
    ]
    if draft.kind is ReplyKind.ANSWER:
        told.pop(0)
    lines = [_fact(*fact) for fact in told if fact[1]]
    if files and key:
        opens = (Piece(f"  {key}", "mark", bold=True), Piece(" открыть", "muted"))
        lines[-1] = (*lines[-1], *(opens if line_width(opens) <= cells - line_width(lines[-1]) else ()))
    return [*lines, *_file_lines(draft.attachments, cells)]


def _file_lines(files: Sequence[Attachment], cells: int) -> list[Line]:
    """The files of a draft by name, with their sizes."""
    shown = files if len(files) <= _FILES else files[: _FILES - 1]
    lines: list[Line] = [
        (
            Piece(" " * 12),
            Piece(pad(short_name(printable(file.name), max(8, cells - 20)), max(8, cells - 20)), "muted"),
            Piece(pad(size_words(file.size), 8, right=True), "muted"),
        )
        for file in shown
    ]
    more = len(files) - len(shown)
    return [*lines, (Piece(f"{' ' * 12}и ещё {more}", "muted"),)] if more else lines


def _fact(label: str, value: str, clause: str) -> Line:
    return (
        Piece(f"  {fit(label, 10)}", "muted"),
        Piece(value),
        Piece(f"  {clause}" if clause else "", "muted"),
    )


# -- the reasons ------------------------------------------------------------------------------------


def reason_name(number: int, cells: int) -> str:
    """A reason of п.12 in so many cells."""
    short = REASONS[number].short
    return short if width(short) <= cells else BRIEF[number]


def tick_lines(tick: Tick, cells: int, indent: int) -> list[Line]:
    """What stands under a ticked reason: its passage, its comment, two rows each."""
    room, before = max(8, cells - indent), Piece(" " * indent)
    passage = wrap(f"«{tick.passage.strip()}»", room, lines=2) if tick.passage.strip() else []
    comment = wrap(tick.comment.strip(), room, lines=2) if tick.comment.strip() else []
    return [
        *((before, Piece(row, "soon")) for row in passage),
        *((before, Piece(row)) for row in comment),
    ]


def note_lines(ticks: Mapping[int, Tick], cells: int, most: int) -> list[Line]:
    """The comments of the ticked reasons in a row each, where there is no room under the reasons."""
    lines: list[Line] = []
    for number, tick in sorted(ticks.items()):
        passage = f"«{printable(tick.passage).strip()}»" if tick.passage.strip() else ""
        words = printable(tick.comment).strip() or passage
        if words:
            lines.append((Piece(f"  {number} ", "mark", bold=True), Piece(cut(words, cells - 4))))
    if len(lines) > most:
        more = len(lines) - most + 1
        return [*lines[: most - 1], (Piece(f"  ещё {more}: Enter на причине", "muted"),)]
    return lines
