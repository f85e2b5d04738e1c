"""How the form of a draft looks: the fields, the clocks beside them, what follows the handing in."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from screens.clock.clock import Clock, clock_of
from screens.clock.deadline_text import held_lines
from screens.draft.form import NAMES, DraftForm
from screens.draft.text import after_row, after_rows, open_parts, owed_line
from screens.message.lines import (
    author_of,
    card_lines,
    deadline_rows,
    received,
    running,
    source_of,
    text_lines,
)
from screens.narrow import is_narrow
from screens.pieces import BLANK, Line, Piece
from screens.session import Session
from screens.text import width
from screens.typed import Typed
from screens.when import parse_when
from screens.widgets.drawn import Drawn
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.work_screen import WorkScreen
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.outlook import Outlook, if_handed_in
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment

_WRITTEN = ("text", "files", "when")
"""The fields whose contents cost somebody typing."""


_SIDE = 42
"""Cells of the message beside the form."""


class DraftView(WorkScreen):
    """The form of a draft as it is shown; handing in is `draft.DraftScreen`'s."""

    AREA = "queue"
    DEFAULT_CSS = """
    DraftView #side { width: 42; }
    DraftView #below { height: auto; }
    DraftView #panes { height: 1fr; }
    DraftView.-tall #text, DraftView.-tall #text:focus { height: 9; }
    DraftView.-low DraftForm.-asked #text, DraftView.-low DraftForm.-asked #text:focus { height: 4; }
    DraftView.-wide.-tall DraftForm { margin: 1 0 0 0; }
    DraftView.-wide.-tall DraftForm .apart { margin: 0 0 1 0; }
    DraftView.-wide.-tall DraftForm #count { margin: 0 0 1 14; }
    """

    def __init__(self, session: Session, number: int, executor: str | None = None) -> None:
        """Prepare the form.

        Args:
            session: The desk, the present and who acts.
            number: The message.
            executor: Who handed in; by default the one that owes it soonest.
        """
        super().__init__(session)
        self.number = number
        self._executor = executor
        self.view: MessageView | None = None
        self.form: DraftForm | None = None
        self._asked: tuple[object, ...] = ()
        """What the footer was last asked about."""
        self.typed = Typed(session, f"draft:{number}:")
        self.pane = Pane(f"Проект получен · № {number}", "п.10", id="entry", classes="gutter-wide")
        self.side_lines, self.below_lines = Drawn(self._side), Drawn(self._below)
        self.side_pane = Pane("", "", self.side_lines, id="side", classes="wide-only")
        self.below_pane = Pane("", "", self.below_lines, id="below", classes="narrow-only")

    def compose_body(self) -> ComposeResult:
        """The form at the left or on top, the message beside or under it."""
        with Vertical():
            with Horizontal(id="panes"):
                yield self.pane
                yield self.side_pane
            yield self.below_pane
        yield self.typed

    # -- reading ------------------------------------------------------------------------------------

    async def reload(self) -> None:
        """Read the message; the form is made when it is first known."""
        self.view = view = await self.read_view(self.number)
        if view is None:
            return
        if self.form is None:
            await self._make_form(view.case)
        self._titles(view.case)
        self.tick()

    async def _make_form(self, case: Case) -> None:
        parts = open_parts(case)
        if not parts:
            said = (Piece("  Сдавать проект некому: ни у кого нет открытой части.", "muted"),)
            await self.pane.mount(Lines([BLANK, said]))
            return
        form = DraftForm(case, parts, self.session.executors, self._executor)
        # Known before it stands there: another reading must not make a second one.
        self.form = form
        await self.pane.mount(form)
        await self.offer(form)
        form.text.focus()

    async def offer(self, form: DraftForm) -> None:
        """Offer again what was typed for the executor that hands in."""
        self.typed.prefix = f"draft:{self.number}:{form.part.executor}:"
        await self.typed.flush()
        read = await self.typed.load(NAMES)
        if not any(read[name] for name in _WRITTEN):
            self.typed.restored_at = None  # what is merely chosen is not worth a word
        await form.fill(read)

    def _titles(self, case: Case) -> None:
        clock = clock_of(self.session)
        since = received(case, clock)
        roomy = width(source_of(case.facts)) + width(since) + width(str(case.number)) + 14 <= _SIDE
        source = source_of(case.facts, brief=not roomy)
        self.side_pane.rule.title = f"№ {case.number} · {source}"
        self.side_pane.rule.set_right(since)
        self.below_pane.rule.title = f"№ {case.number} · {source_of(case.facts)} · {author_of(case.facts)}"
        self.below_pane.rule.set_right(received(case, clock))

    # -- drawing ------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Redraw the clocks."""
        form = self.form
        if self.view is None or form is None or not form.is_mounted:
            return
        clock = clock_of(self.session)
        form.brief = is_narrow(self)
        form.show(clock, self.typed.words)
        self.side_lines.again()
        self.below_lines.again()
        self.pane.rule.set_right(self._owed(clock))

    def on_resize(self) -> None:
        """When narrow the clocks stand elsewhere."""
        self.call_after_refresh(self.tick)

    def _owed(self, clock: Clock) -> Line:
        """At the right of the rule: what the draft is in time for, where no card stands beside the form."""
        form, view = self.form, self.view
        if form is None or view is None or not is_narrow(self):
            return (Piece("п.10", "muted"),)
        return owed_line(view.case, form.part, clock)

    def _side(self, cells: int) -> list[Line]:
        """Beside the form: the message, what runs, what follows."""
        if self.view is None or self.form is None:
            return []
        case, clock = self.view.case, clock_of(self.session)
        return [
            *card_lines(case, cells),
            BLANK,
            BLANK,
            *deadline_rows(running(case), clock, self.session.executors, cells),
            BLANK,
            BLANK,
            *after_rows(self._outlook(case, self.form), clock, self.session.executors, cells),
            BLANK,
            BLANK,
            *held_lines(case, self.session.executors, clock, cells),
        ]

    def _below(self, cells: int) -> list[Line]:
        """Under the form: the beginning of the message, what follows."""
        if self.view is None or self.form is None:
            return []
        case, clock = self.view.case, clock_of(self.session)
        after = after_row(self._outlook(case, self.form), clock, cells)
        # What is to be mended stands in the form and takes the room.
        lines = 1 if self.form.asks and self.has_class("-low") else 3
        return [*text_lines(case.facts.text, cells, lines=lines), after]

    def _outlook(self, case: Case, form: DraftForm) -> Outlook:
        """What follows the handing in."""
        return if_handed_in(case, form.part, form.reply_kind, self.when()[0], self.scene())

    # -- what stands in the form --------------------------------------------------------------------

    def scene(self) -> Scene:
        """What the rules know now."""
        if self.view is None:
            raise RuntimeError("the message has not been read")
        return replace(self.view.scene, now=self.session.now)

    def when(self) -> tuple[Moment, str]:
        """«Когда», or the present with what is wrong with it."""
        now = self.session.now
        try:
            return parse_when(self.form.when.value if self.form else "", now, self.session.zone), ""
        except ValueError as error:
            return now, str(error)
