"""One row: what becomes of its cells."""

from pathlib import Path

import pytest

from tests.intake.making import HEADER, MOSCOW, only_row, parse_csv
from uhta_tui.intake.parse import Parsed
from uhta_tui.intake.rows import IncomingRow, same_keys
from uhta_tui.worktime.moments import iso

MOMENT = "01.09.2026 10:00"


def reasons(parsed: Parsed) -> list[tuple[int, str]]:
    return [(reject.row_number, reject.reason) for reject in parsed.rejects]


def test_a_row_needs_a_text_or_a_link(tmp_path: Path) -> None:
    parsed = parse_csv(
        tmp_path,
        HEADER,
        ["1", MOMENT, "Яма", ""],
        ["2", MOMENT, "", "https://vk.com/wall-1_2"],
        ["3", MOMENT, " ", "нет"],
        ["4", MOMENT, "", ""],
        ["", " ", "\u00a0", ""],
        ["", "", "", ""],
        ["7", MOMENT, "Снег", "javascript:alert(1)"],
    )
    assert [row.external_id for row in parsed.rows] == ["1", "2", "7"]
    assert reasons(parsed) == [(4, "нет ни текста, ни ссылки"), (5, "нет ни текста, ни ссылки")]
    hostile = parsed.rows[2]
    assert (hostile.url, hostile.extra) == ("", {"Ссылка": "javascript:alert(1)"})
    assert hostile.notes == ("в столбце «Ссылка» не веб-адрес: оставлен без поля",)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("32.11.2026 12:00", "даты 32.11.2026 12:00 нет"),
        ("позавчера", "дата «позавчера» не прочитана"),
        ("01.09.2026 25:00", "времени нет: 01.09.2026 25:00"),
    ],
)
def test_an_unreadable_receipt_keeps_the_row_out_and_is_quoted(
    tmp_path: Path, cell: str, reason: str
) -> None:
    parsed = parse_csv(tmp_path, HEADER, ["1", cell, "Яма", ""])
    assert reasons(parsed) == [(2, reason)]
    assert parsed.rejects[0].cells == ("1", cell, "Яма", "")


def test_a_missing_receipt_is_left_to_the_desk(tmp_path: Path) -> None:
    row = only_row(tmp_path, {"ID": "1", "Дата создания": "", "Текст": "Яма"})
    assert (row.received_at, row.notes) == (None, ())
    assert parse_csv(tmp_path, ["Текст"], ["Яма"]).notes == (
        "нет столбца с датой поступления: срок пойдёт с момента загрузки",
    )


def test_a_receipt_without_a_time_says_so(tmp_path: Path) -> None:
    row = only_row(tmp_path, {"Дата создания": "01.09.2026", "Текст": "Яма"})
    assert iso(row.received_at or 0, MOSCOW) == "2026-09-01T00:00:00+03:00"
    assert row.notes == ("время поступления не указано: взято начало дня",)


def test_an_unreadable_publication_is_kept_and_said(tmp_path: Path) -> None:
    row = only_row(tmp_path, {"Дата создания": MOMENT, "Дата публикации": "на днях", "Текст": "Яма"})
    assert (row.published_at, row.extra) == (None, {"Дата публикации": "на днях"})
    assert row.notes == ("дата публикации: дата «на днях» не прочитана",)


def test_two_columns_make_one_moment_and_an_unneeded_time_is_kept(tmp_path: Path) -> None:
    parsed = parse_csv(
        tmp_path,
        ["Дата", "Время", "Дата публикации", "Время публикации", "Текст"],
        ["01.09.2026", "13:32", "31.08.2026", "9:05:07", "Яма"],
        ["01.09.2026 14:00", "13:32", "", "", "Снег"],
        ["01.09.2026", "13:32", "31.08.2026", "9:05:07", "Яма"],
    )
    first, second, third = parsed.rows
    assert iso(first.received_at or 0, MOSCOW) == "2026-09-01T13:32:00+03:00"
    assert iso(first.published_at or 0, MOSCOW) == "2026-08-31T09:05:07+03:00"
    assert iso(second.received_at or 0, MOSCOW) == "2026-09-01T14:00:00+03:00"
    assert (first.extra, second.extra) == ({}, {"Время": "13:32"})
    assert (third.received_at, third.published_at) == (first.received_at, first.published_at)


@pytest.mark.parametrize(
    ("cells", "source"),
    [
        ({"Соцсеть": "вконтакте"}, "ВКонтакте"),
        ({"Соцсеть": "VK.com"}, "ВКонтакте"),
        ({"Соцсеть": "ОК"}, "Одноклассники"),
        ({"Соцсеть": "https://t.me/chan"}, "Telegram"),
        ({"Соцсеть": " Форум "}, "Форум"),
        ({"Соцсеть": "", "Ссылка": "https://max.ru/uhta/5"}, "MAX"),
        ({"Ссылка": "https://m.vk.ru/wall-1_2"}, "ВКонтакте"),
        ({"Ссылка": "https://ok.ru/group/1/topic/2"}, "Одноклассники"),
        ({"Ссылка": "t.me/s/chan/5"}, "Telegram"),
        ({"Ссылка": "https://www.uhta-forum.example/t/1"}, "uhta-forum.example"),
        ({}, ""),
    ],
)
def test_a_source_has_its_usual_name_or_is_told_by_the_link(
    tmp_path: Path, cells: dict[str, str], source: str
) -> None:
    assert only_row(tmp_path, {"Текст": "Яма", **cells}).source == source


@pytest.mark.parametrize(
    ("cell", "url", "extra"),
    [
        ("https://vk.com/wall-1_2", "https://vk.com/wall-1_2", {}),
        (" https://vk.com/wall-1_2\n", "https://vk.com/wall-1_2", {}),
        ("vk.com/wall-1_2", "vk.com/wall-1_2", {}),
        ("forum.example/t/1", "forum.example/t/1", {}),
        (
            "пост: https://vk.com/wall-1_2, фото",
            "https://vk.com/wall-1_2",
            {"Ссылка": "пост: https://vk.com/wall-1_2, фото"},
        ),
        (
            "https://vk.com/wall-1_2\nhttps://vk.com/wall-1_3",
            "https://vk.com/wall-1_2",
            {"Ссылка": "https://vk.com/wall-1_2\nhttps://vk.com/wall-1_3"},
        ),
    ],
)
def test_a_link_is_found_in_its_cell(tmp_path: Path, cell: str, url: str, extra: dict[str, str]) -> None:
    row = only_row(tmp_path, {"Ссылка": cell})
    assert (row.url, row.extra) == (url, extra)


def test_totals_and_repeated_headers_are_not_swallowed(tmp_path: Path) -> None:
    header = ["№ инцидента", "Дата создания", "Текст", "Ссылка"]
    parsed = parse_csv(
        tmp_path,
        header,
        ["IM-1", MOMENT, "Итого: три недели без воды", ""],
        ["", "", "Всего три дня назад чистили, и опять", ""],
        header,
        ["Итого", "", "2", ""],
        ["ИТОГО: 2", "", "", ""],
        ["", "", "Всего: 2", ""],
        ["Выгружено 01.10.2026", "", "", ""],
    )
    assert [row.row_number for row in parsed.rows] == [2, 3]
    assert reasons(parsed) == [
        (4, "повтор заголовка"),
        (5, "строка итогов"),
        (6, "строка итогов"),
        (7, "строка итогов"),
        (8, "нет ни текста, ни ссылки"),
    ]


def test_every_column_without_a_field_is_kept_under_its_name(tmp_path: Path) -> None:
    parsed = parse_csv(
        tmp_path, ["Текст", "Тема", "Подтема", "", "Охват", "Охват"], ["Яма", "ЖКХ", "Двор", "x", "1", " 2 "]
    )
    row = parsed.rows[0]
    assert row.topic == "ЖКХ"
    assert row.extra == {"Подтема": "Двор", "Столбец 4": "x", "Охват": "1", "Охват (2)": " 2 "}
    assert parsed.header == ("Текст", "Тема", "Подтема", "Столбец 4", "Охват", "Охват (2)")


def test_line_numbers_of_a_table_are_no_numbers_of_messages(tmp_path: Path) -> None:
    parsed = parse_csv(
        tmp_path, ["№", "Текст"], ["1", "Яма"], ["2", "Снег"], ["", ""], ["3", "Лёд"], ["Итого", ""]
    )
    assert [row.external_id for row in parsed.rows] == ["", "", ""]
    assert parsed.rows[0].extra == {"№": "1"}
    assert parsed.notes[0] == "столбец «№» — номера строк, а не сообщений: оставлен без поля"
    numbered = parse_csv(tmp_path, ["№", "Текст"], ["187", "Яма"], ["188", "Снег"])
    assert [row.external_id for row in numbered.rows] == ["187", "188"]
    named = parse_csv(tmp_path, ["ID", "Текст"], ["1", "Яма"], ["2", "Снег"])
    assert [row.external_id for row in named.rows] == ["1", "2"]


def test_the_text_is_never_touched(tmp_path: Path) -> None:
    text = "  [/] <b>Яма</b>\r\n\t=1+1 \x1b[2J\u202e\u200b "
    assert only_row(tmp_path, {"Текст": text}).text == text


def test_the_desk_may_reject_a_row_that_was_read(tmp_path: Path) -> None:
    parsed = parse_csv(tmp_path, HEADER, ["1", MOMENT, "Яма", ""])
    reject = parsed.reject(parsed.rows[0], "дата поступления в будущем")
    assert (reject.row_number, reject.cells) == (2, ("1", MOMENT, "Яма", ""))


def row(**fields: object) -> IncomingRow:
    return IncomingRow(0, **fields)  # type: ignore[arg-type]


def shared(one: IncomingRow, other: IncomingRow) -> bool:
    return bool(set(same_keys(one)) & set(same_keys(other)))


def test_the_same_number_of_the_same_source_is_the_same_message() -> None:
    assert shared(
        row(source="ВКонтакте", external_id="1", text="a"), row(source="вконтакте", external_id="1", text="b")
    )
    assert not shared(row(source="ВКонтакте", external_id="1"), row(source="MAX", external_id="1"))


def test_the_same_link_in_another_spelling_is_the_same_message() -> None:
    one = row(source="ВКонтакте", external_id="1", url="https://m.vk.com/wall-1_2?reply=3&from=feed")
    assert shared(one, row(url="vk.ru/club1?w=wall-1_2_r3", text="b"))
    assert not shared(one, row(url="https://vk.com/wall-1_2"))


def test_without_number_and_link_author_moment_and_text_decide() -> None:
    one = row(source="Форум", author="Юля", received_at=5, text="Яма\n на Мира")
    assert shared(one, row(source="Форум", author="Юля", received_at=5, text="Яма на Мира"))
    assert not shared(one, row(source="Форум", author="Юля", received_at=6, text="Яма на Мира"))
    assert not shared(one, row(source="Форум", author="Оля", received_at=5, text="Яма на Мира"))
    assert shared(row(published_at=7, text="a"), row(published_at=7, text="a"))


def test_a_link_to_a_community_makes_no_two_messages_one() -> None:
    page = "https://vk.com/uhta_life"
    assert not shared(row(url=page, text="Яма"), row(url=page, text="Снег"))
    assert shared(row(url=page, text="Яма"), row(url="https://m.vk.com/uhta_life", text="Яма"))
