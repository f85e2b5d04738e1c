"""The decisions of a review (п.11, 12, 13), told as a person takes them: both sizes, both layouts."""

from pathlib import Path

import pytest

from models.terms import PartStatus, Status
from screens.dialogs import Confirm
from screens.queue.screen import QueueScreen
from screens.review.reason_dialog import ReasonDialog
from tests.screens.forms_desk import (
    BINS,
    HEATING,
    PLAIN,
    RINK,
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
from tests.screens.review_desk import SIZES, review, screen_of
from uhta_tui.procedure.case import Tick


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
        assert footer(app, size[0]).startswith("Enter Пояснить  с Согласовать п.12")
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


async def test_measures_without_material_cannot_be_approved(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:15", "rework", PLAIN, executor="spec", reasons=[{"number": 1}])
    work.act("24 14:20", "draft", PLAIN, executor="spec", kind="answer", content="measures", text="Открыт.")
    async with opened(work, review(PLAIN), (80, 24)) as (app, pilot):
        assert footer(app, 80).startswith("Enter Пояснить  с Согласовать п.10")
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
