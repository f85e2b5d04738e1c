"""A message the whole way through `uhta act`, as a program from outside drives it."""

from pathlib import Path

from tests.commands.conftest import Uhta

RECEIVED = {
    "at": "2026-11-23T10:00",
    "action": "receive",
    "message": "IM-1",
    "source": "ВКонтакте",
    "url": "https://vk.com/wall-1_2",
    "text": "Яма на Мира, 4",
}


def test_a_message_goes_from_receipt_to_a_posted_reply(uhta: Uhta) -> None:
    (uhta.folder / "фото.jpg").write_bytes(b"\xff\xd8 photo")
    of = {"message": "IM-1", "executor": "uzhkh"}
    kumi = {"message": "IM-1", "executor": "kumi"}
    said = uhta.act(
        RECEIVED,
        {"at": "2026-11-23T10:30", "action": "route", "message": "IM-1", "executors": ["kumi"]},
        {"at": "2026-11-23T10:40", "action": "return", **kumi, "reason": "не наше"},
        {"at": "2026-11-23T10:50", "action": "reroute", **kumi, "to": ["uzhkh"]},
        {
            "at": "2026-11-23T12:00", "action": "draft", **of, "kind": "answer", "content": "measures",
            "text": "Засыпали", "attachments": ["фото.jpg"],
        },
        {"at": "2026-11-23T12:10", "action": "rework", **of, "reasons": [{"number": 1, "comment": "срок?"}]},
        {
            "at": "2026-11-23T12:40", "action": "draft", **of, "kind": "answer", "content": "measures",
            "text": "Засыпали 23 ноября", "attachments": ["фото.jpg"],
        },
        {"at": "2026-11-23T12:50", "action": "approve", **of},
        {"at": "2026-11-23T12:55", "action": "compose", "message": "IM-1"},
        {"at": "2026-11-23T14:10", "action": "post", "message": "IM-1", "url": "https://vk.com/wall-1_2?reply=9"},
    )  # fmt: skip
    assert said.lines == [f"ok {number}" for number in range(1, 11)]
    assert said.code == 0

    [message] = uhta("show", "IM-1", "--json").json
    assert message["status"] == "answered"
    reply = message["reply"]
    assert isinstance(reply, dict)
    assert (reply["kind"], reply["text"]) == ("answer", "Засыпали 23 ноября")
    assert message["shortcomings"] == []
    assert message["held"] == {
        "desk": (30 + 10 + 10 + 10 + 5 + 5 + 10) * 60,
        "executors": (10 + 70 + 30) * 60,
        "by_executor": {"kumi": 600, "uzhkh": 6000},
    }
    assert uhta("verify").code == 0


def test_a_refused_line_says_its_clause_and_does_not_stop_the_others(uhta: Uhta) -> None:
    said = uhta.act(
        RECEIVED,
        RECEIVED,
        {"at": "2026-11-23T10:30", "action": "post", "message": "IM-1", "url": "https://vk.com/wall-1_2"},
        {"at": "2026-11-23T10:30", "action": "route", "message": "нет такого", "executors": ["kumi"]},
        {"at": "2027-01-01T10:30", "action": "route", "message": "IM-1", "executors": ["kumi"]},
        {"at": "2026-11-23T10:30", "action": "route", "message": "IM-1", "executors": ["kumi"]},
    )
    assert [line.split(":")[0] for line in said.lines] == [
        "ok 1", "refused 2 —", "refused 3 п.14", "refused 4 —", "refused 5 —", "ok 6",
    ]  # fmt: skip
    assert said.code == 1


def test_a_line_that_is_no_action_is_refused_by_its_number(uhta: Uhta) -> None:
    lines = b'{"action": "fly"}\n\nnot json\n\xff\xfe\n{"action": "route", "at": "x"}\n[1]\n'
    lines += b"[" * 5000 + b"\n"
    said = uhta("act", "-", stdin=lines)
    assert [line.split(":")[0] for line in said.lines] == [f"refused {n} —" for n in (1, 3, 4, 5, 6, 7)]
    assert "Traceback" not in said.err


def test_a_line_shared_by_two_sources_names_both_messages(uhta: Uhta) -> None:
    other = {**RECEIVED, "source": "Telegram", "url": "https://t.me/uhta/5"}
    remark = {"at": "2026-11-23T10:30", "action": "note_text", "message": "IM-1", "text": "а"}
    said = uhta.act(RECEIVED, other, remark)
    assert said.lines[2].startswith("refused 3 —")
    assert "№ 1" in said.lines[2]
    assert "№ 2" in said.lines[2]
    assert uhta.act({**remark, "message": "№2"}).code == 0


def test_the_journal_comes_out_as_lines_that_go_into_another_desk(uhta: Uhta, tmp_path: Path) -> None:
    routed = {"at": "2026-11-23T10:30", "action": "route", "message": "IM-1", "executors": ["kumi"]}
    uhta.act(RECEIVED, routed)
    lines = uhta("journal", "--jsonl").out
    other = Uhta(tmp_path, options=["--db", "sqlite:///other.db"])
    said = other("act", "-", stdin=lines)
    assert said.code == 0, said.out
    [ours], [theirs] = uhta("show", "№1", "--json").json, other("show", "№1", "--json").json
    assert {**ours, "journal": []} == {**theirs, "journal": []}
