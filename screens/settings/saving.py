"""Saving what was written in the settings: the file, what follows at once, the deadlines that move."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path

from screens import theme
from screens.clause_words import help_texts
from screens.clock.timing import ask_and_change
from screens.session import Session
from screens.settings.forms import SettingsForm
from screens.shell import DeskApp
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.config import Config, ConfigError, TermsSettings, default_path, load, save
from uhta_tui.procedure.actions import SetCalendar

SAVED = "Сохранено"


def in_force(session: Session) -> Config:
    """The settings as they hold: the calendar and the terms are those of the desk's database."""
    terms = TermsSettings(**session.terms.to_json())
    return replace(session.config, calendar=session.calendar.settings, terms=terms)


def laid(forms: Sequence[SettingsForm], config: Config) -> Config:
    """What is written in the forms, laid over settings."""
    return reduce(lambda so_far, form: form.laid(so_far), forms, config)


def change_of(session: Session, wanted: Config) -> SetCalendar | None:
    """The action that brings the calendar and the terms to what is wanted; `None` if they are so."""
    now = in_force(session)
    if (now.calendar, now.terms) == (wanted.calendar, wanted.terms):
        return None
    old, new = now.terms, wanted.terms
    terms = {name: getattr(new, name) for name in session.terms.to_json()}
    return SetCalendar(
        at=session.now,
        by=session.who,
        timezone=wanted.calendar.timezone,
        week=wanted.calendar.week,
        terms={name: value for name, value in terms.items() if value != getattr(old, name)},
    )


async def save_forms(screen: WorkScreen, forms: Sequence[SettingsForm]) -> bool:
    """Save what was changed; for use inside a worker.

    Args:
        screen: The settings; it says what came of it.
        forms: Those that were changed, none with anything wrong.

    Returns:
        Whether it was saved. If not, what was typed stays.
    """
    session = screen.session
    action = change_of(session, laid(forms, in_force(session)))
    if action is not None:
        others = [form for form in forms if form.NAME not in ("terms", "week")]  # laid by the action
        title = _question(forms)
        done = await ask_and_change(screen, action, title, "Изменить", SAVED, lambda c: laid(others, c))
    else:
        done = await _save_file(screen, forms)
    if done and isinstance(screen.app, DeskApp):
        take_settings(screen.app)
    return done


def _question(forms: Sequence[SettingsForm]) -> str:
    names = {form.NAME for form in forms}
    if {"terms", "week"} <= names:
        return "Изменить сроки и рабочую неделю?"
    if "terms" in names:
        return "Изменить сроки?"
    return "Изменить рабочую неделю?" if "week" in names else "Изменить часовой пояс?"


async def _save_file(screen: WorkScreen, forms: Sequence[SettingsForm]) -> bool:
    """Write the file of settings alone."""
    session = screen.session
    try:
        path = await asyncio.to_thread(_written, session, forms)
    except ConfigError as error:
        screen.refuse(f"Введённое цело: {error}.")
        return False
    session.config = replace(laid(forms, session.config), path=path)
    screen.say(SAVED, Kind.DONE)
    return True


def _written(session: Session, forms: Sequence[SettingsForm]) -> Path:
    """Write the file; edited by hand since it was read, it keeps that.

    Raises:
        ConfigError: If it cannot be read or written.
    """
    path = session.config.path
    if path is None:
        # Without a file paths were counted from the user's folder for data; the data stays where it is.
        path = default_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        stays = replace(session.config.database, url=session.config.database_url)
        save(laid(forms, replace(session.config, database=stays)), path)
        return path
    save(laid(forms, load(path) if path.exists() else session.config), path)
    return path


def take_settings(app: DeskApp) -> None:
    """Put in force at once what can be: colours, letters, the city, whom to inform."""
    config = app.session.config
    theme.put_on(app, config.look.theme)
    app.session.desk.official = config.desk.official
    app.title = f"{app.TITLE} · {config.organization.city}"
    app.help_texts = help_texts(app.session.terms)
    app.take_keys()
