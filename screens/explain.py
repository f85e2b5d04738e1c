"""«Расчёт»: how a due moment came about, stretch by stretch, with the clause that gives the time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType

from models.terms import Key
from screens.dialog_frame import Dialog
from screens.keys import bind
from screens.message_lines import Clock
from screens.moments import to_the_second
from screens.outside import copy
from screens.pieces import BLANK, Line, Piece, as_line, keys_line, plain
from screens.session import Session
from screens.text import fit, pad, printable, wrap
from screens.when import WEEKDAYS
from screens.widgets.card import clocks
from screens.widgets.clock import hms
from screens.widgets.lines import Lines
from screens.widgets.rule import Rule
from screens.widgets.say_line import Kind, Say
from screens.widgets.scroll import Scroll
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.case import Deadline
from uhta_tui.procedure.clauses import CLAUSES, DEADLINES
from uhta_tui.procedure.deadlines import length_of
from uhta_tui.procedure.scene import HOUR
from uhta_tui.worktime.explain import Explanation, Step, explain, explain_back, explain_days, gap
from uhta_tui.worktime.moments import Moment, at

_STARTS: Final[Mapping[Key, str]] = {
    Key.ROUTE: "Получено",
    Key.ANSWER: "Получено",
    Key.RETURN: "Направлено",
    Key.REROUTE: "Возвращено",
    Key.DRAFT: "Срок ответа",
    Key.REVIEW: "Проект сдан",
    Key.REWORK: "На доработку",
    Key.PUBLISH: "Согласовано",
    Key.FINAL: "Размещено",
}
"""What a deadline counts from, or back from."""
_LABEL: Final = 14
_SPAN: Final = 24
_TABLE: Final = 6
"""Rows of the table that are shown at once."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How one deadline came about, ready to be drawn."""

    title: str
    clause: str
    above: tuple[Line, ...]
    table: tuple[Line, ...]
    below: tuple[Line, ...]

    def text(self) -> str:
        """The whole of it, to copy."""
        rows = (self.title, *(plain(line).rstrip() for line in (*self.above, *self.table, *self.below)))
        return "\n".join(rows)


def reckonings(view: MessageView, clock: Clock) -> list[Reckoning]:
    """Every deadline of the message: those that run, the nearest first, then the others, the latest first."""
    shown = clocks(view.case, view.scene)
    numbers = {deadline.no for deadline in shown}
    others = [d for d in reversed(view.case.deadlines) if d.no not in numbers]
    return [reckoning(deadline, view, clock) for deadline in (*shown, *others)]


def reckoning(deadline: Deadline, view: MessageView, clock: Clock) -> Reckoning:
    """One deadline."""
    words = DEADLINES[deadline.key]
    executor = view.scene.executors.get(deadline.executor or "")
    name = f": {printable(executor.short)}" if executor else ""
    return Reckoning(
        title=f"Почему такой срок · № {view.case.number} · {words.title.lower()}{name}",
        clause=words.clause,
        above=_above(deadline, view, clock),
        table=_table(deadline, view, clock),
        below=_below(deadline, clock, words.clause),
    )


def _answer_due(deadline: Deadline, view: MessageView) -> Moment:
    """The due moment of п.8 in the deadline's cycle, from which п.10 counts back."""
    return next(d.due for d in view.case.deadlines if d.key is Key.ANSWER and d.cycle == deadline.cycle)


def _above(deadline: Deadline, view: MessageView, clock: Clock) -> tuple[Line, ...]:
    """From when, and how much time there is."""
    terms, zone = view.scene.terms, clock.zone
    label = _STARTS[deadline.key]
    if deadline.cycle > 1 and deadline.key in (Key.ROUTE, Key.ANSWER):
        label = "Автор ответил"
    start = _answer_due(deadline, view) if deadline.key is Key.DRAFT else deadline.start
    if deadline.key is Key.FINAL:
        amount, unit = f"{terms.final_days}", " рабочих дней, считая со следующего"
    elif deadline.key is Key.DRAFT:
        amount, unit = hms(terms.draft_before_hours * HOUR), " рабочего времени до него, счёт назад"
    else:
        amount, unit = hms(length_of(deadline.key, terms) or 0), " рабочего времени"
    return (
        (Piece(fit(label, _LABEL), "muted"), Piece(to_the_second(start, zone))),
        (Piece(fit("Нужно", _LABEL), "muted"), Piece(amount, bold=True), Piece(unit, "muted")),
        BLANK,
    )


def _table(deadline: Deadline, view: MessageView, clock: Clock) -> tuple[Line, ...]:
    """The stretches that were counted."""
    calendar, terms = clock.calendar, view.scene.terms
    if deadline.key is Key.FINAL:
        told = explain_days(calendar, calendar.day_of(deadline.start), terms.final_days)
        return tuple(as_line(printable(row)) for row in told)
    if deadline.key is Key.DRAFT:
        seconds = terms.draft_before_hours * HOUR
        return tuple(_stretches(explain_back(calendar, _answer_due(deadline, view), seconds), clock))
    return tuple(_stretches(explain(calendar, deadline.start, length_of(deadline.key, terms) or 0), clock))


def _stretches(explanation: Explanation, clock: Clock) -> list[Line]:
    """The table: day, stretch, working time, sum; what lay between them muted."""
    zone = clock.zone
    head = f"{pad('День', _LABEL)}{pad('Отрезок', _SPAN)}{pad('рабочее', 12, right=True)}"
    rows: list[Line] = [as_line(f"{head}{pad('всего', 13, right=True)}", "muted")]
    total, shown_day = 0, None
    steps = explanation.steps
    if explanation.lead and steps:
        rows.append(_gap_row(explanation.start, steps[0].start, explanation.lead, zone))
    following: list[Step | None] = [*steps[1:], None]
    for step, after in zip(steps, following, strict=True):
        total += step.seconds
        local = at(step.start, zone)
        name = f"{WEEKDAYS[local.weekday()]} {local:%d.%m}"
        rows.append(
            (
                Piece(fit(name if name != shown_day else "", _LABEL)),
                Piece(fit(f"{local:%H:%M:%S} — {at(step.end, zone):%H:%M:%S}", _SPAN)),
                Piece(pad(hms(step.seconds), 12, right=True)),
                Piece(pad(hms(total), 13, right=True)),
            )
        )
        shown_day = name
        if after is not None:
            earlier, later = sorted((step, after), key=lambda one: one.start)
            rows.append(
                _gap_row(earlier.end, later.start, gap(clock.calendar, earlier.end, later.start), zone)
            )
    return rows


def _gap_row(start: Moment, end: Moment, name: str, zone: str) -> Line:
    """What lay between two stretches."""
    a, b = sorted((start, end))
    span = f"{at(a, zone):%H:%M} — {at(b, zone):%H:%M} {name}"
    return (Piece(" " * _LABEL), Piece(fit(span, _SPAN), "muted"), Piece(pad("—", 12, right=True), "muted"))


def _below(deadline: Deadline, clock: Clock, clause: str) -> tuple[Line, ...]:
    """The due moment, what became of it, and the clause."""
    unsure = "  ≈ переносы того года ещё не объявлены" if deadline.provisional else ""
    due = (
        Piece(fit("Срок", _LABEL), "muted"),
        Piece(to_the_second(deadline.due, clock.zone), bold=True),
        *(_left(deadline, clock) if deadline.running else ()),
        Piece(unsure, "soon"),
    )
    quote = [as_line(row, "muted") for row in wrap(f"{clause}. {CLAUSES[clause]}", 62)]
    old = deadline.fingerprint and deadline.fingerprint != clock.calendar.fingerprint
    note = [as_line("Посчитан по прежнему календарю: завершённый срок не меняется.", "soon")] if old else []
    return (BLANK, due, *_end(deadline, clock), *note, BLANK, *quote)


def _left(deadline: Deadline, clock: Clock) -> Line:
    """What is left of a running deadline."""
    left = clock.left(deadline.due)
    if left < 0:
        return (Piece("   истёк ", "muted"), Piece(hms(-left), "late", bold=True), Piece(" назад", "muted"))
    return (Piece("   осталось ", "muted"), Piece(hms(left), bold=True))


def _end(deadline: Deadline, clock: Clock) -> tuple[Line, ...]:
    """When a finished deadline was met or dropped."""
    if deadline.dropped_at is not None:
        return ((Piece(fit("Снят", _LABEL), "muted"), Piece(clock.at(deadline.dropped_at))),)
    if deadline.met_at is None:
        return ()
    over = f", позже на {hms(deadline.over)}" if deadline.over else ", в срок"
    met = Piece(clock.at(deadline.met_at))
    return (
        (Piece(fit("Выполнен", _LABEL), "muted"), met, Piece(over, "late" if deadline.over else "muted")),
    )


class Explain(Dialog[None]):
    """Every deadline of a message in turn."""

    DEFAULT_CSS = """
    Explain > Vertical { width: 70; }
    Explain Scroll { height: auto; padding: 0 2; }
    """
    AUTO_FOCUS = "Scroll"
    KEYS = keys_line(("←→", "другой срок"), ("к", "скопировать"), ("Esc", "назад"))
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("right", "step(1)", "Другой срок", id="explain.next"),
        bind("left", "step(-1)", "Другой срок", quiet=True, id="explain.previous"),
        bind("к", "copy_all", "Скопировать", id="explain.copy"),
        bind("enter,ч", "leave", "Назад", quiet=True, id="explain.leave"),
    ]

    def __init__(self, view: MessageView, session: Session, *, key: Key | None = None) -> None:
        """Explain a message's deadlines, beginning with the first of a key."""
        self._clock = Clock(session.calendar, session.now)
        self._all = reckonings(view, self._clock)
        shown = [*clocks(view.case, view.scene)]
        self._here = next((n for n, d in enumerate(shown) if d.key is key), 0)
        self._session = session
        super().__init__(self._all[self._here].title, self._all[self._here].clause)
        self._above, self._table, self._below = (Lines(classes="inside") for _ in range(3))
        self._scroll = Scroll(self._table, can_focus=True)

    def compose_body(self) -> ComposeResult:
        """What stands above the table, the table, what stands below it."""
        yield self._above
        yield self._scroll
        yield self._below

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    def _show(self) -> None:
        one = self._all[self._here]
        rule = self.query_one(Rule)
        rule.title = one.title
        rule.set_right(one.clause)
        self._above.show(one.above)
        self._table.show(one.table)
        self._below.show(one.below)
        self._scroll.styles.height = min(_TABLE, len(one.table))
        self._scroll.scroll_home(animate=False)

    def action_step(self, step: int) -> None:
        """Show the next or the one before."""
        self._here = (self._here + step) % len(self._all)
        self._show()

    def action_copy_all(self) -> None:
        """Copy the whole reckoning."""
        said = copy(self.app, self._all[self._here].text(), self._session.config.folder)
        self.post_message(Say(said, Kind.DONE))
