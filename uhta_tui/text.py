"""Making other people's text safe to show: it is text, never something that a terminal obeys."""

import unicodedata
from typing import Final

_BREAKS: Final = frozenset("\n\r\t\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}")
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Controls, bidirectional marks, lone surrogates, private and unassigned characters."""


def printable(text: str) -> str:
    r"""Replace line breaks with spaces and drop what a terminal would obey or mirror.

    >>> printable("срочно\n\x1b[2J[/]")
    'срочно [2J[/]'
    """
    if text.isprintable():
        return text
    return "".join(map(_safe, text))


def printable_lines(text: str) -> list[str]:
    """The lines of `text`, each made `printable`; at least one."""
    return [printable(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _safe(character: str) -> str:
    """What is drawn in place of one character."""
    if character in _BREAKS:
        return " "
    return "" if unicodedata.category(character) in _DROPPED else character
