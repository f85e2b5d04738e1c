"""A message pasted by hand: which of it is the link, and which the text."""

import re
from typing import Final

from uhta_tui.intake.links import find_links, names_message, normalise
from uhta_tui.intake.rows import IncomingRow
from uhta_tui.intake.sources import source_of

_LABEL: Final = re.compile(r"\s*(?:ссылка|url|источник|пост)(?:\s+на\s+\w+)?\s*:\s*", re.IGNORECASE)
"""What may stand before a link on its line."""


def _is_line_of(line: str, link: str) -> bool:
    """Whether a line holds nothing but a link, in any of its spellings."""
    bare = _LABEL.sub("", line, count=1).strip().strip("<>()")
    return bool(bare) and normalise(bare) == normalise(link)


def from_paste(text: str) -> IncomingRow:
    """A draft of a message from pasted text; a link and a text are enough to receive one.

    Args:
        text: What was pasted: a link, a text, or both in any order.

    Returns:
        The first link that names a message, or else the first one, and the text without the lines
        that hold only this link. Links inside sentences stay where they are. Both are empty when
        nothing was pasted.
    """
    clean = text.replace("\0", "").replace("\r\n", "\n")
    found = find_links(clean)
    link = next((one for one in found if names_message(one)), found[0] if found else "")
    lines = [line for line in clean.split("\n") if not (link and _is_line_of(line, link))]
    return IncomingRow(0, url=link, text="\n".join(lines).strip("\n \t"), source=source_of(link))
