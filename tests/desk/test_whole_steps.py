"""A step on several messages and its taking back: by message, each whole or not at all."""

from tests.desk.rig import ZONE, Rig
from uhta_tui.desk.unit import Outcome
from uhta_tui.desk.verifying import verify
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.lines import read_line
from uhta_tui.procedure.refusal import Refused

MESSAGES = ("IM-1", "IM-2", "IM-3")


def action(moment: str, name: str, message: str, **fields: object) -> Action:
    return read_line({"at": moment, "by": "И", "action": name, "message": message, **fields}, ZONE)


def withdrawn(moment: str, message: str, *executors: str) -> list[Action]:
    return [action(moment, "withdraw", message, executor=one, reason="ошибка") for one in executors]


def routed(rig: Rig) -> None:
    for message in MESSAGES:
        rig.receive("2026-06-09T09:00", message)
        rig.act("2026-06-09T09:30", "route", message, executors=["uzhkh", "kumi"])


def fared(outcomes: list[Outcome | Refused]) -> list[str]:
    return ["—" if isinstance(one, Refused) else str(one.status) for one in outcomes]


def test_a_fresh_routing_of_several_is_taken_back_as_if_it_had_not_been(rig: Rig) -> None:
    routed(rig)
    groups = [withdrawn("2026-06-09T09:40", message, "uzhkh", "kumi") for message in MESSAGES]
    assert fared(rig.desk.perform_whole(groups)) == ["received"] * 3
    for number in (1, 2, 3):
        assert [d.start for d in rig.deadlines("route", number=number)] == [rig.case(number).received_at]
        assert rig.running(number) == {"route", "answer"}
    assert list(verify(rig.desk)) == []


def test_the_ten_minutes_and_a_draft_count_for_each_message_alone(rig: Rig) -> None:
    routed(rig)
    rig.act("2026-06-09T09:35", "return", "IM-2", executor="kumi", reason="не наше")
    rig.act("2026-06-09T09:38", "draft", "IM-3", executor="uzhkh", content="explanation", text="Проект")
    groups = [
        withdrawn("2026-06-09T09:41", "IM-1", "uzhkh", "kumi"),
        withdrawn("2026-06-09T09:40", "IM-2", "uzhkh", "kumi"),
        withdrawn("2026-06-09T09:40", "IM-3", "uzhkh", "kumi"),
    ]
    assert fared(rig.desk.perform_whole(groups)) == ["received"] * 3
    # Eleven minutes after the routing, or once a draft came, it is a new hour; a return changes nothing.
    assert [len(rig.deadlines("route", number=number)) for number in (1, 2, 3)] == [2, 1, 2]


def test_a_step_of_which_half_is_refused_leaves_its_message_alone_and_does_the_others(rig: Rig) -> None:
    routed(rig)
    rig.act("2026-06-09T09:35", "withdraw", "IM-2", executor="kumi", reason="лишняя")
    before = rig.case(2)
    groups = [withdrawn("2026-06-09T09:38", message, "uzhkh", "kumi") for message in MESSAGES]
    outcomes = rig.desk.perform_whole(groups)
    assert fared(outcomes) == ["received", "—", "received"]
    assert rig.case(2) == before
    many = rig.desk.perform_many(withdrawn("2026-06-09T09:39", "IM-2", "kumi", "uzhkh"))
    assert fared(many) == ["—", "received"], "one by one the rest is done all the same"
    assert list(verify(rig.desk)) == []


def test_exclusions_and_replies_of_several_are_taken_back_together(rig: Rig) -> None:
    for message in MESSAGES:
        rig.receive("2026-06-09T09:00", message)
    for message in MESSAGES[:2]:
        rig.act("2026-06-09T09:10", "exclude", message, ground="abuse")
    rig.act("2026-06-09T09:10", "clarify", "IM-3", text="Где?")
    groups = [
        [action("2026-06-09T09:50", "restore", "IM-1", reason="ошибка")],
        [action("2026-06-09T09:50", "restore", "IM-2", reason="")],
        [action("2026-06-09T09:50", "reopen", "IM-3", reason="ошибка")],
    ]
    assert fared(rig.desk.perform_whole(groups)) == ["received", "—", "received"]
    assert rig.running(1) == rig.running(3) == {"route", "answer"}
    assert rig.status(2) == "excluded"
