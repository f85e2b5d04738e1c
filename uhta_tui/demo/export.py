"""A table as a monitoring system exports it, of invented messages: for trying and showing the import."""

from typing import Final

from uhta_tui.demo import texts
from uhta_tui.demo.subjects import SUBJECTS
from uhta_tui.worktime.moments import Moment, at

_HEADS: Final = (
    "ID сообщения", "Дата поступления", "Соцсеть", "Автор", "Ссылка на сообщение", "Текст сообщения",
    "Категория", "Населённый пункт", "Просмотры",
)  # fmt: skip
_ROWS: Final = 9
_FIRST: Final = 99_000_001
_APART: Final = 300
"""Clock seconds between two messages."""


def export(now: Moment, zone: str) -> str:
    """The table as CSV with `;`, the last message five minutes old.

    Args:
        now: The present.
        zone: The desk's zone, in which the table's moments are.
    """
    subjects = [subject for subject in SUBJECTS if not subject.village][:_ROWS]
    lines = [_HEADS]
    for place, subject in enumerate(subjects):
        network = texts.NETWORKS[place % len(texts.NETWORKS)]
        received = at(now - _APART * (len(subjects) - place), zone)
        lines.append(
            (
                str(_FIRST + place),
                f"{received:%d.%m.%Y %H:%M}",
                network.source,
                f"{texts.FIRST_NAMES[0][place]} {texts.LAST_NAMES[0][place]}",
                network.post.format(n=_FIRST + place),
                subject.complaints[0].format(where=f"{texts.STREETS[place]}, {2 * place + 4}"),
                subject.topic,
                texts.CITY,
                str(140 + 97 * place),
            )
        )
    return "\n".join(";".join(_quoted(cell) for cell in line) for line in lines) + "\n"


def _quoted(cell: str) -> str:
    """A cell that may hold the separator."""
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if ";" in cell or '"' in cell else cell
