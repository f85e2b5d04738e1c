"""Why an action is dimmed: one value behind the footer's clause, the palette's remark and the refusal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Why:
    """The reason why something cannot be done now."""

    reason: str
    """What stands in the way, such as `отмечена причина 1`; no full stop."""
    clause: str = ""
    """The clause that forbids it, such as `п.12`; empty where none does."""
    way_out: str = ""
    """A sentence with its full stop: what would help."""
    short: str = ""
    """The whole refusal for a row of 78 cells, where the long one does not fit."""

    def sentence(self, action: str) -> str:
        """The refusal: what, why with its clause, the way out.

        >>> Why("отмечена причина 1", "п.12", "Снимите её (1).").sentence("Согласовать")
        'Согласовать нельзя: отмечена причина 1 (п.12). Снимите её (1).'
        """
        clause = f" ({self.clause})" if self.clause else ""
        way_out = f" {self.way_out}" if self.way_out else ""
        return f"{action} нельзя: {self.reason}{clause}.{way_out}"
