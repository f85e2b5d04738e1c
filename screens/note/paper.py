"""The month's note as a file beside the settings. No Textual here."""

from pathlib import Path

from screens.note.lines import conclusions_field
from screens.session import Session
from uhta_tui.documents.months import Month


def write_note(session: Session, month: Month) -> Path:
    """Write a month's note as PDF: as it was signed, or as it would be signed now.

    Returns:
        The file.

    Raises:
        OSError: If it cannot be written, or a font is missing.
    """
    # reportlab takes a fifth of a second to load: only who wants a paper waits for it.
    from uhta_tui.documents.note import note_pdf

    desk, config = session.desk, session.config
    note = desk.note(month)
    signature = note.signature
    content = note_pdf(
        note.figures,
        config.organization,
        signatory=desk.scene().officials.get(signature.official if signature else config.note.official),
        conclusions=signature.text if signature else desk.typed.load(conclusions_field(month)),
        dated=signature.signed_at if signature else None,
        prepared_by=session.who,
    )
    path = config.folder / f"записка-{month}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
