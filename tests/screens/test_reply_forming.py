"""Forming the reply from its parts (п.16): the text, whose words it is made of, what asks first."""

from pathlib import Path

import pytest

from models.terms import ReplyKind, Status
from screens.dialogs import Confirm
from screens.queue.screen import QueueScreen
from screens.reply.composing import composition, paragraphs
from tests.screens.forms_desk import (
    BINS,
    RINK,
    filled,
    footer,
    opened,
    press,
    said,
    settle,
    whole,
    write,
)
from tests.screens.test_reply import SIZES, reply, screen_of


@pytest.mark.parametrize("size", SIZES)
async def test_approved_parts_become_one_text_that_is_edited_and_approved(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(RINK), size) as (app, pilot):
        screen = screen_of(app)
        assert screen.text.text == "Здравствуйте, Дарья! Каток открыт.\n\nСвет горит до 22:00."
        assert "15:32" in whole(app)
        assert "2:17:53" in whole(app)
        assert len(footer(app, size[0])) == size[0] - 2
        await press(pilot, "down", "down", "end")
        await write(pilot, "\n\nСпасибо!")
        await press(pilot, "f9")
        assert said(app) == "Ответ согласован, разместить до 15:32 (п.14)."
        assert footer(app, size[0]).startswith("Enter ")
        assert "стол" in whole(app)
    case = work.case(RINK)
    assert case.status is Status.APPROVED
    assert case.reply is not None
    assert case.reply.text.endswith("Свет горит до 22:00.\n\nСпасибо!")


async def test_the_text_being_formed_is_offered_again_after_esc(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(RINK)) as (app, pilot):
        await write(pilot, "Добрый день! ")
        await press(pilot, "escape")
        assert isinstance(app.screen, QueueScreen)
        app.open_reply(RINK)
        await settle(pilot)
        assert screen_of(app).text.text.startswith("Добрый день! Здравствуйте")


async def test_a_reply_waits_for_the_parts_that_are_open(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(BINS), (80, 24)) as (app, pilot):
        assert "F9 Согласовать ответ п.16" in footer(app, 80)
        await press(pilot, "f9")
        assert said(app).startswith("Согласовать ответ нельзя: не согласовано — УЖКХ (п.16)")
        assert screen_of(app).text.text == "Вывоз — завтра."
    assert work.case(BINS).status is Status.DRAFTING


async def test_without_a_text_several_parts_make_no_reply(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(RINK)) as (app, pilot):
        screen_of(app).text.text = ""
        await press(pilot, "f9")
        assert "п.16" in said(app)
    assert work.case(RINK).status is Status.COMPOSING


async def test_a_request_to_the_author_withdraws_the_others_only_after_a_word(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:20", "rework", BINS, executor="eco", reasons=[{"number": 1}])
    work.act("24 14:21", "draft", BINS, executor="eco", kind="clarification", text="Какой двор?")
    work.act("24 14:22", "approve", BINS, executor="eco")
    async with opened(work, reply(BINS)) as (app, pilot):
        assert "Запрос автору" in whole(app)
        assert "УЖКХ: часть будет отозвана" in whole(app)
        await press(pilot, "f9")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")
        assert work.case(BINS).reply is None
        await press(pilot, "f9", "tab", "enter")
    made = work.case(BINS).reply
    assert made is not None
    assert (made.kind, made.text) == (ReplyKind.CLARIFICATION, "Какой двор?")


def test_a_greeting_before_an_executors_words_leaves_them_theirs(tmp_path: Path) -> None:
    work = filled(tmp_path)
    sources = composition(work.case(RINK), work.desk.scene()).sources
    text = "Добрый день! Здравствуйте, Дарья! Каток открыт.\n\nСвет горит до 22:00.\n\nС уважением, стол."
    names = {"spec": "Спецавтодор", "green": "Горзеленхоз"}
    whose = [name for name, _ in paragraphs(text, sources, names, "стол")]
    assert whose == ["Спецавтодор", "Горзеленхоз", "стол"]


async def test_no_resizing_loses_the_reply_being_formed_or_its_selection(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), reply(RINK)) as (app, pilot):
        await press(pilot, "down", "down", "shift+right", "shift+right")
        text = screen_of(app).text
        before = (text.text, text.selection)
        for columns, rows in ((80, 24), (160, 50), (99, 31)):
            await pilot.resize_terminal(columns, rows)
            await settle(pilot)
            assert app.focused is text
            assert (text.text, text.selection) == before
