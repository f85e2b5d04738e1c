"""What a table would bring: its columns and their fields, what is new, what is known, what is refused."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from models.reasons import reason
from screens.dialogs import Pick
from screens.intake.import_lines import (
    NO_FIELD,
    Column,
    column_head,
    column_line,
    columns_of,
    fates_of,
    first_rows,
    outcome_brief,
    outcome_lines,
    urgency_of,
)
from screens.keys import bind
from screens.leaving import leave
from screens.narrow import is_narrow
from screens.pieces import as_line
from screens.session import Session
from screens.shell import DeskApp
from screens.text import cut, printable
from screens.widgets.footer import Item
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.importing import ImportReport, remember_profile, take_parsed
from uhta_tui.desk.trouble import DatabaseUnusable
from uhta_tui.intake.grid import TableError
from uhta_tui.intake.headers import FIELD_TITLES, Field
from uhta_tui.intake.parse import Parsed, parse_table
from uhta_tui.intake.profiles import MappingProfile, make_profile
from uhta_tui.wording import counted

_FEWEST, _MOST = 6, 14
"""Rows of the pane of the first rows, its rule and head among them."""
_OUTCOME: Final = 46
"""Cells of what would come of it, in a window of `_WIDEST` and more."""
_WIDEST: Final = 120
_ROOMY: Final = 60
"""Cells of the table's pane from which its rule has room for both counts."""
_LOOKED_AT: Final = 500
"""Rows of the queue among which the most urgent of the new messages is looked for."""


def most_urgent(desk: Desk, numbers: Sequence[int]) -> int | None:
    """Of some messages the one that stands first in the queue; else the first of them. Reads the desk."""
    wanted = set(numbers)
    page = desk.read.queue(limit=_LOOKED_AT if wanted else 1)
    listed = (row.number for row in page.rows if row.number in wanted)
    return next(listed, next(iter(numbers), None))


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
    ImportScreen #told { margin: 1 0 0 0; }
    ImportScreen.-wide #upper { layout: horizontal; }
    ImportScreen.-narrow #outcome { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [bind("space", "other_field", "Другое поле", id="other_field")]

    def __init__(self, session: Session, path: Path, parsed: Parsed, report: ImportReport) -> None:
        """Show a table that was read, and the report of its rehearsal."""
        super().__init__(session)
        self._path, self._parsed, self._report = path, parsed, report
        self._urgent: tuple[int, int] | None = None
        self._fates: Mapping[int, str] = {}
        self._list: LineList[Column] = LineList(
            lambda column, cells, _: column_line(column, cells), lambda column: column.number, id="columns"
        )
        title = f"Загрузить · {printable(path.name)}"
        kept = as_line("  Столбцы без поля сохранятся при сообщении.", "muted")
        self._told = Lines([kept], id="told")
        inside = (Lines(column_head), self._list, self._told)
        self._pane = Pane(title, "", *inside, classes="gutter-wide")
        self._outcome = Lines()
        self._outcome_pane = Pane("Что получится", "", self._outcome, id="outcome")
        self._first = Lines()
        self._first_pane = Pane("Первые строки", "и первые непринятые", self._first, id="first")

    def compose_body(self) -> ComposeResult:
        """Columns, outcome, first rows."""
        yield Container(self._pane, self._outcome_pane, id="upper")
        yield self._first_pane

    def on_mount(self) -> None:
        """Show the table."""
        self._show()
        self._reckon()

    @work(exclusive=True, group="reckon")
    async def _reckon(self) -> None:
        """How urgent the new messages would be: after the table is shown."""
        known = bool(self._report.known)
        try:
            self._fates = await asyncio.to_thread(fates_of, self._parsed, self.session)
            self._show()
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
        share, fates = self._urgent, self._fates
        if is_narrow(self):
            self._outcome.show(lambda cells: outcome_brief(report, share, cells))
        else:
            room = self._outcome_pane.size.height - 1
            self._outcome.show(lambda cells: outcome_lines(report, share, cells, room))
        self._fit()
        shown = self._first_pane.size.height - 1
        self._first.show(lambda cells: first_rows(parsed, fates, self.session, cells, shown))
        self._count()
        self.refresh_bindings()

    def _fit(self) -> None:
        """Where there is room, no emptier than what stands in it: the first rows follow at once."""
        upper, low, columns = self.query_one("#upper"), self.has_class("-low"), len(self._list.rows)
        if low or is_narrow(self):
            self._list.styles.height = upper.styles.height = "1fr"
            self._outcome_pane.styles.width = "1fr"
            self._first_pane.styles.height = _FEWEST if low else _MOST
            self._told.display = False
            return
        room = self.query_one("#body").size.height
        self._outcome_pane.styles.width = _OUTCOME if self.size.width >= _WIDEST else _OUTCOME - 4
        needed = max(columns + 2, len(self._outcome.lines()) + 1)
        first = max(_FEWEST, min(_MOST, room - needed - 1))
        self._told.display = room - first >= columns + 5
        upper.styles.height = min(room - first, max(needed, columns + 4 if self._told.display else 0) + 2)
        self._list.styles.height = min(columns, room - first - 3)
        self._first_pane.styles.height = first

    @on(LineList.Highlighted, "#columns")
    def _count(self) -> None:
        """At the right of the rule: how many rows, and which of the columns are in sight."""
        total, room = len(self._list.rows), self._list.size.height
        rows = len(self._parsed.rows) + len(self._parsed.rejects)
        told = counted(rows, "строка", "строки", "строк")
        if 0 < room < total:
            first = self._list.scroll_offset.y
            seen = f"столбцы {first + 1}–{min(total, first + room)} из {total}"
            told = f"{seen} · {told}" if self._pane.size.width >= _ROOMY else seen
        self._pane.rule.set_right(told)

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
        except (TableError, DatabaseUnusable) as error:
            self.refuse(str(error))
            return
        except OSError as error:
            self.refuse(f"Файл не прочитан: {reason(error)}.")
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
        except (TableError, DatabaseUnusable) as error:
            self.refuse(f"Не загружено. {error}")
            return
        except OSError as error:
            self.refuse(f"Не загружено: {reason(error)}.")
            return
        if isinstance(self.app, DeskApp):
            self.app.cursor_to = await asyncio.to_thread(most_urgent, session.desk, report.numbers)
        known = f", уже были {report.known}" if report.known else ""
        rejected = f", не приняты {len(report.problems)}" if report.problems else ""
        told = f"Загружено {report.new}{known}{rejected}"
        beside = f": они в файле {report.rejects_file.name}" if report.rejects_file else ""
        brief = f"{told}: они рядом с таблицей" if beside else told
        leave(self, f"{told}{beside}", short=brief)
