"""The shortcomings of п.20: listed by side, told of, decided on."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from models.terms import Side
from screens.ask import Ask
from screens.dialogs import Pick
from screens.shortcomings.rows import over_face
from screens.shortcomings.screen import ShortcomingsScreen
from screens.widgets.grouped_list import GroupedList
from tests.screens.area_app import (
    SIZES,
    AreaApp,
    current,
    filled,
    footer,
    opened,
    press,
    said,
    screen_text,
    write,
)
from tests.screens.desks import Clock, session_in


def screen_of(app: AreaApp) -> ShortcomingsScreen:
    """The screen in front."""
    assert isinstance(app.screen, ShortcomingsScreen)
    return app.screen


def first_of(app: AreaApp) -> tuple[str, int]:
    """The shortcoming under the cursor, an executor's: its id and its message."""
    found = current(app.screen.query_one(GroupedList)).found
    assert found.executor is not None
    return found.id, found.number


async def tell(pilot: Pilot[None]) -> None:
    """Press Enter on one to tell of, and wait for its notice to be written and the question to come."""
    await press(pilot, "enter")
    while not isinstance(pilot.app.screen, Pick):
        await pilot.pause(0.05)


async def answer(pilot: Pilot[None], *keys: str) -> None:
    """Answer the question, and wait for what follows from it."""
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await press(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_they_are_listed_by_side_and_the_cursor_steps_over_headings(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    found = session.desk.read.shortcomings()
    theirs = sum(one.side is Side.EXECUTOR for one in found)
    async with opened(session, "shortcomings", size) as (app, pilot):
        text = screen_text(app.screen)
        assert f"× {len(found)} не извещены" in text
        list_ = app.screen.query_one(GroupedList)
        headings = [(row.title, row.count) for row in list_.rows if row.count]
        assert headings == [("По вине исполнителей", theirs), ("По вине отдела", len(found) - theirs)]
        keys = []
        for _ in found:
            keys.append(current(list_).key)
            await press(pilot, "down")
        assert set(keys) == {one.id for one in found}
        await press(pilot, "home")
        assert current(list_).key == keys[0]
        assert "По вине исполнителей" in screen_text(app.screen)


async def test_one_that_runs_grows_with_the_clock(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "shortcomings", (80, 24)) as (app, pilot):
        list_ = app.screen.query_one(GroupedList)
        running = next(row for row in list_.rows if row.found is not None and row.found.running)
        list_.move_to(running.key)
        before = over_face(running, session.position)
        assert isinstance(session.clock, Clock)
        session.clock.now += 5
        screen_of(app).tick()
        await pilot.pause()
        after = over_face(running, session.position)
        assert after != before
        assert screen_text(app.screen).count(after) >= 2


@pytest.mark.parametrize("size", SIZES)
async def test_enter_tells_the_official_by_subordination_and_then_takes_the_decision(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    async with opened(session, "shortcomings", size) as (app, pilot):
        key, number = first_of(app)
        assert footer(screen_of(app)).startswith("Enter Известить")
        await tell(pilot)
        assert "по подведомственности" in screen_text(app.screen)
        paper = tmp_path / f"служебная-записка-{key}.pdf"
        assert paper.read_bytes().startswith(b"%PDF")
        # The harmless answer comes first.
        await answer(pilot, "enter")
        assert said(screen_of(app)) == f"✓ Записка в файле {paper}; извещение не отмечено"
        assert session.desk.cases([number])[number].notices == ()
        await tell(pilot)
        await answer(pilot, "down", "enter")
        assert said(screen_of(app)).startswith(f"✓ Недостаток {key}: извещён ")
        [notice] = session.desk.cases([number])[number].notices
        [told] = [one for one in session.desk.read.shortcomings() if one.id == key]
        assert told.executor is not None
        assert notice.official == session.executors[told.executor].official
        app.screen.query_one(GroupedList).move_to(key)
        await press(pilot)
        assert footer(screen_of(app)).startswith("Enter Внести решение")
        await press(pilot, "enter")
        assert isinstance(app.screen, Ask)
        await write(pilot, "предупредить")
        await press(pilot, "f9")
        assert said(screen_of(app)) == f"✓ Недостаток {key}: решение внесено"
        assert session.desk.cases([number])[number].notices[0].resolution == "предупредить"
        assert session.desk.typed.load(f"resolve:{key}") == ""
        app.screen.query_one(GroupedList).move_to(key)
        await press(pilot, "enter")
        assert said(screen_of(app)) == "× Решение уже внесено (п.20)."
        assert "решено 24.11" in screen_text(app.screen)


async def test_a_digit_picks_another_official(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "shortcomings") as (app, pilot):
        _, number = first_of(app)
        before = session.desk.read.shortcomings()
        await tell(pilot)
        await answer(pilot, "3")
        [notice] = session.desk.cases([number])[number].notices
        assert notice.official not in {
            one.official for one in before if one.number == number and one.executor
        }


async def test_a_decision_that_was_being_typed_is_offered_again(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "shortcomings", (80, 24)) as (app, pilot):
        key, _ = first_of(app)
        await tell(pilot)
        await answer(pilot, "2")
        app.screen.query_one(GroupedList).move_to(key)
        await press(pilot, "enter")
        await write(pilot, "выговор")
        await press(pilot, "escape")
        await press(pilot, "enter")
        dialog = app.screen
        assert isinstance(dialog, Ask)
        assert dialog.text.text == "выговор"


@pytest.mark.parametrize("key", ["г", "u"])
async def test_the_paper_alone_is_made_and_named(tmp_path: Path, key: str) -> None:
    session = filled(tmp_path)
    async with opened(session, "shortcomings") as (app, pilot):
        found, number = first_of(app)
        await press(pilot, key)
        assert said(screen_of(app)) == f"✓ Служебная записка в файле {tmp_path}/служебная-записка-{found}.pdf"
        assert session.desk.cases([number])[number].notices == ()


async def test_the_card_says_why_it_is_whose_and_what_the_year_was(tmp_path: Path) -> None:
    session = filled(tmp_path)
    year = session.desk.read.year()
    async with opened(session, "shortcomings") as (app, pilot):
        found = current(app.screen.query_one(GroupedList)).found
        text = screen_text(app.screen)
        assert "Почему по вине исполнителя" in text
        assert "на возврат (п.9) истёк" in text
        kept = year.lateness(found.key, found.executor)
        assert f"{kept.late} из {kept.total}" in text
        desk = next(row for row in app.screen.query_one(GroupedList).rows if row.who == "Отдел")
        app.screen.query_one(GroupedList).move_to(desk.key)
        await press(pilot)
        assert "Почему по вине отдела" in screen_text(app.screen)


async def test_a_word_narrows_the_list_and_escape_takes_it_back(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "shortcomings", (80, 24)) as (app, pilot):
        all_rows = len(app.screen.query_one(GroupedList).rows)
        await press(pilot, "slash")
        await write(pilot, "отдел")
        list_ = app.screen.query_one(GroupedList)
        assert {row.who for row in list_.rows if row.found} == {"Отдел"}
        assert [row.title for row in list_.rows if row.count] == ["По вине отдела"]
        await press(pilot, "enter")
        assert list_.has_focus
        await press(pilot, "escape")
        assert len(list_.rows) == all_rows
        # Typed with the other layout on it is found too; what is not is told, with the way back.
        await press(pilot, "slash")
        await write(pilot, "jnltk")
        assert {row.who for row in list_.rows if row.found} == {"Отдел"}
        await write(pilot, "щщ")
        assert "Ничего не найдено" in screen_text(app.screen)
        assert "Esc Показать все" in footer(screen_of(app))
        await press(pilot, "escape")
        # Where the card would have no room beside the list it stands under it.
        await pilot.resize_terminal(100, 30)
        await press(pilot, "home")
        card = app.screen.query_one("#card")
        assert card.region.width == 98
        assert card.region.y > list_.region.y


async def test_the_arrow_opens_the_message(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "shortcomings", (80, 24)) as (app, pilot):
        await press(pilot, "right")
        assert app.opened == [first_of(app)[1]]


@pytest.mark.parametrize("size", SIZES)
async def test_a_desk_without_shortcomings_says_so(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(session_in(tmp_path, Clock()), "shortcomings", size) as (app, pilot):
        assert "Недостатков нет" in screen_text(app.screen)
        await press(pilot, "enter", "right")
        assert said(screen_of(app)).startswith("× Сообщение нельзя")
