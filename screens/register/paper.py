"""The register as files beside the settings: a workbook and a table of the same messages. No Textual here."""

from pathlib import Path
from typing import Final

from screens.session import Session
from uhta_tui.desk.archive.pages import RegisterFilter
from uhta_tui.desk.archive.words import wanted_words
from uhta_tui.wording import full_stamp
from uhta_tui.worktime.moments import at

KINDS: Final = (".xlsx", ".csv")


def write_register_files(session: Session, wanted: RegisterFilter) -> tuple[Path, int]:
    """Write the messages that are wanted, whole, the newest first.

    Returns:
        The workbook, and how many messages it holds; the CSV stands beside it under the same name.

    Raises:
        OSError: If a file cannot be written.
    """
    # xlsxwriter is loaded only by who wants a register.
    from uhta_tui.documents.register_files import write_register
    from uhta_tui.documents.register_tally import About

    scene = session.desk.scene()
    stem = f"реестр-{at(scene.now, session.zone):%Y-%m-%d-%H%M%S}"
    made = full_stamp(scene.now, session.zone)
    about = About(
        session.config.organization.name,
        wanted_words(wanted, scene),
        f"{made}, {session.who}" if session.who else made,
    )
    folder = session.config.folder
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{stem}{kind}" for kind in KINDS]
    tally = write_register(paths, session.desk.read.archive.cases(wanted), scene, about)
    return paths[0], tally.total
