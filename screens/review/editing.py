"""Finishing a draft together with its executor (п.11): the text is edited in its pane, kept as typed."""

from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.widgets import TextArea

from screens.keys import bind
from screens.once import once
from screens.review.about import ReviewAbout
from screens.review.state import Said
from screens.templates.list import put_template
from screens.templates.use import use_of
from screens.typed import anew_binding
from screens.widgets.say_line import Kind


class ReviewEditing(ReviewAbout):
    """A review whose draft can be edited; saving is `review.ReviewScreen`'s."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f12,insert", "template", "Шаблон", show=False, id="template"),
        anew_binding(),
    ]

    @work(group="edit", exclusive=True)
    async def action_edit_jointly(self) -> None:
        """в: open the text for editing, with what was typed before if there is any."""
        if self.draft is None:
            return
        name = f"{self.draft.no}:joint"
        typed = (await self.typed.load([name]))[name]
        self.joint.text = typed or self.draft.text
        self.edit(editing=True)
        self.joint.focus()
        if typed:
            self.say(f"Правка: {self.typed.restored}.")

    @work(group="field")
    @once
    async def action_template(self) -> None:
        """F12: put a template into the text that is edited."""
        seen = self.seen()
        if seen is None or self.view is None or not self.editing:
            self.refuse("Шаблон вставить некуда: сначала откройте правку (в).")
            return
        case, part, draft = seen
        config, who = self.session.config, (part.executor,)
        use = use_of(case, self.scene(self.view), config, draft.kind, executors=who)
        if said := await put_template(self, self.session, self.joint, use):
            self.say(said, Kind.WARNING)

    def action_anew(self) -> None:
        """Shift+Del: the draft's own text while editing, else no reason ticked and nothing said."""
        if self.editing and self.draft is not None:
            document = self.joint.document
            self.joint.replace(self.draft.text, document.start, document.end)
        else:
            self.said = Said()
            self.keep_said()
            self.show()
        self.say("Начато заново.")

    def edit(self, *, editing: bool) -> None:
        """Begin or end the editing."""
        self.editing = editing
        self.set_class(editing, "-editing")
        self.remove_class("-message")
        self.show_panes()
        self.refresh_bindings()

    @on(TextArea.Changed, "#joint")
    def keep_joint(self) -> None:
        """Keep what is typed; a text that is the draft's own need not be kept."""
        if self.editing and self.draft is not None:
            text = self.joint.text
            self.typed.keep(f"{self.draft.no}:joint", "" if text == self.draft.text else text)
