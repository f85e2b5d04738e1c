"""The message that an act would be done on, and what the rules say against it. No Textual here."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from screens.legality import why_not
from screens.names import executor_name
from screens.why import Why
from uhta_tui.desk.rows import MessageView
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.case import Case, Part
from uhta_tui.procedure.play import play
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment


@dataclass(frozen=True, slots=True)
class Subject:
    """The message that an act would be done on."""

    view: MessageView
    by: str

    @property
    def case(self) -> Case:
        """The message."""
        return self.view.case

    @property
    def scene(self) -> Scene:
        """What surrounded it when it was read."""
        return self.view.scene

    @property
    def at(self) -> Moment:
        """The moment for probing: that of the reading."""
        return self.view.scene.now

    @property
    def message(self) -> str:
        """How actions name it."""
        return f"№{self.case.number}"

    def why(self, *actions: Action) -> Why | None:
        """Why none of these would be allowed; `None` if one would."""
        whys = [why_not(self.case, self.scene, action) for action in actions]
        return None if None in whys else next(iter(whys), None)

    def refusal(self, action: Action) -> str:
        """What the rules would say against an action at its own moment; empty if nothing."""
        scene = replace(self.scene, now=max(self.scene.now, action.at))
        try:
            play(self.case, action, scene)
        except Refused as refused:
            return refused.text
        return ""

    def parts(self, make: Callable[[Part], Action]) -> tuple[Part, ...]:
        """The live parts on which an action would be allowed."""
        return tuple(p for p in self.case.live_parts if why_not(self.case, self.scene, make(p)) is None)

    def short(self, code: str) -> str:
        """An executor's short name."""
        return executor_name(self.scene.executors, code)


@dataclass(frozen=True, slots=True)
class Group:
    """The messages that one act would be done on together, and those on which it cannot be done."""

    able: tuple[Subject, ...]
    barred: tuple[tuple[Subject, Why], ...]
    """Those that the rules refuse, with their reasons."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of those on which it can be done."""
        return tuple(subject.case.number for subject in self.able)
