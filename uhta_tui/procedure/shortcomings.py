"""п.20: every breached deadline and every finding is a shortcoming, with its side, clause and official.

A shortcoming of a deadline is derived from that deadline and bears its number: `187-3` is message № 187,
deadline 3; `187-f1` is the first finding on it. Only notices and decisions are stored.
"""

from dataclasses import dataclass

from models.terms import Key, Side
from uhta_tui.procedure.case import Case, Deadline, Notice
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.deadlines import fault_at, over_now
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A breach of a deadline, or an unreliable or incomplete answer."""

    id: str
    number: int
    """Of the message."""
    key: Key | None
    """The breached deadline; `None` for a finding."""
    clause: str
    side: Side
    executor: str | None
    official: str
    """Whom to inform, by subordination."""
    over: int
    """Working seconds over; 0 for a finding."""
    since: Moment
    """The due moment that passed, or when the finding was made."""
    met_at: Moment | None
    running: bool
    """Whether the deadline is still running and overdue."""
    text: str
    """What was found, or the reason that an executor gave for a late return."""
    notice: Notice | None
    cured: bool
    """The notice stands although a set-back action has put the deadline in time since."""


def local_id(shortcoming: str) -> tuple[int, str]:
    """Split `187-f1` into the message's number and the id within it.

    Raises:
        ValueError: If it has another form.
    """
    number, _, local = shortcoming.strip().removeprefix("№").partition("-")
    if not number.isdecimal() or len(number) > 18 or not local.removeprefix("f").isdecimal():
        raise ValueError(f"номер недостатка «{shortcoming}»: нужен вид 187-3 или 187-f1")
    return int(number), local


def shortcomings(case: Case, scene: Scene) -> tuple[Shortcoming, ...]:
    """All shortcomings of a message, those of deadlines first, in order of their numbers."""
    notices = {notice.shortcoming: notice for notice in case.notices}
    late = (_of_deadline(case, d, scene, notices.get(str(d.no))) for d in case.deadlines)
    found = tuple(
        Shortcoming(
            id=f"{case.number}-f{f.no}",
            number=case.number,
            key=None,
            clause="п.19" if f.side is Side.EXECUTOR else "п.20",
            side=f.side,
            executor=f.executor,
            official=_official(scene, f.side, f.executor),
            over=0,
            since=f.at,
            met_at=None,
            running=False,
            text=f.text,
            notice=notices.get(f"f{f.no}"),
            cured=False,
        )
        for f in case.findings
    )
    return tuple(s for s in late if s is not None) + found


def _of_deadline(case: Case, deadline: Deadline, scene: Scene, notice: Notice | None) -> Shortcoming | None:
    """The shortcoming that a deadline amounts to, if it is breached or a notice of it was sent."""
    over = over_now(deadline, scene)
    if not over and notice is None:
        return None
    side = deadline.fault or fault_at(deadline, scene.now, scene)
    executor = deadline.executor if side is Side.EXECUTOR else None
    return Shortcoming(
        id=f"{case.number}-{deadline.no}",
        number=case.number,
        key=deadline.key,
        clause=DEADLINES[deadline.key].clause,
        side=side,
        executor=executor,
        official=_official(scene, side, executor),
        over=over,
        since=deadline.due,
        met_at=deadline.met_at,
        running=deadline.running,
        text=_said(case, deadline),
        notice=notice,
        cured=not over,
    )


def _said(case: Case, deadline: Deadline) -> str:
    """The reason that the executor gave for a late return."""
    if deadline.key is not Key.RETURN or deadline.part is None:
        return ""
    return case.part(deadline.part).reason


def _official(scene: Scene, side: Side, executor: str | None) -> str:
    """The executor's supervising official; for the desk, the deputy for social matters."""
    facts = scene.executors.get(executor or "") if side is Side.EXECUTOR else None
    return facts.official if facts else scene.desk_official
