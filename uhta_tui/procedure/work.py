"""A case being changed by one action: the small moves from which the rules are made."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from models.terms import (
    Key,
    Origin,
    PartStatus,
    ReplyKind,
    Status,
    Turn,
)
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.case import Case, Course, Deadline, Draft, Part, Reply
from uhta_tui.procedure.deadlines import dropped, finished, placed, resumed
from uhta_tui.procedure.lifecycle import current_status
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.scene import Scene, short_name
from uhta_tui.worktime.moments import Moment, at


class Work:
    """One action's changes to a case; `done` gives the case that results.

    The case inside is replaced by each move, so rules read it as it stands after the moves before.
    """

    def __init__(self, case: Case, action: Action, scene: Scene) -> None:
        self.case = replace(case, acts=case.acts + 1)
        self.scene = scene
        self.at: Moment = action.at
        self.by = action.by
        self.act = self.case.acts

    def done(self) -> Case:
        """The case after the action, its status following from its turn and parts."""
        return replace(self.case, status=current_status(self.case))

    # -- the course -----------------------------------------------------------------------------

    def turn(self, to: Turn) -> None:
        """Take a step in the message's own course."""
        self.case = replace(self.case, turn=to)
        self._course(None, to)

    def _course(self, part: int | None, to: PartStatus | Turn) -> None:
        courses = self.case.courses
        step = Course(len(courses) + 1, self.act, self.at, part, to, self.case.cycle)
        self.case = replace(self.case, courses=(*courses, step))

    # -- parts ----------------------------------------------------------------------------------

    def live_part(self, executor: str, clause: str, what: str) -> Part:
        """The live part of an executor.

        Raises:
            Refused: If the executor holds none, or the action would precede what it follows.
        """
        part = self.case.live_part_of(executor)
        if part is None:
            if executor not in self.scene.executors:
                raise Refused(NO_CLAUSE, f"{what} нельзя: исполнителя «{executor}» нет в справочнике.")
            raise Refused(
                clause, f"{what} нельзя: у исполнителя {self.short(executor)} нет действующей части."
            )
        self.after_part(part)
        return part

    def after_part(self, part: Part) -> None:
        """Refuse a moment before the part's last step, or before the message's own last step."""
        followed = (c.at for c in self.case.courses if c.part is None or c.part == part.no)
        self._not_before(max(followed, default=self.case.received_at))

    def after_message(self) -> None:
        """Refuse a moment before the message's last step."""
        self._not_before(max((c.at for c in self.case.courses), default=self.case.received_at))

    def _not_before(self, moment: Moment) -> None:
        if self.at < moment:
            when = at(moment, self.scene.calendar.timezone)
            said = f"{when:%d.%m %H:%M:%S}" if when.second else f"{when:%d.%m %H:%M}"
            raise Refused(NO_CLAUSE, f"Момент раньше прошлого действия, {said}; укажите более поздний.")

    def short(self, executor: str) -> str:
        """An executor's short name, for sentences."""
        return short_name(self.scene.executors, executor)

    def add_part(self, executor: str, about: str) -> Part:
        """Send a part to an executor and start what runs from that."""
        part = Part(len(self.case.parts) + 1, executor, self.case.cycle, PartStatus.SENT, self.at, about)
        self.case = replace(self.case, parts=(*self.case.parts, part))
        self._course(part.no, PartStatus.SENT)
        self.start(Key.RETURN, part)
        if self.case.interim_at is None:
            self.start(Key.DRAFT, part)
        else:
            self.start(Key.FINAL, part, start=self.case.interim_at)
        return part

    def set_part(self, part: Part, status: PartStatus, **changes: str | bool) -> Part:
        """Move a part to a status."""
        changed = replace(part, status=status, **changes)  # type: ignore[arg-type]
        parts = self.case.parts
        self.case = replace(self.case, parts=(*parts[: part.no - 1], changed, *parts[part.no :]))
        self._course(part.no, status)
        return changed

    def withdraw(self, parts: Iterable[Part], reason: str) -> None:
        """Take parts back: what runs for them is dropped, a breach it already had stays."""
        for part in parts:
            self.drop(part=part, waived=False)
            self.set_part(part, PartStatus.WITHDRAWN, reason=reason)

    def add_draft(self, draft: Draft) -> None:
        """Add a version, numbered by the caller with `next_draft`."""
        self.case = replace(self.case, drafts=(*self.case.drafts, draft))

    # -- deadlines ------------------------------------------------------------------------------

    def start(self, key: Key, part: Part | None = None, *, start: Moment | None = None) -> None:
        """Start a deadline, by default from the action's moment."""
        answer_due = self.case.answer_deadline.due if key is Key.DRAFT else None
        deadlines = self.case.deadlines
        fresh = Deadline(
            no=len(deadlines) + 1,
            key=key,
            cycle=self.case.cycle,
            part=part.no if part else None,
            executor=part.executor if part else None,
            start=self.at if start is None else start,
            due=0,
            provisional=False,
            fingerprint="",
        )
        self.case = replace(self.case, deadlines=(*deadlines, placed(fresh, self.scene, answer_due)))

    def running(self, *keys: Key, part: Part | None = None) -> list[Deadline]:
        """The running deadlines with one of the keys (all keys if none is given) and of the part."""
        return [
            d
            for d in self.case.deadlines
            if d.running and (not keys or d.key in keys) and (part is None or d.part == part.no)
        ]

    def meet(self, *keys: Key, part: Part | None = None) -> None:
        """Meet the running deadlines with one of the keys."""
        for deadline in self.running(*keys, part=part):
            self.put(finished(deadline, self.at, self.scene, self.act))

    def drop(self, *keys: Key, part: Part | None = None, waived: bool) -> None:
        """Drop the running deadlines with one of the keys (all keys of the part if none is given)."""
        for deadline in self.running(*keys, part=part):
            self.put(dropped(deadline, self.at, self.scene, self.act, waived=waived))

    def resume(self, test: Callable[[Deadline], bool]) -> bool:
        """Let the deadlines that a test picks run on from their first start; whether there were any."""
        picked = [d for d in self.case.deadlines if test(d)]
        for deadline in picked:
            revived = resumed(deadline)
            self.put(revived if deadline.key is Key.DRAFT else placed(revived, self.scene))
        return bool(picked)

    def put(self, deadline: Deadline) -> None:
        """Put a changed deadline in its place."""
        all_ = self.case.deadlines
        self.case = replace(self.case, deadlines=(*all_[: deadline.no - 1], deadline, *all_[deadline.no :]))

    # -- replies --------------------------------------------------------------------------------

    def approve_reply(self, kind: ReplyKind, origin: Origin, text: str) -> None:
        """Give a reply its final approval: п.14 starts."""
        replies = self.case.replies
        reply = Reply(len(replies) + 1, self.case.cycle, kind, origin, text, self.at, self.act)
        self.case = replace(self.case, replies=(*replies, reply))
        self.start(Key.PUBLISH)
        self.turn(Turn.APPROVED)

    def put_reply(self, reply: Reply) -> None:
        """Put a changed reply in its place."""
        replies = self.case.replies
        self.case = replace(self.case, replies=(*replies[: reply.no - 1], reply, *replies[reply.no :]))

    # -- refusals -------------------------------------------------------------------------------

    def require_status(self, clause: str, what: str, *allowed: Status) -> None:
        """Refuse an action that the message's status does not allow."""
        if self.case.status not in allowed:
            raise Refused(clause, f"{what} нельзя: сообщение {WHERE[self.case.status]} ({clause}).")

    def require_text(self, text: str, clause: str, sentence: str) -> None:
        """Refuse an empty text."""
        if not text.strip():
            raise Refused(clause, sentence)


WHERE = {
    Status.RECEIVED: "ещё не направлено",
    Status.DRAFTING: "в работе у исполнителей",
    Status.REVIEW: "ждёт согласования проекта",
    Status.COMPOSING: "ждёт сводного ответа",
    Status.APPROVED: "уже имеет согласованный ответ",
    Status.INTERIM: "ждёт окончательного проекта",
    Status.CLARIFYING: "ждёт ответа автора",
    Status.ANSWERED: "уже получило ответ",
    Status.CLOSED: "закрыто",
    Status.EXCLUDED: "исключено",
    Status.OUT_OF_SCOPE: "передано под другой закон",
}
"""Where a message stands, as the predicate of a refusal."""
