"""Templates of replies: entered through the one door, rebuilt from the journal, brought to older desks."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from models import database
from tests.desk.rig import Rig, at
from uhta_tui.config import Config
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.opening import open_desk
from uhta_tui.desk.verifying import verify
from uhta_tui.procedure.templates import Template, fill

NOW = at("2026-06-09T12:00")


def desk_in(folder: Path) -> Desk:
    return open_desk(Config(folder / "config.toml"), clock=lambda: NOW, real_clock=lambda: NOW)


def template(rig: Rig, **fields: object) -> None:
    rig.act("2026-06-09T10:00", "template", None, **fields)


def test_a_template_is_entered_changed_and_retired_by_actions(rig: Rig) -> None:
    template(rig, code="place", name="Место", kind="clarification", text="Где это, {имя}?")
    template(rig, code="place", name="Уточнить место")
    template(rig, code="thanks", name="Спасибо", text="Спасибо!")
    template(rig, code="thanks", active=False)
    place, thanks = rig.desk.read.templates()
    assert place == Template("place", "Уточнить место", place.kind, "Где это, {имя}?")
    assert (place.kind, thanks.kind, thanks.text, thanks.active) == (
        "clarification",
        "answer",
        "Спасибо!",
        False,
    )
    template(rig, code="thanks")
    assert [one.active for one in rig.desk.read.templates()] == [True, True]
    assert list(verify(rig.desk)) == []


def test_what_verify_rebuilds_names_a_template_changed_behind_its_back(rig: Rig) -> None:
    template(rig, code="thanks", name="Спасибо", text="Спасибо!")
    with database.connected(rig.database):
        rig.database.execute_sql("UPDATE template SET text = 'Нет'")
    assert list(verify(rig.desk)) == ["Шаблон thanks: в базе не то, что следует из журнала: text."]


@pytest.mark.parametrize(
    "fields",
    [
        {"code": " ", "name": "Имя", "text": "Текст"},
        {"code": "new", "text": "Текст"},
        {"code": "new", "name": "Имя", "text": "  "},
        {"code": "new", "name": "Имя" * 30, "text": "Текст"},
    ],
)
def test_a_template_without_code_name_or_text_is_refused(rig: Rig, fields: dict[str, object]) -> None:
    assert rig.refused("2026-06-09T10:00", "template", None, **fields) == "—"
    assert rig.desk.read.templates() == ()


def test_a_new_desk_begins_with_the_shipped_templates_and_takes_them_once(tmp_path: Path) -> None:
    first = desk_in(tmp_path)
    shipped = first.read.templates()
    assert {one.kind for one in shipped} == {"answer", "interim", "clarification"}
    entered = len(first.read.journal())
    assert list(tmp_path.glob("*.before-*")) == [], "a new database has nothing to copy"
    again = desk_in(tmp_path)
    assert again.read.templates() == shipped
    assert len(again.read.journal()) == entered
    assert list(verify(again)) == []


def test_a_desk_of_the_previous_version_is_copied_then_gets_its_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tmp_path / "before"
    before.mkdir()
    shutil.copy(database.MIGRATIONS / "0001_initial.py", before)
    with monkeypatch.context() as older:
        older.setattr(database, "MIGRATIONS", before)
        made = database.open_database(f"sqlite:///{tmp_path}/uhta.db")
        made.execute_sql("INSERT INTO official VALUES ('social_deputy', 1, '', 'заместитель', '', '', '')")
        made.close()
    desk = desk_in(tmp_path)
    assert len(desk.read.templates()) >= 5
    copies = sorted(path.name for path in tmp_path.glob("*.before-*"))
    assert copies == ["uhta.db.before-0002_templates", "uhta.db.before-0003_part_index"]
    with sqlite3.connect(tmp_path / "uhta.db.before-0002_templates") as copy:
        names = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert copy.execute("SELECT COUNT(*) FROM official").fetchone() == (1,)
    assert "template" not in names


def test_places_are_filled_and_what_is_not_known_stays_in_its_braces() -> None:
    filled = fill(
        "{имя}, № {номер} — { Срок }. {Своё}\n{место}", {"имя": "{номер}", "номер": "7", "место": ""}
    )
    assert filled.text == "{номер}, № 7 — { Срок }. {Своё}\n{место}"
    assert filled.missing == ("срок", "место")
