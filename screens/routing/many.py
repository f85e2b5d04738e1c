"""Sending several messages to the same executors at once (п.8, 9, 16). No Textual here."""

from collections.abc import Sequence

from screens.acts.parts import returned_parts
from screens.acts.together import messages, numbered
from screens.routing.routing import Due, Routing
from screens.subject import Group, Subject
from screens.why import Why
from uhta_tui.assist.routing import Suggestion
from uhta_tui.desk.rows import ExecutorRow
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.case import Deadline, Part
from uhta_tui.worktime.moments import Moment


class ManyRouting(Routing):
    """One choice of executors for several messages; each is sent by an action of its own."""

    def __init__(
        self, group: Group, rows: Sequence[ExecutorRow], suggestions: Sequence[Suggestion], *, by: str
    ) -> None:
        """Prepare the choice.

        Args:
            group: The messages; those that are barred are not sent.
            rows: The directory with its loads.
            suggestions: Whom any of them may be for, the best first.
            by: Who acts.
        """
        self.each = tuple(
            Routing(subject.view, rows, (), by=by, returned=_returned(subject)) for subject in group.able
        )
        self.count = len(self.each)
        super().__init__(group.able[0].view, rows, suggestions, by=by)

    @property
    def title(self) -> str:
        """`3 сообщения: № 191, 188, 190`."""
        return f"{messages(self.count)}: {numbered([r.view.case.number for r in self.each])}"

    @property
    def asks_parts(self) -> bool:
        """Each message goes whole."""
        return False

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Of all of them."""
        return tuple(deadline for routing in self.each for deadline in routing.view.case.deadlines)

    def follows(self, number: object) -> bool:
        """Wherever the cursor goes."""
        return True

    def why_to(self, codes: Sequence[str]) -> Why | None:
        """Why none of them can be sent to these."""
        whys = [routing.why_to(codes) for routing in self.each]
        return None if None in whys else next(iter(whys), None)

    def dues(self, codes: Sequence[str], at: Moment) -> tuple[Due, ...]:
        """The nearest due moment of each executor."""
        nearest: dict[str, Due] = {}
        for routing in self.each:
            for due in routing.dues(codes, at):
                if due.code not in nearest or due.due < nearest[due.code].due:
                    nearest[due.code] = due
        return tuple(nearest.values())

    def able(self, codes: Sequence[str]) -> tuple[Routing, ...]:
        """Those that can be sent to these."""
        return tuple(routing for routing in self.each if routing.why_to(codes) is None)

    def barred(self, codes: Sequence[str]) -> tuple[tuple[int, Why], ...]:
        """Those that cannot, by number, with their reasons."""
        whys = [(routing.view.case.number, routing.why_to(codes)) for routing in self.each]
        return tuple((number, why) for number, why in whys if why is not None)

    def actions(self, codes: Sequence[str], at: Moment) -> list[tuple[int, Action]]:
        """What sends those that can be sent, by number."""
        return [(routing.view.case.number, routing.action(codes, at)) for routing in self.able(codes)]


def _returned(subject: Subject) -> Part | None:
    """The one part of a message that waits for another executor; several are sent one by one."""
    parts = returned_parts(subject)
    return parts[0] if len(parts) == 1 else None


def merged(found: Sequence[Sequence[Suggestion]]) -> tuple[Suggestion, ...]:
    """Suggestions for several messages as one list: whoever suits the most of them first."""
    words: dict[str, dict[str, None]] = {}
    times: dict[str, int] = {}
    for suggestions in found:
        for suggestion in suggestions:
            words.setdefault(suggestion.executor, {}).update(dict.fromkeys(suggestion.words))
            times[suggestion.executor] = times.get(suggestion.executor, 0) + 1
    order = sorted(words, key=lambda code: (-times[code], -len(words[code])))
    return tuple(Suggestion(code, tuple(words[code])) for code in order)
