"""Taking a table in: the path, what would come of it, every column within reach, Russian reasons."""

from pathlib import Path

import pytest
from textual.events import Paste

from screens.intake.import_screen import ImportScreen
from screens.intake.load_file import LoadFileScreen, meant
from tests.screens.forms_desk import filled, opened, press, said, settle, whole

HEAD = (
    "№ инцидента;Дата создания;Соцсеть;Автор;Ссылка на пост;Текст сообщения;"
    "Группа тем;Населённый пункт;Охват;Тональность;Статус;Куратор"
)
OLD = "IM-4;24.11.2026 08:50;ВКонтакте;Дарья;https://vk.com/wall-123456_78900;Каток;;;;;;"
NEW = "IM-7;24.11.2026 14:10;ВКонтакте;Анна;https://vk.com/wall-1_7;Нет отопления;ЖКХ;Ухта;1;;;"
WRONG = "IM-8;32.11.2026 14:10;ВКонтакте;Пётр;https://vk.com/wall-1_8;Нет воды;ЖКХ;Ухта;1;;;"


def table(folder: Path) -> Path:
    """A table with a new row, a known one and a wrong one."""
    path = folder / "вход.csv"
    path.write_text(f"{HEAD}\n{OLD}\n{NEW}\n{WRONG}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("typed", "path"),
    [("/стол//обмен/a.csv", "/обмен/a.csv"), ("/стол/~/a.csv", "~/a.csv"), ("/стол/a.csv", "/стол/a.csv")],
)
def test_a_path_typed_behind_the_offered_folder_is_meant_alone(typed: str, path: str) -> None:
    assert meant(typed) == path


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_would_come_of_a_table_is_shown_before_it_is_taken_in(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    work = filled(tmp_path)
    path = table(tmp_path)
    async with opened(work, LoadFileScreen, size) as (app, pilot):
        assert app.focused is not None
        app.focused.post_message(Paste(str(path)))
        await settle(pilot)
        await press(pilot, "enter")
        shown = whole(app)
        assert isinstance(app.screen, ImportScreen)
        assert "есть, № 4" in shown
        assert "новая" in shown
        assert "даты 32.11.2026" in shown
        assert "Строка 4: " in shown or size[0] > 80
        assert ("столбцы 1–" in shown) == (size[0] == 80)
        await press(pilot, *["down"] * 11)
        assert "Куратор" in whole(app)
        assert ("из 12" in whole(app)) == (size[0] == 80)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "строки 4" in whole(app)
        await press(pilot, "enter")
        assert said(app).startswith("Загружено 1, уже были 1, не приняты 1")


async def test_what_the_disk_says_is_said_in_russian(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), LoadFileScreen, (80, 24)) as (app, pilot):
        assert app.focused is not None
        for path in ("/нет/такой/папки/", f"/{'д' * 300}"):
            app.focused.post_message(Paste(path))
            await settle(pilot)
            await press(pilot, "enter")
            assert "Такого файла нет" in said(app)
            assert "No such file" not in whole(app)
        app.focused.post_message(Paste("/нет/такой/папки/"))
        await settle(pilot)
        assert "нет такого файла или папки" in whole(app)
