"""What the form of a draft asks and tells by itself: contents, the reasons of the rework, files."""

from pathlib import Path

import pytest
from textual.events import Paste

from models.terms import Content
from screens.dialogs import Pick
from screens.draft.screen import DraftScreen
from screens.queue.screen import QueueScreen
from tests.screens.forms_desk import (
    BINS,
    HEATING,
    FormsApp,
    filled,
    footer,
    opened,
    press,
    said,
    settle,
    whole,
    write,
)
from tests.screens.test_draft import draft, form_of


@pytest.mark.parametrize(("digit", "content"), [("4", Content.EXPLANATION), ("2", Content.PROGRESS)])
async def test_what_a_draft_contains_is_asked_once_and_never_guessed(
    tmp_path: Path, digit: str, content: Content
) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS), (80, 24)) as (app, pilot):
        assert "●" not in whole(app).split("Содержит")[1].split("Текст")[0]
        await write(pilot, "Снег убран.")
        await press(pilot, "f9")
        assert isinstance(app.screen, Pick)
        assert "нужно фото, видео или акт" in whole(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, DraftScreen)
        assert form_of(app).text.text == "Снег убран."
        await press(pilot, "f9", digit)
        assert isinstance(app.screen, QueueScreen)
    assert work.case(BINS).drafts[-1].content is content


async def test_a_digit_or_an_arrow_chooses_what_it_contains(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), draft(BINS), (80, 24)) as (app, pilot):
        form = form_of(app)
        await press(pilot, "shift+tab")
        assert app.focused is form.content
        await press(pilot, "left")
        assert form.content.value == Content.MEASURES
        await press(pilot, "3", "right", "9")
        assert form.content.value == Content.EXPLANATION


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_after_a_rework_the_form_tells_what_was_to_be_mended(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    work = filled(tmp_path)
    reasons = [
        {"number": 1, "comment": "Назовите [день], когда дадут тепло", "passage": "в плановом порядке"},
        {"number": 8},
    ]
    work.act("24 14:30", "rework", HEATING, executor="uzhkh", reasons=reasons)
    async with opened(work, draft(HEATING), size) as (app, _):
        shown = whole(app)
        assert "Исправить" in shown
        assert "Назовите [день], когда дадут тепло" in shown
        assert ("«в плановом порядке»" in shown) == (size[0] == 120)
        assert "Непонятные термины" in shown
        assert "Когда" in shown
        assert form_of(app).content.value == Content.PROGRESS
        assert footer(app, size[0]).startswith("F9 Проект получен")


def f9_is_lit(app: FormsApp) -> bool:
    screen = app.screen
    assert isinstance(screen, DraftScreen)
    return screen.footer_items()[0][0].enabled


async def test_f9_is_dimmed_by_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS), (80, 24)) as (app, pilot):
        await write(pilot, "Снег убран.")
        form_of(app).path.value = "/нет/такого.jpg"
        await settle(pilot)
        assert not f9_is_lit(app)
        await press(pilot, "f9")
        assert "нет такого файла" in said(app)
        form_of(app).path.value = ""
        await settle(pilot)
        assert f9_is_lit(app)


async def test_a_file_pasted_into_the_text_is_attached_and_what_is_no_file_is_text(tmp_path: Path) -> None:
    work = filled(tmp_path)
    photo = work.file("после уборки.jpg")
    async with opened(work, draft(BINS), (80, 24)) as (app, pilot):
        form = form_of(app)
        form.text.post_message(Paste(f"'{photo}'"))
        await settle(pilot)
        assert [found.name for found in form.files] == ["после уборки.jpg"]
        assert form.text.text == ""
        form.text.post_message(Paste("/нет/такого.jpg"))
        await settle(pilot)
        assert form.text.text == "/нет/такого.jpg"


async def test_no_resizing_loses_what_is_typed_selected_or_written_of_a_path(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), draft(BINS)) as (app, pilot):
        form = form_of(app)
        await write(pilot, "Снег убран, " * 60)
        await press(pilot, "shift+left", "shift+left", "shift+left")
        form.path.value = "/до/po"
        before = (form.text.text, form.text.selection, form.path.value)
        for columns, rows in ((80, 24), (160, 50), (100, 30)):
            await pilot.resize_terminal(columns, rows)
            await settle(pilot)
            assert app.focused is form.text
            assert (form.text.text, form.text.selection, form.path.value) == before
            assert form.text.region.contains_point(form.text.cursor_screen_offset), "the cursor is in sight"
