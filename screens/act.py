"""One act on a message: its key, its words, its clause, what refuses it, what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from textual.binding import Binding

from screens.keys import bind
from screens.refusals import worded
from screens.subject import Group, Subject
from screens.why import Why

if TYPE_CHECKING:
    from screens.acting import ActingScreen

Run: TypeAlias = Callable[["ActingScreen", Subject], Awaitable[None]]
"""What an act does, once it is known to be allowed."""
RunTogether: TypeAlias = Callable[["ActingScreen", Group], Awaitable[None]]
"""What an act does on several messages at once."""
Probe: TypeAlias = Callable[[Subject], Why | None]
"""Why an act cannot be done on a message now."""


def _always(_: Subject) -> Why | None:
    return None


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a message."""

    name: str
    """By which the configuration gives it another key."""
    key: str
    title: str
    clause: str
    run: Run
    probe: Probe = _always
    short: str = ""
    section: str = ""
    tooltip: str = ""
    label: str = ""
    """The key as shown, where its name is not what people call it."""
    refusal: str = ""
    """How its refusal begins, where the title does not: `Вернуть на доработку` (нельзя)."""
    together: RunTogether | None = None
    """What it does on several messages at once: those marked, or those acted on last together."""
    also_last: bool = False
    """Whether it may be meant for what was acted on last, which may have left the list."""

    @property
    def verb(self) -> str:
        """What cannot be done, in a refusal."""
        return self.refusal or self.title

    def why(self, subject: Subject) -> Why | None:
        """Why it cannot be done on a message, with the way out and in short."""
        return worded(self.probe(subject), self.name, self.verb, subject.case)

    def binding(self) -> Binding:
        """The act on its key."""
        return bind(
            self.key,
            f"act('{self.name}')",
            self.title,
            self.clause,
            short=self.short,
            section=self.section,
            label=self.label,
            tooltip=self.tooltip,
            refusal=self.refusal,
            id=self.name,
        )
