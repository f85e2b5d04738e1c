"""Dialogs: the harmless answer first, no letters, typed text kept."""

from typing import TypeVar

import pytest
from textual.app import ComposeResult
from textual.screen import ModalScreen

from screens.base_screen import DeskScreen
from screens.dialogs import AskText, Confirm, Pick, Verb
from screens.pieces import Piece, plain
from screens.widgets.lines import Lines
from tests.screens.demo import DemoApp, DemoScreen

T = TypeVar("T")


class Empty(DeskScreen):
    """Nothing but the frame."""

    def compose_body(self) -> ComposeResult:
        yield Lines([(Piece("  Пусто"),)])


async def asked(app: DemoApp, dialog: ModalScreen[T], answers: list[T | None]) -> None:
    """Show a dialog whose answer goes into a list."""
    await app.push_screen(dialog, answers.append)


@pytest.mark.parametrize("key", ["и", "b"])
async def test_excluding_asks_first_and_enter_means_no(key: str) -> None:
    screen = DemoScreen()
    app = DemoApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.focused, Verb)
        assert app.focused.id == "stay"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert screen.done == ["exclude False", "exclude True"]


@pytest.mark.parametrize("key", ["y", "н", "Y", "Н", "д", "1", "space", "q"])
async def test_no_letter_answers_a_question(key: str) -> None:
    app = DemoApp(Empty())
    answers: list[bool | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, Confirm("Исключить?", stay="Оставить", ahead="Исключить"), answers)
        await pilot.press(key)
        await pilot.pause()
        assert answers == []
        await pilot.press("escape")
        await pilot.pause()
        assert answers == [False]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_dialog_is_66_cells_wide_and_at_most_20_rows(size: tuple[int, int]) -> None:
    app = DemoApp(Empty())
    async with app.run_test(size=size) as pilot:
        dialog = Confirm("Исключить?", "п.18", ["длинная строка " * 30], stay="Оставить", ahead="Исключить")
        await app.push_screen(dialog)
        await pilot.pause()
        box = dialog.query_one("Vertical")
        assert box.outer_size.width == 66
        assert box.outer_size.height <= 20


async def test_a_reason_is_required_and_handed_in_with_f9() -> None:
    app = DemoApp(Empty())
    answers: list[str | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = AskText("Вернуть часть КУМИ · № 186", "п.9", verb="Вернуть")
        await asked(app, dialog, answers)
        await pilot.press("f9")
        assert answers == []
        assert "Впишите причину" in plain(dialog.query_one(".say", Lines).lines()[0])
        await pilot.press(*"не", "space", *"наше", "f9")
        await pilot.pause()
        assert answers == ["не наше"]


async def test_escape_keeps_the_typed_reason() -> None:
    app = DemoApp(Empty())
    answers: list[str | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = AskText("Вернуть", verb="Вернуть", text="было ")
        await asked(app, dialog, answers)
        await pilot.press("ctrl+end", "end", "я", "escape")
        await pilot.pause()
        assert answers == [None]
        assert dialog.text == "было я"


async def test_a_digit_picks_one_at_once() -> None:
    app = DemoApp(Empty())
    answers: list[tuple[int, ...] | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, Pick("Чей проект · № 182", ["УЖКХ", ("КУМИ", "срок 16:20")]), answers)
        await pilot.press("3")
        assert answers == []
        await pilot.press("2")
        await pilot.pause()
        await asked(app, Pick("Чей проект · № 182", ["УЖКХ", "КУМИ"]), answers)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert answers == [(1,), (1,)]


async def test_several_are_ticked_and_only_enter_hands_in() -> None:
    app = DemoApp(Empty())
    answers: list[tuple[int, ...] | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, Pick("Кого", ["а", "б", "в"], several=True, ticked=(0,)), answers)
        await pilot.press("3", "1", "down", "space")
        assert answers == []
        await pilot.press("enter")
        await pilot.pause()
        assert answers == [(1, 2)]


async def test_pasted_text_presses_no_button() -> None:
    app = DemoApp(Empty())
    answers: list[bool | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, Confirm("Исключить?", stay="Оставить", ahead="Исключить"), answers)
        from textual.events import Paste

        app.post_message(Paste("н\nда\n"))
        await pilot.pause()
        assert answers == []
