"""All acts on a message, in the order of the help."""

from collections.abc import Mapping
from typing import Final

from textual.binding import BindingType

from models.terms import Step
from screens.acting import Act
from screens.acts import asking, ending, looking, parts, recording, repeating, taking_back

ACTS: Final[Mapping[str, Act]] = {
    act.name: act
    for module in (parts, asking, ending, taking_back, repeating, recording, looking)
    for act in module.ACTS
}
"""The acts by name."""

NEXT: Final[Mapping[Step, str]] = {
    Step.ROUTE: "route",
    Step.REROUTE: "route",
    Step.DRAFT: "draft",
    Step.REWORK: "draft",
    Step.FINAL: "draft",
    Step.REVIEW: "approve",
    Step.COMPOSE: "compose",
    Step.PUBLISH: "post",
    Step.WAIT_AUTHOR: "author_answered",
    Step.NONE: "message",
}
"""The act of each next step: what Enter does in the queue."""


def act_bindings() -> list[BindingType]:
    """The acts on their keys, for a screen's `BINDINGS`."""
    return [act.binding() for act in ACTS.values()]
