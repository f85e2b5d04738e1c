"""The first start: everything can be left as it ships, nothing typed is lost, it comes once."""

from dataclasses import replace
from pathlib import Path

import pytest

from screens.session import Session
from screens.start.screen import StartScreen
from screens.widgets.fields import OneLine
from tests.screens.area_app import AreaApp, press, screen_text, settle, write
from tests.screens.desks import Clock
from uhta_tui.config import Config, default_text, load
from uhta_tui.desk.first_start import is_first_start
from uhta_tui.desk.opening import open_desk


def first_session(home: Path) -> Session:
    """A sitting at a desk that nobody has set up, its data in a folder."""
    config = found(home)
    clock = Clock()
    return Session(open_desk(config, clock=clock, real_clock=clock), config, clock)


def found(home: Path) -> Config:
    """The shipped settings, as they were found in a folder."""
    path = home / "config.toml"
    if not path.exists():
        path.write_text(default_text(), "utf-8")
    return load(path)


def app_of(session: Session) -> AreaApp:
    """The desk with the first start open."""
    app = AreaApp(session, "queue")
    app.starts = True
    return app


async def test_everything_can_be_left_as_it_ships_with_enter(tmp_path: Path) -> None:
    session = first_session(tmp_path)
    assert is_first_start(session.config, session.desk, named=False)
    assert not is_first_start(session.config, session.desk, named=True)
    app = app_of(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        seen = [screen_text(app.screen)]
        for _ in range(6):
            await press(pilot, "enter")
            seen.append(screen_text(app.screen) if isinstance(app.screen, StartScreen) else "")
        for words in zip(("Чей это стол?", "Кто за столом?", "Когда работает отдел?", "Кому направлять?",
                          "Где хранить?", "С чего начать?"), seen, strict=False):  # fmt: skip
            assert words[0] in words[1]
        assert "40 ч" in seen[2]
        assert "до ср 25.11 14:17" in seen[2]
        assert "Enter Дальше" in seen[0]
    assert app.begun is not None
    assert app.begun.path == tmp_path / "config.toml"
    assert replace(load(app.begun.path), path=None) == replace(Config(), path=None)
    again = first_session(tmp_path)
    assert not is_first_start(again.config, again.desk, named=False)
    assert again.desk.read.unconfirmed() == ()


async def test_what_is_answered_stands_in_the_file_and_in_the_journal(tmp_path: Path) -> None:
    session = first_session(tmp_path)
    app = app_of(session)
    data = tmp_path / "данные"
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        start = app.screen
        assert isinstance(start, StartScreen)
        await press(pilot, *["tab"] * 10)
        await write(pilot, "Орлов")
        await press(pilot, "enter")
        assert "пусто — «Оператор»" in screen_text(start)  # no name to be typed behind or deleted first
        await write(pilot, "И" * 61)
        assert "нужно имя до 60 знаков" in start.why_not("next_step", ()).sentence("")  # type: ignore[union-attr]
        await press(pilot, *["backspace"] * 61)
        await write(pilot, "Иванова")
        await press(pilot, "enter", "right")
        assert "2028 — переносов ещё нет" in screen_text(start)
        await press(pilot, "enter", "down", "space", "enter")
        start.query_one("#place-data", OneLine).value = str(data)
        await press(pilot)
        await press(pilot, "enter", "down")
        assert "данные/uhta.db" in screen_text(start)
        await press(pilot, "enter")
    assert app.begun is not None
    assert (app.begun.path, app.begun.first) == (tmp_path / "config.toml", "import")
    config = load(tmp_path / "config.toml")
    assert config.names == ["Иванова"]
    assert config.database_file == data / "uhta.db"
    assert config.calendar.week["fri"] == ("09:00-13:00", "14:00-18:00")
    assert [one.code for one in config.executors if not one.active] == ["usad"]
    desk = open_desk(config, clock=session.clock, real_clock=session.clock)
    scene = desk.scene()
    assert not scene.executors["usad"].active
    assert scene.officials["social_deputy"].name == "Орлов"
    assert {row.by for row in desk.read.journal()} == {"настройки", "Иванова"}


async def test_what_was_typed_is_taken_up_again_where_it_was_left(tmp_path: Path) -> None:
    app = app_of(first_session(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await write(pilot, "!")
        await press(pilot, "enter", "escape", "enter")
        await write(pilot, "Канева")
        await press(pilot, "enter")
        await press(pilot, *["escape"] * 3)
        assert not isinstance(app.screen, StartScreen)
        assert "продолжит следующий запуск" in screen_text(app.screen)
    session = first_session(tmp_path)
    assert is_first_start(session.config, session.desk, named=False)
    app = app_of(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        start = app.screen
        assert isinstance(start, StartScreen)
        assert start.office.written()["organization.name"].endswith("»!")
        assert [person.name for person in start.wanted().people] == ["Канева"]
        assert "Продолжаем" not in screen_text(start)
        await press(pilot, "enter")
    app = app_of(first_session(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Продолжаем с того же шага" in screen_text(app.screen)


async def test_the_demonstration_leaves_the_start_for_later(tmp_path: Path) -> None:
    session = first_session(tmp_path)
    app = app_of(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *["enter"] * 5, "down", "down", "enter")
    assert app.begun is not None
    assert (app.begun.path, app.begun.first) == (None, "demo")
    assert is_first_start(found(tmp_path), session.desk, named=False)


@pytest.mark.parametrize("text", ['[organization]\ncity = "Печора"\n', "[look]\nbell = true\n"])
def test_settings_of_ones_own_are_no_first_start(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.toml").write_text(text, "utf-8")
    session = first_session(tmp_path)
    assert not is_first_start(session.config, session.desk, named=False)
