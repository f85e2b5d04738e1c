"""Finishing a draft together with its executor (п.11): the text is edited in its pane, kept as typed."""

from textual import on, work
from textual.widgets import TextArea

from screens.review_about import ReviewAbout


class ReviewEditing(ReviewAbout):
    """A review whose draft can be edited; saving is `review.ReviewScreen`'s."""

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
