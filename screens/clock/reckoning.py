"""How a due moment came about: stretch by stretch, with the clause that gives the time. No Textual here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.terms import Key
from screens.clock.clock import Clock
from screens.moments import named_day, to_the_second
from screens.pieces import BLANK, Line, Piece, as_line, plain
from screens.text import fit, pad, printable, wrap
from screens.widgets.card import clocks
from screens.widgets.clock import hms
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.case import Deadline
from uhta_tui.procedure.clauses import CLAUSES, DEADLINES
from uhta_tui.procedure.deadlines import length_of, placed
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


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How one deadline came about, ready to be drawn."""

    no: int
    """Of the deadline within its message; 0 of one that does not run yet."""
    title: str
    clause: str
    above: tuple[Line, ...]
    table: tuple[Line, ...]
    below: tuple[Line, ...]

    def text(self) -> str:
        """The whole of it, to copy."""
        rows = (self.title, *(plain(line).rstrip() for line in (*self.above, *self.table, *self.below)))
        return "\n".join(rows)


def reckonings(view: MessageView, clock: Clock, changes: Sequence[Moment] = ()) -> list[Reckoning]:
    """Every deadline of the message: those that run, the nearest first, then the others, the latest first.

    Args:
        view: The message.
        clock: The present.
        changes: When the calendar or the terms were changed, in order.
    """
    shown = clocks(view.case, view.scene)
    numbers = {deadline.no for deadline in shown}
    others = [d for d in reversed(view.case.deadlines) if d.no not in numbers]
    return [reckoning(deadline, view, clock, changes) for deadline in (*shown, *others)]


def reckoning(
    deadline: Deadline, view: MessageView, clock: Clock, changes: Sequence[Moment] = ()
) -> Reckoning:
    """One deadline; see `reckonings`."""
    words = DEADLINES[deadline.key]
    executor = view.scene.executors.get(deadline.executor or "")
    name = f": {printable(executor.short)}" if executor else ""
    counted = _counted(deadline, view, clock)
    return Reckoning(
        no=deadline.no,
        title=f"Почему такой срок · № {view.case.number} · {words.title.lower()}{name}",
        clause=words.clause,
        above=_above(deadline, view, clock, counted),
        table=_table(deadline, view, clock, counted),
        below=_below(deadline, clock, words.clause, _older(deadline, counted, clock, changes)),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was counted for a deadline, and whether calendar and terms would give the same now."""

    since: Moment
    """The moment it counts from, or back from."""
    seconds: int
    """Working seconds; of no meaning where days are counted."""
    still: bool


def _counted(deadline: Deadline, view: MessageView, clock: Clock) -> _Counted:
    """The hours of the Порядок; of a deadline that older rules placed, those it got by today's calendar."""
    scene, calendar = replace(view.scene, calendar=clock.calendar), clock.calendar
    back = deadline.key is Key.DRAFT
    since = _answer_due(deadline, view) if back else deadline.start
    still = placed(deadline, scene, since if back else None).due == deadline.due
    if deadline.key is Key.FINAL:
        return _Counted(since, 0, still)
    hours = scene.terms.draft_before_hours * HOUR if back else length_of(deadline.key, scene.terms) or 0
    return _Counted(since, hours if still else abs(calendar.between(since, deadline.due)), still)


def _answer_due(deadline: Deadline, view: MessageView) -> Moment:
    """The due moment of п.8 in the deadline's cycle, from which п.10 counts back."""
    return next(d.due for d in view.case.deadlines if d.key is Key.ANSWER and d.cycle == deadline.cycle)


def _above(deadline: Deadline, view: MessageView, clock: Clock, counted: _Counted) -> tuple[Line, ...]:
    """From when, and how much time there is."""
    label = _STARTS[deadline.key]
    if deadline.cycle > 1 and deadline.key in (Key.ROUTE, Key.ANSWER):
        label = "Автор ответил"
    amount, unit = hms(counted.seconds), " рабочего времени"
    if deadline.key is Key.FINAL:
        amount, unit = f"{view.scene.terms.final_days}", " рабочих дней, считая со следующего"
    elif deadline.key is Key.DRAFT:
        unit = " рабочего времени до него, счёт назад"
    return (
        (Piece(fit(label, _LABEL), "muted"), Piece(to_the_second(counted.since, clock.zone))),
        (Piece(fit("Нужно", _LABEL), "muted"), Piece(amount, bold=True), Piece(unit, "muted")),
        BLANK,
    )


def _table(deadline: Deadline, view: MessageView, clock: Clock, counted: _Counted) -> tuple[Line, ...]:
    """The stretches that were counted."""
    calendar = clock.calendar
    if deadline.key is Key.FINAL:
        told = explain_days(calendar, calendar.day_of(deadline.start), view.scene.terms.final_days)
        return tuple(as_line(printable(row)) for row in told)
    way = explain_back if deadline.key is Key.DRAFT else explain
    return tuple(_stretches(way(calendar, counted.since, counted.seconds), clock))


def _older(
    deadline: Deadline, counted: _Counted, clock: Clock, changes: Sequence[Moment]
) -> tuple[Line, ...]:
    """That the calendar or the terms have changed since, if it is known, and what came of that."""
    ended = deadline.met_at or deadline.dropped_at
    if ended is not None:
        said = "Посчитан по прежним календарю и срокам: завершённый срок не меняется."
        return () if counted.still else (as_line(said, "soon"),)
    since = [change for change in changes if change > deadline.start]
    if not since:
        return ()
    when = to_the_second(since[-1], clock.zone)[:-3]
    return (as_line(f"Посчитан заново: календарь или сроки изменены {when}.", "soon"),)


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
        name = named_day(local)
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


def _below(deadline: Deadline, clock: Clock, clause: str, older: tuple[Line, ...]) -> tuple[Line, ...]:
    """The due moment, what became of it, and the clause."""
    due = (
        Piece(fit("Срок", _LABEL), "muted"),
        Piece(to_the_second(deadline.due, clock.zone), bold=True),
        *(_left(deadline, clock) if deadline.running else ()),
    )
    unsure = (as_line("≈ Предварительно: переносы того года ещё не объявлены.", "soon"),)
    quote = [as_line(row, "muted") for row in wrap(f"{clause}. {CLAUSES[clause]}", 62)]
    return (
        BLANK,
        due,
        *_end(deadline, clock),
        *(unsure if deadline.provisional else ()),
        *older,
        BLANK,
        *quote,
    )


def _left(deadline: Deadline, clock: Clock) -> Line:
    """What is left of a running deadline, and whether its clock stands now."""
    left, stands = clock.left(deadline.due), Piece(", стоит" if clock.stands else "", "muted")
    if left < 0:
        return (
            Piece("   истёк ", "muted"),
            Piece(hms(-left), "late", bold=True),
            Piece(" назад", "muted"),
            stands,
        )
    return (Piece("   осталось ", "muted"), Piece(hms(left), bold=True), stands)


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
