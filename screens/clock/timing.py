"""Changing the calendar or the terms from a screen: what it would move, the file of settings, the action.

The file and the database say the same afterwards, so that the next start finds nothing to take over; where
the file cannot be written, the database alone has the change and the file is left as it was.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from screens.dialogs import Confirm
from screens.pieces import Line, Piece
from screens.session import Session
from screens.text import fit, pad
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.config import Config, ConfigError, TermsSettings, load, save
from uhta_tui.desk.directory import changed_timing
from uhta_tui.desk.moves import Move, moves
from uhta_tui.desk.trouble import TROUBLES, told
from uhta_tui.procedure.actions import SetCalendar
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.refusal import Refused
from uhta_tui.settings.errors import WrongValueError
from uhta_tui.settings.sections import settings_of
from uhta_tui.wording import counted, duration, pl, stamp

SHOWN: Final = 6
"""Deadlines named in the question; the others are counted."""


def move_lines(found: Sequence[Move], session: Session) -> list[str | Line]:
    """Which running deadlines move and by how much, for the question before a change."""
    if not found:
        return ["Идущие сроки не сдвинутся.", "Законченные не пересчитываются."]
    earlier = sum(move.new < move.old for move in found)
    total = counted(len(found), "идущий срок", "идущих срока", "идущих сроков")
    verb = pl(len(found), "Сдвинется", "Сдвинутся", "Сдвинутся")
    late = sum(move.late for move in found)
    sooner = f", из них раньше — {earlier}" if earlier else ""
    at_once = counted(late, "срок станет", "срока станут", "сроков станут")
    overdue: list[str | Line] = (
        [(Piece(f"Сразу {at_once} просроченными.", "late", bold=True),)] if late else []
    )
    rest = len(found) - SHOWN
    return [
        f"{verb} {total}{sooner}. Законченные не пересчитываются.",
        *overdue,
        "",
        *(_move_line(move, session) for move in sorted(found, key=lambda move: not move.late)[:SHOWN]),
        *([f"и ещё {rest}"] if rest > 0 else []),
    ]


def _move_line(move: Move, session: Session) -> Line:
    """One deadline: of which message, whose, from when to when, by how much."""
    who = f" {session.short(move.executor)}" if move.executor else ""
    sign = "-" if move.by < 0 else "+"
    by = f"{sign}{duration(abs(move.by))}" if move.by else "—"
    return (
        Piece(f"{fit(f'№ {move.number}', 8)}{fit(DEADLINES[move.key].title + who, 18)} ", "muted"),
        Piece(f"{stamp(move.old, session.zone)} → "),
        Piece(stamp(move.new, session.zone), bold=True),
        Piece(pad(by, 8, right=True), "late" if move.late else "soon" if move.by < 0 else "muted"),
    )


async def ask_and_change(
    screen: WorkScreen,
    action: SetCalendar,
    title: str,
    ahead: str,
    done: str,
    also: Callable[[Config], Config] = lambda config: config,
) -> bool:
    """Show what a change would move, ask, carry it out; for use inside a worker.

    Args:
        screen: Where it was asked for; it says what came of it.
        action: The change.
        title: The question: `Сделать пт 21.08 выходным?`
        ahead: The verb that goes ahead: `Изменить`.
        done: Said when it is done.
        also: What else is laid over the settings of the file, in the same saving.

    Returns:
        Whether the change was made.
    """
    session = screen.session
    try:
        found = await asyncio.to_thread(moves, session.desk, action)
    except Refused as refusal:
        screen.refuse(refusal.text)
        return False
    except TROUBLES as error:
        screen.refuse(f"Не изменено. {told(error)}")
        return False
    lines = move_lines(found, session)
    question = Confirm(title, "п.8", lines, stay="Оставить как есть", ahead=ahead)
    ahead_with_it: bool = await screen.app.push_screen_wait(question)
    return ahead_with_it and await _change(screen, action, done, also)


async def _change(
    screen: WorkScreen, action: SetCalendar, done: str, also: Callable[[Config], Config]
) -> bool:
    """Write the file, then perform; a refusal puts the file back."""
    session = screen.session
    before, after, trouble = await asyncio.to_thread(_saved, session, action, also)
    if after is not None:
        action = replace(action, configured=after.calendar_fingerprint)
    if await screen.perform(action) is None:
        if before is not None and (wrong := await asyncio.to_thread(_put_back, before)):
            screen.refuse(f"Не изменено, но файл не возвращён: {wrong}")
        return False
    if after is not None:
        session.config = replace(also(session.config), calendar=after.calendar, terms=after.terms)
    if trouble:
        screen.say(f"{done}, но только в базе: {trouble}", Kind.WARNING)
    else:
        screen.say(done, Kind.DONE)
    return True


def _saved(
    session: Session, action: SetCalendar, also: Callable[[Config], Config]
) -> tuple[Config | None, Config | None, str]:
    """Write the file as it will be.

    Returns:
        The settings of the file before and after; or, where it was not written, why.
    """
    path = session.config.path
    if path is None:
        return None, None, "файла настроек нет"
    try:
        # Edited by hand since, the file keeps that: only the calendar and the terms are laid over.
        before = load(path) if path.exists() else session.config
        timing = changed_timing(session.desk.timing(), action)
        terms = {name: _fitting(name, value) for name, value in timing.terms.to_json().items()}
        after = replace(also(before), calendar=timing.calendar.settings, terms=TermsSettings(**terms))
        save(after, path)
    except ConfigError as error:
        return None, None, str(error)
    except Refused as refusal:
        return None, None, refusal.text.rstrip(".")
    except WrongValueError:
        return None, None, "сроки вне того, что можно в файле"
    return before, after, ""


def _fitting(name: str, value: int) -> int:
    """A term, if the file could hold it: by a command the database may have come to others.

    Raises:
        WrongValueError: If not.
    """
    settings_of(TermsSettings)[name].kind.read(value)
    return value


def _put_back(config: Config) -> str:
    """Write the file as it was; why it could not be, else nothing."""
    try:
        if config.path is not None:
            save(config, config.path)
    except ConfigError as error:
        return str(error)
    return ""
