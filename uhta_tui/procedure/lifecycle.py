"""Where a message stands: its status follows from its turn and its parts, and so does what to do next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from models.terms import ENDED, Key, PartStatus, Status, Step, Turn
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.worktime.moments import Moment

_BY_TURN: Final[Mapping[Turn, Status]] = {
    Turn.APPROVED: Status.APPROVED,
    Turn.CLARIFYING: Status.CLARIFYING,
    Turn.ANSWERED: Status.ANSWERED,
    Turn.CLOSED: Status.CLOSED,
    Turn.EXCLUDED: Status.EXCLUDED,
    Turn.OUT_OF_SCOPE: Status.OUT_OF_SCOPE,
}
"""Turns that settle the status by themselves; in the others it follows from the parts."""

_WORKING: Final = frozenset({PartStatus.SENT, PartStatus.REWORK, PartStatus.RETURNED})


def status_of(turn: Turn, live: Iterable[PartStatus], *, final_draft_came: bool) -> Status:
    """The status of a message.

    Args:
        turn: Where its own course stands.
        live: The statuses of its live parts.
        final_draft_came: After an interim reply: whether a final draft has come (п.15).
    """
    settled = _BY_TURN.get(turn)
    if settled is not None:
        return settled
    statuses = frozenset(live)
    if turn is Turn.INTERIM and (not statuses or not final_draft_came):
        return Status.INTERIM
    if PartStatus.DRAFTED in statuses:
        return Status.REVIEW
    if statuses & _WORKING:
        return Status.DRAFTING
    return Status.COMPOSING if statuses else Status.RECEIVED


def current_status(case: Case) -> Status:
    """The status of a case by the rule above."""
    return status_of(case.turn, (p.status for p in case.live_parts), final_draft_came=case.final_draft_came)


def ready_to_compose(case: Case) -> bool:
    """Whether every live part is approved, so that the reply can be formed (п.16)."""
    live = case.live_parts
    return bool(live) and all(p.status is PartStatus.APPROVED for p in live)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is due next and by when: a line of the queue."""

    step: Step
    executor: str | None
    """Whose step it is, or whose part it is about; `None` for the message as a whole."""
    due: Moment | None
    """The nearest running deadline; `None` when nothing runs."""
    key: Key | None
    """Which deadline `due` belongs to."""


_STEP_OF: Final[Mapping[Key, Step]] = {
    Key.ROUTE: Step.ROUTE,
    Key.REROUTE: Step.REROUTE,
    Key.DRAFT: Step.DRAFT,
    Key.REVIEW: Step.REVIEW,
    Key.REWORK: Step.REWORK,
    Key.PUBLISH: Step.PUBLISH,
    Key.FINAL: Step.FINAL,
}
"""The step that each running deadline asks for; `answer` and `return` ask for none of their own."""


def next_step(case: Case) -> NextStep:
    """What to do next with a message; where several deadlines run, the queue goes by the earliest."""
    running = [d for d in case.deadlines if d.running and d.key is not Key.RETURN]
    nearest = min(running, key=_urgency, default=None)
    due = nearest.due if nearest else None
    key = nearest.key if nearest else None
    asking = min((d for d in running if d.key in _STEP_OF), key=_urgency, default=None)
    if asking is not None:
        return NextStep(_STEP_OF[asking.key], asking.executor, due, key)
    return NextStep(_quiet_step(case), None, due, key)


def _urgency(deadline: Deadline) -> tuple[Moment, int]:
    return deadline.due, deadline.no


def _quiet_step(case: Case) -> Step:
    """The step of a message none of whose running deadlines asks for one."""
    if case.status in ENDED:
        return Step.NONE
    if case.status is Status.CLARIFYING:
        return Step.WAIT_AUTHOR
    if ready_to_compose(case):
        return Step.COMPOSE
    return Step.ROUTE
