"""How the reply's screen looks: the text at the left or on top, forming it or posting it beside or below."""

from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from models.terms import Status
from screens.clock.clock import clock_of
from screens.draft.text import characters
from screens.keys import bind
from screens.narrow import is_narrow
from screens.pieces import BLANK, Line, Piece
from screens.reply.compose_text import compose_brief, compose_rows
from screens.reply.composing import Composition, composition, posted_sources
from screens.reply.text import (
    Posting,
    brief_facts,
    facts_rows,
    link_words,
    publish_right,
    publish_rows,
    reply_title,
    step_of_link,
    steps_before,
    text_rows,
    whose,
)
from screens.session import Session
from screens.text import width
from screens.typed import Typed
from screens.when import NOW, dated
from screens.widgets.drawn import Drawn
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field
from screens.widgets.rule import Pane
from screens.widgets.scroll import Scroll
from screens.work_screen import WorkScreen
from uhta_tui.desk.rows import MessageView
from uhta_tui.intake.links import host
from uhta_tui.procedure.case import Reply
from uhta_tui.procedure.scene import Scene


class PostingLine(OneLine):
    """A field of the posting: Enter records it."""

    begun = ""
    """The letter that led into the field as a key: `р` and the `h` of a typed `https` are one key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "submit", "Ответ размещён", "п.14", short="Размещён", id="choose")
    ]


class ReplyView(WorkScreen):
    """A message's reply, as it is shown; what is done to it is `reply.ReplyScreen`'s."""

    AREA = "queue"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ReplyView #panes { height: 1fr; }
    ReplyView #side { width: 48; }
    ReplyView .box { height: auto; }
    ReplyView .whole { height: 1fr; }
    ReplyView.-posting .forming, ReplyView.-forming .posting { display: none; }
    ReplyView #text, ReplyView #text:focus { height: 1fr; margin: 0 0 0 2; }
    ReplyView #count { margin: 0 0 0 2; }
    ReplyView #link { margin: 0 0 0 5; }
    ReplyView #check { margin: 0 0 1 6; }
    ReplyView #when-field { margin: 0 0 0 3; }
    ReplyView.-tall #text, ReplyView.-tall #text:focus { margin: 1 0 0 2; }
    ReplyView.-tall #reply, ReplyView.-wide #clock, ReplyView.-wide #link-step { margin: 1 0 0 0; }
    ReplyView.-narrow #panes { layout: vertical; }
    ReplyView.-narrow #side { width: 1fr; height: auto; }
    ReplyView.-narrow #clock { display: none; }
    ReplyView.-narrow #steps { margin: 1 0 0 0; }
    """

    def __init__(self, session: Session, number: int) -> None:
        """Prepare the screen.

        Args:
            session: The desk, the present and who acts.
            number: The message.
        """
        super().__init__(session)
        self.number = number
        self.view: MessageView | None = None
        self.made = Composition(None, ())
        self.posting = Posting()
        self.typed = Typed(session, f"reply:{number}:")
        self.text = ManyLines(id="text")
        self.link = PostingLine(placeholder="ссылка на размещённый ответ", id="link")
        self.when = PostingLine(id="when")
        self.when_field = Field("Размещён", self.when, label_width=10, id="when-field")
        self.drawn = {
            name: Drawn(source, id=name)
            for name, source in {
                "count": self._count,
                "reply": self._reply,
                "beside": self._beside,
                "clock": self._clock,
                "steps": self._steps,
                "link-step": self._link_step,
                "check": self._check,
            }.items()
        }
        self.reader = Scroll(self.drawn["reply"], can_focus=True, classes="posting")
        self.main = Pane(f"Ответ · № {number}", "", classes="gutter-wide")
        self.side = Pane("Разместить", "п.14", id="side")

    def compose_body(self) -> ComposeResult:
        """The text; beside it or under it what is done with it."""
        drawn = self.drawn
        with Horizontal(id="panes"):
            with self.main:
                yield Vertical(self.text, drawn["count"], classes="forming whole")
                yield self.reader
            with self.side:
                yield Vertical(drawn["beside"], classes="forming box")
                with Vertical(classes="posting box"):
                    yield from (drawn["clock"], drawn["steps"], drawn["link-step"])
                    yield from (self.link, drawn["check"], self.when_field)
        yield self.typed

    # -- what is shown ------------------------------------------------------------------------------

    @property
    def reply(self) -> Reply | None:
        """The approved reply that waits to be posted."""
        view = self.view
        return view.case.reply if view is not None and view.case.status is Status.APPROVED else None

    @property
    def narrow(self) -> bool:
        """Whether the one stands above the other."""
        return is_narrow(self)

    def scene(self, view: MessageView) -> Scene:
        """What the rules know now."""
        return replace(view.scene, now=self.session.now)

    async def reload(self) -> None:
        """Read the message and show what is due: forming the reply, or posting it."""
        view = await self.read_view(self.number)
        if view is None:
            return
        self.view = view
        self.made = composition(view.case, self.scene(view))
        posting = self.reply is not None
        self.set_class(posting, "-posting")
        self.set_class(not posting, "-forming")
        await self.offer()
        self.show()

    async def offer(self) -> None:
        """Put what was typed before into the fields; a subclass knows which."""

    def show(self) -> None:
        """Draw everything anew."""
        view, reply = self.view, self.reply
        if view is None:
            return
        case, clock = view.case, clock_of(self.session)
        sources = posted_sources(case) if reply else self.made.sources
        kind = reply.kind if reply else self.made.kind
        # Five cells of rule and blanks at the left, four at the right; what is replied to is named first.
        cells = (self.main.size.width or self.app.size.width) - 9
        for who in (whose(case, clock), dated(case.received_at, clock.now, clock.zone), ""):
            title = reply_title(case, kind, len(sources), cells - width(who))
            if width(title) + width(who) <= cells:
                break
        self.main.rule.title = title
        self.main.rule.set_right(who)
        self.side.rule.title = "Разместить" if reply else "Согласовать ответ"
        self.tick()
        self.refresh_bindings()

    def tick(self) -> None:
        """Redraw the clocks."""
        view = self.view
        if view is None:
            return
        clock = clock_of(self.session)
        for drawn in self.drawn.values():
            drawn.again()
        clause = "п.14" if self.reply else "п.16"
        right = publish_right(view.case, clock) if self.narrow and self.reply else clause
        self.side.rule.set_right(right)
        self.when.placeholder = f"{NOW}, {clock.at(clock.now)}"
        reply = self.reply
        if reply is not None:
            since = f"или раньше, но не раньше {clock.at(reply.approved_at)}"
            self.when_field.set_aside("" if self.narrow else since.replace("или раньше, но ", ""))

    def on_resize(self) -> None:
        """When narrow the clocks stand elsewhere."""
        self.call_after_refresh(self.show)

    # -- drawing ------------------------------------------------------------------------------------

    def _count(self, cells: int) -> list[Line]:
        words = f", {self.typed.words}" if self.typed.words else ""
        return [(Piece(f" {characters(len(self.text.text))}{words}", "muted"),)]

    def _reply(self, cells: int) -> list[Line]:
        """The text that goes out, its attachments, its kind."""
        view, reply = self.view, self.reply
        if view is None or reply is None:
            return []
        sources, clock = posted_sources(view.case), clock_of(self.session)
        rows = text_rows(reply.text, sources, view.scene.executors, cells, apart=not self.narrow)
        if self.narrow:
            return [*rows, *brief_facts(reply, sources)]
        return [*rows, BLANK, *facts_rows(reply, self._approved_by(), sources, clock, cells)]

    def _approved_by(self) -> str:
        """Who approved the reply."""
        names = ("compose", "clarify", "repeat")
        entries = [row.by for row in self.view.journal if row.action in names] if self.view else []
        return entries[-1] if entries else ""

    def _beside(self, cells: int) -> list[Line]:
        """What stands beside the text while it is formed."""
        view = self.view
        if view is None or self.reply is not None:
            return []
        draw = compose_brief if self.narrow else compose_rows
        return draw(view.case, self.made, self.scene(view), clock_of(self.session), cells)

    def _clock(self, cells: int) -> list[Line]:
        view, clock = self.view, clock_of(self.session)
        return publish_rows(view.case, self.session.executors, clock, cells) if view else []

    def _steps(self, cells: int) -> list[Line]:
        if self.view is None:
            return []
        accounts, clock, now = self.session.config.accounts, clock_of(self.session), self._posting_now()
        return steps_before(self.view.case, now, accounts, clock, cells, apart=not self.narrow)

    def _link_step(self, cells: int) -> list[Line]:
        return [step_of_link(self._posting_now())]

    def _posting_now(self) -> Posting:
        """How far the posting has come; where one types the link, that is the step."""
        return replace(self.posting, link=self.posting.link or ("…" if self.focused is self.link else ""))

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def follow_focus(self) -> None:
        """The mark goes to the step where one types."""
        self.call_after_refresh(self.tick)

    def _check(self, cells: int) -> list[Line]:
        return [link_words(self.view.case, self.link.value, host)] if self.view else []
