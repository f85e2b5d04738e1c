"""Starting the program many times at the price of once: each call has a process of its own, which is forked
from one that has loaded the program already.

Run as a program, this reads calls from its input, a line of JSON each, and answers each with its exit code.
"""

import atexit
import functools
import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[2]


def run(arguments: list[str], folder: Path, given: bytes) -> tuple[int, str, str]:
    """What the program answers in a folder: its exit code, its output, its complaints."""
    with tempfile.TemporaryDirectory() as streams:
        names = [f"{streams}/{name}" for name in ("in", "out", "err")]
        Path(names[0]).write_bytes(given)
        call = {"arguments": arguments, "folder": str(folder), "streams": names, "env": dict(os.environ)}
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(call).encode() + b"\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        out, err = (Path(name).read_bytes().decode() for name in names[1:])
        return code, out, err


@functools.cache
def _server() -> subprocess.Popen[bytes]:
    server = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    sys.path.insert(0, str(ROOT))
    import app  # noqa: F401  loaded for the children
    from uhta_tui.cli import _LazyGroup

    for room, _ in _LazyGroup.ROOMS.values():
        import_module(f"uhta_tui.commands.{room}")
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            _be(**json.loads(line))
        _, status = os.waitpid(child, 0)
        os.write(1, b"%d\n" % os.waitstatus_to_exitcode(status))


def _be(arguments: list[str], folder: str, streams: list[str], env: dict[str, str]) -> NoReturn:
    """Be the program, called so; it ends as any does, so that databases are closed."""
    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    for number, name in enumerate(streams):
        opened = os.open(name, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    sys.argv = [str(ROOT / "app.py"), *arguments]
    import app

    app.main()
    sys.exit()


if __name__ == "__main__":
    _serve()
