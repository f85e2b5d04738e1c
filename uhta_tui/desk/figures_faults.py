"""The shortcomings of a month (п.20) and what was open at its end, as the note lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peewee import Database

from models.database import fetch
from models.terms import LIVE_PARTS, STATUS_TITLES, Key, PartStatus, Side, Status
from uhta_tui.desk.figures_deadlines import Breach
from uhta_tui.desk.figures_drafts import LISTED, shorts
from uhta_tui.desk.figures_messages import Standing, outcome_of
from uhta_tui.desk.figures_period import Period
from uhta_tui.desk.store import load
from uhta_tui.documents.figures_parts import OpenFigures, OpenRow, ShortcomingFigures, ShortcomingRow
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.ledger import stretches
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment

_ALL: Final = 8
"""Up to so many shortcomings are all listed."""

_LARGEST: Final = 5
"""Of more, so many breaches are, and every finding."""

_BREACH_NOTICES: Final = """
    SELECT d.message, d.no, n.notified_at, n.resolved_at, n.resolution FROM deadline d
    JOIN notice n ON n.message = d.message AND n.shortcoming = CAST(d.no AS TEXT)
    WHERE d.due >= ? AND d.due < ? AND (d.over > 0 OR (d.met_at IS NULL AND d.dropped_at IS NULL))"""

_FINDINGS: Final = """
    SELECT f.message, f.side, f.executor, f.text, n.notified_at, n.resolved_at, n.resolution FROM finding f
    LEFT JOIN notice n ON n.message = f.message AND n.shortcoming = 'f' || CAST(f.no AS TEXT)
    WHERE f.at >= ? AND f.at < ? ORDER BY f.at, f.message, f.no"""


@dataclass(frozen=True, slots=True)
class _Noticed:
    """What was done about a shortcoming."""

    notified_at: Moment | None = None
    resolved_at: Moment | None = None
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A shortcoming and what was done about it."""

    row: ShortcomingRow
    side: Side
    resolved: bool


def shortcomings(
    database: Database, period: Period, scene: Scene, breaches: Sequence[Breach]
) -> ShortcomingFigures:
    """The breaches of the deadlines that fell due in the month, and the findings made in it."""
    noticed = {
        (message, no): _Noticed(*cells)
        for message, no, *cells in fetch(database, _BREACH_NOTICES, period.span)
    }
    ordered = sorted(breaches, key=lambda breach: (-breach.over, breach.message, breach.no))
    late = [_breach(one, noticed.get((one.message, one.no), _Noticed()), scene) for one in ordered]
    found = [_finding(row, scene) for row in fetch(database, _FINDINGS, period.span)]
    both = late + found
    listed = both if len(both) <= _ALL else late[:_LARGEST] + found
    return ShortcomingFigures(
        deadlines=len(late),
        findings=len(found),
        by_desk=sum(one.side is Side.DESK for one in both),
        notified=sum(one.row.notified_at is not None for one in both),
        resolved=sum(one.resolved for one in both),
        rows=tuple(one.row for one in listed),
    )


def _breach(breach: Breach, noticed: _Noticed, scene: Scene) -> _Found:
    executor = breach.executor if breach.side is Side.EXECUTOR else None
    row = ShortcomingRow(
        number=breach.message,
        key=breach.key,
        text="",
        who=shorts(scene, [executor]) if executor else "",
        over=breach.over,
        notified_at=noticed.notified_at,
        resolution=noticed.resolution,
    )
    return _Found(row, breach.side, noticed.resolved_at is not None)


def _finding(cells: Sequence[object], scene: Scene) -> _Found:
    message, side, executor, text, *rest = cells
    noticed = _Noticed(*rest)  # type: ignore[arg-type]
    row = ShortcomingRow(
        number=int(str(message)),
        key=None,
        text=str(text),
        who=shorts(scene, [str(executor)]) if executor else "",
        over=0,
        notified_at=noticed.notified_at,
        resolution=noticed.resolution or "",
    )
    return _Found(row, Side(str(side)), noticed.resolved_at is not None)


# -- open at the end ----------------------------------------------------------------------------------


def open_at_end(
    database: Database, period: Period, scene: Scene, standing: Sequence[Standing]
) -> OpenFigures:
    """What was open at the end of the month.

    Args:
        standing: Of the messages received before the end, those that may have been open then.
    """
    still = [message for message in standing if message.open]
    ways = [outcome_of(message) for message in still]
    overdue = [m.due is not None and scene.calendar.between(m.due, period.until) > 0 for m in still]
    listed = sorted(still, key=lambda message: (message.received_at, message.number))[:LISTED]
    cases = load(database, [message.number for message in listed])
    return OpenFigures(
        working=ways.count("open"),
        interim=ways.count("interim"),
        clarifying=ways.count("clarifying"),
        overdue=sum(overdue),
        rows=tuple(_open_row(cases[message.number], period, scene) for message in listed),
    )


def _open_row(case: Case, period: Period, scene: Scene) -> OpenRow:
    """How a message stood at the end of the month."""
    last = None
    for stretch in stretches(case, period.until - 1):
        last = stretch
    status = last.status if last else case.status
    dues = [d.due for d in case.deadlines if d.key in _OF_REPLY and _ran_at(d, period.until)]
    return OpenRow(
        number=case.number,
        received_at=case.received_at,
        topic=case.facts.topic,
        executors=shorts(scene, _holders(case, period.until)),
        state=_STATES.get(status, STATUS_TITLES[status]),
        due=min(dues, default=None),
    )


_OF_REPLY: Final = (Key.ANSWER, Key.FINAL)

_STATES: Final = {
    Status.RECEIVED: "не направлено",
    Status.DRAFTING: "готовится проект",
    Status.REVIEW: "проект рассматривается",
    Status.COMPOSING: "ответ сводится",
    Status.APPROVED: "ответ согласован",
    Status.INTERIM: "дан промежуточный ответ",
    Status.CLARIFYING: "ожидается ответ автора",
}
"""How the note words where an open message stands."""


def _ran_at(deadline: Deadline, until: Moment) -> bool:
    met, dropped = deadline.met_at, deadline.dropped_at
    ended = met if met is not None else dropped
    return deadline.start < until and (ended is None or ended >= until)


def _holders(case: Case, until: Moment) -> list[str]:
    """The executors whose parts were live by a moment, in the order of the parts."""
    status: dict[int, PartStatus] = {}
    cycle = 1
    for course in sorted((c for c in case.courses if c.at < until), key=lambda c: (c.at, c.no)):
        if course.cycle != cycle:
            cycle, status = course.cycle, {}
        if course.part is not None:
            status[course.part] = PartStatus(course.to)
    return [case.part(no).executor for no in sorted(status) if status[no] in LIVE_PARTS]
