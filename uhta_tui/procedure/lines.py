"""Actions as lines of JSON: how `uhta act` reads them, and how the journal keeps and writes them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Final

from models.terms import Content, Ground, Law, ReplyKind, Side
from uhta_tui.procedure.actions import ACTION_TYPES, Action, AttachmentFile
from uhta_tui.procedure.amending import MOMENTS
from uhta_tui.procedure.case import Attachment, Tick
from uhta_tui.worktime.moments import Moment, iso, parse_moment

IGNORED: Final = frozenset({"entered_at", "no", "hash"})
"""Keys that a line of the journal has beside its action's own."""


class LineError(ValueError):
    """A line that is not an action; the message is one Russian sentence."""


_Reader = Callable[[object, str], object]
"""Turns a JSON value into a field's value; the second argument is the desk's zone."""


def _text(value: object, _zone: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise LineError("нужна строка")
    return _whole_characters(str(value))


def _whole_characters(text: str) -> str:
    """A text that can be stored: JSON may spell half of a surrogate pair, which is no character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise LineError("в строке половина знака (\\ud800–\\udfff без пары)") from None
    return text


def _flag(value: object, _zone: str) -> bool:
    if not isinstance(value, bool):
        raise LineError("нужно true или false")
    return value


def _moment(value: object, zone: str) -> Moment:
    if not isinstance(value, str):
        raise LineError("нужен момент вида 2026-11-24T14:30")
    return parse_moment(value, zone)


def _optional_moment(value: object, zone: str) -> Moment | None:
    return None if value in (None, "") else _moment(value, zone)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise LineError("нужен список")
    return value


def _dict(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise LineError("нужен набор «имя: значение»")
    return {_whole_characters(str(name)): item for name, item in value.items()}


def _texts(value: object, zone: str) -> tuple[str, ...]:
    return tuple(_text(item, zone) for item in _list(value))


def _numbers(value: object, _zone: str) -> tuple[int, ...]:
    return tuple(_whole(item) for item in _list(value))


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise LineError("нужно целое число")
    return value


def _named_texts(value: object, zone: str) -> dict[str, str]:
    return {name: _text(item, zone) for name, item in _dict(value).items()}


def _extra(value: object, zone: str) -> dict[str, str]:
    """The further columns of a source: whatever stands there is kept as text, nothing is left out."""
    return {name: _any_text(item, zone) for name, item in _dict(value).items() if item is not None}


def _any_text(value: object, zone: str) -> str:
    if isinstance(value, str):
        return _text(value, zone)
    return _whole_characters(json.dumps(value, ensure_ascii=False))


def _named_numbers(value: object, _zone: str) -> dict[str, int]:
    return {name: _whole(item) for name, item in _dict(value).items()}


def _spans(value: object, zone: str) -> str | tuple[str, ...] | None:
    if value is None:
        return None
    return value if isinstance(value, str) else _texts(value, zone)


def _days(value: object, zone: str) -> dict[str, str | tuple[str, ...] | None]:
    return {day: _spans(item, zone) for day, item in _dict(value).items()}


def _moved(value: object, zone: str) -> dict[str, str | None]:
    return {day: None if to is None else _text(to, zone) for day, to in _dict(value).items()}


def _week(value: object, zone: str) -> dict[str, tuple[str, ...]] | None:
    if value is None:
        return None
    return {day: _texts(item, zone) for day, item in _dict(value).items()}


def _tick(value: object, zone: str) -> Tick:
    if not isinstance(value, dict):
        return Tick(_whole(value))
    item = _dict(value)
    return Tick(
        _whole(item.get("number")),
        _text(item.get("comment") or "", zone),
        _text(item.get("passage") or "", zone),
    )


def _attachment(value: object, zone: str) -> Attachment | AttachmentFile:
    if isinstance(value, str):
        return AttachmentFile(path=value)
    item = _dict(value)
    digest = _text(item.get("sha256") or "", zone).lower()
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise LineError("у вложения нужен путь или sha256 из 64 шестнадцатеричных знаков")
    return Attachment(_text(item.get("name") or digest[:12], zone), digest, _whole(item.get("size", 0)))


def _amended(value: object, zone: str) -> dict[str, str | Moment]:
    return {
        name: _moment(item, zone) if name in MOMENTS else _text(item, zone)
        for name, item in _dict(value).items()
    }


def _one_of(kind: type[StrEnum]) -> _Reader:
    """A reader of one of an enum's values."""

    def read(value: object, _zone: str) -> StrEnum:
        try:
            return kind(str(value))
        except ValueError:
            raise LineError(f"«{value}» — нужно одно из: {', '.join(kind)}") from None

    return read


def _optional(read: _Reader) -> _Reader:
    def read_or_none(value: object, zone: str) -> object:
        return None if value in (None, "") else read(value, zone)

    return read_or_none


_READERS: Final[Mapping[str, _Reader]] = {
    "at": _moment,
    "published_at": _optional_moment,
    "extra": _extra,
    "undated": _flag,
    "executors": _texts,
    "to": _texts,
    "parts": _named_texts,
    "content": _optional(_one_of(Content)),
    "attachments": lambda value, zone: tuple(_attachment(item, zone) for item in _list(value)),
    "reasons": lambda value, zone: tuple(_tick(item, zone) for item in _list(value)),
    "without_evidence": _flag,
    "ticked": _numbers,
    "new_facts": _flag,
    "other_host": _flag,
    "ground": _one_of(Ground),
    "law": _one_of(Law),
    "side": _one_of(Side),
    "fields": _amended,
    "active": _flag,
    "keywords": _optional(_texts),
    "week": _week,
    "days": _days,
    "moved": _moved,
    "terms": _named_numbers,
}
"""How a field is read, by its name; what is not listed is a text."""

_KINDS: Final[Mapping[str, _Reader]] = {
    "draft": _one_of(ReplyKind),
    "compose": _optional(_one_of(ReplyKind)),
    "template": _optional(_one_of(ReplyKind)),
}


def read_line(data: object, zone: str) -> Action:
    """The action that a line holds.

    Args:
        data: What the line's JSON gave.
        zone: The desk's zone, for moments without an offset.

    Raises:
        LineError: If it is not an action; says in Russian what is wrong.
    """
    if not isinstance(data, dict):
        raise LineError("строка действия должна быть набором «имя: значение»")
    name = str(data.get("action", ""))
    kind = ACTION_TYPES.get(name)
    if kind is None:
        raise LineError(f"нет такого действия: «{name}»; есть {', '.join(ACTION_TYPES)}")
    known = {f.name: f for f in fields(kind)}
    given = {key: value for key, value in data.items() if key != "action" and key not in IGNORED}
    for key in given:
        if key not in known:
            raise LineError(f"у действия {name} нет поля «{key}»; есть {', '.join(known)}")
    values: dict[str, object] = {}
    for key, field in known.items():
        optional = field.default is not MISSING or field.default_factory is not MISSING
        if key not in given or (given[key] is None and optional):
            if not optional:
                raise LineError(f"у действия {name} не хватает поля «{key}»")
            continue
        values[key] = _read(name, key, given[key], zone)
    return kind(**values)  # type: ignore[arg-type]


def _read(action: str, key: str, value: object, zone: str) -> object:
    read = _KINDS.get(action, _text) if key == "kind" else _READERS.get(key, _text)
    try:
        return read(value, zone)
    except ValueError as error:
        raise LineError(f"поле {key}: {error}") from None


def write_line(action: Action, zone: str) -> dict[str, object]:
    """An action as the object of its line; fields that have their default are left out."""
    line: dict[str, object] = {"at": iso(action.at, zone), "by": action.by, "action": action.NAME}
    for field in fields(action):
        if field.name in ("at", "by"):
            continue
        value = getattr(action, field.name)
        if field.default is not MISSING and value == field.default:
            continue
        if field.default_factory is not MISSING and not value:
            continue
        line[field.name] = _written(field.name, value, zone)
    return line


def _written(name: str, value: object, zone: str) -> object:
    if name == "published_at" and isinstance(value, int):
        return iso(value, zone)
    if name == "fields" and isinstance(value, Mapping):
        return {key: iso(v, zone) if isinstance(v, int) else v for key, v in value.items()}
    return _plain(value)


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Tick):
        return {"number": value.number, "comment": value.comment, "passage": value.passage}
    if isinstance(value, Attachment):
        return {"name": value.name, "sha256": value.sha256, "size": value.size}
    if isinstance(value, AttachmentFile):
        return value.path
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
