"""What the queue shows: the list, the card of the message under the cursor, the executors' panel."""

import asyncio
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from screens.clock.forecast import forecast_line
from screens.keys import bind
from screens.moments import usual_day
from screens.pieces import Line, Piece, line_width
from screens.queue.card import QueueCard
from screens.queue.empty import empty_lines
from screens.queue.list import (
    Columns,
    QueueLine,
    QueueList,
    counted,
    counts_line,
    filtered,
    queue_line,
)
from screens.routing.panel import ExecutorPanel
from screens.session import Session
from screens.text import width
from screens.widgets.fields import OneLine
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import AROUND, Pane
from uhta_tui.desk.rows import QueuePage
from uhta_tui.desk.trouble import TROUBLES, told

_PAGE: Final = 200
"""Rows read at first; more when the cursor comes near the last of them."""
_NEAR: Final = 50
_ROOMY: Final = 116
"""Cells of the terminal from which card and choice have all their columns."""


class Filter(OneLine):
    """What the queue is narrowed by; Enter goes into the list."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("enter", "submit", "В список", id="choose")]


class QueueBoard(QueueCard):
    """Reads and draws; `QueueScreen` adds what the keys do."""

    AREA = "queue"
    MOST_FILTERED: ClassVar[int] = 5000
    """Rows that a filter looks through."""
    AUTO_FOCUS = "#queue"
    DEFAULT_CSS = """
    QueueBoard #upper { height: 1fr; }
    QueueBoard ExecutorPanel { height: 5; }
    QueueBoard.-routing ExecutorPanel { height: 11; }
    QueueBoard #filter { display: none; padding: 0 0 0 2; }
    QueueBoard.-filtered #filter { display: block; }
    QueueBoard #empty { display: none; height: 1fr; content-align: center middle; }
    QueueBoard.-empty #empty { display: block; }
    QueueBoard.-empty #card, QueueBoard.-empty ExecutorPanel, QueueBoard.-empty .listed { display: none; }
    QueueBoard.-nothing #card, QueueBoard.-nothing ExecutorPanel { visibility: hidden; }
    QueueBoard.-wide #upper { layout: horizontal; }
    QueueBoard.-wide #card { width: 42; }
    QueueBoard.-wide.-middle #card { width: 35; }
    QueueBoard.-wide.-middle ExecutorPanel .choice { width: 56; margin-right: 2; }
    QueueBoard.-narrow #card { height: 8; }
    QueueBoard.-narrow.-tall #card { height: 14; }
    QueueBoard.-narrow ExecutorPanel { display: none; }
    QueueBoard.-narrow.-routing #upper { height: 7; }
    QueueBoard.-narrow.-routing #card { display: none; }
    QueueBoard.-narrow.-routing ExecutorPanel { display: block; height: 1fr; }
    QueueBoard.-narrow ExecutorPanel > Horizontal { layout: vertical; }
    QueueBoard.-narrow ExecutorPanel .choice { width: 1fr; height: 7; margin: 0; }
    QueueBoard.-narrow ExecutorPanel .chosen { padding: 0 0 0 2; margin-top: 1; }
    QueueBoard.-narrow ExecutorPanel Finder { margin: 0; }
    QueueBoard.-narrow ExecutorPanel Lines.heading { margin: 0; }
    QueueBoard.-narrow PartRow { height: 1; layout: horizontal; }
    QueueBoard.-narrow PartRow Lines { width: 18; }
    QueueBoard.-narrow PartRow PartField { margin: 0; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the queue of a session's desk."""
        super().__init__(session)
        soon = session.config.look.soon_minutes * 60
        self.list = QueueList(soon, id="queue")
        self.list.add_class("listed")
        self.head = Lines(classes="listed")
        self.filter = Filter("", "слова, № или исполнитель", id="filter")
        self.pane = Pane(
            "Очередь", "", self.filter, self.head, self.list, Lines(id="empty"), classes="gutter-wide"
        )
        self.panel = ExecutorPanel(id="executors")
        self._page = QueuePage((), 0, 0, 0)
        self._lines: tuple[QueueLine, ...] = ()
        self._wanted = _PAGE
        self._reading = 0

    def compose_body(self) -> ComposeResult:
        """List and card side by side or one under the other; the panel below."""
        self.set_class(self.app.size.width < _ROOMY, "-middle")
        yield Container(self.pane, self.card_pane, id="upper")
        yield self.panel

    # Reading

    @property
    def number(self) -> int | None:
        """The message under the cursor."""
        line = self.list.current
        return None if line is None else line.number

    async def reload(self) -> None:
        """Read the queue again; only the last reading is shown."""
        self._reading += 1
        reading = self._reading
        self.desk_app.incoming.mark()
        try:
            page, lines = await asyncio.to_thread(self._read)
        except TROUBLES as error:
            self.refuse(f"Очередь не прочитана. {told(error)}")
            self.desk_app.incoming.unmark()
            return
        if reading != self._reading or not self.is_attached:
            return
        self._page, self._lines = page, lines
        self.forget_gone()
        self.list.day = usual_day(self.session.calendar, self.session.now)
        self._show_rows()
        wanted = self.desk_app.cursor_to
        if wanted is not None and self.list.move_to(wanted):
            self.desk_app.cursor_to = None
            self.call_after_refresh(self.list.show_from_top)
        self.desk_app.count({"queue": page.total})
        self._read_card()
        self._read_loads()

    def put_cursor(self, number: int) -> None:
        """The cursor on a message that has just come back, the nearest deadlines above it in view."""
        if self.list.move_to(number):
            self.call_after_refresh(self.list.show_from_top)
        else:
            super().put_cursor(number)

    def forget_gone(self) -> None:
        """The queue has been read anew; what hung on messages that have left it goes."""

    def _read(self) -> tuple[QueuePage, tuple[QueueLine, ...]]:
        session = self.session
        page = session.desk.read.queue(
            limit=max(self._wanted, self.MOST_FILTERED if self.filter.value else 0),
            soon=session.config.look.soon_minutes * 60,
        )
        return page, tuple(queue_line(row, session) for row in page.rows)

    def _show_rows(self) -> None:
        """List what the filter leaves."""
        self.list.soon = self.session.config.look.soon_minutes * 60  # the settings may have changed it
        shown, found = filtered(self._lines, self.filter.value.strip())
        self.list.columns = Columns.at(self.app.size.width, self._lines)
        self.list.found = found
        self._show_head()
        empty = not self._page.total
        self.set_class(empty, "-empty")
        self.pane.set_class(not empty, "gutter-wide")
        if empty:
            self._show_empty()
        words = self.filter.value.strip()
        self.list.say_empty(f"Ничего не найдено по «{words}», Esc — снять" if words else "")
        self.set_class(bool(words) and not shown, "-nothing")
        self.list.rows = shown
        if not shown:
            self.view = None
            self.card_pane.rule.title = ""
            self.card_pane.rule.set_right("")
            self.card.show(())
            self.panel.show(())
        self.tick()

    @work(exclusive=True, group="empty")
    async def _show_empty(self) -> None:
        """Say that nothing waits, and what was done today."""
        lines = await asyncio.to_thread(empty_lines, self.session)
        self.query_one("#empty", Lines).show(lines)

    @work(exclusive=True, group="loads")
    async def _read_loads(self) -> None:
        """The executors' loads and the shortcomings to notify: after the queue is painted."""
        if self.desk_app.deadlines.forecast is None:
            self.desk_app.follow_deadlines()
        read = self.session.desk.read
        self.loads = await asyncio.to_thread(read.executors)
        self.show_panel()
        owed = await asyncio.to_thread(lambda: sum(s.notice is None for s in read.shortcomings(limit=_PAGE)))
        self.desk_app.count({"shortcomings": owed})

    @on(LineList.Highlighted, "#queue")
    def look_at(self, event: LineList.Highlighted) -> None:
        """Another message: its card; near the last row read, more rows."""
        routing = self.panel.routing
        if routing is not None and not routing.follows(event.key):
            self.end_routing()
        self._read_card()
        if len(self._lines) < self._page.total and self.list.cursor >= len(self._lines) - _NEAR:
            self._wanted = len(self._lines) + 2 * _PAGE
            self.run_worker(self.reload(), group="more")

    def tick(self) -> None:
        """A second has passed: clocks, counts, the card."""
        now = self.session.position
        if self.list.stands != self.clock.stands:
            self.list.stands = self.clock.stands
            self._show_head()
        self.list.tick(now)
        places = [line.due for line in self._lines if line.due is not None]
        late, soon = counted(self._page, places, now, self.list.soon)
        shown = len(self.list.rows) if self.filter.value.strip() else None
        counts = counts_line(self._page.total, late, soon, shown, marked=len(self.list.marked))
        self.pane.rule.set_right((*self._ahead(counts, shown), *counts))
        self._show_card()
        self.tick_routing()

    def _show_head(self) -> None:
        """The names of the columns."""
        self.head.show([self.list.columns.head(stands=self.list.stands)])

    def _ahead(self, counts: Line, shown: int | None) -> Line:
        """Before the counts: what expires until the break and the close, as far as there is room."""
        forecast = self.desk_app.deadlines.forecast
        if forecast is None or shown is not None or self.list.marked:
            return ()
        room = self.pane.size.width - line_width(counts) - width(self.pane.rule.title) - AROUND - 3
        line = forecast_line(forecast, self.session.calendar, self.session.now, room)
        return (*line, Piece("   ")) if line else ()

    def on_resize(self) -> None:
        """Other columns and another card for another size."""
        self.set_class(self.app.size.width < _ROOMY, "-middle")
        self.list.columns = Columns.at(self.app.size.width, self._lines)
        self._show_head()
        self.list.redraw()
        self.call_after_refresh(self._show_card)
        self.call_after_refresh(self.show_panel)
