"""The templates of replies: as stored, as changed by an action, and those that ship."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from peewee import Database

from models.database import fetch
from models.terms import ReplyKind
from uhta_tui.desk.store import Writer
from uhta_tui.procedure.actions import SetTemplate
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.templates import Template
from uhta_tui.worktime.moments import Moment

SHIPPED: Final = Path(__file__).with_name("templates.toml")
"""Those that a new desk begins with."""
NAME: Final = 60
"""Characters of a template's name at most."""
_COLUMNS: Final = ("code", "position", "name", "kind", "text", "active")


def load_templates(database: Database) -> dict[str, Template]:
    """The templates by code, in the order entered, retired ones among them."""
    rows = fetch(database, "SELECT code, name, kind, text, active FROM template ORDER BY position")
    return {
        code: Template(code, name, ReplyKind(kind), text, bool(active))
        for code, name, kind, text, active in rows
    }


def set_template(writer: Writer, action: SetTemplate, templates: Mapping[str, Template]) -> None:
    """Enter or change a template; what an action leaves out stays as it was.

    Raises:
        Refused: If the code, the name or the text is missing, or the name is too long.
    """
    old = templates.get(action.code)
    code = action.code.strip()
    name = action.name.strip() or (old.name if old else "")
    text = action.text if action.text.strip() else (old.text if old else "")
    kind = action.kind or (old.kind if old else ReplyKind.ANSWER)
    if not code or not name or not text:
        raise Refused(NO_CLAUSE, "У шаблона нужны код, название и текст.")
    if len(name) > NAME:
        raise Refused(NO_CLAUSE, f"Название шаблона длиннее {NAME} знаков; сократите.")
    values = (name, kind.value, text, action.active)
    if old:
        writer.update("template", _COLUMNS[2:], ("code",), (*values, old.code))
    else:
        writer.insert("template", _COLUMNS, (code, len(templates) + 1, *values))


def shipped_templates(at: Moment, by: str) -> Iterator[SetTemplate]:
    """The actions that enter the templates that ship."""
    for one in tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["templates"]:
        yield SetTemplate(
            at=at,
            by=by,
            code=one["code"],
            name=one["name"],
            kind=ReplyKind(one["kind"]),
            text=one["text"].strip(),
        )
