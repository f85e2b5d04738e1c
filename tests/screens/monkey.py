"""A person who presses anything: the seeded driver of `test_random_keys`."""

import random
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from textual.events import Paste, Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input, TextArea

from screens.base_screen import DeskScreen
from screens.keys import other_layout
from screens.pieces import plain
from screens.routing.finder import Finder
from screens.shell import DeskApp
from screens.text import width
from screens.widgets.footer import footer_line
from screens.widgets.header import header_line
from screens.widgets.say_line import Kind, Saying
from tests.screens.desks import ANNA, Clock, copied, session_in
from tests.screens.quick import idle
from uhta_tui.config import Account
from uhta_tui.config import LookSettings as Look
from uhta_tui.procedure.lines import read_line
from uhta_tui.procedure.refusal import Refused
from uhta_tui.worktime.moments import iso

LETTERS: Final = (
    "йцукенгшщзфывапролдячсмитьЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬqwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM"
)
MOVES: Final = ("tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown")
OTHERS: Final = (
    "space", "backspace", "delete", "asterisk", "slash", "full_stop", "colon", "plus", "minus", "comma",
    "question_mark", "equals_sign", "f9", "ctrl+p", "ctrl+c", "ctrl+u", "ctrl+z", "ctrl+a", "ctrl+k", "f12",
)  # fmt: skip
AREAS: Final = ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8")
TEXTS: Final = (
    "https://vk.com/wall-123456_78911?reply=7",
    "http://ok.ru/[b]1[/b]",
    "Яма у дома 5, когда засыплют?",
    "Первая строка\nвторая [red]строка[/]\r\nтретья",
    "\x1b[2J\x1b]0;чужое\x07стёрто\u202eан\u200d оборот",
    "[/] [@click=app.quit]нажми[/]",
    "№ 5",
    "31.12.2026 18:00",
    "2026-11-25T10:00",
    "09:00-13:00, 14:00-18:00",
    "3",
    "-1",
    "ж" * 3000,
    "\n\n\n",
    "",
    "👩‍👩‍👧 и͡ӧ ﷽ 漢字",
)
"""What is pasted."""
_CONFIG: Final = Path(__file__).parents[2] / "config.toml"
_CUT: Final = "Telegram Ctrl Shift Backspace Enter"
"""What a dialog over them may leave a piece of."""
NAMES: Final = " ".join((_CONFIG.read_text(encoding="utf-8"), *TEXTS, _CUT))
"""What settings, codes and pasted texts are made of: a screen may show any piece of it."""
_FIELDS: Final = (Input, TextArea, Finder)
_ENGLISH: Final = re.compile(r"[A-Za-z]{2,}")
_OURS: Final = re.compile(
    r"https?:\S*|\bhttps?\b|\b(?:vk|ok)\.\S+|\S*[/\\]\S*|\bIM\b(?:-\d*)?|\b[\w.…-]+\.(?:toml|db|xlsx|csv|pdf|jpg|txt|svg|log)\b"
    r"|\b(?:Enter|Esc|Tab|Shift|Ctrl|Backspace|Del|Home|End|PgUp|PgDn|F\d+)\b|Ctrl\+[A-Z]\b"
    r"|\b(?:Telegram|VK|JSON|XLSX|CSV|PDF|XML|URL|DD|MM|SQLite|SSH|NO_COLOR)\b|\bosc\d+|\buhta\b|\bjnd\b|\[\S*"
    r"|\b[a-z]+(?:_[a-z]+)+\b"
)
"""Latin letters that are no English: names of keys, settings, files, links, networks, what was pasted."""


@dataclass
class Monkey:
    """Presses keys at random and looks at what came of each."""

    seed: int
    folder: Path
    clock: Clock = field(default_factory=Clock)
    pressed: int = 0
    keys: deque[str] = field(default_factory=lambda: deque(maxlen=50))
    seen: set[str] = field(default_factory=set)
    """Names of the screens that it has been on."""
    heard: int = 0
    """How many things the say lines have said."""

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        copied(self.folder)

    def report(self) -> str:
        """How to come here again."""
        return f"UHTA_KEYS_SEED={self.seed}, after {self.pressed} presses; the last: {list(self.keys)}"

    def app(self) -> DeskApp:
        """The desk, as it is left by the last one who sat at it."""
        session = session_in(self.folder, self.clock, who=self.chance.choice((ANNA, ANNA, "")))
        look = Look(theme=self.chance.choice(("ночь", "день", "контраст")))
        account = Account("ВКонтакте", "https://vk.com/uhta_official")
        session.config = replace(session.config, look=look, accounts=(account,))
        return DeskApp(session)

    async def sit(self, presses: int) -> None:
        """Open the desk as often as needed to press so many keys.

        Raises:
            Exception: What the desk failed with, with a note of how to come there again.
        """
        try:
            while self.pressed < presses:
                app = self.app()
                async with app.run_test(size=(120, 40)):
                    while self.pressed < presses and app.is_running and not app._exit:
                        await self.step(app)
                assert app.return_code in (0, None)
        except Exception as error:
            error.add_note(self.report())
            raise

    async def step(self, app: DeskApp) -> None:
        """One press, or something else that happens at a desk."""
        self.pressed += 1
        self.seen.add(type(app.screen).__name__)
        before = None if isinstance(app.focused, _FIELDS) else self._saying(app)
        heard = self.heard
        kind = self.chance.choices(
            (
                "bound",
                "letter",
                "digit",
                "enter",
                "escape",
                "move",
                "other",
                "area",
                "paste",
                "resize",
                "clock",
                "colleague",
                "quit",
            ),
            (300, 200, 70, 90, 60, 130, 60, 25, 30, 20, 15, 5, 1),
        )[0]
        key = await getattr(self, f"_{kind}")(app)
        await idle()
        if app._exception is not None:
            raise app._exception
        if not app._exit:
            self._look(app)
            if key and before is not None and heard == self.heard and not isinstance(app.focused, _FIELDS):
                where = f"{type(app.screen).__name__}, {app.focused}"
                assert self._saying(app) is not before, f"still said after {key} on {where}: {before.text}"

    def _look(self, app: DeskApp) -> None:
        assert app.screen_stack, "no screen is left"
        screen = app.screen
        if isinstance(screen, DeskScreen) and screen.footer.content_size.width:  # it was laid out
            footer, header = screen.footer, screen.header
            row = plain(footer_line(footer.items, footer.edge, footer.content_size.width))
            assert width(row) <= footer.content_size.width, row
            if header.state is not None:
                row = plain(header_line(header.state, header.content_size.width))
                assert width(row) <= header.content_size.width, row
        if self.pressed % 10 == 0:
            names = NAMES + " ".join((*app.session.executors, *typed_in(screen)))
            found = [(word, row) for word, row in english(screen) if word not in names]
            assert not found, f"{found} on {screen}"

    def _saying(self, app: DeskApp) -> Saying | None:
        """What was just said on the screen in front."""
        screen = app.screen
        if not isinstance(screen, DeskScreen):
            return None
        line = screen.say_line
        if "say" not in vars(line):
            say = line.say

            def overheard(text: str, kind: Kind = Kind.HINT, short: str = "") -> None:
                self.heard += 1
                say(text, kind, short)

            line.say = overheard  # type: ignore[method-assign]
        return line.saying

    async def _press(self, app: DeskApp, key: str) -> str:
        if len(key) == 1 and key.isascii() and key.isalpha() and isinstance(app.focused, _FIELDS):
            key = other_layout(key)  # what is typed is no English, so what is English is ours
        self.keys.append(key)
        await app._press_keys([key])
        return key

    async def _bound(self, app: DeskApp) -> str:
        keys = sorted(key for key in app.screen.active_bindings if key not in ("ctrl+q", "ctrl+й"))
        return await self._press(app, self.chance.choice(keys or LETTERS))

    async def _letter(self, app: DeskApp) -> str:
        return await self._press(app, self.chance.choice(LETTERS))

    async def _digit(self, app: DeskApp) -> str:
        return await self._press(app, self.chance.choice("1234567890"))

    async def _enter(self, app: DeskApp) -> str:
        return await self._press(app, "enter")

    async def _escape(self, app: DeskApp) -> str:
        return await self._press(app, "escape")

    async def _move(self, app: DeskApp) -> str:
        return await self._press(app, self.chance.choice(MOVES))

    async def _other(self, app: DeskApp) -> str:
        return await self._press(app, self.chance.choice(OTHERS))

    async def _area(self, app: DeskApp) -> str:
        return await self._press(app, self.chance.choice(AREAS))

    async def _quit(self, app: DeskApp) -> str:
        return await self._press(app, "ctrl+q")

    async def _paste(self, app: DeskApp) -> str:
        text = self.chance.choice(TEXTS)
        self.keys.append(f"paste {text[:30]!r}")
        app.post_message(Paste(text))
        return ""

    async def _resize(self, app: DeskApp) -> str:
        least = self.chance.choice(((80, 24), (80, 24), (80, 24), (60, 20)))
        size = Size(self.chance.randint(least[0], 160), self.chance.randint(least[1], 50))
        self.keys.append(f"resize {size.width}x{size.height}")
        app._driver._size = size  # type: ignore[union-attr]  # the driver of tests has it
        app.post_message(Resize(size, size))
        await idle()
        app._check_resize()
        return ""

    async def _clock(self, app: DeskApp) -> str:
        jump = self.chance.choice((1, 61, 3600, 6 * 3600, 86_400, 31 * 86_400, -5, -3600))
        self.keys.append(f"clock {jump:+}")
        self.clock.now += jump
        app._tick()
        return ""

    async def _colleague(self, app: DeskApp) -> str:
        self.keys.append("colleague")
        at = iso(self.clock.now, app.session.zone)
        line = {"action": "receive", "at": at, "text": f"Ещё одна яма {self.pressed}", "by": ANNA}
        try:
            app.session.desk.perform(read_line(line, app.session.zone))
        except Refused:
            self.keys.append("refused")
        app.look_around()
        return ""


def typed_in(screen: Screen[object]) -> Iterator[str]:
    """What stands in the fields of a screen: the monkey's own words."""
    yield from (field.value for field in screen.query(Input))
    yield from (area.text for area in screen.query(TextArea))


def english(screen: Screen[object]) -> list[tuple[str, str]]:
    """English words on a screen, each with the row that it stands in."""
    rows = (strip.text for strip in screen._compositor.render_strips())
    return [(word, row) for row in rows for word in _ENGLISH.findall(_OURS.sub("", row))]
