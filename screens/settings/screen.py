"""The settings (F8): all that the desk is told by its file, changed here and saved with its comments."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll

from screens import theme
from screens.keys import bind
from screens.session import Session
from screens.settings import rows as settings_rows
from screens.settings.forms import SettingsForm, Wrong
from screens.settings.keys import KeysForm
from screens.settings.lists import AccountsForm, PeopleForm
from screens.settings.plain import (
    RECOUNTS,
    LookForm,
    NoteForm,
    OrganizationForm,
    PlacesForm,
    TermsForm,
    name_posts,
)
from screens.settings.rows import Section
from screens.settings.saving import change_of, in_force, laid, save_forms
from screens.settings.week import WeekForm
from screens.why import Why
from screens.widgets.choices import Choice, Option
from screens.widgets.footer import Item
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind, Saying
from screens.work_screen import WorkScreen
from uhta_tui.desk.moves import moves
from uhta_tui.desk.trouble import TROUBLES
from uhta_tui.procedure.refusal import Refused
from uhta_tui.wording import counted

_TWO: Final = 118
"""Columns from which all sections stand beside one another."""
_PAUSE: Final = 0.3
"""Seconds after the last key until a change is reckoned through."""


class Column(VerticalScroll, inherit_bindings=False):
    """Sections one under another; it scrolls after the focus, its keys are those of the screen."""

    DEFAULT_CSS = "Column { scrollbar-size: 0 0; }"


class SettingsScreen(WorkScreen):
    """The sections: one at a time with a list of them, or all in two columns where there is room."""

    AREA = "settings"
    HELP = (
        "Всё, что задаёт файл настроек, меняется здесь; F9 пишет файл, пояснения в нём остаются. "
        "Новые сроки и часы сначала показывают, какие идущие сроки сдвинутся.\n\n"
        "Tab и ↑↓ — следующее поле, PgUp и PgDn — раздел, ←→ — другой выбор, Esc — как было до правки. "
        "Неверное помечено !, под полем сказано, что годится.\n\n"
        "Люди и аккаунты: последняя строка пустая, в неё вписывают новых; стёртая строка — запись убрана. "
        "Клавиши: встаньте на действие и нажмите другую букву, Backspace вернёт обычную.\n\n"
        "Исполнители и должностные лица — на экране F4, праздники и переносы — F7."
    )
    ENTER_HELP = "перейти к значениям раздела"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f9", "hand_in", "Сохранить"),
        bind("pageup", "section(-1)", "Предыдущий раздел", quiet=True, id="section.up"),
        bind("pagedown", "section(1)", "Раздел", label="PgUp PgDn", id="section"),
        bind("up", "app.focus_previous", "Выше", quiet=True, id="settings.up"),
        bind("down", "app.focus_next", "Ниже", quiet=True, id="settings.down"),
        bind("escape", "back", "Вернуть прежнее", short="Вернуть", id="back"),
    ]
    DEFAULT_CSS = """
    SettingsScreen #panes { height: 1fr; }
    SettingsScreen #sections { width: 24; }
    SettingsScreen.-narrow #sections { width: 20; margin-right: 2; }
    SettingsScreen.-two #sections { display: none; }
    SettingsScreen .column { width: 1fr; }
    SettingsScreen.-two #left { margin-right: 2; }
    SettingsScreen .column Pane { height: auto; }
    SettingsScreen.-two .column Pane { margin-bottom: 1; }
    SettingsScreen #file { height: 1; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the settings."""
        super().__init__(session)
        self._list: LineList[Section] = LineList(settings_rows.draw, lambda row: row.name, id="sections-list")
        self.terms, self.look, self.people = TermsForm(), LookForm(), PeopleForm()
        self.note = NoteForm([Option(one.code, one.title or one.code) for one in session.config.officials])
        self.forms: tuple[SettingsForm, ...] = (
            OrganizationForm(), self.note, WeekForm(), self.people,
            self.terms, self.look, PlacesForm(), AccountsForm(), KeysForm(),
        )  # fmt: skip
        self._panes = {
            form.NAME: Pane(form.TITLE, "", form, id=f"section-{form.NAME}") for form in self.forms
        }
        self._file = Lines(id="file")
        self._found: dict[str, Wrong] = {}
        """What cannot be, by section, as it was judged last."""

    def compose_body(self) -> ComposeResult:
        """The list of sections, the sections in two columns, the file."""
        two = self.app.size.width >= _TWO
        self.set_class(two, "-two")  # later it would style all the fields anew
        panes = list(self._panes.values())
        for pane in panes[1:]:
            pane.display = two  # nor may all be seen before the first is chosen
        left = Column(*panes[:4], can_focus=False, id="left", classes="column")
        right = Column(*panes[4:], can_focus=False, id="right", classes="column")
        right.display = two
        with Horizontal(id="panes"):
            yield Pane("Настройки", "", self._list, id="sections", classes="gutter")
            yield left
            yield right
        yield self._file

    # One section, or all

    @property
    def two(self) -> bool:
        """Whether all sections are seen at once."""
        return self.has_class("-two")

    @on(events.Resize)
    def follow_size(self) -> None:
        """One section with the list, or all in two columns."""
        self.set_class(self.size.width >= _TWO, "-two")
        self.show_sections()
        if self.focused is None or (self.two and self._list.has_focus):
            (self.forms[0].stops()[0] if self.two else self._list).focus()

    @on(LineList.Highlighted, "#sections-list")
    def show_sections(self) -> None:
        """Show the section under the cursor, or all."""
        row = self._list.current
        shown = row.name if row is not None else self.forms[0].NAME
        for name, pane in self._panes.items():
            pane.display = self.two or name == shown
        for column in self.query(".column"):
            column.display = any(pane.display for pane in column.query(Pane))
        self.judge()

    async def reload(self) -> None:
        """Show what is in force; what is being written stays."""
        config = in_force(self.session)
        officials = (await asyncio.to_thread(self.session.desk.scene)).officials
        name_posts(self.note, officials)
        self.people.who = self.session.who
        for form in self.forms:
            form.follow(config)
        path, zone = self.session.config.path, self.session.zone
        saved = await asyncio.to_thread(settings_rows.saved_at, path, zone)
        self._file.show(lambda cells: [settings_rows.file_line(path, saved, cells)])
        self.judge()

    # What can be done

    @property
    def form(self) -> SettingsForm | None:
        """The form that one is in; beside the list the one that is shown."""
        around = self.focused.ancestors_with_self if self.focused is not None else []
        inside = next((form for form in self.forms if form in around), None)
        shown = None if self.two else next((f for f in self.forms if self._panes[f.NAME].display), None)
        return inside or shown

    @property
    def changed(self) -> list[SettingsForm]:
        """The forms that wait to be saved."""
        return [form for form in self.forms if form.changed]

    def footer_ids(self) -> Sequence[str]:
        """In the list going in; in a form saving, the next field and section, the values as they were."""
        if self._list.has_focus:
            return ("choose", "hand_in")
        turn = ("choice.right",) if isinstance(self.focused, Choice) else ()
        return ("hand_in", *turn, "focus_next", "section", "back")

    def enter_hint(self) -> Item | None:
        """Enter goes into the section."""
        return Item("Enter", "Изменить") if self._list.has_focus else None

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """In the list nothing is saved or taken back before something is changed."""
        return action in ("hand_in", "back") and self._list.has_focus and not self.changed

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """Nothing is saved while a value cannot be."""
        if action != "hand_in":
            return None
        wrong = self._wrong()
        if wrong is not None:
            return Why(wrong.clash)
        return None if self.changed else Why("ничего не изменено")

    def _wrong(self) -> Wrong | None:
        """The first value that cannot be, those where one is first."""
        here = self.form
        return self._found.get(here.NAME if here else "") or next(iter(self._found.values()), None)

    @on(SettingsForm.Edited)
    def judge_edited(self, event: SettingsForm.Edited) -> None:
        """Something was written: judge it, show colours at once, reckon what terms would move."""
        if event.form is self.look:
            theme.put_on(self.app, self.look.theme)
        self.judge()
        if event.form is self.terms:
            self.reckon()

    def judge(self) -> None:
        """Say what is wrong with what is written, as long as it is; keep the list and the rules true."""
        if not self.is_mounted:
            return
        self._found = {form.NAME: wrong for form in self.forms if (wrong := form.check()) is not None}
        wrong = self._wrong()
        self.stand(self._saying(wrong) if wrong is not None else None)
        for form in self.forms:
            self._panes[form.NAME].rule.set_right(form.right)
        self._list.rows = [
            Section(form.NAME, form.LISTED or form.TITLE, form.brief, form.NAME in self._found, form.changed)
            for form in self.forms
        ]
        self.refresh_bindings()

    def _saying(self, wrong: Wrong) -> Saying:
        path = self.session.config.path
        file = path.name if path is not None else "настройки"
        short = f"{file}, [{wrong.section}] {wrong.key}: {wrong.needed}."
        return Saying(wrong.sentence(file), Kind.WARNING, short)

    @work(exclusive=True, group="reckon")
    async def reckon(self) -> None:
        """How many running deadlines the terms as written would move."""
        if not self.terms.changed or self.terms.NAME in self._found:
            self.terms.recount(RECOUNTS)
            return
        await asyncio.sleep(_PAUSE)
        action = change_of(self.session, laid([self.terms], in_force(self.session)))
        if action is None:
            return
        try:
            found = await asyncio.to_thread(moves, self.session.desk, action)
        except (Refused, *TROUBLES):
            return
        running = counted(len(found), "идущий", "идущих", "идущих")
        self.terms.recount(f"Новый срок пересчитает {running}, законченные — нет")

    # Going about, saving

    @on(LineList.Chosen, "#sections-list")
    def enter(self) -> None:
        """Go into the section."""
        if self.form is not None:
            self.form.stops()[0].focus()

    @on(SettingsForm.Entered)
    def next_field(self) -> None:
        """Enter in a field: the next one."""
        self.focus_next()

    def action_section(self, step: int) -> None:
        """The first field of the section before or after."""
        here = self.form
        place = self.forms.index(here) if here is not None else -step
        form = self.forms[(place + step) % len(self.forms)]
        self._list.move_to(form.NAME)
        self.show_sections()
        form.stops()[0].focus()

    def action_back(self) -> None:
        """The values as they were; where none was changed, back to the list."""
        form = self.form
        if form is not None and form.changed:
            form.fill(form.in_force)
            theme.put_on(self.app, self.look.theme)
        elif not self.two:
            self._list.focus()
        self.judge()
        self.reckon()

    def action_hand_in(self) -> None:
        """Save what was changed."""
        self.save()

    @work(exclusive=True, group="asking")
    async def save(self) -> None:
        """Show which deadlines move, if any do, then save."""
        forms = self.changed
        if forms and self._wrong() is None and await save_forms(self, forms):
            for form in forms:
                form.in_force = form.written()
            await self.reload()
