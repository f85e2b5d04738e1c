"""Choosing a table to take in: a path typed or picked from the folder."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from models.reasons import reason
from screens.draft.attachments import at_home, is_file, size_words, written_paths
from screens.keys import bind, other_layout
from screens.pieces import Line, Piece, as_line
from screens.session import Session
from screens.text import cut, fit, pad, printable
from screens.widgets.fields import OneLine
from screens.widgets.footer import Item
from screens.widgets.form import Field
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.work_screen import WorkScreen
from uhta_tui.desk.importing import read_file, take_parsed
from uhta_tui.desk.trouble import DatabaseUnusable
from uhta_tui.intake.grid import TableError
from uhta_tui.worktime.moments import at

_TABLES: Final = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
"""Names that tables usually end in; other files are listed muted."""
_KEPT: Final = "load:path"
_HEAD: Final = "  Файл                                          Изменён         Размер"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder in the list."""

    path: Path
    folder: bool
    changed: int
    size: int
    """Bytes."""
    kinds: frozenset[str] = _TABLES
    """What the names of the files wanted end in."""

    @property
    def table(self) -> bool:
        """Whether it is called like a file that is wanted."""
        return self.path.suffix.lower() in self.kinds


def listed(folder: Path, start: str, kinds: frozenset[str] = _TABLES) -> list[Entry]:
    """What stands in a folder and begins with `start`: folders, then tables, the latest first, then the rest.

    Args:
        folder: Which.
        start: The beginning of a name, on either layout.
        kinds: What the names of the files wanted end in.

    Raises:
        OSError: If the folder cannot be read.
    """
    entries = []
    for path in folder.iterdir():
        if path.name.startswith(".") and not start.startswith("."):
            continue
        try:
            stat = path.stat()
        except OSError:
            continue
        entries.append(Entry(path, path.is_dir(), int(stat.st_mtime), stat.st_size, kinds))
    wanted = {start.lower(), other_layout(start).lower()}
    found = [e for e in entries if any(e.path.name.lower().startswith(word) for word in wanted)]
    return sorted(
        found, key=lambda e: (not e.folder, not e.table, -e.changed if not e.folder else 0, e.path.name)
    )


def split(typed: str) -> tuple[Path, str]:
    """The folder that a typed path is in, and the beginning of the name that is looked for there."""
    head, slash, tail = typed.rpartition("/")
    return at_home(f"{head}{slash}" or "."), tail


def meant(typed: str) -> str:
    """What a path means that was begun anew behind the folder offered: `/стол//обмен/a` is `/обмен/a`.

    >>> meant("/стол/~/таблица.csv")
    '~/таблица.csv'
    """
    anew = max(typed.rfind("//"), typed.rfind("/~"))
    return typed if anew < 0 else typed[anew + 1 :]


class PathField(OneLine):
    """The path; Enter reads. A whole path, typed or pasted, takes the place of what stands there."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("enter", "submit", "Прочитать", id="choose")]

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted path as file managers and terminals give it."""
        paths = written_paths(event.text)
        if paths and paths[0].startswith(("/", "~")):
            event.prevent_default()
            event.stop()
            self.put(paths[0])

    def put(self, path: str) -> None:
        """Put a path into the field, the cursor behind it."""
        self.value = path
        self.cursor_position = len(path)


class LoadFileScreen(WorkScreen):
    """The path and the folder."""

    AREA = "queue"
    KINDS: ClassVar[frozenset[str]] = _TABLES
    """What the names of the files wanted end in."""
    WANTED = "XLSX или CSV"
    """How they are called."""
    TITLE = "Загрузить файл"
    HELP = (
        "Впишите путь или выберите файл стрелками; Tab дополняет имя. Enter читает таблицу и показывает, что "
        "получится, ничего не записывая."
    )
    FOOTER = ("choose", "complete", "up_folder", "back")
    AUTO_FOCUS = "#path"
    DEFAULT_CSS = """
    LoadFileScreen Field { margin: 1 0; }
    LoadFileScreen.-low Field { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("tab", "complete", "Дополнить", id="complete", priority=True),
        bind("down", "move(1)", "Вниз", quiet=True, id="load.down"),
        bind("up", "move(-1)", "Вверх", quiet=True, id="load.up"),
        bind("pagedown", "move(10)", "Страница вниз", quiet=True, id="load.page_down"),
        bind("pageup", "move(-10)", "Страница вверх", quiet=True, id="load.page_up"),
    ]

    def __init__(self, session: Session) -> None:
        """Prepare the choice: in the folder of incoming files, or where a file was taken from last."""
        super().__init__(session)
        self._path = PathField("", f"путь к файлу {self.WANTED}", id="path")
        self._list: LineList[Entry] = LineList(
            self._draw, lambda entry: entry.path, pointer=True, barred=True, empty="Таких файлов здесь нет",
        )  # fmt: skip
        self._list.can_focus = False
        self._pane = Pane(self.TITLE, "", Field("Путь", self._path, label_width=8))
        self._asked = 0

    def compose_body(self) -> ComposeResult:
        """The path, the folder's files."""
        with self._pane:
            yield Lines([as_line(_HEAD, "muted")])
            yield self._list

    async def on_mount(self) -> None:
        """Begin where the incoming files are."""
        kept = await asyncio.to_thread(self.session.desk.typed.load, _KEPT)
        folder = self.session.config.intake_folder
        start = kept or (f"{folder}/" if folder else f"{Path.cwd()}/")
        if not self._path.value:
            self._path.put(start)

    def _draw(self, entry: Entry, cells: int, now: int) -> Line:
        name = f"{printable(entry.path.name)}{'/' if entry.folder else ''}"
        role = "body" if entry.folder or entry.table else "faint"
        changed = f"{at(entry.changed, self.session.zone):%d.%m.%y %H:%M}"
        size = "" if entry.folder else size_words(entry.size)
        return (
            Piece(f"  {fit(name, max(20, min(44, cells - 30)))}  ", role),
            Piece(f"{changed}  {pad(size, 9, right=True)}", "muted"),
        )

    # Finding

    @on(Input.Changed)
    def follow(self, event: Input.Changed) -> None:
        """List what begins as typed."""
        event.stop()
        if meant(event.value) != event.value:
            self._path.put(meant(event.value))
        else:
            self.run_worker(self._find(event.value), group="find")

    async def _find(self, typed: str) -> None:
        self._asked += 1
        asked = self._asked
        folder, start = split(typed)
        try:
            entries = await asyncio.to_thread(listed, folder, start, self.KINDS)
            right = ""
        except OSError as error:
            entries, right = [], reason(error)
        if asked == self._asked:
            self._list.rows = entries
            self._list.cursor = next((n for n, e in enumerate(entries) if e.table and not e.folder), 0)
            self._pane.rule.set_right(right or cut(printable(str(folder)), 50))

    def action_move(self, step: int) -> None:
        """Move in the list."""
        self._list.action_cursor(step)

    def action_complete(self) -> None:
        """Put the name under the cursor into the path."""
        entry = self._list.current
        if entry is not None:
            self._path.put(f"{entry.path}/" if entry.folder else str(entry.path))

    def enter_hint(self) -> Item | None:
        """What Enter does with what stands under the cursor."""
        entry = self._list.current
        return Item("Enter", "Открыть папку" if entry is not None and entry.folder else "Прочитать")

    # Choosing

    @on(Input.Submitted)
    @on(LineList.Chosen)
    def choose(self) -> None:
        """Enter: a folder opens, a file is read."""
        written = self._path.value.strip()
        typed = at_home(written)
        entry = self._list.current
        if written and is_file(typed):
            self.take(typed)
        elif entry is not None and entry.folder:
            self._path.put(f"{entry.path}/")
        elif entry is not None:
            self.take(entry.path)
        else:
            self.refuse(f"Такого файла нет. Впишите путь к файлу {self.WANTED}.")

    @work(exclusive=True, group="read")
    async def take(self, path: Path) -> None:
        """Read the table, see what would come of it, and show that."""
        from screens.intake.import_screen import ImportScreen

        session = self.session
        self.say(f"Читаем {printable(path.name)}…")
        try:
            parsed = await asyncio.to_thread(read_file, session.desk, path)
            report = await asyncio.to_thread(
                take_parsed, session.desk, path, parsed, by=session.who, keep=False
            )
        except (TableError, DatabaseUnusable) as error:
            self.refuse(str(error))
            return
        except OSError as error:
            self.refuse(f"Файл не прочитан: {reason(error)}.")
            return
        await asyncio.to_thread(session.desk.typed.save, _KEPT, f"{path.parent}/", session.now)
        self.app.switch_screen(ImportScreen(session, path, parsed, report))
