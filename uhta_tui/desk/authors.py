"""Who counts as the same author: told apart by their pages, and where there is none, by name and source."""

from models.database import Cell
from uhta_tui.assist.likeness import named
from uhta_tui.procedure.case import Facts


def same_author(facts: Facts) -> tuple[str, tuple[Cell, ...]]:
    """A condition on the message table that holds for the messages of the author of one, and its cells.

    An author who is not named is like nobody.
    """
    if facts.author_url.strip():
        return "author_url = ?", (facts.author_url,)
    if named(facts.author):
        return "author = ? AND source = ?", (facts.author, facts.source)
    return "0", ()
