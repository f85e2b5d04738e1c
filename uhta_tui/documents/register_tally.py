"""The sums of a register, counted while it is written: by state, source, executor, topic, and by clause."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from models.terms import STATUS_TITLES, Key
from uhta_tui.documents.register import Entry
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.text import printable
from uhta_tui.wording import cut

NOBODY: Final = "не поручено"
UNNAMED: Final = "не указан"
_LETTERS: Final = 60

Table: TypeAlias = tuple[tuple[str, ...], Sequence[tuple[str | int, ...]]]
"""A table's heads and its rows."""


@dataclass(frozen=True, slots=True)
class About:
    """What a register is: whose, of which messages, made when and by whom."""

    organization: str
    wanted: tuple[tuple[str, str], ...]
    """What it was narrowed down by: a name and a value each."""
    made: str
    """When and by whom, in words."""


@dataclass(slots=True)
class Tally:
    """Counts messages as they pass by; it keeps none of them."""

    total: int = 0
    states: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    executors: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    deadlines: Counter[tuple[Key, str]] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Count a message in."""
        case = entry.case
        self.total += 1
        self.states[STATUS_TITLES[case.status]] += 1
        self.sources[_named(case.facts.source)] += 1
        self.topics[_named(case.facts.topic)] += 1
        self.executors.update(entry.executors or [NOBODY])
        for deadline in case.deadlines:
            if over_now(deadline, entry.scene) > 0:
                fared = "late"
            elif deadline.running:
                fared = "running"
            else:
                fared = "dropped" if deadline.met_at is None else "kept"
            self.deadlines[deadline.key, fared] += 1

    def tables(self) -> tuple[Table, ...]:
        """Each table with its heads and rows, in order."""
        counted = (
            (("Состояние", "Сообщений"), self.states),
            (("Источник", "Сообщений"), self.sources),
            (("Исполнитель", "Сообщений"), self.executors),
            (("Тема", "Сообщений"), self.topics),
        )
        clauses: list[tuple[str | int, ...]] = [
            (f"{clause.clause} {clause.title}", *(self.deadlines[key, fared] for fared in _FARED))
            for key, clause in DEADLINES.items()
            if any(self.deadlines[key, fared] for fared in _FARED)
        ]
        return (
            *((heads, counter.most_common()) for heads, counter in counted if counter),
            (("Срок", "В срок", "Нарушено", "Идёт", "Снят"), clauses),
        )


_FARED: Final = ("kept", "late", "running", "dropped")


def _named(text: str) -> str:
    return cut(printable(text), _LETTERS) or UNNAMED
