"""Rows that were not taken in are kept beside their file."""

import csv
from pathlib import Path

import pytest

from tests.intake.making import HEADER, MOSCOW, csv_bytes, write_xlsx
from uhta_tui.intake.parse import parse_file
from uhta_tui.intake.rejects import is_rejects, write_rejects
from uhta_tui.intake.rows import Reject

REJECTS = (
    Reject(17, "даты 32.11.2026 нет", ("=1+1", "+7", "-", "@x", "\tт", "обычный; «текст»\nв две строки")),
)
COLUMNS = ("a", "=b", "c", "d", "e", "f")


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_number_reason_and_cells_are_written_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    path = write_rejects(tmp_path / "Инциденты_24-11.xlsx", COLUMNS, REJECTS)
    assert path.name == "Инциденты_24-11.отклонено.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert cells(path) == [
        ["Строка файла", "Почему не принята", "a", "'=b", "c", "d", "e", "f"],
        ["17", "даты 32.11.2026 нет", "'=1+1", "'+7", "'-", "'@x", "'\tт", "обычный; «текст»\nв две строки"],
    ]


def test_no_other_file_is_overwritten_and_the_same_is_not_written_twice(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    foreign = tmp_path / "a.отклонено.csv"
    foreign.write_text("чужое", encoding="utf-8")
    path = write_rejects(source, COLUMNS, REJECTS)
    assert path.name == "a.отклонено-2.csv"
    assert write_rejects(source, COLUMNS, REJECTS) == path
    assert write_rejects(source, COLUMNS, REJECTS * 2).name == "a.отклонено-3.csv"
    assert foreign.read_text(encoding="utf-8") == "чужое"
    assert all(is_rejects(one) for one in tmp_path.iterdir())
    assert not is_rejects(source)


def test_a_long_name_leaves_room_for_the_ending(tmp_path: Path) -> None:
    path = write_rejects(tmp_path / ("я" * 120 + ".csv"), COLUMNS, REJECTS)
    assert path.name.endswith("я.отклонено.csv")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"^.*Непринятые строки не записаны рядом с файлом, в папку .*нет"):
        write_rejects(tmp_path / "нет" / "a.csv", COLUMNS, REJECTS)


def test_corrected_rejects_can_be_loaded_again(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    rows = [HEADER, ("IM-1", "32.11.2026", "=Яма", ""), ("-2", "33.11.2026", "'Снег'", "")]
    source.write_bytes(csv_bytes(rows))
    parsed = parse_file(source, zone=MOSCOW)
    path = write_rejects(source, parsed.header, parsed.rejects)
    path.write_bytes(path.read_bytes().replace(b"32.11", b"30.11"))
    again = parse_file(path, zone=MOSCOW)
    assert [(row.external_id, row.text, row.extra) for row in again.rows] == [("IM-1", "=Яма", {})]
    assert [reject.reason for reject in again.rejects] == ["даты 33.11.2026 нет"]
    third = write_rejects(path, again.header, again.rejects)
    assert cells(third)[0] == ["Строка файла", "Почему не принята", *HEADER]
    assert cells(third)[1] == ["3", "даты 33.11.2026 нет", "'-2", "33.11.2026", "'Снег'", ""]


def test_rejects_of_a_workbook_are_written_as_text(tmp_path: Path) -> None:
    source = write_xlsx(tmp_path / "a.xlsx", {"Л": [HEADER, [5, 99999999, "Яма", None]]})
    parsed = parse_file(source, zone=MOSCOW)
    path = write_rejects(source, parsed.header, parsed.rejects)
    assert cells(path)[1] == ["2", "дата «99999999» не прочитана", "5", "99999999", "Яма", ""]
