"""Desks for the demonstration's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from uhta_tui.config import Config
from uhta_tui.demo.demo import fill
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.opening import open_desk
from uhta_tui.worktime.moments import parse_moment

NOW = parse_moment("2026-11-24T14:32", "Europe/Moscow")


def opened(folder: Path) -> Desk:
    """A desk without messages, at a working afternoon."""
    return open_desk(Config(folder / "config.toml"), clock=lambda: NOW, real_clock=lambda: NOW)


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk without messages."""
    desk = opened(tmp_path)
    yield desk
    desk.database.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with two months of messages, only to be read."""
    desk = opened(tmp_path_factory.mktemp("filled"))
    fill(desk, until=NOW)
    yield desk
    desk.database.close()
