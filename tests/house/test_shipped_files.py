"""What ships: no file knows the machine it was written on, the lock is complete, the fonts know Russian."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

ROOT: Final = Path(__file__).parents[2]
SKIPPED: Final = {"node_modules", "build", "dist", "__pycache__"}
SHOW: Final = "demo"
"""The folder at the top in which `make run` keeps its demonstration."""
KINDS: Final = {".py", ".md", ".toml", ".txt", ".lock", ".sh", ".tcss", ".cfg", ".yml", ".svg", ""}

FILES: Final = sorted(
    path
    for path in ROOT.rglob("*")
    if path.suffix in KINDS
    and path.is_file()
    and path.relative_to(ROOT).parts[0] != SHOW
    and not any(
        part in SKIPPED or part.endswith(".egg-info") or (part.startswith(".") and part != ".ci")
        for part in path.relative_to(ROOT).parts[:-1]
    )
)

# A letter in brackets keeps the patterns from matching themselves.
TELLTALES: Final = re.compile(
    r"(?<![\w.:/])/([w]ork|[t]mp|[r]oot|[f]arm)/[\w.]"  # a path of one machine
    r"|(?<![\w.])(\.\./)?[s]hared/"  # a folder that does not ship
    r"|[i]ndex-url|[f]ind-links|[p]ypi\.org|https?://\S+/[s]imple\b"  # a package registry
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_names_a_machine_or_a_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    found = [f"{text.count(chr(10), 0, match.start()) + 1}: {match[0]}" for match in TELLTALES.finditer(text)]
    assert found == []


def locked() -> dict[str, str]:
    """The lock's entries: name and version of each, with its hashes."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.findall(
        r"^([a-z0-9-]+)==\S+ \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    return dict(entries)


def test_every_dependency_is_locked_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[]", one)[0].lower() for one in wanted}
    assert names - locked().keys() == set()


def test_every_entry_of_the_lock_has_a_hash() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert len(re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)) == len(locked())
    assert set(re.findall(r"^-\S+", text, re.MULTILINE)) == set()


LETTERS: Final = (
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяӦӧ№«»—–…−%0123456789\u00a0"
)


@pytest.mark.parametrize("name", ["PT_Sans", "PT_Serif"])
@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_fonts_have_every_letter_that_documents_use(name: str, style: str) -> None:
    font = TTFontFile(str(ROOT / "uhta_tui" / "documents" / "fonts" / f"{name}-Web-{style}.ttf"))
    assert [letter for letter in LETTERS if ord(letter) not in font.charToGlyph] == []
