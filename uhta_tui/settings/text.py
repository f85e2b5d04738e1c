"""Settings as text of a TOML file: values by tomli-w, comments of readable width."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

_WIDTH: Final = 108


def comment(text: str) -> Iterator[str]:
    """`text` as comment lines."""
    yield from wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def assignment(name: str, value: object) -> str:
    """One setting on one line.

    >>> assignment("mon", ("08:45-13:00", "14:00-18:00"))
    'mon = ["08:45-13:00", "14:00-18:00"]'
    """
    import tomli_w

    if isinstance(value, tuple | list):
        # tomli-w gives every item a line of its own; keywords are read better side by side.
        items = [_value(assignment("x", item)) for item in value]
        return f"{_key(tomli_w.dumps({name: 0}))} = [{', '.join(items)}]"
    return tomli_w.dumps({name: value}).rstrip("\n")


def _key(line: str) -> str:
    return line.rsplit(" = ", 1)[0]


def _value(line: str) -> str:
    return line.split(" = ", 1)[1]
