"""The whole message: what it says, parts and versions, replies, deadlines, who held it, the journal."""

import asyncio
from typing import ClassVar, Final

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from models.terms import Step
from screens.acting import ActingScreen
from screens.acts.table import ACTS, NEXT
from screens.clock.clock import clock_of
from screens.clock.deadline_text import deadline_tables, held_lines
from screens.keys import bind
from screens.message.journal import MessageJournalScreen
from screens.message.journal_text import journal_rows, told
from screens.message.lines import author_of, received, running, source_of
from screens.message.text import about_lines, author_lines, fact_lines, part_lines, reply_lines
from screens.narrow import is_narrow
from screens.pieces import BLANK, Line, Piece
from screens.review.versions import pairs_of
from screens.session import Session
from screens.widgets.areas import AREAS
from screens.widgets.card import answer_of
from screens.widgets.drawn import Drawn
from screens.widgets.footer import Item
from screens.widgets.rule import Pane
from screens.widgets.say_line import Saying
from screens.widgets.scroll import Scroll
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.clauses import STEPS
from uhta_tui.procedure.lifecycle import next_step
from uhta_tui.wording import counted

_HERE: Final = frozenset({"message", "journal"})
"""Acts that lead to this screen."""
_YEAR: Final = 365 * 86400
_LATEST: Final = 4
"""Entries of the journal where there is no room for more."""
_WITH_PEOPLE: Final = 58
"""Cells from which the journal has room for who did it."""


class MessageScreen(ActingScreen):
    """One message with everything that hangs on it; all acts on it have their usual letters."""

    AREA = "queue"
    HELP = (
        "Всё о сообщении: что написано, кому поручено и какие версии сдали, что ответили, все сроки, кто "
        "сколько держал сообщение и журнал. × — срок нарушен, — — снят.\n"
        "Enter делает следующий шаг; остальные буквы те же, что в очереди. Длинная страница листается "
        "стрелками и PgDn."
    )
    ENTER_HELP = "следующий шаг сообщения"
    FOOTER = ("choose", "versions", "explain", "open_link", "remark", "back")
    FOOTER_DROP = ("remark",)
    BINDINGS: ClassVar[list[BindingType]] = [
        *(act.binding() for act in ACTS.values() if act.name not in _HERE),
        bind("enter", "next_step", "Следующий шаг", id="choose"),
        bind("л", "journal", "Журнал", section="Посмотреть"),
        bind("escape", "back", "К списку", id="back"),
        bind("down", "scroll(1)", "Вниз", quiet=True, id="message.down"),
        bind("up", "scroll(-1)", "Вверх", quiet=True, id="message.up"),
        bind("pagedown", "scroll(20)", "Страница вниз", quiet=True, id="message.page_down"),
        bind("pageup", "scroll(-20)", "Страница вверх", quiet=True, id="message.page_up"),
    ]
    DEFAULT_CSS = """
    MessageScreen .columns { height: auto; }
    MessageScreen .columns > Vertical { height: auto; width: 54; }
    MessageScreen .columns > .right { width: 1fr; }
    MessageScreen Pane { height: auto; }
    MessageScreen.-tall .columns > Vertical > Pane { margin: 0 0 1 0; }
    MessageScreen.-narrow .columns { layout: vertical; }
    MessageScreen.-narrow .columns > Vertical { width: 1fr; margin: 0; }
    """

    def __init__(self, session: Session, number: int) -> None:
        """Prepare the screen.

        Args:
            session: The desk, the present and who acts.
            number: The message.
        """
        super().__init__(session)
        self._number = number
        self._facts, self._parts = Drawn(self._fact_lines), Drawn(self._part_lines)
        self._replies, self._deadlines = Drawn(self._reply_lines), Drawn(self._deadline_lines)
        self._journal, self._about = Drawn(self._journal_lines), Drawn(self._about_lines)
        self._by_author = 0
        self.facts_pane = Pane(f"№ {number}", "", self._facts, bold=True)
        self.parts_pane = Pane("Части и версии", "п.8, 10", self._parts)
        self.replies_pane = Pane("Ответ", "п.14", self._replies)
        self.deadlines_pane = Pane("Сроки", "", self._deadlines)
        self.journal_pane = Pane("Журнал", "", self._journal)
        self.about_pane = Pane("Сведения", "", self._about)
        self.page = Scroll()

    def compose_body(self) -> ComposeResult:
        """Two columns, or one when narrow; they scroll as one page."""
        left = Vertical(self.facts_pane, self.parts_pane, self.replies_pane, classes="gutter-wide")
        right = Vertical(self.deadlines_pane, self.journal_pane, self.about_pane, classes="right")
        with self.page:
            yield Horizontal(left, right, classes="columns")

    def on_mount(self) -> None:
        """The page has no field: every letter is a key."""
        self.facts_pane.rule.heavy = True
        if self.app.current_mode in AREAS:
            self.AREA = self.app.current_mode  # it may have been opened from the register
        for part in ("scroll_y", "virtual_size", "size"):
            self.watch(self.page, part, self._look_below, init=False)

    @property
    def number(self) -> int:
        """The message."""
        return self._number

    def help_title(self) -> str:
        """Which message."""
        return f"№ {self._number}"

    # -- reading and drawing ------------------------------------------------------------------------

    async def reload(self) -> None:
        """Read the message."""
        view = await self.read_view(self._number)
        if view is None:
            return
        self.view = view
        self._show()
        self._count_author(view)

    @work(exclusive=True, group="author")
    async def _count_author(self, view: MessageView) -> None:
        """Count the author's messages of a year: in a large archive that takes longer than all else."""
        since = view.scene.now - _YEAR
        self._by_author = await asyncio.to_thread(self.session.desk.read.archive.by_author, view.case, since)
        self._facts.again()
        self._about.again()

    def _show(self) -> None:
        """Draw everything anew."""
        view = self.view
        if view is None:
            return
        narrow, case, clock = self._narrow, view.case, clock_of(self.session)
        author = f" · {author_of(case.facts)}" if narrow else ""
        self.facts_pane.rule.title = f"№ {case.number} · {source_of(case.facts, brief=narrow)}{author}"
        self.facts_pane.rule.set_right(received(case, clock))
        several = bool(pairs_of(case))
        keyed = (Piece("е", "mark", bold=True), Piece(" версии", "muted"))
        self.parts_pane.rule.set_right(keyed if several else "п.8, 10")
        self.replies_pane.display = bool(case.replies)
        self.about_pane.display = narrow
        count = len(view.journal)
        entries = (Piece("л", "mark", bold=True), Piece(f" все {count}", "muted"))
        words = counted(count, "запись", "записи", "записей")
        self.journal_pane.rule.set_right(entries if narrow and count > _LATEST else words)
        self.tick()
        self.refresh_bindings()

    def tick(self) -> None:
        """Redraw what hangs on the time."""
        if self.view is None:
            return
        drawings = (self._facts, self._parts, self._replies, self._deadlines, self._journal, self._about)
        for drawn in drawings:
            drawn.again()
        going = len(running(self.view.case))
        self.deadlines_pane.rule.set_right(f"идут {going}" if going else "не идут")

    def _look_below(self) -> None:
        """A moment later: the page knows its own height only after it has been laid out."""
        self.call_after_refresh(self._show_more)

    def _show_more(self) -> None:
        """Say that the page goes on below; nothing else would tell where it is narrow."""
        more = self.page.scroll_offset.y < self.page.max_scroll_y
        self.stand(Saying("Ниже ещё: стрелки, PgDn") if more else None)

    def on_resize(self, event: events.Resize) -> None:
        """The narrow page says less."""
        self.call_after_refresh(self._show)

    @property
    def _narrow(self) -> bool:
        return is_narrow(self)

    def _fact_lines(self, cells: int) -> list[Line]:
        if self.view is None:
            return []
        clock, times = clock_of(self.session), self._by_author
        said = answer_of(self.view)
        return fact_lines(self.view.case, clock, cells, by_author=times, brief=self._narrow, answer=said)

    def _about_lines(self, cells: int) -> list[Line]:
        """Where it is narrow, what stands beside the text elsewhere, and who held the message."""
        if self.view is None:
            return []
        case, clock = self.view.case, clock_of(self.session)
        about = [*author_lines(case, cells, self._by_author), *about_lines(case, clock, cells)]
        return [*about, BLANK, *held_lines(case, self.session.executors, clock, cells)]

    def _part_lines(self, cells: int) -> list[Line]:
        if self.view is None:
            return []
        clock, executors = clock_of(self.session), self.session.executors
        return part_lines(self.view.case, executors, clock, cells, brief=self._narrow)

    def _reply_lines(self, cells: int) -> list[Line]:
        return reply_lines(self.view.case, clock_of(self.session), cells) if self.view else []

    def _deadline_lines(self, cells: int) -> list[Line]:
        """The two tables; where there is room, who held the message."""
        if self.view is None:
            return []
        case, clock, executors = self.view.case, clock_of(self.session), self.session.executors
        tables = deadline_tables(case, executors, clock, cells, apart=not self._narrow)
        return tables if self._narrow else [*tables, BLANK, *held_lines(case, executors, clock, cells)]

    def _journal_lines(self, cells: int) -> list[Line]:
        if self.view is None:
            return []
        entries = told(self.view.journal, self.session.executors)
        most = _LATEST if self._narrow else None
        who = 14 if cells >= _WITH_PEOPLE else 0  # л tells all
        return journal_rows(entries, self.session.zone, cells, who=who, most=most)

    # -- what the keys do ---------------------------------------------------------------------------

    @property
    def _step(self) -> Step:
        return next_step(self.view.case).step if self.view else Step.NONE

    def enter_hint(self) -> Item | None:
        """The next step."""
        step = self._step
        act = ACTS[NEXT[step]]
        clause = STEPS[step].clause if NEXT[step] == "route" else act.clause
        return Item("Enter", STEPS[step].title if NEXT[step] == "route" else act.title, clause, act.short)

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """A message that has ended has no next step."""
        return action == "next_step" and self._step is Step.NONE

    def action_next_step(self) -> None:
        """Enter: the next due step."""
        self.act(NEXT[self._step])

    def action_journal(self) -> None:
        """л: the whole journal."""
        self.app.push_screen(MessageJournalScreen(self.session, self._number))

    def action_scroll(self, rows: int) -> None:
        """The page by rows."""
        self.page.scroll_relative(y=rows, animate=False)
