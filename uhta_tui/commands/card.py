"""A message for a person: what `uhta show` prints, line by line."""

from collections.abc import Iterator

from models.terms import CONTENT_TITLES, PART_TITLES, REPLY_TITLES, SIDE_TITLES, STATUS_TITLES
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.case import Deadline, Draft, Part
from uhta_tui.procedure.clauses import ACTIONS, DEADLINES
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.procedure.scene import short_name
from uhta_tui.procedure.shortcomings import Shortcoming
from uhta_tui.text import printable
from uhta_tui.wording import exact_duration, full_stamp, stamp


def card(view: MessageView) -> str:
    """The message with its parts, drafts, reply, deadlines, shortcomings and journal."""
    sections = (
        ("Части", _parts(view)),
        ("Ответ", _reply(view)),
        ("Сроки", (_deadline(view, deadline) for deadline in view.case.deadlines)),
        ("Недостатки", (_shortcoming(view, found) for found in view.shortcomings)),
        ("Журнал", _journal(view)),
    )
    lines = list(_head(view))
    for title, rows in sections:
        found = list(rows)
        lines += [f"{title}:", *found] if found else []
    held = view.held
    lines.append(f"Держали: стол {exact_duration(held.desk)}, исполнители {exact_duration(held.executors)}")
    return "\n".join(lines)


def _head(view: MessageView) -> Iterator[str]:
    case, facts, zone = view.case, view.case.facts, view.scene.calendar.timezone
    known = f" · {printable(facts.external_id)}" if facts.external_id else ""
    yield f"№ {case.number}{known} · {printable(facts.source)} · {STATUS_TITLES[case.status]}"
    received = full_stamp(case.received_at, zone)
    yield f"получено {received} · {printable(facts.author)} · {printable(facts.url)}"
    if case.why:
        yield f"причина: {printable(case.why)}"
    if facts.text:
        yield printable(facts.text)


def _short(view: MessageView, code: str | None) -> str:
    """An executor's short name; its code when the directory has no name for it."""
    return printable(short_name(view.scene.executors, code or "")) or code or ""


def _parts(view: MessageView) -> Iterator[str]:
    zone = view.scene.calendar.timezone
    for part in view.case.parts:
        yield _part(view, part)
        for draft in view.case.drafts:
            if draft.part == part.no:
                yield _draft(draft, zone)


def _part(view: MessageView, part: Part) -> str:
    sent = stamp(part.sent_at, view.scene.calendar.timezone)
    about = f" · {printable(part.about)}" if part.about else ""
    reason = f" · {printable(part.reason)}" if part.reason else ""
    return f"  {_short(view, part.executor)}: {PART_TITLES[part.status]}, передано {sent}{about}{reason}"


def _draft(draft: Draft, zone: str) -> str:
    kind = REPLY_TITLES[draft.kind]
    content = f", {CONTENT_TITLES[draft.content]}" if draft.content else ""
    files = f", вложений {len(draft.attachments)}" if draft.attachments else ""
    head = f"    проект {draft.version} от {stamp(draft.at, zone)}: {kind}{content}{files}"
    return f"{head}\n      {printable(draft.text)}"


def _reply(view: MessageView) -> Iterator[str]:
    reply, zone = view.case.reply, view.scene.calendar.timezone
    if reply is None:
        return
    posted = f"размещён {full_stamp(reply.posted_at, zone)}" if reply.posted_at is not None else "не размещён"
    yield f"  {REPLY_TITLES[reply.kind]}, согласован {full_stamp(reply.approved_at, zone)}, {posted}"
    if reply.url:
        yield f"  {printable(reply.url)}"
    yield f"  {printable(reply.text)}"


def _deadline(view: MessageView, deadline: Deadline) -> str:
    clause = DEADLINES[deadline.key]
    over = over_now(deadline, view.scene)
    end = "идёт" if deadline.running else "снят" if deadline.met_at is None else "выполнен"
    late = f", позже на {exact_duration(over)}" if over else ""
    who = f" ({_short(view, deadline.executor)})" if deadline.executor else ""
    due = full_stamp(deadline.due, view.scene.calendar.timezone)
    guess = ", предварительный" if deadline.provisional else ""
    return f"  {clause.title}{who} {clause.clause}: до {due}, {end}{late}{guess}"


def _shortcoming(view: MessageView, found: Shortcoming) -> str:
    what = DEADLINES[found.key].title if found.key else printable(found.text)
    over = f", позже на {exact_duration(found.over)}" if found.over else ""
    who = _short(view, found.executor) or SIDE_TITLES[found.side]
    notice = found.notice
    told = "извещено" if notice else "не извещено"
    decided = f", решено: {printable(notice.resolution)}" if notice and notice.resolved_at is not None else ""
    return f"  {found.id} {what} {found.clause} ({who}){over}, {told}{decided}"


def _journal(view: MessageView) -> Iterator[str]:
    zone = view.scene.calendar.timezone
    for row in view.journal:
        title, clause = ACTIONS[row.action]
        yield f"  {stamp(row.at, zone)}  {printable(row.by)}: {title} {clause}".removesuffix(" —")
