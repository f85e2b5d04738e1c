"""The right half of the directory: the form of who is under the cursor, and the year under it."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from textual import events, on

from screens.executors import rows as executor_rows
from screens.executors.forms import DirectoryForm, ExecutorForm, OfficialForm
from screens.executors.rows import Row
from screens.executors.values import (
    executor_values,
    official_values,
    set_executor,
    set_official,
    wrong_executor,
    wrong_official,
)  # fmt: skip
from screens.pieces import Piece
from screens.session import Session
from screens.typed import Typed
from screens.widgets.choices import Option
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane, has_focus_inside
from uhta_tui.documents.months import Month
from uhta_tui.procedure.actions import SetExecutor, SetOfficial
from uhta_tui.procedure.scene import OfficialFacts

NEW_EXECUTOR: Final = "new:e"
NEW_OFFICIAL: Final = "new:o"
"""What a form of a new one shows, in place of a row's key."""
_NEW: Final = {NEW_EXECUTOR: "Новый исполнитель", NEW_OFFICIAL: "Новое должностное лицо"}


class DirectoryCard(Pane):
    """Shows one executor or official as a form; what is written stays until it is saved.

    Who is shown is told by a row's key, `e:uzhkh` or `o:first_deputy`, or one of the two `NEW_…`.
    """

    DEFAULT_CSS = """
    DirectoryCard DirectoryForm { height: auto; max-height: 1fr; }
    DirectoryCard .half { height: auto; width: 1fr; }
    DirectoryCard #words, DirectoryCard #words:focus { height: auto; min-height: 3; max-height: 6; }
    DirectoryCard #below { margin-top: 1; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare both forms."""
        self._session = session
        self._executor_form, self._official_form = ExecutorForm(), OfficialForm()
        self._executor_form.display = self._official_form.display = False
        self._below = Lines(id="below")
        self._typed = Typed(session, "directory:")
        self._unsaved: dict[str, dict[str, str]] = {}
        self._officials: Mapping[str, OfficialFacts] = {}
        self.key = ""
        """Who is shown; nobody when empty."""
        self._group = ""
        """The official whom a new executor is under at first."""
        super().__init__(
            "", "", self._typed, self._executor_form, self._official_form, self._below, id="card"
        )

    @property
    def of_official(self) -> bool:
        """Whether an official is shown."""
        return self.key == NEW_OFFICIAL or self.key.startswith("o:")

    @property
    def form(self) -> DirectoryForm:
        """The form of who is shown."""
        return self._official_form if self.of_official else self._executor_form

    @property
    def editing(self) -> bool:
        """Whether one is in the form."""
        return self.is_mounted and has_focus_inside(self)

    @property
    def new(self) -> bool:
        """Whether the form is of a new one."""
        return self.key in _NEW

    @property
    def unsaved(self) -> bool:
        """Whether something is written of who is shown that is not saved."""
        return self.key in self._unsaved

    def learn(self, officials: Mapping[str, OfficialFacts]) -> None:
        """Take the officials whom an executor may be under."""
        self._officials = officials
        self._executor_form.set_officials(
            [Option(code, executor_rows.brief_title(one)) for code, one in officials.items()]
        )

    async def recall(self, keys: Iterable[str]) -> None:
        """Offer again what was written when the desk was left."""
        found = await self._typed.load([*keys, *_NEW])
        self._unsaved = {key: json.loads(text) for key, text in found.items() if text}

    # Showing

    def show(self, key: str, group: str = "") -> None:
        """Show who the key names, with what was written and not saved.

        Args:
            key: Of a row, or one of the two `NEW_…`; empty for nobody.
            group: The official whom a new executor is under at first.
        """
        self.key, self._group = key, group
        form = self.form
        self._executor_form.display = form is self._executor_form and bool(key)
        self._official_form.display = form is self._official_form
        if key:
            form.fill(self._unsaved.get(key, self._stored()), new=self.new)
        self.entitle()

    def show_below(self, row: Row | None, months: Sequence[Month]) -> None:
        """Show an executor's year under the form."""
        shown = row if row is not None and row.executor is not None and not self.new else None
        self._below.show(lambda cells: executor_rows.below(shown, months, cells) if shown else [])

    def entitle(self) -> None:
        """The rule over the form: who, and whether something is not saved yet."""
        code = self.key.partition(":")[2]
        official = self._officials.get(code) if self.key.startswith("o:") else None
        post = executor_rows.brief_title(official).replace(" руководителя ", " ", 1) if official else ""
        name = post or self._session.short(code)
        self.rule.title = _NEW.get(self.key, name)
        unsaved = (Piece("не сохранено", "soon"),)
        right = "п.7" if self.new else "" if self.of_official else "изменить" if self.editing else "п.7"
        self.rule.set_right(unsaved if self.key in self._unsaved else right)

    def _stored(self) -> dict[str, str]:
        """What the directory says of who is shown."""
        code = self.key.partition(":")[2]
        if self.of_official:
            return official_values(None if self.new else self._officials.get(code))
        return executor_values(None if self.new else self._session.executors.get(code), self._group)

    # Writing

    @on(DirectoryForm.Edited)
    def keep(self, event: DirectoryForm.Edited) -> None:
        """Keep what is written until it is saved, or is as it was."""
        event.stop()
        if event.form is not self.form or not self.key:
            return
        values = event.form.values()
        if values == self._stored():
            self.forget()
        else:
            self._unsaved[self.key] = values
            self._typed.keep(self.key, json.dumps(values, ensure_ascii=False))
        self.entitle()

    def forget(self) -> None:
        """What is written of who is shown is saved, or as it was."""
        self._unsaved.pop(self.key, None)
        self._typed.keep(self.key, "")

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def follow_editing(self) -> None:
        """More room while one writes."""
        self.set_class(self.editing, "-editing")
        self.entitle()

    def handed_in(self, taken: Collection[str]) -> SetExecutor | SetOfficial | str:
        """The action of what is written; or the first thing that is wrong, which the fields then say.

        Args:
            taken: The codes that a new one cannot have.
        """
        session, values, form = self._session, self.form.values(), self.form
        if self.of_official:
            wrong = wrong_official(values, None if self.new else self._officials.get(values["code"]), taken)
        else:
            wrong = wrong_executor(values, new=self.new, taken=taken)
        form.mark(wrong)
        if wrong:
            return next(wrong[name] for name in form.fields if name in wrong)
        if self.of_official:
            return set_official(values, at=session.now, by=session.who)
        return set_executor(values, taken, at=session.now, by=session.who)
