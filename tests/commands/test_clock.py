"""`uhta calc` and `uhta calendar`: the working clock from the command line."""

import json

from tests.commands.conftest import Uhta


def test_batch_answers_every_line_in_order(uhta: Uhta) -> None:
    tasks = [
        {"op": "add", "at": "2026-06-09T09:00", "seconds": 28800},
        {"op": "sub", "at": "2026-06-09T18:00", "seconds": 14400},
        {"op": "between", "at": "2026-06-09T09:00+03:00", "to": "2026-06-10T09:00+03:00"},
        {"op": "days", "at": "2026-06-04", "n": 7},
        {"op": "add", "at": "2026-06-09T09:00", "seconds": -1},
        {"op": "fly"},
    ]
    said = uhta("calc", "--batch", stdin="\n".join(map(json.dumps, tasks)))
    answers = said.json
    assert [a.get("result") for a in answers] == [
        "2026-06-09T18:00:00+03:00", "2026-06-09T14:00:00+03:00", 28800, "2026-06-16", None, None,
    ]  # fmt: skip
    assert all("error" in answer for answer in answers[4:])
    assert said.code == 1


def test_options_may_stand_before_or_after_the_arguments(uhta: Uhta) -> None:
    (uhta.folder / "other.toml").write_text('[calendar.week]\nmon = ["10:00-12:00"]\n', encoding="utf-8")
    before = uhta("--config", "other.toml", "calc", "add", "2026-06-08T09:00", "2h")
    after = uhta("calc", "add", "2026-06-08T09:00", "2h", "--config", "other.toml")
    assert before.out == after.out == "2026-06-08T12:00:00+03:00\n"


def test_explain_tells_span_by_span(uhta: Uhta) -> None:
    said = uhta("calc", "explain", "2026-06-11T15:00", "8h")
    assert said.lines[0].startswith("11.06 15:00–17:00 — 2:00")
    assert len(said.lines) > 2


def test_an_exception_shows_what_it_moves_and_moves_it(uhta: Uhta) -> None:
    uhta.now = "2026-11-24T10:00"
    uhta.act({"at": "2026-11-24T09:30", "action": "receive", "message": "IM-1", "text": "Яма"})
    rehearsed = uhta("calendar", "set", "2026-11-24", "off", "--dry-run", "--json").json[0]
    moves = rehearsed["moves"]
    assert isinstance(moves, list)
    assert [(m["key"], m["new"]) for m in moves] == [
        ("route", "2026-11-25T10:00:00+03:00"),
        ("answer", "2026-11-25T18:00:00+03:00"),
    ]
    assert uhta("calendar", "set", "2026-11-24", "off").code == 0
    [message] = uhta("show", "IM-1", "--json").json
    deadlines = message["deadlines"]
    assert isinstance(deadlines, list)
    assert [d["due"] for d in deadlines] == [m["new"] for m in moves]
    assert uhta("calc", "add", "2026-11-24T09:00", "1h").out.startswith("2026-11-25T10:00")
    assert uhta("calendar", "set", "2026-11-24", "clear").code == 0
    assert uhta("calc", "add", "2026-11-24T09:00", "1h").out.startswith("2026-11-24T10:00")
    assert uhta("verify").code == 0


def test_the_clock_needs_no_right_to_write_and_no_database(uhta: Uhta) -> None:
    uhta.now = "2026-11-24T10:00"
    assert uhta("calendar", "set", "2026-11-24", "off").code == 0
    database = uhta.folder / "uhta.db"
    database.chmod(0o400)
    uhta.folder.chmod(0o500)
    try:
        said = uhta("calc", "add", "2026-11-24T09:00", "1h")
    finally:
        uhta.folder.chmod(0o700)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("2026-11-25T10:00"), "the calendar changed in the program is in force"
    database.chmod(0o600)
    database.write_bytes(b"no database" * 100)
    said = uhta("calc", "add", "2026-11-24T09:00", "1h")
    assert (said.code, said.out) == (0, "2026-11-24T10:00:00+03:00\n")
    assert "по календарю настроек" in said.err


def test_a_task_of_any_shape_gets_an_answer_in_russian(uhta: Uhta) -> None:
    start = '{"op": "add", "at": "2026-11-24T16:30", "seconds": %s}'
    tasks = [start % value for value in ("1e400", "NaN", '"5"', "true", "-1", "1e18", "1" * 5000)]
    tasks += ['{"op": ["add"]}', "[]", '{"op": null}', start % "3600.9"]
    said = uhta("calc", "--batch", stdin="\r\n".join(tasks))
    assert said.err == ""
    assert said.json[-1] == {"result": "2026-11-24T17:30:00+03:00"}
    for answer in said.json[:-1]:
        assert any("а" <= letter <= "я" for letter in str(answer["error"]))
