"""The monthly note of п.22 (F6): a month's figures, the conclusions, the signing."""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from models.reasons import reason
from screens.keys import bind
from screens.note import lines as note_lines
from screens.note.charts import head
from screens.note.lines import conclusions_field, conclusions_key
from screens.note.months import Months, months_of
from screens.note.paper import write_note
from screens.note.signing import sign_question
from screens.pieces import Piece
from screens.session import Session
from screens.typed import Typed
from screens.why import Why
from screens.widgets.fields import ManyLines
from screens.widgets.footer import Item
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind, Saying
from screens.widgets.scroll import Scroll
from screens.work_screen import WorkScreen
from uhta_tui.desk.signing import MonthlyNote
from uhta_tui.documents.months import Month
from uhta_tui.procedure.actions import SignNote
from uhta_tui.procedure.scene import OfficialFacts
from uhta_tui.wording import full_date

_TWO: Final = 118
"""Columns from which two columns of figures stand side by side; in fewer the table would be cut."""


class NoteScreen(WorkScreen):
    """One month's note; the arrows turn the months."""

    AREA = "note"
    HELP = (
        "Аналитическая записка главе за месяц (п.22), ←→ — другой месяц. ✓ — подписана, её числа больше не "
        "меняются.\n\nВыводы (м) пишут здесь же, они сохраняются по мере набора. PDF можно сделать и до "
        "подписания."
    )
    ENTER_HELP = "подписать записку за месяц"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "sign", "Подписать", "п.22", id="choose"),
        bind("г", "document", "Готовый PDF", "п.22", short="PDF"),
        bind("м", "conclusions", "Написать выводы", "п.22", short="Выводы"),
        bind("right", "month(1)", "Месяц", label="←→", id="month"),
        bind("left", "month(-1)", "Месяц назад", quiet=True, id="month.back"),
        bind("f9", "written", "Готово", "п.22", id="written"),
        bind("escape", "back", "Назад", id="back"),
    ]
    DEFAULT_CSS = """
    NoteScreen #note { max-width: 118; }
    NoteScreen #columns { height: auto; }
    NoteScreen #left { width: 54; height: auto; margin-right: 2; }
    NoteScreen #right { width: 1fr; height: auto; }
    NoteScreen #totals { margin: 1 0; }
    NoteScreen ManyLines { margin-left: 1; height: 6; }
    NoteScreen.-single #note { max-width: 100%; }
    NoteScreen.-single #left { display: none; }
    NoteScreen.-narrow #totals { margin: 0; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the note."""
        super().__init__(session)
        self._totals, self._left, self._right = Lines(id="totals"), Lines(id="left"), Lines()
        self._head = Lines(lambda cells: [head("Выводы", "пишет отдел", cells)])
        self._conclusions = Lines()
        self._field = ManyLines("", "что показал месяц, что предлагается", id="conclusions")
        self._kept = Typed(session, "note:")
        right = Vertical(self._right, self._head, self._conclusions, self._field, id="right")
        self._scroll = Scroll(Horizontal(self._left, right, id="columns"), can_focus=True, id="figures")
        self._pane = Pane("", "", self._totals, self._scroll, bold=True, id="note")
        self._months = Months((Month.of(session.now, session.zone),), frozenset(), date.min, 1)
        self._month: Month | None = None
        self._note: MonthlyNote | None = None
        self._typed = ""
        """The conclusions of a month that is not signed."""
        self._officials: dict[str, OfficialFacts] = {}
        self._asked = 0
        """How often it was read: of two readings at once the later counts."""

    def compose_body(self) -> ComposeResult:
        """The month's figures in two columns, the conclusions under the right one."""
        self.set_class(self.app.size.width < _TWO, "-single")
        yield self._kept
        yield self._pane

    def on_mount(self) -> None:
        """Begin in the figures."""
        self._field.display = False
        self._scroll.focus()
        self.watch(self._scroll, "scroll_y", self._tell_more, init=False)

    # Reading

    async def reload(self) -> None:
        """Read which months there are, then the note of the one that is shown."""
        self._asked += 1
        asked = self._asked
        months, officials = await asyncio.to_thread(self._reading)
        if asked != self._asked:
            return  # a later reading is under way: this one may know less
        self._months, self._officials = months, officials
        if self._month not in self._months.listed:
            self._month = self._months.first_shown
        await self._read()

    def _reading(self) -> tuple[Months, dict[str, OfficialFacts]]:
        session, read = self.session, self.session.desk.read
        first, present = read.first_received(), Month.of(session.now, session.zone)
        months = Months(
            months_of(present if first is None else Month.of(first, session.zone), present),
            frozenset(note.month for note in read.signed_notes()),
            session.calendar.day_of(session.now),
            session.terms.note_day,
        )
        return months, dict(session.desk.scene().officials)

    async def _read(self) -> None:
        """Count the month that is shown; a later one overtakes it."""
        month = self._month
        if month is None:
            return
        desk, asked = self.session.desk, self._asked
        note, typed = await asyncio.to_thread(
            lambda: (desk.note(month), desk.typed.load(conclusions_field(month)))
        )
        if self._month == month and asked == self._asked:
            self._note, self._typed = note, typed if not self._field.display else self._field.text
            self._show()

    @work(exclusive=True, group="note")
    async def _read_soon(self) -> None:
        await self._read()

    # Showing

    def on_resize(self, event: events.Resize) -> None:
        """Two columns, or one."""
        self.set_class(self.app.size.width < _TWO, "-single")
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        """Show the month, or that it is being counted."""
        month, note = self._month, self._note
        if month is None:
            return
        self._pane.rule.title = f"Записка за {month.title}"
        session, signature = self.session, note.signature if note else None
        standing = self._months.standing(month, signature, session.now, session.zone)
        self._pane.rule.set_right(standing)
        self._left.visible = self._head.visible = self._conclusions.visible = note is not None
        if note is None:
            self._totals.show([(Piece("  считается…", "muted"),)])
            self._right.show([])
        else:
            figures, single = note.figures, self.has_class("-single")
            self._totals.show(lambda cells: [note_lines.totals(figures, cells)])
            self._left.show(lambda cells: [] if single else note_lines.left(figures, cells))
            column = note_lines.single if single else note_lines.right
            self._right.show(lambda cells: column(figures, cells))
            text = note.signature.text if note.signature else self._typed
            self._conclusions.show(lambda cells: note_lines.conclusion_lines(text, cells))
        self.refresh_bindings()
        self.call_after_refresh(self._tell_more)

    # What can be done

    @property
    def _writing(self) -> bool:
        return bool(self._field.display)

    def footer_ids(self) -> Sequence[str]:
        """While one writes, only what works there."""
        return ("written", "back") if self._writing else ("choose", "document", "conclusions", "month")

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """While one writes, letters and arrows belong to the text."""
        return (action == "written") != self._writing and action in {
            "written", "sign", "document", "conclusions", "month",
        }  # fmt: skip

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """A note is signed once, after its month; a signed one keeps its text."""
        month = self._month
        signed = month is not None and str(month) in self._months.signed
        if action == "conclusions" and signed:
            return Why("записка подписана", "п.22", "Её текст и числа не меняются.")
        if action != "sign":
            return None
        if month is None or self._note is None:
            return Why("записка считается", "", "Подождите.")
        if signed:
            return Why("записка уже подписана", "п.22", "Её числа не меняются.")
        if self._months.open(month):
            first = full_date(month.shifted(1).day(1))
            return Why("месяц ещё не окончен", "п.22", f"Подпишите с {first}.")
        return None

    def enter_hint(self) -> Item | None:
        """Enter signs, where that can be."""
        if self._writing:
            return None
        return Item("Enter", "Подписать", "п.22", enabled=self.why("sign") is None)

    def action_month(self, step: int) -> None:
        """The month before or after."""
        if self._month is None:
            return
        index = self._months.listed.index(self._month) + step
        if not 0 <= index < len(self._months.listed):
            self.say("Раньше сообщений не было" if step < 0 else "Дальше месяцев ещё нет")
            return
        self._month, self._note = self._months.listed[index], None
        self._show()
        self._scroll.scroll_home(animate=False)
        self._read_soon()

    def _tell_more(self) -> None:
        """Say that the figures go on below; nothing else would tell."""
        more = self._scroll.scroll_offset.y < self._scroll.max_scroll_y
        overdue = self._months.overdue()
        told = Saying(overdue, Kind.LATE) if overdue else None
        self.stand(told or (Saying("Ниже ещё: стрелки, PgDn") if more else None))

    # The conclusions

    def action_conclusions(self) -> None:
        """м: write the conclusions where they stand; they are kept as they are typed."""
        self._field.text = self._typed
        self._field.display, self._conclusions.display = True, False
        self._field.focus()
        self.call_after_refresh(self._scroll.scroll_end, animate=False)
        self.refresh_bindings()

    @on(ManyLines.Changed, "#conclusions")
    def keep(self) -> None:
        """Keep what is typed."""
        if self._writing and self._month is not None:
            self._kept.keep(conclusions_field(self._month).removeprefix(self._kept.prefix), self._field.text)

    async def action_written(self) -> None:
        """Back to the figures; what is typed is what will be signed."""
        self._typed = self._field.text.strip()
        self._field.display, self._conclusions.display = False, True
        self._scroll.focus()
        if await self._kept.flush():
            self.say("Выводы сохранены", Kind.DONE)
        self._show()

    def action_back(self) -> None:
        """Esc leaves the text first; it stays."""
        if self._writing:
            self.call_later(self.action_written)
        else:
            super().action_back()

    # Doing

    @work(exclusive=True, group="asking")
    async def action_sign(self) -> None:
        """Ask, then freeze the figures."""
        month, note = self._month, self._note
        if month is None or note is None:
            return
        code = self.session.config.note.official
        ahead: bool = await self.app.push_screen_wait(
            sign_question(note, month, self._officials.get(code), code, self._typed)
        )
        if not ahead:
            return
        session = self.session
        action = SignNote(
            at=session.now, by=session.who, month=str(month), official=code, text=self._typed.strip()
        )
        if await self.perform(action, done=f"Записка за {month.title} подписана"):
            await asyncio.to_thread(session.desk.typed.forget, conclusions_key(month))

    @work(exclusive=True, group="document")
    async def action_document(self) -> None:
        """г: write the note as PDF beside the settings and say where."""
        if self._month is None:
            return
        try:
            path = await asyncio.to_thread(write_note, self.session, self._month)
        except OSError as error:
            self.refuse(f"PDF не записан: {reason(error)}.")
        else:
            self.say(f"Записка в файле {path}", Kind.DONE, f"Записка: {path.name}, в папке настроек")
