"""Playing an action on a message: which rule it has, and what holds for every action."""

from collections.abc import Callable, Mapping
from typing import Final

from models.terms import Key, Turn
from uhta_tui.procedure import (
    amending,
    drafting,
    oversight,
    replying,
    routing,
    triage,
)
from uhta_tui.procedure.actions import Action, Receive
from uhta_tui.procedure.case import Case, Course, Deadline, Facts
from uhta_tui.procedure.deadlines import placed
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.work import Work

# Each rule takes its own action type; the table pairs them by name, which a type checker cannot see.
RULES: Final[Mapping[str, Callable[..., None]]] = {
    "route": routing.route,
    "return": routing.give_back,
    "reroute": routing.reroute,
    "withdraw": routing.withdraw,
    "draft": drafting.submit,
    "rework": drafting.rework,
    "edit_jointly": drafting.edit_jointly,
    "approve": drafting.approve,
    "compose": replying.compose,
    "clarify": replying.clarify,
    "author_answered": replying.author_answered,
    "post": replying.post,
    "reopen": replying.reopen,
    "repeat": triage.repeat,
    "exclude": triage.exclude,
    "out_of_scope": triage.out_of_scope,
    "restore": triage.restore,
    "close": triage.close,
    "note_text": oversight.note_text,
    "finding": oversight.finding,
    "notify": oversight.notify,
    "resolve": oversight.resolve,
    "amend": amending.amend,
}
"""The rule of every action on a message, by the action's name: the way from a clause to its code."""


def check_moment(action: Action, scene: Scene) -> None:
    """What every action must have: an author, and a moment that is not in the future.

    Raises:
        Refused: If it lacks either.
    """
    if not action.by.strip():
        raise Refused(NO_CLAUSE, "Не указано, кто действует.")
    if action.at > scene.now:
        raise Refused(NO_CLAUSE, "Момент в будущем: действие ещё не могло произойти.")


def play(case: Case, action: Action, scene: Scene) -> Case:
    """The case after an action.

    Args:
        case: The message as it stands.
        action: Any action on a message but `receive`.
        scene: The present, the calendar, the terms, the directory.

    Raises:
        Refused: If the Порядок does not allow it; the case is untouched.
    """
    check_moment(action, scene)
    work = Work(case, action, scene)
    RULES[action.NAME](work, action)
    return work.done()


def open_case(number: int, action: Receive, scene: Scene) -> Case:
    """A new message (п.5, 8): `route` and `answer` run from its receipt.

    Raises:
        Refused: If it has neither text nor link, or lies in the future.
    """
    check_moment(action, scene)
    if not action.text.strip() and not action.url.strip():
        raise Refused(NO_CLAUSE, "У сообщения нет ни текста, ни ссылки; нужно хотя бы одно.")
    facts = Facts(
        external_id=action.message.strip(),
        source=action.source.strip(),
        url=action.url.strip(),
        author=action.author,
        author_url=action.author_url,
        text=action.text,
        topic=action.topic,
        place=action.place,
        published_at=action.published_at,
        extra=action.extra,
    )
    at = action.at
    return Case(
        number=number,
        facts=facts,
        received_at=at,
        acts=1,
        deadlines=(_first(1, Key.ROUTE, scene, at), _first(2, Key.ANSWER, scene, at)),
        courses=(Course(1, 1, at, None, Turn.OPEN, 1),),
    )


def _first(no: int, key: Key, scene: Scene, at: int) -> Deadline:
    return placed(Deadline(no, key, 1, None, None, at, 0, provisional=False, fingerprint=""), scene)
