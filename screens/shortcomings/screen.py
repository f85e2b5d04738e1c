"""The shortcomings of п.20 (F5): who was late or incomplete, who was told of it, what was decided."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Input

from screens.clock.explain import Explain
from screens.keys import bind
from screens.moments import usual_day
from screens.pieces import Line, Piece
from screens.session import Session
from screens.shell import DeskApp
from screens.shortcomings import card as fault_card
from screens.shortcomings import rows as fault_rows
from screens.shortcomings.card import Card
from screens.shortcomings.notifying import notify, resolve, written
from screens.shortcomings.rows import Next, Row, next_of
from screens.text import printable
from screens.why import Why
from screens.widgets.fields import OneLine
from screens.widgets.footer import Item
from screens.widgets.grouped_list import GroupedList
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.desk.figures.year import YearFigures
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import Shortcoming, local_id
from uhta_tui.wording import MONTHS

_BESIDE: Final = 114
"""Columns from which the card stands beside the list; in fewer its figures would be cut."""


class _Finder(OneLine):
    """What the list is narrowed by; Enter goes into it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "submit", "В список", id="choose"),
        bind("escape", "screen.back", "Показать все", id="find.forget"),
    ]


class ShortcomingsScreen(WorkScreen):
    """Shortcomings by side, each with its next step."""

    AREA = "shortcomings"
    HELP = (
        "Нарушенные сроки и неполные ответы (п.19, 20), сперва те, о которых ещё не извещено. × — срок ещё "
        "идёт, ✓ — решение внесено.\n\nEnter делает служебную записку и спрашивает, кого известили: записку "
        "передают должностному лицу по подведомственности. Потом вносят, что решено."
    )
    ENTER_HELP = "известить, потом внести решение"
    FOOTER = ("choose", "document", "open", "explain", "find")
    FOOTER_DROP = ("find",)
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("г", "document", "Готовая записка", "п.20", short="Записка"),
        bind("right", "open", "Сообщение"),
        bind("ч", "explain", "Расчёт", section="Посмотреть", tooltip="как получился срок"),
        bind("slash", "find", "Найти", section="Посмотреть"),
        bind("down", "into_list", "В список", quiet=True, id="shortcomings.down"),
    ]
    DEFAULT_CSS = """
    ShortcomingsScreen #panes { layout: horizontal; height: 1fr; }
    ShortcomingsScreen #faults { width: 74; margin-right: 2; }
    ShortcomingsScreen #card { width: 1fr; max-width: 52; }
    ShortcomingsScreen #find { display: none; padding: 0 0 0 2; }
    ShortcomingsScreen.-finding #find { display: block; }
    ShortcomingsScreen.-stacked #panes { layout: vertical; }
    ShortcomingsScreen.-stacked #faults { width: 1fr; margin-right: 0; }
    ShortcomingsScreen.-stacked #card { width: 1fr; max-width: 100%; height: 7; }
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
        self._pane = Pane("Недостатки", "", id="faults")
        self._find = _Finder("", "кто, что, № или слова сообщения", id="find")
        self._card = Pane("", "п.20", id="card")
        self._lines = Lines()
        self._rows: tuple[Row, ...] = ()
        self._scene: Scene | None = None
        self._cases: dict[int, Case] = {}
        self._year: YearFigures | None = None

    def compose_body(self) -> ComposeResult:
        """The list, and the shortcoming under the cursor."""
        self.set_class(self.app.size.width < _BESIDE, "-stacked")
        with Container(id="panes"):
            with self._pane:
                yield self._find
                yield Lines([(Piece(fault_rows.HEADER, "muted"),)])
                yield self._list
            with self._card:
                yield self._lines

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    # Reading and showing

    async def reload(self) -> None:
        """Read the shortcomings and their messages; the year's figures come when they are counted."""
        found, scene, cases = await asyncio.to_thread(self._reading)
        self._scene, self._cases = scene, cases
        session = self.session
        self._list.tick(session.position)
        self._rows = fault_rows.rows_of(found, scene, usual_day(session.calendar, session.now))
        self._pane.rule.set_right(self._counts(found))
        if isinstance(self.app, DeskApp):
            self.app.count({"shortcomings": fault_rows.waiting(found)})
        self._narrow()
        self._count_year()

    def _reading(self) -> tuple[tuple[Shortcoming, ...], Scene, dict[int, Case]]:
        desk = self.session.desk
        found = desk.read.shortcomings()
        return found, desk.scene(), desk.cases(sorted({one.number for one in found}))

    @work(exclusive=True, group="year")
    async def _count_year(self) -> None:
        """Count the year."""
        self._year = await asyncio.to_thread(self.session.desk.read.year)
        self.show_card()

    def _counts(self, found: Sequence[Shortcoming]) -> Line:
        """How many this month, and how many no official knows of."""
        session = self.session
        today = session.calendar.day_of(session.now)
        count = fault_rows.in_month(found, today, session.calendar)
        total = Piece(f"{count or '—'} за {MONTHS[today.month - 1].name}", "muted")
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
        card = Card(row, found, self._cases.get(found.number), scene, self._year)
        stacked, position = self.has_class("-stacked"), self.session.position
        title = f"Недостаток {found.id} · № {found.number}"
        self._card.rule.title = f"{title} · {card.text}" if stacked else title
        draw = fault_card.brief if stacked else fault_card.full
        self._lines.show(lambda cells: draw(card, position, cells))

    def on_resize(self) -> None:
        """The card has another form beside the list than under it."""
        self.set_class(self.app.size.width < _BESIDE, "-stacked")
        self.call_after_refresh(self.show_card)

    # Finding

    def action_find(self) -> None:
        """/: narrow the list by words."""
        self.add_class("-finding")
        self._find.focus()
        self._find.select_all()

    def action_into_list(self) -> None:
        """From the field down into the list."""
        self._list.focus()

    @on(Input.Changed, "#find")
    def _narrow(self) -> None:
        texts = {number: printable(case.facts.text) for number, case in self._cases.items()}
        self._list.say_empty("Ничего не найдено" if self._find.value.strip() else "Недостатков нет")
        self._list.rows = fault_rows.matching(self._rows, self._find.value, texts)
        self.show_card()

    @on(Input.Submitted, "#find")
    def enter_list(self) -> None:
        """Enter goes into the list; with nothing to look for the field goes."""
        if not self._find.value.strip():
            self.remove_class("-finding")
        self._list.focus()

    def action_back(self) -> None:
        """Esc takes the search back first."""
        if not self.has_class("-finding"):
            super().action_back()
            return
        self._find.value = ""
        self.remove_class("-finding")
        self._list.focus()

    # Doing

    def footer_items(self) -> tuple[Sequence[Item], Item]:
        """Where nothing is listed, Enter does nothing in the list."""
        items, edge = super().footer_items()
        idle = self._list.has_focus and self._found is None
        return [item for item in items if not (idle and item.key == "Enter")], edge

    def footer_ids(self) -> Sequence[str]:
        """In the field only what works there."""
        return ("choose", "find.forget") if self._find.has_focus else self.FOOTER

    @property
    def _found(self) -> Shortcoming | None:
        row = self._list.current
        return row.found if row else None

    def enter_hint(self) -> Item | None:
        """The next step of п.20."""
        found = self._found
        if found is None or self._find.has_focus:
            return None
        step = next_of(found)
        return Item("Enter", step.value or "Решено", "п.20", enabled=step is not Next.NOTHING)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """Without a shortcoming there is nothing to open or to do."""
        if action in {"open", "choose", "document"} and self._found is None:
            return Why("ничего не найдено" if self._find.value.strip() else "недостатков нет")
        if action == "explain" and (self._found is None or self._found.key is None):
            return Why("у этого недостатка нет срока", "п.20")
        return None

    def action_open(self) -> None:
        """Open the message."""
        found = self._found
        if found is not None and isinstance(self.app, DeskApp):
            self.app.open_message(found.number)

    @work(exclusive=True, group="asking")
    async def action_explain(self) -> None:
        """ч: how the due moment came about that passed."""
        found = self._found
        if found is None:
            return
        view = await self.read_view(found.number)
        if view is not None:
            self.app.push_screen(Explain(view, self.session, no=int(local_id(found.id)[1])))

    async def action_document(self) -> None:
        """г: the notice as PDF, and nothing else."""
        found = self._found
        if found is None:
            return
        official = found.official if found.notice is None else found.notice.official
        path = await written(self, found, official)
        if path:
            self.say(f"Служебная записка в файле {path}", Kind.DONE)

    @on(LineList.Chosen, "#shortcomings")
    async def choose(self) -> None:
        """Do the next step."""
        found, scene = self._found, self._scene
        if found is None or scene is None:
            return
        step = next_of(found)
        if step is Next.NOTHING:
            self.refuse("Решение уже внесено (п.20).")
        elif step is Next.RESOLVE:
            self.resolve(found)
        elif not scene.officials:
            self.refuse("Известить некого: в справочнике нет должностных лиц (п.7). Внесите их (F4).")
        elif path := await written(self, found, found.official):
            self.notify_official(found, scene, path)

    @work(exclusive=True, group="asking")
    async def notify_official(self, found: Shortcoming, scene: Scene, path: str) -> None:
        """Ask who was told."""
        await notify(self, found, scene, path)

    @work(exclusive=True, group="asking")
    async def resolve(self, found: Shortcoming) -> None:
        """Ask what was decided."""
        await resolve(self, found)
