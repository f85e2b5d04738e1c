"""PROCEDURE.md as tables: where each action is allowed, and which clause refuses it elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from models.terms import ReplyKind
from tests.desk.rig import POSTED, ZONE, Rig
from uhta_tui.procedure.actions import ACTION_TYPES
from uhta_tui.procedure.lines import read_line
from uhta_tui.procedure.play import RULES, play
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.scene import EarlierReply

Step = Mapping[str, object]

A: Final = "uzhkh"
B: Final = "kumi"


def _draft(executor: str = A, kind: str = "answer") -> Step:
    content = {} if kind == "clarification" else {"content": "explanation"}
    return {"action": "draft", "executor": executor, "kind": kind, "text": "Проект", **content}


def _approve(executor: str = A) -> Step:
    return {"action": "approve", "executor": executor}


def _rework(executor: str = A) -> Step:
    return {"action": "rework", "executor": executor, "reasons": [{"number": 2}]}


def _return(executor: str) -> Step:
    return {"action": "return", "executor": executor, "reason": "не наше"}


def _route(*executors: str) -> Step:
    return {"action": "route", "executors": list(executors)}


COMPOSE: Final[Step] = {"action": "compose", "text": "Здравствуйте!"}
POST: Final[Step] = {"action": "post", "url": POSTED}
CLARIFY: Final[Step] = {"action": "clarify", "text": "Где это?"}
CLOSE: Final[Step] = {"action": "close", "reason": "благодарность"}
EXCLUDE: Final[Step] = {"action": "exclude", "ground": "abuse"}
OUT: Final[Step] = {"action": "out_of_scope", "law": "59-FZ"}

APPROVED: Final = (_route(A), _draft(), _approve(), COMPOSE)
INTERIM: Final = (_route(A), _draft(kind="interim"), _approve(), COMPOSE, POST)

STAGES: Final[Mapping[str, tuple[Step, ...]]] = {
    "received": (),
    "drafting": (_route(A),),
    "review": (_route(A), _draft()),
    "composing": (_route(A), _draft(), _approve()),
    "approved": APPROVED,
    "interim": INTERIM,
    "clarifying": (CLARIFY, POST),
    "answered": (*APPROVED, POST),
    "closed": (CLOSE,),
    "excluded": (EXCLUDE,),
    "out_of_scope": (OUT,),
    # After the interim reply: the final draft is there, approved, composed, posted.
    "f.review": (*INTERIM, _draft()),
    "f.drafting": (*INTERIM, _draft(), _rework()),
    "f.composing": (*INTERIM, _draft(), _approve()),
    "f.approved": (*INTERIM, _draft(), _approve(), COMPOSE),
    "f.answered": (*INTERIM, _draft(), _approve(), COMPOSE, POST),
    "f.nobody": (*INTERIM, {"action": "withdraw", "executor": A, "reason": "не их"}),
}

ASKED: Final[Mapping[str, Step]] = {
    "route": _route(B),
    "return": _return(A),
    "reroute": {"action": "reroute", "executor": A, "to": [B]},
    "withdraw": {"action": "withdraw", "executor": A, "reason": "не их"},
    "draft": _draft(),
    "interim draft": _draft(kind="interim"),
    "request draft": _draft(kind="clarification"),
    "rework": _rework(),
    "edit_jointly": {"action": "edit_jointly", "executor": A, "text": "Вместе"},
    "approve": _approve(),
    "compose": COMPOSE,
    "clarify": CLARIFY,
    "author_answered": {"action": "author_answered", "text": "У дома 5"},
    "repeat": {"action": "repeat", "earlier": "№1", "new_facts": False},
    "new facts": {"action": "repeat", "earlier": "№1", "new_facts": True},
    "post": POST,
    "exclude": EXCLUDE,
    "out_of_scope": OUT,
    "restore": {"action": "restore", "reason": "ошибка"},
    "reopen": {"action": "reopen", "reason": "опечатка"},
    "close": CLOSE,
    "note_text": {"action": "note_text", "text": "Звонили автору"},
    "finding": {"action": "finding", "executor": A, "text": "Неполно"},
    "amend": {"action": "amend", "fields": {"topic": "Дороги"}, "reason": "опечатка"},
}

MESSAGES: Final = """
                received drafting review composing approved interim clarifying answered closed excluded o_o_s
route           ok       ok       ok     ok        п.8      ok      п.8        п.8      п.8    п.8      п.8
return          п.9      ok       п.9    п.9       п.9      п.15    п.9        п.9      п.9    п.9      п.9
reroute         п.9      п.9      п.9    п.9       п.9      п.9     п.9        п.9      п.9    п.9      п.9
withdraw        п.6      ok       ok     ok        п.6      ok      п.6        п.6      п.6    п.6      п.6
draft           п.10     ok       ok     п.10      п.10     ok      п.10       п.10     п.10   п.10     п.10
interim draft   п.10     ok       ok     п.10      п.10     п.15    п.10       п.10     п.10   п.10     п.10
request draft   п.10     ok       ok     п.10      п.10     п.15    п.10       п.10     п.10   п.10     п.10
rework          п.12     п.12     ok     ok        п.12     п.12    п.12       п.12     п.12   п.12     п.12
edit_jointly    п.11     п.11     ok     п.11      п.11     п.11    п.11       п.11     п.11   п.11     п.11
approve         п.11     п.11     ok     п.11      п.11     п.11    п.11       п.11     п.11   п.11     п.11
compose         п.16     п.16     п.16   ok        п.16     п.16    п.16       п.16     п.16   п.16     п.16
clarify         ok       ok       ok     ok        п.2      п.15    п.2        п.2      п.2    п.2      п.2
author_answered п.2      п.2      п.2    п.2       п.2      п.2     ok         п.2      ok     п.2      п.2
repeat          ok       п.17     п.17   п.17      п.17     п.17    п.17       п.17     п.17   п.17     п.17
new facts       ok       п.17     п.17   п.17      п.17     п.17    п.17       п.17     п.17   п.17     п.17
post            п.14     п.14     п.14   п.14      ok       п.14    п.14       п.14     п.14   п.14     п.14
exclude         ok       ok       ok     ok        п.18     п.18    п.18       п.18     п.18   п.18     п.18
out_of_scope    ok       ok       ok     ok        п.21     п.21    п.21       п.21     п.21   п.21     п.21
restore         п.18     п.18     п.18   п.18      п.18     п.18    п.18       п.18     ok     ok       ok
reopen          п.14     п.14     п.14   п.14      ok       п.14    п.14       п.14     п.14   п.14     п.14
close           ok       п.5      п.5    п.5       п.5      п.5     ok         п.5      п.5    п.5      п.5
note_text       ok       ok       ok     ok        ok       ok      ok         ok       ok     ok       ok
finding         ok       ok       ok     ok        ok       ok      ok         ok       ok     ok       ok
amend           ok       ok       ok     ok        ok       ok      ok         ok       ok     ok       ok
"""
"""What may be done to a message; the only part, if any, is that of one executor."""

FINAL_PHASE: Final = """
                f.review f.drafting f.composing f.approved f.answered f.nobody
route           ok       ok         ok          п.8        п.8        ok
return          п.15     п.15       п.15        п.15       п.15       п.9
withdraw        ok       ok         ok          п.6        п.6        п.6
draft           ok       ok         п.10        п.10       п.10       п.10
interim draft   п.15     п.15       п.10        п.10       п.10       п.10
request draft   п.15     п.15       п.10        п.10       п.10       п.10
rework          ok       п.12       ok          п.12       п.12       п.12
approve         ok       п.11       п.11        п.11       п.11       п.11
compose         п.16     п.16       ok          п.16       п.16       п.16
clarify         п.15     п.15       п.15        п.15       п.2        п.15
author_answered п.2      п.2        п.2         п.2        п.2        п.2
repeat          п.17     п.17       п.17        п.17       п.17       п.17
post            п.14     п.14       п.14        ok         п.14       п.14
exclude         п.18     п.18       п.18        п.18       п.18       п.18
out_of_scope    п.21     п.21       п.21        п.21       п.21       п.21
restore         п.18     п.18       п.18        п.18       п.18       п.18
reopen          п.14     п.14       п.14        ok         п.14       п.14
close           п.5      п.5        п.5         п.5        п.5        п.5
"""
"""The same after an interim reply: one interim, no request, no triage any more (п.15)."""

PART_STAGES: Final[Mapping[str, tuple[Step, ...]]] = {
    "p.sent": (_route(A, "usad"),),
    "p.returned": (_route(A, "usad"), _return(A)),
    "p.drafted": (_route(A, "usad"), _draft()),
    "p.rework": (_route(A, "usad"), _draft(), _rework()),
    "p.approved": (_route(A, "usad"), _draft(), _approve()),
    "p.withdrawn": (_route(A, "usad"), {"action": "withdraw", "executor": A, "reason": "не их"}),
    "p.rerouted": (_route(A, "usad"), _return(A), {"action": "reroute", "executor": A, "to": ["education"]}),
    "p.request": (_route(A, "usad"), _draft(kind="clarification"), _approve()),
    # After an interim reply of `usad`: the part of A is routed then, or gave its full answer before.
    "p.f.sent": (_route("usad"), _draft("usad", "interim"), _approve("usad"), COMPOSE, POST, _route(A)),
    "p.f.returned": (
        *(_route("usad"), _draft("usad", "interim"), _approve("usad"), COMPOSE, POST, _route(A)),
        _return(A),
    ),
    "p.f.full": (
        *(_route(A, "usad"), _draft("usad", "interim"), _approve("usad"), _draft(), _approve(), COMPOSE),
        POST,
    ),
}

PARTS: Final = """
                sent returned drafted rework approved withdrawn rerouted request f.sent f.returned f.full
return          ok   п.9      п.9     п.9    п.9      п.9       п.9      п.9     ok     п.9        п.9
reroute         п.9  ok       п.9     п.9    п.9      п.9       п.9      п.9     п.9    ok         п.9
withdraw        ok   ok       ok      ok     ok       п.6       п.6      ok      ok     ok         ok
draft           ok   п.10     ok      ok     п.10     п.10      п.10     п.10    ok     п.10       п.10
interim draft   ok   п.10     ok      ok     п.10     п.10      п.10     п.10    п.15   п.10       п.10
request draft   ok   п.10     ok      ok     п.10     п.10      п.10     п.10    п.15   п.10       п.10
rework          п.12 п.12     ok      п.12   ok       п.12      п.12     ok      п.12   п.12       ok
edit_jointly    п.11 п.11     ok      п.11   п.11     п.11      п.11     п.11    п.11   п.11       п.11
approve         п.11 п.11     ok      п.11   п.11     п.11      п.11     п.11    п.11   п.11       п.11
compose         п.16 п.16     п.16    п.16   п.16     п.16      п.16     ok      п.16   п.16       п.16
route           ok   ok       ok      ok     ok       ok        ok       ok      ok     ok         ok
"""
"""What may be done with one executor's part while another's is still being prepared."""


def _cells(table: str, prefix: str = "") -> Iterator[tuple[str, str, str]]:
    """Stage, action and what must come of it, from a table above."""
    head, *rows = table.strip("\n").splitlines()
    stages = head.replace("o_o_s", "out_of_scope").split()
    for row in rows:
        name, cells = row[:15].strip(), row[15:].split()
        assert len(cells) == len(stages), row
        yield from ((prefix + stage, name, cell) for stage, cell in zip(stages, cells, strict=True))


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rig, dict[str, int]]:
    """A desk with a message at every stage."""
    rig = Rig(tmp_path_factory.mktemp("stages"), "2026-06-30T18:00")
    numbers = {}
    for number, (stage, steps) in enumerate({**STAGES, **PART_STAGES}.items(), 1):
        rig.receive("2026-06-09T10:00", stage)
        for minute, step in enumerate(steps, 1):
            rig.act(f"2026-06-09T10:{minute:02}", str(step["action"]), stage, **_fields(step))
        numbers[stage] = number
    return rig, numbers


def _fields(step: Step) -> dict[str, object]:
    return {name: value for name, value in step.items() if name != "action"}


@pytest.mark.parametrize(
    ("stage", "name", "expected"), [*_cells(MESSAGES), *_cells(FINAL_PHASE), *_cells(PARTS, "p.")]
)
def test_an_action_is_allowed_or_refused_by_its_clause(
    stages: tuple[Rig, dict[str, int]], stage: str, name: str, expected: str
) -> None:
    rig, numbers = stages
    line = {"at": "2026-06-09T12:00", "by": "Иванова А.А.", "message": stage, **ASKED[name]}
    earlier = EarlierReply(99, ReplyKind.ANSWER, POSTED, rig.now)
    scene = replace(rig.desk.scene(), earlier=earlier, earlier_number=99)
    case = rig.case(numbers[stage])
    try:
        play(case, read_line(line, ZONE), scene)
    except Refused as refused:
        found = refused.clause
    else:
        found = "ok"
    assert found == expected


@pytest.mark.parametrize("stage", [stage for stage in STAGES if not stage.startswith("f.")])
def test_every_stage_is_the_status_it_is_named_after(stages: tuple[Rig, dict[str, int]], stage: str) -> None:
    rig, numbers = stages
    assert rig.status(numbers[stage]) == stage


def test_the_tables_name_every_action_on_a_message_but_those_on_a_shortcoming() -> None:
    asked = {str(step["action"]) for step in ASKED.values()}
    assert asked == set(RULES) - {"notify", "resolve"}
    assert set(RULES) <= set(ACTION_TYPES)


def test_every_refusal_names_the_way_in_russian(tmp_path: Path) -> None:
    rig = Rig(tmp_path, "2026-06-30T18:00")
    rig.receive("2026-06-09T10:00")
    refusal = rig.refusal("2026-06-09T10:10", "post", url=POSTED)
    assert refusal.clause == "п.14"
    assert refusal.text == "Разместить нельзя: сообщение ещё не направлено (п.14)."
