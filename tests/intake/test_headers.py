"""Which column is what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uhta_tui.intake.headers import (
    FIELD_TITLES,
    SYNONYMS,
    Field,
    column_names,
    find_header,
    guess_fields,
    header_key,
)

NAMED_BY_THE_DOMAIN = {
    Field.EXTERNAL_ID: "ID, №, Номер, Номер инцидента, ID инцидента, Инцидент",
    Field.RECEIVED: (
        "Дата создания, Дата инцидента, Дата и время поступления, Поступило, Создан, Дата регистрации, Дата"
    ),
    Field.PUBLISHED: "Дата публикации, Дата поста, Дата сообщения, Опубликовано",
    Field.SOURCE: "Соцсеть, Социальная сеть, Источник, Площадка, Тип источника, Ресурс",
    Field.COMMUNITY: "Сообщество, Группа, Паблик, Место публикации",
    Field.AUTHOR: "Автор, Имя автора, Пользователь",
    Field.AUTHOR_URL: "Ссылка на автора, Профиль",
    Field.URL: "Ссылка, URL, Ссылка на пост, Ссылка на сообщение, Ссылка на инцидент",
    Field.TEXT: "Текст, Текст сообщения, Сообщение, Содержание, Описание",
    Field.TOPIC: "Группа тем, Категория, Тема, Подтема, Тематика",
    Field.PLACE: "Муниципалитет, МО, Район, Населённый пункт, Город, Адрес",
}


@pytest.mark.parametrize(
    ("name", "field"),
    [(name, field) for field, names in NAMED_BY_THE_DOMAIN.items() for name in names.split(", ")],
)
def test_each_synonym_is_recognised_however_it_is_written(name: str, field: Field) -> None:
    for spelling in (
        name,
        name.upper(),
        f"  {name.lower()} : ",
        name.replace("ё", "е"),
        name.replace(" ", "\n"),
        f"{name} (МСК)",
    ):
        assert guess_fields([spelling]) == (field,)


def test_no_name_is_given_to_two_fields() -> None:
    names = [name for names in SYNONYMS.values() for name in names]
    for field, synonyms in SYNONYMS.items():
        for name in synonyms:
            needed = ["Дата поступления", "Дата публикации"]
            assert guess_fields([name, *needed])[0] in {field, None} or name in needed
    assert len(names) == len({name.casefold() for name in names})
    assert set(SYNONYMS) == set(FIELD_TITLES) == set(Field)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (["Тема", "Подтема"], [Field.TOPIC, None]),
        (["Подтема", "Тема"], [None, Field.TOPIC]),
        (["Группа", "Группа тем"], [Field.COMMUNITY, Field.TOPIC]),
        (["Тема", "Группа тем", "Группа"], [None, Field.TOPIC, Field.COMMUNITY]),
        (["Ссылка на автора", "Ссылка"], [Field.AUTHOR_URL, Field.URL]),
        (["Ссылка на инцидент", "Ссылка на пост"], [None, Field.URL]),
        (["Дата сообщения", "Сообщение"], [Field.PUBLISHED, Field.TEXT]),
        (["Дата", "Время", "Текст"], [Field.RECEIVED, Field.RECEIVED_TIME, Field.TEXT]),
        (["Дата", "Дата создания"], [None, Field.RECEIVED]),
        (["Время", "Текст"], [None, Field.TEXT]),
        (["№", "ID инцидента"], [None, Field.EXTERNAL_ID]),
        (["№ п/п", "№ инцидента"], [None, Field.EXTERNAL_ID]),
        (["МО", "Населённый пункт"], [None, Field.PLACE]),
        (["Текст", "Текст"], [Field.TEXT, None]),
        (["Тональность", "", "Охват"], [None, None, None]),
    ],
)
def test_ties_are_settled(header: list[str], fields: list[Field | None]) -> None:
    assert guess_fields(header) == tuple(fields)


def test_the_header_is_found_below_a_title() -> None:
    rows = [
        ["Выгрузка инцидентов за сентябрь"],
        [],
        ["Ухта", "", ""],
        ["ID", "Дата создания", "Текст"],
        ["1", "", "Тема"],
    ]
    found = find_header(rows)
    assert found is not None
    assert (found.index, found.score) == (3, 3)


def test_one_name_is_a_header_only_if_it_is_the_text_or_the_link() -> None:
    assert find_header([["Адрес"]]) is None
    assert find_header([["Текст"]]) is not None
    assert find_header([["Ссылка"]]) is not None
    assert find_header([["что-то"], ["ещё"]]) is None
    assert find_header([]) is None


def test_a_row_that_a_profile_knows_beats_a_better_looking_one() -> None:
    rows = [["Поле 1", "Поле 2"], ["ID", "Текст"]]
    found = find_header(rows, {header_key(rows[0])})
    assert found is not None
    assert found.index == 0


def test_the_key_does_not_depend_on_spelling_but_on_the_columns() -> None:
    assert header_key(["ID ", "Населённый пункт", "", ""]) == header_key(["id", "населенный  пункт"])
    assert header_key(["ID", "Текст"]) != header_key(["Текст", "ID"])


@given(st.lists(st.sampled_from(["", "Тема", "Тема (2)", "Столбец 1", " Тема "]), max_size=9))
def test_no_two_columns_have_one_name(header: list[str]) -> None:
    names = column_names(header)
    assert len(set(names)) == len(names) == len(header)


@given(st.lists(st.text(max_size=200), max_size=5))
def test_a_hostile_header_is_only_text(header: list[str]) -> None:
    assert len(guess_fields(header)) == len(column_names(header)) == len(header)
    assert len(header_key(header)) == 32
