"""A work screen with a message under its cursor, and the acts that can be done on it from the keyboard.

An act is a row of a table (`screens.acts.table`): its key, its words, its clause, what refuses it, what it
does. So the queue and the message's own screen have the same letters and the same refusals.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from textual import work
from textual.binding import Binding

from models.terms import STATUS_TITLES
from screens.dialogs import Pick
from screens.keys import bind
from screens.legality import why_not
from screens.shell import DeskApp
from screens.why import Why
from screens.work_screen import WorkScreen
from uhta_tui.desk.rows import MessageView
from uhta_tui.desk.trouble import DatabaseUnusable
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.case import Case, Part
from uhta_tui.procedure.play import play
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class Subject:
    """The message that an act would be done on."""

    view: MessageView
    by: str

    @property
    def case(self) -> Case:
        """The message."""
        return self.view.case

    @property
    def scene(self) -> Scene:
        """What surrounded it when it was read."""
        return self.view.scene

    @property
    def at(self) -> Moment:
        """The moment for probing: that of the reading."""
        return self.view.scene.now

    @property
    def message(self) -> str:
        """How actions name it."""
        return f"№{self.case.number}"

    def why(self, *actions: Action) -> Why | None:
        """Why none of these would be allowed; `None` if one would."""
        whys = [why_not(self.case, self.scene, action) for action in actions]
        return None if None in whys else next(iter(whys), None)

    def refusal(self, action: Action) -> str:
        """What the rules would say against an action at its own moment; empty if nothing."""
        scene = replace(self.scene, now=max(self.scene.now, action.at))
        try:
            play(self.case, action, scene)
        except Refused as refused:
            return refused.text
        return ""

    def parts(self, make: Callable[[Part], Action]) -> tuple[Part, ...]:
        """The live parts on which an action would be allowed."""
        return tuple(p for p in self.case.live_parts if why_not(self.case, self.scene, make(p)) is None)

    def short(self, code: str) -> str:
        """An executor's short name."""
        facts = self.scene.executors.get(code)
        return facts.short if facts else code


Run: TypeAlias = Callable[["ActingScreen", Subject], Awaitable[None]]
"""What an act does, once it is known to be allowed."""
Probe: TypeAlias = Callable[[Subject], Why | None]
"""Why an act cannot be done on a message now."""


def _always(_: Subject) -> Why | None:
    return None


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a message."""

    name: str
    """By which the configuration gives it another key."""
    key: str
    title: str
    clause: str
    run: Run
    probe: Probe = _always
    short: str = ""
    section: str = ""
    tooltip: str = ""
    label: str = ""
    """The key as shown, where its name is not what people call it."""
    also_last: bool = False
    """Whether it may be meant for the message that was acted on last, which may have left the list."""

    def binding(self) -> Binding:
        """The act on its key."""
        return bind(
            self.key,
            f"act('{self.name}')",
            self.title,
            self.clause,
            short=self.short,
            section=self.section,
            label=self.label,
            tooltip=self.tooltip,
            id=self.name,
        )


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
        if act.also_last and self.desk_app.last_number not in (None, self.number):
            return None
        if subject is None:
            return Why("ни одно сообщение не выбрано") if self.number is None else None
        return act.probe(subject)

    async def action_act(self, name: str) -> None:
        """Do an act on the message under the cursor."""
        self.act(name)

    @work(group="act")
    async def act(self, name: str) -> None:
        """Read the message anew, see whether the act is still allowed, do it."""
        if self._acting or self.number is None:
            return
        self._acting = True
        try:
            if not self.session.who:
                await self.desk_app.ask_who().wait()
            if self.session.who:
                await self._act(self.number, self.acts()[name])
            else:
                self.refuse("Сначала скажите, кто за столом (ь): имя встаёт в журнал.")
        finally:
            self._acting = False

    async def _act(self, number: int, act: Act) -> None:
        try:
            subjects = await self._subjects(number, act)
            able = [subject for subject in subjects if act.probe(subject) is None]
            if not subjects:
                self.refuse(f"Сообщения № {number} в базе больше нет.")
            elif not able:
                why = act.probe(subjects[-1])
                self.refuse(why.sentence(act.title) if why else "", why.short if why else "")
            elif (subject := await self._meant(able, act)) is not None:
                await act.run(self, subject)
        except (DatabaseUnusable, OSError) as error:
            self.refuse(f"Не сделано. {error}")

    async def _subjects(self, number: int, act: Act) -> list[Subject]:
        """The messages that an act may be meant for: the one acted on last, if that counts; the one here."""
        last = self.desk_app.last_number if act.also_last else None
        numbers = [n for n in dict.fromkeys((last, number)) if n is not None]
        read = self.session.desk.read.view
        views = [await asyncio.to_thread(read, n) for n in numbers]
        return [Subject(view, self.session.who) for view in views if view is not None]

    async def _meant(self, able: Sequence[Subject], act: Act) -> Subject | None:
        """The one message, or the one that a person picks."""
        if len(able) == 1:
            return able[0]
        rows = [(f"№ {s.case.number} · {STATUS_TITLES[s.case.status]}", s.case.facts.author) for s in able]
        picked = await self.app.push_screen_wait(Pick(f"{act.title} · что именно", rows, act.clause))
        return None if picked is None else able[picked[0]]

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
        self.desk_app.last_number = number
        if forget:
            await asyncio.to_thread(self.session.desk.typed.forget, forget)
        return True

    async def start_routing(self, subject: Subject, returned: Part | None) -> None:
        """Choose whom to send the message to; only the queue has the panel for it."""
        self.desk_app.route_in_queue(subject.case.number)
