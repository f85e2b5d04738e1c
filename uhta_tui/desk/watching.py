"""The watched folder: a table saved there is taken in, once, without anybody asking."""

from dataclasses import dataclass
from pathlib import Path

from models.reasons import reason
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.importing import ImportReport, take_in, was_taken
from uhta_tui.intake.grid import TableError
from uhta_tui.intake.watch import Seen, scan


@dataclass(frozen=True, slots=True)
class Look:
    """What a look into the folder brought."""

    reports: tuple[ImportReport, ...] = ()
    problems: tuple[str, ...] = ()
    """Files that are no tables, or the folder itself; one Russian sentence each."""


class FolderWatch:
    """Looks into one folder; call `look` every few seconds, always from one thread at a time."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        """Prepare to watch.

        Args:
            desk: Where the tables go.
            folder: The folder of `[intake] folder`; it may come and go.
        """
        self._desk = desk
        self._folder = folder
        self._seen = Seen()
        self._problem = ""

    def look(self) -> Look:
        """Take in the tables that have come and stopped growing; a problem is told once."""
        found = scan(self._folder, self._seen)
        self._seen = found.seen
        problems = [found.problem] if found.problem and found.problem != self._problem else []
        self._problem = found.problem
        reports = []
        for path in found.ready:
            try:
                if not was_taken(self._desk, path):
                    reports.append(take_in(self._desk, path))
            except TableError as error:
                problems.append(str(error))
            except OSError as error:
                problems.append(f"Файл «{path.name}» не читается: {reason(error)}.")
        return Look(tuple(reports), tuple(problems))
