"""What the machine may enter: anything at all, and what a desk usually would."""

from collections.abc import Mapping
from typing import Final

from hypothesis import strategies as st

from tests.desk.rig import EXECUTORS, POSTED, ZONE, at
from uhta_tui.worktime.moments import iso

Line = Mapping[str, object]

CODES: Final = (*EXECUTORS, "nobody")
REFERENCES: Final = ("IM-0", "IM-1", "№1", "№2", "№99", "IM-9", "", "№", "№" + "9" * 30)
LINKS: Final = (POSTED, "https://m.vk.ru/wall-1_2?reply=4", "https://ok.ru/group/1/topic/2", "нет", "")

executors = st.sampled_from(CODES)
several = st.lists(st.sampled_from(CODES[:-1]), min_size=1, max_size=3, unique=True)
words = st.sampled_from(("Текст", "Текст", "Текст", " ", ""))
reasons: st.SearchStrategy[object] = st.lists(
    st.builds(dict, number=st.sampled_from((1, 2, 8, 8, 9))), max_size=2
)


def _line(action: str, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Line]:
    return st.fixed_dictionaries({"action": st.just(action), **fields})


def _of_part(action: str, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Line]:
    return _line(action, executor=executors, **fields)


def random_lines(photo: str) -> dict[str, st.SearchStrategy[Line]]:
    """What may be entered about a message, sense and nonsense."""
    kinds = st.sampled_from(("answer", "answer", "interim", "clarification"))
    contents = st.sampled_from(("measures", "progress", "refutation", "explanation", "explanation"))
    files = st.sampled_from(([], [photo], [photo], ["/nowhere/to/be/found.jpg"], [{"sha256": "0" * 64}]))
    moments = st.integers(at("2026-06-08T00:00"), at("2026-06-20T00:00")).map(lambda m: iso(m, ZONE))
    amended: st.SearchStrategy[object] = st.one_of(
        st.builds(dict, received_at=moments), st.builds(dict, posted_at=moments), st.builds(dict, text=words)
    )
    facts = st.booleans()
    return {
        "route": _line("route", executors=several),
        "return": _of_part("return", reason=words),
        "reroute": _of_part("reroute", to=several),
        "withdraw": _of_part("withdraw", reason=words),
        "draft": _of_part("draft", kind=kinds, content=contents, text=words, attachments=files),
        "rework": _of_part("rework", reasons=reasons),
        "edit_jointly": _of_part("edit_jointly", text=words),
        "approve": _of_part("approve", without_evidence=facts),
        "compose": _line("compose", text=words),
        "request": _line("compose", kind=kinds, text=words),
        "clarify": _line("clarify", text=words),
        "author_answered": _line("author_answered", text=words),
        "repeat": _line("repeat", earlier=st.sampled_from(REFERENCES), new_facts=facts),
        "post": _line("post", url=st.sampled_from(LINKS), other_host=facts),
        "exclude": _line("exclude", ground=st.sampled_from(("harm", "abuse"))),
        "out_of_scope": _line("out_of_scope", law=st.just("44-FZ")),
        "restore": _line("restore", reason=words),
        "reopen": _line("reopen", reason=words),
        "close": _line("close", reason=words),
        "note_text": _line("note_text", text=words),
        "finding": _of_part("finding", text=words),
        "amend": _line("amend", fields=amended, reason=words),
    }


def usual_lines(photo: str) -> list[Line]:
    """What a desk would enter, each line spelled once; the rules say which of them are allowed."""
    shown = {"content": "measures", "attachments": [photo]}
    often: list[Line] = [{"action": "route", "executors": codes} for codes in (["uzhkh"], ["kumi", "usad"])]
    often += [{"action": "compose", "text": "Здравствуйте!"}, {"action": "post", "url": POSTED}]
    often += [{"action": "author_answered", "text": "Там"}, {"action": "restore", "reason": "ошибка"}]
    seldom: list[Line] = [{"action": name, "reason": "так надо"} for name in ("reopen", "close")]
    seldom += [
        {"action": "compose", "kind": "clarification", "text": "Где?"},
        {"action": "clarify", "text": "Где?"},
    ]
    seldom += [{"action": "exclude", "ground": "harm"}, {"action": "out_of_scope", "law": "44-FZ"}]
    for code in ("uzhkh", "kumi", "usad"):
        who = {"executor": code}
        often += [
            {"action": "draft", **who, "content": "explanation", "text": "Проект"},
            {"action": "draft", **who, "kind": "interim", "text": "Решаем", **shown},
            *[{"action": "approve", **who}] * 4,
            {"action": "reroute", **who, "to": ["education", "desk"]},
        ]
        seldom += [
            {"action": "draft", **who, "kind": "clarification", "text": "Где?"},
            {"action": "edit_jointly", **who, "text": "Вместе"},
            {"action": "rework", **who, "reasons": [{"number": 4}]},
            {"action": "return", **who, "reason": "не наше"},
            {"action": "withdraw", **who, "reason": "не им"},
        ]
    return often * 4 + seldom
