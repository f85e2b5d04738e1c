"""What comes without a key: tables in the watched folder, changes by another program. No Textual here."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from screens.session import Session
from screens.text import printable
from uhta_tui.desk.trouble import TROUBLES, told

if TYPE_CHECKING:
    from uhta_tui.desk.importing import ImportReport
    from uhta_tui.desk.watching import FolderWatch

Stamp: TypeAlias = tuple[tuple[int, int], ...]
"""Sizes and times of change of the database's files."""


@dataclass(frozen=True, slots=True)
class News:
    """What a look around brought."""

    changed: bool = False
    """Whether the database has changed since it was last read for the queue."""
    said: str = ""
    """What was taken in from the folder."""
    problem: str = ""
    stamp: Stamp = ()
    """Of the database as it was."""


class Incoming:
    """Looks around every few seconds, from a thread, one look at a time."""

    def __init__(self, session: Session) -> None:
        """Prepare to look around for a session."""
        self._session = session
        self._folder: Path | None = None
        self._watch: FolderWatch | None = None
        self._stamp: Stamp = ()
        self._problem = ""

    def mark(self) -> None:
        """The queue has just been read: what is there now is no news."""
        self._stamp = self._stamp_now()

    def unmark(self) -> None:
        """The queue could not be read: the next look finds it changed."""
        self._stamp = ()

    def look(self) -> News:
        """Take in what stands in the folder, tell whether anything has changed; a problem is told once."""
        try:
            reports, problems = self._folder_news()
        except TROUBLES as error:
            reports, problems = (), (told(error),)
        problem = problems[0] if problems and problems[0] != self._problem else ""
        self._problem = problems[0] if problems else self._problem
        said = "; ".join(_told(report) for report in reports)
        stamp = self._stamp_now()
        return News(bool(reports) or stamp != self._stamp, said, problem, stamp)

    def _folder_news(self) -> "tuple[tuple[ImportReport, ...], tuple[str, ...]]":
        """What the watched folder brought; the settings may name another one meanwhile."""
        folder = self._session.config.intake_folder
        if folder != self._folder:
            self._folder = folder
            self._watch = None if folder is None else self._watch_of(folder)
        if self._watch is None:
            return (), ()
        found = self._watch.look()
        return found.reports, found.problems

    def _watch_of(self, folder: Path) -> "FolderWatch":
        """What reads tables is loaded only where there is a folder to watch."""
        from uhta_tui.desk.watching import FolderWatch

        return FolderWatch(self._session.desk, folder)

    def _stamp_now(self) -> Stamp:
        """Of the file and of its log, if that holds anything; of a server there is none."""
        path = str(getattr(self._session.desk.database, "database", ""))
        stamps = []
        for name in (path, f"{path}-wal"):
            try:
                stat = Path(name).stat()
            except OSError:
                continue
            if stat.st_size:
                stamps.append((stat.st_size, stat.st_mtime_ns))
        return tuple(stamps)


def _told(report: "ImportReport") -> str:
    """`Из папки, incidents.xlsx: новых 31, не приняты 2`."""
    rejected = f", не приняты {len(report.problems)}" if report.problems else ""
    return f"Из папки, {printable(report.file.name)}: новых {report.new}{rejected}"
