"""What a question says of its message, and the question with a comment."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult

from models.terms import LAW_TITLES, Law
from screens.dialogs import Confirm, detail
from screens.message.lines import author_of, source_of
from screens.moments import short
from screens.pieces import Line
from screens.subject import Subject
from screens.typed import Typed
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from uhta_tui.procedure.case import Facts

_COMMENT: Final = "comment"


class ConfirmWithComment(Confirm):
    """A question with a comment that may be left out; it is kept as it is typed."""

    DEFAULT_CSS = """
    ConfirmWithComment Field { margin: 1 1 0 0; height: 1; }
    ConfirmWithComment OneLine { background: $ground; }
    """
    AUTO_FOCUS = "#stay"
    comment: str = ""
    """What was typed."""
    LABEL: ClassVar[int] = 12

    def __init__(
        self,
        title: str,
        clause: str,
        lines: Sequence[str | Line],
        *,
        stay: str,
        ahead: str,
        typed: Typed,
    ) -> None:
        """Prepare the question; `typed` keeps the comment, see `Confirm` for the rest."""
        super().__init__(title, clause, lines, stay=stay, ahead=ahead)
        self._typed = typed
        self._line = OneLine("", "можно не писать")
        self._field = Field("Комментарий", self._line, label_width=self.LABEL)

    def compose_body(self) -> ComposeResult:
        """The verbs, the comment under them, so that the harmless verb stays first."""
        yield from super().compose_body()
        yield self._field
        yield self._typed

    async def on_mount(self) -> None:
        """Offer again what was typed before."""
        comment = (await self._typed.load((_COMMENT,)))[_COMMENT]
        if comment:
            self._line.value = comment
            self._field.set_aside("восстановлено")

    def on_input_changed(self, event: OneLine.Changed) -> None:
        """Keep what is typed."""
        self.comment = event.value
        self._typed.keep(_COMMENT, event.value)


def about(subject: Subject) -> Line:
    """Who wrote, where, when."""
    zone = subject.scene.calendar.timezone
    facts = subject.case.facts
    received = short(subject.case.received_at, subject.at, zone)
    return detail(*_author(facts), f", получено {received}")


def _author(facts: Facts) -> tuple[str, str]:
    """Label and value: who wrote and where, as far as is known."""
    source = source_of(facts) if facts.source.strip() else ""
    if facts.author.strip():
        return "Автор", ", ".join(filter(None, (author_of(facts), source)))
    return ("Источник", f"{source}, автор не указан") if source else ("Автор", "не указан")


def law_name(law: Law) -> str:
    """`59-ФЗ`."""
    return LAW_TITLES[law].partition(",")[0]
