"""Every setting, declared once: its name, type, default, what it is for and what it may be.

The reader, the writer and the comments of the file are made from these declarations, so that they
cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Final, TypeVar, get_type_hints

from uhta_tui.settings.kinds import Code, DatabaseUrl, Flag, Kind, Line, OneOf, WebLink, Whole, Words

THEMES: Final = ("ночь", "день", "контраст")
"""The themes that one can choose from."""

NOTIFY: Final = ("нет", "само", "osc9", "osc777")
"""How the terminal is asked for a notification: not at all, as it is known to take it, by name."""

SHORT_CELLS: Final = 11
"""How wide the queue's column lets an executor's short name be."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a setting is for, in Russian, and what it may be."""

    about: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Group:
    """Values that stand together in the file, each under its name."""


G = TypeVar("G", bound=Group)


def laid_over(group: G, values: Mapping[str, object]) -> G:
    """The group with some of its values replaced; they have been checked by their kinds."""
    return replace(group, **values)


_DECLARED: Final[dict[type[Group], Mapping[str, Setting]]] = {}


def settings_of(section: type[Group]) -> Mapping[str, Setting]:
    """The settings of a section by name, in their order."""
    if section not in _DECLARED:
        hints = get_type_hints(section, include_extras=True)
        _DECLARED[section] = {name: hint.__metadata__[0] for name, hint in hints.items()}
    return _DECLARED[section]


_NAME: Final = Line(200)
_OPTIONAL: Final = Line(200, empty=True)
_HOURS: Final = Whole(1, 40)
_OFFICIAL: Final = Code("нужен код из [[officials]]")


@dataclass(frozen=True, slots=True)
class Organization(Group):
    """Who the desk belongs to, in the cases that documents need; by default in the words of № 960."""

    city: Annotated[str, Setting("Город, как он назван в шапке экрана", Line(30))] = "Ухта"
    name: Annotated[str, Setting("Администрация, именительный падеж", _NAME)] = "администрация МОГО «Ухта»"
    name_genitive: Annotated[str, Setting("Она же, родительный", _NAME)] = "администрации МОГО «Ухта»"
    name_dative: Annotated[str, Setting("Она же, дательный", _NAME)] = "администрации МОГО «Ухта»"
    unit: Annotated[str, Setting("Отдел, который ведёт стол (п.5), именительный", _NAME)] = (
        "отдел информации и связей с общественностью"
    )
    unit_genitive: Annotated[str, Setting("Он же, родительный", _NAME)] = (
        "отдела информации и связей с общественностью"
    )
    phone: Annotated[str, Setting("Телефон отдела для отметки об исполнителе", Line(40, empty=True))] = ""
    head_title: Annotated[str, Setting("Должность того, кому записка (п.22), именительный", _NAME)] = (
        "глава МОГО «Ухта» — руководитель администрации"
    )
    head_title_dative: Annotated[str, Setting("Она же, дательный", _NAME)] = (
        "главе МОГО «Ухта» — руководителю администрации"
    )
    head_name: Annotated[str, Setting("Его имя вида «Иванов И.И.», именительный", _OPTIONAL)] = ""
    head_name_dative: Annotated[str, Setting("Оно же, дательный («Иванову И.И.»)", _OPTIONAL)] = ""
    regulation: Annotated[str, Setting("Чем утверждён Порядок, творительный падеж", _NAME)] = (
        "постановлением администрации МОГО «Ухта» от 14.04.2021 № 960"
    )


@dataclass(frozen=True, slots=True)
class TermsSettings(Group):
    """The lengths of the Порядок's deadlines: hours are working hours, days working days."""

    route_hours: Annotated[int, Setting("Направить, рабочих часов с получения (п.8)", _HOURS)] = 1
    answer_hours: Annotated[int, Setting("Разместить ответ, рабочих часов с получения (п.8)", _HOURS)] = 8
    return_hours: Annotated[
        int, Setting("Вернуть не по адресу, рабочих часов с поступления (п.9)", _HOURS)
    ] = 1
    reroute_hours: Annotated[int, Setting("Направить иному, рабочих часов с возврата (п.9)", _HOURS)] = 1
    draft_before_hours: Annotated[
        int,
        Setting("Сдать проект, рабочих часов до срока ответа (п.10), меньше answer_hours", _HOURS),
    ] = 4
    review_hours: Annotated[
        int, Setting("Согласовать проект, рабочих часов с поступления (п.11)", _HOURS)
    ] = 1
    rework_hours: Annotated[int, Setting("Доработать проект, рабочих часов с возврата (п.13)", _HOURS)] = 2
    publish_hours: Annotated[
        int, Setting("Разместить, рабочих часов с итогового согласования (п.14)", _HOURS)
    ] = 1
    final_days: Annotated[
        int,
        Setting("Сдать окончательный проект, рабочих дней после промежуточного ответа (п.15)", Whole(1, 60)),
    ] = 7
    note_day: Annotated[int, Setting("Записка за месяц, число следующего месяца (п.22)", Whole(1, 28))] = 10


@dataclass(frozen=True, slots=True)
class DatabaseSettings(Group):
    """Where the data is kept."""

    url: Annotated[str, Setting("База (путь файла — от папки этих настроек)", DatabaseUrl())] = (
        "sqlite:///uhta.db"
    )


@dataclass(frozen=True, slots=True)
class Person(Group):
    """Someone who works at the desk."""

    name: Annotated[str, Setting("Имя вида «Иванова А.А.»", Line(60))] = ""
    active: Annotated[
        bool, Setting("Работает ли сейчас; ушедшего не предлагают, в журнале его имя остаётся", Flag())
    ] = True


@dataclass(frozen=True, slots=True)
class IntakeSettings(Group):
    """How messages get in."""

    folder: Annotated[str, Setting("Папка, из которой таблицы загружаются сами", Line(500, empty=True))] = ""


@dataclass(frozen=True, slots=True)
class Account(Group):
    """One of the administration's own groups or accounts (п.3)."""

    source: Annotated[str, Setting("Соцсеть или сайт", Line(60, empty=True))] = ""
    url: Annotated[str, Setting("Ссылка на группу или аккаунт", WebLink())] = ""


@dataclass(frozen=True, slots=True)
class OfficialSettings(Group):
    """A responsible official (п.7)."""

    code: Annotated[str, Setting("Код, по которому его называют исполнители", Code())] = ""
    title: Annotated[str, Setting("Должность, именительный падеж", _OPTIONAL)] = ""
    title_genitive: Annotated[str, Setting("Должность, родительный", _OPTIONAL)] = ""
    title_dative: Annotated[str, Setting("Должность, дательный", _OPTIONAL)] = ""
    name: Annotated[str, Setting("Имя вида «Иванов И.И.», именительный", _OPTIONAL)] = ""
    name_dative: Annotated[str, Setting("Имя, дательный («Иванову И.И.»)", _OPTIONAL)] = ""


@dataclass(frozen=True, slots=True)
class ExecutorSettings(Group):
    """A body that prepares drafts (п.7)."""

    code: Annotated[str, Setting("Под этим кодом исполнитель стоит в журнале", Code())] = ""
    name: Annotated[str, Setting("Полное название для документов", _NAME)] = ""
    short: Annotated[str, Setting("Короткое название для очереди", Line(SHORT_CELLS, empty=True))] = ""
    official: Annotated[str, Setting("Кому подведомствен", _OFFICIAL)] = "first_deputy"
    keywords: Annotated[tuple[str, ...], Setting("Слова, по которым исполнитель предлагается", Words())] = ()
    active: Annotated[bool, Setting("Можно ли направлять ему сообщения", Flag())] = True


@dataclass(frozen=True, slots=True)
class DeskSettings(Group):
    """What п.20 asks of the desk itself."""

    official: Annotated[str, Setting("Кого извещать о недостатках отдела (п.20)", _OFFICIAL)] = (
        "social_deputy"
    )


@dataclass(frozen=True, slots=True)
class NoteSettings(Group):
    """The monthly note (п.22)."""

    official: Annotated[str, Setting("Кто подписывает записку", _OFFICIAL)] = "social_deputy"


@dataclass(frozen=True, slots=True)
class LookSettings(Group):
    """How the desk looks and sounds."""

    theme: Annotated[str, Setting("Цвета", OneOf(THEMES))] = THEMES[0]
    soon_minutes: Annotated[int, Setting("За сколько рабочих минут до срока он «скоро»", Whole(1, 480))] = 30
    bell: Annotated[
        bool, Setting("Звонок терминала, когда срок становится «скоро» и когда он прошёл", Flag())
    ] = False
    notify: Annotated[
        str,
        Setting(
            "Уведомление терминала о том же; «само» — если он их понимает (в tmux — с allow-passthrough)",
            OneOf(NOTIFY),
        ),
    ] = NOTIFY[0]
