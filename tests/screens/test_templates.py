"""Templates of replies: put into what is being written, entered, changed and retired, from the keyboard."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from models.terms import ReplyKind
from screens.ask import Ask, Question
from screens.draft.form import DraftForm
from screens.draft.screen import DraftScreen
from screens.reply.screen import ReplyScreen
from screens.templates.form import TemplateForm
from screens.templates.list import Templates
from screens.templates.use import Use
from tests.screens.forms_desk import BINS, RINK, Work, filled, footer, opened, said, whole, write
from uhta_tui.desk.verifying import verify

TEXTS = {
    "answer": "{имя}, по сообщению № {номер} {исполнитель} сообщает: … Тема: {тема}. {Своё}",
    "interim": "Ответим до {срок}.",
    "clarification": "Где это, {имя}?",
}


def desk_with_templates(folder: Path) -> Work:
    work = filled(folder)
    for kind, text in TEXTS.items():
        work.act("24 09:00", "template", code=kind, name=f"Шаблон {kind}", kind=kind, text=text)
    return work


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        for _ in range(4):
            await pilot.pause(0.02)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_template_is_put_in_at_the_cursor_filled_kept_and_undone(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    work = desk_with_templates(tmp_path)
    async with opened(work, lambda session: DraftScreen(session, BINS, "uzhkh"), size) as (app, pilot):
        form = app.screen.query_one(DraftForm)
        assert "F12 Шаблон" in footer(app, size[0])
        await write(pilot, "До. После.")
        form.text.move_cursor((0, 4))
        await press(pilot, "f12")
        assert isinstance(app.screen, Templates)
        shown = whole(app)
        assert "1  Шаблон answer" in shown
        assert f"Пётр, по сообщению № {BINS} МУ «УЖКХ» сообщает" in shown
        await press(pilot, "1")
        filled_in = f"Пётр, по сообщению № {BINS} МУ «УЖКХ» сообщает: … Тема: Мусор. {{Своё}}"
        assert form.text.text == f"До. {filled_in}После."
        assert form.text.selected_text == "…", "what is left to be written is selected"
        await press(pilot, "ё")
        await pilot.pause(0.8)
        crashed = Work(tmp_path)  # as another program finds it, had this one been killed now
        written = f"До. {filled_in.replace('…', 'ё')}После."
        assert crashed.desk.typed.load(f"draft:{BINS}:uzhkh:text") == form.text.text == written
        form.text.action_undo()
        form.text.action_undo()
        await press(pilot, "f12", "escape")
        assert form.text.text == "До. После."


async def test_what_cannot_be_filled_keeps_its_braces_and_is_said(tmp_path: Path) -> None:
    work = desk_with_templates(tmp_path)
    work.act("24 13:00", "amend", BINS, fields={"author": "Подслушано Ухта"}, reason="группа")
    async with opened(work, lambda session: DraftScreen(session, BINS, "uzhkh"), (80, 24)) as (app, pilot):
        form = app.screen.query_one(DraftForm)
        await press(pilot, "f12", "enter")
        assert form.text.text.startswith("{имя}, по сообщению")
        assert form.text.selected_text == "{имя}"
        assert said(app) == "Не заполнено: {имя} — впишите сами."
        form.kind.value = ReplyKind.INTERIM
        form.text.clear()
        await press(pilot, "f12", "1")
        # п.15: seven working days after today, 24.11.2026.
        assert form.text.text == "Ответим до 3\N{NO-BREAK SPACE}декабря."


async def test_the_reply_and_the_request_to_the_author_take_templates_too(tmp_path: Path) -> None:
    work = desk_with_templates(tmp_path)
    async with opened(work, lambda session: ReplyScreen(session, RINK), (120, 40)) as (app, pilot):
        assert "F12 Шаблон" in footer(app, 120)
        reply = app.screen
        assert isinstance(reply, ReplyScreen)
        await press(pilot, "f12", "1")
        assert reply.text.text.startswith(
            f"Дарья, по сообщению № {RINK} МУ «Спецавтодор», МУ «Горзеленхоз» с"
        )
        use = Use(ReplyKind.CLARIFICATION, {"имя": ""})
        question = Question("Спросить", "п.2", "Спросить", "clarify:4", text="Заготовка", use=use)
        app.push_screen(dialog := Ask(question, work.session, {}))
        await press(pilot, "f12", "1")
        assert dialog.text.text == "Где это, {имя}?", "what nobody has touched gives way"
        assert "Не заполнено: {имя} — впишите сами." in whole(app)
        await press(pilot, "Д")
        assert dialog.text.text == "Где это, Д?"
        assert "Не заполнено: {имя}" not in whole(app)


@pytest.mark.parametrize("new", ["plus", "+"])
async def test_templates_are_entered_changed_and_retired_from_their_list(tmp_path: Path, new: str) -> None:
    work = desk_with_templates(tmp_path)
    async with opened(work, lambda session: ReplyScreen(session, RINK), (80, 24)) as (app, pilot):
        app.action_templates()
        await press(pilot, new)
        assert isinstance(app.screen, TemplateForm)
        await press(pilot, "f9")
        assert "впишите название" in whole(app)
        await write(pilot, "Спасибо")
        await press(pilot, "tab", "tab")
        await write(pilot, "Спасибо, {имя}!")
        await press(pilot, "escape", new)
        assert "восстановлено с 14:32; Shift+Del — заново" in whole(app)
        await press(pilot, "f9")
        assert isinstance(app.screen, Templates)
        assert app.screen.list.current == work.desk.read.templates()[-1]
        await press(pilot, "enter")
        assert isinstance(app.screen, TemplateForm)
        await write(pilot, "!")
        await press(pilot, "f9", "delete")
        made = work.desk.read.templates()[-1]
        assert (made.code, made.name, made.active) == ("spasibo", "Спасибо!", False)
        assert "убран" in whole(app)
        await press(pilot, "delete", "escape")
        assert said(app) == "Шаблон «Спасибо!» возвращён"
    assert work.desk.read.templates()[-1].active
    assert work.desk.typed.read(("template:+:name", "template:spasibo:name")) == {}
    assert list(verify(work.desk)) == []
