"""The sections of the settings that are lists: who works at the desk, from which accounts it replies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from screens.settings.forms import SettingsForm, Wrong
from screens.widgets.choices import Option, Ticks
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from uhta_tui.config import Account, Config, Person
from uhta_tui.settings.errors import WrongValueError
from uhta_tui.settings.kinds import Kind
from uhta_tui.settings.sections import settings_of

_SPLIT: Final = "\n"
"""Between the texts of one row: no field of one line can have it."""
_HERE: Final = "here"


class Row(Horizontal):
    """The fields of one entry, side by side."""

    DEFAULT_CSS = """
    Row { height: 1; width: 1fr; }
    Row .first, Row .first:focus { width: 28; margin-right: 2; }
    Row .source, Row .source:focus { width: 16; margin-right: 1; }
    """

    def __init__(self, *parts: Widget) -> None:
        """Put fields beside one another."""
        super().__init__(*parts)
        self.parts = parts

    @property
    def text(self) -> str:
        """What stands in it."""
        return _SPLIT.join(_text(part) for part in self.parts)

    @text.setter
    def text(self, text: str) -> None:
        for part, value in zip(self.parts, text.split(_SPLIT), strict=True):
            if isinstance(part, OneLine):
                part.value = value
            elif isinstance(part, Ticks):
                part.ticked = frozenset({value} - {""})


def _text(part: Widget) -> str:
    if isinstance(part, OneLine):
        return part.value.strip()
    return "".join(part.values) if isinstance(part, Ticks) else ""


class ListForm(SettingsForm):
    """Rows of one kind, and always an empty one at the end for the next entry; an emptied one is left out."""

    EMPTY: str = ""
    """The text of an empty row."""

    def __init__(self) -> None:
        """Begin with one empty row."""
        super().__init__()
        self.rows: list[tuple[Field, Row]] = []
        self._texts: tuple[str, ...] = ()
        """What holds."""

    def compose(self) -> ComposeResult:
        """The rows that are needed."""
        yield from (field for field, _ in self.rows)

    def row(self, number: int) -> tuple[Field, Row]:
        """A new row."""
        raise NotImplementedError

    def texts(self, config: Config) -> Sequence[str]:
        """The entries as the texts of rows."""
        raise NotImplementedError

    def entered(self) -> tuple[str, ...]:
        """What stands in the rows, empty ones left out."""
        return tuple(row.text for _, row in self.rows if row.text.split(_SPLIT)[-1 if self.last else 0])

    last = False
    """Whether it is the last field of a row that makes it an entry."""

    def written(self) -> dict[str, str]:
        """The entries by their place."""
        return {str(number): text for number, text in enumerate(self.entered())}

    def read(self, config: Config) -> Mapping[str, str]:
        """The entries by their place."""
        return {str(number): text for number, text in enumerate(self.texts(config))}

    def put(self, values: Mapping[str, str]) -> None:
        """Write the entries into rows; rows beyond them are emptied."""
        self._room(len(values) + 1)
        texts = list(values.values())
        for number, (_, row) in enumerate(self.rows):
            row.text = texts[number] if number < len(texts) else self.EMPTY

    def _room(self, rows: int) -> None:
        """Have at least so many rows."""
        while len(self.rows) < rows:
            made = self.row(len(self.rows))
            self.rows.append(made)
            if self.is_attached:
                self.mount(made[0])

    def check(self) -> Wrong | None:
        """Mark the rows that are wrong; keep an empty one at the end."""
        if self.is_attached and self.rows and self.rows[-1][1].text != self.EMPTY:
            self._room(len(self.rows) + 1)
        self.fields = {str(number): field for number, (field, _) in enumerate(self.rows)}
        return super().check()

    @on(Ticks.Changed)
    def ticked(self, event: Ticks.Changed) -> None:
        """Something was ticked."""
        event.stop()
        self.post_message(self.Edited(self))


def _allowed(kind: Kind, text: str) -> bool:
    try:
        kind.read(text)
    except WrongValueError:
        return False
    return True


class PeopleForm(ListForm):
    """Who works at the desk: a name, and whether it still acts."""

    NAME, TITLE = "people", "Люди"
    EMPTY = f"{_SPLIT}{_HERE}"
    who = ""
    """Who acts now."""

    def check(self) -> Wrong | None:
        """A tick only beside a name; say who is at the desk."""
        for field, row in self.rows:
            name = row.text.split(_SPLIT)[0]
            row.parts[1].display = bool(name)
            field.set_aside("за столом" if name and name == self.who else "")
        return super().check()

    def row(self, number: int) -> tuple[Field, Row]:
        """A name and a tick."""
        name = OneLine("", "Фамилия И.О.", id=f"people-{number}", classes="first")
        row = Row(name, Ticks([Option(_HERE, "работает")], [_HERE], id=f"people-{number}-here"))
        return Field("", row, label_width=0, lean=True), row

    def texts(self, config: Config) -> Sequence[str]:
        """Names and ticks."""
        return [f"{one.name}{_SPLIT}{_HERE if one.active else ''}" for one in config.people]

    def laid(self, config: Config) -> Config:
        """The people as written."""
        pairs = [text.split(_SPLIT) for text in self.entered()]
        return replace(config, people=tuple(Person(name, bool(here)) for name, here in pairs))

    def wrongs(self) -> Iterator[Wrong]:
        """Names twice or too long; nobody left."""
        kind = settings_of(Person)["name"].kind
        seen: set[str] = set()
        for number, (_, row) in enumerate(self.rows):
            name = row.text.split(_SPLIT)[0]
            if name and not _allowed(kind, name):
                yield Wrong(str(number), "[people]", "name", name, "имя до 60 знаков", "", called="имя")
            elif name in seen:
                yield Wrong(
                    str(number), "[people]", "name", name, "другое имя: такое уже есть", "", called="имя"
                )
            seen |= {name} - {""}
        if not any(text.split(_SPLIT)[1] for text in self.entered()):
            yield Wrong("0", "[people]", "active", "нет", "хотя бы один, кто работает", "", called="работает")

    @property
    def right(self) -> str:
        """What the names are for."""
        return "чьим именем действует стол"

    @property
    def brief(self) -> str:
        """How many work."""
        return str(sum(bool(text.split(_SPLIT)[1]) for text in self.entered()))


class AccountsForm(ListForm):
    """The administration's own groups and accounts (п.3)."""

    NAME, TITLE = "accounts", "Аккаунты"
    EMPTY = _SPLIT
    last = True

    def row(self, number: int) -> tuple[Field, Row]:
        """Where, and the link."""
        source = OneLine("", "ВКонтакте", id=f"accounts-{number}-source", classes="source")
        row = Row(source, OneLine("", "https://vk.com/…", id=f"accounts-{number}"))
        return Field("", row, label_width=0, lean=True), row

    def texts(self, config: Config) -> Sequence[str]:
        """Networks and links."""
        return [f"{one.source}{_SPLIT}{one.url}" for one in config.accounts]

    def laid(self, config: Config) -> Config:
        """The accounts as written."""
        pairs = [text.split(_SPLIT) for text in self.entered()]
        return replace(config, accounts=tuple(Account(source, url) for source, url in pairs))

    def wrongs(self) -> Iterator[Wrong]:
        """What is no link, links twice, a network without one."""
        kinds = settings_of(Account)
        seen: set[str] = set()
        for number, (_, row) in enumerate(self.rows):
            source, url = row.text.split(_SPLIT)
            if (source or url) and not _allowed(kinds["url"].kind, url):
                yield Wrong(str(number), "[accounts]", "url", url, "ссылка вида https://узел/путь", "",
                            called="ссылка")  # fmt: skip
            elif url in seen:
                yield Wrong(str(number), "[accounts]", "url", url, "другая ссылка: такая уже есть", "",
                            called="ссылка")  # fmt: skip
            elif not _allowed(kinds["source"].kind, source):
                yield Wrong(str(number), "[accounts]", "source", source, "название до 60 знаков", "",
                            called="где")  # fmt: skip
            seen |= {url} - {""}

    @property
    def right(self) -> str:
        """The clause."""
        return "от чьего имени ответы, п.3"

    @property
    def brief(self) -> str:
        """How many there are."""
        return str(len(self.entered()) or "")
