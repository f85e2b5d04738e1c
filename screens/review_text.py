"""What a review says: clocks, the draft with its marked passages, the cost of each decision. No Textual.

Widths follow the look: wide from 98 cells, narrow below.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from models.terms import CONTENT_TITLES, REPLY_TITLES, Key, ReplyKind
from screens.attachments import summary
from screens.budget import margin_pieces, share_bar, whole, whole_bar, whole_legend
from screens.marked import places, rows
from screens.message_lines import Clock, author_of, source_of
from screens.pieces import BLANK, Line, Piece
from screens.text import cut, fit, pad, printable, width, wrap
from screens.when import dated
from screens.why import Why
from uhta_tui.procedure.case import Case, Deadline, Draft, Part, Tick
from uhta_tui.procedure.checklist import REASONS
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.outlook import Outlook
from uhta_tui.procedure.scene import ExecutorFacts
from uhta_tui.wording import of_minutes

WIDE: Final = 98
"""Cells from which the wide form is drawn: 100 columns less the margins."""

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


@dataclass(frozen=True, slots=True)
class Decision:
    """One of the three decisions of п.11, as the table shows it."""

    key: str
    name: str
    outlook: Outlook
    why: Why | None = None
    """Why it cannot be taken now."""


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
    edge = 56 if wide else 44
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


def draft_lines(draft: Draft, ticks: Mapping[int, Tick], cells: int, *, brief: bool = False) -> list[Line]:
    """The text with the passages that the ticked reasons are about, what it contains, its files.

    Args:
        draft: The version under review.
        ticks: The ticked reasons by number.
        cells: Width of the pane.
        brief: Whether what it contains stands in one row.
    """
    spans = places(draft.text, [tick.passage for tick in ticks.values()])
    told = [_brief_facts(draft, cells)] if brief else [BLANK, *facts_lines(draft, cells)]
    return [*rows(draft.text, spans, cells), *told]


def _brief_facts(draft: Draft, cells: int) -> Line:
    """`ход решения п.10 · 2 фото, 1 акт`."""
    words = [
        "" if draft.kind is ReplyKind.ANSWER else REPLY_TITLES[draft.kind],
        "" if draft.content is None else f"{CONTENT_TITLES[draft.content]} п.10",
        summary(file.name for file in draft.attachments) or "без вложений",
    ]
    return (Piece(f"  {cut(' · '.join(filter(None, words)), cells - 2)}", "muted"),)


def facts_lines(draft: Draft, cells: int) -> list[Line]:
    """What kind of a draft it is, what it contains (п.10), its files."""
    files = summary(file.name for file in draft.attachments)
    told = [
        ("Вид", REPLY_TITLES[draft.kind], "п.15" if draft.kind is ReplyKind.INTERIM else "п.2"),
        ("Содержит", CONTENT_TITLES[draft.content] if draft.content else "", "п.10"),
        ("Вложения", cut(files, cells - 12) or "—", ""),
        ("Правка", "вместе со столом" if draft.joint else "", "п.11"),
    ]
    if draft.kind is ReplyKind.ANSWER:
        told.pop(0)
    return [_fact(*fact) for fact in told if fact[1]]


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


# -- the decisions ----------------------------------------------------------------------------------


def decision_lines(
    decisions: Sequence[Decision], clock: Clock, executors: Mapping[str, ExecutorFacts], cells: int
) -> list[Line]:
    """`Что дальше · ответ выйдет до · запас по п.8`, a row for each decision."""
    wide = cells >= WIDE
    what, out, margin = (27, 78, 94) if wide else (21, 59, 71)
    heads = ("ответ выйдет до", "запас по п.8") if wide else ("ответ до", "запас п.8")
    head = (
        Piece(fit("", what)),
        Piece(fit("Что дальше", out - what - len(heads[0])), "muted"),
        Piece(heads[0], "muted"),
        Piece(pad(heads[1], margin - out, right=True), "muted"),
    )
    return [head, *(_decision(d, clock, executors, (what, out, margin), wide=wide) for d in decisions)]


def _decision(
    decision: Decision,
    clock: Clock,
    executors: Mapping[str, ExecutorFacts],
    edges: tuple[int, int, int],
    *,
    wide: bool,
) -> Line:
    """One row of the table."""
    what, out, margin = edges
    dimmed, outlook = decision.why is not None, decision.outlook
    role = "faint" if dimmed else "body"
    zone, now = clock.zone, clock.now
    till = dated(outlook.out_by, now, zone) if wide else clock.at(outlook.out_by)
    left = margin_pieces(outlook.margin, clock.day, margin - out, dimmed=dimmed)
    room = out - what - len(till) - 1
    words = next_words(outlook, clock, executors, wide=wide)
    if decision.why is not None:
        words = _forbidden(decision.why, room, wide=wide)
    late = outlook.margin is not None and outlook.margin < 0 and not dimmed and wide
    return (
        Piece(f"  {decision.key}  ", "faint" if dimmed else "mark", not dimmed),
        Piece(fit(decision.name, what - 5), role, not dimmed),
        Piece(fit(words, room), "body" if dimmed else "muted"),
        Piece(f" {till}", role),
        *left,
        Piece("   после срока п.8" if late else "", "late"),
    )


def _forbidden(why: Why, room: int, *, wide: bool) -> str:
    """`нельзя: отмечена причина 1, п.12`; the clause goes first where a cut would take it."""
    reason = why.reason if wide else why.reason.removeprefix("отмечена ")
    if not why.clause:
        return f"нельзя: {reason}"
    words = f"нельзя: {reason}, {why.clause}"
    return words if width(words) <= room else f"нельзя, {why.clause}: {reason}"


def next_words(outlook: Outlook, clock: Clock, executors: Mapping[str, ExecutorFacts], *, wide: bool) -> str:
    """What comes next: `правка до 16:32, п.13`."""
    due = clock.at(outlook.due)
    if outlook.key is None:
        names = ", ".join(printable(executors[c].short) if c in executors else c for c in outlook.waits_for)
        return f"ждём: {names}, до {due}" if names else "свести ответ, п.16"
    if outlook.key is Key.PUBLISH:
        return f"разместить до {due}, п.14"
    if outlook.key is Key.REWORK:
        return f"правка до {due}, п.13"
    if outlook.due < clock.now:
        return f"час п.11 истёк {due}"
    return f"часы п.11 идут до {due}" if wide else f"до {due}, п.11"
