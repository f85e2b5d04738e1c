"""Text tables: encodings, separators, quotes that do not add up."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.making import HEADER, MOSCOW, csv_bytes
from uhta_tui.intake import delimited
from uhta_tui.intake.delimited import encoding_of
from uhta_tui.intake.parse import Parsed, parse_file
from uhta_tui.intake.tables import read_table

ENCODINGS = ("utf-8", "utf-8-sig", "cp1251", "utf-16")
ROWS = (HEADER, ("IM-1", "01.09.2026 10:00", "Яма, «ёлки»; и\tснег", "https://vk.com/wall-1_2"))


def read(folder: Path, content: bytes) -> Parsed:
    path = folder / "таблица.csv"
    path.write_bytes(content)
    return parse_file(path, zone=MOSCOW)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_each_encoding_and_separator_is_told_by_the_content(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    parsed = read(tmp_path, csv_bytes(ROWS, separator=separator, encoding=encoding))
    assert (parsed.table.encoding, parsed.table.separator) == (encoding, separator)
    assert parsed.rows[0].text == ROWS[1][2]


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
CP1251_CELLS = st.text(st.sampled_from("абвЁё№—«»\x98\xa0 \t;,\"'\r\n=@0Az\x1b"), max_size=30)


def encoded(text: str, encoding: str) -> bytes:
    """cp1251 as it is met: the byte 98, which it leaves undefined, is there as well."""
    if encoding != "cp1251":
        return text.encode(encoding)
    return b"".join(b"\x98" if letter == "\x98" else letter.encode("cp1251") for letter in text)


@settings(max_examples=60)
@given(
    st.data(),
    st.sampled_from(ENCODINGS),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_is_written_is_read_back_cell_by_cell(
    data: st.DataObject, encoding: str, separator: str, quoting: int
) -> None:
    cells = CP1251_CELLS if encoding == "cp1251" else CELLS
    rows = [list(HEADER), *data.draw(st.lists(st.lists(cells, min_size=4, max_size=4), max_size=8))]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(encoded(text.getvalue(), encoding))
        table = read_table(path)
    assert list(table.rows) == rows
    assert table.spoiled == {}


def test_a_damaged_byte_does_not_turn_utf8_into_nonsense(tmp_path: Path) -> None:
    content = csv_bytes(ROWS).replace("снег".encode(), "снег".encode() + b"\xd0")
    assert read(tmp_path, content).rows[0].text == "Яма, «ёлки»; и\tснег\ufffd"


def test_a_long_plain_start_does_not_decide_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\r\n" * 300_000 + "Текст".encode("cp1251"))
    assert encoding_of(path) == "cp1251"
    path.write_bytes(b"a;b\r\n" * 300_000 + "Текст".encode())
    assert encoding_of(path) == "utf-8"


def test_excel_may_declare_the_separator(tmp_path: Path) -> None:
    content = b"sep=,\r\n" + csv_bytes(ROWS, separator=",")
    parsed = read(tmp_path, content)
    assert (parsed.header_row, parsed.rows[0].row_number, parsed.table.separator) == (2, 3, ",")


def test_a_title_full_of_commas_does_not_decide_the_separator(tmp_path: Path) -> None:
    title = "Выгрузка, за сентябрь, г. Ухта, по всем, источникам\r\n\r\n".encode()
    parsed = read(tmp_path, title + csv_bytes(ROWS))
    assert (parsed.table.separator, parsed.header_row) == (";", 3)
    assert [row.row_number for row in parsed.rows] == [4]


def test_a_table_of_one_column_is_not_cut(tmp_path: Path) -> None:
    texts = ["Яма; на Мира, 5", "Снег, лёд; каток", "Яма"]
    parsed = read(tmp_path, "\n".join(["Текст", *texts]).encode())
    assert [row.text for row in parsed.rows] == texts


def test_nul_is_dropped_and_nothing_else(tmp_path: Path) -> None:
    text = "а\0б\x1b[2J\u202e\ufeff\x07\x85\u2028в"
    parsed = read(tmp_path, csv_bytes([HEADER, ("1\0", "01.09.2026 10:00", text, "")]))
    assert parsed.rows[0].text == text.replace("\0", "")
    assert parsed.rows[0].external_id == "1"


def line(number: int, text: str) -> str:
    return f"IM-{number};01.09.2026 10:0{number};{text};https://vk.com/wall-1_{number}\r\n"


def test_an_unescaped_quote_stays_in_its_text_and_swallows_nothing(tmp_path: Path) -> None:
    texts = ['"Ромашка" не убирает', "вторая", '"третья без конца', "четвёртая", '"пятая; верно"', "шестая"]
    content = ";".join(HEADER) + "\r\n" + "".join(line(number, text) for number, text in enumerate(texts))
    parsed = read(tmp_path, content.encode())
    assert [row.text for row in parsed.rows] == [*texts[:4], "пятая; верно", "шестая"]
    assert parsed.rejects == ()


def test_quotes_that_cannot_be_repaired_cost_one_row(tmp_path: Path) -> None:
    texts = ["первая", '"вторая; "без; "конца"; ещё', "третья", '"четвёртая\r\nв две строки"', "пятая"]
    content = ";".join(HEADER) + "\r\n" + "".join(line(number, text) for number, text in enumerate(texts))
    parsed = read(tmp_path, content.encode())
    assert [row.text for row in parsed.rows] == ["первая", "третья", "четвёртая\r\nв две строки", "пятая"]
    assert [(reject.row_number, reject.reason) for reject in parsed.rejects] == [
        (3, "кавычки в строке не сходятся")
    ]
    assert parsed.rejects[0].cells[2:6] == ('"вторая', ' "без', ' "конца"', " ещё")


def test_a_file_of_nothing_but_bad_quotes_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_REREAD_LINES", 5000)
    content = ";".join(HEADER) + "\r\n" + '";"";"";"\r\n' * 1000
    parsed = read(tmp_path, content.encode())
    assert len(parsed.rows) + len(parsed.rejects) == 1000


def test_a_cell_over_the_limit_costs_its_row_alone(tmp_path: Path) -> None:
    rows = [HEADER, ("1", "", "до", ""), ("2", "", "Я" * 1_000_001, ""), ("3", "", "Я" * 1_000_000, "")]
    parsed = read(tmp_path, csv_bytes(rows))
    assert [row.external_id for row in parsed.rows] == ["1", "3"]
    assert parsed.rejects[0].reason == "в ячейке 3 1\u00a0000\u00a0001 знаков, а можно до 1\u00a0000\u00a0000"
    assert len(parsed.rejects[0].cells[2]) == 32_767


def test_a_cell_of_fifty_megabytes_does_not_stop_the_others(tmp_path: Path) -> None:
    rows = [HEADER, ("1", "", "до", ""), ("2", "", "x" * 50_000_000, ""), ("3", "", "после", "")]
    parsed = read(tmp_path, csv_bytes(rows))
    assert [row.external_id for row in parsed.rows] == ["1", "3"]
    assert [reject.row_number for reject in parsed.rejects] == [3]


def test_rows_shorter_than_the_header_are_filled_up(tmp_path: Path) -> None:
    content = "ID;Текст;Ссылка;Тема\r\n1;Яма\r\n2;Снег;https://vk.com/wall-1_2;;;\r\n"
    parsed = read(tmp_path, content.encode())
    assert [(row.text, row.topic) for row in parsed.rows] == [("Яма", ""), ("Снег", "")]


def test_a_row_that_is_out_of_joint_is_not_taken_in(tmp_path: Path) -> None:
    parsed = read(tmp_path, "ID;Текст;Тема\r\n1;Яма; на Мира;Дороги\r\n2;Снег;Дворы\r\n".encode())
    assert [row.text for row in parsed.rows] == ["Снег"]
    assert parsed.rejects[0].reason == "ячеек 4, а столбцов 3: строка сдвинута"


def test_a_column_that_nobody_named_is_kept(tmp_path: Path) -> None:
    parsed = read(tmp_path, "ID;Текст\r\n1;Яма;Мира\r\n2;Снег;Ленина\r\n".encode())
    assert [row.extra for row in parsed.rows] == [{"Столбец 3": "Мира"}, {"Столбец 3": "Ленина"}]
    assert parsed.rejects == ()


def test_line_ends_may_be_of_any_kind(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        parsed = read(tmp_path, f'ID;Текст{end}1;"в две{end}строки"{end}{end}2;Снег'.encode())
        assert [(row.row_number, row.text) for row in parsed.rows] == [(2, f"в две{end}строки"), (4, "Снег")]


@given(st.binary(max_size=300))
def test_any_bytes_below_a_header_are_read(content: bytes) -> None:
    header = "ID;Текст;Ссылка;Дата публикации;Населённый пункт;Социальная сеть;Имя автора" + ";Текст" * 150
    with TemporaryDirectory() as folder:
        parsed = read(Path(folder), f"{header}\r\n".encode() + content)
    assert all(row.text or row.url for row in parsed.rows)
