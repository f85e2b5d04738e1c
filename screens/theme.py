"""The palette: three themes of the same roles, and what becomes of them in a terminal with fewer colours.

A terminal that has not said that it shows every colour gets each of them replaced by the nearest it has. Of
the night that makes one black of ground, header and cursor row, and of sixteen colours the accent is grey. So
there are palettes whose colours such terminals have.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, TypeVar

from rich.style import Style
from textual.app import App
from textual.theme import Theme

ReturnT = TypeVar("ReturnT")

ROLES: Final = (
    "ground", "raised", "line", "body", "muted", "faint", "mark", "pick", "pick-text", "soon", "late",
    "pick-soon", "pick-late", "pick-mark",
)  # fmt: skip
"""The palette's names; `pick-*` is what a role turns into on the row under the cursor."""

NIGHT: Final = "ночь"
DAY: Final = "день"
CONTRAST: Final = "контраст"
MONO: Final = "без цвета"
"""What `NO_COLOR` gets: coral as a grey would look calmer than the text around it."""
SIXTEEN: Final = "шестнадцать цветов"
"""What a terminal with sixteen colours gets, whichever was chosen; Linux's console has no bright grounds."""

TITLES: Final[Mapping[str, str]] = {NIGHT: "Ночь", DAY: "День", CONTRAST: "Контраст"}
"""The themes one can choose from, as the settings call them."""

_NIGHT: Final[Mapping[str, str]] = {
    "ground": "#10151B", "raised": "#18202A", "line": "#3A4857", "body": "#D5DDE5", "muted": "#8B98A6",
    "faint": "#5F6C7A", "mark": "#6FB7E9", "pick": "#24384A", "pick-text": "#F2F7FB", "soon": "#E9B44C",
    "late": "#FF8577", "pick-soon": "#E9B44C", "pick-late": "#FF8577", "pick-mark": "#F2F7FB",
}  # fmt: skip
_DAY: Final[Mapping[str, str]] = {
    "ground": "#F7F6F2", "raised": "#ECEAE3", "line": "#C9C5BA", "body": "#1E252C", "muted": "#5B6570",
    "faint": "#7A828B", "mark": "#0B62A4", "pick": "#D5E4F2", "pick-text": "#0B1F33", "soon": "#8A5A00",
    "late": "#B3261E", "pick-soon": "#8A5A00", "pick-late": "#B3261E", "pick-mark": "#0B1F33",
}  # fmt: skip
_CONTRAST: Final[Mapping[str, str]] = {
    "ground": "#000000", "raised": "#000000", "line": "#FFFFFF", "body": "#FFFFFF", "muted": "#CFCFCF",
    "faint": "#9A9A9A", "mark": "#FFE600", "pick": "#FFE600", "pick-text": "#000000", "soon": "#FFB000",
    "late": "#FF9D94", "pick-soon": "#000000", "pick-late": "#000000", "pick-mark": "#000000",
}  # fmt: skip
_MONO: Final[Mapping[str, str]] = {**_CONTRAST, "soon": "#FFFFFF", "late": "#FFFFFF"}

_SIXTEEN: Final[Mapping[str, str]] = {
    "ground": "#000000", "raised": "#000000", "line": "#555555", "body": "#FFFFFF", "muted": "#AAAAAA",
    "faint": "#555555", "mark": "#55FFFF", "pick": "#00AAAA", "pick-text": "#000000", "soon": "#FFFF55",
    "late": "#FF5555", "pick-soon": "#000000", "pick-late": "#000000", "pick-mark": "#000000",
}  # fmt: skip
_NIGHT_256: Final[Mapping[str, str]] = {
    "ground": "#121212", "raised": "#262626", "line": "#444444", "body": "#DADADA", "muted": "#9E9E9E",
    "faint": "#6C6C6C", "mark": "#5FAFD7", "pick": "#3A3A3A", "pick-text": "#FFFFFF", "soon": "#D7AF5F",
    "late": "#FF8787", "pick-soon": "#D7AF5F", "pick-late": "#FF8787", "pick-mark": "#FFFFFF",
}  # fmt: skip
_DAY_256: Final[Mapping[str, str]] = {
    "ground": "#FFFFFF", "raised": "#F0F0F0", "line": "#BCBCBC", "body": "#1C1C1C", "muted": "#5F5F5F",
    "faint": "#7A7A7A", "mark": "#005FAF", "pick": "#D7D7FF", "pick-text": "#00005F", "soon": "#875F00",
    "late": "#AF0000", "pick-soon": "#5F5F00", "pick-late": "#AF0000", "pick-mark": "#00005F",
}  # fmt: skip

_COLOURS: Final[Mapping[str, Mapping[str, str]]] = {
    NIGHT: _NIGHT,
    DAY: _DAY,
    CONTRAST: _CONTRAST,
    MONO: _MONO,
    SIXTEEN: _SIXTEEN,
    f"{NIGHT} 256": _NIGHT_256,
    f"{DAY} 256": _DAY_256,
}


def theme(name: str) -> Theme:
    """The Textual theme of that name, its roles usable in CSS as `$mark` and so on.

    Raises:
        KeyError: If there is no such theme.
    """
    colours = _COLOURS[name]
    return Theme(
        name=name,
        primary=colours["mark"],
        secondary=colours["muted"],
        accent=colours["mark"],
        warning=colours["soon"],
        error=colours["late"],
        success=colours["body"],
        foreground=colours["body"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["raised"],
        boost=colours["raised"],
        dark=not name.startswith(DAY),
        variables={
            **colours,
            "input-cursor-background": colours["mark"],
            "input-cursor-foreground": colours["ground"],
            "input-cursor-text-style": "none",
            "input-selection-background": colours["mark"],
            "input-selection-foreground": colours["ground"],
            "screen-selection-background": colours["pick"],
            "screen-selection-foreground": colours["pick-text"],
        },
    )


def defaults() -> dict[str, str]:
    """Values for `App.get_theme_variable_defaults`, so that the roles parse under any theme."""
    return dict(_NIGHT)


def chosen(name: str, *, no_color: bool, colours: str | None = None) -> str:
    """The theme to use: the one chosen, known and coloured, else the nearest to it.

    Args:
        name: What the settings say.
        no_color: Whether `NO_COLOR` is set, which wins over it.
        colours: Rich's name of what the terminal shows: `standard` and `windows` (16), `256`, else every one.
    """
    if no_color:
        return MONO
    known = name if name in TITLES else NIGHT
    if colours in ("standard", "windows"):
        return SIXTEEN
    fewer = f"{known} 256"
    return fewer if colours == "256" and fewer in _COLOURS else known


def install(app: App[ReturnT], name: str) -> None:
    """Register the themes with `app` and put `name` on."""
    for known in _COLOURS:
        app.register_theme(theme(known))
    put_on(app, name)


def put_on(app: App[ReturnT], name: str) -> None:
    """Put a theme on, as the terminal can show it; pictures and tests have every colour."""
    colours = None if app.is_headless else app.console.color_system
    app.theme = chosen(name, no_color=app.no_color, colours=colours)


def flat(app: App[object]) -> bool:
    """Whether the theme has no raised ground, so that what stands on it must be told otherwise."""
    colours = _COLOURS.get(app.theme, _NIGHT)
    return colours["raised"] == colours["ground"]


def ink(
    app: App[object], role: str, ground: str = "ground", *, bold: bool = False, underline: bool = False
) -> Style:
    """The Rich style of a role on a ground, for widgets that draw their own lines.

    Args:
        app: Whose theme is on.
        role: One of `ROLES`.
        ground: The role of the background.
        bold: Also bold; `late` always is where there is no colour, or few.
        underline: Also underlined.
    """
    name = app.theme if app.theme in _COLOURS else NIGHT
    heavy = bold or (name in (MONO, SIXTEEN) and role.endswith("late"))
    return _ink(name, role, ground, ("bold " if heavy else "") + ("underline" if underline else ""))


@lru_cache(maxsize=512)
def _ink(name: str, role: str, ground: str, weight: str) -> Style:
    colours = _COLOURS[name]
    return Style.parse(f"{weight} {colours[role]} on {colours[ground]}")
