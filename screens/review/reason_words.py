"""The eight reasons of п.12 in two or three words, for rows that have no room for more."""

from collections.abc import Mapping
from typing import Final

BRIEF: Final[Mapping[int, str]] = {
    1: "Без сути и сроков",
    2: "Нет доводов",
    3: "Избыток ссылок",
    4: "Противоречиво, неполно",
    5: "Эмоциональная оценка",
    6: "Обвинения третьих лиц",
    7: "Чужие личные данные",
    8: "Непонятные термины",
}
"""By number; at most 22 cells each."""
