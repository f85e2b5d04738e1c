"""Signing a month's note (п.22): its figures are frozen, and from then on the note is printed with them."""

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from peewee import Database

from models.database import fetch
from uhta_tui.desk.store import Writer
from uhta_tui.documents.months import Month
from uhta_tui.procedure.actions import SignNote
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.scene import Scene
from uhta_tui.wording import full_date
from uhta_tui.worktime.moments import Moment

if TYPE_CHECKING:
    # Every start of the desk passes here, hardly any counts a note: what counts it is loaded when it does.
    from uhta_tui.documents.figures import NoteFigures

NOTE_COLUMNS: Final = ("month", "signed_at", "by", "official", "text", "figures")


@dataclass(frozen=True, slots=True)
class Signature:
    """That a month's note is signed: by whom, and with what conclusions."""

    signed_at: Moment
    by: str
    official: str
    """Code of the official who signed."""
    text: str
    """Conclusions and proposals."""


@dataclass(frozen=True, slots=True)
class MonthlyNote:
    """A month's note as it stands: frozen if it is signed, counted anew if not."""

    figures: "NoteFigures"
    signature: Signature | None


def monthly_note(database: Database, scene: Scene, month: Month) -> MonthlyNote:
    """A month's note; runs on the caller's connection."""
    from uhta_tui.desk.figures.note import note_figures
    from uhta_tui.documents.figures import NoteFigures

    columns = ", ".join(f'"{name}"' for name in NOTE_COLUMNS[1:])
    rows = fetch(database, f"SELECT {columns} FROM monthly_note WHERE month = ?", (str(month),))
    if not rows:
        return MonthlyNote(note_figures(database, scene, month), None)
    *signature, figures = rows[0]
    return MonthlyNote(NoteFigures.from_json(json.loads(figures)), Signature(*signature))


def sign(database: Database, writer: Writer, action: SignNote, scene: Scene) -> None:
    """п.22: freeze a month's figures under an official's signature.

    All that was performed before must have been written. Figures are taken as of the action's own moment, so
    that a rebuild from the journal freezes the same ones.

    Raises:
        Refused: If the month is none, has not ended, or is signed already, or the official is unknown.
    """
    month = _month(action.month)
    zone = scene.calendar.timezone
    if action.at < month.end(zone):
        first = full_date(month.shifted(1).day(1))
        raise Refused("п.22", f"Подписать нельзя: {month.title} ещё не окончен (п.22). Подпишите с {first}.")
    if action.official not in scene.officials:
        known = ", ".join(scene.officials) or "справочник пуст"
        raise Refused(NO_CLAUSE, f"Должностного лица «{action.official}» нет в справочнике: {known}.")
    sql = "SELECT signed_at FROM monthly_note WHERE month = ?"
    if fetch(database, sql, (str(month),)):
        raise Refused("п.22", f"Записка за {month.title} уже подписана (п.22); её числа не меняются.")
    from uhta_tui.desk.figures.note import note_figures

    figures = note_figures(database, replace(scene, now=action.at), month)
    kept = json.dumps(figures.to_json(), ensure_ascii=False, separators=(",", ":"))
    row = (str(month), action.at, action.by, action.official, action.text, kept)
    writer.insert("monthly_note", NOTE_COLUMNS, row)


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise Refused(NO_CLAUSE, f"Месяц записки не понят: {error}.") from None
