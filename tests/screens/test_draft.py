"""A draft that came in: told as a person hands it in, on both sizes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste
from textual.screen import Screen

from models.terms import PartStatus
from screens.draft.form import DraftForm
from screens.draft.screen import DraftScreen
from screens.queue.screen import QueueScreen
from screens.session import Session
from tests.screens.forms_desk import (
    BINS,
    HEATING,
    RINK,
    FormsApp,
    Work,
    filled,
    footer,
    opened,
    press,
    said,
    settle,
    whole,
    write,
)

SIZES = [(80, 24), (120, 40)]


def draft(number: int, executor: str | None = None) -> Callable[[Session], Screen[None]]:
    return lambda session: DraftScreen(session, number, executor)


def form_of(app: FormsApp) -> DraftForm:
    return app.screen.query_one(DraftForm)


def status(work: Work, number: int, executor: str) -> PartStatus | None:
    part = work.case(number).live_part_of(executor)
    return part.status if part else None


@pytest.mark.parametrize("size", SIZES)
async def test_a_draft_is_handed_in_with_its_files(tmp_path: Path, size: tuple[int, int]) -> None:
    work = filled(tmp_path)
    photo = work.file("площадка после.jpg", 2000)
    async with opened(work, draft(BINS), size) as (app, pilot):
        await write(pilot, "Снег убран.")
        form_of(app).path.focus()
        form_of(app).path.post_message(Paste(f"'{photo}'"))
        await settle(pilot)
        assert "площадка после.jpg" in whole(app)
        assert "фото" in whole(app)
        assert "2 КБ" in whole(app)
        await press(pilot, "f9", "1")
        assert isinstance(app.screen, QueueScreen)
        assert said(app) == f"№ {BINS}: проект УЖКХ принят, согласовать до 15:32 (п.11)."
    made = work.case(BINS).drafts[-1]
    assert status(work, BINS, "uzhkh") is PartStatus.DRAFTED
    assert (made.text, made.content, made.by) == ("Снег убран.", "measures", "Иванова А.А.")
    assert [(file.name, file.size) for file in made.attachments] == [("площадка после.jpg", 2000)]
    assert work.desk.typed.load(f"draft:{BINS}:uzhkh:text") == ""


@pytest.mark.parametrize("size", SIZES)
async def test_what_follows_the_handing_in_is_shown_before_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), draft(BINS), size) as (app, _):
        shown = whole(app)
        assert "согласован 14:05, версия 1" in shown
        assert "поручено 10:41: снег у площадки" in shown
        assert "15:32" in shown
        assert "16:32" in shown
        assert "2:51:53" in shown
        assert "0:51:53" in shown
        assert "Контейнеры на Космонавтов" in shown
        assert len(footer(app, size[0])) == size[0] - 2


async def test_a_moment_set_back_moves_what_follows(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS)) as (app, pilot):
        await write(pilot, "Снег убран.")
        form_of(app).kind.focus()
        form_of(app).when.focus()
        await write(pilot, "14:10")
        assert "15:10" in whole(app)
        form_of(app).content.value = "explanation"
        await press(pilot, "f9")
    assert work.case(BINS).drafts[-1].at == work.clock.now - 22 * 60 - 7


async def test_without_a_text_f9_is_dimmed_and_says_why(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS), (80, 24)) as (app, pilot):
        assert "F9 Проект получен п.10" in footer(app, 80)
        await press(pilot, "f9")
        assert "без текста" in said(app)
        assert "п.10" in said(app)
    assert status(work, BINS, "uzhkh") is PartStatus.SENT


async def test_a_moment_that_has_not_come_is_said_under_the_field(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS)) as (app, pilot):
        await write(pilot, "Снег убран.")
        form_of(app).when.focus()
        await write(pilot, "17:00")
        assert "ещё не наступило" in whole(app)
        await press(pilot, "f9")
        assert "ещё не наступило" in said(app)
        assert form_of(app).text.text == "Снег убран."
    assert status(work, BINS, "uzhkh") is PartStatus.SENT


async def test_a_moment_before_the_assignment_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS)) as (app, pilot):
        await write(pilot, "Снег убран.")
        form_of(app).when.focus()
        await write(pilot, "10:30")
        await press(pilot, "f9", "4")
        assert "раньше прошлого действия" in said(app)
        assert (form_of(app).text.text, form_of(app).when.value) == ("Снег убран.", "10:30")
    assert status(work, BINS, "uzhkh") is PartStatus.SENT


async def test_a_refusal_of_the_desk_keeps_the_typing(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS)) as (app, pilot):
        await write(pilot, "Снег убран.")
        work.act("24 14:31", "withdraw", BINS, executor="uzhkh", reason="не их")
        await press(pilot, "f9", "4")
        assert "нет действующей части" in said(app)
        assert form_of(app).text.text == "Снег убран."
    assert work.desk.typed.load(f"draft:{BINS}:uzhkh:text") == "Снег убран."


async def test_what_was_typed_is_offered_again_after_esc(tmp_path: Path) -> None:
    work = filled(tmp_path)
    photo = work.file("до.jpg")
    async with opened(work, draft(BINS)) as (app, pilot):
        await write(pilot, "Снег убран")
        form = form_of(app)
        form.kind.value, form.content.value = "interim", "progress"
        await form.attach([photo])
        form.when.focus()
        await write(pilot, "14:10")
        await press(pilot, "escape")
        assert isinstance(app.screen, QueueScreen)
        app.open_draft(BINS)
        await settle(pilot)
        form = form_of(app)
        assert (form.text.text, form.when.value) == ("Снег убран", "14:10")
        assert (form.kind.value, form.content.value) == ("interim", "progress")
        assert [str(found.path) for found in form.files] == [photo]
        await write(pilot, "!")
        assert form.text.text == "Снег убран!"


async def test_a_path_that_leads_nowhere_is_said_and_stays_in_its_field(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), draft(BINS)) as (app, pilot):
        form_of(app).path.focus()
        await press(pilot, "slash", "н", "е", "т", "enter")
        assert "нет такого файла: /нет" in whole(app)
        assert form_of(app).path.value == "/нет"


async def test_backspace_in_the_empty_field_takes_the_last_file_back(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS)) as (app, pilot):
        form = form_of(app)
        await form.attach([work.file("до.jpg"), work.file("после.jpg")])
        form.path.focus()
        await press(pilot, "backspace")
        assert [found.name for found in form.files] == ["до.jpg"]


async def test_a_draft_after_rework_takes_over_files_only_when_told(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:30", "rework", HEATING, executor="uzhkh", reasons=[{"number": 1}])
    async with opened(work, draft(HEATING)) as (app, pilot):
        assert "на доработке с 14:30, версия 2" in whole(app)
        await write(pilot, "Тепло дадут 25 ноября.")
        form_of(app).kept.focus()
        await press(pilot, "right", "space", "f9")
    assert [file.name for file in work.case(HEATING).drafts[-1].attachments] == ["арматура.jpg"]


async def test_each_executor_has_its_own_typed_text(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:30", "rework", BINS, executor="eco", reasons=[{"number": 1}])
    async with opened(work, draft(BINS, "uzhkh")) as (app, pilot):
        form = form_of(app)
        await write(pilot, "УЖКХ пишет")
        form.who.focus()
        await press(pilot, "right")
        assert (form.part.executor, form.text.text) == ("eco", "")
        form.text.focus()
        await write(pilot, "Экология пишет")
        form.who.focus()
        await press(pilot, "left")
        assert (form.part.executor, form.text.text) == ("uzhkh", "УЖКХ пишет")


async def test_a_request_to_the_author_says_nothing_of_contents(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS)) as (app, pilot):
        await write(pilot, "Какой двор?")
        form_of(app).kind.value = "clarification"
        await settle(pilot)
        assert "уточнению не нужно" in whole(app)
        await press(pilot, "f9")
    assert work.case(BINS).drafts[-1].content is None


async def test_where_nobody_owes_a_draft_the_screen_says_so(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), draft(RINK), (80, 24)) as (app, pilot):
        assert "ни у кого нет открытой части" in whole(app)
        await press(pilot, "f9")
        assert "нет открытой части" in said(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, QueueScreen)


async def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act(
        "24 12:00", "receive", "IM-X", source="[b]ВК[/b]", author="[/] \x1b[2J", text="[red]x[/] \u202eкод"
    )
    work.act("24 12:10", "route", 6, executors=["kumi"], parts={"kumi": "[blink]о земле[/]"})
    async with opened(work, draft(6)) as (app, _):
        shown = whole(app)
        assert "[red]x[/] код" in shown
        assert "[blink]о земле[/]" in shown
        assert "[b]ВК[/b]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown


async def test_a_path_that_leads_nowhere_is_told_at_the_handing_in_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    work = filled(tmp_path)
    async with opened(work, draft(BINS), (80, 24)) as (app, pilot):
        await write(pilot, "Снег убран.")
        form_of(app).path.value = "нет такой.jpg"
        await press(pilot, "f9")
        assert isinstance(app.screen, DraftScreen)
        assert "нет такого файла" in said(app)
        assert form_of(app).path.value == "нет такой.jpg"
        assert form_of(app).text.text == "Снег убран."
        photo = work.file("есть.jpg", 2000)
        form_of(app).path.value = str(photo)
        await press(pilot, "f9", "1")
        assert isinstance(app.screen, QueueScreen)
        [attached] = work.case(BINS).drafts[-1].attachments
        assert attached.name == "есть.jpg"


async def test_measures_without_material_are_told_at_once_and_the_waiting_text_only_needs_the_file(
    tmp_path: Path,
) -> None:
    work = filled(tmp_path)
    photo = work.file("после.jpg", 2000)
    async with opened(work, draft(BINS), (80, 24)) as (app, pilot):
        await write(pilot, "Снег убран.")
        await press(pilot, "f9", "1")
        assert "согласовать нельзя (п.10). Добавить — п." in said(app)
        await app.push_screen(DraftScreen(app.session, BINS))
        await settle(pilot)
        assert form_of(app).text.selected_text == "Снег убран."
        await press(pilot, "f9")
        assert said(app).startswith("Принять проект нельзя: он уже сдан (п.10).")
        form_of(app).text.post_message(Paste(str(photo)))
        await settle(pilot)
        assert form_of(app).text.text == "Снег убран."
        await press(pilot, "f9")
        assert "принят, согласовать до" in said(app)
    made = work.case(BINS).drafts[-1]
    assert (made.text, [file.name for file in made.attachments]) == ("Снег убран.", ["после.jpg"])
