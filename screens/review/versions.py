"""Versions of a draft side by side, what changed between them underlined."""

import asyncio
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from screens.clock.clock import clock_of
from screens.keys import bind
from screens.message.text import fate
from screens.narrow import is_narrow
from screens.pieces import BLANK, Line
from screens.review.marked import changes, rows
from screens.review.text import facts_lines
from screens.session import Session
from screens.widgets.drawn import Drawn
from screens.widgets.rule import Pane, Rule
from screens.widgets.scroll import Scroll
from screens.work_screen import WorkScreen
from uhta_tui.procedure.case import Case, Draft


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of one part's text that follow each other."""

    executor: str
    before: Draft
    after: Draft


def pairs_of(case: Case) -> tuple[Pair, ...]:
    """All neighbouring versions, part by part, the earlier first."""
    found: list[Pair] = []
    for part in case.parts:
        drafts = [draft for draft in case.drafts if draft.part == part.no]
        found += [Pair(part.executor, old, new) for old, new in pairwise(drafts)]
    return tuple(found)


class VersionsScreen(WorkScreen):
    """The two latest versions of a draft; `←` and `→` go to others."""

    AREA = "queue"
    HELP = (
        "Две версии проекта рядом: подчёркнуто то, чего в другой версии нет. ← и → ведут к другим версиям, "
        "у нескольких исполнителей — и к их проектам."
    )
    FOOTER = ("older", "newer", "turn_version", "back")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "turn(-1)", "Раньше", id="older"),
        bind("right", "turn(1)", "Позже", id="newer"),
        bind("tab", "app.focus_next", "Другая версия", id="turn_version"),
    ]
    DEFAULT_CSS = """
    VersionsScreen #pair { height: 1fr; }
    VersionsScreen.-tall #pair { margin: 1 0 0 0; }
    """

    def __init__(self, session: Session, number: int, executor: str | None = None) -> None:
        """Prepare the screen.

        Args:
            session: The desk, the present and who acts.
            number: The message.
            executor: Whose draft at first; by default the last part's with several versions.
        """
        super().__init__(session)
        self.number = number
        self._executor = executor
        self._case: Case | None = None
        self._pairs: tuple[Pair, ...] = ()
        self._place = -1
        self.heading = Rule(f"Версии · № {number}", bold=True)
        self.texts = (Drawn(self._before), Drawn(self._after))
        self.panes = tuple(
            Pane("", "", Scroll(text, can_focus=True), classes="gutter" if not place else "")
            for place, text in enumerate(self.texts)
        )

    def compose_body(self) -> ComposeResult:
        """The heading, the two versions."""
        yield self.heading
        with Horizontal(id="pair"):
            yield from self.panes

    def help_title(self) -> str:
        """Whose versions."""
        return f"Версии · № {self.number}"

    async def reload(self) -> None:
        """Read the versions; the ones looked at stay."""
        case = await asyncio.to_thread(self.session.desk.case, self.number)
        if case is None:
            self.refuse(f"Сообщения № {self.number} нет.")
            return
        self._case, self._pairs = case, pairs_of(case)
        if self._place < 0:
            own = [i for i, pair in enumerate(self._pairs) if pair.executor == self._executor]
            self._place = (own or [len(self._pairs) - 1])[-1]
        self._draw()

    @property
    def pair(self) -> Pair | None:
        """What is looked at."""
        return self._pairs[self._place] if 0 <= self._place < len(self._pairs) else None

    def _draw(self) -> None:
        pair, case = self.pair, self._case
        if pair is None or case is None:
            self.heading.title = f"Версии · № {self.number} · сравнивать нечего"
            return
        clock = clock_of(self.session)
        self.heading.title = f"Версии · № {self.number} · {self.session.short(pair.executor)}"
        self.heading.set_right(f"{self._place + 1} из {len(self._pairs)}")
        for pane, draft in zip(self.panes, (pair.before, pair.after), strict=True):
            pane.rule.title = f"Версия {draft.version}"
            words = ", ".join(filter(None, [clock.at(draft.at), fate(case, draft)]))
            pane.rule.set_right(words if not is_narrow(self) else clock.at(draft.at))
        for text in self.texts:
            text.again()
        self.refresh_bindings()

    def _before(self, cells: int) -> list[Line]:
        return self._text(cells, 0)

    def _after(self, cells: int) -> list[Line]:
        return self._text(cells, 1)

    def _text(self, cells: int, side: int) -> list[Line]:
        """A version with its own places marked, what it contains, what was decided on it."""
        pair = self.pair
        if pair is None:
            return []
        draft = (pair.before, pair.after)[side]
        spans = changes(pair.before.text, pair.after.text)[side]
        return [*rows(draft.text, spans, cells), BLANK, *facts_lines(draft, cells)]

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """With one pair there is nowhere to go."""
        return action == "turn" and len(self._pairs) < 2

    def action_turn(self, step: int) -> None:
        """← →: another pair."""
        if self._pairs:
            self._place = min(max(self._place + step, 0), len(self._pairs) - 1)
            self._draw()
