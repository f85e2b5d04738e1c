"""A shortcoming in full, as lines: what, how late, whose and why, what is next. No Textual here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from models.terms import Side
from screens.executors.rows import brief_title
from screens.moments import short
from screens.pieces import BLANK, Line, Piece, spread
from screens.shortcomings.rows import DESK, Next, Row, next_of, over_face, what
from screens.shortcomings.words import WORDS, headline, standing, why
from screens.text import cut, fit, pad, printable, wrap
from uhta_tui.desk.figures.year import YearFigures
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import OfficialFacts, Scene
from uhta_tui.procedure.shortcomings import Shortcoming
from uhta_tui.wording import duration

_AFTER: Final = "вносят после извещения"


@dataclass(frozen=True, slots=True)
class Card:
    """What the card is drawn from."""

    row: Row
    found: Shortcoming
    case: Case | None
    scene: Scene
    year: YearFigures | None
    """`None` while it is being counted."""

    @property
    def text(self) -> str:
        """What the author wrote."""
        return printable(self.case.facts.text or self.case.facts.url) if self.case else ""


def full(card: Card, now: int, cells: int) -> list[Line]:
    """The card beside the list."""
    found, scene = card.found, card.scene
    told, clause = why(found, card.case, scene)
    side = "исполнителя" if found.side is Side.EXECUTOR else "отдела"
    return [
        (Piece("  "), Piece(cut(headline(found, card.row.who), cells - 2), bold=True)),
        (Piece(f"  {cut(card.text, max(1, cells - 2))}", "muted"),),
        BLANK,
        *_term(card, now, cells),
        BLANK,
        _head(f"Почему по вине {side}", clause, cells),
        *_wrapped(told, cells, rows=5),
        BLANK,
        *_next(card, cells),
        *_year(card, cells),
    ]


def _head(title: str, right: str, cells: int) -> Line:
    return spread((Piece("  "), Piece(title, bold=True)), (Piece(right, "muted"),), cells)


def _wrapped(text: str, cells: int, role: str = "body", *, rows: int = 3) -> list[Line]:
    return [(Piece("  "), Piece(line, role)) for line in wrap(text, max(1, cells - 2), lines=rows)]


def _term(card: Card, now: int, cells: int) -> list[Line]:
    """The deadline: its name, clause, how late, when it was due; or what was found."""
    found, scene = card.found, card.scene
    if found.key is None:
        return [_head("Замечание", found.clause, cells), *_wrapped(standing(found, scene), cells, rows=6)]
    mark = Piece("× " if found.running else "  ", "late", bold=True)
    over = Piece(
        pad(over_face(card.row, now), 9, right=True), "late" if found.running else "body", found.running
    )
    due = short(found.since, scene.now, scene.calendar.timezone)
    label = max(8, cells - 30)
    edge = cells - 16 - label
    head = (Piece("  "), Piece(fit("Срок", label + 5), bold=True),
            Piece(f"{pad('позже на', 9, right=True)}{pad('до', edge, right=True)}", "muted"))  # fmt: skip
    row = (mark, Piece(fit(what(found), label)), Piece(fit(found.clause, 5), "muted"), over,
           Piece(pad(due, edge, right=True), "muted"))  # fmt: skip
    return [head, row, *_wrapped(standing(found, scene), cells, "muted", rows=2)]


def _next(card: Card, cells: int) -> list[Line]:
    """The two steps of п.20: the one that is due in full, the other faint or done."""
    found, scene = card.found, card.scene
    notice, step = found.notice, next_of(found)
    lines = [_head("Что дальше", "п.20", cells)]
    if notice is None:
        lines.append((Piece("▸ ", "mark", bold=True), Piece(Next.NOTIFY.value, bold=True)))
        lines += _wrapped(f"служебная записка, PDF: {told_to(found, scene)}", cells, "muted")
        return [
            *lines,
            BLANK,
            (Piece(f"  {Next.RESOLVE.value}", "faint"),),
            (Piece("  после извещения", "faint"),),
            BLANK,
        ]
    at = short(notice.notified_at, scene.now, scene.calendar.timezone)
    lines.append((Piece("✓ ", "muted"), Piece(f"Извещён {at}", "muted")))
    lines += [*_wrapped(told_to(found, scene), cells, "muted", rows=2), BLANK]
    if step is Next.RESOLVE:
        return [*lines, (Piece("▸ ", "mark", bold=True), Piece(Next.RESOLVE.value, bold=True)), BLANK]
    resolved = (
        "" if notice.resolved_at is None else short(notice.resolved_at, scene.now, scene.calendar.timezone)
    )
    lines.append((Piece("✓ ", "muted"), Piece(f"Решение внесено {resolved}", "muted")))
    return [*lines, *_wrapped(printable(notice.resolution), cells), BLANK]


def _year(card: Card, cells: int) -> list[Line]:
    """How often the same has happened within the year."""
    found = card.found
    if found.key is None:
        return []
    who = card.row.who if found.side is Side.EXECUTOR else DESK
    head = _head("За год", who, cells)
    if card.year is None:
        return [head, (Piece("  считается…", "muted"),)]
    kept = card.year.lateness(found.key, found.executor if found.side is Side.EXECUTOR else None)
    median = "—" if kept.median is None else duration(kept.median)
    return [
        head,
        _pair(f"{WORDS[found.key].many} позже срока", f"{kept.late} из {kept.total}", cells),
        _pair("Медиана опоздания", median, cells),
    ]


def _pair(label: str, value: str, cells: int) -> Line:
    return spread((Piece(f"  {label}", "muted"),), (Piece(value),), cells)


def told_to(found: Shortcoming, scene: Scene) -> str:
    """Who is to be told, or was: `Рочеву А.Н., первому заместителю руководителя`."""
    code = found.official if found.notice is None else found.notice.official
    official = scene.officials.get(code)
    return code if official is None else _dative(official)


def _dative(official: OfficialFacts) -> str:
    """An official in the dative where the directory has it, else as it is."""
    name = printable(official.name_dative or official.name)
    post = brief_title(OfficialFacts(official.code, "", official.title_dative or official.title))
    post = f"{post[:1].lower()}{post[1:]}"
    return f"{name}, {post}" if name else post


def brief(card: Card, now: int, cells: int) -> list[Line]:
    """The card under the list, where there is little height."""
    found, scene = card.found, card.scene
    over = Piece(over_face(card.row, now), "late" if found.running else "body", found.running)
    due = short(found.since, scene.now, scene.calendar.timezone)
    told, clause = why(found, card.case, scene)
    mark = Piece("× " if found.running else "  ", "late", bold=True)
    if found.key is None:
        first: Line = (mark, Piece(fit("Что", 11), "muted"), Piece(cut(found.text, cells - 13)))
    else:
        stands = cut(f"срок {due}, {found.clause}; {standing(found, scene)}", cells - 24)
        first = (mark, Piece(fit("Позже на", 11), "muted"), over, Piece(f"  {stands}", "muted"))
    decided = _AFTER if found.notice is None else printable(found.notice.resolution) or "—"
    return [
        first,
        *_labelled("По вине", f"{told}  {clause}", cells, rows=2),
        *_labelled("Кому" if found.notice is None else "Извещён", told_to(found, scene), cells),
        *_labelled("Решение", decided, cells, "faint" if found.notice is None else "body"),
    ]


def _labelled(label: str, value: str, cells: int, role: str = "body", *, rows: int = 1) -> list[Line]:
    first, *rest = wrap(value, max(1, cells - 13), lines=rows)
    return [
        (Piece(f"  {pad(label, 11)}", "muted"), Piece(first, role)),
        *((Piece(pad("", 13)), Piece(line, role)) for line in rest),
    ]


def officials_first(found: Shortcoming, scene: Scene) -> Sequence[tuple[str, str, str]]:
    """Whom a notice may go to: code, post, remark; the one by subordination first."""
    codes = sorted(scene.officials, key=lambda code: code != found.official)
    remark = "по подведомственности" if found.side is Side.EXECUTOR else "о недостатках отдела"
    return [
        (code, brief_title(scene.officials[code]), remark if code == found.official else "") for code in codes
    ]
