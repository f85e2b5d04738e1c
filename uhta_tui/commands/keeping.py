"""`uhta backup`, `config`, `demo`: keeping a desk, its settings, and a desk to try things on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from models.reasons import reason
from uhta_tui import config as settings
from uhta_tui.commands.base import (
    DONE,
    REFUSED,
    Call,
    Trouble,
    as_json,
    common,
    complain,
    say,
    say_json,
    write_whole,
)
from uhta_tui.commands.russian import RussianCommand, RussianGroup
from uhta_tui.desk.desk import Desk
from uhta_tui.worktime.moments import at

_MARK: Final = ".demo"
"""A file that tells a folder made by `uhta demo` from a desk where people work."""


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """Say in one sentence why a file could not be written."""
    try:
        yield
    except OSError as error:
        raise Trouble(f"{path} не пишется: {reason(error)}.") from None


@click.command(cls=RussianCommand)
@click.argument("file", default="", metavar="[ФАЙЛ]")
@as_json
@common
@click.pass_obj
def backup(call: Call, file: str, *, as_json: bool) -> int:
    """Копия базы и вложений одним файлом ZIP."""
    from uhta_tui.desk.copying import back_up

    desk = call.desk(create=False)
    name = f"uhta-{at(call.real_clock(), call.zone):%Y-%m-%d-%H%M%S}.zip"
    target = Path(file) if file else call.config.folder / name
    if target.is_dir():
        target /= name
    with _written(target):
        count = back_up(desk, target)
    if as_json:
        say_json({"file": str(target), "attachments": count})
    else:
        say(f"Копия: {target}, вложений {count}")
    return DONE


@click.group("config", cls=RussianGroup)
@common
def config() -> int:
    """Файл настроек."""
    return DONE


@config.command("init")
@click.argument("file", default="", metavar="[ФАЙЛ]")
@common
@click.pass_obj
def init(call: Call, file: str) -> int:
    """Создать файл настроек с пояснениями."""
    path = Path(file or call.options.get("config", "") or settings.default_path())
    if path.is_dir():
        path /= "config.toml"
    if path.exists():
        complain(f"Файл {path} уже есть; он не тронут.")
        return REFUSED
    with _written(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, settings.default_text().encode())
    say(f"Настройки: {path}")
    return DONE


@config.command("show")
@common
@click.pass_obj
def show_settings(call: Call) -> int:
    """Настройки, какие они сейчас, с пояснениями."""
    say(settings.dump(call.config).rstrip("\n"))
    return DONE


@config.command("path")
@common
@click.pass_obj
def where(call: Call) -> int:
    """Где файл настроек."""
    path = call.config.path
    if path is None:
        say(f"Файла нет, действуют умолчания; создать {settings.default_path()}: uhta config init")
    else:
        say(str(path))
    return DONE if path else REFUSED


def prepared(place: Path, call: Call) -> Desk:
    """The demonstration in a folder, filled if it is not there yet.

    Raises:
        Trouble: If a desk where people work stands there, or the folder cannot be written.
    """
    from uhta_tui.demo.demo import prepare

    if (place / "config.toml").exists() and not (place / _MARK).exists():
        raise Trouble(f"В папке {place} настоящий стол, не показ; укажите другую: uhta demo --dir ПАПКА")
    with _written(place):
        desk = prepare(place, now=call.clock(), real_clock=call.real_clock)
        (place / _MARK).touch()
    return desk


@click.command(cls=RussianCommand)
@click.option(
    "--dir", "folder", default="demo", metavar="ПАПКА", help="Где держать показ (по умолчанию demo)"
)
@click.option(
    "--headless", is_flag=True, help="Провести сообщение весь путь и оставить записку и снимки экранов"
)
@common
@click.pass_obj
def demo(call: Call, folder: str, *, headless: bool) -> int:
    """Стол с двумя месяцами придуманных сообщений."""
    from uhta_tui.demo.demo import is_stale

    place = Path(folder)
    desk = prepared(place, call)
    if is_stale(desk, call.clock()):
        complain(f"Показу больше суток; начать новый: удалите папку {place} или укажите другую.")
    call.use_config(place / "config.toml")
    if headless:
        from uhta_tui.commands.headless import walk_through

        for path in walk_through(call, desk, place):
            say(str(path))
    else:
        call.open_screens(call, desk)
    return DONE
