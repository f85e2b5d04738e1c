"""The question before a monthly note is signed (п.22)."""

from screens.dialogs import Confirm, detail
from screens.executors.rows import brief_title
from screens.pieces import Line, Piece
from uhta_tui.desk.signing import MonthlyNote
from uhta_tui.documents.months import Month
from uhta_tui.procedure.scene import OfficialFacts


def sign_question(
    note: MonthlyNote, month: Month, official: OfficialFacts | None, code: str, text: str
) -> Confirm:
    """Ask whether a month's figures are to be frozen.

    Args:
        note: The figures.
        month: Of which month.
        official: Who signs, if the directory has them.
        code: Of who signs.
        text: The conclusions; empty where none were written.
    """
    post = brief_title(official) if official else code
    empty: list[str | Line] = [(Piece("За месяц сообщений нет.", "soon", bold=True),), ""]
    lines: list[str | Line] = [
        *([] if note.figures.received else empty),
        detail("Подписывает", f"{official.name}, {post}" if official and official.name else post),
        detail("Выводы", text or "не написаны"),
        "",
        "Числа записки застынут: что изменится в базе потом, их не изменит.",
    ]
    title = f"Подписать записку за {month.title}?"
    return Confirm(title, "п.22", lines, stay="Не подписывать", ahead="Подписать")
