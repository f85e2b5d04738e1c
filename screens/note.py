"""The monthly note of п.22 (F6): the months, their figures, the conclusions, the signing."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from models.reasons import reason
from screens import note_lines
from screens.ask import Ask, Question
from screens.dialogs import Confirm, detail
from screens.executor_rows import brief_title
from screens.keys import bind
from screens.moments import day
from screens.note_lines import MonthRow, conclusions_key
from screens.note_paper import write_note
from screens.pieces import Line, Piece
from screens.session import Session
from screens.why import Why
from screens.widgets.footer import Item
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind
from screens.widgets.scroll import Scroll
from screens.work_screen import WorkScreen
from uhta_tui.desk.signing import MonthlyNote
from uhta_tui.documents.months import Month
from uhta_tui.procedure.actions import SignNote
from uhta_tui.procedure.scene import OfficialFacts
from uhta_tui.wording import full_date


class NoteScreen(WorkScreen):
    """The months with their notes."""

    AREA = "note"
    HELP = (
        "Аналитическая записка главе за месяц (п.22). ✓ — подписана, её числа больше не меняются; × — день, "
        "к которому она нужна, прошёл.\n\nВыводы сохраняются по мере набора. PDF можно сделать "
        "и до подписания."
    )
    ENTER_HELP = "подписать записку за месяц"
    FOOTER = ("choose", "document", "conclusions", "month")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("г", "document", "Готовый PDF", "п.22", short="PDF"),
        bind("м", "conclusions", "Выводы", "п.22"),
        bind("right", "month(1)", "Месяц", label="←→", id="month"),
        bind("left", "month(-1)", "Месяц назад", quiet=True, id="month.back"),
    ]
    DEFAULT_CSS = """
    NoteScreen #panes { height: 1fr; }
    NoteScreen #months { width: 24; }
    NoteScreen.-narrow #months { width: 18; margin-right: 2; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the months."""
        super().__init__(session)
        self._list: LineList[MonthRow] = LineList(note_lines.draw, lambda row: row.month, id="months-list")
        self._lines = Lines()
        self._note_pane = Pane("", "", Scroll(self._lines, can_focus=True), bold=True, id="note")
        self._note: MonthlyNote | None = None
        self._typed = ""
        """The conclusions of a month that is not signed."""
        self._officials: dict[str, OfficialFacts] = {}
        self._chosen = False

    def compose_body(self) -> ComposeResult:
        """The months, and the one under the cursor."""
        with Horizontal(id="panes"):
            yield Pane("Записки", "", self._list, id="months", classes="gutter")
            yield self._note_pane

    def on_mount(self) -> None:
        """Begin in the months."""
        self._list.focus()

    # Reading

    async def reload(self) -> None:
        """Read the months, then the note of the one under the cursor."""
        rows, self._officials = await asyncio.to_thread(self._months)
        self._list.rows = rows
        if not self._chosen:
            # The month that is due comes first to mind, not the one that has just begun.
            self._chosen = True
            self._list.cursor = 1
        await self._read()

    def _months(self) -> tuple[list[MonthRow], dict[str, OfficialFacts]]:
        session = self.session
        read = session.desk.read
        signed = {note.month for note in read.signed_notes()}
        total = read.register(limit=0)[1]
        oldest, _ = read.register(limit=1, offset=max(0, total - 1))
        present = Month.of(session.now, session.zone)
        first = Month.of(oldest[0].received_at, session.zone) if oldest else present
        today = session.calendar.day_of(session.now)
        rows = []
        for month in note_lines.months_of(first, present):
            done, past = str(month) in signed, today > note_lines.due_day(month, session.terms.note_day)
            late = past and not done and first <= month < present
            rows.append(MonthRow(month, signed=done, late=late, open=month == present))
        return rows, dict(session.desk.scene().officials)

    async def _read(self) -> None:
        """Count the month under the cursor; a later one overtakes it."""
        row = self._list.current
        if row is None:
            return
        desk = self.session.desk
        note, typed = await asyncio.to_thread(
            lambda: (desk.note(row.month), desk.typed.load(conclusions_key(row.month)))
        )
        if self._list.current == row:
            self._note, self._typed = note, typed
            self._show()

    @work(exclusive=True, group="note")
    async def _read_soon(self) -> None:
        await self._read()

    @on(LineList.Highlighted, "#months-list")
    def follow(self) -> None:
        """Another month."""
        self._note = None
        self._show()
        self._read_soon()

    # Showing

    def _show(self) -> None:
        """Show the month under the cursor, or that it is being counted."""
        row, note = self._list.current, self._note
        if row is None:
            return
        self._note_pane.rule.title = f"Записка за {row.month.title}"
        self._note_pane.rule.set_right(self._standing(row))
        if note is None:
            self._lines.show([(Piece("  считается…", "muted"),)])
        else:
            text = note.signature.text if note.signature else self._typed
            figures = note.figures
            self._lines.show(lambda cells: note_lines.summary(figures, text, cells))
        self.refresh_bindings()

    def _standing(self, row: MonthRow) -> Line:
        """How the note stands: signed, due, not ended."""
        session = self.session
        if self._note is not None and self._note.signature is not None:
            signed = day(self._note.signature.signed_at, session.now, session.zone)
            return (Piece("✓", "mark"), Piece(f" подписана {signed} · п.22", "muted"))
        if row.open:
            return (Piece("месяц идёт · п.22", "muted"),)
        due = f"{note_lines.due_day(row.month, session.terms.note_day):%d.%m}"
        return (Piece(f"подписать до {due}", "late" if row.late else "muted"), Piece(" · п.22", "muted"))

    # What can be done

    def _why_not_sign(self) -> Why | None:
        row = self._list.current
        if row is None or self._note is None:
            return Why("записка считается", "", "Подождите.")
        if row.signed:
            return Why("записка уже подписана", "п.22", "Её числа не меняются.")
        if row.open:
            first = full_date(row.month.shifted(1).day(1))
            return Why("месяц ещё не окончен", "п.22", f"Подпишите с {first}.")
        return None

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """A signed note's text stays."""
        row = self._list.current
        if action == "conclusions" and row is not None and row.signed:
            return Why("записка подписана", "п.22", "Её текст и числа не меняются.")
        return None

    def enter_hint(self) -> Item | None:
        """Enter signs, where that can be."""
        return Item("Enter", "Подписать", "п.22", enabled=self._why_not_sign() is None)

    def action_month(self, step: int) -> None:
        """The month before or after."""
        self._list.action_cursor(-step)

    # Doing

    @work(exclusive=True, group="asking")
    async def action_conclusions(self) -> None:
        """Write the conclusions; they are kept as they are typed."""
        row = self._list.current
        if row is None:
            return
        question = Question(
            title=f"Выводы и предложения за {row.month.title}",
            clause="п.22",
            verb="Готово",
            key=conclusions_key(row.month),
            label="Выводы",
            rows=8,
            optional=True,
        )
        typed = self.session.desk.typed
        dialog = Ask(question, self.session, await asyncio.to_thread(typed.load, question.key))
        await self.app.push_screen_wait(dialog)
        # However the dialog was left: what is typed is what will be signed.
        await asyncio.to_thread(typed.save, question.key, dialog.text.text.strip(), self.session.now)
        await self._read()
        self.say("Выводы сохранены", Kind.DONE)

    @on(LineList.Chosen, "#months-list")
    def choose(self) -> None:
        """Sign the month under the cursor, if that can be."""
        why = self._why_not_sign()
        row = self._list.current
        if why is not None:
            self.refuse(why.sentence("Подписать"))
        elif row is not None:
            self.sign(row.month)

    @work(exclusive=True, group="asking")
    async def sign(self, month: Month) -> None:
        """Ask, then freeze the figures."""
        code = self.session.config.note.official
        official = self._officials.get(code)
        post = brief_title(official) if official else code
        named = f"{official.name}, {post}" if official and official.name else post
        lines: Sequence[str | Line] = [
            detail("Подписывает", named),
            detail("Выводы", self._typed or "не написаны"),
            "",
            "Числа записки застынут: что изменится в базе потом, их не изменит.",
        ]
        ahead: bool = await self.app.push_screen_wait(
            Confirm(
                f"Подписать записку за {month.title}?",
                "п.22",
                lines,
                stay="Не подписывать",
                ahead="Подписать",
            )
        )
        if not ahead:
            return
        action = SignNote(
            at=self.session.now,
            by=self.session.who,
            month=str(month),
            official=code,
            text=self._typed.strip(),
        )
        if await self.perform(action, done=f"Записка за {month.title} подписана"):
            await asyncio.to_thread(self.session.desk.typed.forget, conclusions_key(month))

    @work(exclusive=True, group="document")
    async def action_document(self) -> None:
        """Write the note as PDF beside the settings and say where."""
        row = self._list.current
        if row is None:
            return
        try:
            path = await asyncio.to_thread(write_note, self.session, row.month)
        except OSError as error:
            self.refuse(f"PDF не записан: {reason(error)}.")
        else:
            self.say(f"Записка в файле {path}", Kind.DONE, f"Записка: {path.name}, в папке настроек")
