"""The way in: wires the configuration, the database, the clock and the screens.

Where to read on: a clause's rule is found from `uhta_tui/procedure/play.py` (RULES: action → rule) and
`uhta_tui/procedure/deadlines.py` (the terms of each clause); what a person sees starts at `screens/shell.py`;
what a command does, at `uhta_tui/cli.py`.
"""

import contextlib
import io
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uhta_tui.commands.base import Call
    from uhta_tui.desk.desk import Desk
    from uhta_tui.worktime.moments import Moment


def clock() -> "Moment":
    """The real present: the only place where the program reads it."""
    return int(time.time())


def open_desk(call: "Call", desk: "Desk", first: str = "") -> None:
    """Open the full-screen desk. Textual is loaded here, so that `uhta calc` does not pay for it.

    Raises:
        ConfigError: If `[keys]` gives a letter that another action has, or names no action.
        Trouble: If the program itself failed. What Textual says of it goes to a file, not to a person.
    """
    from screens.session import Session
    from screens.shell import DeskApp
    from uhta_tui.commands.base import Trouble
    from uhta_tui.desk.first_start import is_first_start

    if call.config.keys and call.config.path is not None:
        from screens.key_meanings import check

        check(call.config.keys, call.config.path.name)
    app = DeskApp(Session(desk, call.config, call.clock, rehearsal=call.rehearsal))
    app.opens = first
    app.starts = is_first_start(call.config, desk, named=bool({"config", "db"} & set(call.options)))
    with contextlib.redirect_stderr(io.StringIO()) as said:
        app.run()
    if app.return_code:
        log = desk.files.folder.with_name("uhta-ошибка.log")
        log.write_text(said.getvalue(), encoding="utf-8")
        raise Trouble(f"Стол закрылся из-за ошибки программы; всё записанное цело. Подробности: {log}")
    if app.begun is not None:
        begun, folder = app.begun, call.config.folder
        desk.database.close()
        call.use_config(begun.path or demo_in(folder / "demo", call))
        open_desk(call, call.desk(), begun.first)


def demo_in(folder: Path, call: "Call") -> Path:
    """The settings of a demonstration in a folder, filled now if it is not there yet."""
    from uhta_tui.commands.keeping import prepared

    print("Готовится показ: два месяца придуманных сообщений…", flush=True)  # noqa: T201
    prepared(folder, call).database.close()
    return folder / "config.toml"


def take_pictures(call: "Call", desk: "Desk", folder: Path, number: int) -> list[Path]:
    """Pictures (SVG) of the screens, message `number` on those that show one."""
    from screens.pictures import take
    from screens.session import Session

    return take(Session(desk, call.config, call.clock, rehearsal=call.rehearsal), folder, number)


def main() -> None:
    """The console script `uhta`."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who called: what is said then goes nowhere
            setattr(sys, name, Path(os.devnull).open("r+", encoding="utf-8"))  # noqa: SIM115  for good
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        from uhta_tui.cli import run
    except KeyboardInterrupt:
        sys.exit(1)
    sys.exit(run(sys.argv[1:], real_clock=clock, open_screens=open_desk, take_pictures=take_pictures))


if __name__ == "__main__":
    main()
