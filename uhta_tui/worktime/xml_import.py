"""The yearly production calendar that public sites give as XML.

Only the few elements and attributes of the format are looked at; a document with a DOCTYPE is
refused before anything in it can be expanded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from xml.parsers import expat

from uhta_tui.worktime.moments import FIRST_YEAR, LAST_YEAR
from uhta_tui.worktime.production import DayReason, Production, is_holiday
from uhta_tui.worktime.settings import CalendarSettings, production

_LARGEST: Final = 256 * 1024
"""Bytes; the real files have about three thousand."""

_OFF: Final = "1"
_SHORT: Final = "2"
_WORD: Final[Mapping[str, str]] = {_OFF: "off", _SHORT: "short", "3": "work"}
"""What a day's `t` says in the words of the desk's own exceptions."""


@dataclass(frozen=True, slots=True)
class ProductionYear:
    """A year of the production calendar, as settings on top of what the program knows."""

    year: int
    moved: Mapping[str, str]
    """Moved days off by ISO date, from → to."""
    days: Mapping[str, str]
    """`off`, `work` or `short` for each day that the rules and `moved` do not explain."""


def read_xml(data: bytes | str) -> ProductionYear:
    """Read a yearly calendar: `<calendar year="2027"><days><day d="11.01" t="2"/>…`.

    In a `day`, `d` is month and day, `t` is 1 for a day off, 2 for a short day, 3 for a working
    weekend day, and `f` the day whose rest was moved here.

    Raises:
        ValueError: If the document is broken, hostile or not such a calendar; one Russian sentence.
    """
    year, entries = _parsed(data)
    days: dict[date, str] = {}
    sources: dict[date, date] = {}
    for attributes in entries:
        day, kind = _date(year, attributes.get("d", "")), attributes.get("t", "")
        if kind not in _WORD:
            raise ValueError(
                f"В календаре у дня {day:%d.%m.%Y} непонятный вид «{kind[:20]}»: бывает 1, 2 или 3."
            )
        if day in days:
            raise ValueError(f"В календаре день {day:%d.%m.%Y} записан дважды.")
        days[day] = kind
        if attributes.get("f"):
            sources[day] = _date(year, attributes["f"])
    if not days:
        raise ValueError("В календаре нет ни одного дня.")
    return production_year(year, days, sources)


def production_year(year: int, days: Mapping[date, str], sources: Mapping[date, date]) -> ProductionYear:
    """A year as settings, of what a document lists.

    Args:
        year: Of all the days.
        days: Those that are not what their weekday says: `1` off, `2` short, `3` working.
        sources: The days off that rest was moved to, and the day it was moved from.
    """
    return _settled(year, days, _moves(days, sources))


def merged(settings: CalendarSettings, imported: ProductionYear) -> CalendarSettings:
    """Settings with an imported year in place of what they said about its moved days.

    The desk's own exceptions stay, and win over those that the import needs.
    """
    kept = {a: b for a, b in settings.moved.items() if not a.startswith(f"{imported.year:04}-")}
    kept = {a: b for a, b in kept.items() if b not in imported.moved.values()}
    return replace(settings, moved={**kept, **imported.moved}, days={**imported.days, **settings.days})


def _parsed(data: bytes | str) -> tuple[int, list[dict[str, str]]]:
    """The document's year and the attributes of its days."""
    content = data.encode() if isinstance(data, str) else data
    if len(content) > _LARGEST:
        raise ValueError("Файл слишком велик для календаря на год.")
    reader = _Reader("utf-8" if isinstance(data, str) else None)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError as error:
        raise ValueError(f"Файл — не XML: ошибка в строке {error.lineno}.") from None
    except (LookupError, UnicodeError):
        raise ValueError("Файл в неизвестной кодировке.") from None
    return reader.year, reader.days


class _Reader:
    """Collects what matters of one document."""

    def __init__(self, encoding: str | None) -> None:
        self.year = 0
        self.days: list[dict[str, str]] = []
        self._path: list[str] = []
        self.parser = expat.ParserCreate(encoding)
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close

    def _refuse(self, *_: object) -> None:
        """Entities, which can read files or fill the memory, cannot be declared without a DOCTYPE."""
        raise ValueError("В файле есть DOCTYPE: такой календарь не читается, потому что небезопасен.")

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) == 1:
            self._begin(name, attributes)
        elif self._path == ["calendar", "days", "day"]:
            self.days.append(attributes)

    def _close(self, _name: str) -> None:
        self._path.pop()

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        """Check the root, before anything else of a foreign document is read."""
        if name != "calendar":
            raise ValueError(f"Это не календарь: файл начинается с «{name[:40]}», а не с «calendar».")
        if attributes.get("country", "ru").lower() != "ru":
            raise ValueError(f"Это календарь другой страны: «{attributes['country'][:20]}».")
        year = attributes.get("year", "")
        if not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year[:5]) <= LAST_YEAR):
            raise ValueError(f"В календаре непонятный год «{year[:20]}»: бывает {FIRST_YEAR}–{LAST_YEAR}.")
        self.year = int(year)


def _date(year: int, text: str) -> date:
    """A day written as month and day with a dot."""
    month, dot, day = text.partition(".")
    if dot and f"{month}{day}".isascii() and month.isdigit() and day.isdigit() and len(text) <= 5:
        try:
            return date(year, int(month), int(day))
        except ValueError:
            pass
    raise ValueError(f"В календаре непонятная дата «{text[:20]}»: нужны месяц и день, например 11.01.")


def _moves(days: Mapping[date, str], sources: Mapping[date, date]) -> dict[date, date]:
    """Which rest went where, from → to; guessed if the whole document does not say it."""
    moves: dict[date, date] = {}
    for target, source in sources.items():
        if days[target] == _OFF and _can_move(source, target):
            moves.setdefault(source, target)
    if sources:
        return moves
    by_rule = Production(moves, frozenset())
    rest = [d for d, kind in days.items() if kind == _OFF and by_rule.kind(d).reason is DayReason.WEEKDAY]
    # A working weekend day was exchanged, as a rule, for one close to it.
    for source in sorted(
        d for d, kind in days.items() if kind != _OFF and d.weekday() > 4 and d not in moves
    ):
        if rest:
            moves[source] = min(rest, key=lambda day: abs(day - source))
            rest.remove(moves[source])
    january = (date(rest[0].year, 1, day) for day in range(1, 9)) if rest else ()
    spare = [day for day in january if day.weekday() > 4 and day not in moves]
    return {**moves, **dict(zip(spare, sorted(rest), strict=False))}


def _can_move(source: date, target: date) -> bool:
    """Whether the calendar's rules know such a move."""
    return source.weekday() > 4 and target.weekday() < 5 and not is_holiday(target)


def _settled(year: int, days: Mapping[date, str], moves: Mapping[date, date]) -> ProductionYear:
    """Bring the year into settings; what the moves leave unexplained becomes a day of its own."""
    moved = {str(source): str(target) for source, target in moves.items()}
    known = production(moved)
    own: dict[str, str] = {}
    for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
        day = date.fromordinal(ordinal)
        kind = known.kind(day)
        usual = "3" if day.weekday() < 5 else _OFF
        wanted = _WORD[days.get(day, usual)]
        computed = ("short" if kind.short else "work") if kind.working else "off"
        if wanted != computed:
            own[str(day)] = wanted
    return ProductionYear(year, moved, own)
