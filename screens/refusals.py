"""How a refusal of the Порядок is said where an act was asked for by its key. No Textual here.

The rules say what and why, mostly without a way out: they know no keys. Here each reason gets the key that
helps, and the words that fit a row of 76 cells with the clause and the way out still on it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from models.terms import PartStatus, Status
from screens.text import width
from screens.why import Why
from uhta_tui.procedure.case import Case

ROOM: Final = 76
"""Cells of the say line at 80 columns."""

_WAITS: Final = "Ждём автора (п.2): ы — автор ответил, ц — закрыть без ответа"
"""The refusal of whatever else is asked while the author owes an answer."""

_OWN_WORDS: Final = frozenset({"take_back", "document", "versions", "open_link"})
"""Acts whose refusals do not hang on where the message stands."""
_AT_PARTS: Final = frozenset({"draft", "return", "approve", "rework", "edit_jointly"})
"""Acts on a part: once it was returned, it goes to another executor first."""
_BEFORE_PARTS: Final = frozenset({"repeat", "close"})
"""Acts that are possible only while nobody holds a part."""

_ROUTE_FIRST: Final = "Сначала направьте сообщение (н)."
_ROUTABLE: Final = frozenset({Status.RECEIVED, Status.INTERIM})
"""Where a message without parts can be routed."""

_BY_STATUS: Final[Mapping[Status, str]] = {
    Status.RECEIVED: "Направьте (н).",
    Status.DRAFTING: "Дождитесь проекта (п).",
    Status.REVIEW: "Согласуйте проект (с).",
    Status.COMPOSING: "Сведите ответ (щ).",
    Status.APPROVED: "Возьмите ответ назад (я).",
    Status.INTERIM: "Примите итог (п).",
    Status.ANSWERED: "Ошибка в ответе — ш.",
    Status.CLOSED: "Верните в работу (я).",
    Status.EXCLUDED: "Верните в работу (я).",
    Status.OUT_OF_SCOPE: "Верните в работу (я).",
}
"""The key that helps, by where the message stands."""

_BY_ACT: Final[Mapping[tuple[str, Status], str]] = {
    ("return", Status.REVIEW): "Верните на доработку (д).",
    ("return", Status.COMPOSING): "Верните на доработку (д).",
    ("draft", Status.COMPOSING): "Верните на доработку (д).",
    ("compose", Status.REVIEW): "Согласуйте (с).",
    ("author_answered", Status.RECEIVED): "Спросите его (а).",
    ("author_answered", Status.DRAFTING): "Спросите его (а).",
    ("author_answered", Status.REVIEW): "Спросите его (а).",
    ("author_answered", Status.COMPOSING): "Спросите его (а).",
}
"""The key that helps, where the act matters too."""

_SHORTER: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(long), short)
    for long, short in (
        (r"^сообщение уже имеет согласованный ответ$", "ответ согласован"),
        (r"^ответ уже согласован$", "ответ согласован"),
        (r"^сообщение уже получило ответ$", "ответ размещён"),
        (r"^сообщение ждёт окончательного проекта$", "дан промежуточный ответ"),
        (r"^автору уже дан промежуточный ответ$", "дан промежуточный ответ"),
        (r"^(.+) уже дал промежуточный ответ$", r"\1 дал промежуточный"),
        (r"^после промежуточного ответа даётся окончательный$", "нужен окончательный"),
        (r"^сообщение в работе у исполнителей$", "оно у исполнителей"),
        (r"^сообщение ждёт согласования проекта$", "проект на согласовании"),
        (r"^сообщение ", ""),
        (r"^проект исполнителя .+ не ждёт согласования$", "проекта к согласованию нет"),
        (r"^проекта от исполнителя .+ нет$", "проекта нет"),
        (r"^(.+) уже имеет согласованный проект$", r"проект \1 согласован"),
        (r"^.+ уже сдал проект или вернул часть$", "часть уже не в работе"),
        (r"^нет действующей части$", "частей нет"),
    )
)
"""Reasons in fewer words."""
_SHORTER_WAYS: Final[Mapping[str, str]] = {
    _ROUTE_FIRST: "Направьте (н).",
    "Сначала возьмите его назад (я).": "Возьмите назад (я).",
    "Верните на доработку (д).": "Доработка — д.",
    "Возьмите ответ назад (я).": "Взять назад — я.",
    "Дождитесь проекта (п).": "Проект — п.",
    "Примите итог (п).": "Итог — п.",
    "Ошибка в ответе — ш.": "Ошибка — ш.",
    "Верните в работу (я).": "Вернуть — я.",
    "Направьте иному (н).": "Иному — н.",
}
"""Ways out in fewer words."""


def worded(why: Why | None, act: str, verb: str, case: Case) -> Why | None:
    """A reason with its way out, and in short for narrow rows.

    Args:
        why: What the rules say; `None` if nothing.
        act: The act's name in the table of acts.
        verb: How its refusal begins: `Исключить`.
        case: The message.
    """
    if why is None or why.short:
        return why
    if case.status is Status.CLARIFYING and act not in _OWN_WORDS:
        return replace(why, reason="ждём автора", clause="п.2",
                       way_out="Автор ответил — ы, закрыть без ответа — ц.", short=_WAITS)  # fmt: skip
    if act == "author_answered" and (act, case.status) in _BY_ACT:
        why = replace(why, reason="автора не спрашивали")
    if act not in _OWN_WORDS:
        # The rules send whatever has no parts to the routing, which a message past it does not allow.
        way_out = "" if why.way_out == _ROUTE_FIRST and case.status not in _ROUTABLE else why.way_out
        why = replace(why, way_out=way_out or _way_out(act, case))
    if width(why.sentence(verb)) <= ROOM:
        return why
    return replace(why, short=_shorter(why).sentence(verb))


def _way_out(act: str, case: Case) -> str:
    """The key that helps."""
    live = case.live_parts
    if act in _AT_PARTS and live and all(part.status is PartStatus.RETURNED for part in live):
        return "Направьте иному (н)."
    if act in _BEFORE_PARTS and live and case.status in _HELD:
        return "Заберите часть (з)."
    return _BY_ACT.get((act, case.status), _BY_STATUS.get(case.status, ""))


_HELD: Final = frozenset({Status.DRAFTING, Status.REVIEW, Status.COMPOSING})
"""Where the desk can still take a part back."""


def _shorter(why: Why) -> Why:
    """The same reason in fewer words."""
    reason = why.reason
    for long, short in _SHORTER:
        changed = long.sub(short, reason)
        if changed != reason:
            reason = changed
            break
    return replace(why, reason=reason, way_out=_SHORTER_WAYS.get(why.way_out, why.way_out))
