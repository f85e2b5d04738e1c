"""The charts of a month: sources, topics, days, reasons of п.12, twelve months. No Textual here."""

from collections.abc import Mapping, Sequence
from typing import Final

from screens.note.bars import bar, step
from screens.pieces import BLANK, Line, Piece, line_width
from screens.review.reason_words import BRIEF
from screens.text import fit, pad, printable
from screens.when import WEEKDAYS
from screens.widgets.rule import rule_line
from uhta_tui.documents.figures_parts import DayCount, MonthCount, Tally
from uhta_tui.documents.months import Month
from uhta_tui.wording import MONTHS, number, share

_MOST: Final = 6
"""Sources and topics named; the others stand together."""
_REST: Final = "Прочее"
"""What those beyond the most are called; messages about it stand with them, not beside."""
_NAME: Final = 18
_ROOMY: Final = 48
"""Cells from which a share stands beside the count."""


def head(title: str, right: str, cells: int) -> Line:
    """The rule over a part of the note."""
    return rule_line(title, (Piece(right, "muted"),) if right else (), cells, heavy=False)


def tallies(title: str, found: Sequence[Tally], whole: int, most: int, cells: int) -> list[Line]:
    """How many have what in common, with bars.

    Args:
        title: Of the block.
        found: The most frequent first; those beyond a few stand together.
        whole: All messages of the month, for the shares.
        most: What the longest bar stands for, so that two blocks can be compared.
        cells: The width.
    """
    told = [(printable(one.name) or "не указано", one.count) for one in found if one.count]
    named = [one for one in told if one[0] != _REST]
    rest = sum(count for _, count in told) - sum(count for _, count in named[:_MOST])
    rows = [*named[:_MOST], *([(_REST, rest)] if rest else [])]
    lines = [head(title, "", cells)]
    for name, count in rows:
        part = f"{share(count, whole)} %" if cells >= _ROOMY else ""
        lines.append(_row(name, count, part, most, cells))
    return lines if rows else [*lines, nothing()]


def nothing() -> Line:
    """That there is nothing to show."""
    return (Piece("  —", "faint"),)


def _row(name: str, count: int, part: str, most: int, cells: int) -> Line:
    """A name, its count, its share, its bar."""
    shared = pad(part, 9, right=True) if part else ""
    room = cells - 2 - _NAME - 5 - len(shared) - 2
    return (
        Piece(f"  {fit(name, _NAME)}"),
        Piece(pad(number(count), 5, right=True), bold=True),
        Piece(shared, "muted"),
        Piece(f"  {bar(count, most, room)}", "mark"),
    )


def reasons(counts: Mapping[str, int], cells: int) -> list[Line]:
    """The reasons of п.12 that were ticked, the most frequent first."""
    found = ((count, int(name)) for name, count in counts.items() if count)
    ticked = sorted(found, key=lambda one: (-one[0], one[1]))
    lines = [head("Причины доработки", "п.12", cells)]
    figure = 5 if cells >= _ROOMY else 3
    for count, reason in ticked:
        room = cells - 2 - 3 - 22 - figure - 2
        lines.append(
            (
                Piece(f"  {reason}  ", "muted"),
                Piece(fit(BRIEF[reason], 22)),
                Piece(pad(number(count), figure, right=True), bold=True),
                Piece(f"  {bar(count, ticked[0][0], room)}", "mark"),
            )
        )
    return lines if ticked else [*lines, nothing()]


def by_day(days: Sequence[DayCount], month: Month, cells: int) -> list[Line]:
    """Messages by day: a column a day, and under them some of the days' numbers."""
    most = max(days, key=lambda day: day.received, default=None)
    right = ""
    if most is not None and most.received:
        weekday = WEEKDAYS[most.day.weekday()]
        right = f"больше всего {number(most.received)}, {weekday} {most.day:%d.%m}"
    wide = 2 if cells >= 2 + 2 * 31 else 1
    top = most.received if most is not None else 0
    columns = "".join(pad(step(day.received, top), wide) for day in days)
    marks = ""
    for day in (1, 5, 10, 15, 20, 25, 30):
        if day <= len(days):
            marks = pad(marks, (day - 1) * wide) + str(day)
    title = f"По дням {month.words.genitive}"
    return [head(title, right, cells), (Piece("  "), Piece(columns, "mark")), (Piece(f"  {marks}", "muted"),)]


def twelve_months(found: Sequence[MonthCount], cells: int) -> list[Line]:
    """Messages by month: this one and the eleven before."""
    months = found[-12:]
    most = max((one.received or 0 for one in months), default=0)
    wide = 4 if cells >= 2 + 4 * 12 else 3
    names = [MONTHS[Month.parse(one.month).number - 1].short for one in months]
    columns = "".join(pad(step(one.received, most) * (wide - 1), wide) for one in months)
    under = tuple(
        Piece(pad(name[: wide - 1], wide), "faint" if one.received is None else "muted")
        for name, one in zip(names, months, strict=True)
    )
    right = ""
    if len(months) > 1 and months[-2].received is not None and months[-1].received is not None:
        before = Month.parse(months[-2].month).words.prepositional
        right = f"{number(months[-1].received)} против {number(months[-2].received)} в {before}"
    lines: list[Line] = [head("За двенадцать месяцев", right, cells)]
    return [*lines, (Piece("  "), Piece(columns, "mark")), (Piece("  "), *under)]


def beside(left: Sequence[Line], right: Sequence[Line], cells: int, gap: int = 2) -> list[Line]:
    """Two blocks side by side, the left one `cells` wide."""
    lines = []
    for index in range(max(len(left), len(right))):
        one = left[index] if index < len(left) else BLANK
        other = right[index] if index < len(right) else BLANK
        lines.append((*one, Piece(" " * max(0, cells - line_width(one) + gap)), *other))
    return lines
