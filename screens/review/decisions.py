"""The three decisions of п.11 as a table: what comes next, when the reply is out, what it leaves of п.8."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from models.terms import Key
from screens.clock.budget import margin_pieces
from screens.clock.clock import Clock
from screens.names import executor_name
from screens.pieces import Line, Piece
from screens.review.text import WIDE
from screens.text import fit, pad, width
from screens.when import dated
from screens.why import Why
from uhta_tui.procedure.outlook import Outlook
from uhta_tui.procedure.scene import ExecutorFacts

_TOO_LATE: Final = "   после срока п.8"
"""After a margin below zero, where there is room for it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One of the three decisions of п.11, as the table shows it."""

    key: str
    name: str
    outlook: Outlook
    why: Why | None = None
    """Why it cannot be taken now."""
    unticked: bool = False
    """Whether it only waits for a reason to be ticked: then its cost is shown as if it could be taken."""


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
    return [head, *(_decision(d, clock, executors, (what, out, margin), cells, wide=wide) for d in decisions)]


def _decision(
    decision: Decision,
    clock: Clock,
    executors: Mapping[str, ExecutorFacts],
    edges: tuple[int, int, int],
    cells: int,
    *,
    wide: bool,
) -> Line:
    """One row of the table."""
    what, out, margin = edges
    dimmed, outlook = decision.why is not None, decision.outlook
    # One tick away is not out of the question: what it would cost is told in full.
    cost_dimmed = dimmed and not decision.unticked
    role, cost_role = "faint" if dimmed else "body", "faint" if cost_dimmed else "body"
    zone, now = clock.zone, clock.now
    till = dated(outlook.out_by, now, zone) if wide else clock.at(outlook.out_by)
    left = margin_pieces(outlook.margin, clock.day, margin - out, dimmed=cost_dimmed)
    room = out - what - len(till) - 1
    words = next_words(outlook, clock, executors, wide=wide)
    if decision.unticked:
        words = _unticked(words, room, wide=wide)
    elif decision.why is not None:
        words = _forbidden(decision.why, room, wide=wide)
    roomy = cells >= margin + len(_TOO_LATE)
    late = outlook.margin is not None and outlook.margin < 0 and not cost_dimmed and roomy
    return (
        Piece(f"  {decision.key}  ", "faint" if dimmed else "mark", not dimmed),
        Piece(fit(decision.name, what - 5), role, not dimmed),
        Piece(fit(words, room), "body" if dimmed else "muted"),
        Piece(f" {till}", cost_role),
        *left,
        Piece(_TOO_LATE if late else "", "late"),
    )


def _unticked(after: str, room: int, *, wide: bool) -> str:
    """`отметьте причину 1–8, п.12; правка до 16:32, п.13`: what comes after only where it stands whole."""
    if not wide:
        return "отметьте причину, п.12"
    first = "отметьте причину 1–8, п.12"
    both = f"{first}; {after}"
    return both if width(both) <= room else first


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
        names = ", ".join(executor_name(executors, code) for code in outlook.waits_for)
        return f"ждём: {names}, до {due}" if names else "свести ответ, п.16"
    if outlook.key is Key.PUBLISH:
        return f"разместить до {due}, п.14"
    if outlook.key is Key.REWORK:
        return f"правка до {due}, п.13"
    if outlook.due < clock.now:
        return f"час п.11 истёк {due}"
    return f"часы п.11 идут до {due}" if wide else f"до {due}, п.11"
