"""The register: the archive, the words and filters, what leaves it, the way into a message."""

import csv
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from screens.pieces import plain
from screens.register import list as register_list
from screens.register.card import message_lines
from screens.register.filter import bar_line
from screens.register.rows import RegisterRow, excerpt, marked
from screens.widgets.fields import OneLine
from screens.widgets.line_list import LineList
from tests.screens.area_app import (
    SIZES,
    AreaApp,
    current,
    filled,
    footer,
    opened,
    press,
    said,
    screen_text,
    write,
)
from tests.screens.desks import Clock, session_in
from uhta_tui.desk.archive.pages import Archive, RegisterFilter
from uhta_tui.desk.archive.query import Facet

ORDER = [13, 4, 1, 10, 9, 6, 7, 2, 3, 5, 8, 12, 15, 14, 11]
"""The messages from the one received last."""


def numbers(app: AreaApp) -> list[int]:
    """The messages listed."""
    list_: LineList[RegisterRow] = app.screen.query_one("#register", LineList)
    return [row.number for row in list_.rows]


def made_in(folder: Path) -> list[Path]:
    """The registers that were written."""
    return list(folder.glob("реестр-*"))


def bar(app: AreaApp) -> str:
    """The footer."""
    return footer(app.screen)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_received_is_on_top_and_words_narrow_the_list(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(filled(tmp_path), "register", size) as (app, pilot):
        assert numbers(app) == ORDER
        text = screen_text(app.screen)
        assert "всего 15" in text
        assert "[red]срочно[/] [2Jне горят фонари" in text
        assert ["     12  20.11.26  ждём", "     12  20.11.2026  ВК  ждём"][size[0] > 100] in text
        await press(pilot, "slash")
        assert bar(app).startswith("Enter К найденному  Tab Отбор  Esc Стереть")
        await write(pilot, "советской КОЛЕСО")
        assert numbers(app) == [2]
        assert "найдено 1 из 15" in screen_text(app.screen)
        await press(pilot, "enter")
        assert app.screen.query_one("#register").has_focus
        assert "Esc Снять отбор" in bar(app)
        await press(pilot, "escape")
        assert numbers(app) == ORDER
        assert app.screen.query_one(OneLine).value == ""
        assert "Esc" not in bar(app)


async def test_words_are_found_in_the_reply_by_number_and_whatever_the_letters(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "register", (80, 24)) as (app, pilot):
        for typed, found in (
            ("мастер участка", [5, 14, 11]),
            ("№ 12", [12]),
            ("im-14", [14]),
            ("ЛЁД лед", [10, 5]),
            ("трамвай", []),
        ):
            await press(pilot, "full_stop")
            app.screen.query_one(OneLine).value = typed
            await press(pilot, "home")
            assert numbers(app) == found, typed
            if found:
                await press(pilot, "escape")
        assert "Ничего не найдено" in screen_text(app.screen)
        # Typed with the other layout on, «мастер» is found too, and the screen says as what.
        app.screen.query_one(OneLine).value = "vfcnth"
        await press(pilot, "home")
        assert numbers(app) == [5, 14, 11]
        assert said(app.screen).endswith("В русской раскладке: мастер")  # type: ignore[arg-type]
        app.screen.query_one(OneLine).value = "трамвай"
        await press(pilot, "home")
        await press(pilot, "down", "г")
        assert said(app.screen) == "× Готовый XLSX нельзя: ничего не найдено. Снимите отбор (Esc)."  # type: ignore[arg-type]
        # Nothing is written down of a search that is still under way.
        await press(pilot, "escape")
        app.screen.query_one(register_list.ArchiveList).counts = None
        await pilot.press("г")
        assert said(app.screen) == "× Поиск ещё идёт, подождите."  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES)
async def test_filters_are_chosen_from_lists_with_counts(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), "register", size) as (app, pilot):
        await press(pilot, "tab", "right", "right", "enter")
        text = screen_text(app.screen)
        assert "Отбор · исполнитель" in text
        assert re.search(r"УЖКХ +3\b", text)
        await write(pilot, "e;r[")  # «ужкх» with the other layout on
        await press(pilot, "enter")
        assert numbers(app) == [7, 3, 5]
        await press(pilot, "left", "enter", "down", "enter")
        assert "найдено 1 из 15" in screen_text(app.screen)
        await press(pilot, "backspace", "escape")
        assert "УЖКХ" in screen_text(app.screen).splitlines()[6 if size[0] > 100 else 2]
        assert numbers(app) == [7, 3, 5]
        await press(pilot, "escape")
        assert numbers(app) == ORDER


async def test_a_period_is_typed_and_a_breached_deadline_found(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "register") as (app, pilot):
        await press(pilot, "tab", "enter")
        assert "этот месяц, ноябрь 2026" in screen_text(app.screen)
        await write(pilot, "31.02")
        assert "не период" in screen_text(app.screen)
        await press(pilot, *["backspace"] * 5)
        await write(pilot, "19.11-20.11")
        await press(pilot, "enter")
        assert numbers(app) == [12, 15, 14]
        assert "Период 19.11–20.11.2026" in screen_text(app.screen)
        await press(pilot, "backspace", "left", "enter")
        assert "нарушен" in screen_text(app.screen)
        await write(pilot, "наруш")
        await press(pilot, "enter")
        assert numbers(app) == [11]


@pytest.mark.parametrize("size", SIZES)
async def test_the_card_shows_message_and_reply_and_the_message_opens(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(filled(tmp_path), "register", size) as (app, pilot):
        await press(pilot, "end", "up")
        text = screen_text(app.screen)
        assert ["─ № 14 · Telegram · Автор 14", "─ № 14 · ТГ · Автор 14"][size[0] > 100] in text
        assert "чт 19.11.2026 10:00" in text
        # Beside the message the name goes before the verb.
        posted = ["Ответ Спецавтодор, размещён 19.11.2026 12:30, за 2:30", "─ Ответ · Спецавтодор ─"]
        assert posted[size[0] > 100] in text
        assert "19.11.2026 12:30, за 2:30" in text
        assert "Здравствуйте! Работы выполнены" in text
        await press(pilot, "enter", "up", "right")
        assert app.opened == [14, 15]


@pytest.mark.parametrize("keys", ["ок", "jr"])
async def test_link_and_text_leave_by_their_keys(
    tmp_path: Path, keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.outside.opener", lambda: None)
    async with opened(filled(tmp_path), "register") as (app, pilot):
        await press(pilot, keys[0])
        assert app.clipboard == "https://vk.com/wall-123456_78913"
        await press(pilot, keys[1])
        assert app.clipboard.startswith("№ 13 · ")
        assert "Да чтоб вы все там" in app.clipboard


async def test_what_was_filtered_becomes_a_workbook_and_a_table(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "register", (80, 24)) as (app, pilot):
        await press(pilot, "slash")
        await write(pilot, "советской")
        await press(pilot, "enter", "u")
        assert said(app.screen).startswith("✓ 2\N{NO-BREAK SPACE}сообщения в файле")  # type: ignore[arg-type]
    [workbook] = [path for path in made_in(tmp_path) if path.suffix == ".xlsx"]
    book = CalamineWorkbook.from_path(str(workbook))
    rows = book.get_sheet_by_name("Реестр").to_python()
    assert [row[0] for row in rows] == ["№", 2.0, 14.0]
    assert ["Слова", "советской"] in [row[:2] for row in book.get_sheet_by_name("Итоги").to_python()]
    with workbook.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file, delimiter=";")] == ["№", "2", "14"]


async def test_more_are_read_when_the_cursor_nears_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_list, "PAGE", 5)
    monkeypatch.setattr(register_list, "AHEAD", 2)
    async with opened(filled(tmp_path), "register", (80, 24)) as (app, pilot):
        list_: LineList[RegisterRow] = app.screen.query_one("#register", LineList)
        assert numbers(app) == ORDER[:5]
        assert "всего 15" in screen_text(app.screen)
        await press(pilot, "down", "down", "down")
        assert numbers(app) == ORDER[:10]
        assert current(list_).number == ORDER[3]
        await press(pilot, "end", "end")
        assert numbers(app) == ORDER


async def test_a_slow_search_never_overwrites_a_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, page = threading.Event(), Archive.page

    def slow_for_the_first(
        self: Archive, wanted: RegisterFilter, *, stop: Callable[[], bool] | None = None, **more: int
    ) -> object:
        rows = page(self, wanted, stop=stop, **more)  # type: ignore[arg-type]
        if wanted.words == "яма":
            gate.wait(timeout=5)
        return rows

    async with opened(filled(tmp_path), "register", (80, 24)) as (app, pilot):
        monkeypatch.setattr(Archive, "page", slow_for_the_first)
        field = app.screen.query_one(OneLine)
        await press(pilot, "slash")
        field.value = "яма"
        await pilot.pause(0.3)
        assert "ищем…" in screen_text(app.screen)
        field.value = "каток"
        await press(pilot, "enter")
        gate.set()
        await press(pilot, "up")
        assert numbers(app) == [10]
        assert "найдено 1 из 15" in screen_text(app.screen)


async def test_an_empty_desk_has_an_empty_register(tmp_path: Path) -> None:
    async with opened(session_in(tmp_path, Clock()), "register", (80, 24)) as (app, pilot):
        assert "всего 0" in screen_text(app.screen)
        assert "Сообщений ещё не было" in screen_text(app.screen)
        await press(pilot, "enter", "right")
        assert app.opened == []
        assert "Enter" not in bar(app)
        assert "Справка" in bar(app)


def test_found_words_are_bright_and_underlined_and_the_rest_keeps_its_role() -> None:
    line = marked("Яма на Советской: ямё", ["яма", "со", "яме"], "muted")
    assert [(piece.text, piece.role, piece.underline) for piece in line] == [
        ("Яма", "body", True),
        (" на ", "muted", False),
        ("Со", "body", True),
        ("ветской: ", "muted", False),
        ("ямё", "body", True),
    ]


def test_a_row_begins_where_the_words_can_be_seen(tmp_path: Path) -> None:
    text = "Здравствуйте, пишу не первый раз и всё без толку: на Мира опять нет отопления"
    assert excerpt(text, ["здрав"], 30) == "Здравствуйте, пишу не первый…"
    assert excerpt(text, ["отопл"], 30) == "…Мира опять нет отопления"
    work = filled(tmp_path)
    case = work.desk.case(1)
    assert case is not None
    assert "темно" in "".join(map(plain, message_lines(case, 30, ["темно"], 3)))


def test_the_row_of_filters_fits_whatever_is_set() -> None:
    set_to = dict.fromkeys(Facet, "очень длинное название чего-нибудь")
    for cells in (65, 105, 145):
        for words in ({}, {Facet.PERIOD: "с 01.10.2026"}, set_to):
            assert len(plain(bar_line(words, cells, here=Facet.TOPIC))) <= cells
