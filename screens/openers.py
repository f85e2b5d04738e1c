"""What a screen asks of the application: to open another screen on a message."""

from typing import Protocol, runtime_checkable

from textual.app import App


@runtime_checkable
class Opens(Protocol):
    """An application that opens screens on messages by their numbers."""

    def open_message(self, number: int) -> None:
        """The whole message."""

    def open_draft(self, number: int, executor: str | None = None) -> None:
        """The form of a draft that came in; for an executor, or for the one that owes it soonest."""

    def open_review(self, number: int, executor: str | None = None) -> None:
        """The review of an executor's draft, or of the one that waits longest."""

    def open_reply(self, number: int) -> None:
        """The reply: forming it, posting it."""


def opener(app: App[object]) -> Opens:
    """The application as one that opens screens.

    Raises:
        TypeError: If it is not.
    """
    if not isinstance(app, Opens):
        raise TypeError(f"{type(app).__name__} opens no screens")
    return app
