"""The queue, as a person sees and drives it."""

from dataclasses import replace
from pathlib import Path

import pytest

from screens.acts.table import NEXT
from screens.pieces import plain
from screens.queue.list import QueueList
from screens.queue.screen import QueueScreen
from screens.routing.panel import ExecutorPanel
from screens.session import Session
from screens.shell import DeskApp
from screens.widgets.header import header_line
from tests.screens.conftest import settle
from tests.screens.desks import OLGA, Clock, session_in
from uhta_tui.procedure.actions import NoteText, Receive

SIZES = [(80, 24), (120, 40)]


def queue_of(app: DeskApp) -> QueueScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, QueueScreen)
    return screen


def line(screen: QueueScreen, row: int) -> str:
    return screen.list.render_line(row).text


@pytest.mark.parametrize("size", SIZES)
async def test_the_nearest_deadline_stands_first_with_its_step_and_clause(
    desk_app: DeskApp, size: tuple[int, int]
) -> None:
    async with desk_app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        assert line(screen, 0).startswith("× -1:27:07  Проект: Спецавтодор п.10     2  Яма на Советской")
        assert line(screen, 2).startswith("× -0:13:07  Направить           п.8      1  Второй день")
        assert "13 в работе   × 3   ! 4" in plain(screen.pane.rule.right)
        assert all(len(line(screen, row)) == screen.list.size.width for row in range(10))
        assert [row.number for row in screen.list.rows][-1] == 12  # nothing runs while the author is asked


async def test_a_tick_moves_the_clocks_and_nothing_else(desk_app: DeskApp, clock: Clock) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        before = [row.number for row in screen.list.rows]
        clock.now += 61
        desk_app._tick()
        await pilot.pause()
        assert line(screen, 2).startswith("× -0:14:08")
        assert [row.number for row in screen.list.rows] == before
        state = desk_app.header_state
        assert state is not None
        assert "14:33:08" in plain(header_line(state, 118))


async def test_the_cursor_stays_on_the_message_when_the_queue_is_sorted_anew(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        await pilot.press("down", "down")
        assert screen.number == 1
        session.desk.perform(
            Receive(at=session.now - 86400, by="x", source="Сайт", text="Раньше всех", url="https://e.org/1")
        )
        await screen.reload()
        await settle(pilot)
        assert screen.number == 1
        assert screen.list.cursor == 3


@pytest.mark.parametrize("size", SIZES)
async def test_the_card_shows_the_text_and_the_clocks_of_the_message_under_the_cursor(
    desk_app: DeskApp, size: tuple[int, int]
) -> None:
    async with desk_app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("down", "down")
        await settle(pilot)
        screen = queue_of(desk_app)
        text = "\n".join(plain(row) for row in screen.card.lines())
        assert "№ 1 · " in screen.card_pane.rule.title
        assert "Второй день не чистят дорогу у школы" in text
        assert "-0:13:07" in text
        assert "17:19" in text
        assert all(len(plain(row)) <= screen.card.size.width for row in screen.card.lines())


async def test_other_peoples_text_is_never_obeyed(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        screen.list.move_to(9)
        await settle(pilot)
        shown = line(screen, screen.list.cursor) + "".join(plain(row) for row in screen.card.lines())
        assert "[red]срочно[/]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown


@pytest.mark.parametrize(("width", "head"), [(120, "№  Сообщение"), (132, "№      Сообщение"), (150, "Тема")])
async def test_source_and_topic_come_where_there_is_room(desk_app: DeskApp, width: int, head: str) -> None:
    async with desk_app.run_test(size=(width, 40)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        assert head in plain(screen.head.lines()[0])
        assert ("ТГ" in line(screen, 0)) == (width >= 132)


@pytest.mark.parametrize("keys", ["slash", "full_stop"])
async def test_the_filter_finds_on_both_layouts_and_esc_takes_it_back(desk_app: DeskApp, keys: str) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        await pilot.press(keys, *"zvf")  # «яма»
        await settle(pilot)
        assert [row.number for row in screen.list.rows] == [2]
        assert "найдено 1 из 13" in plain(screen.pane.rule.right)
        await pilot.press("enter")
        assert screen.focused is screen.list
        await pilot.press("escape")
        await settle(pilot)
        assert len(screen.list.rows) == 13


async def test_letters_typed_into_the_filter_are_no_commands(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"иф")
        await settle(pilot)
        assert len(desk_app.screen_stack) == 1
        assert queue_of(desk_app).filter.value == "иф"


@pytest.mark.parametrize("size", SIZES)
async def test_every_footer_fits_and_says_what_enter_does(desk_app: DeskApp, size: tuple[int, int]) -> None:
    async with desk_app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        for row in screen.list.rows:
            screen.list.move_to(row.number)
            await settle(pilot)
            items, _ = screen.footer_items()
            assert items[0].key == "Enter"
            assert items[0].enabled
            assert len(screen.footer.render().plain) <= size[0] - 2


def test_every_step_has_an_act() -> None:
    from models.terms import Step

    assert set(NEXT) == set(Step)


async def test_a_dimmed_act_says_its_clause(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        await pilot.press("р")  # № 2 is being drafted
        await settle(pilot)
        assert screen.say_line.shown is not None
        assert "Разместить нельзя: сообщение в работе у исполнителей (п.14)." in screen.say_line.shown.text


async def test_an_empty_queue_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    app = DeskApp(session_in(tmp_path_factory.mktemp("empty"), Clock()))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = queue_of(app)
        shown = "\n".join(plain(row) for row in screen.query_one("#empty").lines())  # type: ignore[attr-defined]
        assert "Очередь пуста" in shown
        assert "записка за ноябрь, п.22" in shown
        assert not screen.query_one(ExecutorPanel).display
        items, _ = screen.footer_items()
        assert [item.key for item in items][:2] == ["+", "й"]


async def test_the_settings_give_an_act_another_key(session: Session) -> None:
    session.config = replace(session.config, keys={"exclude": "f12"})
    app = DeskApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = queue_of(app)
        screen.list.move_to(1)
        await settle(pilot)
        items, _ = screen.footer_items()
        assert ("F12", "Исключить") in [(item.key, item.text) for item in items]
        await pilot.press("f12")
        await settle(pilot)
        assert len(app.screen_stack) == 2


# -- who acts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["ь", "m"])
async def test_who_acts_is_switched_by_one_key(desk_app: DeskApp, session: Session, key: str) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(key)
        await pilot.pause()
        await pilot.press("2")
        await settle(pilot)
        assert session.who == OLGA
        state = desk_app.header_state
        assert state is not None
        assert "Попова" in plain(header_line(state, 78))


async def test_who_acts_is_asked_at_the_start_when_several_work_there(session: Session) -> None:
    session.who = ""
    app = DeskApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert len(app.screen_stack) == 2
        await pilot.press("1")
        await settle(pilot)
        assert session.who == "Иванова А.А."


async def test_a_change_made_elsewhere_is_seen_when_the_queue_comes_back(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        outcome = await screen.perform(
            NoteText(at=session.now, by="x", message="№1", text="позвонить"), done="Записано"
        )
        assert outcome is not None
        assert screen.say_line.shown is not None
        assert screen.say_line.shown.text == "Записано"
        assert isinstance(screen.list, QueueList)


# -- what comes without a key -----------------------------------------------------------------------


async def test_a_table_saved_into_the_watched_folder_comes_in_by_itself(
    session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "входящие"
    folder.mkdir()
    session.config = replace(session.config, intake=replace(session.config.intake, folder=str(folder)))
    app = DeskApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        (folder / "a.csv").write_text("Ссылка;Текст\nhttps://vk.com/wall-5_1;Нет воды\n", encoding="utf-8")
        for _ in range(2):  # ready when two looks find it the same
            app.look_around()
            await settle(pilot)
        screen = queue_of(app)
        assert 16 in [row.number for row in screen.list.rows]
        assert screen.say_line.shown is not None
        assert screen.say_line.shown.text == "Из папки, a.csv: новых 1"


async def test_what_another_program_did_is_shown(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        other = session_in(session.config.folder, session.clock)
        other.desk.perform(Receive(at=session.now, by="x", text="Новое", url="https://e.org/1"))
        desk_app.look_around()
        await settle(pilot)
        assert 16 in [row.number for row in queue_of(desk_app).list.rows]


async def test_nothing_is_read_again_when_nothing_has_changed(
    desk_app: DeskApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        reads: list[int] = []
        monkeypatch.setattr(QueueScreen, "_read", lambda self: reads.append(1))
        for _ in range(3):
            desk_app.look_around()
            await settle(pilot)
        assert reads == []
