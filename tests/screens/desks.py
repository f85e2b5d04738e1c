"""A small desk at half past two on a Tuesday, a few messages at every stage: for tests and for trying by hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from models.terms import Content, Ground, ReplyKind
from screens.session import Session
from uhta_tui.config import Config, Person
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.opening import open_desk
from uhta_tui.procedure.actions import (
    Action,
    Approve,
    AttachmentFile,
    Clarify,
    Compose,
    Exclude,
    Post,
    Receive,
    Return,
    Rework,
    Route,
    SubmitDraft,
)
from uhta_tui.procedure.case import Tick
from uhta_tui.procedure.refusal import Refused
from uhta_tui.worktime.moments import Moment, parse_moment

ZONE: Final = "Europe/Moscow"
ANNA: Final = "Иванова А.А."
OLGA: Final = "Попова О.И."
NOON: Final = parse_moment("2026-11-24T14:32:07", ZONE)
"""The present of the tests."""
TEXTS: Final = (
    "Второй день не чистят дорогу у школы № 16 на Сенюкова. Дети идут по проезжей части, автобус не может "
    "подъехать к остановке. Когда будет техника? И фонарь у входа не горит с пятницы, утром совсем темно.",
    "Яма на Советской, 8: пробил колесо, уже третий за неделю",
    "Нет отопления по Мира, 4, второй подъезд. В квартире +14, дети болеют, управляющая говорит «ждите».",
    "Маршрут № 5 опять не пришёл по расписанию",
    "Сосульки над входом в поликлинику, лёд падает на людей",
    "Кто отвечает за забор у гаражей на Западной?",
    "Контейнеры на Космонавтов переполнены с субботы",
    "Когда закончится аренда павильона у рынка?",
    "[red]срочно[/] \x1b[2Jне горят фонари\u202e в сквере у Дворца культуры",
    "Каток на Октябрьской: лёд, свет и раздевалка не работают",
    "Когда откроют детскую площадку на Юбилейной?",
    "В подъезде опять темно, лампочку выкрутили",
    "Да чтоб вы все там без света посидели, уроды",
)
"""What the messages № 1 … № 13 say."""


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: Moment = NOON) -> None:
        self.now = now

    def __call__(self) -> Moment:
        return self.now


def on(moment: str) -> Moment:
    """A moment of November 2026: `24 14:05`."""
    return parse_moment(f"2026-11-{moment.replace(' ', 'T')}", ZONE)


def _received(number: int, moment: str, **more: str) -> Receive:
    facts = {
        "source": ("ВКонтакте", "Одноклассники", "Telegram")[number % 3],
        "url": f"https://vk.com/wall-123456_{78900 + number}",
        "author": f"Автор {number}",
        "text": TEXTS[number - 1],
    } | more
    return Receive(at=on(moment), by=ANNA, message=f"IM-{number}", **facts)


def _draft(number: int, executor: str, moment: str, photo: Path, kind: ReplyKind = ReplyKind.ANSWER) -> Action:
    return SubmitDraft(
        at=on(moment), by=ANNA, message=f"№{number}", executor=executor, kind=kind, content=Content.MEASURES,
        text="Здравствуйте! Работы выполнены 24 ноября, ответственный — мастер участка.",
        attachments=(AttachmentFile(path=str(photo)),),
    )  # fmt: skip


def actions(photo: Path) -> Iterator[Action]:
    """The lives of the messages, in the order of time within each."""

    def a(number: int, moment: str) -> dict[str, object]:
        return {"at": on(moment), "by": ANNA, "message": f"№{number}"}

    times = ("24 12:19", "23 17:20", "23 17:05", "24 13:50", "23 16:50", "24 10:50", "24 10:30", "23 14:50",
             "24 11:00", "24 12:15", "12 10:00", "20 12:00", "24 14:20")  # fmt: skip
    for number, moment in enumerate(times, 1):
        yield _received(number, moment, **({"author": "Мария Кузнецова", "topic": "Дороги", "place": "Сенюкова, 16"}
                                           if number == 1 else {}))  # fmt: skip
    for number, moment, executors in (
        (2, "24 08:50", ("usad",)), (3, "23 17:30", ("uzhkh",)), (5, "24 09:00", ("uzhkh",)),
        (6, "24 11:30", ("kumi",)), (7, "24 11:00", ("uzhkh",)), (8, "24 08:45", ("kumi",)),
        (9, "24 11:20", ("gorzelenhoz",)), (10, "24 12:40", ("sport", "gorzelenhoz")), (11, "12 10:30", ("uks",)),
    ):  # fmt: skip
        yield Route(**a(number, moment), executors=executors)  # type: ignore[arg-type]
    yield _draft(3, "uzhkh", "24 13:39", photo)
    yield _draft(5, "uzhkh", "24 11:50", photo)
    yield Approve(**a(5, "24 12:30"), executor="uzhkh")  # type: ignore[arg-type]
    yield Compose(**a(5, "24 14:00"))  # type: ignore[arg-type]
    yield Return(**a(6, "24 12:15"), executor="kumi", reason="земля не муниципальная")  # type: ignore[arg-type]
    yield _draft(8, "kumi", "24 11:30", photo)
    yield Rework(**a(8, "24 12:20"), executor="kumi", reasons=(Tick(1, "нет срока"),))  # type: ignore[arg-type]
    for executor, moment in (("sport", "24 12:50"), ("gorzelenhoz", "24 12:55")):
        yield _draft(10, executor, moment, photo)
        yield Approve(**a(10, "24 12:58"), executor=executor)  # type: ignore[arg-type]
    yield _draft(11, "uks", "12 15:00", photo, ReplyKind.INTERIM)
    yield Approve(**a(11, "12 15:30"), executor="uks")  # type: ignore[arg-type]
    yield Compose(**a(11, "12 15:30"))  # type: ignore[arg-type]
    yield Post(**a(11, "23 15:40"), url="https://vk.com/wall-123456_78911?reply=1")  # type: ignore[arg-type]
    yield Clarify(**a(12, "20 12:10"), text="Уточните, пожалуйста, адрес дома.")  # type: ignore[arg-type]
    yield Post(**a(12, "20 12:20"), url="https://vk.com/wall-123456_78912?reply=1")  # type: ignore[arg-type]


def answered(photo: Path) -> Iterator[Action]:
    """№ 14, an answered message like № 2, and № 15, an excluded one."""
    yield Receive(
        at=on("19 10:00"), by=ANNA, message="IM-14", source="ВКонтакте", author="Пётр",
        url="https://vk.com/wall-123456_78914", text="Яма на Советской у дома 10, объезжают по тротуару",
    )  # fmt: skip
    yield Route(at=on("19 10:10"), by=ANNA, message="№14", executors=("usad",))
    yield _draft(14, "usad", "19 12:00", photo)
    yield Approve(at=on("19 12:10"), by=ANNA, message="№14", executor="usad")
    yield Compose(at=on("19 12:10"), by=ANNA, message="№14")
    yield Post(at=on("19 12:30"), by=ANNA, message="№14", url="https://vk.com/wall-123456_78914?reply=1")
    yield Receive(at=on("20 10:00"), by=ANNA, message="IM-15", source="Telegram", text="Убью вас всех", author="x")
    yield Exclude(at=on("20 10:05"), by=ANNA, message="№15", ground=Ground.THREAT)


def fill(desk: Desk, folder: Path) -> None:
    """Live the lives of the messages."""
    photo = folder / "акт.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 a photo")
    for outcome in desk.perform_many([*actions(photo), *answered(photo)]):
        if isinstance(outcome, Refused):
            raise outcome


def config_in(folder: Path) -> Config:
    """Settings of a desk in a folder, where two people work."""
    return replace(Config(folder / "config.toml"), people=(Person(ANNA), Person(OLGA)))


def session_in(folder: Path, clock: Callable[[], Moment], *, who: str = ANNA) -> Session:
    """A sitting at the desk in a folder, made there if it is not yet."""
    config = config_in(folder)
    desk = open_desk(config, clock=clock, real_clock=clock)
    return Session(desk, config, clock, who=who)


__all__ = ["ANNA", "NOON", "OLGA", "Clock", "config_in", "fill", "on", "session_in"]
