"""Random lives of messages, legal by PROCEDURE.md: what a desk may enter in a month, nights and all.

A life is walked with the oracle, which knows at each step what stands open; the lines are then given both to
a fresh oracle and to the program.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.procedure.clockwork import Clockwork
from tests.procedure.oracle import Oracle
from tests.procedure.oracle_values import Line, Part

EXECUTORS: Final = ("uzhkh", "kumi", "education", "usad", "desk")
EARLIER: Final = "earlier"
"""The message that repeats point to."""
_OPEN: Final = ("received", "drafting", "review", "composing")
_CONTENTS: Final = ("measures", "progress", "refutation", "explanation")

Choice = tuple[float, Line]
"""How likely a line is, and the line without its moment."""


class Life:
    """One message from its receipt to its end, or to the present.

    Args:
        rng: Where chance comes from.
        clock: The calendar, to aim at due moments.
        name: The message's external id.
        start: Its receipt.
        end: The present: nothing is entered beyond it.
    """

    def __init__(self, rng: Random, clock: Clockwork, name: str, start: int, end: int) -> None:
        self.rng, self.clock, self.end = rng, clock, end
        self.oracle = Oracle(clock)
        self.lines: list[Line] = []
        self._put({"at": start, "action": "receive", "message": name})
        self.message = self.oracle.messages[name]

    def _put(self, line: Line) -> None:
        self.lines.append(line)
        self.oracle.play(line)

    def run(self, steps: int) -> list[Line]:
        """Live on for at most `steps` actions."""
        for _ in range(steps):
            choices = self._choices()
            if not choices or not self._step(choices):
                break
        return self.lines

    def _step(self, choices: Sequence[Choice]) -> bool:
        line = self.rng.choices([line for _, line in choices], [weight for weight, _ in choices])[0].copy()
        line["message"] = self.message.name
        line["at"] = self._moment(self._not_before(line))
        if line["at"] > self.end:
            return False
        self._put(line)
        return True

    # -- when -----------------------------------------------------------------------------------

    def _not_before(self, line: Line) -> int:
        """The moment that the action follows."""
        if "executor" not in line:
            return self.message.last
        return max(self.message.part(line["executor"]).last, self.message.barrier)

    def _moment(self, base: int) -> int:
        """A moment at or after another: at once, soon, a day later, in the night, on a due moment."""
        rng = self.rng
        dues = [d.due for d in self.message.deadlines if d.running and d.due >= base]
        kinds: list[Callable[[], int]] = [
            lambda: base,
            lambda: base + rng.randrange(1, 3000),
            lambda: base + rng.randrange(600, 4 * 3600),
            lambda: base + rng.randrange(3600, 40 * 3600),
            lambda: self.clock.add(base, rng.randrange(1, 10 * 3600)),
            lambda: rng.choice(dues) if dues else base,
            lambda: self.clock.add(rng.choice(dues), 1) if dues else base + 1,
        ]
        moment = rng.choices(kinds, [8, 40, 20, 5, 15, 8, 4])[0]()
        return max(base, moment - moment % 60) if rng.random() < 0.5 else moment

    # -- what -----------------------------------------------------------------------------------

    def _choices(self) -> list[Choice]:
        message, status = self.message, self.message.status
        open_ = status in _OPEN or status == "interim"
        in_final = message.interim_at is not None
        choices: list[Choice] = []
        if open_:
            choices += self._routing(0.4 if message.live else 9)
            for part in message.live:
                choices += self._of_part(part)
            choices += self._composing()
        if status in _OPEN and not in_final:
            choices += [(0.3, {"action": name}) for name in ("clarify", "exclude", "out_of_scope")]
        if status == "received":
            choices += [(0.5, {"action": "close"})]
            for new_facts in (True, False):
                choices.append((0.5, {"action": "repeat", "earlier": EARLIER, "new_facts": new_facts}))
        return choices + _AFTER.get(status, [])

    def _routing(self, weight: float) -> list[Choice]:
        executors = self._free()
        return [(weight, {"action": "route", "executors": executors})] if executors else []

    def _free(self, besides: str = "") -> list[str]:
        """One to three executors that hold no part."""
        holders = {part.executor for part in self.message.live} | {besides}
        free = [code for code in EXECUTORS if code not in holders]
        self.rng.shuffle(free)
        return free[: self.rng.choice((1, 1, 1, 2, 3))]

    def _composing(self) -> list[Choice]:
        approved = [part for part in self.message.live if part.status == "approved"]
        if not approved:
            return []
        kinds = {part.kinds[-1] for part in approved}
        if self.message.interim_at is not None:
            kind = "answer"
        elif "clarification" in kinds:
            return [(6, {"action": "compose", "kind": "clarification"})]
        else:
            kind = "interim" if "interim" in kinds else "answer"
        if len(approved) < len(self.message.live):
            return []
        return [(8, {"action": "compose", "kind": kind})]

    def _of_part(self, part: Part) -> list[Choice]:
        who = part.executor
        choices: list[Choice] = [(0.4, {"action": "withdraw", "executor": who})]
        if part.status in ("sent", "rework", "drafted"):
            choices.append((0.5 if part.status == "drafted" else 6, self._draft(who)))
        if part.status == "sent" and not part.kinds:
            choices.append((1.5, {"action": "return", "executor": who}))
        if part.status == "returned" and (others := self._free(who)):
            choices.append((6, {"action": "reroute", "executor": who, "to": others}))
        if part.status in ("drafted", "approved"):
            choices.append((2 if part.status == "drafted" else 0.3, {"action": "rework", "executor": who}))
        if part.status == "drafted":
            choices.append((1, {"action": "edit_jointly", "executor": who}))
            if self._fit(part):
                lacks = self.message.repeat_with_facts and not part.evidence
                choices.append((7, {"action": "approve", "executor": who, "without_evidence": lacks}))
        return choices

    def _fit(self, part: Part) -> bool:
        """Whether a draft may be approved (п.10, 17)."""
        if part.kinds[-1] == "clarification" or (part.evidence and not self.message.repeat_with_facts):
            return True
        if self.message.repeat_with_facts:
            return part.kinds[-1] == "interim" or part.content in ("measures", "progress")
        return part.content == "explanation"

    def _draft(self, executor: str) -> Line:
        kind = self.rng.choices(("answer", "interim", "clarification"), (7, 2, 1))[0]
        if self.message.interim_at is not None:
            kind = "answer"
        line: Line = {"action": "draft", "executor": executor, "kind": kind}
        if kind != "clarification":
            line["content"] = self.rng.choice(_CONTENTS)
        line["evidence"] = self.rng.random() < 0.6
        return line


_AFTER: Final[dict[str, list[Choice]]] = {
    "approved": [(8, {"action": "post"}), (1, {"action": "reopen"})],
    "clarifying": [(5, {"action": "author_answered"}), (1, {"action": "close"})],
    "closed": [(1, {"action": "restore"}), (1, {"action": "author_answered"})],
    "excluded": [(1, {"action": "restore"})],
    "out_of_scope": [(1, {"action": "restore"})],
}


def earlier_life(start: int) -> list[Line]:
    """The message that is answered first, so that others may repeat it."""
    steps: list[Line] = [
        {"action": "receive"},
        {"action": "route", "executors": ["uzhkh"]},
        {"action": "draft", "executor": "uzhkh", "kind": "answer", "content": "explanation"},
        {"action": "approve", "executor": "uzhkh"},
        {"action": "compose", "kind": "answer"},
        {"action": "post"},
    ]
    return [{**step, "at": start, "message": EARLIER} for step in steps]


def month(rng: Random, clock: Clockwork, *, start: int, end: int, messages: int, changes: int) -> list[Line]:
    """A month of lives, entered more or less in the order of time, with changes of the calendar between."""
    lives = []
    for number in range(messages):
        received = rng.randrange(start, start + (end - start) * 3 // 4)
        received -= received % rng.choice((1, 60, 3600))
        lives.append(Life(rng, clock, f"IM-{number}", received, end).run(rng.randrange(4, 40)))
    entries: list[tuple[int, int, Line]] = []
    for life in lives:
        latest = 0
        for place, line in enumerate(life):
            latest = max(latest, line["at"])
            entries.append((latest, place, line))
    entries.sort(key=lambda entry: entry[0])
    lines = [line for _, _, line in entries]
    for _ in range(changes):
        place = rng.randrange(len(lines))
        lines.insert(place, _change(rng, clock, lines[place]["at"]))
    return [*earlier_life(start), *lines]


def _change(rng: Random, clock: Clockwork, at: int) -> Line:
    """A change of the calendar or of the terms, about the days around."""
    day = clock.day_of(at + rng.randrange(-2, 4) * 86400)
    spelled: list[str | tuple[str, ...]] = ["off", ("10:00-12:30",), ("08:00-20:00",)]
    spelled.append("short" if clock.works_on(day) else "work")
    if rng.random() < 0.7:
        return {"at": at, "action": "calendar", "days": {day.isoformat(): rng.choice(spelled)}}
    name, hours = rng.choice(_OTHER_TERMS)
    return {"at": at, "action": "calendar", "terms": {name: hours}}


_OTHER_TERMS: Final = (("answer_hours", 9), ("review_hours", 2), ("final_days", 5), ("return_hours", 2))
