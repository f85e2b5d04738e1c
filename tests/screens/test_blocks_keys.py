"""Keys work on both layouts and with Caps Lock, and can be remapped."""

import pytest
from textual.binding import BindingsMap

from screens.keys import _TWINS, bind, digits, key_name, keymap, meaning_of, other_layout, with_twins


def test_twins_are_one_to_one() -> None:
    assert len(set(_TWINS.values())) == len(_TWINS) == 52
    assert all(_TWINS[_TWINS[key]] == key for key in _TWINS)


@pytest.mark.parametrize(
    ("keys", "listed"),
    [
        ("н", "н,y,Н,Y"),
        ("f5", "f5"),
        ("slash", "slash,full_stop"),
        ("question_mark", "question_mark,comma"),
        ("ctrl+p", "ctrl+p,ctrl+з"),
        ("colon,ctrl+p", "colon,ctrl+p,ctrl+з"),
        ("1", "1"),
    ],
)
def test_a_key_brings_its_twins(keys: str, listed: str) -> None:
    assert with_twins(keys) == listed


@pytest.mark.parametrize("letter", "бюжэхъё")
def test_letters_whose_twins_are_punctuation_have_none(letter: str) -> None:
    assert with_twins(letter) == letter


def test_what_the_desk_adds_survives_the_expansion_of_keys() -> None:
    expanded = BindingsMap([bind("в", "edit", "Править вместе", "п.11", short="Вместе")]).key_to_bindings
    assert set(expanded) == {"в", "d", "В", "D"}
    for [binding] in expanded.values():
        meaning = meaning_of(binding)
        assert meaning is not None
        assert (meaning.clause, meaning.short, key_name(binding)) == ("п.11", "Вместе", "в")


def test_a_remapped_binding_is_told_by_its_new_key() -> None:
    bindings = BindingsMap([bind("ц", "close", "Закрыть"), bind("у", "repeat", "Уже отвечали")])
    bindings.apply_keymap(keymap({"close": "у", "repeat": "ц"}))
    told = {
        binding.action: key_name(binding) for key in ("у", "ц") for binding in bindings.key_to_bindings[key]
    }
    assert told == {"close": "у", "repeat": "ц"}
    assert bindings.key_to_bindings["E"][0].action == "close"


def test_digits_are_told_as_one() -> None:
    bindings = digits("tick", "Причина", 8, "п.12")
    assert [binding.action for binding in bindings] == [f"tick({n})" for n in range(1, 9)]
    assert key_name(bindings[0]) == "1–8"
    assert len({binding.id for binding in bindings}) == 8


@pytest.mark.parametrize(
    ("key", "name"), [("f1", "F1"), ("escape", "Esc"), ("space", "Пробел"), ("ctrl+q", "Ctrl+Q")]
)
def test_keys_have_names_for_people(key: str, name: str) -> None:
    assert key_name(bind(key, "x", "Что-то")) == name


def test_what_was_typed_on_the_other_layout_is_found_too() -> None:
    assert other_layout("ujh") == "гор"
    assert other_layout("jndtn") == "ответ"
