"""Text with places marked in it: the passage that a reason is about, what a version changed. No Textual."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from screens.pieces import Line, Piece
from screens.text import HARD, printable_lines, wrap

Span: TypeAlias = tuple[int, int]
"""Where a place starts and ends in `flat` text."""

_WORDS: Final = re.compile(r"\s+|[^\s]+")
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?…])\s+")
_BRIDGED: Final = 4
"""Characters between two changes, such as ` в `, that are not worth telling apart."""
_BEFORE: Final = "  "
"""Content starts in column 2 of a pane."""


def flat(text: str) -> str:
    """The text as it is drawn, each line break a blank: positions of spans are positions here."""
    return " ".join(printable_lines(text)).replace(HARD, " ")


def places(text: str, passages: Iterable[str]) -> tuple[Span, ...]:
    """Where the passages stand in a text; one that does not stand there has no place."""
    whole = flat(text)
    found: list[Span] = []
    for passage in passages:
        wanted = flat(passage).strip()
        start = whole.find(wanted) if wanted else -1
        if start >= 0:
            found.append((start, start + len(wanted)))
    return tuple(sorted(found))


def changes(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The places of the older text that are gone from the newer, and those of the newer that are new."""
    old, new = _WORDS.findall(flat(before)), _WORDS.findall(flat(after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    gone: list[Span] = []
    come: list[Span] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            _add(gone, old, i1, i2)
            _add(come, new, j1, j2)
    return tuple(gone), tuple(come)


def _add(spans: list[Span], words: Sequence[str], first: int, last: int) -> None:
    """Add the place of some words, joined to the place before if hardly anything lies between."""
    start = sum(map(len, words[:first]))
    end = start + sum(map(len, words[first:last]))
    if start == end:
        return
    if spans and start - spans[-1][1] <= _BRIDGED:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def rows(
    text: str,
    spans: Sequence[Span],
    cells: int,
    *,
    role: str = "body",
    mark: str = "soon",
    indent: str = _BEFORE,
) -> list[Line]:
    """The text wrapped, its places underlined.

    Args:
        text: Anything; line breaks are kept.
        spans: Places in `flat(text)`, in order.
        cells: Of the whole row, the indent with it.
        role: The colour of the text.
        mark: The colour of the places.
        indent: What stands before every row.
    """
    whole, start, done = flat(text), 0, []
    for row in wrap(text, max(1, cells - len(indent))):
        start = max(start, whole.find(row, start)) if row else start
        done.append((Piece(indent), *_pieces(row, start, spans, role, mark)))
        start += len(row)
    return done


def _pieces(row: str, start: int, spans: Sequence[Span], role: str, mark: str) -> Line:
    """A row that starts at a position of the flat text, cut at the edges of the places."""
    pieces: list[Piece] = []
    at = 0
    for first, last in spans:
        begin, end = max(first - start, at), min(last - start, len(row))
        if begin >= end:
            continue
        pieces += [Piece(row[at:begin], role), Piece(row[begin:end], mark, underline=True)]
        at = end
    return tuple(piece for piece in [*pieces, Piece(row[at:], role)] if piece.text)


def widened(text: str, passage: str) -> str:
    """A passage of a text with the words at its edges whole; empty if it does not stand there."""
    whole = flat(text)
    start = whole.find(passage) if passage else -1
    if start < 0:
        return ""
    left = whole.rfind(" ", 0, start) + 1 if whole[start] != " " else start
    right = whole.find(" ", start + len(passage) - 1)
    return whole[left : right if right >= 0 else len(whole)].strip()


def sentence_at(text: str, row: int, column: int) -> str:
    """The sentence of a text that a cursor stands in; empty on a row without any.

    Args:
        text: Anything.
        row: Of the text's own lines, from 0.
        column: In that line, from 0; behind its end it is the last sentence.
    """
    lines = text.split("\n")
    line, start, found = lines[row] if row < len(lines) else "", 0, ""
    for sentence in sentences(line):
        start = line.find(sentence, start)
        if found and start > column:
            break
        found = sentence
    return found


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, for choosing the one that a reason is about."""
    return tuple(
        sentence.strip()
        for line in printable_lines(text)
        for sentence in _SENTENCE_ENDS.split(line)
        if sentence.strip(" .!?…")
    )
