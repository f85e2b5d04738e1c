"""Choosing whom to send a message to: what is listed and ticked, what will come of it. No Textual here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from models.terms import Key
from screens.keys import other_layout
from screens.legality import why_not
from screens.text import printable
from screens.why import Why
from uhta_tui.assist.routing import Suggestion
from uhta_tui.desk.rows import ExecutorRow, MessageView
from uhta_tui.procedure.actions import Action, Reroute, Route
from uhta_tui.procedure.case import Deadline, Part
from uhta_tui.procedure.play import play
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.scene import HOUR
from uhta_tui.worktime.moments import Moment

DIGITS: Final = 9
"""Suggestions that have a digit."""
_STAY: Final = 3
"""Suggestions that stay listed while something is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An executor in the list."""

    code: str
    short: str
    name: str
    keywords: tuple[str, ...]
    words: tuple[str, ...]
    """The keywords that stand in the message's text."""
    digit: int
    """From 1; 0 for one that is not suggested."""
    open_parts: int
    overdue: int
    year_parts: int
    why: Why | None
    """Why it cannot be sent to; `None` if it can."""


@dataclass(frozen=True, slots=True)
class Due:
    """What the routing will leave one executor."""

    code: str
    due: Moment
    """Of its draft, or of the final draft."""
    key: Key
    left: int
    """Working seconds until then; negative when that has passed."""
    fair: bool
    """Whether it gets its hour after the assignment; else a late draft is the desk's breach (п.10)."""


class Routing:
    """A routing being put together; `returned` makes it a re-routing of that part (п.9).

    `ManyRouting` is the same for several messages at once.
    """

    count: int = 1
    """Messages that will be sent."""

    def __init__(
        self,
        view: MessageView,
        rows: Sequence[ExecutorRow],
        suggestions: Sequence[Suggestion],
        *,
        by: str,
        returned: Part | None = None,
    ) -> None:
        self.view, self.by, self.returned = view, by, returned
        self.query = ""
        self.chosen: set[str] = set()
        """Codes of the ticked."""
        self.parts: dict[str, str] = {}
        """What of the message each is to answer, by code."""
        self.candidates = tuple(self._candidates(rows, suggestions))
        self._by_code = {candidate.code: candidate for candidate in self.candidates}

    def _candidates(
        self, rows: Sequence[ExecutorRow], suggestions: Sequence[Suggestion]
    ) -> Iterator[Candidate]:
        """The suggested first, with their digits, then the directory; those not active last."""
        words = {suggestion.executor: suggestion.words for suggestion in suggestions[:DIGITS]}
        order = list(words)
        listed = sorted(
            rows,
            key=lambda row: (
                order.index(row.facts.code) if row.facts.code in words else DIGITS,
                not row.facts.active,
            ),
        )
        for row in listed:
            facts = row.facts
            yield Candidate(
                code=facts.code,
                short=printable(facts.short),
                name=printable(facts.name),
                keywords=tuple(map(printable, facts.keywords)),
                words=tuple(map(printable, words.get(facts.code, ()))),
                digit=order.index(facts.code) + 1 if facts.code in words else 0,
                open_parts=row.open_parts,
                overdue=row.overdue,
                year_parts=row.year_parts,
                why=self.why_to([facts.code]),
            )

    @property
    def title(self) -> str:
        """What is to be sent: the panel's title says it."""
        return f"{'иному ' if self.returned else ''}№ {self.view.case.number}"

    @property
    def asks_parts(self) -> bool:
        """Whether each of several executors may be told which part is his; a returned part keeps its text."""
        return self.returned is None

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines of what is to be sent."""
        return self.view.case.deadlines

    def follows(self, number: object) -> bool:
        """Whether the routing goes on while the cursor is on this message."""
        return self.view.case.number == number

    def why_to(self, codes: Sequence[str]) -> Why | None:
        """Why it cannot be sent to these."""
        return why_not(self.view.case, self.view.scene, self._action(codes, self.view.scene.now))

    # What is listed

    def rows(self) -> list[Candidate]:
        """Everybody, or while somebody is looked for the first suggested, the ticked and the found."""
        if not self.query.strip():
            return list(self.candidates)
        found = self.found()
        staying = [c for c in self.candidates if 0 < c.digit <= _STAY or c.code in self.chosen]
        return [*staying, *(c for c in found if c not in staying)]

    def found(self) -> list[Candidate]:
        """Who answers to the query, typed on either layout: by name first, then by a word."""
        ranked = [(self._rank(candidate), n) for n, candidate in enumerate(self.candidates)]
        return [self.candidates[n] for rank, n in sorted(ranked) if rank < _NOT_FOUND]

    def _rank(self, candidate: Candidate) -> int:
        """How well a candidate answers: by the beginning of its name, a word of it, a keyword, or not."""
        ranks = [_rank(candidate, spelling) for spelling in self.spellings]
        return min(ranks, default=_NOT_FOUND)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The query as typed and as the same keys type it on the other layout, folded."""
        query = _folded(self.query.strip())
        return tuple(dict.fromkeys((query, _folded(other_layout(self.query.strip()))))) if query else ()

    def spelling_in(self, text: str) -> str:
        """The spelling of the query that stands in a text; empty if none does."""
        return next((s for s in self.spellings if s in _folded(text)), "")

    def word_found(self, candidate: Candidate) -> str:
        """The keyword by which a candidate was found, where its name does not tell."""
        if self.spelling_in(candidate.short):
            return ""
        return next((word for word in candidate.keywords if self.spelling_in(word)), "")

    # What is ticked

    def toggle(self, code: str) -> Why | None:
        """Tick or untick an executor; the reason why not, if it cannot be sent to."""
        if code in self.chosen:
            self.chosen.remove(code)
            return None
        why = self._by_code[code].why
        if why is None:
            self.chosen.add(code)
        return why

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ticked, in the order of the list."""
        return tuple(c.code for c in self.candidates if c.code in self.chosen)

    def suggested(self, digit: int) -> Candidate | None:
        """The suggestion of a digit."""
        return next((c for c in self.candidates if c.digit == digit), None)

    def candidate(self, code: str) -> Candidate:
        """A candidate by its code."""
        return self._by_code[code]

    # What will come of it

    def action(self, codes: Sequence[str], at: Moment) -> Action:
        """The action that sends to these."""
        return self._action(codes, at)

    def _action(self, codes: Sequence[str], at: Moment) -> Action:
        message = f"№{self.view.case.number}"
        if self.returned is not None:
            executor = self.returned.executor
            return Reroute(at=at, by=self.by or "—", message=message, executor=executor, to=tuple(codes))
        about = {code: self.parts[code].strip() for code in codes if self.parts.get(code, "").strip()}
        return Route(at=at, by=self.by or "—", message=message, executors=tuple(codes), parts=about)

    def dues(self, codes: Sequence[str], at: Moment) -> tuple[Due, ...]:
        """What each will have to hand in and by when, if sent now; nothing where the rules refuse."""
        scene = self.view.scene
        try:
            case = play(self.view.case, self._action(codes, scene.now), scene)
        except Refused:
            return ()
        before = len(self.view.case.deadlines)
        calendar = scene.calendar
        found = []
        for deadline in case.deadlines[before:]:
            if deadline.key in (Key.DRAFT, Key.FINAL) and deadline.executor is not None:
                left = calendar.between(at, deadline.due)
                fair = deadline.key is Key.FINAL or left >= scene.terms.return_hours * HOUR
                found.append(Due(deadline.executor, deadline.due, deadline.key, left, fair))
        return tuple(found)


_NOT_FOUND: Final = 9


def _rank(candidate: Candidate, query: str) -> int:
    """0: the short name begins so; 1: a word of either name does; 2: a name has it; 3: a keyword has it."""
    short, name = _folded(candidate.short), _folded(candidate.name)
    if short.startswith(query):
        return 0
    if any(word.strip('«»"(').startswith(query) for word in f"{short} {name}".split()):
        return 1
    if query in short or query in name:
        return 2
    return 3 if any(query in _folded(word) for word in candidate.keywords) else _NOT_FOUND


def _folded(text: str) -> str:
    """Text as it is compared: case and `ё` do not matter."""
    return text.lower().replace("ё", "е")


_TO: Final[Mapping[int, str]] = {
    2: "двоим", 3: "троим", 4: "четверым", 5: "пятерым", 6: "шестерым", 7: "семерым",
}  # fmt: skip


def to_how_many(count: int) -> str:
    """`двоим`, `троим`; from eight on `всем 8`."""
    return _TO.get(count, f"всем {count}")
