"""What executors did in a month, and what the desk decided on it: п.9, 11, 12, 15."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from peewee import Database

from models.database import fetch
from models.terms import Key
from uhta_tui.desk.figures.deadlines import Kept
from uhta_tui.desk.figures.period import Period
from uhta_tui.desk.store import load
from uhta_tui.documents.figures_lists import InterimFigures, InterimRow
from uhta_tui.documents.figures_parts import (
    ExecutorFigures,
    OfficialGroup,
    QualityFigures,
)
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.checklist import REASONS
from uhta_tui.procedure.scene import HOUR, Scene, short_name
from uhta_tui.wording import capital
from uhta_tui.worktime.moments import Moment

LISTED: Final = 24
"""At most so many messages are listed by number in a table of the note; the text gives all counts."""

_SLACK: Final = 31 * 86400
"""Seconds by which a calendar changed later can have moved a due moment further off than today's would."""


# -- reviews ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The decisions of a month on drafts."""

    quality: QualityFigures
    reasons: Mapping[str, int]
    """Reasons of п.12 by number, `1` to `8`."""
    reworks: Mapping[str, int]
    """Drafts sent back, by executor."""


_REVIEWS: Final = """
    SELECT r.message, r.part, d.final, r.approved, r.ticks, p.executor,
        d.version > 1 AND EXISTS (SELECT 1
            FROM review e JOIN draft f ON f.message = e.message AND f.no = e.draft
            WHERE e.message = r.message AND e.part = r.part AND f.final = d.final AND NOT e.approved
                AND e.at < ?)
    FROM review r
    JOIN draft d ON d.message = r.message AND d.no = r.draft
    JOIN part p ON p.message = r.message AND p.no = r.part
    WHERE r.at >= ? AND r.at < ?"""


def reviewed(database: Database, period: Period) -> Reviewed:
    """The desk's decisions of the month.

    A project (проект ответа) is what one part owes, with all its versions; the final draft after an interim
    reply is another one.
    """
    reasons: Counter[int] = Counter()
    reworks: Counter[str] = Counter()
    sent_back: Counter[tuple[int, int, bool]] = Counter()
    approved: dict[tuple[int, int, bool], bool] = {}
    for message, part, final, good, ticks, executor, before in fetch(
        database, _REVIEWS, (period.start, *period.span)
    ):
        project = (message, part, bool(final))
        if good:
            approved[project] = bool(before)
            continue
        sent_back[project] += 1
        reworks[executor] += 1
        reasons.update(int(tick["number"]) for tick in json.loads(ticks))
    quiet = [before for project, before in approved.items() if project not in sent_back]
    quality = QualityFigures(
        reviewed=len(quiet) + len(sent_back),
        at_first_sight=quiet.count(False),
        reworked=len(sent_back),
        after_rework=quiet.count(True),
        twice=sum(count > 1 for count in sent_back.values()),
    )
    return Reviewed(quality, {str(number): reasons[number] for number in REASONS}, dict(reworks))


# -- parts --------------------------------------------------------------------------------------------


def sent_and_returned(database: Database, period: Period, scene: Scene) -> tuple[Counter[str], Counter[str]]:
    """The parts sent in the month, and those returned in it, by executor.

    Every part sent starts a `return` and every part returned a `reroute`. They are found by their due
    moments, which follow the start within a few working hours.
    """
    hours = max(scene.terms.return_hours, scene.terms.reroute_hours)
    latest = scene.calendar.add(period.end, hours * HOUR) + _SLACK
    sql = """SELECT key, executor, COUNT(*) FROM deadline WHERE due >= ? AND due < ?
        AND key IN ('return', 'reroute') AND start >= ? AND start < ? GROUP BY key, executor"""
    counts: dict[Key, Counter[str]] = {Key.RETURN: Counter(), Key.REROUTE: Counter()}
    for key, executor, count in fetch(database, sql, (period.start, latest, *period.span)):
        counts[Key(key)][executor] = int(count)
    return counts[Key.RETURN], counts[Key.REROUTE]


def by_official(
    scene: Scene,
    drafts: Mapping[str, Kept],
    sent: Mapping[str, int],
    returns: Mapping[str, int],
    reworks: Mapping[str, int],
) -> tuple[OfficialGroup, ...]:
    """Executors that had anything to do in the month, under their officials, in the directory's order."""
    busy = {*drafts, *sent, *returns, *reworks}
    order = [code for code in scene.executors if code in busy]
    order += sorted(busy - set(order))
    groups: dict[str, list[ExecutorFigures]] = {code: [] for code in scene.officials}
    for code in order:
        facts = scene.executors.get(code)
        kept = drafts.get(code) or Kept()
        one = ExecutorFigures(
            code=code,
            name=facts.name if facts else code,
            short=short_name(scene.executors, code),
            sent=sent.get(code, 0),
            in_time=kept.in_time,
            late=kept.late,
            median=kept.median,
            reworks=reworks.get(code, 0),
            returns=returns.get(code, 0),
        )
        groups.setdefault(facts.official if facts else "", []).append(one)
    return tuple(
        OfficialGroup(_title(scene, official), tuple(executors))
        for official, executors in groups.items()
        if executors
    )


def _title(scene: Scene, official: str) -> str:
    facts = scene.officials.get(official)
    return capital(facts.title if facts else official or "подведомственность не указана")


# -- interim replies ----------------------------------------------------------------------------------

_INTERIMS: Final = """
    SELECT r.message, r.posted_at,
        (SELECT MIN(a.posted_at) FROM reply a WHERE a.message = r.message AND a.kind = 'answer'
            AND a.posted_at >= r.posted_at AND a.posted_at < ?),
        (SELECT MIN(d.due) FROM deadline d WHERE d.message = r.message AND d.key = 'final'
            AND (d.met_at IS NULL OR d.met_at >= ?) AND (d.dropped_at IS NULL OR d.dropped_at >= ?))
    FROM reply r WHERE r.posted_at >= ? AND r.posted_at < ? AND r.kind = 'interim'
    ORDER BY r.posted_at, r.message"""


def interims(database: Database, period: Period, scene: Scene) -> InterimFigures:
    """The interim replies of the month and how they stood at its end (п.15)."""
    found = fetch(database, _INTERIMS, (*(period.until,) * 3, *period.span))
    late = [
        due is not None and scene.calendar.between(due, period.until) > 0
        for _, _, answered_at, due in found
        if answered_at is None
    ]
    listed = sorted(sorted(found, key=lambda row: row[2] is not None)[:LISTED], key=lambda row: row[1])
    cases = load(database, [message for message, *_ in listed])
    rows = tuple(
        _interim_row(cases[message], posted_at, answered_at, scene)
        for message, posted_at, answered_at, _ in listed
        if message in cases
    )
    return InterimFigures(len(found), len(found) - len(late), sum(late), rows)


def _interim_row(case: Case, posted_at: Moment, answered_at: Moment | None, scene: Scene) -> InterimRow:
    owing = [part.executor for part in case.parts if part.gave_interim]
    dues = [d.due for d in case.deadlines if d.key is Key.FINAL]
    return InterimRow(
        number=case.number,
        posted_at=posted_at,
        executors=shorts(scene, owing),
        topic=case.facts.topic,
        due=min(dues, default=None),
        answered_at=answered_at,
    )


def shorts(scene: Scene, codes: list[str]) -> str:
    """Executors' short names, each once, for a cell."""
    return ", ".join(short_name(scene.executors, code) for code in dict.fromkeys(codes))
