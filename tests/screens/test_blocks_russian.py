"""Nothing that people read is in English."""

import re

import pytest
from textual.binding import Binding
from textual.widgets import Input, TextArea

from screens.russian import russian
from screens.widgets.fields import ManyLines, OneLine
from tests.screens.demo import DemoApp, DemoScreen
from tests.screens.test_blocks_forms import DraftForm

_ALLOWED = re.compile(r"\b(Enter|Esc|Tab|Shift|Ctrl\+?[A-Z]?|F\d|Home|End|PgUp|PgDn|jnd|red|J)\b")
_ENGLISH = re.compile(r"[A-Za-z]{2,}")


def english(text: str) -> list[str]:
    """Words that are neither Russian nor the name of a key."""
    return _ENGLISH.findall(_ALLOWED.sub("", text))


async def drawn(app: DemoApp) -> str:
    """Everything on the screen."""
    screen = app.screen
    width, height = app.size
    strips = screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips[:height] if width)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    "keys", [(), ("и",), ("f1",), ("f1", "f1"), ("ctrl+p",), ("ctrl+p", "ы"), ("ctrl+c",), ("с",)]
)
async def test_no_screen_or_dialog_says_anything_in_english(
    size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = DemoApp()
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert english(await drawn(app)) == []


async def test_no_binding_is_described_in_english() -> None:
    for screen in (DemoScreen(), DraftForm()):
        app = DemoApp(screen)
        async with app.run_test() as pilot:
            await pilot.pause()
            for widget in [None, *screen.focus_chain]:
                screen.set_focus(widget)
                await pilot.pause()
                described = [active.binding.description for active in screen.active_bindings.values()]
                assert english(" ".join(described)) == []


@pytest.mark.parametrize("field", [Input, TextArea])
def test_every_key_of_textual_s_fields_has_a_russian_description(field: type[Input | TextArea]) -> None:
    for binding in russian(field.BINDINGS):
        assert isinstance(binding, Binding)
        assert re.search("[а-я]", binding.description)


def test_our_fields_have_only_our_descriptions() -> None:
    for field in (OneLine, ManyLines):
        merged = field._merge_bindings() if hasattr(field, "_merge_bindings") else None
        assert merged is not None
        assert all(english(binding.description) == [] for _, binding in merged)
        if field is ManyLines:
            assert not {"f6", "f7"} & set(merged.key_to_bindings)
