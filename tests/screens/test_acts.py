"""The acts on a message and its parts, from the keyboard on both layouts, refusals with their clause."""

import pytest

from models.terms import PartStatus, ReplyKind, Status
from screens.acts.table import ACTS
from screens.ask import Ask
from screens.dialogs import Confirm, Pick
from screens.pieces import plain
from screens.queue.screen import QueueScreen
from screens.session import Session
from screens.shell import DeskApp
from screens.subject import Subject
from screens.widgets.say_line import Kind, Saying, say_line
from tests.screens.conftest import settle
from tests.screens.driving import SIZES, case_of, on, press, said

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


async def test_taking_back_moves_the_cursor_to_what_came_back_and_says_when_there_is_nothing(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        screen = await on(desk_app, pilot, 13)
        await press(pilot, "и", "2", "tab", "enter")
        screen.list.move_to(7)
        await settle(pilot)
        await press(pilot, "я", "f9")  # the reason stands there already
        assert screen.number == 13
        assert case_of(session, 13).status is Status.RECEIVED
        await on(desk_app, pilot, 7)
        await press(pilot, "з", "не их вопрос", "f9")
        await press(pilot, "я")
        assert said(screen) == "Взять назад нельзя: забранную часть не возвращают (п.6). Направьте снова (н)."
        await on(desk_app, pilot, 11)  # its interim reply was posted
        await press(pilot, "я")
        assert said(screen).startswith("№ 7: Взять назад нельзя")


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
        await on(desk_app, pilot, 7)
        await press(pilot, "т", "не наше", "escape")
        await press(pilot, "т")
        dialog = desk_app.screen
        assert isinstance(dialog, Ask)
        assert dialog.text.text == "не наше"
        await press(pilot, "tab", "09:00", "f9")  # before the part was sent: refused by the rules
        assert dialog.is_attached
        wrong = "".join(plain(row) for row in dialog._when_field._wrong.lines())
        assert "Момент раньше прошлого действия" in wrong
        assert dialog.text.text == "не наше"
        dialog.when.value = ""
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
        screen = await on(desk_app, pilot, 4)
        await press(pilot, key, "Какой маршрут?", "f9")
        case = case_of(session, 4)
        assert case.status is Status.APPROVED
        assert case.reply is not None
        assert case.reply.kind is ReplyKind.CLARIFICATION
        await press(pilot, "д")
        assert said(screen).endswith("Возьмите ответ назад (я).")


async def test_enter_on_a_waiting_message_takes_the_authors_answer(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 12)
        await press(pilot, "enter", "Мира, 4", "tab", "24.11 10:00", "f9")
        case = case_of(session, 12)
        assert case.cycle == 2
        assert case.status is Status.RECEIVED


# -- refusals ---------------------------------------------------------------------------------------

_REFUSED = [
    (13, "п", "Принять проект нельзя: нет действующей части (п.10). Сначала направьте сообщение (н)."),
    (2, "с", "Согласовать нельзя: проект исполнителя Спецавтодор не ждёт согласования (п.11)."),
    (2, "у", "Ответить ссылкой нельзя: сообщение в работе у исполнителей (п.17). Заберите часть (з)."),
    (5, "и", "Исключить нельзя: сообщение уже имеет согласованный ответ (п.18). Возьмите ответ назад (я)."),
    (11, "а", "Спросить автора нельзя: после промежуточного ответа даётся окончательный (п.15)."),
    (2, "щ", "Свести ответ нельзя: не согласовано — Спецавтодор (п.16). Дождитесь проекта (п)."),
    (1, "ы", "Записать ответ автора нельзя: автора не спрашивали (п.2). Спросите его (а)."),
    (3, "т", "Записать возврат нельзя: УЖКХ уже сдал проект или вернул часть (п.9)."),
    (12, "н", "Направить нельзя: ждём автора (п.2). Автор ответил — ы, закрыть без ответа — ц."),
    (2, "е", "Сравнить версии нельзя: проекта ещё нет (п.10). Примите его (п)."),
    (4, "г", "Напечатать нельзя: у сообщения нет бумаги. Записка — F6, служебные — F5."),
]


async def test_a_refused_act_says_its_clause_and_the_way_out_and_changes_nothing(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        for number, key, sentence in _REFUSED:
            before = case_of(session, number)
            screen = await on(desk_app, pilot, number)
            await press(pilot, key)
            assert said(screen).startswith(sentence), sentence
            assert case_of(session, number) == before
            assert isinstance(desk_app.screen, QueueScreen)


def test_every_refusal_fits_a_narrow_say_line_with_its_clause_and_its_way_out(session: Session) -> None:
    for number in range(1, 16):
        view = session.desk.read.view(number)
        assert view is not None
        subject = Subject(view, "x")
        for act in ACTS.values():
            why = act.why(subject)
            if why is None:
                continue
            said = plain(say_line(Saying(why.sentence(act.verb), Kind.REFUSAL, why.short), 78))
            assert not said.endswith("…"), said
            assert why.clause in said
            assert why.way_out


def test_the_acts_have_keys_of_their_own() -> None:
    keys = [act.key for act in ACTS.values()]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set("бюжэхъё")  # their twins are punctuation
