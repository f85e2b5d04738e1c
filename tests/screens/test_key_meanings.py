"""Keys: a letter means one thing on every screen, nothing clashes, what `[keys]` says moves everywhere."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from screens.help import HelpScreen
from screens.key_meanings import bound_classes, check, keymap, letters, meanings, own_bindings
from screens.keys import meaning_of
from screens.queue.screen import QueueScreen
from tests.screens.area_app import filled, footer, opened, press, screen_text
from uhta_tui.config import ConfigError, load
from uhta_tui.settings.letters import LATIN, RUSSIAN

FAMILIES = {
    frozenset({"remark", "conclusions"}),
    frozenset({"open_link", "open_outside"}),
    frozenset({"load_file", "load_year"}),
}
"""Names of one meaning that differ from screen to screen: a note, opening, loading a file."""


def chain(cls: type[DOMNode]) -> list[Binding]:
    """The bindings of a class with those of its bases, the nearest first, as one namespace."""
    inherited = cls.__mro__ if getattr(cls, "_inherit_bindings", True) else cls.__mro__[:1]
    return [one for base in inherited if issubclass(base, DOMNode) for one in own_bindings(base)]


def doubles(bindings: list[Binding]) -> Iterator[tuple[str, set[str]]]:
    """Keys that stand for several actions."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for binding in bindings:
        for key in binding.key.split(","):
            by_key[key].add(binding.id or binding.action)
    yield from ((key, names) for key, names in by_key.items() if len(names) > 1)


@pytest.mark.parametrize("cls", bound_classes(), ids=lambda cls: cls.__name__)
def test_no_class_binds_one_key_to_two_actions(cls: type[DOMNode]) -> None:
    assert list(doubles(own_bindings(cls))) == []


def test_no_letter_of_a_screen_is_taken_by_the_program_or_a_base_on_either_layout() -> None:
    classes = bound_classes()
    program = [one for cls in classes if issubclass(cls, App) for one in own_bindings(cls)]
    for cls in classes:
        if not issubclass(cls, Screen):
            continue
        around = [] if issubclass(cls, ModalScreen) else program
        letter_keys = [
            (key, {name.rpartition(".")[2] for name in names})
            for key, names in doubles([*chain(cls), *around])
            if len(key) == 1 and key.lower() in RUSSIAN + LATIN
        ]
        found = [pair for pair in letter_keys if len(pair[1]) > 1 and frozenset(pair[1]) not in FAMILIES]
        assert found == [], cls.__name__


def test_a_letter_means_the_same_on_every_screen() -> None:
    assert set(meanings()) <= set(RUSSIAN)
    for meaning in meanings().values():
        names = frozenset(name.rpartition(".")[2] for name in meaning.names)
        assert len(names) == 1 or names in FAMILIES, meaning


def test_every_letter_listens_on_both_layouts_and_in_both_cases_and_nothing_is_in_english() -> None:
    for cls in bound_classes():
        for binding in own_bindings(cls):
            first, *others = binding.key.split(",")
            if len(first) == 1 and first.isalpha():
                twin = LATIN[RUSSIAN.index(first)]
                assert {twin, first.upper(), twin.upper()} <= set(others), (cls, binding)
            assert re.search("[а-яё]", binding.description.lower()), (cls.__name__, binding)
            assert not re.search(
                r"[a-z]{3,}", binding.description.replace("PDF", "").replace("XLSX", "").lower()
            )
            if meaning_of(binding) is not None:
                assert binding.id


REFUSED = [
    ({"close": "у"}, ("[keys] close = «у»", "«Уже отвечали»", "«Закрыть без ответа»", 'repeat = "ц"')),
    ({"load_file": "ь"}, ("[keys] load_file = «ь»", "«Сменить человека»", 'switch_person = "й"')),
    ({"clos": "у"}, ("[keys] clos: такого действия нет; похоже на close",)),
    ({"пуск": "у"}, ("[keys] пуск: такого действия нет; есть ",)),
]


@pytest.mark.parametrize(("keys", "words"), REFUSED)
def test_a_clash_or_an_unknown_action_is_told_in_one_sentence(
    keys: dict[str, str], words: tuple[str, ...]
) -> None:
    with pytest.raises(ConfigError) as refusal:
        check(keys, "config.toml")
    text = str(refusal.value)
    assert text.startswith("файл config.toml, ")
    assert all(word in text for word in words)
    assert "\n" not in text


def test_two_letters_change_places_and_take_their_whole_meaning_along() -> None:
    keys = {"remark": "г", "document": "м"}
    check(keys, "config.toml")
    moved = keymap(keys)
    assert moved["conclusions"] == moved["remark"] == "г,u,Г,U"
    assert moved["document"] == "м,v,М,V"
    assert sorted(letters(keys).values()) == sorted(meanings())
    assert keymap({}) == {}


async def test_a_remapped_key_works_and_is_shown_in_footer_help_and_palette(tmp_path: Path) -> None:
    session = filled(tmp_path)
    (tmp_path / "config.toml").write_text('[keys]\nclose = "E"\nrepeat = "ц"\n', "utf-8")
    session.config = replace(session.config, keys=load(tmp_path / "config.toml").keys)
    async with opened(session, "queue", (120, 40)) as (app, pilot):
        assert isinstance(app.screen, QueueScreen)
        app.screen.list.move_to(1)
        await press(pilot)
        assert "ц Уже отвечали" in footer(app.screen)
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        assert re.search(r"ц +Уже отвечали +п.17", screen_text(app.screen))
        assert re.search(r"у +Закрыть без ответа +п.5", screen_text(app.screen))
        await press(pilot, "escape", "ctrl+p", *"pfrh")  # «закр» on the Latin layout
        assert re.search(r"Закрыть без ответа .*п.5 +у", screen_text(app.screen))
        await press(pilot, "escape")
        await pilot.press("e")
        for _ in range(100):
            if isinstance(app.screen, ModalScreen):
                break
            await pilot.pause(0.02)  # the act reads the message first
        assert "Закрыть № 1" in screen_text(app.screen)


def test_what_begins_a_refusal_is_an_infinitive() -> None:
    said = [
        meaning.refusal
        for cls in bound_classes()
        for binding in own_bindings(cls)
        if (meaning := meaning_of(binding)) is not None and meaning.refusal
    ]
    assert said
    assert [words for words in said if not words.split()[0].endswith(("ть", "ти", "чь"))] == []
