"""The review of a draft (п.11, 12): what is ticked and said, and the three decisions with what each costs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import on, work
from textual.binding import BindingType

from models.terms import Key, Status
from screens.clock.clock import clock_of
from screens.dialogs import Confirm, detail
from screens.keys import bind, digits
from screens.leaving import leave
from screens.legality import why_not
from screens.message.lines import author_of
from screens.once import once
from screens.review.marking import ReviewMarking
from screens.review.reason_dialog import ReasonDialog
from screens.review.reasons import Reasons
from screens.why import Why
from screens.widgets.say_line import Kind
from uhta_tui.procedure.actions import Action, Approve, Compose, EditJointly, Rework
from uhta_tui.procedure.case import Tick

_DECISIONS: Final = frozenset({"approve", "rework", "edit_jointly"})
_NO_EVIDENCE: Final = (
    "К проекту нет фото, видео или акта. Порядок просит их «при наличии»: подтвердите, что их нет."
)


class ReviewScreen(ReviewMarking):
    """One draft under review; `←` and `→` go to the others that wait."""

    HELP = (
        "Слева сообщение, посередине проект, справа восемь причин доработки (п.12): цифра отмечает, Enter "
        "открывает полный текст причины, место и пояснение. Место можно выделить и в проекте: Tab, Enter, "
        "Shift и стрелки, цифра причины.\n"
        "Сверху часы п.11 и весь срок п.8: кто сколько держал сообщение. "
        "Внизу три решения п.11 и цена каждого: когда ответ выйдет самое позднее и сколько останется до "
        "срока п.8. Отмеченное и написанное сохраняется до решения."
    )
    ENTER_HELP = "место и пояснение к причине"
    FOOTER = ("choose", "approve", "rework", "edit_jointly", "tick", "back")
    FOOTER_DROP = ("back", "tick")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("с", "approve", "Согласовать", "п.11"),
        bind("д", "rework", "На доработку", "п.13", short="Доработка", refusal="Вернуть на доработку"),
        bind("в", "edit_jointly", "Править вместе", "п.11", short="Вместе"),
        *digits("tick", "Причина", 8),
        bind("f9", "save", "Сохранить правку", "п.11"),
        bind("е", "versions", "Версии", section="Посмотреть", refusal="Сравнить версии"),
        bind("о", "open_outside", "Открыть", section="Посмотреть", tooltip="сообщение или вложение"),
        bind("ч", "explain", "Расчёт", section="Посмотреть"),
        bind("right", "next_draft(1)", "Следующий проект", section="Посмотреть", id="next_draft"),
        bind("left", "next_draft(-1)", "Предыдущий проект", section="Посмотреть", id="previous_draft"),
        bind("tab", "turn(1)", "Другая часть экрана", quiet=True, id="turn"),
        bind("shift+tab", "turn(-1)", "Обратно", quiet=True, id="turn_back"),
    ]

    def help_title(self) -> str:
        """What is reviewed."""
        return f"Согласовать · № {self.number}"

    def footer_ids(self) -> Sequence[str]:
        """While one edits, only what works there."""
        if self.marking:
            return ("tick", "back")
        return ("save", "back") if self.editing else self.FOOTER

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """F9 is there while one edits."""
        return action == "save" and not self.editing

    # -- what may be decided ------------------------------------------------------------------------

    def actions_of(self, name: str) -> tuple[Action, ...]:
        """What a decision amounts to: approving the only part also forms the reply (п.16)."""
        seen = self.seen()
        if seen is None:
            return ()
        case, part, draft = seen
        at, by, message, executor = self.session.now, self.session.who, f"№{case.number}", part.executor
        if name == "rework":
            reasons = tuple(self.said.ticks().values())
            return (Rework(at=at, by=by, message=message, executor=executor, reasons=reasons),)
        if name == "edit_jointly":
            text = self.joint.text if self.editing else draft.text
            return (EditJointly(at=at, by=by, message=message, executor=executor, text=text),)
        ticked = tuple(sorted(self.said.ticked))
        approve = Approve(at=at, by=by, message=message, executor=executor, ticked=ticked)
        alone = len(case.live_parts) == 1
        return (approve, Compose(at=at, by=by, message=message)) if alone else (approve,)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """What the Порядок says against a decision on this draft."""
        view = self.view
        if action == "versions" and (self.draft is None or self.draft.version < 2):
            return Why("у проекта одна версия")
        if action not in _DECISIONS or view is None:
            return None
        if self.marking:
            return Why("вы отмечаете место", "", "Выйдите (Esc).")
        actions = self.actions_of(action)
        if not actions:
            return Why("проекта ещё нет", "п.10", "Внесите его (п).")
        why = why_not(view.case, self.scene(view), actions[0])
        return None if action == "approve" and self._needs_word(actions[0]) else why

    def _needs_word(self, approve: Action) -> bool:
        """Whether only the word that there is no material stands in the way (п.17)."""
        if self.view is None or not isinstance(approve, Approve):
            return False
        scene, case = self.scene(self.view), self.view.case
        confirmed = replace(approve, without_evidence=True)
        return why_not(case, scene, approve) is not None and why_not(case, scene, confirmed) is None

    # -- deciding -----------------------------------------------------------------------------------

    @work(group="decide")
    @once
    async def action_approve(self) -> None:
        """с: approve; for a repeat without material after a word (п.17)."""
        actions = list(self.actions_of("approve"))
        if not actions:
            return
        if self._needs_word(actions[0]) and isinstance(actions[0], Approve):
            if not await self.app.push_screen_wait(self._ask_evidence()):
                return
            actions[0] = replace(actions[0], without_evidence=True)
        outcome = await self.perform(*actions)
        if outcome is None:
            return
        till = self._due(Key.PUBLISH)
        words = {
            Status.APPROVED: f"ответ согласован, разместить{till} (п.14).",
            Status.COMPOSING: "все части согласованы, сведите ответ (п.16).",
        }
        open_still = f"часть {self._short()} согласована, остальные ещё в работе (п.16)."
        await self._decided(words.get(outcome.status or Status.REVIEW, open_still))

    def _ask_evidence(self) -> Confirm:
        """The question of п.17."""
        author = author_of(self.view.case.facts) if self.view else ""
        return Confirm(
            f"Согласовать № {self.number} без материалов?",
            "п.17",
            [
                detail("Автор", author, ", повторное сообщение с новыми фактами"),
                "",
                _NO_EVIDENCE,
            ],
            stay="Не согласовывать",
            ahead="Материалов нет, согласовать",
        )

    def _due(self, key: Key) -> str:
        """` до 15:32`: when what the decision has started falls due."""
        case = self.view.case if self.view else None
        due = [d.due for d in case.deadlines if d.running and d.key is key] if case else []
        return f" до {clock_of(self.session).at(due[-1])}" if due else ""

    def _short(self) -> str:
        return self.session.short(self.executor)

    @work(group="decide")
    @once
    async def action_rework(self) -> None:
        """д: send the draft back with what is ticked and said."""
        if await self.perform(*self.actions_of("rework")) is None:
            return
        await self._decided(f"{self._short()} дорабатывает проект{self._due(Key.REWORK)} (п.13).")

    async def _decided(self, words: str) -> None:
        """Forget what was typed for the draft and go back, saying what came of it."""
        await self.typed.forget()
        leave(self, f"№ {self.number}: {words}")

    # -- editing together ---------------------------------------------------------------------------

    @work(group="decide")
    @once
    async def action_save(self) -> None:
        """F9: the edited text is the draft's next version; the hour of п.11 runs on."""
        draft = self.draft
        if draft is None or not self.editing:
            return
        if self.joint.text == draft.text:
            self.say("Текст не изменён, сохранять нечего.", Kind.WARNING)
            return
        await self.typed.flush()
        if await self.perform(*self.actions_of("edit_jointly")) is None:
            return
        self.typed.keep(f"{draft.no}:joint", "")
        self.edit(editing=False)
        self.reasons.focus()
        version = self.draft.version if self.draft else draft.version + 1
        self.say(f"Версия {version} сохранена, часы п.11 идут.", Kind.DONE)

    # -- reasons ------------------------------------------------------------------------------------

    def action_tick(self, number: int) -> None:
        """1–8: tick a reason, or take the tick back; what is selected in the draft is its passage."""
        passage = self.marked_passage()
        if passage:
            self.said.say(replace(self.said.about(number), passage=passage))
            self.said.ticked.add(number)
            self.clear_selection()
        elif self.marking:
            self.refuse("Под курсором текста нет: встаньте на предложение или выделите место.")
            return
        else:
            self.said.turn(number)
        if self.marking:
            self.mark(marking=False)
        self.reasons.cursor = number
        self._said_changed()

    def _said_changed(self) -> None:
        self.keep_said()
        self.show()

    @on(Reasons.Ticked)
    def ticked(self, event: Reasons.Ticked) -> None:
        """Space or a click ticks too."""
        self.action_tick(event.number)

    @on(Reasons.Opened)
    def opened(self, event: Reasons.Opened) -> None:
        """Enter opens what is said about a reason."""
        if self.draft is None:
            return

        def keep(tick: Tick) -> None:
            self.said.say(tick)
            self.keep_said()

        dialog = ReasonDialog(self.said.about(event.number), self.draft.text, keep)
        self.app.push_screen(dialog, lambda _: self._said_changed())

    # -- leaving ------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Esc: out of the editing, else out of the review; what was typed stays."""
        self._go_back()

    @work(group="leave", exclusive=True)
    async def _go_back(self) -> None:
        await self.typed.flush()
        if self.marking:
            self.mark(marking=False)
        elif self.editing:
            self.edit(editing=False)
            self.reasons.focus()
        else:
            leave(self)
