"""The three files that the desk was given: every row of each."""

import csv
from collections import Counter
from pathlib import Path

from tests.intake.making import DATA, MOSCOW
from uhta_tui.intake.headers import Field
from uhta_tui.intake.parse import Parsed, parse_file
from uhta_tui.intake.rows import same_keys
from uhta_tui.worktime.moments import iso


def parsed(name: str) -> Parsed:
    return parse_file(DATA / name, zone=MOSCOW)


def test_the_cp1251_export_comes_in_whole() -> None:
    september = parsed("incidents-2026-09.csv")
    assert (september.table.encoding, september.table.separator) == ("cp1251", ";")
    assert (len(september.rows), september.rejects, september.notes) == (65, (), ())
    assert Counter(row.source for row in september.rows) == {
        "ВКонтакте": 28,
        "Одноклассники": 18,
        "Telegram": 11,
        "Форум": 4,
        "MAX": 4,
    }
    first = september.rows[0]
    assert (first.row_number, first.external_id, first.author) == (2, "96100034", "Юля ?")
    assert first.text == "Уберите свалку за гаражами на Космонавтов, там уже крысы бегают."
    assert iso(first.received_at or 0, MOSCOW) == "2026-09-01T13:32:00+03:00"
    assert iso(first.published_at or 0, MOSCOW) == "2026-09-01T11:50:00+03:00"
    assert first.extra == {"Тональность": "негатив"}
    assert first.all_extra() == {"Сообщество": "Администрация Ухты", "Тональность": "негатив"}


def test_the_workbook_comes_in_whole_with_excel_dates_to_the_second() -> None:
    october = parsed("incidents-2026-10.xlsx")
    assert october.table.sheet == "Инциденты"
    assert (len(october.rows), october.rejects, october.notes) == (72, (), ())
    first = october.rows[0]
    assert (first.row_number, first.external_id, first.source) == (2, "96000052", "MAX")
    assert iso(first.received_at or 0, MOSCOW) == "2026-10-01T15:42:49+03:00"
    assert [row.author for row in october.rows if "🌸" in row.author] == ["Юля 🌸"]


def test_the_hostile_export_comes_in_whole_and_unchanged() -> None:
    hostile = parsed("incidents-hostile.csv")
    assert (hostile.table.encoding, hostile.table.separator) == ("utf-8-sig", ",")
    assert (len(hostile.rows), hostile.rejects, hostile.notes) == (40, (), ())
    with (DATA / "incidents-hostile.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert [row.text for row in hostile.rows] == [row["Содержание"] for row in written]
    assert [row.url for row in hostile.rows] == [row["URL"] for row in written]
    assert [row.author for row in hostile.rows] == [row["Пользователь"] for row in written]
    texts = {row.text for row in hostile.rows}
    assert '=HYPERLINK("http://evil","жми")' in texts
    assert "\x1b[2J\x1b]0;pwn\x07Снег на Сенюкова" in texts
    assert 'Текст\nв три\nстроки; с ; точками "и кавычками"' in texts
    assert max(map(len, texts)) == 12_000


def test_every_column_of_the_samples_but_one_has_its_field() -> None:
    loose = {
        "incidents-2026-09.csv": "Тональность",
        "incidents-2026-10.xlsx": "Тональность",
        "incidents-hostile.csv": "Охват",
    }
    for name, without_field in loose.items():
        mapping = parsed(name).mapping
        assert [column for column, field in mapping.items() if field is None] == [without_field]
        assert set(mapping.values()) - {None} == set(Field) - {Field.RECEIVED_TIME, Field.PUBLISHED_TIME}


def test_no_two_messages_of_the_samples_are_taken_for_one() -> None:
    files = ("incidents-2026-09.csv", "incidents-2026-10.xlsx", "incidents-hostile.csv")
    keys = [key for name in files for row in parsed(name).rows for key in same_keys(row)]
    assert len(keys) == len(set(keys)) == 2 * (65 + 72 + 40)


def test_a_sample_read_twice_gives_the_same_keys(tmp_path: Path) -> None:
    copy = tmp_path / "ещё раз.csv"
    copy.write_bytes((DATA / "incidents-2026-09.csv").read_bytes())
    again = parse_file(copy, zone=MOSCOW)
    first = parsed("incidents-2026-09.csv")
    assert [same_keys(row) for row in again.rows] == [same_keys(row) for row in first.rows]
