"""One act on several messages: how they are named, what came of it. No Textual here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from screens.widgets.say_line import Kind
from uhta_tui.desk.unit import Outcome
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.refusal import Refused
from uhta_tui.wording import counted

_NAMED: Final = 8
"""Messages named in one row; the others are counted."""


def numbered(numbers: Sequence[int], most: int = _NAMED) -> str:
    """`№ 191, 188, 190 и ещё 4`."""
    named = ", ".join(map(str, numbers[:most]))
    rest = len(numbers) - most
    return f"№ {named} и ещё {rest}" if rest > 0 else f"№ {named}"


def messages(count: int) -> str:
    """`3 сообщения`."""
    return counted(count, "сообщение", "сообщения", "сообщений")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an act on several messages."""

    done: tuple[int, ...]
    refused: tuple[tuple[int, Refused], ...]

    def told(self, done: str, clause: str, *, back: bool) -> tuple[str, Kind, str]:
        """What to say, its kind, and the same in short: the refused by number with their clause.

        Args:
            done: What was done: `Исключено`.
            clause: The clause it follows.
            back: Whether `я` takes it back.
        """
        of = f" из {len(self.done) + len(self.refused)}" if self.refused else ""
        text = f"{done} {len(self.done)}{of}: {numbered(self.done)}" if self.done else f"{done}: ни одного"
        text += f" ({clause})"
        if not self.refused:
            undo = ". Взять назад — я" if back else ""
            return f"{text}{undo}", Kind.DONE, f"{done} {len(self.done)} ({clause}){undo}"
        number, refusal = self.refused[0]
        others = [n for n, _ in self.refused[1:]]
        more = f"; ещё {numbered(others)}" if others else ""
        which = numbered([n for n, _ in self.refused], 3)
        brief = f"{done} {len(self.done)}{of}. Нельзя {which} ({refusal.clause})"
        return f"{text}. № {number}: {refusal.text.rstrip('.')}{more}", Kind.WARNING, brief


def outcome_of(pairs: Sequence[tuple[int, Action]], outcomes: Sequence[Outcome | Refused]) -> Result:
    """Which messages were dealt with and which refused; one with several actions counts once."""
    refused = {
        number: outcome
        for (number, _), outcome in zip(pairs, outcomes, strict=True)
        if isinstance(outcome, Refused)
    }
    done = [number for number in dict.fromkeys(n for n, _ in pairs) if number not in refused]
    return Result(tuple(done), tuple(refused.items()))
