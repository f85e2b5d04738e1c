"""What is being said about one draft while it is reviewed: ticks, passages, comments. No Textual here."""

import json
from dataclasses import dataclass, field

from uhta_tui.procedure.case import Tick
from uhta_tui.procedure.checklist import REASONS


@dataclass(slots=True)
class Said:
    """The checklist of п.12 of one draft; what was said about a reason outlives its being unticked."""

    ticked: set[int] = field(default_factory=set)
    words: dict[int, Tick] = field(default_factory=dict)

    def ticks(self) -> dict[int, Tick]:
        """The ticked reasons with what is said about them, in order."""
        return {number: self.about(number) for number in sorted(self.ticked)}

    def about(self, number: int) -> Tick:
        """What is said about a reason."""
        return self.words.get(number, Tick(number))

    def turn(self, number: int) -> None:
        """Tick a reason, or take the tick back."""
        self.ticked ^= {number}

    def say(self, tick: Tick) -> None:
        """Keep what is said about a reason; saying something ticks it."""
        if tick != self.about(tick.number):
            self.words[tick.number] = tick
            if tick.comment.strip() or tick.passage.strip():
                self.ticked.add(tick.number)

    def dump(self) -> str:
        """As a text to be kept; empty if nothing was ticked or said."""
        if not self.ticked and not self.words:
            return ""
        words = {str(number): [tick.comment, tick.passage] for number, tick in self.words.items()}
        return json.dumps({"ticked": sorted(self.ticked), "words": words}, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> "Said":
        """What `dump` wrote; a text that cannot be read says nothing, nor does a reason that is none."""
        try:
            data = json.loads(text) if text else {}
            words = {int(n): Tick(int(n), str(c), str(p)) for n, (c, p) in data.get("words", {}).items()}
            ticked = {int(number) for number in data.get("ticked", [])}
        except (ValueError, TypeError, AttributeError, RecursionError):
            return cls()
        return cls(ticked & REASONS.keys(), {n: tick for n, tick in words.items() if n in REASONS})
