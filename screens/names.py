"""What an executor is called on the screen. No Textual here."""

from collections.abc import Mapping

from screens.text import printable
from uhta_tui.procedure.scene import ExecutorFacts, short_name


def executor_name(executors: Mapping[str, ExecutorFacts], code: str | None) -> str:
    """An executor's short name, `printable`; empty where there is none."""
    return printable(short_name(executors, code)) if code else ""
