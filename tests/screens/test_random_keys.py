"""Anything may be pressed anywhere: nothing breaks, nothing is said in English, nothing stands outside."""

import os
import random
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from tests.screens.monkey import Monkey

_LONG: Final = settings().max_examples > 1000
"""Whether the profile asks for a long look."""
SEED: Final = int(os.environ.get("UHTA_KEYS_SEED") or (random.randrange(10**6) if _LONG else 2026))
PRESSES: Final = int(os.environ.get("UHTA_KEYS_PRESSES") or (10_000 if _LONG else 1_000))


@pytest.mark.fuzz
async def test_a_thousand_random_keys_break_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    print(f"UHTA_KEYS_SEED={SEED}")  # noqa: T201  shown when it fails
    monkey = Monkey(SEED, tmp_path)
    await monkey.sit(PRESSES)
    assert len(monkey.seen) > 5, monkey.seen
