"""Russian wording: number forms, durations, dates, months in their cases, hard spaces.

Pure: nothing here reads a clock or a database. Numbers that stand beside a noun are tied to it by a hard
space; a duration is rounded up to the minute, so that «не дольше чем за 3:54» is true and a breach of one
second never reads 0:00.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from uhta_tui.worktime.moments import Moment, at

HARD: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
DASH: Final = "—"
"""Stands for what is not known; a counted zero is 0."""


# -- numbers ----------------------------------------------------------------------------------------


def pl(n: int, one: str, few: str, many: str) -> str:
    """The form of a noun that a whole number asks for.

    >>> pl(21, "сообщение", "сообщения", "сообщений")
    'сообщение'
    """
    tail = abs(n) % 100
    if 11 <= tail <= 14:
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(tail % 10, many)


def number(n: int) -> str:
    """A whole number, its thousands apart from five digits on: `12 480`, with a minus sign if negative."""
    digits = f"{abs(n):,}".replace(",", HARD) if abs(n) >= 10_000 else str(abs(n))
    return f"{MINUS}{digits}" if n < 0 else digits


def counted(n: int, one: str, few: str, many: str) -> str:
    """A number and its noun, not to be torn apart: `5 сообщений`."""
    return f"{number(n)}{HARD}{pl(n, one, few, many)}"


def out_of(n: int, one: str, many: str) -> str:
    """A number after «из», with the genitive.

    Args:
        n: 0 or more.
        one: The genitive singular: «ответа».
        many: The genitive plural: «ответов».

    >>> out_of(21, "ответа", "ответов").replace(HARD, " ")
    'из 21 ответа'
    """
    return f"из{HARD}{number(n)}{HARD}{pl(n, one, many, many)}"


def signed(n: int) -> str:
    """A difference with its sign: `+11`, `−5`, `0`."""
    return f"+{number(n)}" if n > 0 else number(n)


def decimal(value: float, places: int = 1) -> str:
    """A number with a decimal comma: `12,5`."""
    text = f"{abs(value):.{places}f}".replace(".", ",")
    return f"{MINUS}{text}" if value < 0 and text.strip("0,") else text


def share(part: int, whole: int) -> str:
    """A part in per cent of its whole, without the sign: `77,4`; `—` of nothing."""
    return decimal(100 * part / whole) if whole else DASH


def percent(part: int, whole: int) -> str:
    """A part in per cent of its whole: `77,4 %`."""
    return f"{share(part, whole)}{HARD}%"


# -- durations --------------------------------------------------------------------------------------


def minutes(seconds: int) -> int:
    """Whole minutes of a duration, a begun one counted whole."""
    return -(-seconds // 60)


def duration(seconds: int) -> str:
    """A duration in hours and minutes, rounded up to the minute: `3:54`."""
    return of_minutes(minutes(seconds))


def of_minutes(count: int) -> str:
    """Minutes as hours and minutes: `3:54`, `−0:37`."""
    hours, rest = divmod(abs(count), 60)
    return f"{MINUS if count < 0 else ''}{number(hours)}:{rest:02}"


def exact_duration(seconds: int) -> str:
    """A duration to the second, in words: `0 ч 30 мин`, `2 ч 05 мин 10 с`.

    Args:
        seconds: 0 or more.
    """
    hours, rest = divmod(seconds, 3600)
    left, last = divmod(rest, 60)
    tail = f" {last}{HARD}с" if last else ""
    minutes_ = f"{left:02}" if hours else str(left)
    return f"{number(hours)}{HARD}ч {minutes_}{HARD}мин{tail}".replace(" ", HARD)


# -- dates and months -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MonthWords:
    """A month's name in the cases that documents need."""

    name: str
    genitive: str
    prepositional: str
    short: str
    """Three letters, under a chart."""


MONTHS: Final = tuple(
    MonthWords(*words.split())
    for words in (
        "январь января январе янв",
        "февраль февраля феврале фев",
        "март марта марте мар",
        "апрель апреля апреле апр",
        "май мая мае май",
        "июнь июня июне июн",
        "июль июля июле июл",
        "август августа августе авг",
        "сентябрь сентября сентябре сен",
        "октябрь октября октябре окт",
        "ноябрь ноября ноябре ноя",
        "декабрь декабря декабре дек",
    )
)
"""The months; `MONTHS[0]` is January."""

WEEKDAYS: Final = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
"""The days of the week, from Monday."""


def full_date(day: date) -> str:
    """A date in digits: `24.11.2026`."""
    return f"{day:%d.%m.%Y}"


def date_in_words(day: date) -> str:
    """A day and its month: `24 ноября`."""
    return f"{day.day}{HARD}{MONTHS[day.month - 1].genitive}"


def date_of(moment: Moment, zone: str) -> str:
    """The desk's date at a moment: `24.11.2026`."""
    return f"{at(moment, zone):%d.%m.%Y}"


def stamp(moment: Moment, zone: str) -> str:
    """A moment without its year: `24.11 14:39`."""
    return f"{at(moment, zone):%d.%m %H:%M}"


def full_stamp(moment: Moment, zone: str) -> str:
    """A moment with its year: `24.11.2026 14:39`."""
    return f"{at(moment, zone):%d.%m.%Y %H:%M}"


def stamp_in_words(moment: Moment, zone: str) -> str:
    """A moment inside a sentence: `24.11.2026 в 14:39`."""
    return f"{at(moment, zone):%d.%m.%Y} в{HARD}{at(moment, zone):%H:%M}"


# -- names and spaces -------------------------------------------------------------------------------


def cut(text: str, letters: int) -> str:
    """A text in one line, cut at a word with «…» if it has more letters.

    >>> cut("не назван срок окончания", 16)
    'не назван срок…'
    """
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    head, _, _ = line[:letters].rpartition(" ")
    return f"{(head or line[: letters - 1]).rstrip(' ,;:—–-')}…"


def capital(text: str) -> str:
    """The text with its first letter upper case, the others as they are."""
    return text[:1].upper() + text[1:]


_INITIALS: Final = re.compile(r"(\S+)\s+([A-ZА-ЯЁ]\.)\s*([A-ZА-ЯЁ]\.)?")


def initials_first(name: str) -> str:
    """A name as a signature has it.

    >>> initials_first("Иванов И.И.").replace(HARD, " ")
    'И.И. Иванов'
    """
    found = _INITIALS.fullmatch(name.strip())
    if found is None:
        return name.strip()
    surname, first, second = found.groups()
    return f"{first}{second or ''}{HARD}{surname}"


_FUNCTION: Final = "и|а|но|или|в|во|к|ко|с|со|у|о|об|на|по|до|за|из|от|для|без|при|под|не|ни"
_TIED: Final = (
    (re.compile(r"(?<![\w.])(№|пп?\.|МУ|МУП|МКП) (?=[\w«])"), rf"\1{HARD}"),
    (re.compile(r"(?<![\w.])(г\.|ул\.|д\.) (?=[А-ЯЁ«\d])"), rf"\1{HARD}"),
    (re.compile(r"(?<=\d) (?=%|г\.|ч\b|мин\b|л\.|экз\.)"), HARD),
    (re.compile(rf"(?<=\d) (?=(?!(?:{_FUNCTION})\b)[а-яё])"), HARD),
    (re.compile(r"(?<=[А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])"), HARD),
    (re.compile(r"(?<!\w)([А-ЯЁ][а-яё]{2,}) (?=[А-ЯЁ]\.[А-ЯЁ]\.)"), rf"\1{HARD}"),
    (re.compile(r" (?=—)"), HARD),
    (re.compile(r"(?<=—) (?=\d+(?:[.,;)]|$))"), HARD),
)
"""What holds together: a sign and its number, a number and its noun, initials and a surname, a dash."""

_LETTERS: Final = re.compile(r"(?<![\w.])([вкосу]) (?=\S)", re.IGNORECASE)
_SHORT: Final = re.compile(
    r"(?<![\w.])(без|во?|для|до|за|из|ко?|на|не|об?|обо|от|по|под|при|про|со?|у) (?=\S)", re.IGNORECASE
)
"""Prepositions of up to three letters; «и» is left alone, since tying it tears justified lines."""


def hard(text: str, *, narrow: bool = False) -> str:
    """A text with hard spaces where no line may end.

    Args:
        text: Russian text.
        narrow: For cells and requisites, where every short preposition is tied; in justified lines only
            those of one letter are.

    >>> hard("по п. 22 в ноябре").replace(HARD, "_")
    'по п._22 в_ноябре'
    """
    for pattern, tied in _TIED:
        text = pattern.sub(tied, text)
    return (_SHORT if narrow else _LETTERS).sub(rf"\1{HARD}", text)
