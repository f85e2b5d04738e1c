"""What every action has, and those that concern the desk as a whole: its note, directory and calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from models.terms import ReplyKind
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What every action has."""

    NAME: ClassVar[str] = ""
    """Its name in a line of actions."""
    at: Moment
    """The moment it is about; may be set back, never lies in the future."""
    by: str
    """Who did it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignNote(Action):
    """The month's note is signed, its figures are frozen (п.22)."""

    NAME: ClassVar[str] = "sign_note"
    month: str
    """`2026-10`."""
    official: str
    text: str = ""
    """Conclusions and proposals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetExecutor(Action):
    """Enter or change an executor in the directory (п.7)."""

    NAME: ClassVar[str] = "executor"
    code: str
    name: str = ""
    short: str = ""
    official: str = ""
    keywords: tuple[str, ...] | None = None
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOfficial(Action):
    """Enter or change a responsible official (п.7)."""

    NAME: ClassVar[str] = "official"
    code: str
    name: str = ""
    title: str = ""
    title_genitive: str = ""
    title_dative: str = ""
    name_dative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTemplate(Action):
    """Enter, change or retire a template of replies; what is left out stays as it was (п.2)."""

    NAME: ClassVar[str] = "template"
    code: str
    name: str = ""
    kind: ReplyKind | None = None
    """What it fits."""
    text: str = ""
    """With places such as `{имя}` that are filled when it is put into a text."""
    active: bool = True
    """Whether it is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCalendar(Action):
    """Change the working week, the exceptions, the moved days, the terms or the zone.

    A week replaces the one before; days, moved days and terms are laid over those in force, where `None`
    takes a day's entry out again.
    """

    NAME: ClassVar[str] = "calendar"
    timezone: str = ""
    week: Mapping[str, tuple[str, ...]] | None = None
    days: Mapping[str, str | tuple[str, ...] | None] = field(default_factory=dict)
    moved: Mapping[str, str | None] = field(default_factory=dict)
    terms: Mapping[str, int] = field(default_factory=dict)
    configured: str = ""
    """The fingerprint of the configuration that wrote it, if one did."""
