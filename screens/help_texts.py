"""What the help tells beside the keys; the shell hands it in, so that screens hold no rules."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpTexts:
    """Texts of the help, in Russian."""

    clauses: tuple[tuple[str, str], ...] = ()
    """Clauses in short, for the help's last column: (`п.8`, `направить за 1 час, ответить за 8`)."""
    procedure: tuple[tuple[str, str], ...] = ()
    """The clauses of the Порядок in full, for F1 pressed again."""
    title: str = "Порядок"
    """What the document is called there."""
