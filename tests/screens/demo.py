"""A small app on the building blocks, for their tests and pictures; it knows no real data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from screens.base_app import BaseApp
from screens.base_screen import DeskScreen
from screens.clock.held_bar import Held, bar
from screens.dialogs import Confirm, detail
from screens.keys import bind
from screens.pieces import Line, Piece, as_line
from screens.text import fit, printable, wrap
from screens.why import Why
from screens.widgets.clock import clock_pieces, urgency
from screens.widgets.footer import Item
from screens.widgets.header import HeaderState
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines
from screens.widgets.rule import Pane

ZONE = ZoneInfo("Europe/Moscow")
STATE = HeaderState(
    now=datetime(2026, 11, 24, 14, 32, 7, tzinfo=ZONE),
    open=True,
    changes_at=datetime(2026, 11, 24, 18, 0, tzinfo=ZONE),
    who="Иванова А.А.",
    city="Ухта",
)
DAY = 8 * 3600 + 15 * 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the demonstration's queue."""

    number: int
    due: int | None
    step: str
    clause: str
    text: str
    ours: bool = True


ROWS = (
    Row(191, -760, "Направить", "п.8", "Второй день не чистят дорогу у школы № 16"),
    Row(184, -252, "Проект: Спецавтодор", "п.10", "Яма на Советской, 8: пробил колесо", ours=False),
    Row(187, 430, "Согласовать", "п.11", "Нет отопления по Мира, 4 в подъезде"),
    Row(193, 1295, "Направить", "п.8", "Маршрут № 5 опять не пришёл вовремя"),
    Row(180, 1720, "Разместить", "п.14", "Сосульки над входом в поликлинику на Мира"),
    Row(186, 2465, "Направить иному", "п.9", "Кто отвечает за забор у гаражей за рекой"),
    Row(188, 3123, "Проект: УЖКХ", "п.10", "Контейнеры на Космонавтов", ours=False),
    Row(171, 2 * DAY, "Итог: УКС", "п.15", "Когда откроют детскую площадку", ours=False),
    Row(185, None, "Ждём автора", "п.2", "[red]срочно[/] \x1b[2J\u202eкод", ours=False),
)


def draw(row: Row, cells: int, now: int) -> Line:
    """A row of the queue, with the columns of the look."""
    left = None if row.due is None else row.due - now
    role = "body" if row.ours else "muted"
    mark, clock = clock_pieces(left, DAY, role=role)
    return (
        mark,
        clock,
        Piece("  "),
        Piece(fit(row.step, 19), role),
        Piece(f" {fit(row.clause, 4)}  ", "muted"),
        Piece(fit(str(row.number), 4, right=True), role),
        Piece("  "),
        Piece(fit(printable(row.text), cells - 44), role),
    )


class DemoScreen(DeskScreen):
    """A queue and a card."""

    AREA = "queue"
    HELP = "Сверху то, чей срок ближе. Яркие строки ждут вас, серые — исполнителя или автора."
    ENTER_HELP = "следующий шаг сообщения"
    FOOTER = ("choose", "exclude", "other_law", "repeat", "explain", "find")
    FOOTER_DROP = ("other_law",)
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("н", "route", "Направить", "п.8, 9", show=False),
        bind("с", "approve", "Согласовать", "п.11"),
        bind("и", "exclude", "Исключить", "п.18"),
        bind("ф", "other_law", "Другой закон", "п.21"),
        bind("у", "repeat", "Уже отвечали", "п.17"),
        bind("ч", "explain", "Расчёт", section="Посмотреть"),
        bind("slash", "find", "Найти", section="Посмотреть"),
    ]

    def __init__(self, rows: Sequence[Row] = ROWS) -> None:
        super().__init__()
        self.listed = rows
        self.done: list[str] = []
        self.pastes: list[str] = []
        self.queue: LineList[Row] = LineList(draw, lambda row: row.number, empty="Пусто", id="queue")
        self.card = Lines(self._card)

    def compose_body(self) -> ComposeResult:
        late = sum(1 for row in self.listed if urgency(row.due).name == "LATE")
        right = (Piece(f"{len(self.listed)} в работе", "muted"), Piece(f"   × {late}", "late", bold=True))
        header = [as_line("  Осталось  Что сделать                  №  Сообщение", "muted")]
        with Horizontal():
            with Pane("Очередь", right, classes="gutter-wide"):
                yield Lines(header)
                yield self.queue
            with Pane("№ 191 · ВКонтакте", "получено 12:19", id="card"):
                yield self.card

    def on_mount(self) -> None:
        self.query_one("#card").styles.display = "block" if self.app.size.width >= 100 else "none"
        self.queue.rows = self.listed

    def _card(self, cells: int) -> list[Line]:
        row = self.queue.current
        text = "" if row is None else row.text
        held = bar([(Held.DESK, 1), (Held.EXECUTOR, 2)], 8, cells)
        return [*(as_line(f"  {line}") for line in wrap(text, cells - 2)), (), held]

    def on_line_list_highlighted(self) -> None:
        self.card.show(self._card)

    def enter_hint(self) -> Item | None:
        row = self.queue.current
        return None if row is None else Item("Enter", row.step.partition(":")[0], row.clause)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> Why | None:
        row = self.queue.current
        if action == "approve" and (row is None or row.clause != "п.11"):
            return Why("проекта ещё нет", "п.10", "Внесите его (п).")
        return None

    def on_line_list_chosen(self) -> None:
        self.done.append("choose")

    def action_route(self) -> None:
        self.done.append("route")

    def action_approve(self) -> None:
        self.done.append("approve")

    def action_explain(self) -> None:
        self.done.append("explain")

    async def action_exclude(self) -> None:
        question = Confirm(
            "Исключить № 194 без ответа?",
            "п.18",
            [
                detail("Автор", "Сергей В.", ", ВКонтакте, получено 14:20"),
                detail("Основание", "нецензурные либо оскорбительные выражения"),
                "",
                "Ответа автору не будет, срок ответа снимется (п.8).",
                as_line("Вернуть сообщение можно с указанием причины.", "muted"),
            ],
            stay="Оставить в очереди",
            ahead="Исключить",
        )
        self.app.push_screen(question, lambda ahead: self.done.append(f"exclude {ahead}"))

    def pasted(self, text: str) -> None:
        self.pastes.append(text)


class DemoApp(BaseApp):
    """The demonstration."""

    def __init__(self, screen: Screen[None] | None = None, theme_name: str = "ночь") -> None:
        super().__init__(theme_name)
        self.first = screen or DemoScreen()

    def on_mount(self) -> None:
        self.header_state = STATE
        self.area_counts = {"queue": 14, "shortcomings": 2}
        self.push_screen(self.first)


if __name__ == "__main__":
    DemoApp().run()
