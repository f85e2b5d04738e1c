"""The mapping that the operator made once is found again."""

import json
from pathlib import Path

import pytest

from tests.intake.making import parse_csv
from uhta_tui.intake.headers import Field
from uhta_tui.intake.profiles import MappingProfile, make_profile, profile_for

HEADER = ["Код", "Когда", "Что написали", "Где"]
FIELDS = [Field.EXTERNAL_ID, Field.RECEIVED, Field.TEXT, None]


def test_a_profile_survives_json() -> None:
    profile = make_profile("Портал", HEADER, FIELDS)
    assert MappingProfile.from_json(json.loads(json.dumps(profile.to_json()))) == profile


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"name": "x", "header_key": "y", "columns": []},
        {"name": "x", "header_key": "y", "columns": {"a": "b"}},
    ],
)
def test_what_is_no_profile_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="разметк"):
        MappingProfile.from_json(data)


def test_one_field_cannot_be_two_columns() -> None:
    with pytest.raises(ValueError, match="у двух столбцов"):
        make_profile("Портал", ["a", "b"], [Field.TEXT, Field.TEXT])


def test_a_profile_is_found_by_the_header_row() -> None:
    profile = make_profile("Портал", HEADER, FIELDS)
    assert profile_for([" КОД", "когда", "Что написали:", "Где", ""], [profile]) is profile
    assert profile_for(["Код"], [profile]) is None


def test_a_file_with_a_known_header_is_read_by_its_profile(tmp_path: Path) -> None:
    profile = make_profile("Портал", HEADER, FIELDS)
    rows = (["Выгрузка"], HEADER, ["IM-1", "01.09.2026 10:00", "Яма", "Мира"])
    parsed = parse_csv(tmp_path, *rows, profiles=[profile])
    assert (parsed.profile, parsed.header_row) == ("Портал", 2)
    row = parsed.rows[0]
    assert (row.external_id, row.text, row.extra) == ("IM-1", "Яма", {"Где": "Мира"})


def test_a_profile_given_by_name_is_used_though_a_column_was_added(tmp_path: Path) -> None:
    profile = make_profile("Портал", HEADER, FIELDS)
    rows = ([*HEADER, "Ещё"], ["IM-1", "01.09.2026 10:00", "Яма", "Мира", "!"])
    parsed = parse_csv(tmp_path, *rows, profile=profile)
    assert parsed.rows[0].extra == {"Где": "Мира", "Ещё": "!"}


def test_a_profile_overrides_what_the_names_say(tmp_path: Path) -> None:
    header = ["№", "Описание", "Текст"]
    profile = make_profile("Свой", header, [Field.EXTERNAL_ID, Field.TEXT, None])
    row = parse_csv(tmp_path, header, ["1", "сообщение", "примечание"], profiles=[profile]).rows[0]
    assert (row.external_id, row.text, row.extra) == ("1", "сообщение", {"Текст": "примечание"})
