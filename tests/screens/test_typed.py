"""Nothing typed is lost: offered again and marked, begun anew on demand, kept while the database refuses."""

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.draft.form import DraftForm
from screens.draft.screen import DraftScreen
from screens.intake.new_message import NewMessageScreen
from screens.note.lines import conclusions_field
from screens.queue.screen import QueueScreen
from screens.reply.screen import ReplyScreen
from screens.review.screen import ReviewScreen
from screens.typed import KEPT_AGAIN, LOST
from screens.widgets.say_line import SayLine
from tests.screens.forms_desk import BINS, HEATING, PLAIN, RINK, Work, filled, opened, said, whole, write
from uhta_tui.documents.months import Month


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        for _ in range(4):
            await pilot.pause(0.02)


async def test_a_draft_is_offered_again_marked_and_begun_anew_with_a_way_back(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.desk.typed.save(f"draft:{BINS}:uzhkh:text", "Снег убран.", work.clock.now - 700)
    async with opened(work, lambda session: DraftScreen(session, BINS, "uzhkh"), (80, 24)) as (app, pilot):
        form = app.screen.query_one(DraftForm)
        assert "11 знаков, восстановлено с 14:20; Shift+Del — заново" in whole(app)
        await press(pilot, "shift+delete")
        assert (form.text.text, said(app)) == ("", "Начато заново.")
        assert "восстановлено" not in whole(app)
        assert Work(tmp_path).desk.typed.load(f"draft:{BINS}:uzhkh:text") == ""
        form.text.action_undo()
        await pilot.pause(0.8)
        assert Work(tmp_path).desk.typed.load(f"draft:{BINS}:uzhkh:text") == "Снег убран."


async def test_a_form_that_was_merely_opened_says_nothing_of_restoring(tmp_path: Path) -> None:
    work = filled(tmp_path)
    for _ in range(2):
        async with opened(work, lambda session: DraftScreen(session, BINS, "uzhkh")) as (app, pilot):
            await pilot.pause(0.8)
            assert "восстановлено" not in whole(app)


async def test_while_the_database_refuses_the_text_is_kept_in_memory_and_that_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.typed.AGAIN", 0.2)
    monkeypatch.setattr("models.database._PRAGMAS", (("busy_timeout", 1),))
    work = filled(tmp_path)
    async with opened(work, lambda session: ReplyScreen(session, RINK), (120, 40)) as (app, pilot):
        with sqlite3.connect(tmp_path / "u.db", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            await write(pilot, "Добрый день! ")
            await pilot.pause(0.9)
            assert said(app) == LOST
            app.screen.query_one(SayLine).clear()
            await press(pilot, "я")
            await pilot.pause(0.9)
            assert said(app) == "", "said once"
            await press(pilot, "escape")
            app.push_screen(ReplyScreen(work.session, RINK))
            await press(pilot, "end")
            reply = app.screen
            assert isinstance(reply, ReplyScreen)
            assert reply.text.text.startswith("Добрый день! я"), "from memory"
            other.execute("ROLLBACK")
        await press(pilot, "ж")
        await pilot.pause(1.0)
        assert said(app) == KEPT_AGAIN
    with sqlite3.connect(tmp_path / "u.db") as database:
        [(text,)] = database.execute("SELECT text FROM typed_text WHERE key LIKE 'reply:%:text'")
    assert text.startswith("Добрый день! я")


async def test_damaged_kept_texts_are_skipped_with_a_sentence(tmp_path: Path) -> None:
    work = filled(tmp_path)
    for key, text in (
        (f"review:{HEATING}:uzhkh:2:said", '{"ticked": [99], "words": {"99": ["a", "b"]}}'),
        (f"draft:{BINS}:uzhkh:kind", "чушь"),
        (f"draft:{BINS}:uzhkh:kept", "\0"),
    ):
        work.desk.typed.save(key, text, 1)
    async with opened(work, lambda session: ReviewScreen(session, HEATING, "uzhkh")) as (app, pilot):
        assert said(app) == "Прежние отметки не читаются, они пропущены; отметьте заново."
        app.push_screen(DraftScreen(work.session, BINS, "uzhkh"))
        await press(pilot, "tab")
        assert isinstance(app.screen, DraftScreen)


async def test_ticks_and_comments_are_offered_again_and_taken_back(tmp_path: Path) -> None:
    work = filled(tmp_path)
    kept = '{"ticked": [4], "words": {"4": ["Назовите день", ""]}}'
    work.desk.typed.save(f"review:{HEATING}:uzhkh:2:said", kept, work.clock.now)
    async with opened(work, lambda session: ReviewScreen(session, HEATING, "uzhkh")) as (app, pilot):
        assert said(app) == "Отметки и пояснения: восстановлено с 14:32; Shift+Del — заново."
        review = app.screen
        assert isinstance(review, ReviewScreen)
        assert review.said.about(4).comment == "Назовите день"
        await press(pilot, "shift+delete")
        assert not review.said.ticked


async def test_pasting_adds_to_what_was_typed_of_a_new_message(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.desk.typed.save("new:text", "Набрано раньше", work.clock.now)
    pasted = "https://vk.com/wall-1_77\nНет света"
    async with opened(work, lambda session: NewMessageScreen(session, pasted), (80, 24)) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, NewMessageScreen)
        assert screen._text.text == "Набрано раньше\n\nНет света"
        assert said(app).endswith("вставленное добавлено.")
        await press(pilot, "shift+delete")
        assert (screen._text.text, screen._fields["url"].value) == ("Нет света", "https://vk.com/wall-1_77")


async def test_reasons_choices_moments_and_comments_outlive_a_closed_question(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, QueueScreen) as (app, pilot):
        queue = app.screen
        assert isinstance(queue, QueueScreen)
        queue.list.move_to(PLAIN)
        await press(pilot, "и", "1", "tab", "tab")
        await write(pilot, "грубо")
        await press(pilot, "escape", "и", "1")
        assert "грубо" in whole(app)
        assert "восстановлено" in whole(app)
        await press(pilot, "tab", "enter")
    assert work.case(PLAIN).status == "excluded"
    assert Work(tmp_path).desk.typed.load(f"exclude:{PLAIN}:comment") == ""


def test_conclusions_stand_where_they_are_typed() -> None:
    assert conclusions_field(Month.parse("2026-11")) == "note:2026-11:text"
