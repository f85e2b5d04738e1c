"""A week at the desk under a fast clock: a short Friday, a weekend, a holiday, breaks; what rings."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from screens.base_screen import DeskScreen
from screens.clock.warnings import Threshold, Warned
from screens.pieces import plain
from screens.queue.screen import QueueScreen
from screens.session import Session
from screens.shell import DeskApp
from screens.widgets.header import header_line
from tests.screens.conftest import settle
from tests.screens.desks import ANNA, ZONE, Clock, session_in
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.lines import read_line
from uhta_tui.worktime.moments import Moment, parse_moment

HOUR = 3600
ASKED, DEALT, LEFT, FRIDAY = 1, 2, 3, 4
NEAR, PASSED = Threshold.SOON, Threshold.PASSED
"""Messages: one whose author is asked, one dealt with in time, two that nobody touches."""


def on(moment: str) -> Moment:
    """A moment of February 2026: `18 12:30`."""
    return parse_moment(f"2026-02-{moment.replace(' ', 'T')}", ZONE)


def acted(moment: str, **data: object) -> Action:
    return read_line({"at": f"2026-02-{moment.replace(' ', 'T')}", "by": ANNA, **data}, ZONE)


def received(moment: str, number: int) -> Action:
    said = {"source": "ВКонтакте", "url": f"https://vk.com/wall-1_{number}", "author": "Автор", "text": "Яма"}
    return acted(moment, action="receive", message=f"IM-{number}", **said)


class Ringing(DeskApp):
    """The desk, noting what it rang for and when, and how often the bell went."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.rung: list[tuple[Moment, int, str, Threshold]] = []
        self.bells = 0

    def bell(self) -> None:
        self.bells += 1

    def _ring(self, reached: list[Warned]) -> None:
        rows = [(one.place.row, one.threshold) for one in reached]
        self.rung += [(self.session.now, row.number, row.key.value, came) for row, came in rows]
        super()._ring(reached)


async def quiet(pilot: Pilot[None]) -> None:
    """Wait until all is read and drawn; a reading that a newer one replaced is no failure."""
    while True:
        try:
            return await settle(pilot)
        except WorkerCancelled:
            continue


class Week:
    """The week of one application: acts on the desk, lets time pass, looks."""

    def __init__(self, app: Ringing, pilot: Pilot[None], clock: Clock) -> None:
        self.app, self.pilot, self.clock = app, pilot, clock

    @property
    def queue(self) -> QueueScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, QueueScreen)
        return screen

    async def until(self, moment: str) -> None:
        """Let time pass by hours, a tick at each, to a moment."""
        goal = on(moment)
        while self.clock.now < goal:
            self.clock.now = min(goal, self.clock.now + HOUR)
            self.app._tick()
            await self.pilot.pause(0)
        await quiet(self.pilot)
        self.app._tick()
        await self.pilot.pause(0)
        self.aligned()

    async def act(self, *actions: Action) -> None:
        """Act by the desk's door, as another screen would."""
        assert await self.queue.perform(*actions) is not None, self.queue.say_line.shown
        await quiet(self.pilot)

    def header(self, cells: int = 78) -> str:
        state = self.app.header_state
        assert state is not None
        return plain(header_line(state, cells))

    def clocks(self) -> dict[int, str]:
        """The clocks of the queue by message."""
        rows = self.queue.list.rows
        lines = [self.queue.list.render_line(y).text for y in range(len(rows))]
        return {row.number: line[2:10].strip() for row, line in zip(rows, lines, strict=True)}

    def aligned(self) -> None:
        """Every clock ends in the column's last cell, whatever the office does."""
        for y in range(len(self.queue.list.rows)):
            line = self.queue.list.render_line(y).text
            assert re.match(r". .{7}\S  ", line), line

    @property
    def rang(self) -> list[tuple[int, str, Threshold]]:
        """What was rung for since this was asked last."""
        found = self.app.rung[self._asked :]
        self._asked = len(self.app.rung)
        return [(number, key, came) for _, number, key, came in found]

    _asked = 0


async def wednesday(week: Week) -> None:
    """Wednesday: a break, a message dealt with in time."""
    await week.until("18 12:30")
    await week.act(received("18 12:30", DEALT))
    await week.until("18 12:50")
    assert "до 13:00 ещё 0:10:00" in week.header()
    assert week.rang == []
    await week.until("18 13:00")
    assert week.rang == [(DEALT, "route", NEAR)]
    before = week.clocks()
    await week.until("18 13:50")
    assert "перерыв до 14:00" in week.header()
    assert week.clocks() == before == {ASKED: "—", DEALT: "0:30:00"}
    assert plain(week.queue.list.columns.head(stands=week.queue.list.stands)).startswith("     Стоят")
    await week.until("18 14:20")
    assert week.clocks() == {ASKED: "—", DEALT: "0:10:00"}
    await week.act(acted("18 14:20", action="route", message="№2", executors=["uzhkh"]))
    await week.until("18 14:40")
    await week.act(acted("18 14:40", action="return", message="№2", executor="uzhkh", reason="не наше"))
    await week.until("18 15:20")
    assert week.rang == [(DEALT, "reroute", NEAR)]
    await week.act(
        acted("18 15:20", action="reroute", message="№2", executor="uzhkh", to=["kumi"]),
        acted("18 15:20", action="exclude", message="№2", ground="abuse", comment="брань"),
    )


async def night(week: Week) -> None:
    """The night between two days."""
    await week.until("18 18:00")
    assert week.rang == []
    assert "стоит до чт 08:45" in week.header()
    assert "часы стоят до чт 08:45" in week.header(118)


async def untouched(week: Week) -> None:
    """Thursday and the short Friday: one message that nobody touches."""
    await week.until("19 16:00")
    await week.act(received("19 16:00", LEFT))
    await week.until("19 18:00")
    assert week.rang == [(LEFT, "route", NEAR), (LEFT, "route", PASSED)]
    assert week.clocks() == {ASKED: "—", LEFT: "-1:00:00"}
    await week.until("20 08:45")
    assert week.clocks() == {ASKED: "—", LEFT: "-1:00:00"}
    await week.until("20 16:30")
    assert "до 16:45 ещё 0:15:00" in week.header()
    assert week.rang == [(LEFT, "answer", NEAR), (LEFT, "answer", PASSED)]


async def weekend(week: Week) -> None:
    """The weekend and the holiday: everything stands, nothing rings."""
    await week.act(received("20 16:30", FRIDAY))
    await week.until("20 16:45")
    standing = week.clocks()
    assert standing[FRIDAY] == "0:45:00"
    await week.until("21 12:00")
    assert "стоит до вт 08:45" in week.header()
    await week.until("24 08:45")
    assert week.clocks() == standing
    assert week.rang == []
    assert "до 13:00 ещё 4:15:00" in week.header()
    await week.until("24 09:00")
    assert week.rang == [(FRIDAY, "route", NEAR)]


async def behind_a_refusal(week: Week) -> None:
    """What stands waits behind a refusal, then goes with a key."""
    week.queue.refuse("Нельзя.")
    assert week.queue.say_line.shown is not None
    assert week.queue.say_line.shown.text == "Нельзя."
    await week.pilot.press("down")
    assert week.queue.say_line.shown.text == "Срок прошёл: № 3 Ответ; скоро истекает: № 4 Направить"
    week.app._tick()
    week.app._tick()
    await week.pilot.press("up")
    assert week.queue.say_line.shown is None


async def day_off(week: Week) -> None:
    """A day made off while the desk is open, with a form in front."""
    week.app.open_message(FRIDAY)
    await quiet(week.pilot)
    await week.act(acted("24 09:00", action="calendar", days={"2026-02-24": "off"}))
    await week.until("24 12:00")
    assert "стоит до ср 08:45" in week.header()
    assert week.rang == []
    await week.until("25 10:00")
    screen = week.app.screen
    assert isinstance(screen, DeskScreen)
    warning = screen.say_line.shown
    assert warning is not None
    assert warning.text == "Срок прошёл: № 4 Направить п.8"
    assert week.rang == [(FRIDAY, "route", NEAR), (FRIDAY, "route", PASSED)]


async def test_a_week_of_clocks_that_run_stand_and_ring_once(tmp_path: Path) -> None:
    clock = Clock(on("18 11:00"))
    session = session_in(tmp_path, clock)
    for action in (
        received("18 09:00", ASKED),
        acted("18 09:10", action="clarify", message="№1", text="Где это?"),
        acted("18 09:20", action="post", message="№1", url="https://vk.com/wall-1_1?reply=2"),
    ):
        session.desk.perform(action)
    look = replace(session.config.look, bell=True)
    session.config = replace(session.config, look=look)
    app = Ringing(session)
    async with app.run_test(size=(80, 24)) as pilot:
        week = Week(app, pilot, clock)
        await quiet(pilot)
        await wednesday(week)
        await night(week)
        await untouched(week)
        await weekend(week)
        await behind_a_refusal(week)
        await day_off(week)
    each = Counter((number, key, came) for _, number, key, came in app.rung)
    assert each.pop((FRIDAY, "route", NEAR)) == 2  # the day off moved it on: it was near once more
    assert set(each.values()) == {1}
    assert app.bells == len({moment for moment, *_ in app.rung})
