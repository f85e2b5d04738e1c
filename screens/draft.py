"""A draft that came in (п.10, 13, 15): the form, the clocks beside it, what follows the handing in."""

import asyncio
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from models.terms import Content
from screens.attachments import written_paths
from screens.draft_form import NAMES, DraftForm
from screens.draft_text import after_row, after_rows, open_parts, owed_line
from screens.keys import bind
from screens.leaving import leave
from screens.legality import why_not
from screens.message_lines import (
    Clock,
    author_of,
    card_lines,
    clock_of,
    deadline_rows,
    received,
    running,
    source_of,
    text_lines,
)
from screens.narrow import is_narrow
from screens.once import once
from screens.pieces import BLANK, Line, Piece
from screens.session import Session
from screens.typed import Typed
from screens.when import parse_when
from screens.why import Why
from screens.widgets.drawn import Drawn
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.work_screen import WorkScreen
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.actions import SubmitDraft
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.outlook import Outlook, if_handed_in
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment, at


class DraftScreen(WorkScreen):
    """The form of a draft that an executor handed in."""

    AREA = "queue"
    HELP = (
        "Внесите проект ответа, который сдал исполнитель: что это, что он содержит (п.10), текст, файлы. "
        "Справа — что наступит после сдачи и сколько останется до срока п.8.\n"
        "Текст сохраняется, пока вы пишете: Esc выходит, при новом входе он на месте. "
        "Файл добавляет путь, вставленный из буфера; Backspace в пустой строке убирает последний."
    )
    FOOTER = ("hand_in", "focus_next", "back")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f9", "hand_in", "Проект получен", "п.10"),
        bind("escape", "back", "Выйти, текст останется", id="back"),
    ]
    DEFAULT_CSS = """
    DraftScreen #side { width: 42; }
    DraftScreen #below { height: auto; }
    DraftScreen #panes { height: 1fr; }
    DraftScreen.-tall #text, DraftScreen.-tall #text:focus { height: 9; }
    DraftScreen.-wide.-tall DraftForm { margin: 1 0 0 0; }
    DraftScreen.-wide.-tall DraftForm .apart { margin: 0 0 1 0; }
    DraftScreen.-wide.-tall DraftForm #count { margin: 0 0 1 14; }
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
        self._view: MessageView | None = None
        self._form: DraftForm | None = None
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

    def help_title(self) -> str:
        """What is being handed in."""
        return f"Проект получен · № {self.number}"

    # -- reading ------------------------------------------------------------------------------------

    async def reload(self) -> None:
        """Read the message; the form is made when it is first known."""
        view = await asyncio.to_thread(self.session.desk.read.view, self.number)
        self._view = view
        if view is None:
            self.refuse(f"Сообщения № {self.number} нет.")
            return
        if self._form is None:
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
        await self.pane.mount(form)
        self._form = form
        await self._offer(form)
        form.text.focus()

    async def _offer(self, form: DraftForm) -> None:
        """Offer again what was typed for the executor that hands in."""
        await self.typed.flush()
        self.typed.prefix = f"draft:{self.number}:{form.part.executor}:"
        await form.fill(await self.typed.load(NAMES))

    def _titles(self, case: Case) -> None:
        clock = clock_of(self.session)
        self.side_pane.rule.title = f"№ {case.number} · {source_of(case.facts)}"
        self.side_pane.rule.set_right(received(case, clock))
        self.below_pane.rule.title = f"№ {case.number} · {source_of(case.facts)} · {author_of(case.facts)}"
        self.below_pane.rule.set_right(received(case, clock))

    # -- drawing ------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Redraw the clocks."""
        form = self._form
        if self._view is None or form is None or not form.is_mounted:
            return
        clock = clock_of(self.session)
        saved = self.typed.saved_at
        form.show(clock, "" if saved is None else f"{at(saved, clock.zone):%H:%M:%S}")
        self.side_lines.again()
        self.below_lines.again()
        self.pane.rule.set_right(self._owed(clock))

    def on_resize(self) -> None:
        """When narrow the clocks stand elsewhere."""
        self.call_after_refresh(self.tick)

    def _owed(self, clock: Clock) -> Line:
        """At the right of the rule: what the draft is in time for, where no card stands beside the form."""
        form, view = self._form, self._view
        if form is None or view is None or not is_narrow(self):
            return (Piece("п.10", "muted"),)
        return owed_line(view.case, form.part, clock)

    def _side(self, cells: int) -> list[Line]:
        """Beside the form: the message, what runs, what follows."""
        if self._view is None or self._form is None:
            return []
        case, clock = self._view.case, clock_of(self.session)
        return [
            *card_lines(case, cells),
            BLANK,
            BLANK,
            *deadline_rows(running(case), clock, self.session.executors, cells),
            BLANK,
            BLANK,
            *after_rows(self._outlook(case, self._form), clock, self.session.executors, cells),
        ]

    def _below(self, cells: int) -> list[Line]:
        """Under the form: the beginning of the message, what follows."""
        if self._view is None or self._form is None:
            return []
        case, clock = self._view.case, clock_of(self.session)
        after = after_row(self._outlook(case, self._form), clock, cells)
        return [*text_lines(case.facts.text, cells, lines=3), after]

    def _outlook(self, case: Case, form: DraftForm) -> Outlook:
        """What follows the handing in."""
        return if_handed_in(case, form.part, form.reply_kind, self._when()[0], self._scene())

    # -- what stands in the form --------------------------------------------------------------------

    def _scene(self) -> Scene:
        """What the rules know now."""
        if self._view is None:
            raise RuntimeError("the message has not been read")
        return replace(self._view.scene, now=self.session.now)

    def _when(self) -> tuple[Moment, str]:
        """«Когда», or the present with what is wrong with it."""
        now = self.session.now
        try:
            return parse_when(self._form.when.value if self._form else "", now, self.session.zone), ""
        except ValueError as error:
            return now, str(error)

    def _action(self, form: DraftForm) -> SubmitDraft:
        """The handing in, as the form has it."""
        return SubmitDraft(
            at=self._when()[0],
            by=self.session.who,
            message=f"№{self.number}",
            executor=form.part.executor,
            kind=form.reply_kind,
            content=Content(form.content.value),
            text=form.text.text,
            attachments=form.attachments,
        )

    # -- what happens -------------------------------------------------------------------------------

    @on(DraftForm.Changed)
    def changed(self) -> None:
        """Keep what was typed and redraw what hangs on it."""
        form = self._form
        if form is None:
            return
        for name, text in form.contents().items():
            self.typed.keep(name, text)
        _, wrong = self._when()
        form.when_field.set_wrong(wrong)
        self.tick()
        asked = (wrong, bool(form.text.text.strip()), form.kind.value, form.content.value, form.who.value)
        if asked != self._asked:
            self._asked = asked
            self.refresh_bindings()

    @on(DraftForm.Turned)
    async def turned(self, event: DraftForm.Turned) -> None:
        """Another executor hands in: its own texts."""
        await self._offer(event.form)
        self.changed()

    @on(Typed.Saved)
    def saved(self) -> None:
        """Say when the text was saved."""
        self.tick()

    def pasted(self, text: str) -> None:
        """Pasted with no field focused: files are attached, anything else is text."""
        form = self._form
        if form is None:
            super().pasted(text)
        elif all(path.startswith(("/", "~", "file:")) for path in written_paths(text)):
            self.run_worker(form.attach(written_paths(text)))
        else:
            form.text.insert(text)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """Why it cannot be handed in."""
        if action != "hand_in" or self._view is None:
            return None
        if self._form is None:
            return Why("ни у кого нет открытой части", "п.10", "Сначала направьте сообщение (н).")
        if wrong := self._when()[1]:
            return Why(wrong, "", "Очистите «Когда»: будет сейчас.")
        return why_not(self._view.case, self._scene(), self._action(self._form))

    @work(group="hand_in")
    @once
    async def action_hand_in(self) -> None:
        """F9: hand the draft in; a refusal costs no typing."""
        form = self._form
        if form is None or self._view is None:
            return
        await self.typed.flush()
        action = self._action(form)
        if await self.perform(action) is None:
            return
        await self.typed.forget()
        clock = clock_of(self.session)
        due = if_handed_in(self._view.case, form.part, action.kind, action.at, self._scene()).due
        short = self.session.short(form.part.executor)
        leave(self, f"№ {self.number}: проект {short} принят, согласовать до {clock.at(due)} (п.11).")

    def action_back(self) -> None:
        """Leave; what was typed stays."""
        self._leave()

    @work(group="leave", exclusive=True)
    async def _leave(self) -> None:
        await self.typed.flush()
        leave(self)
