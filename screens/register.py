"""The register (F3): every message there ever was, the newest first, narrowed down by words."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from screens import register_rows
from screens.keys import bind
from screens.message_lines import source_of
from screens.pieces import Line, Piece, keys_line
from screens.register_rows import RegisterRow
from screens.session import Session
from screens.shell import DeskApp
from screens.when import dated
from screens.widgets.fields import OneLine
from screens.widgets.footer import Item
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.work_screen import WorkScreen
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import Scene
from uhta_tui.wording import number

PAGE = 200
"""Messages read at once; more are when the cursor nears the end of those."""
AHEAD = 40
"""How near."""


class RegisterScreen(WorkScreen):
    """The archive of messages."""

    AREA = "register"
    HELP = (
        "Все сообщения, новые сверху. Серые закончены, × — ответ позже срока п.8. «За» — рабочее время "
        "от получения до ответа.\n\nСлова через пробел ищутся в тексте, авторе, теме, адресе, ссылке и №."
    )
    ENTER_HELP = "открыть сообщение"
    FOOTER = ("choose", "find", "back")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("slash", "find", "Найти", section="Посмотреть"),
        bind("right", "open", "Открыть сообщение", show=False),
        bind("escape", "back", "Снять отбор", id="back"),
    ]
    DEFAULT_CSS = """
    RegisterScreen #find { height: 1; }
    RegisterScreen #find > Lines { width: 12; }
    RegisterScreen #find > OneLine, RegisterScreen #find > OneLine:focus { width: 40; }
    RegisterScreen #find > #where { width: 1fr; padding: 0 0 0 2; }
    RegisterScreen #card { height: 7; }
    RegisterScreen.-narrow #card { height: 6; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the register."""
        super().__init__(session)
        self._field = OneLine(id="words")
        self._list: LineList[RegisterRow] = LineList(
            self._draw, lambda row: row.number, empty="Ничего не найдено", id="register"
        )
        self._pane = Pane("Реестр", "", id="list")
        self._message = Lines()
        self._reply = Lines()
        self._message_pane = Pane("", "", self._message, classes="gutter-wide")
        self._reply_pane = Pane("", "", self._reply, classes="wide-only")
        self._words: tuple[str, ...] = ()
        self._cases: dict[int, Case] = {}
        self._scene: Scene | None = None
        self._found = self._total = 0

    def compose_body(self) -> ComposeResult:
        """What is looked for, the list, the card."""
        with self._pane:
            with Horizontal(id="find"):
                yield Lines([(Piece("  "), *keys_line(("/", "Найти")))])
                yield self._field
                yield Lines(
                    [(Piece("в тексте, авторе, теме, адресе, ссылке и №", "faint"),)],
                    id="where",
                    classes="wide-only",
                )
            yield Lines(lambda cells: [register_rows.header(cells)])
            yield self._list
        with Horizontal(id="card"):
            yield self._message_pane
            yield self._reply_pane

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    # Reading

    async def reload(self) -> None:
        """Read again as many messages as are listed."""
        await self._read(max(PAGE, len(self._list.rows)))

    async def _read(self, count: int) -> None:
        """Read the newest that fit the words."""
        words = self._words
        rows, cases, scene, found, total = await asyncio.to_thread(self._reading, " ".join(words), count)
        if words != self._words:
            return
        self._cases, self._scene, self._found, self._total = cases, scene, found, total
        self._list.rows = rows
        self._show_count()
        self._show_card()

    def _reading(self, words: str, count: int) -> tuple[list[RegisterRow], dict[int, Case], Scene, int, int]:
        """Rows, their messages, what surrounds them, how many fit, how many there are."""
        desk = self.session.desk
        listed, found = desk.read.register(words=words, limit=count)
        total = desk.read.register(limit=0)[1] if words else found
        scene = desk.scene()
        cases = desk.cases([row.number for row in listed])
        rows = [register_rows.row_of(cases[row.number], scene) for row in listed if row.number in cases]
        return rows, cases, scene, found, total

    @work(exclusive=True, group="register")
    async def _search(self) -> None:
        await self._read(PAGE)

    @work(exclusive=True, group="register")
    async def _read_more(self) -> None:
        await self._read(len(self._list.rows) + PAGE)

    # Showing

    def _draw(self, row: RegisterRow, cells: int, now: int) -> Line:
        return register_rows.draw(row, cells, self._words)

    def _show_count(self) -> None:
        """How many fit, of how many."""
        found = Piece(number(self._found), "body", bold=True)
        if self._words:
            self._pane.rule.set_right(
                (Piece("найдено ", "muted"), found, Piece(f" из {number(self._total)}", "muted"))
            )
        else:
            self._pane.rule.set_right((Piece("всего ", "muted"), found))

    def _show_card(self) -> None:
        """The message under the cursor and its reply."""
        row, scene = self._list.current, self._scene
        case = self._cases.get(row.number) if row else None
        self.query_one("#card").display = case is not None
        if case is None or scene is None:
            return
        author = f" · {case.facts.author}" if case.facts.author else ""
        self._message_pane.rule.title = f"№ {case.number} · {source_of(case.facts)}{author}"
        self._message_pane.rule.set_right(dated(case.received_at, scene.now, scene.calendar.timezone))
        title, right = register_rows.reply_title(case, scene)
        self._reply_pane.rule.title = title
        self._reply_pane.rule.set_right(right)
        if self.has_class("-narrow"):
            self._message.show(lambda cells: self._narrow_card(case, f"{title}, {right}", cells))
        else:
            self._message.show(lambda cells: register_rows.message_lines(case, cells, self._words, 4))
        self._reply.show(lambda cells: register_rows.reply_lines(case, cells, self._words, 4))

    def _narrow_card(self, case: Case, title: str, cells: int) -> list[Line]:
        """Message and reply under one another."""
        message = register_rows.message_lines(case, cells, self._words, 2)[:2]
        reply = register_rows.reply_lines(case, cells, self._words, 2)[:2]
        return [*message, (Piece(f"  {title}", "muted"),), *reply]

    def on_resize(self) -> None:
        """The card has another form where it is narrow."""
        self.call_after_refresh(self._show_card)

    @on(LineList.Highlighted, "#register")
    def follow(self) -> None:
        """Show the message; read more near the end."""
        self._show_card()
        rows = len(self._list.rows)
        if rows < self._found and self._list.cursor >= rows - AHEAD:
            self._read_more()

    # Doing

    def enter_hint(self) -> Item | None:
        """Enter in the field goes to what was found."""
        return Item("Enter", "К найденному") if self._field.has_focus else Item("Enter", "Открыть")

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Without words there is nothing to take back."""
        return action == "back" and not self._words and len(self.app.screen_stack) <= 1

    @on(LineList.Chosen, "#register")
    def action_open(self) -> None:
        """Open the message under the cursor."""
        row = self._list.current
        if row is not None and isinstance(self.app, DeskApp):
            self.app.open_message(row.number)

    def action_find(self) -> None:
        """Go to the field of words."""
        self._field.focus()

    @on(OneLine.Submitted, "#words")
    def to_found(self) -> None:
        """Back to the list, the words in force."""
        self._list.focus()

    @on(OneLine.Changed, "#words")
    def look_for(self) -> None:
        """Other words: read anew."""
        words = tuple(self._field.value.split())
        if words != self._words:
            self._words = words
            self._search()
            self.refresh_bindings()

    def action_back(self) -> None:
        """First the words go, then the screen."""
        if self._words or self._field.has_focus:
            self._field.value = ""
            self._list.focus()
        else:
            super().action_back()
