"""What goes wrong around the program: one plain Russian sentence, the right exit code, nothing lost."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import ROOT, Uhta, one_sentence

COMMANDS = (
    "demo",
    "import",
    "list",
    "show",
    "act",
    "journal",
    "verify",
    "calc",
    "calendar",
    "note",
    "backup",
    "config",
)


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
    uhta("act", "-")
    with sqlite3.connect(uhta.folder / "uhta.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        said = uhta.act({"at": "2026-11-23T10:00", "action": "receive", "text": "Яма"})
        looked = uhta("list")
        other.execute("ROLLBACK")
    assert looked.code == 1, "nothing has to be written, so nothing is locked out"
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
        ("calc", "add", "2026-11-23T10:00", "99999999999"),
        ("calc", "explain", "2026-11-23T10:00", "9999999h"),
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
    uhta("act", "-")
    one_sentence(uhta("show", "IM-404"), 1, "IM-404")


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("show", "IM-1"), ("journal",), ("verify",), ("note", "2026-10"), ("backup",)],
)
def test_what_only_looks_makes_no_desk_of_a_mistyped_path(uhta: Uhta, arguments: tuple[str, ...]) -> None:
    one_sentence(uhta(*arguments, "--db", "sqlite:///опечатка.db"), 3, "опечатка.db", "uhta import")
    assert not (uhta.folder / "опечатка.db").exists()


def test_what_writes_makes_a_new_desk_where_it_is_told_to(uhta: Uhta) -> None:
    (uhta.folder / "м.csv").write_text("Текст\nЯма\n", encoding="utf-8")
    assert uhta("import", "м.csv", "--db", "sqlite:///ввоз.db").code == 0
    assert uhta("act", "-", "--db", "sqlite:///дело.db").code == 0
    assert uhta("list", "--db", "sqlite:///ввоз.db").code == 0


def test_an_act_file_that_is_not_there_is_named(uhta: Uhta) -> None:
    one_sentence(uhta("act", "нет.jsonl"), 3, "нет.jsonl")
    (uhta.folder / "дело").mkdir()
    one_sentence(uhta("act", "дело"), 3, "дело")


def test_the_database_and_its_copy_are_their_owners_alone(uhta: Uhta) -> None:
    uhta("act", "-")
    assert uhta("backup", "копия.zip").code == 0
    for name in ("uhta.db", "копия.zip"):
        assert Path(uhta.folder / name).stat().st_mode & 0o077 == 0


def test_an_emptied_database_is_not_taken_for_a_new_one(uhta: Uhta) -> None:
    (uhta.folder / "uhta.db").write_bytes(b"")
    one_sentence(uhta("list"), 3, "uhta.db", "0 байт")


def test_a_database_of_another_program_is_left_alone(uhta: Uhta) -> None:
    with sqlite3.connect(uhta.folder / "uhta.db") as other:
        other.execute("CREATE TABLE moz_places (url TEXT)")
    one_sentence(uhta("list"), 3, "другой программы")
    with sqlite3.connect(uhta.folder / "uhta.db") as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("moz_places",)]


def test_a_copy_of_a_damaged_database_takes_no_good_copys_place(uhta: Uhta) -> None:
    texts = (f"Яма {number} " * 400 for number in range(40))
    uhta.act(*({"at": "2026-11-23T10:00", "action": "receive", "text": text} for text in texts))
    assert uhta("backup", "копия.zip").code == 0
    good = (uhta.folder / "копия.zip").read_bytes()
    path = uhta.folder / "uhta.db"
    pages = bytearray(path.read_bytes())
    middle = len(pages) // 2
    pages[middle:] = b"Z" * (len(pages) - middle)
    path.write_bytes(pages)
    assert uhta("backup", "копия.zip").code == 3
    assert (uhta.folder / "копия.zip").read_bytes() == good
    assert {p.name for p in uhta.folder.glob("*.part")} == set()


def test_a_full_disk_is_told_in_russian_and_what_was_confirmed_stays(uhta: Uhta) -> None:
    line = {"at": "2026-11-23T10:00", "by": "И", "action": "receive"}
    lines = "".join(json.dumps({**line, "text": f"Яма {n} " * 5000}) + "\n" for n in range(60))
    full = f"ulimit -f 600; exec {sys.executable} {ROOT / 'app.py'} --now {uhta.now} act -"
    said = subprocess.run(
        ["bash", "-c", full], input=lines.encode(), capture_output=True, cwd=uhta.folder, check=False
    )
    assert said.returncode == 3
    assert "нет места" in said.stderr.decode()
    confirmed = len(said.stdout.decode().splitlines())
    assert len(uhta("list", "--json").json) == confirmed
    assert uhta("verify").code == 0


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_no_mistake_of_the_program(uhta: Uhta, closed: str) -> None:
    command = f"{sys.executable} {ROOT / 'app.py'} config show {closed}"
    assert subprocess.run(["bash", "-c", command], cwd=uhta.folder, check=False).returncode == 0


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_is_russian(uhta: Uhta, command: list[str]) -> None:
    out = uhta(*command, "--help").out
    assert out.startswith("Вызов:")
    assert not any(word in out for word in ("Usage", "Options", "Commands", "Show this"))
