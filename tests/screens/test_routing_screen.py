"""Routing in two or three keys, on both layouts, at both sizes."""

import pytest
from textual.pilot import Pilot

from models.terms import PartStatus, Status
from screens.pieces import plain
from screens.queue.screen import QueueScreen
from screens.routing.finder import Finder, PartField
from screens.session import Session
from screens.shell import DeskApp
from tests.screens.conftest import settle
from tests.screens.desks import Clock
from uhta_tui.procedure.actions import Route, SetExecutor

SIZES = [(80, 24), (120, 40)]


def queue_of(app: DeskApp) -> QueueScreen:
    screen = app.screen
    assert isinstance(screen, QueueScreen)
    return screen


async def on_first(app: DeskApp, pilot: Pilot[None]) -> QueueScreen:
    """The cursor on № 1, which is to be routed."""
    await settle(pilot)
    screen = queue_of(app)
    screen.list.move_to(1)
    await settle(pilot)
    return screen


def parts_of(session: Session, number: int) -> dict[str, str]:
    case = session.desk.case(number)
    assert case is not None
    return {part.executor: part.about for part in case.live_parts}


@pytest.mark.parametrize("size", SIZES)
async def test_a_digit_and_enter_route_a_message(
    desk_app: DeskApp, session: Session, size: tuple[int, int]
) -> None:
    async with desk_app.run_test(size=size) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("1")
        await settle(pilot)
        assert isinstance(screen.focused, Finder)
        assert screen.panel.codes == ("usad",)
        await pilot.press("enter")
        await settle(pilot)
        assert parts_of(session, 1) == {"usad": ""}
        assert screen.focused is screen.list
        assert screen.number == 1
        assert screen.say_line.shown is not None
        assert screen.say_line.shown.text == "№ 1 направлено: Спецавтодор"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "typed"), [("н", "гор"), ("y", "ujh"), ("Н", "ГОР")])
async def test_an_executor_is_found_by_typing_on_either_layout(
    desk_app: DeskApp, session: Session, size: tuple[int, int], key: str, typed: str
) -> None:
    async with desk_app.run_test(size=size) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press(key)
        await settle(pilot)
        await pilot.press(*typed)
        await settle(pilot)
        assert screen.panel.list.current is not None
        assert screen.panel.list.current.code == "gorzelenhoz"
        listed = [candidate.code for candidate in screen.panel.list.rows]
        assert listed[-1] == "uzhkh"  # found by its word «горячая вода»
        await pilot.press("enter")
        await settle(pilot)
        assert parts_of(session, 1) == {"gorzelenhoz": ""}


@pytest.mark.parametrize("size", SIZES)
async def test_several_get_each_their_part(
    desk_app: DeskApp, session: Session, size: tuple[int, int]
) -> None:
    async with desk_app.run_test(size=size) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("н")
        await settle(pilot)
        await pilot.press("2", "1", *"обр", "space")
        await settle(pilot)
        assert screen.panel.codes == ("usad", "gorzelenhoz", "education")
        assert screen.panel.finder.typed == ""  # the next one can be typed at once
        await pilot.press("4")  # digits tick and untick
        await settle(pilot)
        assert screen.panel.codes == ("usad", "gorzelenhoz")
        items, _ = screen.footer_items()
        assert items[0].text == "Направить двоим"
        assert items[0].clause == "п.16"
        await pilot.press("tab", *"дорога и 2 остановки", "tab", *"фонарь")
        await settle(pilot)
        assert isinstance(screen.focused, PartField)
        await pilot.press("enter")
        await settle(pilot)
        assert parts_of(session, 1) == {"usad": "дорога и 2 остановки", "gorzelenhoz": "фонарь"}


async def test_what_each_will_owe_is_shown_before_sending(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("1")
        await settle(pilot)
        [row] = screen.panel._part_rows.values()
        assert "проект до 17:19, успевает" in plain(row.head.lines()[0])
        assert screen.say_line.standing is not None
        assert screen.say_line.standing.text.startswith("Срок направления истёк 0:13:07 назад, нарушение п.8")


async def test_too_little_time_for_a_draft_is_said_before_sending(desk_app: DeskApp, clock: Clock) -> None:
    clock.now += 5 * 3600 // 2  # 17:02: the draft is due at 17:19
    async with desk_app.run_test(size=(120, 40)) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("1")
        await settle(pilot)
        [row] = screen.panel._part_rows.values()
        assert "меньше часа" in plain(row.head.lines()[0])


async def test_digits_tick_and_only_enter_sends(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("1", "2", "escape")
        await settle(pilot)
        assert parts_of(session, 1) == {}
        assert screen.focused is screen.list
        assert screen.panel.routing is None


async def test_what_was_typed_of_a_part_outlives_esc(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("1")
        await settle(pilot)
        await pilot.press("tab", *"дорога")
        await pilot.pause(0.7)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert screen.panel.routing is None
        await pilot.press("1")
        await settle(pilot)
        assert screen.query_one(PartField).value == "дорога"


# -- п.9 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_returned_part_goes_to_anyone_but_the_one_who_returned_it(
    desk_app: DeskApp, session: Session, size: tuple[int, int]
) -> None:
    async with desk_app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        screen.list.move_to(6)
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert screen.panel.rule.title == "Исполнители · кому направить иному № 6"
        await pilot.press(*"куми", "space")
        await settle(pilot)
        assert screen.say_line.shown is not None
        assert "КУМИ сам вернул эту часть (п.9)" in screen.say_line.shown.text
        assert screen.panel.codes == ()
        await pilot.press(*["backspace"] * 4, *"арх", "enter")
        await settle(pilot)
        assert list(parts_of(session, 6)) == ["arch"]


async def test_who_holds_a_part_already_is_dimmed_with_its_clause(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        screen.list.move_to(7)
        await settle(pilot)
        await pilot.press("н")
        await settle(pilot)
        routing = screen.panel.routing
        assert routing is not None
        assert routing.candidate("uzhkh").why is not None
        assert routing.candidate("uzhkh").why.clause == "п.7"  # type: ignore[union-attr]


async def test_an_executor_that_does_not_act_is_refused(desk_app: DeskApp, session: Session) -> None:
    session.desk.perform(SetExecutor(at=session.now, by="x", code="culture", active=False))
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("н")
        await settle(pilot)
        await pilot.press(*"куль", "enter")
        await settle(pilot)
        assert screen.say_line.shown is not None
        assert "Культура не действует (п.7)" in screen.say_line.shown.text
        assert parts_of(session, 1) == {}


async def test_a_refusal_while_sending_loses_nothing(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("1", "2")
        await settle(pilot)
        await pilot.press("tab", *"дорога")
        session.desk.perform(  # another desk was faster
            Route(at=session.now, by="x", message="№1", executors=("usad",))
        )
        await pilot.press("enter")
        await settle(pilot)
        assert screen.panel.routing is not None
        assert screen.panel.codes == ("usad", "gorzelenhoz")
        assert screen.query(PartField).first().value == "дорога"
        assert screen.say_line.shown is not None
        assert "уже есть часть (п.7)" in screen.say_line.shown.text


async def test_after_the_last_part_was_routed_the_step_is_the_executors(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("1", "enter")
        await settle(pilot)
        case = session.desk.case(1)
        assert case is not None
        assert case.status is Status.DRAFTING
        assert case.live_parts[0].status is PartStatus.SENT
        assert screen.list.current is not None
        assert screen.list.current.step == "Проект: Спецавтодор"


async def test_two_enters_never_send_to_whoever_is_listed_first(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        screen.list.move_to(6)  # no word of it suggests anybody
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert parts_of(session, 6) == {"kumi": ""}
        assert screen.say_line.shown is not None
        assert "Никто не выбран" in screen.say_line.shown.text
        await pilot.press("down", "enter")
        await settle(pilot)
        assert parts_of(session, 6) == {"usad": ""}


async def test_a_stranger_to_the_directory_is_said_so(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on_first(desk_app, pilot)
        await pilot.press("н")
        await settle(pilot)
        await pilot.press(*"ъщх")
        await settle(pilot)
        assert screen.say_line.shown is not None
        assert "такого исполнителя в справочнике нет" in screen.say_line.shown.text
