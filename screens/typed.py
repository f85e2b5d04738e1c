"""What is being typed on a form: kept as it is typed, offered again after a crash, an Esc or a refusal."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual import work
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from screens.keys import bind
from screens.session import Session
from screens.widgets.say_line import Kind, Say
from uhta_tui.desk.typed import TypedTexts
from uhta_tui.worktime.moments import Moment, at

DEBOUNCE: Final = 0.7
"""Seconds of typing that a crash may cost."""
AGAIN: Final = 5.0
"""Seconds until what the database did not take is tried again."""
LOST: Final = "Черновик не сохраняется: база не отвечает. Текст цел, пока программа открыта."
KEPT_AGAIN: Final = "База снова отвечает: набранное сохранено."


def anew_binding() -> Binding:
    """The key that takes away what was offered again; the screen's `action_anew` does it."""
    return bind("shift+delete", "anew", "Начать заново", label="Shift+Del", show=False, id="anew")


class Typed(Widget):
    """The texts of one form under one prefix; has no looks, it lives on the form for its timer.

    Texts are kept by the name of their field: `draft:187:uzhkh:` and `text`.
    """

    DEFAULT_CSS = "Typed { display: none; }"

    @dataclass
    class Saved(Message):
        """What was typed is on the disk."""

        typed: "Typed"

    def __init__(self, session: Session, prefix: str) -> None:
        """Prepare to keep texts.

        Args:
            session: Whose desk keeps them, by whose clock.
            prefix: What the form is about, ending in a colon.
        """
        super().__init__()
        self.saved_at: Moment | None = None
        """When something was last saved; `None` before."""
        self.restored_at: Moment | None = None
        """When what was offered again had been typed; `None` if nothing was."""
        self._session = session
        self._prefix = prefix
        self._known: dict[str, str] = {}
        """The texts as they were kept or offered last, by key."""
        self._waiting = False
        """Whether a timer runs that will save."""
        self._unsaved = False
        """Whether something was typed since the last saving."""
        self._done = False
        """Whether the form was handed in: what it still tells while it goes is not worth keeping."""

    @property
    def prefix(self) -> str:
        """What the form is about, ending in a colon; another one begins anew."""
        return self._prefix

    @prefix.setter
    def prefix(self, prefix: str) -> None:
        self._prefix, self._done = prefix, False
        self.saved_at = self.restored_at = None

    @property
    def restored(self) -> str:
        """What to say of text that was offered again, and how to begin anew; empty if none was."""
        if self.restored_at is None:
            return ""
        zone = self._session.zone
        typed, now = at(self.restored_at, zone), at(self._session.now, zone)
        when = f"{typed:%H:%M}" if typed.date() == now.date() else f"{typed:%d.%m}"
        return f"восстановлено с {when}; Shift+Del — заново"

    @property
    def words(self) -> str:
        """How the text stands: saved just now, or offered again and how to begin anew; empty if neither."""
        if self.saved_at is not None:
            return f"черновик сохранён {at(self.saved_at, self._session.zone):%H:%M:%S}"
        return self.restored

    def keep(self, name: str, text: str) -> None:
        """Save a field's text soon; an empty one is forgotten, one that is kept already costs nothing."""
        key = self.prefix + name
        if self._done or self._known.get(key, "") == text:
            return
        self._known[key] = text
        self._unsaved = True
        self._texts.put(key, text, self._session.now)
        if not self._waiting:
            self._waiting = True
            self.set_timer(DEBOUNCE, self._save_soon)

    @property
    def _texts(self) -> TypedTexts:
        return self._session.desk.typed

    @work(group="typed")
    async def _save_soon(self) -> None:
        self._waiting = False
        if await self.flush():
            self.post_message(self.Saved(self))

    async def flush(self) -> bool:
        """Save what is not saved yet; whether all of it is.

        What the database does not take waits in memory for as long as the program runs; that is said once.
        """
        failed, now = self._texts.failing, self._session.now
        saved = await asyncio.to_thread(self._texts.write)
        if saved and self._unsaved:
            self.saved_at, self._unsaved = now, False
        if failed == saved:
            self.post_message(Say(KEPT_AGAIN, Kind.DONE) if saved else Say(LOST, Kind.WARNING))
        if not saved and not self._waiting and self.is_running:
            self._waiting = True
            self.set_timer(AGAIN, self._save_soon)
        return saved

    async def load(self, names: Iterable[str]) -> dict[str, str]:
        """What was typed before into the fields; empty texts where nothing was."""
        keys = {name: self.prefix + name for name in names}
        found = await asyncio.to_thread(self._texts.read, tuple(keys.values()))
        read = {name: found[key].text if key in found else "" for name, key in keys.items()}
        self._known.update({keys[name]: text for name, text in read.items()})
        self.restored_at = max((one.at for one in found.values()), default=None)
        return read

    async def forget(self) -> None:
        """The form was handed in: forget its texts."""
        self._done = True
        await self._drop()

    async def discard(self) -> None:
        """What was offered again is not wanted: forget it, and keep what comes."""
        self.restored_at = self.saved_at = None
        await self._drop()

    async def _drop(self) -> None:
        self._known = {key: text for key, text in self._known.items() if not key.startswith(self.prefix)}
        await asyncio.to_thread(self._texts.forget, self.prefix)

    async def on_unmount(self) -> None:
        """The form goes: save what is left."""
        await self.flush()
