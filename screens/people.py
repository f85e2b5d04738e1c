"""Who acts at the desk: asked at the start, switched by one key."""

from collections.abc import Sequence

from screens.dialogs import Pick
from screens.pieces import as_line

_NOTES = ("Имя встаёт в журнал при каждом действии.", "Кто здесь есть — в настройках (F8), сменить — ь.")


class People(Pick):
    """Pick who acts; a digit answers at once."""

    def __init__(self, names: Sequence[str], now: str) -> None:
        """Ask among the people of the settings.

        Args:
            names: Of the people, in the order of the settings.
            now: Who acts at present; empty at the start.
        """
        super().__init__(
            "Кто за столом?",
            [(name, "сейчас" if name == now else "") for name in names],
            lines=[as_line(note, "muted") for note in _NOTES],
        )
