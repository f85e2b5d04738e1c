"""A message from the table to the posted reply: at most twelve presses beside what is typed or pasted."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from models.terms import Content, Status
from screens.queue.screen import QueueScreen
from screens.shell import DeskApp
from tests.screens.forms_desk import Work, said, settle
from uhta_tui.config import Person

HEAD = "№ инцидента;Дата создания;Соцсеть;Автор;Ссылка на пост;Текст сообщения"
URGENT = "IM-9;24.11.2026 13:20;ВКонтакте;Олег;https://vk.com/wall-1_9;Не работает светофор на Октябрьской"
ROW = "IM-1;24.11.2026 14:10;ВКонтакте;Анна;https://vk.com/wall-1_5;Нет отопления по Мира, 4"
ANSWER = "Здравствуйте, Анна! Тепло дадут 25 ноября, отвечает мастер участка Канев Д.В."
LINK = "https://vk.com/wall-1_5?reply=7"
ENOUGH = 12
NAMES = {"/": "slash", ":": "colon", "-": "minus", "_": "underscore", ".": "full_stop"}


class Counted:
    """A person at the desk whose presses are counted."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot, self.presses = pilot, 0

    async def press(self, *keys: str) -> None:
        """Press keys, each of which counts."""
        for key in keys:
            self.presses += 1
            await self.pilot.press(key)
            await settle(self.pilot)

    async def type(self, text: str) -> None:
        """Type a text key by key; it counts for nothing."""
        for character in text:
            await self.pilot.press(
                {"/": "slash", ":": "colon", "-": "minus", "_": "underscore"}.get(character, character)
            )
        await settle(self.pilot)

    async def paste(self, text: str) -> None:
        """Paste where the focus is."""
        (self.pilot.app.focused or self.pilot.app.screen).post_message(Paste(text))
        await settle(self.pilot)


def empty(folder: Path) -> Work:
    """A desk where one person works and nothing waits but one message of another kind."""
    work = Work(folder)
    work.session.config = replace(work.session.config, people=(Person("Иванова А.А."),))
    work.session.who = ""
    work.act(
        "20 09:00", "executor", code="uzhkh", name="МУ «УЖКХ»", short="УЖКХ", official="first_deputy",
        keywords=["отопление"],
    )  # fmt: skip
    work.act(
        "24 13:20", "receive", "IM-9", source="ВКонтакте", url="https://vk.com/wall-1_9", text="Светофор"
    )
    (folder / "таблица.csv").write_text(f"{HEAD}\n{ROW}\n{URGENT}\n", encoding="utf-8")
    return work


@pytest.mark.parametrize("typed", [False, True])
async def test_a_message_is_answered_in_twelve_presses(tmp_path: Path, typed: bool) -> None:
    work = empty(tmp_path)
    photo = work.file("узел.jpg")
    app = DeskApp(work.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        person = Counted(pilot)
        await person.press("й")
        await person.paste(str(tmp_path / "таблица.csv"))
        await person.press("enter", "enter")
        queue = app.screen
        assert isinstance(queue, QueueScreen)
        assert queue.number == 2, "the cursor is on what came in, not on what stood first"
        await person.press("1", "enter")
        assert said(app) == "№ 2 направлено: УЖКХ"
        await person.press("enter")
        await person.paste(ANSWER)
        await person.paste(str(photo))
        await person.press("f9", "1")
        assert said(app).startswith("№ 2: проект УЖКХ принят")
        await person.press("enter", "с")
        assert said(app).startswith("№ 2: ответ согласован")
        await person.press("enter")
        await (person.type if typed else person.paste)(LINK)
        await person.press("enter")
        assert isinstance(app.screen, QueueScreen)
        assert said(app) == "№ 2: ответ размещён."
    assert person.presses <= ENOUGH
    case = work.case(2)
    assert case.status is Status.ANSWERED
    assert case.reply is not None
    assert (case.reply.text, case.reply.url) == (ANSWER, LINK)
    assert case.drafts[-1].content is Content.MEASURES
