"""Clocks that stand, warnings over any screen, what expires, why a deadline is such."""

from dataclasses import replace

import pytest

from models.terms import Side
from screens.clock.budget import segments, shares
from screens.clock.clock import Clock as Seen
from screens.clock.deadline_text import held_lines
from screens.clock.expiring import Expiring
from screens.clock.explain import Explain
from screens.clock.held_bar import Held as Bar
from screens.clock.reckoning import reckonings
from screens.message.screen import MessageScreen
from screens.pieces import plain
from screens.queue.screen import QueueScreen
from screens.reply.text import publish_rows
from screens.session import Session
from screens.shell import DeskApp
from screens.widgets.say_line import Kind
from tests.screens.conftest import settle
from tests.screens.desks import ANNA, ZONE, Clock, on
from tests.screens.driving import press
from uhta_tui.procedure.ledger import stretches
from uhta_tui.procedure.lines import read_line

SIZES = [(80, 24), (120, 40)]


def queue_of(app: DeskApp) -> QueueScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, QueueScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_clocks_are_quiet_while_the_office_is_closed_and_nothing_moves(
    desk_app: DeskApp, clock: Clock, size: tuple[int, int]
) -> None:
    clock.now = on("24 17:59")
    async with desk_app.run_test(size=size) as pilot:
        await settle(pilot)
        queue = queue_of(desk_app)
        lines = [queue.list.render_line(y).text for y in range(4)]
        roles = [queue.list._drawn[y][1].role for y in range(4)]
        assert set(roles) - {"muted"}
        clock.now = on("24 18:00") + 1
        desk_app._tick()
        await settle(pilot)
        row = [queue.list.render_line(y) for y in range(4)]
        assert {queue.list._drawn[y][1].role for y in range(4)} == {"muted"}
        assert [queue.list._drawn[y][0].role for y in range(4)].count("late")
        assert [one.text[10:] for one in row] == [line[10:] for line in lines]
        assert plain(queue.list.columns.head(stands=True)).startswith("     Стоят  Что сделать")
        assert "завтра до 09:45" in plain(queue.pane.rule.right)
        night = [one.text for one in row]
        clock.now = on("25 08:44")
        desk_app._tick()
        await settle(pilot)
        assert [queue.list.render_line(y).text for y in range(4)] == night


async def test_the_desk_is_opened_with_one_line_and_warns_over_any_screen(
    desk_app: DeskApp, clock: Clock
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        queue = queue_of(desk_app)
        said = queue.say_line.shown
        assert said is not None
        assert said.text == "Просрочено 3; скоро истекают 4. Они в очереди сверху."
        await press(pilot, "down", "right")
        message = desk_app.screen
        assert isinstance(message, MessageScreen)
        focused = message.focused
        for _ in range(60):
            clock.now += 60
            desk_app._tick()
        await settle(pilot)
        warning = message.say_line.shown
        assert warning is not None
        assert warning.kind is Kind.LATE
        assert warning.text.startswith("Срок прошёл у ")
        assert message.focused is focused
        message.refuse("Нельзя.")
        assert message.say_line.shown is not warning
        await press(pilot, "down")
        assert message.say_line.shown == message.say_line.warning != None  # noqa: E711
        clock.now += 1
        desk_app._tick()
        desk_app._tick()
        await press(pilot, "down")
        assert message.say_line.shown is message.say_line.standing, "that the page goes on may be told again"
        await press(pilot, "escape")
        assert queue.say_line.shown is None


async def test_what_expires_is_listed_and_enter_goes_to_the_message(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "0")
        dialog = desk_app.screen
        assert isinstance(dialog, Expiring)
        titles = [row.title for row in dialog._rows if row.heading and row.title]
        assert titles == ["До конца дня, 18:00", "Завтра до 12:00"]
        first = dialog._list.current
        assert first is not None
        await press(pilot, "enter")
        assert isinstance(desk_app.screen, MessageScreen)
        assert desk_app.screen.number == first.number


async def test_a_shortcoming_tells_why_its_deadline_was_such(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "x")  # the key of ч on the Latin layout
        dialog = desk_app.screen
        assert isinstance(dialog, Explain)
        assert dialog._all[dialog._here].title.startswith("Почему такой срок · № ")


def test_a_moved_deadline_says_that_it_was_moved_and_a_finished_one_keeps_its_hours(
    session: Session, clock: Clock
) -> None:
    clock.now = on("24 15:00")
    line = {"action": "calendar", "terms": {"review_hours": 3}, "days": {"2026-11-25": "off"}}
    session.desk.perform(read_line({"at": "2026-11-24T15:00:00", "by": ANNA, **line}, ZONE))
    session.refresh()
    seen = Seen(session.calendar, session.now)
    view = session.desk.read.view(5)  # approved at half past twelve, its answer still runs
    assert view is not None
    changes = session.desk.read.timing_changes(min(entry.seq for entry in view.journal))
    assert changes == (on("24 15:00"),)
    told = {one.title.rpartition(" · ")[2]: one for one in reckonings(view, seen, changes)}
    assert "Посчитан заново: календарь или сроки изменены вт 24.11 15:00." in told["ответ"].text()
    finished = told["согласовать: УЖКХ"].text()
    assert "Посчитан по прежним календарю и срокам: завершённый срок не меняется." in finished
    assert "1:00:00 рабочего времени" in finished


def test_the_bars_of_the_whole_time_say_what_the_ledger_says(session: Session, clock: Clock) -> None:
    """After returns, reworks, several executors and an interim reply, also outside hours."""
    for now in ("24 14:32", "24 19:00", "25 13:30"):
        clock.now = on(now)
        for number in range(1, 16):
            case = session.desk.case(number)
            assert case is not None
            answer = case.answer_deadline
            until = min(clock.now, answer.met_at or answer.dropped_at or clock.now)
            sums = {Side.DESK: 0, Side.EXECUTOR: 0}
            own: dict[str, int] = {}
            for one in stretches(case, until):
                seconds = session.calendar.between(max(one.start, answer.start), max(one.end, answer.start))
                if one.holder is not None:
                    sums[one.holder] += seconds
                for code in one.executors:
                    own[code] = own.get(code, 0) + seconds
            bar = segments(case, session.calendar, clock.now)
            assert sum(s for side, s in bar if side is Bar.DESK) == sums[Side.DESK]
            assert sum(s for side, s in bar if side is Bar.EXECUTOR) == sums[Side.EXECUTOR]
            assert shares(case, session.calendar, clock.now) == {c: s for c, s in own.items() if s}


def test_the_bars_have_one_length_and_one_left_edge(session: Session) -> None:
    case = session.desk.case(5)
    assert case is not None
    seen = replace(Seen(session.calendar, session.now), soon=1800)
    rows = publish_rows(case, session.executors, seen, 44)
    bars = [plain(rows[1]), plain(rows[3])]
    held = plain(held_lines(case, session.executors, seen, 44)[1])
    assert {len(bar) for bar in (*bars, held)} == {44}
    assert {bar[:2] for bar in (*bars, held)} == {"  "}
    assert all(bar[2] in "━═" for bar in (*bars, held))
