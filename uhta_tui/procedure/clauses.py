"""The clauses of the Порядок (Ukhta, resolution No. 960 of 2021): where each deadline and action comes from.

This is the index of the house: a clause's deadline is computed in `deadlines`, its action is played by the
module that `play.RULES` names, and its wording for people stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.terms import Key, Side, Step


@dataclass(frozen=True, slots=True)
class DeadlineClause:
    """What the Порядок says of one kind of deadline."""

    clause: str
    owner: Side
    title: str
    """What the owner must do, as a short verb for people."""


DEADLINES: Final[Mapping[Key, DeadlineClause]] = {
    Key.ROUTE: DeadlineClause("п.8", Side.DESK, "Направить"),
    Key.ANSWER: DeadlineClause("п.8", Side.DESK, "Ответ"),
    Key.RETURN: DeadlineClause("п.9", Side.EXECUTOR, "Возврат"),
    Key.REROUTE: DeadlineClause("п.9", Side.DESK, "Направить иному"),
    Key.DRAFT: DeadlineClause("п.10", Side.EXECUTOR, "Проект"),
    Key.REVIEW: DeadlineClause("п.11", Side.DESK, "Согласовать"),
    Key.REWORK: DeadlineClause("п.13", Side.EXECUTOR, "Правка"),
    Key.PUBLISH: DeadlineClause("п.14", Side.DESK, "Разместить"),
    Key.FINAL: DeadlineClause("п.15", Side.EXECUTOR, "Итог"),
    Key.NOTE: DeadlineClause("п.22", Side.DESK, "Записка"),
}


@dataclass(frozen=True, slots=True)
class StepClause:
    """How the queue words a step."""

    title: str
    clause: str
    names_executor: bool
    """Whether the executor's short name follows the title."""
    ours: bool
    """Whether the desk itself must act: such rows are bright, the others muted."""


STEPS: Final[Mapping[Step, StepClause]] = {
    Step.ROUTE: StepClause("Направить", "п.8", names_executor=False, ours=True),
    Step.REROUTE: StepClause("Направить иному", "п.9", names_executor=False, ours=True),
    Step.DRAFT: StepClause("Проект", "п.10", names_executor=True, ours=False),
    Step.REVIEW: StepClause("Согласовать", "п.11", names_executor=False, ours=True),
    Step.REWORK: StepClause("Правка", "п.13", names_executor=True, ours=False),
    Step.COMPOSE: StepClause("Свести ответ", "п.16", names_executor=False, ours=True),
    Step.PUBLISH: StepClause("Разместить", "п.14", names_executor=False, ours=True),
    Step.FINAL: StepClause("Итог", "п.15", names_executor=True, ours=False),
    Step.WAIT_AUTHOR: StepClause("Ждём автора", "п.2", names_executor=False, ours=False),
    Step.NONE: StepClause("—", "", names_executor=False, ours=False),
}

ACTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "receive": ("Принять", "п.8"),
    "route": ("Направить", "п.8"),
    "return": ("Возврат исполнителя", "п.9"),
    "reroute": ("Направить иному", "п.9"),
    "withdraw": ("Забрать часть", "п.6"),
    "draft": ("Проект получен", "п.10"),
    "rework": ("На доработку", "п.12"),
    "edit_jointly": ("Править вместе", "п.11"),
    "approve": ("Согласовать", "п.11"),
    "compose": ("Согласовать ответ", "п.16"),
    "clarify": ("Спросить автора", "п.2"),
    "author_answered": ("Автор ответил", "п.2"),
    "repeat": ("Уже отвечали", "п.17"),
    "post": ("Разместить", "п.14"),
    "exclude": ("Исключить", "п.18"),
    "out_of_scope": ("Другой закон", "п.21"),
    "restore": ("Вернуть в работу", "п.18, 21"),
    "reopen": ("Взять ответ назад", "п.14"),
    "close": ("Закрыть без ответа", "п.5"),
    "note_text": ("Заметка", "—"),
    "finding": ("Недостаток", "п.20"),
    "notify": ("Известить", "п.20"),
    "resolve": ("Внести решение", "п.20"),
    "amend": ("Исправить запись", "—"),
    "sign_note": ("Подписать записку", "п.22"),
    "executor": ("Исполнитель", "п.7"),
    "official": ("Должностное лицо", "п.7"),
    "template": ("Шаблон ответа", "—"),
    "calendar": ("Календарь и сроки", "п.8"),
}
"""Each action's title for people and the clause that governs it, by the action's name in a line."""

CLAUSES: Final[Mapping[str, str]] = {
    "п.2": "Автору направляется ответ, при необходимости промежуточный, или запрос (уточнение).",
    "п.3": "Ответ размещается от имени групп (аккаунтов) администрации.",
    "п.5": "Отдел принимает сообщения, входящие в компетенцию и требующие реагирования.",
    "п.6": "Сообщение направляется Исполнителю либо профильному Исполнителю; размещает ответ Исполнитель.",
    "п.7": "Профильные Исполнители — органы, подразделения и учреждения, подведомственные должностным лицам.",
    "п.8": "Направить за 1 рабочий час, ответить автору за 8 рабочих часов с момента получения.",
    "п.9": "Вернуть не своё за 1 рабочий час; направить иному за 1 рабочий час.",
    "п.10": "Проект — не позднее чем за 4 рабочих часа до срока ответа; меры подтверждаются материалами.",
    "п.11": "Проект за 1 рабочий час согласовать, вернуть на доработку или доработать вместе.",
    "п.12": "Восемь причин, по которым проект возвращается на доработку.",
    "п.13": "Доработанный проект — за 2 рабочих часа.",
    "п.14": "Согласованный ответ размещается за 1 рабочий час там же, где было сообщение.",
    "п.15": "После промежуточного ответа окончательный проект — не позднее 7 рабочих дней.",
    "п.16": "Несколько исполнителей — каждому его часть; отдел сводит ответ.",
    "п.17": "На повтор — ссылка на прежний ответ; новые факты направляются исполнителю.",
    "п.18": "Угрозы, брань и намерение причинить вред не обрабатываются.",
    "п.19": "За достоверность, полноту и сроки проекта отвечает профильный Исполнитель.",
    "п.20": "О недостатках сообщают ответственному должностному лицу по подведомственности.",
    "п.21": "Порядок не касается обращений по 59-ФЗ, жалоб по 210-ФЗ и разъяснений по 44-ФЗ.",
    "п.22": "До 10 числа — записка главе за прошлый месяц.",
}
"""What each clause says, in a line."""
