"""The actions that people take on a message being lived, each at its clock."""

from typing import Final

from models.terms import NEEDS_EVIDENCE, Content, ReplyKind
from uhta_tui.demo import texts
from uhta_tui.demo.evidence import attachments
from uhta_tui.demo.life import MINUTE, Life
from uhta_tui.procedure import actions
from uhta_tui.procedure.case import Attachment, Tick
from uhta_tui.wording import date_in_words

_PHOTOS: Final = 3
"""At most so many attachments to a draft."""


def words(life: Life, text: str) -> str:
    """A text with the address and the dates in their places."""
    calendar = life.world.scene.calendar
    today = calendar.day_of(life.clock)
    soon, later = (calendar.days(today, n) for n in (life.rng.randint(2, 4), life.rng.randint(5, 7)))
    return text.format(
        where=life.matter.where,
        today=date_in_words(today),
        soon=date_in_words(soon),
        later=date_in_words(later),
    )


def greeted(life: Life, text: str) -> str:
    """A text with its greeting before it."""
    name = life.matter.name
    hello = texts.HELLO.format(name=name) if name else texts.HELLO_ALL
    return f"{hello} {text}"


def route(life: Life, *executors: str) -> actions.Route:
    """п.8: to one or several; the second is told what is theirs."""
    second = life.matter.subject.second
    parts = {executors[1]: second.about} if len(executors) > 1 and second else {}
    return actions.Route(at=life.clock, by=life.by, message=life.name, executors=executors, parts=parts)


def give_back(life: Life, executor: str) -> actions.Return:
    """п.9: not theirs."""
    reason = life.pick(texts.RETURNS)
    return actions.Return(at=life.clock, by=life.by, message=life.name, executor=executor, reason=reason)


def reroute(life: Life, executor: str, to: str) -> actions.Reroute:
    """п.9: to another."""
    return actions.Reroute(at=life.clock, by=life.by, message=life.name, executor=executor, to=(to,))


def withdraw(life: Life, executor: str) -> actions.Withdraw:
    """A slip of the hand is taken back."""
    return actions.Withdraw(
        at=life.clock, by=life.by, message=life.name, executor=executor, reason=texts.MISROUTED
    )


def draft(
    life: Life, executor: str, kind: ReplyKind = ReplyKind.ANSWER, content: Content | None = None
) -> actions.SubmitDraft:
    """п.10: a draft that can be approved; its content is left to chance if it is not given."""
    content, text = _answer(life, executor, kind) if content is None else _that(life, content)
    proved = content in NEEDS_EVIDENCE and not (life.case.new_facts and life.chance(0.3))
    return actions.SubmitDraft(
        at=life.clock,
        by=life.by,
        message=life.name,
        executor=executor,
        kind=kind,
        content=content,
        text=greeted(life, f"{words(life, text)} {texts.THANKS}") if _alone(life) else words(life, text),
        attachments=_photos(life) if proved else (),
    )


def _alone(life: Life) -> bool:
    return len(life.case.live_parts) == 1


def _photos(life: Life) -> tuple[Attachment, ...]:
    return tuple(life.rng.sample(attachments(), life.rng.randint(1, _PHOTOS)))


def _answer(life: Life, executor: str, kind: ReplyKind) -> tuple[Content | None, str]:
    """What a draft contains, and its text before its places are filled."""
    matter, subject = life.matter, life.matter.subject
    if kind is ReplyKind.CLARIFICATION:
        return None, subject.ask
    if kind is ReplyKind.INTERIM:
        return Content.EXPLANATION, subject.interim
    if subject.second is not None and executor in matter.executors[1:]:
        return Content.MEASURES, subject.second.answer
    contents = list(subject.answers)
    if life.case.new_facts:
        contents = [c for c in contents if c in (Content.MEASURES, Content.PROGRESS)]
    content = life.pick(contents)
    return content, subject.answers[content]


def _that(life: Life, content: Content) -> tuple[Content, str]:
    return content, life.matter.subject.answers[content]


def weak_draft(life: Life, executor: str, weak: texts.Weak) -> actions.SubmitDraft:
    """A draft that must go back (п.12)."""
    text = words(life, weak.text)
    return actions.SubmitDraft(
        at=life.clock,
        by=life.by,
        message=life.name,
        executor=executor,
        content=Content.EXPLANATION,
        text=greeted(life, text) if _alone(life) else text,
    )


def rework(life: Life, executor: str, *weaknesses: texts.Weak) -> actions.Rework:
    """п.12: back, with the reasons."""
    draft = next(d for d in reversed(life.case.drafts) if life.case.part(d.part).executor == executor)
    ticks = tuple(Tick(w.number, w.comment, w.passage if w.passage in draft.text else "") for w in weaknesses)
    return actions.Rework(at=life.clock, by=life.by, message=life.name, executor=executor, reasons=ticks)


def edit_jointly(life: Life, executor: str) -> actions.EditJointly:
    """п.11: the desk adds what the draft lacks."""
    part = life.case.live_part_of(executor)
    last = life.case.last_draft(part.no) if part else None
    text = f"{last.text if last else ''} О результате напишем здесь же."
    return actions.EditJointly(at=life.clock, by=life.by, message=life.name, executor=executor, text=text)


def approve(life: Life, executor: str) -> actions.Approve:
    """п.11: approve; where a repeat has no material, that is confirmed (п.17)."""
    part = life.case.live_part_of(executor)
    last = life.case.last_draft(part.no) if part else None
    bare = last is not None and last.content in NEEDS_EVIDENCE and not last.attachments
    return actions.Approve(
        at=life.clock, by=life.by, message=life.name, executor=executor, without_evidence=bare
    )


def compose(life: Life) -> actions.Compose:
    """п.16: one part's text as it is, several one after the other under one greeting."""
    return actions.Compose(at=life.clock, by=life.by, message=life.name, text=_composed(life))


def _composed(life: Life) -> str:
    drafts = [life.case.last_draft(part.no) for part in life.case.live_parts]
    if len(drafts) == 1:
        return ""
    return greeted(life, "\n\n".join([*(d.text for d in drafts if d), texts.THANKS]))


def reopen(life: Life) -> actions.Reopen:
    """The reply is taken back before it is posted."""
    return actions.Reopen(at=life.clock, by=life.by, message=life.name, reason=texts.REOPENED)


def post(life: Life, *, at_once: bool = False) -> actions.Post:
    """п.14: posted in the same place; now and then it is entered some minutes later, if not at once."""
    life.lag = 0 if at_once else life.pick((0, 0, 0, 4, 9)) * MINUTE
    link = life.matter.link + len(life.case.replies)
    url = life.matter.network.reply.format(n=life.matter.link, m=link)
    return actions.Post(at=life.clock, by=life.by, message=life.name, url=url)


def clarify(life: Life) -> actions.Clarify:
    """п.2, 6: ask the author."""
    text = greeted(life, life.matter.subject.ask)
    return actions.Clarify(at=life.clock, by=life.by, message=life.name, text=text)


def author_answered(life: Life) -> actions.AuthorAnswered:
    """п.2, 6: the author has answered."""
    text = words(life, life.pick(texts.AUTHOR_SAYS))
    return actions.AuthorAnswered(at=life.clock, by=life.by, message=life.name, text=text)


def repeat(life: Life, *, new_facts: bool) -> actions.Repeat:
    """п.17: a link to the reply given before, or only the tie to it."""
    return actions.Repeat(
        at=life.clock,
        by=life.by,
        message=life.name,
        earlier=f"№{life.matter.earlier}",
        new_facts=new_facts,
        text="" if new_facts else greeted(life, words(life, texts.ANSWERED_BEFORE)),
    )


def exclude(life: Life) -> actions.Exclude:
    """п.18: neither processed nor answered."""
    ground = texts.THREATS[life.matter.about][1]
    return actions.Exclude(at=life.clock, by=life.by, message=life.name, ground=ground)


def out_of_scope(life: Life) -> actions.OutOfScope:
    """п.21: another law's."""
    law = texts.FORMAL[life.matter.about][1]
    return actions.OutOfScope(at=life.clock, by=life.by, message=life.name, law=law)


def restore(life: Life) -> actions.Restore:
    """п.21: taken back into work."""
    return actions.Restore(at=life.clock, by=life.by, message=life.name, reason=texts.RESTORED)


def close(life: Life, reason: str) -> actions.Close:
    """п.5: ended without a reply."""
    return actions.Close(at=life.clock, by=life.by, message=life.name, reason=reason)


def remark(life: Life) -> actions.NoteText:
    """A remark of the desk."""
    text = life.pick(texts.REMARKS)
    return actions.NoteText(at=life.clock, by=life.by, message=life.name, text=text)


def amend_place(life: Life) -> actions.Amend:
    """The place is made exact."""
    fields = {"place": f"Ухта, {life.matter.where}"}
    return actions.Amend(
        at=life.clock, by=life.by, message=life.name, fields=fields, reason="адрес уточнён по тексту"
    )


def finding(life: Life) -> actions.RecordFinding:
    """п.20: the answer was unreliable or incomplete."""
    executor = life.case.parts[-1].executor
    text = life.pick(texts.FINDINGS)
    return actions.RecordFinding(at=life.clock, by=life.by, message=life.name, executor=executor, text=text)


def notify(life: Life, shortcoming: str) -> actions.Notify:
    """п.20: the notice has gone out."""
    return actions.Notify(at=life.clock, by=life.by, shortcoming=shortcoming)


def resolve(life: Life, shortcoming: str) -> actions.Resolve:
    """п.20: what was decided."""
    text = life.pick(texts.RESOLUTIONS)
    return actions.Resolve(at=life.clock, by=life.by, shortcoming=shortcoming, text=text)
