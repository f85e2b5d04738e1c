"""The shortcomings of п.20 (F5): who was late or incomplete, who was told of it, what was decided."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from screens import fault_rows
from screens.ask import Question, ask
from screens.dialogs import Pick
from screens.fault_rows import Next, Row, next_of
from screens.keys import bind
from screens.moments import usual_day
from screens.pieces import Line, Piece
from screens.session import Session
from screens.shell import DeskApp
from screens.why import Why
from screens.widgets.footer import Item
from screens.widgets.grouped_list import GroupedList
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.work_screen import WorkScreen
from uhta_tui.procedure.actions import Notify, Resolve
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import Shortcoming


class ShortcomingsScreen(WorkScreen):
    """Shortcomings by side, each with its next step."""

    AREA = "shortcomings"
    HELP = (
        "Нарушенные сроки и неполные ответы (п.19, 20), сперва те, о которых ещё не извещено. × — срок ещё "
        "идёт, ✓ — решение внесено.\n\nИзвещают должностное лицо по подведомственности, потом вносят, "
        "что решено."
    )
    ENTER_HELP = "известить, потом внести решение"
    FOOTER = ("choose", "open")
    BINDINGS: ClassVar[list[BindingType]] = [bind("right", "open", "Сообщение")]
    DEFAULT_CSS = """
    ShortcomingsScreen #panes { layout: horizontal; height: 1fr; }
    ShortcomingsScreen #faults { width: 76; }
    ShortcomingsScreen #card { width: 1fr; }
    ShortcomingsScreen.-narrow #panes { layout: vertical; }
    ShortcomingsScreen.-narrow #faults { width: 1fr; }
    ShortcomingsScreen.-narrow #card { height: 8; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the list."""
        super().__init__(session)
        self._list = GroupedList[Row](
            fault_rows.draw,
            lambda row: row.key,
            lambda row: row.heading,
            empty="Недостатков нет",
            id="shortcomings",
        )
        self._pane = Pane("Недостатки", "", id="faults", classes="gutter-wide")
        self._card = Pane("", "п.20", id="card")
        self._lines = Lines()
        self._scene: Scene | None = None
        self._cases: dict[int, Case] = {}

    def compose_body(self) -> ComposeResult:
        """The list, and the shortcoming under the cursor."""
        with Container(id="panes"):
            with self._pane:
                yield Lines([(Piece(fault_rows.HEADER, "muted"),)])
                yield self._list
            with self._card:
                yield self._lines

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    # Reading and showing

    async def reload(self) -> None:
        """Read the shortcomings and their messages."""
        found, scene, cases = await asyncio.to_thread(self._reading)
        self._scene, self._cases = scene, cases
        session = self.session
        self._list.tick(session.position)
        self._list.rows = fault_rows.rows_of(found, scene, usual_day(session.calendar, session.now))
        self._pane.rule.set_right(self._counts(found))
        if isinstance(self.app, DeskApp):
            self.app.count({"shortcomings": fault_rows.waiting(found)})
        self.show_card()

    def _reading(self) -> tuple[tuple[Shortcoming, ...], Scene, dict[int, Case]]:
        desk = self.session.desk
        found = desk.read.shortcomings()
        return found, desk.scene(), desk.cases(sorted({one.number for one in found}))

    def _counts(self, found: Sequence[Shortcoming]) -> Line:
        """How many this month, and how many no official knows of."""
        session = self.session
        count = fault_rows.in_month(found, session.calendar.day_of(session.now), session.calendar)
        total = Piece(f"{count} за месяц", "muted")
        waiting = fault_rows.waiting(found)
        if not waiting:
            return (total,)
        told = (Piece("   ×", "late", bold=True), Piece(f" {waiting}", "late", bold=True))
        return (total, *told, Piece(" не извещены", "muted"))

    def tick(self) -> None:
        """Those that run grow."""
        self._list.tick(self.session.position)
        self.show_card()

    @on(LineList.Highlighted, "#shortcomings")
    def show_card(self) -> None:
        """Show the shortcoming under the cursor."""
        row, scene = self._list.current, self._scene
        found = row.found if row else None
        self._card.display = found is not None
        if row is None or found is None or scene is None:
            return
        case, position = self._cases.get(found.number), self.session.position
        self._card.rule.title = f"Недостаток {found.id} · № {found.number}"
        self._lines.show(lambda cells: fault_rows.card(row, case, scene, position, cells))

    # Doing

    @property
    def _found(self) -> Shortcoming | None:
        row = self._list.current
        return row.found if row else None

    def enter_hint(self) -> Item | None:
        """The next step of п.20."""
        found = self._found
        if found is None:
            return None
        step = next_of(found)
        return Item("Enter", step.value or "Решено", "п.20", enabled=step is not Next.NOTHING)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """Without a shortcoming there is nothing to open or to do."""
        if action in {"open", "choose"} and self._found is None:
            return Why("недостатков нет")
        return None

    def action_open(self) -> None:
        """Open the message."""
        found = self._found
        if found is not None and isinstance(self.app, DeskApp):
            self.app.open_message(found.number)

    @on(LineList.Chosen, "#shortcomings")
    def choose(self) -> None:
        """Do the next step."""
        found = self._found
        if found is None:
            return
        step = next_of(found)
        if step is Next.NOTHING:
            self.refuse("Решение уже внесено (п.20).")
        elif step is Next.NOTIFY:
            self.notify_official(found)
        else:
            self.resolve(found)

    @work(exclusive=True, group="asking")
    async def notify_official(self, found: Shortcoming) -> None:
        """Ask whom the notice goes to, the one by subordination first, and mark it as sent."""
        scene = self._scene
        if scene is None or not scene.officials:
            self.refuse("Известить некого: в справочнике нет должностных лиц (п.7). Внесите их (F4).")
            return
        officials = fault_rows.officials_first(found, scene)
        title = f"Кого известить · недостаток {found.id}"
        options = [(post, remark) for _, post, remark in officials]
        lines = ["Отметится, что служебная записка отправлена сейчас."]
        picked = await self.app.push_screen_wait(Pick(title, options, "п.20", lines))
        if not picked:
            return
        code, post, _ = officials[picked[0]]
        action = Notify(at=self.session.now, by=self.session.who, shortcoming=found.id, official=code)
        await self.perform(action, done=f"Недостаток {found.id}: извещён {post[:1].lower()}{post[1:]}")

    @work(exclusive=True, group="asking")
    async def resolve(self, found: Shortcoming) -> None:
        """Ask what was decided."""
        question = Question(
            title=f"Что решено · недостаток {found.id}",
            clause="п.20",
            verb="Внести",
            key=f"resolve:{found.id}",
            label="Решение",
            missing="Впишите, что решено",
            when=True,
        )
        answer = await ask(self, question)
        if answer is None:
            return
        action = Resolve(at=answer.at, by=self.session.who, shortcoming=found.id, text=answer.text)
        if await self.perform(action, done=f"Недостаток {found.id}: решение внесено"):
            await asyncio.to_thread(self.session.desk.typed.forget, question.key)
