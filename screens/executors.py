"""The directory (F4): the executors of п.7 by their officials, with their load; both are edited here."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from screens import executor_rows
from screens.dialogs import Pick
from screens.directory_forms import DirectoryForm, ExecutorForm, OfficialForm
from screens.executor_rows import Row
from screens.keys import bind
from screens.session import Session
from screens.widgets.fields import OneLine
from screens.widgets.footer import Item
from screens.widgets.grouped_list import GroupedList
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.desk.rows import ExecutorRow
from uhta_tui.procedure.scene import OfficialFacts


class ExecutorsScreen(WorkScreen):
    """Who answers for what, and how much each has."""

    AREA = "executors"
    HELP = (
        "Профильные исполнители под теми, кому подведомственны (п.7). × — есть части позже срока.\n\n"
        "Исполнителя, который больше не действует, не удаляют: «Направлять: нет», и его не предложат."
    )
    ENTER_HELP = "изменить исполнителя или должностное лицо"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("plus", "new", "Новый", "п.7"),
        bind("f9", "hand_in", "Сохранить", "п.7"),
        bind("escape", "back", "К списку, без изменений", short="К списку", id="back"),
    ]
    DEFAULT_CSS = """
    ExecutorsScreen #panes { layout: horizontal; height: 1fr; }
    ExecutorsScreen #directory { width: 74; }
    ExecutorsScreen #card { width: 1fr; }
    ExecutorsScreen.-narrow #panes { layout: vertical; }
    ExecutorsScreen.-narrow #directory { width: 1fr; }
    ExecutorsScreen.-narrow #card { height: 8; }
    ExecutorsScreen.-narrow #card.-editing { height: 12; }
    ExecutorsScreen.-wide DirectoryForm { margin: 1 0 0 0; }
    ExecutorsScreen.-wide DirectoryForm Field { margin: 0 0 1 0; }
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
        self._directory = Pane("Исполнители", "", id="directory", classes="gutter-wide")
        self._card = Pane("", "", id="card")
        self._lines = Lines()
        self._form: DirectoryForm | None = None
        self._executors: tuple[ExecutorRow, ...] = ()
        self._officials: Mapping[str, OfficialFacts] = {}

    def compose_body(self) -> ComposeResult:
        """The directory, and who is under the cursor."""
        with Container(id="panes"):
            with self._directory:
                yield Lines([executor_rows.header()])
                yield self._list
            with self._card:
                yield self._lines

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    async def reload(self) -> None:
        """Read the directory; a form that is open keeps what is written in it."""
        read = self.session.desk
        self._executors, scene = await asyncio.to_thread(lambda: (read.read.executors(), read.scene()))
        self._officials = scene.officials
        self._list.rows = executor_rows.rows_of(self._executors, self._officials, self.session.zone)
        self._directory.rule.set_right(executor_rows.counts(self._executors))
        self.show_card()

    @on(LineList.Highlighted, "#executors")
    def show_card(self) -> None:
        """Show who is under the cursor, unless a form stands there."""
        row = self._list.current
        if self._form is not None or row is None:
            return
        self._card.rule.title = row.executor.facts.short if row.executor else row.title
        self._lines.show(lambda cells: executor_rows.card(row, self._officials, cells))

    # What can be done

    def footer_ids(self) -> Sequence[str]:
        """In a form: saving and leaving."""
        return ("hand_in", "focus_next", "back") if self._form is not None else ("choose", "new")

    def enter_hint(self) -> Item | None:
        """Enter edits; in a form the fields have it."""
        return Item("Enter", "Изменить", "п.7") if self._list.has_focus else None

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Saving belongs to a form, new ones to the list."""
        if action == "hand_in":
            return self._form is None
        return action in {"new", "choose"} and self._form is not None

    # Editing

    @on(LineList.Chosen, "#executors")
    async def edit(self) -> None:
        """Edit who is under the cursor; a form that is open is not thrown away for another."""
        row = self._list.current
        if self._form is not None:
            self._form.query(OneLine).first().focus()
        elif row is not None and row.executor is not None:
            codes = [one.facts.code for one in self._executors]
            cells = self._label_cells
            await self._open(ExecutorForm(row.executor.facts, self._officials, codes, label_cells=cells))
        elif row is not None and row.official is not None:
            await self._open(OfficialForm(row.official, self._officials))

    @work(group="asking")
    async def action_new(self) -> None:
        """Ask who is new, and open an empty form."""
        options = ["Исполнителя", "Должностное лицо"]
        picked = await self.app.push_screen_wait(Pick("Кого внести в справочник", options, "п.7"))
        if not picked:
            return
        if picked[0] == 0 and self._officials:
            codes = [one.facts.code for one in self._executors]
            here, cells = self._official_here(), self._label_cells
            await self._open(ExecutorForm(None, self._officials, codes, here, label_cells=cells))
        else:
            await self._open(OfficialForm(None, self._officials))

    @property
    def _label_cells(self) -> int:
        """Cells that an official's post may take in a form."""
        return 60 if self.has_class("-narrow") else 26

    def _official_here(self) -> str:
        """Whose group the cursor is in."""
        row = self._list.current
        if row is None:
            return ""
        if row.executor is not None:
            return row.executor.facts.official
        return row.official.code if row.official else ""

    async def _open(self, form: DirectoryForm) -> None:
        """Put a form in the card's place."""
        self._close()
        self._form = form
        self._lines.display = False
        self._card.add_class("-editing")
        self._card.rule.title = form.title
        self._card.rule.set_right("изменить")
        await self._card.mount(form)
        form.query(OneLine).first().focus()
        self.refresh_bindings()

    def _close(self) -> None:
        """Put the card back."""
        if self._form is None:
            return
        form, self._form = self._form, None
        self._list.focus()
        form.remove()
        self._card.remove_class("-editing")
        self._card.rule.set_right("")
        self._lines.display = True
        self.show_card()
        self.refresh_bindings()

    async def action_hand_in(self) -> None:
        """Save the form; after a refusal it stays as it is."""
        form = self._form
        if form is None:
            return
        action = form.handed_in(self.session.now, self.session.who)
        if action is None:
            self.refuse(f"Не сохранено: {form.missing}.")
            return
        key = f"{'o' if isinstance(form, OfficialForm) else 'e'}:{action.code}"
        if await self.perform(action):
            self._close()
            self._list.move_to(key)
            self.show_card()
            self.say(f"Записано: {self._card.rule.title}", Kind.DONE)

    def action_back(self) -> None:
        """From a form back to the list, without changes."""
        if self._form is not None:
            self._close()
        else:
            super().action_back()
