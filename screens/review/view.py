"""How a review looks: heading and clocks, message, draft, reasons, the table of decisions."""

from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from screens.clock.clock import clock_of
from screens.keys import bind
from screens.message.lines import card_lines
from screens.narrow import is_narrow
from screens.pieces import BLANK, Line, Piece
from screens.review.decisions import Decision, decision_lines
from screens.review.reasons import Reasons
from screens.review.state import Said
from screens.review.text import (
    brief_facts,
    clock_lines,
    draft_lines,
    draft_title,
    facts_lines,
    heading,
    heading_right,
    note_lines,
)
from screens.review.waiting import waiting_part
from screens.session import Session
from screens.typed import Typed
from screens.widgets.drawn import Drawn
from screens.widgets.fields import ManyLines
from screens.widgets.rule import Pane, Rule
from screens.widgets.say_line import Kind
from screens.widgets.scroll import Scroll
from screens.work_screen import WorkScreen
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.case import Case, Draft, Part
from uhta_tui.procedure.outlook import if_approved, if_edited, if_reworked
from uhta_tui.procedure.scene import Scene

_KEY_FITS: Final = 36
"""Cells of the draft's pane from which its rule has room for the key beside «Правка вместе»."""


class DraftReader(Scroll):
    """The draft: Enter puts a cursor into it."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("enter", "screen.mark", "Отметить место", id="choose")]


class ReviewView(WorkScreen):
    """One draft under review, as it is shown; what is done to it is `review.ReviewScreen`'s."""

    AREA = "queue"
    DEFAULT_CSS = """
    ReviewView #clocks { height: 3; }
    ReviewView.-tall #clocks { margin: 1 0; }
    ReviewView #panes { height: 1fr; }
    ReviewView #message { width: 27%; }
    ReviewView #reasons { width: 40; }
    ReviewView #notes, ReviewView #decision { height: auto; }
    ReviewView.-tall #decision { margin: 0 0 1 0; }
    ReviewView #joint, ReviewView #joint:focus, ReviewView #marker, ReviewView #marker:focus {
        display: none; height: 1fr;
    }
    ReviewView #marker, ReviewView #marker:focus { background: $ground; padding: 0 0 0 2; }
    ReviewView #marker .text-area--cursor { background: $mark; color: $ground; text-style: none; }
    ReviewView.-editing #joint, ReviewView.-marking #marker { display: block; }
    ReviewView.-editing #draft-text, ReviewView.-marking #draft-text { display: none; }
    ReviewView #draft-text { height: auto; }
    ReviewView #facts { height: auto; }
    ReviewView.-wide #facts { margin: 1 0 0 0; }
    ReviewView.-editing #facts, ReviewView.-marking #facts { display: none; }
    ReviewView.-narrow #reasons { width: 32; }
    ReviewView.-narrow #message { display: none; width: 1fr; }
    ReviewView.-narrow.-message #message { display: block; }
    ReviewView.-narrow.-message #draft { display: none; }
    """

    def __init__(self, session: Session, number: int, executor: str | None = None) -> None:
        """Prepare the review.

        Args:
            session: The desk, the present and who acts.
            number: The message.
            executor: Whose draft; by default the one that waits longest.
        """
        super().__init__(session)
        self.number = number
        self.executor = executor
        self.view: MessageView | None = None
        self.draft: Draft | None = None
        self.said = Said()
        self.editing = False
        self.marking = False
        """Whether a cursor goes through the draft to mark a passage."""
        self.typed = Typed(session, f"review:{number}:")
        self.heading = Rule(f"Согласовать · № {number}", bold=True)
        self.clocks = Drawn(self._clocks, id="clocks")
        self.reasons = Reasons()
        self.message_text, self.draft_text = Drawn(self._message), Drawn(self._text)
        self.facts = Drawn(self._facts, id="facts")
        self.joint = ManyLines(id="joint")
        self.marker = ManyLines(id="marker")
        self.marker.read_only = True
        self.message_reader = Scroll(self.message_text, can_focus=True)
        self.message_pane = Pane("Сообщение", "", self.message_reader, id="message", classes="gutter")
        self.draft_reader = DraftReader(self.draft_text, can_focus=True, id="draft-text")
        inside = (self.draft_reader, self.facts, self.joint, self.marker)
        self.draft_pane = Pane("Проект ответа", "", *inside, id="draft", classes="gutter")
        self.notes = Drawn(self._notes, id="notes", classes="narrow-only")
        self.table = Drawn(self._decisions)

    def compose_body(self) -> ComposeResult:
        """Heading and clocks, the three panes, the decisions at the bottom."""
        yield self.heading
        yield self.clocks
        with Horizontal(id="panes"):
            yield self.message_pane
            yield self.draft_pane
            yield Pane("Причины доработки", "п.12", Scroll(self.reasons, can_focus=False), id="reasons")
        yield self.notes
        yield Pane("Решение", "п.11", self.table, id="decision")
        yield self.typed

    def on_mount(self) -> None:
        """The reasons are where one works."""
        self.reasons.focus()

    # -- reading ------------------------------------------------------------------------------------

    async def reload(self) -> None:
        """Read the message; what was ticked and typed is offered again for a draft that is new here."""
        view = await self.read_view(self.number)
        if view is None:
            return
        if view.case.number != self.number:
            return  # another draft was turned to meanwhile
        self.view = view
        part = waiting_part(view.case, self.executor)
        self.executor = part.executor if part else self.executor
        draft = view.case.last_draft(part.no) if part else None
        before, self.draft = self.draft, draft
        if draft is not None and (before is None or draft.no != before.no):
            await self._turn_to(draft, before)
        self.show()

    async def _turn_to(self, draft: Draft, before: Draft | None) -> None:
        """Offer again what was said about a draft; after a joint edit what was said goes over to it."""
        await self.typed.flush()
        self.typed.prefix = f"review:{self.number}:{self.executor}:"
        if draft.joint and before is not None and before.part == draft.part:
            self.typed.keep(f"{draft.no}:said", self.said.dump())
            return
        if before is not None and self.said.ticked:
            self.say(f"Пришла версия {draft.version}: отмеченное было к версии {before.version}.")
        read = await self.typed.load([f"{draft.no}:said", f"{draft.no}:joint"])
        self.said = Said.read(read[f"{draft.no}:said"])
        self._tell_restored(read[f"{draft.no}:said"])
        self.reasons.cursor = 1

    def _tell_restored(self, kept: str) -> None:
        """Say that what had been ticked and said stands here again, or that it cannot be read."""
        if kept and not self.said.dump():
            self.say("Прежние отметки не читаются, они пропущены; отметьте заново.", Kind.WARNING)
        elif kept and (again := self.typed.restored):
            self.say(f"Отметки и пояснения: {again}.")

    async def go_to(self, number: int, executor: str) -> None:
        """Review another draft."""
        await self.typed.flush()
        self.number, self.executor = number, executor
        self.draft = None
        self.said = Said()
        await self.reload()

    @property
    def part(self) -> Part | None:
        """The part under review, as it stands."""
        return waiting_part(self.view.case, self.executor) if self.view else None

    def seen(self) -> tuple[Case, Part, Draft] | None:
        """What is reviewed, if it has been read and there is a draft."""
        part = self.part
        if self.view is None or part is None or self.draft is None:
            return None
        return self.view.case, part, self.draft

    def scene(self, view: MessageView) -> Scene:
        """What the rules know now."""
        return replace(view.scene, now=self.session.now)

    # -- drawing ------------------------------------------------------------------------------------

    def show(self) -> None:
        """Draw everything anew."""
        view, part = self.view, self.part
        if view is not None and part is not None:
            short = self.session.short(part.executor)
            self.heading.title = heading(view.case, self.draft, short)
        self.refresh_bindings()
        self.reasons.ticks = self.said.ticks()
        self.message_text.again()
        self.draft_text.again()
        self.facts.again()
        self.notes.again()
        self.call_after_refresh(self._fit)
        self.show_panes()
        self.tick()

    def show_panes(self) -> None:
        """What the panes' rules tell of the way to the others."""
        narrow = is_narrow(self)
        self.draft_pane.rule.title = draft_title(self.draft, editing=self.editing, marking=self.marking)
        several = self.draft is not None and self.draft.version > 1
        keys = ("Tab", "сообщение") if narrow else ("е", "версии") if several else None
        if self.editing:
            keys = ("F9", "сохранить") if self.draft_pane.size.width >= _KEY_FITS else None
        elif self.marking:
            keys = ("1–8", "к причине")
        turn = (Piece("Tab", "mark", bold=True), Piece(" проект", "muted"))
        self.message_pane.rule.set_right(turn if narrow else "")
        right = (Piece(keys[0], "mark", bold=True), Piece(f" {keys[1]}", "muted")) if keys else ""
        self.draft_pane.rule.set_right(right)
        if self.view is not None:
            wide = not narrow
            self.heading.set_right(heading_right(self.view.case, clock_of(self.session), wide=wide))

    def on_resize(self) -> None:
        """The rules say less when narrow; what has the focus stays in sight."""
        self.set_class(self.focused is self.message_reader, "-message")
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Leave room under the draft for what it contains and brings, however long it is."""
        self.facts.again()
        facts = len(self.facts.lines()) + (0 if is_narrow(self) else 1)
        room = self.draft_pane.size.height - 1 - facts
        self.draft_reader.styles.max_height = max(1, room)
        self.show_panes()

    def keep_said(self) -> None:
        """Keep what was ticked and said."""
        if self.draft is not None:
            self.typed.keep(f"{self.draft.no}:said", self.said.dump())

    def tick(self) -> None:
        """Redraw the clocks and what the decisions cost."""
        self.clocks.again()
        self.table.again()

    def _clocks(self, cells: int) -> list[Line]:
        seen = self.seen()
        if seen is None:
            return [BLANK] * 3
        case, part, _ = seen
        return clock_lines(case, part, clock_of(self.session), self.session.executors, cells)

    def _message(self, cells: int) -> list[Line]:
        if self.view is None:
            return []
        # The heading names the author where it has the room.
        return card_lines(self.view.case, cells, who=is_narrow(self))

    def _text(self, cells: int) -> list[Line]:
        if self.draft is None:
            return [(Piece("  Проекта ещё нет.", "muted"),)]
        return draft_lines(self.draft, self.said.ticks(), cells)

    def _facts(self, cells: int) -> list[Line]:
        """Under the draft, always in sight: its kind, what it contains, its files."""
        if self.draft is None:
            return []
        if is_narrow(self):
            return [brief_facts(self.draft, cells)]
        return facts_lines(self.draft, cells, key="о")

    def _notes(self, cells: int) -> list[Line]:
        return note_lines(self.said.ticks(), cells, 2)

    def _decisions(self, cells: int) -> list[Line]:
        seen = self.seen()
        if seen is None or self.view is None:
            return []
        case, part, _ = seen
        scene, now = self.scene(self.view), self.session.now
        rows = (
            Decision("с", "Согласовать", if_approved(case, part, now, scene), self.why("approve")),
            Decision(
                "д",
                "На доработку",
                if_reworked(case, part, now, scene),
                self.why("rework"),
                unticked=not self.said.ticked and not self.marking,
            ),
            Decision("в", "Править вместе", if_edited(case, part, now, scene), self.why("edit_jointly")),
        )
        return decision_lines(rows, clock_of(self.session), self.session.executors, cells)
