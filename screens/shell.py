"""The desk's application: its areas, its one tick a second, who acts, and the way to every screen."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from screens.base_screen import DeskScreen
from screens.clock.office import office_at
from screens.intake.incoming_app import IncomingApp
from screens.keys import bind
from screens.session import Session
from screens.start.begun import Begun
from screens.widgets.areas import AREAS
from screens.widgets.header import HeaderState
from screens.work_screen import WorkScreen
from uhta_tui.worktime.moments import at


class DeskApp(IncomingApp):
    """The desk. `open_*` push a message's screens; F2…F8 switch between the areas."""

    DEFAULT_MODE = "queue"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind(
            "0",
            "expiring",
            "Что истекает",
            tooltip="до перерыва, до конца дня, завтра",
            section="Посмотреть",
            show=False,
            id="expiring",
        ),
        bind("f12", "templates", "Шаблоны ответов", section="Стол", show=False, id="templates"),
        bind("ь", "switch_person", "Сменить человека", section="Стол", show=False, id="switch_person"),
    ]

    starts = False
    """Whether nobody has set the desk up yet, so that the first start opens over the queue."""
    opens = ""
    """What opens over the queue at once: `import`, or nothing."""

    def __init__(self, session: Session) -> None:
        """Open the desk for a session.

        Args:
            session: The desk, the clock, the settings, who acts if that is known.
        """
        super().__init__(session)
        self.last_numbers: tuple[int, ...] = ()
        """What was acted on last, one message or several at once: what `я` takes back first."""
        self.begun: Begun | None = None
        """How the first start ended; the program then goes on with other settings."""
        self.cursor_to: int | None = None
        """The message that the queue puts its cursor on when it is read next."""
        self._office = office_at(session.calendar, session.now)
        self.title = f"{self.TITLE} · {session.config.organization.city}"
        for name in AREAS:
            self.add_mode(name, _opener(name, session))
        self.take_keys()

    def take_keys(self) -> None:
        """Put the letters of `[keys]` in force."""
        from screens.key_meanings import keymap

        self.set_keymap(keymap(self.session.config.keys))

    def on_mount(self) -> None:
        """Start the one timer that moves every clock, and ask who acts."""
        self.set_interval(1.0, self._tick)
        if not self.session.who and len(self.people) == 1:
            self.session.who = self.people[0]
        self._tick()
        if self.opens == "import":
            self.open_import()
        if self.starts:
            from screens.start.screen import StartScreen

            self.push_screen(StartScreen(self.session))
        elif not self.session.who:
            self.action_switch_person()

    # Time

    def _tick(self) -> None:
        """A second has passed: the header, then the clocks of the front screen."""
        session = self.session
        now = session.now
        if not self._office.holds(session.calendar, now):
            self._office = office_at(session.calendar, now)
        self.header_state = HeaderState(
            now=at(now, session.zone),
            open=self._office.open,
            changes_at=at(self._office.until, session.zone),
            who=session.who,
            city=session.config.organization.city,
            rehearsal=session.rehearsal,
            pause=self._office.pause,
        )
        self.alarm()
        front = self.front
        if isinstance(front, WorkScreen) and front.is_mounted:
            front.tick()
        self.beat()

    # Areas

    def action_area(self, name: str) -> None:
        """Open an area; what was open over its list closes."""
        if name != self.current_mode:
            self.switch_mode(name)
        elif isinstance(self.screen, DeskScreen):
            while len(self.screen_stack) > 1 and isinstance(self.screen, DeskScreen):
                self.pop_screen()

    def acted_on(self, numbers: tuple[int, ...]) -> None:
        """These were acted on last: what `я` takes back."""
        self.last_numbers = numbers

    def count(self, counts: Mapping[str, int]) -> None:
        """Show how much waits in some of the areas."""
        merged = {**self.area_counts, **counts}
        if merged != self.area_counts:
            self.area_counts = merged

    # Who acts

    @property
    def people(self) -> list[str]:
        """Who works at the desk, as the settings say."""
        return self.session.config.names

    def action_switch_person(self) -> None:
        """Ask who acts."""
        self.ask_who()

    @work(exclusive=True, group="who")
    async def ask_who(self) -> None:
        """Ask who acts."""
        await self.who_acts()

    async def who_acts(self) -> None:
        """Ask who acts, from inside a worker; without an answer whoever acts now goes on."""
        from screens.people import People

        people = self.people
        picked = await self.push_screen_wait(People(people, self.session.who))
        if picked is not None:
            self.session.who = people[picked[0]]
            self._tick()

    def action_help(self) -> None:
        """Explain the present screen, with the terms that are in force now."""
        from screens.clause_words import help_texts

        self.help_texts = help_texts(self.session.terms)
        super().action_help()

    def action_expiring(self) -> None:
        """List what expires before the break, before the close, tomorrow."""
        self.show_expiring()

    @work(exclusive=True, group="act")
    async def show_expiring(self) -> None:
        """Read what runs, list it, open the message that was chosen."""
        from screens.clock.expiring import Expiring

        await self.read_deadlines()
        number = await self.push_screen_wait(Expiring(self.deadlines.places, self.session))
        if number is not None:
            self.open_message(number)

    def action_templates(self) -> None:
        """F12: the templates of replies, to look after them."""
        from screens.templates.list import Templates

        self.push_screen(Templates(self.session))

    # A message's screens

    def open_message(self, number: int) -> Screen[None]:
        """The whole message: text, parts, versions, clocks, journal."""
        from screens.message.screen import MessageScreen

        return self._open(MessageScreen(self.session, number))

    def open_draft(self, number: int, executor: str | None = None) -> Screen[None]:
        """Enter a draft that an executor handed in (п.10)."""
        from screens.draft.screen import DraftScreen

        return self._open(DraftScreen(self.session, number, executor))

    def open_review(self, number: int, executor: str | None = None) -> Screen[None]:
        """Review a draft (п.11, 12)."""
        from screens.review.screen import ReviewScreen

        return self._open(ReviewScreen(self.session, number, executor))

    def open_reply(self, number: int) -> Screen[None]:
        """Form the reply or post it (п.14, 16)."""
        from screens.reply.screen import ReplyScreen

        return self._open(ReplyScreen(self.session, number))

    def open_new(self, pasted: str) -> Screen[None]:
        """Enter a message by hand, perhaps from pasted text (п.5)."""
        from screens.intake.new_message import NewMessageScreen

        return self._open(NewMessageScreen(self.session, pasted))

    def open_import(self) -> Screen[None]:
        """Take a table in."""
        from screens.intake.load_file import LoadFileScreen

        return self._open(LoadFileScreen(self.session))

    @work(exclusive=True, group="route")
    async def route_in_queue(self, number: int) -> None:
        """Route a message from another screen: the queue has the panel for it."""
        from screens.queue.screen import QueueScreen

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
    "queue": ("screens.queue.screen", "QueueScreen"),
    "register": ("screens.register.screen", "RegisterScreen"),
    "executors": ("screens.executors.screen", "ExecutorsScreen"),
    "shortcomings": ("screens.shortcomings.screen", "ShortcomingsScreen"),
    "note": ("screens.note.screen", "NoteScreen"),
    "calendar": ("screens.calendar.screen", "CalendarScreen"),
    "settings": ("screens.settings.screen", "SettingsScreen"),
}
"""Where each area's screen is."""
