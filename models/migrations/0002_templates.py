"""Templates of replies, kept by the desk; a note's conclusions stand where they are typed."""

from peewee import Database


def up(_migrator: object, db: Database) -> None:
    """Make their table; the shipped ones are entered at the next start, through the journal."""
    db.execute_sql(
        "CREATE TABLE template (code TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL,"
        " kind TEXT NOT NULL, text TEXT NOT NULL, active BOOLEAN NOT NULL)"
    )
    # `note:2026-11` held what was written, `note:2026-11:text` a copy that nobody read.
    notes = "substr(key, 1, 5) = 'note:' AND length(key) ="
    db.execute_sql(f"DELETE FROM typed_text WHERE {notes} 17")
    db.execute_sql(f"UPDATE typed_text SET key = key || ':text' WHERE {notes} 12")
