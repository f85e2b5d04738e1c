"""The figures of months of random lives against a recount from whole messages, walked one by one."""

import contextlib
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pytest

from models.terms import ENDED, Key, PartStatus, Status
from tests.documents.november import ZONE, Rehearsal
from uhta_tui.desk.figures.note import note_figures
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.months import Month
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.procedure.ledger import stretches
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment, iso, parse_moment

MONTHS: Final = (Month(2026, 10), Month(2026, 11), Month(2026, 12))
CODES: Final = ("uzhkh", "kumi", "desk")

Move = Callable[[random.Random, str], dict[str, object]]
"""An action's data; the second argument is an executor that holds a part of the message."""

MOVES: Final[Sequence[tuple[str, float, Move]]] = (
    ("route", 6, lambda of, _: {"executors": of.sample(CODES, of.choice([1, 1, 2]))}),
    ("return", 2, lambda of, code: {"executor": code, "reason": "не наше"}),
    ("reroute", 4, lambda of, code: {"executor": code, "to": [of.choice(CODES)]}),
    ("withdraw", 1, lambda of, code: {"executor": code, "reason": "ошибка"}),
    (
        "draft",
        12,
        lambda of, code: {
            "executor": code,
            "kind": of.choice(["answer", "answer", "answer", "interim", "interim", "clarification"]),
            "content": "explanation",
            "text": "Проект",
        },
    ),
    ("rework", 3, lambda of, code: {"executor": code, "reasons": [{"number": of.randint(1, 8)}]}),
    ("approve", 12, lambda of, code: {"executor": code}),
    ("compose", 10, lambda of, _: {"text": "Ответ"}),
    ("post", 12, lambda of, _: {"url": "https://vk.com/wall-1_1?reply=2"}),
    ("clarify", 0.4, lambda of, _: {"text": "Где?"}),
    ("author_answered", 3, lambda of, _: {"text": "Там"}),
    ("repeat", 1, lambda of, _: {"earlier": f"№{of.randint(1, 20)}", "new_facts": of.random() < 0.5}),
    ("exclude", 0.3, lambda of, _: {"ground": "abuse"}),
    ("out_of_scope", 0.3, lambda of, _: {"law": "59-FZ"}),
    ("close", 0.3, lambda of, _: {"reason": "спасибо"}),
    ("restore", 1, lambda of, _: {"reason": "ошибка"}),
    ("reopen", 1, lambda of, _: {"reason": "опечатка"}),
)
"""Every action that moves a message: its name, how often it is tried, its data."""


def lived(folder: Path, seed: int) -> Rehearsal:
    """A quarter of random lives; what the Порядок refuses does not happen."""
    rnd = random.Random(seed)
    of = Rehearsal(folder, "2027-01-15T10:00")
    moment = parse_moment("2026-10-05T08:00", ZONE)
    names, weights, moves = zip(*MOVES, strict=True)
    count = 0
    while moment < parse_moment("2026-12-31T20:00", ZONE):
        moment += rnd.choice([1200, 3600, 10800])
        if rnd.random() < 0.03:
            count += 1
            of.receive(iso(moment, ZONE), f"M{count}", topic=rnd.choice(["а", "б", ""]))
        elif count:
            [at] = rnd.choices(range(len(names)), weights)
            number = rnd.randint(max(1, count - 4), count)
            case = of.desk.case(number)
            holders = [part.executor for part in case.live_parts] if case else []
            data = moves[at](rnd, rnd.choice(holders or list(CODES)))
            with contextlib.suppress(Refused):
                of.act(iso(moment, ZONE), names[at], f"№{number}", **data)
    return of


def counted(deadline: Deadline, scene: Scene) -> str | None:
    """How a deadline counts: `in_time`, `late` or not at all."""
    over = over_now(deadline, scene)
    if deadline.met_at is not None:
        return "late" if over else "in_time"
    return "late" if over and deadline.key is not Key.RETURN else None


def status_at(case: Case, moment: Moment) -> Status | None:
    """The status that a message had at a moment; `None` before its receipt."""
    last = None
    for stretch in stretches(case, moment):
        last = stretch.status
    return last


def recount(cases: Sequence[Case], scene: Scene, month: Month) -> dict[str, object]:
    """The figures of a month from whole messages."""
    start, end = month.start(ZONE), month.end(ZONE)

    def within(moment: Moment | None) -> bool:
        return moment is not None and start <= moment < end

    last = {c.number: status_at(c, end - 1) for c in cases if c.received_at < end}
    timeliness = Counter((d.key, counted(d, scene)) for c in cases for d in c.deadlines if within(d.due))
    reviews = [r for c in cases for r in c.reviews if within(r.at)]
    steps = [step for c in cases for step in c.courses if within(step.at)]
    return {
        "received": sum(within(c.received_at) for c in cases),
        "posted": Counter(r.kind for c in cases for r in c.replies if within(r.posted_at)),
        "returns": sum(step.to is PartStatus.RETURNED for step in steps),
        "reasons": Counter(str(t.number) for r in reviews if not r.approved for t in r.ticks),
        "timeliness": {key: (timeliness[key, "in_time"], timeliness[key, "late"]) for key in Key},
        "open": sum(status not in ENDED for status in last.values()),
        "clarifying": sum(status is Status.CLARIFYING for status in last.values()),
        "ended": Counter(last[c.number] for c in cases if within(c.received_at)),
    }


@pytest.fixture(scope="module", params=range(2))
def quarter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    return lived(tmp_path_factory.mktemp("quarter"), int(request.param))


def told(of: Rehearsal, month: Month) -> tuple[NoteFigures, dict[str, object]]:
    """The figures of a month, and its recount."""
    scene = of.desk.scene()
    with of.database.connection_context():
        figures = note_figures(of.database, scene, month)
    return figures, recount(list(of.desk.cases(range(1, 2000)).values()), scene, month)


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_the_figures_are_those_of_a_recount(quarter: Rehearsal, month: Month) -> None:
    figures, expected = told(quarter, month)
    assert figures.received == expected["received"]
    posted = figures.posted
    assert (
        Counter(answer=posted.answer, interim=posted.interim, clarification=posted.clarification)
        == (expected["posted"])
    )
    assert figures.returns == expected["returns"]
    assert Counter(figures.rework_reasons) == expected["reasons"]
    kept = {key: (one.in_time, one.late) for key, one in figures.timeliness.items()}
    assert {**kept, Key.NOTE: (0, 0)} == expected["timeliness"]
    assert figures.open_at_end == expected["open"]
    assert figures.open.clarifying == expected["clarifying"]


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_what_became_of_the_messages_is_what_a_recount_says(quarter: Rehearsal, month: Month) -> None:
    figures, expected = told(quarter, month)
    outcomes, ended = figures.messages.outcomes, expected["ended"]
    assert isinstance(ended, Counter)
    assert outcomes.answered + outcomes.linked == ended[Status.ANSWERED]
    assert outcomes.excluded == ended[Status.EXCLUDED]
    assert outcomes.out_of_scope == ended[Status.OUT_OF_SCOPE]
    assert outcomes.closed == ended[Status.CLOSED]
    assert outcomes.clarifying == ended[Status.CLARIFYING]


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_parts_add_up_to_their_wholes(quarter: Rehearsal, month: Month) -> None:
    figures, _ = told(quarter, month)
    messages, quality, deadlines = figures.messages, figures.quality, figures.deadlines
    assert messages.outcomes.total == figures.received
    assert sum(day.received for day in messages.by_day) == figures.received
    assert sum(source.count for source in messages.sources) == figures.received
    assert sum(topic.count for topic in messages.topics) == figures.received
    assert sum(one.count for one in messages.unanswered) == (
        messages.outcomes.excluded + messages.outcomes.out_of_scope + messages.outcomes.closed
    )
    assert quality.at_first_sight + quality.reworked + quality.after_rework == quality.reviewed
    drafts = [one for group in figures.officials for one in group.executors]
    assert sum(one.total for one in drafts) == figures.timeliness[Key.DRAFT].total
    assert sum(one.returns for one in drafts) == figures.returns
    answer = deadlines.clause(Key.ANSWER)
    assert sum(deadlines.answer_hours) == answer.in_time
    # Of the late ones, some are not posted yet or were withdrawn with their breach.
    assert deadlines.answers_over <= answer.late - answer.running
    breached = sum(one.late for key, one in figures.timeliness.items() if key is not Key.NOTE)
    assert figures.shortcomings.deadlines == breached
    assert figures.open.total == figures.open_at_end
    assert figures.interims.given == figures.posted.interim
    assert figures.compared.months[-1].received == figures.received
