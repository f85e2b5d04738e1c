"""The section of the settings with the keys: every action and its letter, the clash said while typing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from screens.base_screen import DeskScreen
from screens.key_meanings import KeyMeaning, clashes, letters, meanings
from screens.keys import bind
from screens.pieces import Line, Piece
from screens.settings.forms import SettingsForm, Wrong
from screens.text import cut, fit
from screens.widgets.line_list import LineList
from screens.widgets.say_line import Kind, Say
from uhta_tui.config import Config
from uhta_tui.settings.letters import NOT_KEYS, letter_of

_TITLE: Final = 20
_CLAUSE: Final = 8
_CANNOT: Final = (
    f"Клавишей может быть буква, кроме {' '.join(NOT_KEYS)}: цифры, Enter, Tab, Esc и F1–F9 заняты."
)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action, its letter now, and whose letter that is too."""

    meaning: KeyMeaning
    letter: str
    clash: str = ""
    """Of which other action the letter is."""


def key_row(row: KeyRow, cells: int, _: int) -> Line:
    """The row: the action, its clause, its letter; what it usually is, or the clash."""
    moved = row.letter != row.meaning.letter
    mark = Piece("! ", "soon", bold=True) if row.clash else Piece("  ")
    aside = f"и уже: {row.clash}" if row.clash else f"обычно {row.meaning.letter}" if moved else ""
    return (
        mark,
        Piece(fit(row.meaning.title, _TITLE), "body" if moved else "muted"),
        Piece(f" {fit(row.meaning.clause, _CLAUSE)} ", "muted"),
        Piece(f" {row.letter}  ", "mark", bold=moved),
        Piece(cut(aside, max(1, cells - 8 - _TITLE - _CLAUSE)), "soon" if row.clash else "muted"),
    )


class KeyList(LineList[KeyRow], inherit_bindings=False):
    """The actions; a letter pressed becomes the key of the one under the cursor, Backspace the usual one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "cursor(1)", "Вниз", quiet=True, id="list.down"),
        bind("up", "cursor(-1)", "Вверх", quiet=True, id="list.up"),
        bind("home", "edge(0)", "К началу", quiet=True, id="list.home"),
        bind("end", "edge(-1)", "К концу", quiet=True, id="list.end"),
    ]

    @dataclass
    class Pressed(Message):
        """A letter was pressed for an action; empty: the usual one is wanted."""

        meaning: KeyMeaning
        letter: str

    def on_key(self, event: events.Key) -> None:
        """Take a letter; say what else cannot be a key."""
        row = self.current
        if row is None or not (event.key in ("backspace", "delete") or self._typed(event.character)):
            return
        event.stop()
        if isinstance(self.screen, DeskScreen):
            self.screen.say_line.clear()  # the screen itself does not get this key
        letter = letter_of(event.character or "")
        if event.key in ("backspace", "delete"):
            self.post_message(self.Pressed(row.meaning, row.meaning.letter))
        elif letter is None:
            self.post_message(Say(_CANNOT, Kind.REFUSAL, "Только буква, кроме б ю ж э х ъ ё"))
        else:
            self.post_message(self.Pressed(row.meaning, letter))

    @staticmethod
    def _typed(character: str | None) -> bool:
        return character is not None and character.isprintable()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """What is typed here is no command."""
        return self._typed(character)


class KeysForm(SettingsForm):
    """Every letter of the desk."""

    NAME, TITLE = "keys", "Клавиши"
    DEFAULT_CSS = """
    KeysForm KeyList { height: 15; }
    .-two KeysForm KeyList { height: 8; }
    """

    def __init__(self) -> None:
        """Prepare the list."""
        super().__init__()
        self._known: Mapping[str, KeyMeaning] = meanings()
        self._letters = {own: own for own in self._known}
        self.list = KeyList(key_row, lambda row: row.meaning.letter, pointer=True, id="keys-list")

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.list

    def read(self, config: Config) -> Mapping[str, str]:
        """The letters by those that the actions have by themselves."""
        return letters(config.keys)

    def laid(self, config: Config) -> Config:
        """Only what differs from the usual is written."""
        changed = {self._known[own].names[0]: now for own, now in self._letters.items() if own != now}
        return replace(config, keys=changed)

    def written(self) -> dict[str, str]:
        """The letters as they would be."""
        return dict(self._letters)

    def put(self, values: Mapping[str, str]) -> None:
        """Take over letters."""
        self._letters = dict(values)

    def wrongs(self) -> Iterator[Wrong]:
        """Letters that another action has too."""
        for clash in clashes(self._letters):
            own, other = clash.meaning.letter, clash.other
            rule = f"другая буква: {clash.letter} уже у «{other.title}», ей можно дать {own}"
            yield Wrong(own, "keys", clash.meaning.names[0], clash.letter, rule, self.in_force[own],
                        called=clash.meaning.title)  # fmt: skip

    def check(self) -> Wrong | None:
        """Say beside each that was moved what it usually is, or whose its letter is too."""
        taken = {clash.meaning.letter: clash.other.title for clash in clashes(self._letters)}
        self.list.rows = [
            KeyRow(one, self._letters[own], taken.get(own, "")) for own, one in self._known.items()
        ]
        return next(iter(self.wrongs()), None)

    @on(KeyList.Pressed)
    def take(self, event: KeyList.Pressed) -> None:
        """Another letter for an action."""
        event.stop()
        self._letters[event.meaning.letter] = event.letter
        self.post_message(self.Edited(self))

    @on(LineList.Highlighted)
    @on(LineList.Chosen)
    def stay(self, event: Message) -> None:
        """The cursor went, or Enter was pressed: nothing follows."""
        event.stop()

    @property
    def _moved(self) -> int:
        return sum(own != now for own, now in self._letters.items())

    @property
    def right(self) -> str:
        """How many differ, or how one changes them."""
        return f"изменены {self._moved}" if self._moved else f"всего {len(self._known)}, нажмите другую букву"

    @property
    def brief(self) -> str:
        """How many differ."""
        return str(self._moved or "")
