"""What makes the screens' tests quick without changing what they see.

Textual's pilot sleeps a fiftieth of a second at least twice after every key, until the processor looks idle:
most of such a test's time, and the more of it the busier the machine. Here it waits for the loop itself until
nothing can run and nothing is being read. And every app parses the style sheets of its widgets anew, several
times over; here a sheet is parsed once for all of them.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import textual.app
import textual.pilot
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

ResultT = TypeVar("ResultT")
_QUIET = 3
"""Turns of the loop in a row with nothing to run that count as idle."""
_PATIENCE = 0.2
"""Seconds that a thread is waited for: one that is held up by the test comes to no end by itself."""
_RESIZE = 1 / 60
"""Seconds that Textual lets a resize rest before it draws, and as many again."""
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}
_reading: set[object] = set()
"""Calls of `asyncio.to_thread` under way."""


async def idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Return when nothing is ready to run and no thread is under way; timers are not waited for."""
    loop, quiet = asyncio.get_running_loop(), 0
    until = loop.time() + _PATIENCE
    while quiet < _QUIET:
        waits = bool(_reading) and loop.time() < until
        await asyncio.sleep(0.001 if waits else 0)
        quiet = 0 if waits or loop._ready else quiet + 1  # type: ignore[attr-defined]  # there is no public word


def _counted(to_thread: Callable[..., Coroutine[Any, Any, ResultT]]) -> Callable[..., Any]:
    async def counted(*args: Any, **kwargs: Any) -> ResultT:
        call = object()
        _reading.add(call)
        try:
            return await to_thread(*args, **kwargs)
        finally:
            _reading.discard(call)

    return counted


def _resizing(resize: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., Any]:
    async def resized(pilot: Pilot[None], width: int, height: int) -> None:
        await resize(pilot, width, height)
        await asyncio.sleep(_RESIZE)
        await pilot.pause()

    return resized


def _parsing_once(parse: Callable[..., list[RuleSet]]) -> Callable[..., list[RuleSet]]:
    def parse_rules(
        sheet: Stylesheet,
        css: str,
        read_from: tuple[str, str],
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        known = frozenset(sheet._variables.items())
        key = (css, read_from, is_default_rules, tie_breaker, scope, known)
        if key not in _parsed:
            _parsed[key] = parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
        return _parsed[key]

    return parse_rules


def install() -> None:
    """Make every app of this process quick."""
    for module in (textual.app, textual.pilot):
        patched: Any = module
        patched.wait_for_idle = idle
    patched = Stylesheet
    patched._parse_rules = _parsing_once(Stylesheet._parse_rules)
    patched = Pilot
    patched.resize_terminal = _resizing(Pilot.resize_terminal)
    patched = asyncio
    patched.to_thread = _counted(asyncio.to_thread)
