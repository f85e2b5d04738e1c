"""What a rule may know besides the message: the present, the calendar, the terms, the directory.

Everything comes in from the caller; no rule reads a clock or a database.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Final
from urllib.parse import urlsplit

from models.terms import ReplyKind
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

DESK_EXECUTOR: Final = "desk"
"""The code under which the desk stands in the directory (п.6: «Исполнителю либо профильному»)."""

HOUR: Final = 3600


@dataclass(frozen=True, slots=True)
class Terms:
    """The lengths of the Порядок's deadlines (№ 960); settings, since other cities have other numbers."""

    route_hours: int = 1
    """п.8, working hours from receipt."""
    answer_hours: int = 8
    """п.8, working hours from receipt."""
    return_hours: int = 1
    """п.9, working hours from the assignment."""
    reroute_hours: int = 1
    """п.9, working hours from the return."""
    draft_before_hours: int = 4
    """п.10, working hours before the due moment of the answer."""
    review_hours: int = 1
    """п.11, working hours from the draft."""
    rework_hours: int = 2
    """п.13, working hours from the return for rework."""
    publish_hours: int = 1
    """п.14, working hours from the final approval."""
    final_days: int = 7
    """п.15, working days after the day of the interim reply."""
    note_day: int = 10
    """п.22, day of the next month."""

    def changed(self, values: Mapping[str, int]) -> "Terms":
        """These terms with some replaced.

        Raises:
            ValueError: If a name is unknown or a value is not a positive whole number; says so in Russian.
        """
        known = {f.name for f in fields(self)}
        for name, value in values.items():
            if name not in known:
                raise ValueError(f"нет такого срока: «{name}»; есть {', '.join(sorted(known))}")
            if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1000:
                raise ValueError(f"срок {name} = {value}: нужно целое от 1 до 1000")
        terms = replace(self, **dict(values))
        if terms.note_day > 28:
            raise ValueError(f"срок note_day = {terms.note_day}: нужно число месяца от 1 до 28")
        return terms

    def to_json(self) -> dict[str, int]:
        """All ten, by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ExecutorFacts:
    """What the directory says of an executor (п.7)."""

    code: str
    name: str
    short: str
    official: str
    keywords: tuple[str, ...] = ()
    active: bool = True
    since: Moment | None = None
    """When it was taken out of or back into work, if ever."""


def short_name(executors: Mapping[str, ExecutorFacts], code: str) -> str:
    """An executor's short name; the code of one that the directory does not have."""
    facts = executors.get(code)
    return facts.short if facts else code


@dataclass(frozen=True, slots=True)
class OfficialFacts:
    """What the directory says of a responsible official (п.7)."""

    code: str
    name: str
    title: str
    title_genitive: str = ""
    title_dative: str = ""
    name_dative: str = ""


@dataclass(frozen=True, slots=True)
class EarlierReply:
    """A reply posted before, as п.17 needs it."""

    number: int
    kind: ReplyKind
    url: str
    posted_at: Moment


def plain_host(url: str) -> str:
    """The host of an http(s) address, lower case; empty where there is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that surrounds an action."""

    now: Moment
    calendar: Calendar
    terms: Terms
    executors: Mapping[str, ExecutorFacts] = field(default_factory=dict)
    officials: Mapping[str, OfficialFacts] = field(default_factory=dict)
    desk_official: str = "social_deputy"
    """Whom the desk's own shortcomings are told to (point 3 of the resolution)."""
    earlier: EarlierReply | None = None
    """For a repeat: the reply that the message named as earlier has, if any."""
    earlier_number: int | None = None
    """For a repeat: the message named as earlier, if it exists."""
    host_of: Callable[[str], str] = plain_host
    """The host that two links must share to be the same source (п.14)."""
