"""One message's whole way on a given desk, for documents and pictures to be made of."""

from typing import Final

from models.terms import Content
from uhta_tui.demo import acts, texts
from uhta_tui.demo.births import FIRST_LINK
from uhta_tui.demo.demo import next_number, perform
from uhta_tui.demo.life import Life, Matter, Script, World
from uhta_tui.demo.subjects import SUBJECTS
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.unit import Known
from uhta_tui.procedure.actions import Receive
from uhta_tui.worktime.moments import Moment

LENGTH: Final = 465
"""Working minutes from the receipt to the posted reply: a quarter of an hour inside п.8."""

_HEATING: Final = SUBJECTS[0]
_WHERE: Final = "Мира, 4"


def walk(desk: Desk, *, at: Moment, seed: int = 7) -> int:
    """Take one message through its whole life, from its receipt to the reply posted in time (п.8).

    It is returned and routed anew, drafted half an hour late (п.10, so that there is a shortcoming to inform
    of), and reworked. Walked to the same moment again, it is the same message, and nothing is done.

    Args:
        desk: Where to.
        at: When the reply is posted; all else lies before it.
        seed: The chance of wording and pictures.

    Returns:
        The message's number.

    Raises:
        ValueError: If the directory has fewer than two active executors; says so in Russian.
        Refused: If an action breaks the Порядок, which would be a mistake of this program.
    """
    world = World(desk.scene(), at, seed)
    codes = world.codes
    if len(codes) < 2:
        raise ValueError(
            "в справочнике меньше двух действующих исполнителей: вернуть и направить иному некому"
        )
    right = _HEATING.executor if _HEATING.executor in codes else codes[0]
    wrong = next(code for code in ("vodokanal", *codes) if code in codes and code != right)
    number = next_number(desk)
    matter = Matter(
        _HEATING, _WHERE, texts.CITY, "Ольга", texts.NETWORKS[0], FIRST_LINK + at % 10**7, (right,), wrong
    )
    received_at = world.scene.calendar.sub(at, LENGTH * 60)
    life = Life(world, number, matter, _receive(matter, at, received_at), received_at)
    life.live(_whole_way(life))
    try:
        perform(desk, life.done)
    except Known as known:
        return known.number
    return number


def _receive(matter: Matter, at: Moment, received_at: Moment) -> Receive:
    return Receive(
        at=received_at,
        by=texts.LOADER,
        message=f"IM-{at}",
        source=matter.network.source,
        url=matter.network.post.format(n=matter.link),
        author="Ольга Рочева",
        author_url=matter.network.author.format(n=matter.link),
        text=_HEATING.complaints[0].format(where=matter.where),
        topic=_HEATING.topic,
        place=matter.place,
        published_at=received_at - 2700,
    )


def _whole_way(life: Life) -> Script:
    """Minutes are working minutes before the reply is posted."""
    [right], wrong = life.matter.executors, life.matter.wrong
    weak = texts.WEAK[0]
    life.back(435)
    yield acts.route(life, wrong)
    life.back(395)
    yield acts.give_back(life, wrong)
    life.back(375)
    yield acts.reroute(life, wrong, right)
    life.back(195)  # due 30 minutes before, and three hours after it was routed anew: the executor's breach
    yield acts.weak_draft(life, right, weak)
    life.back(155)
    yield acts.rework(life, right, weak)
    life.back(65)
    yield acts.draft(life, right, content=Content.MEASURES)
    life.back(25)
    yield acts.approve(life, right)
    life.back(23)
    yield acts.compose(life)
    life.back(0)
    yield acts.post(life, at_once=True)
