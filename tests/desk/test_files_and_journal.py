"""Attachments kept by their SHA-256, and a journal that stays whole when personal data is erased."""

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from models.database import connected, fetch, run_many, writing
from tests.desk.rig import POSTED, ZONE, Rig
from uhta_tui.desk.journal import as_line, broken_links, entries
from uhta_tui.desk.verifying import verify
from uhta_tui.procedure.lines import read_line, write_line

ACT = b"%PDF-1.7 act of acceptance"
DIGEST = hashlib.sha256(ACT).hexdigest()


@pytest.fixture
def sent(rig: Rig) -> Rig:
    """A message at one executor."""
    rig.receive("2026-06-09T09:00", author="Пётр Петров", author_url="https://vk.com/id5")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh"])
    return rig


def _file(folder: Path, name: str, content: bytes = ACT) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_a_file_is_copied_once_under_its_digest_and_readable_by_its_owner_alone(
    sent: Rig, tmp_path: Path
) -> None:
    files = [_file(tmp_path, "акт.pdf"), _file(tmp_path, "копия.pdf"), _file(tmp_path, "фото.jpg", b"\xff")]
    sent.draft("2026-06-09T10:00", content="measures", attachments=files)
    for path in files:
        Path(path).unlink()
    kept = sent.case().drafts[0].attachments
    assert [(a.name, a.size) for a in kept] == [
        ("акт.pdf", len(ACT)),
        ("копия.pdf", len(ACT)),
        ("фото.jpg", 1),
    ]
    assert kept[0].sha256 == kept[1].sha256 == DIGEST
    stored = sorted(path for path in (tmp_path / "files").rglob("*") if path.is_file())
    assert len(stored) == 2
    assert sent.desk.files.path(DIGEST).read_bytes() == ACT
    assert all(not stat.S_IMODE(path.stat().st_mode) & 0o077 for path in stored)


def test_a_file_in_the_store_is_named_by_its_digest_alone(sent: Rig, tmp_path: Path) -> None:
    sent.draft("2026-06-09T10:00", content="measures", attachments=[_file(tmp_path, "акт.pdf")])
    known = {"sha256": DIGEST.upper(), "name": "он же.pdf"}
    sent.draft("2026-06-09T10:10", content="measures", attachments=[known])
    [again] = sent.case().drafts[1].attachments
    assert (again.name, again.sha256, again.size) == ("он же.pdf", DIGEST, len(ACT))
    unknown = {"sha256": "0" * 64, "name": "нет.pdf"}
    assert _refused(sent, [unknown]) == "—"


def _refused(rig: Rig, attachments: list[object]) -> str:
    given = {"executor": "uzhkh", "content": "measures", "text": "Проект", "attachments": attachments}
    return rig.refused("2026-06-09T10:20", "draft", **given)


def test_a_path_that_is_missing_a_folder_or_no_plain_file_is_refused(sent: Rig, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    before = sent.rows()
    for path in (tmp_path / "нет.pdf", tmp_path, pipe, tmp_path / "нет" / "акт.pdf", "a\x00b", ""):
        assert _refused(sent, [str(path)]) == "—"
    assert sent.rows() == before


def test_a_refused_draft_leaves_no_file(sent: Rig, tmp_path: Path) -> None:
    sent.draft("2026-06-09T10:00")
    sent.act("2026-06-09T10:10", "approve", executor="uzhkh")
    given = {"executor": "uzhkh", "content": "measures", "text": "Проект"}
    act = _file(tmp_path, "акт.pdf")
    assert sent.refused("2026-06-09T10:20", "draft", **given, attachments=[act]) == "п.10"
    assert not sent.desk.files.path(DIGEST).exists()


def test_a_file_that_vanished_or_changed_is_told_by_verify(sent: Rig, tmp_path: Path) -> None:
    sent.draft("2026-06-09T10:00", content="measures", attachments=[_file(tmp_path, "акт.pdf")])
    assert list(verify(sent.desk)) == []
    stored = sent.desk.files.path(DIGEST)
    stored.write_bytes(b"other")
    assert any("изменён" in fault for fault in verify(sent.desk))
    stored.unlink()
    assert any("нет в хранилище" in fault for fault in verify(sent.desk))


# -- the journal --------------------------------------------------------------------------------


def test_every_entry_is_the_action_itself_with_both_moments(sent: Rig) -> None:
    sent.now += 5
    sent.act("2026-06-09T10:00", "note_text", text="звонили")
    with connected(sent.database):
        *_, last = entries(sent.database, message=1)
    line = as_line(last, ZONE)
    assert line == {
        "at": "2026-06-09T10:00:00+03:00",
        "by": "Иванова А.А.",
        "action": "note_text",
        "message": "№1",
        "text": "звонили",
        "entered_at": "2026-06-30T18:00:05+03:00",
    }
    assert write_line(read_line(dict(line), ZONE), ZONE) == {
        k: v for k, v in line.items() if k != "entered_at"
    }


def test_personal_fields_enter_the_chain_as_salted_digests(sent: Rig) -> None:
    with connected(sent.database):
        [received] = [entry for entry in entries(sent.database) if entry.action == "receive"]
    assert "Пётр" not in received.body
    assert json.loads(received.personal)["author"] == "Пётр Петров"
    assert received.salt
    assert received.line()["author"] == "Пётр Петров"


def test_the_chain_stays_whole_when_personal_fields_are_erased(sent: Rig) -> None:
    with connected(sent.database), writing(sent.database):
        run_many(sent.database, "UPDATE journal_entry SET personal = '' WHERE message = ?", [(1,)])
    with connected(sent.database):
        assert list(broken_links(sent.database)) == []
        assert "Пётр" not in str(fetch(sent.database, "SELECT * FROM journal_entry"))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_entry SET body = replace(body, 'uzhkh', 'kumi') WHERE action = 'route'",
        "UPDATE journal_entry SET personal = replace(personal, 'Пётр', 'Иван') WHERE action = 'receive'",
        "UPDATE journal_entry SET entered_at = entered_at - 60 WHERE action = 'route'",
        "UPDATE journal_entry SET message = 7 WHERE action = 'route'",
        "UPDATE journal_entry SET hash = 'x' WHERE action = 'route'",
        "DELETE FROM journal_entry WHERE action = 'receive'",
        "DELETE FROM journal_entry WHERE seq = 1",
        "UPDATE journal_entry SET seq = seq + 100 WHERE action = 'route'",
    ],
)
def test_whatever_else_is_changed_breaks_the_chain(sent: Rig, change: str) -> None:
    with connected(sent.database), writing(sent.database):
        sent.database.execute_sql(change)
    with connected(sent.database):
        assert list(broken_links(sent.database)) != []


def test_a_row_changed_behind_the_journal_is_told_by_verify(sent: Rig) -> None:
    sent.draft("2026-06-09T10:00")
    assert list(verify(sent.desk)) == []
    with connected(sent.database), writing(sent.database):
        sent.database.execute_sql("UPDATE deadline SET due = due + 60 WHERE key = 'answer'")
    [fault] = verify(sent.desk)
    assert "due" in fault


def test_the_journal_alone_rebuilds_a_desk_whose_shared_ids_became_ambiguous_later(sent: Rig) -> None:
    sent.draft("2026-06-09T10:00")
    sent.act("2026-06-09T10:10", "approve", executor="uzhkh")
    sent.post("2026-06-09T10:20", "2026-06-09T10:30")
    sent.receive("2026-06-09T11:00", "IM-2")
    sent.act("2026-06-09T11:10", "repeat", "IM-2", earlier="IM-1")
    sent.receive("2026-06-09T12:00", "IM-1", source="сайт", url="https://example.org/1")
    sent.act("2026-06-09T12:10", "post", "IM-2", url=POSTED)
    assert list(verify(sent.desk)) == []
