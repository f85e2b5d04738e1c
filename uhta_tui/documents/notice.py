"""The notice of a shortcoming (служебная записка, п.20) as PDF: values in, bytes out.

This is the door; what needs reportlab is loaded when a notice is made.
"""

from uhta_tui.documents.letterhead import Organization
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import Shortcoming
from uhta_tui.worktime.moments import Moment


def notice_pdf(
    case: Case,
    shortcoming: Shortcoming,
    scene: Scene,
    organization: Organization,
    *,
    signatory_title: str = "",
    signatory_name: str = "",
    dated: Moment | None = None,
    prepared_by: str = "",
) -> bytes:
    """Lay out a notice to the official by subordination; the same values give the same bytes.

    Args:
        case: The message that the shortcoming is of.
        scene: The present, the directory, and the calendar that the count is shown by.
        signatory_title: Of the one who signs; by default the head of the desk.
        signatory_name: «Иванова А.А.»; a blank to fill in when left out.
        dated: The moment whose desk date stands on it; by default when the official was notified, else now.
        prepared_by: Who prepared it, for the mark at the end; none when empty.

    Raises:
        OSError: If a font is missing.
    """
    from uhta_tui.documents.notice_layout import layout

    notified = shortcoming.notice.notified_at if shortcoming.notice else scene.now
    return layout(
        case,
        shortcoming,
        scene,
        organization,
        signatory=(signatory_title or f"начальник {organization.unit_genitive}", signatory_name),
        dated=notified if dated is None else dated,
        prepared_by=prepared_by,
    )
