"""A small desk at half past two on a Tuesday, messages at every stage: for tests and for trying by hand."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from screens.session import Session
from uhta_tui.config import Config, Person
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.opening import open_desk
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.lines import read_line
from uhta_tui.procedure.refusal import Refused
from uhta_tui.worktime.moments import Moment, parse_moment

ZONE: Final = "Europe/Moscow"
ANNA: Final = "Иванова А.А."
OLGA: Final = "Попова О.И."
NOON: Final = parse_moment("2026-11-24T14:32:07", ZONE)
"""The present of the tests."""
SOURCES: Final = ("ВКонтакте", "Одноклассники", "Telegram")
FIRST: Final = (
    "Второй день не чистят дорогу у школы № 16 на Сенюкова. Дети идут по проезжей части, автобус не может "
    "подъехать к остановке. Когда будет техника? И фонарь у входа не горит с пятницы, утром совсем темно."
)
RECEIVED: Final = (
    ("24 12:19", FIRST),
    ("23 17:20", "Яма на Советской, 8: пробил колесо, уже третий за неделю"),
    ("23 17:05", "Нет отопления по Мира, 4, второй подъезд. В квартире +14, дети болеют, говорят «ждите»."),
    ("24 13:50", "Маршрут № 5 опять не пришёл по расписанию"),
    ("23 16:50", "Сосульки над входом в поликлинику, лёд падает на людей"),
    ("24 10:50", "Кто отвечает за забор у гаражей на Западной?"),
    ("24 10:30", "Контейнеры на Космонавтов переполнены с субботы"),
    ("23 14:50", "Когда закончится аренда павильона у рынка?"),
    ("24 11:00", "[red]срочно[/] \x1b[2Jне горят фонари\u202e в сквере у Дворца культуры"),
    ("24 12:15", "Каток на Октябрьской: лёд, свет и раздевалка не работают"),
    ("12 10:00", "Когда откроют детскую площадку на Юбилейной?"),
    ("20 12:00", "В подъезде опять темно, лампочку выкрутили"),
    ("24 14:20", "Да чтоб вы все там без света посидели, уроды"),
    ("19 10:00", "Яма на Советской у дома 10, объезжают по тротуару"),
    ("20 10:00", "Убью вас всех"),
)
"""When the messages № 1 … № 15 came, in November 2026, and what they say."""
ABOUT_FIRST: Final = {"author": "Мария Кузнецова", "topic": "Дороги", "place": "Сенюкова, 16"}
LIVES: Final[tuple[tuple[int, str, str, dict[str, object]], ...]] = (
    (2, "24 08:50", "route", {"executors": ["usad"]}),
    (3, "23 17:30", "route", {"executors": ["uzhkh"]}),
    (3, "24 13:39", "draft", {"executor": "uzhkh"}),
    (5, "24 09:00", "route", {"executors": ["uzhkh"]}),
    (5, "24 11:50", "draft", {"executor": "uzhkh"}),
    (5, "24 12:30", "approve", {"executor": "uzhkh"}),
    (5, "24 14:00", "compose", {}),
    (6, "24 11:30", "route", {"executors": ["kumi"]}),
    (6, "24 12:15", "return", {"executor": "kumi", "reason": "земля не муниципальная"}),
    (7, "24 11:00", "route", {"executors": ["uzhkh"]}),
    (8, "24 08:45", "route", {"executors": ["kumi"]}),
    (8, "24 11:30", "draft", {"executor": "kumi"}),
    (8, "24 12:20", "rework", {"executor": "kumi", "reasons": [{"number": 1, "comment": "нет срока"}]}),
    (9, "24 11:20", "route", {"executors": ["gorzelenhoz"]}),
    (10, "24 12:40", "route", {"executors": ["sport", "gorzelenhoz"]}),
    (10, "24 12:50", "draft", {"executor": "sport"}),
    (10, "24 12:55", "draft", {"executor": "gorzelenhoz"}),
    (10, "24 12:57", "approve", {"executor": "sport"}),
    (10, "24 12:58", "approve", {"executor": "gorzelenhoz"}),
    (11, "12 10:30", "route", {"executors": ["uks"]}),
    (11, "12 15:00", "draft", {"executor": "uks", "kind": "interim"}),
    (11, "12 15:30", "approve", {"executor": "uks"}),
    (11, "12 15:30", "compose", {}),
    (11, "23 15:40", "post", {"url": "https://vk.com/wall-123456_78911?reply=1"}),
    (12, "20 12:10", "clarify", {"text": "Уточните, пожалуйста, адрес дома."}),
    (12, "20 12:20", "post", {"url": "https://vk.com/wall-123456_78912?reply=1"}),
    (14, "19 10:10", "route", {"executors": ["usad"]}),
    (14, "19 12:00", "draft", {"executor": "usad"}),
    (14, "19 12:10", "approve", {"executor": "usad"}),
    (14, "19 12:10", "compose", {}),
    (14, "19 12:30", "post", {"url": "https://vk.com/wall-123456_78914?reply=1"}),
    (15, "20 10:05", "exclude", {"ground": "threat"}),
)
"""What happened to them: to which, when, what."""
DRAFT: Final = {
    "content": "measures",
    "text": "Здравствуйте! Работы выполнены 24 ноября, ответственный — мастер участка.",
}


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: Moment = NOON) -> None:
        self.now = now

    def __call__(self) -> Moment:
        return self.now


def on(moment: str) -> Moment:
    """A moment of November 2026: `24 14:05`."""
    return parse_moment(f"2026-11-{moment.replace(' ', 'T')}", ZONE)


def lives(photo: Path) -> Iterator[Action]:
    """The lives of the messages, in the order of time within each."""
    for number, (moment, text) in enumerate(RECEIVED, 1):
        yield _action(
            moment,
            action="receive",
            message=f"IM-{number}",
            source=SOURCES[number % 3],
            url=f"https://vk.com/wall-123456_{78900 + number}",
            text=text,
            **(ABOUT_FIRST if number == 1 else {"author": f"Автор {number}"}),
        )
    for number, moment, name, data in LIVES:
        more = {**DRAFT, "attachments": [str(photo)]} if name == "draft" else {}
        yield _action(moment, action=name, message=f"№{number}", **more, **data)


def _action(moment: str, **data: object) -> Action:
    return read_line({"at": f"2026-11-{moment.replace(' ', 'T')}", "by": ANNA, **data}, ZONE)


def fill(desk: Desk, folder: Path) -> None:
    """Live the lives of the messages."""
    photo = folder / "акт.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 a photo")
    for outcome in desk.perform_many(lives(photo)):
        if isinstance(outcome, Refused):
            raise outcome


@cache
def _made() -> TemporaryDirectory[str]:
    made = TemporaryDirectory(prefix="uhta-desk-")
    folder = Path(made.name)
    desk = session_in(folder, Clock()).desk
    fill(desk, folder)
    desk.database.close()
    return made


def copied(folder: Path) -> Path:
    """The folder, with a copy of the filled desk in it; the original is made once in a process."""
    shutil.copytree(_made().name, folder, dirs_exist_ok=True)
    return folder


def config_in(folder: Path) -> Config:
    """Settings of a desk in a folder, where two people work."""
    return replace(Config(folder / "config.toml"), people=(Person(ANNA), Person(OLGA)))


def session_in(folder: Path, clock: Callable[[], Moment], *, who: str = ANNA) -> Session:
    """A sitting at the desk in a folder, made there if it is not yet."""
    config = config_in(folder)
    desk = open_desk(config, clock=clock, real_clock=clock)
    return Session(desk, config, clock, who=who)
