"""Drafts and their review: п.10, 11, 12, 13, 15, 17, 19."""

from dataclasses import replace

from models.terms import NEEDS_EVIDENCE, Content, Key, PartStatus, ReplyKind, Turn
from uhta_tui.procedure.actions import Approve, EditJointly, Rework, SubmitDraft
from uhta_tui.procedure.case import Attachment, Draft, Part, Review, Tick
from uhta_tui.procedure.checklist import REASONS
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.work import Work


def submit(work: Work, action: SubmitDraft) -> None:
    """п.10, 13, 15: a draft comes in; it meets what the executor owed and starts the review's hour."""
    part = work.live_part(action.executor, "п.10", "Принять проект")
    short = work.short(part.executor)
    if part.status not in (PartStatus.SENT, PartStatus.REWORK, PartStatus.DRAFTED):
        state = "вернул часть" if part.status is PartStatus.RETURNED else "уже имеет согласованный проект"
        raise Refused("п.10", f"Принять проект нельзя: {short} {state} (п.10).")
    if work.case.interim_at is not None and action.kind is not ReplyKind.ANSWER:
        raise Refused("п.15", "После промежуточного ответа нужен окончательный проект (п.15).")
    work.require_text(action.text, "п.10", "Принять проект нельзя без текста (п.10).")
    content = None if action.kind is ReplyKind.CLARIFICATION else action.content
    if content is None and action.kind is not ReplyKind.CLARIFICATION:
        raise Refused(
            "п.10", "Укажите, что содержит проект: меры, ход решения, опровержение, разъяснение (п.10)."
        )
    if part.status is PartStatus.SENT:
        work.drop(Key.RETURN, part=part, waived=True)
    work.meet(Key.DRAFT, Key.FINAL, Key.REWORK, part=part)
    if part.status is not PartStatus.DRAFTED:
        work.start(Key.REVIEW, part)
    files = tuple(a for a in action.attachments if isinstance(a, Attachment))
    work.add_draft(_next_draft(work, part, action.text, action.kind, content, files))
    work.set_part(part, PartStatus.DRAFTED)


def _next_draft(
    work: Work,
    part: Part,
    text: str,
    kind: ReplyKind,
    content: Content | None,
    attachments: tuple[Attachment, ...],
) -> Draft:
    """The next version of a part's text."""
    last = work.case.last_draft(part.no)
    return Draft(
        no=len(work.case.drafts) + 1,
        part=part.no,
        version=last.version + 1 if last else 1,
        kind=kind,
        content=content,
        text=text,
        at=work.at,
        by=work.by,
        attachments=attachments,
        final=work.case.interim_at is not None,
    )


def edit_jointly(work: Work, action: EditJointly) -> None:
    """п.11: the desk finishes the text with the executor, inside the same hour of review."""
    part, last = _waiting(work, action.executor, "Править вместе")
    work.require_text(action.text, "п.11", "Править вместе нельзя без текста (п.11).")
    version = _next_draft(work, part, action.text, last.kind, last.content, last.attachments)
    work.add_draft(replace(version, joint=True))
    work.set_part(part, PartStatus.DRAFTED)


def rework(work: Work, action: Rework) -> None:
    """п.12, 13: back to the executor with the ticked reasons; an approved part too, until composing."""
    part = work.live_part(action.executor, "п.12", "Вернуть на доработку")
    if work.case.turn not in (Turn.OPEN, Turn.INTERIM):
        raise Refused("п.12", "Вернуть нельзя: ответ уже согласован (п.12). Сначала возьмите его назад (я).")
    draft = work.case.last_draft(part.no)
    if part.status not in (PartStatus.DRAFTED, PartStatus.APPROVED) or draft is None:
        short = work.short(part.executor)
        raise Refused("п.12", f"Вернуть на доработку нельзя: проекта от исполнителя {short} нет (п.12).")
    _check_ticks(action.reasons)
    takes_back = part.status is PartStatus.APPROVED
    work.meet(Key.REVIEW, part=part)
    work.start(Key.REWORK, part)
    _record(work, part, draft, approved=False, ticks=action.reasons, takes_back=takes_back)
    work.set_part(part, PartStatus.REWORK)


def _check_ticks(ticks: tuple[Tick, ...]) -> None:
    """п.12: at least one of the eight, each once."""
    if not ticks:
        raise Refused("п.12", "Вернуть нельзя: не отмечена ни одна причина (п.12). Отметьте 1–8.")
    numbers = [tick.number for tick in ticks]
    for number in numbers:
        if number not in REASONS:
            raise Refused("п.12", f"Причины {number} нет: в п.12 их восемь, с 1 по 8.")
    if len(set(numbers)) < len(numbers):
        raise Refused("п.12", "Причина отмечена дважды (п.12).")


def approve(work: Work, action: Approve) -> None:
    """п.11: approve a part's draft, if no reason of п.12 is ticked and п.10's material is there."""
    part, draft = _waiting(work, action.executor, "Согласовать")
    if action.ticked:
        numbers = ", ".join(map(str, action.ticked))
        raise Refused(
            "п.12",
            f"Согласовать нельзя: отмечена причина {numbers} (п.12). Снимите её или верните (д).",
        )
    _check_evidence(work, draft, confirmed=action.without_evidence)
    work.meet(Key.REVIEW, part=part)
    _record(work, part, draft, approved=True, without_evidence=action.without_evidence)
    work.set_part(part, PartStatus.APPROVED)


def _check_evidence(work: Work, draft: Draft, *, confirmed: bool) -> None:
    """п.10 and, for a repeat with new facts, п.17."""
    anew = work.case.new_facts
    if anew and draft.kind is ReplyKind.ANSWER and draft.content not in (Content.MEASURES, Content.PROGRESS):
        raise Refused("п.17", "Согласовать нельзя: на повтор отвечают о мерах или о ходе решения (п.17).")
    if draft.content not in NEEDS_EVIDENCE or draft.attachments:
        return
    if not anew:
        raise Refused(
            "п.10",
            "Согласовать нельзя: нет фото, видео или акта (п.10). Верните (д).",
        )
    if not confirmed:
        raise Refused("п.17", "К проекту нет материалов: подтвердите, что их нет (п.17 «при наличии»).")


def _waiting(work: Work, executor: str, what: str) -> tuple[Part, Draft]:
    """A part whose draft waits for review, and that draft."""
    part = work.live_part(executor, "п.11", what)
    draft = work.case.last_draft(part.no)
    if part.status is not PartStatus.DRAFTED or draft is None:
        short = work.short(part.executor)
        raise Refused("п.11", f"{what} нельзя: проект исполнителя {short} не ждёт согласования (п.11).")
    return part, draft


def _record(
    work: Work,
    part: Part,
    draft: Draft,
    *,
    approved: bool,
    ticks: tuple[Tick, ...] = (),
    without_evidence: bool = False,
    takes_back: bool = False,
) -> None:
    """Add the decision to the case."""
    review = Review(
        no=len(work.case.reviews) + 1,
        part=part.no,
        draft=draft.no,
        at=work.at,
        by=work.by,
        approved=approved,
        ticks=ticks,
        without_evidence=without_evidence,
        takes_back=takes_back,
    )
    work.case = replace(work.case, reviews=(*work.case.reviews, review))
