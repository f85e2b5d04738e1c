"""Whom a message may be for: the directory's keywords found in its text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uhta_tui.assist.stems import WORD, stems
from uhta_tui.procedure.scene import ExecutorFacts


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An executor and the words that speak for it."""

    executor: str
    words: tuple[str, ...]


def suggest(
    text: str, executors: Iterable[ExecutorFacts], *, without: Sequence[str] = ()
) -> tuple[Suggestion, ...]:
    """The active executors whose keywords stand in a text, the best first.

    Args:
        text: The message's text and topic.
        executors: The directory.
        without: Codes not to suggest: those who returned it (п.9) or hold a part already (п.7).
    """
    said = {stem for word in set(WORD.findall(text)) for stem in stems(word)}
    found = []
    for executor in executors:
        if not executor.active or executor.code in without:
            continue
        words = tuple(w for w in executor.keywords if _stands_in(w, said))
        if words:
            found.append(Suggestion(executor.code, words))
    return tuple(sorted(found, key=lambda suggestion: -len(suggestion.words)))


def _stands_in(keyword: str, said: set[str]) -> bool:
    """Whether every word of a keyword has its like in the text: the same but for their endings."""
    words = WORD.findall(keyword)
    return bool(words) and all(not said.isdisjoint(stems(word)) for word in words)
