"""Frozen values to JSON and back: how signed figures are kept so that they never change.

Knows dataclasses of whole numbers, texts, flags, stored enums, dates, each perhaps missing, tuples of one
kind, and mappings by name; nothing else is needed, and anything else is an error of ours.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Final, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(value: object) -> object:
    """A frozen value as what JSON can hold.

    Raises:
        TypeError: If it has something that JSON and this module do not know.
    """
    if value is None or isinstance(value, str | int):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): to_json(item) for name, item in value.items()}
    if is_dataclass(value):
        return named(value)
    raise TypeError(f"no JSON for {type(value)}")


def named(value: object) -> dict[str, object]:
    """A frozen dataclass as a JSON object, its fields in order."""
    return {name: to_json(getattr(value, name)) for name in _kinds(type(value))}


def from_json(kind: type[T], data: object) -> T:
    """The value that `to_json` wrote; what was written before a field came to be gets its default.

    Raises:
        TypeError: If the data has not the shape of the kind.
    """
    value = _read(kind, data)
    if not isinstance(value, kind):
        raise TypeError(f"{kind} is not {data!r:.80}")
    return value


_KINDS: Final[dict[type, Mapping[str, object]]] = {}


def _kinds(kind: type) -> Mapping[str, object]:
    """The fields of a dataclass and the kind of each, looked up once: resolving names is slow."""
    if kind not in _KINDS:
        hints = get_type_hints(kind)
        _KINDS[kind] = {field.name: hints[field.name] for field in fields(kind)}
    return _KINDS[kind]


def _read(kind: object, data: object) -> object:
    """One value of a kind, which is a type or a type with parameters."""
    origin, parameters = get_origin(kind), get_args(kind)
    if origin is UnionType:
        if data is None:
            return None
        return _read(next(one for one in parameters if one is not NoneType), data)
    if origin is tuple and isinstance(data, list):
        return tuple(_read(parameters[0], item) for item in data)
    if origin is Mapping and isinstance(data, dict):
        return {_read(parameters[0], name): _read(parameters[1], item) for name, item in data.items()}
    return _read_plain(kind, data)


def _read_plain(kind: object, data: object) -> object:
    if not isinstance(kind, type):
        raise TypeError(f"{kind} is not {data!r:.80}")
    if is_dataclass(kind) and isinstance(data, dict):
        return kind(**{name: _read(one, data[name]) for name, one in _kinds(kind).items() if name in data})
    if issubclass(kind, StrEnum) and isinstance(data, str):
        return kind(data)
    if issubclass(kind, date) and isinstance(data, str):
        return kind.fromisoformat(data)
    if not isinstance(data, kind):
        raise TypeError(f"{kind} is not {data!r:.80}")
    return data
