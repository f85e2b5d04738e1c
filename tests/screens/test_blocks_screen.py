"""The frame: footer, refusals, one level back, areas, what a resize changes."""

import pytest
from textual.app import ComposeResult
from textual.screen import Screen

from screens.base_screen import DeskScreen
from screens.commands import Palette, matching
from screens.help import HelpScreen
from screens.help_texts import HelpTexts
from screens.keys import keymap
from screens.pieces import plain
from screens.theme import CONTRAST, DAY, MONO, NIGHT, ROLES, theme
from screens.widgets.areas import Areas
from screens.widgets.fields import OneLine
from screens.widgets.footer import footer_line
from screens.widgets.say_line import Kind
from tests.screens.demo import DemoApp, DemoScreen

SIZES = [(80, 24), (120, 40)]


def shown(screen: DeskScreen) -> str:
    """The footer's text."""
    footer = screen.footer
    return plain(footer_line(footer.items, footer.edge, footer.content_size.width))


def said(screen: DeskScreen) -> str:
    """The say line's text."""
    saying = screen.say_line.shown
    return "" if saying is None else f"{saying.kind.value[0]} {saying.text}"


@pytest.mark.parametrize("key", ["н", "y", "Н", "Y"])
async def test_a_letter_works_on_both_layouts_and_with_caps_lock(key: str) -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test() as pilot:
        await pilot.press(key)
        assert screen.done == ["route"]


async def test_a_remapped_key_replaces_all_its_twins() -> None:
    screen = DemoScreen()
    app = DemoApp(screen)
    async with app.run_test() as pilot:
        app.set_keymap(keymap({"route": "ш"}))
        await pilot.press("н", "ш", "i")
        assert screen.done == ["route", "route"]


async def test_the_footer_tells_what_enter_does_with_the_row_under_the_cursor() -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert (
            shown(screen) == "Enter Направить  и Исключить  у Уже отвечали  ч Расчёт  / Найти     F1 Справка"
        )
        await pilot.press("down", "down")
        await pilot.pause()
        assert shown(screen).startswith("Enter Согласовать  и Исключить")


@pytest.mark.parametrize("size", SIZES)
async def test_the_footer_fits_its_row(size: tuple[int, int]) -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=size) as pilot:
        await pilot.pause()
        assert len(shown(screen)) == size[0] - 2
        assert ("п.18" in shown(screen)) is (size[0] >= 100)


@pytest.mark.parametrize("key", ["с", "c"])
async def test_a_dimmed_key_says_why_in_the_say_line(key: str) -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert said(screen) == "× Согласовать нельзя: проекта ещё нет (п.10). Внесите его (п)."
        assert screen.done == []
        await pilot.press("down")
        assert said(screen) == ""
        await pilot.press("down", key)
        assert screen.done == ["approve"]


async def test_what_stands_comes_back_after_what_was_said() -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen.say("Готово", Kind.DONE)
        assert said(screen) == "✓ Готово"
        await pilot.press("down")
        assert said(screen) == ""


async def test_escape_goes_one_level_back_and_never_below_the_first() -> None:
    screen = DemoScreen()
    app = DemoApp(screen)
    async with app.run_test() as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen


async def test_the_row_of_areas_needs_room() -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(120, 40)) as pilot:
        assert screen.query_one(Areas).display
        for size in ((120, 29), (99, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert not screen.query_one(Areas).display


async def test_a_screen_behind_another_catches_up_with_the_terminal() -> None:
    screen = DemoScreen()
    app = DemoApp(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f1")
        await pilot.resize_terminal(80, 24)
        await pilot.press("escape")
        await pilot.pause()
        assert screen.has_class("-narrow", "-low")


async def test_the_palette_finds_on_either_layout_and_tells_why_not() -> None:
    screen = DemoScreen()
    app = DemoApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon")
        await pilot.pause()
        palette = app.screen
        assert isinstance(palette, Palette)
        found, spelling = matching(palette._entries, "cjukf")
        assert ([entry.text for entry in found], spelling) == (["Согласовать"], "согла")
        assert (found[0].enabled, found[0].reason, found[0].key) == (False, "проекта ещё нет", "с")
        await pilot.press(*"cjukf", "enter")
        await pilot.pause()
        assert app.screen is screen
        assert said(screen).startswith("× Согласовать нельзя")


async def test_the_palette_does_what_was_found() -> None:
    screen = DemoScreen()
    app = DemoApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"расч", "enter")
        await pilot.pause()
        await pilot.pause()
        assert screen.done == ["explain"]


async def test_the_palette_says_when_nothing_is_found() -> None:
    app = DemoApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"ыыы", "enter", "down", "up")
        await pilot.pause()
        palette = app.screen
        assert isinstance(palette, Palette)
        assert "Ничего не найдено" in palette._list.render_line(0).text


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_tells_keys_clauses_and_text(size: tuple[int, int]) -> None:
    app = DemoApp()
    app.help_texts = HelpTexts((("п.8", "направить за 1 час"),), (("п.8", "Полный текст пункта."),))
    async with app.run_test(size=size) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, HelpScreen)
        text = "\n".join(map(plain, screen.page(size[0] - 2)))
        for word in (
            "Справка · Очередь",
            "Следующий шаг",
            "Исключить",
            "п.18",
            "Посмотреть",
            "Экраны",
            "за 1 час",
        ):
            assert word in text
        assert max(map(len, text.split("\n"))) <= size[0]
        await pilot.press("f1")
        await pilot.pause()
        assert "Полный текст пункта." in "\n".join(map(plain, screen.page(size[0] - 2)))
        assert screen.footer.edge.text == "Справка"


async def test_the_help_is_searched() -> None:
    app = DemoApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1", "slash", *"искл", "enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, HelpScreen)
        text = "\n".join(map(plain, screen.page(78)))
        assert "Исключить" in text
        assert "Уже отвечали" not in text
        await pilot.press("escape")
        await pilot.pause()
        assert "Уже отвечали" in "\n".join(map(plain, screen.page(78)))
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DemoScreen)


@pytest.mark.parametrize(
    ("ids", "shown_keys"),
    [
        (("exclude", "choose", "back"), ["и", "Enter", "Esc"]),
        (("exclude", "nothing_such"), ["Enter", "и"]),
        ((), ["Enter", "с", "и", "ф", "у", "ч", "/", "Tab", "Esc"]),
    ],
)
async def test_enter_stands_first_unless_the_screen_places_it(
    ids: tuple[str, ...], shown_keys: list[str]
) -> None:
    class Placed(DemoScreen):
        def footer_ids(self) -> tuple[str, ...]:
            return ids

    screen = Placed()
    async with DemoApp(screen).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert [item.key for item in screen.footer.items] == shown_keys


class Searching(DemoScreen):
    """The demonstration with a field."""

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield OneLine(id="words")


async def test_in_a_field_letters_are_text_and_the_footer_lists_only_what_works_there() -> None:
    screen = Searching()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        field = screen.query_one("#words", OneLine)
        field.focus()
        await pilot.pause()
        await pilot.press("н", "с", "question_mark")
        assert (field.value, screen.done) == ("нс?", [])
        keys = [item.key for item in screen.footer.items]
        assert not set(keys) & {"и", "у", "ч", "/", "с"}


@pytest.mark.parametrize("name", [NIGHT, DAY, CONTRAST, MONO])
def test_every_theme_has_every_role(name: str) -> None:
    assert set(theme(name).variables) >= set(ROLES)


async def test_without_colour_late_is_said_in_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = DemoApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == MONO
        queue = app.first
        assert isinstance(queue, DemoScreen)
        row = queue.queue.render_line(1)
        assert all(segment.style is not None and segment.style.bold for segment in list(row)[:2])


@pytest.mark.parametrize("name", [NIGHT, DAY, CONTRAST])
async def test_a_theme_is_put_on(name: str) -> None:
    app = DemoApp(theme_name=name)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme_variables["ground"] == theme(name).variables["ground"]


async def test_ctrl_c_with_nothing_selected_tells_how_to_leave() -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+c")
        assert said(screen) == "  Ничего не выделено. Выйти из программы — Ctrl+Q"


async def test_hostile_text_reaches_the_screen_as_text() -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen.refuse("[red]плохо[/] \x1b[2J\u202e")
        last = screen.queue.render_line(8).text
        assert "[red]срочно[/] [2Jкод" in last
        await pilot.pause()
        assert isinstance(pilot.app.screen, Screen)
