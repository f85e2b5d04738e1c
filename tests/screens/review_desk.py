"""Opening a review on the small desk of the forms."""

from collections.abc import Callable

from textual.screen import Screen

from models.terms import Key
from screens.review.screen import ReviewScreen
from screens.session import Session
from tests.screens.forms_desk import (
    FormsApp,
)
from uhta_tui.procedure.case import Case

SIZES = [(80, 24), (120, 40)]


def review(number: int, executor: str | None = None) -> Callable[[Session], Screen[None]]:
    """What opens the review of a message."""
    return lambda session: ReviewScreen(session, number, executor)


def screen_of(app: FormsApp) -> ReviewScreen:
    """The review in front."""
    assert isinstance(app.screen, ReviewScreen)
    return app.screen


def running(case: Case) -> set[Key]:
    """The keys of the deadlines that run."""
    return {d.key for d in case.deadlines if d.running}
