"""`uhta note`: the monthly note of п.22, its figures and its paper."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from uhta_tui.commands.base import DONE, Call, as_json, common, say, say_json
from uhta_tui.documents.months import Month

if TYPE_CHECKING:
    pass


@click.command()
@click.argument("month", metavar="ГГГГ-ММ")
@click.option("--out", default="", metavar="ФАЙЛ.pdf", help="Куда записать записку")
@as_json
@common
@click.pass_obj
def note(call: Call, month: str, out: str, *, as_json: bool) -> int:
    """Аналитическая записка за месяц (п.22)."""
    try:
        wanted = Month.parse(month)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="ГГГГ-ММ") from None
    desk = call.desk()
    if as_json:
        say_json(desk.note(wanted).figures.to_json())
    if out or not as_json:
        target = Path(out or f"записка-{wanted}.pdf")
        note_file(call, desk, wanted, target)
        if not as_json:
            say(str(target))
    return DONE
