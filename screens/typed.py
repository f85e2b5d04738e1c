"""What is being typed on a form: kept as it is typed, offered again after a crash, an Esc or a refusal."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual import work
from textual.message import Message
from textual.widget import Widget

from screens.session import Session
from screens.widgets.say_line import Kind, Say
from uhta_tui.desk.trouble import DatabaseUnusable
from uhta_tui.worktime.moments import Moment

DEBOUNCE: Final = 0.7
"""Seconds of typing that a crash may cost."""
LOST: Final = "Черновик не сохраняется: база не отвечает. Текст цел, пока форма открыта."


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
        self.prefix = prefix
        self.saved_at: Moment | None = None
        """When something was last saved; `None` before."""
        self._session = session
        self._pending: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._waiting = False
        """Whether a timer runs that will save."""

    def keep(self, name: str, text: str) -> None:
        """Save a field's text soon; an empty one is forgotten, one that is kept already costs nothing."""
        key = self.prefix + name
        if self._pending.get(key, self._kept.get(key, "")) == text:
            return
        self._pending[key] = text
        if not self._waiting:
            self._waiting = True
            self.set_timer(DEBOUNCE, self._save_soon)

    @work(group="typed")
    async def _save_soon(self) -> None:
        self._waiting = False
        if await self.flush():
            self.post_message(self.Saved(self))

    async def flush(self) -> bool:
        """Save what is not saved yet; whether all of it is."""
        while self._pending:
            key, text = next(iter(self._pending.items()))
            now = self._session.now
            try:
                await asyncio.to_thread(self._session.desk.typed.save, key, text, now)
            except (DatabaseUnusable, OSError):
                self.post_message(Say(LOST, Kind.WARNING))
                return False
            self._kept[key] = text
            if self._pending.get(key) == text:
                del self._pending[key]
            self.saved_at = now
        return True

    async def load(self, names: Iterable[str]) -> dict[str, str]:
        """What was typed before into the fields; empty texts where nothing was."""
        keys = {name: self.prefix + name for name in names}
        typed = self._session.desk.typed
        read = await asyncio.to_thread(lambda: {name: typed.load(key) for name, key in keys.items()})
        self._kept.update({keys[name]: text for name, text in read.items()})
        return {name: self._pending.get(keys[name], text) for name, text in read.items()}

    async def forget(self) -> None:
        """The form was handed in: forget its texts."""
        self._pending = {key: text for key, text in self._pending.items() if not key.startswith(self.prefix)}
        self._kept.clear()
        await asyncio.to_thread(self._session.desk.typed.forget, self.prefix)

    async def on_unmount(self) -> None:
        """The form goes: save what is left."""
        await self.flush()
