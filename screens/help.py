"""F1: the keys of a screen with their clauses, what is on it, and, pressed again, the Порядок."""

import re
from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from screens.base_screen import DeskScreen, meant_bindings
from screens.help_texts import HelpTexts
from screens.keys import Meaning, bind, key_name, meaning_of
from screens.pieces import BLANK, Line, Piece, clip, line_width
from screens.text import fit, width, wrap
from screens.widgets.areas import SECTION
from screens.widgets.fields import OneLine
from screens.widgets.footer import WIDE, Item
from screens.widgets.lines import Lines
from screens.widgets.rule import rule_line
from screens.widgets.scroll import Scroll

_GUTTER: Final = 2
_WIDE_COLUMNS: Final = (40, 30, 44)
_NARROW_COLUMNS: Final = (38, 38)
_KEY: Final = 7
"""Cells of the column of keys."""
_EVERYWHERE: Final = frozenset({("escape", "Назад"), ("tab", "Дальше")})
"""Keys and what they do on every screen, which need not be told; elsewhere they are."""
_SECTIONS: Final = ("", "Посмотреть", SECTION)
"""Headings in their order; others follow."""
_TIMELESS: Final = frozenset({"register", "executors", "note", "calendar", "settings"})
"""Areas without clocks: the marks of a deadline are not theirs."""
_SHORT: Final = 16
"""Rows that the column of keys may have when looking stands under it."""
MARKS: Final[Sequence[Line]] = (
    (Piece("× ", "late", bold=True), Piece("срок истёк, время со знаком минус")),
    (Piece("! ", "soon", bold=True), Piece("осталось полчаса или меньше")),
    (Piece("≈ "), Piece("переносы года ещё не внесены")),
    (Piece("  яркие ждут вас, "), Piece("серые — других", "muted")),
)
_BOTH_LAYOUTS: Final = "  Буквы работают в русской и в латинской раскладке"


def key_lines(active: ActiveBinding, cells: int, described: str = "") -> list[Line]:
    """A key, what it does (`described`, or as it is bound), its clause at the right; never cut."""
    meaning = meaning_of(active.binding) or Meaning()
    clause = f" {meaning.clause}" if meaning.clause else ""
    name = key_name(active.binding)
    key = fit(name, max(_KEY - 1, width(name)))  # «PgUp PgDn» is told whole
    room, text = cells - 3 - width(key) - len(clause), described or active.binding.description
    first, *rest = wrap(f"{text[:1].upper()}{text[1:]}", max(1, room))
    line = (Piece(f"  {key} ", "mark", bold=True), Piece(fit(first, room)), Piece(clause, "muted"))
    return [line, *((Piece(" " * (3 + width(key))), Piece(row)) for row in rest)]


def numbers_of(clauses: str) -> list[str]:
    """The clauses that a binding names, each by itself.

    >>> numbers_of("п.12, 13")
    ['п.12', 'п.13']
    """
    return [f"п.{number}" for number in re.findall(r"\d+", clauses)]


def sections_of(bindings: Sequence[ActiveBinding]) -> dict[str, list[ActiveBinding]]:
    """The bindings by their heading, the screen's own under `""`."""
    sections: dict[str, list[ActiveBinding]] = {title: [] for title in _SECTIONS}
    for active in bindings:
        meaning, binding = meaning_of(active.binding) or Meaning(), active.binding
        if binding.key != "f1" and (binding.key, binding.description) not in _EVERYWHERE:
            sections.setdefault(meaning.section, []).append(active)
    return {title: found for title, found in sections.items() if found or not title}


def side_by_side(columns: Sequence[Sequence[Line]], widths: Sequence[int]) -> list[Line]:
    """Columns of lines as whole lines, two cells between them."""
    rows: list[Line] = []
    for row in range(max(map(len, columns), default=0)):
        line: list[Piece] = []
        for column, cells in zip(columns, widths, strict=True):
            part = clip(column[row], cells) if row < len(column) else BLANK
            line += [*part, Piece(" " * (cells - line_width(part) + _GUTTER))]
        rows.append(tuple(line))
    return rows


class HelpScreen(DeskScreen):
    """The help of one screen; F1 again turns to the Порядок and back."""

    DEFAULT_CSS = """
    HelpScreen OneLine { display: none; }
    HelpScreen.-finding OneLine { display: block; }
    """
    AUTO_FOCUS = ""
    FOOTER = ("back", "find_help", "scroll_help")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "back", "Назад", id="back"),
        bind("slash", "find_help", "Найти в справке", short="Найти", id="find_help"),
        bind("down", "scroll(1)", "Листать", id="scroll_help", label="↑↓"),
        bind("up", "scroll(-1)", "Вверх", quiet=True, id="scroll_help.up"),
        bind("pagedown", "scroll(10)", "Страница вниз", quiet=True, id="scroll_help.page_down"),
        bind("pageup", "scroll(-10)", "Страница вверх", quiet=True, id="scroll_help.page_up"),
        bind("f1,question_mark", "turn", "Порядок", show=False, id="help"),
    ]

    def __init__(self, screen: Screen[object], texts: HelpTexts | None = None) -> None:
        """Prepare the help.

        Args:
            screen: What is explained: its active bindings and its `HELP`.
            texts: Clauses and the Порядок.
        """
        super().__init__()
        self._texts = texts or HelpTexts()
        self._explained = tuple(meant_bindings(screen).values())
        told = screen if isinstance(screen, DeskScreen) else DeskScreen()
        self._called, self._help, self._enter = told.help_title(), told.HELP, told.ENTER_HELP
        self.AREA = told.AREA
        self._procedure = False
        self._query = ""
        self._page = Lines(self.page)

    def compose_body(self) -> ComposeResult:
        """The page and the field that searches it."""
        with Scroll(can_focus=False):
            yield self._page
        yield OneLine(placeholder="слово из справки")

    def help_item(self) -> Item:
        """What F1 does next."""
        return Item("F1", "Справка" if self._procedure else "Порядок")

    def page(self, cells: int) -> list[Line]:
        """The lines of the present page at a width."""
        if self._procedure:
            return self._procedure_page(cells)
        wide = cells + 2 >= WIDE
        return self._wide_page(cells) if wide else self._narrow_page()

    def _wide_page(self, cells: int) -> list[Line]:
        """Three columns: the screen's keys; looking and screens; what is on the screen and clauses."""
        first, second, third = _WIDE_COLUMNS
        third = max(20, cells - first - second - 2 * _GUTTER)
        keys, *rest = self._led(first, second)
        looking = [line for part in rest for line in part]
        about = [*self._about(third), BLANK, *self._clauses(third)]
        page = side_by_side([keys, looking, about], (first, second, third))
        return [*page, BLANK, (Piece(_BOTH_LAYOUTS, "muted"),)]

    def _narrow_page(self) -> list[Line]:
        """Two columns: the screen's keys; looking and marks; screens and clauses under them."""
        first, second = _NARROW_COLUMNS
        keys, *rest = self._led(first, second)
        if len(keys) > _SHORT and rest:
            looking, *rest = rest
        else:
            looking = []
        upper = side_by_side([keys, [*looking, *self._about(second)]], (first, second))
        under = side_by_side(
            [[line for part in rest for line in part], self._clauses(second)], (first, second)
        )
        return [*upper, BLANK, (Piece(_BOTH_LAYOUTS, "muted"),), BLANK, *under]

    def _led(self, first: int, second: int) -> list[list[Line]]:
        """The screen's own keys, looking under them where they are few; then the other sections."""
        keys, others = self._keys(first), self._others(second)
        looking = self._others(first)[:1]
        if others and len(keys) + len(looking[0]) <= _SHORT:
            return [[*keys, BLANK, *looking[0][:-1]], *others[1:]]
        return [keys, *others]

    def _keys(self, cells: int) -> list[Line]:
        """The screen's own keys."""
        right = (Piece("пункт", "muted"),)
        head = rule_line(f"Справка · {self._called}".rstrip(" ·"), right, cells, heavy=True)
        return [head, *self._rows(sections_of(self._explained)[""], cells)]

    def _others(self, cells: int) -> list[list[Line]]:
        """The other sections, each with its rule."""
        return [
            [rule_line(title, (), cells, heavy=False), *self._rows(bindings, cells), BLANK]
            for title, bindings in sections_of(self._explained).items()
            if title
        ]

    def _rows(self, bindings: Sequence[ActiveBinding], cells: int) -> list[Line]:
        """The keys that the search leaves."""
        return [
            line
            for active in bindings
            if self._wanted(active.binding.description) and not self._is_enter(active)
            for line in key_lines(active, cells, self._enter if active.binding.key == "enter" else "")
        ]

    def _is_enter(self, active: ActiveBinding) -> bool:
        """Whether another key does just what Enter is said to do."""
        same = active.binding.description.lower() == self._enter.lower()
        return same and active.binding.key != "enter"

    def _about(self, cells: int) -> list[Line]:
        """What is on the screen, and what the marks mean."""
        text = [(Piece(f"  {row}"),) for row in wrap(self._help, cells - 2)] if self._help else []
        marks = [] if self.AREA in _TIMELESS else [BLANK, *MARKS]
        return [rule_line("Что на экране", (), cells, heavy=False), *text, *marks]

    def _here(self) -> frozenset[str]:
        """The clauses that the screen's own keys follow; all are told where none is named."""
        told = (meaning_of(active.binding) or Meaning() for active in self._explained)
        named = (number for meaning in told if not meaning.section for number in numbers_of(meaning.clause))
        return frozenset(named)

    def _clauses(self, cells: int) -> list[Line]:
        """The clauses of this screen in short."""
        if not self._texts.clauses:
            return []
        here = self._here()
        head = rule_line("Пункты Порядка", (Piece("рабочее время", "muted"),), cells, heavy=False)
        rows = [
            (Piece(f"  {fit(clause if not number else '', 5)} ", "muted"), Piece(row))
            for clause, text in self._texts.clauses
            if self._wanted(text) and (not here or clause in here)
            for number, row in enumerate(wrap(text, max(1, cells - 8)))
        ]
        return [head, *rows]

    def _procedure_page(self, cells: int) -> list[Line]:
        """The Порядок, clause by clause."""
        lines: list[Line] = [rule_line(self._texts.title, (), cells, heavy=True)]
        for clause, text in self._texts.procedure:
            if not self._wanted(text):
                continue
            first, *rest = wrap(text, min(cells, 100) - 10)
            lines += [BLANK, (Piece(f"  {fit(clause, 6)}  ", "muted"), Piece(first))]
            lines += [(Piece(" " * 10), Piece(row)) for row in rest]
        return lines

    def _wanted(self, text: str) -> bool:
        """Whether the search leaves it."""
        return self._query.lower() in text.lower()

    def action_turn(self) -> None:
        """Turn to the Порядок, or back to the keys."""
        self._procedure = not self._procedure
        self._turned()

    def _turned(self) -> None:
        """Show another page from its beginning."""
        self._page.show(self.page)
        self._page.refresh(layout=True)
        self.query_one(Scroll).scroll_home(animate=False)
        self.refresh_bindings()

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows."""
        self.query_one(Scroll).scroll_relative(y=rows, animate=False)

    def action_find_help(self) -> None:
        """Open the field that searches."""
        self.add_class("-finding")
        field = self.query_one(OneLine)
        field.focus()
        field.select_all()

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Leave only what has the word."""
        self._query = event.value.strip()
        self._turned()

    @on(Input.Submitted)
    def found(self) -> None:
        """Back to the page, with what was found."""
        self.set_focus(None)

    def action_back(self) -> None:
        """Close the search, then the help."""
        if self.has_class("-finding"):
            self.remove_class("-finding")
            self.query_one(OneLine).value = ""
            self.set_focus(None)
        else:
            super().action_back()
