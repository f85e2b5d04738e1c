"""The desk's application: its areas, its one tick a second, who acts, and the way to every screen."""

import asyncio
from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from screens.base_app import BaseApp
from screens.base_screen import DeskScreen
from screens.clause_words import help_texts
from screens.incoming import Incoming
from screens.keys import bind, keymap
from screens.session import Session
from screens.widgets.areas import AREAS
from screens.widgets.header import HeaderState
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.worktime.moments import Moment, at

_LOOK_EVERY: Final = 2
"""Seconds between two looks at the folder and at what others changed."""


class DeskApp(BaseApp):
    """The desk. `open_*` push a message's screens; F2…F8 switch between the areas."""

    DEFAULT_MODE = "queue"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("ь", "switch_person", "Сменить человека", section="Стол", show=False, id="switch_person"),
    ]

    def __init__(self, session: Session) -> None:
        """Open the desk for a session.

        Args:
            session: The desk, the clock, the settings, who acts if that is known.
        """
        super().__init__(session.config.look.theme)
        self.session = session
        self.last_number: int | None = None
        """The message that was acted on last: what `я` takes back first."""
        self.cursor_to: int | None = None
        """The message that the queue puts its cursor on when it is read next."""
        self._office: tuple[bool, Moment, str] = (False, 0, "")
        """Whether the desk is open, until when that holds, by which calendar."""
        self._asked_at: Moment = 0
        self.incoming = Incoming(session)
        self._beats = 0
        self._looking = False
        self.title = f"{self.TITLE} · {session.config.organization.city}"
        self.help_texts = help_texts(session.terms)
        for name in AREAS:
            self.add_mode(name, _opener(name, session))
        self.set_keymap(keymap(session.config.keys))

    def on_mount(self) -> None:
        """Start the one timer that moves every clock, and ask who acts."""
        self.set_interval(1.0, self._tick)
        if not self.session.who and len(self.people) == 1:
            self.session.who = self.people[0]
        self._tick()
        if not self.session.who:
            self.action_switch_person()

    # Time

    def _tick(self) -> None:
        """A second has passed: the header, then the clocks of the front screen."""
        session = self.session
        now = session.now
        is_open, changes, calendar = self._office
        if now >= changes or now < self._asked_at or calendar != session.calendar.fingerprint:
            is_open, changes = session.calendar.until(now)
            self._office, self._asked_at = (is_open, changes, session.calendar.fingerprint), now
        self.header_state = HeaderState(
            now=at(now, session.zone),
            open=is_open,
            changes_at=at(changes, session.zone),
            who=session.who,
            city=session.config.organization.city,
            rehearsal=session.rehearsal,
        )
        front = self.front
        if isinstance(front, WorkScreen) and front.is_mounted:
            front.tick()
        self._beats += 1
        if self._beats % _LOOK_EVERY == 0 and not self._looking:
            self._look_around()

    @work(group="incoming")
    async def _look_around(self) -> None:
        """Take in what came into the folder; show what another program changed, if the queue is in front."""
        self._looking = True
        try:
            news = await asyncio.to_thread(self.incoming.look)
        finally:
            self._looking = False
        front = self.front
        if not isinstance(front, WorkScreen):
            return
        if news.said or news.problem:
            front.say(news.said or news.problem, Kind.DONE if news.said else Kind.WARNING)
        # Not over a form: it is being typed into, and the queue is read again when it comes back.
        if news.changed and self.current_mode == "queue" and len(self.screen_stack) == 1:
            await front.reload()

    # Areas

    def action_area(self, name: str) -> None:
        """Open an area; what was open over its list closes."""
        if name != self.current_mode:
            self.switch_mode(name)
        elif isinstance(self.screen, DeskScreen):
            while len(self.screen_stack) > 1 and isinstance(self.screen, DeskScreen):
                self.pop_screen()

    def count(self, counts: Mapping[str, int]) -> None:
        """Show how much waits in some of the areas."""
        merged = {**self.area_counts, **counts}
        if merged != self.area_counts:
            self.area_counts = merged

    # Who acts

    @property
    def people(self) -> list[str]:
        """Who works at the desk, as the settings say."""
        return [person.name for person in self.session.config.people]

    def action_switch_person(self) -> None:
        """Ask who acts."""
        self.ask_who()

    @work(exclusive=True, group="who")
    async def ask_who(self) -> None:
        """Ask who acts; without an answer whoever acts now goes on."""
        from screens.people import People

        people = self.people
        picked = await self.push_screen_wait(People(people, self.session.who))
        if picked is not None:
            self.session.who = people[picked[0]]
            self._tick()

    # A message's screens

    def open_message(self, number: int) -> Screen[None]:
        """The whole message: text, parts, versions, clocks, journal."""
        from screens.message import MessageScreen

        return self._open(MessageScreen(self.session, number))

    def open_draft(self, number: int, executor: str | None = None) -> Screen[None]:
        """Enter a draft that an executor handed in (п.10)."""
        from screens.draft import DraftScreen

        return self._open(DraftScreen(self.session, number, executor))

    def open_review(self, number: int, executor: str | None = None) -> Screen[None]:
        """Review a draft (п.11, 12)."""
        from screens.review import ReviewScreen

        return self._open(ReviewScreen(self.session, number, executor))

    def open_reply(self, number: int) -> Screen[None]:
        """Form the reply or post it (п.14, 16)."""
        from screens.reply import ReplyScreen

        return self._open(ReplyScreen(self.session, number))

    def open_new(self, pasted: str) -> Screen[None]:
        """Enter a message by hand, perhaps from pasted text (п.5)."""
        from screens.new_message import NewMessageScreen

        return self._open(NewMessageScreen(self.session, pasted))

    def open_import(self) -> Screen[None]:
        """Take a table in."""
        from screens.load_file import LoadFileScreen

        return self._open(LoadFileScreen(self.session))

    @work(exclusive=True, group="route")
    async def route_in_queue(self, number: int) -> None:
        """Route a message from another screen: the queue has the panel for it."""
        from screens.queue import QueueScreen

        if self.current_mode != "queue":
            await self.switch_mode("queue")
        self.action_area("queue")
        if isinstance(self.screen, QueueScreen):
            await self.screen.route_number(number)

    def _open(self, screen: Screen[None]) -> Screen[None]:
        self.push_screen(screen)
        return screen


def _opener(name: str, session: Session) -> Callable[[], Screen[None]]:
    """What makes an area's screen: its module is imported when the area is first opened."""

    def make() -> Screen[None]:
        module, screen = _AREA_SCREENS[name]
        from importlib import import_module

        made = getattr(import_module(module), screen)(session)
        if not isinstance(made, Screen):
            raise TypeError(f"{module}.{screen} is no screen")
        return made

    return make


_AREA_SCREENS: Final[Mapping[str, tuple[str, str]]] = {
    "queue": ("screens.queue", "QueueScreen"),
    "register": ("screens.register", "RegisterScreen"),
    "executors": ("screens.executors", "ExecutorsScreen"),
    "shortcomings": ("screens.shortcomings", "ShortcomingsScreen"),
    "note": ("screens.note", "NoteScreen"),
    "calendar": ("screens.calendar", "CalendarScreen"),
    "settings": ("screens.settings", "SettingsScreen"),
}
"""Where each area's screen is."""
