"""The shapes a part of the file can have: one table, a list of tables, names with keys, the calendar.

Each shape reads and writes itself, so that what is written is what can be read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from uhta_tui.settings.errors import Place, WrongValueError
from uhta_tui.settings.kinds import Letter
from uhta_tui.settings.sections import G, Group, Setting, laid_over, settings_of
from uhta_tui.settings.text import assignment, comment


class Part(Protocol):
    """One named part of the file."""

    @property
    def about(self) -> str:
        """What the part is for, in Russian."""

    def read(self, raw: object, file: str, name: str) -> object:
        """The part's value from what the file says.

        Raises:
            ConfigError: With the first setting that cannot be.
        """

    def lines(self, name: str, value: object) -> Iterator[str]:
        """The part as lines of a file, with comments."""


@dataclass(frozen=True, slots=True)
class TablePart:
    """One table: `[terms]`."""

    about: str
    default: Group

    def read(self, raw: object, file: str, name: str) -> object:
        """The section, with the default for what the table leaves out."""
        return read_section(self.default, table(raw, file, name), Place(file, f"[{name}]"))

    def lines(self, name: str, value: object) -> Iterator[str]:
        """The table with a comment above every setting."""
        yield from comment(self.about)
        yield f"[{name}]"
        for section in _groups((value,)):
            yield from section_lines(section, commented=True)


@dataclass(frozen=True, slots=True)
class ListPart:
    """A list of tables: `[[executors]]`; an entry is known by one of its settings."""

    about: str
    blank: Group
    """An entry about which nothing is said."""
    identity: str
    """The setting that no two entries share and none lacks."""
    default: tuple[Group, ...]
    least: int = 1
    example: Group | None = None
    """What to show in comments where there is no entry."""

    def read(self, raw: object, file: str, name: str) -> object:
        """The entries in order; one that ships has its shipped values for what it leaves out."""
        top = Place(file, "")
        if not isinstance(raw, list) or not all(isinstance(entry, Mapping) for entry in raw):
            top.refuse(name, raw, f"нужны записи [[{name}]]")
        if len(raw) < self.least:
            top.refuse(name, raw, f"нужна хотя бы одна запись [[{name}]]")
        shipped = {getattr(entry, self.identity): entry for entry in self.default}
        entries: dict[object, Group] = {}
        for number, entry in enumerate(raw, 1):
            identity = self._identity(entry, Place(file, f"[[{name}]] № {number},"))
            place = Place(file, f"[[{name}]] {identity},")
            if identity in entries:
                place.refuse(self.identity, identity, "такая запись уже есть выше")
            entries[identity] = read_section(shipped.get(identity, self.blank), entry, place)
        return tuple(entries.values())

    def _identity(self, entry: Mapping[str, object], place: Place) -> object:
        setting = settings_of(type(self.blank))[self.identity]
        return _read_value(setting, self.identity, entry.get(self.identity, ""), place, default=None)

    def lines(self, name: str, value: object) -> Iterator[str]:
        """The entries; what each setting is for stands in the first one."""
        yield from comment(self.about)
        entries = _groups(value)
        for number, entry in enumerate(entries):
            if number:
                yield ""
            yield f"[[{name}]]"
            yield from section_lines(entry, commented=number == 0)
        if not entries and self.example is not None:
            yield f"# [[{name}]]"
            yield from (
                line if line.startswith("#") else f"# {line}"
                for line in section_lines(self.example, commented=True)
            )


@dataclass(frozen=True, slots=True)
class KeysPart:
    """Actions with the letters they get instead of their own."""

    about: str
    example: tuple[str, str]

    def read(self, raw: object, file: str, name: str) -> object:
        """Letters by action; none may serve two. Which actions there are, the screens know."""
        place = Place(file, f"[{name}]")
        keys: dict[str, str] = {}
        taken: dict[str, str] = {}
        for action, value in table(raw, file, name).items():
            try:
                letter = _LETTER.read(value)
            except WrongValueError:
                place.refuse(action, value, _LETTER.rule)
            if taken.setdefault(letter, action) != action:
                place.refuse(action, value, f"эта буква уже у {taken[letter]}; оставьте её одному из них")
            keys[action] = letter
        return keys

    def lines(self, name: str, value: object) -> Iterator[str]:
        """One line an action, or an example where nothing is changed."""
        yield from comment(self.about)
        yield f"[{name}]"
        yield from mapping_lines(value, self.example)


_LETTER: Final = Letter()


def table(raw: object, file: str, name: str) -> Mapping[str, object]:
    """`raw` if it is a table.

    Raises:
        ConfigError: If it is not.
    """
    if not isinstance(raw, Mapping):
        Place(file, "").refuse(name, raw, f"нужен раздел [{name}]")
    return raw


def read_section(default: G, raw: Mapping[str, object], place: Place) -> G:
    """A section with the settings that the file gives laid over the default.

    Raises:
        ConfigError: With the first setting that is unknown or wrong.
    """
    known = settings_of(type(default))
    given: dict[str, object] = {}
    for key, value in raw.items():
        if key not in known:
            place.unknown(key, known)
        given[key] = _read_value(known[key], key, value, place, default=getattr(default, key))
    return laid_over(default, given)


def _read_value(setting: Setting, key: str, value: object, place: Place, *, default: object) -> object:
    try:
        return setting.kind.read(value)
    except WrongValueError:
        place.refuse(key, value, setting.kind.rule, default=default)


def _groups(value: object) -> tuple[Group, ...]:
    """What a part was given to write, as the groups it is made of."""
    return tuple(group for group in value if isinstance(group, Group)) if isinstance(value, tuple) else ()


def section_lines(section: Group, *, commented: bool) -> Iterator[str]:
    """A section's settings in their order, each under its comment."""
    for name, setting in settings_of(type(section)).items():
        if commented:
            allowed = setting.kind.rule.partition(" ")[2]
            yield from comment(f"{setting.about}: {allowed}.")
        yield assignment(name, getattr(section, name))


def mapping_lines(value: object, example: tuple[str, object]) -> Iterator[str]:
    """Names with values; the example, as a comment, where there are none."""
    if isinstance(value, Mapping) and value:
        yield from (assignment(name, held) for name, held in value.items())
    else:
        yield f"# {assignment(*example)}"
