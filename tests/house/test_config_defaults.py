"""What ships in `config.toml`, and what holds without any file."""

import tomllib
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from uhta_tui import config
from uhta_tui.settings.document import PARTS
from uhta_tui.settings.kinds import cells
from uhta_tui.settings.parts import ListPart, TablePart
from uhta_tui.settings.sections import Group, TermsSettings, settings_of

ROOT: Final = Path(__file__).parents[2]
SHIPPED: Final = ROOT / "config.toml"


def test_the_shipped_file_is_what_the_program_would_write() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == config.default_text()


def test_the_shipped_file_says_what_holds_without_it() -> None:
    assert replace(config.load(SHIPPED), path=None) == config.Config()


def test_every_part_stands_in_the_shipped_file_with_every_key() -> None:
    data = tomllib.loads(config.default_text())
    assert [name for name in PARTS if name not in data] == ["accounts"]
    assert set(data["calendar"]) == {"timezone", "week", "days", "moved"}
    for name, part in PARTS.items():
        if isinstance(part, TablePart):
            assert list(data[name]) == list(settings_of(type(part.default)))
        elif isinstance(part, ListPart) and name in data:
            assert all(list(entry) == list(settings_of(type(part.blank))) for entry in data[name])


def test_what_is_not_set_is_shown_as_an_example() -> None:
    text = config.default_text()
    for example in (
        "# [[accounts]]",
        '# 2026-08-21 = "off"',
        '# 2028-01-08 = "2028-01-10"',
        '# exclude = "и"',
    ):
        assert f"\n{example}\n" in text


def test_every_setting_is_explained_in_the_shipped_file() -> None:
    lines = config.default_text().splitlines()
    explained = {line.split(" = ")[0] for above, line in pairwise(lines) if above.startswith("# ")}
    for part in PARTS.values():
        if isinstance(part, TablePart | ListPart) and part != PARTS["accounts"]:
            group = part.default if isinstance(part, TablePart) else part.blank
            assert set(settings_of(type(group))) <= explained


GROUPS: Final = [
    (part.default, "") if isinstance(part, TablePart) else (part.blank, part.identity)
    for part in PARTS.values()
    if isinstance(part, TablePart | ListPart)
]
"""Every group with defaults, and the setting that has none: what an entry of a list is known by."""


@pytest.mark.parametrize(("group", "identity"), GROUPS, ids=lambda one: type(one).__name__)
def test_every_default_is_allowed_by_its_own_setting(group: Group, identity: str) -> None:
    settings = settings_of(type(group))
    assert list(settings) == [field.name for field in fields(group)]
    for name, setting in settings.items():
        assert setting.about
        assert setting.kind.rule.split()[0] in {"нужно", "нужна", "нужен"}
        # An executor without a name gets one from its code.
        if name not in {identity, "name" if isinstance(group, config.ExecutorSettings) else ""}:
            assert setting.kind.read(getattr(group, name)) == getattr(group, name)


def test_the_terms_are_those_of_the_regulation() -> None:
    assert TermsSettings() == TermsSettings(
        route_hours=1,
        answer_hours=8,
        return_hours=1,
        reroute_hours=1,
        draft_before_hours=4,
        review_hours=1,
        rework_hours=2,
        publish_hours=1,
        final_days=7,
        note_day=10,
    )


def test_the_directory_is_complete_and_fits_the_queue() -> None:
    executors = config.Config().executors
    assert " ".join(executor.code for executor in executors) == (
        "uzhkh usad gorzelenhoz vodokanal uks arch gochs animals kumi economy finance education culture "
        "sport social desk settlements"
    )
    assert max(cells(executor.short) for executor in executors) == 11
    assert all(executor.keywords for executor in executors)
    assert {executor.official for executor in executors} == {
        official.code for official in config.Config().officials
    }


def test_the_officials_have_titles_in_cases_and_no_names() -> None:
    officials = config.Config().officials
    assert [official.code for official in officials] == ["first_deputy", "social_deputy", "economy_deputy"]
    assert all(one.title and one.title_genitive and one.title_dative for one in officials)
    assert all(not one.name and not one.name_dative for one in officials)
    assert config.Config().desk.official == "social_deputy"


def test_without_a_file_the_defaults_hold_and_the_data_is_in_the_users_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, no_settings_of_the_user: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = config.load(None)
    assert loaded == config.Config()
    assert loaded.path is None
    assert loaded.database_file is not None
    assert loaded.database_file.is_relative_to(no_settings_of_the_user)
    assert loaded.database_file.name == "uhta.db"


def test_a_file_here_is_found_before_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert config.find() is None
    config.default_path().parent.mkdir(parents=True)
    config.default_path().write_text('[organization]\ncity = "Печора"\n', encoding="utf-8")
    assert config.load(None).organization.city == "Печора"
    Path("config.toml").write_text('[organization]\ncity = "Инта"\n', encoding="utf-8")
    assert config.load(None).organization.city == "Инта"
    assert config.load(None).path == tmp_path / "config.toml"


def test_relative_paths_are_counted_from_the_files_folder(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "config.toml"
    path.parent.mkdir()
    path.write_text(
        '[database]\nurl = "sqlite:///data/a.db"\n[intake]\nfolder = "входящие"\n', encoding="utf-8"
    )
    loaded = config.load(path)
    assert loaded.database_file == tmp_path / "desk" / "data" / "a.db"
    assert loaded.database_url == f"sqlite:///{tmp_path}/desk/data/a.db"
    assert loaded.intake_folder == tmp_path / "desk" / "входящие"


def test_an_absolute_path_and_a_server_stay_as_they_are(tmp_path: Path) -> None:
    assert config.resolved_url("sqlite:////srv/a.db", tmp_path) == "sqlite:////srv/a.db"
    assert config.resolved_url("postgresql://desk@host/uhta", tmp_path) == "postgresql://desk@host/uhta"
    assert config.database_file("postgresql://desk@host/uhta", tmp_path) is None
    with pytest.raises(config.ConfigError, match="нужно sqlite:///файл или postgresql://узел/база"):
        config.checked_url("mysql://host/uhta")


def loaded_from(tmp_path: Path, text: str) -> config.Config:
    """The settings of a file with `text`."""
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return config.load(path)


def test_a_week_replaces_the_default_whole(tmp_path: Path) -> None:
    loaded = loaded_from(tmp_path, '[calendar.week]\nmon = ["09:00-13:00", "14:00-18:00"]\n')
    assert loaded.calendar.week == {"mon": ("09:00-13:00", "14:00-18:00")}
    assert loaded.terms == TermsSettings()


def test_a_shipped_executor_keeps_its_shipped_values_where_the_file_is_silent(tmp_path: Path) -> None:
    [kumi, new] = loaded_from(
        tmp_path,
        '[[executors]]\ncode = "kumi"\nname = "КУМИ города"\n[[executors]]\ncode = "cemetery_service"\n',
    ).executors
    assert (kumi.name, kumi.short, kumi.official) == ("КУМИ города", "КУМИ", "economy_deputy")
    assert "аренда" in kumi.keywords
    assert (new.name, new.short, new.official) == ("cemetery_service", "cemetery_s…", "first_deputy")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("", True),
        ('[organization]\ncity = "Инта"\n', True),
        ("[terms]\nanswer_hours = 8\n", True),
        ("[terms]\nanswer_hours = 9\n", False),
        ('[calendar]\ntimezone = "Asia/Omsk"\n', False),
        ('[calendar.days]\n2026-08-21 = "off"\n', False),
    ],
)
def test_the_fingerprint_changes_with_the_calendar_and_the_terms_only(
    tmp_path: Path, text: str, *, same: bool
) -> None:
    loaded = loaded_from(tmp_path, text)
    assert (loaded.calendar_fingerprint == config.Config().calendar_fingerprint) is same


def test_a_day_without_work_and_an_absent_day_have_one_fingerprint(tmp_path: Path) -> None:
    monday = '[calendar.week]\nmon = ["09:00-18:00"]\n'
    assert (
        loaded_from(tmp_path, monday).calendar_fingerprint
        == loaded_from(tmp_path, f"{monday}sun = []\n").calendar_fingerprint
    )


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes("\ufeff[terms]\r\nanswer_hours = 9\r\n".encode())
    assert config.load(path).terms.answer_hours == 9
