"""What the first start shows beside its forms, as values: the row of steps, the example. No Textual here."""

from collections.abc import Sequence

from screens.moments import named_day
from screens.pieces import BLANK, Line, Piece
from screens.start.steps import STEPS
from screens.text import printable
from uhta_tui.config import Config
from uhta_tui.worktime.calendar import Calendar, CalendarError
from uhta_tui.worktime.moments import Moment, at

_HOUR = 3600


def steps_line(here: int) -> Line:
    """The row of steps: done, the present one, those to come."""
    pieces: list[Piece] = []
    for number, step in enumerate(STEPS):
        mark = "✓" if number < here else "▸" if number == here else " "
        role = "muted" if number != here else "body"
        pieces += [
            Piece(f"{mark} ", "mark"),
            Piece(f"{number + 1} {step.title}", role, bold=number == here),
            Piece("  "),
        ]
    return tuple(pieces)


def question_lines(here: int) -> list[Line]:
    """The question of a step and what is said under it."""
    step = STEPS[here]
    return [(Piece(f"  {step.question}", bold=True),), (Piece(f"  {step.about}", "muted"),)]


def example_lines(config: Config, now: Moment, *, tall: bool) -> list[Line]:
    """What the hours mean for a message that came now; where there is room, which years are known.

    Args:
        config: With the hours as they are written.
        now: The present.
        tall: Whether there is room for the years.
    """
    try:
        calendar = Calendar(config.calendar)
    except CalendarError:
        return []
    terms = config.terms
    answer = calendar.add(now, terms.answer_hours * _HOUR)
    dues = (
        ("Направить", "п.8", calendar.add(now, terms.route_hours * _HOUR)),
        ("Проект", "п.10", calendar.sub(answer, terms.draft_before_hours * _HOUR)),
        ("Ответ", "п.8", answer),
    )
    came = f"сообщение получено сейчас, {_day(now, calendar, now)} {at(now, calendar.timezone):%H:%M}"
    lines: list[Line] = [
        (Piece("  Проверьте на примере", bold=True), Piece(f"   {came}", "muted")),
        *(
            (Piece(f"    {title:<11}"), Piece(f"{clause:<6}", "muted"), Piece(_until(due, calendar, now)))
            for title, clause, due in dues
        ),
    ]
    return [*lines, BLANK, *_years(calendar, now)] if tall else lines


def _until(due: Moment, calendar: Calendar, now: Moment) -> str:
    local = at(due, calendar.timezone)
    today = local.date() == at(now, calendar.timezone).date()
    return f"сегодня до {local:%H:%M}" if today else f"до {_day(due, calendar, now)} {local:%H:%M}"


def _day(moment: Moment, calendar: Calendar, now: Moment) -> str:
    local = at(moment, calendar.timezone)
    year = "" if local.year == at(now, calendar.timezone).year else f".{local.year}"
    return f"{named_day(local)}{year}"


def _years(calendar: Calendar, now: Moment) -> Sequence[Line]:
    """Which years' moved days off are known."""
    first = at(now, calendar.timezone).year
    lines: list[Line] = [(Piece("  Производственный календарь", bold=True),)]
    for year in range(first, first + 3):
        known = calendar.known(year)
        said = "переносы внесены" if known else "переносов ещё нет, сроки в нём будут с пометкой ≈"
        mark = Piece("  ") if known else Piece("! ", "soon", bold=True)
        lines.append((mark, Piece(f"  {year}"), Piece(f" — {said}", "muted")))
    return lines


def kept_line(label: str, where: object, cells: int) -> Line:
    """Where something is kept; the end of a path says more than its beginning."""
    text, room = printable(str(where)), max(2, cells - 21)
    shown = text if len(text) <= room else f"…{text[-(room - 1) :]}"
    return (Piece(f"  {label:<19}", "muted"), Piece(shown))
