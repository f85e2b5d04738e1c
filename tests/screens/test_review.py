"""The review of a draft, told as a person decides it: both sizes, both layouts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.screen import Screen

from models.terms import Key, PartStatus, Status
from screens.dialogs import Confirm
from screens.pieces import plain
from screens.queue import QueueScreen
from screens.reason_dialog import ReasonDialog
from screens.review import ReviewScreen
from screens.session import Session
from screens.versions import VersionsScreen
from tests.screens.forms_desk import (
    BINS,
    HEATING,
    PLAIN,
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
from uhta_tui.procedure.case import Case, Tick

SIZES = [(80, 24), (120, 40)]


def review(number: int, executor: str | None = None) -> Callable[[Session], Screen[None]]:
    return lambda session: ReviewScreen(session, number, executor)


def screen_of(app: FormsApp) -> ReviewScreen:
    assert isinstance(app.screen, ReviewScreen)
    return app.screen


def running(case: Case) -> set[Key]:
    return {d.key for d in case.deadlines if d.running}


@pytest.mark.parametrize("size", SIZES)
async def test_the_cost_of_every_decision_is_shown_before_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), review(HEATING), size) as (app, _):
        shown = whole(app)
        for told in ("0:27:53", "2:17:53", "15:32", "1:17:53", "25.11 09:17", "× -1:42:07", "0:50:00"):
            assert told in shown
        assert "стол 1:50" in shown
        assert "УЖКХ 3:52" in shown
        assert "Вложения  2 фото, 1 акт" in shown or "2 фото, 1 акт" in shown
        assert len(footer(app, size[0])) == size[0] - 2


@pytest.mark.parametrize("key", ["с", "c", "С", "C"])
async def test_approving_the_only_part_also_forms_the_reply(tmp_path: Path, key: str) -> None:
    work = filled(tmp_path)
    async with opened(work, review(PLAIN), (80, 24)) as (app, pilot):
        await press(pilot, key)
        assert isinstance(app.screen, QueueScreen)
        assert said(app) == f"№ {PLAIN}: ответ согласован, разместить до 15:32 (п.14)."
    case = work.case(PLAIN)
    assert case.status is Status.APPROVED
    assert case.reply is not None
    assert case.reply.text == "Переезд закрыт до 1 декабря на ремонт путей."


@pytest.mark.parametrize("key", ["с", "c"])
@pytest.mark.parametrize("size", SIZES)
async def test_a_ticked_reason_dims_the_approval_and_tells_the_way_out(
    tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    work = filled(tmp_path)
    async with opened(work, review(HEATING), size) as (app, pilot):
        await press(pilot, "1")
        assert footer(app, size[0]).startswith("с Согласовать п.12")
        assert "нельзя:" in whole(app)
        await press(pilot, key)
        assert said(app).startswith("Согласовать нельзя: отмечена причина 1 (п.12).")
        await press(pilot, "1", key)
        assert isinstance(app.screen, QueueScreen)
    assert work.case(HEATING).status is Status.APPROVED


@pytest.mark.parametrize("key", ["д", "l"])
async def test_a_draft_goes_back_with_what_was_said_about_its_reasons(tmp_path: Path, key: str) -> None:
    work = filled(tmp_path)
    async with opened(work, review(HEATING), (80, 24)) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, ReasonDialog)
        await write(pilot, "Назовите день")
        await press(pilot, "shift+tab", "down", "down", "down", "f9")
        assert "«Работы ведутся" not in whole(app)
        assert "Назовите день" in whole(app)
        marked = [p.text for line in screen_of(app).draft_text.lines() for p in line if p.underline]
        assert " ".join(marked) == "Работы ведутся в плановом порядке."
        await press(pilot, "8", key)
        assert said(app) == f"№ {HEATING}: УЖКХ дорабатывает проект до 16:32 (п.13)."
    case = work.case(HEATING)
    assert case.reviews[-1].ticks == (
        Tick(1, "Назовите день", "Работы ведутся в плановом порядке."),
        Tick(8),
    )
    assert work.desk.typed.load(f"review:{HEATING}:uzhkh:2:said") == ""


async def test_rework_without_a_reason_says_which_clause_wants_one(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(HEATING), (80, 24)) as (app, pilot):
        await press(pilot, "д")
        assert "не отмечена ни одна причина (п.12)" in said(app)
    assert work.case(HEATING).status is Status.REVIEW


async def test_ticks_and_words_are_offered_again_after_esc(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(HEATING)) as (app, pilot):
        await press(pilot, "4", "enter")
        await write(pilot, "Когда именно?")
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, QueueScreen)
        app.open_review(HEATING)
        await settle(pilot)
        assert screen_of(app).said.ticks() == {4: Tick(4, "Когда именно?")}
        assert "Когда именно?" in whole(app)


async def test_what_was_said_outlives_its_tick(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), review(HEATING)) as (app, pilot):
        await press(pilot, "2", "enter")
        await write(pilot, "Где доказательства?")
        await press(pilot, "f9", "2")
        assert screen_of(app).said.ticks() == {}
        await press(pilot, "2")
        assert screen_of(app).said.ticks() == {2: Tick(2, "Где доказательства?")}


@pytest.mark.parametrize("key", ["в", "d"])
@pytest.mark.parametrize("size", SIZES)
async def test_editing_together_makes_a_version_and_leaves_the_hour_running(
    tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    work = filled(tmp_path)
    async with opened(work, review(PLAIN), size) as (app, pilot):
        await press(pilot, key)
        assert footer(app, size[0]).startswith("F9 Сохранить правку")
        screen = screen_of(app)
        assert screen.joint.text == "Переезд закрыт до 1 декабря на ремонт путей."
        await press(pilot, "down", "down", "end")
        await write(pilot, " Объезд — по Советской.")
        await press(pilot, "f9")
        assert said(app) == "Версия 2 сохранена, часы п.11 идут."
        assert "версия 2" in whole(app)
        assert not screen.editing
    case = work.case(PLAIN)
    assert case.drafts[-1].joint
    assert case.drafts[-1].text.endswith("Объезд — по Советской.")
    assert Key.REVIEW in running(case)


async def test_an_edited_text_is_offered_again_after_esc(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(PLAIN)) as (app, pilot):
        await press(pilot, "в")
        await write(pilot, "Внимание! ")
        await press(pilot, "escape")
        assert not screen_of(app).editing
        await press(pilot, "escape")
        app.open_review(PLAIN)
        await settle(pilot)
        await press(pilot, "в")
        assert screen_of(app).joint.text.startswith("Внимание! Переезд")


async def test_measures_without_material_cannot_be_approved(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:15", "rework", PLAIN, executor="spec", reasons=[{"number": 1}])
    work.act("24 14:20", "draft", PLAIN, executor="spec", kind="answer", content="measures", text="Открыт.")
    async with opened(work, review(PLAIN), (80, 24)) as (app, pilot):
        assert footer(app, 80).startswith("с Согласовать п.10")
        await press(pilot, "с")
        assert "нет фото, видео или акта (п.10)" in said(app)
    assert work.case(PLAIN).status is Status.REVIEW


def _repeated(work: Work) -> int:
    """A repeat with new facts whose draft has no material."""
    work.act("24 14:21", "approve", PLAIN, executor="spec")
    work.act("24 14:21", "compose", PLAIN)
    work.act("24 14:22", "post", PLAIN, url="https://vk.com/wall-123456_79000?reply=1")
    work.act("24 14:22", "receive", "IM-6", source="ВКонтакте", url="https://vk.com/wall-1_6", text="Опять")
    work.act("24 14:23", "repeat", 6, earlier=f"№{PLAIN}", new_facts=True)
    work.act("24 14:24", "route", 6, executors=["spec"])
    work.act("24 14:25", "draft", 6, executor="spec", kind="answer", content="measures", text="Открыт.")
    return 6


async def test_a_repeat_without_material_is_approved_only_after_a_word(tmp_path: Path) -> None:
    work = filled(tmp_path)
    number = _repeated(work)
    async with opened(work, review(number), (80, 24)) as (app, pilot):
        await press(pilot, "с")
        assert isinstance(app.screen, Confirm)
        assert "п.17" in whole(app)
        await press(pilot, "enter")
        assert work.case(number).status is Status.REVIEW
        await press(pilot, "с", "tab", "enter")
        assert isinstance(app.screen, QueueScreen)
    assert work.case(number).status is Status.APPROVED
    assert work.case(number).reviews[-1].without_evidence


async def test_a_part_of_several_is_approved_alone(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act(
        "24 14:20", "draft", BINS, executor="uzhkh", kind="answer", content="explanation", text="Уберём."
    )
    async with opened(work, review(BINS)) as (app, pilot):
        assert "свести ответ, п.16" in whole(app)
        await press(pilot, "с")
        assert said(app) == f"№ {BINS}: все части согласованы, сведите ответ (п.16)."
    assert work.case(BINS).status is Status.COMPOSING


async def test_an_approved_part_can_still_be_sent_for_rework(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(RINK, "green")) as (app, pilot):
        await press(pilot, "с")
        assert "не ждёт согласования" in said(app)
        await press(pilot, "5", "д")
        assert isinstance(app.screen, QueueScreen)
    part = work.case(RINK).live_part_of("green")
    assert part is not None
    assert part.status is PartStatus.REWORK


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
        assert said(app) == "Версии нельзя: у проекта одна версия."


async def test_another_desk_deciding_first_costs_nothing_that_was_said(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(HEATING)) as (app, pilot):
        await press(pilot, "1", "enter")
        await write(pilot, "Назовите день")
        await press(pilot, "f9")
        work.act("24 14:32", "withdraw", HEATING, executor="uzhkh", reason="не их")
        await press(pilot, "д")
        assert "нет действующей части" in said(app)
    assert "Назовите день" in work.desk.typed.load(f"review:{HEATING}:uzhkh:2:said")


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


async def test_a_key_pressed_twice_decides_once(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(PLAIN)) as (app, pilot):
        screen = screen_of(app)
        screen.action_approve()
        screen.action_approve()
        await settle(pilot)
        assert isinstance(app.screen, QueueScreen)
        assert said(app).startswith(f"№ {PLAIN}: ответ согласован")
    assert [row.action for row in work.desk.read.journal(message=PLAIN)][-2:] == ["approve", "compose"]


async def test_a_file_is_opened_by_a_graphical_program_under_a_harmless_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("screens.attachment_files.opener", lambda: ["opener"])
    monkeypatch.setattr(
        "screens.attachment_files.subprocess.Popen", lambda command, **_: started.append(command)
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
    monkeypatch.setattr("screens.attachment_files.opener", lambda: None)
    async with opened(filled(tmp_path), review(HEATING)) as (app, pilot):
        await press(pilot, "j", "2")
        assert "Открыть нечем" in said(app)


async def test_a_new_version_takes_the_ticks_of_the_old_one_away(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, review(HEATING)) as (app, pilot):
        await press(pilot, "1")
        work.act(
            "24 14:32",
            "draft",
            HEATING,
            executor="uzhkh",
            kind="answer",
            content="explanation",
            text="Новое.",
        )
        await screen_of(app).reload()
        assert said(app) == "Пришла версия 3: отмеченное было к версии 2."
        assert screen_of(app).said.ticks() == {}
