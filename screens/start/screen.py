"""The first start: whose desk it is, who works when, who can be asked, where the data lies, what comes first.

Every step can be left as it ships with Enter. What is typed is kept as it is typed; a start that was left is
taken up where it was. Nothing is written before the last step, and there everything at once.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from screens.keys import bind
from screens.session import Session
from screens.settings.forms import SettingsForm, Wrong
from screens.settings.plain import name_posts
from screens.settings.saving import laid
from screens.settings.week import WeekForm
from screens.shell import DeskApp
from screens.start import lines as start_lines
from screens.start.begun import Begun
from screens.start.steps import (
    BEGINNINGS,
    STEPS,
    Beginning,
    BodiesForm,
    NamesForm,
    OfficeForm,
    PlaceForm,
    beginning_row,
)
from screens.text import printable
from screens.typed import Typed
from screens.why import Why
from screens.widgets.choices import Option
from screens.widgets.footer import Item
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Rule
from screens.widgets.say_line import Kind, Saying
from screens.widgets.scroll import Scroll
from screens.work_screen import WorkScreen
from uhta_tui.config import Config, ConfigError
from uhta_tui.desk.first_start import set_up, settings_path
from uhta_tui.desk.trouble import TROUBLES, told
from uhta_tui.procedure.refusal import Refused

_STEP: Final = "step"
_LAST: Final = len(STEPS) - 1


class StartScreen(WorkScreen):
    """The steps, one at a time."""

    HELP = (
        "Шесть шагов, Enter — дальше: всё можно оставить как есть и изменить потом. Введённое сохраняется "
        "само; если выйти, следующий запуск продолжит с этого места. Записано всё будет на последнем шаге."
    )
    ENTER_HELP = "следующий шаг"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "next_step", "Дальше", id="choose"),
        bind("space", "tick", "Отметить", id="start.tick"),
        bind("escape", "back", "Назад", id="back"),
    ]
    DEFAULT_CSS = """
    StartScreen Areas { display: none; }
    StartScreen.-tall #body { padding-top: 1; }
    StartScreen .asked { margin-bottom: 1; }
    StartScreen .step { height: 1fr; }
    StartScreen .step > * { max-width: 96; }
    StartScreen #beginnings { height: 3; }
    StartScreen #kept, StartScreen #example { margin-top: 1; }
    StartScreen.-low .roomy { display: none; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the steps for a session whose desk nobody has set up."""
        super().__init__(session)
        officials = [Option(one.code, one.title or one.code) for one in session.config.officials]
        self.office, self.people, self.week = OfficeForm(officials), NamesForm(), WeekForm()
        self.bodies, self.place = BodiesForm(), PlaceForm()
        self.forms: tuple[SettingsForm, ...] = (
            self.office, self.people, self.week, self.bodies, self.place,
        )  # fmt: skip
        self.rule = Rule("Первый запуск", "", heavy=True)
        self._steps, self._question = Lines(classes="asked"), Lines(classes="asked")
        self._example = Lines(id="example")
        self._kept = Lines(id="kept")
        self._list: LineList[Beginning] = LineList(
            beginning_row, lambda row: row.name, pointer=True, id="beginnings"
        )
        self._typed = Typed(session, "start:")
        self._pages: list[Widget] = []
        self.step = 0
        self._wrong: Wrong | None = None

    def compose_body(self) -> ComposeResult:
        """The rule, the row of steps, the question, the page of the step."""
        yield self.rule
        yield Lines([()], classes="roomy")
        yield self._steps
        yield self._question
        insides: list[list[Widget]] = [[form] for form in self.forms]
        insides[2].append(self._example)
        insides.append([self._list, self._kept])
        self._pages = [Scroll(*inside, can_focus=False, classes="step") for inside in insides]
        yield from self._pages
        yield self._typed

    async def on_mount(self) -> None:
        """Show what ships, then what was typed before."""
        self._list.rows = list(BEGINNINGS)
        for form in self.forms:
            form.fill(form.read(self.session.config))
        name_posts(self.office, (await asyncio.to_thread(self.session.desk.scene)).officials)
        kept = await self._typed.load([_STEP, *(form.NAME for form in self.forms)])
        for form in self.forms:
            if kept[form.NAME]:
                form.put(json.loads(kept[form.NAME]))
        step = int(kept[_STEP] or 0)
        self.go(step)
        if step:
            self.say("Продолжаем с того же шага: введённое прежде на месте, Esc — на шаг назад.",
                     short="Продолжаем с того же шага, введённое на месте")  # fmt: skip

    # Going about

    @property
    def form(self) -> SettingsForm | None:
        """The form of the step; the last has none."""
        return self.forms[self.step] if self.step < _LAST else None

    def go(self, step: int) -> None:
        """Show a step and put the focus into it."""
        self.step = min(max(step, 0), _LAST)
        self._typed.keep(_STEP, str(self.step))
        self.rule.set_right(f"шаг {self.step + 1} из {len(STEPS)}")
        self._steps.show([start_lines.steps_line(self.step)])
        self._question.show(start_lines.question_lines(self.step))
        for number, page in enumerate(self._pages):
            page.display = number == self.step
        form = self.form
        stops = form.stops() if form is not None else [self._list]
        if stops:
            stops[0].focus()
        self.judge()

    @on(SettingsForm.Entered)
    @on(LineList.Chosen)
    def action_next_step(self) -> None:
        """The next step; from the last one, begin."""
        if self._wrong is not None:
            self.refuse(f"Дальше нельзя: {self._wrong.needed}.")
        elif self.step < _LAST:
            self.go(self.step + 1)
        elif self._list.current is not None:
            self.begin(self._list.current.name)

    def action_back(self) -> None:
        """One step back; from the first one out of the start, which the next start takes up."""
        if self.step > 0:
            self.go(self.step - 1)
            return
        super().action_back()
        front = self.app.screen
        if isinstance(front, WorkScreen):
            front.say("Первый запуск отложен, введённое сохранено: продолжит следующий запуск.", Kind.HINT)

    def action_tick(self) -> None:
        """Tick or untick an executor."""
        self.bodies.tick()

    # What is written

    @on(SettingsForm.Edited)
    def keep(self, event: SettingsForm.Edited) -> None:
        """Keep what is written, and judge it."""
        written = event.form.written()
        self._typed.keep(event.form.NAME, json.dumps(written, ensure_ascii=False))
        self.judge()

    def judge(self) -> None:
        """Say what is wrong on this step, as long as it is; reckon the example."""
        form = self.form
        self._wrong = form.check() if form is not None else None
        wrong = self._wrong
        self.stand(Saying(f"{wrong.needed.capitalize()}.", Kind.WARNING) if wrong is not None else None)
        if form is self.week:
            lines = [] if wrong else start_lines.example_lines(
                self.week.laid(self.session.config), self.session.now, tall=self.has_class("-tall")
            )  # fmt: skip
            self._example.show(lines)
        if form is None:
            kept = {
                "Настройки": settings_path(self.session.config),
                "Данные": self.wanted().database_url.removeprefix("sqlite:///"),
            }
            self._kept.show(lambda cells: [start_lines.kept_line(*pair, cells) for pair in kept.items()])
        self.refresh_bindings()

    def wanted(self) -> Config:
        """The settings as answered."""
        return laid(self.forms, self.session.config)

    # The footer

    def help_title(self) -> str:
        """What it is called in its help and in the palette."""
        return "Первый запуск"

    def footer_ids(self) -> Sequence[str]:
        """What works on this step."""
        if self.form is self.bodies:
            return ("choose", "start.tick", "back", "quit")
        return ("choose", "back", "quit") if self.form is None else ("choose", "focus_next", "back", "quit")

    def enter_hint(self) -> Item | None:
        """The next step, or beginning."""
        return Item("Enter", "Дальше" if self.step < _LAST else "Начать")

    def footer_items(self) -> tuple[Sequence[Item], Item]:
        """Enter goes on from a field too; leaving costs nothing."""
        items, edge = super().footer_items()
        hint = self.enter_hint()
        if hint is not None and all(item.key != "Enter" for item in items):
            items = [hint, *items]
        words = {"Ctrl+Q": ("Выйти, введённое сохранится", "Выйти"), "Tab": ("Другое поле", "Поле")}
        told = [
            replace(item, text=words[item.key][0], short=words[item.key][1]) if item.key in words else item
            for item in items
        ]
        return told, edge

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Ticking belongs to the executors."""
        return action == "tick" and self.form is not self.bodies

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """Nothing goes on while something is wrong."""
        if action == "next_step" and self._wrong is not None:
            return Why(self._wrong.needed)
        return None

    # The end

    @work(exclusive=True, group="begin")
    async def begin(self, first: str) -> None:
        """Write everything and go on; the demonstration leaves the start as it is."""
        await self._typed.flush()
        if first == "demo":
            self._end(Begun(None, first))
            return
        wrong = next((wrong for form in self.forms if (wrong := form.check()) is not None), None)
        if wrong is not None:
            self.refuse(f"Начать нельзя: {wrong.needed}.")
            return
        wanted = self.wanted()
        names = self.office.signatory
        by = wanted.names[0]
        try:
            path = await asyncio.to_thread(
                partial(set_up, self.session.desk, wanted, self.bodies.working, names, by=by)
            )
        except TROUBLES as error:
            self.refuse(f"Не записано, введённое цело. {printable(told(error))}")
            return
        except ConfigError as error:
            self.refuse(f"Не записано, введённое цело: {printable(str(error))}")
            return
        except Refused as refusal:
            self.refuse(f"Не записано, введённое цело: {refusal.text}")
            return
        await self._typed.forget()
        self._end(Begun(path, first))

    def _end(self, begun: Begun) -> None:
        """Leave the program's first desk for the one that was set up."""
        if isinstance(self.app, DeskApp):
            self.app.begun = begun
        self.app.exit()
