"""Making other people's text safe to draw, and any text the width of its cell."""

from typing import Final

from rich.cells import cell_len, set_cell_size

from uhta_tui.text import printable, printable_lines

__all__ = [
    "HARD",
    "cut",
    "fit",
    "hard_spaces",
    "pad",
    "printable",
    "printable_lines",
    "width",
    "wrap",
]

HARD: Final = "\N{NO-BREAK SPACE}"
_LONGEST_DANGLING: Final = 3
"""A word of at most so many letters says nothing at the end of a cut line."""


def width(text: str) -> int:
    """Terminal cells that `text` takes."""
    return cell_len(text)


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """Cut or pad `text` to exactly `cells` terminal cells.

    A cut falls between words, leaves no preposition dangling and ends in `…`; only a
    first word longer than the cell is cut inside.

    Args:
        text: Already `printable`.
        cells: 0 or more.
        right: Whether padding goes before the text.

    >>> fit("Нет отопления по Мира, 4 в подъезде", 24)
    'Нет отопления по Мира…  '
    """
    if cells <= 0:
        return ""
    return pad(cut(text, cells), cells, right=right)


def cut(text: str, cells: int) -> str:
    """`text` if it fits into `cells`, else its beginning up to a word, with `…`."""
    if cell_len(text) <= cells:
        return text
    if cells <= 1:
        return "…"[:cells]
    head = set_cell_size(text, cells - 1)
    words = head.split(" ")
    if not text[len(head) :].startswith(" ") and len(words) > 1:
        words.pop()  # half a word
    while len(words) > 1 and _dangles(words[-1]):
        words.pop()
    kept = " ".join(words).rstrip(" ,;:.…—–-·(«")
    return f"{kept}…" if kept else f"{head.rstrip()}…"


def _dangles(word: str) -> bool:
    """Whether a line must not end in `word`: a preposition, a particle, a lone sign."""
    bare = word.strip("«»()\"'")
    small = bare == bare.lower() or len(bare) == 1
    short = len(bare) <= _LONGEST_DANGLING and small and not bare.isdigit()
    return short and not word.endswith((".", ",", "!", "?"))


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """`text` padded to `cells`, cut hard if it is longer."""
    missing = cells - cell_len(text)
    if missing < 0:
        return set_cell_size(text, cells)
    return " " * missing + text if right else text + " " * missing


def hard_spaces(text: str) -> str:
    """Tie `№`, `п.` and one- or two-letter words to the word that follows.

    >>> hard_spaces("№ 16 на Сенюкова").replace(HARD, "_")
    '№_16 на_Сенюкова'
    """
    words = text.split(" ")
    tied = [word + (HARD if _ties(word) else " ") for word in words[:-1]]
    return "".join(tied) + words[-1]


def _ties(word: str) -> bool:
    """Whether no line may end after `word`."""
    bare = word.strip("«(")
    return bare in {"№", "п.", "пп.", "г.", "д.", "ул."} or (0 < len(bare) <= 2 and bare.isalpha())


def wrap(text: str, cells: int, *, lines: int | None = None) -> list[str]:
    """`text` in lines of at most `cells`, broken between words, never after a short word.

    Args:
        text: Anything; line breaks are kept as line breaks.
        cells: 1 or more.
        lines: At most so many, and at least one; the last then ends in `…`.

    >>> wrap("Яма у дома", 40, lines=0)
    ['Яма у дома']
    """
    wrapped = [line for paragraph in printable_lines(text) for line in _wrapped(paragraph, max(1, cells))]
    if lines is None or len(wrapped) <= max(lines, 1):
        return wrapped
    kept = wrapped[: max(lines, 1)]
    return [*kept[:-1], cut(f"{kept[-1]} {wrapped[len(kept)]} …", cells)]


def _chopped(word: str, cells: int) -> list[str]:
    """A word in pieces of at most `cells`; a character wider than that stands alone."""
    pieces: list[str] = []
    start, window = 0, 4 * cells  # measured a stretch at a time: the whole rest would make it quadratic
    while len(word) - start > window or cell_len(word[start:]) > cells:
        size = len(set_cell_size(word[start : start + window], cells).rstrip(" ")) or 1
        pieces.append(word[start : start + size])
        start += size
    return [*pieces, word[start:]]


def _wrapped(paragraph: str, cells: int) -> list[str]:
    """One paragraph, wrapped."""
    done: list[str] = []
    line = ""
    for word in hard_spaces(paragraph).split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= cells:
            line = longer
            continue
        if line:
            done.append(line)
        *pieces, line = _chopped(word, cells)
        done += pieces
    return [piece.replace(HARD, " ") for piece in [*done, line]]
