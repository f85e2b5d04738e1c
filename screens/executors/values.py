"""What the forms of the directory hold and hand in, as values. No Textual here."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from screens.executors.rows import SHORT
from screens.text import width
from uhta_tui.procedure.actions import SetExecutor, SetOfficial
from uhta_tui.procedure.scene import DESK_EXECUTOR, ExecutorFacts, OfficialFacts
from uhta_tui.worktime.moments import Moment

YES, NO = "yes", "no"
CODE_RULE: Final = "строчные латинские буквы, цифры и _, сначала буква, до 32"
KEPT: Final = "пустым не станет: впишите другое"
"""An action leaves what it does not name as it was, so nothing can be taken out, only replaced."""
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)
_LATIN: Final = {
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziyklmnoprstufhcye", strict=True)),
    "ё": "e", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ь": "", "ъ": "",
}  # fmt: skip
OFFICIAL: Final = ("title", "title_genitive", "title_dative", "name", "name_dative")
"""The fields of an official that are typed."""


def executor_values(facts: ExecutorFacts | None, official: str = "") -> dict[str, str]:
    """An executor as its form shows it; `official` is whom a new one is under."""
    if facts is None:
        return {"short": "", "name": "", "official": official, "words": "", "active": YES, "code": ""}
    return {
        "short": facts.short,
        "name": facts.name,
        "official": facts.official,
        "words": ", ".join(facts.keywords),
        "active": YES if facts.active else NO,
        "code": facts.code,
    }


def official_values(facts: OfficialFacts | None) -> dict[str, str]:
    """An official as its form shows it."""
    texts = {name: getattr(facts, name) if facts else "" for name in OFFICIAL}
    return {**texts, "code": facts.code if facts else ""}


def wrong_executor(values: Mapping[str, str], *, new: bool, taken: Collection[str]) -> dict[str, str]:
    """What is wrong in the fields of an executor, in Russian; nothing where all is right."""
    short, code = values["short"].strip(), values["code"].strip()
    cells = width(short)
    found = {
        "short": f"{cells} знаков, а можно до {SHORT}" if cells > SHORT else "",
        "name": "" if values["name"].strip() else "впишите название, как в документах",
        "code": wrong_code(code, taken) if new and code else "",
    }
    if not short:
        found["short"] = "впишите короткое название для очереди"
    return {name: text for name, text in found.items() if text}


def wrong_official(
    values: Mapping[str, str], facts: OfficialFacts | None, taken: Collection[str]
) -> dict[str, str]:
    """What is wrong in the fields of an official."""
    found = {
        name: KEPT
        for name in OFFICIAL
        if facts is not None and getattr(facts, name) and not values[name].strip()
    }
    if not values["title"].strip():
        found["title"] = "впишите должность"
    if facts is None and (wrong := wrong_code(values["code"].strip(), taken)):
        found["code"] = wrong
    return found


def set_executor(values: Mapping[str, str], taken: Collection[str], *, at: Moment, by: str) -> SetExecutor:
    """The action of what is written, where nothing is wrong; a new one without a code gets one."""
    short = values["short"].strip()
    return SetExecutor(
        at=at,
        by=by,
        code=values["code"].strip() or code_of(short, taken),
        name=values["name"].strip(),
        short=short,
        official=values["official"],
        keywords=words_of(values["words"]),
        active=values["active"] == YES,
    )


def set_official(values: Mapping[str, str], *, at: Moment, by: str) -> SetOfficial:
    """The action of what is written, where nothing is wrong."""
    texts = {name: values[name].strip() for name in OFFICIAL}
    return SetOfficial(at=at, by=by, code=values["code"].strip(), **texts)


def words_of(text: str) -> tuple[str, ...]:
    """Keywords as typed, separated by commas or lines; the same one twice counts once."""
    words = (" ".join(word.split()) for word in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(word for word in words if word))


def code_of(name: str, taken: Iterable[str]) -> str:
    """A code made of a name, like no other: `Жилфонд` gives `zhilfond`.

    >>> code_of("Горэлектросеть", ["gorelektroset"])
    'gorelektroset2'
    """
    letters = "".join(_LATIN.get(c, c) for c in name.lower())
    base = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:24]
    base = base if base[:1].isalpha() else f"x{base}"
    used = set(taken)
    return next(code for code in (base, *(f"{base}{n}" for n in range(2, 1000))) if code not in used)


def wrong_code(code: str, taken: Iterable[str]) -> str:
    """What is wrong with a code, in Russian; empty if nothing is."""
    if not _CODE.fullmatch(code):
        return CODE_RULE
    return "этот код уже занят" if code in taken or code == DESK_EXECUTOR else ""
