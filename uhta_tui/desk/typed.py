"""Text being typed: saved as it is typed, offered again after a crash, an Esc or a refusal."""

from peewee import Database

from models.database import connected, fetch, run_many, writing
from uhta_tui.worktime.moments import Moment


class TypedTexts:
    """Unfinished texts by the field they stand in, such as `draft:187:uzhkh:text`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, key: str, text: str, at: Moment) -> None:
        """Keep what stands in a field now; an empty text forgets it."""
        with connected(self._database), writing(self._database):
            run_many(self._database, "DELETE FROM typed_text WHERE key = ?", [(key,)])
            if text:
                run_many(
                    self._database,
                    "INSERT INTO typed_text (key, text, at) VALUES (?, ?, ?)",
                    [(key, text, at)],
                )

    def load(self, key: str) -> str:
        """What was typed into a field; empty when nothing was."""
        with connected(self._database):
            rows = fetch(self._database, "SELECT text FROM typed_text WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else ""

    def forget(self, prefix: str) -> None:
        """Forget the texts of a form once it was handed in."""
        with connected(self._database), writing(self._database):
            run_many(
                self._database,
                "DELETE FROM typed_text WHERE substr(key, 1, ?) = ?",
                [(len(prefix), prefix)],
            )
