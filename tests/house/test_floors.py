"""The four floors: each room imports only from the floors below it, the pure ones from next to nothing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
STDLIB: Final = sys.stdlib_module_names

PURE: Final = {"pendulum", "models.terms", "models.reasons"}
"""What a pure room may use besides the standard library."""

RULES: Final = {*PURE, "uhta_tui.worktime", "uhta_tui.procedure", "uhta_tui.wording", "uhta_tui.text"}
"""What a room may use that takes values and returns values."""

ROOMS: Final[dict[str, set[str]]] = {
    # Each room with what it may import besides the standard library and itself; the longest name counts.
    "app": {"screens", "uhta_tui", "click", "pendulum", "textual"},
    "screens": {"screens", "uhta_tui", "models.terms", "models.reasons", "textual", "rich", "pendulum"},
    "models": {"models", "peewee", "playhouse", "psycopg", "pendulum"},
    "models.terms": set(),
    "models.reasons": set(),
    "uhta_tui.wording": {"pendulum", "models.terms", "uhta_tui.worktime"},
    "uhta_tui.text": set(),
    "uhta_tui.worktime": PURE | {"uhta_tui.wording"},
    "uhta_tui.procedure": PURE | {"uhta_tui.worktime", "uhta_tui.wording"},
    "uhta_tui.settings": {"models.reasons", "tomli_w", "platformdirs", "uhta_tui.worktime"},
    "uhta_tui.config": {"uhta_tui.settings"},
    "uhta_tui.intake": RULES | {"python_calamine"},
    "uhta_tui.assist": RULES | {"rapidfuzz", "snowballstemmer"},
    "uhta_tui.documents": RULES | {"reportlab", "xlsxwriter", "docx"},
    "uhta_tui.desk": RULES | {
        "models", "peewee", "playhouse",
        "uhta_tui.config", "uhta_tui.settings", "uhta_tui.intake", "uhta_tui.assist", "uhta_tui.documents",
    },
    "uhta_tui": {"uhta_tui", "models.terms", "models.reasons", "pendulum", "click", "platformdirs"},
}  # fmt: skip
"""The house. What is not listed as a room of its own belongs to the nearest room around it."""

SOURCES: Final = sorted(
    path
    for floor in ("models", "uhta_tui", "screens", "app.py")
    for path in ([ROOT / floor] if floor.endswith(".py") else (ROOT / floor).rglob("*.py"))
    if path.exists()
)


def module_of(path: Path) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def within(module: str, room: str) -> bool:
    """Whether a module is a room or stands in it."""
    return module == room or module.startswith(f"{room}.")


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, wherever it does so, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import in line {node.lineno}"
            assert node.module is not None
            # `from models import terms` imports the module `models.terms`.
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def parsed(path: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def forbidden(path: Path) -> list[str]:
    """What a file imports and should not."""
    module = module_of(path)
    room = max((room for room in ROOMS if within(module, room)), key=len)
    allowed = ROOMS[room] | {room}
    return [
        f"{path.relative_to(ROOT)}:{line}: {room} may not import {name}"
        for line, name in imports(parsed(path))
        if name.split(".")[0] not in STDLIB and not any(within(name, one) for one in allowed)
    ]


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_each_room_imports_only_what_the_house_allows(path: Path) -> None:
    assert forbidden(path) == []


def test_there_is_a_house_to_test() -> None:
    assert {module_of(path).split(".")[0] for path in SOURCES} >= {"models", "uhta_tui"}


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name == "__init__.py"], ids=module_of)
def test_an_init_file_is_one_docstring(path: Path) -> None:
    body = parsed(path).body
    assert len(body) == 1
    assert ast.get_docstring(parsed(path))


@pytest.mark.parametrize(
    "source", ["import textual", "from models import message", "from screens.keys import bind"]
)
def test_the_rule_sees_what_it_forbids(source: str) -> None:
    allowed = ROOMS["uhta_tui.procedure"]
    [(_, name)] = imports(ast.parse(source))
    assert not any(within(name, one) for one in allowed)


NOW: Final = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "DateTime": {"now", "utcnow", "today"},
    "pendulum": {"now", "today", "tomorrow", "yesterday"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime"},
}
"""Ways to ask the machine what time it is, by what they are asked of."""


def reads_the_clock(tree: ast.Module) -> list[int]:
    """The lines in which a file reads the machine's clock."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            asked = (
                node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            )
            if node.attr in NOW.get(asked, ()):
                lines.append(node.lineno)
        elif isinstance(node, ast.ImportFrom) and node.module in {"time", "pendulum"}:
            lines += [node.lineno for alias in node.names if alias.name in NOW[node.module]]
    return lines


@pytest.mark.parametrize(
    "path",
    [p for p in SOURCES if module_of(p) != "app" and not within(module_of(p), "uhta_tui.cli")],
    ids=module_of,
)
def test_time_comes_in_from_the_top(path: Path) -> None:
    assert reads_the_clock(parsed(path)) == []


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now()",
        "datetime.datetime.now(UTC)",
        "time.time()",
        "pendulum.now()",
        "from time import time",
    ],
)
def test_the_rule_sees_a_clock_being_read(source: str) -> None:
    assert reads_the_clock(ast.parse(source)) == [1]


@pytest.mark.parametrize("module", ["models.terms", "uhta_tui.worktime.calendar", "uhta_tui.config"])
def test_what_the_calculator_needs_costs_no_peewee_and_no_textual(module: str) -> None:
    heavy = "{'peewee', 'textual', 'rich', 'reportlab'}"
    code = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
