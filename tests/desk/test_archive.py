"""The archive: what words find, what filters leave, pages by key, counts, readings that are given up."""

from dataclasses import replace

import pytest

from models import searching
from tests.desk.rig import Rig
from uhta_tui.desk.archive.pages import Archive, RegisterFilter, Stopped
from uhta_tui.desk.archive.query import Answered, Facet, with_value, without, words_of


@pytest.fixture
def archive(rig: Rig) -> Archive:
    """Five messages: answered in time, answered late, returned by one of two, excluded, new and overdue."""
    rig.receive("2026-06-01T09:00", text="Ёлка упала на провод", author="Иванов 100%", topic="Дороги")
    rig.approved("2026-06-01T09:10", "2026-06-01T10:00")
    rig.post("2026-06-01T10:10", "2026-06-01T10:20")
    rig.receive("2026-06-03T09:00", "IM-2", text="Нет воды", source="Telegram", place="Мира, 4", topic="")
    rig.act("2026-06-03T09:10", "route", "IM-2", executors=["uzhkh", "kumi"])
    rig.act("2026-06-03T09:30", "return", "IM-2", executor="kumi", reason="не наше")
    rig.act("2026-06-03T09:40", "reroute", "IM-2", executor="kumi", to=["usad"])
    rig.receive("2026-06-02T09:00", "IM-3", text="Брань", topic="Дороги")
    rig.act("2026-06-02T09:20", "exclude", "IM-3", ground="abuse")
    rig.receive("2026-06-30T17:00", "IM-4", text="Когда отопление? ЁЛКИ", topic="ЖКХ")
    return rig.desk.read.archive


def found(archive: Archive, **wanted: object) -> list[int]:
    """The numbers of the messages that fit."""
    return [row.number for row in archive.page(RegisterFilter(**wanted))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("елк", [4, 1]),
        ("ЁЛК провод", [1]),
        ("отопление вода", []),
        ("здравствуйте", [1]),
        ("reply=3", [1]),
        ("100%", [1]),
        ("%_", []),
        ("мира", [2]),
        ("№ 3", [3]),
        ("IM-2", [2]),
        ("№", [4, 2, 3, 1]),
        ("слово " * 2000, []),
    ],
)
def test_all_words_must_stand_somewhere_in_the_message(
    archive: Archive, words: str, numbers: list[int]
) -> None:
    assert found(archive, words=words) == numbers
    assert archive.count(RegisterFilter(words=words)) == len(numbers)


def test_a_reply_that_was_taken_back_is_not_looked_into(rig: Rig) -> None:
    rig.receive("2026-06-01T09:00")
    rig.approved("2026-06-01T09:10", "2026-06-01T10:00")
    rig.act("2026-06-01T10:10", "compose", text="Здравствуйте!")
    archive = rig.desk.read.archive
    assert found(archive, words="здравствуйте") == [1]
    rig.act("2026-06-01T10:30", "reopen", reason="ошибка")
    assert found(archive, words="здравствуйте") == []


def test_filters_leave_what_fits_and_their_values_are_counted(rig: Rig, archive: Archive) -> None:
    rig.now += 86400 * 3
    for facet, values in (
        (Facet.STATUS, {"answered": 1, "drafting": 1, "excluded": 1, "received": 1}),
        (Facet.EXECUTOR, {"uzhkh": 2, "kumi": 1, "usad": 1}),
        (Facet.SOURCE, {"ВКонтакте": 3, "Telegram": 1}),
        (Facet.TOPIC, {"Дороги": 2, "": 1, "ЖКХ": 1}),
        (Facet.DEADLINE, {"breached": 2, "kept": 1}),
    ):
        assert dict(archive.values(RegisterFilter(), facet)) == values
        for value, count in values.items():
            wanted = with_value(RegisterFilter(), facet, value)
            assert wanted.has(facet)
            assert archive.count(wanted) == count, (facet, value)
            assert len(archive.page(wanted)) == count
            assert without(wanted, facet) == RegisterFilter()
    both = RegisterFilter(words="дорог", answered=Answered.KEPT)
    assert dict(archive.values(both, Facet.STATUS)) == {"answered": 1}
    assert dict(archive.values(both, Facet.DEADLINE)) == {"kept": 1}


def test_a_row_names_those_who_still_hold_a_part_and_how_the_answer_fared(archive: Archive) -> None:
    rows = {row.number: row for row in archive.page(RegisterFilter())}
    assert rows[1].executors == ("uzhkh",)
    assert rows[1].answered == rows[1].begun + 80 * 60
    assert rows[2].executors == ("uzhkh", "usad")
    assert {number for number, row in rows.items() if row.late} == {2}
    assert {number for number, row in rows.items() if row.ended} == {1, 3}


def test_pages_follow_one_another_and_cases_are_all_there_are(archive: Archive) -> None:
    wanted, seen = RegisterFilter(), []
    place = None
    while page := archive.page(wanted, after=place, limit=1):
        seen += [row.number for row in page]
        place = page[-1].place
    assert seen == [4, 2, 3, 1]
    assert [case.number for case in archive.cases(replace(wanted, source="ВКонтакте"))] == [4, 3, 1]


def test_an_author_is_counted_by_page_or_by_name(rig: Rig, archive: Archive) -> None:
    since = rig.case().received_at
    assert archive.by_author(rig.case(), since) == 1
    assert archive.by_author(rig.case(2), since) == 0
    rig.receive("2026-06-30T17:10", "IM-5", author="Иванов 100%")
    assert archive.by_author(rig.case(), since) == 2
    assert archive.by_author(rig.case(), since + 1) == 1


def test_one_name_on_two_pages_is_two_authors(rig: Rig, archive: Archive) -> None:
    for page, message in (("1", "IM-7"), ("2", "IM-8"), ("1", "IM-9")):
        rig.receive("2026-06-30T17:20", message, author="Анна К.", author_url=f"https://vk.com/id{page}")
    last = rig.case(int(rig.desk.read.numbers_of("IM-9")[0]))
    [found] = rig.desk.alike(last)
    assert (found.number, found.same_author) == (last.number - 2, True)
    assert archive.by_author(last, last.received_at) == 2


def test_a_reading_nobody_waits_for_is_given_up(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_BETWEEN", 100)
    lines = [
        {"at": "2026-06-01T09:00", "by": "И", "action": "receive", "message": f"M{n}", "text": f"дом {n}"}
        for n in range(30)
    ]
    rig.lines(lines)
    archive = rig.desk.read.archive
    with pytest.raises(Stopped):
        archive.count(RegisterFilter(words="трамвай"), stop=lambda: True)
    assert archive.count(RegisterFilter(words="дом"), stop=lambda: False) == 30


def test_a_number_with_its_sign_is_one_word() -> None:
    assert words_of("Дом  № 12 ЁЛКА №") == ("дом", "№12", "елка")
