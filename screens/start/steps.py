"""The steps of the first start: what is asked in each, and the forms that the settings do not have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from textual.app import ComposeResult

from screens.pieces import Line, Piece
from screens.settings.forms import GroupForm, SettingsForm, Wrong
from screens.settings.lists import PeopleForm, Row
from screens.settings.plain import LABEL, Turn, line_field
from screens.text import cut, fit, printable
from screens.widgets.choices import Option
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from screens.widgets.line_list import LineList
from uhta_tui.config import Config, ConfigError, checked_url
from uhta_tui.desk.first_start import DATABASE, cannot_hold
from uhta_tui.settings.sections import ExecutorSettings

_NAME: Final = "signs.name"
_DATA: Final = "place.data"
_FOLDER: Final = "intake.folder"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name in the row of steps, its question, what is said under it."""

    title: str
    question: str
    about: str


STEPS: Final = (
    Step("Стол", "Чей это стол?", "Названия и подписи для записки и извещений. Изменить потом: F8."),
    Step("Люди", "Кто за столом?", "Именем подписано каждое действие в журнале. Изменить потом: F8."),
    Step("Часы", "Когда работает отдел?", "От этих часов считаются все сроки. Изменить потом: F8."),
    Step(
        "Исполнители",
        "Кому направлять?",
        "Список составлен по памяти: отметьте, кто действует. Потом: F4.",
    ),
    Step("Данные", "Где хранить?", "Сообщения и вложения лежат на этой машине и никуда не уходят."),
    Step("Начало", "С чего начать?", "Настройки будут записаны; всё можно изменить потом."),
)


class OfficeForm(GroupForm):
    """The organisation and who signs, in the cases that documents need."""

    NAME = "office"
    FIELDS: Final[Mapping[str, tuple[str, str]]] = {
        "organization.name": ("именит.", "администрация …"),
        "organization.name_genitive": ("родит.", "администрации …"),
        "organization.name_dative": ("дател.", "администрации …"),
        "organization.unit": ("отдел", "отдел …"),
        "organization.unit_genitive": ("отдел, род.", "отдела …"),
        "organization.head_title": ("кому записка", "глава …"),
        "organization.head_title_dative": ("дател.", "главе …"),
        "organization.head_name": ("имя", "Иванов И.И."),
        "organization.head_name_dative": ("имя, дат.", "Иванову И.И."),
    }

    def __init__(self, officials: Sequence[Option]) -> None:
        """Prepare the fields; the officials of п.7 by code."""
        fields = {
            name: line_field(name, label, placeholder=hint, label_width=LABEL + 1)
            for name, (label, hint) in self.FIELDS.items()
        }
        fields["note.official"] = Field(
            "подписывает", Turn(officials, id="note-official"), label_width=LABEL + 1
        )
        super().__init__(fields)
        self.fields[_NAME] = line_field(
            _NAME, "имя", placeholder="Иванов И.И., кто подписывает", label_width=LABEL + 1
        )

    def read(self, config: Config) -> Mapping[str, str]:
        """The settings; nobody's name is known at first."""
        return {**super().read(config), _NAME: ""}

    @property
    def signatory(self) -> dict[str, str]:
        """The name of who signs, by code; empty where none was given."""
        written = self.written()
        return {written["note.official"]: written[_NAME]} if written[_NAME] else {}


class NamesForm(PeopleForm):
    """Who works at the desk; nobody's name is known at first, and without one it is as it ships."""

    def row(self, number: int) -> tuple[Field, Row]:
        """A name and a tick; the first says what holds without a name."""
        field, row = super().row(number)
        first = row.parts[0]
        if number == 0 and isinstance(first, OneLine):
            first.placeholder = f"пусто — «{Config().names[0]}»"
        return field, row

    def texts(self, config: Config) -> Sequence[str]:
        """The names that somebody gave."""
        return [] if config.people == Config().people else super().texts(config)

    def wrongs(self) -> Iterator[Wrong]:
        """Without a name there is nothing to be wrong."""
        yield from super().wrongs() if self.entered() else ()

    def laid(self, config: Config) -> Config:
        """The people as written, if any are."""
        return super().laid(config) if self.entered() else config


class PlaceForm(GroupForm):
    """Where the data lies, and which folder is watched."""

    NAME = "place"

    def __init__(self) -> None:
        """Prepare the fields."""
        hint = "папка, из которой таблицы загружаются сами; можно потом"
        super().__init__({_FOLDER: line_field(_FOLDER, "входящие", placeholder=hint)})
        data = line_field(_DATA, "данные", placeholder="папка или postgresql://узел/база")
        self.fields = {_DATA: data, **self.fields}

    def read(self, config: Config) -> Mapping[str, str]:
        """The folder of the data as it would be without this step."""
        file = config.database_file
        return {**super().read(config), _DATA: str(file.parent) if file is not None else config.database.url}

    def wrongs(self) -> Iterator[Wrong]:
        """A place that cannot hold data."""
        yield from super().wrongs()
        text = self.written()[_DATA]
        if "://" in text:
            try:
                checked_url(text)
            except ConfigError as error:
                yield Wrong(_DATA, "database", "url", text, error.rule.partition(" ")[2], "")
            return
        trouble = cannot_hold(Path(text).expanduser()) if text else "впишите папку"
        if trouble:
            yield Wrong(_DATA, "database", "url", text, f"папка, в которую можно писать: {trouble}", "")

    def laid(self, config: Config) -> Config:
        """The database in the chosen folder, its path absolute unless it stands beside the settings."""
        text, laid = self.written()[_DATA], super().laid(config)
        if "://" in text:
            url = text
        elif config.database_file is not None and text == str(config.database_file.parent) and config.path:
            return laid
        else:
            url = f"sqlite:///{Path(text).expanduser().absolute() / DATABASE}"
        return replace(laid, database=replace(laid.database, url=url))


@dataclass(frozen=True, slots=True)
class Body:
    """An executor of the shipped list, and whether it works."""

    executor: ExecutorSettings
    works: bool


def body_row(row: Body, cells: int, _: int) -> Line:
    """The box, the short name, the full one."""
    box = Piece("■ ", "mark") if row.works else Piece("□ ", "faint")
    short = fit(printable(row.executor.short), 13)
    return (
        Piece("  "), box, Piece(short, "body" if row.works else "faint", bold=row.works),
        Piece(cut(printable(row.executor.name), max(1, cells - 17)), "muted"),
    )  # fmt: skip


class BodiesForm(SettingsForm):
    """The executors of the shipped list, ticked who really works (п.7)."""

    NAME = "bodies"
    DEFAULT_CSS = "BodiesForm, BodiesForm LineList { height: 1fr; }"

    def __init__(self) -> None:
        """Prepare the list."""
        super().__init__()
        self._bodies: tuple[ExecutorSettings, ...] = ()
        self._idle: frozenset[str] = frozenset()
        self.list: LineList[Body] = LineList(
            body_row, lambda row: row.executor.code, pointer=True, id="bodies-list"
        )

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.list

    def read(self, config: Config) -> Mapping[str, str]:
        """Those that do not work."""
        self._bodies = config.executors
        return {one.code: "" for one in config.executors if not one.active}

    def written(self) -> dict[str, str]:
        """Those that do not work."""
        return {one.code: "" for one in self._bodies if one.code in self._idle}

    def put(self, values: Mapping[str, str]) -> None:
        """Untick those named."""
        self._idle = frozenset(values)
        self._draw()

    def laid(self, config: Config) -> Config:
        """The executors with who works."""
        return config

    @property
    def working(self) -> frozenset[str]:
        """Codes of those that work."""
        return frozenset(one.code for one in self._bodies) - self._idle

    def wrongs(self) -> Iterator[Wrong]:
        """Somebody must be there to be asked."""
        if self._bodies and not self.working:
            yield Wrong("", "executors", "active", "никого", "хотя бы один, кто действует", "")

    def check(self) -> Wrong | None:
        """The first thing wrong."""
        return next(iter(self.wrongs()), None)

    def tick(self) -> None:
        """Tick or untick the one under the cursor."""
        row = self.list.current
        if row is not None:
            self._idle = self._idle ^ {row.executor.code}
            self._draw()
            self.post_message(self.Edited(self))

    def _draw(self) -> None:
        self.list.rows = [Body(one, one.code not in self._idle) for one in self._bodies]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What one can begin with."""

    name: str
    title: str
    about: str


BEGINNINGS: Final = (
    Beginning("empty", "Пустой стол", "сообщения придут из папки, из файла или впишутся: +"),
    Beginning("import", "Загрузить файл", "таблица из системы мониторинга: CSV или XLSX"),
    Beginning("demo", "Посмотреть показ", "два месяца придуманных сообщений; свой стол — потом"),
)


def beginning_row(row: Beginning, cells: int, _: int) -> Line:
    """A way to begin and what it is."""
    return (
        Piece(f"  {fit(row.title, 19)}", bold=True),
        Piece(cut(row.about, max(1, cells - 21)), "muted"),
    )
