"""Finishing a draft together with its executor (п.11)."""

from pathlib import Path

import pytest

from models.terms import Key
from tests.screens.forms_desk import (
    PLAIN,
    filled,
    footer,
    opened,
    press,
    said,
    settle,
    whole,
    write,
)
from tests.screens.review_desk import SIZES, review, running, screen_of


@pytest.mark.parametrize("key", ["в", "d"])
@pytest.mark.parametrize("size", SIZES)
async def test_editing_together_makes_a_version_and_leaves_the_hour_running(
    tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    work = filled(tmp_path)
    async with opened(work, review(PLAIN), size) as (app, pilot):
        await press(pilot, key)
        assert footer(app, size[0]).startswith("F9 Сохранить правку")
        screen = screen_of(app)
        assert screen.joint.text == "Переезд закрыт до 1 декабря на ремонт путей."
        await press(pilot, "down", "down", "end")
        await write(pilot, " Объезд — по Советской.")
        await press(pilot, "f9")
        assert said(app) == "Версия 2 сохранена, часы п.11 идут."
        assert "версия 2" in whole(app)
        assert not screen.editing
    case = work.case(PLAIN)
    assert case.drafts[-1].joint
    assert case.drafts[-1].text.endswith("Объезд — по Советской.")
    assert Key.REVIEW in running(case)


async def test_an_edited_text_is_offered_again_after_esc(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(PLAIN)) as (app, pilot):
        await press(pilot, "в")
        await write(pilot, "Внимание! ")
        await press(pilot, "escape")
        assert not screen_of(app).editing
        await press(pilot, "escape")
        app.open_review(PLAIN)
        await settle(pilot)
        await press(pilot, "в")
        assert screen_of(app).joint.text.startswith("Внимание! Переезд")
