"""What a day is to be: the dialog of the calendar, and the change that its answer means."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.calendar.words import dated, hours, kind_words
from screens.dialogs import Dialog
from screens.keys import bind
from screens.pieces import Line, keys_line
from screens.widgets.choices import Choice, Option
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.settings import CalendarError, CalendarSettings, own_value, read

Own: TypeAlias = str | tuple[str, ...] | None
"""An own exception: a word, spans, or `None` for the day as the law has it."""

_BY_LAW, _SPANS = "law", "spans"
_OPTIONS: Final = (
    Option(_BY_LAW, "как по производственному календарю"),
    Option("off", "выходной"),
    Option("work", "рабочий"),
    Option("short", "короче на час"),
    Option(_SPANS, "свои часы"),
)
WORDS: Final[Mapping[str, str]] = {"off": "выходным", "work": "рабочим", "short": "короче на час"}
_LABEL: Final = 7


class DayDialog(Dialog[tuple[Own] | None]):
    """Ask what a day is to be; dismisses with the exception in a tuple, since there may be none."""

    DEFAULT_CSS = """
    DayDialog Field { margin: 1 1 0 0; }
    DayDialog OneLine { background: $ground; }
    """
    AUTO_FOCUS = "Choice"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter,f9", "hand_in", "Дальше", id="day.hand_in"),
        bind("up", "step(-1)", "Предыдущее", quiet=True, id="day.up"),
        bind("down", "step(1)", "Следующее", quiet=True, id="day.down"),
    ]

    def __init__(self, day: date, calendar: Calendar) -> None:
        """Prepare the question about a day."""
        what, why = kind_words(day, calendar.kind(day))
        line = f"Сейчас {what}{f', {why}' if why else ''}. {hours(calendar, day)}"
        super().__init__(f"Каким сделать {dated(day)}", "ст. 112", [line.rstrip()])
        self._day = day
        own = calendar.settings.days.get(day.isoformat())
        chosen = _BY_LAW if own is None else own if isinstance(own, str) else _SPANS
        self._choice = Choice(_OPTIONS, chosen, columns=1)
        spans = ", ".join(own) if isinstance(own, tuple) else ""
        self._spans = Field("Часы", OneLine(spans, "09:00-13:00, 14:00-17:00"), label_width=_LABEL)

    def compose_body(self) -> ComposeResult:
        """The choice, and the hours where they are one's own."""
        yield Field("День", self._choice, label_width=_LABEL)
        yield self._spans

    def on_mount(self) -> None:
        """Hours are asked for only where they are one's own."""
        self._spans.display = self._choice.value == _SPANS

    def keys(self) -> Line:
        """Choosing, going on, leaving."""
        return keys_line(("↑↓", "выбрать"), ("Enter", "дальше"), ("Esc", "назад"))

    @on(Choice.Changed)
    def follow(self) -> None:
        """Another answer was chosen."""
        self._spans.display = self._choice.value == _SPANS

    @on(OneLine.Changed)
    def forgive(self) -> None:
        """The hours may be right now."""
        self._spans.set_wrong("")

    def action_step(self, step: int) -> None:
        """Choose the neighbour, or come back to the choice from the hours."""
        if self._choice.has_focus:
            self._choice.action_step(step)
        else:
            self._choice.focus()

    @on(OneLine.Submitted)
    def action_hand_in(self) -> None:
        """Go on, if the hours are right; where they are not written yet, to them."""
        chosen = self._choice.value
        if chosen != _SPANS:
            self.dismiss((None if chosen == _BY_LAW else chosen,))
            return
        field = self._spans.field
        written = field.value.strip() if isinstance(field, OneLine) else ""
        wrong = wrong_spans(self._day, written)
        if wrong:
            self._spans.set_wrong(wrong if written else "впишите часы: 09:00-13:00, 14:00-17:00")
            field.focus()
            return
        own = own_value(written)
        self.dismiss((own,))


def wrong_spans(day: date, text: str) -> str:
    """What is wrong with hours as written, in Russian and short enough for a dialog; empty if nothing is."""
    own = own_value(text)
    if isinstance(own, str):
        return "нужны промежутки: 09:00-13:00, 14:00-17:00"
    try:
        read(CalendarSettings(days={day.isoformat(): own}))
    except CalendarError:
        return "нужны ЧЧ:ММ-ЧЧ:ММ по порядку, без наложений"
    return ""


def question(day: date, own: Own) -> str:
    """The question before the change, such as `Сделать пт 21.08.2026 выходным?`."""
    if own is None:
        return f"Вернуть {dated(day)} к календарю?"
    if isinstance(own, str):
        return f"Сделать {dated(day)} {WORDS[own]}?"
    return f"Часы {dated(day)}: {', '.join(own)}?"


def become(own: Own) -> str:
    """What a day has been made: `выходной`."""
    if own is None:
        return "как по производственному календарю"
    if isinstance(own, str):
        return next(option.label for option in _OPTIONS if option.value == own)
    return f"часы {', '.join(own)}"
