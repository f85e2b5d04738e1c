"""Open the desk by hand on a temporary demonstration: `python -m tests.screens.try_desk DIR [--ask]`.

The clock starts at the demonstration's present and runs. With `--ask` it asks who acts first; with `--empty`
the queue is empty.
"""

import sys
import time
from pathlib import Path

from screens.shell import DeskApp
from tests.screens.desks import ANNA, NOON, fill, session_in


def main() -> None:
    """Make the desk in the folder named, if it is not there yet, and open it."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    fresh = not (folder / "uhta.db").exists()
    session = session_in(
        folder,
        lambda: NOON + int(time.monotonic() - began),
        who="" if "--ask" in sys.argv else ANNA,
    )
    if fresh and "--empty" not in sys.argv:
        fill(session.desk, folder)
    DeskApp(session).run()


if __name__ == "__main__":
    main()
