"""The settings: what is in force, and the terms and the week that are changed here."""

from pathlib import Path

import pytest

from screens.settings import SettingsScreen
from screens.widgets.fields import OneLine
from tests.screens.area_app import SIZES, AreaApp, filled, footer, opened, press, said, screen_text, write
from uhta_tui.config import load
from uhta_tui.desk.opening import open_desk


def screen_of(app: AreaApp) -> SettingsScreen:
    """The screen in front."""
    assert isinstance(app.screen, SettingsScreen)
    return app.screen


def field(app: AreaApp, name: str) -> OneLine:
    """A field by the name of its setting."""
    return app.screen.query_one(f"#{name}", OneLine)


@pytest.mark.parametrize("size", SIZES)
async def test_sections_values_and_the_file_are_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), "settings", size) as (app, pilot):
        text = screen_text(app.screen)
        assert "Неделя" in text
        assert "40 ч" in text
        assert "draft_before_hours" in text
        assert "config.toml" in text
        await press(pilot, "down", "down")
        text = screen_text(app.screen)
        assert "администрация МОГО «Ухта»" in text
        assert "только чтение" in text


@pytest.mark.parametrize("size", SIZES)
async def test_every_section_can_be_read_and_says_where_it_is_changed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(filled(tmp_path), "settings", size) as (app, pilot):
        seen = []
        for _ in range(11):
            seen.append(app.screen.query_one("#section").rule.title)  # type: ignore[attr-defined]
            await press(pilot, "enter", "escape", "down")
        assert len(set(seen)) == 11
        assert "sqlite:///uhta.db" in screen_text(app.screen)
        assert "меняют в файле config.toml" in screen_text(app.screen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_term_is_changed_in_the_file_and_on_the_desk(tmp_path: Path, size: tuple[int, int]) -> None:
    session = filled(tmp_path)
    before = session.desk.cases([1])[1].answer_deadline.due
    async with opened(session, "settings", size) as (app, pilot):
        await press(pilot, "enter", "tab", "backspace")
        await write(pilot, "9")
        await press(pilot, "f9")
        text = screen_text(app.screen)
        assert "Изменить сроки?" in text
        assert "идущих срок" in text
        await press(pilot, "tab", "enter")
        assert said(screen_of(app)) == "✓ Сроки изменены"
        assert session.terms.answer_hours == 9
        assert session.desk.cases([1])[1].answer_deadline.due > before
        assert load(tmp_path / "config.toml").terms.answer_hours == 9
        assert not screen_of(app).form.changed  # type: ignore[union-attr]
    entries = len(session.desk.read.journal())
    again = open_desk(load(tmp_path / "config.toml"), clock=session.clock, real_clock=session.clock)
    assert len(again.read.journal()) == entries


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("written", ["1,5", "0", "41", "", "два", "²"])
async def test_a_wrong_term_is_told_under_it_and_in_the_say_line_and_cannot_be_saved(
    tmp_path: Path, size: tuple[int, int], written: str
) -> None:
    session = filled(tmp_path)
    async with opened(session, "settings", size) as (app, pilot):
        await press(pilot, "enter")
        field(app, "review_hours").value = written
        await press(pilot)
        assert "целое от 1 до 40; действует 1" in screen_text(app.screen)
        assert said(screen_of(app)) == (
            f"! config.toml, [terms] review_hours = {written or 'пусто'}: "
            "нужно целое от 1 до 40. Пока действует 1."
        )
        await press(pilot, "f9")
        assert said(screen_of(app)).startswith("× Сохранить нельзя: review_hours")
        assert field(app, "review_hours").value == written
        assert session.desk.timing().terms.review_hours == 1


async def test_a_draft_is_never_due_before_its_message_came(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "settings", (80, 24)) as (app, pilot):
        await press(pilot, "enter")
        field(app, "draft_before_hours").value = "8"
        await press(pilot)
        assert "меньше, чем срок ответа (8)" in screen_text(app.screen)


async def test_escape_brings_back_what_is_in_force(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "settings", (80, 24)) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "5")
        assert field(app, "route_hours").value == "15"
        await press(pilot, "escape")
        assert field(app, "route_hours").value == "1"
        assert said(screen_of(app)) == ""
        assert footer(screen_of(app)).startswith("Enter Изменить")


async def test_what_is_being_written_survives_a_visit_elsewhere(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "settings", (80, 24)) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "2")
        await press(pilot, "f3", "f8")
        assert field(app, "route_hours").value == "12"


@pytest.mark.parametrize("size", SIZES)
async def test_the_week_is_changed_and_a_day_without_hours_is_off(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    async with opened(session, "settings", size) as (app, pilot):
        await press(pilot, "down", "enter")
        field(app, "fri").value = ""
        field(app, "sat").value = "10:00-14:00"
        await press(pilot)
        assert "37 ч" in screen_text(app.screen)
        await press(pilot, "f9")
        await press(pilot, "tab", "enter")
        week = session.calendar.settings.week
        assert "fri" not in week
        assert week["sat"] == ("10:00-14:00",)
        assert load(tmp_path / "config.toml").calendar.week == week
        assert said(screen_of(app)) == "✓ Рабочая неделя изменена"


@pytest.mark.parametrize("written", ["9-18", "18:00-09:00", "09:00-13:00, 12:00-18:00", "обед"])
async def test_wrong_hours_are_told_and_nothing_is_saved(tmp_path: Path, written: str) -> None:
    session = filled(tmp_path)
    async with opened(session, "settings") as (app, pilot):
        await press(pilot, "down", "enter")
        field(app, "mon").value = written
        await press(pilot)
        assert "часы не поняты" in screen_text(app.screen)
        assert said(screen_of(app)).startswith(f"! config.toml, [calendar.week] mon = {written}: нужно время")
        await press(pilot, "f9")
        assert session.calendar.settings.week["mon"] == ("08:45-13:00", "14:00-18:00")


async def test_what_was_edited_in_the_file_by_hand_stays(tmp_path: Path) -> None:
    session = filled(tmp_path)
    (tmp_path / "config.toml").write_text('[organization]\ncity = "Печора"\n', "utf-8")
    async with opened(session, "settings") as (_, pilot):
        await press(pilot, "enter")
        await write(pilot, "0")
        await press(pilot, "f9")
        await press(pilot, "tab", "enter")
    saved = load(tmp_path / "config.toml")
    assert (saved.organization.city, saved.terms.route_hours) == ("Печора", 10)
