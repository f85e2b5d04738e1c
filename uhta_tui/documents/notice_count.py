"""How a due moment came about, span by span, as rows of a notice's table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from models.terms import Key
from uhta_tui.documents.tables import Row, RowKind
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.deadlines import length_of
from uhta_tui.procedure.scene import HOUR, Scene
from uhta_tui.wording import counted, date_of, duration
from uhta_tui.worktime.explain import Explanation, explain, explain_back, explain_days
from uhta_tui.worktime.moments import at

_ENDS: Final = 4
"""Stretches told at either end of a long count."""

_STARTS: Final[Mapping[Key, str]] = {
    Key.ROUTE: "Срок направления (п. 8): {hours} от получения",
    Key.ANSWER: "Срок ответа (п. 8): {hours} от получения",
    Key.RETURN: "Срок возврата (п. 9): {hours} от направления исполнителю",
    Key.REROUTE: "Срок перенаправления (п. 9): {hours} от возврата",
    Key.REVIEW: "Срок согласования (п. 11): {hours} от поступления проекта",
    Key.REWORK: "Срок доработки (п. 13): {hours} от возврата на доработку",
    Key.PUBLISH: "Срок размещения (п. 14): {hours} от итогового согласования",
}
"""What each count is called, by its deadline."""


def counts(case: Case, deadline: Deadline, over: int, scene: Scene) -> Sequence[Row]:
    """The counts that lead to a breach: of its due moment, and of what was used beyond it.

    Args:
        over: Working seconds over.

    Returns:
        No rows if the calendar in force would place the deadline elsewhere: it was placed by an earlier one.
    """
    rows = list(_due(case, deadline, scene))
    if rows and over > 0:
        counted_ = explain(scene.calendar, deadline.due, over)
        rows += _group("Превышение: рабочее время сверх срока", counted_, scene, "всего сверх срока")
    return rows


def _due(case: Case, deadline: Deadline, scene: Scene) -> Iterator[Row]:
    if deadline.key is Key.DRAFT:
        answer = next(d for d in case.deadlines if d.key is Key.ANSWER and d.cycle == deadline.cycle)
        seconds = scene.terms.draft_before_hours * HOUR
        if scene.calendar.sub(answer.due, seconds) == deadline.due:
            yield from _due(case, answer, scene)
            title = f"Срок проекта (п. 10): {_hours(seconds)} назад от срока ответа"
            yield from _group(title, explain_back(scene.calendar, answer.due, seconds), scene, "срок проекта")
        return
    if deadline.key is Key.FINAL:
        yield from _days(deadline, scene)
        return
    seconds = length_of(deadline.key, scene.terms) or 0
    if scene.calendar.add(deadline.start, seconds) == deadline.due:
        title = _STARTS[deadline.key].format(hours=_hours(seconds))
        yield from _group(title, explain(scene.calendar, deadline.start, seconds), scene, "срок")


def _hours(seconds: int) -> str:
    return counted(seconds // HOUR, "рабочий час", "рабочих часа", "рабочих часов")


def _days(deadline: Deadline, scene: Scene) -> Iterator[Row]:
    first, count = scene.calendar.day_of(deadline.start), scene.terms.final_days
    if scene.calendar.end_of(scene.calendar.days(first, count)) != deadline.due:
        return
    days = counted(count, "рабочий день", "рабочих дня", "рабочих дней")
    title = f"Срок окончательного проекта (п. 15): {days} после промежуточного ответа"
    yield Row((title, "", "", "", ""), RowKind.GROUP)
    for line in explain_days(scene.calendar, first, count):
        yield Row((line, "", "", "", ""), RowKind.WIDE)


def _group(title: str, explanation: Explanation, scene: Scene, end: str) -> Iterator[Row]:
    """A count: its title, and a row a stretch with the running sum; a long one has its middle left out."""
    yield Row((title, "", "", "", ""), RowKind.GROUP)
    zone, total = scene.calendar.timezone, 0
    steps = explanation.steps
    for index, step in enumerate(steps):
        total += step.seconds
        if len(steps) > 2 * _ENDS + 1 and _ENDS <= index < len(steps) - _ENDS:
            if index == _ENDS:
                yield Row(("…", "", f"ещё {len(steps) - 2 * _ENDS} таких промежутков", "", ""))
            continue
        back = explanation.result < explanation.start
        first, second = (step.end, step.start) if back else (step.start, step.end)
        span = f"{at(first, zone):%H:%M}–{at(second, zone):%H:%M}"
        ends = (
            f"{end} — {at(explanation.result, zone):%H:%M}"
            if index == len(steps) - 1
            else _until(step.gap, back=back)
        )
        yield Row((date_of(step.start, zone), span, ends, duration(step.seconds), duration(total)))


def _until(gap: str, *, back: bool) -> str:
    if gap == "перерыв":
        return "до перерыва"
    return "до начала дня" if back else "до конца дня"
