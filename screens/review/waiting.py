"""Drafts that wait for review: which part of a message is meant, which draft is next. No Textual here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.terms import Key, PartStatus
from uhta_tui.procedure.case import Case, Part
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that waits."""

    number: int
    executor: str
    due: Moment


def waiting_drafts(cases: Iterable[Case]) -> tuple[Waiting, ...]:
    """The drafts of these messages that wait for review, the nearest deadline first (п.11)."""
    found = [
        Waiting(case.number, deadline.executor, deadline.due)
        for case in cases
        for deadline in case.deadlines
        if deadline.running and deadline.key is Key.REVIEW and deadline.executor is not None
    ]
    return tuple(sorted(found, key=lambda w: (w.due, w.number, w.executor)))


def neighbour(waiting: Sequence[Waiting], number: int, executor: str, step: int) -> Waiting | None:
    """The draft after (`step` 1) or before (-1) one, round in a circle; `None` if there is no other."""
    places = [(w.number, w.executor) for w in waiting]
    others = [w for w in waiting if (w.number, w.executor) != (number, executor)]
    if not others:
        return None
    if (number, executor) not in places:
        return others[0]
    return waiting[(places.index((number, executor)) + step) % len(waiting)]


def waiting_part(case: Case, executor: str | None) -> Part | None:
    """The part under review: the one asked for, else whose draft waits longest, else any with a draft."""
    if executor is not None and (asked := case.live_part_of(executor)) is not None:
        return asked
    waits = waiting_drafts([case])
    if waits:
        return case.live_part_of(waits[0].executor)
    drafted = [p for p in case.live_parts if case.last_draft(p.no) is not None]
    approved = [p for p in drafted if p.status is PartStatus.APPROVED]
    return next(iter([*approved, *drafted]), None)
