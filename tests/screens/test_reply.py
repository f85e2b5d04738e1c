"""The reply: posted, taken back, explained; both sizes, both layouts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste
from textual.screen import Screen

from models.terms import Key, Status
from screens.clock.explain import Explain
from screens.dialogs import Confirm
from screens.queue.screen import QueueScreen
from screens.reply.screen import ReplyScreen
from screens.session import Session
from tests.screens.forms_desk import (
    ICICLES,
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

SIZES = [(80, 24), (120, 40)]
LINK = "https://vk.com/wall-123456_78805?reply=78831"


def reply(number: int) -> Callable[[Session], Screen[None]]:
    return lambda session: ReplyScreen(session, number)


def screen_of(app: FormsApp) -> ReplyScreen:
    assert isinstance(app.screen, ReplyScreen)
    return app.screen


async def paste(app: FormsApp, text: str) -> None:
    app.screen.post_message(Paste(text))


# -- posting ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_reply_stands_by_whose_words_it_is_made_of(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), reply(ICICLES), size) as (app, _):
        shown = whole(app)
        for told in ("Спецавтодор", "Горзеленхоз", "стол", "2 фото" if size[0] == 80 else "фото_0.jpg"):
            assert told in shown
        assert "0:27:53" in shown
        assert "от имени vk.com/uhta_official  п.3" in shown
        assert len(footer(app, size[0])) == size[0] - 2


@pytest.mark.parametrize("keys", ["кор", "rjh"])
async def test_a_reply_is_copied_the_source_opened_the_link_recorded(
    tmp_path: Path, keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.outside.opener", lambda: None)
    work = filled(tmp_path)
    copy, source, post = tuple(keys)
    async with opened(work, reply(ICICLES)) as (app, pilot):
        await press(pilot, copy)
        assert said(app).startswith("Отправлено в буфер, копия в файле ")
        assert app.clipboard.startswith("Здравствуйте, Илья!")
        assert "скопирован в 14:32" in whole(app)
        await press(pilot, source)
        assert "в буфере остался ответ" in said(app)
        assert app.clipboard.startswith("Здравствуйте, Илья!")
        await paste(app, f"Вот: {LINK}.")
        await settle(pilot)
        assert "✓ тот же источник, что у сообщения  п.14" in whole(app)
        await press(pilot, post)
        assert isinstance(app.screen, QueueScreen)
        assert said(app) == f"№ {ICICLES}: ответ размещён."
    case = work.case(ICICLES)
    assert case.status is Status.ANSWERED
    assert case.reply is not None
    assert case.reply.url == LINK


async def test_enter_goes_to_the_field_then_records(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(ICICLES), (80, 24)) as (app, pilot):
        assert footer(app, 80).startswith("Enter Ссылка")
        await press(pilot, "enter")
        assert app.focused is screen_of(app).link
        await write(pilot, LINK)
        await press(pilot, "enter")
    assert work.case(ICICLES).status is Status.ANSWERED


async def test_a_posting_can_be_set_back(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(ICICLES)) as (app, pilot):
        await paste(app, LINK)
        await settle(pilot)
        await press(pilot, "tab")
        await write(pilot, "14:25")
        await press(pilot, "enter")
    made = work.case(ICICLES).reply
    assert made is not None
    assert made.posted_at == work.clock.now - 7 * 60 - 7


async def test_a_posting_before_the_approval_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(ICICLES)) as (app, pilot):
        await paste(app, LINK)
        await settle(pilot)
        await press(pilot, "tab")
        await write(pilot, "13:00")
        await press(pilot, "enter")
        assert "раньше прошлого действия" in said(app)
        assert (screen_of(app).link.value, screen_of(app).when.value) == (LINK, "13:00")
        await press(pilot, "escape", "escape")
        app.open_reply(ICICLES)
        await settle(pilot)
        assert (screen_of(app).link.value, screen_of(app).when.value) == (LINK, "13:00")
    assert work.case(ICICLES).status is Status.APPROVED


async def test_a_link_to_another_host_is_recorded_only_after_a_word(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(ICICLES), (80, 24)) as (app, pilot):
        await paste(app, "https://ok.ru/group/1/topic/2")
        await settle(pilot)
        assert "другой источник: ok.ru, не vk.com" in whole(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")
        assert work.case(ICICLES).status is Status.APPROVED
        assert screen_of(app).link.value == "https://ok.ru/group/1/topic/2"
        await press(pilot, "enter", "tab", "enter")
        assert isinstance(app.screen, QueueScreen)
    assert work.case(ICICLES).status is Status.ANSWERED


async def test_what_is_no_link_is_refused_by_its_clause(tmp_path: Path) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(ICICLES)) as (app, pilot):
        await paste(app, "готово [/]")
        await settle(pilot)
        assert said(app) == "В том, что вставлено, ссылки нет: нужна ссылка на размещённый ответ."
        assert "нужна ссылка http или https" in whole(app)
        await press(pilot, "enter")
        assert "п.14" in said(app)
        assert screen_of(app).link.value == "готово [/]"
    assert work.case(ICICLES).status is Status.APPROVED


@pytest.mark.parametrize("key", ["я", "z"])
async def test_a_reply_is_taken_back_with_a_reason_and_its_text_is_edited_again(
    tmp_path: Path, key: str
) -> None:
    work = filled(tmp_path)
    async with opened(work, reply(ICICLES)) as (app, pilot):
        await press(pilot, key)
        await write(pilot, "ошибка в адресе")
        await press(pilot, "f9")
        assert said(app).startswith("Ответ взят назад")
        assert screen_of(app).text.text.endswith("Фото работ — ниже.")
        await press(pilot, "f9")
        assert work.case(ICICLES).status is Status.APPROVED
    case = work.case(ICICLES)
    assert case.replies[0].taken_back_at is not None
    assert [d.dropped_at is None for d in case.deadlines if d.key is Key.PUBLISH] == [False, True]


async def test_an_interim_reply_tells_when_the_final_draft_is_due(tmp_path: Path) -> None:
    work = filled(tmp_path)
    work.act("24 14:20", "rework", PLAIN, executor="spec", reasons=[{"number": 1}])
    work.act(
        "24 14:21", "draft", PLAIN, executor="spec", kind="interim", content="explanation", text="Узнаём."
    )
    work.act("24 14:22", "approve", PLAIN, executor="spec")
    work.act("24 14:22", "compose", PLAIN)
    async with opened(work, reply(PLAIN)) as (app, pilot):
        assert "Промежуточный ответ" in whole(app)
        await paste(app, "https://vk.com/wall-123456_79000?reply=5")
        await settle(pilot)
        await press(pilot, "р")
        assert said(app).startswith(f"№ {PLAIN}: промежуточный ответ размещён, итог до ")
    assert work.case(PLAIN).status is Status.INTERIM


@pytest.mark.parametrize("key", ["ч", "x"])
async def test_the_due_moments_are_explained(tmp_path: Path, key: str) -> None:
    async with opened(filled(tmp_path), reply(ICICLES)) as (app, pilot):
        await press(pilot, key)
        assert isinstance(app.screen, Explain)


async def test_another_desk_posting_first_costs_no_typing(tmp_path: Path) -> None:
    work: Work = filled(tmp_path)
    async with opened(work, reply(RINK)) as (app, pilot):
        await write(pilot, "Добрый день! ")
        work.act("24 14:32", "compose", RINK, text="Другой стол")
        await press(pilot, "f9")
        assert "п.16" in said(app)
    assert work.case(RINK).replies[0].text == "Другой стол"
