"""`uhta act` on a month of lines in every action, and what is shown of it."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Uhta
from uhta_tui.procedure.actions import ACTION_TYPES

DATA = Path(__file__).parents[1] / "data"
MONTH = (DATA / "october.jsonl").read_text(encoding="utf-8")

SHOWN = {
    "message": "number external_id status received_at parts deadlines reply shortcomings held journal",
    "parts": "executor status cycle drafts",
    "deadlines": "key clause owner executor start due met_at dropped over_seconds provisional cycle",
    "shortcomings": "id key finding clause side executor official over_seconds met_at notified_at",
    "reply": "kind text approved_at posted_at url",
    "held": "desk executors by_executor",
}


@pytest.fixture
def month(uhta: Uhta) -> Uhta:
    """A desk after that month."""
    folder = uhta.folder / "строки"
    (folder / "фото").mkdir(parents=True)
    (folder / "фото" / "яма.jpg").write_bytes(b"jpg")
    (folder / "акт.pdf").write_bytes(b"pdf")
    (folder / "октябрь.jsonl").write_text(MONTH, encoding="utf-8")
    said = uhta("act", "строки/октябрь.jsonl")
    assert [line for line in said.lines if not line.startswith("ok ")] == []
    return uhta


def test_the_month_holds_every_action() -> None:
    assert {json.loads(line)["action"] for line in MONTH.splitlines()} == set(ACTION_TYPES)


def test_a_message_is_shown_with_everything_promised(month: Uhta) -> None:
    [shown] = month("show", "IM-1", "--json").json
    for name, keys in SHOWN.items():
        found = shown if name == "message" else shown[name]
        for item in found if isinstance(found, list) else [found]:
            assert isinstance(item, dict)
            assert set(keys.split()) <= set(item), name
    assert shown["extra"] == {"Лайки": "5", "Доля": "0.5"}


def test_a_rebuild_of_such_a_month_finds_nothing(month: Uhta) -> None:
    assert month("verify").code == 0


def test_the_card_is_russian_with_parts_drafts_and_shortcomings(month: Uhta) -> None:
    card = month("show", "№1").out
    for words in (
        "Части:",
        "КУМИ: передано иному",
        "Яму засыпали.",
        "Недостатки:",
        "яма на месте",
        "Проект получен п.10",
    ):
        assert words in card
    assert not {"receive", "edit_jointly", "approve"} & set(card.split())


def test_a_bare_number_is_the_desks_own_unless_an_id_is_spelled_so(month: Uhta) -> None:
    assert month("show", "1", "--json").json[0]["external_id"] == "IM-1"
    assert month("show", "12345", "--json").json[0]["number"] == 3
    assert month("show", "№" + "9" * 30).code == 1


def test_an_external_id_may_not_read_as_the_desks_own_number(month: Uhta) -> None:
    said = month.act({"at": "2026-11-03T10:00", "action": "receive", "message": "№1", "text": "Яма"})
    assert said.lines[0].startswith("refused 1 —:")


def test_lines_with_a_mark_windows_ends_and_no_last_end_are_read(month: Uhta) -> None:
    line = '{"at": "2026-11-03T10:00", "by": "И", "action": "note_text", "message": "IM-1", "text": "да"}'
    said = month("act", "-", stdin=f"\ufeff{line}\r\n\r\n{line}")
    assert said.lines == ["ok 1", "ok 3"]


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"at": 1%s}' % ("0" * 5000), "\x00", '{"action": ["route"]}']
)
def test_a_monstrous_line_is_refused_and_the_next_performed(month: Uhta, line: str) -> None:
    good = '{"at": "2026-11-03T10:00", "by": "И", "action": "note_text", "message": "IM-1", "text": "и"}'
    said = month("act", "-", stdin=f"{line}\n{good}\n")
    assert said.code == 1
    assert [answer.split()[0] for answer in said.lines] == ["refused", "ok"]


def test_the_folder_of_lines_is_where_their_paths_start(month: Uhta) -> None:
    assert not Path("строки").exists()
    [shown] = month("show", "IM-1", "--json").json
    parts = shown["parts"]
    assert isinstance(parts, list)
    assert [a["name"] for a in parts[0]["drafts"][0]["attachments"]] == ["яма.jpg", "акт.pdf"]
