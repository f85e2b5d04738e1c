"""The reply to the author: composing, posting, asking, taking back. п.2, 6, 14, 15, 16."""

from dataclasses import replace

from models.terms import Key, Origin, PartStatus, ReplyKind, Status, Turn
from uhta_tui.procedure.actions import AuthorAnswered, Clarify, Compose, Post, Reopen
from uhta_tui.procedure.case import Part, Reply
from uhta_tui.procedure.lifecycle import ready_to_compose
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.work import WHERE, Work


def compose(work: Work, action: Compose) -> None:
    """п.14, 16: form the reply from the approved parts and approve it; `publish` starts."""
    if work.case.turn not in (Turn.OPEN, Turn.INTERIM):
        raise Refused("п.16", f"Свести ответ нельзя: сообщение {WHERE[work.case.status]} (п.16).")
    work.after_message()
    kind = _kind_of_reply(work, action.kind)
    sources = _sources(work, kind)
    text = action.text
    if not text.strip():
        if len(sources) != 1:
            raise Refused("п.16", "Нужен текст сводного ответа: он складывается из нескольких частей (п.16).")
        text = _text_of(work, sources[0])
    work.withdraw((p for p in work.case.live_parts if p not in sources), "сведён запрос автору")
    work.approve_reply(kind, Origin.COMPOSED, text)


def _text_of(work: Work, part: Part) -> str:
    draft = work.case.last_draft(part.no)
    return draft.text if draft else ""


def _approved_kinds(work: Work) -> dict[Part, ReplyKind]:
    """The approved live parts and what kind of reply each gave."""
    kinds = {}
    for part in work.case.live_parts:
        draft = work.case.last_draft(part.no)
        if part.status is PartStatus.APPROVED and draft is not None:
            kinds[part] = draft.kind
    return kinds


def _kind_of_reply(work: Work, asked: ReplyKind | None) -> ReplyKind:
    """What the reply is: any interim part makes it interim (п.16); after an interim only an answer (п.15)."""
    kinds = set(_approved_kinds(work).values())
    # After an interim reply the full answers approved before it serve the final text as they are.
    implied = next((k for k in (ReplyKind.CLARIFICATION, ReplyKind.INTERIM) if k in kinds), ReplyKind.ANSWER)
    kind = asked or implied
    if work.case.interim_at is not None and kind is not ReplyKind.ANSWER:
        raise Refused("п.15", "Второго промежуточного нет: после него даётся окончательный ответ (п.15).")
    if kind is ReplyKind.CLARIFICATION:
        return kind
    if ReplyKind.CLARIFICATION in kinds:
        raise Refused("п.2", "Среди частей есть запрос автору: сведите запрос или заберите эту часть (п.2).")
    if kind is not implied:
        raise Refused("п.16", _MISMATCH[implied])
    return kind


_MISMATCH = {
    ReplyKind.INTERIM: "Одна из частей промежуточная, поэтому и ответ промежуточный (п.16).",
    ReplyKind.ANSWER: "Ни одна часть не промежуточная, поэтому ответ окончательный (п.16).",
}


def _sources(work: Work, kind: ReplyKind) -> list[Part]:
    """The parts that the reply rests on.

    Raises:
        Refused: If some are still open; a clarification need not wait for the others.
    """
    approved = _approved_kinds(work)
    if kind is ReplyKind.CLARIFICATION:
        asking = [part for part, given in approved.items() if given is ReplyKind.CLARIFICATION]
        if not asking:
            raise Refused("п.2", "Свести запрос нельзя: ни в одной согласованной части его нет (п.2).")
        return asking
    if not ready_to_compose(work.case):
        waiting = [
            work.short(p.executor) for p in work.case.live_parts if p.status is not PartStatus.APPROVED
        ]
        who = f": не согласовано — {', '.join(waiting)}" if waiting else ": нет ни одной части"
        raise Refused("п.16", f"Свести ответ нельзя{who} (п.16).")
    return list(approved)


def clarify(work: Work, action: Clarify) -> None:
    """п.2, 6: approve a request to the author; it ends the routing and takes live parts back."""
    if work.case.interim_at is not None and work.case.status is not Status.ANSWERED:
        raise Refused(
            "п.15", "Спросить автора нельзя: после промежуточного ответа даётся окончательный (п.15)."
        )
    work.require_status(
        "п.2", "Спросить автора", Status.RECEIVED, Status.DRAFTING, Status.REVIEW, Status.COMPOSING
    )
    work.after_message()
    work.require_text(action.text, "п.2", "Спросить автора нельзя без текста запроса (п.2).")
    work.meet(Key.ROUTE)
    work.withdraw(work.case.live_parts, "автору направлен запрос")
    work.approve_reply(ReplyKind.CLARIFICATION, Origin.CLARIFY, action.text)


def author_answered(work: Work, action: AuthorAnswered) -> None:
    """п.2, 6: the answer starts a new cycle of the same message: new `route` and `answer`."""
    work.require_status("п.2", "Записать ответ автора", Status.CLARIFYING, Status.CLOSED)
    work.after_message()
    work.require_text(action.text, "п.2", "Записать ответ автора нельзя без текста (п.2).")
    work.case = replace(work.case, cycle=work.case.cycle + 1, why="")
    work.turn(Turn.OPEN)
    work.start(Key.ROUTE)
    work.start(Key.ANSWER)


def post(work: Work, action: Post) -> None:
    """п.14: the reply stands where the message stood; it meets `publish` and `answer`."""
    work.require_status("п.14", "Разместить", Status.APPROVED)
    work.after_message()
    reply = work.case.reply
    if reply is None:
        raise Refused("п.14", "Разместить нельзя: нет согласованного ответа (п.14).")
    check_link(work, action.url, confirmed=action.other_host)
    work.put_reply(replace(reply, posted_at=work.at, posted_act=work.act, url=action.url.strip()))
    work.meet(Key.PUBLISH, Key.ANSWER)
    _after_posting(work, reply)


def check_link(work: Work, url: str, *, confirmed: bool) -> None:
    """п.14: an http(s) link, on the host of the message unless another was confirmed."""
    host = work.scene.host_of(url.strip())
    if not host:
        raise Refused("п.14", "Нужна ссылка на размещённый ответ, http или https (п.14).")
    source = work.scene.host_of(work.case.facts.url)
    if source and source != host and not confirmed:
        raise Refused(
            "п.14",
            f"Ссылка ведёт на {host}, а сообщение было на {source} (п.14). Подтвердите другой источник.",
        )


def _after_posting(work: Work, reply: Reply) -> None:
    """Take the turn that the posted reply calls for."""
    if reply.kind is ReplyKind.ANSWER:
        work.turn(Turn.ANSWERED)
    elif reply.kind is ReplyKind.CLARIFICATION:
        work.turn(Turn.CLARIFYING)
    else:
        work.case = replace(work.case, interim_at=work.at)
        work.turn(Turn.INTERIM)
        for part in work.case.live_parts:
            draft = work.case.last_draft(part.no)
            if draft is not None and draft.kind is ReplyKind.INTERIM:
                owing = work.set_part(part, PartStatus.SENT, gave_interim=True)
                work.start(Key.FINAL, owing)


def reopen(work: Work, action: Reopen) -> None:
    """п.14: take back a composed reply that is not posted yet, with a reason."""
    work.require_status("п.14", "Взять ответ назад", Status.APPROVED)
    work.after_message()
    work.require_text(action.reason, "п.14", "Взять ответ назад нельзя без причины (п.14).")
    reply = work.case.reply
    if reply is None:
        raise Refused("п.14", "Взять назад нечего: нет согласованного ответа (п.14).")
    work.drop(Key.PUBLISH, waived=False)
    work.put_reply(replace(reply, taken_back_at=work.at))
    if reply.origin is not Origin.COMPOSED:
        work.resume(lambda d: d.key is Key.ROUTE and d.ended_by == reply.approved_act)
    if reply.origin is Origin.REPEAT:
        work.case = replace(work.case, repeat_of=None, new_facts=False)
    work.turn(Turn.OPEN if work.case.interim_at is None else Turn.INTERIM)
