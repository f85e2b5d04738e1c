"""Who held a message, as the oracle counts it."""

from tests.procedure.clockwork import Clockwork
from tests.procedure.oracle_values import LIVE, Message, status

COUNTED = ("received", "drafting", "review", "composing", "approved")
"""Statuses whose time counts; `interim` and `clarifying` stand outside, and so does what has ended."""


def held(message: Message, clock: Clockwork, now: int) -> tuple[int, int, dict[str, int]]:
    """Working seconds of the desk, of the executors, and of each of them."""
    desk, executors = 0, 0
    each: dict[str, int] = {}
    turn, parts, in_final, came = "open", dict[int, str](), False, False
    course = sorted(message.events, key=lambda event: event.at)
    for event, until in zip(course, [*[e.at for e in course[1:]], max(now, course[-1].at)], strict=True):
        if event.what == "part":
            parts[event.part] = event.value
        elif event.what == "cycle":
            parts.clear()
        elif event.what == "turn":
            turn = event.value
        in_final = in_final or event.what == "interim"
        came = came or event.what == "final draft"
        live = {no: value for no, value in parts.items() if value in LIVE}
        stands = status(turn, list(live.values()), in_final=in_final, came=came)
        seconds = clock.between(event.at, until)
        at_work = [no for no, value in live.items() if value in ("sent", "rework")]
        if stands in ("received", "review", "composing", "approved") or (
            stands == "drafting" and not at_work
        ):
            desk += seconds
        elif stands == "drafting":
            executors += seconds
        if stands in COUNTED:
            for executor in {message.parts[no].executor for no in at_work}:
                each[executor] = each.get(executor, 0) + seconds
    return desk, executors, {code: n for code, n in each.items() if n}
