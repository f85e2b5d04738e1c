"""The program writes the file back with its comments, and never leaves half of one."""

import os
import stat
import tempfile
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uhta_tui import config
from uhta_tui.settings.document import PARTS
from uhta_tui.settings.kinds import Flag, Kind, Line, OneOf, Whole, Words
from uhta_tui.settings.parts import TablePart
from uhta_tui.settings.sections import Group, laid_over, settings_of
from uhta_tui.worktime.settings import CalendarSettings

TEXT = (
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)
"""What an operator may type into one line, quotes and backslashes and all."""


def values(kind: Kind, default: object) -> st.SearchStrategy[object]:
    """Values that a kind allows; the default for kinds with a grammar of their own."""
    match kind:
        case Whole(low, high):
            return st.integers(low, high)
        case Flag():
            return st.booleans()
        case OneOf(choices):
            return st.sampled_from(choices)
        case Line(width):
            return TEXT.filter(lambda text: len(text) * 2 <= width)
        case Words():
            return st.lists(TEXT, unique=True, max_size=3).map(tuple)
    return st.just(default)


@st.composite
def groups(draw: st.DrawFn, group: Group) -> Group:
    """The group with other values."""
    drawn = {
        name: draw(values(setting.kind, getattr(group, name)))
        for name, setting in settings_of(type(group)).items()
    }
    return laid_over(group, drawn)


@st.composite
def configs(draw: st.DrawFn) -> config.Config:
    """Settings as an operator may leave them."""
    given_ = {name: draw(groups(part.default)) for name, part in PARTS.items() if isinstance(part, TablePart)}
    given_["terms"] = laid_over(config.TermsSettings(), {"answer_hours": draw(st.integers(5, 40))})
    names = draw(st.lists(TEXT, unique=True, min_size=1, max_size=4))
    week = draw(st.dictionaries(st.sampled_from(["mon", "sat"]), st.just(("09:00-13:00",)), min_size=1))
    own: list[str | tuple[str, ...]] = ["off", ("10:00-12:00", "13:00-14:00")]
    days = draw(st.dictionaries(st.just("2026-08-21"), st.sampled_from(own)))
    moved = draw(st.dictionaries(st.just("2028-01-08"), st.just("2028-01-10")))
    keys = draw(st.dictionaries(TEXT, st.sampled_from(["и"]), max_size=1))
    whole = {
        **given_,
        "people": tuple(map(config.Person, names)),
        "calendar": CalendarSettings(week=week, days=days, moved=moved),
        "executors": tuple(draw(groups(one)) for one in config.Config().executors[:2]),
        "keys": keys,
    }
    return laid_over(config.Config(), whole)


def written(text: str) -> Path:
    """A file with `text`."""
    handle, name = tempfile.mkstemp(suffix=".toml")
    os.close(handle)
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


@given(configs())
def test_what_is_written_is_read_back_as_it_was(settings: config.Config) -> None:
    path = written(config.dump(settings))
    try:
        assert replace(config.load(path), path=None) == settings
    finally:
        path.unlink()


def test_the_file_keeps_its_comments_through_a_change(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(config.default_text(), encoding="utf-8")
    loaded = config.load(path)
    config.save(replace(loaded, terms=replace(loaded.terms, answer_hours=9)), path)
    before, after = config.default_text().splitlines(), path.read_text(encoding="utf-8").splitlines()
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("answer_hours = 8", "answer_hours = 9")
    ]


def test_a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    config.save(config.Config(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    config.save(config.Config(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "config.toml"
    real.write_text("", encoding="utf-8")
    link.symlink_to(real)
    config.save(config.Config(), link)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == config.default_text()


def test_a_failed_save_leaves_the_old_file_and_nothing_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# прежний\n", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(config.ConfigError, match="не сохранён: нет места на диске"):
        config.save(config.Config(), path)
    assert path.read_text(encoding="utf-8") == "# прежний\n"
    assert list(tmp_path.iterdir()) == [path]


def test_saving_into_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(config.ConfigError, match="не сохранён: нет такого файла или папки"):
        config.save(config.Config(), tmp_path / "нет" / "config.toml")


def test_every_part_of_the_settings_has_a_place_in_the_file() -> None:
    assert [field.name for field in fields(config.Config)] == ["path", *PARTS]
