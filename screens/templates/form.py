"""A template of replies being written: its name, what it fits, its text with places in braces."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, TextArea

from models.terms import REPLY_TITLES, ReplyKind
from screens.dialog_frame import Dialog
from screens.executors.values import code_of
from screens.keys import bind
from screens.pieces import Line, Piece, keys_line
from screens.session import Session
from screens.text import wrap
from screens.typed import Typed, anew_binding
from screens.widgets.choices import Choice, Option
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field
from screens.widgets.lines import Lines
from uhta_tui.procedure.actions import SetTemplate
from uhta_tui.procedure.templates import PLACES, Template

_LABEL: Final = 10
_NAME: Final = 40
"""Characters of a name: so many fit the list."""
_KINDS: Final = tuple(Option(kind.value, REPLY_TITLES[kind]) for kind in ReplyKind)
_HINT: Final = "Заполнится само: " + ", ".join(f"{{{name}}}" for name in PLACES)
_INSIDE: Final = 66


class TemplateForm(Dialog[SetTemplate | None]):
    """F9 gives the action that enters the template; Esc leaves, what was typed is offered again."""

    DEFAULT_CSS = """
    TemplateForm > Vertical { width: 72; }
    TemplateForm Field { margin: 1 2 0 0; }
    TemplateForm #name-field, TemplateForm #text-field { margin: 0 2 0 0; }
    TemplateForm OneLine, TemplateForm ManyLines, TemplateForm ManyLines:focus { background: $ground; }
    TemplateForm OneLine:focus { background: $pick; }
    TemplateForm ManyLines, TemplateForm ManyLines:focus { height: 6; }
    TemplateForm #kind-field { margin: 1 2 1 0; }
    TemplateForm Lines.hint { height: auto; }
    """
    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f9", "hand_in", "Сохранить", id="template.hand_in"),
        anew_binding(),
    ]

    def __init__(
        self, session: Session, old: Template | None, taken: Iterable[str], typed: Mapping[str, str]
    ) -> None:
        """Prepare the form.

        Args:
            session: By whose clock and in whose name it is entered.
            old: What is changed; `None` for a new one.
            taken: The codes there are.
            typed: What was typed before, by field.
        """
        super().__init__(f"Шаблон · {old.name}" if old else "Новый шаблон ответа")
        self._session, self._old, self._taken = session, old, frozenset(taken)
        values = self._values(typed)
        self.name_line = OneLine(values["name"], "как он зовётся в списке", max_length=_NAME, id="name")
        self.kind = Choice(_KINDS, values["kind"], columns=3, id="kind")
        self.text = ManyLines(values["text"], "Здравствуйте, {имя}! …", id="text")
        self._name_field = Field("Название", self.name_line, label_width=_LABEL, id="name-field")
        self._text_field = Field("Текст", self.text, label_width=_LABEL, id="text-field")
        self._hint = Lines(classes="hint")
        self.typed = Typed(session, template_key(old))

    def _values(self, typed: Mapping[str, str]) -> dict[str, str]:
        old = self._old
        first = {"name": old.name, "kind": old.kind.value, "text": old.text} if old else {}
        return {name: typed.get(name) or first.get(name, "") for name in ("name", "kind", "text")}

    def compose_body(self) -> ComposeResult:
        """The fields, and what may stand in braces."""
        yield self.typed
        yield self._name_field
        yield Field("Вид", self.kind, label_width=_LABEL, id="kind-field")
        yield self._text_field
        yield self._hint

    async def on_mount(self) -> None:
        """Say whether something was offered again."""
        await self.typed.load(("name", "kind", "text"))
        self._tell()

    def _tell(self) -> None:
        said = self.typed.restored or _HINT
        edge = " " * (_LABEL + 3)
        self._hint.show([(Piece(f"{edge}{row}", "muted"),) for row in wrap(said, _INSIDE - len(edge))])

    def keys(self) -> Line:
        """F9, the fields, Esc."""
        return keys_line(("F9", "сохранить"), ("Tab", "дальше"), ("Esc", "назад, текст цел"), gap=3)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def follow(self) -> None:
        """Keep what is typed, if it is not what stands already."""
        first = self._values({})
        now = {"name": self.name_line.value, "kind": self.kind.value, "text": self.text.text}
        for name, value in now.items():
            same = value == (first[name] or (ReplyKind.ANSWER.value if name == "kind" else ""))
            self.typed.keep(name, "" if same else value)
        self._name_field.set_wrong("")
        self._text_field.set_wrong("")

    @on(Input.Submitted)
    def go_on(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    @work(group="anew")
    async def action_anew(self) -> None:
        """Shift+Del: what stands already, without what was typed before."""
        await self.typed.discard()
        first = self._values({})
        self.name_line.value = first["name"]
        self.kind.value = first["kind"] or ReplyKind.ANSWER
        self.text.replace(first["text"], self.text.document.start, self.text.document.end)
        self._tell()

    @work(group="hand_in")
    async def action_hand_in(self) -> None:
        """F9: give the action, or say what is missing."""
        name, text = self.name_line.value.strip(), self.text.text.strip()
        self._name_field.set_wrong("" if name else "впишите название")
        self._text_field.set_wrong("" if text else "впишите текст")
        if not name or not text:
            (self.text if name else self.name_line).focus()
            return
        await self.typed.flush()
        old, session = self._old, self._session
        self.dismiss(
            SetTemplate(
                at=session.now,
                by=session.who or "—",
                code=old.code if old else code_of(name, self._taken),
                name=name,
                kind=ReplyKind(self.kind.value),
                text=text,
            )
        )


def template_key(template: Template | None) -> str:
    """The prefix under which what is typed of a template is kept."""
    return f"template:{template.code if template else '+'}:"
