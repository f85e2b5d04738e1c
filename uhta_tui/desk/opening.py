"""Opening a desk by its configuration: the database, what the first start enters, the calendar."""

from collections.abc import Callable, Iterator
from pathlib import Path

from models.database import connected, fetch, file_of, open_database
from models.peeking import peek
from uhta_tui.config import Config, ExecutorSettings, checked_url, resolved_url
from uhta_tui.desk.confirming import SETTINGS
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.directory import TIMING_QUERY, Timing, timing_of
from uhta_tui.desk.templates import shipped_templates
from uhta_tui.procedure.actions import Action, SetCalendar, SetExecutor, SetOfficial
from uhta_tui.procedure.refusal import Refused
from uhta_tui.worktime.moments import Moment

BY = SETTINGS
"""Who enters what the configuration says."""


def open_desk(
    config: Config,
    *,
    url: str = "",
    clock: Callable[[], Moment],
    real_clock: Callable[[], Moment],
    create: bool = True,
) -> Desk:
    """A desk as its configuration says.

    At the first start the directory and the shipped templates are taken into the database; the calendar and
    the terms are whenever the configuration changed since it last wrote them, so that what the program
    changed meanwhile stays.

    Args:
        config: The settings.
        url: Another database than the configured one.
        clock: The present, perhaps a rehearsed one.
        real_clock: The real present, for the journal's `entered_at`.
        create: Whether a missing SQLite file is made.

    Raises:
        DatabaseUnusable: If the database cannot be opened.
        Refused: If what is configured cannot be taken in.
    """
    where = url or config.database_url
    database = open_database(where, create=create)
    path = file_of(where)
    files = path.with_name(f"{path.name}.files") if path else config.folder / "files"
    desk = Desk(
        database, files=Path(files), clock=clock, real_clock=real_clock, official=config.desk.official
    )
    # Only what has to be said is performed: a desk that is merely looked at takes no write lock.
    if configured := list(_configured(desk, config)):
        for outcome in desk.perform_many(configured):
            if isinstance(outcome, Refused):
                raise outcome
    return desk


def _configured(desk: Desk, config: Config) -> Iterator[Action]:
    """What the configuration has to say that the database does not know yet."""
    timing = desk.timing()
    at = desk.clock()
    if timing.configured != config.calendar_fingerprint:
        settings, now = config.calendar, timing.calendar.settings
        yield SetCalendar(
            at=at,
            by=BY,
            timezone=settings.timezone,
            week=settings.week,
            days={**dict.fromkeys(now.days), **settings.days},
            moved={**dict.fromkeys(now.moved), **settings.moved},
            terms={name: getattr(config.terms, name) for name in timing.terms.to_json()},
            configured=config.calendar_fingerprint,
        )
    with connected(desk.database):
        known = fetch(desk.database, "SELECT code FROM official UNION ALL SELECT code FROM executor")
        templates = fetch(desk.database, "SELECT 1 FROM template LIMIT 1")
    if not known:
        yield from _directory(config, at)
    if not templates:
        yield from shipped_templates(at, BY)


def _directory(config: Config, at: Moment) -> Iterator[Action]:
    for o in config.officials:
        yield SetOfficial(
            at=at,
            by=BY,
            code=o.code,
            name=o.name,
            title=o.title or o.code,
            title_genitive=o.title_genitive,
            title_dative=o.title_dative,
            name_dative=o.name_dative,
        )
    for e in config.executors:
        yield entered(e, at=at, by=BY)


def entered(one: ExecutorSettings, *, at: Moment, by: str) -> SetExecutor:
    """The action that enters an executor of the settings into the directory (п.7)."""
    return SetExecutor(
        at=at,
        by=by,
        code=one.code,
        name=one.name,
        short=one.short,
        official=one.official,
        keywords=one.keywords,
        active=one.active,
    )


def is_missing(url: str) -> Path | None:
    """The SQLite file of an address, if it is not there; `None` if it is, or for a server's address."""
    path = file_of(url)
    return path if path is not None and not path.exists() else None


def stored_timing(config: Config, url: str = "") -> Timing | None:
    """The calendar and terms of an existing desk, if they stand for this configuration.

    Nothing is made or written, and no right to write is needed: a configuration that changed since then
    speaks for itself.

    Raises:
        DatabaseUnusable: If the desk's database is there but cannot be read.
    """
    where = resolved_url(checked_url(url), config.folder) if url else config.database_url
    path = file_of(where)
    if path is None or not path.is_file():
        return None
    timing = timing_of(peek(path, TIMING_QUERY))
    return timing if timing.configured == config.calendar_fingerprint else None
