"""What the help tells of the clauses: all of them, with the terms of this desk; a screen's own first."""

from dataclasses import replace
from pathlib import Path

from screens.clause_words import in_full, in_short
from screens.help import HelpScreen, numbers_of
from tests.screens.area_app import filled, opened, press, screen_text
from uhta_tui.procedure.clauses import CLAUSES
from uhta_tui.procedure.scene import Terms


def test_every_clause_is_told_and_names_the_terms_in_force() -> None:
    assert set(CLAUSES) <= set(in_full(Terms()))
    assert set(in_short(Terms())) <= set(in_full(Terms()))
    terms = replace(Terms(), answer_hours=9, final_days=10, note_day=5)
    other = {clause: text.replace("\u00a0", " ") for clause, text in in_full(terms).items()}
    assert "за 9 рабочих часов" in other["п.8"]
    assert "10 рабочих дней" in other["п.15"]
    assert "До 5 числа" in other["п.22"]
    assert all(max(map(len, text.split())) < 40 and text.endswith(".") for text in other.values())


def test_a_binding_s_clauses_are_told_apart() -> None:
    assert numbers_of("п.12, 13") == ["п.12", "п.13"]
    assert numbers_of("") == []


async def test_a_screen_s_help_has_its_own_clauses_and_f1_again_the_whole_order(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "note", (120, 40)) as (app, pilot):
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        text = screen_text(app.screen)
        assert "записка главе до 10 числа" in text
        assert "восемь причин доработки" not in text
        await press(pilot, "f1")
        assert "Порядок своими словами" in screen_text(app.screen)
        await press(pilot, "slash", *"восемь")
        assert "7 персональные данные" in screen_text(app.screen).replace("\n", " ")
