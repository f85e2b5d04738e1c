"""Telling pasted text from keys on terminals that do not mark a paste.

Such a terminal delivers a paste as ordinary keys, a few microseconds apart, and the
letters of a pasted link would route, exclude and post messages. A printable key is
therefore held for a moment: alone it is a key, in company it is a paste.
"""

from dataclasses import dataclass, field
from typing import Final

from textual.events import Key

GAP: Final = 0.012
"""Seconds between the keys of one burst; a person's fastest double keystroke takes longer."""
_JOINERS: Final = {"enter": "\n", "tab": "\t", "ctrl+j": "\n"}
"""Keys that stand inside a paste but are no text by themselves."""


@dataclass(slots=True)
class Burst:
    """Collects keys until it is plain whether they are a paste."""

    gap: float = GAP
    held: list[Key] = field(default_factory=list)

    @staticmethod
    def takes(event: Key) -> bool:
        """Whether such a key can be part of a paste."""
        return event.key in _JOINERS or event.is_printable

    def joins(self, event: Key) -> bool:
        """Whether a key belongs to those held; the first one always does."""
        return not self.held or event.time - self.held[-1].time <= self.gap

    def release(self) -> tuple[str, list[Key]]:
        """Let go of what was held: the pasted text, or none and the keys to press one by one."""
        held, self.held = self.held, []
        if sum(event.is_printable for event in held) < 2:
            return "", held
        return "".join(_JOINERS.get(event.key, event.character or "") for event in held), []
