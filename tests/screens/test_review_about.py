"""Looking about in a review: panes, other drafts, versions, files."""

from pathlib import Path

import pytest

from screens.pieces import plain
from screens.review.screen import ReviewScreen
from screens.review.versions import VersionsScreen
from tests.screens.forms_desk import (
    HEATING,
    PLAIN,
    filled,
    opened,
    press,
    said,
    settle,
    whole,
)
from tests.screens.review_desk import SIZES, review, screen_of


async def test_arrows_go_to_the_next_draft_that_waits(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), review(HEATING), (80, 24)) as (app, pilot):
        await press(pilot, "3", "right")
        assert screen_of(app).number == PLAIN
        assert screen_of(app).said.ticks() == {}
        await press(pilot, "left")
        assert screen_of(app).number == HEATING
        assert list(screen_of(app).said.ticks()) == [3]


async def test_tab_turns_to_the_message_where_there_is_no_room_for_both(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), review(HEATING), (80, 24)) as (app, pilot):
        assert "дети болеют" not in whole(app)
        await press(pilot, "tab")
        assert "дети болеют" in whole(app)
        assert "запорной арматуры" not in whole(app)
        await press(pilot, "tab")
        assert "запорной арматуры" in whole(app)


@pytest.mark.parametrize("key", ["е", "t"])
@pytest.mark.parametrize("size", SIZES)
async def test_versions_stand_side_by_side_with_the_changes_marked(
    tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    work = filled(tmp_path)
    work.act("24 14:31", "edit_jointly", PLAIN, executor="spec", text="Переезд закрыт до 5 декабря.")
    async with opened(work, review(PLAIN), size) as (app, pilot):
        await press(pilot, key)
        screen = app.screen
        assert isinstance(screen, VersionsScreen)
        marked = [
            [piece.text for line in text.lines() for piece in line if piece.underline]
            for text in screen.texts
        ]
        assert marked[1] == ["5 декабря."]
        assert plain(screen.texts[0].lines()[0]).startswith("  Переезд закрыт до 1")
        await press(pilot, "escape")
        assert isinstance(app.screen, ReviewScreen)


async def test_with_one_version_there_is_nothing_to_compare(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), review(PLAIN)) as (app, pilot):
        await press(pilot, "е")
        assert said(app) == "Сравнить версии нельзя: у проекта одна версия."


async def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:15", "rework", PLAIN, executor="spec", reasons=[{"number": 1}])
    work.act(
        "24 14:20", "draft", PLAIN, executor="spec", kind="answer", content="explanation",
        text="[red]срочно[/] \x1b[2J\u202eкод [/",
    )  # fmt: skip
    async with opened(work, review(PLAIN)) as (app, _):
        assert "[red]срочно[/] [2Jкод [/" in whole(app)
        assert "\x1b" not in whole(app)


async def test_a_file_is_opened_by_a_graphical_program_under_a_harmless_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("screens.draft.attachment_files.opener", lambda: ["opener"])
    monkeypatch.setattr(
        "screens.draft.attachment_files.subprocess.Popen", lambda command, **_: started.append(command)
    )
    async with opened(filled(tmp_path), review(HEATING), (80, 24)) as (app, pilot):
        await press(pilot, "о", "4")
        assert said(app) == "Открываем акт.pdf"
    [[command, path]] = started
    assert command == "opener"
    assert path.endswith(".pdf")
    assert "акт" not in Path(path).name
    assert _content(path) == b"x" * 3000


def _content(path: str) -> bytes:
    return Path(path).read_bytes()


async def test_without_a_graphical_program_the_place_of_the_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.draft.attachment_files.opener", lambda: None)
    async with opened(filled(tmp_path), review(HEATING)) as (app, pilot):
        await press(pilot, "j", "2")
        assert "Открыть нечем" in said(app)


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_interim_draft_hides_neither_its_kind_nor_its_files(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    work = filled(tmp_path)
    work.act("24 14:15", "rework", PLAIN, executor="spec", reasons=[{"number": 1}])
    work.act(
        "24 14:20", "draft", PLAIN, executor="spec", kind="interim", content="progress",
        text="Ремонт путей идёт, о его конце сообщим. " * 60, attachments=[work.file("пути.jpg", 2000)],
    )  # fmt: skip
    async with opened(work, review(PLAIN), size) as (app, pilot):
        shown = whole(app)
        assert "Промежуточный ответ" in shown
        assert "ход решения" in shown
        assert "2 КБ" in shown
        assert "Решение" in shown
        await press(pilot, "tab", "tab", "end")
        assert "Промежуточный ответ" in whole(app)


async def test_no_resizing_loses_the_focus_the_text_or_the_selection(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), review(HEATING)) as (app, pilot):
        await press(pilot, "tab")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.focused is screen_of(app).message_reader
        assert "дети болеют" in whole(app)
        await press(pilot, "tab", "tab", "в", "down", "shift+right", "shift+right")
        joint = screen_of(app).joint
        before = (joint.text, joint.selection)
        assert joint.selected_text
        for columns, rows in ((120, 40), (81, 25), (160, 50), (80, 24)):
            await pilot.resize_terminal(columns, rows)
            await settle(pilot)
            assert app.focused is joint
            assert (joint.text, joint.selection) == before
