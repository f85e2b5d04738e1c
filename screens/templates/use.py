"""What a template of a reply is wanted for, and what its places are filled with. No Textual here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.terms import ReplyKind
from uhta_tui.assist.places import place_values
from uhta_tui.config import Config
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import Scene
from uhta_tui.wording import capital


@dataclass(frozen=True, slots=True)
class Use:
    """What a template is wanted for."""

    kind: ReplyKind
    values: Mapping[str, str] = field(default_factory=dict)
    """What its places are filled with."""


def use_of(
    case: Case,
    scene: Scene,
    config: Config,
    kind: ReplyKind,
    *,
    executors: Sequence[str] = (),
    link: str = "",
) -> Use:
    """What a template is wanted for on a message; see `place_values`."""
    office = capital(config.organization.name)
    return Use(kind, place_values(case, scene, kind, executors=executors, office=office, link=link))
