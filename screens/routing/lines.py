"""How executors are listed: suggested, looked for, ticked, or holding a part. No Textual here."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from models.terms import Key, PartStatus
from screens.clock.clock import Clock
from screens.names import executor_name
from screens.pieces import BLANK, Line, Piece, as_line, highlighted, line_width
from screens.routing.routing import Candidate, Due, Routing, to_how_many
from screens.text import cut, fit, pad, printable, width
from screens.widgets.card import part_state
from screens.widgets.clock import NONE, clock_face, hms
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.case import Part

NAME: Final = 11
_WHERE: Final = "в сообщении "
_IDLE_HEAD: Final = "     Исполнитель    за год  в работе  просрочено   Почему он"
_CHOICE_HEAD: Final = "       Исполнитель  за год  в работе   Почему он"
_PARTS_HEAD: Final = f"     Исполнитель  {pad('Состояние', 28)}{pad('Направлено', 12)}  Что именно"


def figure(count: int, cells: int, role: str = "body") -> Piece:
    """A right-aligned count; zero is `—`."""
    return Piece(pad(str(count) if count else NONE, cells, right=True), role if count else "faint")


_ITS_OWN: Final = re.compile(r"^у исполнителя .+? (?=уже )")
"""Whom a reason is about: the row has its name already."""


def reason_of(candidate: Candidate) -> str:
    """Why an executor stands there: the words of the text that are its own, or why it cannot be sent to."""
    if candidate.why is not None:
        clause = f", {candidate.why.clause}" if candidate.why.clause else ""
        return f"нельзя: {_ITS_OWN.sub('', candidate.why.reason)}{clause}"
    if not candidate.words:
        return ""
    return f"{_WHERE}{', '.join(f'«{word}»' for word in candidate.words)}"


def suggestions(candidates: Sequence[Candidate], cells: int, rows: int) -> list[Line]:
    """The table of the suggested while nothing is being chosen."""
    shown = [c for c in candidates if c.digit][: max(1, rows - 1)]
    if not shown:
        return [
            as_line("  По словам текста никто не подходит: откройте список (н) и впишите название.", "muted")
        ]
    return [as_line(_IDLE_HEAD, "muted"), *(_suggestion(candidate, cells) for candidate in shown)]


def _suggestion(candidate: Candidate, cells: int) -> Line:
    late = candidate.overdue
    mark = Piece(pad(f"× {late}" if late else NONE, 12, right=True), "late" if late else "faint")
    return (
        Piece(f"  {candidate.digit}  ", "mark", bold=True),
        Piece(fit(candidate.short, NAME)),
        figure(candidate.year_parts, 10),
        figure(candidate.open_parts, 10),
        mark,
        Piece(f"   {cut(reason_of(candidate), max(1, cells - 51))}", "muted"),
    )


def beside_card(candidates: Sequence[Candidate]) -> list[Line]:
    """Three suggestions for the right of a narrow card."""
    shown = [c for c in candidates if c.digit][:3]
    label = "Подходят  "
    return [
        (
            Piece(label if n == 0 else " " * len(label), "muted"),
            Piece(f"{candidate.digit}  ", "mark", bold=True),
            Piece(fit(candidate.short, NAME)),
        )
        for n, candidate in enumerate(shown)
    ]


def parts_table(view: MessageView, clock: Clock, cells: int, rows: int) -> list[Line]:
    """Whose parts a message has, instead of suggestions."""
    parts = view.case.live_parts[: max(1, rows - 1)]
    lines = [as_line(_PARTS_HEAD, "muted")]
    for part in parts:
        about = printable(part.reason if part.status is PartStatus.RETURNED else part.about)
        lines.append(
            (
                Piece("     "),
                Piece(fit(short_of(view, part.executor), NAME)),
                Piece(f"  {fit(part_state(view.case, part), 28)}", "muted"),
                Piece(f"{fit(clock.at(part.sent_at), 12)}  ", "muted"),
                Piece(cut(about, max(1, cells - 62)), "body"),
            )
        )
    return lines


def parts_beside(view: MessageView) -> list[Line]:
    """Parts for the right of a narrow card."""
    return [
        (Piece(f"{fit(short_of(view, part.executor), NAME)} "), Piece(fit(_brief(part), 15), "muted"))
        for part in view.case.live_parts[:3]
    ]


def _brief(part: Part) -> str:
    return {
        PartStatus.SENT: "у исполнителя", PartStatus.RETURNED: "вернул, п.9",
        PartStatus.DRAFTED: "проект сдан", PartStatus.REWORK: "на доработке",
        PartStatus.APPROVED: "согласовано",
    }.get(part.status, "")  # fmt: skip


def short_of(view: MessageView, code: str) -> str:
    """An executor's short name as the message's directory has it."""
    return executor_name(view.scene.executors, code)


# -- choosing ---------------------------------------------------------------------------------------


def choice_head() -> Line:
    """The names of the columns while choosing."""
    return as_line(_CHOICE_HEAD, "muted")


def choice(candidate: Candidate, routing: Routing, cells: int) -> Line:
    """A row of the list to choose from."""
    ticked = candidate.code in routing.chosen
    barred = candidate.why is not None
    role = "faint" if barred else "body"
    digit = str(candidate.digit) if candidate.digit else " "
    name = fit(candidate.short, NAME)
    return (
        Piece(f"  {digit}  ", "faint" if barred else "mark", bold=not barred),
        Piece("■ " if ticked else "□ ", "mark" if ticked else "faint"),
        *highlighted(name, routing.spelling_in(name), role, accent=role),
        figure(candidate.year_parts, 8, role),
        figure(candidate.open_parts, 10, role),
        Piece("   "),
        *_why_it(candidate, routing, max(1, cells - 39)),
    )


def _why_it(candidate: Candidate, routing: Routing, room: int) -> Line:
    """The reason, or the word by which it was found."""
    word = routing.word_found(candidate)
    if not word or candidate.why is not None:
        reason = reason_of(candidate)
        # The words matter more than where they stand.
        return (Piece(cut(reason if width(reason) <= room else reason.removeprefix(_WHERE), room), "muted"),)
    found = routing.spelling_in(word)
    return (Piece("слово «", "muted"), *highlighted(cut(word, room - 8), found, "muted"), Piece("»", "muted"))


def heading(routing: Routing, codes: Sequence[str]) -> Line:
    """What Enter will do: `Направим двоим, каждому его часть  п.16`."""
    if not codes:
        return as_line("Выберите, кому: буквами или стрелками", "muted")
    verb, clause = ("Направим иному", "п.9") if routing.returned else ("Направим", "п.8")
    if routing.count > 1:
        to = to_how_many(len(codes)) if len(codes) > 1 else f"исполнителю {routing.candidate(codes[0]).short}"
        return (Piece(f"{verb} {routing.count} {to}", bold=True), Piece(f"  {clause}", "muted"))
    if len(codes) > 1:
        verb = f"{verb.removesuffix(' иному')} {to_how_many(len(codes))}, каждому его часть"
        clause = "п.9, 16" if routing.returned else "п.16"
    else:
        verb = f"{verb}: {routing.candidate(codes[0]).short}"
    return (Piece(verb, bold=True), Piece(f"  {clause}", "muted"))


def due_line(due: Due | None, clock: Clock, room: int = 99) -> Line:
    """`проект до 17:19, успевает`; what does not fit into `room` cells is said in fewer words."""
    if due is None:
        return BLANK
    what = "итог" if due.key is Key.FINAL else "проект"
    until = f"до {clock.at(due.due)}"
    return next((line for line in _dues(due, clock, what, until) if line_width(line) <= room), BLANK)


def _dues(due: Due, clock: Clock, what: str, until: str) -> Iterator[Line]:
    """What one will owe, in ever fewer words."""
    if due.left < 0:
        late = Piece(f"× {clock_face(due.left, clock.day)}", "late")
        yield Piece(f"{what} {until}  ", "muted"), late
        yield Piece(f"{until}  ", "muted"), late
        yield (late,)
    elif due.fair:
        yield (Piece(f"{what} {until}, успевает", "muted"),)
    else:
        yield Piece(f"{what} {until}, ", "muted"), Piece(f"ему {hms(due.left)}, меньше часа", "soon")
        yield Piece(f"{what} {until}, ", "muted"), Piece("меньше часа", "soon")
        yield Piece(f"{until}, ", "muted"), Piece("меньше часа", "soon")
    yield (Piece(f"{what} {until}", "muted"),)
    yield (Piece(until, "muted"),)


def label_width(routing: Routing) -> int:
    """Cells for the short names of the ticked."""
    return max((width(routing.candidate(code).short) for code in routing.chosen), default=NAME)
