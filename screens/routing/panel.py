"""The executors' panel: suggestions at rest; while routing a list to choose from, found by typing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from screens.clock.clock import Clock
from screens.pieces import Line, Piece, line_width
from screens.routing.finder import Finder, PartField, PartRow
from screens.routing.lines import choice, choice_head, due_line, heading, label_width
from screens.routing.routing import Candidate, Routing
from screens.text import fit
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines, Source
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind, Say

_WIDE: Final = 96
"""Cells from which each of the ticked has a row for its due moment."""


NOBODY: Final = "Никто не выбран: впишите название или выберите стрелками"
"""Said to Enter while there is nobody to send to."""


class ExecutorPanel(Pane):
    """Suggestions or parts at rest (`show`), a choice while routing (`begin`, `end`)."""

    DEFAULT_CSS = """
    ExecutorPanel > Horizontal { display: none; height: 1fr; }
    ExecutorPanel.-routing > Horizontal { display: block; }
    ExecutorPanel.-routing > Lines.rest { display: none; }
    ExecutorPanel .choice { width: 69; margin-right: 4; }
    ExecutorPanel .chosen { width: 1fr; height: 1fr; overflow-y: auto; scrollbar-size: 0 0; }
    ExecutorPanel Finder { margin: 1 0; }
    ExecutorPanel Lines.heading { margin: 1 0; }
    ExecutorPanel .rows { height: auto; }
    """

    @dataclass
    class Send(Message):
        """Enter: send to these."""

        codes: tuple[str, ...]

    @dataclass
    class Changed(Message):
        """What Enter would do has changed, or a part was typed (`code`)."""

        code: str = ""

    def __init__(self, *, id: str | None = None) -> None:
        """Prepare the panel at rest."""
        self.rest = Lines(classes="rest")
        self.finder = Finder()
        self.list: LineList[Candidate] = LineList(
            self._draw, lambda candidate: candidate.code, pointer=True, barred=True,
            empty="Такого исполнителя в справочнике нет", id="candidates",
        )  # fmt: skip
        self.list.can_focus = False
        self._heading = Lines(classes="heading")
        self._rows = Vertical(classes="rows")
        self._part_rows: dict[str, PartRow] = {}
        self.routing: Routing | None = None
        self._clock: Clock | None = None
        self._touched = False
        """Whether the cursor stands where a person put it."""
        super().__init__(
            "Исполнители",
            "",
            self.rest,
            Horizontal(
                Vertical(self.finder, Lines([choice_head()]), self.list, classes="choice"),
                Vertical(self._heading, self._rows, classes="chosen"),
            ),
            id=id,
        )

    def _draw(self, candidate: Candidate, cells: int, now: int) -> Line:
        return () if self.routing is None else choice(candidate, self.routing, cells)

    # At rest

    def show(self, lines: Sequence[Line] | Source, right: str = "") -> None:
        """Show lines while nothing is being chosen."""
        self.rest.show(lines)
        if self.routing is None:
            self.rule.set_right(right)

    # Choosing

    def begin(self, routing: Routing, clock: Clock) -> None:
        """Begin to choose."""
        self.routing, self._clock, self._touched = routing, clock, False
        self.add_class("-routing")
        self.rule.title = f"Исполнители · кому направить {routing.title}"
        self.finder.set_reactive(Finder.typed, routing.query)
        self.list.rows = routing.rows()
        self.list.cursor = next((n for n, c in enumerate(self.list.rows) if c.why is None), 0)
        self._show_chosen()
        self.finder.focus()

    def end(self) -> None:
        """Stop choosing; the caller puts the focus elsewhere."""
        self.routing = None
        self.remove_class("-routing")
        self.rule.title = "Исполнители"
        self.rule.set_right("")
        self._rows.remove_children()
        self._part_rows.clear()

    @property
    def codes(self) -> tuple[str, ...]:
        """Whom Enter sends to: the ticked, or the one under the cursor.

        That one must be suggested, or the cursor put there: two Enters must not send to the first listed.
        """
        if self.routing is None:
            return ()
        current = self.list.current
        meant = current is not None and current.why is None and (self._touched or current.digit > 0)
        return self.routing.ticked or ((current.code,) if current is not None and meant else ())

    @on(Finder.Typed)
    def find(self, event: Finder.Typed) -> None:
        """List what was typed, the cursor on the best."""
        if self.routing is None or self.routing.query == event.query:
            return
        self.routing.query = event.query
        self._touched = bool(event.query.strip())
        self.list.rows = self.routing.rows()
        found = self.routing.found() if event.query.strip() else []
        if found:
            # Even one that cannot be sent to: Enter must not go to somebody else than was typed.
            self.list.move_to(found[0].code)
        elif event.query.strip():
            self.post_message(Say(f"«{event.query}»: такого исполнителя в справочнике нет", Kind.WARNING))
        self.list.redraw()
        self._changed()

    @on(Finder.Moved)
    def move(self, event: Finder.Moved) -> None:
        """Move the cursor."""
        self._touched = True
        self.list.action_cursor(event.step)
        self._changed()

    @on(Finder.Pressed)
    def tick(self, event: Finder.Pressed) -> None:
        """A digit or the space bar."""
        self.press(event.digit)

    def press(self, digit: int) -> None:
        """Tick a suggestion by its digit, or with 0 the row under the cursor."""
        routing = self.routing
        if routing is None:
            return
        candidate = routing.suggested(digit) if digit else self.list.current
        if candidate is None:
            return
        why = routing.toggle(candidate.code)
        if why is not None:
            self.post_message(Say(why.sentence("Направить"), Kind.REFUSAL, why.short))
            return
        if not digit:
            self.finder.typed = ""
        self.list.rows = routing.rows()
        self.list.move_to(candidate.code)
        self.list.redraw()
        self._changed()

    @on(LineList.Chosen)
    def tick_clicked(self, event: LineList.Chosen) -> None:
        """A second click on a row ticks it."""
        event.stop()
        self._touched = True
        self.press(0)

    @on(LineList.Highlighted)
    def follow(self, event: LineList.Highlighted) -> None:
        """A click moved the cursor."""
        event.stop()
        self._changed()

    @on(Finder.Sent)
    @on(Input.Submitted)
    def send(self, event: Message) -> None:
        """Hand in what is ticked, or the row under the cursor."""
        event.stop()
        if self.routing is None:
            return
        current = self.list.current
        if not self.codes and current is not None and current.why is not None:
            self.post_message(Say(current.why.sentence("Направить"), Kind.REFUSAL, current.why.short))
        elif not self.codes:
            self.post_message(Say(NOBODY, Kind.WARNING))
        else:
            self.post_message(self.Send(self.codes))

    @on(Input.Changed)
    def type_part(self, event: Input.Changed) -> None:
        """Keep what is typed of a part."""
        event.stop()
        if self.routing is not None and isinstance(event.input, PartField):
            self.routing.parts[event.input.code] = event.value
            self.post_message(self.Changed(event.input.code))

    def _changed(self) -> None:
        self._show_chosen()
        self.post_message(self.Changed())

    def _show_chosen(self) -> None:
        """Show what Enter will do and what each will owe."""
        routing, clock = self.routing, self._clock
        if routing is None or clock is None:
            return
        ticked = len(routing.chosen)
        self.rule.set_right((Piece(f"выбрано {ticked}", "mark", bold=True),) if ticked else "")
        dues = {due.code: due for due in routing.dues(self.codes, clock.now)}
        narrow = self.size.width < _WIDE
        head = (*heading(routing, self.codes), Piece("   "))
        room = self._heading.size.width or self.size.width
        first = due_line(next(iter(dues.values()), None), clock, room - line_width(head)) if narrow else ()
        self._heading.show([(*head, *first)])
        for code in self._part_rows.keys() - set(self.codes):
            self._part_rows.pop(code).remove()
        for code in self.codes:
            candidate = routing.candidate(code)
            name = Piece(f"{fit(candidate.short, label_width(routing))}   ")
            digit = Piece(f"{candidate.digit or ' '}  ", "mark", bold=True)
            left = room - line_width((digit, name))
            due = () if narrow else due_line(dues.get(code), clock, left)
            self._row(code, routing).head.show([(digit, name, *due)])
        order = {code: place for place, code in enumerate(self.codes)}
        self._rows.sort_children(key=lambda row: order.get(row.code, 99) if isinstance(row, PartRow) else 99)

    def _row(self, code: str, routing: Routing) -> PartRow:
        """The row of an executor, mounted if it is not there yet."""
        if code not in self._part_rows:
            self._part_rows[code] = PartRow(code, routing.parts.get(code, ""), field=routing.asks_parts)
            self._rows.mount(self._part_rows[code])
        return self._part_rows[code]

    def restate(self, clock: Clock) -> None:
        """A second has passed."""
        self._clock = clock
        self._show_chosen()
