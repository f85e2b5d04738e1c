"""A screen with the executors' panel: what it shows at rest, and routing from its beginning to Enter."""

import asyncio
from collections.abc import Mapping
from typing import Final

from textual import on, work
from textual.timer import Timer

from models.terms import Key, Step
from screens.acting import ActingScreen, Group, Subject
from screens.acts.together import messages, numbered
from screens.clock.clock import Clock
from screens.dialogs import Confirm, detail
from screens.pieces import Line, as_line
from screens.routing.finder import Finder, PartField
from screens.routing.lines import parts_table, suggestions
from screens.routing.many import ManyRouting, merged
from screens.routing.panel import NOBODY, ExecutorPanel
from screens.routing.routing import Routing, to_how_many
from screens.text import width
from screens.widgets.clock import hms
from screens.widgets.footer import Item
from screens.widgets.say_line import Kind, Saying
from uhta_tui.assist.routing import Suggestion
from uhta_tui.desk.rows import ExecutorRow, MessageView
from uhta_tui.procedure.case import Part
from uhta_tui.procedure.lifecycle import next_step

_SAVE_AFTER: Final = 0.5
"""Seconds of typing a part's text that a crash may cost."""
_TITLE: Final = 52
"""Cells of a dialog's title beside its clause."""
_ROWS: Final = 4
"""Rows of the panel at rest, under its rule."""
_IN_ROUTING: Final = ("choose", "digit", "tick", "part", "back")
_IN_PART: Final = ("choose", "part", "back")
_OVERDUE: Final[Mapping[Key, tuple[str, str]]] = {
    Key.ROUTE: ("Срок направления", "п.8"),
    Key.REROUTE: ("Срок направить иному", "п.9"),
}


class RoutingScreen(ActingScreen):
    """Holds the panel and drives it."""

    panel: ExecutorPanel
    loads: tuple[ExecutorRow, ...] = ()
    """The directory with each executor's load, as read last."""
    suggested: tuple[Suggestion, ...] = ()
    """Whom the message under the cursor may be for."""
    _saving: Timer | None = None

    @property
    def clock(self) -> Clock:
        """The present, for drawing."""
        session = self.session
        return Clock(session.calendar, session.now, session.config.look.soon_minutes * 60)

    def focus_list(self) -> None:
        """Give the focus back after routing."""
        raise NotImplementedError

    # At rest

    def show_panel(self) -> None:
        """Show whom the message may be for, or whose parts it has."""
        view = self.view
        if view is None or view.case.number != self.number:
            return
        # Functions of the width: the panel of the first message of an empty desk has none yet.
        rows, clock = max(_ROWS, self.panel.size.height - 1), self.clock
        if self.to_be_routed(view):
            candidates = self._routing(view, None).candidates
            self.panel.show(lambda cells: suggestions(candidates, cells, rows), "по словам сообщения")
        elif view.case.live_parts:
            self.panel.show(lambda cells: parts_table(view, clock, cells, rows), "чьи части")
        else:
            self.panel.show(())

    @staticmethod
    def to_be_routed(view: MessageView) -> bool:
        """Whether the next step is to send it to somebody."""
        return next_step(view.case).step in (Step.ROUTE, Step.REROUTE)

    def _routing(self, view: MessageView, returned: Part | None) -> Routing:
        return Routing(view, self.loads, self.suggested, by=self.session.who, returned=returned)

    # Routing

    async def start_routing(self, subject: Subject, returned: Part | None) -> None:
        """Open the panel on a message."""
        read = self.session.desk.read
        self.loads = await asyncio.to_thread(read.executors)
        self.suggested = await asyncio.to_thread(read.suggestions, subject.case)
        routing = self._routing(subject.view, returned)
        await self._remember_parts(routing)
        self._begin(routing)

    async def start_routing_many(self, group: Group) -> None:
        """Open the panel on several messages; those that cannot be sent are told of at once."""
        read = self.session.desk.read
        self.loads = await asyncio.to_thread(read.executors)
        found = await asyncio.to_thread(lambda: [read.suggestions(subject.case) for subject in group.able])
        self._begin(ManyRouting(group, self.loads, merged(found), by=self.session.who))
        if group.barred:
            subject, why = group.barred[0]
            others = [other.case.number for other, _ in group.barred[1:]]
            more = f"; нельзя и {numbered(others, 3)}" if others else ""
            clause = f" ({why.clause})" if why.clause else ""
            text = f"Нельзя № {subject.case.number}: {why.reason}{clause}{more}"
            self.say(f"{text}. Остальным выберите, кому", Kind.WARNING, text)

    def _begin(self, routing: Routing) -> None:
        self.add_class("-routing")
        self.panel.begin(routing, self.clock)
        self._state_breach()
        self.refresh_bindings()

    async def _remember_parts(self, routing: Routing) -> None:
        """What was typed of the parts before."""
        codes = {self._key(routing, candidate.code): candidate.code for candidate in routing.candidates}
        found = await asyncio.to_thread(self.session.desk.typed.read, tuple(codes))
        routing.parts.update({codes[key]: typed.text for key, typed in found.items()})

    @staticmethod
    def _key(routing: Routing, code: str = "") -> str:
        return f"route:{routing.view.case.number}:{code}"

    def end_routing(self) -> None:
        """Close the panel; what was typed of the parts stays stored."""
        if self.panel.routing is None:
            return
        self.panel.end()
        self.remove_class("-routing")
        self.stand(None)
        self.focus_list()
        self.show_panel()
        self.refresh_bindings()

    @on(ExecutorPanel.Changed)
    def keep_part(self, event: ExecutorPanel.Changed) -> None:
        """The footer follows the ticks; a typed part is stored a moment after the last key."""
        routing, typed = self.panel.routing, self.session.desk.typed
        if self.panel.codes and self.say_line.saying is not None and self.say_line.saying.text == NOBODY:
            self.say_line.clear()
        if event.code and routing is not None:
            typed.put(self._key(routing, event.code), routing.parts.get(event.code, ""), self.session.now)
            if self._saving is None:
                self._saving = self.set_timer(_SAVE_AFTER, self._store)
        self.refresh_bindings()

    def _store(self) -> None:
        self._saving = None
        self.run_worker(asyncio.to_thread(self.session.desk.typed.write), group="typed")

    @on(ExecutorPanel.Send)
    def send(self, event: ExecutorPanel.Send) -> None:
        """Enter: send, then back to the list; a refusal leaves everything as it was."""
        routing = self.panel.routing
        if routing is None or not event.codes:
            return
        if isinstance(routing, ManyRouting):
            self._send_many(routing, event.codes)
        else:
            self._send(routing, event.codes)

    @work(exclusive=True, group="send")
    async def _send(self, routing: Routing, codes: tuple[str, ...]) -> None:
        number = routing.view.case.number
        routing.by = self.session.who
        action = routing.action(codes, self.session.now)
        names = ", ".join(self.session.short(code) for code in codes)
        if await self.done(number, action, done=f"№ {number} направлено: {names}", forget=self._key(routing)):
            self.end_routing()

    @work(group="act")
    async def _send_many(self, routing: ManyRouting, codes: tuple[str, ...]) -> None:
        """One confirmation for all; then all in one transaction, which `я` takes back as one step."""
        names = ", ".join(self.session.short(code) for code in codes)
        if not await self.app.push_screen_wait(sending_question(routing, codes, names, self.clock)):
            return
        for one in routing.each:
            one.by = self.session.who
        pairs = routing.actions(codes, self.session.now)
        if await self.done_together(pairs, "Направлено", "п.8"):
            self.end_routing()

    def tick_routing(self) -> None:
        """A second has passed."""
        if self.panel.routing is not None:
            self.panel.restate(self.clock)
            self._state_breach()

    def _state_breach(self) -> None:
        """Say while routing that its deadline has passed: the breach is recorded, sending ends it."""
        routing = self.panel.routing
        if routing is None:
            return
        late = [d for d in routing.deadlines if d.running and d.key in _OVERDUE]
        left = min((self.clock.left(d.due) for d in late), default=0)
        if left >= 0:
            self.stand(None)
            return
        what, clause = _OVERDUE[min(late, key=lambda d: d.due).key]
        text = f"{what} истёк {hms(-left)} назад, нарушение {clause} записано."
        self.stand(Saying(f"{text} Направьте сейчас.", Kind.REFUSAL, text))

    # The footer while routing

    def routing_footer(self) -> tuple[str, ...] | None:
        """What works while routing; `None` at rest."""
        if self.panel.routing is None:
            return None
        if isinstance(self.focused, PartField):
            return _IN_PART
        # A returned part keeps its text (п.9), so there is nothing to go on to.
        return tuple(name for name in _IN_ROUTING if name != "part" or self.panel.routing.asks_parts)

    def routing_hint(self) -> Item | None:
        """What Enter does while routing."""
        routing = self.panel.routing
        if routing is None:
            return None
        count = len(self.panel.codes)
        if routing.count > 1:
            return Item("Enter", f"Направить {routing.count}", "п.8")
        if count > 1:
            clause = "п.9, 16" if routing.returned else "п.16"
            return Item("Enter", f"Направить {to_how_many(count)}", clause, "Направить")
        return Item(
            "Enter",
            "Направить иному" if routing.returned else "Направить",
            "п.9" if routing.returned else "п.8",
        )

    def in_finder(self) -> bool:
        """Whether letters are typed to find an executor."""
        return isinstance(self.focused, Finder)


def sending_question(routing: ManyRouting, codes: tuple[str, ...], names: str, clock: Clock) -> Confirm:
    """The one question before several messages go: how many, which, to whom, by when, which cannot be."""
    numbers = [one.view.case.number for one in routing.able(codes)]
    due = min((due.due for due in routing.dues(codes, clock.now)), default=None)
    until = "" if due is None else f", первый проект до {clock.at(due)} (п.10)"
    head, named = f"Направить {messages(len(numbers))}", numbered(numbers)
    title = f"{head}: {named}?" if width(f"{head}: {named}?") <= _TITLE else f"{head}?"
    lines: list[str | Line] = [detail("Кому", names)]
    if named not in title:
        lines.append(detail("Сообщения", numbered(numbers, 12)))
    for number, why in routing.barred(codes):
        clause = f" ({why.clause})" if why.clause else ""
        lines.append(as_line(f"Нельзя № {number}: {why.reason}{clause}.", "soon"))
    lines += [
        "",
        f"Каждое уйдёт целиком{until}.",
        as_line("Отозвать все сразу можно за 10 минут (я).", "muted"),
    ]
    return Confirm(title, "п.8", lines, stay="Вернуться к выбору", ahead=f"Направить {len(numbers)}")
