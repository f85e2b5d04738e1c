"""The door of the demonstration: a desk filled with invented lives, and a folder that holds one."""

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from uhta_tui import config as settings
from uhta_tui.config import Account, Config, Person
from uhta_tui.demo import evidence
from uhta_tui.demo.life import Dated
from uhta_tui.demo.lives import MONTH, lives
from uhta_tui.demo.texts import PEOPLE
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.opening import open_desk
from uhta_tui.desk.unit import Outcome
from uhta_tui.procedure.actions import SignNote
from uhta_tui.procedure.refusal import Refused
from uhta_tui.worktime.moments import Moment

FILE_NAME: Final = "config.toml"
SEED: Final = 7
MONTHS: Final = 2
PER_MONTH: Final = 70

DAY: Final = 86400
_SAME_TIME: Final = 60
"""Seconds by which the real present may differ from the one named and still be meant."""

_OFFICIALS: Final = {
    "first_deputy": ("Беляев С.П.", "Беляеву С.П."),
    "social_deputy": ("Артеева Е.В.", "Артеевой Е.В."),
    "economy_deputy": ("Рочев А.И.", "Рочеву А.И."),
}
"""Invented names, as they are and in the dative."""


def fill(
    desk: Desk,
    *,
    until: Moment,
    seed: int = SEED,
    months: float = MONTHS,
    per_month: float = PER_MONTH,
    total: int | None = None,
) -> int:
    """Fill a desk with invented lives of messages, in one transaction.

    Args:
        desk: Where to; its numbers go on, and a month signed there is not signed again.
        until: When all that was entered ends: nothing lies after it.
        seed: Another one gives other messages.
        months: How long before `until` they begin.
        per_month: How many come in a month.
        total: How many there are, in place of what `months` and `per_month` give.

    Returns:
        How many messages came.

    Raises:
        ValueError: If the directory has no active executor; says so in Russian.
        Refused: If an action breaks the Порядок, which would be a mistake of this program.
    """
    first = next_number(desk)
    signed = {note.month for note in desk.read.signed_notes()}
    dated = lives(seed, months, per_month, until, desk.scene(), total=total, first=first)
    perform(desk, (one for one in dated if not (isinstance(one[0], SignNote) and one[0].month in signed)))
    return next_number(desk) - first


def next_number(desk: Desk) -> int:
    """The number that the next message gets."""
    newest, _ = desk.read.register(limit=1)
    return newest[0].number + 1 if newest else 1


def perform(desk: Desk, dated: Iterable[Dated]) -> list[Outcome]:
    """Perform invented actions, each at its own moment, with the files that they rely on.

    Raises:
        Refused: The first refusal.
    """
    with tempfile.TemporaryDirectory(prefix="uhta-demo-") as folder:
        for path in evidence.write(Path(folder)):
            desk.files.add(path)
    outcomes = []
    for outcome in desk.perform_dated(dated):
        if isinstance(outcome, Refused):
            raise outcome
        outcomes.append(outcome)
    return outcomes


def prepare(folder: Path, *, now: Moment, real_clock: Callable[[], Moment]) -> Desk:
    """A desk to try things on, in a folder of its own.

    A folder with settings is opened as it is, so that what a person did there stays, however old it is
    (`is_stale` tells). The settings are written last: a filling that was cut short is begun anew.

    Args:
        folder: Where; made if it is missing.
        now: The present. Another one than the real present stands still.
        real_clock: The real present.

    Raises:
        ConfigError: If the settings cannot be read or written.
        DatabaseUnusable: If the database cannot be opened.
        OSError: If the folder cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder.absolute() / FILE_NAME
    if not file.exists():
        config = demo_config(file)
        _begin(config, now)
        settings.save(config, file)
    same = abs(real_clock() - now) <= _SAME_TIME
    clock = real_clock if same else lambda: now
    return open_desk(settings.load(file), clock=clock, real_clock=real_clock)


def _begin(config: Config, now: Moment) -> None:
    """Fill the database of new settings; the directory is entered before the first message comes."""
    start = now - round(MONTHS * MONTH + 1) * DAY
    desk = open_desk(config, clock=lambda: start, real_clock=lambda: start)
    if next_number(desk) == 1:
        fill(desk, until=now)
    desk.database.close()


def demo_config(file: Path) -> Config:
    """The settings that ship, with invented people in them.

    Args:
        file: Where they will stand, absolute; the database stands beside them.
    """
    shipped = Config(file)
    officials = tuple(
        replace(official, name=name, name_dative=dative)
        for official in shipped.officials
        for name, dative in [_OFFICIALS.get(official.code, ("", ""))]
    )
    return replace(
        shipped,
        organization=replace(
            shipped.organization,
            phone="8 (8216) 00-00-00",
            head_name="Шахов М.Н.",
            head_name_dative="Шахову М.Н.",
        ),
        people=tuple(map(Person, PEOPLE)),
        accounts=(Account("ВКонтакте", "https://vk.com/club990000017"),),
        officials=officials,
    )


def is_stale(desk: Desk, now: Moment) -> bool:
    """Whether the newest message came more than a day before a moment, so that its queue is long overdue."""
    newest, _ = desk.read.register(limit=1)
    return bool(newest) and now - newest[0].received_at > DAY
