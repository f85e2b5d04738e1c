"""Taking a table in: each row a `receive`, the same message only once, refused rows kept with the reason."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from models.database import connected, fetch, run_many, writing
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.unit import Known, Outcome
from uhta_tui.intake.parse import Parsed, parse_file
from uhta_tui.intake.profiles import MappingProfile
from uhta_tui.intake.rejects import write_rejects
from uhta_tui.intake.rows import IncomingRow, Reject
from uhta_tui.intake.watch import content_key
from uhta_tui.procedure.actions import Receive
from uhta_tui.procedure.refusal import Refused
from uhta_tui.worktime.moments import Moment

BY: Final = "загрузка"
"""Who receives what a table brings."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of a file."""

    file: Path
    new: int
    known: int
    """Rows that were here already, or twice in the file."""
    problems: tuple[Reject, ...]
    """Rows not taken in, in the order of the file."""
    undated: int
    """New messages without a moment of receipt: their deadlines run from the import."""
    numbers: tuple[int, ...]
    """The new messages."""
    rejects_file: Path | None
    """Where the rows not taken in are kept beside the file."""
    notes: tuple[str, ...]
    """What the operator should know, in Russian."""

    def to_json(self) -> dict[str, object]:
        """The report as `uhta import --json` gives it."""
        return {
            "file": _storable(self.file),
            "new": self.new,
            "known": self.known,
            "rejected": len(self.problems),
            "problems": [{"row": p.row_number, "reason": p.reason} for p in self.problems],
            "undated": self.undated,
            "rejects_file": _storable(self.rejects_file) if self.rejects_file else None,
            "notes": list(self.notes),
        }


def received(row: IncomingRow, now: Moment, by: str) -> Receive:
    """The action that takes a row in; without a moment of its own it is received now, and says so."""
    return Receive(
        at=now if row.received_at is None else row.received_at,
        by=by,
        message=row.external_id,
        source=row.source,
        url=row.url,
        author=row.author,
        author_url=row.author_url,
        text=row.text,
        topic=row.topic,
        place=row.place,
        published_at=row.published_at,
        extra=row.all_extra(),
        undated=row.received_at is None,
    )


def profiles(desk: Desk) -> tuple[MappingProfile, ...]:
    """The remembered mappings."""
    with connected(desk.database):
        rows = fetch(desk.database, "SELECT columns FROM profile ORDER BY name")
    return tuple(MappingProfile.from_json(json.loads(columns)) for (columns,) in rows)


def remember_profile(desk: Desk, profile: MappingProfile) -> None:
    """Keep a mapping, in place of the one for the same header row."""
    kept = json.dumps(profile.to_json(), ensure_ascii=False)
    with connected(desk.database), writing(desk.database):
        run_many(desk.database, "DELETE FROM profile WHERE header = ?", [(profile.header_key,)])
        run_many(
            desk.database,
            "INSERT INTO profile (header, name, columns) VALUES (?, ?, ?)",
            [(profile.header_key, profile.name, kept)],
        )


def read_file(desk: Desk, path: Path, profile: str = "", *, keep: bool = True) -> Parsed:
    """Read a table by the profile named, the one remembered for its header, or by its headers alone.

    A name that is not known yet becomes the name of the mapping that the headers give, unless nothing is
    to be kept.

    Raises:
        TableError: If the file is not such a table; one Russian sentence.
    """
    kept = profiles(desk)
    zone = desk.timing().calendar.timezone
    named = next((p for p in kept if p.name == profile), None) if profile else None
    parsed = parse_file(path, zone=zone, profile=named, profiles=kept)
    if profile and named is None:
        if keep:
            remember_profile(desk, MappingProfile(profile, parsed.header_key, dict(parsed.mapping)))
        parsed = replace(parsed, profile=profile)
    return parsed


def take_in(desk: Desk, path: Path, *, profile: str = "", by: str = BY, keep: bool = True) -> ImportReport:
    """Take a table in.

    Args:
        desk: Where to.
        path: XLSX or CSV.
        profile: The name of a remembered mapping; empty: by the header row.
        by: Who does it.
        keep: Whether anything is stored; otherwise only the report is made.

    Raises:
        TableError: If the file is not such a table; nothing was taken in.
    """
    return take_parsed(desk, path, read_file(desk, path, profile, keep=keep), by=by, keep=keep)


def take_parsed(desk: Desk, path: Path, parsed: Parsed, *, by: str = BY, keep: bool = True) -> ImportReport:
    """Take in a table that was read, for instance after its mapping was changed; see `take_in`."""
    now = desk.clock()
    actions = [received(row, now, by) for row in parsed.rows]
    outcomes = desk.perform_many(actions) if keep else desk.rehearse(actions)
    new = [(o, row) for o, row in zip(outcomes, parsed.rows, strict=True) if isinstance(o, Outcome)]
    problems = tuple(
        sorted((*parsed.rejects, *_refused(parsed, outcomes)), key=lambda reject: reject.row_number)
    )
    report = ImportReport(
        file=path,
        new=len(new),
        known=sum(isinstance(outcome, Known) for outcome in outcomes),
        problems=problems,
        undated=sum(row.received_at is None for _, row in new),
        numbers=tuple(outcome.number for outcome, _ in new if outcome.number is not None),
        rejects_file=None,
        notes=(*parsed.notes, *(f"строка {row.row_number}: {n}" for _, row in new for n in row.notes)),
    )
    return _kept(desk, report, parsed) if keep else report


def _refused(parsed: Parsed, outcomes: Sequence[Outcome | Refused]) -> Iterator[Reject]:
    """Rows that the desk refused, but those that are here already."""
    for row, outcome in zip(parsed.rows, outcomes, strict=True):
        if isinstance(outcome, Refused) and not isinstance(outcome, Known):
            yield parsed.reject(row, outcome.text)


def _kept(desk: Desk, report: ImportReport, parsed: Parsed) -> ImportReport:
    """Keep what was not taken in, beside the file and in the database, and that the file was taken in."""
    at = desk.clock()
    name = _storable(report.file)
    rows = [
        (name, p.row_number, at, p.reason, json.dumps(list(p.cells), ensure_ascii=False))
        for p in report.problems
    ]
    content = content_key(report.file)
    with connected(desk.database), writing(desk.database):
        run_many(desk.database, "DELETE FROM rejected WHERE file = ?", [(name,)])
        run_many(
            desk.database,
            "INSERT INTO rejected (file, row, at, reason, cells) VALUES (?, ?, ?, ?, ?)",
            rows,
        )
        run_many(desk.database, "DELETE FROM taken_file WHERE sha256 = ?", [(content,)])
        counts = (report.new, report.known, len(report.problems))
        run_many(
            desk.database,
            "INSERT INTO taken_file (sha256, name, at, new, known, rejected) VALUES (?, ?, ?, ?, ?, ?)",
            [(content, _storable(Path(report.file.name)), at, *counts)],
        )
    if not report.problems:
        return report
    try:
        beside = write_rejects(report.file, parsed.header, report.problems)
    except OSError as error:
        return replace(report, notes=(*report.notes, f"{error.strerror} Строки сохранены в базе."))
    return replace(report, rejects_file=beside)


def _storable(path: Path) -> str:
    """A path as text: a name that is not UTF-8 keeps its place with question marks."""
    return str(path).encode(errors="replace").decode()


def was_taken(desk: Desk, path: Path) -> bool:
    """Whether a file with these contents was taken in before."""
    with connected(desk.database):
        return bool(fetch(desk.database, "SELECT 1 FROM taken_file WHERE sha256 = ?", (content_key(path),)))
