"""The watched folder: which tables in it are new and written to the end.

It is polled, without threads: a file is ready when two scans in a row find it with the same size and
time. Whether its content was taken in before is for the caller to know, by `content_key`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from models.reasons import reason
from uhta_tui.intake.grid import shown
from uhta_tui.intake.rejects import is_rejects

_SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"})
_PASSING: Final = ("~", ".")
"""How lock files («~$», «.~lock») and hidden files begin; temporary ones have other suffixes."""

_Stamp: TypeAlias = tuple[int, int]
"""Size in bytes and time of change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What earlier scans found; start with an empty one."""

    stamps: Mapping[Path, _Stamp] = field(default_factory=dict)
    """Every table in the folder at the last scan."""
    given: Mapping[Path, _Stamp] = field(default_factory=dict)
    """Those that were handed over, as they were then."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The outcome of one look into the folder."""

    ready: tuple[Path, ...]
    """Files to take in now, the earliest first; each is given once, and again only when it changes."""
    seen: Seen
    """To be passed to the next scan."""
    problem: str = ""
    """Why the folder cannot be watched, one Russian sentence; empty when it can."""


def _is_table(path: Path) -> bool:
    """Whether a file's name is one of a table, not of a temporary file and not of our own rejects."""
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(_PASSING) and not is_rejects(path)


def _stamps(folder: Path) -> dict[Path, _Stamp]:
    """The tables of a folder; a file that vanishes meanwhile is not there."""
    stamps: dict[Path, _Stamp] = {}
    for path in folder.iterdir():
        if not _is_table(path):
            continue
        try:
            if path.is_file():
                status = path.stat()
                stamps[path] = (status.st_size, status.st_mtime_ns)
        except FileNotFoundError:
            continue
    return stamps


def scan(folder: Path, seen: Seen) -> Scan:
    """Look into the folder once.

    Args:
        folder: The watched folder; folders inside it are not looked into.
        seen: What the scan before returned, or an empty `Seen`.
    """
    try:
        stamps = _stamps(folder)
    except OSError as error:
        where, why = shown(str(folder), 80), reason(error)
        problem = f"Папка {where} не читается ({why}): проверьте [intake] folder в настройках."
        return Scan((), seen, problem)
    ready = [
        path
        for path, stamp in stamps.items()
        if stamp[0] and seen.stamps.get(path) == stamp and seen.given.get(path) != stamp
    ]
    ready.sort(key=lambda path: (stamps[path][1], path.name))
    given = {path: stamp for path, stamp in seen.given.items() if path in stamps}
    given.update((path, stamps[path]) for path in ready)
    return Scan(tuple(ready), Seen(stamps, given))


def content_key(path: Path) -> str:
    """SHA-256 of a file's content, in hex: the same table under another name is no news.

    Raises:
        OSError: If the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
