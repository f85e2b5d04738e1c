"""A hand-made month, November 2026, whose every figure was worked out by hand.

The week is 09:00–13:00, 14:00–18:00, Monday to Friday; 3 November is short, the 4th a holiday. The present is
10 December, 10:00. Letters name the messages:

A received Fri 30.10 17:30, answered Mon 02.11 10:30; its deadlines fall due in November.
B received Sat 31.10 23:59:59, excluded 02.11.
C received Sun 01.11 00:00:00, its author asked 02.11, closed 03.12.
D returned late, rerouted, its draft an hour late, sent back twice, answered 10.11 10:30, 1:30 late.
E received Mon 30.11 17:59:59, answered in December.
F out of scope 12.11, restored in December by `restore_f`.
G interim posted Fri 13.11 at 22:00, in time; final draft 25.11 10:00, an hour late.
H a repeat of A, routed six hours late, its link posted 30.11 at 23:59:59, in time.
I a repeat of A approved 30.11 09:15, its link posted 01.12 at 00:00:00, six and three quarter hours late.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from models.database import open_database
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.unit import Outcome
from uhta_tui.procedure.lines import read_line
from uhta_tui.worktime.moments import parse_moment

ZONE: Final = "Europe/Moscow"
WEEK: Final = {day: ["09:00-13:00", "14:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
NOW: Final = "2026-12-10T10:00"


class Rehearsal:
    """A desk whose clock is set by hand."""

    def __init__(self, folder: Path, now: str = NOW) -> None:
        self.now = parse_moment(now, ZONE)
        self.database = open_database(f"sqlite:///{folder}/uhta.db")
        self.desk = Desk(self.database, files=folder / "files", clock=lambda: self.now)
        start = "2026-10-01T09:00"
        self.act(start, "calendar", week=WEEK)
        self.act(start, "official", code="first_deputy", title="первый заместитель руководителя")
        self.act(
            start,
            "official",
            code="social_deputy",
            title="заместитель руководителя по социальным вопросам",
            name="Петрова Е.В.",
        )
        for code, official in (
            ("uzhkh", "first_deputy"),
            ("kumi", "social_deputy"),
            ("desk", "social_deputy"),
        ):
            self.act(start, "executor", code=code, name=f"МУ «{code.upper()}»", short=code, official=official)

    def act(self, at: str, action: str, message: str = "", **data: object) -> Outcome:
        """Perform one action line."""
        line: Mapping[str, object] = {"at": at, "by": "Иванова А.А.", "action": action, **data}
        if message:
            line = {**line, "message": message}
        return self.desk.perform(read_line(line, ZONE))

    def receive(self, at: str, message: str, **data: object) -> Outcome:
        """A message comes in."""
        given = {"source": "ВКонтакте", "topic": "Дороги", "text": f"Сообщение {message}", **data}
        return self.act(at, "receive", message, url=f"https://vk.com/wall-1_{message}", **given)

    def draft(self, at: str, message: str, kind: str = "answer") -> None:
        """uzhkh hands in a draft."""
        self.act(at, "draft", message, executor="uzhkh", kind=kind, content="explanation", text="Проект")

    def approve(self, at: str, message: str) -> None:
        """The draft is approved and the reply composed of it."""
        self.act(at, "approve", message, executor="uzhkh")
        self.act(at, "compose", message)

    def post(self, at: str, message: str) -> None:
        """The reply is posted."""
        self.act(at, "post", message, url=f"https://vk.com/wall-1_{message}?reply=9")


def november(folder: Path, now: str = NOW) -> Rehearsal:
    """The month, played."""
    of = Rehearsal(folder, now)
    of.receive("2026-10-30T17:30", "A")
    of.act("2026-10-30T17:40", "route", "A", executors=["uzhkh"])
    of.receive("2026-10-31T23:59:59", "B", source="Telegram", topic="Мусор")
    of.receive("2026-11-01T00:00:00", "C", source="Telegram", topic="")
    of.act("2026-11-02T09:10", "exclude", "B", ground="abuse")
    of.act("2026-11-02T09:20", "clarify", "C", text="Уточните адрес")
    of.post("2026-11-02T09:40", "C")
    of.draft("2026-11-02T10:00", "A")
    of.approve("2026-11-02T10:10", "A")
    of.post("2026-11-02T10:30", "A")
    _returned_and_reworked(of)
    of.receive("2026-11-12T10:00", "F", topic="Автобусы")
    of.act("2026-11-12T10:20", "out_of_scope", "F", law="59-FZ")
    _interim(of)
    of.receive("2026-11-30T09:00", "H")
    of.receive("2026-11-30T09:05", "I")
    of.act("2026-11-30T09:15", "repeat", "I", earlier="A")
    of.act("2026-11-30T17:00", "repeat", "H", earlier="A")
    of.receive("2026-11-30T17:59:59", "E", topic="  Дороги ")
    of.post("2026-11-30T23:59:59", "H")
    of.post("2026-12-01T00:00:00", "I")
    of.act("2026-12-01T09:10", "route", "E", executors=["uzhkh"])
    of.draft("2026-12-01T10:00", "E")
    of.approve("2026-12-01T10:10", "E")
    of.post("2026-12-01T10:20", "E")
    of.act("2026-12-03T09:00", "close", "C", reason="автор не ответил")
    return of


def _returned_and_reworked(of: Rehearsal) -> None:
    of.receive("2026-11-09T09:00", "D", topic="Земля")
    of.act("2026-11-09T09:30", "route", "D", executors=["kumi"])
    of.act("2026-11-09T10:45", "return", "D", executor="kumi", reason="не наше")
    of.act("2026-11-09T11:00", "reroute", "D", executor="kumi", to=["uzhkh"])
    of.draft("2026-11-09T15:00", "D")
    of.act("2026-11-09T15:30", "rework", "D", executor="uzhkh", reasons=[{"number": 1}, {"number": 4}])
    of.draft("2026-11-09T17:00", "D")
    of.act("2026-11-09T17:20", "rework", "D", executor="uzhkh", reasons=[{"number": 1}])
    of.draft("2026-11-10T10:00", "D")
    of.approve("2026-11-10T10:20", "D")
    of.post("2026-11-10T10:30", "D")


def _interim(of: Rehearsal) -> None:
    of.receive("2026-11-13T12:00", "G", topic="Мусор")
    of.act("2026-11-13T12:10", "route", "G", executors=["uzhkh"])
    of.draft("2026-11-13T16:30", "G", "interim")
    of.approve("2026-11-13T17:00", "G")
    of.post("2026-11-13T22:00", "G")
    of.draft("2026-11-25T10:00", "G")
    of.approve("2026-11-25T10:20", "G")
    of.post("2026-11-25T10:30", "G")


def restore_f(of: Rehearsal) -> None:
    """F goes back into work after the month."""
    of.act("2026-12-03T10:00", "restore", "F", reason="ошибка")
