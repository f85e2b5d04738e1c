"""The sections of the settings that are fields of the file: organisation, note, terms, look, places."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size

from screens.executors.rows import brief_title
from screens.pieces import Line, Piece, content_of
from screens.settings.forms import FLAGS, GroupForm, SettingsForm, Wrong
from screens.text import cut, printable, width
from screens.widgets.choices import Choice, Option
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from screens.widgets.lines import Lines
from uhta_tui.config import Config, LookSettings, TermsSettings
from uhta_tui.procedure.scene import OfficialFacts
from uhta_tui.settings.kinds import Flag, OneOf
from uhta_tui.settings.sections import Setting, settings_of

LABEL: Final = 12
HIDDEN: Final = "…@"
_SECRET: Final = re.compile(r"(?<=://)[^/\s]*@")
"""Name and password in an address; a screen is seen by others."""
_TERMS: Final[Mapping[str, tuple[str, str, str]]] = {
    "route_hours": ("Направить", "п.8", "ч"),
    "answer_hours": ("Ответ", "п.8", "ч"),
    "return_hours": ("Возврат", "п.9", "ч"),
    "reroute_hours": ("Направить иному", "п.9", "ч"),
    "draft_before_hours": ("Проект, до ответа", "п.10", "ч"),
    "review_hours": ("Согласовать", "п.11", "ч"),
    "rework_hours": ("Правка", "п.13", "ч"),
    "publish_hours": ("Разместить", "п.14", "ч"),
    "final_days": ("Итог", "п.15", "дн"),
    "note_day": ("Записка, число", "п.22", ""),
}
"""The terms by name: words, clause, unit."""
RECOUNTS: Final = "Новый срок пересчитает идущие, законченные — нет"
_ZONE: Final = "calendar.timezone"
_LOOKS: Final[Mapping[str, tuple[str, str]]] = {
    "theme": ("Цвета", ""),
    "soon_minutes": ("Скоро, осталось", "рабочих минут"),
    "bell": ("Звонок", "когда срок скоро"),
    "notify": ("Уведомление", ""),
}
"""Settings of the look by name: words, remark; others are called as the file explains them."""
_CALLED: Final[Mapping[str, str]] = {"само": "Авто", "osc9": "Код 9", "osc777": "Код 777"}
"""Choices that are called otherwise than in the file: the terminal is told, or told in one of two ways."""


class Turn(Choice):
    """One of a few long names in one row: `←` and `→` turn to the next."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row."""
        return 1

    def rename(self, labels: Mapping[str, str]) -> None:
        """Call the options otherwise, by their values."""
        self.options = tuple(replace(one, label=labels.get(one.value, one.label)) for one in self.options)
        self.refresh()

    def render(self) -> Content:
        """The chosen name, and how many there are."""
        count = f"  {self.here + 1} из {len(self.options)}"
        room = max(1, self.content_size.width - width(count) - 2)
        label = cut(printable(self.options[self.here].label), room)
        line = (Piece("● ", "mark"), Piece(label, bold=self.has_focus), Piece(count, "faint"))
        return content_of([line], no_color=self.app.no_color)


def name_posts(form: SettingsForm, officials: Mapping[str, OfficialFacts]) -> None:
    """Call the officials as the directory does now; without whose deputy one is, which all are."""
    posts = {code: brief_title(one).replace(" руководителя", "", 1) for code, one in officials.items()}
    for field in form.fields.values():
        if isinstance(field.field, Turn):
            field.field.rename(posts)


def line_field(
    name: str, label: str, aside: str | Line = "", *, placeholder: str = "", label_width: int = LABEL
) -> Field:
    """A one-row field of a setting; its id is the name with a dash."""
    entry = OneLine("", placeholder, id=name.replace(".", "-"))
    return Field(label, entry, aside, label_width=label_width, lean=True)


class OrganizationForm(GroupForm):
    """Whose desk it is, in the cases of documents."""

    NAME, TITLE = "organization", "Организация"
    FIELDS: Final[Mapping[str, tuple[str, str]]] = {
        "organization.name": ("именит.", ""),
        "organization.name_genitive": ("родит.", ""),
        "organization.name_dative": ("дател.", ""),
        "organization.unit": ("отдел", ""),
        "organization.unit_genitive": ("отдел, род.", ""),
        "organization.regulation": ("утверждено", "чем утверждён Порядок: постановлением …"),
        "organization.phone": ("телефон", "для отметки об исполнителе"),
        "organization.city": ("город", "для шапки экрана"),
    }

    def __init__(self) -> None:
        """Prepare the fields."""
        super().__init__({
            name: line_field(name, label, placeholder=about) for name, (label, about) in self.FIELDS.items()
        })  # fmt: skip

    @property
    def right(self) -> str:
        """What the cases are for."""
        return "в падежах документов"


class NoteForm(GroupForm):
    """To whom the monthly note goes, who signs it, who hears of the desk's own shortcomings."""

    NAME, TITLE = "note", "Кому и от кого"
    FIELDS: Final[Mapping[str, tuple[str, str]]] = {
        "organization.head_title": ("кому", "глава …"),
        "organization.head_title_dative": ("дател.", "главе …"),
        "organization.head_name": ("имя", "Иванов И.И."),
        "organization.head_name_dative": ("имя, дат.", "Иванову И.И."),
    }

    def __init__(self, officials: Sequence[Option]) -> None:
        """Prepare the fields; the officials of the file, by code."""
        fields = {
            name: line_field(name, label, placeholder=about) for name, (label, about) in self.FIELDS.items()
        }
        for name, label in (("note.official", "подпишет"), ("desk.official", "об отделе")):
            turn = Turn(officials, id=name.replace(".", "-"))
            fields[name] = Field(label, turn, label_width=LABEL, lean=True)
        super().__init__(fields)

    @property
    def right(self) -> str:
        """The clauses."""
        return "записка п.22, недостатки отдела п.20"


class TermsForm(GroupForm):
    """The ten lengths of the Порядок."""

    NAME, TITLE = "terms", "Сроки"
    DEFAULT_CSS = (
        "TermsForm OneLine, TermsForm OneLine:focus { width: 6; } TermsForm #recounts { margin: 1 0 0 0; }"
    )

    def __init__(self) -> None:
        """Prepare the fields."""
        self._recounts = Lines(id="recounts")
        super().__init__({f"terms.{name}": _term(name) for name in _TERMS})
        self.recount(RECOUNTS)

    def compose(self) -> ComposeResult:
        """The fields, and what a change would do."""
        yield from super().compose()
        yield self._recounts

    def recount(self, text: str) -> None:
        """Say what a change does to the running deadlines."""
        self._recounts.show([(Piece(f"  {text}", "muted"),)])

    def wrongs(self) -> Iterator[Wrong]:
        """Numbers out of range, and a draft due before its message came."""
        found = list(super().wrongs())
        yield from found
        draft, answer = (self.written()[f"terms.{name}"] for name in ("draft_before_hours", "answer_hours"))
        if not found and int(draft) >= int(answer):
            yield self.wrong("terms.draft_before_hours", draft, f"меньше, чем срок ответа ({answer})")

    def terms(self) -> TermsSettings:
        """The terms as written."""
        return self.laid(Config()).terms

    @property
    def right(self) -> str:
        """What the hours are."""
        return "рабочее время"


def _term(name: str) -> Field:
    """The field of a term: words, clause, number, unit, its name in the file."""
    words, clause, unit = _TERMS[name]
    aside = (Piece(f"{unit:<4}", "muted"), Piece(name, "faint"))
    field = line_field(f"terms.{name}", f"{words:<18}{clause}", aside, label_width=23)
    field.field.add_class("number")
    return field


class LookForm(GroupForm):
    """Colours, when a deadline is near, what is heard."""

    NAME, TITLE = "look", "Вид"
    DEFAULT_CSS = "LookForm OneLine, LookForm OneLine:focus { width: 6; }"

    def __init__(self) -> None:
        """Prepare a field for every setting there is."""
        super().__init__(
            {f"look.{name}": _look(name, one) for name, one in settings_of(LookSettings).items()}
        )

    @property
    def theme(self) -> str:
        """The colours chosen."""
        return self.written()["look.theme"]

    @property
    def brief(self) -> str:
        """The colours in force."""
        return self.in_force.get("look.theme", "").capitalize()


def _look(name: str, setting: Setting) -> Field:
    """A field of the look, by what its setting allows."""
    words, aside = _LOOKS.get(name, (cut(setting.about, 16), ""))
    entry = f"look-{name}"
    if isinstance(setting.kind, OneOf):
        options = [Option(one, _CALLED.get(one, one.capitalize())) for one in setting.kind.choices]
        return Field(words, Choice(options, id=entry), label_width=17, lean=True)
    if isinstance(setting.kind, Flag):
        options = [Option(word, word.capitalize()) for word in sorted(FLAGS, reverse=True)]
        field = Choice(options, id=entry)
        field.styles.width = 14
        return Field(words, field, aside, label_width=17, lean=True)
    return Field(words, OneLine(id=entry, classes="number"), aside, label_width=17, lean=True)


class PlacesForm(GroupForm):
    """The folder that is watched, and the database."""

    NAME, TITLE = "places", "Откуда и куда"

    def __init__(self) -> None:
        """Prepare the fields."""
        folder = line_field("intake.folder", "папка", placeholder="таблицы из неё загружаются сами")
        database = line_field("database.url", "база", "с перезапуска")
        super().__init__({"intake.folder": folder, "database.url": database})
        self._folder = Path()

    def read(self, config: Config) -> Mapping[str, str]:
        """The settings as texts; relative paths are counted from the file's folder."""
        self._folder = config.folder
        texts = super().read(config)
        return {**texts, "database.url": _SECRET.sub(HIDDEN, texts["database.url"])}

    def wrongs(self) -> Iterator[Wrong]:
        """Also an address that was changed around its hidden password."""
        yield from super().wrongs()
        url = self.written()["database.url"]
        if HIDDEN in url and url != self.in_force.get("database.url"):
            yield self.wrong("database.url", url, "адрес целиком, с именем и паролем")

    def check(self) -> Wrong | None:
        """Say beside the folder how it stands with it now."""
        if self.is_attached:
            self.look_at_folder(self.written()["intake.folder"])
        return super().check()

    @work(exclusive=True, group="folder")
    async def look_at_folder(self, text: str) -> None:
        """Look at the folder off the event loop: a share that does not answer must not stop the desk."""
        found = await asyncio.to_thread(folder_now, self._folder, text) if text else ""
        self.fields["intake.folder"].set_aside(found)


def folder_now(base: Path, text: str) -> str:
    """How it stands with a folder at this moment.

    Args:
        base: What a relative path is counted from.
        text: As typed.
    """
    try:
        folder = base / Path(text).expanduser()
        if not folder.exists():
            return "нет такой папки"
        if not folder.is_dir():
            return "это файл, а нужна папка"
        next(folder.iterdir(), None)
    except (OSError, RuntimeError, ValueError):
        return "не читается"
    return "читается"
