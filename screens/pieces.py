"""Lines made of pieces: text, the role of its colour, its weight.

Widgets describe what they draw as values, so that what stands where can be tested
without a terminal; colours come in only when a line is drawn.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App
from textual.content import Content
from textual.strip import Strip

from screens.text import pad
from screens.theme import ink


class Piece(NamedTuple):
    """A run of text in one style. `text` must be `printable`."""

    text: str
    role: str = "body"
    """One of `theme.ROLES`."""
    bold: bool = False
    underline: bool = False


Line: TypeAlias = tuple[Piece, ...]
"""One row of the screen, from left to right."""

BLANK: Final[Line] = ()

_ON_PICK: Final = {"late": "pick-late", "soon": "pick-soon", "mark": "pick-mark"}
"""What a role turns into on the row under the cursor; every other becomes `pick-text`."""


def plain(line: Line) -> str:
    """The text of a line alone."""
    return "".join(piece.text for piece in line)


def line_width(line: Line) -> int:
    """Terminal cells that a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def spread(left: Line, right: Line, cells: int) -> Line:
    """`left` and `right` at the two edges of a row of `cells`; the left one gives way."""
    room = cells - line_width(right)
    return (*clip(left, room), Piece(" " * max(0, room - line_width(left))), *right)


def clip(line: Line, cells: int) -> Line:
    """The part of a line that fits into `cells`."""
    kept: list[Piece] = []
    for piece in line:
        wide = cell_len(piece.text)
        if wide > cells:
            return (*kept, piece._replace(text=pad(piece.text, max(0, cells))))
        kept.append(piece)
        cells -= wide
    return tuple(kept)


def picked(line: Line) -> Line:
    """The line as it looks under the cursor: bold, mark and clock keeping their colours."""
    return tuple(piece._replace(role=_ON_PICK.get(piece.role, "pick-text"), bold=True) for piece in line)


def strip_of(app: App[object], line: Line, cells: int, ground: str = "ground") -> Strip:
    """A line as a strip of exactly `cells` on a ground, for widgets that use the line API."""
    segments = [
        Segment(piece.text, ink(app, piece.role, ground, bold=piece.bold, underline=piece.underline))
        for piece in line
    ]
    return Strip(segments).adjust_cell_length(cells, ink(app, "body", ground))


def content_of(lines: Iterable[Line], *, no_color: bool = False) -> Content:
    """Lines as content for widgets that return it from `render`; never read as markup.

    Args:
        lines: From the top down.
        no_color: Whether the theme has no colour, so that late is said in bold.
    """
    return Content("\n").join(
        Content.assemble(*((piece.text, _style(piece, no_color=no_color)) for piece in line))
        for line in lines
    )


def _style(piece: Piece, *, no_color: bool) -> str:
    """A piece's style in Textual's words."""
    words = [f"${piece.role}"]
    if piece.bold or (no_color and piece.role.endswith("late")):
        words.insert(0, "bold")
    if piece.underline:
        words.insert(0, "underline")
    return " ".join(words)


def as_line(text: str | Sequence[Piece], role: str = "body", *, bold: bool = False) -> Line:
    """A line from either a plain text or ready pieces."""
    return (Piece(text, role, bold),) if isinstance(text, str) else tuple(text)


def keys_line(*pairs: tuple[str, str], gap: int = 4) -> Line:
    """Keys and what they do: `Enter выбрать    Esc назад`, as dialogs show them inside."""
    pieces: list[Piece] = []
    for key, does in pairs:
        if pieces:
            pieces.append(Piece(" " * gap))
        pieces += [Piece(key, "mark", bold=True), Piece(f" {does}")]
    return tuple(pieces)


def highlighted(
    text: str, found: str, role: str = "body", *, accent: str = "mark", bold: bool = True
) -> Line:
    """`text` with each place where `found` stands underlined; case does not matter."""
    if not found:
        return (Piece(text, role),)
    pieces: list[Piece] = []
    folded, wanted, start = text.lower(), found.lower(), 0
    while len(folded) == len(text) and (at := folded.find(wanted, start)) >= 0:
        end = at + len(found)
        pieces += [Piece(text[start:at], role), Piece(text[at:end], accent, bold, underline=True)]
        start = end
    return tuple(piece for piece in [*pieces, Piece(text[start:], role)] if piece.text)
