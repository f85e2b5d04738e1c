"""The card beside the queue: a message's text, its clocks, who has held it. No Textual here."""

from collections.abc import Mapping, Sequence
from typing import Final

from models.terms import PART_TITLES, STATUS_TITLES, Key, PartStatus, Status
from screens.clock.budget import DESK, segments, shares, used, whole
from screens.clock.clock import Clock
from screens.clock.held_bar import Held, bar
from screens.message.lines import author_of, link_of, running, source_of, text_lines
from screens.moments import day
from screens.names import executor_name
from screens.pieces import BLANK, Line, Piece, line_width, spread
from screens.text import cut, fit, pad, printable, width
from uhta_tui.desk.alike import Alike
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.case import Case, Deadline, Part
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.deadlines import due_of
from uhta_tui.procedure.scene import ExecutorFacts, Scene

_MOST: Final = 6
"""Clocks on the wide card at most; the nearest go first."""
_ANSWERED: Final = "Автор ответил: "
_ALIKE: Final = 17
"""Cells of the gaps and the name before the state of an earlier message."""
LABEL: Final = 11
"""Cells for what a clock counts."""
_LABELS: Final[Mapping[Key, str]] = {Key.REROUTE: "Иному"}
"""Shorter words where the clause tells the rest."""
_OUTCOMES: Final[Mapping[Status, str]] = {
    Status.CLARIFYING: "Запрос размещён, ждём ответа автора. Сроки не идут.",
    Status.EXCLUDED: "Исключено",
    Status.OUT_OF_SCOPE: "Другой закон",
    Status.CLOSED: "Закрыто без ответа",
    Status.ANSWERED: "Ответ размещён",
}


def clocks(case: Case, scene: Scene) -> list[Deadline]:
    """The deadlines to show: those that run, and before the routing also what п.10 will leave for a draft."""
    found = running(case)
    if case.status is not Status.RECEIVED or not case.answer_deadline.running:
        return found
    answer = case.answer_deadline
    due = due_of(Key.DRAFT, answer.start, scene, answer.due)
    draft = Deadline(0, Key.DRAFT, case.cycle, None, None, answer.start, due, answer.provisional, "")
    return sorted([*found, draft], key=lambda d: (d.due, d.no))


def title(view: MessageView, *, author: bool = False, brief: bool = False) -> str:
    """`№ 191 · ВКонтакте`, on a narrow card with the author; `brief`: `№ 191 · ВК`."""
    facts = view.case.facts
    source = source_of(facts, brief=True) if brief else facts.source
    words = [f"№ {view.case.number}", source, facts.author if author else ""]
    return " · ".join(printable(word) for word in words if word.strip())


def wide_card(
    view: MessageView, clock: Clock, cells: int, rows: int, *, parts: bool, alike: Sequence[Alike] = ()
) -> list[Line]:
    """The card of 120 columns: all of it, the text cut where the rest would not fit.

    Args:
        view: The message.
        clock: The present.
        cells: Of the card.
        rows: Of the card.
        parts: Whether to list whose parts it has: nothing else on the screen does.
        alike: Earlier messages like it; shown only where they take nothing from the rest.
    """
    below = [*_deadlines(view, clock, cells), *_held(view, clock, cells)]
    listed = _parts(view.case, view.scene.executors, clock, cells) if parts else []
    above = _author(view, cells)
    about = _about(view, cells)
    for extra in (about, listed):
        if extra and rows - len(above) - len(below) - len(extra) - 2 >= 4:
            below = [*below, BLANK, *extra] if extra is listed else [*extra, BLANK, *below]
    room = max(3, rows - len(above) - len(below) - 1)
    answer = _answered(view, cells, max(1, room // 3))
    text = text_lines(_said(view.case), cells, lines=max(2, room - len(answer)))
    lines = [*above, *text, *answer, BLANK, *below]
    if alike and len(lines) + len(alike) + 2 <= rows:
        lines += [BLANK, *alike_lines(alike, view, clock, cells)]
    return lines[:rows]


def _answered(view: MessageView, cells: int, rows: int) -> list[Line]:
    """What the author answered, in so many rows."""
    said = answer_of(view)
    return text_lines(f"{_ANSWERED}{said}", cells, lines=rows) if said else []


def answer_of(view: MessageView) -> str:
    """What the author answered last, if this cycle began with it (п.2)."""
    if view.case.cycle == 1:
        return ""
    answers = [row.line.get("text", "") for row in view.journal if row.action == "author_answered"]
    return " ".join(printable(str(answers[-1])).split()) if answers else ""


def alike_lines(alike: Sequence[Alike], view: MessageView, clock: Clock, cells: int) -> list[Line]:
    """`174  Спецавтодор  отвечено  19.11`: earlier messages of the author or about the house."""
    houses, authors = all(one.same_house for one in alike), all(one.same_author for one in alike)
    why = "тот же дом" if houses else "тот же автор" if authors else "тот же дом или автор"
    lines: list[Line] = [spread((Piece("  Похожие", bold=True),), (Piece(why, "muted"),), cells)]
    digits = max(len(str(one.number)) for one in alike)
    state = cells - _ALIKE - digits - 8
    for one in alike:
        name = executor_name(view.scene.executors, one.executor)
        lines.append(
            (
                Piece(f"  {pad(str(one.number), digits, right=True)}  "),
                Piece(f"{fit(name or '—', LABEL)}  ", "body" if name else "faint"),
                Piece(fit(STATUS_TITLES[one.status], state) if state >= 8 else " " * max(0, state), "muted"),
                Piece(pad(day(one.at, clock.now, clock.zone), 8, right=True), "muted"),
            )
        )
    return lines


def _author(view: MessageView, cells: int) -> list[Line]:
    """Who wrote, and where."""
    facts, room = view.case.facts, max(1, cells - 2)
    lines: list[Line] = [(Piece(f"  {cut(author_of(facts), room)}", bold=True),)]
    if facts.url.strip():
        lines.append((Piece(f"  {cut(link_of(facts), room)}", "muted"),))
    return [*lines, BLANK]


def _about(view: MessageView, cells: int) -> list[Line]:
    """Topic, place, and whether it repeats an earlier message (п.17)."""
    case = view.case
    words = [printable(word) for word in (case.facts.topic, case.facts.place) if word.strip()]
    if case.repeat_of is not None:
        words.append(f"повтор № {case.repeat_of}" + (", новые факты" if case.new_facts else ""))
    if case.cycle > 1:
        words.append("автор ответил")
    return [(Piece(f"  {cut(' · '.join(words), max(1, cells - 2))}", "muted"),)] if words else []


def _said(case: Case) -> str:
    """The text, or that there is only a link."""
    return case.facts.text.strip() or "Текста нет, только ссылка."


def _deadlines(view: MessageView, clock: Clock, cells: int) -> list[Line]:
    """The clocks, or why none runs."""
    shown = clocks(view.case, view.scene)[:_MOST]
    if shown:
        words = f"{pad(clock.head, 15, right=True)}{pad('до', cells - LABEL - 17, right=True)}"
        head = (Piece(f"  {pad('Сроки', LABEL)}", bold=True), Piece(words, "muted"))
        return [BLANK, head, *(_deadline_row(deadline, view, clock, cells) for deadline in shown)]
    outcome = _OUTCOMES.get(view.case.status, "Сроки не идут.")
    reason = f": {printable(view.case.why)}" if view.case.why else ""
    return [BLANK, *text_lines(f"{outcome}{reason}", cells, role="muted", lines=3)]


def label_of(deadline: Deadline, view: MessageView) -> str:
    """What a clock counts, in `LABEL` cells: the executor's name where several have one of their own."""
    several = len({part.executor for part in view.case.live_parts}) > 1
    facts = view.scene.executors.get(deadline.executor or "") if several else None
    return printable(facts.short) if facts else _LABELS.get(deadline.key, DEADLINES[deadline.key].title)


def _deadline_row(deadline: Deadline, view: MessageView, clock: Clock, cells: int) -> Line:
    """`× Направить п.8  -0:12:40  14:19`."""
    mark, face = clock.pieces(deadline.due)
    clause = fit(DEADLINES[deadline.key].clause, 4)
    sure, room = "≈ " if deadline.provisional else "", cells - LABEL - 17
    until = f"{sure}{clock.at(deadline.due)}"
    shorter = f"{sure}{day(deadline.due, clock.now, clock.zone)}"
    return (
        mark,
        Piece(f"{fit(label_of(deadline, view), LABEL)} "),
        Piece(f"{clause}  ", "muted"),
        face,
        Piece(pad(until if width(until) <= room else shorter, room, right=True), "muted"),
    )


def _held(view: MessageView, clock: Clock, cells: int) -> list[Line]:
    """Who has held the message, against the whole time of п.8."""
    case, calendar = view.case, clock.calendar
    stretches = segments(case, calendar, clock.now)
    total = whole(case.answer_deadline, calendar)
    spent = sum(seconds for _, seconds in stretches)
    right = (Piece(used(spent)), Piece(f" из {used(total)} п.8", "muted"))
    return [
        BLANK,
        spread((Piece("  Держали", bold=True),), right, cells),
        (Piece("  "), *bar(stretches, total, cells - 2)),
        _holders(view, clock, stretches, cells),
    ]


def _holders(view: MessageView, clock: Clock, stretches: Sequence[tuple[Held, int]], cells: int) -> Line:
    """`стол 1:12   УЖКХ 0:40`, as many as fit."""
    desk = sum(seconds for side, seconds in stretches if side is Held.DESK)
    shown = [(DESK, desk)]
    executors = view.scene.executors
    for code, seconds in shares(view.case, clock.calendar, clock.now).items():
        shown.append((executor_name(executors, code), seconds))
    line: list[Piece] = [Piece("  ")]
    for name, seconds in shown:
        text = f"{name} {used(seconds)}  "
        if line_width(tuple(line)) + len(text.rstrip()) > cells:
            break
        line.append(Piece(text, "muted"))
    return tuple(line)


def part_state(case: Case, part: Part) -> str:
    """Where a part stands, with the version of its draft: `ждёт согласования, версия 2`."""
    draft = case.last_draft(part.no)
    return PART_TITLES[part.status] + (f", версия {draft.version}" if draft else "")


def _parts(case: Case, executors: Mapping[str, ExecutorFacts], clock: Clock, cells: int) -> list[Line]:
    """Whose parts the message has in this cycle."""
    parts = case.live_parts
    if not parts:
        return []
    lines: list[Line] = [(Piece("  Части", bold=True),)]
    for part in parts:
        name = executor_name(executors, part.executor)
        lines.append(
            (
                Piece(f"  {fit(name, LABEL)} "),
                Piece(fit(PART_TITLES[part.status], max(0, cells - LABEL - 15)), "muted"),
                Piece(pad(clock.at(part.sent_at), 12, right=True), "muted"),
            )
        )
        if part.status is PartStatus.RETURNED:
            lines += text_lines(f"«{part.reason}»", cells, role="muted", lines=2)
    return lines


def narrow_card(view: MessageView, clock: Clock, beside: Sequence[Line], cells: int, rows: int) -> list[Line]:
    """The card of 80 columns: text, then the nearest clocks with something beside them.

    Args:
        view: The message.
        clock: The present.
        beside: What stands right of the clocks: suggestions or parts, three lines.
        cells: Of the card.
        rows: Of the card, 5 or more.
    """
    shown = clocks(view.case, view.scene)[:3]
    below = [_clock_row(deadline, view, clock) for deadline in shown]
    if not shown:
        below = _deadlines(view, clock, 44)[1:4]
    below += [BLANK] * (3 - len(below))
    answer = _answered(view, cells, 2)
    text = [*answer, *text_lines(_said(view.case), cells, lines=rows - 4 - len(answer))]
    text += [BLANK] * (rows - 4 - len(text))
    side = [*beside, *([BLANK] * 3)][:3]
    return [*text, BLANK, *(spread(left, right, cells) for left, right in zip(below, side, strict=True))]


def _clock_row(deadline: Deadline, view: MessageView, clock: Clock) -> Line:
    """`× -0:12:40  Направить    п.8  до 14:19`."""
    mark, face = clock.pieces(deadline.due)
    clause = fit(DEADLINES[deadline.key].clause, 4)
    return (
        mark,
        face,
        Piece(f"  {fit(label_of(deadline, view), LABEL)} "),
        Piece(f"{clause}  до {clock.at(deadline.due)}", "muted"),
    )
