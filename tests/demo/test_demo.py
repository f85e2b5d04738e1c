"""The demonstration's folder, its files, and the message that walks the whole way."""

import zlib
from pathlib import Path

import pypdf
import pytest

from models.terms import Key, Side, Status
from uhta_tui.config import load
from uhta_tui.demo import evidence
from uhta_tui.demo.demo import is_stale, prepare
from uhta_tui.demo.walk import walk
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.verifying import verify
from uhta_tui.procedure.actions import NoteText
from uhta_tui.worktime.moments import parse_moment

NOW = parse_moment("2026-11-24T14:32", "Europe/Moscow")
HOUR = 3600
DAY = 86400


def prepared(folder: Path, now: int = NOW) -> Desk:
    return prepare(folder, now=now, real_clock=lambda: NOW)


def count(desk: Desk) -> int:
    return desk.read.register(limit=1)[1]


def test_a_new_folder_gets_settings_a_database_and_files_that_verify(tmp_path: Path) -> None:
    desk = prepared(tmp_path / "показ")
    assert {"config.toml", "uhta.db"} <= {path.name for path in (tmp_path / "показ").iterdir()}
    assert count(desk) == 140
    assert list(verify(desk)) == []


def test_its_settings_are_read_back_and_name_people(tmp_path: Path) -> None:
    prepared(tmp_path)
    config = load(tmp_path / "config.toml")
    assert [person.name for person in config.people] == ["Иванова А.А.", "Канева М.С."]
    assert all(official.name for official in config.officials)
    assert config.database_file == tmp_path / "uhta.db"


def test_a_second_run_adds_nothing_and_keeps_what_a_person_did(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    desk.perform(NoteText(at=NOW, by="Иванова А.А.", message="№140", text="Проверка связи"))
    before = desk.read.journal()
    desk.database.close()
    later = prepared(tmp_path, NOW + 3 * DAY)
    assert later.read.journal() == before
    assert count(later) == 140


def test_it_tells_whether_its_data_are_old(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    assert not is_stale(desk, NOW)
    assert is_stale(desk, NOW + 3 * DAY)


def test_a_filling_cut_short_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Desk, "perform_dated", broken)
        with pytest.raises(KeyboardInterrupt):
            prepared(tmp_path)
    assert not (tmp_path / "config.toml").exists()
    assert count(prepared(tmp_path)) == 140


def test_settings_that_stand_there_are_opened_and_never_filled(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[[people]]\nname = "Рочева Е.В."\n', encoding="utf-8")
    assert count(prepared(tmp_path)) == 0


def test_the_journal_begins_with_the_directory_before_the_first_message(tmp_path: Path) -> None:
    entered = [row.entered_at for row in prepared(tmp_path).read.journal()]
    assert entered == sorted(entered)


def test_the_present_is_the_real_one_or_stands_still_where_another_was_named(tmp_path: Path) -> None:
    real = [NOW]
    desk = prepare(tmp_path, now=NOW - 1, real_clock=lambda: real[0])
    real[0] += HOUR
    assert desk.clock() == NOW + HOUR
    rehearsed = prepare(tmp_path, now=NOW, real_clock=lambda: real[0])
    real[0] += HOUR
    assert rehearsed.clock() == NOW


# -- the walk ---------------------------------------------------------------------------------------


def test_a_message_walks_the_whole_way_and_leaves_one_breach_to_inform_of(new_desk: Desk) -> None:
    number = walk(new_desk, at=NOW)
    view = new_desk.read.view(number)
    assert view is not None
    assert view.case.status is Status.ANSWERED
    assert [row.action for row in view.journal] == [
        "receive", "route", "return", "reroute", "draft", "rework", "draft", "approve", "compose", "post",
    ]  # fmt: skip
    [shortcoming] = view.shortcomings
    assert (shortcoming.key, shortcoming.side, shortcoming.executor) == (Key.DRAFT, Side.EXECUTOR, "uzhkh")
    assert shortcoming.over == HOUR // 2
    assert view.case.drafts[-1].attachments
    assert list(verify(new_desk)) == []


def test_walked_again_to_the_same_moment_it_is_the_same_message(new_desk: Desk) -> None:
    assert walk(new_desk, at=NOW) == walk(new_desk, at=NOW)
    assert walk(new_desk, at=NOW - DAY) != walk(new_desk, at=NOW)
    assert count(new_desk) == 2


@pytest.mark.parametrize("now", ["2026-11-22T23:10", "2027-01-03T03:00", "2026-11-23T08:45"])
def test_it_walks_at_any_hour(new_desk: Desk, now: str) -> None:
    number = walk(new_desk, at=parse_moment(now, "Europe/Moscow"))
    case = new_desk.case(number)
    assert case is not None
    assert [deadline.over for deadline in case.deadlines if deadline.over] == [HOUR // 2]


def test_it_walks_among_the_messages_of_a_filled_desk(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    assert walk(desk, at=NOW) == 141


# -- files ------------------------------------------------------------------------------------------


def test_the_pictures_and_acts_are_what_their_names_say(tmp_path: Path) -> None:
    for path in evidence.write(tmp_path):
        if path.suffix == ".pdf":
            page = pypdf.PdfReader(path, strict=True).pages[0]
            assert page.mediabox.width == 595
            assert len(page.images) == 1
        else:
            content = path.read_bytes()
            start = content.index(b"IDAT")
            length = int.from_bytes(content[start - 4 : start])
            pixels = zlib.decompress(content[start + 4 : start + 4 + length])
            assert content.startswith(b"\x89PNG\r\n\x1a\n")
            assert len(pixels) == 160 * (240 * 3 + 1)


def test_the_files_are_small() -> None:
    assert max(attachment.size for attachment in evidence.attachments()) < 4096
