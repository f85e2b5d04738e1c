"""A message as a table's row brings it, a row that cannot be taken in, and when two are the same message."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from uhta_tui.intake import links
from uhta_tui.worktime.moments import Moment

COMMUNITY: Final = "Сообщество"
"""Under this name the community goes to the extra columns: a message has no field for it."""


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """A message to be received. It has a text or a link; everything else may be empty."""

    row_number: int
    """As a person sees it in the file, from 1; 0 for what was pasted."""
    external_id: str = ""
    source: str = ""
    community: str = ""
    url: str = ""
    """As it was written; always a web address."""
    author: str = ""
    author_url: str = ""
    text: str = ""
    """As it was written, whatever it holds, but NUL."""
    topic: str = ""
    place: str = ""
    received_at: Moment | None = None
    """None when the file does not say: the desk takes the moment of import, and says so."""
    published_at: Moment | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    """Columns without a field, and cells that their field could not take, by the column's name."""
    notes: tuple[str, ...] = ()
    """What the operator should know about this row, in Russian."""

    def all_extra(self) -> dict[str, str]:
        """The extra columns with the community among them: what the `receive` action carries."""
        return {COMMUNITY: self.community, **self.extra} if self.community else dict(self.extra)


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that is not taken in."""

    row_number: int
    """As a person sees it in the file, from 1."""
    reason: str
    """In Russian, short: it stands in a column of the import screen."""
    cells: tuple[str, ...]
    """The row as it was."""


def keys_of(
    *, source: str, external_id: str, url: str, author: str, moment: Moment | None, text: str
) -> tuple[str, ...]:
    """Keys of a message; two messages that share one are the same (DOMAIN, «Import»).

    A link to a community or a person is no key: it would make one message of all that carry it.

    Args:
        source: Where it was published.
        external_id: Its number in the system it came from.
        url: Its link in any spelling.
        author: As it was written.
        moment: Of receipt; the publication's without one.
        text: As it was written.

    Returns:
        At least one key: source and number, the normalised link, or with neither a digest of
        source, author, moment and text.
    """
    keys = []
    if external_id:
        keys.append(f"id:{source.casefold()}:{external_id}")
    if url and links.names_message(url):
        keys.append(f"url:{links.normalise(url)}")
    if not keys:
        said = " ".join(text.split()) or links.normalise(url)
        parts = (source.casefold(), author, str(moment), said)
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
        keys.append(f"text:{digest.hexdigest()[:32]}")
    return tuple(keys)


def same_keys(row: IncomingRow) -> tuple[str, ...]:
    """The keys by which a row is found to be a message that is there already; see `keys_of`."""
    return keys_of(
        source=row.source,
        external_id=row.external_id,
        url=row.url,
        author=row.author,
        moment=row.received_at if row.received_at is not None else row.published_at,
        text=row.text,
    )
