"""The desk's templates of replies: one is put into a text, or they are entered, changed and retired (F12)."""

import asyncio
import re
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets.text_area import Selection

from models.terms import REPLY_TITLES
from screens.dialog_frame import Dialog
from screens.keys import bind
from screens.pieces import BLANK, Line, Piece, keys_line
from screens.session import Session
from screens.templates.form import TemplateForm, template_key
from screens.templates.use import Use
from screens.text import fit, pad, printable, width, wrap
from screens.widgets.fields import ManyLines
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.work_screen import WorkScreen
from uhta_tui.procedure.actions import SetTemplate
from uhta_tui.procedure.templates import PLACES, Filled, Template, fill

_ROWS: Final = 8
_PREVIEW: Final = 6
_WIDTH: Final = 72
_OPEN: Final = re.compile(rf"\{{\s*(?:{'|'.join(PLACES)})\s*\}}|…", re.IGNORECASE)
"""What is left to be filled by hand: a place in its braces, or the dots of the template."""
_WORST: Final = max(map(len, REPLY_TITLES.values()))


def in_order(templates: Sequence[Template], use: Use | None) -> list[Template]:
    """The templates as they are listed: those that fit first; retired ones last, or not at all for use."""
    if use is None:
        return sorted(templates, key=lambda one: not one.active)
    return sorted((one for one in templates if one.active), key=lambda one: one.kind is not use.kind)


class Templates(Dialog[Template | None]):
    """The list with a preview; dismisses with the template that is to be put into a text."""

    DEFAULT_CSS = """
    Templates > Vertical { width: 72; }
    Templates LineList { height: auto; margin: 0; }
    Templates Lines.preview { padding: 0 2; margin: 1 0 0 0; height: 6; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(bind(str(n), f"digit({n})", "Выбрать", quiet=True, id=f"templates.{n}") for n in range(1, 10)),
        bind("plus", "new", "Новый", id="templates.new"),
        bind("equals_sign", "change", "Править", id="templates.change"),
        bind("delete", "retire", "Убрать или вернуть", id="templates.retire"),
    ]

    def __init__(self, session: Session, use: Use | None = None) -> None:
        """Prepare the list.

        Args:
            session: Whose templates.
            use: What one is wanted for; `None` to look after them.
        """
        title = f"Шаблон · {REPLY_TITLES[use.kind]}" if use else "Шаблоны ответов"
        super().__init__(title)
        self.session, self.use = session, use
        self.list: LineList[Template] = LineList(
            self._draw, lambda row: row.code, pointer=True, ground="raised", empty="Шаблонов ещё нет: + новый"
        )
        self.preview = Lines(classes="preview")

    def compose_body(self) -> ComposeResult:
        """The list, and what the one under the cursor says."""
        yield self.list
        yield self.preview

    def on_mount(self) -> None:
        """Read them."""
        self.run_worker(self._read(), group="read")
        self.list.focus()

    def keys(self) -> Line:
        """What can be done with the one under the cursor."""
        enter = (("Enter", "вставить"),) if self.use else (("Enter", "править"),)
        change = (("=", "править"),) if self.use else ()
        retire = ("Del", "убрать" if self.use else "убрать, вернуть")
        return keys_line(*enter, ("+", "новый"), *change, retire, ("Esc", "назад"), gap=3)

    # -- showing ------------------------------------------------------------------------------------

    async def _read(self) -> None:
        templates = await asyncio.to_thread(self.session.desk.read.templates)
        rows = in_order(templates, self.use)
        self.list.styles.height = min(_ROWS, max(1, len(rows)))
        self.list.rows = rows
        self._show()

    def _draw(self, row: Template, cells: int, now: int) -> Line:
        """A row: its digit, its name, what it fits."""
        place = self.list.rows.index(row) + 1
        digit = str(place) if place < 10 else " "
        fits = row.active and (self.use is None or row.kind is self.use.kind)
        role = "body" if fits else "muted" if row.active else "faint"
        kind = REPLY_TITLES[row.kind] if row.active else "убран"
        return (
            Piece("  "),
            Piece(f"{digit}  ", "mark", bold=True),
            Piece(fit(printable(row.name), cells - 9 - _WORST), role),
            Piece(f"  {pad(kind, _WORST, right=True)}  ", "muted" if row.active else "faint"),
        )

    @on(LineList.Highlighted)
    def _show(self) -> None:
        """The text as it would be put in: what is not known in its braces."""
        template = self.list.current
        if template is None:
            self.preview.show([BLANK])
            return
        text = fill(template.text, self.use.values).text if self.use else template.text
        room = _WIDTH - 8
        rows = [row for line in text.split("\n") for row in (wrap(printable(line), room) or [""])]
        if len(rows) > _PREVIEW:
            last = rows[_PREVIEW - 1]
            rows = [*rows[: _PREVIEW - 1], f"{last if width(last) < room else last[:-1].rstrip()}…"]
        self.preview.show([_braced(row) for row in rows])

    # -- choosing -----------------------------------------------------------------------------------

    def action_digit(self, number: int) -> None:
        """The one of that number."""
        if number <= len(self.list.rows):
            self.list.cursor = number - 1
            self.list.action_choose()

    @on(LineList.Chosen)
    def choose(self) -> None:
        """Put it in; where nothing is written, change it."""
        if self.use is not None:
            self.dismiss(self.list.current)
        else:
            self.action_change()

    # -- looking after them -------------------------------------------------------------------------

    def action_new(self) -> None:
        """A new one."""
        self._edit(None)

    def action_change(self) -> None:
        """Change the one under the cursor."""
        if self.list.current is not None:
            self._edit(self.list.current)

    @work(exclusive=True, group="field")
    async def _edit(self, template: Template | None) -> None:
        texts, key = self.session.desk.typed, template_key(template)
        names = ("name", "kind", "text")
        found = await asyncio.to_thread(texts.read, tuple(f"{key}{name}" for name in names))
        typed = {name: found[f"{key}{name}"].text for name in names if f"{key}{name}" in found}
        taken = [one.code for one in await asyncio.to_thread(self.session.desk.read.templates)]
        action = await self.app.push_screen_wait(TemplateForm(self.session, template, taken, typed))
        if action is not None and await self._perform(action, f"Шаблон «{printable(action.name)}» сохранён"):
            await asyncio.to_thread(texts.forget, key)

    @work(exclusive=True, group="field")
    async def action_retire(self) -> None:
        """Offer it no more, or again; nothing is lost by it, so nothing is asked."""
        row = self.list.current
        if row is None:
            return
        session = self.session
        action = SetTemplate(at=session.now, by=session.who or "—", code=row.code, active=not row.active)
        name = f"Шаблон «{printable(row.name)}»"
        await self._perform(
            action, f"{name} возвращён" if action.active else f"{name} убран, вернуть — Del в F12"
        )

    async def _perform(self, action: SetTemplate, done: str) -> bool:
        """Carry out a change through the screen under the dialogs, which says what came of it."""
        under = next(one for one in reversed(self.app.screen_stack) if isinstance(one, WorkScreen))
        if await under.perform(action, done=done) is None:
            return False
        await self._read()
        self.list.move_to(action.code)
        return True


def _braced(row: str) -> Line:
    """A row of a text, what still stands in braces in amber."""
    pieces: list[Piece] = []
    rest = row
    while "{" in rest and "}" in rest.partition("{")[2]:
        head, _, tail = rest.partition("{")
        inner, _, rest = tail.partition("}")
        pieces += [Piece(head), Piece(f"{{{inner}}}", "soon")]
    return (*pieces, Piece(rest))


async def put_template(screen: Screen[Any], session: Session, text: ManyLines, use: Use) -> str:
    """Let a template be chosen and put it into a text at the cursor, inside a worker.

    It is one edit, so one undo takes it out; the first place that nothing was known for is selected.

    Returns:
        What to say of it; empty if none was chosen or nothing is left to fill.
    """
    template = await screen.app.push_screen_wait(Templates(session, use))
    if template is None:
        return ""
    filled = fill(template.text, use.values)
    start, end = sorted(text.selection)
    text.replace(filled.text, start, end)
    if (place := open_place(filled)) is not None:
        text.selection = Selection(*(_after(start, filled.text[:index]) for index in place))
    text.focus()
    if not filled.missing:
        return ""
    return f"Не заполнено: {', '.join(f'{{{name}}}' for name in filled.missing)} — впишите сами."


def open_place(filled: Filled) -> tuple[int, int] | None:
    """Where the first place stands that a person has to fill, so that the next letter replaces it."""
    found = _OPEN.search(filled.text)
    return found.span() if found else None


def _after(start: tuple[int, int], text: str) -> tuple[int, int]:
    """The place in a field where a text ends that begins at another."""
    rows = text.split("\n")
    return start[0] + len(rows) - 1, len(rows[-1]) + (start[1] if len(rows) == 1 else 0)
