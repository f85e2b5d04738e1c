"""The watched folder: a table saved there is taken in once."""

from pathlib import Path

import pytest

from uhta_tui.config import Config
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.opening import open_desk
from uhta_tui.desk.watching import FolderWatch
from uhta_tui.worktime.moments import parse_moment

NOW = parse_moment("2026-11-24T12:00", "Europe/Moscow")
TABLE = "ID;Дата создания;Текст\n1;24.11.2026 10:00;Яма\n2;24.11.2026 11:00;Снег\n"


@pytest.fixture
def opened(tmp_path: Path) -> Desk:
    url = f"sqlite:///{tmp_path / 'uhta.db'}"
    return open_desk(Config(), url=url, clock=lambda: NOW, real_clock=lambda: NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "входящие"
    path.mkdir()
    return path


def test_a_table_is_taken_in_once_it_stops_growing(opened: Desk, folder: Path) -> None:
    watch = FolderWatch(opened, folder)
    assert watch.look().reports == ()
    (folder / "т.csv").write_text(TABLE, encoding="utf-8")
    assert watch.look().reports == ()
    [report] = watch.look().reports
    assert report.new == 2
    assert watch.look().reports == ()


def test_the_same_table_under_another_name_is_no_news(opened: Desk, folder: Path) -> None:
    watch = FolderWatch(opened, folder)
    for name in ("т.csv", "копия.csv"):
        (folder / name).write_text(TABLE, encoding="utf-8")
    looks = [watch.look() for _ in range(3)]
    assert sum(len(look.reports) for look in looks) == 1


def test_a_file_that_is_no_table_is_told_once_and_left_there(opened: Desk, folder: Path) -> None:
    watch = FolderWatch(opened, folder)
    (folder / "т.csv").write_text("ничего похожего", encoding="utf-8")
    problems = [problem for _ in range(4) for problem in watch.look().problems]
    assert len(problems) == 1
    assert "т.csv" in problems[0]
    assert (folder / "т.csv").exists()


def test_a_folder_that_is_not_there_is_told_once(opened: Desk, tmp_path: Path) -> None:
    watch = FolderWatch(opened, tmp_path / "нет")
    assert len([p for _ in range(3) for p in watch.look().problems]) == 1
