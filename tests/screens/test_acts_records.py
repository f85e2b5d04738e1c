"""Repeats, records and what only looks, from the keyboard on both layouts."""

import pytest

from models.terms import Status
from screens.ask import Ask
from screens.pieces import plain
from screens.queue.screen import QueueScreen
from screens.session import Session
from screens.shell import DeskApp
from tests.screens.desks import Clock
from tests.screens.driving import case_of, on, press, said
from tests.screens.forms_desk import whole

# -- п.17 -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["у", "e"])
async def test_a_repeat_gets_the_link_of_the_earlier_answer(
    desk_app: DeskApp, session: Session, key: str
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 1)
        await press(pilot, key, "яма", "enter", "f9")
        case = case_of(session, 1)
        assert case.status is Status.APPROVED
        assert case.repeat_of == 14
        assert case.reply is not None
        assert "wall-123456_78914?reply=1" in case.reply.text


async def test_a_repeat_with_new_facts_is_routed_as_usual(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 1)
        await press(pilot, "у", "14", "enter")
        await press(pilot, "shift+tab", "right")
        assert "F9 Связать" in whole(desk_app)
        assert "ответ уже дан" not in whole(desk_app)
        await press(pilot, "f9")
        case = case_of(session, 1)
        assert case.status is Status.RECEIVED
        assert case.new_facts


# -- records ----------------------------------------------------------------------------------------


async def test_a_remark_stands_in_the_journal(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 1)
        await press(pilot, "м", "звонили", "f9")
        assert session.desk.read.journal(message=1)[-1].line["text"] == "звонили"


async def test_a_finding_is_the_executors_unless_the_desk_is_chosen(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 11)
        await press(pilot, "ш", "срок неверен", "f9")
        [finding] = case_of(session, 11).findings
        assert finding.executor == "uks"
        assert finding.text == "срок неверен"
        await press(pilot, "ш", "shift+tab", "right", "tab", "наша опечатка", "f9")
        assert case_of(session, 11).findings[1].executor is None


async def test_a_mistyped_moment_is_amended_with_a_reason(
    desk_app: DeskApp, session: Session, clock: Clock
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 1)
        await press(pilot, "equals_sign", "1")
        dialog = desk_app.screen
        assert isinstance(dialog, Ask)
        assert dialog.text.text == "24.11.2026 12:19"
        dialog.text.move_cursor(dialog.text.document.end)
        await press(pilot, *["backspace"] * 5, "12:50", "f9", "описка", "f9")
        case = case_of(session, 1)
        assert case.received_at == clock.now - (3600 + 42 * 60 + 7)
        assert case.deadlines[0].start == case.received_at


# -- looking ----------------------------------------------------------------------------------------


async def test_a_link_is_copied_where_no_browser_can_be_opened(
    desk_app: DeskApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with desk_app.run_test(size=(120, 40)) as pilot:
        screen = await on(desk_app, pilot, 1)
        await press(pilot, "о")
        file = session.config.folder / "буфер.txt"
        assert desk_app.clipboard == file.read_text() == "https://vk.com/wall-123456_78901"
        assert said(screen).startswith("Отправлено в буфер, копия в файле")
        assert file.stat().st_mode & 0o077 == 0


async def test_only_web_links_are_opened(
    desk_app: DeskApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    from screens import outside
    from uhta_tui.procedure.actions import Amend

    session.desk.perform(
        Amend(at=session.now, by="x", message="№1", fields={"url": "file:///etc/passwd"}, reason="проверка")
    )
    monkeypatch.setattr(outside, "opener", lambda: ["/bin/false"])
    async with desk_app.run_test(size=(120, 40)) as pilot:
        screen = await on(desk_app, pilot, 1)
        await press(pilot, "о")
        assert said(screen).startswith("Не http и не https, не открываем.")


async def test_a_deadline_is_explained_stretch_by_stretch(desk_app: DeskApp) -> None:
    from screens.clock.explain import Explain

    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 1)
        await press(pilot, "ч")
        dialog = desk_app.screen
        assert isinstance(dialog, Explain)
        await press(pilot, "right", "right")  # to route, then to draft, then to answer
        text = dialog._all[dialog._here].text()
        assert "ответ" in text
        assert "12:19:00 — 13:00:00" in text
        assert "перерыв" in text
        assert "ср 25.11 12:04:00" in text
        assert "8:00:00" in text
        await press(pilot, "escape")
        assert isinstance(desk_app.screen, QueueScreen)


async def test_every_deadline_of_every_message_can_be_explained(session: Session) -> None:
    from screens.clock.clock import Clock as Seen
    from screens.clock.reckoning import reckonings

    seen = Seen(session.calendar, session.now)
    for number in range(1, 16):
        view = session.desk.read.view(number)
        assert view is not None
        for one in reckonings(view, seen):
            assert all(len(plain(row)) <= 64 for row in (*one.above, *one.table, *one.below))
