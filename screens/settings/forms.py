"""The forms of the settings: what all have in common, and those whose fields are settings of the file.

A form knows at every moment whether what is written can be; it says so under the field and,
as a sentence, to the screen. It reads from a `Config` and lays what is written over one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from screens.widgets.choices import Choice
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from uhta_tui.config import Config
from uhta_tui.settings.errors import WrongValueError
from uhta_tui.settings.kinds import Flag, Kind, Whole
from uhta_tui.settings.sections import laid_over, settings_of

_REMARK: Final = 50
"""Cells under a field."""
_NUMBER: Final = re.compile(r"\d{1,4}", re.ASCII)
FLAGS: Final[Mapping[str, bool]] = {"да": True, "нет": False}
_NEEDED: Final[Mapping[str, str]] = {
    "буква": "нужна", "другая": "нужна", "папка": "нужна", "ссылка": "нужна", "строка": "нужна",
    "адрес": "нужен", "код": "нужен", "список": "нужен",
}  # fmt: skip
"""The verb before a rule, by the rule's first word."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that cannot be."""

    field: str
    """The field of the form."""
    section: str
    """As in the file, without brackets."""
    key: str
    """The setting within the section."""
    written: str
    rule: str
    """What is allowed, without a verb: `целое от 1 до 40`."""
    in_force: str
    about: str = ""
    """For under the field, where that is not the rule."""
    called: str = ""
    """What people call the setting; its key where they do not."""

    @property
    def needed(self) -> str:
        """What is allowed, with its verb: `нужна ссылка вида …`."""
        return f"{_NEEDED.get(self.rule.partition(' ')[0], 'нужно')} {self.rule}"

    @property
    def clash(self) -> str:
        """What is written, and what is allowed instead."""
        return f"«{self.called or self.key}» = {self.written or 'пусто'}, а {self.needed}"

    @property
    def remark(self) -> str:
        """For the row under the field: what is allowed and, where there is room, what holds."""
        whole = f"{self.rule}; действует {self.in_force}"
        return self.about or (whole if self.in_force and len(whole) <= _REMARK else self.rule)

    def sentence(self, file: str) -> str:
        """For the say line: where it stands, what is allowed, what holds meanwhile."""
        holds = f" Пока действует {self.in_force}." if self.in_force else ""
        return f"{file}, [{self.section}] {self.key} = {self.written or 'пусто'}: {self.needed}.{holds}"


def text_of(widget: Widget) -> str:
    """What stands in a field, without surrounding blanks."""
    if isinstance(widget, OneLine):
        return widget.value.strip()
    return widget.value if isinstance(widget, Choice) else ""


def write(widget: Widget, text: str) -> None:
    """Put a text into a field."""
    known = isinstance(widget, Choice) and text in [option.value for option in widget.options]
    if isinstance(widget, OneLine | Choice) and (known or isinstance(widget, OneLine)):
        widget.value = text


class SettingsForm(Vertical):
    """Fields of one section; tells whenever what is written changes."""

    DEFAULT_CSS = "SettingsForm { height: auto; width: 1fr; }"
    NAME = ""
    """The section's name among those of the screen."""
    TITLE = ""
    LISTED = ""
    """Its title in the list of sections, where that is shorter."""

    @dataclass
    class Edited(Message):
        """What is written has changed."""

        form: "SettingsForm"

        @property
        def control(self) -> "SettingsForm":
            """The form."""
            return self.form

    @dataclass
    class Entered(Message):
        """Enter was pressed in a field."""

        form: "SettingsForm"

    def __init__(self) -> None:
        """Prepare the form; a subclass fills `fields`."""
        super().__init__(id=self.NAME)
        self.fields: dict[str, Field] = {}
        """The fields by the names of their settings."""
        self.in_force: Mapping[str, str] = {}
        """What holds, as it would be written."""

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from self.fields.values()

    # What a form is about; a subclass says it

    def read(self, config: Config) -> Mapping[str, str]:
        """What the settings hold, as it would be written."""
        raise NotImplementedError

    def laid(self, config: Config) -> Config:
        """The settings with what is written laid over them; only when nothing is wrong."""
        raise NotImplementedError

    def wrongs(self) -> Iterator[Wrong]:
        """What is written and cannot be."""
        yield from ()

    @property
    def right(self) -> str:
        """At the right of the section's rule."""
        return ""

    @property
    def brief(self) -> str:
        """What the list of sections tells of it."""
        return ""

    # What is written

    def written(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: text_of(field.field) for name, field in self.fields.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Write what is in force into the fields."""
        self.in_force = dict(values)
        self.put(values)
        self.check()

    def put(self, values: Mapping[str, str]) -> None:
        """Write into the fields; what is left out stays as it is."""
        for name, field in self.fields.items():
            if name in values:
                write(field.field, values[name])

    def follow(self, config: Config) -> None:
        """Take over what is in force; what is being written stays."""
        values = self.read(config)
        if self.in_force and self.changed:
            self.in_force = values
        else:
            self.fill(values)

    @property
    def changed(self) -> bool:
        """Whether something is written that is not in force."""
        return self.written() != self.in_force

    def check(self) -> Wrong | None:
        """Mark the fields that are wrong; the first of them."""
        found = {wrong.field: wrong for wrong in reversed(list(self.wrongs()))}
        for name, field in self.fields.items():
            wrong = found.get(name)
            field.set_wrong(wrong.remark if wrong else "")
        return next((found[name] for name in self.fields if name in found), None)

    def stops(self) -> Sequence[Widget]:
        """What can have the focus, from the top down."""
        return [one for one in self.query(Widget) if one.focusable]

    @on(OneLine.Changed)
    @on(Choice.Changed)
    def tell(self, event: Message) -> None:
        """Something else is written."""
        event.stop()
        self.post_message(self.Edited(self))

    @on(OneLine.Submitted)
    def go_on(self, event: OneLine.Submitted) -> None:
        """Enter in a field: what follows, the screen knows."""
        event.stop()
        self.post_message(self.Entered(self))


def parsed(kind: Kind, text: str) -> object:
    """What a typed text means to a setting.

    Raises:
        WrongValueError: If the setting does not allow it.
    """
    if isinstance(kind, Whole):
        return kind.read(int(text) if _NUMBER.fullmatch(text) else text)
    return kind.read(FLAGS.get(text) if isinstance(kind, Flag) else text)


def shown(value: object) -> str:
    """A value as it would be typed."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    return str(value)


class GroupForm(SettingsForm):
    """Fields that are settings of the file as they are: `organization.city`."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        """Prepare the form; the fields by section and key: `terms.route_hours`."""
        super().__init__()
        self.fields = dict(fields)

        self.settings = tuple(fields)
        """The fields that are settings of groups; a form may have others beside them."""

    def read(self, config: Config) -> Mapping[str, str]:
        """The settings as texts."""
        named = {name: name.partition(".") for name in self.settings}
        return {name: shown(getattr(getattr(config, part), key)) for name, (part, _, key) in named.items()}

    def kind_of(self, name: str) -> Kind:
        """What a field's setting allows."""
        section, _, key = name.partition(".")
        return settings_of(type(getattr(Config(), section)))[key].kind

    def wrongs(self) -> Iterator[Wrong]:
        """Values that their settings do not allow."""
        written = self.written()
        for name in self.settings:
            kind, text = self.kind_of(name), written[name]
            try:
                parsed(kind, text)
            except WrongValueError:
                yield self.wrong(name, text, kind.rule.partition(" ")[2])

    def wrong(self, name: str, text: str, rule: str) -> Wrong:
        """A wrong value of a field."""
        section, _, key = name.partition(".")
        called = " ".join(self.fields[name].label.split())
        return Wrong(name, section, key, text, rule, self.in_force.get(name, ""), called=called)

    def laid(self, config: Config) -> Config:
        """The sections with what differs from what is in force."""
        written = self.written()
        for name in self.settings:
            text = written[name]
            if text != self.in_force.get(name):
                section, _, key = name.partition(".")
                value = parsed(self.kind_of(name), text)
                config = laid_over(config, {section: laid_over(getattr(config, section), {key: value})})
        return config
