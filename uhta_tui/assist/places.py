"""What the places of a template are filled with for one message."""

from collections.abc import Sequence

from models.terms import Key, ReplyKind
from uhta_tui.assist.names import first_name
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.deadlines import due_of
from uhta_tui.procedure.scene import Scene
from uhta_tui.wording import date_in_words
from uhta_tui.worktime.moments import Moment, at


def place_values(
    case: Case,
    scene: Scene,
    kind: ReplyKind,
    *,
    executors: Sequence[str] = (),
    office: str = "",
    link: str = "",
) -> dict[str, str]:
    """The values by the names of `procedure.templates.PLACES`; what is not known is left empty.

    Args:
        case: The message.
        scene: The present, the terms, the directory.
        kind: What is being written: an interim reply promises the day of п.15.
        executors: Codes of those who prepare it; by default all who have a live part.
        office: What the administration is called.
        link: The reply of п.17.
    """
    zone = scene.calendar.timezone
    codes = executors or [part.executor for part in case.live_parts]
    names = [scene.executors[code].name for code in codes if code in scene.executors]
    final = _final(case, scene, kind)
    facts = case.facts
    return {
        "имя": first_name(facts.author),
        "номер": str(case.number),
        "дата": date_in_words(at(scene.now, zone).date()),
        "получено": date_in_words(at(case.received_at, zone).date()),
        "исполнитель": ", ".join(names),
        "срок": "" if final is None else date_in_words(at(final, zone).date()),
        "ссылка": link,
        "тема": facts.topic.strip(),
        "место": facts.place.strip(),
        "администрация": office,
    }


def _final(case: Case, scene: Scene, kind: ReplyKind) -> Moment | None:
    """п.15: by when the final answer is owed: as it runs, or as it would if this were posted today."""
    running = [d.due for d in case.deadlines if d.running and d.key is Key.FINAL]
    if running:
        return min(running)
    return due_of(Key.FINAL, scene.now, scene) if kind is ReplyKind.INTERIM else None
