"""The directory: who answers for what and how the year went; changed in place, through actions only."""

from pathlib import Path

import pytest

from screens.executors.card import DirectoryCard
from screens.executors.forms import OneOf
from screens.executors.screen import ExecutorsScreen
from screens.executors.values import code_of, words_of, wrong_code
from screens.note.bars import bar, columns_line
from screens.pieces import plain
from screens.widgets.choices import Choice
from screens.widgets.fields import ManyLines, OneLine
from tests.screens.area_app import (
    SIZES,
    AreaApp,
    filled,
    footer,
    opened,
    press,
    said,
    screen_text,
    settle,
    write,
)  # fmt: skip


def screen_of(app: AreaApp) -> ExecutorsScreen:
    """The screen in front."""
    assert isinstance(app.screen, ExecutorsScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_executors_stand_under_their_officials_with_their_year(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    year = session.desk.read.year().of("uzhkh")
    async with opened(session, "executors", size) as (app, _):
        text = screen_text(app.screen)
        assert text.index("Первый заместитель руководителя") < text.index("УЖКХ  ") < text.index("Водоканал")
        assert "17 действуют" in text
        assert "× Спецавтодор" in text
        assert "Список из поставки не" in said(screen_of(app))
        [row] = [line for line in text.splitlines() if line.startswith("   УЖКХ")]
        assert row.split()[1:3] == ["1", str(year.sent)]
        assert footer(screen_of(app)).startswith("Enter Изменить")
        # The card beside the list is the form itself; the cursor begins with an executor.
        assert app.screen.query_one("#short", OneLine).value == "УЖКХ"
        assert app.screen.query_one("#code", OneLine).disabled
        if size[0] >= 100:
            below = screen_text(app.screen)
            assert "Проект за, медиана" in below
            assert "д  я  ф  м  а  м  и  и  а  с  о  н" in below


@pytest.mark.parametrize("size", SIZES)
async def test_an_executor_is_changed_in_place_and_what_is_not_saved_is_offered_again(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors", size) as (app, pilot):
        await press(pilot, "enter")
        assert "F9 Сохранить" in footer(screen_of(app))
        await write(pilot, "abc")
        assert "не сохранено" in screen_text(app.screen)
        await press(pilot, "escape")
        assert session.desk.scene().executors["uzhkh"].short == "УЖКХ"
        assert "Enter Изменить" in footer(screen_of(app))
        # Another row has its own form; back here what was written still stands.
        await press(pilot, "down")
        assert app.screen.query_one("#short", OneLine).value == "Спецавтодор"
        await press(pilot, "up", "tab")
        field = app.screen.query_one("#short", OneLine)
        assert field.has_focus
        assert field.value == "УЖКХabc"
        field.value = "Ухтаспецавтодор"
        await press(pilot, "f9")
        assert said(screen_of(app)) == "× Не сохранено: 15 знаков, а можно до 11."
        assert "15 знаков, а можно до 11" in screen_text(app.screen)
        field.value = "Жилкомхоз"
        app.screen.query_one("#words", ManyLines).text = "ЖКХ, отопление,\nотопление, домофон"
        app.screen.query_one("#official", OneOf).value = "economy_deputy"
        await press(pilot, "f9")
        facts = session.desk.scene().executors["uzhkh"]
        assert (facts.short, facts.official) == ("Жилкомхоз", "economy_deputy")
        assert facts.keywords == ("ЖКХ", "отопление", "домофон")
        assert said(screen_of(app)) == "✓ Записано: Жилкомхоз"
        assert session.short("uzhkh") == "Жилкомхоз"
        assert "не сохранено" not in screen_text(app.screen)


async def test_what_was_being_written_survives_the_desk(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors", (80, 24)) as (_, pilot):
        await press(pilot, "enter")
        await write(pilot, "abc")
    async with opened(session, "executors", (80, 24)) as (app, pilot):
        assert app.screen.query_one("#short", OneLine).value == "УЖКХabc"
        assert "не сохранено" in screen_text(app.screen)
        # Backspace in the list takes it back; the cursor of a field stands behind what it is filled with.
        await press(pilot, "backspace", "down")
        assert "не сохранено" not in screen_text(app.screen)
        assert app.screen.query_one("#short", OneLine).cursor_position == len("Спецавтодор")
        await press(pilot, "up")
        assert app.screen.query_one("#short", OneLine).value == "УЖКХ"


async def test_taking_one_out_of_work_tells_what_follows_and_it_stands_last(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors") as (app, pilot):
        await press(pilot, "enter")
        app.screen.query_one("#active", Choice).value = "no"
        await press(pilot, "f9")
        assert "остаются за ним, сроки идут" in screen_text(app.screen)
        await press(pilot, "enter")
        assert session.desk.scene().executors["uzhkh"].active
        await press(pilot, "f9", "tab", "enter")
        text = screen_text(app.screen)
        assert "16 действуют, 1 нет" in text
        assert text.index("Не действуют") < text.rindex("УЖКХ")
        assert "открытые части остаются за ним" in said(screen_of(app))
        assert not session.desk.scene().executors["uzhkh"].active
        # Back to work it goes without a question.
        app.screen.query_one("#active", Choice).value = "yes"
        await press(pilot, "enter", "f9")
        assert session.desk.scene().executors["uzhkh"].active


async def test_a_new_executor_gets_a_code_made_of_its_name(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors") as (app, pilot):
        await press(pilot, "plus", "1")
        assert not app.screen.query_one("#code", OneLine).disabled
        app.screen.query_one("#short", OneLine).value = "Жилфонд"
        app.screen.query_one("#name", ManyLines).text = "МУП «Жилфонд»"
        await press(pilot, "f9")
        facts = session.desk.scene().executors["zhilfond"]
        assert (facts.name, facts.official, facts.active) == ("МУП «Жилфонд»", "first_deputy", True)
        assert app.screen.query_one(DirectoryCard).key == "e:zhilfond"


@pytest.mark.parametrize("size", SIZES)
async def test_an_official_is_edited_too_and_a_new_one_needs_a_code(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors", size) as (app, pilot):
        await press(pilot, "up", "enter")
        app.screen.query_one("#official-name", OneLine).value = "Рочев А.Н."
        app.screen.query_one("#name_dative", OneLine).value = "Рочеву А.Н."
        await press(pilot, "f9")
        assert session.desk.scene().officials["first_deputy"].name == "Рочев А.Н."
        await press(pilot, "plus", "2")
        app.screen.query_one("#title", ManyLines).text = "руководитель аппарата"
        await press(pilot, "f9")
        assert "Не сохранено" in said(screen_of(app))
        app.screen.query_one("#official-code", OneLine).value = "chief"
        await press(pilot, "f9")
        assert session.desk.scene().officials["chief"].title == "руководитель аппарата"


async def test_the_shipped_list_is_confirmed_through_the_journal(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "executors", (80, 24)) as (app, pilot):
        await press(pilot, "colon")
        await write(pilot, "подтвердить")
        await press(pilot, "enter")
        assert "Подтвердить исполнителей?" in screen_text(app.screen)
        await press(pilot, "enter")
        assert len(session.desk.read.unconfirmed()) == 17
        screen_of(app).action_confirm_list()
        await settle(pilot)
        await press(pilot, "tab", "enter")
        assert said(screen_of(app)) == "✓ Исполнители подтверждены"
        assert session.desk.read.unconfirmed() == ()
        assert {row.by for row in session.desk.read.journal() if row.action == "executor"} >= {session.who}
        await press(pilot, "down")
        assert said(screen_of(app)) == ""


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


def test_a_chart_shows_what_is_not_nothing_and_fills_its_room_with_the_most() -> None:
    assert bar(0, 8, 4) == ""
    assert bar(1, 1000, 4) == "▆"
    assert bar(8, 8, 4) == "▆▆▆▆"
    assert plain(columns_line([None, 1, 8], cells=2)) == "  ▁ █ "
