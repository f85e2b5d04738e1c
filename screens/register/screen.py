"""The register (F3): every message there ever was, the newest first, narrowed down by words and filters."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal

from screens.acting import Subject
from screens.acts.looking import as_text
from screens.keys import bind, other_layout
from screens.narrow import is_narrow
from screens.outside import copy, follow
from screens.pieces import Piece, keys_line
from screens.register import rows as register_rows
from screens.register.bar import FilterBar, WordsField, find_label, where_label
from screens.register.card_view import RegisterCard
from screens.register.filter import FACETS
from screens.register.list import ArchiveList
from screens.register.paper import write_register_files
from screens.register.pick import pick_of
from screens.session import Session
from screens.shell import DeskApp
from screens.why import Why
from screens.widgets.footer import Item
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane
from screens.widgets.say_line import Kind, Saying
from screens.work_screen import WorkScreen
from uhta_tui.desk.archive.pages import RegisterFilter
from uhta_tui.desk.archive.query import without
from uhta_tui.desk.archive.words import facet_words
from uhta_tui.desk.trouble import TROUBLES, told
from uhta_tui.wording import counted, number

_IN_FIELD: Final = ("choose", "filter", "words.forget")
_IN_BAR: Final = ("choose", "bar.right", "bar.drop", "bar.leave")
_OPEN: Final = ("choose", "find", "filter", "document", "open_link")
"""The footer of the list, before its last place."""
_EMPTY: Final = "Сообщений ещё не было: их вносят в очереди (F2)"


class RegisterScreen(WorkScreen):
    """The archive of messages."""

    AREA = "register"
    HELP = (
        "Все сообщения, новые сверху. Серые закончены, × — ответ позже срока п.8. «Ответ за» — рабочее время "
        "от получения до ответа.\n\nСлова через пробел ищутся все сразу: в тексте, ответе, авторе, теме, "
        "адресе, ссылке и №; большие буквы и ё не важны. Отбор (Tab): период, состояние, исполнитель, "
        "источник, тема, срок.\n\nГотовый документ (г) — всё отобранное: XLSX и рядом CSV, в папке настроек."
    )
    ENTER_HELP = "открыть сообщение"
    FOOTER_DROP = ("open_link", "copy")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("slash", "find", "Найти", section="Посмотреть"),
        bind("tab", "filter", "Отбор", section="Посмотреть"),
        bind("г", "document", "Готовый XLSX", short="XLSX", section="Посмотреть", tooltip="и CSV рядом"),
        bind("о", "open_link", "Ссылка", section="Посмотреть"),
        bind("к", "copy", "Копировать", section="Посмотреть"),
        bind("right", "open", "Открыть сообщение", show=False),
        bind("escape", "back", "Снять отбор", id="back"),
    ]
    DEFAULT_CSS = """
    RegisterScreen #asked { height: 2; }
    RegisterScreen.-tall #asked { height: 4; padding: 1 0; }
    RegisterScreen #asked > Horizontal { height: 1; width: 1fr; }
    RegisterScreen #asked Lines { width: 13; }
    RegisterScreen #asked WordsField, RegisterScreen #asked WordsField:focus { width: 40; }
    RegisterScreen #asked #where { width: 1fr; padding: 0 0 0 2; }
    RegisterScreen.-narrow #asked { layout: horizontal; height: 1; padding: 0; }
    RegisterScreen.-narrow #find { width: 34; }
    RegisterScreen.-narrow #find Lines { width: 11; }
    RegisterScreen.-narrow #asked WordsField, RegisterScreen.-narrow #asked WordsField:focus { width: 1fr; }
    RegisterScreen.-low #card { height: 6; }
    RegisterScreen.-narrow.-filtering #find { display: none; }
    """

    def __init__(self, session: Session) -> None:
        """Prepare the register."""
        super().__init__(session)
        self._field, self._bar = WordsField(id="words"), FilterBar(id="bar")
        self._list = ArchiveList(session.desk, id="register")
        self._card = RegisterCard(session.desk, self._list, id="card")
        self._pane = Pane("Реестр", "", id="list")
        self._writing = False

    def compose_body(self) -> ComposeResult:
        """What is looked for, the list, the card."""
        with self._pane:
            with Container(id="asked"):
                with Horizontal(id="find"):
                    yield Lines(find_label)
                    yield self._field
                    yield Lines(where_label, id="where", classes="wide-only")
                with Horizontal(id="filters"):
                    yield Lines([(Piece("  "), *keys_line(("Tab", "Отбор")))])
                    yield self._bar
            yield Lines(lambda cells: [register_rows.header(cells)])
            yield self._list
        yield self._card

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    async def reload(self) -> None:
        """Read again as many messages as are listed; a long search does not hold up the keys."""
        self._show_filters()
        self._list.read_again()

    def _look(self, wanted: RegisterFilter, *, typing: bool = False) -> None:
        """List other messages."""
        self._list.look(wanted, typing=typing)
        self._show_filters()
        self._show_counts()

    def _show_filters(self) -> None:
        """What the list is narrowed down by; the counts are not known yet."""
        executors, zone = self.session.executors, self.session.zone
        words = {facet: facet_words(self._list.wanted, facet, executors, zone) for facet in FACETS}
        self._bar.set_to = {facet: word for facet, word in words.items() if word}
        self.refresh_bindings()

    def _show_counts(self) -> None:
        """How many fit, of how many."""
        if self._list.counts is None:
            self._pane.rule.set_right("ищем…")
            return
        found, total = self._list.counts
        self._list.say_empty("Ничего не найдено" if total else _EMPTY)
        shown = Piece(number(found), "body", bold=True)
        if self._list.wanted == RegisterFilter():
            self._pane.rule.set_right((Piece("всего ", "muted"), shown))
        else:
            right = (Piece("найдено ", "muted"), shown, Piece(f" из {number(total)}", "muted"))
            self._pane.rule.set_right(right)

    @on(ArchiveList.Shown)
    @on(LineList.Highlighted, "#register")
    def show_found(self) -> None:
        """Rows were read or counted, or the cursor moved."""
        self._try_other_layout()
        self._show_counts()
        self._card.follow()

    def on_resize(self, event: events.Resize) -> None:
        """The filters have another form where it is narrow."""
        self._bar.brief = is_narrow(self)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def follow_focus(self) -> None:
        """Where it is narrow, the filters need the whole row."""
        self.set_class(self.focused is self._bar, "-filtering")

    def enter_hint(self) -> Item | None:
        """In the list Enter opens a message."""
        return Item("Enter", "Открыть") if self.focused is self._list else None

    def footer_ids(self) -> tuple[str, ...]:
        """What works where the focus is."""
        if self.focused is self._field:
            return _IN_FIELD
        if self.focused is self._bar:
            return _IN_BAR
        return (*_OPEN, "back" if self._list.wanted != RegisterFilter() else "copy")

    def footer_items(self) -> tuple[Sequence[Item], Item]:
        """Where nothing is listed, Enter does nothing in the list."""
        items, edge = super().footer_items()
        idle = self.focused is self._list and not self._list.rows
        return [item for item in items if not (idle and item.key == "Enter")], edge

    def hides(self, action: str, parameters: tuple[object, ...]) -> bool:
        """With nothing asked for there is nothing to take back."""
        return action == "back" and self._list.wanted == RegisterFilter() and len(self.app.screen_stack) <= 1

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        """Without a message there is nothing to open, copy or write down."""
        if action not in ("open_link", "copy", "document", "open"):
            return None
        row = self._list.current
        if row is None:
            asked = self._list.wanted != RegisterFilter()
            return Why("ничего не найдено", "", "Снимите отбор (Esc).") if asked else Why("сообщений ещё нет")
        case = self._card.case
        if action == "open_link" and case and case.number == row.number and not case.facts.url.strip():
            return Why("у сообщения нет ссылки")
        return None

    @on(LineList.Chosen, "#register")
    def action_open(self) -> None:
        """Open the message under the cursor."""
        row = self._list.current
        if row is not None and isinstance(self.app, DeskApp):
            self.app.open_message(row.number)

    def action_find(self) -> None:
        """Go to the field of words."""
        self._field.focus()
        self._field.select_all()

    def action_filter(self) -> None:
        """Go to the filters."""
        self._bar.focus()

    @on(WordsField.Submitted, "#words")
    def action_to_list(self) -> None:
        """Back to the list, words and filters in force."""
        self._list.focus()

    @on(WordsField.Changed, "#words")
    def look_for(self) -> None:
        """Other words: look anew as soon as no key follows."""
        words = " ".join(self._field.value.split())
        if words != self._list.wanted.words:
            self._look(replace(self._list.wanted, words=words), typing=True)

    def _try_other_layout(self) -> None:
        """Where words typed on the Latin layout find nothing, look for what the same keys type in Russian."""
        wanted, counts = self._list.wanted, self._list.counts
        twin = other_layout(wanted.words)
        typed = " ".join(self._field.value.split())
        if counts is not None and not counts[0] and wanted.words == typed != twin:
            self._look(replace(wanted, words=twin))
            self.say(f"В русской раскладке: {twin}")

    def action_forget_words(self) -> None:
        """Esc in the field takes the words back."""
        self._field.value = ""
        self._list.focus()

    def action_back(self) -> None:
        """First everything that was asked for goes, then the screen."""
        if self._list.wanted == RegisterFilter():
            super().action_back()
            return
        with self.prevent(WordsField.Changed):
            self._field.value = ""
        self._look(RegisterFilter())

    @on(FilterBar.Opened)
    @work(exclusive=True, group="asking")
    async def set_filter(self, event: FilterBar.Opened) -> None:
        """Ask what a filter is to be set to."""
        dialog = pick_of(self.session, self._list.wanted, event.facet)
        picked: RegisterFilter | None = await self.app.push_screen_wait(dialog)
        if picked is not None and picked != self._list.wanted:
            self._look(picked)

    @on(FilterBar.Dropped)
    def drop_filter(self, event: FilterBar.Dropped) -> None:
        """Take one filter back."""
        if self._list.wanted.has(event.facet):
            self._look(without(self._list.wanted, event.facet))

    # What leaves the screen

    async def action_open_link(self) -> None:
        """Open the message's link in a graphical browser, or copy it."""
        row = self._list.current
        case = await asyncio.to_thread(self.session.desk.case, row.number) if row else None
        if case is not None:
            self.say(follow(self.app, case.facts.url, self.session.config.folder), Kind.DONE)

    async def action_copy(self) -> None:
        """Copy the message as it would go into a letter."""
        row = self._list.current
        view = await self.read_view(row.number) if row else None
        if view is not None:
            text = as_text(Subject(view, self.session.who))
            self.say(copy(self.app, text, self.session.config.folder), Kind.DONE)

    @work(group="document")
    async def action_document(self) -> None:
        """Write everything that fits as XLSX and CSV beside the settings and say where."""
        if self._writing or self._list.counts is None:
            self.refuse(f"{'Реестр уже пишется' if self._writing else 'Поиск ещё идёт'}, подождите.")
            return
        self._writing = True
        self.stand(Saying("Пишем реестр…"))
        try:
            path, count = await asyncio.to_thread(write_register_files, self.session, self._list.wanted)
        except TROUBLES as error:
            self.refuse(f"Реестр не записан. {told(error)}")
        else:
            what = counted(count, "сообщение", "сообщения", "сообщений")
            self.say(f"{what} в файле {path}, рядом CSV", Kind.DONE, f"{path.name} и CSV, в папке настроек")
        finally:
            self._writing = False
            self.stand(None)
