"""The register as files: what a clerk reads in them, what stays text, how large they may be."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.documents.november import november
from uhta_tui.desk.archive.pages import RegisterFilter
from uhta_tui.documents import register_xlsx
from uhta_tui.documents.register import COLUMNS
from uhta_tui.documents.register_files import write_register
from uhta_tui.documents.register_tally import About, Tally

TITLES = [column.title for column in COLUMNS]
ABOUT = About("администрация", (("Период", "ноябрь 2026"),), "10.12.2026 10:00, Иванова А.А.")


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Tally]:
    """November as a workbook and a table, one of its messages hostile."""
    of = november(tmp_path)
    of.act(
        "2026-12-10T09:50",
        "receive",
        "J",
        source="=1+1",
        author="@SUM(A1)",
        text="\x1b[2J<b>\u202e-2+3;\n'\"",
        url="javascript:alert(1)",
        topic="+7 (912)",
    )
    path = tmp_path / "реестр.xlsx"
    cases = of.desk.read.archive.cases(RegisterFilter())
    tally = write_register([path, path.with_suffix(".csv")], cases, of.desk.scene(), ABOUT)
    return path, tally


def sheet(path: Path, name: str) -> list[list[object]]:
    """The rows of a sheet."""
    return [list(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()]


def by_number(rows: list[list[object]]) -> dict[object, dict[str, object]]:
    """The messages by their numbers, each by its columns."""
    assert rows[0] == TITLES
    told = [[f"{c:%d.%m.%Y %H:%M}" if isinstance(c, datetime) else c for c in row] for row in rows[1:]]
    return {int(str(row[0]).partition(".")[0]): dict(zip(TITLES, row, strict=True)) for row in told}


def test_a_workbook_tells_of_each_message_what_a_clerk_needs(written: tuple[Path, Tally]) -> None:
    messages = by_number(sheet(written[0], "Реестр"))
    assert len(messages) == written[1].total == 10
    late = messages[4]
    assert late["Получено"] == "09.11.2026 09:00"
    assert late["Исполнители"] == "uzhkh"
    assert late["Состояние"] == "отвечено"
    assert late["Ответ за, ч:мм"] == timedelta(hours=9, minutes=30)
    assert late["п.8 Ответ: срок"] == "09.11.2026 18:00"
    assert late["п.8 Ответ: факт"] == "10.11.2026 10:30"
    assert late["Ответ: размещён"] == "10.11.2026 10:30"
    assert late["Ответ: ссылка"] == "https://vk.com/wall-1_D?reply=9"
    assert "п.8 Ответ 1:30" in str(late["Нарушения сроков"])
    assert "п.9 Возврат kumi 0:15" in str(late["Нарушения сроков"])
    interim = messages[6]
    assert interim["Промежуточный: размещён"] == "13.11.2026 22:00"
    assert messages[2]["Почему без ответа"] == "нецензурные либо оскорбительные выражения"
    assert messages[2]["п.8 Ответ: факт"] == "снят"
    assert messages[1]["п.9 Возврат: факт"] == "не было"


def test_sums_stand_on_a_sheet_of_their_own(written: tuple[Path, Tally]) -> None:
    rows = sheet(written[0], "Итоги")
    assert rows[0][0] == "Реестр сообщений · администрация"
    assert ["Период", "ноябрь 2026"] in [row[:2] for row in rows]
    assert ["Всего сообщений", 10.0] in [row[:2] for row in rows]
    assert ["исключено", 1.0] in [row[:2] for row in rows]
    [head, kept, late, running, dropped] = next(row for row in rows if row[0] == "п.8 Ответ")
    assert (head, kept, late, running, dropped) == ("п.8 Ответ", 6.0, 1.0, 1.0, 2.0)


def test_other_peoples_text_stays_text(written: tuple[Path, Tally]) -> None:
    hostile = by_number(sheet(written[0], "Реестр"))[10]
    assert hostile["Источник"] == "=1+1"
    assert hostile["Автор"] == "@SUM(A1)"
    assert hostile["Ссылка"] == "javascript:alert(1)"
    assert hostile["Сообщение"] == "[2J<b>-2+3; '\""
    with written[0].with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file, delimiter=";"))
    row = by_number([list(row) for row in table])[10]
    assert (row["Источник"], row["Автор"], row["Тема"]) == ("'=1+1", "'@SUM(A1)", "'+7 (912)")
    assert row["Получено"] == "10.12.2026 09:50"


def test_a_table_opens_in_a_russian_excel(written: tuple[Path, Tally]) -> None:
    content = written[0].with_suffix(".csv").read_bytes()
    assert content.startswith("\ufeff№;Внешний №;Получено;".encode())
    assert content.count(b"\r\n") == content.count(b"\n") == 11
    late = next(line for line in content.decode().splitlines() if line.startswith("4;"))
    assert ";9:30;" in late


def test_a_full_sheet_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_xlsx, "LAST_ROW", 4)
    of = november(tmp_path)
    path = tmp_path / "r.xlsx"
    write_register([path], of.desk.read.archive.cases(RegisterFilter()), of.desk.scene(), ABOUT)
    assert CalamineWorkbook.from_path(str(path)).sheet_names == ["Реестр", "Итоги", "Реестр 2", "Реестр 3"]
    rows = [row[0] for name in ("Реестр", "Реестр 2", "Реестр 3") for row in sheet(path, name)[1:]]
    assert sorted(map(str, rows)) == [f"{number}.0" for number in range(1, 10)]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path, suffix: str) -> None:
    of = november(tmp_path)
    path = tmp_path / f"r{suffix}"
    path.write_bytes(b"before")

    def broken():  # type: ignore[no-untyped-def]
        yield from of.desk.read.archive.cases(RegisterFilter())
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_register([path], broken(), of.desk.scene(), ABOUT)
    assert path.read_bytes() == b"before"
    assert not list(tmp_path.glob(".r*"))
    with pytest.raises(FileNotFoundError):
        write_register([tmp_path / "нет" / f"r{suffix}"], [], of.desk.scene(), ABOUT)
    with pytest.raises(ValueError, match="неизвестный вид"):
        write_register([tmp_path / "r.txt"], [], of.desk.scene(), ABOUT)
