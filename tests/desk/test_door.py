"""The one door: what `perform` and `perform_many` promise whatever the action."""

from pathlib import Path

import pytest

from tests.desk.rig import PLAIN, POSTED, ZONE, Rig
from uhta_tui.desk.unit import Known, Outcome
from uhta_tui.procedure.lines import LineError, read_line
from uhta_tui.procedure.refusal import Refused

Line = dict[str, object]


def _life(name: str, day: str = "2026-06-09") -> list[Line]:
    """A message's life, as lines."""
    base: Line = {"by": "Иванова А.А.", "message": name}
    return [
        {**base, "at": f"{day}T09:00", "action": "receive", "source": "ВКонтакте", "text": "Яма"},
        {**base, "at": f"{day}T09:30", "action": "route", "executors": ["uzhkh"]},
        {**base, "at": f"{day}T09:40", "action": "route", "executors": ["uzhkh"]},  # refused: has one
        {
            **base,
            "at": f"{day}T10:00",
            "action": "draft",
            "executor": "uzhkh",
            "kind": "clarification",
            "text": "?",
        },
        {**base, "at": f"{day}T10:10", "action": "approve", "executor": "uzhkh"},
        {**base, "at": f"{day}T10:20", "action": "compose"},
        {**base, "at": f"{day}T10:30", "action": "post", "url": POSTED},
    ]


def _around(at: str) -> list[Line]:
    base: Line = {"by": "Настройка", "at": at}
    return [
        {**base, "action": "calendar", "days": {"2026-06-10": "off"}},
        {**base, "action": "executor", "code": "arch", "name": "Архитектура", "official": "first_deputy"},
        {**base, "action": "official", "code": "mayor", "title": "глава"},
    ]


def test_a_refused_action_leaves_no_trace(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    before = rig.rows()
    for action, fields in (
        ("post", {"url": POSTED}),
        ("route", {"executors": ["uzhkh", "nobody"]}),
        ("route", {"executors": []}),
        ("close", {"reason": ""}),
    ):
        rig.refused("2026-06-09T09:30", action, **fields)
    rig.refused("2026-06-09T09:30", "executor", None, code="new", name="Новый", official="nobody")
    rig.refused("2026-06-09T09:30", "official", None, code="new")
    assert rig.rows() == before


def test_a_refused_one_among_many_does_not_stop_the_others(rig: Rig) -> None:
    outcomes = rig.lines(_life("IM-1"))
    assert [isinstance(outcome, Refused) for outcome in outcomes] == [False, False, True, *[False] * 4]
    assert rig.status() == "clarifying"
    numbers = [outcome.seq for outcome in outcomes if isinstance(outcome, Outcome)]
    assert numbers == list(range(numbers[0], numbers[0] + 6))


def test_many_at_once_come_to_the_same_as_one_by_one(tmp_path: Path) -> None:
    lines = [
        *_life("A"),
        *_around("2026-06-09T11:00"),
        *_life("B"),
        *_around("2026-06-09T12:00"),
        *_life("A"),
    ]
    states = []
    for name in ("once", "each"):
        (tmp_path / name).mkdir()
        rig = Rig(tmp_path / name, "2026-06-30T18:00", PLAIN)
        if name == "once":
            rig.lines(lines)
        else:
            for line in lines:
                rig.lines([line])
        rows = rig.rows()
        rows["journal_entry"] = [row[:7] for row in rows["journal_entry"]]  # digests are salted
        states.append(rows)
    assert states[0] == states[1]


def test_messages_and_the_directory_change_in_one_batch(rig: Rig) -> None:
    rig.lines([_life("A")[0], *_around("2026-06-09T09:10"), _life("B")[0]])
    assert [rig.case(number).facts.external_id for number in (1, 2)] == ["A", "B"]
    rig.act("2026-06-09T09:30", "route", "B", executors=["arch"])


def test_the_same_message_is_known_by_its_source_and_id_or_its_link(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    again: list[dict[str, object]] = [
        {"message": "IM-1", "source": "ВКонтакте", "text": "Другое"},
        {"message": "IM-1", "source": " вконтакте ", "text": "Другое"},
        {"message": "X", "source": "Иное", "url": "https://m.vk.ru/wall-1_2?from=feed", "text": "Другое"},
        {"message": "", "url": "vk.com/wall-1_2", "text": ""},
    ]
    for fields in again:
        name = str(fields.pop("message"))
        refusal = rig.refusal("2026-06-09T10:00", "receive", name, **fields)
        assert isinstance(refusal, Known)
        assert (refusal.clause, refusal.number) == ("—", 1)
    rig.act("2026-06-09T10:00", "receive", "IM-1", source="Одноклассники", text="Другое")


def test_without_id_and_link_the_same_source_author_moment_and_text_are_the_same(rig: Rig) -> None:
    fields = {"source": "сайт", "author": "Пётр", "text": "Яма"}
    rig.act("2026-06-09T09:00", "receive", "", **fields)
    assert isinstance(rig.refusal("2026-06-09T09:00", "receive", "", **fields), Known)
    rig.act("2026-06-09T09:01", "receive", "", **fields)
    rig.act("2026-06-09T09:00", "receive", "", **{**fields, "text": "Яма!"})


def test_an_amended_message_is_known_by_its_new_name_and_its_old_one(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    url = "https://ok.ru/group/1/topic/2"
    rig.act("2026-06-09T09:30", "amend", fields={"url": url}, reason="не та ссылка")
    for link in (url, "https://vk.com/wall-1_2"):
        assert isinstance(rig.refusal("2026-06-09T10:00", "receive", "", url=link), Known)


def test_an_id_that_two_sources_share_is_refused_with_both_numbers(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.receive("2026-06-09T09:00", "IM-1", source="Одноклассники", url="https://ok.ru/group/1/topic/2")
    refusal = rig.refusal("2026-06-09T10:00", "route", executors=["uzhkh"])
    assert refusal.clause == "—"
    assert "№ 1, № 2" in refusal.text
    rig.act("2026-06-09T10:00", "route", "№2", executors=["uzhkh"])
    assert (rig.status(1), rig.status(2)) == ("received", "drafting")


@pytest.mark.parametrize(
    "name", ["IM-9", "", "№", "№0", "№7", "№-1", "№1.5", "№" + "9" * 20, "№" + "9" * 5000, "1"]
)
def test_an_unknown_message_is_refused(rig: Rig, name: str) -> None:
    rig.receive("2026-06-09T09:00")
    assert rig.refused("2026-06-09T10:00", "route", name, executors=["uzhkh"]) == "—"


def test_a_message_needs_a_text_or_a_link(rig: Rig) -> None:
    assert rig.refused("2026-06-09T09:00", "receive", "A", text=" ") == "—"
    rig.act("2026-06-09T09:00", "receive", "A", url="https://vk.com/wall-1_2")


def test_what_an_executor_action_leaves_out_stays(rig: Rig) -> None:
    rig.act(
        "2026-06-09T09:00", "executor", None, code="kumi", name="Комитет", short="КУМИ", keywords=["гараж"]
    )
    rig.act("2026-06-09T09:10", "executor", None, code="kumi", official="first_deputy")
    facts = rig.desk.scene().executors["kumi"]
    assert (facts.name, facts.short, facts.official, facts.keywords) == (
        "Комитет",
        "КУМИ",
        "first_deputy",
        ("гараж",),
    )


WRONG_LINES: list[Line] = [
    {"action": "routе"},
    {"action": "route"},
    {"action": "route", "executors": "uzhkh"},
    {"action": "route", "executors": [1.5]},
    {"action": "route", "executors": ["uzhkh"], "speed": "fast"},
    {"action": "post", "url": POSTED, "other_host": "yes"},
    {"action": "exclude", "ground": "boredom"},
    {"action": "draft", "executor": "uzhkh", "text": "а", "kind": "poem"},
    {"action": "draft", "executor": "uzhkh", "text": "а", "attachments": [{"sha256": "../../etc/passwd"}]},
    {"action": "rework", "executor": "uzhkh", "reasons": [{"number": "один"}]},
    {"action": "rework", "executor": "uzhkh", "reasons": [{"number": True}]},
    {"action": "amend", "fields": {"received_at": "вчера"}, "reason": "а"},
    {"action": "note_text", "text": "\ud800"},
    {"action": "note_text", "text": None},
]


@pytest.mark.parametrize("line", WRONG_LINES, ids=str)
def test_a_line_that_is_no_action_says_so_in_russian(line: Line) -> None:
    with pytest.raises(LineError, match=r"[а-я]"):
        read_line({"at": "2026-06-09T09:00", "by": "Я", "message": "IM-1", **line}, ZONE)


@pytest.mark.parametrize(
    "at", ["2026-02-30T09:00", "09:00", "", "1969-12-31T09:00", "2201-01-01T00:00", 5, None]
)
def test_a_line_needs_a_moment_that_exists(at: object) -> None:
    with pytest.raises(LineError, match=r"[а-я]"):
        read_line({"at": at, "by": "Я", "message": "IM-1", "action": "note_text", "text": "а"}, ZONE)
