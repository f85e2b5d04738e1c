"""The settings (F8): what is in force and in which file; the terms and the week are changed here."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from screens import settings_rows
from screens.executor_rows import official_title
from screens.keys import bind
from screens.session import Session
from screens.settings_forms import SettingsForm, TermsForm, WeekForm, Wrong, week_text
from screens.settings_rows import Section
from screens.timing import ask_and_change
from screens.why import Why
from screens.widgets.fields import OneLine
from screens.widgets.footer import Item
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind, Saying
from screens.widgets.scroll import Scroll
from screens.work_screen import WorkScreen
from uhta_tui.procedure.actions import SetCalendar


class SettingsScreen(WorkScreen):
    """The sections, and what stands in the one under the cursor."""

    AREA = "settings"
    HELP = (
        "Сроки Порядка и рабочая неделя меняются здесь: перед изменением видно, какие идущие сроки "
        "сдвинутся. Остальное меняют в файле настроек; его путь внизу, пояснения в нём самом."
    )
    ENTER_HELP = "перейти к значениям раздела"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f9", "hand_in", "Сохранить"),
        bind("escape", "back", "Вернуть прежнее", id="back"),
    ]
    DEFAULT_CSS = """
    SettingsScreen #panes { height: 1fr; }
    SettingsScreen #sections { width: 24; }
    SettingsScreen.-narrow #sections { width: 20; margin-right: 2; }
    SettingsScreen #file { height: 1; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the settings."""
        super().__init__(session)
        self._list: LineList[Section] = LineList(settings_rows.draw, lambda row: row.name, id="sections-list")
        self._sections = Pane("Настройки", "", self._list, id="sections", classes="gutter")
        self._terms, self._week = TermsForm(), WeekForm()
        self._lines = Lines()
        self._values = Scroll(self._lines, can_focus=True, id="values")
        self._pane = Pane("", "", self._terms, self._week, self._values, id="section")
        self._file = Lines(id="file")
        self._officials: Mapping[str, str] = {}

    def compose_body(self) -> ComposeResult:
        """The sections, the section, the file."""
        with Horizontal(id="panes"):
            yield self._sections
            yield self._pane
        yield self._file

    def on_mount(self) -> None:
        """Begin in the sections."""
        self._list.focus()

    async def reload(self) -> None:
        """Show what is in force; what is being written stays."""
        scene = await asyncio.to_thread(self.session.desk.scene)
        self._officials = {code: official_title(one) for code, one in scene.officials.items()}
        in_force = {name: str(value) for name, value in scene.terms.to_json().items()}
        week = week_text(scene.calendar.settings.week)
        for form, values in ((self._terms, in_force), (self._week, week)):
            if form.in_force and form.changed:
                form.in_force = values
            else:
                form.fill(values)
        self._list.rows = settings_rows.sections(self.session.config, self._week.show_hours())
        self._file.show(lambda cells: [settings_rows.file_line(self.session.config.path, cells)])
        self.show_section()

    @on(LineList.Highlighted, "#sections-list")
    def show_section(self) -> None:
        """Show the section under the cursor."""
        section = self._list.current
        if section is None:
            return
        name = section.name
        self._pane.rule.title = section.title
        rights = {"terms": "рабочее время", "week": section.right}
        self._pane.rule.set_right(rights.get(name, "только чтение"))
        self._terms.display, self._week.display = name == "terms", name == "week"
        self._values.display = name not in settings_rows.EDITED
        if self._values.display:
            config, officials = self.session.config, self._officials
            self._lines.show(
                lambda cells: [
                    *settings_rows.values(config, name, officials, cells),
                    *settings_rows.read_only(config, cells),
                ]
            )
            self._values.scroll_home(animate=False)
        self.judge()

    # What can be done

    @property
    def form(self) -> SettingsForm | None:
        """The form that is shown."""
        return self._terms if self._terms.display else self._week if self._week.display else None

    @property
    def _editing(self) -> bool:
        return self.form is not None and self._inside(self.form)

    def _inside(self, form: SettingsForm) -> bool:
        """Whether one is writing in a form."""
        return self.focused is not None and form in self.focused.ancestors_with_self

    def footer_ids(self) -> Sequence[str]:
        """In a form: saving, the next field, the values as they were."""
        return ("hand_in", "focus_next", "back") if self._editing else ("choose", "hand_in")

    def enter_hint(self) -> Item | None:
        """Enter goes to the section."""
        section = self._list.current
        if section is None or not self._list.has_focus:
            return None
        return Item("Enter", "Изменить" if section.name in settings_rows.EDITED else "Прочитать")

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Saving belongs to the forms, and the way back to what was entered."""
        if action == "hand_in":
            return self.form is None or not (self.form.changed or self._editing)
        return action == "back" and self._list.has_focus and not (self.form and self.form.changed)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """Nothing is saved while a value cannot be."""
        if action != "hand_in" or self.form is None:
            return None
        wrong = self.form.check()
        if wrong is not None:
            return Why(f"{wrong.name} = {wrong.written or 'пусто'}, а нужно {wrong.rule}")
        return None if self.form.changed else Why("ничего не изменено")

    @on(SettingsForm.Edited)
    def judge(self) -> None:
        """Say what is wrong with what is written, as long as it is."""
        wrong = self.form.check() if self.form is not None else None
        if isinstance(self.form, WeekForm):
            self._pane.rule.set_right(self.form.show_hours() or "часы не поняты")
        self.stand(self._saying(wrong) if wrong is not None else None)
        self.refresh_bindings()

    def _saying(self, wrong: Wrong) -> Saying:
        path = self.session.config.path
        file = path.name if path is not None else "настройки"
        short = f"[{wrong.section}] {wrong.name}: нужно {wrong.rule}."
        return Saying(wrong.sentence(file), Kind.WARNING, short)

    @on(LineList.Chosen, "#sections-list")
    def enter(self) -> None:
        """Go into the section."""
        if self.form is not None:
            self.form.query(OneLine).first().focus()
        else:
            self._values.focus()

    def action_back(self) -> None:
        """The values as they were, and back to the sections."""
        if self.form is not None:
            self.form.fill(self.form.in_force)
        self._list.focus()
        self.judge()

    # Saving

    def action_hand_in(self) -> None:
        """Show which deadlines move, then save."""
        if self.form is not None:
            self.save(self.form)

    @work(exclusive=True, group="asking")
    async def save(self, form: SettingsForm) -> None:
        """Ask, save the file, perform the change."""
        if form.check() is not None or not form.changed:
            return
        now, who = self.session.now, self.session.who
        if isinstance(form, WeekForm):
            action = SetCalendar(at=now, by=who, week=form.week())
            title, done = "Изменить рабочую неделю?", "Рабочая неделя изменена"
        elif isinstance(form, TermsForm):
            action = SetCalendar(at=now, by=who, terms=form.changes())
            title, done = "Изменить сроки?", "Сроки изменены"
        else:
            return
        before = dict(form.in_force)
        form.in_force = form.written()
        if not await ask_and_change(self, action, title, "Изменить", done):
            form.in_force = before
            self.judge()
