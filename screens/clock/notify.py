"""A notification of the terminal: which escape sequence it takes, if it is known. No Textual here.

iTerm2 takes `OSC 9`; kitty, foot, Ghostty, WezTerm, rxvt-unicode take `OSC 777`. Others swallow either, but a
few old consoles print it, so nothing is sent to a terminal that is not known unless the settings name the
sequence. tmux passes on only what is wrapped for it (and only with `allow-passthrough`), GNU screen nothing.
"""

import sys
from collections.abc import Mapping
from typing import Final

from screens.text import printable
from uhta_tui.settings.sections import NOTIFY

NONE, AUTO, OSC9, OSC777 = NOTIFY
_MOST: Final = 200
"""Characters of a notification."""
_DUMB: Final = frozenset({"", "dumb", "linux", "vt100", "vt220"})
"""Kinds of terminal that may print what they do not understand."""
_PROGRAMS: Final[Mapping[str, str]] = {"iTerm.app": OSC9, "WezTerm": OSC777, "ghostty": OSC777}
_TERMS: Final[Mapping[str, str]] = {
    "xterm-kitty": OSC777,
    "foot": OSC777,
    "foot-extra": OSC777,
    "xterm-ghostty": OSC777,
    "wezterm": OSC777,
    "rxvt-unicode-256color": OSC777,
}
_MARKS: Final[Mapping[str, str]] = {"KITTY_WINDOW_ID": OSC777, "ITERM_SESSION_ID": OSC9}
"""Variables that a terminal leaves for what it runs, also under tmux."""


def sequence(wanted: str, title: str, text: str, env: Mapping[str, str]) -> str:
    """What to write to the terminal; empty where nothing should be.

    Args:
        wanted: One of the values of the setting: `нет`, `само`, `osc9`, `osc777`.
        title: Whose notification it is.
        text: What it says; made harmless here.
        env: The environment.
    """
    kind = _known(env) if wanted == AUTO else wanted
    if kind not in (OSC9, OSC777) or env.get("TERM", "") in _DUMB or "STY" in env:
        return ""
    said, head = _harmless(text), _harmless(title)
    # A text that begins with a digit and a semicolon would be one of ConEmu's own commands.
    body = f"9;{head}: {said}" if kind == OSC9 else f"777;notify;{head};{said}"
    code = f"\x1b]{body}\x1b\\"
    if "TMUX" not in env:
        return code
    doubled = code.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}\x1b\\"


def _known(env: Mapping[str, str]) -> str:
    """The sequence that this terminal is known to take."""
    program = env.get("TERM_PROGRAM", "")
    found = _PROGRAMS.get(program) or _TERMS.get(env.get("TERM", ""))
    return found or next((kind for name, kind in _MARKS.items() if name in env), NONE)


def _harmless(text: str) -> str:
    """Text that cannot end the sequence or part its fields."""
    return printable(text).replace(";", ",")[:_MOST]


def write(code: str) -> None:
    """Write a sequence to the terminal, if there is one; Textual's own writer uses the same stream."""
    out = sys.__stdout__ if sys.platform == "win32" else sys.__stderr__
    if code and out is not None and out.isatty():
        out.write(code)
        out.flush()
