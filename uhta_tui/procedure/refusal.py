"""The one way a rule says no."""

from typing import Final

NO_CLAUSE: Final = "—"
"""Stands for the clause where none forbids: the order of moments, unknown names, malformed data."""


class Refused(Exception):
    """An action that the Порядок does not allow; nothing has changed.

    Attributes:
        clause: The clause that refuses it, such as `п.8`, or `—`.
        text: One Russian sentence for a person: what, why and the way out.
    """

    def __init__(self, clause: str, text: str) -> None:
        super().__init__(f"{clause}: {text}")
        self.clause = clause
        self.text = text
