"""The directory's rows and what stands under its form, as values. No Textual here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from screens.note.bars import COLUMNS, columns_line
from screens.pieces import BLANK, Line, Piece, spread
from screens.review.reason_words import BRIEF
from screens.text import cut, fit, pad, printable
from uhta_tui.desk.figures.year import ExecutorYear, YearFigures
from uhta_tui.desk.rows import ExecutorRow
from uhta_tui.documents.months import Month
from uhta_tui.procedure.scene import OfficialFacts
from uhta_tui.wording import duration, number, share
from uhta_tui.worktime.moments import at

NONE: Final = "—"
SHORT: Final = 11
"""Cells of an executor's short name: the queue's column has no more."""
_NOT_ACTIVE: Final = "Не действуют"
_ADMINISTRATION: Final = re.compile(r" администрации(?: [А-ЯЁ]+| [а-яё]+ (?:округа|района))* «[^»]+»")
_FIGURES: Final = (
    ("в работе", 11), ("за год", 8), ("проект за", 11),
    ("в срок, %", 11), ("возвратов", 11), ("доработок", 11),
)  # fmt: skip
"""The columns and their cells, the gap included; in a narrower list the last ones give way."""
_NAME: Final = 2 + SHORT


@dataclass(frozen=True, slots=True)
class Row:
    """An executor, an official who heads a group, or a heading of neither."""

    key: str
    """`e:uzhkh`, `o:first_deputy`; others are headings."""
    title: str = ""
    executor: ExecutorRow | None = None
    official: OfficialFacts | None = None
    since: str = ""
    """Of one that is not active: since when, `с 03.2026`."""
    year: ExecutorYear | None = None
    """`None` while it is being counted."""

    @property
    def heading(self) -> bool:
        """Whether there is nothing to edit in it."""
        return self.executor is None and self.official is None


def rows_of(
    executors: Sequence[ExecutorRow],
    officials: Mapping[str, OfficialFacts],
    zone: str,
    year: YearFigures | None = None,
) -> tuple[Row, ...]:
    """The directory grouped by official (п.7); those that are not active stand last."""
    rows: list[Row] = []
    for official in officials.values():
        rows += [Row(f"b:{official.code}")] if rows else []
        rows.append(Row(f"o:{official.code}", brief_title(official), official=official))
        rows += [
            _row(one, zone, year)
            for one in executors
            if one.facts.active and one.facts.official == official.code
        ]
    idle = [one for one in executors if not one.facts.active]
    if idle:
        rows += [Row("b:idle"), Row("h:idle", _NOT_ACTIVE), *(_row(one, zone, year) for one in idle)]
    return tuple(rows)


def _row(one: ExecutorRow, zone: str, year: YearFigures | None) -> Row:
    facts = one.facts
    since = "" if facts.active or facts.since is None else f"с {at(facts.since, zone):%m.%Y}"
    return Row(
        f"e:{facts.code}", executor=one, since=since, year=None if year is None else year.of(facts.code)
    )


def official_title(official: OfficialFacts) -> str:
    """The post, with a capital letter."""
    title = printable(official.title) or official.code
    return title[:1].upper() + title[1:]


def brief_title(official: OfficialFacts) -> str:
    """The post without the name of the administration, which all posts share."""
    return _ADMINISTRATION.sub("", official_title(official))


def header(cells: int) -> Line:
    """The names of the columns, over their figures."""
    names = (Piece(pad(name, width, right=True), "muted") for name, width in _fitting(cells))
    return (Piece(pad("", _NAME)), *names)


def _fitting(cells: int) -> list[tuple[str, int]]:
    """The columns that a list of `cells` has room for."""
    room, found = cells - _NAME, []
    for name, width in _FIGURES:
        room -= width
        if room < 0:
            break
        found.append((name, width))
    return found


def draw(row: Row, cells: int) -> Line:
    """A row of the directory."""
    if row.official is not None:
        return (Piece("  "), Piece(cut(row.title, cells - 2), "body", bold=True))
    if row.executor is None:
        return (Piece(f"  {row.title}", "muted"),)
    one, active = row.executor, row.executor.facts.active
    role = "body" if active else "faint"
    in_work = row.since if row.since and not one.open_parts else count(one.open_parts)
    figures = (in_work, *_year(row.year))
    return (
        Piece("× " if one.overdue else "  ", "late", bold=True),
        Piece(fit(printable(one.facts.short), SHORT), role),
        *(
            Piece(pad(figure, width, right=True), "faint" if figure == NONE else role)
            for figure, (_, width) in zip(figures, _fitting(cells), strict=False)
        ),
    )


def _year(year: ExecutorYear | None) -> tuple[str, ...]:
    """The year's figures, empty while they are being counted."""
    if year is None:
        return ("",) * (len(_FIGURES) - 1)
    judged = year.in_time + year.late
    return (
        count(year.sent),
        hours(year.median),
        share(year.in_time, judged) if judged else NONE,
        count(year.returns),
        count(year.reworks),
    )


def count(value: int) -> str:
    """A count; a dash for none."""
    return number(value) if value else NONE


def hours(seconds: int | None) -> str:
    """Working time as hours and minutes; a dash for none."""
    return NONE if seconds is None else duration(seconds)


def counts(executors: Iterable[ExecutorRow]) -> str:
    """How many are active: `16 действуют, 1 нет`."""
    listed = list(executors)
    active = sum(one.facts.active for one in listed)
    idle = len(listed) - active
    return f"{active} действуют, {idle} нет" if idle else f"{active} действуют"


def below(row: Row, months: Sequence[Month], cells: int) -> list[Line]:
    """Under an executor's form: the median by months, what was late, what was sent back and why."""
    year = row.year
    if year is None or not months:
        return [(Piece("  считается…" if row.executor is not None else "", "muted"),)]
    reason = cut(BRIEF[year.reason].lower(), cells - 17) if year.reason else NONE
    title = (Piece("  "), Piece("Проект за, медиана", bold=True))
    names = "".join(pad(month.words.name[:1], COLUMNS) for month in months)
    return [
        spread(title, (Piece("12 месяцев", "muted"),), cells),
        (Piece("  "), *columns_line(year.months)),
        (Piece(f"  {names}", "muted"),),
        BLANK,
        _pair("Просрочено за год", count(year.overdue), cells),
        _pair("Доработок", count(year.reworks), cells),
        _pair("чаще всего", reason, cells),
    ]


def _pair(label: str, value: str, cells: int) -> Line:
    role = "faint" if value == NONE else "body"
    return spread((Piece(f"  {label}", "muted"),), (Piece(value, role),), cells)
