"""The passage that a reason is about (п.12): selected in the draft by keys or mouse, given by a digit."""

from textual.widgets.text_area import Selection

from screens.review.editing import ReviewEditing
from screens.review.marked import sentence_at, widened
from screens.text import printable, printable_lines
from screens.widgets.say_line import Kind

_HINT = "Shift и стрелки выделяют место; без выделения — предложение под курсором. 1–8 — к причине."


class ReviewMarking(ReviewEditing):
    """A review whose draft can be gone through with a cursor; `review.ReviewScreen` has the digits."""

    _marked = 0
    """The draft in which the cursor stands."""

    def action_mark(self) -> None:
        """Enter on the draft: the same text with a cursor in it."""
        if self.draft is None or self.editing:
            return
        self.marker.text = _as_drawn(self.draft.text)
        self.marker.selection = Selection.cursor((0, 0))
        self.mark(marking=True)
        self.marker.focus()
        self.say(_HINT, Kind.HINT, "Shift и стрелки выделяют, 1–8 — к причине.")

    def show(self) -> None:
        """Draw everything anew; a cursor in an older version has nothing left to mark."""
        if self.marking and (self.draft is None or self.draft.no != self._marked):
            self.mark(marking=False)
        super().show()

    def mark(self, *, marking: bool) -> None:
        """Begin or end the marking; ended, the focus is on the reasons."""
        self.marking = marking
        self._marked = self.draft.no if self.draft is not None else 0
        self.set_class(marking, "-marking")
        self.remove_class("-message")
        if not marking:
            self.reasons.focus()
        self.show_panes()
        self.refresh_bindings()

    def marked_passage(self) -> str:
        """What is selected in the draft, by keys or with the mouse; empty if nothing is."""
        if self.draft is None:
            return ""
        if self.marking:
            selected = self.marker.selected_text
            row, column = self.marker.cursor_location
            passage = selected or sentence_at(self.marker.text, row, column)
        else:
            drawn = self.selections.get(self.draft_text)
            found = self.draft_text.get_selection(drawn) if drawn is not None else None
            passage = found[0] if found else ""
        return widened(self.draft.text, " ".join(passage.split()))


def _as_drawn(text: str) -> str:
    """A text as the panes draw it, without what a terminal would obey."""
    return "\n".join(map(printable, printable_lines(text)))
