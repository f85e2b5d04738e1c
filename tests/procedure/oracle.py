"""The Порядок once more, written from PROCEDURE.md alone: what a list of action lines must come to.

It plays lines that are legal and does not refuse any; deadlines are counted by `clockwork`. Nothing here is
imported from the program, so that a disagreement between the two is a question to PROCEDURE.md.
"""

from collections.abc import Callable, Mapping
from typing import Final

from tests.procedure.clockwork import Clockwork
from tests.procedure.oracle_values import TERMS, Deadline, Event, Line, Message, Part, Reply

HOUR: Final = 3600
OF_EXECUTOR: Final = ("return", "draft", "rework", "final")
"""Deadlines that the executor owes."""
UNDO: Final = 600
"""Seconds of the clock within which a withdrawal undoes the routing."""


class Oracle:
    """A desk that only counts.

    Args:
        clock: The working calendar at the start.
    """

    def __init__(self, clock: Clockwork) -> None:
        self.clock = clock
        self.terms = dict(TERMS)
        self.messages: dict[str, Message] = {}
        self._rules: Mapping[str, Callable[[Message, Line], None]] = {
            "route": self._route,
            "return": self._return,
            "reroute": self._reroute,
            "withdraw": self._withdraw,
            "draft": self._draft,
            "rework": self._rework,
            "edit_jointly": self._edit,
            "approve": self._approve,
            "compose": self._compose,
            "clarify": self._clarify,
            "author_answered": self._author_answered,
            "repeat": self._repeat,
            "post": self._post,
            "exclude": self._triage,
            "out_of_scope": self._triage,
            "close": self._triage,
            "restore": self._restore,
            "reopen": self._reopen,
        }

    def play(self, line: Line) -> None:
        """Carry out one legal line."""
        action, at = line["action"], line["at"]
        if action == "receive":
            self._receive(line)
        elif action == "calendar":
            self.clock = self.clock.with_days(line.get("days", {}))
            self.terms.update(line.get("terms", {}))
            for message in self.messages.values():
                for deadline in message.deadlines:
                    if deadline.running:
                        self._place(message, deadline)
        else:
            message = self.messages[line["message"]]
            self._rules[action](message, line)
            message.last = max(message.last, at)
            if action in ("compose", "post", "reopen"):
                message.barrier = max(message.barrier, at)

    # -- deadlines ------------------------------------------------------------------------------

    def _place(self, message: Message, deadline: Deadline) -> None:
        """Count the due moment of a deadline from its start by the calendar in force."""
        hours = {name.removesuffix("_hours"): n for name, n in self.terms.items()}
        if deadline.key == "draft":
            answer = next(d for d in message.deadlines if d.key == "answer" and d.cycle == deadline.cycle)
            deadline.due = self.clock.sub(answer.due, self.terms["draft_before_hours"] * HOUR)
        elif deadline.key == "final":
            assert message.interim_at is not None
            deadline.due = self.clock.end_of_working_day(message.interim_at, self.terms["final_days"])
        else:
            deadline.due = self.clock.add(deadline.start, hours[deadline.key] * HOUR)

    def _start(self, message: Message, key: str, at: int, part: Part | None = None) -> None:
        deadline = Deadline(key, part, message.cycle, at, at)
        message.deadlines.append(deadline)
        self._place(message, deadline)

    def _running(self, message: Message, key: str, part: Part | None = None) -> list[Deadline]:
        return [d for d in message.deadlines if d.running and d.key == key and d.part is part]

    def late(self, deadline: Deadline, moment: int) -> int:
        """Working seconds past due at a moment."""
        return max(0, self.clock.between(deadline.due, moment))

    def blame(self, deadline: Deadline, moment: int) -> str:
        """Whose a breach is."""
        part = deadline.part
        if part is None or deadline.key not in OF_EXECUTOR or part.executor == "desk":
            return "desk"
        if deadline.key == "draft":
            hour = self.clock.add(part.sent_at, self.terms["return_hours"] * HOUR)
            return "executor" if self.clock.between(hour, moment) > 0 else "desk"
        return "executor"

    def _assess(self, deadline: Deadline) -> None:
        moment = deadline.met if deadline.met is not None else deadline.dropped
        assert moment is not None
        window = deadline.key == "return" and deadline.met is None
        deadline.over = 0 if deadline.forgiven or window else self.late(deadline, moment)
        deadline.fault = self.blame(deadline, moment) if deadline.over else None

    def _meet(self, message: Message, line: Line, key: str, part: Part | None = None) -> list[Deadline]:
        met = self._running(message, key, part)
        for deadline in met:
            deadline.met, deadline.met_by = line["at"], line["action"]
            self._assess(deadline)
        return met

    def _drop(
        self, message: Message, at: int, key: str, part: Part | None = None, forgiven: bool = False
    ) -> None:
        for deadline in self._running(message, key, part):
            deadline.dropped, deadline.forgiven = at, forgiven
            self._assess(deadline)

    def _resume(self, message: Message, deadline: Deadline) -> None:
        deadline.met = deadline.dropped = deadline.fault = None
        deadline.over, deadline.forgiven = 0, False
        self._place(message, deadline)

    # -- the course of a message ----------------------------------------------------------------

    def _receive(self, line: Line) -> None:
        at = line["at"]
        message = Message(line["message"], at, last=at)
        self.messages[message.name] = message
        message.events.append(Event(at, "turn", value="open"))
        self._start(message, "route", at)
        self._start(message, "answer", at)

    def _send(self, message: Message, executors: list[str], at: int) -> None:
        for executor in executors:
            part = Part(len(message.parts), executor, message.cycle, at)
            message.parts.append(part)
            message.put(part, "sent", at)
            self._start(message, "return", at, part)
            if message.interim_at is None:
                self._start(message, "draft", at, part)
            else:
                self._start(message, "final", message.interim_at, part)

    def _route(self, message: Message, line: Line) -> None:
        if self._meet(message, line, "route"):
            message.draft_since_routing = False
        self._send(message, line["executors"], line["at"])

    def _return(self, message: Message, line: Line) -> None:
        part, at = message.part(line["executor"]), line["at"]
        self._meet(message, line, "return", part)
        self._drop(message, at, "draft", part, forgiven=True)
        self._drop(message, at, "final", part, forgiven=True)
        self._start(message, "reroute", at, part)
        message.put(part, "returned", at)

    def _reroute(self, message: Message, line: Line) -> None:
        part = message.part(line["executor"])
        self._meet(message, line, "reroute", part)
        message.put(part, "rerouted", line["at"])
        self._send(message, line["to"], line["at"])

    def _take_back(self, message: Message, parts: list[Part], at: int) -> None:
        """Withdraw parts: what they owed is dropped and keeps the breach it had."""
        for part in parts:
            for deadline in message.deadlines:
                if deadline.part is part:
                    self._drop(message, at, deadline.key, part)
            message.put(part, "withdrawn", at)

    def _withdraw(self, message: Message, line: Line) -> None:
        at = line["at"]
        self._take_back(message, [message.part(line["executor"])], at)
        if message.live:
            return
        # A part's action may be set back before another part's: the message came back when the last one went.
        back = max(event.at for event in message.events)
        routed = [d for d in message.deadlines if d.key == "route" and d.cycle == message.cycle][-1]
        fresh = routed.met_by == "route" and routed.met is not None and back - routed.met <= UNDO
        if fresh and not message.draft_since_routing:
            self._resume(message, routed)
        else:
            self._start(message, "route", back)

    def _draft(self, message: Message, line: Line) -> None:
        part, at = message.part(line["executor"]), line["at"]
        if part.status in ("sent", "rework"):
            self._drop(message, at, "return", part)
            for key in ("draft", "final", "rework"):
                self._meet(message, line, key, part)
            self._start(message, "review", at, part)
        part.kinds.append(line["kind"])
        part.content, part.evidence = line.get("content", ""), line.get("evidence", False)
        message.draft_since_routing = True
        if message.interim_at is not None:
            message.final_draft_came = True
            message.events.append(Event(at, "final draft"))
        message.put(part, "drafted", at)

    def _rework(self, message: Message, line: Line) -> None:
        part = message.part(line["executor"])
        self._meet(message, line, "review", part)
        self._start(message, "rework", line["at"], part)
        message.put(part, "rework", line["at"])

    def _edit(self, message: Message, line: Line) -> None:
        part = message.part(line["executor"])
        part.kinds.append(part.kinds[-1])
        part.last = line["at"]

    def _approve(self, message: Message, line: Line) -> None:
        part = message.part(line["executor"])
        self._meet(message, line, "review", part)
        message.put(part, "approved", line["at"])

    def _make_reply(self, message: Message, line: Line, kind: str, touched: list[Deadline]) -> None:
        message.replies.append(Reply(kind, line["action"], line["at"], touched=touched))
        self._start(message, "publish", line["at"])
        message.go("approved", line["at"])

    def _compose(self, message: Message, line: Line) -> None:
        kind = line["kind"]
        if kind == "clarification":
            others = [p for p in message.live if p.status != "approved" or p.kinds[-1] != kind]
            self._take_back(message, others, line["at"])
        self._make_reply(message, line, kind, [])

    def _clarify(self, message: Message, line: Line) -> None:
        touched = self._meet(message, line, "route")
        self._take_back(message, message.live, line["at"])
        self._make_reply(message, line, "clarification", touched)

    def _author_answered(self, message: Message, line: Line) -> None:
        message.cycle += 1
        message.events.append(Event(line["at"], "cycle"))
        message.go("open", line["at"])
        self._start(message, "route", line["at"])
        self._start(message, "answer", line["at"])

    def _repeat(self, message: Message, line: Line) -> None:
        message.repeat_with_facts = line["new_facts"]
        if line["new_facts"]:
            return
        self._make_reply(message, line, "answer", self._meet(message, line, "route"))

    def _post(self, message: Message, line: Line) -> None:
        reply, at = message.reply, line["at"]
        assert reply is not None
        reply.posted_at = at
        reply.touched = self._meet(message, line, "publish") + self._meet(message, line, "answer")
        if reply.kind != "interim":
            message.go("answered" if reply.kind == "answer" else "clarifying", at)
            return
        message.interim_at = at
        message.events.append(Event(at, "interim"))
        message.go("open", at)
        for part in message.live:
            if part.kinds[-1] == "interim":
                message.put(part, "sent", at)
                self._start(message, "final", at, part)

    def _triage(self, message: Message, line: Line) -> None:
        at = line["at"]
        message.triaged = self._meet(message, line, "route") + self._running(message, "answer")
        self._drop(message, at, "answer", forgiven=True)
        self._take_back(message, message.live, at)
        turns = {"exclude": "excluded", "out_of_scope": "out_of_scope", "close": "closed"}
        message.go(turns[line["action"]], at)

    def _restore(self, message: Message, line: Line) -> None:
        for deadline in message.triaged:
            self._resume(message, deadline)
        if not any(d.running for d in message.deadlines):
            self._start(message, "route", line["at"])
        message.go("open", line["at"])

    def _reopen(self, message: Message, line: Line) -> None:
        reply, at = message.reply, line["at"]
        assert reply is not None
        reply.taken_back = True
        self._drop(message, at, "publish")
        if reply.origin in ("clarify", "repeat"):
            for deadline in reply.touched:
                self._resume(message, deadline)
        message.go("open", at)
