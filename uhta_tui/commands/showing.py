"""Messages as JSON objects: what `uhta show --json` and `uhta list --json` give."""

from models.terms import ENDED
from uhta_tui.desk.rows import MessageView, QueueRow
from uhta_tui.procedure.case import Deadline, Draft, Part, Reply
from uhta_tui.procedure.clauses import DEADLINES, STEPS
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.procedure.shortcomings import Shortcoming
from uhta_tui.worktime.moments import Moment, iso


def _moment(moment: Moment | None, zone: str) -> str | None:
    return None if moment is None else iso(moment, zone)


def message(view: MessageView) -> dict[str, object]:
    """A message with its parts, deadlines, reply, shortcomings, who held it, and journal."""
    case, zone = view.case, view.scene.calendar.timezone
    facts = case.facts
    return {
        "number": case.number,
        "external_id": facts.external_id,
        "status": case.status.value,
        "received_at": iso(case.received_at, zone),
        "source": facts.source,
        "url": facts.url,
        "author": facts.author,
        "author_url": facts.author_url,
        "text": facts.text,
        "topic": facts.topic,
        "place": facts.place,
        "published_at": _moment(facts.published_at, zone),
        "extra": dict(facts.extra),
        "cycle": case.cycle,
        "why": case.why,
        "repeat_of": case.repeat_of,
        "new_facts": case.new_facts,
        "parts": [_part(view, part) for part in case.parts],
        "deadlines": [_deadline(view, deadline) for deadline in case.deadlines],
        "reply": _reply(case.reply, zone),
        "shortcomings": [_shortcoming(found, zone) for found in view.shortcomings],
        "held": {
            "desk": view.held.desk,
            "executors": view.held.executors,
            "by_executor": dict(view.held.by_executor),
        },
        "journal": [{**row.line, "entered_at": iso(row.entered_at, zone)} for row in view.journal],
    }


def _part(view: MessageView, part: Part) -> dict[str, object]:
    zone = view.scene.calendar.timezone
    return {
        "executor": part.executor,
        "status": part.status.value,
        "cycle": part.cycle,
        "sent_at": iso(part.sent_at, zone),
        "about": part.about,
        "reason": part.reason,
        "drafts": [_draft(draft, zone) for draft in view.case.drafts if draft.part == part.no],
    }


def _draft(draft: Draft, zone: str) -> dict[str, object]:
    return {
        "version": draft.version,
        "kind": draft.kind.value,
        "content": draft.content.value if draft.content else None,
        "text": draft.text,
        "at": iso(draft.at, zone),
        "by": draft.by,
        "joint": draft.joint,
        "final": draft.final,
        "attachments": [{"name": a.name, "sha256": a.sha256, "size": a.size} for a in draft.attachments],
    }


def _deadline(view: MessageView, deadline: Deadline) -> dict[str, object]:
    zone = view.scene.calendar.timezone
    clause = DEADLINES[deadline.key]
    return {
        "id": f"{view.case.number}-{deadline.no}",
        "key": deadline.key.value,
        "clause": clause.clause,
        "owner": clause.owner.value,
        "executor": deadline.executor,
        "start": iso(deadline.start, zone),
        "due": iso(deadline.due, zone),
        "met_at": _moment(deadline.met_at, zone),
        "dropped": deadline.dropped_at is not None,
        "dropped_at": _moment(deadline.dropped_at, zone),
        "over_seconds": over_now(deadline, view.scene),
        "provisional": deadline.provisional,
        "cycle": deadline.cycle,
    }


def _reply(reply: Reply | None, zone: str) -> dict[str, object] | None:
    if reply is None:
        return None
    return {
        "kind": reply.kind.value,
        "text": reply.text,
        "approved_at": iso(reply.approved_at, zone),
        "posted_at": _moment(reply.posted_at, zone),
        "url": reply.url,
    }


def _shortcoming(found: Shortcoming, zone: str) -> dict[str, object]:
    notice = found.notice
    return {
        "id": found.id,
        "key": found.key.value if found.key else None,
        "finding": None if found.key else found.text,
        "clause": found.clause,
        "side": found.side.value,
        "executor": found.executor,
        "official": found.official,
        "over_seconds": found.over,
        "met_at": _moment(found.met_at, zone),
        "notified_at": _moment(notice.notified_at if notice else None, zone),
        "resolved_at": _moment(notice.resolved_at if notice else None, zone),
        "resolution": notice.resolution if notice else "",
        "cured": found.cured,
    }


def queue_row(row: QueueRow, zone: str) -> dict[str, object]:
    """A line of the queue."""
    return {
        "number": row.number,
        "external_id": row.external_id,
        "status": row.status.value,
        "ended": row.status in ENDED,
        "step": row.step.value,
        "clause": STEPS[row.step].clause,
        "executor": row.executor,
        "key": row.key.value if row.key else None,
        "due": _moment(row.due, zone),
        "received_at": iso(row.received_at, zone),
        "source": row.source,
        "topic": row.topic,
        "excerpt": row.excerpt,
    }
