"""A shortcoming's notice (служебная записка, п.20) as a file beside the settings. No Textual here."""

from dataclasses import replace
from pathlib import Path

from screens.session import Session
from uhta_tui.procedure.shortcomings import Shortcoming


def write_notice(session: Session, found: Shortcoming, official: str) -> Path:
    """Write the notice of a shortcoming to an official as PDF.

    Returns:
        The file.

    Raises:
        OSError: If it cannot be written, or a font is missing.
        LookupError: If the message is gone.
    """
    # reportlab takes a fifth of a second to load: only who wants a paper waits for it.
    from uhta_tui.documents.notice import notice_pdf

    desk, config = session.desk, session.config
    case = desk.case(found.number)
    if case is None:
        raise LookupError(f"№ {found.number}")
    content = notice_pdf(
        case,
        replace(found, official=official),
        desk.scene(),
        config.organization,
        prepared_by=session.who,
    )
    path = config.folder / f"служебная-записка-{found.id}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
