"""`uhta note`: the monthly note of п.22, its figures and its paper."""

from pathlib import Path

import click

from models.reasons import reason
from uhta_tui.commands.base import DONE, Call, Trouble, as_json, common, say, say_json, write_whole
from uhta_tui.commands.russian import RussianCommand
from uhta_tui.desk.desk import Desk
from uhta_tui.documents.months import Month


@click.command(cls=RussianCommand)
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
    desk = call.desk(create=False)
    if as_json:
        say_json(desk.note(wanted).figures.to_json())
    if out or not as_json:
        target = Path(out or f"записка-{wanted}.pdf")
        note_file(call, desk, wanted, target)
        if not as_json:
            say(str(target))
    return DONE


def note_file(call: Call, desk: Desk, month: Month, target: Path) -> None:
    """Write a month's note as PDF.

    Raises:
        Trouble: If the file cannot be written; says why.
    """
    from uhta_tui.documents.note import note_pdf

    found = desk.note(month)
    signature = found.signature
    officials = desk.scene().officials
    content = note_pdf(
        found.figures,
        call.config.organization,
        signatory=officials.get(signature.official if signature else call.config.note.official),
        conclusions=signature.text if signature else "",
        dated=signature.signed_at if signature else None,
    )
    try:
        write_whole(target, content)
    except OSError as error:
        raise Trouble(f"Записка {target} не пишется: {reason(error)}.") from None
