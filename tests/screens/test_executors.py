"""The directory: who answers for what, changed through actions only."""

from pathlib import Path

import pytest

from screens.executor_rows import code_of, words_of, wrong_code
from screens.executors import ExecutorsScreen
from screens.widgets.choices import Choice
from screens.widgets.fields import ManyLines, OneLine
from tests.screens.area_app import SIZES, AreaApp, filled, footer, opened, press, said, screen_text, write


def screen_of(app: AreaApp) -> ExecutorsScreen:
    """The screen in front."""
    assert isinstance(app.screen, ExecutorsScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_executors_stand_under_their_officials_with_their_load(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(filled(tmp_path), "executors", size) as (app, _):
        text = screen_text(app.screen)
        assert text.index("Первый заместитель руководителя") < text.index("УЖКХ") < text.index("Водоканал")
        assert "17 действуют" in text
        assert "× Спецавтодор" in text


@pytest.mark.parametrize("size", SIZES)
async def test_an_executor_is_changed_by_an_action(tmp_path: Path, size: tuple[int, int]) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors", size) as (app, pilot):
        await press(pilot, "down", "enter")
        assert "F9 Сохранить" in footer(screen_of(app))
        app.screen.query_one("#short", OneLine).value = "Жилкомхоз"
        app.screen.query_one("#words", ManyLines).text = "ЖКХ, отопление,\nотопление, домофон"
        app.screen.query_one("#official", Choice).value = "economy_deputy"
        await press(pilot, "f9")
        facts = session.desk.scene().executors["uzhkh"]
        assert facts.short == "Жилкомхоз"
        assert facts.keywords == ("ЖКХ", "отопление", "домофон")
        assert facts.official == "economy_deputy"
        assert said(screen_of(app)) == "✓ Записано: Жилкомхоз"
        assert session.short("uzhkh") == "Жилкомхоз"


async def test_one_that_does_not_act_stands_last_and_says_since_when(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors") as (app, pilot):
        await press(pilot, "down", "enter")
        app.screen.query_one("#active", Choice).value = "no"
        await press(pilot, "f9")
        text = screen_text(app.screen)
        assert "16 действуют, 1 нет" in text
        assert text.index("Не действуют") < text.rindex("УЖКХ")
        assert "с 11.2026" in text
        assert not session.desk.scene().executors["uzhkh"].active


@pytest.mark.parametrize("size", SIZES)
async def test_a_short_name_too_long_is_refused_and_the_typing_stays(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors", size) as (app, pilot):
        await press(pilot, "down", "enter")
        app.screen.query_one("#short", OneLine).value = "Ухтаспецавтодор"
        await press(pilot, "f9")
        assert said(screen_of(app)) == "× Не сохранено: 15 знаков, а можно до 11."
        assert "15 знаков, а можно до 11" in screen_text(app.screen)
        assert app.screen.query_one("#short", OneLine).value == "Ухтаспецавтодор"
        assert session.desk.scene().executors["uzhkh"].short == "УЖКХ"


async def test_escape_leaves_without_changes(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors", (80, 24)) as (app, pilot):
        await press(pilot, "down", "enter")
        await write(pilot, "abc")
        await press(pilot, "escape")
        assert session.desk.scene().executors["uzhkh"].short == "УЖКХ"
        assert "Enter Изменить" in footer(screen_of(app))


async def test_an_open_form_is_not_thrown_away_for_another(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "executors", (80, 24)) as (app, pilot):
        await press(pilot, "down", "enter")
        await write(pilot, "X")
        await press(pilot, "shift+tab", "down", "enter")
        field = app.screen.query_one("#short", OneLine)
        assert field.value == "УЖКХX"
        assert field.has_focus


async def test_a_new_executor_gets_a_code_made_of_its_name(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors") as (app, pilot):
        await press(pilot, "plus")
        await press(pilot, "1")
        app.screen.query_one("#short", OneLine).value = "Жилфонд"
        app.screen.query_one("#name", OneLine).value = "МУП «Жилфонд»"
        await press(pilot, "f9")
        facts = session.desk.scene().executors["zhilfond"]
        assert (facts.name, facts.official, facts.active) == ("МУП «Жилфонд»", "first_deputy", True)
        assert "Жилфонд" in screen_text(app.screen)


@pytest.mark.parametrize("size", SIZES)
async def test_an_official_is_edited_too_and_a_new_one_needs_a_code(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors", size) as (app, pilot):
        await press(pilot, "enter")
        app.screen.query_one("#name", OneLine).value = "Рочев А.Н."
        app.screen.query_one("#name_dative", OneLine).value = "Рочеву А.Н."
        await press(pilot, "f9")
        assert session.desk.scene().officials["first_deputy"].name == "Рочев А.Н."
        await press(pilot, "plus")
        await press(pilot, "2")
        app.screen.query_one("#title", OneLine).value = "руководитель аппарата"
        await press(pilot, "f9")
        assert "Не сохранено" in said(screen_of(app))
        app.screen.query_one("#code", OneLine).value = "chief"
        await press(pilot, "f9")
        assert session.desk.scene().officials["chief"].title == "руководитель аппарата"


def test_keywords_are_separated_by_commas_and_lines() -> None:
    assert words_of(" горячая  вода, двор;\nдвор,, ") == ("горячая вода", "двор")


@pytest.mark.parametrize(
    ("name", "code"),
    [("Жилфонд", "zhilfond"), ("ГО и ЧС", "go_i_chs"), ("2-я служба", "x2_ya_sluzhba"), ("!", "x")],
)
def test_a_code_is_made_of_latin_letters(name: str, code: str) -> None:
    assert code_of(name, []) == code
    assert wrong_code(code, []) == ""
    assert code_of(name, [code]) == f"{code}2"


@pytest.mark.parametrize("code", ["Жилфонд", "2nd", "desk", "uks", ""])
def test_a_wrong_or_taken_code_is_refused(code: str) -> None:
    assert wrong_code(code, ["uks"])
