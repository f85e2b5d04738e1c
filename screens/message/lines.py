"""A message in a few lines, as the forms show it beside themselves. No Textual here."""

from collections.abc import Mapping, Sequence

from models.terms import Key
from screens.clock.clock import Clock
from screens.names import executor_name
from screens.pieces import BLANK, Line, Piece
from screens.text import cut, fit, pad, printable, wrap
from screens.when import dated
from uhta_tui.intake.links import is_web, normalise
from uhta_tui.intake.sources import known_code
from uhta_tui.procedure.case import Case, Deadline, Facts
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.scene import ExecutorFacts


def received(case: Case, clock: Clock) -> str:
    """`получено 10:24`, `получено пн 23.11 17:05`."""
    return f"получено {dated(case.received_at, clock.now, clock.zone)}"


def source_of(facts: Facts, *, brief: bool = False) -> str:
    """The source's name; `brief` in two letters where it has such."""
    name = printable(facts.source) or "источник не указан"
    return (known_code(name) or name) if brief else name


def link_of(facts: Facts) -> str:
    """The message's link as people read it, without its scheme; empty if there is none."""
    return printable(normalise(facts.url)) if is_web(facts.url) else printable(facts.url)


def author_of(facts: Facts) -> str:
    """Who wrote, or that it is not known."""
    return printable(facts.author).strip() or "автор не указан"


def card_lines(case: Case, cells: int, *, who: bool = True) -> list[Line]:
    """Author and link (`who`), text, topic and place, from column 2."""
    facts = case.facts
    room = max(1, cells - 2)
    about = " · ".join(printable(word) for word in (facts.topic, facts.place) if word.strip())
    link = [(Piece(f"  {cut(link_of(facts), room)}", "muted"),)] if facts.url else []
    lines: list[Line] = []
    if who:
        lines += [(Piece(f"  {cut(author_of(facts), room)}", bold=True),), *link, BLANK]
    lines += text_lines(facts.text or "Текста нет, только ссылка.", cells)
    if about:
        lines += [BLANK, (Piece(f"  {cut(about, room)}", "muted"),)]
    return lines


def text_lines(text: str, cells: int, *, role: str = "body", lines: int | None = None) -> list[Line]:
    """A text wrapped from column 2; one that is cut to so many lines loses its paragraphs."""
    shown = text if lines is None else " ".join(text.split())
    return [(Piece(f"  {row}", role),) for row in wrap(shown, max(1, cells - 2), lines=lines)]


def running(case: Case) -> list[Deadline]:
    """The running deadlines, the nearest first; the window of п.9 is none of them."""
    found = [d for d in case.deadlines if d.running and d.key is not Key.RETURN]
    return sorted(found, key=lambda d: (d.due, d.no))


def title_of(deadline: Deadline, executors: Mapping[str, ExecutorFacts], *, several: bool = False) -> str:
    """`Проект`, or `Проект: УЖКХ` where several executors have one."""
    title = DEADLINES[deadline.key].title
    if not several or deadline.executor is None:
        return title
    return f"{title}: {executor_name(executors, deadline.executor)}"


def deadline_rows(
    deadlines: Sequence[Deadline], clock: Clock, executors: Mapping[str, ExecutorFacts], cells: int
) -> list[Line]:
    """`Сроки` with what is left and till when: the table of a card of 36 cells or more."""
    several = len({d.executor for d in deadlines if d.executor}) > 1
    titles = [title_of(d, executors, several=several) for d in deadlines]
    room = max(11, min(max(map(len, titles), default=0), cells - 29))
    rest = cells - room - 16
    rows: list[Line] = [
        (
            Piece(fit("  Сроки", room + 2), bold=True),
            Piece(pad(clock.head, 14, right=True), "muted"),
            Piece(pad("до", rest, right=True), "muted"),
        )
    ]
    for deadline, title in zip(deadlines, titles, strict=True):
        mark, face = clock.pieces(deadline.due)
        rows.append(
            (
                mark,
                Piece(fit(title, room)),
                Piece(f" {fit(DEADLINES[deadline.key].clause, 4)} ", "muted"),
                face,
                Piece(pad(clock.at(deadline.due), rest, right=True), "muted"),
            )
        )
    return rows
