"""The calendar (F7): the year as the working clock sees it, and the desk's own exceptions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.geometry import clamp
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.calendar import grid as calendar_grid
from screens.calendar import words as calendar_words
from screens.calendar.day_dialog import DayDialog, become, question
from screens.calendar.file import CalendarFileScreen
from screens.clock.timing import ask_and_change
from screens.keys import bind
from screens.pieces import Piece, content_of
from screens.session import Session
from screens.widgets.footer import Item
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind, Saying
from screens.work_screen import WorkScreen
from uhta_tui.procedure.actions import SetCalendar
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.xml_import import ProductionYear, merged

FIRST: Final = date(2021, 1, 1)
"""The year of the regulation."""
LAST: Final = date(2099, 12, 31)
_PAGES: Final = "PgUp PgDn"


class YearGrid(Widget, can_focus=True):
    """The months around a day; the arrows move the day, Page keys the year or its half."""

    DEFAULT_CSS = """
    YearGrid { width: 1fr; height: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "step(-1)", "День назад", quiet=True, id="year.left"),
        bind("right", "step(1)", "День", label="←→↑↓", show=False, id="year.right"),
        bind("up", "step(-7)", "Неделя назад", quiet=True, id="year.up"),
        bind("down", "step(7)", "Неделя вперёд", quiet=True, id="year.down"),
        bind("home", "edge(1)", "К началу года", quiet=True, id="year.home"),
        bind("end", "edge(12)", "К концу года", quiet=True, id="year.end"),
        bind("pageup", "turn(-1)", "Назад", quiet=True, id="year.page_up"),
        bind("pagedown", "turn(1)", "Год", label=_PAGES, id="year.page_down"),
        bind("enter", "choose", "Изменить день", short="Изменить", id="choose"),
    ]

    day: reactive[date] = reactive(FIRST)
    """The day under the cursor."""

    class Moved(Message):
        """Another day is under the cursor."""

    class Chosen(Message):
        """The day under the cursor is to be changed."""

    def __init__(self, session: Session) -> None:
        """Prepare the grid; it begins with today."""
        super().__init__(id="year")
        self._session = session
        self.set_reactive(YearGrid.day, session.calendar.day_of(session.now))

    @property
    def calendar(self) -> Calendar:
        """The calendar in force."""
        return self._session.calendar

    @property
    def months(self) -> int:
        """How many months are shown at once."""
        return calendar_grid.layout(self.size.width, self.size.height)[2]

    def render(self) -> Content:
        """The months; the day's ground is what no role of a piece can say."""
        year = calendar_grid.year_of(self.calendar, self.day.year)
        today = self.calendar.day_of(self._session.now)
        lines = calendar_grid.grid(year, self.day, today, self.size.width, self.size.height)
        return Content("\n").join(Content("").join(self._cell(piece) for piece in line) for line in lines)

    def _cell(self, piece: Piece) -> Content:
        if piece.role == "pick-text":
            today = "underline " if piece.underline else ""
            return Content.styled(piece.text, f"{today}bold $pick-text on $pick")
        return content_of([(piece,)], no_color=self.app.no_color)

    def validate_day(self, day: date) -> date:
        """Stay within the years of the Порядок."""
        return min(max(day, FIRST), LAST)

    def watch_day(self) -> None:
        """Tell of the move."""
        self.post_message(self.Moved())

    def action_step(self, days: int) -> None:
        """Move by days."""
        self.day += timedelta(days=days)

    def action_edge(self, month: int) -> None:
        """To the first or the last day of the year."""
        self.day = date(self.day.year, month, 1 if month == 1 else 31)

    def action_turn(self, step: int) -> None:
        """To the next part of the calendar, on the same day of its months where there is one."""
        year, index = divmod(self.day.year * 12 + self.day.month - 1 + step * self.months, 12)
        first = date(clamp(year, FIRST.year, LAST.year), index + 1, 1)
        following = (first + timedelta(days=31)).replace(day=1)
        self.day = min(first + timedelta(days=self.day.day - 1), following - timedelta(days=1))

    def action_choose(self) -> None:
        """Change the day."""
        self.post_message(self.Chosen())


class CalendarScreen(WorkScreen):
    """The year, and what the day under the cursor is."""

    AREA = "calendar"
    HELP = (
        "Рабочие дни стола: праздники и переносы программа знает сама (ст. 95, 112), свои исключения отдела "
        "вносят здесь, а год, переносов которого она не знает, загружают из файла XML или JSON. Перед "
        "изменением видно, какие идущие сроки сдвинутся; законченные не меняются."
    )
    ENTER_HELP = "сделать день выходным, рабочим, короче, со своими часами"
    FOOTER = ("choose", "year.right", "year.page_down", "load_year")
    BINDINGS: ClassVar[list[BindingType]] = [bind("й", "load_year", "Загрузить год", short="Загрузить")]
    DEFAULT_CSS = """
    CalendarScreen #panes { layout: horizontal; height: 1fr; }
    CalendarScreen #months { width: 1fr; }
    CalendarScreen #aside { width: 28; }
    CalendarScreen.-narrow #panes { layout: vertical; }
    CalendarScreen.-narrow #aside { width: 1fr; height: 2; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the calendar."""
        super().__init__(session)
        self._grid = YearGrid(session)
        self._months = Pane("", "", self._grid, id="months", classes="gutter-wide")
        self._lines = Lines()
        self._aside = Pane("", "ст. 112", self._lines, id="aside")

    def compose_body(self) -> ComposeResult:
        """The months, and what stands beside them."""
        with Container(id="panes"):
            yield self._months
            yield self._aside

    def on_mount(self) -> None:
        """Begin with today."""
        self._grid.focus()

    async def reload(self) -> None:
        """The session has read the calendar already."""
        self._grid.refresh()
        self.follow()

    def on_resize(self) -> None:
        """More or fewer months, and what stands beside them has another form."""
        self.call_after_refresh(self.follow)
        self.call_after_refresh(self.refresh_bindings)

    def footer_items(self) -> tuple[Sequence[Item], Item]:
        """The Page keys turn over as many months as are shown."""
        items, edge = super().footer_items()
        page = calendar_words.page(self._grid.months)
        return [replace(one, text=page) if one.key == _PAGES else one for one in items], edge

    @on(YearGrid.Moved)
    def follow(self) -> None:
        """Show what the day is."""
        calendar, day = self.session.calendar, self._grid.day
        year = calendar_grid.year_of(calendar, day.year)
        self._months.rule.title = calendar_words.title(day, self._grid.months)
        self._months.rule.set_right(calendar_words.days_counted(year))
        narrow = self.has_class("-narrow")
        self._aside.rule.title = calendar_words.dated(day) if narrow else "День"
        draw = calendar_words.below if narrow else calendar_words.aside
        self._lines.show(lambda cells: draw(calendar, year, day, cells))
        unknown = calendar_words.unknown_year(calendar, day.year)
        self.stand(Saying(unknown, Kind.WARNING) if unknown else None)

    @on(YearGrid.Chosen)
    def change_day(self) -> None:
        """Ask what the day is to be."""
        self.change(self._grid.day)

    @work(exclusive=True, group="asking")
    async def change(self, day: date) -> None:
        """Ask, show which deadlines move, change."""
        answer = await self.app.push_screen_wait(DayDialog(day, self.session.calendar))
        if answer is None:
            return
        [own] = answer
        if own == self.session.calendar.settings.days.get(day.isoformat()):
            self.say("Всё и так", Kind.HINT)
            return
        action = SetCalendar(at=self.session.now, by=self.session.who, days={day.isoformat(): own})
        done = f"{calendar_words.dated(day)}: {become(own)}"
        await ask_and_change(self, action, question(day, own), "Изменить", done)

    def action_load_year(self) -> None:
        """й: choose the file of a year's production calendar."""
        self.app.push_screen(CalendarFileScreen(self.session, self.take_year))

    @work(exclusive=True, group="asking")
    async def take_year(self, year: ProductionYear) -> None:
        """Show which deadlines move under a year that was read, and take it in."""
        settings = self.session.calendar.settings
        after = merged(settings, year)
        if after == settings:
            self.say(f"Календарь {year.year} года уже внесён", Kind.HINT)
            return
        action = SetCalendar(
            at=self.session.now,
            by=self.session.who,
            days={**dict.fromkeys(settings.days), **after.days},
            moved={**dict.fromkeys(settings.moved), **after.moved},
        )
        title = f"Внести календарь {year.year} года?"
        if await ask_and_change(self, action, title, "Внести", f"Календарь {year.year} года внесён"):
            self._grid.day = self._grid.day.replace(year=year.year, day=min(self._grid.day.day, 28))
