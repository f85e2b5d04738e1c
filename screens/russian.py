"""What Textual would say in English, in Russian.

Its text widgets come with some sixty bindings described in English; the palette, the
quit notice and the validators have their own sentences. The desk replaces the first
here and does not use the others.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from textual.binding import Binding, BindingType

from screens.keys import bind, with_twins

_DESCRIPTIONS: Final[Mapping[str, str]] = {
    "copy": "Копировать выделенное",
    "cursor_down": "На строку вниз",
    "cursor_left": "На знак влево",
    "cursor_left_word": "На слово влево",
    "cursor_line_end": "К концу строки",
    "cursor_line_start": "К началу строки",
    "cursor_page_down": "На страницу вниз",
    "cursor_page_up": "На страницу вверх",
    "cursor_right": "На знак вправо",
    "cursor_right_word": "На слово вправо",
    "cursor_up": "На строку вверх",
    "cursor_word_left": "На слово влево",
    "cursor_word_right": "На слово вправо",
    "cut": "Вырезать выделенное",
    "delete_left": "Стереть знак слева",
    "delete_left_all": "Стереть до начала строки",
    "delete_left_word": "Стереть слово слева",
    "delete_line": "Стереть строку",
    "delete_right": "Стереть знак справа",
    "delete_right_all": "Стереть до конца строки",
    "delete_right_word": "Стереть слово справа",
    "delete_to_end_of_line_or_delete_line": "Стереть до конца строки",
    "delete_to_start_of_line": "Стереть до начала строки",
    "delete_word_left": "Стереть слово слева",
    "delete_word_right": "Стереть слово справа",
    "end": "К концу строки",
    "home": "К началу строки",
    "paste": "Вставить",
    "redo": "Вернуть отменённое",
    "select_all": "Выделить всё",
    "select_line": "Выделить строку",
    "submit": "Готово",
    "undo": "Отменить правку",
}
"""Action of a text widget, without its parameters, and what it does."""


def russian(bindings: Iterable[BindingType], *, without: Collection[str] = ()) -> list[BindingType]:
    """Textual's bindings described in Russian, for both layouts, out of the footer and the help.

    Args:
        bindings: A text widget's own.
        without: Keys to leave to the screen, such as `f6`.

    Raises:
        KeyError: If Textual has got an action that has no Russian description yet.
    """
    return [_russian(binding) for binding in Binding.make_bindings(bindings) if binding.key not in without]


def _russian(binding: Binding) -> Binding:
    """One of them."""
    name = binding.action.partition("(")[0].rpartition(".")[2]
    return Binding(with_twins(binding.key), binding.action, _DESCRIPTIONS[name], show=False)


def screen_bindings() -> list[BindingType]:
    """What Textual binds on every screen, in Russian."""
    return [
        bind("tab", "app.focus_next", "Дальше", id="focus_next"),
        bind("shift+tab", "app.focus_previous", "Обратно", quiet=True, id="focus_previous"),
        bind("ctrl+c,super+c", "screen.copy_text", "Копировать выделенное", quiet=True, id="copy_text"),
    ]


COPIED: Final = "Скопировано в буфер"
"""Said when something was copied from the screen or a field."""
NOT_COPIED: Final = "Ничего не выделено. Выйти из программы — Ctrl+Q"
"""Said when Ctrl+C finds nothing to copy: the person perhaps wanted to leave."""
