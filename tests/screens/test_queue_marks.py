"""Marks in the queue: several messages, one confirmation, one step back."""

import pytest

from models.terms import Status
from screens.ask import Ask
from screens.dialogs import Confirm, Pick
from screens.pieces import plain
from screens.session import Session
from screens.shell import DeskApp
from screens.text import HARD
from tests.screens.conftest import settle
from tests.screens.driving import case_of, on, press, said


@pytest.mark.parametrize(("exclude", "back"), [("и", "я"), ("b", "z")])
async def test_the_marked_are_excluded_by_one_question_and_come_back_by_one(
    desk_app: DeskApp, session: Session, exclude: str, back: str
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on(desk_app, pilot, 1)
        await press(pilot, "asterisk")  # № 1, and down
        assert screen.number != 1
        assert "отмечено 1" in plain(screen.pane.rule.right)
        for number in (4, 13, 5):  # № 5 has an approved reply: it cannot be excluded
            screen.list.move_to(number)
            await press(pilot, "asterisk")
        row = next(n for n, line in enumerate(screen.list.rows) if line.number == 1)
        screen.list.move_to(13)
        assert screen.list.render_line(row - screen.list.scroll_offset.y).text.startswith("×■-0:13:07")
        await press(pilot, exclude)
        assert isinstance(desk_app.screen, Pick)
        await press(pilot, "2")
        dialog = desk_app.screen
        assert isinstance(dialog, Confirm)
        assert dialog._heading.replace(HARD, " ") == "Исключить 3 сообщения: № 1, 4, 13 без ответа?"
        told = " ".join(plain(line) for line in dialog._lines)
        assert "Нельзя № 5: сообщение уже имеет согласованный ответ (п.18)." in told
        await press(pilot, "enter")  # the harmless answer
        assert case_of(session, 1).status is Status.RECEIVED
        await press(pilot, exclude, "2", "tab", "enter")
        assert {case_of(session, n).status for n in (1, 4, 13)} == {Status.EXCLUDED}
        assert said(screen) == "Исключено 3: № 1, 4, 13 (п.18). Взять назад — я"
        assert screen.marked == (5,)
        await press(pilot, back)
        assert isinstance(desk_app.screen, Ask)
        await press(pilot, "f9")
        assert {case_of(session, n).status for n in (1, 4, 13)} == {Status.RECEIVED}
        assert said(screen) == "Взято назад 3: № 1, 4, 13 (п.18)"
        assert screen.number == 1
        await press(pilot, "escape")
        assert screen.marked == ()


async def test_the_marked_are_routed_together_and_withdrawn_together(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        screen = await on(desk_app, pilot, 1)
        await press(pilot, "asterisk")
        for number in (4, 12):  # № 12 waits for its author
            screen.list.move_to(number)
            await press(pilot, "asterisk")
        items, _ = screen.footer_items()
        assert (items[0].key, items[0].text) == ("Enter", "Направить 3")
        await press(pilot, "enter")
        assert (
            screen.panel.rule.title.replace(HARD, " ") == "Исполнители · кому направить 2 сообщения: № 1, 4"
        )
        assert "Нельзя № 12: ждём автора (п.2)" in said(screen)
        await press(pilot, "space", "enter")
        dialog = desk_app.screen
        assert isinstance(dialog, Confirm)
        assert dialog._heading.replace(HARD, " ") == "Направить 2 сообщения: № 1, 4?"
        await press(pilot, "escape")
        assert screen.panel.routing is not None
        await press(pilot, "enter", "tab", "enter")
        assert {case_of(session, n).status for n in (1, 4)} == {Status.DRAFTING}
        assert said(screen).startswith("Направлено 2: № 1, 4 (п.8)")
        assert screen.panel.routing is None
        assert screen.marked == (12,)
        await press(pilot, "я", "f9")
        assert {case_of(session, n).status for n in (1, 4)} == {Status.RECEIVED}
        assert case_of(session, 1).deadlines[0].running


async def test_marks_outlive_a_filter_and_a_message_that_leaves_takes_its_own(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on(desk_app, pilot, 13)
        await press(pilot, "asterisk")
        await press(pilot, "slash", "я", "м", "а", "enter")
        assert screen.marked == (13,)
        await press(pilot, "escape")  # the marks first, then the filter
        assert screen.marked == ()
        assert len(screen.list.rows) == 1
        await press(pilot, "escape")
        assert len(screen.list.rows) == 13
        screen.list.move_to(13)
        await press(pilot, "asterisk", "и", "1", "tab", "enter")
        assert screen.marked == ()
        await settle(pilot)
        assert "отмечено" not in plain(screen.pane.rule.right)
