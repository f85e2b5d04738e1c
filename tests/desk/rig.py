"""A desk to try the Порядок on: a temporary SQLite file, a clock that stands still, a small directory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.database import connected, fetch, open_database
from models.terms import Key
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.unit import Outcome
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.ledger import held
from uhta_tui.procedure.lines import read_line
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.shortcomings import Shortcoming, shortcomings
from uhta_tui.worktime.moments import Moment, iso, parse_moment

ZONE: Final = "Europe/Moscow"
WORKWEEK: Final = ("mon", "tue", "wed", "thu", "fri")
PLAIN: Final[Mapping[str, tuple[str, ...]]] = dict.fromkeys(WORKWEEK, ("09:00-13:00", "14:00-18:00"))
"""The week of the regulation's examples."""

OFFICIALS: Final = ("first_deputy", "social_deputy", "economy_deputy")
EXECUTORS: Final[Mapping[str, str]] = {
    "uzhkh": "first_deputy",
    "usad": "first_deputy",
    "kumi": "economy_deputy",
    "education": "social_deputy",
    "desk": "social_deputy",
}
"""The executors of the small directory, and the official above each."""

URL: Final = "https://vk.com/wall-1_2"
POSTED: Final = "https://vk.com/wall-1_2?reply=3"


@dataclass(frozen=True, slots=True)
class Took:
    """How a deadline went, moments as desk time."""

    start: str
    due: str
    met: str | None
    over: int
    fault: str | None
    dropped: bool


def at(text: str) -> Moment:
    """A moment written as desk time."""
    return parse_moment(text, ZONE)


def told(moment: Moment | None) -> str | None:
    """A moment as desk time to the minute, or to the second where it has seconds."""
    if moment is None:
        return None
    text = iso(moment, ZONE)[:19].replace("T", " ")
    return text.removesuffix(":00") if text.endswith(":00") else text


class Rig:
    """A desk and the hand that works on it.

    Args:
        folder: Where the database and the files are.
        now: The present, as desk time; `rig.now` may be set on.
        week: The working week.
    """

    def __init__(
        self, folder: Path, now: str, week: Mapping[str, tuple[str, ...]] = PLAIN, *, bare: bool = False
    ) -> None:
        self.folder = folder
        self.now = at(now)
        self.database = open_database(f"sqlite:///{folder}/desk.db")
        self.desk = Desk(self.database, files=folder / "files", clock=lambda: self.now)
        if not bare:
            self.lines(_directory(self.now, week))

    # -- changing -------------------------------------------------------------------------------

    def lines(self, lines: Iterable[Mapping[str, object]]) -> list[Outcome | Refused]:
        """Perform many lines at once; how each fared."""
        return self.desk.perform_many([read_line(dict(line), ZONE) for line in lines])

    def act(self, moment: str, action: str, message: str | None = "IM-1", /, **fields: object) -> Outcome:
        """Perform an action; `message` is left out of the line when `None`."""
        named = {} if message is None else {"message": message}
        line = {"at": moment, "by": "Иванова А.А.", "action": action, **named, **fields}
        return self.desk.perform(read_line(line, ZONE))

    def refusal(self, moment: str, action: str, message: str | None = "IM-1", /, **fields: object) -> Refused:
        """The refusal of an action that must be refused."""
        try:
            outcome = self.act(moment, action, message, **fields)
        except Refused as refused:
            return refused
        raise AssertionError(f"{action} was not refused: {outcome}")

    def refused(self, moment: str, action: str, message: str | None = "IM-1", /, **fields: object) -> str:
        """The clause that refuses an action."""
        return self.refusal(moment, action, message, **fields).clause

    def receive(self, moment: str, message: str = "IM-1", /, **fields: object) -> None:
        """Receive a message with a link of its own."""
        url = f"https://vk.com/wall-1_{sum(map(ord, message))}" if message != "IM-1" else URL
        given = {"source": "ВКонтакте", "url": url, "text": "Яма на дороге", **fields}
        self.act(moment, "receive", message, **given)

    def draft(self, moment: str, executor: str = "uzhkh", **fields: object) -> Outcome:
        """Hand in a draft, by default an answer that explains."""
        given = {"kind": "answer", "content": "explanation", "text": f"Проект {executor}", **fields}
        if given["kind"] == "clarification":
            del given["content"]
        return self.act(moment, "draft", executor=executor, **given)

    def rework(self, moment: str, executor: str = "uzhkh") -> Outcome:
        """Send a draft back for the first reason."""
        return self.act(moment, "rework", executor=executor, reasons=[{"number": 1}])

    def approved(self, sent: str, moment: str, executor: str = "uzhkh", **fields: object) -> None:
        """Route to one executor, whose draft comes and is approved at a moment."""
        self.act(sent, "route", executors=[executor])
        self.draft(moment, executor, **fields)
        self.act(moment, "approve", executor=executor)

    def post(self, composed: str, posted: str, **fields: object) -> None:
        """Compose the reply and post it."""
        self.act(composed, "compose", text="Здравствуйте!", **fields)
        self.act(posted, "post", url=POSTED)

    # -- looking --------------------------------------------------------------------------------

    def case(self, number: int = 1) -> Case:
        """A message as it is stored."""
        case = self.desk.case(number)
        assert case is not None
        return case

    def status(self, number: int = 1) -> str:
        """A message's status."""
        return self.case(number).status

    def parts(self, number: int = 1) -> dict[str, str]:
        """The status of each executor's latest part."""
        return {part.executor: part.status.value for part in self.case(number).parts}

    def deadlines(self, key: str, executor: str | None = None, number: int = 1) -> list[Deadline]:
        """The deadlines of a kind, in the order they began."""
        found = [d for d in self.case(number).deadlines if d.key is Key(key)]
        return [d for d in found if executor is None or d.executor == executor]

    def took(self, key: str, executor: str | None = None, number: int = 1) -> Took:
        """How the latest deadline of a kind went."""
        d = self.deadlines(key, executor, number)[-1]
        start, due = told(d.start), told(d.due)
        assert start is not None
        assert due is not None
        return Took(start, due, told(d.met_at), d.over, d.fault, d.dropped_at is not None)

    def due(self, key: str, executor: str | None = None, number: int = 1) -> str | None:
        """When the latest deadline of a kind falls due."""
        return told(self.deadlines(key, executor, number)[-1].due)

    def running(self, number: int = 1) -> set[str]:
        """The keys of what still counts down."""
        return {d.key.value for d in self.case(number).deadlines if d.running}

    def held(self, number: int = 1) -> tuple[int, int, dict[str, int]]:
        """Working minutes of the desk, of the executors, and of each of them."""
        who = held(self.case(number), self.desk.scene().calendar, self.now)
        each = {code: seconds // 60 for code, seconds in who.by_executor.items() if seconds}
        return who.desk // 60, who.executors // 60, each

    def shortcomings(self, number: int = 1) -> tuple[Shortcoming, ...]:
        """What went wrong with a message, as of the present."""
        return shortcomings(self.case(number), self.desk.scene())

    def rows(self, *tables: str) -> dict[str, list[tuple[object, ...]]]:
        """All rows of some tables, by default of all."""
        with connected(self.database):
            names = tables or tuple(t for t in self.database.get_tables() if t != "schema_migration")
            return {name: fetch(self.database, f'SELECT * FROM "{name}" ORDER BY 1, 2') for name in names}


def _directory(now: Moment, week: Mapping[str, tuple[str, ...]]) -> Iterable[Mapping[str, object]]:
    moment = iso(now - 400 * 86400, ZONE)
    base = {"at": moment, "by": "Настройка"}
    yield {**base, "action": "calendar", "week": {day: list(spans) for day, spans in week.items()}}
    for code in OFFICIALS:
        yield {**base, "action": "official", "code": code, "title": f"должность {code}"}
    for code, official in EXECUTORS.items():
        yield {**base, "action": "executor", "code": code, "name": code, "short": code, "official": official}
