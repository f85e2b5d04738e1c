"""What all commands share: the options, the desk they open, how they speak and end."""

import functools
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

import click

from uhta_tui import config as settings
from uhta_tui.config import Config
from uhta_tui.desk.desk import Desk
from uhta_tui.worktime.moments import Moment, parse_moment

P = ParamSpec("P")
R = TypeVar("R")

DONE: Final = 0
REFUSED: Final = 1
"""A clause refused, or nothing was found."""
USAGE: Final = 2
ENVIRONMENT: Final = 3
"""The configuration, the database or the disk."""


class Trouble(Exception):
    """The environment is not as it should be; the text is one plain Russian sentence."""


@dataclass(slots=True)
class Call:
    """How `uhta` was called: its options, and what they open when it is asked for."""

    real_clock: Callable[[], Moment]
    open_screens: Callable[["Call", Desk], None]
    """Opens the full-screen desk."""
    take_pictures: Callable[["Call", Desk, Path, int], list[Path]]
    """Makes pictures of the screens, of one message among them."""
    options: dict[str, str] = field(default_factory=dict)
    _config: Config | None = None

    @property
    def config(self) -> Config:
        """The settings, read once.

        Raises:
            ConfigError: If they cannot be read or a value cannot be.
        """
        if self._config is None:
            named = self.options.get("config")
            self._config = settings.load(Path(named) if named else None)
        return self._config

    def use_config(self, path: Path) -> None:
        """Go on with other settings than those the call named."""
        self.options["config"] = str(path)
        self._config = None

    @property
    def zone(self) -> str:
        """The configured zone."""
        return self.config.calendar.timezone

    @property
    def rehearsal(self) -> bool:
        """Whether the present is not the real one."""
        return "now" in self.options

    @property
    def clock(self) -> Callable[[], Moment]:
        """The present: the real one, or the moment that `--now` names, which stands still."""
        if not self.rehearsal:
            return self.real_clock
        try:
            moment = parse_moment(self.options["now"], self.zone)
        except ValueError as error:
            raise click.BadParameter(f"--now: {error}") from None
        return lambda: moment

    def desk(self, *, create: bool = True) -> Desk:
        """The desk on the configured database.

        Args:
            create: Whether a missing one is made: what only looks must not make a desk of a mistyped path.

        Raises:
            DatabaseUnusable: If it cannot be opened.
            Trouble: If it is missing and may not be made.
        """
        from uhta_tui.desk.opening import is_missing, open_desk

        url = self.options.get("db", "")
        if url:
            url = settings.resolved_url(settings.checked_url(url), self.config.folder)
        clock = self.clock
        missing = is_missing(url or self.config.database_url)
        if missing and not create:
            raise Trouble(
                f"База {missing} не найдена: проверьте --db и настройки (uhta config path); "
                "новый стол делают uhta, uhta import и uhta act."
            )
        return open_desk(self.config, url=url, clock=clock, real_clock=self.real_clock, create=create)


_COMMON: Final = (
    ("--config", "config", "ФАЙЛ", "Настройки"),
    ("--db", "db", "АДРЕС", "Другая база, чем в настройках: sqlite:///файл или postgresql://…"),
    ("--now", "now", "МОМЕНТ", "Считать, что сейчас этот момент (для проверок)"),
)


def common(function: Callable[P, R]) -> Callable[P, R]:
    """Let a command take `--config`, `--db` and `--now` as the group does: before or after its arguments."""

    @functools.wraps(function)
    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        call = click.get_current_context().ensure_object(Call)
        for _, name, _, _ in _COMMON:
            value = kwargs.pop(f"common_{name}", None)
            if value is not None:
                call.options[name] = str(value)
        return function(*args, **kwargs)

    wrapped: Callable[P, R] = called
    for option, name, metavar, about in reversed(_COMMON):
        wrapped = click.option(option, f"common_{name}", metavar=metavar, help=about)(wrapped)
    return wrapped


as_json = click.option("--json", "as_json", is_flag=True, help="Ответ в JSON")
"""The option of data commands."""


def say(text: str) -> None:
    """Write a line, at once: whoever reads it may be a program that waits."""
    click.echo(text)
    sys.stdout.flush()


def say_json(value: Mapping[str, object] | list[object]) -> None:
    """Write a value as one line of JSON."""
    say(json.dumps(value, ensure_ascii=False))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is whole or not there: a full disk must not leave half of it in an older one's place.

    Raises:
        OSError: If it cannot be written; what stood there stands.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe, such as /dev/stdout; a folder refuses by itself
        return
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def complain(text: str) -> None:
    """Write a sentence to the standard error stream."""
    click.echo(text, err=True)
