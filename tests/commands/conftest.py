"""Commands as a person calls them: in their own process, on a desk of their own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.commands.forking import ROOT, run

__all__ = ["ROOT", "Said", "Uhta", "one_sentence"]

CONFIG = """\
[calendar.week]
mon = ["09:00-13:00", "14:00-18:00"]
tue = ["09:00-13:00", "14:00-18:00"]
wed = ["09:00-13:00", "14:00-18:00"]
thu = ["09:00-13:00", "14:00-18:00"]
fri = ["09:00-13:00", "14:00-18:00"]
"""


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.lines]


@dataclass
class Uhta:
    """The program in a folder with its own settings."""

    folder: Path
    now: str = "2026-11-30T12:00"
    options: list[str] = field(default_factory=list)

    def __call__(self, *arguments: str, stdin: str | bytes = "") -> Said:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        return Said(*run(["--now", self.now, *self.options, *arguments], self.folder, given))

    def act(self, *lines: Mapping[str, object]) -> Said:
        """Perform actions, `by` filled in."""
        text = "".join(json.dumps({"by": "Иванова А.А.", **line}) + "\n" for line in lines)
        return self("act", "-", stdin=text)


@pytest.fixture
def uhta(tmp_path: Path) -> Uhta:
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    return Uhta(tmp_path)


def one_sentence(said: Said, code: int, *words: str) -> None:
    """Refused with one plain Russian sentence and nothing else."""
    assert said.code == code, said
    assert "Traceback" not in said.err
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert any("а" <= letter <= "я" for letter in said.err.lower())
    for word in words:
        assert word in said.err
