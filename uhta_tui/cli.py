"""The command line: gathers the commands; every trouble becomes one plain sentence and an exit code."""

import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

import click

from models.reasons import reason
from uhta_tui.commands.base import DONE, ENVIRONMENT, REFUSED, USAGE, Call, Trouble, common, complain
from uhta_tui.commands.russian import RussianGroup, sentence
from uhta_tui.config import ConfigError
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.trouble import DatabaseUnusable
from uhta_tui.procedure.refusal import Refused
from uhta_tui.text import printable
from uhta_tui.worktime.calendar import CalendarError
from uhta_tui.worktime.moments import Moment

OpenScreens = Callable[[Call, Desk], None]
TakePictures = Callable[[Call, Desk, Path, int], list[Path]]


class _LazyGroup(RussianGroup):
    """Loads the room of a command when it is called, so that `uhta calc` pays for nothing else."""

    ROOMS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "demo": ("keeping", "demo"),
        "import": ("messages", "import_"),
        "list": ("messages", "list_"),
        "show": ("messages", "show"),
        "act": ("acts", "act"),
        "journal": ("acts", "journal"),
        "verify": ("acts", "verify"),
        "calc": ("clock", "calc"),
        "calendar": ("calendars", "calendar"),
        "note": ("papers", "note"),
        "register": ("register", "register"),
        "backup": ("keeping", "backup"),
        "config": ("keeping", "config"),
    }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click calls it so
        """All commands, in the order of their use."""
        return list(self.ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, its room loaded now."""
        if cmd_name not in self.ROOMS:
            return None
        from importlib import import_module

        room, name = self.ROOMS[cmd_name]
        command = getattr(import_module(f"uhta_tui.commands.{room}"), name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=_LazyGroup, invoke_without_command=True)
@common
@click.pass_context
def uhta(ctx: click.Context) -> int:
    """Стол сообщений: без команды открывает экран стола."""
    if ctx.invoked_subcommand is not None:
        return DONE
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        complain(
            "Экрану стола нужен терминал. Без него работают команды: "
            f"{', '.join(_LazyGroup.ROOMS)}; справка: uhta --help"
        )
        return USAGE
    if os.environ.get("TERM") == "dumb":
        complain(
            "Этот терминал (TERM=dumb) не умеет показывать экран стола: откройте другой. Работают команды: "
            f"{', '.join(_LazyGroup.ROOMS)}; справка: uhta --help"
        )
        return USAGE
    call = ctx.ensure_object(Call)
    call.open_screens(call, call.desk())
    return DONE


def run(
    arguments: list[str],
    *,
    real_clock: Callable[[], Moment],
    open_screens: OpenScreens,
    take_pictures: TakePictures,
) -> int:
    """Carry out a command line.

    Args:
        arguments: Without the program's name.
        real_clock: The present.
        open_screens: Opens the full-screen desk.
        take_pictures: Makes pictures of the screens in a folder.

    Returns:
        0 done, 1 refused by a clause or nothing found, 2 wrong usage, 3 the environment.
    """
    call = Call(real_clock, open_screens, take_pictures)
    try:
        code = uhta.main(arguments, prog_name="uhta", standalone_mode=False, obj=call)
        sys.stdout.flush()
    except click.UsageError as error:
        complain(printable(sentence(error)))
        return USAGE
    except Refused as refusal:
        complain(f"{refusal.clause}: {printable(refusal.text)}")
        return REFUSED
    except (ConfigError, CalendarError, DatabaseUnusable, Trouble) as error:
        complain(printable(str(error)))
        return ENVIRONMENT
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except OSError as error:
        complain(printable(f"{error.filename or 'Диск'}: {reason(error)}."))
        return ENVIRONMENT
    except (click.Abort, KeyboardInterrupt):
        complain("Прервано.")
        return REFUSED
    except Exception:  # noqa: BLE001  the top: no traceback reaches a person
        complain(f"Ошибка программы; записанное цело. Подробности: {_kept_for_us(traceback.format_exc())}")
        return ENVIRONMENT
    return code if isinstance(code, int) else DONE


def _kept_for_us(details: str) -> Path:
    """Where the details of our own mistake are kept."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="uhta-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(details)
    return Path(file.name)
