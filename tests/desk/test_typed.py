"""What is being typed: what a refusing database, a damaged text or a likeness of names must not cost."""

import sqlite3
from pathlib import Path

import pytest

from models.database import connected, open_database
from uhta_tui.desk.typed import TypedTexts


@pytest.fixture
def typed(tmp_path: Path) -> TypedTexts:
    return TypedTexts(open_database(f"sqlite:///{tmp_path}/desk.db"))


def test_forgetting_one_form_leaves_those_whose_names_begin_alike(typed: TypedTexts) -> None:
    for key in ("close:1:text", "close:12:text", "close:1"):
        typed.save(key, "Не наше", 1)
    typed.forget("close:1")
    assert [typed.load(key) for key in ("close:1:text", "close:12:text", "close:1")] == ["", "Не наше", ""]
    typed.forget("close:")
    assert typed.load("close:12:text") == ""


def test_what_the_database_does_not_take_waits_in_memory_and_goes_with_the_next(
    typed: TypedTexts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed.save("draft:1:text", "Было", 1)
    with connected(typed._database):
        typed._database.execute_sql("PRAGMA busy_timeout = 0")
        with sqlite3.connect(tmp_path / "desk.db", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            assert not typed.save("draft:1:text", "Стало", 2)
            assert not typed.save("new:text", "Яма", 2)
            typed.forget("new:")
            assert (typed.failing, typed.load("draft:1:text"), typed.load("new:text")) == (True, "Стало", "")
            other.execute("ROLLBACK")
        assert typed.write()
    again = TypedTexts(typed._database)
    assert (typed.failing, again.load("draft:1:text"), again.load("new:text")) == (False, "Стало", "")


def test_a_text_that_is_no_text_is_read_as_far_as_it_can_be(typed: TypedTexts) -> None:
    with connected(typed._database):
        typed._database.execute_sql("INSERT INTO typed_text VALUES ('a', CAST(x'ff41' AS TEXT), 'вчера')")
        typed._database.execute_sql("INSERT INTO typed_text VALUES ('b', x'', 1)")
    found = typed.read(("a", "b", "c"))
    assert {key: (one.text, one.at) for key, one in found.items()} == {"a": ("\ufffdA", 0)}


def test_without_its_table_nothing_is_offered_and_typing_still_waits_in_memory(typed: TypedTexts) -> None:
    with connected(typed._database):
        typed._database.execute_sql("DROP TABLE typed_text")
    assert typed.load("a") == ""
    assert not typed.save("a", "Текст", 1)
    assert typed.load("a") == "Текст"
