"""One deed at a time: a key pressed twice must not do a thing twice, nor cut the first doing short."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import TypeVar
from weakref import WeakSet

from textual.screen import Screen

S = TypeVar("S", bound=Screen[None])

_busy: WeakSet[Screen[None]] = WeakSet()
"""The screens on which something is being done."""


def once(deed: Callable[[S], Coroutine[None, None, None]]) -> Callable[[S], Coroutine[None, None, None]]:
    """Let a screen's deed go by while another one is under way on it; put it under `@work`."""

    @wraps(deed)
    async def guarded(screen: S) -> None:
        if screen in _busy:
            return
        _busy.add(screen)
        try:
            await deed(screen)
        finally:
            _busy.discard(screen)

    return guarded
