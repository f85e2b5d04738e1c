"""The fields of a draft that take files: a path typed or pasted, a path pasted into the text."""

from dataclasses import dataclass

from textual.events import Paste
from textual.message import Message

from screens.draft.attachments import written_paths
from screens.widgets.fields import ManyLines, OneLine


@dataclass
class FilesPasted(Message):
    """Paths were pasted."""

    text: str


def whole_paths(text: str) -> bool:
    """Whether a pasted text is nothing but paths from the root or from home."""
    paths = written_paths(text)
    return bool(paths) and all(path.startswith(("/", "~/")) for path in paths)


class PathLine(OneLine):
    """The field of one more file: a pasted path goes in at once, Backspace takes one back."""

    def ask(self, *, brief: bool) -> None:
        """Say what it is for."""
        words = "впишите или вставьте путь" if brief else "впишите путь или вставьте его сюда"
        self.placeholder = f"ещё файл: {words}"

    class Removed(Message):
        """The last file is to be taken back."""

    def on_paste(self, event: Paste) -> None:
        """Take a pasted path at once."""
        event.prevent_default()
        event.stop()
        self.post_message(FilesPasted(event.text))

    def action_delete_left(self) -> None:
        """Stroke out a character, or the last file when there is none."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Removed())


class DraftText(ManyLines):
    """The text of a draft; files dragged or pasted into it are for the draft, not for its text."""

    @dataclass
    class Paths(Message):
        """What may be paths was pasted into the text."""

        text: str

    def begin(self, text: str, *, whole: bool) -> None:
        """Put a text there, the cursor at its end; `whole`: selected, so that a new one takes its place."""
        if self.text != text:  # setting it forgets what could be undone
            self.text = text
        self.move_cursor(self.document.end)
        if whole:
            self.select_all()

    def on_paste(self, event: Paste) -> None:
        """Hand over what looks like paths; everything else is text."""
        if whole_paths(event.text):
            event.prevent_default()
            event.stop()
            self.post_message(self.Paths(event.text))
