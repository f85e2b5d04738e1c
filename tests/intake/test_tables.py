"""What cannot be read as a table is told in one Russian sentence: what, where, what to do."""

import os
import re
from pathlib import Path

import pytest

from tests.intake.making import MOSCOW, write_xlsx
from uhta_tui.intake.grid import TableError, shown
from uhta_tui.intake.parse import parse_file
from uhta_tui.intake.tables import read_table, unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path) -> str:
    with pytest.raises(TableError) as caught:
        parse_file(path, zone=MOSCOW)
    sentence = str(caught.value)
    assert re.fullmatch(r"[«А-Я].*\.", sentence), sentence
    assert sentence.isprintable()
    return sentence


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (b"", "Файл «x.csv» пуст: выгрузите"),
        (b"\xef\xbb\xbf\r\n \r\n", "Файл «x.csv» пуст: выгрузите"),
        (b"%PDF-1.7 ...", "Файл «x.csv» — документ PDF, а не таблица: сохраните"),
        (b"\x89PNG\r\n\x1a\n", "Файл «x.csv» — картинка"),
        (b"\r\n<!DOCTYPE html><table>", "Файл «x.csv» — страница сайта"),
        (b"<HTML><body>", "Файл «x.csv» — страница сайта"),
        (b"\x1f\x8b\x08", "Файл «x.csv» — архив"),
        (b"PK\x03\x04" + b"x" * 100, "Файл «x.csv» — не таблица или повреждён"),
        (OLE + b"\0" * 2000, "Файл «x.csv» — не таблица или повреждён"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "Книга «x.csv» закрыта паролем: откройте"),
        ("Что-то;Ещё\r\n1;2\r\n".encode(), "Файл «x.csv»: в первых 20 строках нет заголовка"),
        (bytes(range(1, 256)) * 20, "Файл «x.csv»: в первых 20 строках нет заголовка"),
    ],
)
def test_what_is_no_table_is_said(tmp_path: Path, content: bytes, start: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert refusal(path).startswith(start)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "нет.xlsx") == "Файла «нет.xlsx» нет: проверьте имя и папку."
    assert (
        refusal(tmp_path / "нет\x1b[2J\0.xlsx")
        == "Имя файла «" + shown(str(tmp_path / "нет[2J.xlsx")) + "» недопустимо: переименуйте его."
    )
    assert "слишком длинное" in refusal(tmp_path / ("я" * 200))


def test_a_folder_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "папка.xlsx"
    folder.mkdir()
    assert refusal(folder) == "«папка.xlsx» — папка: укажите в ней файл XLSX или CSV."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes among files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "труба.csv")
    assert refusal(tmp_path / "труба.csv") == "«труба.csv» — не файл: укажите файл XLSX или CSV."


def test_a_file_without_the_right_to_read_is_said() -> None:
    said = str(unreadable(Path("/a/таблица.csv"), PermissionError(13, "Permission denied")))
    assert said.startswith("Файл «таблица.csv» не открывается: нет права на чтение")
    said = str(unreadable(Path("/a/таблица.csv"), OSError(5, "Input/output error")))
    assert said == "Файл «таблица.csv» не читается (диск не отвечает): проверьте диск или скопируйте его."


def test_an_empty_workbook_and_one_without_a_header_are_said(tmp_path: Path) -> None:
    assert (
        refusal(write_xlsx(tmp_path / "a.xlsx", {"Л": []}))
        == "Книга «a.xlsx» пуста: сохраните в неё таблицу."
    )
    assert "нет заголовка" in refusal(write_xlsx(tmp_path / "b.xlsx", {"Л": [["что-то", 1]]}))


def test_the_kind_is_told_by_the_content_not_by_the_name(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "книга.csv", {"Л": [["ID", "Текст"], ["1", "Яма"]]})
    assert read_table(path).sheet == "Л"
    text = tmp_path / "текст.xlsx"
    text.write_text("ID;Текст\n1;Яма\n", encoding="utf-8")
    assert read_table(text).separator == ";"


def test_foreign_text_is_made_fit_for_a_sentence() -> None:
    assert shown("a\n\tb\x1b[2J\u202e") == "a b[2J"
    assert shown("я" * 50) == "я" * 39 + "…"
