"""What stands where in the one-row widgets, without a terminal."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.clock.held_bar import Held, bar
from screens.pieces import Piece, highlighted, line_width, picked, plain, spread
from screens.widgets.areas import areas_line
from screens.widgets.clock import Urgency, clock_face, clock_pieces, urgency
from screens.widgets.footer import Item, footer_line
from screens.widgets.header import header_line
from screens.widgets.rule import rule_line
from screens.widgets.say_line import Kind, Saying, say_line
from tests.screens.demo import DAY, STATE, ZONE

HELP = Item("F1", "Справка")
QUEUE = (
    Item("Enter", "Направить", "п.8"),
    Item("и", "Исключить", "п.18"),
    Item("ф", "Другой закон", "п.21", dropped=1),
    Item("у", "Уже отвечали", "п.17"),
    Item("ч", "Расчёт"),
    Item("/", "Найти"),
)


def test_the_footer_at_120_has_clauses() -> None:
    shown = plain(footer_line(QUEUE, HELP, 118))
    assert shown.startswith(
        "Enter Направить п.8  и Исключить п.18  ф Другой закон п.21  у Уже отвечали п.17  ч Расчёт  / Найти"
    )
    assert shown.endswith(" F1 Справка")
    assert len(shown) == 118


def test_the_footer_at_80_drops_clauses_and_what_gives_way_first() -> None:
    shown = plain(footer_line(QUEUE, HELP, 78))
    assert shown == "Enter Направить  и Исключить  у Уже отвечали  ч Расчёт  / Найти     F1 Справка"


def test_a_dimmed_item_keeps_the_clause_that_dims_it() -> None:
    items = (
        Item("с", "Согласовать", "п.12", enabled=False),
        Item("в", "Править вместе", "п.11", short="Вместе"),
    )
    line = footer_line(items, HELP, 78)
    assert plain(line).startswith("с Согласовать п.12  в Вместе")
    assert line[0].role == "faint"


@given(
    st.lists(st.builds(Item, key=st.just("н"), text=st.text("абв ", max_size=40)), max_size=9),
    st.integers(60, 200),
)
def test_the_footer_never_outgrows_its_row(items: list[Item], cells: int) -> None:
    assert line_width(footer_line(items, HELP, cells)) == cells


def test_the_header_has_a_long_and_a_short_form() -> None:
    wide, narrow = plain(header_line(STATE, 118)), plain(header_line(STATE, 78))
    assert wide.startswith("Стол сообщений · Ухта ")
    assert wide.endswith("вт 24.11.2026  14:32:07  работаем до 18:00, ещё 3:27:53  ·  Иванова А.А.")
    assert narrow.startswith("Стол сообщений ")
    assert narrow.endswith("вт 24.11  14:32:07  до 18:00 ещё 3:27:53  Иванова")
    assert (len(wide), len(narrow)) == (118, 78)


def test_the_header_says_when_the_office_stands() -> None:
    evening = replace(
        STATE,
        open=False,
        now=STATE.now + timedelta(days=3, hours=4),
        changes_at=datetime(2026, 11, 30, 8, 45, tzinfo=ZONE),
    )
    assert "стоит до пн 08:45" in plain(header_line(evening, 78))


@pytest.mark.parametrize("cells", [78, 118])
@pytest.mark.parametrize("who", ["Иванова А.А.", "Константинопольская-Преображенская А.А.", ""])
def test_the_header_says_that_its_time_is_not_real(cells: int, who: str) -> None:
    shown = plain(header_line(replace(STATE, rehearsal=True, who=who), cells))
    assert "! время не настоящее" in shown
    assert len(shown) == cells


def test_the_seconds_move_nothing_beside_them() -> None:
    later = replace(STATE, now=STATE.now + timedelta(seconds=9))
    first, second = (plain(header_line(state, 118)) for state in (STATE, later))
    assert [index for index, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]] != []
    assert first.index("работаем") == second.index("работаем")


def test_a_rule_has_its_title_in_column_two() -> None:
    line = rule_line("Очередь", (Piece("14 в работе"),), 40, heavy=True)
    assert plain(line) == "━ Очередь ━━━━━━━━━━━━━━━━ 14 в работе ━"
    assert plain(rule_line("Решение", (), 20, heavy=False)) == "─ Решение ──────────"


@given(st.text("абв №[]", max_size=80), st.text("абв", max_size=20), st.integers(30, 120))
def test_a_rule_is_exactly_as_wide_as_its_pane(title: str, right: str, cells: int) -> None:
    line = rule_line(title, (Piece(right),) if right else (), cells, heavy=False)
    assert line_width(line) == cells


@pytest.mark.parametrize(
    ("left", "face"),
    [
        (430, "0:07:10"),
        (0, "0:00:00"),
        (14730, "4:05:30"),
        (-760, "-0:12:40"),
        (-35999, "-9:59:59"),
        (-36000, "-10 ч"),
        (2 * DAY - 1, "16:29:59"),
        (2 * DAY, "2 дня"),
        (5 * DAY + 7, "5 дней"),
        (None, "—"),
    ],
)
def test_clock_faces(left: int | None, face: str) -> None:
    assert clock_face(left, DAY) == face
    mark, clock = clock_pieces(left, DAY)
    assert (len(mark.text), len(clock.text)) == (2, 8)


def test_urgency_turns_at_half_an_hour_and_at_nothing() -> None:
    assert [urgency(left) for left in (1801, 1800, 0, -1, None)] == [
        Urgency.CALM, Urgency.SOON, Urgency.SOON, Urgency.LATE, Urgency.CALM,
    ]  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(Held), st.integers(0, 50_000)), max_size=6),
    st.integers(0, 90_000),
    st.integers(1, 80),
)
def test_a_bar_fills_its_cells(segments: list[tuple[Held, int]], total: int, cells: int) -> None:
    assert line_width(bar(segments, total, cells)) == cells


def test_a_bar_shows_who_held_it_and_what_is_left() -> None:
    assert plain(bar([(Held.DESK, 1), (Held.EXECUTOR, 2), (Held.DESK, 1)], 8, 16)) == "━━════━━────────"


def test_the_say_line_takes_the_short_words_where_the_long_do_not_fit() -> None:
    saying = Saying(
        "Согласовать нельзя: отмечена причина 1 (п.12). Снимите её (1).", Kind.REFUSAL, "Нельзя, п.12"
    )
    assert plain(say_line(saying, 78)).startswith("× Согласовать нельзя")
    assert plain(say_line(saying, 40)) == "× Нельзя, п.12"


def test_the_open_area_is_marked_and_nothing_waits_in_silence() -> None:
    line = areas_line("queue", {"queue": 14, "shortcomings": 2, "note": 0})
    assert plain(line) == (
        "F2 Очередь 14    F3 Реестр    F4 Исполнители    F5 Недостатки 2    "
        "F6 Записка    F7 Календарь    F8 Настройки"
    )
    assert [piece.text for piece in line if piece.underline] == ["Очередь"]


def test_under_the_cursor_mark_and_clock_keep_their_colour() -> None:
    line = picked((Piece("× ", "late"), Piece("Направить"), Piece("п.8", "muted")))
    assert [piece.role for piece in line] == ["pick-late", "pick-text", "pick-text"]


def test_found_words_are_underlined() -> None:
    line = highlighted("Уже отвечали", "ОТВ")
    assert [piece.text for piece in line if piece.underline] == ["отв"]
    assert plain(line) == "Уже отвечали"


def test_the_left_gives_way_to_the_right() -> None:
    assert plain(spread((Piece("очень длинное"),), (Piece("12"),), 8)) == "очень 12"
