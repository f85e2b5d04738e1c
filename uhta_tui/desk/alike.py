"""Earlier messages of the same author or about the same house, among the latest: for the card and п.17."""

from dataclasses import dataclass
from typing import Final

from peewee import Database

from models.database import Cell, fetch
from models.terms import Status
from uhta_tui.assist.likeness import houses, houses_of, street_begins
from uhta_tui.desk.authors import same_author
from uhta_tui.procedure.case import Case
from uhta_tui.worktime.moments import Moment

_WINDOW: Final = 3000
"""Messages before this one that are looked through: by the primary key, whatever the archive holds."""
_TEXT: Final = 400
"""Characters of a text that are looked at."""
_CANDIDATES: Final = 200


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier message that is like another."""

    number: int
    status: Status
    executor: str | None
    """Who had the last part of it."""
    at: Moment
    """When it ended, or was received if it has not."""
    same_author: bool
    same_house: bool
    excerpt: str


def alike(database: Database, case: Case, limit: int) -> tuple[Alike, ...]:
    """The earlier messages that are like one, the same house before the same author, the newest first.

    Args:
        database: Connected.
        case: The message.
        limit: How many at most.
    """
    wanted = houses_of(case.facts)
    own, author = same_author(case.facts)
    where, cells = [own], list(author)
    for begins in dict.fromkeys(map(street_begins, wanted.values())):
        where.append("text LIKE ? OR place LIKE ?")
        cells += [f"%{begins}%"] * 2
    if not cells:
        return ()
    bounds: list[Cell] = [*author, case.number, _WINDOW, *cells, _CANDIDATES]
    rows = fetch(
        database,
        f"SELECT number, ({own}), place, substr(text, 1, {_TEXT}), status, received_at, ended_at,"
        " (SELECT executor FROM part WHERE part.message = near.number ORDER BY no DESC LIMIT 1)"
        " FROM (SELECT number, source, author, author_url, place, text, status, received_at, ended_at"
        " FROM message WHERE number < ? ORDER BY number DESC LIMIT ?) AS near"
        f" WHERE {' OR '.join(f'({one})' for one in where)} ORDER BY number DESC LIMIT ?",
        bounds,
    )
    found = []
    for number, same, place, text, status, received, ended, executor in rows:
        house = not wanted.keys().isdisjoint(houses(f"{place}; {text}"))
        if house or same:
            at = received if ended is None else ended
            found.append(Alike(number, Status(status), executor, at, bool(same), house, text or ""))
    found.sort(key=lambda one: (-(2 * one.same_house + one.same_author), -one.number))
    return tuple(found[:limit])
