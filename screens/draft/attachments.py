"""Files that a draft brings (п.10): what they are, how big, and how a pasted path is read. No Textual."""

import shlex
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from models.reasons import reason
from screens.text import cut, pad, width
from uhta_tui.wording import counted, decimal

PHOTO: Final = "фото"
VIDEO: Final = "видео"
ACT: Final = "акт"
OTHER: Final = "файл"

_KINDS: Final[Mapping[str, frozenset[str]]] = {
    PHOTO: frozenset({"jpg", "jpeg", "png", "webp", "heic", "heif", "gif", "bmp"}),
    VIDEO: frozenset({"mp4", "mov", "avi", "mkv", "webm", "3gp", "m4v"}),
    ACT: frozenset({"pdf", "tif", "tiff"}),
}
"""What п.10 asks for, by the end of the file's name: a photo, a video, a scanned act of acceptance."""

_FORMS: Final[Mapping[str, tuple[str, str, str]]] = {
    PHOTO: (PHOTO, PHOTO, PHOTO),
    VIDEO: (VIDEO, VIDEO, VIDEO),
    ACT: (ACT, "акта", "актов"),
    OTHER: (OTHER, "файла", "файлов"),
}
_LONGEST_ENDING: Final = 5
_UNITS: Final = ("Б", "КБ", "МБ", "ГБ")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that stands where its path says."""

    path: Path
    size: int
    """Bytes."""

    @property
    def name(self) -> str:
        """Its name without the folder."""
        return self.path.name


def kind_of(name: str) -> str:
    """What a file is, by its name: `фото`, `видео`, `акт` or `файл`."""
    ending = name.rpartition(".")[2].lower()
    return next((kind for kind, endings in _KINDS.items() if ending in endings), OTHER)


def short_name(name: str, cells: int) -> str:
    """A file's name in so many cells, cut before its ending: `акт обследов….pdf`.

    Args:
        name: `printable`.
        cells: 8 or more.
    """
    stem, dot, ending = name.rpartition(".")
    if width(name) <= cells or not stem or width(ending) > _LONGEST_ENDING:
        return cut(name, cells)
    kept = pad(stem, max(1, cells - 2 - width(ending))).rstrip()
    return f"{kept}…{dot}{ending}"


def size_words(size: int) -> str:
    """A size for people: `340 КБ`, `1,8 МБ`; of one to three digits before the comma."""
    value, unit = float(size), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1024, unit + 1
    shown = str(round(value)) if unit < 2 else decimal(value)
    return f"{shown} {_UNITS[unit]}"


def summary(names: Iterable[str]) -> str:
    """Files in a few words: `2 фото, 1 акт`; empty if there are none.

    >>> summary(["до.jpg", "после.jpg", "акт.pdf"])
    '2 фото, 1 акт'
    """
    counts = Counter(map(kind_of, names))
    return ", ".join(counted(counts[kind], *_FORMS[kind]) for kind in _FORMS if counts[kind]).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def at_home(written: str) -> Path:
    """A path as it was written, `~` the home folder; that of somebody who has none stands as it is."""
    path = Path(written.replace("\0", ""))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def is_file(path: Path) -> bool:
    """Whether a path leads to a file; one that cannot be looked at does not."""
    try:
        return path.is_file()
    except OSError:
        return False


def find(written: str) -> Found:
    """The file that a path leads to; `~` is the home folder. Looks at the disk.

    Raises:
        ValueError: If there is none, or it is a folder; the sentence is Russian.
    """
    path = at_home(written)
    try:
        if path.is_dir():
            raise ValueError(f"это папка, а нужен файл: {written}")
        return Found(path.absolute(), path.stat().st_size)
    except FileNotFoundError:
        raise ValueError(f"нет такого файла: {written}") from None
    except OSError as error:
        raise ValueError(f"файл не открыть ({reason(error)}): {written}") from None


def wrong_path(text: str) -> str:
    """What is wrong with the first of the paths in a text that leads to no file; empty if all do.

    Looks at the disk.
    """
    for path in written_paths(text):
        try:
            find(path)
        except ValueError as error:
            return str(error)
    return ""


def written_paths(text: str) -> tuple[str, ...]:
    """The paths in what was typed or pasted: one, or several as a file manager gives them.

    A terminal pastes a dragged file in quotes or with backslashes, a file manager copies `file://` links,
    one a line. A path that a person types has blanks and nothing round them, so a single line that is not
    quoted is one path.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(path for line in lines for path in _line_paths(line))


def _line_paths(line: str) -> list[str]:
    if line.startswith("file://"):
        return [_from_link(word) for word in line.split() if word.startswith("file://")]
    if line[0] in "'\"" or "\\ " in line:
        try:
            return shlex.split(line)
        except ValueError:
            return [line.strip("'\"")]
    return [line]


def _from_link(link: str) -> str:
    return unquote(urlsplit(link).path)
