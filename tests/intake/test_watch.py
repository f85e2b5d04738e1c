"""The watched folder gives each table once, when it is written to the end."""

import os
from pathlib import Path

import pytest

from uhta_tui.intake.watch import Seen, content_key, scan


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def put(folder: Path, name: str, content: str, time: int = 1) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    os.utime(path, (time, time))
    return path


def test_a_table_is_ready_when_it_no_longer_grows(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "ID", 1)
    first = scan(tmp_path, Seen())
    put(tmp_path, "a.csv", "ID;Текст", 2)
    second = scan(tmp_path, first.seen)
    third = scan(tmp_path, second.seen)
    fourth = scan(tmp_path, third.seen)
    assert [names(one.ready) for one in (first, second, third, fourth)] == [[], [], ["a.csv"], []]


def test_a_changed_table_is_given_again(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "ID", 1)
    seen = scan(tmp_path, scan(tmp_path, Seen()).seen).seen
    put(tmp_path, "a.csv", "ID;Текст", 2)
    seen = scan(tmp_path, seen).seen
    assert names(scan(tmp_path, seen).ready) == ["a.csv"]


def test_the_earlier_table_comes_first(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "x", 9)
    put(tmp_path, "b.XLSX", "x", 3)
    assert names(scan(tmp_path, scan(tmp_path, Seen()).seen).ready) == ["b.XLSX", "a.csv"]


@pytest.mark.parametrize(
    "name",
    [
        "~$a.xlsx",
        ".a.csv",
        ".~lock.a.csv#",
        "a.tmp",
        "a.csv.part",
        "a.csv.crdownload",
        "a.отклонено.csv",
        "a.отклонено-2.csv",
        "readme.txt",
    ],
)
def test_what_is_no_finished_table_is_passed_over(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, "x")
    assert scan(tmp_path, scan(tmp_path, Seen()).seen).ready == ()


def test_an_empty_file_and_a_folder_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "")
    (tmp_path / "b.csv").mkdir()
    (tmp_path / "c.csv").symlink_to(tmp_path / "нет.csv")
    assert scan(tmp_path, scan(tmp_path, Seen()).seen).ready == ()


def test_a_folder_that_is_not_there_is_said_and_what_was_seen_is_kept(tmp_path: Path) -> None:
    seen = Seen({tmp_path / "a.csv": (1, 1)})
    outcome = scan(tmp_path / "нет", seen)
    assert (outcome.ready, outcome.seen) == ((), seen)
    assert outcome.problem.startswith("Папка ")
    assert outcome.problem.endswith(": проверьте [intake] folder в настройках.")


def test_the_same_content_has_the_same_key(tmp_path: Path) -> None:
    one, other = put(tmp_path, "a.csv", "x"), put(tmp_path, "копия.csv", "x", 5)
    assert content_key(one) == content_key(other) != content_key(put(tmp_path, "b.csv", "y"))
