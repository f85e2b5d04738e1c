"""A desk for each test, its clock standing long after what is told to it."""

from pathlib import Path

import pytest

from tests.desk.rig import Rig


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    """A desk with the week of the regulation's examples, at the end of June 2026."""
    return Rig(tmp_path, "2026-06-30T18:00")
