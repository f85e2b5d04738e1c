"""Key bindings that work on the Russian layout as well as the Latin one.

A terminal reports the character, not the key: on the Russian layout the Q key
arrives as `й`, and with Caps Lock as `Й`. Each binding therefore listens for both
cases of its letter and of its twin, the character that the same physical key
types on the other layout. The twins are one-to-one, so Russian letters never
collide. Inside a text field Textual lets the field consume printable keys first,
and its twins with them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

from uhta_tui.settings.letters import LATIN, RUSSIAN

_TWINS: Final[Mapping[str, str]] = {
    **dict(zip(LATIN, RUSSIAN, strict=True)),
    **dict(zip(RUSSIAN, LATIN, strict=True)),
}
_ONE_WAY: Final[Mapping[str, str]] = {
    "slash": "full_stop",
    "/": "full_stop",
    "question_mark": "comma",
    "?": "comma",
}
"""Punctuation whose physical key types something else on the Russian layout."""

_LAYOUT: Final = str.maketrans(
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~",
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ",
)

CHARACTERS: Final[Mapping[str, str]] = {
    "at": "@", "backslash": "\\", "minus": "-", "plus": "+", "slash": "/", "underscore": "_",
}  # fmt: skip
"""Keys whose names Textual shortens, and what they type."""

KEY_NAMES: Final[Mapping[str, str]] = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "Пробел",
    "backspace": "Backspace",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "asterisk": "*",
    "equals_sign": "=",
    "full_stop": ".",
    "comma": ",",
}
"""How keys that are not letters are called on the screen."""


@dataclass(frozen=True)
class Meaning(Binding.Group):
    """What the desk adds to a binding: its clause, a short form, its place in the help.

    Textual rebuilds bindings when it expands `a,b`, keeping only its own fields, and a
    binding's group is one of them; so what a `Binding` has no field for travels here.
    """

    clause: str = ""
    """The clause of the Порядок that the action follows, such as `п.8`."""
    short: str = ""
    """The description for 80 columns; empty if the long one serves."""
    section: str = ""
    """Under which heading of the help it stands; empty: the screen's own actions."""
    quiet: bool = False
    """Moving about: in no footer, palette or help."""
    refusal: str = ""
    """How its refusal begins, where the description is no infinitive: `Сравнить версии` (нельзя)."""
    label: str = ""
    """The key as shown: `н`, `Enter`, `1–8`."""
    keys: frozenset[str] = frozenset()
    """The keys that `label` speaks of; a remapped binding has others."""


def with_twins(keys: str) -> str:
    """Add to each key of a comma-separated list both cases and its other-layout twins.

    >>> with_twins("н,f5")
    'н,y,Н,Y,f5'
    >>> with_twins("ctrl+p")
    'ctrl+p,ctrl+з'
    """
    return ",".join(dict.fromkeys(twin for key in keys.split(",") for twin in _variants(key.strip())))


def _variants(key: str) -> Iterator[str]:
    """`key` itself, then everything the same physical key may arrive as."""
    *modifiers, character = key.split("+") if len(key) > 1 else [key]
    twin = _TWINS.get(character.lower())
    if twin is None:
        yield key
        if not modifiers and character in _ONE_WAY:
            yield _ONE_WAY[character]
        return
    for letter in (character, twin):
        yield "+".join([*modifiers, letter])
    if not modifiers:
        yield from (character.swapcase(), twin.swapcase())


def bind(
    keys: str, action: str, description: str, clause: str | None = None, *,
    show: bool = True, quiet: bool = False, short: str = "", section: str = "", label: str = "",
    tooltip: str = "", refusal: str = "", id: str | None = None, priority: bool = False,
) -> Binding:  # fmt: skip
    """A `Binding` for both layouts and both cases, with an id by which it can be remapped.

    Args:
        keys: Comma-separated keys; the first is the one shown.
        action: Textual action, such as `route` or `tick(1)`.
        description: What it does, a short verb first, without a full stop.
        clause: The clause it follows, such as `п.8`.
        show: Whether it may stand in the footer.
        quiet: Moving about: left out of footer, palette and help alike.
        short: The description for 80 columns.
        section: Its heading in the help; empty for the screen's own actions.
        label: The key as shown; derived from the first key when empty.
        tooltip: One sentence more, for the help and the palette.
        refusal: An infinitive with which its refusal begins; the description when empty.
        id: By which the configuration remaps it; the action's name when absent.
        priority: Whether it goes before the focused widget's own keys.
    """
    twins = with_twins(keys)
    named, all_keys = label or _name(keys.partition(",")[0]), frozenset(twins.split(","))
    meaning = Meaning(
        clause=clause or "", short=short, section=section, quiet=quiet, refusal=refusal, label=named,
        keys=all_keys,
    )  # fmt: skip
    return Binding(
        twins, action, description, show=show and not quiet, tooltip=tooltip, id=id or action,
        priority=priority, group=meaning,
    )  # fmt: skip


def digits(
    action: str,
    description: str,
    up_to: int,
    clause: str | None = None,
    *,
    short: str = "",
    section: str = "",
    refusal: str = "",
) -> list[Binding]:
    """Bindings of `1`…`up_to` (at most 9) to `action(1)`…; footer and help show them as one, `1–8`."""
    first = bind(
        "1", f"{action}(1)", description, clause, short=short, section=section, refusal=refusal,
        label=f"1–{up_to}" if up_to > 1 else "1", id=action,
    )  # fmt: skip
    more = range(2, up_to + 1)
    return [
        first,
        *(
            bind(str(n), f"{action}({n})", description, quiet=True, refusal=refusal, id=f"{action}.{n}")
            for n in more
        ),
    ]


def meaning_of(binding: Binding) -> Meaning | None:
    """What the desk knows of a binding, or `None` for one of Textual's own."""
    return binding.group if isinstance(binding.group, Meaning) else None


def key_name(binding: Binding) -> str:
    """The key as people read it: `н`, `Enter`, `F5`, `1–8`; the present one, if it was remapped."""
    meaning = meaning_of(binding)
    key = binding.key.partition(",")[0]
    return meaning.label if meaning is not None and key in meaning.keys else _name(key)


def keymap(overrides: Mapping[str, str]) -> dict[str, str]:
    """A keymap for `App.set_keymap` from the configuration's `id -> key`, twins added."""
    return {name: with_twins(keys) for name, keys in overrides.items()}


def other_layout(text: str) -> str:
    """What the same keystrokes type on the Russian layout; other characters stay.

    >>> other_layout("ujh")
    'гор'
    """
    return text.translate(_LAYOUT)


def _name(key: str) -> str:
    """One key as people read it."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    *modifiers, character = key.split("+") if len(key) > 1 else [key]
    if modifiers:
        return "+".join([*(word.capitalize() for word in modifiers), character.upper()])
    return character.upper() if len(character) > 1 and character[0] == "f" else character
