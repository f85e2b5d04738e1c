"""Forms: what is typed stays, what is wrong is said under the field."""

from textual.app import ComposeResult
from textual.events import Paste
from textual.widgets import Input

from screens.base_screen import DeskScreen
from screens.keys import bind
from screens.pieces import plain
from screens.widgets.choices import Choice, Option, Ticks
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.form import Field, Form, label_line
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from tests.screens.demo import DemoApp, DemoScreen

KINDS = (Option("answer", "ответ"), Option("interim", "промежуточный"), Option("clarification", "уточнение"))


class DraftForm(DeskScreen):
    """A form with a field of each kind."""

    FOOTER = ("hand_in", "focus_next", "back")
    BINDINGS = [bind("f9", "hand_in", "Проект получен", "п.10")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.kind = Choice(KINDS, "interim", columns=3)
        self.reasons = Ticks([Option("1", "формально"), Option("2", "нет доводов")])
        self.text = ManyLines("первая\nвторая")
        self.when = OneLine("сейчас")
        self.when_field = Field("Когда", self.when, "или раньше")
        self.handed = 0

    def compose_body(self) -> ComposeResult:
        with Pane("Проект получен · № 188", "п.10"), Form():
            yield Field("Вид", self.kind)
            yield Field("Причины", self.reasons)
            yield Field("Текст", self.text)
            yield self.when_field

    def action_hand_in(self) -> None:
        self.handed += 1


async def test_arrows_choose_one_of_several() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        screen.kind.focus()
        await pilot.press("left", "left")
        assert screen.kind.value == "answer"
        await pilot.press("right", "right", "right")
        assert screen.kind.value == "clarification"


async def test_a_click_chooses_the_option_under_it() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.click(screen.kind, offset=(2, 0))
        assert screen.kind.value == "answer"
        await pilot.click(screen.kind, offset=(29, 0))
        assert screen.kind.value == "clarification"


async def test_space_and_digits_tick() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        screen.reasons.focus()
        await pilot.press("space", "2", "1")
        assert screen.reasons.values == ("2",)


async def test_areas_keep_f6_and_f7_while_one_types() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        screen.text.focus()
        await pilot.press("f6", "f7")
        await pilot.press("я")
        assert screen.text.text == "япервая\nвторая"


async def test_tab_leaves_a_text_and_f9_hands_the_form_in() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        screen.text.focus()
        await pilot.press("tab")
        assert screen.focused is screen.when
        await pilot.press("н", "f9")
        assert (screen.when.value, screen.handed) == ("сейчасн", 1)


async def test_the_active_field_is_marked() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        screen.when.focus()
        await pilot.pause()
        assert screen.when_field._label.active
        screen.text.focus()
        await pilot.pause()
        assert not screen.when_field._label.active
    assert plain(label_line("Когда", 8, active=True, wrong=False)) == "▸ Когда   "
    assert plain(label_line("Когда", 8, active=True, wrong=True)) == "! Когда   "


async def test_the_rule_is_heavy_wherever_in_the_pane_the_focus_is() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        rule = screen.query_one(Pane).rule
        for widget in screen.focus_chain:
            widget.focus()
            await pilot.pause()
            assert rule.heavy
        screen.set_focus(None)
        await pilot.pause()
        assert not rule.heavy


async def test_a_pane_that_is_gone_looks_for_no_focus() -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        pane = screen.query_one("#card", Pane)
        await pane.remove()
        pane.follow_focus()
        assert not pane.rule.heavy


async def test_what_is_wrong_stands_under_the_field() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        screen.when_field.set_wrong("не раньше 10:41; действует 14:32")
        await pilot.pause()
        wrong = screen.when_field.query_one(".wrong", Lines)
        assert wrong.display
        assert wrong.region.x == screen.when.region.x
        assert plain(wrong.lines()[0]).startswith("не раньше 10:41")
        screen.when_field.set_wrong("")
        await pilot.pause()
        assert not wrong.display


async def test_a_lean_field_makes_its_remarks_when_there_is_something_to_say() -> None:
    entry = OneLine("очень длинное название отдела, которому здесь нет места", id="long")
    number = OneLine("7", id="days", classes="number")
    fields = Field("Отдел", entry, lean=True), Field("Дней", number, lean=True)
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await screen.query_one("#card", Pane).mount(*fields)
        entry.styles.width = number.styles.width = 20
        screen.set_focus(None)
        await pilot.pause()
        assert not fields[0].query(".wrong, .aside")
        # A value that does not fit says so; a number keeps to the right, before the cursor's cell.
        assert entry.render_line(0).text == "очень длинное…".ljust(18)
        assert number.render_line(0).text == f"{'7':>18} "
        fields[0].set_wrong("до 60 знаков")
        fields[1].set_aside("рабочих дней")
        await pilot.pause()
        assert plain(fields[0].query_one(".wrong", Lines).lines()[0]).startswith("до 60 знаков")
        assert fields[1].query_one(".aside", Lines).region.x > number.region.x


async def test_pasted_text_is_harmless_and_whole() -> None:
    screen = DraftForm()
    app = DemoApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        screen.when.focus()
        await pilot.pause()
        app.post_message(Paste(" 24.11\n12:04\x1b[2J\u202e"))
        await pilot.pause()
        assert screen.when.value == "сейчас24.11 12:04[2J"
        screen.text.focus()
        await pilot.press("ctrl+a")
        app.post_message(Paste("раз\r\nдва\x07\n"))
        await pilot.pause()
        assert screen.text.text == "раз\nдва\nпервая\nвторая"


async def test_a_long_text_can_be_taken_back_at_once() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        screen.text.focus()
        screen.text.post_message(Paste("строка\n" * 40))
        await pilot.pause()
        await pilot.press("ctrl+z")
        assert screen.text.text == "первая\nвторая"
        await pilot.press("ctrl+y", "ctrl+z")
        assert screen.text.text == "первая\nвторая"


async def test_copying_from_a_field_is_said_in_russian() -> None:
    screen = DraftForm()
    app = DemoApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        for field in (screen.when, screen.text):
            field.focus()
            await pilot.press("home", "shift+end", "ctrl+c")
            await pilot.pause()
            saying = screen.say_line.shown
            assert saying is not None
            assert saying.text == "Скопировано в буфер"
        assert app.clipboard == "первая"


async def test_focusing_a_field_selects_nothing() -> None:
    screen = DraftForm()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        screen.when.focus()
        await pilot.press("!")
        assert isinstance(screen.when, Input)
        assert screen.when.value == "сейчас!"
