"""The queue: everything that can be done about what waits."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import on, work
from textual.binding import BindingType
from textual.widgets import Input

from models.terms import Step
from screens.acts.table import ACTS, NEXT, act_bindings
from screens.keys import bind, digits
from screens.outside import is_web_link
from screens.queue.marks import MARKED_FOOTER, MarkedQueue
from screens.routing.routing import DIGITS
from screens.why import Why
from screens.widgets.footer import Item
from screens.widgets.line_list import LineList
from uhta_tui.procedure.clauses import STEPS

_FOOTERS: Final[Mapping[Step, Sequence[str]]] = {
    Step.ROUTE: ("choose", "exclude", "other_law", "repeat", "explain", "find"),
    Step.REROUTE: ("choose", "withdraw", "clarify", "explain", "find"),
    Step.DRAFT: ("choose", "return", "withdraw", "explain", "find"),
    Step.REWORK: ("choose", "withdraw", "explain", "find"),
    Step.FINAL: ("choose", "withdraw", "explain", "find"),
    Step.REVIEW: ("choose", "rework", "withdraw", "explain", "find"),
    Step.COMPOSE: ("choose", "rework", "explain", "find"),
    Step.PUBLISH: ("choose", "take_back", "explain", "find"),
    Step.WAIT_AUTHOR: ("choose", "close", "message", "find"),
    Step.NONE: ("choose", "finding", "find"),
}
"""The footer for each next step."""


class QueueScreen(MarkedQueue):
    """The queue with its keys."""

    AREA = "queue"
    HELP = (
        "Сверху то, чей срок ближе; часы идут в рабочее время. Яркие строки ждут вас, серые — исполнителя "
        "или автора. × — срок прошёл, ! — скоро. Серые часы стоят: отдел закрыт.\n\n"
        "Справа вверху — сколько ваших сроков истекает до перерыва и до конца дня; 0 — какие именно, "
        "и что истекает у исполнителей.\n\n"
        "Enter делает следующий шаг сообщения. Цифра отмечает подходящего исполнителя, отправляет Enter.\n\n"
        "* отмечает несколько: Enter направит их все, и, ф, ц уберут все из очереди — одним подтверждением; "
        "я возьмёт назад тоже всё сразу, Esc снимет отметки."
    )
    ENTER_HELP = "следующий шаг сообщения"
    FOOTER_DROP = ("other_law", "clarify")
    BINDINGS: ClassVar[list[BindingType]] = [
        *act_bindings(),
        *digits("suggest", "Подходящий исполнитель", DIGITS, "п.8", refusal="Направить подходящему"),
        bind("plus", "new_message", "Новое сообщение", short="Новое", section="Стол", id="new_message"),
        bind("й", "load_file", "Загрузить файл", short="Загрузить", section="Стол", id="load_file"),
        bind("slash", "find", "Найти", section="Посмотреть"),
    ]

    # What the keys do

    def focus_list(self) -> None:
        """The list has the focus at rest."""
        self.list.focus()
        self.call_after_refresh(self.list.show_from_top)

    @property
    def step(self) -> Step | None:
        """The next step of the message under the cursor."""
        line = self.list.current
        return None if line is None else line.row.step

    def enter_hint(self) -> Item | None:
        """The next step, or what Enter sends while routing."""
        if self.panel.routing is not None:
            return self.routing_hint()
        step = self.step
        if step is None or self.focused is not self.list:
            return None
        if self.marked:
            return Item("Enter", f"Направить {len(self.marked)}", "п.8")
        act = ACTS[NEXT[step]]
        clause = STEPS[step].clause if NEXT[step] == "route" else act.clause
        words = "Направить иному" if step is Step.REROUTE else act.title
        return Item("Enter", words, clause, act.short)

    def footer_ids(self) -> Sequence[str]:
        """What works now."""
        routing = self.routing_footer()
        if routing is not None:
            return routing
        if self.focused is self.filter:
            return ("choose", "back")
        if self.marked and self.step:
            return MARKED_FOOTER
        return _FOOTERS[self.step] if self.step else ("new_message", "load_file", "find", "any_action")

    def footer_items(self) -> tuple[Sequence[Item], Item]:
        """The footer, its digits as many as there are suggestions."""
        items, edge = super().footer_items()
        routing = self.panel.routing
        if self.step is None:  # nothing is listed, so Enter does nothing
            items = [item for item in items if item.key != "Enter"]
        count = 0 if routing is None else sum(c.digit > 0 for c in routing.candidates)
        digit = {0: "", 1: "1"}.get(count, f"1–{count}")
        return [
            replace(item, key=digit) if "–" in item.key else item
            for item in items
            if digit or "–" not in item.key
        ], edge

    def palette_title(self) -> str:
        """The message that the acts are about."""
        return f"№ {self.number}" if self.number is not None else "Очередь"

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """A suggestion can be taken only where the step is to route."""
        if action == "mark" and self.number is None:
            return Why("отмечать нечего")
        if action == "suggest" and not self.marked and self.step not in (Step.ROUTE, Step.REROUTE):
            if self.number is None:
                return Why("ни одно сообщение не выбрано")
            return Why("следующий шаг другой", "", "Направить — н.")
        return super().why_not(action, parameters)

    @on(LineList.Chosen, "#queue")
    def next_step(self) -> None:
        """Enter: the next due step."""
        if self.marked:
            self.act("route")
        elif self.step is not None:
            self.act(NEXT[self.step])

    @work(group="act")
    async def action_suggest(self, digit: int) -> None:
        """Begin to route with a suggestion ticked; Enter then sends. A worker: it may ask who acts."""
        number = self.number
        if number is None:
            return
        await self.do_act("route")
        if self.panel.routing is not None and self.panel.routing.follows(number):
            self.panel.press(digit)

    async def route_number(self, number: int) -> None:
        """Put the cursor on a message and begin to route it, as another screen asks."""
        await self.reload()
        if self.list.move_to(number):
            self.act("route")
        else:
            self.refuse(f"№ {number} в очереди нет: снимите отбор (Esc).")

    # The filter

    def action_find(self) -> None:
        """Open the filter."""
        self.add_class("-filtered")
        self.filter.focus()
        self.filter.select_all()

    @on(Input.Changed, "#filter")
    async def narrow(self, event: Input.Changed) -> None:
        """List what is typed; the first time, look through more rows than are shown."""
        event.stop()
        if len(self._lines) < min(self._page.total, self.MOST_FILTERED):
            await self.show_again()
        else:
            self._show_rows()

    @on(Input.Submitted, "#filter")
    def to_list(self, event: Input.Submitted) -> None:
        """Enter: into the list, the filter stays."""
        event.stop()
        self.list.focus()

    def action_back(self) -> None:
        """One level back: a part's text, routing, the marks, the filter."""
        if self.panel.routing is not None:
            if self.in_finder():
                self.end_routing()
            else:
                self.panel.finder.focus()
        elif self.marked:
            self.unmark(self.marked)
        elif self.has_class("-filtered"):
            self.remove_class("-filtered")
            self.filter.value = ""
            self.list.focus()
            self._show_rows()
        else:
            super().action_back()

    # New messages

    def pasted(self, text: str) -> None:
        """A link pasted on an approved reply is where it was posted (п.14); all else is a new message."""
        if self.step is Step.PUBLISH and self.number is not None and is_web_link(text):
            screen = self.desk_app.open_reply(self.number)
            screen.call_after_refresh(getattr(screen, "pasted", lambda _: None), text.strip())
        else:
            self.desk_app.open_new(text)

    def action_new_message(self) -> None:
        """Enter a message by hand."""
        self.desk_app.open_new("")

    def action_load_file(self) -> None:
        """Take a table in."""
        self.desk_app.open_import()
