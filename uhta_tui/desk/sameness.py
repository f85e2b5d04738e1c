"""Telling that a message is here already: by its source's id, its link, or its text (DOMAIN «Import»)."""

from collections.abc import Iterable

from peewee import Database

from models.database import fetch
from uhta_tui.desk.store import Writer
from uhta_tui.intake.rows import keys_of
from uhta_tui.procedure.actions import Receive
from uhta_tui.procedure.case import Case


def same_keys(action: Receive) -> tuple[str, ...]:
    """The names by which the same message is known again; see `intake.rows.keys_of`.

    The moment of entering names nothing: another entering of the same message has another one.
    """
    return keys_of(
        source=action.source.strip(),
        external_id=action.message.strip(),
        url=action.url,
        author=action.author,
        moment=action.published_at if action.undated else action.at,
        text=action.text,
    )


class Sameness:
    """The names known so far, inside one unit of work."""

    def __init__(self, database: Database, writer: Writer) -> None:
        self._database = database
        self._writer = writer
        self._known: dict[str, int] = {}
        self._asked: set[str] = set()

    def expect(self, keys: Iterable[str]) -> None:
        """Look up many names at once, before many messages are received."""
        wanted = sorted(set(keys) - self._asked)
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ", ".join("?" * len(some))
            self._known.update(
                fetch(self._database, f"SELECT key, message FROM same_key WHERE key IN ({marks})", some)
            )
        self._asked.update(wanted)

    def known(self, keys: tuple[str, ...]) -> int | None:
        """The number of the message that one of these names belongs to, if any."""
        if not self._asked.issuperset(keys):
            self.expect(keys)
        return next((self._known[key] for key in keys if key in self._known), None)

    def remember(self, number: int, keys: Iterable[str]) -> None:
        """Give a message names of its own."""
        for key in keys:
            self._known[key] = number
            self._writer.insert("same_key", ("key", "message"), (key, number))

    def rename(self, case: Case) -> None:
        """Give an amended message its new names beside the old ones."""
        facts = case.facts
        if not facts.external_id and not facts.url:
            return
        keys = same_keys(
            Receive(at=case.received_at, by="", message=facts.external_id, source=facts.source, url=facts.url)
        )
        self.expect(keys)
        self.remember(case.number, [key for key in keys if key not in self._known])
