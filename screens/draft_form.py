"""The form of a draft: who hands in, what, with which files, when."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input, TextArea

from models.terms import Content, ReplyKind
from screens.attachments import Found, find, written_paths
from screens.draft_text import (
    CONTENTS,
    KINDS,
    closed_lines,
    content_note,
    file_lines,
    kept_options,
    kind_note,
    part_words,
    saved_line,
)
from screens.message_lines import Clock
from screens.pieces import Line, Piece
from screens.text import printable
from screens.widgets.choices import Choice, Option, Ticks
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field, Form
from screens.widgets.lines import Lines
from uhta_tui.procedure.actions import AttachmentFile
from uhta_tui.procedure.case import Attachment, Case, Draft, Part
from uhta_tui.procedure.scene import ExecutorFacts

NAMES = ("text", "kind", "content", "files", "kept", "when")
"""The fields whose contents are kept while they are typed."""


class PathLine(OneLine):
    """The field of one more file: a pasted path goes in at once, Backspace in the empty field takes one back."""

    @dataclass
    class Pasted(Message):
        """Paths were pasted."""

        text: str

    class Removed(Message):
        """The last file is to be taken back."""

    def on_paste(self, event: Paste) -> None:
        """Take a pasted path at once."""
        event.prevent_default()
        event.stop()
        self.post_message(self.Pasted(event.text))

    def action_delete_left(self) -> None:
        """Stroke out a character, or the last file when there is none."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Removed())


class DraftForm(Form):
    """The fields of a draft for the parts of one message that may hand one in."""

    DEFAULT_CSS = """
    DraftForm Field { margin: 0; }
    DeskScreen.-wide.-tall DraftForm Field { margin: 0 0 1 0; }
    DraftForm .beside { width: auto; padding: 0 0 0 3; }
    DraftForm #who-rows, DraftForm #files-box { height: auto; width: 1fr; }
    DraftForm #who { width: auto; min-width: 12; }
    DraftForm #text { height: 6; }
    DeskScreen.-tall DraftForm #text { height: 9; }
    DraftForm #count { margin: 0 0 0 14; }
    DeskScreen.-wide.-tall DraftForm #text-field { margin: 0; }
    DeskScreen.-wide.-tall DraftForm #count { margin: 0 0 1 14; }
    DraftForm #kept-field { display: none; }
    DraftForm.-kept #kept-field { display: block; }
    """

    @dataclass
    class Changed(Message):
        """Something was chosen, typed or attached."""

        form: "DraftForm"

    def __init__(
        self, case: Case, parts: Sequence[Part], executors: dict[str, ExecutorFacts], executor: str | None
    ) -> None:
        """Prepare the fields.

        Args:
            case: The message.
            parts: Those that may hand in; at least one.
            executors: The directory.
            executor: Who hands in at first, if it is among them.
        """
        super().__init__(id="form")
        self.case = case
        self.executors = executors
        self._parts = {part.executor: part for part in parts}
        options = [Option(code, self._short(code)) for code in self._parts]
        self.who = Choice(options, executor, columns=1, id="who")
        self.beside = Lines(classes="beside", id="beside")
        self.closed = Lines(id="closed")
        self.kind = Choice(KINDS, columns=3, id="kind")
        self.content = Choice(CONTENTS, columns=2, id="content")
        self.text = ManyLines(id="text")
        self.count = Lines(id="count")
        self.kept = Ticks((), id="kept")
        self.files: tuple[Found, ...] = ()
        self.file_list = Lines(id="files")
        self.path = PathLine(placeholder="ещё файл: впишите путь и Enter или вставьте его сюда", id="path")
        self.when = OneLine(id="when")
        self.content_field = Field("Содержит", self.content, id="content-field")
        self.kept_field = Field("Прежние", self.kept, "Пробел — взять", id="kept-field")
        self.files_field = Field("Вложения", Vertical(self.file_list, self.path, id="files-box"))
        self.when_field = Field("Когда", self.when, id="when-field")

    def _short(self, code: str) -> str:
        facts = self.executors.get(code)
        return facts.short if facts else code

    def compose(self) -> ComposeResult:
        """The fields from the top."""
        with Horizontal(id="who-rows"):
            yield Field("Кто сдаёт", Vertical(Horizontal(self.who, self.beside), self.closed))
        yield Field("Вид", self.kind, kind_note(self.case))
        yield self.content_field
        yield Field("Текст", self.text, id="text-field")
        yield self.count
        yield self.kept_field
        yield self.files_field
        yield self.when_field
