"""The card under the register: the message and its reply, as values. No Textual here."""

from collections.abc import Sequence

from models.terms import ENDED, STATUS_TITLES
from screens.clock.budget import used
from screens.message.lines import author_of, link_of, source_of
from screens.moments import named_day
from screens.names import executor_name
from screens.pieces import BLANK, Line, Piece
from screens.register.rows import found_in, marked
from screens.text import cut, printable, width, wrap
from screens.widgets.rule import AROUND
from uhta_tui.intake.links import normalise
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.deadlines import over_now
from uhta_tui.procedure.scene import Scene
from uhta_tui.wording import full_stamp
from uhta_tui.worktime.moments import at


def executors_of(case: Case, scene: Scene) -> list[str]:
    """The short names of those who hold a part; of all who did in the last cycle where nobody does."""
    parts = case.live_parts or [part for part in case.parts if part.cycle == case.cycle]
    codes = dict.fromkeys(part.executor for part in parts)
    return [executor_name(scene.executors, code) for code in codes]


def message_title(case: Case, *, brief: bool) -> str:
    """`№ 12431 · ВК · Анна Вокуева`."""
    return f"№ {case.number} · {source_of(case.facts, brief=brief)} · {author_of(case.facts)}"


def received(case: Case, scene: Scene, cells: int) -> str:
    """`ср 18.11.2026 10:28`, shorter where there is less than that: in an archive the year matters."""
    local = at(case.received_at, scene.calendar.timezone)
    brief = f"{local:%d.%m.%y %H:%M}"
    forms = (f"{named_day(local)}.{local:%Y %H:%M}", f"{local:%d.%m.%Y %H:%M}")
    return next((form for form in forms if width(form) <= cells), brief)


def message_lines(case: Case, cells: int, words: Sequence[str], rows: int) -> list[Line]:
    """A message's text, from its beginning or where the words stand, and what it is about, in `rows`.

    Args:
        case: The message.
        cells: Of the whole row, with the two of the mark's column.
        words: Those that were looked for, folded.
        rows: How many there are.
    """
    facts = case.facts
    topics = [printable(part) for part in (facts.topic, facts.place) if part.strip()]
    about = " · ".join(topics) or link_of(facts)
    text = facts.text.strip() or "Текста нет, только ссылка."
    return _above(_window(text, cells, words, rows - bool(about)), about, cells, rows)


def reply_title(case: Case, scene: Scene, cells: int = 0) -> tuple[str, Line]:
    """What became of a message: the title of the reply's pane, and what stands at its right.

    Args:
        case: The message.
        scene: The present.
        cells: Of the rule; in less than both need the date is told without «размещён». 0 for any number.
    """
    reply = case.reply
    if reply is None:
        what = "без ответа" if case.status in ENDED else "ответа ещё нет"
        return STATUS_TITLES[case.status].capitalize(), (Piece(what, "muted"),)
    names = ", ".join(executors_of(case, scene))
    title = f"Ответ · {names}" if names else "Ответ"
    if reply.posted_at is None:
        return title, (Piece("не размещён", "muted"),)
    stamp = full_stamp(reply.posted_at, scene.calendar.timezone)
    answer, spent, late = case.answer_deadline, "", False
    if answer.met_at is not None:
        late = over_now(answer, scene) > 0
        spent = f"за {used(max(0, scene.calendar.between(answer.start, answer.met_at)))}"
    brief, gap = f"{stamp[:6]}{stamp[8:]}", ", " if spent else ""  # of the year two digits
    room = cells - width(title) - width(gap + spent) - AROUND
    forms = (f"размещён {stamp}", stamp)
    told = forms[0] if not cells else next((form for form in forms if width(form) <= room), brief)
    posted = Piece(f"{told}{gap}", "muted")
    return title, (posted, Piece(spent, "late" if late else "muted", late)) if spent else (posted,)


def reply_lines(case: Case, cells: int, words: Sequence[str], rows: int) -> list[Line]:
    """The reply and its link; where there is none, why the message ended without."""
    reply = case.reply
    if reply is None:
        why = wrap(case.why, max(1, cells - 2), lines=rows) if case.why and case.status in ENDED else []
        return [(Piece(f"  {row}", "muted"),) for row in why] or [BLANK]
    url = printable(normalise(reply.url or ""))
    return _above(_window(reply.text, cells, words, rows - bool(url)), url, cells, rows)


def narrow_lines(case: Case, scene: Scene, cells: int, words: Sequence[str]) -> list[Line]:
    """Message and reply under one another, two rows each."""
    title, right = reply_title(case, scene)
    message = _window(case.facts.text.strip() or "Текста нет, только ссылка.", cells, words, 2)
    between = (Piece(f"  {title.replace(' · ', ' ')}, ", "muted"), *right)
    reply = _window(case.reply.text, cells, words, 2) if case.reply else reply_lines(case, cells, words, 2)
    return [*message, between, *reply]


def _above(text: list[Line], below: str, cells: int, rows: int) -> list[Line]:
    """A text with a muted row under it, and a blank one between if there is room."""
    if not below:
        return text
    gap = [BLANK] if len(text) < rows - 1 else []
    return [*text, *gap, (Piece(f"  {cut(below, cells - 2)}", "muted"),)]


def _window(text: str, cells: int, words: Sequence[str], rows: int) -> list[Line]:
    """As many rows of a text, from where the words are first found."""
    room = max(1, cells - 2)
    lines = wrap(" ".join(text.split()), room)
    place = next((index for index, line in enumerate(lines) if found_in(line, words)), 0)
    start = min(max(0, place - rows + 2), max(0, len(lines) - rows)) if place >= rows else 0
    shown = lines[start : start + rows]
    if start:
        shown[0] = cut(f"…{shown[0]}", room)
    if start + rows < len(lines):
        shown[-1] = cut(f"{shown[-1]} {lines[start + rows]} …", room)
    return [(Piece("  "), *marked(line, words, "body")) for line in shown]
