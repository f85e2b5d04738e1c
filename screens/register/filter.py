"""The register's filters as values: how their row looks, what each can be set to. No Textual here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from screens.keys import other_layout
from screens.pieces import Line, Piece, line_width
from screens.text import cut
from uhta_tui.desk.archive.query import Facet, RegisterFilter, with_value, without
from uhta_tui.desk.archive.words import FACET_TITLES, value_words
from uhta_tui.documents.periods import Period, parse_periods, usual_periods
from uhta_tui.procedure.scene import ExecutorFacts
from uhta_tui.wording import number

FACETS: Final = tuple(FACET_TITLES)
"""The filters from left to right."""

ANY: Final[Mapping[Facet, str]] = {
    Facet.PERIOD: "любой",
    Facet.STATUS: "любое",
    Facet.EXECUTOR: "любой",
    Facet.SOURCE: "любой",
    Facet.TOPIC: "любая",
    Facet.DEADLINE: "любой",
}
"""What each is called while it is not set."""

_VALUE: Final = 24
"""Cells of a value at most, while there is room."""
_LEAST: Final = 8
"""Cells to which values are cut before anything else gives way."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a filter can be set to."""

    label: str
    wanted: RegisterFilter
    """What would be wanted then."""
    count: int | None = None
    """How many messages would fit, if that was counted."""


def bar_line(set_to: Mapping[Facet, str], cells: int, *, here: Facet | None) -> Line:
    """The row of all filters, the set ones bold: `Период с 01.10.2026   Состояние любое …`.

    Args:
        set_to: The words of each filter that is set.
        cells: Of the row; values give way, then what is not set is called by its name alone.
        here: The filter under the cursor; `None` without the focus.
    """
    for most, named, gap in ((_VALUE, True, 3), (12, True, 3), (_LEAST, True, 2), (12, False, 2)):
        line = _bar(set_to, here, most=most, named=named, gap=gap)
        if line_width(line) <= cells:
            return line
    return _bar(set_to, here, most=_LEAST, named=False, gap=1)


def _bar(set_to: Mapping[Facet, str], here: Facet | None, *, most: int, named: bool, gap: int) -> Line:
    """The row with values of at most so many cells; `named`: with the title beside the value."""
    pieces: list[Piece] = []
    for facet in FACETS:
        pieces += [Piece(" " * gap)] if pieces else []
        title, value = FACET_TITLES[facet], cut(set_to.get(facet, ""), most)
        role = "mark" if facet is here else "muted"
        if not value:
            words = f"{title} {ANY[facet]}" if named else title
            pieces.append(Piece(words, role, underline=facet is here))
        else:
            pieces += [Piece(f"{title} ", role)] if named else []
            pieces.append(
                Piece(value, "mark" if facet is here else "body", bold=True, underline=facet is here)
            )
    return tuple(pieces)


def set_line(set_to: Mapping[Facet, str], cells: int) -> Line:
    """Only the filters that are set, where there is no room for all: `с 01.10.2026  исполнитель УЖКХ`."""
    pieces: list[Piece] = []
    for facet in FACETS:
        if facet not in set_to:
            continue
        word = "" if facet is Facet.PERIOD else f"{FACET_TITLES[facet].lower()} "
        pieces += [Piece("  ")] if pieces else []
        pieces += [Piece(word, "muted"), Piece(cut(set_to[facet], 16), bold=True)]
    if line_width(tuple(pieces)) <= cells:
        return tuple(pieces)
    values = "  ".join(cut(value, 12) for facet in FACETS if (value := set_to.get(facet)))
    return (Piece(cut(values, cells), bold=True),)


def any_setting(wanted: RegisterFilter, facet: Facet) -> Setting:
    """The filter not set."""
    label = "за всё время" if facet is Facet.PERIOD else ANY[facet]
    return Setting(label, without(wanted, facet))


def value_settings(
    wanted: RegisterFilter,
    facet: Facet,
    values: Sequence[tuple[str, int]],
    executors: Mapping[str, ExecutorFacts],
) -> tuple[Setting, ...]:
    """The values that the archive holds, each with its count."""
    return tuple(
        Setting(value_words(facet, value, executors), with_value(wanted, facet, value), count)
        for value, count in values
    )


def period_settings(wanted: RegisterFilter, typed: str, today: date, zone: str) -> tuple[Setting, ...]:
    """The periods that a text may mean; without one the usual ones.

    Raises:
        ValueError: If it means none; the sentence is Russian.
    """
    if not typed.strip():
        return tuple(
            Setting(f"{name}, {period.words}", _within(wanted, period, zone))
            for name, period in usual_periods(today)
        )
    return tuple(
        Setting(period.words, _within(wanted, period, zone)) for period in parse_periods(typed, today)
    )


def _within(wanted: RegisterFilter, period: Period, zone: str) -> RegisterFilter:
    return replace(wanted, since=period.since(zone), until=period.until(zone))


def narrowed(settings: Sequence[Setting], typed: str) -> tuple[Setting, ...]:
    """Those whose words hold what was typed, on either layout."""
    wanted = " ".join(typed.lower().split())
    asked = {wanted, other_layout(wanted)}
    return tuple(one for one in settings if any(text in one.label.lower() for text in asked))


def setting_line(setting: Setting, cells: int) -> Line:
    """A row of the list of settings: the words, the count at the right."""
    count = "" if setting.count is None else number(setting.count)
    room = max(1, cells - 4 - len(count))
    label = cut(setting.label, room)
    return (Piece("  "), Piece(label), Piece(" " * (room - len(label))), Piece(f"{count}  ", "muted"))
