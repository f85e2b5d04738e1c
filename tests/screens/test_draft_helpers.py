"""What the forms read: moments, paths, sentences, changes."""

from pathlib import Path

import pytest

from screens.draft.attachments import find, kind_of, size_words, summary, written_paths
from screens.pieces import plain
from screens.review.marked import changes, flat, places, rows, sentences
from screens.when import dated, parse_when
from uhta_tui.worktime.moments import iso, parse_moment

ZONE = "Europe/Moscow"
NOW = parse_moment("2026-11-24T14:32:07", ZONE)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", "2026-11-24T14:32:07"),
        (" Сейчас ", "2026-11-24T14:32:07"),
        ("14:25", "2026-11-24T14:25:00"),
        ("14:32", "2026-11-24T14:32:07"),
        ("14:32:05", "2026-11-24T14:32:05"),
        ("9:05:07", "2026-11-24T09:05:07"),
        ("24.11 14:25", "2026-11-24T14:25:00"),
        ("23.11.2026 9:05", "2026-11-23T09:05:00"),
        ("Вчера 17:00", "2026-11-23T17:00:00"),
        ("30.12 10:00", "2025-12-30T10:00:00"),
    ],
)
def test_a_moment_is_read_as_a_person_writes_it(written: str, meant: str) -> None:
    assert iso(parse_when(written, NOW, ZONE), ZONE).startswith(meant)


@pytest.mark.parametrize(
    "written", ["14.25", "25:00", "31.02 10:00", "14:40", "24.11.2027 10:00", "утром", "10"]
)
def test_what_is_no_moment_or_has_not_come_is_refused_in_russian(written: str) -> None:
    with pytest.raises(ValueError, match=f"«{written}»"):
        parse_when(written, NOW, ZONE)


def test_a_title_gives_the_day_only_when_it_is_another() -> None:
    assert dated(NOW, NOW, ZONE) == "14:32"
    assert dated(parse_moment("2026-11-25T09:17", ZONE), NOW, ZONE) == "ср 25.11 09:17"


def test_files_are_told_by_kind_and_size() -> None:
    assert [kind_of(name) for name in ("до.JPG", "ролик.mp4", "акт.pdf", "письмо.docx", "без")] == [
        "фото",
        "видео",
        "акт",
        "файл",
        "файл",
    ]
    assert summary(["до.jpg", "после.png", "акт.pdf", "а.doc", "б.doc"]) == "2 фото, 1 акт, 2 файла"
    assert [size_words(size) for size in (12, 340 * 1024, 1_900_000)] == ["12 Б", "340 КБ", "1,8 МБ"]


def test_a_path_is_read_as_terminals_and_file_managers_paste_it() -> None:
    assert written_paths("/home/а б/акт.pdf") == ("/home/а б/акт.pdf",)
    assert written_paths("'/home/а б/x.jpg' '/srv/y.png'") == ("/home/а б/x.jpg", "/srv/y.png")
    assert written_paths("/home/а\\ б/x.jpg") == ("/home/а б/x.jpg",)
    assert written_paths("file:///home/%D1%84.jpg\nfile:///y.png\n") == ("/home/ф.jpg", "/y.png")


def test_a_folder_and_a_missing_file_are_said_in_russian(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="папка"):
        find(str(tmp_path))
    with pytest.raises(ValueError, match="нет такого файла"):
        find(str(tmp_path / "нет.jpg"))


def test_a_passage_is_marked_where_it_stands_across_the_rows() -> None:
    text = "Работы ведутся\nв плановом порядке. Ждите, как и все."
    marked = [
        piece.text
        for line in rows(text, places(text, ["ведутся в плановом порядке."]), 20)
        for piece in line
        if piece.underline
    ]
    assert " ".join(marked) == "ведутся в плановом порядке."
    assert " ".join(plain(line).strip() for line in rows(text, (), 20)) == flat(text)


def test_a_passage_that_is_not_there_marks_nothing() -> None:
    assert places("Текст", ["другое", ""]) == ()


def test_changes_are_told_by_words_in_both_texts() -> None:
    before, after = "Свет до 22:00 каждый день.", "Свет до 21:00 по будням."
    gone, come = changes(before, after)
    assert [before[a:b] for a, b in gone] == ["22:00 каждый день."]
    assert [after[a:b] for a, b in come] == ["21:00 по будням."]


def test_sentences_end_where_a_blank_follows() -> None:
    assert sentences("Здравствуйте! Работаем до 18.00.\n\nЖдите…") == (
        "Здравствуйте!",
        "Работаем до 18.00.",
        "Ждите…",
    )
