"""A small desk with messages at the stages that the forms are for, and an app that opens the forms on it."""

import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen

from models.database import open_database
from screens.base_screen import DeskScreen
from screens.pieces import plain
from screens.session import Session
from screens.shell import DeskApp
from screens.widgets.footer import footer_line
from uhta_tui.config import Account, Config
from uhta_tui.desk.desk import Desk
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.lines import read_line
from uhta_tui.worktime.moments import parse_moment

ZONE: Final = "Europe/Moscow"
NOW: Final = parse_moment("2026-11-24T14:32:07", ZONE)
WEEK: Final = {
    **{day: ["08:45-13:00", "14:00-18:00"] for day in ("mon", "tue", "wed", "thu")},
    "fri": ["08:45-13:00", "14:00-16:45"],
}
EXECUTORS: Final = {
    "uzhkh": "УЖКХ",
    "eco": "Экология",
    "kumi": "КУМИ",
    "spec": "Спецавтодор",
    "green": "Горзеленхоз",
}

HEATING, BINS, ICICLES, RINK, PLAIN = 1, 2, 3, 4, 5
"""Numbers of the messages: to review, to hand in, to post, to compose, to review with nothing attached."""


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: int = NOW

    def __call__(self) -> int:
        return self.now


class Work:
    """A desk on a temporary database, its clock, short ways of acting on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        fresh = not (folder / "u.db").exists()
        self.desk = Desk(open_database(f"sqlite:///{folder}/u.db"), files=folder / "files", clock=self.clock)
        if fresh:
            self._directory()
        account = Account("ВКонтакте", "https://vk.com/uhta_official")
        self.session = Session(self.desk, Config(accounts=(account,)), self.clock, "Иванова А.А.")

    def act(self, moment: str, action: str, message: str | int = "", **fields: object) -> None:
        """Perform an action at a moment of 2026-11, such as `24 14:05`."""
        day, time = moment.split()
        number = f"№{message}" if isinstance(message, int) else message
        line = {"at": f"2026-11-{day}T{time}", "by": "Иванова А.А.", "action": action, **fields}
        self.desk.perform(read_line({**line, "message": number} if message else line, ZONE))

    def _directory(self) -> None:
        self.act("20 09:00", "calendar", week=WEEK)
        for code in ("first_deputy", "social_deputy"):
            self.act("20 09:00", "official", code=code, title="заместитель")
        for code, short in EXECUTORS.items():
            self.act(
                "20 09:00", "executor", code=code, name=f"МУ «{short}»", short=short, official="first_deputy"
            )

    def file(self, name: str, size: int = 1000) -> str:
        """A file to attach."""
        path = self.folder / name
        path.write_bytes(b"x" * size)
        return str(path)

    def case(self, number: int) -> Case:
        """A message as it stands."""
        case = self.desk.case(number)
        assert case is not None
        return case


def filled(folder: Path) -> Work:
    """The desk with its messages: made once, copied for each who asks."""
    shutil.copytree(_made().name, folder, dirs_exist_ok=True)
    return Work(folder)


@cache
def _made() -> TemporaryDirectory[str]:
    made = TemporaryDirectory(prefix="uhta-forms-")
    work = Work(Path(made.name))
    _heating(work)
    _bins(work)
    _composed(work)
    _rink(work)
    _plain(work)
    work.desk.database.close()
    return made


def _heating(work: Work) -> None:
    work.act(
        "23 17:05", "receive", "IM-88213", source="Одноклассники", url="https://ok.ru/group/5312/topic/15577",
        author="Ольга Рочева", topic="ЖКХ и отопление", place="Мира, 4", published_at="2026-11-23T16:52",
        text="Нет отопления по Мира, 4, второй подъезд. В квартире +14, дети болеют, управляющая говорит "
        "«ждите». Сколько ждать? Назовите срок.", extra={"Тональность": "негатив", "Охват": "1 240"},
    )  # fmt: skip
    work.act("23 17:31", "route", HEATING, executors=["uzhkh"])
    work.act("24 08:52", "note_text", HEATING, text="бригада на месте")
    work.act(
        "24 09:48", "draft", HEATING, executor="uzhkh", kind="answer", content="explanation",
        text="Заявка принята, по вопросу отопления обращайтесь в управляющую организацию.",
    )  # fmt: skip
    work.act("24 10:40", "rework", HEATING, executor="uzhkh", reasons=[{"number": 4}])
    work.act(
        "24 13:39", "draft", HEATING, executor="uzhkh", kind="answer", content="progress",
        text="Здравствуйте, Ольга! По адресу Мира, 4 выявлена неисправность запорной арматуры на вводе. "
        "Работы ведутся в плановом порядке. Неудобства временные, просим отнестись с пониманием.\n\n"
        "Температура будет восстановлена после завершения работ согласно регламенту ТСО.",
        attachments=[work.file("ввод.jpg"), work.file("арматура.jpg", 2000), work.file("акт.pdf", 3000)],
    )  # fmt: skip


def _bins(work: Work) -> None:
    work.act(
        "24 10:24", "receive", "IM-2", source="Telegram", url="https://t.me/uhta_chat/5512",
        author="Пётр Артеев", topic="Мусор", place="Космонавтов, 9",
        text="Контейнеры на Космонавтов переполнены с субботы, мусор лежит вокруг. Снег у площадки "
        "не чистят, машина не может подъехать. Кто отвечает и когда вывезут?",
    )  # fmt: skip
    work.act("24 10:41", "route", BINS, executors=["uzhkh", "eco"], parts={"uzhkh": "снег у площадки"})
    work.act(
        "24 13:50",
        "draft",
        BINS,
        executor="eco",
        kind="answer",
        content="explanation",
        text="Вывоз — завтра.",
    )
    work.act("24 14:05", "approve", BINS, executor="eco")


def _approved(work: Work, number: int, texts: Mapping[str, str]) -> None:
    """Route a message and approve a draft of each of its parts."""
    work.act("24 09:00", "route", number, executors=list(texts))
    for place, (code, text) in enumerate(texts.items()):
        work.act(
            "24 11:40", "draft", number, executor=code, kind="answer", content="measures", text=text,
            attachments=[work.file(f"фото_{place}.jpg", 500 + place)],
        )  # fmt: skip
        work.act("24 12:30", "approve", number, executor=code)


def _composed(work: Work) -> None:
    work.act(
        "23 16:06", "receive", "IM-3", source="ВКонтакте", url="https://vk.com/wall-123456_78805",
        author="Илья", text="Сосульки над входом в поликлинику на Советской, 3, и темно во дворе.",
    )  # fmt: skip
    roof = (
        "Здравствуйте, Илья! Сосульки над входом в поликлинику на Советской, 3 сбиты сегодня в 11:20, проход "
        "ограждён лентой до конца недели. Кровлю осматриваем каждое утро."
    )
    lamps = (
        "Во дворе заменены две лампы, свет включён вечером 23 ноября. Третью опору заменим до 27 ноября, "
        "ответственный — мастер участка Попов С.В."
    )
    _approved(work, ICICLES, {"spec": roof, "green": lamps})
    text = f"{roof}\n\n{lamps}\n\nСпасибо, что написали. Фото работ — ниже."
    work.act("24 14:00", "compose", ICICLES, text=text)


def _rink(work: Work) -> None:
    work.act(
        "24 08:50", "receive", "IM-4", source="ВКонтакте", url="https://vk.com/wall-123456_78900",
        author="Дарья Туголукова", text="Каток на Октябрьской: лёд не залит, свет не горит.",
    )  # fmt: skip
    _approved(work, RINK, {"spec": "Здравствуйте, Дарья! Каток открыт.", "green": "Свет горит до 22:00."})


def _plain(work: Work) -> None:
    work.act(
        "24 11:00", "receive", "IM-5", source="ВКонтакте", url="https://vk.com/wall-123456_79000",
        author="Сергей [/] В.", text="Почему закрыт переезд на Печорской?",
    )  # fmt: skip
    work.act("24 11:20", "route", PLAIN, executors=["spec"])
    work.act(
        "24 14:10", "draft", PLAIN, executor="spec", kind="answer", content="explanation",
        text="Переезд закрыт до 1 декабря на ремонт путей.",
    )  # fmt: skip


class FormsApp(DeskApp):
    """The desk with one screen opened on it at once."""

    def __init__(self, work: Work, first: Callable[[Session], Screen[None]]) -> None:
        super().__init__(work.session)
        self.work, self.first = work, first

    def on_mount(self) -> None:
        self.push_screen(self.first(self.work.session))


@asynccontextmanager
async def opened(
    work: Work, first: Callable[[Session], Screen[None]], size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[FormsApp, Pilot[None]]]:
    """The desk with one screen opened and read."""
    app = FormsApp(work, first)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot


async def settle(pilot: Pilot[None]) -> None:
    """Let everything under way come to its end; what waits for the answer to a question does not count."""
    for _ in range(3):
        await pilot.pause()
        while any(not one.is_finished for one in pilot.app.workers) and not asking(pilot.app):
            await pilot.pause(0.01)
    await pilot.pause()


def asking(app: App[None]) -> bool:
    """Whether a question stands over the screen."""
    return isinstance(app.screen, ModalScreen)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let what they do come to its end."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Put a text into the focused field at once; key by key it would take as many pauses."""
    await pilot.pause()
    focused = pilot.app.focused
    assert focused is not None
    focused.post_message(Paste(text))
    await settle(pilot)


def said(app: App[None]) -> str:
    """What the say line of the front screen says."""
    screen = app.screen
    shown = screen.say_line.shown if isinstance(screen, DeskScreen) else None
    return "" if shown is None else shown.text


def page(app: App[None]) -> list[str]:
    """The rows of the terminal as they stand."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def whole(app: App[None]) -> str:
    """The terminal as one text."""
    return "\n".join(page(app))


def footer(app: App[None], columns: int) -> str:
    """The footer as it is drawn; a test adds up that it fits."""
    screen = app.screen
    assert isinstance(screen, DeskScreen)
    items, edge = screen.footer_items()
    return plain(footer_line(items, edge, columns - 2))
