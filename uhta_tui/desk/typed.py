"""Text being typed: saved as it is typed, offered again after a crash, an Esc or a refusal.

What is typed is in memory at once and is read from there; it goes to the disk a moment later, and what the
database does not take now goes with the next.
"""

import threading
from collections.abc import Collection
from dataclasses import dataclass

from peewee import Database, SqliteDatabase

from models.database import DatabaseUnusable, connected, fetch, run_many, writing
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class TypedText:
    """What stood in a field, and when it was typed last."""

    text: str
    at: Moment


class TypedTexts:
    """Unfinished texts by the field they stand in, such as `draft:187:uzhkh:text`; from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # As bytes: one text that is no UTF-8 would otherwise fail the whole query.
        bare = isinstance(database, SqliteDatabase)
        self._query = f"SELECT {'CAST(text AS BLOB)' if bare else 'text'}, at FROM typed_text WHERE key = ?"
        self._writing = threading.Lock()
        self._lock = threading.Lock()
        """Over the two below; never held while the database works, for the screen asks too."""
        self._waiting: dict[str, TypedText] = {}
        """What is not on the disk yet."""
        self._forgotten: list[str] = []
        """Forms that are done with, whose texts are on the disk still."""
        self.failing = False
        """Whether the database did not take what was written last."""

    def put(self, key: str, text: str, at: Moment) -> None:
        """Note in memory what stands in a field now; an empty text forgets it. Costs nothing."""
        with self._lock:
            self._waiting[key] = TypedText(text, at)

    def save(self, key: str, text: str, at: Moment) -> bool:
        """Keep what stands in a field now; an empty text forgets it.

        Returns:
            Whether it is on the disk; if not, it waits in memory and can be read as if it were.
        """
        self.put(key, text, at)
        return self.write()

    def write(self) -> bool:
        """Bring to the disk what is in memory; whether all of it is there."""
        with self._writing:
            with self._lock:
                texts, forms = dict(self._waiting), tuple(self._forgotten)
            if not texts and not forms:
                return True
            try:
                self._write(texts, forms)
            except (DatabaseUnusable, OSError):
                self.failing = True
                return False
            self.failing = False
            with self._lock:
                del self._forgotten[: len(forms)]
                for key, typed in texts.items():
                    if self._waiting.get(key) is typed:
                        del self._waiting[key]
        return True

    def _write(self, texts: dict[str, TypedText], forms: Collection[str]) -> None:
        with connected(self._database), writing(self._database):
            for form in forms:
                stem = form.removesuffix(":")
                run_many(
                    self._database,
                    "DELETE FROM typed_text WHERE key = ? OR substr(key, 1, ?) = ?",
                    [(stem, len(stem) + 1, f"{stem}:")],
                )
            run_many(self._database, "DELETE FROM typed_text WHERE key = ?", [(key,) for key in texts])
            rows = [(key, one.text, one.at) for key, one in texts.items() if one.text]
            run_many(self._database, "INSERT INTO typed_text (key, text, at) VALUES (?, ?, ?)", rows)

    def load(self, key: str) -> str:
        """What was typed into a field; empty when nothing was."""
        return next((found.text for found in self.read([key]).values()), "")

    def read(self, keys: Collection[str]) -> dict[str, TypedText]:
        """What was typed into some fields, without those in which nothing was.

        What cannot be read is left out: a damaged text must not keep anybody from writing a new one.
        """
        with self._lock:
            found = {key: self._waiting[key] for key in keys if key in self._waiting}
            gone = [key for key in keys if any(_belongs(key, form) for form in self._forgotten)]
        try:
            with connected(self._database):
                for key in keys:
                    if key not in found and key not in gone and (kept := self._kept(key)) is not None:
                        found[key] = kept
        except (DatabaseUnusable, OSError):
            pass
        return {key: one for key, one in found.items() if one.text}

    def _kept(self, key: str) -> TypedText | None:
        """What the database has of a field."""
        rows = fetch(self._database, self._query, (key,))
        return next((TypedText(_decoded(text), _whole(at)) for text, at in rows), None)

    def forget(self, form: str) -> None:
        """Forget the texts of a form once it was handed in.

        Args:
            form: The form's key or its prefix: `close:1` and `close:1:` mean `close:1:text`, never
                `close:12:text`.
        """
        with self._lock:
            self._waiting = {key: one for key, one in self._waiting.items() if not _belongs(key, form)}
            self._forgotten.append(form)
        self.write()


def _belongs(key: str, form: str) -> bool:
    """Whether a field is one of a form's."""
    stem = form.removesuffix(":")
    return key == stem or key.startswith(f"{stem}:")


def _decoded(text: bytes | memoryview | str) -> str:
    """A stored text, whatever bytes it is made of."""
    return text if isinstance(text, str) else bytes(text).decode(errors="replace")


def _whole(value: object) -> Moment:
    """A stored moment; 0 for what is none."""
    return value if isinstance(value, int) else 0
