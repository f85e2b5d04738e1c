"""The directory's rows and cards, as values, and what its forms hand in. No Textual here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from screens.pieces import BLANK, Line, Piece
from screens.text import cut, fit, pad, printable, wrap
from uhta_tui.desk.rows import ExecutorRow
from uhta_tui.procedure.scene import DESK_EXECUTOR, OfficialFacts
from uhta_tui.worktime.moments import at

NONE: Final = "—"
SHORT: Final = 11
"""Cells of an executor's short name: the queue's column has no more."""
_NOT_ACTIVE: Final = "Не действуют"
_ADMINISTRATION: Final = re.compile(r" администрации(?: [А-ЯЁ]+| [а-яё]+ (?:округа|района))* «[^»]+»")
_LOADS: Final = (("в работе", 10), ("позже срока", 13), ("за год", 8))
"""The columns of the load and their cells, the gap included."""


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

    @property
    def heading(self) -> bool:
        """Whether there is nothing to edit in it."""
        return self.executor is None and self.official is None


def rows_of(
    executors: Sequence[ExecutorRow], officials: Mapping[str, OfficialFacts], zone: str
) -> tuple[Row, ...]:
    """The directory grouped by official (п.7); those that are not active stand last."""
    rows: list[Row] = []
    for official in officials.values():
        rows += [Row(f"b:{official.code}")] if rows else []
        rows.append(Row(f"o:{official.code}", brief_title(official), official=official))
        rows += [
            Row(f"e:{one.facts.code}", executor=one)
            for one in executors
            if one.facts.active and one.facts.official == official.code
        ]
    idle = [one for one in executors if not one.facts.active]
    if idle:
        rows += [Row("b:idle"), Row("h:idle", _NOT_ACTIVE)]
        rows += [Row(f"e:{one.facts.code}", executor=one, since=_since(one, zone)) for one in idle]
    return tuple(rows)


def _since(row: ExecutorRow, zone: str) -> str:
    """Since when an executor is not active."""
    return "" if row.facts.since is None else f"с {at(row.facts.since, zone):%m.%Y}"


def official_title(official: OfficialFacts) -> str:
    """The post, with a capital letter."""
    title = printable(official.title) or official.code
    return title[:1].upper() + title[1:]


def brief_title(official: OfficialFacts) -> str:
    """The post without the name of the administration, which all posts share."""
    return _ADMINISTRATION.sub("", official_title(official))


def shortest_title(official: OfficialFacts) -> str:
    """The post where there is little room: without whose deputy it is."""
    return brief_title(official).replace(" руководителя", "", 1)


def header() -> Line:
    """The names of the columns, over their figures."""
    names = (Piece(pad(name, width, right=True), "muted") for name, width in _LOADS)
    return (Piece(pad("", 2 + SHORT)), *names)


def draw(row: Row, cells: int) -> Line:
    """A row of the directory."""
    if row.official is not None:
        return (Piece("  "), Piece(cut(row.title, cells - 2), "body", bold=True))
    if row.executor is None:
        return (Piece(f"  {row.title}", "muted"),)
    one, active = row.executor, row.executor.facts.active
    role = "body" if active else "faint"
    mark = "× " if one.overdue else "  "
    figures = (row.since or _figure(one.open_parts), _figure(one.overdue), _figure(one.year_parts))
    return (
        Piece(mark, "late", bold=True),
        Piece(fit(printable(one.facts.short), SHORT), role),
        *(
            Piece(pad(figure, width, right=True), "late" if index == 1 and one.overdue else role)
            for index, (figure, (_, width)) in enumerate(zip(figures, _LOADS, strict=True))
        ),
    )


def _figure(count: int) -> str:
    """A count; a dash for none."""
    return str(count) if count else NONE


def counts(executors: Iterable[ExecutorRow]) -> str:
    """How many are active: `16 действуют, 1 нет`."""
    listed = list(executors)
    active = sum(one.facts.active for one in listed)
    idle = len(listed) - active
    return f"{active} действуют, {idle} нет" if idle else f"{active} действуют"


def card(row: Row, officials: Mapping[str, OfficialFacts], cells: int) -> list[Line]:
    """Who is under the cursor, in full."""
    if row.executor is not None:
        return _executor_card(row.executor, officials, cells)
    return _official_card(row.official, cells) if row.official is not None else [BLANK]


def _executor_card(row: ExecutorRow, officials: Mapping[str, OfficialFacts], cells: int) -> list[Line]:
    facts = row.facts
    official = officials.get(facts.official)
    return [
        *_labelled("Полное", facts.name, cells),
        *_labelled("Отвечает", official_title(official) if official else facts.official, cells),
        *_labelled("Слова", ", ".join(facts.keywords) or NONE, cells),
        *_labelled("Направлять", "да, действует" if facts.active else "нет, не действует", cells),
        *_labelled("Код", facts.code, cells),
    ]


def _official_card(official: OfficialFacts, cells: int) -> list[Line]:
    return [
        line
        for label, value in (
            ("Должность", official.title),
            ("родит.", official.title_genitive),
            ("дател.", official.title_dative),
            ("Имя", official.name),
            ("имя, дат.", official.name_dative),
            ("Код", official.code),
        )
        for line in _labelled(label, value or NONE, cells)
    ]


def _labelled(label: str, value: str, cells: int) -> list[Line]:
    """A label and its value, wrapped under itself."""
    first, *rest = wrap(value, max(1, cells - 14), lines=4)
    return [
        (Piece(f"  {pad(label, 12)}", "muted"), Piece(first)),
        *((Piece(pad("", 14)), Piece(line)) for line in rest),
    ]


# What is handed in

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)
CODE_RULE: Final = "строчные латинские буквы, цифры и _, сначала буква, до 32"
_LATIN: Final = {
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziyklmnoprstufhcye", strict=True)),
    "ё": "e", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ь": "", "ъ": "",
}  # fmt: skip


def words_of(text: str) -> tuple[str, ...]:
    """Keywords as typed, separated by commas or lines; the same one twice counts once."""
    words = (" ".join(word.split()) for word in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(word for word in words if word))


def code_of(name: str, taken: Iterable[str]) -> str:
    """A code made of a name, like no other: `Жилфонд` gives `zhilfond`.

    >>> code_of("Горэлектросеть", ["gorelektroset"])
    'gorelektroset2'
    """
    letters = "".join(_LATIN.get(c, c) for c in name.lower())
    base = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:24]
    base = base if base[:1].isalpha() else f"x{base}"
    used = set(taken)
    return next(code for code in (base, *(f"{base}{n}" for n in range(2, 1000))) if code not in used)


def wrong_code(code: str, taken: Iterable[str]) -> str:
    """What is wrong with a code, in Russian; empty if nothing is."""
    if not _CODE.fullmatch(code):
        return CODE_RULE
    return "этот код уже занят" if code in taken or code == DESK_EXECUTOR else ""
