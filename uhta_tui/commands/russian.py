"""Click that speaks Russian: usage, help and mistakes in the call."""

import re
from collections.abc import Callable
from typing import Final

import click

_HELP: Final = "Показать эту справку"


class RussianCommand(click.Command):
    """A command whose help and usage are Russian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = [piece.replace("[OPTIONS]", "[ПАРАМЕТРЫ]") for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Вызов: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under a Russian heading."""
        records = [record for p in self.get_params(ctx) if (record := p.get_help_record(ctx)) is not None]
        if records:
            with formatter.section("Параметры"):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The `--help` option with a Russian explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option


class RussianGroup(RussianCommand, click.Group):
    """A group of such commands."""

    command_class = RussianCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, c.get_short_help_str(limit=90)) for name, c in commands if c and not c.hidden]
        if rows:
            with formatter.section("Команды"):
                formatter.write_dl(rows)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, "[ПАРАМЕТРЫ] [КОМАНДА …]", prefix="Вызов: ")

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click calls it so
        """The commands in the order in which they were made."""
        return list(self.commands)


RussianGroup.group_class = RussianGroup


def _name(error: click.UsageError) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name


_SENTENCES: Final[tuple[tuple[type[click.UsageError], Callable[[click.UsageError], str]], ...]] = (
    (click.NoSuchOption, lambda e: f"нет параметра {getattr(e, 'option_name', '')}"),
    (click.MissingParameter, lambda e: f"не хватает: {_name(e)}"),
    (click.BadOptionUsage, lambda e: f"у параметра {getattr(e, 'option_name', '')} не хватает значения"),
    (click.BadParameter, lambda e: f"{_name(e)}: {_plain(e)}".removeprefix(": ")),
    (click.BadArgumentUsage, lambda _: "не то число значений"),
)


def _plain(error: click.UsageError) -> str:
    """What our own checks said; click's English is replaced."""
    ours = any("а" <= letter <= "я" for letter in error.message.lower())
    return error.message.rstrip(".") if ours else "неверное значение"


def sentence(error: click.UsageError) -> str:
    """A mistake in the call as one Russian sentence."""
    said = next((word(error) for kind, word in _SENTENCES if isinstance(error, kind)), None) or _other(error)
    path = error.ctx.command_path if error.ctx else "uhta"
    return f"{path}: {said}. Как вызывать: {path} --help"


_ENGLISH: Final = (
    ("No such command", "нет команды"),
    ("Missing command", "не хватает команды"),
    ("Got unexpected extra argument", "лишнее"),
)
"""How click's own messages begin, and what they mean."""


def _other(error: click.UsageError) -> str:
    """What click says without a kind of its own."""
    for english, russian in _ENGLISH:
        if error.message.startswith(english):
            quoted = re.findall(r"'([^']*)'|\(([^)]*)\)\s*$", error.message)
            name = next((a or b for a, b in quoted), "")
            return f"{russian} «{name}»" if name else russian
    return _plain(error)
