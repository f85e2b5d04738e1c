"""The palette: three themes of the same eleven roles, and colours that need no colour."""

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

_COLOURS: Final[Mapping[str, Mapping[str, str]]] = {
    NIGHT: _NIGHT,
    DAY: _DAY,
    CONTRAST: _CONTRAST,
    MONO: _MONO,
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
        dark=name != DAY,
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


def chosen(name: str, *, no_color: bool) -> str:
    """The theme to use: the one chosen, known and coloured, else the nearest to it."""
    if no_color:
        return MONO
    return name if name in TITLES else NIGHT


def install(app: App[ReturnT], name: str) -> None:
    """Register the themes with `app` and put `name` on (`NO_COLOR` wins over it)."""
    for known in _COLOURS:
        app.register_theme(theme(known))
    app.theme = chosen(name, no_color=app.no_color)


def ink(
    app: App[object], role: str, ground: str = "ground", *, bold: bool = False, underline: bool = False
) -> Style:
    """The Rich style of a role on a ground, for widgets that draw their own lines.

    Args:
        app: Whose theme is on.
        role: One of `ROLES`.
        ground: The role of the background.
        bold: Also bold; `late` always is where there is no colour.
        underline: Also underlined.
    """
    name = app.theme if app.theme in _COLOURS else NIGHT
    heavy = bold or (name == MONO and role.endswith("late"))
    return _ink(name, role, ground, ("bold " if heavy else "") + ("underline" if underline else ""))


@lru_cache(maxsize=512)
def _ink(name: str, role: str, ground: str, weight: str) -> Style:
    colours = _COLOURS[name]
    return Style.parse(f"{weight} {colours[role]} on {colours[ground]}")
