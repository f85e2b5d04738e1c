"""A message whose rows somebody has altered: one plain sentence, and the others are read all the same."""

from peewee import Database

from models.database import DatabaseUnusable, fetch
from uhta_tui.desk.store import load
from uhta_tui.procedure.case import Case


def damaged(number: int) -> DatabaseUnusable:
    """What to say of a message whose rows cannot be read."""
    return DatabaseUnusable(
        f"Сообщение № {number} в базе повреждено и не читается, остальные целы; "
        "что именно, скажет uhta verify, вернёт последняя копия (uhta backup)."
    )


def load_one(database: Database, number: int) -> Case | None:
    """The case with this number, if there is one.

    Raises:
        DatabaseUnusable: If it is there but cannot be read.
    """
    found = load(database, [number]).get(number)
    if found is None and fetch(database, "SELECT 1 FROM message WHERE number = ?", (number,)):
        raise damaged(number)
    return found
