"""The desk and the oracle side by side: lines for the one, and all that can be told of a message by both."""

from pathlib import Path

from tests.desk.rig import EXECUTORS, POSTED, ZONE
from tests.procedure.oracle import Oracle
from tests.procedure.oracle_held import held
from tests.procedure.oracle_values import Line, Message
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.procedure.ledger import held as held_by_desk
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import shortcomings
from uhta_tui.worktime.moments import iso

Rows = dict[str, object]


def by_oracle(message: Message, oracle: Oracle, now: int) -> Rows:
    """All that can be told of a message, as the oracle has it."""
    deadlines: list[tuple[object, ...]] = []
    breaches: list[tuple[object, ...]] = []
    for d in message.deadlines:
        over = (0 if d.key == "return" else oracle.late(d, now)) if d.running else d.over
        side = (oracle.blame(d, now) if d.running else d.fault) if over else None
        who = d.part.executor if d.part else None
        unsure = oracle.clock.is_provisional(d.start, d.due)
        deadlines.append((d.key, who, d.cycle, d.start, d.due, d.met, d.dropped, over, side, unsure))
        if over:
            accused = who if side == "executor" else None
            breaches.append((d.key, side, accused, over, EXECUTORS.get(accused or "", "social_deputy")))
    reply = message.reply
    return {
        "status": message.status,
        "cycle": message.cycle,
        "parts": [(p.executor, p.status, p.cycle, p.sent_at, p.kinds) for p in message.parts],
        "deadlines": sorted(deadlines, key=repr),
        "shortcomings": sorted(breaches, key=repr),
        "reply": (reply.kind, reply.approved_at, reply.posted_at) if reply else None,
        "held": held(message, oracle.clock, now),
    }


def by_desk(case: Case, scene: Scene) -> Rows:
    """The same as the desk has it."""
    deadlines = []
    for d in case.deadlines:
        over = over_now(d, scene)
        side = next(
            (s.side.value for s in shortcomings(case, scene) if s.id == f"{case.number}-{d.no}"), None
        )
        ends = (d.met_at, d.dropped_at)
        deadlines.append((d.key.value, d.executor, d.cycle, d.start, d.due, *ends, over, side, d.provisional))
    kinds = {p.no: [d.kind.value for d in case.drafts if d.part == p.no] for p in case.parts}
    found = [(s.key, s.side.value, s.executor, s.over, s.official) for s in shortcomings(case, scene)]
    who = held_by_desk(case, scene.calendar, scene.now)
    reply = case.reply
    return {
        "status": case.status.value,
        "cycle": case.cycle,
        "parts": [(p.executor, p.status.value, p.cycle, p.sent_at, kinds[p.no]) for p in case.parts],
        "deadlines": sorted(deadlines, key=repr),
        "shortcomings": sorted(((k.value if k else None, *rest) for k, *rest in found), key=repr),
        "reply": (reply.kind.value, reply.approved_at, reply.posted_at) if reply else None,
        "held": (who.desk, who.executors, {code: n for code, n in who.by_executor.items() if n}),
    }


def as_entered(line: Line, evidence: Path) -> dict[str, object]:
    """A line as `uhta act` would read it."""
    action = line["action"]
    full: dict[str, object] = {**line, "at": iso(line["at"], ZONE), "by": "Иванова А.А."}
    if "days" in line:
        full["days"] = {d: list(v) if isinstance(v, tuple) else v for d, v in line["days"].items()}
    if full.pop("evidence", False):
        full["attachments"] = [str(evidence)]
    if action in ("draft", "edit_jointly", "compose", "clarify", "author_answered"):
        full["text"] = "Текст"
    if action in ("return", "withdraw", "close", "restore", "reopen"):
        full["reason"] = "так надо"
    extra: dict[str, dict[str, object]] = {
        "receive": {"source": "ВКонтакте", "text": "Яма на дороге"},
        "rework": {"reasons": [{"number": 1}]},
        "post": {"url": POSTED},
        "exclude": {"ground": "abuse"},
        "out_of_scope": {"law": "59-FZ"},
    }
    return {**full, **extra.get(action, {})}
