"""The settings: everything of the file is changed here, said to be wrong while it is, saved with comments."""

from pathlib import Path

import pytest

from screens.settings.keys import KeyList
from screens.settings.rows import at_home
from screens.settings.screen import SettingsScreen
from screens.widgets.choices import Choice
from screens.widgets.fields import OneLine
from tests.screens.area_app import SIZES, AreaApp, filled, footer, opened, press, said, screen_text, write
from uhta_tui.config import default_text, load
from uhta_tui.desk.opening import open_desk


def screen_of(app: AreaApp) -> SettingsScreen:
    """The screen in front."""
    assert isinstance(app.screen, SettingsScreen)
    return app.screen


def field(app: AreaApp, name: str) -> OneLine:
    """A field by section and setting: `terms-answer_hours`."""
    return app.screen.query_one(f"#{name}", OneLine)


async def put(app: AreaApp, name: str, text: str) -> OneLine:
    """Put a text into a field as if it had been typed, the focus in it."""
    entry = field(app, name)
    entry.focus()
    entry.value = text
    return entry


def stands(app: AreaApp) -> str:
    """What the say line says as long as the screen is as it is."""
    saying = screen_of(app).say_line.standing
    return "" if saying is None else f"{saying.kind.value[0]} {saying.text}"


@pytest.mark.parametrize("size", SIZES)
async def test_every_section_is_shown_with_its_fields(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "config.toml").write_text(default_text(), "utf-8")
    async with opened(filled(tmp_path), "settings", size) as (app, pilot):
        seen = []
        await press(pilot, *(["enter"] if size[0] < 100 else []))
        for _ in screen_of(app).forms:
            seen.append(screen_text(app.screen))
            await press(pilot, "pagedown")
        words = (
            "администрация МОГО «Ухта»", "главе МОГО", "40 ч", "Иванова А.А.", "draft_before_hours",
            "Контраст", "sqlite:///uhta.db", "с перезапуска", "https://vk.com/…", "Согласовать",
        )  # fmt: skip
        for word in words:
            assert any(word in text for text in seen), word
        assert "config.toml   сохранён" in seen[0] or size[0] < 100
        assert "PgUp PgDn Раздел" in footer(screen_of(app))


async def test_a_term_shows_what_it_moves_and_is_changed_in_the_file_and_on_the_desk(tmp_path: Path) -> None:
    session = filled(tmp_path)
    (tmp_path / "config.toml").write_text(default_text(), "utf-8")
    before = session.desk.cases([1])[1].answer_deadline.due
    async with opened(session, "settings", (80, 24)) as (app, pilot):
        await press(pilot, *["down"] * 4, "enter", "tab", "backspace")
        await write(pilot, "9")
        assert "Новый срок пересчитает" in screen_text(app.screen)
        assert "идущих, законченные — нет" in screen_text(app.screen)
        await press(pilot, "f9")
        text = screen_text(app.screen)
        assert "Изменить сроки?" in text
        assert "идущих срок" in text
        await press(pilot, "tab", "enter")
        assert said(screen_of(app)) == "✓ Сохранено"
        assert session.terms.answer_hours == 9
        assert session.desk.cases([1])[1].answer_deadline.due > before
        assert screen_of(app).changed == []
    written = (tmp_path / "config.toml").read_text("utf-8")
    assert "answer_hours = 9" in written
    assert "# Разместить ответ, рабочих часов с получения (п.8)" in written
    entries = len(session.desk.read.journal())
    again = open_desk(load(tmp_path / "config.toml"), clock=session.clock, real_clock=session.clock)
    assert len(again.read.journal()) == entries


@pytest.mark.parametrize("size", SIZES)
async def test_a_wrong_term_is_told_under_it_and_in_the_say_line_and_cannot_be_saved(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    async with opened(session, "settings", size) as (app, pilot):
        if size[0] < 100:
            await press(pilot, *["down"] * 4, "enter")
        for written in ("1,5", "0", "41", "", "два", "²"):
            await put(app, "terms-review_hours", written)
            await press(pilot)
            assert "целое от 1 до 40; действует 1" in screen_text(app.screen)
            assert stands(app) == (
                f"! config.toml, [terms] review_hours = {written or 'пусто'}: "
                "нужно целое от 1 до 40. Пока действует 1."
            )
        await press(pilot, "f9")
        assert said(screen_of(app)).startswith("× Сохранить нельзя: «Согласовать п.11» = ²")
        assert field(app, "terms-review_hours").value == "²"
        assert session.desk.timing().terms.review_hours == 1
        await put(app, "terms-review_hours", "1")
        await put(app, "terms-draft_before_hours", "8")
        await press(pilot)
        assert "меньше, чем срок ответа (8)" in screen_text(app.screen)
        await press(pilot, "escape")
        assert field(app, "terms-draft_before_hours").value == "4"
        assert stands(app) == ""


async def test_the_week_offers_the_usual_variants_and_takes_hours_of_ones_own(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "settings", (80, 24)) as (app, pilot):
        await press(pilot, "down", "down", "enter", "right")
        assert field(app, "week-fri").value == "09:00-13:00, 14:00-18:00"
        assert screen_of(app).query_one("#section-week").rule.right[0].text == "40 ч"  # type: ignore[attr-defined]
        for written in ("9-18", "18:00-09:00", "09:00-13:00, 12:00-18:00", "обед"):
            await put(app, "week-mon", written)
            await press(pilot)
            assert "часы не поняты" in screen_text(app.screen)
            start = f"! config.toml, [calendar.week] mon = {written}: нужно время"
            assert stands(app).startswith(start)
        await put(app, "week-mon", "09:00 – 13:00, 14:00 – 18:00")
        await put(app, "week-fri", "")
        await put(app, "week-sat", "10:00-14:00")
        await press(pilot)
        assert app.screen.query_one("#week-usual", Choice).value == "own"
        assert "36 ч" in screen_text(app.screen)
        await press(pilot, "f9")
        await press(pilot, "tab", "enter")
        week = session.calendar.settings.week
        assert "fri" not in week
        assert week["sat"] == ("10:00-14:00",)
        assert load(tmp_path / "config.toml").calendar.week == week


async def test_people_and_accounts_are_added_renamed_and_retired(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "settings") as (app, pilot):
        await put(app, "people-0", "Петрова А.А.")
        await put(app, "people-2", "Канева М.С.")
        await press(pilot)
        assert app.screen.query("#people-3")  # room for the next
        app.screen.query_one("#people-1-here").focus()
        await press(pilot, "space")
        await put(app, "accounts-0", "vk.com/uhta")
        await press(pilot)
        assert "нужна ссылка вида" in stands(app)
        await put(app, "accounts-0", "https://vk.com/uhta")
        await press(pilot, "f9")
        assert said(screen_of(app)) == "✓ Сохранено"
        saved = load(tmp_path / "config.toml")
        assert [(one.name, one.active) for one in saved.people] == [
            ("Петрова А.А.", True), ("Попова О.И.", False), ("Канева М.С.", True),
        ]  # fmt: skip
        assert [one.url for one in saved.accounts] == ["https://vk.com/uhta"]
        assert app.people == ["Петрова А.А.", "Канева М.С."]
        await put(app, "people-0", "")
        await put(app, "people-2", "")
        await press(pilot)
        assert "хотя бы один, кто работает" in stands(app)


async def test_a_key_is_remapped_with_the_clash_said_while_typing(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "settings") as (app, pilot):
        keys = app.screen.query_one("#keys-list", KeyList)
        keys.focus()
        keys.move_to("ц")
        await press(pilot, "e")  # у on the Latin layout
        assert "и уже: Уже отвечали" in screen_text(app.screen)
        assert stands(app).startswith("! config.toml, [keys] close = у: нужна другая буква")
        await press(pilot, "f9")
        assert said(screen_of(app)).startswith("× Сохранить нельзя: «Закрыть без ответа» = у")
        await press(pilot, "1")
        assert said(screen_of(app)).startswith("× Клавишей может быть буква, кроме б ю ж э х ъ ё")
        keys.move_to("у")
        await press(pilot, "ц")
        assert "обычно у" in screen_text(app.screen)
        await press(pilot, "f9")
        assert said(screen_of(app)) == "✓ Сохранено"
        assert load(tmp_path / "config.toml").keys == {"close": "у", "repeat": "ц"}
        await press(pilot, "backspace", "f9")  # у is the other's still
        assert said(screen_of(app)).startswith("× Сохранить нельзя")


async def test_colours_are_seen_at_once_and_the_rest_holds_once_saved(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "settings") as (app, pilot):
        app.screen.query_one("#look-theme").focus()
        await press(pilot, "right")
        assert app.theme == "день"
        await press(pilot, "escape")
        assert app.theme == "ночь"
        await press(pilot, "right")
        await put(app, "look-soon_minutes", "45")
        await put(app, "organization-city", "Печора")
        await put(app, "intake-folder", str(tmp_path / "нет"))
        await press(pilot)
        assert "нет такой папки" in screen_text(app.screen)
        await put(app, "intake-folder", str(tmp_path))
        await press(pilot, "f9")
        saved = load(tmp_path / "config.toml")
        assert (saved.look.theme, saved.look.soon_minutes) == ("день", 45)
        assert (saved.organization.city, saved.intake.folder) == ("Печора", str(tmp_path))
        assert session.config.look.soon_minutes == 45
        assert "Печора" in screen_text(app.screen).splitlines()[0] or app.title.endswith("Печора")


async def test_a_file_that_cannot_be_written_costs_no_typing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = filled(tmp_path)
    path = tmp_path / "config.toml"
    path.write_text('[organization]\ncity = "Печора"\n', "utf-8")
    monkeypatch.setattr("os.access", lambda *_: False)
    async with opened(session, "settings") as (app, pilot):
        await put(app, "organization-phone", "12-34")
        await press(pilot, "f9")
        assert said(screen_of(app)).startswith("× Введённое цело: файл настроек")
        assert field(app, "organization-phone").value == "12-34"
        monkeypatch.undo()
        await press(pilot, "f9")
    saved = load(path)
    assert (saved.organization.city, saved.organization.phone) == ("Печора", "12-34")


def test_a_file_in_ones_own_folder_is_named_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert at_home(tmp_path / "стол" / "config.toml") == "~/стол/config.toml"
    assert at_home(Path("/стол/config.toml")) == "/стол/config.toml"
