"""The analytical note (аналитическая записка, п.22) as PDF: figures in, bytes out.

This is the door; what needs reportlab is loaded when a note is made.
"""

from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.letterhead import Organization
from uhta_tui.procedure.scene import OfficialFacts
from uhta_tui.worktime.moments import Moment


def note_pdf(
    figures: NoteFigures,
    organization: Organization,
    *,
    signatory: OfficialFacts | None = None,
    conclusions: str = "",
    dated: Moment | None = None,
    prepared_by: str = "",
) -> bytes:
    """Lay out a month's note; the same values give the same bytes.

    Args:
        figures: Counted now, or as frozen when the note was signed.
        signatory: Who signs (п.7, 22); a blank to fill in when left out.
        conclusions: The operator's conclusions and proposals, a paragraph a line.
        dated: The moment whose desk date stands on it; by default when the figures were taken.
        prepared_by: Who prepared it, for the mark at the end; none when empty.

    Raises:
        OSError: If a font is missing.
    """
    from uhta_tui.documents.note_layout import Sheet

    return Sheet(figures, organization, conclusions).pdf(
        signatory=signatory,
        dated=figures.taken_at if dated is None else dated,
        prepared_by=prepared_by,
    )
