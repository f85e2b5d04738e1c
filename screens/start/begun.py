"""How the first start ended: what the program goes on with."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Begun:
    """The settings that were written, and what comes first."""

    path: Path | None
    """The file of settings; `None` for the demonstration, which has its own."""
    first: str
    """`empty`, `import` or `demo`."""
