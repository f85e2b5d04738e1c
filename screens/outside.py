"""What leaves the terminal: a link for the browser, a text for the clipboard. Nothing else is opened."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from textual.app import App

from models.reasons import reason

OPENING: Final = "Открываем"
"""How it is said that a graphical program was started."""
_COPY: Final = "буфер.txt"
"""The file beside the settings that holds a copy of what went to the clipboard."""
_LINK: Final = "ссылка.txt"
"""The file beside the settings for a link that must not take the clipboard."""


def is_web_link(url: str) -> bool:
    """Whether a link may be opened: http or https, with a host, without anything that is not printable."""
    text = url.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable() and " " not in text
    )


def opener() -> list[str] | None:
    """The command of a graphical opener; `None` where there is none, as over SSH."""
    if sys.platform == "darwin":
        return ["open"]
    if sys.platform == "win32":
        return ["explorer"]
    graphical = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    found = shutil.which("xdg-open") if graphical else None
    return [found] if found else None


def open_link(url: str) -> bool:
    """Open a link in a graphical browser; whether that was tried.

    The link goes as one argument, never through a shell; a browser that would draw in this terminal is never
    started.
    """
    command = opener()
    if command is None or not is_web_link(url):
        return False
    try:
        subprocess.Popen(
            [*command, url.strip()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True


def follow(app: App[object], url: str, folder: Path, *, keep_clipboard: bool = False) -> str:
    """Open a link in a graphical browser, or hand it on; says what became of it.

    Args:
        url: The link, as it came from outside.
        folder: Where copies are kept.
        keep_clipboard: Whether the clipboard holds what is still needed, such as a copied reply: then a link
            that cannot be opened goes to a file alone.
    """
    link = url.strip()
    if not link:
        return "У сообщения нет ссылки"
    if open_link(link):
        return f"{OPENING} {link}"
    why = "" if is_web_link(link) else "Не http и не https, не открываем. "
    if keep_clipboard:
        said = _kept(link, folder / _LINK)
        return f"{why}Открыть нечем, в буфере остался ответ. Ссылка: {said}"
    return f"{why}{copy(app, link, folder)}"


def copy(app: App[object], text: str, folder: Path) -> str:
    """Send a text to the terminal's clipboard and keep a copy; says what became of it.

    Whether the clipboard got it nobody can know: terminals do not answer.
    """
    app.copy_to_clipboard(text)
    return f"Отправлено в буфер, копия {_kept(text, folder / _COPY)}"


def _kept(text: str, file: Path) -> str:
    """Write a text to a file of its owner alone; names the file, or says why it could not be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        return f"файл не записан: {reason(error)}"
    return f"в файле {file}"
