"""The clauses of the Порядок in a few words for the help's last column, with the terms in force."""

from screens.help_texts import HelpTexts
from uhta_tui.procedure.clauses import CLAUSES
from uhta_tui.procedure.scene import Terms


def help_texts(terms: Terms) -> HelpTexts:
    """What the help tells of the clauses.

    Args:
        terms: The lengths in force: another city's desk has other numbers.
    """
    return HelpTexts(
        clauses=tuple(in_short(terms).items()),
        procedure=tuple(CLAUSES.items()),
        title="Порядок, коротко по пунктам",
    )


def in_short(terms: Terms) -> dict[str, str]:
    """Each clause in at most 36 cells."""
    return {
        "п.2": "ответ, промежуточный, уточнение",
        "п.5": "без ответа: не требует реакции",
        "п.6": "себе или профильному, забрать часть",
        "п.7": "кому направляют, чьи они",
        "п.8": f"направить {terms.route_hours} ч, ответить {terms.answer_hours} ч",
        "п.9": f"вернуть {terms.return_hours} ч, иному {terms.reroute_hours} ч",
        "п.10": f"проект за {terms.draft_before_hours} ч до ответа, фото, акт",
        "п.11": f"согласовать {terms.review_hours} ч, править вместе",
        "п.12": "восемь причин доработки",
        "п.13": f"доработать {terms.rework_hours} ч",
        "п.14": f"разместить {terms.publish_hours} ч, там же",
        "п.15": f"итог за {terms.final_days} рабочих дней",
        "п.16": "несколько частей, общий ответ",
        "п.17": "повтор: ссылка на прежний ответ",
        "п.18": "угрозы, брань, вред: без ответа",
        "п.19": "за проект отвечает исполнитель",
        "п.20": "о недостатках извещают",
        "п.21": "другой закон: 59, 210, 44-ФЗ",
        "п.22": f"записка главе до {terms.note_day} числа",
    }
