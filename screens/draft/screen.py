"""A draft that came in (п.10, 13, 15): the form is filled in and handed in; a refusal costs no typing."""

from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from models.terms import NEEDS_EVIDENCE, Content, ReplyKind
from screens.clock.clock import clock_of
from screens.clock.explain import Explain
from screens.dialogs import Pick
from screens.draft.attachments import written_paths
from screens.draft.fields import whole_paths
from screens.draft.form import DraftForm
from screens.draft.text import CONTENTS, content_options, same_again
from screens.draft.view import DraftView
from screens.keys import bind
from screens.leaving import leave
from screens.legality import why_not
from screens.once import once
from screens.templates.list import put_template
from screens.templates.use import use_of
from screens.text import printable, printable_lines
from screens.typed import Typed, anew_binding
from screens.why import Why
from screens.widgets.say_line import Kind
from uhta_tui.procedure.actions import SubmitDraft
from uhta_tui.procedure.outlook import if_handed_in


class DraftScreen(DraftView):
    """The form of a draft that an executor handed in."""

    HELP = (
        "Внесите проект ответа, который сдал исполнитель: что это, что он содержит (п.10), текст, файлы. "
        "Справа — что наступит после сдачи и сколько останется до срока п.8.\n"
        "Текст сохраняется, пока вы пишете: Esc выходит, при новом входе он на месте. "
        "Файл добавляет путь, вставленный из буфера; Backspace в пустой строке убирает последний."
    )
    FOOTER = ("hand_in", "template", "choice.right", "ticks.tick", "focus_next", "back")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("ч", "explain", "Расчёт", section="Посмотреть", show=False, tooltip="как получился срок"),
        bind("f9", "hand_in", "Проект получен", "п.10", refusal="Принять проект"),
        bind("f12,insert", "template", "Шаблон", id="template"),
        anew_binding(),
        bind("escape", "back", "Выйти, текст останется", short="Выйти", id="back"),
    ]

    def help_title(self) -> str:
        """What is being handed in."""
        return f"Проект получен · № {self.number}"

    def _action(self, form: DraftForm) -> SubmitDraft:
        """The handing in, as the form has it; what is not said yet is asked before it is done."""
        return SubmitDraft(
            at=self.when()[0],
            by=self.session.who,
            message=f"№{self.number}",
            executor=form.part.executor,
            kind=form.reply_kind,
            content=Content(form.content.value or Content.EXPLANATION),
            text=form.text.text,
            attachments=form.attachments,
        )

    # -- what happens -------------------------------------------------------------------------------

    @on(DraftForm.Changed)
    def changed(self) -> None:
        """Keep what was typed and redraw what hangs on it."""
        form = self.form
        if form is None:
            return
        for name, text in form.contents().items():
            self.typed.keep(name, text)
        _, wrong = self.when()
        form.when_field.set_wrong(wrong)
        self.tick()
        chosen = (form.kind.value, form.content.value, form.who.value)
        again = same_again(self._action(form), form.part, form.draft)
        asked = (wrong, form.path_wrong, bool(form.text.text.strip()), again, chosen)
        if asked != self._asked:
            self._asked = asked
            self.refresh_bindings()

    @on(DraftForm.Turned)
    async def turned(self, event: DraftForm.Turned) -> None:
        """Another executor hands in: its own texts."""
        await self.offer(event.form)
        self.changed()

    @on(Typed.Saved)
    def saved(self) -> None:
        """Say when the text was saved."""
        self.tick()

    def pasted(self, text: str) -> None:
        """Pasted with no field focused: files are attached, anything else is text."""
        form = self.form
        if form is None:
            super().pasted(text)
        elif whole_paths(text):
            self.run_worker(form.attach(written_paths(text)))
        else:
            form.text.insert("\n".join(map(printable, printable_lines(text))))

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """Why it cannot be handed in."""
        if action != "hand_in" or self.view is None:
            return None
        if self.form is None:
            return Why("ни у кого нет открытой части", "п.10", "Сначала направьте сообщение (н).")
        if wrong := self.when()[1]:
            return Why(wrong, "", "Очистите «Когда»: будет сейчас.")
        if self.form.path_wrong:
            return Why(self.form.path_wrong, "", "Исправьте путь или сотрите его.")
        handed = self._action(self.form)
        if same_again(handed, self.form.part, self.form.draft):
            return Why("он уже сдан", "п.10", "Измените текст или добавьте файл.")
        return why_not(self.view.case, self.scene(), handed)

    @work(group="field")
    @once
    async def action_template(self) -> None:
        """F12: put a template into the text."""
        form = self.form
        if form is None or self.view is None:
            return
        who, config = (form.part.executor,), self.session.config
        use = use_of(self.view.case, self.scene(), config, form.reply_kind, executors=who)
        if said := await put_template(self, self.session, form.text, use):
            self.say(said, Kind.WARNING)

    @work(group="anew", exclusive=True)
    async def action_anew(self) -> None:
        """Shift+Del: an empty form; an undo brings the text back."""
        if self.form is None:
            return
        self.form.text.clear()
        await self.typed.discard()
        await self.form.fill({})
        self.say("Начато заново.")

    @work(group="hand_in")
    @once
    async def action_hand_in(self) -> None:
        """F9: hand the draft in; a refusal costs no typing."""
        form = self.form
        if form is None or self.view is None:
            return
        await self.typed.flush()
        if wrong := await form.take_written():
            self.refuse(f"Проект не принят, текст цел: {wrong}. Исправьте путь или сотрите его.")
            return
        if not await self._content_said(form):
            return
        action = self._action(form)
        if await self.perform(action) is None:
            return
        await self.typed.forget()
        clock = clock_of(self.session)
        due = if_handed_in(self.view.case, form.part, action.kind, action.at, self.scene()).due
        short = self.session.short(form.part.executor)
        if not self._lacks_evidence(action):
            leave(self, f"№ {self.number}: проект {short} принят, согласовать до {clock.at(due)} (п.11).")
            return
        told = f"№ {self.number}: проект {short} принят без фото, видео или акта: согласовать нельзя (п.10)."
        brief = f"№ {self.number}: принят без материалов, согласовать нельзя (п.10). Добавить — п."
        leave(self, f"{told} Добавить — п.", Kind.WARNING, brief)

    def _lacks_evidence(self, action: SubmitDraft) -> bool:
        """Whether п.10 will not let the draft be approved as it is: better said now than at the approval."""
        anew = self.view is not None and self.view.case.new_facts
        asked = action.kind is not ReplyKind.CLARIFICATION and action.content in NEEDS_EVIDENCE
        return asked and not action.attachments and not anew

    async def _content_said(self, form: DraftForm) -> bool:
        """Ask what the draft contains, if that has not been said: п.10 leaves nothing to guess."""
        if form.content.value or form.kind.value == ReplyKind.CLARIFICATION or self.view is None:
            return True
        options = content_options(files=bool(form.attachments), new_facts=self.view.case.new_facts)
        question = Pick(f"Что содержит проект · № {self.number}", options, "п.10")
        picked: tuple[int, ...] | None = await self.app.push_screen_wait(question)
        if picked is None:
            return False
        form.content.value = CONTENTS[picked[0]].value
        return True

    def action_explain(self) -> None:
        """ч, where no text is typed: how the due moments came about."""
        if self.view is not None:
            self.app.push_screen(Explain(self.view, self.session))

    def action_back(self) -> None:
        """Leave; what was typed stays."""
        self._leave()

    @work(group="leave", exclusive=True)
    async def _leave(self) -> None:
        await self.typed.flush()
        leave(self)
