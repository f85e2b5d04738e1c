"""Posting a reply (п.14): copied, the source opened, the link recorded; another host is asked about first."""

import asyncio
from dataclasses import replace

from textual import events, on, work
from textual.widgets import Input

from models.terms import Origin, Status
from screens.ask import Question, ask
from screens.clock.clock import clock_of
from screens.dialogs import Confirm, detail
from screens.leaving import leave
from screens.legality import why_not
from screens.message.lines import author_of, link_of
from screens.once import once
from screens.outside import OPENING, copy, follow
from screens.pieces import as_line
from screens.reply.view import ReplyView
from screens.text import printable
from screens.when import parse_when
from screens.widgets.say_line import Kind
from uhta_tui.procedure.actions import Post, Reopen
from uhta_tui.worktime.moments import Moment


class ReplyPosting(ReplyView):
    """The steps of the posting; `reply.ReplyScreen` gives them their keys."""

    def posted_at(self) -> tuple[Moment, str]:
        """«Размещён», or the present with what is wrong with it."""
        now = self.session.now
        try:
            return parse_when(self.when.value, now, self.session.zone), ""
        except ValueError as error:
            return now, str(error)

    def post_of(self, *, other_host: bool) -> Post:
        """The recording of the posting, as the fields have it."""
        url, at = self.link.value.strip(), self.posted_at()[0]
        return Post(at=at, by=self.session.who, message=f"№{self.number}", url=url, other_host=other_host)

    def leave_fields(self) -> None:
        """With no field focused the letters are keys again."""
        self.set_focus(None)
        self.side.rule.heavy = True
        self.refresh_bindings()

    def action_next(self) -> None:
        """Enter: record the posting, or go to the field of the link."""
        self.action_post()

    def action_post(self) -> None:
        """р: the same."""
        if self.link.value.strip():
            self._post()
        else:
            self.link.focus()

    def on_key(self, event: events.Key) -> None:
        """`р` is the first letter of a link typed on the Latin layout: it is put before the rest of it."""
        typed = self.reply is not None and self.focused is None and event.key == "h"
        self.link.begun = "h" if typed and not self.link.value else ""

    @on(Input.Changed, "#link")
    def complete_link(self) -> None:
        """Give a typed link the letter that led into the field."""
        begun, value = self.link.begun, self.link.value
        if begun and value.startswith("ttp"):
            self.link.begun = ""
            self.link.value = begun + value
            self.link.cursor_position = len(self.link.value)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in a field records too, if it may be done."""
        why = self.why("post")
        if why is not None:
            self.refuse(why.sentence("Разместить"), why.short)
        elif self.link.value.strip():
            self._post()

    @work(group="reply")
    @once
    async def _post(self) -> None:
        """Record the posting; another host is asked about first (п.14)."""
        view = self.view
        if view is None:
            return
        await self.typed.flush()
        here = why_not(view.case, self.scene(view), self.post_of(other_host=False))
        there = why_not(view.case, self.scene(view), self.post_of(other_host=True))
        other = here is not None and there is None
        if other and not await self.app.push_screen_wait(self._ask_host()):
            return
        outcome = await self.perform(self.post_of(other_host=other))
        if outcome is None:
            return
        await self.typed.forget()
        leave(self, f"№ {self.number}: {self._posted_words(outcome.status)}")

    def _ask_host(self) -> Confirm:
        """The question of п.14."""
        facts = self.view.case.facts if self.view else None
        return Confirm(
            f"Ответ на № {self.number} размещён в другом источнике?",
            "п.14",
            [
                detail("Автор", author_of(facts) if facts else ""),
                detail("Сообщение", link_of(facts) if facts else ""),
                detail("Ссылка", printable(self.link.value.strip())),
                "",
                "Порядок велит отвечать там же, где было сообщение.",
                as_line("Подтверждение останется в журнале.", "muted"),
            ],
            stay="Исправить ссылку",
            ahead="Записать как есть",
        )

    def _posted_words(self, status: Status | None) -> str:
        """What came of the posting."""
        if status is Status.CLARIFYING:
            return "запрос размещён, ждём ответа автора (п.2)."
        if status is not Status.INTERIM:
            return "ответ размещён."
        case = self.view.case if self.view else None
        due = min((d.due for d in case.deadlines if d.running and d.part), default=None) if case else None
        till = f" до {clock_of(self.session).at(due)}" if due else ""
        return f"промежуточный ответ размещён, итог{till} (п.15)."

    def action_copy_reply(self) -> None:
        """к: the text to the clipboard, a copy in a file."""
        reply = self.reply
        if reply is None:
            return
        said = copy(self.app, reply.text, self.session.config.folder)
        self.posting = replace(self.posting, copied_at=self.session.now)
        self.tick()
        self.say(said, Kind.DONE)

    def action_open_source(self) -> None:
        """о: the message in a graphical browser, or its link to the clipboard."""
        view = self.view
        if view is None:
            return
        url = view.case.facts.url.strip()
        copied = self.posting.copied_at is not None
        self.posting = replace(self.posting, opened_at=self.session.now)
        self.tick()
        folder = self.session.config.folder
        said = follow(self.app, url, folder, keep_clipboard=copied)
        self.say(said, Kind.DONE if said.startswith(OPENING) else Kind.WARNING)

    @work(group="reply")
    @once
    async def action_take_back(self) -> None:
        """я: the reply is taken back, with a reason; its text can be edited again."""
        reply = self.reply
        if reply is None:
            return
        question = Question(
            title=f"Взять ответ назад · № {self.number}",
            clause="п.14",
            verb="Взять назад",
            key=f"reopen:{self.number}",
            lines=("Ответ согласован, но не размещён. Час п.14 снимется, истёкший останется недостатком.",),
        )
        answer = await ask(self, question)
        if answer is None:
            return
        text = f"№{self.number}"
        action = Reopen(at=self.session.now, by=self.session.who, message=text, reason=answer.text)
        if await self.perform(action) is None:
            return
        await asyncio.to_thread(self.session.desk.typed.forget, question.key)
        if reply.origin is not Origin.COMPOSED:
            leave(self, f"№ {self.number}: ответ взят назад, сообщение снова ждёт направления (п.8).")
            return
        self.text.text = reply.text
        self.say("Ответ взят назад: правьте текст, F9 согласует его снова.", Kind.DONE)
