"""The settings as a whole: their parts in the order of the file, and what they mean together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from uhta_tui.settings.database import database_file, resolved
from uhta_tui.settings.directory import EXECUTORS, OFFICIALS
from uhta_tui.settings.errors import Place
from uhta_tui.settings.hours import CalendarPart, fingerprint
from uhta_tui.settings.kinds import fitted
from uhta_tui.settings.parts import KeysPart, ListPart, Part, TablePart
from uhta_tui.settings.sections import (
    SHORT_CELLS,
    Account,
    DatabaseSettings,
    DeskSettings,
    ExecutorSettings,
    Group,
    IntakeSettings,
    LookSettings,
    NoteSettings,
    OfficialSettings,
    Organization,
    Person,
    TermsSettings,
    laid_over,
)
from uhta_tui.worktime.settings import CalendarSettings

PEOPLE: Final = (Person("Оператор"),)
"""Who acts until the desk says who works at it."""


@dataclass(frozen=True, slots=True)
class Config(Group):
    """Everything that the desk is told by its file of settings; checked."""

    path: Path | None = None
    """The file it was read from, absolute; `None` when there was none."""
    organization: Organization = Organization()
    calendar: CalendarSettings = field(default_factory=CalendarSettings)
    terms: TermsSettings = TermsSettings()
    database: DatabaseSettings = DatabaseSettings()
    people: tuple[Person, ...] = PEOPLE
    intake: IntakeSettings = IntakeSettings()
    accounts: tuple[Account, ...] = ()
    officials: tuple[OfficialSettings, ...] = OFFICIALS
    executors: tuple[ExecutorSettings, ...] = EXECUTORS
    desk: DeskSettings = DeskSettings()
    note: NoteSettings = NoteSettings()
    look: LookSettings = LookSettings()
    keys: Mapping[str, str] = field(default_factory=dict)
    """Actions with the keys they get instead of their own."""

    @property
    def folder(self) -> Path:
        """The folder that relative paths are counted from: the file's, or the user's own for data."""
        if self.path is not None:
            return self.path.parent
        from platformdirs import user_data_path

        return user_data_path("uhta-tui", appauthor=False)

    @property
    def database_url(self) -> str:
        """Where the data is kept; the path of an SQLite file is absolute."""
        return resolved(self.database.url, self.folder)

    @property
    def database_file(self) -> Path | None:
        """The SQLite file, or `None` on a server."""
        return database_file(self.database.url, self.folder)

    @property
    def intake_folder(self) -> Path | None:
        """The folder to watch, or `None`; it need not exist."""
        return self.folder / Path(self.intake.folder).expanduser() if self.intake.folder else None

    @property
    def names(self) -> list[str]:
        """Who works at the desk now, in the order of the file."""
        return [person.name for person in self.people if person.active]

    @property
    def calendar_fingerprint(self) -> str:
        """Short hexadecimal digest of calendar and terms as configured."""
        return fingerprint(self.calendar, self.terms)


PARTS: Final[Mapping[str, Part]] = {
    "organization": TablePart(
        "Чей это стол: названия и должности в падежах, которые нужны документам. По умолчанию — словами "
        "постановления № 960; если название или руководитель сменились, исправьте здесь.",
        Organization(),
    ),
    "calendar": CalendarPart(
        "Рабочее время. Праздники, переносы и короткие дни программа знает сама; здесь — то, чем живёт отдел."
    ),
    "terms": TablePart(
        "Сроки Порядка. По умолчанию — постановления № 960; другие числа делают стол другого города.",
        TermsSettings(),
    ),
    "database": TablePart("Где хранятся сообщения.", DatabaseSettings()),
    "people": ListPart(
        "Кто работает за столом: чьим именем подписано действие в журнале.", Person(), "name", PEOPLE
    ),
    "intake": TablePart("Загрузка сообщений.", IntakeSettings()),
    "accounts": ListPart(
        "Группы и аккаунты администрации, от имени которых размещаются ответы (п.3).",
        Account(), "url", (), least=0, example=Account("ВКонтакте", "https://vk.com/…"),
    ),
    "officials": ListPart(
        "Ответственные должностные лица (п.7). "
        "Берутся в базу при первом запуске, дальше их правят в программе.",
        OfficialSettings(), "code", OFFICIALS,
    ),
    "executors": ListPart(
        "Профильные исполнители (п.7); desk — сам отдел (п.6). Берутся в базу при первом запуске, "
        "дальше их правят в программе. Список составлен по памяти: проверьте его.",
        ExecutorSettings(), "code", EXECUTORS,
    ),
    "desk": TablePart("Сам отдел.", DeskSettings()),
    "note": TablePart("Аналитическая записка за месяц (п.22).", NoteSettings()),
    "look": TablePart("Вид и звук.", LookSettings()),
    "keys": KeysPart(
        "Свои клавиши: действие = буква любой раскладки, кроме б ю ж э х ъ ё. Все буквы заняты, поэтому две "
        "меняют местами; удобнее в программе: F8, Клавиши. Например:",
        ("exclude", "и"),
    ),
}  # fmt: skip
"""The parts of the file by name, in its order."""


def config_of(data: Mapping[str, object], file: str, path: Path | None) -> Config:
    """The settings that a parsed file holds, with the default for what it leaves out.

    Args:
        data: The file, parsed.
        file: The file as the operator named it, for refusals.
        path: The file itself, absolute.

    Raises:
        ConfigError: With the first setting that cannot be.
    """
    for name in data:
        if name not in PARTS:
            Place(file, "").unknown(name, PARTS, "такого раздела нет")
    given = {name: PARTS[name].read(raw, file, name) for name, raw in data.items()}
    config = laid_over(Config(path), given)
    config = replace(config, executors=tuple(map(_completed, config.executors)))
    _check_terms(config.terms, file)
    _check_people(config.people, file)
    _check_officials(config, file)
    return config


def _completed(executor: ExecutorSettings) -> ExecutorSettings:
    """The executor with names: its code will do for one that was not named."""
    name = executor.name or executor.code
    return replace(executor, name=name, short=executor.short or fitted(name, SHORT_CELLS))


def _check_terms(terms: TermsSettings, file: str) -> None:
    """A draft due before its message came could not be met by anybody (п.10)."""
    if terms.draft_before_hours >= terms.answer_hours:
        Place(file, "[terms]").refuse(
            "draft_before_hours",
            terms.draft_before_hours,
            f"нужно меньше, чем answer_hours = {terms.answer_hours}",
        )


def _check_people(people: tuple[Person, ...], file: str) -> None:
    """Somebody must act."""
    if not any(person.active for person in people):
        place = Place(file, f"[[people]] {people[-1].name},")
        place.refuse("active", False, "за столом должен остаться хотя бы один человек")  # noqa: FBT003


def _check_officials(config: Config, file: str) -> None:
    """Everyone who is to be informed or to sign must be among the officials (п.7)."""
    known = [official.code for official in config.officials]
    named = [
        ("[desk]", config.desk.official),
        ("[note]", config.note.official),
        *((f"[[executors]] {executor.code},", executor.official) for executor in config.executors),
    ]
    for section, code in named:
        if code not in known:
            rule = f"такого должностного лица в [[officials]] нет; есть {', '.join(known)}"
            Place(file, section).refuse("official", code, rule)
