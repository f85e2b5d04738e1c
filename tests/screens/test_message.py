"""The whole message: what is shown, where its keys lead; both sizes, both layouts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.screen import Screen

from models.terms import Status
from screens.clock.explain import Explain
from screens.message.journal import MessageJournalScreen
from screens.message.journal_text import ERASED, told
from screens.message.screen import MessageScreen
from screens.reply.screen import ReplyScreen
from screens.review.screen import ReviewScreen
from screens.review.versions import VersionsScreen
from screens.session import Session
from tests.screens.forms_desk import (
    HEATING,
    ICICLES,
    PLAIN,
    filled,
    footer,
    opened,
    press,
    said,
    whole,
    write,
)
from uhta_tui.desk.rows import JournalRow

SIZES = [(80, 24), (120, 40)]
ONCE = "1\N{NO-BREAK SPACE}сообщение за год"


def message(number: int) -> Callable[[Session], Screen[None]]:
    return lambda session: MessageScreen(session, number)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_about_a_message_stands_on_one_page(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), message(HEATING), size) as (app, _):
        shown = whole(app)
        for what in (
            "Ольга Рочева",
            "дети болеют",
            "ждёт согласования",
            "на доработку, причина 4",
            "0:27:53",
            "Правка: УЖКХ",
            "2:20",
            "не было",
            "Проект получен, версия 2",
            "На доработку: причина 4",
            "Заметка: бригада на месте",
        ):
            assert what in shown
        assert len(footer(app, size[0])) == size[0] - 2


async def test_a_message_can_be_read_when_the_clock_was_set_back_to_before_it_came(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.clock.now -= 30 * 86_400
    async with opened(work, message(HEATING)) as (app, _):
        assert "Нет отопления" in whole(app)


async def test_where_there_is_room_the_facts_and_who_held_it_are_told(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), message(HEATING)) as (app, _):
        shown = whole(app)
        for what in (
            ONCE,
            "IM-88213",
            "Тональность",
            "ok.ru/group/5312/topic/15577",
            "5:42 из 8:00 п.8",
        ):
            assert what in shown
        assert "Ниже ещё" not in shown


@pytest.mark.parametrize("number", [HEATING, ICICLES])
async def test_enter_does_the_next_step(tmp_path: Path, number: int) -> None:
    async with opened(filled(tmp_path), message(number)) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, ReviewScreen if number == HEATING else ReplyScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, MessageScreen)


@pytest.mark.parametrize("keys", ["елч", "tkx"])
async def test_letters_lead_to_versions_journal_and_the_reckoning(tmp_path: Path, keys: str) -> None:
    async with opened(filled(tmp_path), message(HEATING), (80, 24)) as (app, pilot):
        for key, screen in zip(keys, (VersionsScreen, MessageJournalScreen, Explain), strict=True):
            await press(pilot, key)
            assert isinstance(app.screen, screen)
            await press(pilot, "escape")
            assert isinstance(app.screen, MessageScreen)


@pytest.mark.parametrize("key", ["м", "v"])
async def test_a_remark_goes_into_the_journal_at_once(tmp_path: Path, key: str) -> None:
    work = filled(tmp_path)
    async with opened(work, message(HEATING)) as (app, pilot):
        await press(pilot, key)
        await write(pilot, "звонили жильцам")
        await press(pilot, "f9")
        assert "Заметка: звонили жильцам" in whole(app)
    assert work.desk.read.journal(message=HEATING)[-1].action == "note_text"


@pytest.mark.parametrize("key", ["о", "j"])
async def test_the_link_is_copied_where_nothing_can_open_it(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.outside.opener", lambda: None)
    async with opened(filled(tmp_path), message(HEATING)) as (app, pilot):
        await press(pilot, key)
        assert app.clipboard == "https://ok.ru/group/5312/topic/15577"
        assert said(app).startswith("Отправлено в буфер, копия в файле")


async def test_a_message_that_has_ended_has_no_next_step(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:10", "post", ICICLES, url="https://vk.com/wall-123456_78805?reply=1")
    async with opened(work, message(ICICLES), (80, 24)) as (app, pilot):
        assert "Enter" not in footer(app, 80)
        assert "размещён 14:10" in whole(app)
        assert "vk.com/wall-123456_78805?reply=1" in whole(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, MessageScreen)
    assert work.case(ICICLES).status is Status.ANSWERED


async def test_everything_can_be_scrolled_to_where_it_is_narrow(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), message(HEATING), (80, 24)) as (app, pilot):
        assert "IM-88213" not in whole(app)
        assert "Ниже ещё" in str(app.screen.say_line.standing)  # type: ignore[attr-defined]
        await press(pilot, "pagedown", "pagedown", "pagedown")
        shown = whole(app)
        for what in (
            f"Ольга Рочева  {ONCE}",
            "IM-88213",
            "Тональность",
            "5:42 из 8:00",
        ):
            assert what in shown
        assert app.screen.say_line.standing is None  # type: ignore[attr-defined]


async def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act(
        "24 12:00", "receive", "[b]", source="[b]ВК[/b]", author="[/] \x1b[2J", text="[red]x[/] \u202eкод",
        extra={"[i]поле": "\x1b]0;x\x07[/]"},
    )  # fmt: skip
    work.act("24 12:05", "note_text", 6, text="[blink]\x1b[1m")
    async with opened(work, message(6)) as (app, _):
        shown = whole(app)
        assert "[red]x[/] код" in shown
        assert "[i]поле" in shown
        assert "Заметка: [blink][1m" in shown
        assert "\x1b" not in shown


async def test_a_message_that_is_not_there_is_said(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), message(999)) as (app, _):
        assert said(app) == "Сообщения № 999 нет."


def test_every_action_of_the_journal_has_its_words(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:15", "rework", PLAIN, executor="spec", reasons=[{"number": 2, "comment": "чем?"}, 5])
    work.act("24 14:16", "finding", PLAIN, side="executor", executor="spec", text="не та улица")
    work.act("24 14:17", "amend", PLAIN, fields={"place": "Печорская"}, reason="уточнили")
    entries = told(work.desk.read.journal(message=PLAIN), work.session.executors)
    assert [(entry.who, entry.words, entry.clause) for entry in entries[-4:]] == [
        ("Спецавтодор", "Проект получен, версия 1", "п.10"),
        ("Иванова А.А.", "На доработку: причины 2, 5", "п.12"),
        ("Иванова А.А.", "Недостаток, Спецавтодор: не та улица", "п.20"),
        ("Иванова А.А.", "Исправлено: место", ""),
    ]
    assert [entry.detail for entry in entries[-3:]] == ["2: чем?", "", "уточнили"]


def test_what_was_erased_from_the_journal_is_said_to_be(tmp_path: Path) -> None:
    row = JournalRow(1, 1, "note_text", 0, 0, "Иванова А.А.", {"text": "sha256:ab"})
    assert told([row], {})[0].words == f"Заметка: {ERASED}"


async def test_a_narrow_pane_keeps_what_is_left_and_how_long_it_took(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), message(HEATING), (100, 30)) as (app, _):
        shown = whole(app)
        assert "до  осталось" in shown
        assert "выполнен        за" in shown
