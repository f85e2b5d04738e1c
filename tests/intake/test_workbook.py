"""Workbooks: Excel's dates, sheets, hidden addresses, files that would eat the memory."""

from datetime import date, time, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.making import DATA, HEADER, MOSCOW, wall, write_xlsx
from uhta_tui.intake.grid import TableError
from uhta_tui.intake.parse import Parsed, parse_file
from uhta_tui.intake.tables import read_table
from uhta_tui.intake.workbook import cell_text
from uhta_tui.worktime.moments import iso


def read(path: Path) -> Parsed:
    return parse_file(path, zone=MOSCOW)


def test_the_header_may_stand_below_a_title_and_dates_are_excels_own(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        {
            "Лист1": [
                ["Выгрузка инцидентов, Ухта"],
                ["за сентябрь"],
                [],
                HEADER,
                [96100034, wall(2026, 9, 1, 13, 32, 59), "Яма", "https://vk.com/wall-1_2"],
                [],
                ["IM-2", "02.09.2026 10:00", "Снег", None],
                ["Итого", 2, None, None],
            ]
        },
    )
    parsed = read(path)
    assert parsed.header_row == 4
    assert [(row.row_number, row.external_id) for row in parsed.rows] == [(5, "96100034"), (7, "IM-2")]
    assert iso(parsed.rows[0].received_at or 0, MOSCOW) == "2026-09-01T13:32:59+03:00"
    assert [(reject.row_number, reject.reason) for reject in parsed.rejects] == [(8, "строка итогов")]


def test_the_header_is_found_below_blank_rows_and_beside_a_blank_column(tmp_path: Path) -> None:
    table = [[None, *HEADER], [None, "1", "01.09.2026 10:00", "Яма", None]]
    parsed = read(write_xlsx(tmp_path / "a.xlsx", {"Л": [*[[None]] * 17, *table]}))
    assert (parsed.header_row, parsed.rows[0].row_number, parsed.rows[0].text) == (18, 19, "Яма")
    assert parsed.header[:2] == ("Столбец 1", "ID")


def test_the_first_sheet_with_a_header_is_read(tmp_path: Path) -> None:
    table = [HEADER, ["1", "01.09.2026 10:00", "Яма", None]]
    path = write_xlsx(tmp_path / "a.xlsx", {"Сводка": [["Всего", 5]], "Инциденты": table, "Копия": table})
    parsed = read(path)
    assert (parsed.table.sheet, len(parsed.rows)) == ("Инциденты", 1)


def test_a_hidden_sheet_is_read_only_if_no_other_will_do(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Скрытый", "Открытый"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, ["IM", "01.09.2026 10:00", name])
        book.get_worksheet_by_name("Открытый").activate()
        book.get_worksheet_by_name("Скрытый").hide()
    assert read(path).table.sheet == "Открытый"


def test_date_and_time_may_be_two_columns_of_excel(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Дата", "Время", "Текст"],
        [date(2026, 9, 1), time(13, 32), "Яма"],
        [wall(2026, 9, 1), "13:32", "Снег"],
    ]
    parsed = read(write_xlsx(tmp_path / "a.xlsx", {"Л": rows}))
    assert {iso(row.received_at or 0, MOSCOW) for row in parsed.rows} == {"2026-09-01T13:32:00+03:00"}
    assert all(row.extra == {} and row.notes == () for row in parsed.rows)


def test_a_date_that_excel_shows_as_a_number_is_understood(tmp_path: Path) -> None:
    parsed = read(write_xlsx(tmp_path / "a.xlsx", {"Л": [HEADER, ["1", 46266.5, "Яма", None]]}))
    assert iso(parsed.rows[0].received_at or 0, MOSCOW) == "2026-09-01T12:00:00+03:00"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (96000052.0, "96000052"),
        (1.5, "1.5"),
        (7, "7"),
        (True, "ИСТИНА"),
        (wall(2026, 9, 1, 13, 31, 59, 999_600), "2026-09-01 13:32:00"),
        (wall(2026, 9, 1, 13, 31, 59, 900_000), "2026-09-01 13:31:59"),
        (date(2026, 9, 1), "2026-09-01"),
        (time(13, 32), "13:32:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
        ("a\0b", "ab"),
    ],
)
def test_a_cell_is_text_as_a_person_sees_it(value: object, text: str) -> None:
    assert cell_text(value) == text  # type: ignore[arg-type]


def test_the_address_behind_a_cell_is_the_link(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Л")
        sheet.write_row(0, 0, HEADER)
        sheet.write_url(1, 3, "https://forum.example/t/1?a=1&b=2#c12", string="Перейти")
        sheet.write_formula(2, 3, '=HYPERLINK("https://ok.ru/group/1/topic/2?x=1&y=2","тык")', None, "тык")
        sheet.write_url(3, 3, "https://vk.com/wall-1_2", string="https://vk.com/wall-1_3")
        sheet.write_url(4, 3, "internal:Л!A1", string="сюда")
        sheet.write_string(4, 2, "Яма")
    parsed = read(path)
    assert [row.url for row in parsed.rows] == [
        "https://forum.example/t/1?a=1&b=2#c12",
        "https://ok.ru/group/1/topic/2?x=1&y=2",
        "https://vk.com/wall-1_3",
        "",
    ]
    assert parsed.rows[3].extra == {"Ссылка": "сюда"}


def repacked(source: Path, target: Path, part: str, old: str, new: str) -> Path:
    """A copy of a workbook with one part changed."""
    with ZipFile(source) as package, ZipFile(target, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            copy.writestr(name, data.replace(old.encode(), new.encode()) if name == part else data)
    return target


def test_a_sheet_that_reaches_to_the_far_corner_is_refused_before_it_is_read(tmp_path: Path) -> None:
    small = write_xlsx(tmp_path / "a.xlsx", {"Л": [HEADER, ["1", "", "Яма", ""]]})
    path = repacked(small, tmp_path / "бомба.xlsx", "xl/worksheets/sheet1.xml", 'r="C2"', 'r="XFD1048576"')
    with pytest.raises(
        TableError, match=r"^В книге «бомба\.xlsx» лист занят до строки 1048576 и столбца 16384: скопируйте"
    ):
        read(path)


def test_a_long_cell_costs_its_row_alone(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Л": [HEADER, ["1", "", "Я" * 300, ""], ["2", "", "Снег", ""]]})
    parsed = parse_file(path, zone=MOSCOW, cell_limit=200)
    assert [row.external_id for row in parsed.rows] == ["2"]
    assert parsed.rejects[0].reason == "в ячейке 3 300 знаков, а можно до 200"


@settings(max_examples=25)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20),
            min_size=4,
            max_size=4,
        ),
        max_size=4,
    )
)
def test_strings_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = write_xlsx(
        tmp_path_factory.mktemp("книги") / "a.xlsx", {"Л": [HEADER, *rows, ["конец", "", "т", ""]]}
    )
    read_back = [[*row, *[""] * (4 - len(row))] for row in read_table(path).rows]
    assert read_back[1:-1] == rows


@pytest.mark.parametrize("cut", [30, 2000, 9000])
def test_a_cut_off_workbook_is_said_to_be_damaged(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "обрыв.xlsx"
    path.write_bytes((DATA / "incidents-2026-10.xlsx").read_bytes()[:cut])
    with pytest.raises(TableError, match=r"^Файл «обрыв\.xlsx» — не таблица или повреждён: .*XLSX\.$"):
        read(path)
