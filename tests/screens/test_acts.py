"""The small acts, each from the keyboard on both layouts, with its clause where it is refused."""

import re
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from models.terms import PartStatus, ReplyKind, Status
from screens.acts.table import ACTS
from screens.ask import Ask
from screens.dialogs import Confirm, Pick
from screens.pieces import plain
from screens.queue import QueueScreen
from screens.session import Session
from screens.shell import DeskApp
from tests.screens.conftest import settle
from tests.screens.desks import Clock
from uhta_tui.procedure.case import Case

SIZES = [(80, 24), (120, 40)]


async def on(app: DeskApp, pilot: Pilot[None], number: int) -> QueueScreen:
    """The cursor on a message."""
    await settle(pilot)
    screen = app.screen_stack[0]
    assert isinstance(screen, QueueScreen)
    assert screen.list.move_to(number)
    await settle(pilot)
    return screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys by name; whole texts are pasted into the field that has the focus."""
    for key in keys:
        if len(key) == 1 or NAMED.fullmatch(key):
            await pilot.press(key)
        else:
            pilot.app.post_message(Paste(key))
        await settle(pilot)


NAMED = re.compile(r"(?:(?:shift|ctrl)\+)?[a-z0-9_]+")


def case_of(session: Session, number: int) -> Case:
    case = session.desk.case(number)
    assert case is not None
    return case


def said(screen: QueueScreen) -> str:
    shown = screen.say_line.shown
    return "" if shown is None else shown.text


# -- п.18, п.21, п.5 and taking back ----------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["и", "b", "И"])
async def test_excluding_asks_the_ground_and_enter_means_no(
    desk_app: DeskApp, session: Session, key: str, size: tuple[int, int]
) -> None:
    async with desk_app.run_test(size=size) as pilot:
        screen = await on(desk_app, pilot, 13)
        await press(pilot, key)
        assert isinstance(desk_app.screen, Pick)
        await press(pilot, "2")
        assert isinstance(desk_app.screen, Confirm)
        await press(pilot, "enter")
        assert case_of(session, 13).status is Status.RECEIVED
        await press(pilot, key, "2", "tab", "enter")
        assert case_of(session, 13).status is Status.EXCLUDED
        assert case_of(session, 13).why == "нецензурные либо оскорбительные выражения"
        assert 13 not in [row.number for row in screen.list.rows]
        assert said(screen) == "№ 13 исключено (п.18). Взять назад — я"


async def test_a_comment_goes_with_the_exclusion(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 13)
        await press(pilot, "и", "2", "tab", "tab", "мат", "shift+tab", "enter")
        entry = session.desk.read.journal(message=13)[-1]
        assert entry.action == "exclude"
        assert entry.line["comment"] == "мат"


@pytest.mark.parametrize("key", ["я", "z"])
async def test_an_exclusion_is_taken_back_even_when_its_row_has_gone(
    desk_app: DeskApp, session: Session, key: str
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on(desk_app, pilot, 13)
        await press(pilot, "и", "2", "tab", "enter")
        assert screen.number != 13
        screen.list.move_to(7)  # a part of an hour ago: nothing of its own to take back
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(desk_app.screen, Ask)
        await press(pilot, "ошибка", "f9")
        assert case_of(session, 13).status is Status.RECEIVED


@pytest.mark.parametrize("key", ["ф", "a"])
async def test_another_law_is_one_of_three(desk_app: DeskApp, session: Session, key: str) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on(desk_app, pilot, 4)
        await press(pilot, key, "1", "tab", "enter")
        assert case_of(session, 4).status is Status.OUT_OF_SCOPE
        assert said(screen) == "№ 4 передано под 59-ФЗ (п.21). Взять назад — я"


@pytest.mark.parametrize("key", ["ц", "w"])
async def test_closing_needs_a_reason(desk_app: DeskApp, session: Session, key: str) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 4)
        await press(pilot, key, "f9")
        assert isinstance(desk_app.screen, Ask)  # nothing typed: it stays
        await press(pilot, "благодарность", "f9")
        assert case_of(session, 4).status is Status.CLOSED
        assert case_of(session, 4).why == "благодарность"


async def test_an_approved_reply_is_taken_back(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 5)
        await press(pilot, "я", "опечатка", "f9")
        assert case_of(session, 5).status is Status.COMPOSING


async def test_a_fresh_routing_is_taken_back_as_if_it_had_not_been(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 4)
        await press(pilot, "1", "enter")
        assert case_of(session, 4).status is Status.DRAFTING
        await press(pilot, "я", "f9")  # the reason stands there already
        case = case_of(session, 4)
        assert case.status is Status.RECEIVED
        assert case.deadlines[0].running


# -- parts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["т", "n"])
async def test_a_return_carries_its_reason_and_may_be_set_back(
    desk_app: DeskApp, session: Session, key: str
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on(desk_app, pilot, 7)
        await press(pilot, key, "не наше", "tab", "11:40", "f9")
        case = case_of(session, 7)
        assert case.live_parts[0].status is PartStatus.RETURNED
        assert case.live_parts[0].reason == "не наше"
        assert case.deadlines[-1].start == session.now - (2 * 3600 + 52 * 60 + 7)
        assert said(screen) == "УЖКХ вернул часть, направьте иному (н)"


async def test_a_wrong_moment_stays_in_its_field_with_what_is_allowed(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 7)
        await press(pilot, "т", "не наше", "tab", "18:40", "f9")
        dialog = desk_app.screen
        assert isinstance(dialog, Ask)
        assert "ещё не наступило" in "".join(plain(row) for row in dialog._when_field._wrong.lines())
        assert dialog.text.text == "не наше"


async def test_what_was_typed_outlives_esc_and_a_refusal(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on(desk_app, pilot, 7)
        await press(pilot, "т", "не наше", "escape")
        await press(pilot, "т")
        dialog = desk_app.screen
        assert isinstance(dialog, Ask)
        assert dialog.text.text == "не наше"
        await press(pilot, "tab", "09:00", "f9")  # before the part was sent: refused by the rules
        assert "Момент раньше действия" in said(screen)
        await press(pilot, "т")
        again = desk_app.screen
        assert isinstance(again, Ask)
        assert again.text.text == "не наше"
        await press(pilot, "f9", "т")
        assert case_of(session, 7).live_parts[0].status is PartStatus.RETURNED


async def test_an_act_that_could_mean_several_parts_asks_which(desk_app: DeskApp, session: Session) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 10)
        await press(pilot, "з")
        assert isinstance(desk_app.screen, Pick)
        await press(pilot, "2", "лишнее", "f9")
        assert [part.executor for part in case_of(session, 10).live_parts] == ["sport"]


# -- the author -------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["а", "f"])
async def test_the_author_is_asked(desk_app: DeskApp, session: Session, key: str) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 4)
        await press(pilot, key, "Какой маршрут?", "f9")
        case = case_of(session, 4)
        assert case.status is Status.APPROVED
        assert case.reply is not None
        assert case.reply.kind is ReplyKind.CLARIFICATION


async def test_enter_on_a_waiting_message_takes_the_authors_answer(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 12)
        await press(pilot, "enter", "Мира, 4", "tab", "24.11 10:00", "f9")
        case = case_of(session, 12)
        assert case.cycle == 2
        assert case.status is Status.RECEIVED


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
        await press(pilot, "shift+tab", "right", "f9")
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
    from screens.explain import Explain

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
    from screens.explain import reckonings
    from screens.message_lines import Clock as Seen

    seen = Seen(session.calendar, session.now)
    for number in range(1, 16):
        view = session.desk.read.view(number)
        assert view is not None
        for one in reckonings(view, seen):
            assert all(len(plain(row)) <= 64 for row in (*one.above, *one.table, *one.below))


# -- refusals ---------------------------------------------------------------------------------------

_REFUSED = [
    (13, "п", "Проект получен нельзя: нет действующей части (п.10)."),
    (2, "с", "Согласовать нельзя: проект исполнителя Спецавтодор не ждёт согласования (п.11)."),
    (2, "у", "Уже отвечали нельзя: сообщение в работе у исполнителей (п.17)."),
    (5, "и", "Исключить нельзя: сообщение уже имеет согласованный ответ (п.18)."),
    (5, "н", "Направить нельзя: сообщение уже имеет согласованный ответ (п.8)."),
    (11, "а", "Спросить автора нельзя: после промежуточного ответа даётся окончательный (п.15)."),
    (2, "щ", "Общий ответ нельзя: не согласовано — Спецавтодор (п.16)."),
    (1, "ы", "Автор ответил нельзя: сообщение ещё не направлено (п.2)."),
    (3, "т", "Возврат исполнителя нельзя: УЖКХ уже сдал проект или вернул часть (п.9)."),
]


@pytest.mark.parametrize(("number", "key", "sentence"), _REFUSED)
async def test_a_refused_act_says_its_clause_and_changes_nothing(
    desk_app: DeskApp, session: Session, number: int, key: str, sentence: str
) -> None:
    before = case_of(session, number)
    async with desk_app.run_test(size=(120, 40)) as pilot:
        screen = await on(desk_app, pilot, number)
        await press(pilot, key)
        assert said(screen).startswith(sentence)
        assert case_of(session, number) == before
        assert isinstance(desk_app.screen, QueueScreen)


def test_the_acts_have_keys_of_their_own() -> None:
    keys = [act.key for act in ACTS.values()]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set("бюжэхъё")  # their twins are punctuation


# -- new messages -----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_link_and_a_text_are_enough_for_a_new_message(
    desk_app: DeskApp, session: Session, size: tuple[int, int]
) -> None:
    async with desk_app.run_test(size=size) as pilot:
        screen = await on(desk_app, pilot, 1)
        desk_app.screen.pasted("https://vk.ru/wall-9_8\nНет света на Ленина, 3")  # type: ignore[attr-defined]
        await settle(pilot)
        await press(pilot, "f9")
        case = case_of(session, 16)
        assert case.facts.source == "ВКонтакте"
        assert case.facts.text == "Нет света на Ленина, 3"
        assert case.received_at == session.now
        assert said(screen) == "Принято: № 16"
        assert 16 in [row.number for row in screen.list.rows]


async def test_the_same_message_twice_is_refused_and_its_text_kept(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 1)
        await press(pilot, "plus")
        await press(pilot, "vk.com/wall-123456_78901", "f9")
        form = desk_app.screen
        assert "Такое сообщение уже есть: № 1." in form.say_line.shown.text  # type: ignore[attr-defined]
        await press(pilot, "escape", "plus")
        assert desk_app.screen.query_one("#url").value == "vk.com/wall-123456_78901"  # type: ignore[attr-defined]


# -- tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["й", "q"])
async def test_a_table_is_taken_in_and_twice_adds_nothing(
    desk_app: DeskApp, session: Session, size: tuple[int, int], key: str, tmp_path: Path
) -> None:
    table = tmp_path / "messages.csv"
    table.write_text(
        "ID;Дата создания;Ссылка;Текст\n1;24.11.2026 14:00;https://vk.com/wall-5_1;Нет воды\n"
        "2;32.11.2026 14:00;;\n",
        encoding="utf-8",
    )
    async with desk_app.run_test(size=size) as pilot:
        screen = await on(desk_app, pilot, 1)
        await press(pilot, key, "ctrl+u", str(table), "enter")
        items, _ = desk_app.screen.footer_items()  # type: ignore[attr-defined]
        assert items[0].text == "Загрузить 1"
        await press(pilot, "enter")
        assert said(screen).startswith("Загружено 1, уже были 0, не приняты 1")
        assert case_of(session, 16).facts.text == "Нет воды"
        await press(pilot, key, "ctrl+u", str(table), "enter")
        items, _ = desk_app.screen.footer_items()  # type: ignore[attr-defined]
        assert items[0].text == "Новых нет, назад"


async def test_what_is_no_table_is_said_in_one_sentence(desk_app: DeskApp, tmp_path: Path) -> None:
    (tmp_path / "отчёт.pdf").write_bytes(b"%PDF-1.7 ")
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 1)
        await press(pilot, "й", "ctrl+u", f"{tmp_path}/отч", "enter")
        assert "документ PDF, а не таблица" in desk_app.screen.say_line.shown.text  # type: ignore[attr-defined]
