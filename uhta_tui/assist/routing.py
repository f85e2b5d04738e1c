"""Whom a message may be for: the directory's keywords found in its text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from uhta_tui.procedure.scene import ExecutorFacts

_WORD: Final = re.compile(r"[а-яёa-z]+", re.IGNORECASE)
_ENDING: Final = 3
"""Russian inflection rarely reaches further from the end of a word of five letters or more."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An executor and the words that speak for it."""

    executor: str
    words: tuple[str, ...]


def _stem(word: str) -> str:
    """The part of a word that its inflections share, roughly: hints may err, decisions are a person's."""
    lower = word.lower().replace("ё", "е")
    return lower[: max(3, len(lower) - _ENDING)] if len(lower) > 4 else lower[: max(2, len(lower) - 1)]


def suggest(
    text: str, executors: Iterable[ExecutorFacts], *, without: Sequence[str] = ()
) -> tuple[Suggestion, ...]:
    """The active executors whose keywords stand in a text, the best first.

    Args:
        text: The message's text and topic.
        executors: The directory.
        without: Codes not to suggest: those who returned it (п.9) or hold a part already (п.7).
    """
    stems = {_stem(word): word for word in reversed(_WORD.findall(text))}
    found = []
    for executor in executors:
        if not executor.active or executor.code in without:
            continue
        words = tuple(w for w in executor.keywords if _stands_in(w, stems))
        if words:
            found.append(Suggestion(executor.code, words))
    return tuple(sorted(found, key=lambda suggestion: -len(suggestion.words)))


def _stands_in(keyword: str, stems: dict[str, str]) -> bool:
    """Whether every word of a keyword has its like in the text."""
    words = _WORD.findall(keyword)
    return bool(words) and all(_stem(word) in stems for word in words)
