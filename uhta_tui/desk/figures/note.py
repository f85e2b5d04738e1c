"""The figures of a monthly note (п.22), read from the tables by their indexes, not from the archive."""

import json
from collections.abc import Mapping

from peewee import Database

from models.database import fetch
from models.terms import Key
from uhta_tui.desk.figures import deadlines, drafts, faults, messages
from uhta_tui.desk.figures.period import Period
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.figures_parts import Comparison, MessageFigures, MonthTotals, Tally
from uhta_tui.documents.months import Month
from uhta_tui.procedure.scene import Scene


def note_figures(database: Database, scene: Scene, month: Month) -> NoteFigures:
    """Count a month anew, signed or not; runs on the caller's connection.

    Earlier months that are signed enter the comparison as they were signed.

    Args:
        scene: Its present decides what is overdue; a month not ended yet is counted up to it.
    """
    period = Period.of(month, scene)
    signed = signed_figures(database, [month.shifted(back) for back in range(-12, 0)])
    standing = messages.standing(database, period.until)
    ended = messages.ended(database, period, standing)
    due = deadlines.due_in_month(database, period, scene)
    reviewed = drafts.reviewed(database, period)
    sent, returns = drafts.sent_and_returned(database, period, scene)
    remaining = faults.open_at_end(database, period, scene, standing)
    return NoteFigures(
        month=str(month),
        received=messages.received(database, period),
        posted=messages.posted(database, period),
        returns=returns.total(),
        rework_reasons=reviewed.reasons,
        timeliness=due.timeliness(),
        open_at_end=remaining.total,
        taken_at=scene.now,
        until=period.until,
        zone=period.zone,
        terms=scene.terms.to_json(),
        messages=_messages(database, period, scene, ended, signed),
        deadlines=due.figures(),
        compared=_comparison(database, scene, month, signed),
        officials=drafts.by_official(scene, due.drafts, sent, returns, reviewed.reworks),
        quality=reviewed.quality,
        interims=drafts.interims(database, period, scene),
        shortcomings=faults.shortcomings(database, period, scene, due.breaches),
        open=remaining,
    )


def signed_figures(database: Database, months: list[Month]) -> dict[Month, NoteFigures]:
    """The frozen figures of those of the months that are signed."""
    marks = ", ".join("?" * len(months))
    sql = f"SELECT month, figures FROM monthly_note WHERE month IN ({marks})"
    rows = fetch(database, sql, [str(month) for month in months])
    return {Month.parse(name): NoteFigures.from_json(json.loads(text)) for name, text in rows}


def _messages(
    database: Database,
    period: Period,
    scene: Scene,
    ended: messages.Ended,
    signed: Mapping[Month, NoteFigures],
) -> MessageFigures:
    return MessageFigures(
        outcomes=ended.outcomes,
        by_day=messages.by_day(database, period, scene),
        sources=_tallies(database, period, scene, "source", signed),
        topics=_tallies(database, period, scene, "topic", signed),
        unanswered=ended.unanswered,
        unanswered_earlier=messages.left_without_answer_earlier(database, period),
    )


def _tallies(
    database: Database, period: Period, scene: Scene, column: str, signed: Mapping[Month, NoteFigures]
) -> tuple[Tally, ...]:
    """Messages by source or topic, with those of the month before beside them."""
    before = period.month.shifted(-1)
    now = messages.by_name(database, period, column)
    if before in signed:
        old = signed[before].messages
        then = {one.name: one.count for one in (old.sources if column == "source" else old.topics)}
    else:
        then = messages.by_name(database, Period.of(before, scene), column)
    known = before in signed or messages.had_messages(database, before.end(period.zone))
    names = [*now, *sorted(set(then) - set(now))]
    return tuple(Tally(name, now.get(name, 0), then.get(name, 0) if known else None) for name in names)


def _comparison(
    database: Database, scene: Scene, month: Month, signed: Mapping[Month, NoteFigures]
) -> Comparison:
    known = {earlier: figures.received for earlier, figures in signed.items()}
    return Comparison(
        previous=_totals(database, scene, month.shifted(-1), signed),
        year_ago=_totals(database, scene, month.shifted(-12), signed),
        months=messages.by_month(database, Period.of(month, scene), known),
    )


def _totals(
    database: Database, scene: Scene, month: Month, signed: Mapping[Month, NoteFigures]
) -> MonthTotals | None:
    """An earlier month's totals, as signed or counted now; `None` if the desk had no messages by its end."""
    if month in signed:
        return signed[month].totals
    period = Period.of(month, scene)
    if not messages.had_messages(database, period.end):
        return None
    standing = messages.standing(database, period.until)
    due = deadlines.due_in_month(database, period, scene, only=Key.ANSWER)
    figures = due.figures()
    return MonthTotals(
        month=str(month),
        received=messages.received(database, period),
        outcomes=messages.ended(database, period, standing).outcomes,
        posted=messages.posted(database, period),
        answers=due.timeliness()[Key.ANSWER],
        median_working=figures.median_working,
        median_clock=figures.median_clock,
    )
