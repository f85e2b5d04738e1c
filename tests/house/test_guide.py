"""The documents for people say what the program does: keys, and pictures that exist."""

import re
from pathlib import Path

import pytest

from screens.key_meanings import meanings
from uhta_tui.settings.letters import RUSSIAN

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide.md"
ROW = re.compile(r"^\| `(.)` \| (.+?) \| (.*?) \|$", re.MULTILINE)


def test_the_guide_lists_every_letter_with_its_meaning_and_clause() -> None:
    listed = {letter: (title, clause) for letter, title, clause in ROW.findall(GUIDE.read_text("utf-8"))}
    bound = {one.letter: (one.title, one.clause) for one in meanings().values()}
    assert {letter: said for letter, said in listed.items() if letter in RUSSIAN} == bound


@pytest.mark.parametrize("document", [GUIDE, ROOT / "README.md"], ids=["guide", "readme"])
def test_every_picture_that_is_shown_is_there_and_fetches_nothing(document: Path) -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", document.read_text("utf-8"))
    assert shown
    for link in shown:
        picture = (document.parent / link).read_text("utf-8")
        assert picture.startswith("<svg")
        assert "url(" not in picture.replace("url(#", "")


def test_every_screen_has_its_picture_in_the_guide() -> None:
    taken = {path.name for path in (ROOT / "docs" / "pictures").glob("*.svg")}
    shown = set(re.findall(r"pictures/([a-z]+\.svg)", GUIDE.read_text("utf-8")))
    assert taken
    assert taken == shown
