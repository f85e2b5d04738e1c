"""`uhta verify`: whatever was changed behind the desk's back is named, and the answer is 1."""

import sqlite3
from pathlib import Path

import pytest

from tests.commands.conftest import Uhta

LINES: tuple[dict[str, object], ...] = (
    {"at": "2026-11-23T10:00", "action": "receive", "message": "IM-1", "author": "Мария", "text": "Яма"},
    {"at": "2026-11-23T10:10", "action": "route", "message": "IM-1", "executors": ["uks"]},
    {
        "at": "2026-11-23T10:20", "action": "draft", "message": "IM-1", "executor": "uks", "kind": "answer",
        "content": "measures", "text": "Засыпали", "attachments": ["яма.jpg"],
    },
    {"at": "2026-11-23T10:30", "action": "note_text", "message": "IM-1", "text": "звонили"},
)  # fmt: skip


@pytest.fixture
def kept(uhta: Uhta) -> Uhta:
    """A desk with a message whose draft has an attachment."""
    (uhta.folder / "яма.jpg").write_bytes(b"jpg")
    assert uhta.act(*LINES).code == 0
    return uhta


def altered(uhta: Uhta, sql: str) -> str:
    """What is said after a change behind the desk's back."""
    with sqlite3.connect(uhta.folder / "uhta.db") as database:
        database.execute(sql)
    said = uhta("verify")
    assert said.code == 1, said
    assert said.err == ""
    return said.out


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE deadline SET due = due + 60 WHERE key = 'answer'", "Срок 1-2"),
        ("UPDATE message SET text = 'Ямы'", "Сообщение 1"),
        ("UPDATE draft SET attachments = '{'", "Проект 1-1"),
        ("DELETE FROM same_key", "Примета"),
        ("DELETE FROM journal_entry WHERE action = 'route'", "Журнал: нет записи"),
        ("DELETE FROM journal_entry WHERE seq = (SELECT MAX(seq) FROM journal_entry)", "Сообщение 1"),
        ("UPDATE journal_entry SET body = '{' WHERE action = 'route'", "не читается"),
        ("UPDATE journal_entry SET personal = '[' WHERE action = 'receive'", "не читается"),
        ("UPDATE journal_entry SET entered_at = 'x' WHERE action = 'route'", "не читается"),
        ("""UPDATE journal_entry SET "by" = 'Другой' WHERE action = 'route'""", "изменено поле by"),
        ("UPDATE journal_entry SET at = at + 1 WHERE action = 'route'", "изменено поле at"),
        ("DROP TABLE finding", "finding"),
    ],
)
def test_a_change_behind_the_desks_back_is_named(kept: Uhta, sql: str, words: str) -> None:
    assert words in altered(kept, sql)


def test_a_changed_or_missing_attachment_is_named(kept: Uhta) -> None:
    [stored] = (p for p in Path(kept.folder / "uhta.db.files").rglob("*") if p.is_file())
    stored.chmod(0o600)
    stored.write_bytes(b"gif")
    changed = kept("verify")
    assert (changed.code, "изменён" in changed.out) == (1, True)
    stored.unlink()
    missing = kept("verify")
    assert (missing.code, "нет в хранилище" in missing.out) == (1, True)


def test_a_damaged_message_is_named_and_the_others_are_shown(kept: Uhta) -> None:
    kept.act({"at": "2026-11-23T11:00", "action": "receive", "message": "IM-2", "text": "Снег"})
    with sqlite3.connect(kept.folder / "uhta.db") as database:
        database.execute("UPDATE draft SET attachments = '{'")
    said = kept("show", "IM-1", "IM-2")
    assert (said.code, said.err.strip()) == (
        3,
        (
            "Сообщение № 1 в базе повреждено и не читается, остальные целы; что именно, скажет uhta verify, "
            "вернёт последняя копия (uhta backup)."
        ),
    )
    assert said.out.startswith("№ 2 · IM-2")
    assert kept("list").code == 0
    refused = kept.act({"at": "2026-11-23T12:00", "action": "route", "message": "IM-1", "executors": ["uks"]})
    assert (refused.code, "№ 1 в базе повреждено" in refused.err) == (3, True)
