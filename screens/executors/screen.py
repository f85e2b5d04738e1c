"""The directory (F4): the executors of п.7 by their officials, with their year; both are edited in place."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from screens.dialogs import Confirm, Pick
from screens.executors import rows as executor_rows
from screens.executors.card import NEW_EXECUTOR, NEW_OFFICIAL, DirectoryCard
from screens.executors.confirming import confirm_list
from screens.executors.rows import Row
from screens.keys import bind
from screens.session import Session
from screens.why import Why
from screens.widgets.choices import Choice
from screens.widgets.footer import Item
from screens.widgets.grouped_list import GroupedList
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind, Saying
from screens.work_screen import WorkScreen
from uhta_tui.desk.figures.year import YearFigures
from uhta_tui.desk.rows import ExecutorRow
from uhta_tui.procedure.actions import SetExecutor, SetOfficial
from uhta_tui.procedure.scene import OfficialFacts
from uhta_tui.wording import counted

_UNCONFIRMED: Final = Saying(
    "Список из поставки не подтверждён. Сверьте его: Ctrl+P, «Подтвердить исполнителей».",
    Kind.WARNING,
    "Список из поставки не сверен: Ctrl+P, «Подтвердить исполнителей».",
)


class ExecutorsScreen(WorkScreen):
    """Who answers for what, and how each one's year went."""

    AREA = "executors"
    HELP = (
        "Профильные исполнители под теми, кому подведомственны (п.7). × — что-то позже срока сейчас. "
        "«За год» — двенадцать месяцев вместе с нынешним; «проект за» — медиана рабочего времени от "
        "поручения до проекта; «в срок» — доля проектов, что пришли в срок по п.10.\n\n"
        "Справа — сама карточка: Enter или Tab входят в неё, F9 сохраняет, Esc возвращает к списку, "
        "набранное остаётся, Backspace в списке его стирает. Исполнителя, который больше не действует, не "
        "удаляют: «Направлять: нет», и его не предложат; открытые части остаются за ним."
    )
    ENTER_HELP = "изменить исполнителя или должностное лицо"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("plus", "new", "Новый", "п.7"),
        bind("f9", "hand_in", "Сохранить", "п.7"),
        bind("f24", "confirm_list", "Подтвердить исполнителей", "п.7", show=False, label="Ctrl+P"),
        bind("backspace", "revert", "Вернуть прежнее", short="Вернуть", id="directory.revert"),
        bind("escape", "back", "К списку, не сохраняя", short="К списку", id="back"),
    ]
    DEFAULT_CSS = """
    ExecutorsScreen #panes { layout: horizontal; height: 1fr; }
    ExecutorsScreen #directory { width: 1fr; max-width: 78; margin-right: 2; }
    ExecutorsScreen #card { width: 40; }
    ExecutorsScreen.-wide #card DirectoryForm { margin-top: 1; }
    ExecutorsScreen.-wide #card Field { margin-bottom: 1; }
    ExecutorsScreen.-wide #card Field.dense { margin-bottom: 0; }
    ExecutorsScreen.-narrow #panes { layout: vertical; }
    ExecutorsScreen.-narrow #directory { width: 1fr; max-width: 100%; margin-right: 0; }
    ExecutorsScreen.-narrow #card { width: 1fr; height: 6; }
    ExecutorsScreen.-narrow #card.-editing { height: 8; }
    ExecutorsScreen.-narrow #left { width: 34; }
    ExecutorsScreen.-narrow #executor-form { layout: horizontal; }
    ExecutorsScreen.-narrow #words, ExecutorsScreen.-narrow #words:focus { max-height: 4; }
    ExecutorsScreen.-narrow #below { display: none; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the directory."""
        super().__init__(session)
        self._list = GroupedList[Row](
            lambda row, cells, _: executor_rows.draw(row, cells),
            lambda row: row.key,
            lambda row: row.heading,
            empty="Справочник пуст",
            id="executors",
        )
        self._directory = Pane("Исполнители", "", id="directory")
        self._card = DirectoryCard(session)
        self._executors: tuple[ExecutorRow, ...] = ()
        self._officials: Mapping[str, OfficialFacts] = {}
        self._unconfirmed: tuple[str, ...] = ()
        self._year: YearFigures | None = None
        self._recalled = False

    def compose_body(self) -> ComposeResult:
        """The directory, and the form of who is under the cursor."""
        with Container(id="panes"):
            with self._directory:
                yield Lines(lambda cells: [executor_rows.header(cells)])
                yield self._list
            yield self._card

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    # Reading

    async def reload(self) -> None:
        """Read the directory at once; the year's figures come when they are counted."""
        desk = self.session.desk
        self._executors, scene, self._unconfirmed = await asyncio.to_thread(
            lambda: (desk.read.executors(), desk.scene(), desk.read.unconfirmed())
        )
        self._officials = scene.officials
        if not self._recalled:
            self._recalled = True
            codes = [f"e:{one.facts.code}" for one in self._executors]
            await self._card.recall([*codes, *(f"o:{code}" for code in self._officials)])
        self._card.learn(self._officials)
        self._directory.rule.set_right(executor_rows.counts(self._executors))
        self._show_rows()
        self.stand(_UNCONFIRMED if self._unconfirmed else None)
        self._count_year()

    @work(exclusive=True, group="year")
    async def _count_year(self) -> None:
        """Count the year; until then the figures of before stay."""
        self._year = await asyncio.to_thread(self.session.desk.read.year)
        self._show_rows()

    def _show_rows(self) -> None:
        first = not self._list.rows
        rows = executor_rows.rows_of(self._executors, self._officials, self.session.zone, self._year)
        self._list.rows = rows
        if first:  # an executor, not the official above, who stays in view
            self._list.move_to(next((row.key for row in rows if row.executor is not None), ""))
            self.call_after_refresh(self._list.scroll_home, animate=False)
        if self._card.new:
            return  # what has just been opened for a new one stays
        self.follow()

    @on(LineList.Highlighted, "#executors")
    def follow(self) -> None:
        """Show who is under the cursor, unless something is being written."""
        if not self._card.editing:
            self._card.show(self._row_key)
        self._show_below()
        self.refresh_bindings()

    @property
    def _row_key(self) -> str:
        row = self._list.current
        return "" if row is None else row.key

    def _show_below(self) -> None:
        self._card.show_below(self._list.current, self._year.months if self._year is not None else ())

    @on(events.DescendantFocus)
    def turn(self) -> None:
        """Into the form or back to the list: other keys work there."""
        self.refresh_bindings()

    # What can be done

    def footer_ids(self) -> Sequence[str]:
        """In the form: saving and leaving."""
        turn = ("choice.right",) if isinstance(self.focused, Choice) else ()
        inside = ("hand_in", "focus_next", *turn, "back")
        return inside if self._card.editing else ("choose", "new", "directory.revert")

    def enter_hint(self) -> Item | None:
        """Enter edits; in the form the fields have it."""
        return Item("Enter", "Изменить", "п.7") if self._list.has_focus else None

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Saving belongs to the form, new ones to the list."""
        if action == "hand_in":
            return not self._card.editing
        if action == "revert":
            return self._card.editing or not self._card.unsaved
        if action == "back":
            return not self._card.editing and len(self.app.screen_stack) <= 1
        return action in {"new", "choose"} and self._card.editing

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """What is confirmed needs no more of it."""
        if action == "confirm_list" and not self._unconfirmed:
            return Why("список уже подтверждён", "п.7")
        return None

    # Editing

    @on(LineList.Chosen, "#executors")
    def edit(self) -> None:
        """Go into the form."""
        if self._card.key:
            self._card.form.begin()

    @work(group="asking")
    async def action_new(self) -> None:
        """Ask who is new, and go into an empty form."""
        options = ["Исполнителя", "Должностное лицо"]
        picked = await self.app.push_screen_wait(Pick("Кого внести в справочник", options, "п.7"))
        if not picked:
            return
        executor = picked[0] == 0 and self._officials
        self._card.show(NEW_EXECUTOR if executor else NEW_OFFICIAL, self._official_here())
        self._show_below()
        self._card.form.begin()

    def _official_here(self) -> str:
        """Whose group the cursor is in."""
        row = self._list.current
        if row is not None and row.executor is not None:
            return row.executor.facts.official
        return row.official.code if row is not None and row.official is not None else ""

    async def action_hand_in(self) -> None:
        """Save what is written; after a refusal it stays as it is."""
        official = self._card.of_official
        taken = set(self._officials) if official else {one.facts.code for one in self._executors}
        action = self._card.handed_in(taken)
        if isinstance(action, str):
            self.refuse(f"Не сохранено: {action}.")
        elif isinstance(action, SetExecutor) and self._retires(action):
            self.retire(action)
        else:
            await self._save(action)

    @work(exclusive=True, group="asking")
    async def retire(self, action: SetExecutor) -> None:
        """Ask, then take an executor out of work."""
        if await self._sure(action):
            await self._save(action, ". Его больше не предложат, открытые части остаются за ним")

    async def _save(self, action: SetExecutor | SetOfficial, more: str = "") -> None:
        """Save, and show in the list what came of it; `more` is said of it besides."""
        if await self.perform(action) is None:
            return
        self._card.forget()
        self._list.focus()
        key = f"{'o' if isinstance(action, SetOfficial) else 'e'}:{action.code}"
        self._list.move_to(key)
        self._card.show(key)
        self.say(f"Записано: {self._card.rule.title}{more}", Kind.DONE)

    def _retires(self, action: SetExecutor) -> bool:
        """Whether an executor that acts will not any more."""
        before = self.session.executors.get(action.code)
        return before is not None and before.active and not action.active

    async def _sure(self, action: SetExecutor) -> bool:
        """Tell what follows when an executor is taken out of work, and ask."""
        in_work = next((one.open_parts for one in self._executors if one.facts.code == action.code), 0)
        parts = counted(in_work, "открытая часть", "открытые части", "открытых частей")
        stays = f"За ним {parts}: остаются за ним, сроки идут." if in_work else "Открытых частей за ним нет."
        lines = [
            stays,
            "Новое ему не направить (п.7); в реестре и записке он остаётся.",
            "Вернуть можно здесь же: «Направлять: да».",
        ]
        title, verbs = f"Больше не направлять: {action.short}?", ("Пусть действует", "Не направлять")
        sure: bool = await self.app.push_screen_wait(
            Confirm(title, "п.7", lines, stay=verbs[0], ahead=verbs[1])
        )
        return sure

    def action_revert(self) -> None:
        """Backspace in the list: what was written of this one and not saved goes."""
        self._card.forget()
        self._card.show(self._row_key)
        self.refresh_bindings()

    def action_back(self) -> None:
        """From the form back to the list, without changes; what is written stays."""
        if self._card.editing:
            self._list.focus()
            self._card.show(self._row_key)
            self._show_below()
        else:
            super().action_back()

    # Confirming the shipped list

    @work(exclusive=True, group="asking")
    async def action_confirm_list(self) -> None:
        """Ask whether the list that the program came with has been looked through, and enter that."""
        await confirm_list(self, self._unconfirmed)
