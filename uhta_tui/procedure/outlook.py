"""What a decision on a draft will cost, told before it is taken: п.8 against п.10, 11, 13, 14, 16.

Everything is reckoned at the latest: every step that follows takes all the working time that the Порядок
gives it, and what is overdue already happens at once. Forming a reply from several parts has no deadline of
its own (п.16) and takes no time here.
"""

from dataclasses import dataclass

from models.terms import Key, PartStatus, ReplyKind
from uhta_tui.procedure.case import Case, Part
from uhta_tui.procedure.deadlines import due_of
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a decision leads."""

    key: Key | None
    """The deadline that it starts or leaves running; `None` when the reply still waits for other parts, or
    for being formed from several."""
    due: Moment
    """When that falls due; where `key` is `None`, the moment by which the reply can be formed."""
    waits_for: tuple[str, ...]
    """Codes of the executors whose parts the reply would still wait for."""
    out_by: Moment
    """By when the reply is posted at the latest."""
    margin: int | None
    """Working seconds between `out_by` and the due moment of п.8; negative after it, `None` where п.8 has
    been met already by the interim reply."""


def if_approved(case: Case, part: Part, at: Moment, scene: Scene) -> Outlook:
    """п.11: the draft is approved at a moment."""
    others = _needed_beside(case, part, _kind_of(case, part))
    waits = tuple(p for p in others if p.status is not PartStatus.APPROVED)
    ready = _ready(case, others, at, scene)
    if len(case.live_parts) > 1:
        return _outlook(case, None, ready, waits, ready, scene)
    return _outlook(case, Key.PUBLISH, due_of(Key.PUBLISH, at, scene), (), ready, scene)


def if_reworked(case: Case, part: Part, at: Moment, scene: Scene) -> Outlook:
    """п.13: the draft is sent back at a moment, returns at its due moment and is reviewed again (п.11)."""
    due = due_of(Key.REWORK, at, scene)
    others = _needed_beside(case, part, _kind_of(case, part))
    approved = due_of(Key.REVIEW, due, scene)
    ready = max(approved, _ready(case, others, at, scene))
    return _outlook(case, Key.REWORK, due, _open(others), ready, scene)


def if_edited(case: Case, part: Part, at: Moment, scene: Scene) -> Outlook:
    """п.11: the desk and the executor finish the text together inside the hour that runs."""
    due = _due(case, part, Key.REVIEW)
    due = at if due is None else due
    others = _needed_beside(case, part, _kind_of(case, part))
    ready = max(at, due, _ready(case, others, at, scene))
    return _outlook(case, Key.REVIEW, due, _open(others), ready, scene)


def if_handed_in(case: Case, part: Part, kind: ReplyKind, at: Moment, scene: Scene) -> Outlook:
    """п.10: a draft comes in at a moment; one that replaces a waiting one leaves its hour running."""
    running = _due(case, part, Key.REVIEW)
    due = due_of(Key.REVIEW, at, scene) if running is None else running
    others = _needed_beside(case, part, kind)
    ready = max(at, due, _ready(case, others, at, scene))
    return _outlook(case, Key.REVIEW, due, _open(others), ready, scene)


def ready_by(case: Case, part: Part, at: Moment, scene: Scene) -> Moment:
    """By when a live part is approved at the latest, as it stands at a moment."""
    if part.status is PartStatus.APPROVED:
        return at
    if part.status is PartStatus.DRAFTED:
        return max(at, _due(case, part, Key.REVIEW) or at)
    draft = max(at, *(_due(case, part, key) or at for key in (Key.DRAFT, Key.REWORK, Key.FINAL, Key.REROUTE)))
    return due_of(Key.REVIEW, draft, scene)


def _outlook(
    case: Case, key: Key | None, due: Moment, waits: tuple[Part, ...], ready: Moment, scene: Scene
) -> Outlook:
    """An outlook by when the parts are ready."""
    out_by = due_of(Key.PUBLISH, ready, scene)
    owed = case.answer_deadline
    margin = scene.calendar.between(out_by, owed.due) if owed.running else None
    return Outlook(key, due, tuple(p.executor for p in waits), out_by, margin)


def _kind_of(case: Case, part: Part) -> ReplyKind:
    draft = case.last_draft(part.no)
    return draft.kind if draft else ReplyKind.ANSWER


def _needed_beside(case: Case, part: Part, kind: ReplyKind) -> tuple[Part, ...]:
    """The other live parts that the reply rests on; a request to the author waits for none (п.2, 6)."""
    if kind is ReplyKind.CLARIFICATION:
        return ()
    return tuple(p for p in case.live_parts if p.no != part.no)


def _open(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(p for p in parts if p.status is not PartStatus.APPROVED)


def _ready(case: Case, parts: tuple[Part, ...], at: Moment, scene: Scene) -> Moment:
    """By when all of the parts are approved; at once if there are none."""
    return max((ready_by(case, p, at, scene) for p in parts), default=at)


def _due(case: Case, part: Part, key: Key) -> Moment | None:
    """The due moment of a part's running deadline."""
    return next((d.due for d in case.deadlines if d.running and d.key is key and d.part == part.no), None)
