"""Every wrong setting is refused with one plain sentence: file, key, what is allowed, the default."""

import os
from pathlib import Path
from typing import Final

import pytest

from uhta_tui import config

PARTS: Final = (
    "organization, calendar, terms, database, people, intake, accounts, officials, executors, "
    "desk, note, look, keys"
)
URL: Final = "нужно sqlite:///файл или postgresql://узел/база (по умолчанию «sqlite:///uhta.db»)"
OFFICIAL: Final = (
    "такого должностного лица в [[officials]] нет; есть first_deputy, social_deputy, economy_deputy"
)
CODE: Final = "нужен код до 32 знаков: строчные латинские буквы, цифры и _, сначала буква"
SHORT: Final = "нужна строка до 11 знаков или пустая (по умолчанию «Спецавтодор»)"
LETTER: Final = "нужна одна буква в кавычках, любой раскладки, кроме б ю ж э х ъ ё"
ONE_OF_THEM: Final = "оставьте её одному из них"
LINK: Final = "нужна ссылка вида https://узел/путь"

CASES: Final = [
    # terms
    ("[terms]\nreview_hours = 1.5", "[terms] review_hours = 1,5: нужно целое от 1 до 40 (по умолчанию 1)"),
    ("[terms]\nanswer_hours = 0", "[terms] answer_hours = 0: нужно целое от 1 до 40 (по умолчанию 8)"),
    ("[terms]\nanswer_hours = 41", "[terms] answer_hours = 41: нужно целое от 1 до 40 (по умолчанию 8)"),
    ("[terms]\nroute_hours = true", "[terms] route_hours = true: нужно целое от 1 до 40 (по умолчанию 1)"),
    ('[terms]\nroute_hours = "1"', "[terms] route_hours = «1»: нужно целое от 1 до 40 (по умолчанию 1)"),
    ("[terms]\nroute_hours = [1]", "[terms] route_hours = список: нужно целое от 1 до 40 (по умолчанию 1)"),
    ("[terms]\nnote_day = 31", "[terms] note_day = 31: нужно целое от 1 до 28 (по умолчанию 10)"),
    (
        "[terms]\nnote_day = 2026-10-10",
        "[terms] note_day = 2026-10-10: нужно целое от 1 до 28 (по умолчанию 10)",
    ),
    ("[terms]\nanswer_hours = 4", "[terms] draft_before_hours = 4: нужно меньше, чем answer_hours = 4"),
    ("[terms]\ndraft_before_hours = 9", "[terms] draft_before_hours = 9: нужно меньше, чем answer_hours = 8"),
    # unknown names
    ("[terms]\nreviev_hours = 1", "[terms] reviev_hours: такой настройки нет; похоже на review_hours"),
    ("[trems]\nreview_hours = 1", "trems: такого раздела нет; похоже на terms"),
    (
        "['зыбь']\na = 1",
        f"зыбь: такого раздела нет; есть {PARTS}",
    ),
    ("answer_hours = 8", f"answer_hours: такого раздела нет; есть {PARTS}"),
    ('[calendar]\nzone = "Europe/Moscow"', "[calendar] zone: такой настройки нет; похоже на timezone"),
    # shapes
    ("terms = 5", "terms = 5: нужен раздел [terms]"),
    ("[[terms]]\nanswer_hours = 5", "terms = список: нужен раздел [terms]"),
    ('[people]\nname = "А"', "people = таблица: нужны записи [[people]]"),
    ("people = []", "people = список: нужна хотя бы одна запись [[people]]"),
    ('keys = "и"', "keys = «и»: нужен раздел [keys]"),
    # lists
    (
        "[[executors]]\nname = 'без кода'",
        f"[[executors]] № 1, code = «»: {CODE}",
    ),
    (
        "[[executors]]\ncode = 'uks'\n[[executors]]\ncode = 'uks'",
        "[[executors]] uks, code = «uks»: такая запись уже есть выше",
    ),
    (
        "[[executors]]\ncode = 'usad'\nshort = 'Ухтаспецавтодор'",
        f"[[executors]] usad, short = «Ухтаспецавтодор»: {SHORT}",
    ),
    (
        "[[executors]]\ncode = 'usad'\nofficial = 'mayor'",
        f"[[executors]] usad, official = «mayor»: {OFFICIAL}",
    ),
    (
        "[[executors]]\ncode = 'usad'\nkeywords = 'яма'",
        '[[executors]] usad, keywords = «яма»: нужен список строк: ["двор", "горячая вода"]',
    ),
    ("[desk]\nofficial = 'mayor'", f"[desk] official = «mayor»: {OFFICIAL}"),
    (
        "[[people]]\nname = 'А'\n[[people]]\nname = 'А'",
        "[[people]] А, name = «А»: такая запись уже есть выше",
    ),
    (
        "[[accounts]]\nurl = 'vk.com/uhta'",
        f"[[accounts]] № 1, url = «vk.com/uhta»: {LINK}",
    ),
    ("[[accounts]]\nurl = 'http://[::1'", f"[[accounts]] № 1, url = «http://[::1»: {LINK}"),
    # addresses
    (
        "[database]\nurl = 'postgresql://desk:secret@/'",
        f"[database] url = «postgresql://…@/»: {URL}",
    ),
    (
        "[database]\nurl = 'sqlite:///:memory:'",
        f"[database] url = «sqlite:///:memory:»: {URL}",
    ),
    # look and keys
    (
        "[look]\ntheme = 'синь'",
        "[look] theme = «синь»: нужно одно из: ночь, день, контраст (по умолчанию «ночь»)",
    ),
    ("[look]\nbell = 1", "[look] bell = 1: нужно true или false (по умолчанию false)"),
    ("[keys]\nexclude = 'и'\nroute = 'B'", f"[keys] route = «B»: эта буква уже у exclude; {ONE_OF_THEM}"),
    *(
        (f"[keys]\nexclude = '{key}'", f"[keys] exclude = «{key}»: {LETTER}")
        for key in ("", "и,", "ж", "ё", ";", "1", "+", "f9", "enter", "ctrl+у")
    ),
    ("[keys]\nexclude = 1", f"[keys] exclude = 1: {LETTER}"),
    (
        "[[people]]\nname = 'А'\nactive = false",
        "[[people]] А, active = false: за столом должен остаться хотя бы один человек",
    ),
    # hostile text
    (
        '[organization]\ncity = "а\\u001b[2Jб"',
        "[organization] city = «а[2Jб»: нужна строка до 30 знаков (по умолчанию «Ухта»)",
    ),
    (
        f"[organization]\ncity = '{'я' * 500}'",
        f"[organization] city = «{'я' * 59}…»: нужна строка до 30 знаков (по умолчанию «Ухта»)",
    ),
]


def refusal(tmp_path: Path, content: str | bytes) -> config.ConfigError:
    """How the program refuses a file."""
    path = tmp_path / "config.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(config.ConfigError) as caught:
        config.load(path)
    return caught.value


@pytest.mark.parametrize(("text", "sentence"), CASES)
def test_a_wrong_setting_is_refused_with_its_key_and_what_is_allowed(
    tmp_path: Path, text: str, sentence: str
) -> None:
    assert str(refusal(tmp_path, text)) == f"файл {tmp_path}/config.toml, {sentence}"


def test_a_refusal_can_be_shown_under_its_field(tmp_path: Path) -> None:
    error = refusal(tmp_path, "[terms]\nreview_hours = 1.5")
    assert (error.setting, error.rule, error.in_force) == (
        "[terms] review_hours",
        "нужно целое от 1 до 40",
        "1",
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[calendar]\ntimezone = 'Mars/Base'", "[calendar] timezone = «Mars/Base»: "),
        ("[calendar]\ntimezone = 3", "[calendar] timezone = «3»: "),
        ("[calendar.week]\nmon = ['08:45-25:00']", "[calendar.week] mon = «08:45-25:00»: "),
        ("[calendar.week]\nmon = '08:45-13:00'", "[calendar.week] mon = «08:45-13:00»: "),
        ("[calendar.week]\nmon = ['14:00-18:00', '08:45-13:00']", "[calendar.week] mon = «08:45-13:00»: "),
        ("[calendar.week]\n'пн' = ['08:45-13:00']", "[calendar.week] пн = «пн»: "),
        ("[calendar.week]\nmon = []", "[calendar] week = «без рабочих часов»: "),
        ("[calendar.days]\n2026-02-30 = 'off'", "[calendar.days] 2026-02-30 = «2026-02-30»: "),
        ("[calendar.days]\n2026-08-21 = 'выходной'", "[calendar.days] 2026-08-21 = «выходной»: "),
        ("[calendar.moved]\n2026-08-22 = 'завтра'", "[calendar.moved] 2026-08-22 = «завтра»: "),
        ("[calendar]\nweek = 5", "[calendar] week = «5»: "),
    ],
)
def test_the_clocks_refusals_name_the_file_and_the_key_too(tmp_path: Path, text: str, where: str) -> None:
    assert str(refusal(tmp_path, text)).startswith(f"файл {tmp_path}/config.toml, {where}")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[terms]\nanswer_hours = ", "строка 2, конец файла: такого значения не бывает"),
        ("[terms]\n\nanswer_hours = 1,5", "строка 3, столбец 17: после значения нужна новая строка"),
        ("[terms\n", "строка 1, столбец 7: не закрыта скобка названия раздела"),
        ('[organization]\ncity = "Ухта\n', "строка 2, столбец 13: недопустимый знак"),
        ('[organization]\ncity = "Ухта', "строка 2, конец файла: не закрыты кавычки"),
        ("[terms]\n[terms]\n", "строка 2, столбец 7: этот раздел уже есть выше"),
        ("[terms]\nnote_day = 9\nnote_day = 9", "строка 3, конец файла: эта настройка уже есть выше"),
        ("[terms]\nсрок = 1", "строка 2, столбец 1: это не настройка"),
        ("просто текст", "строка 1, столбец 1: это не настройка"),
        ('[intake]\nfolder = "C:\\новая"', "строка 2, столбец 15: знак \\ в кавычках пишется дважды"),
        ("a = [1, 2", "строка 1, конец файла: не закрыта скобка [ списка"),
        ("a = {b = 1, b = 2}", "строка 1, столбец 18: эта настройка в записи уже есть"),
        ("a = 2026-02-30", "строка 1, столбец 5: такой даты нет"),
        (f"a = {'1' * 5000}", "файл не разобрать"),
        ("a\x00 = 1", "строка 1, столбец 2: после названия настройки нужен знак ="),
    ],
)
def test_a_file_that_is_not_toml_is_refused_with_line_and_column(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert str(refusal(tmp_path, text)).startswith(f"файл {tmp_path}/config.toml, {fault}")


def test_brackets_without_end_are_refused_too(tmp_path: Path) -> None:
    assert "слишком много скобок" in str(refusal(tmp_path, "a = " + "[" * 100_000))


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    error = refusal(tmp_path, '[organization]\ncity = "Ухта"\n'.encode("cp1251"))
    assert str(error) == f"файл {tmp_path}/config.toml, строка 2: текст не в кодировке UTF-8"


def test_a_missing_file_that_was_named_is_refused(tmp_path: Path) -> None:
    with pytest.raises(config.ConfigError, match="не читается: нет такого файла или папки"):
        config.load(tmp_path / "нет.toml")


def test_a_folder_instead_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(config.ConfigError, match="не читается: это папка, а нужен файл"):
        config.load(tmp_path)


def test_a_folder_in_the_files_place_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("config.toml").mkdir()
    with pytest.raises(config.ConfigError, match=r"файл настроек config\.toml не читается: это папка"):
        config.load(None)


def test_a_file_that_may_not_be_read_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read everything, so the system's answer is played

        def refuse(self: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(self))

        monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(config.ConfigError, match="не читается: нет прав"):
        config.load(path)
