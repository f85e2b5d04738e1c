"""The forms of an executor and of a responsible official (п.7): each hands in an action, or says what not."""

from collections.abc import Iterable, Mapping

from textual import on
from textual.app import ComposeResult

from screens.executor_rows import SHORT, brief_title, code_of, shortest_title, words_of, wrong_code
from screens.text import cut, width
from screens.widgets.choices import Choice, Option
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field, Form
from uhta_tui.procedure.actions import SetExecutor, SetOfficial
from uhta_tui.procedure.scene import ExecutorFacts, OfficialFacts
from uhta_tui.worktime.moments import Moment

_YES, _NO = "yes", "no"
_KEPT = "пустым не станет: впишите другое"
"""An action leaves what it does not name as it was, so nothing can be taken out, only replaced."""


def written(field: Field) -> str:
    """What stands in a one-row field, without surrounding blanks."""
    return field.field.value.strip() if isinstance(field.field, OneLine) else ""


class DirectoryForm(Form):
    """A form of the directory: Enter in a one-row field goes on to the next."""

    title = ""
    """What is edited, for the rule of its pane."""
    missing: str = ""
    """What the say line tells when it cannot be handed in."""

    def handed_in(self, at: Moment, by: str) -> SetExecutor | SetOfficial | None:
        """The action of what is written; `None` if something is wrong, which the fields then say."""
        raise NotImplementedError

    @on(OneLine.Submitted)
    def go_on(self) -> None:
        """The next field."""
        self.screen.focus_next()

    def wrong(self, checks: Iterable[tuple[Field, str]]) -> bool:
        """Mark the fields that are wrong; whether any is, and the focus goes to the first of them."""
        first: Field | None = None
        for field, text in checks:
            field.set_wrong(text)
            if text and first is None:
                first, self.missing = field, text
        if first is not None:
            first.field.focus()
        return first is not None


class ExecutorForm(DirectoryForm):
    """An executor: short and full name, official, keywords, whether it is active."""

    def __init__(
        self,
        facts: ExecutorFacts | None,
        officials: Mapping[str, OfficialFacts],
        taken: Iterable[str],
        official: str = "",
        *,
        label_cells: int = 60,
    ) -> None:
        """Prepare the form.

        Args:
            facts: The executor, or `None` for a new one.
            officials: Whom it may be under.
            taken: The codes there are.
            official: Whom a new one is under at first.
            label_cells: Cells that an official's post may take.
        """
        super().__init__()
        self.facts, self._taken = facts, frozenset(taken)
        self.title = facts.short if facts else "Новый исполнитель"
        self._short = Field("Кратко", OneLine(facts.short if facts else "", f"до {SHORT} знаков", id="short"))
        self._full = Field("Полное", OneLine(facts.name if facts else "", "как в документах", id="name"))
        options = [Option(code, cut(shortest_title(one), label_cells)) for code, one in officials.items()]
        self._official = Choice(options, facts.official if facts else official, columns=1, id="official")
        self._words = ManyLines(", ".join(facts.keywords) if facts else "", "через запятую", id="words")
        active = _YES if facts is None or facts.active else _NO
        self._active = Choice([Option(_YES, "да"), Option(_NO, "нет, не действует")], active, id="active")
        self._code = Field("Код", OneLine("", "пусто — по краткому", id="code"), "не изменится")

    def compose(self) -> ComposeResult:
        """The fields."""
        yield self._short
        yield self._full
        yield Field("Отвечает", self._official)
        self._words.styles.height = 3
        yield Field("Слова", self._words)
        yield Field("Направлять", self._active)
        if self.facts is None:
            yield self._code

    def handed_in(self, at: Moment, by: str) -> SetExecutor | None:
        """The executor as written."""
        short, name, code = written(self._short), written(self._full), written(self._code)
        new = self.facts is None
        if self.wrong([
            (self._short, self._wrong_short(short)),
            (self._full, "" if name else "впишите название, как в документах"),
            (self._code, wrong_code(code, self._taken) if new and code else ""),
        ]):  # fmt: skip
            return None
        return SetExecutor(
            at=at,
            by=by,
            code=self.facts.code if self.facts else code or self._made(),
            name=name,
            short=short,
            official=self._official.value,
            keywords=words_of(self._words.text),
            active=self._active.value == _YES,
        )

    def _made(self) -> str:
        """A code made of the short name."""
        return code_of(written(self._short), self._taken)

    @staticmethod
    def _wrong_short(short: str) -> str:
        if not short:
            return "впишите короткое название для очереди"
        return f"{width(short)} знаков, а можно до {SHORT}" if width(short) > SHORT else ""


class OfficialForm(DirectoryForm):
    """A responsible official: post and name in the cases that documents need."""

    FIELDS = (
        ("title", "Должность", "именительный"),
        ("title_genitive", "родит.", "первого заместителя …"),
        ("title_dative", "дател.", "первому заместителю …"),
        ("name", "Имя", "Иванов И.И."),
        ("name_dative", "имя, дат.", "Иванову И.И."),
    )

    def __init__(self, facts: OfficialFacts | None, taken: Iterable[str]) -> None:
        """Prepare the form of an official, or of a new one."""
        super().__init__()
        self.facts, self._taken = facts, frozenset(taken)
        self.title = brief_title(facts) if facts else "Новое должностное лицо"
        self._fields = {
            name: Field(label, OneLine(getattr(facts, name) if facts else "", about, id=name))
            for name, label, about in self.FIELDS
        }
        self._code = Field("Код", OneLine("", "латиницей: third_deputy", id="code"), "не изменится")

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from self._fields.values()
        if self.facts is None:
            yield self._code

    def handed_in(self, at: Moment, by: str) -> SetOfficial | None:
        """The official as written."""
        texts = {name: written(field) for name, field in self._fields.items()}
        checks = [(self._fields[name], self._kept(name, text)) for name, text in texts.items()]
        code = self.facts.code if self.facts else written(self._code)
        if self.facts is None:
            checks.append((self._code, wrong_code(code, self._taken)))
        if self.wrong(checks):
            return None
        return SetOfficial(at=at, by=by, code=code, **texts)

    def _kept(self, name: str, text: str) -> str:
        """What is wrong with one of the texts."""
        if name == "title" and not text:
            return "впишите должность"
        return _KEPT if self.facts and getattr(self.facts, name) and not text else ""
