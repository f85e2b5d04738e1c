"""Every action that changes the desk, as a frozen value: its moment, its author and its data.

`Desk.perform` is the only door through which they are carried out; the journal keeps them as they are. The
rule of each stands in the module that `play.RULES` names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from models.terms import Content, Ground, Law, ReplyKind, Side
from uhta_tui.procedure.case import Attachment, Tick
from uhta_tui.procedure.desk_actions import (
    Action,
    SetCalendar,
    SetExecutor,
    SetOfficial,
    SetTemplate,
    SignNote,
)
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAction(Action):
    """An action on one message."""

    message: str
    """`№187`, or the external id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAction(MessageAction):
    """An action on one executor's part of a message."""

    executor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentFile:
    """A file on disk that a draft brings; the desk copies it into the store."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receive(Action):
    """A message came in (п.5, 8): `at` is its receipt, from which п.8 counts."""

    NAME: ClassVar[str] = "receive"
    message: str = ""
    """The external id; may be empty."""
    source: str = ""
    url: str = ""
    author: str = ""
    author_url: str = ""
    text: str = ""
    topic: str = ""
    place: str = ""
    published_at: Moment | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    undated: bool = False
    """The source did not say when it was received, so `at` is the moment of entering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(MessageAction):
    """Send a message to those who must prepare the answer (п.6, 8, 16)."""

    NAME: ClassVar[str] = "route"
    executors: tuple[str, ...]
    parts: Mapping[str, str] = field(default_factory=dict)
    """What of the message each must answer, by code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(PartAction):
    """The executor returned what is not its own (п.9)."""

    NAME: ClassVar[str] = "return"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reroute(PartAction):
    """Send a returned part to others (п.9)."""

    NAME: ClassVar[str] = "reroute"
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(PartAction):
    """The desk takes a part back."""

    NAME: ClassVar[str] = "withdraw"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitDraft(PartAction):
    """The executor handed in a draft (п.10, 13, 15)."""

    NAME: ClassVar[str] = "draft"
    kind: ReplyKind = ReplyKind.ANSWER
    content: Content | None = None
    text: str
    attachments: tuple[Attachment | AttachmentFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rework(PartAction):
    """Send a draft back with the ticked reasons of п.12."""

    NAME: ClassVar[str] = "rework"
    reasons: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditJointly(PartAction):
    """Finish a draft together with its executor (п.11)."""

    NAME: ClassVar[str] = "edit_jointly"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve(PartAction):
    """Approve a part's draft (п.11)."""

    NAME: ClassVar[str] = "approve"
    without_evidence: bool = False
    """For a repeat with new facts: there is no material to attach (п.17 «при наличии»)."""
    ticked: tuple[int, ...] = ()
    """Reasons of п.12 still ticked in the review; any refuses the approval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compose(MessageAction):
    """Form the reply from the approved parts and approve it finally (п.14, 16)."""

    NAME: ClassVar[str] = "compose"
    kind: ReplyKind | None = None
    """Taken from the parts when left out."""
    text: str = ""
    """May be left out for one approved part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarify(MessageAction):
    """Approve a request to the author (п.2, 6)."""

    NAME: ClassVar[str] = "clarify"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorAnswered(MessageAction):
    """The author answered the request: the message starts anew."""

    NAME: ClassVar[str] = "author_answered"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(MessageAction):
    """The matter was answered before (п.17)."""

    NAME: ClassVar[str] = "repeat"
    earlier: str
    """The earlier message, `№174` or its external id."""
    new_facts: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(MessageAction):
    """The approved reply stands in the source (п.14)."""

    NAME: ClassVar[str] = "post"
    url: str
    other_host: bool = False
    """A link on another host than the message's has been confirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclude(MessageAction):
    """Neither processed nor answered (п.18)."""

    NAME: ClassVar[str] = "exclude"
    ground: Ground
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfScope(MessageAction):
    """Handled under another law (п.21)."""

    NAME: ClassVar[str] = "out_of_scope"
    law: Law
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore(MessageAction):
    """Take back an exclusion, a removal under п.21 or a closing."""

    NAME: ClassVar[str] = "restore"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(MessageAction):
    """Take back a composed reply that is not posted yet."""

    NAME: ClassVar[str] = "reopen"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(MessageAction):
    """End a message that asks for no reaction, or whose author never answered (п.5, 8)."""

    NAME: ClassVar[str] = "close"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteText(MessageAction):
    """A remark of the desk."""

    NAME: ClassVar[str] = "note_text"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFinding(MessageAction):
    """Unreliable or incomplete information was found (п.19, 20)."""

    NAME: ClassVar[str] = "finding"
    side: Side = Side.EXECUTOR
    executor: str = ""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingAction(Action):
    """An action on one shortcoming."""

    shortcoming: str
    """`187-3` (message № 187, deadline 3) or `187-f1` (its first finding)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notify(ShortcomingAction):
    """The notice of a shortcoming went to an official (п.20)."""

    NAME: ClassVar[str] = "notify"
    official: str = ""
    """The one to inform by subordination when left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve(ShortcomingAction):
    """What was decided on a shortcoming (п.20)."""

    NAME: ClassVar[str] = "resolve"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend(MessageAction):
    """Correct mistyped fields; the journal keeps both values."""

    NAME: ClassVar[str] = "amend"
    fields: Mapping[str, str | Moment]
    """New values by name; moments for `received_at` and `posted_at`."""
    reason: str


ACTION_TYPES: Final[Mapping[str, type[Action]]] = {
    kind.NAME: kind
    for kind in (
        Receive, Route, Return, Reroute, Withdraw, SubmitDraft, Rework, EditJointly, Approve,
        Compose, Clarify, AuthorAnswered, Repeat, Post, Exclude, OutOfScope, Restore, Reopen, Close,
        NoteText, RecordFinding, Notify, Resolve, Amend, SignNote, SetExecutor, SetOfficial,
        SetTemplate, SetCalendar,
    )
}  # fmt: skip
"""Every action by its name in a line."""

__all__ = [
    "ACTION_TYPES", "Action", "Amend", "Approve", "AttachmentFile", "AuthorAnswered", "Clarify",
    "Close", "Compose", "EditJointly", "Exclude", "MessageAction", "NoteText", "Notify", "OutOfScope",
    "PartAction", "Post", "Receive", "RecordFinding", "Reopen", "Repeat", "Reroute", "Resolve",
    "Restore", "Return", "Rework", "Route", "SetCalendar", "SetExecutor", "SetOfficial", "SetTemplate",
    "ShortcomingAction", "SignNote", "SubmitDraft", "Withdraw",
]  # fmt: skip
