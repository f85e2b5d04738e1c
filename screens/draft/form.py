"""The form of a draft: who hands in, what, with which files, when."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, TextArea

from models.terms import ReplyKind
from screens.clock.clock import Clock
from screens.draft.attachments import Found, find, written_paths, wrong_path
from screens.draft.fields import DraftText, FilesPasted, PathLine
from screens.draft.text import (
    CONTENTS,
    KINDS,
    closed_lines,
    content_note,
    file_lines,
    kept_options,
    kind_note,
    not_before,
    offered_content,
    offered_kind,
    offered_text,
    part_words,
    saved_line,
)
from screens.names import executor_name
from screens.pieces import Line, Piece
from screens.review.rework_text import asked_brief, asked_for, asked_lines
from screens.text import cut, printable, printable_lines
from screens.when import NOW
from screens.widgets.choices import Choice, Option, Ticks
from screens.widgets.drawn import Drawn
from screens.widgets.fields import OneLine
from screens.widgets.form import Field, Form
from screens.widgets.lines import Lines
from screens.widgets.open_choice import OpenChoice
from screens.widgets.say_line import Kind, Say
from uhta_tui.procedure.actions import AttachmentFile
from uhta_tui.procedure.case import Attachment, Case, Draft, Part
from uhta_tui.procedure.scene import ExecutorFacts

_ROOMY: Final = 66
"""Cells of the form from which remarks are told in full."""
NAMES: Final = ("text", "kind", "content", "files", "kept", "when")
"""The fields whose contents are kept while they are typed."""


class DraftForm(Form):
    """The fields of a draft for the parts of one message that may hand one in."""

    DEFAULT_CSS = """
    DraftForm .box { height: auto; width: 1fr; }
    DraftForm #who { width: 17; }
    DraftForm #text, DraftForm #text:focus { height: 6; }
    DraftForm #count { margin: 0 0 0 14; }
    DraftForm #kept-field { display: none; }
    DraftForm.-kept #kept-field { display: block; }
    DraftForm #asked-field { display: none; }
    DraftForm.-asked #asked-field { display: block; }
    """

    @dataclass
    class Changed(Message):
        """Something was chosen, typed or attached."""

        form: "DraftForm"

    @dataclass
    class Turned(Message):
        """Another executor hands in: its own texts belong into the fields."""

        form: "DraftForm"

    def __init__(
        self, case: Case, parts: Sequence[Part], executors: Mapping[str, ExecutorFacts], executor: str | None
    ) -> None:
        """Prepare the fields.

        Args:
            case: The message.
            parts: Those that may hand in; at least one.
            executors: The directory.
            executor: Who hands in at first, if it is among them.
        """
        super().__init__(id="form")
        self._case, self._executors = case, executors
        self._parts = {part.executor: part for part in parts}
        self.files: tuple[Found, ...] = ()
        options = [Option(code, executor_name(executors, code)) for code in self._parts]
        self.who = Choice(options, executor, columns=1, id="who")
        self.beside, self.closed = Lines(id="beside"), Lines(id="closed")
        self.kind = Choice(KINDS, columns=3, id="kind")
        self.content = OpenChoice(CONTENTS, columns=2, id="content")
        self.text = DraftText(id="text")
        self.count = Lines(id="count")
        self.kept = Ticks((), columns=2, id="kept")
        self.file_list = Lines(id="files")
        self.path = PathLine(id="path")
        self.brief = False
        """Whether there is room for a row alone of what is to be mended."""
        self.path_wrong = ""
        """What is wrong with the path that stands in the field, as far as that is known."""
        self.when = OneLine(id="when")
        self.asked = Drawn(self._asked, id="asked")
        self.asked_field = Field("Исправить", self.asked, id="asked-field", classes="apart")
        self.kind_field = Field("Вид", self.kind, kind_note(self._case), classes="apart")
        self.content_field = Field("Содержит", self.content, classes="apart")
        self.kept_field = Field("Прежние", self.kept, "Пробел — взять", id="kept-field", classes="apart")
        files = Vertical(self.file_list, self.path, classes="box")
        self.files_field = Field("Вложения", files, classes="apart")
        self.when_field = Field("Когда", self.when)
        self._turned_to = self.who.value

    def compose(self) -> ComposeResult:
        """The fields from the top."""
        who = Vertical(Horizontal(self.who, self.beside, classes="box"), self.closed, classes="box")
        yield Field("Кто сдаёт", who, classes="apart")
        yield self.kind_field
        yield self.content_field
        yield self.asked_field
        yield Field("Текст", self.text)
        yield self.count
        yield self.kept_field
        yield self.files_field
        yield self.when_field

    # -- what stands in it --------------------------------------------------------------------------

    @property
    def part(self) -> Part:
        """The part whose draft came."""
        return self._parts[self.who.value]

    @property
    def draft(self) -> Draft | None:
        """The version before."""
        return self._case.last_draft(self.part.no)

    @property
    def asks(self) -> bool:
        """Whether the version before went back with reasons that are to be mended now."""
        return bool(asked_for(self._case, self.part))

    @property
    def reply_kind(self) -> ReplyKind:
        """What the draft is."""
        return ReplyKind(self.kind.value)

    @property
    def attachments(self) -> tuple[Attachment | AttachmentFile, ...]:
        """The files of the draft: those taken over from the version before, then the new ones."""
        before = self.draft.attachments if self.draft else ()
        kept = tuple(file for file in before if file.sha256 in self.kept.values)
        return (*kept, *(AttachmentFile(path=str(found.path)) for found in self.files))

    def contents(self) -> dict[str, str]:
        """The fields as texts, by name, to be offered again."""
        return {
            "text": "" if self.text.text == offered_text(self.part, self.draft) else self.text.text,
            "kind": self.kind.value,
            "content": self.content.value,
            "files": "\n".join(str(found.path) for found in self.files),
            "kept": " ".join(self.kept.values),
            "when": self.when.value,
        }

    async def fill(self, contents: Mapping[str, str]) -> None:
        """Put what was typed before into the fields."""
        options = kept_options(self.draft)
        self.kept.options = options
        self.set_class(bool(options), "-kept")
        waits = not contents.get("text") and offered_text(self.part, self.draft)
        kept = [option.value for option in options] if waits else contents.get("kept", "").split()
        self.kept.ticked = frozenset(kept)
        self.text.begin(waits or contents.get("text", ""), whole=bool(waits))
        self.kind.value = contents.get("kind") or offered_kind(self._case, self.draft)
        self.content.value = contents.get("content") or offered_content(self._case, self.draft)
        self.when.value = contents.get("when", "")
        self.files = ()
        await self.attach(written_paths(contents.get("files", "")))

    async def take_written(self) -> str:
        """Attach what still stands in the path's field; says what is wrong with it, or nothing."""
        return await self.attach(written_paths(self._taken_path()))

    def _taken_path(self) -> str:
        written, self.path.value = self.path.value, ""
        return written

    async def attach(self, paths: Sequence[str]) -> str:
        """Add files to the draft; a path that leads to none is said under the field and left in it."""
        wrong = ""
        for path in paths:
            try:
                found = await asyncio.to_thread(find, path)
            except ValueError as error:
                wrong, self.path.value = str(error), path
                continue
            if found.path not in [file.path for file in self.files]:
                self.files = (*self.files, found)
        self.files_field.set_wrong(wrong)
        if wrong:
            # The form may be longer than the screen.
            self.post_message(Say(wrong, Kind.WARNING))
        self.post_message(self.Changed(self))
        return wrong

    # -- how it looks -------------------------------------------------------------------------------

    def show(self, clock: Clock, saved: str) -> None:
        """Draw what depends on the choices and on the time."""
        words = [part_words(self._case, part, clock) for part in self._parts.values()]
        self.beside.show(lambda cells: [(Piece(cut(word, max(1, cells)), "muted"),) for word in words])
        closed = closed_lines(self._case, self._executors, clock)
        self.closed.display = bool(closed)
        self.closed.show(closed)
        self.set_class(self.asks, "-asked")
        self.asked.again()
        kind, content = self.kind.value, self.content.value
        tight = self.size.width < _ROOMY
        note = content_note(kind, content, new_facts=self._case.new_facts)
        self.content_field.set_aside(note.rpartition(" ")[2] if tight else note)
        self.kind_field.set_aside("" if tight else kind_note(self._case))
        self.path.ask(brief=tight)
        self.content.disabled = kind == ReplyKind.CLARIFICATION
        self.count.show([saved_line(self.text.text, saved)])
        self.file_list.display = bool(self.files)
        self.file_list.show(file_lines(self.files))
        self.when.placeholder = f"{NOW}, {clock.at(clock.now)}"
        since = f"не раньше {clock.at(not_before(self._case, self.part))}"
        self.when_field.set_aside(since if tight else f"или раньше, но {since}")

    def _asked(self, cells: int) -> list[Line]:
        """What was asked for when the version before went back."""
        ticks = asked_for(self._case, self.part)
        return asked_brief(ticks, cells, 2) if self.brief else asked_lines(ticks, cells)

    # -- what happens in it -------------------------------------------------------------------------

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Choice.Changed, "#kind")
    @on(Choice.Changed, "#content")
    @on(Ticks.Changed)
    def changed(self) -> None:
        """Tell the screen."""
        self.post_message(self.Changed(self))

    @on(Choice.Changed, "#who")
    def turned(self) -> None:
        """Tell the screen that another executor hands in."""
        if self.who.value != self._turned_to:
            self._turned_to = self.who.value
            self.post_message(self.Turned(self))

    @on(Input.Submitted, "#path")
    async def add_written(self) -> None:
        """Enter adds the file whose path was typed."""
        await self.take_written()

    @on(Input.Changed, "#path")
    def look_at_path(self) -> None:
        """See whether what is typed leads to a file, so that F9 tells the truth."""
        self.path_wrong = ""
        self._look_at(self.path.value)

    @work(exclusive=True, group="path")
    async def _look_at(self, written: str) -> None:
        wrong = await asyncio.to_thread(wrong_path, written)
        if written == self.path.value and wrong != self.path_wrong:
            self.path_wrong = wrong
            self.post_message(self.Changed(self))

    @on(FilesPasted)
    async def add_pasted(self, event: FilesPasted) -> None:
        """A pasted path goes in at once."""
        await self.attach(written_paths(event.text))

    @on(DraftText.Paths)
    async def add_dropped(self, event: DraftText.Paths) -> None:
        """Paths pasted into the text are files, if they lead to any."""
        if await asyncio.to_thread(wrong_path, event.text):
            self.text.insert("\n".join(map(printable, printable_lines(event.text))))
        else:
            await self.attach(written_paths(event.text))

    @on(PathLine.Removed)
    async def remove_last(self) -> None:
        """Take the last file back."""
        self.files = self.files[:-1]
        await self.attach(())
