"""What the queue says is to be done next, and by when: the earliest of what runs."""

import pytest

from tests.desk.rig import POSTED, Rig, told
from uhta_tui.procedure.lifecycle import next_step


def _next(rig: Rig) -> tuple[str, str | None, str | None, str | None]:
    step = next_step(rig.case())
    return step.step.value, step.executor, told(step.due), step.key.value if step.key else None


def test_the_steps_of_a_life_and_their_clocks(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    assert _next(rig) == ("route", None, "2026-06-09 10:00", "route")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh"])
    assert _next(rig) == ("draft", "uzhkh", "2026-06-09 14:00", "draft")
    rig.draft("2026-06-09T12:00")
    assert _next(rig) == ("review", "uzhkh", "2026-06-09 13:00", "review")
    rig.rework("2026-06-09T12:30")
    assert _next(rig) == ("rework", "uzhkh", "2026-06-09 15:30", "rework")
    rig.draft("2026-06-09T15:00", kind="interim")
    rig.act("2026-06-09T15:30", "approve", executor="uzhkh")
    assert _next(rig) == ("compose", None, "2026-06-09 18:00", "answer")
    rig.act("2026-06-09T15:40", "compose")
    assert _next(rig) == ("publish", None, "2026-06-09 16:40", "publish")
    rig.act("2026-06-09T16:00", "post", url=POSTED)
    assert _next(rig) == ("final", "uzhkh", "2026-06-19 18:00", "final")
    rig.draft("2026-06-11T12:00")
    rig.act("2026-06-11T12:10", "approve", executor="uzhkh")
    assert _next(rig) == ("compose", None, None, None)
    rig.post("2026-06-11T12:20", "2026-06-11T12:30")
    assert _next(rig) == ("none", None, None, None)


def test_where_two_clocks_run_the_queue_goes_by_the_earlier(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:30", "route", executors=["uzhkh"])
    rig.draft("2026-06-09T16:30")
    rig.rework("2026-06-09T17:00")
    # The rework runs until 10:00 tomorrow, but the answer is due today.
    assert rig.due("rework") == "2026-06-10 10:00"
    assert _next(rig) == ("rework", "uzhkh", "2026-06-09 18:00", "answer")
    rig.draft("2026-06-09T17:30")
    rig.act("2026-06-09T17:40", "approve", executor="uzhkh")
    rig.act("2026-06-09T17:40", "compose")
    assert _next(rig) == ("publish", None, "2026-06-09 18:00", "answer")


def test_the_window_to_return_asks_for_nothing_and_a_return_asks_for_another(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:10", "route", executors=["kumi"])
    assert rig.due("return") == "2026-06-09 10:10"
    assert _next(rig) == ("draft", "kumi", "2026-06-09 14:00", "draft")
    rig.act("2026-06-09T09:40", "return", executor="kumi", reason="не наше")
    assert _next(rig) == ("reroute", "kumi", "2026-06-09 10:40", "reroute")


def test_a_request_waits_for_its_author(rig: Rig) -> None:
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:10", "clarify", text="Где?")
    rig.act("2026-06-09T09:20", "post", url=POSTED)
    assert _next(rig) == ("wait_author", None, None, None)


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        (["drafted", "sent", "approved"], "review"),
        (["drafted", "returned"], "review"),
        (["sent", "approved"], "drafting"),
        (["rework", "approved"], "drafting"),
        (["returned", "approved"], "drafting"),
        (["approved", "approved"], "composing"),
        (["approved", "withdrawn"], "composing"),
        (["withdrawn", "withdrawn"], "received"),
    ],
)
def test_the_status_follows_from_the_parts_in_the_order_of_the_procedure(
    rig: Rig, parts: list[str], status: str
) -> None:
    codes = ["uzhkh", "kumi", "usad"][: len(parts)]
    rig.receive("2026-06-09T09:00")
    rig.act("2026-06-09T09:10", "route", executors=codes)
    for code, part in zip(codes, parts, strict=True):
        if part in ("drafted", "approved", "rework"):
            rig.draft("2026-06-09T10:00", code)
        if part == "approved":
            rig.act("2026-06-09T10:10", "approve", executor=code)
        if part == "rework":
            rig.rework("2026-06-09T10:10", code)
        if part in ("returned", "withdrawn"):
            name = {"returned": "return", "withdrawn": "withdraw"}[part]
            rig.act("2026-06-09T10:10", name, executor=code, reason="не наше")
    assert [rig.parts()[code] for code in codes] == parts
    assert rig.status() == status
