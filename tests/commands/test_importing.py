"""`uhta import`: what goes in is counted, what does not is kept, and a second time adds nothing."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.commands.conftest import Uhta

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("name", "rows"),
    [("incidents-2026-09.csv", 65), ("incidents-2026-10.xlsx", 72), ("incidents-hostile.csv", 40)],
)
def test_an_export_goes_in_whole_and_only_once(uhta: Uhta, name: str, rows: int) -> None:
    shutil.copy(DATA / name, uhta.folder / name)
    [rehearsed] = uhta("import", name, "--dry-run", "--json").json
    [first] = uhta("import", name, "--json").json
    [second] = uhta("import", name, "--json").json
    assert (first["new"], first["known"], first["rejected"]) == (rows, 0, 0)
    assert (rehearsed["new"], rehearsed["known"]) == (rows, 0)
    assert (second["new"], second["known"], second["rejected"]) == (0, rows, 0)
    assert len(uhta("list", "--json").json) == rows
    assert uhta("verify").code == 0


def test_rows_that_cannot_go_in_are_kept_beside_the_file(uhta: Uhta) -> None:
    table = "ID;Дата создания;Текст\n1;24.11.2026 10:00;Яма\n2;32.11.2026 10:00;Снег\n3;24.11.2026 10:00;\n"
    table += "4;24.12.2026 10:00;Из будущего\n"
    (uhta.folder / "т.csv").write_text(table, encoding="utf-8")
    [report] = uhta("import", "т.csv", "--json").json
    assert (report["new"], report["known"], report["rejected"]) == (1, 0, 3)
    problems = report["problems"]
    assert isinstance(problems, list)
    assert [p["row"] for p in problems] == [3, 4, 5]
    kept = Path(str(report["rejects_file"]))
    text = (uhta.folder / kept).read_text(encoding="utf-8-sig")
    assert "Снег" in text
    assert "32.11.2026" in text


def test_a_profile_remembers_a_mapping_by_its_name(uhta: Uhta) -> None:
    (uhta.folder / "т.csv").write_text("ID;Текст;Прочее\n7;Яма;х\n", encoding="utf-8")
    [report] = uhta("import", "т.csv", "--profile", "мой", "--json").json
    assert report["new"] == 1
    (uhta.folder / "у.csv").write_text("ID;Текст;Прочее\n8;Снег;у\n", encoding="utf-8")
    assert uhta("import", "у.csv", "--profile", "мой", "--json").json[0]["new"] == 1


def test_a_bad_file_does_not_hold_up_the_good_ones(uhta: Uhta) -> None:
    (uhta.folder / "а.csv").write_text("ID;Текст\n1;Яма\n", encoding="utf-8")
    (uhta.folder / "плохой.csv").write_text("просто текст\n", encoding="utf-8")
    (uhta.folder / "б.csv").write_text("ID;Текст\n2;Снег\n", encoding="utf-8")
    said = uhta("import", "а.csv", "плохой.csv", "нет.csv", "б.csv", "--json")
    assert said.code == 3
    assert [(report["file"], report["new"]) for report in said.json] == [
        ("а.csv", 1),
        ("плохой.csv", 0),
        ("нет.csv", 0),
        ("б.csv", 1),
    ]
    assert [("error" in report) for report in said.json] == [False, True, True, False]
    assert len(said.err.splitlines()) == 2


def test_a_rehearsal_remembers_no_mapping(uhta: Uhta) -> None:
    (uhta.folder / "т.csv").write_text("ID;Текст\n7;Яма\n", encoding="utf-8")
    uhta("import", "т.csv", "--profile", "мой", "--dry-run")
    with sqlite3.connect(uhta.folder / "uhta.db") as database:
        assert database.execute("SELECT COUNT(*) FROM profile").fetchone() == (0,)


def test_a_number_sign_before_an_id_is_not_part_of_it(uhta: Uhta) -> None:
    (uhta.folder / "т.csv").write_text("№;Текст\n№ 70;Яма\n", encoding="utf-8")
    assert uhta("import", "т.csv", "--json").json[0]["new"] == 1
    assert uhta("show", "70", "--json").json[0]["external_id"] == "70"


def test_a_file_whose_name_is_not_utf8_goes_in(uhta: Uhta) -> None:
    name = os.fsdecode(b"\xff\xfe.csv")
    (uhta.folder / name).write_text("ID;Текст\n7;Яма\n;\n8;\n", encoding="utf-8")
    assert uhta("import", name, "--json").json[0]["new"] == 1
