"""Working durations as people type them: `8h`, `90m`, `1h30m`, or plain seconds."""

import re
from typing import Final

_PARTS: Final = re.compile(
    r"(?:(\d{1,9})\s*[hч])?\s*(?:(\d{1,9})\s*[mм])?\s*(?:(\d{1,12})\s*[sс]?)?", re.ASCII | re.IGNORECASE
)
"""Hours, minutes, seconds; the Russian letters too, since the layout is easily forgotten."""


def parse_duration(text: str) -> int:
    """Read a duration.

    >>> parse_duration("1h30m")
    5400

    Args:
        text: Hours, minutes and seconds in that order, each optional: `8h`, `90m`, `1h30m`, `45s`;
            a bare number is seconds.

    Returns:
        Whole seconds, zero or more.

    Raises:
        ValueError: If that is no duration, or a negative one; the sentence is Russian.
    """
    text = text.strip()
    if text.startswith(("-", "−")):
        raise ValueError(f"«{text}» — длительность не может быть отрицательной")
    found = _PARTS.fullmatch(text)
    if not text or found is None or not _is_plain(found):
        raise ValueError(f"«{text}» — не длительность; пишите 8h, 90m, 1h30m или число секунд")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _is_plain(found: re.Match[str]) -> bool:
    """Whether a bare number stands alone: in `1h30` it could be minutes as well as seconds."""
    hours, minutes, seconds = found.groups()
    return seconds is None or not found.string[-1].isdigit() or (hours is None and minutes is None)
