"""What goes wrong around the program: one plain Russian sentence, the right exit code, nothing lost."""

import sqlite3
from pathlib import Path

import pytest

from tests.commands.conftest import Uhta, one_sentence


def test_a_missing_table_is_named(uhta: Uhta) -> None:
    one_sentence(uhta("import", "нет.csv"), 3, "нет.csv")


def test_a_folder_instead_of_a_table_is_named(uhta: Uhta) -> None:
    (uhta.folder / "папка").mkdir()
    one_sentence(uhta("import", "папка"), 3, "папка")


def test_an_empty_table_says_so(uhta: Uhta) -> None:
    (uhta.folder / "пусто.csv").write_bytes(b"")
    one_sentence(uhta("import", "пусто.csv"), 1, "пусто.csv")


def test_broken_settings_are_told_with_their_place(uhta: Uhta) -> None:
    (uhta.folder / "config.toml").write_text("[terms\nroute_hours = 1\n", encoding="utf-8")
    one_sentence(uhta("list"), 3, "config.toml")


def test_an_unknown_setting_is_named(uhta: Uhta) -> None:
    (uhta.folder / "config.toml").write_text("[terms]\nroute_ours = 1\n", encoding="utf-8")
    one_sentence(uhta("list"), 3, "route_ours")


@pytest.mark.parametrize("text", ["SQLite", "не база" * 500])
def test_a_file_that_is_no_database_is_left_alone(uhta: Uhta, text: str) -> None:
    path = uhta.folder / "uhta.db"
    path.write_text(text, encoding="utf-8")
    one_sentence(uhta("list"), 3, "uhta.db")
    assert path.read_text(encoding="utf-8") == text


def test_a_locked_database_is_told_and_nothing_is_lost(uhta: Uhta) -> None:
    uhta("list")
    with sqlite3.connect(uhta.folder / "uhta.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        said = uhta.act({"at": "2026-11-23T10:00", "action": "receive", "text": "Яма"})
        other.execute("ROLLBACK")
    assert said.code == 3
    assert "занята" in said.err
    assert "Traceback" not in said.err


def test_a_folder_in_place_of_the_database_is_named(uhta: Uhta) -> None:
    (uhta.folder / "uhta.db").mkdir()
    one_sentence(uhta("list"), 3, "uhta.db")


@pytest.mark.parametrize(
    "arguments",
    [
        ("calc", "add", "вчера", "8h"),
        ("calc", "add", "2026-02-30T10:00", "8h"),
        ("calc", "add", "2026-11-23T10:00", "восемь"),
        ("note", "2026-13"),
        ("--now", "скоро", "list"),
        ("лети",),
        ("show",),
        ("list", "--status", "fine"),
        ("list", "--nothing"),
        ("calc",),
    ],
)
def test_a_wrong_call_is_told_in_russian(uhta: Uhta, arguments: tuple[str, ...]) -> None:
    one_sentence(uhta(*arguments), 2)


def test_without_a_terminal_the_desk_names_the_commands(uhta: Uhta) -> None:
    one_sentence(uhta(), 2, "import")


def test_a_message_that_is_not_there_is_nothing_found(uhta: Uhta) -> None:
    one_sentence(uhta("show", "IM-404"), 1, "IM-404")


def test_an_act_file_that_is_not_there_is_named(uhta: Uhta) -> None:
    one_sentence(uhta("act", "нет.jsonl"), 3, "нет.jsonl")
    (uhta.folder / "дело").mkdir()
    one_sentence(uhta("act", "дело"), 3, "дело")


def test_the_database_and_its_copy_are_their_owners_alone(uhta: Uhta) -> None:
    uhta("list")
    assert uhta("backup", "копия.zip").code == 0
    for name in ("uhta.db", "копия.zip"):
        assert Path(uhta.folder / name).stat().st_mode & 0o077 == 0
