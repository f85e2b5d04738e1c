"""The shortcomings of a month (п.20) and what was open at its end, as the note lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peewee import Database

from models.database import fetch
from models.terms import LIVE_PARTS, STATUS_TITLES, Key, PartStatus, Side, Status
from uhta_tui.desk.figures.deadlines import Breach
from uhta_tui.desk.figures.drafts import LISTED, shorts
from uhta_tui.desk.figures.messages import Standing, outcome_of
from uhta_tui.desk.figures.period import Period
from uhta_tui.desk.store import load
from uhta_tui.documents.figures_lists import OpenFigures, OpenRow, ShortcomingFigures, ShortcomingRow
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.ledger import stretches
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment

_ALL: Final = 8
"""Up to so many shortcomings are all listed."""

_LARGEST: Final = 5
"""Of more, so many breaches are, and every finding."""

_CHUNK: Final = 500
"""Messages asked for in one query."""

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


def shortcomings(
    database: Database, period: Period, scene: Scene, breaches: Sequence[Breach]
) -> ShortcomingFigures:
    """The breaches of the deadlines that fell due in the month, and the findings made in it."""
    late = sorted(breaches, key=lambda breach: (-breach.over, breach.message, breach.no))
    found = fetch(database, _FINDINGS, period.span)
    noticed = _notices(database, late)
    listed = late if len(late) + len(found) <= _ALL else late[:_LARGEST]
    done = [*noticed.values(), *(_Noticed(*row[4:6]) for row in found)]
    return ShortcomingFigures(
        deadlines=len(late),
        findings=len(found),
        by_desk=sum(one.side is Side.DESK for one in late) + sum(row[1] == Side.DESK for row in found),
        notified=sum(one.notified_at is not None for one in done),
        resolved=sum(one.resolved_at is not None for one in done),
        rows=tuple(_breach_row(one, noticed.get((one.message, one.no), _Noticed()), scene) for one in listed)
        + tuple(_finding_row(scene, *row) for row in found),
    )


def _notices(database: Database, breaches: Sequence[Breach]) -> dict[tuple[int, int], _Noticed]:
    """What was done about breaches, by message and deadline; none where nobody was notified."""
    wanted = {(one.message, one.no) for one in breaches}
    messages = sorted({one.message for one in breaches})
    found = {}
    for start in range(0, len(messages), _CHUNK):
        some = messages[start : start + _CHUNK]
        marks = ", ".join("?" * len(some))
        sql = f"""SELECT message, shortcoming, notified_at, resolved_at, resolution FROM notice
            WHERE message IN ({marks})"""
        for message, local, *cells in fetch(database, sql, some):
            if local.isdecimal() and (message, int(local)) in wanted:
                found[message, int(local)] = _Noticed(*cells)
    return found


def _breach_row(breach: Breach, noticed: _Noticed, scene: Scene) -> ShortcomingRow:
    executor = breach.executor if breach.side is Side.EXECUTOR else None
    return ShortcomingRow(
        number=breach.message,
        key=breach.key,
        text="",
        who=shorts(scene, [executor]) if executor else "",
        over=breach.over,
        notified_at=noticed.notified_at,
        resolution=noticed.resolution,
    )


def _finding_row(
    scene: Scene,
    message: int,
    _side: str,
    executor: str | None,
    text: str,
    notified_at: Moment | None,
    _resolved_at: Moment | None,
    resolution: str | None,
) -> ShortcomingRow:
    return ShortcomingRow(
        number=message,
        key=None,
        text=text,
        who=shorts(scene, [executor]) if executor else "",
        over=0,
        notified_at=notified_at,
        resolution=resolution or "",
    )


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
        rows=tuple(_open_row(cases[one.number], period, scene) for one in listed if one.number in cases),
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
    Status.REVIEW: "проект на согласовании",
    Status.COMPOSING: "ответ сводится",
    Status.APPROVED: "ответ согласован",
    Status.INTERIM: "промежуточный ответ",
    Status.CLARIFYING: "уточнение у автора",
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
