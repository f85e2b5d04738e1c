"""Pasted text never acts, whether the terminal marks it as pasted or not."""

from collections.abc import Sequence

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from screens.base_app import BaseApp
from screens.bursts import GAP, Burst
from screens.keys import KEY_NAMES
from screens.widgets.fields import OneLine
from tests.screens.demo import DemoApp, DemoScreen

_CONTROLS = {"\n": "enter", "\t": "tab"}


def key(character: str, at: float = 0.0) -> Key:
    """A key event as a terminal's driver makes it."""
    named = _CONTROLS.get(
        character, {name: code for code, name in KEY_NAMES.items()}.get(character, character)
    )
    event = Key(named, None if character in _CONTROLS else character)
    event.time = at
    return event


def test_keys_close_together_are_a_burst() -> None:
    burst = Burst()
    burst.held.append(key("н", 1.0))
    assert burst.joins(key("с", 1.0 + GAP / 2))
    assert not burst.joins(key("с", 1.0 + GAP * 2))


@pytest.mark.parametrize(
    ("typed", "pasted", "pressed"),
    [("н", "", 1), ("н\n", "", 2), ("ок", "ок", 0), ("нет\nда\t1", "нет\nда\t1", 0), ("\n", "", 1)],
)
def test_two_printable_keys_make_a_paste(typed: str, pasted: str, pressed: int) -> None:
    burst = Burst(held=[key(character) for character in typed])
    text, keys = burst.release()
    assert (text, len(keys), burst.held) == (pasted, pressed, [])


def test_keys_that_move_are_not_held() -> None:
    assert not Burst.takes(Key("down", None))
    assert Burst.takes(Key("enter", "\r"))


class HoldingApp(DemoApp):
    """As in a real terminal."""

    HOLD_KEYS = True


async def burst(pilot: Pilot[None], app: BaseApp, text: str) -> None:
    """Deliver keys as fast as a paste comes, then wait until they were judged."""
    for event in [key(character) for character in text]:
        app.post_message(event)
    await judged(pilot, app)


async def judged(pilot: Pilot[None], app: BaseApp) -> None:
    """Wait until no key is held."""
    await pilot.pause()
    while app._burst.held:
        await pilot.pause(GAP)
    await pilot.pause()


LINKS: Sequence[str] = ("https://vk.com/wall-1_2", "нсипр\nн\n", "yyyy\n", "исключить")


@pytest.mark.parametrize("text", LINKS)
async def test_a_paste_that_comes_as_keys_acts_on_nothing(text: str) -> None:
    screen = DemoScreen()
    app = HoldingApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await burst(pilot, app, text)
        assert (screen.done, screen.pastes) == ([], [text])
        assert app.screen is screen


async def test_a_single_key_acts_as_ever() -> None:
    screen = DemoScreen()
    app = HoldingApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await burst(pilot, app, "н")
        await burst(pilot, app, "\n")
        assert (screen.done, screen.pastes) == (["route", "choose"], [])


async def test_a_held_key_goes_before_the_one_that_is_not_held() -> None:
    screen = DemoScreen()
    app = HoldingApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.post_message(key("с"))
        app.post_message(Key("down", None))
        app.post_message(Key("down", None))
        await judged(pilot, app)
        await burst(pilot, app, "с")
        assert screen.done == ["approve"]


class FieldScreen(DemoScreen):
    """With a field that has the focus."""

    def on_mount(self) -> None:
        self.mount(OneLine(id="words"))
        self.query_one("#words").focus()


async def test_a_burst_into_a_field_is_typed_whole_and_hands_nothing_in() -> None:
    screen = FieldScreen()
    app = HoldingApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await burst(pilot, app, "улица Мира\nдом 4")
        assert screen.query_one("#words", OneLine).value == "улица Мира дом 4"
        assert screen.done == []


async def test_a_marked_paste_goes_to_the_screen_when_no_field_wants_it() -> None:
    screen = DemoScreen()
    app = DemoApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(Paste("https://vk.com/wall-1_2"))
        await pilot.pause()
        assert screen.pastes == ["https://vk.com/wall-1_2"]


async def test_a_headless_run_presses_keys_at_once() -> None:
    app = DemoApp()
    async with app.run_test():
        assert not app.holds_keys
