"""What is said about the reasons of п.12: ticks, words, passages; kept until the decision."""

from pathlib import Path

import pytest

from screens.pieces import plain
from screens.queue.screen import QueueScreen
from tests.screens.forms_desk import (
    HEATING,
    filled,
    footer,
    opened,
    press,
    said,
    settle,
    whole,
    write,
)
from tests.screens.review_desk import SIZES, review, screen_of
from uhta_tui.procedure.case import Tick


async def test_ticks_and_words_are_offered_again_after_esc(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(HEATING)) as (app, pilot):
        await press(pilot, "4", "enter")
        await write(pilot, "Когда именно?")
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, QueueScreen)
        app.open_review(HEATING)
        await settle(pilot)
        assert screen_of(app).said.ticks() == {4: Tick(4, "Когда именно?")}
        assert "Когда именно?" in whole(app)


async def test_what_was_said_outlives_its_tick(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), review(HEATING)) as (app, pilot):
        await press(pilot, "2", "enter")
        await write(pilot, "Где доказательства?")
        await press(pilot, "f9", "2")
        assert screen_of(app).said.ticks() == {}
        await press(pilot, "2")
        assert screen_of(app).said.ticks() == {2: Tick(2, "Где доказательства?")}


async def test_a_new_version_takes_the_ticks_of_the_old_one_away(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(HEATING)) as (app, pilot):
        await press(pilot, "1")
        work.act(
            "24 14:32",
            "draft",
            HEATING,
            executor="uzhkh",
            kind="answer",
            content="explanation",
            text="Новое.",
        )
        await screen_of(app).reload()
        assert said(app) == "Пришла версия 3: отмеченное было к версии 2."
        assert screen_of(app).said.ticks() == {}


async def test_another_desk_deciding_first_costs_nothing_that_was_said(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(HEATING)) as (app, pilot):
        await press(pilot, "1", "enter")
        await write(pilot, "Назовите день")
        await press(pilot, "f9")
        work.act("24 14:32", "withdraw", HEATING, executor="uzhkh", reason="не их")
        await press(pilot, "д")
        assert "нет действующей части" in said(app)
    assert "Назовите день" in work.desk.typed.load(f"review:{HEATING}:uzhkh:2:said")


@pytest.mark.parametrize("size", SIZES)
async def test_a_passage_is_selected_in_the_draft_with_the_keys_alone(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(filled(tmp_path), review(HEATING), size) as (app, pilot):
        screen = screen_of(app)
        await press(pilot, "tab", "tab", "enter")
        assert app.focused is screen.marker
        assert footer(app, size[0]).startswith("1–8 Причина")
        await press(pilot, "с")
        assert "вы отмечаете место" in said(app)
        screen.marker.move_cursor((0, len("Здравствуйте, Ольга! По ад")))
        await press(pilot, *["shift+right"] * 10, "2")
        assert screen.said.ticks() == {2: Tick(2, "", "адресу Мира,")}
        assert app.focused is screen.reasons
        assert screen.reasons.cursor == 2
        await press(pilot, "tab", "tab", "enter")
        screen.marker.move_cursor((0, len(screen.marker.document.get_line(0))))
        await press(pilot, "7")
        assert screen.said.ticks()[7] == Tick(7, "", "Неудобства временные, просим отнестись с пониманием.")
        await press(pilot, "tab", "tab", "enter", "escape")
        assert app.focused is screen.reasons
        assert not screen.marking


async def test_the_whole_wording_of_a_reason_is_told_on_demand(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), review(HEATING), (80, 24)) as (app, pilot):
        await press(pilot, "down", "down", "enter")
        shown = " ".join(whole(app).split())
        assert "содержит избыточное количество ссылок" in shown
        assert "поставленный вопрос" in shown
        await press(pilot, "escape")
        assert screen_of(app).said.ticks() == {}


async def test_without_a_tick_the_cost_of_a_rework_is_shown_and_its_key_is_dim_everywhere(
    tmp_path: Path,
) -> None:
    async with opened(filled(tmp_path), review(HEATING), (80, 24)) as (app, pilot):
        table = screen_of(app).table
        [row] = [line for line in table.lines() if "На доработку" in plain(line)]
        assert "отметьте причину, п.12" in plain(row)
        assert "× -1:42:07" in plain(row)
        assert row[0].role == "faint"
        await press(pilot, "1")
        [row] = [line for line in table.lines() if "На доработку" in plain(line)]
        assert row[0].role == "mark"
