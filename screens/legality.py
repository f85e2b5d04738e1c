"""Why an action cannot be done now: the rules of the Порядок themselves are asked, on a copy.

Nothing is restated here: the would-be action is played on the frozen case, and a refusal becomes the value
behind the footer's clause, the palette's remark and the say line.
"""

import re
from typing import Final

from screens.why import Why
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.play import play
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.scene import Scene

_SAID: Final = re.compile(
    r"(?P<what>.{1,60}? нельзя(?:: | ))?(?P<reason>.+?)(?: \(п\.\d+[^)]*\))?\.(?: (?P<rest>.+))?"
)
"""A rule's sentence: what cannot be done, why with its clause, the way out."""


def why_not(case: Case, scene: Scene, action: Action) -> Why | None:
    """Why the Порядок would refuse an action on a message; `None` if it would not."""
    try:
        play(case, action, scene)
    except Refused as refused:
        return why_of(refused)
    return None


def why_of(refused: Refused) -> Why:
    """A rule's refusal in the parts that the screen shows.

    >>> why_of(Refused("п.8", "Направить нельзя: сообщение исключено (п.8). Верните его (я).")).reason
    'сообщение исключено'
    """
    clause = "" if refused.clause == NO_CLAUSE else refused.clause
    found = _SAID.fullmatch(refused.text.strip())
    if found is None:
        return Why(refused.text.rstrip("."), clause)
    reason = found["reason"]
    # A rule that does not begin with «… нельзя» is a sentence of its own, with its capital letter.
    return Why(reason if found["what"] else reason[:1].lower() + reason[1:], clause, found["rest"] or "")
