"""How fast the desk takes in and acts: rows a second, milliseconds an action.

python bench/desk.py [messages]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from uhta_tui.config import Config
from uhta_tui.desk.opening import open_desk
from uhta_tui.procedure.actions import NoteText, Receive, Route, SetCalendar
from uhta_tui.worktime.moments import Moment, parse_moment

NOW = parse_moment("2026-11-24T12:00", "Europe/Moscow")


def _now() -> Moment:
    return NOW


def _received(number: int) -> Receive:
    text = "Второй день не чистят дорогу у школы, дети идут по проезжей части. Когда будет техника? " * 2
    return Receive(
        at=NOW - 3_000_000 + number * 10 % 2_900_000,
        by="замер",
        message=str(number),
        source="ВКонтакте",
        url=f"https://vk.com/wall-1_{number}?reply={number}",
        author="Мария Кузнецова",
        text=text,
        topic="Дороги",
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _percentiles(name: str, times: list[float]) -> None:
    cuts = statistics.quantiles(times, n=20)
    print(f"{name:<44} median {statistics.median(times) * 1e3:6.2f} ms   95 % {cuts[18] * 1e3:6.2f} ms")


def main(messages: int) -> None:
    """Measure on a database with so many open messages."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'uhta.db'}"
        desk = open_desk(Config(), url=url, clock=_now, real_clock=_now)
        actions = [_received(number) for number in range(messages)]
        taken = _timed(partial(desk.perform_many, actions))
        print(f"{'received, with deadlines and journal':<44} {messages / taken:8,.0f} messages/s")
        numbers = range(1, 401)
        notes = [NoteText(at=NOW, by="замер", message=f"№{n}", text="заметка") for n in numbers]
        _percentiles("one action committed: a remark", [_timed(partial(desk.perform, a)) for a in notes])
        routes = [Route(at=NOW, by="замер", message=f"№{n}", executors=("usad", "kumi")) for n in numbers]
        _percentiles(
            "one action committed: routed to two", [_timed(partial(desk.perform, a)) for a in routes]
        )
        _percentiles("the queue's first 200 rows", [_timed(desk.read.queue) for _ in range(50)])
        _percentiles("a message's card", [_timed(partial(desk.read.view, n)) for n in numbers])
        change = SetCalendar(at=NOW, by="замер", days={"2026-11-25": "off"})
        print(f"{'calendar changed, running deadlines':<44} {_timed(partial(desk.perform, change)):8.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
