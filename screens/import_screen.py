"""What a table would bring: its columns and their fields, what is new, what is known, what is refused."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from screens.dialogs import Pick
from screens.import_lines import (
    COLUMN,
    FIELD,
    NO_FIELD,
    Column,
    column_line,
    columns_of,
    first_rows,
    outcome_lines,
    urgency_of,
)
from screens.keys import bind
from screens.leaving import leave
from screens.pieces import as_line
from screens.session import Session
from screens.text import cut, pad, printable
from screens.widgets.footer import Item
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.desk.importing import ImportReport, remember_profile, take_parsed
from uhta_tui.desk.trouble import DatabaseUnusable
from uhta_tui.intake.grid import TableError
from uhta_tui.intake.headers import FIELD_TITLES, Field
from uhta_tui.intake.parse import Parsed, parse_table
from uhta_tui.intake.profiles import MappingProfile, make_profile
from uhta_tui.wording import counted


class ImportScreen(WorkScreen):
    """The table before it is taken in."""

    AREA = "queue"
    HELP = (
        "Слева — столбцы таблицы и поля, в которые они лягут; Пробел меняет поле, столбец без поля "
        "сохранится при сообщении. Справа — что получится. Ничего не записано, пока не нажат Enter."
    )
    FOOTER = ("choose", "other_field", "back")
    AUTO_FOCUS = "#columns"
    DEFAULT_CSS = """
    ImportScreen #upper { height: 1fr; }
    ImportScreen.-wide #upper { layout: horizontal; }
    ImportScreen.-wide #outcome { width: 46; }
    ImportScreen.-narrow #outcome { height: 10; }
    ImportScreen #first { height: 14; }
    ImportScreen.-low #first { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [bind("space", "other_field", "Другое поле", id="other_field")]

    def __init__(self, session: Session, path: Path, parsed: Parsed, report: ImportReport) -> None:
        """Show a table that was read, and the report of its rehearsal."""
        super().__init__(session)
        self._path, self._parsed, self._report = path, parsed, report
        self._urgent: tuple[int, int] | None = None
        self._list: LineList[Column] = LineList(
            lambda column, cells, _: column_line(column, cells), lambda column: column.number, id="columns"
        )
        head = f"  {pad('Столбец', COLUMN)}  {pad('Поле', FIELD)}В первой строке"
        title = f"Загрузить · {printable(path.name)}"
        self._pane = Pane(title, "", Lines([as_line(head, "muted")]), self._list, classes="gutter-wide")
        self._outcome = Lines()
        self._outcome_pane = Pane("Что получится", "", self._outcome, id="outcome")
        self._first = Lines()

    def compose_body(self) -> ComposeResult:
        """Columns, outcome, first rows."""
        yield Container(self._pane, self._outcome_pane, id="upper")
        yield Pane("Первые строки", "и первые непринятые", self._first, id="first")

    def on_mount(self) -> None:
        """Show the table."""
        self._show()
        self._reckon()

    @work(exclusive=True, group="reckon")
    async def _reckon(self) -> None:
        """How urgent the new messages would be: after the table is shown."""
        known = bool(self._report.known)
        try:
            self._urgent = await asyncio.to_thread(urgency_of, self._parsed, self.session, known=known)
        except DatabaseUnusable as error:
            self.refuse(str(error))
        self._show()

    def on_resize(self) -> None:
        """As many reasons as there is room for."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        parsed, report = self._parsed, self._report
        self._list.rows = columns_of(parsed)
        rows = len(parsed.rows) + len(parsed.rejects)
        self._pane.rule.set_right(counted(rows, "строка", "строки", "строк"))
        share = self._urgent
        room = self._outcome_pane.size.height - 1
        self._outcome.show(lambda cells: outcome_lines(report, share, cells, room))
        self._first.show(lambda cells: first_rows(parsed, self.session, cells))
        self.refresh_bindings()

    def enter_hint(self) -> Item | None:
        """What Enter takes in."""
        new = self._report.new
        return Item("Enter", f"Загрузить {new}" if new else "Новых нет, назад")

    # Another field

    def action_other_field(self) -> None:
        """Give the column under the cursor another field."""
        self._other_field()

    @work(exclusive=True, group="field")
    async def _other_field(self) -> None:
        column = self._list.current
        if column is None:
            return
        fields: list[Field | None] = [None, *Field]
        holders = {f: name for name, f in self._parsed.mapping.items() if f is not None}
        rows = [
            (FIELD_TITLES[f] if f else NO_FIELD, cut(printable(holders.get(f, "")), 26) if f else "")
            for f in fields
        ]
        picked = await self.app.push_screen_wait(
            Pick(
                f"Столбец «{cut(column.name, 30)}» — какое это поле",
                rows,
                at=fields.index(list(self._parsed.mapping.values())[column.number]),
            )
        )
        if picked is None:
            return
        chosen = fields[picked[0]]
        given: list[Field | None] = [None if f is chosen else f for f in self._parsed.mapping.values()]
        given[column.number] = chosen
        await self._reread(make_profile(self._parsed.profile or self._path.stem, self._parsed.header, given))

    async def _reread(self, profile: MappingProfile) -> None:
        """Read the rows by another mapping, and see again what would come of it."""
        session = self.session
        try:
            parsed = await asyncio.to_thread(
                parse_table, self._parsed.table, zone=session.zone, profile=profile
            )
            report = await asyncio.to_thread(
                take_parsed, session.desk, self._path, parsed, by=session.who, keep=False
            )
        except (TableError, DatabaseUnusable, OSError) as error:
            self.refuse(str(error))
            return
        self._parsed, self._report, self._profile = parsed, report, profile
        self._show()
        self._reckon()

    _profile: MappingProfile | None = None

    # Taking in

    @on(LineList.Chosen)
    def choose(self) -> None:
        """Enter: take it in."""
        if self._report.new:
            self._take_in()
        else:
            leave(self, "Новых сообщений в файле нет", Kind.HINT)

    @work(exclusive=True, group="take")
    async def _take_in(self) -> None:
        session = self.session
        self.say("Загружаем…")
        try:
            if self._profile is not None:
                await asyncio.to_thread(remember_profile, session.desk, self._profile)
            report = await asyncio.to_thread(
                take_parsed, session.desk, self._path, self._parsed, by=session.who or "загрузка"
            )
        except (TableError, DatabaseUnusable, OSError) as error:
            self.refuse(f"Не загружено. {error}")
            return
        rejected = f", не приняты {len(report.problems)}" if report.problems else ""
        beside = f" (в файле {report.rejects_file.name})" if report.rejects_file else ""
        leave(self, f"Загружено {report.new}, уже были {report.known}{rejected}{beside}")
