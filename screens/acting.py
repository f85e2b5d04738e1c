"""A work screen with a message under its cursor, and the acts that can be done on it from the keyboard.

An act is a row of a table (`screens.acts.table`): its key, its words, its clause, what refuses it, what it
does. So the queue and the message's own screen have the same letters and the same refusals.
"""

import asyncio
from collections.abc import Mapping, Sequence

from textual import work

from models.terms import STATUS_TITLES
from screens.act import Act, Run, RunTogether
from screens.acts.together import numbered, outcome_of
from screens.dialogs import Pick
from screens.shell import DeskApp
from screens.subject import Group, Subject
from screens.why import Why
from screens.work_screen import WorkScreen
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.case import Part

__all__ = ["Act", "ActingScreen", "Group", "Run", "Subject"]


class ActingScreen(WorkScreen):
    """A work screen whose message can be acted on.

    A subclass says which message that is (`number`), keeps what it read of it in `view`, and binds the acts
    with `BINDINGS = [*act_bindings(), …]` from `screens.acts.table`.
    """

    view: MessageView | None = None
    """The message as it was read last; perhaps not yet the one under the cursor."""
    _acting = False

    @property
    def number(self) -> int | None:
        """The message under the cursor."""
        raise NotImplementedError

    @property
    def marked(self) -> tuple[int, ...]:
        """The messages marked to be acted on together."""
        return ()

    def unmark(self, numbers: Sequence[int]) -> None:
        """Take marks away: these have been dealt with."""

    def put_cursor(self, number: int) -> None:
        """Have the queue's cursor on a message: now, or when the queue comes back."""
        self.desk_app.cursor_to = number

    @property
    def desk_app(self) -> DeskApp:
        """The application.

        Raises:
            TypeError: If the screen was put into another one.
        """
        if not isinstance(self.app, DeskApp):
            raise TypeError("an acting screen belongs to the desk's application")
        return self.app

    @property
    def subject(self) -> Subject | None:
        """The message under the cursor, if it has been read."""
        view = self.view
        if view is None or view.case.number != self.number:
            return None
        return Subject(view, self.session.who or "—")

    def acts(self) -> Mapping[str, Act]:
        """The acts by name."""
        from screens.acts.table import ACTS

        return ACTS

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """What the Порядок says against an act on this message."""
        if action != "act":
            return None
        subject = self.subject
        act = self.acts()[str(parameters[0])]
        if self._several(act) or (act.also_last and self.desk_app.last_numbers not in ((), (self.number,))):
            return None
        if subject is None:
            return Why("ни одно сообщение не выбрано") if self.number is None else None
        return act.why(subject)

    async def action_act(self, name: str) -> None:
        """Do an act on the message under the cursor, or on those marked."""
        self.act(name)

    @work(group="act")
    async def act(self, name: str) -> None:
        """Do an act, beside the keys."""
        await self.do_act(name)

    async def do_act(self, name: str) -> None:
        """Read the message anew, see whether the act is still allowed, do it; for use inside a worker."""
        act = self.acts()[name]
        if self._acting or (self.number is None and not (act.also_last and self.desk_app.last_numbers)):
            return
        self._acting = True
        try:
            if not self.session.who:
                await self.desk_app.who_acts()
            if self.session.who:
                await self._act(act)
            else:
                self.refuse("Сначала скажите, кто за столом (ь): имя встаёт в журнал.")
        finally:
            self._acting = False

    async def _act(self, act: Act) -> None:
        several = self._several(act)
        if act.together is not None and several:
            group = await self._group(several, act)
            if group.able or not act.also_last:
                await self._act_together(act, act.together, group)
                return
        subjects = await self._subjects(act)
        able = [subject for subject in subjects if act.probe(subject) is None]
        if not subjects:
            self.refuse(f"Сообщения № {self.number} в базе больше нет.")
        elif not able:
            self._refuse_act(act, subjects)
        elif (subject := await self._meant(able, act)) is not None:
            await act.run(self, subject)

    def _refuse_act(self, act: Act, subjects: Sequence[Subject]) -> None:
        """Say why not, and of which message, where that is not the one under the cursor."""
        subject = subjects[0]
        why, number = act.why(subject), subject.case.number
        if why is None:
            return
        if number == self.number:
            self.refuse(why.sentence(act.verb), why.short)
        else:
            clause = f" ({why.clause})" if why.clause else ""
            short = f"№ {number}: {why.reason}{clause}. {why.way_out}".rstrip()
            self.refuse(f"№ {number}: {why.sentence(act.verb)}", short)

    async def _subjects(self, act: Act) -> list[Subject]:
        """The messages that an act may be meant for: the one acted on last, if that counts; the one here."""
        last = self.desk_app.last_numbers[:1] if act.also_last else ()
        numbers = [n for n in dict.fromkeys((*last, self.number)) if n is not None]
        return await self._read_subjects(numbers)

    async def _read_subjects(self, numbers: Sequence[int]) -> list[Subject]:
        read = self.session.desk.read.view
        views = await asyncio.to_thread(lambda: [read(number) for number in numbers])
        return [Subject(view, self.session.who) for view in views if view is not None]

    async def _meant(self, able: Sequence[Subject], act: Act) -> Subject | None:
        """The one message, or the one that a person picks."""
        if len(able) == 1:
            return able[0]
        rows = [(f"№ {s.case.number} · {STATUS_TITLES[s.case.status]}", s.case.facts.author) for s in able]
        picked = await self.app.push_screen_wait(Pick(f"{act.title} · что именно", rows, act.clause))
        return None if picked is None else able[picked[0]]

    # -- several at once ----------------------------------------------------------------------------

    def _several(self, act: Act) -> tuple[int, ...]:
        """The messages that an act is meant for together: the marked, or what was last done together."""
        if act.together is None:
            return ()
        if act.also_last:
            return self.desk_app.last_numbers if len(self.desk_app.last_numbers) > 1 else ()
        return self.marked

    async def _group(self, numbers: Sequence[int], act: Act) -> Group:
        """Those of the messages on which an act can be done, and why not on the others."""
        subjects = await self._read_subjects(numbers)
        whys = [(subject, act.why(subject)) for subject in subjects]
        return Group(
            tuple(subject for subject, why in whys if why is None),
            tuple((subject, why) for subject, why in whys if why is not None),
        )

    async def _act_together(self, act: Act, run: RunTogether, group: Group) -> None:
        if group.able:
            await run(self, group)
            return
        for subject, why in group.barred[:1]:
            others = [other.case.number for other, _ in group.barred[1:]]
            more = f" Нельзя и {numbered(others)}." if others else ""
            clause = f" ({why.clause})" if why.clause else ""
            number = subject.case.number
            short = f"Нельзя № {number}: {why.reason}{clause}." + more
            self.refuse(f"{act.verb} № {number} нельзя: {why.reason}{clause}.{more} {why.way_out}", short)

    async def done_together(
        self, pairs: Sequence[tuple[int, Action]], done: str, clause: str, *, back: bool = True
    ) -> bool:
        """Carry out actions on several messages in one transaction; `я` takes them back as one step.

        Args:
            pairs: Each action with its message's number.
            done: What was done, as the say line begins: `Исключено`.
            clause: The clause it follows.
            back: Whether `я` takes it back.

        Returns:
            Whether any was carried out.
        """
        groups: dict[int, list[Action]] = {}
        for number, action in pairs:
            groups.setdefault(number, []).append(action)
        outcomes = await self.perform_whole(list(groups.values()))
        if not outcomes:
            return False
        result = outcome_of([(number, actions[0]) for number, actions in groups.items()], outcomes)
        if result.done:
            self.desk_app.acted_on(result.done)
            self.unmark(result.done)
        self.say(*result.told(done, clause, back=back))
        return bool(result.done)

    async def done(self, number: int, *actions: Action, done: str, forget: str = "") -> bool:
        """Carry out actions on a message, remember it for `я`, forget what was typed for them.

        Args:
            number: The message.
            actions: What to do, in order.
            done: What to say then.
            forget: The prefix of the typed texts that have served.
        """
        outcome = await self.perform(*actions, done=done)
        if outcome is None:
            return False
        if forget:
            await asyncio.to_thread(self.session.desk.typed.forget, forget)
        return True

    async def start_routing(self, subject: Subject, returned: Part | None) -> None:
        """Choose whom to send the message to; only the queue has the panel for it."""
        self.desk_app.route_in_queue(subject.case.number)

    async def start_routing_many(self, group: Group) -> None:
        """Choose whom to send several messages to; only the queue marks several."""
        raise NotImplementedError
