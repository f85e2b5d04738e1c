"""The reply to the author: formed from the approved parts (п.16), approved finally, then posted (п.14)."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, TextArea

from models.terms import ReplyKind
from screens.clock.clock import clock_of
from screens.clock.explain import Explain
from screens.dialogs import Confirm, detail
from screens.keys import bind
from screens.leaving import leave
from screens.legality import why_not
from screens.once import once
from screens.reply.posting import ReplyPosting
from screens.reply.text import publish_of
from screens.reply.view import PostingLine
from screens.templates.list import put_template
from screens.templates.use import use_of
from screens.text import printable
from screens.typed import anew_binding
from screens.why import Why
from screens.widgets.footer import Item
from screens.widgets.say_line import Kind
from uhta_tui.intake.links import find_links
from uhta_tui.procedure.actions import Compose

_FORMING = frozenset({"compose", "template"})
_POSTING = frozenset({"next", "post", "copy_reply", "open_source", "take_back"})


class ReplyScreen(ReplyPosting):
    """Forming the reply of a message, then posting it."""

    HELP = (
        "Пока части не сведены, слева их тексты подряд: правьте как один ответ, F9 согласовывает его "
        "окончательно (п.16), и идёт час на размещение (п.14).\n"
        "Потом по порядку: к копирует ответ, о открывает сообщение, ссылку на размещённый ответ вставьте "
        "с любого места, Enter записывает её. «Размещён» можно поставить раньше. я берёт ответ назад, пока "
        "он не размещён."
    )
    ENTER_HELP = "записать размещение"
    FOOTER_DROP = ("time",)
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f9", "compose", "Согласовать ответ", "п.16"),
        bind(
            "enter",
            "next",
            "Ответ размещён",
            "п.14",
            short="Размещён",
            refusal="Записать размещение",
            id="choose",
        ),
        bind("р", "post", "Разместить", "п.14", show=False),
        bind("к", "copy_reply", "Скопировать", id="copy"),
        bind("о", "open_source", "Открыть", id="open_link"),
        bind("tab", "time", "Время", id="time"),
        bind("ч", "explain", "Расчёт", section="Посмотреть"),
        bind("я", "take_back", "Взять ответ назад", "п.14", show=False),
        bind("f12,insert", "template", "Шаблон", id="template"),
        anew_binding(),
        bind("pagedown", "scroll_text(1)", "Листать", quiet=True, id="reply.page_down"),
        bind("pageup", "scroll_text(-1)", "Листать", quiet=True, id="reply.page_up"),
    ]

    def help_title(self) -> str:
        """What is answered."""
        return f"Ответ · № {self.number}"

    def footer_ids(self) -> Sequence[str]:
        """What is done with the text now."""
        if self.reply is None:
            return ("compose", "template", "back")
        return ("choose", "copy", "open_link", "time", "explain", "back")

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Forming and posting have keys of their own."""
        return action in (_FORMING if self.reply is not None else _POSTING)

    def enter_hint(self) -> Item | None:
        """Without a link Enter goes to its field."""
        if self.link.value.strip() or isinstance(self.focused, PostingLine):
            return None
        return Item("Enter", "Вписать ссылку", "п.14", short="Ссылка")

    # -- what may be done ---------------------------------------------------------------------------

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """What the Порядок says against forming or posting the reply."""
        view = self.view
        if view is None:
            return None
        if action == "compose":
            return why_not(view.case, self.scene(view), self._composing())
        if action in ("next", "post") and self.link.value.strip():
            _, wrong = self.posted_at()
            if wrong:
                return Why(wrong, "", "Очистите «Размещён»: будет сейчас.")
            return why_not(view.case, self.scene(view), self.post_of(other_host=True))
        if action == "open_source" and not view.case.facts.url.strip():
            return Why("у сообщения нет ссылки")
        return None

    def _composing(self) -> Compose:
        """Forming the reply, as the text stands."""
        return Compose(
            at=self.session.now, by=self.session.who, message=f"№{self.number}", text=self.text.text.strip()
        )

    # -- what is typed ------------------------------------------------------------------------------

    async def offer(self) -> None:
        """Offer again what was typed for this text or this reply."""
        reply = self.reply
        name = f"{reply.no}:" if reply is not None else f"{self.made.name}:"
        prefix = f"reply:{self.number}:{'post' if reply else 'text'}:{name}"
        if self.typed.prefix == prefix:
            return
        self.typed.prefix = prefix
        await self.typed.flush()
        if reply is not None:
            typed = await self.typed.load(["link", "when"])
            self.link.value, self.when.value = typed["link"], typed["when"]
            self.leave_fields()
        else:
            typed = await self.typed.load(["text"])
            self.text.text = typed["text"] or self.made.text
            self.text.focus()

    @on(TextArea.Changed, "#text")
    def keep_text(self) -> None:
        """Keep the text; one that is the parts' own need not be kept."""
        if self.view is None or self.reply is not None:
            return
        text = self.text.text
        self.typed.keep("text", "" if text == self.made.text else text)
        self.drawn["count"].again()
        self.refresh_bindings()

    @on(Input.Changed)
    def keep_fields(self) -> None:
        """Keep link and moment, and say what is wrong with them."""
        if self.reply is None:
            return
        self.typed.keep("link", self.link.value)
        self.typed.keep("when", self.when.value)
        self.posting = replace(self.posting, link=self.link.value.strip())
        self.when_field.set_wrong(self.posted_at()[1])
        self.tick()
        self.refresh_bindings()

    def pasted(self, text: str) -> None:
        """A pasted link goes into its field at once; while one forms the reply any text goes into it."""
        if self.reply is None:
            self.text.insert(text)
            return
        links = find_links(text)
        self.link.value = links[0] if links else " ".join(printable(text).split())
        self.link.cursor_position = 0
        if links and self.posted_at()[1]:
            self.say("Ссылка вставлена. Поправьте время размещения.", Kind.WARNING)
        elif links:
            self.say("Ссылка вставлена. Enter — записать, что ответ размещён.", Kind.HINT)
        else:
            self.say("В том, что вставлено, ссылки нет: нужна ссылка на размещённый ответ.", Kind.WARNING)

    @work(group="field")
    @once
    async def action_template(self) -> None:
        """F12: put a template into the text at the cursor."""
        view = self.view
        if view is None:
            return
        kind = self.made.kind or ReplyKind.ANSWER
        use = use_of(view.case, self.scene(view), self.session.config, kind)
        if said := await put_template(self, self.session, self.text, use):
            self.say(said, Kind.WARNING)

    @work(group="anew", exclusive=True)
    async def action_anew(self) -> None:
        """Shift+Del: the parts' own text, or the posting's empty fields, without what was typed before."""
        if self.reply is None:
            document = self.text.document
            self.text.replace(self.made.text, document.start, document.end)
        else:
            self.link.value = self.when.value = ""
        await self.typed.discard()
        self.tick()
        self.say("Начато заново.")

    # -- forming ------------------------------------------------------------------------------------

    @work(group="reply")
    @once
    async def action_compose(self) -> None:
        """F9: the final approval; the hour of п.14 starts."""
        if self.view is None or not await self._sure_to_withdraw():
            return
        await self.typed.flush()
        prefix = self.typed.prefix
        if await self.perform(self._composing()) is None:
            return
        await asyncio.to_thread(self.session.desk.typed.forget, prefix)
        due = publish_of(self.view.case)
        till = f", разместить до {clock_of(self.session).at(due.due)} (п.14)" if due else ""
        self.say(f"Ответ согласован{till}.", Kind.DONE)

    async def _sure_to_withdraw(self) -> bool:
        """A request to the author withdraws the parts that are still open: ask first (п.2)."""
        if not self.made.withdrawn:
            return True
        sure: bool | None = await self.app.push_screen_wait(self._ask_withdrawal())
        return bool(sure)

    def _ask_withdrawal(self) -> Confirm:
        """The question of п.2."""
        names = ", ".join(self.session.short(part.executor) for part in self.made.withdrawn)
        return Confirm(
            f"Направить запрос автору № {self.number}?",
            "п.2",
            [
                detail("Ещё в работе", names),
                "",
                "Эти части будут отозваны: после ответа автора всё начнётся заново.",
            ],
            stay="Подождать",
            ahead="Согласовать запрос",
        )

    # -- looking about ------------------------------------------------------------------------------

    def action_time(self) -> None:
        """Tab: the moment, the link, the text, and out of the fields again."""
        if self.reply is None:
            self.text.focus()
            return
        stops: list[Widget | None] = [None, self.when, self.link, self.reader]
        here = stops.index(self.focused) if self.focused in stops else 0
        goal = stops[(here + 1) % len(stops)]
        if goal is None:
            self.leave_fields()
        else:
            goal.focus()

    def action_scroll_text(self, step: int) -> None:
        """PgUp, PgDn: the reply's text."""
        self.reader.scroll_relative(y=step * max(1, self.reader.size.height - 1), animate=False)

    def action_explain(self) -> None:
        """ч: how the due moments came about."""
        if self.view is not None:
            self.app.push_screen(Explain(self.view, self.session))

    def action_back(self) -> None:
        """Esc: out of a field of the posting, else out of the screen; what was typed stays."""
        if self.reply is not None and self.focused is not None:
            self.leave_fields()
        else:
            self._go_back()

    @work(group="leave", exclusive=True)
    async def _go_back(self) -> None:
        await self.typed.flush()
        leave(self)
