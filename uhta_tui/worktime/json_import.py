"""The yearly production calendar that public sites give as JSON, and either form by its first sign.

The form: `{"year": 2026, "months": [{"month": 1, "days": "1,2,3,9+,30*"}, …], "transitions": [{"from":
"01.03", "to": "01.09"}]}`. The days listed are off; `*` marks a working day shorter by an hour, `+` a day off
that rest was moved to. A weekend day that is not listed is a working one.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from uhta_tui.worktime.moments import FIRST_YEAR, LAST_YEAR
from uhta_tui.worktime.xml_import import ProductionYear, production_year, read_xml

_LARGEST: Final = 256 * 1024
"""Bytes; the real files have about one thousand."""
_OFF, _SHORT, _WORK = "1", "2", "3"


def read_year(data: bytes) -> ProductionYear:
    """Read a yearly calendar, XML or JSON.

    Raises:
        ValueError: If it is neither, broken or hostile; one Russian sentence.
    """
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return read_json(data) if head.startswith(b"{") else read_xml(data)


def read_json(data: bytes) -> ProductionYear:
    """Read a yearly calendar from JSON.

    Raises:
        ValueError: If the document is broken or not such a calendar; one Russian sentence.
    """
    if len(data) > _LARGEST:
        raise ValueError("Файл слишком велик для календаря на год.")
    try:
        document: object = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("Файл — не JSON календаря: он не читается.") from None
    if not isinstance(document, dict):
        raise ValueError("Это не календарь: в файле нет года и месяцев.")
    year = document.get("year")
    if isinstance(year, bool) or not isinstance(year, int) or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"В календаре непонятный год: бывает {FIRST_YEAR}–{LAST_YEAR}.")
    days = dict(_listed(year, document.get("months")))
    if len({day.month for day in days}) < 12:
        raise ValueError(f"В календаре {year} года не все месяцы.")
    first = date(year, 1, 1)
    for ordinal in range(first.toordinal(), date(year, 12, 31).toordinal() + 1):
        day = date.fromordinal(ordinal)
        if day.weekday() > 4:
            days.setdefault(day, _WORK)
    return production_year(year, days, dict(_moved(year, document.get("transitions"))))


def _listed(year: int, months: object) -> Iterator[tuple[date, str]]:
    """The days of all months with what they are."""
    for month in months if isinstance(months, list) else []:
        if not isinstance(month, dict):
            raise ValueError("В календаре месяц записан непонятно.")
        number, days = month.get("month"), month.get("days")
        if not isinstance(days, str) or isinstance(number, bool) or not isinstance(number, int):
            raise ValueError("В календаре месяц записан непонятно.")
        for text in days.split(","):
            short = text.strip().endswith("*")
            yield _day(year, number, text.strip().rstrip("*+")), _SHORT if short else _OFF


def _day(year: int, month: int, text: str) -> date:
    if text.isascii() and text.isdigit() and len(text) <= 2:
        try:
            return date(year, month, int(text))
        except ValueError:
            pass
    raise ValueError(f"В календаре непонятный день «{text[:20]}» месяца {str(month)[:4]}.")


def _moved(year: int, transitions: object) -> Iterator[tuple[date, date]]:
    """Where rest was moved to, and from which day."""
    for one in transitions if isinstance(transitions, list) else []:
        if not isinstance(one, dict):
            raise ValueError("В календаре перенос записан непонятно.")
        source, target = (_dotted(year, one.get(name)) for name in ("from", "to"))
        yield target, source


def _dotted(year: int, text: object) -> date:
    """A day written as month and day with a dot."""
    month, _, day = str(text).partition(".")
    if month.isascii() and month.isdigit() and len(month) <= 2:
        return _day(year, int(month), day)
    raise ValueError(f"В календаре непонятная дата переноса «{str(text)[:20]}»: нужны месяц и день.")
