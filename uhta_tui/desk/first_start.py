"""The first start: when it is offered, and what it does once everything is answered.

It is offered when nothing says that a desk stands here already: neither `--config` nor `--db` was given, the
settings are still the shipped ones (no file, or one that says nothing of its own), there is no message, and
no person has confirmed an executor. The last act of a first start confirms them: it is the last of its kind.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from uhta_tui.config import Config, default_path, save
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.opening import entered, open_desk
from uhta_tui.procedure.actions import Action, SetOfficial
from uhta_tui.procedure.refusal import Refused

DATABASE = "uhta.db"
"""The file of the data in the folder that was chosen for it."""


def is_first_start(config: Config, desk: Desk, *, named: bool) -> bool:
    """Whether the first start is to be offered.

    Args:
        config: The settings as found.
        desk: The desk that they open.
        named: Whether the call itself named settings or a database.
    """
    if named or replace(config, path=None) != Config():
        return False
    executors = desk.scene().executors
    return not desk.read.register(limit=1)[0] and len(desk.read.unconfirmed()) == len(executors)


def settings_path(config: Config) -> Path:
    """Where the answers are written: the file that was found, else the user's own."""
    return config.path or default_path()


def cannot_hold(folder: Path) -> str:
    """Why a folder cannot hold the data, in Russian; empty if it can. Nothing is made."""
    try:
        place = folder
        while not place.exists() and place != place.parent:
            place = place.parent
        if not place.is_dir():
            return "это файл, а нужна папка"
        return "" if os.access(place, os.W_OK) else "в эту папку нельзя писать"
    except (OSError, ValueError):
        return "не читается"


def set_up(
    desk: Desk, wanted: Config, working: Collection[str], names: Mapping[str, str], *, by: str
) -> Path:
    """Write the settings, open the desk that they name, and say there who works.

    Args:
        desk: The desk of the first start; its clock goes on.
        wanted: The settings as answered.
        working: Codes of the executors that really work; the others are retired, not left out.
        names: Names of officials by code, where they were given.
        by: Who answered.

    Returns:
        The file of settings.

    Raises:
        ConfigError: If the settings cannot be written.
        DatabaseUnusable: If the database cannot be opened.
        OSError: If a folder cannot be made.
        Refused: If something that was answered cannot be.
    """
    path, file = settings_path(wanted).absolute(), wanted.database_file
    for folder in (path.parent, file.parent if file is not None else path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    wanted = replace(
        wanted,
        path=path,
        executors=tuple(replace(one, active=one.code in working) for one in wanted.executors),
        officials=tuple(replace(one, name=names.get(one.code, one.name)) for one in wanted.officials),
    )
    # The settings are written once the database has opened: a wrong address would stand in them for good.
    there = open_desk(wanted, clock=desk.clock, real_clock=desk.clock)
    try:
        save(wanted, path)
        for outcome in there.perform_many(list(_answers(wanted, names, there, by))):
            if isinstance(outcome, Refused):
                raise outcome
    finally:
        there.database.close()
    return path


def _answers(wanted: Config, names: Mapping[str, str], desk: Desk, by: str) -> Iterator[Action]:
    """The actions that say in the journal what was answered: who is who, who works (п.7)."""
    at = desk.clock()
    for code, name in names.items():
        if name:
            yield SetOfficial(at=at, by=by, code=code, name=name)
    for one in wanted.executors:
        yield entered(one, at=at, by=by)
