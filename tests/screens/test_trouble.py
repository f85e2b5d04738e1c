"""A database out of reach, a damaged message: told in the say line, and the desk stays open."""

from collections.abc import Callable
from typing import Any

import pytest
from peewee import OperationalError
from textual.pilot import Pilot

from screens.base_screen import DeskScreen
from screens.people import People
from screens.register.screen import RegisterScreen
from screens.session import Session
from screens.shell import DeskApp
from tests.screens.conftest import settle
from tests.screens.driving import case_of, on, press, said
from uhta_tui.desk.trouble import told


@pytest.fixture
def locked(session: Session, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Lets another program hold the database, and let it go."""
    run, held = session.desk.database.execute_sql, [False]

    def run_unless_held(*args: Any, **kwargs: Any) -> Any:
        if held[0]:
            raise OperationalError("database is locked")
        return run(*args, **kwargs)

    def hold(now: bool) -> None:
        held[0] = now

    monkeypatch.setattr(session.desk.database, "execute_sql", run_unless_held)
    return hold


def shown(app: DeskApp) -> str:
    """What the screen in front says."""
    screen = next(one for one in reversed(app.screen_stack) if isinstance(one, DeskScreen))
    return screen.say_line.shown.text if screen.say_line.shown else ""


async def look_around(pilot: Pilot[None], app: DeskApp) -> None:
    """What the app does by itself every two seconds."""
    app.look_around()
    await settle(pilot)


async def test_a_locked_database_is_told_on_every_screen_and_closes_none(
    desk_app: DeskApp, session: Session, locked: Callable[[bool], None]
) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await on(desk_app, pilot, 1)
        locked(True)
        for key in ("f4", "f5", "f6", "f8", "f3"):
            await press(pilot, key)
            assert "занята другой программой" in shown(desk_app), key
        await press(pilot, "f2", "н")
        assert "занята другой программой" in shown(desk_app)
        await look_around(pilot, desk_app)
        await press(pilot, "f12")
        assert "занята другой программой" in shown(desk_app)
        locked(False)
        await press(pilot, "escape")
        await look_around(pilot, desk_app)
        screen = await on(desk_app, pilot, 1)
        await press(pilot, "1", "enter")
        assert case_of(session, 1).live_parts, said(screen)


async def test_the_cursor_passes_over_a_damaged_message_in_the_register(
    desk_app: DeskApp, session: Session
) -> None:
    with session.desk.database.connection_context():
        session.desk.database.execute_sql("UPDATE message SET extra = '{' WHERE number = 2")
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        screen = desk_app.screen
        assert isinstance(screen, RegisterScreen)
        assert screen._list.move_to(2)
        await settle(pilot)
        assert "повреждено" in shown(desk_app)
        await press(pilot, "enter")
        assert "повреждено" in shown(desk_app)


async def test_a_digit_asks_first_who_acts(session: Session) -> None:
    session.who = ""
    app = DeskApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        await on(app, pilot, 1)
        await press(pilot, "1")
        assert isinstance(app.screen, People)
        await press(pilot, "enter", "enter")
        assert case_of(session, 1).live_parts


async def test_leaving_while_asked_who_acts_is_no_failure(session: Session) -> None:
    session.who = ""
    app = DeskApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        await on(app, pilot, 1)
        await press(pilot, "н")
        assert isinstance(app.screen, People)
        await pilot.press("ctrl+q")
    assert app.return_code == 0


def test_the_systems_own_words_reach_nobody() -> None:
    assert told(PermissionError(13, "Permission denied")) == "Нет прав."
    assert told(OSError(28, "No space left on device")) == "Нет места на диске."
