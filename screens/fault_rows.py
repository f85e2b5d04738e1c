"""The shortcomings of п.20 as rows and a card, as values. No Textual here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from models.terms import Key, Side
from screens.executor_rows import brief_title
from screens.moments import day, short
from screens.pieces import BLANK, Line, Piece
from screens.text import cut, fit, pad, printable, wrap
from screens.widgets.clock import clock_face
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import Shortcoming
from uhta_tui.worktime.calendar import Calendar

NONE: Final = "—"
DESK: Final = "Отдел"
HEADER: Final = "  Кто          Недостаток           позже на     №  извещён  Дальше"
_SIDES: Final[Mapping[Side, str]] = {
    Side.EXECUTOR: "По вине исполнителей",
    Side.DESK: "По вине отдела",
}


class Next(Enum):
    """What п.20 asks for next."""

    NOTIFY = "Известить"
    RESOLVE = "Внести решение"
    NOTHING = ""


def next_of(found: Shortcoming) -> Next:
    """What is to be done next with a shortcoming."""
    if found.notice is None:
        return Next.NOTIFY
    return Next.RESOLVE if found.notice.resolved_at is None else Next.NOTHING


@dataclass(frozen=True, slots=True)
class Row:
    """A shortcoming, or a heading of a side."""

    key: str
    title: str = ""
    count: int = 0
    found: Shortcoming | None = None
    who: str = ""
    notified: str = NONE
    then: str = ""
    due_position: int | None = None
    """Of one that still runs: its due moment on the working clock, so that it grows with the present."""
    day: int = 8 * 3600
    """Working seconds of a usual day."""

    @property
    def heading(self) -> bool:
        """Whether it is none itself."""
        return self.found is None

    def over(self, now: int) -> int:
        """Working seconds over at a position of the working clock."""
        if self.due_position is not None:
            return max(0, now - self.due_position)
        return self.found.over if self.found else 0


def rows_of(found: Sequence[Shortcoming], scene: Scene, usual_day: int) -> tuple[Row, ...]:
    """The shortcomings by side; in each those that wait for the desk first, the newest first."""
    rows: list[Row] = []
    for side, title in _SIDES.items():
        of_side = [_row(one, scene, usual_day) for one in found if one.side is side]
        if of_side:
            rows += [Row(f"b:{side}")] if rows else []
            rows.append(Row(f"h:{side}", title, len(of_side)))
            rows += sorted(of_side, key=_order)
    return tuple(rows)


_STAGES: Final = list(Next)


def _order(row: Row) -> tuple[int, int]:
    """What is to be told of first, then what is to be decided, then the rest; the latest first."""
    if row.found is None:
        return 0, 0
    return _STAGES.index(next_of(row.found)), -row.found.since


def _row(found: Shortcoming, scene: Scene, usual_day: int) -> Row:
    calendar, zone = scene.calendar, scene.calendar.timezone
    notice = found.notice
    then = next_of(found).value
    if notice is not None and notice.resolved_at is not None:
        then = f"решено {day(notice.resolved_at, scene.now, zone)}"
    return Row(
        key=found.id,
        found=found,
        who=_who(found, scene),
        notified=NONE if notice is None else day(notice.notified_at, scene.now, zone),
        then=then,
        due_position=calendar.position(found.since) if found.running else None,
        day=usual_day,
    )


def _who(found: Shortcoming, scene: Scene) -> str:
    """The short name of whoever is at fault."""
    if found.side is Side.DESK or found.executor is None:
        return DESK
    facts = scene.executors.get(found.executor)
    return printable(facts.short if facts else found.executor)


def what(found: Shortcoming) -> str:
    """What is wrong, in at most fifteen cells: `Направить иному`."""
    return DEADLINES[found.key].title if found.key is not None else "Неполный ответ"


def draw(row: Row, cells: int, now: int) -> Line:
    """A row: whose, what, its clause, how late, of which message, when told of, what is next."""
    found = row.found
    if found is None:
        count = f"  {row.count}" if row.count else ""
        return (Piece(f"  {row.title}", "body", bold=True), Piece(count, "muted"))
    done = next_of(found) is Next.NOTHING
    role = "muted" if done else "body"
    mark, mark_role = ("×", "late") if found.running else ("✓", "muted") if done else (" ", "body")
    return (
        Piece(f"{mark} ", mark_role, bold=found.running),
        Piece(f"{fit(row.who, 11)}  ", role),
        Piece(fit(what(found), 16), role),
        Piece(fit(found.clause, 5), "muted"),
        Piece(pad(over_face(row, now), 8, right=True), "late" if found.running else role, found.running),
        Piece(pad(str(found.number), 6, right=True), role),
        Piece(f"{pad(row.notified, 9, right=True)}  ", role),
        Piece(cut(row.then, max(0, cells - 61)), role),
    )


def over_face(row: Row, now: int) -> str:
    """How late: like a clock, from two days on in days; a dash for a finding."""
    over = row.over(now)
    return clock_face(over, row.day) if over else NONE


def waiting(found: Sequence[Shortcoming]) -> int:
    """How many no official has been told of."""
    return sum(one.notice is None for one in found)


def in_month(found: Sequence[Shortcoming], today: date, calendar: Calendar) -> int:
    """How many came to be in this month."""
    days = (calendar.day_of(one.since) for one in found)
    return sum((day.year, day.month) == (today.year, today.month) for day in days)


# The card


def card(row: Row, case: Case | None, scene: Scene, now: int, cells: int) -> list[Line]:
    """A shortcoming in full: how late, by whose fault, whom to tell, what was decided."""
    found = row.found
    if found is None:
        return [BLANK]
    text = printable(case.facts.text or case.facts.url) if case else ""
    over = Piece(over_face(row, now), "late" if found.running else "body", found.running)
    lines: list[Line] = [(Piece(f"  {cut(text, max(1, cells - 2))}", "muted"),)]
    if found.key is not None:
        lines.append((Piece("  Позже на   ", "muted"), over, Piece(f"  {found.clause}", "muted")))
        lines += _labelled("Срок", _due(found, scene), cells)
    else:
        lines += _labelled("Что", found.text, cells)
    return [
        *lines,
        *_labelled("По вине", _fault(row, case, scene), cells),
        *_labelled("Известить" if found.notice is None else "Извещён", _told(found, scene), cells),
        *_labelled("Решение", _decided(found), cells),
    ]


def _due(found: Shortcoming, scene: Scene) -> str:
    """When it was due, and what became of it."""
    zone = scene.calendar.timezone
    parts = [short(found.since, scene.now, zone)]
    if found.running:
        parts.append("время идёт")
    if found.met_at is not None:
        parts.append(f"исполнено {short(found.met_at, scene.now, zone)}")
    if found.cured:
        parts.append("срок теперь соблюдён, извещение остаётся")
    return "; ".join(parts)


def _fault(row: Row, case: Case | None, scene: Scene) -> str:
    """Whose fault it is and why."""
    found = row.found
    if found is None or found.side is Side.DESK:
        late = found is not None and found.key is Key.DRAFT
        return "отдела: направлено позже, чем исполнитель мог успеть" if late else "отдела"
    part = next((p for p in reversed(case.parts) if p.executor == found.executor), None) if case else None
    sent = f": поручено {short(part.sent_at, scene.now, scene.calendar.timezone)}" if part else ""
    return f"исполнителя {row.who}{sent} (п.19)"


def _told(found: Shortcoming, scene: Scene) -> str:
    """Who is to be told, or was and when."""
    code = found.official if found.notice is None else found.notice.official
    official = scene.officials.get(code)
    title = brief_title(official) if official else code
    named = (
        f"{printable(official.name)}, {title[:1].lower()}{title[1:]}" if official and official.name else title
    )
    if found.notice is None:
        return named
    return f"{short(found.notice.notified_at, scene.now, scene.calendar.timezone)} {named}"


def _decided(found: Shortcoming) -> str:
    """What was decided, or when that can be entered."""
    if found.notice is None:
        return "вносят после извещения"
    return printable(found.notice.resolution) or NONE


def _labelled(label: str, value: str, cells: int) -> list[Line]:
    """A label and its value, wrapped under itself."""
    first, *rest = wrap(value, max(1, cells - 13), lines=3)
    return [
        (Piece(f"  {pad(label, 11)}", "muted"), Piece(first)),
        *((Piece(pad("", 13)), Piece(line)) for line in rest),
    ]


def officials_first(found: Shortcoming, scene: Scene) -> list[tuple[str, str, str]]:
    """Whom a notice may go to: code, post, remark; the one by subordination first."""
    codes = sorted(scene.officials, key=lambda code: code != found.official)
    remark = "по подведомственности" if found.side is Side.EXECUTOR else "о недостатках отдела"
    return [
        (code, brief_title(scene.officials[code]), remark if code == found.official else "") for code in codes
    ]
