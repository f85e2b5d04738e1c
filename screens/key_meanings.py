"""What each key of the desk means, gathered from every screen: a letter means one thing everywhere.

The configuration gives an action another letter by its name; the whole meaning moves then, on every
screen that has it. Nothing here runs at a start without `[keys]`: all screens would have to be loaded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from textual.binding import Binding
from textual.dom import DOMNode

from screens.keys import meaning_of, with_twins
from uhta_tui.settings.errors import Place
from uhta_tui.settings.letters import RUSSIAN

_FIRST: Final = ("screens.queue.screen", "screens.message.screen")
"""Where an action has its fullest name."""


@dataclass(frozen=True, slots=True)
class KeyMeaning:
    """One meaning: the letter it has by itself, the names of its actions, how it is called."""

    letter: str
    names: tuple[str, ...]
    """Ids of the bindings, the first being how the configuration names it."""
    title: str
    clause: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two meanings on one letter."""

    meaning: KeyMeaning
    letter: str
    other: KeyMeaning


def screen_modules() -> None:
    """Load every module of the screens, so that every class with bindings exists."""
    from importlib import import_module
    from pkgutil import walk_packages

    import screens

    for module in walk_packages(screens.__path__, "screens."):
        import_module(module.name)


def bound_classes() -> list[type[DOMNode]]:
    """Every screen, widget and app of the desk, those that name actions best first."""
    screen_modules()
    found = {one for one in _under(DOMNode) if one.__module__.startswith("screens.")}
    places = {module: place for place, module in enumerate(_FIRST)}
    return sorted(found, key=lambda one: (places.get(one.__module__, len(_FIRST)), one.__name__))


def _under(cls: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in cls.__subclasses__():
        yield one
        yield from _under(one)


def own_bindings(cls: type[DOMNode]) -> list[Binding]:
    """The bindings that a class itself declares, those of its bases left out."""
    return [one for one in cls.__dict__.get("BINDINGS", ()) if isinstance(one, Binding)]


def letter_bindings() -> Iterator[Binding]:
    """Every binding of the desk whose key is a letter."""
    for cls in bound_classes():
        yield from (one for one in own_bindings(cls) if one.key.partition(",")[0] in RUSSIAN)


@lru_cache(maxsize=1)
def meanings() -> Mapping[str, KeyMeaning]:
    """The meanings by the letters that they have by themselves, in the order of the help."""
    found: dict[str, KeyMeaning] = {}
    for binding in letter_bindings():
        letter = binding.key.partition(",")[0]
        meaning, name = meaning_of(binding), binding.id or binding.action
        known = found.get(letter)
        if known is None:
            clause = meaning.clause if meaning is not None else ""
            found[letter] = KeyMeaning(letter, (name,), binding.description, clause)
        elif name not in known.names:
            found[letter] = KeyMeaning(letter, (*known.names, name), known.title, known.clause)
    return found


def meaning_by_name() -> Mapping[str, KeyMeaning]:
    """The meanings by every name of theirs."""
    return {name: meaning for meaning in meanings().values() for name in meaning.names}


def letters(keys: Mapping[str, str]) -> dict[str, str]:
    """The letters in force by those that the meanings have by themselves; unknown names are left out."""
    named = meaning_by_name()
    given = {named[name].letter: letter for name, letter in keys.items() if name in named}
    return {letter: given.get(letter, letter) for letter in meanings()}


def clashes(in_force: Mapping[str, str]) -> Iterator[Clash]:
    """Every meaning that was given a letter which another one has.

    Args:
        in_force: Letters as `letters` gives them.
    """
    holders: dict[str, list[str]] = {}
    for own, letter in in_force.items():
        holders.setdefault(letter, []).append(own)
    for own, letter in in_force.items():
        others = [one for one in holders[letter] if one != own]
        if own != letter and others:
            yield Clash(meanings()[own], letter, meanings()[others[0]])


def check(keys: Mapping[str, str], file: str) -> None:
    """Refuse `[keys]` that names no action, or gives one letter to two.

    Args:
        keys: The part of the configuration: letters by action.
        file: The file as the operator knows it.

    Raises:
        ConfigError: One sentence with the file, the key, both actions and what to do.
    """
    place = Place(file, "[keys]")
    known = meaning_by_name()
    for name in keys:
        if name not in known:
            place.unknown(name, _said(meanings().values()), "такого действия нет")
    for clash in clashes(letters(keys)):
        name = next(name for name in keys if known[name] is clash.meaning)
        place.refuse(
            name, clash.letter,
            f"буква уже у «{clash.other.title}», «{clash.meaning.title}» её не получит; "
            f"дайте другую: {clash.other.names[0]} = \"{clash.meaning.letter}\" поменяет их местами",
        )  # fmt: skip


def _said(found: Iterable[KeyMeaning]) -> list[str]:
    """The names that the configuration uses."""
    return [meaning.names[0] for meaning in found]


def keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """A keymap for `App.set_keymap`: the whole meaning moves, both layouts and both cases."""
    if not keys:
        return {}
    in_force = letters(keys)
    return {
        name: with_twins(in_force[meaning.letter])
        for meaning in meanings().values()
        if in_force[meaning.letter] != meaning.letter
        for name in meaning.names
    }
