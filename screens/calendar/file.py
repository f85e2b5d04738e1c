"""Choosing the file of a year's production calendar; what it moves is asked of the calendar's own screen."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work

from models.reasons import reason
from screens.intake.load_file import LoadFileScreen
from screens.session import Session
from screens.text import printable
from uhta_tui.worktime.json_import import read_year
from uhta_tui.worktime.xml_import import ProductionYear


class CalendarFileScreen(LoadFileScreen):
    """The path and the folder, for a calendar."""

    AREA = "calendar"
    KINDS: ClassVar[frozenset[str]] = frozenset({".xml", ".json"})
    WANTED = "XML или JSON"
    TITLE = "Загрузить производственный календарь"
    HELP = (
        "Год производственного календаря, каким его отдают открытые сайты: XML или JSON. Впишите путь или "
        "выберите файл стрелками; Tab дополняет имя. Enter читает файл и показывает, какие идущие сроки "
        "сдвинутся; до вашего ответа ничего не меняется."
    )

    def __init__(self, session: Session, found: Callable[[ProductionYear], object]) -> None:
        """Prepare the choice; `found` is called with the year that was read, after this screen has gone."""
        super().__init__(session)
        self._take_year = found

    @work(exclusive=True, group="read")
    async def take(self, path: Path) -> None:
        """Read the year and go back with it."""
        try:
            year = read_year(await asyncio.to_thread(path.read_bytes))
        except OSError as error:
            self.refuse(f"{printable(path.name)} не читается: {reason(error)}.")
        except ValueError as error:
            self.refuse(f"{printable(path.name)}: {error}")
        else:
            self.app.pop_screen()
            self.app.call_later(self._take_year, year)
