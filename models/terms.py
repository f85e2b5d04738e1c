"""The stored terms of the field: every enum whose value stands in the database, with its Russian title.

Nothing here imports peewee, so that the pure floors may use it at no cost.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """Where a message stands (PROCEDURE «What happens to a message»)."""

    RECEIVED = "received"
    DRAFTING = "drafting"
    REVIEW = "review"
    COMPOSING = "composing"
    APPROVED = "approved"
    INTERIM = "interim"
    CLARIFYING = "clarifying"
    ANSWERED = "answered"
    CLOSED = "closed"
    EXCLUDED = "excluded"
    OUT_OF_SCOPE = "out_of_scope"


STATUS_TITLES: Final[Mapping[Status, str]] = {
    Status.RECEIVED: "поступило",
    Status.DRAFTING: "в работе",
    Status.REVIEW: "согласование",
    Status.COMPOSING: "сводится ответ",
    Status.APPROVED: "согласован",
    Status.INTERIM: "промежуточный",
    Status.CLARIFYING: "ждём автора",
    Status.ANSWERED: "отвечено",
    Status.CLOSED: "закрыто",
    Status.EXCLUDED: "исключено",
    Status.OUT_OF_SCOPE: "другой закон",
}
"""How each status is worded for people, in at most 14 cells."""

ENDED: Final = frozenset({Status.ANSWERED, Status.CLOSED, Status.EXCLUDED, Status.OUT_OF_SCOPE})
"""Statuses in which the desk owes nothing more."""


class PartStatus(StrEnum):
    """Where one executor's share of a message stands."""

    SENT = "sent"
    RETURNED = "returned"
    DRAFTED = "drafted"
    REWORK = "rework"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"
    REROUTED = "rerouted"


PART_TITLES: Final[Mapping[PartStatus, str]] = {
    PartStatus.SENT: "у исполнителя",
    PartStatus.RETURNED: "возвращено",
    PartStatus.DRAFTED: "ждёт согласования",
    PartStatus.REWORK: "на доработке",
    PartStatus.APPROVED: "согласовано",
    PartStatus.WITHDRAWN: "отозвано",
    PartStatus.REROUTED: "передано иному",
}

LIVE_PARTS: Final = frozenset(
    {PartStatus.SENT, PartStatus.RETURNED, PartStatus.DRAFTED, PartStatus.REWORK, PartStatus.APPROVED}
)
"""Parts that still count towards the reply."""


class Key(StrEnum):
    """The deadlines of the Порядок (PROCEDURE «Deadlines»)."""

    ROUTE = "route"
    ANSWER = "answer"
    RETURN = "return"
    REROUTE = "reroute"
    DRAFT = "draft"
    REVIEW = "review"
    REWORK = "rework"
    PUBLISH = "publish"
    FINAL = "final"
    NOTE = "note"


class Side(StrEnum):
    """Who owes a deadline or is at fault for its breach."""

    DESK = "desk"
    EXECUTOR = "executor"


SIDE_TITLES: Final[Mapping[Side, str]] = {
    Side.DESK: "Исполнитель (стол)",
    Side.EXECUTOR: "профильный Исполнитель",
}


class ReplyKind(StrEnum):
    """What is posted to the author (п.2)."""

    ANSWER = "answer"
    INTERIM = "interim"
    CLARIFICATION = "clarification"


REPLY_TITLES: Final[Mapping[ReplyKind, str]] = {
    ReplyKind.ANSWER: "ответ",
    ReplyKind.INTERIM: "промежуточный",
    ReplyKind.CLARIFICATION: "уточнение",
}


class Content(StrEnum):
    """What a draft says it contains (п.10)."""

    MEASURES = "measures"
    PROGRESS = "progress"
    REFUTATION = "refutation"
    EXPLANATION = "explanation"


CONTENT_TITLES: Final[Mapping[Content, str]] = {
    Content.MEASURES: "меры",
    Content.PROGRESS: "ход решения",
    Content.REFUTATION: "опровержение",
    Content.EXPLANATION: "разъяснение",
}

NEEDS_EVIDENCE: Final = frozenset({Content.MEASURES, Content.PROGRESS, Content.REFUTATION})
"""Contents that п.10 wants proved by a photo, a video or a scanned act."""


class Ground(StrEnum):
    """The grounds of п.18 on which a message is neither processed nor answered."""

    HARM = "harm"
    ABUSE = "abuse"
    THREAT = "threat"
    THREAT_FAMILY = "threat_family"


GROUND_TITLES: Final[Mapping[Ground, str]] = {
    Ground.HARM: "намерение причинить вред другому лицу",
    Ground.ABUSE: "нецензурные либо оскорбительные выражения",
    Ground.THREAT: "угроза жизни, здоровью и имуществу должностного лица",
    Ground.THREAT_FAMILY: "угроза членам семьи должностного лица",
}


class Law(StrEnum):
    """The laws of п.21 under which a message is handled elsewhere."""

    APPEALS = "59-FZ"
    SERVICES = "210-FZ"
    PROCUREMENT = "44-FZ"


LAW_TITLES: Final[Mapping[Law, str]] = {
    Law.APPEALS: "59-ФЗ, обращения граждан",
    Law.SERVICES: "210-ФЗ, жалобы на государственные и муниципальные услуги",
    Law.PROCUREMENT: "44-ФЗ, разъяснение документации о закупке",
}


class Origin(StrEnum):
    """How a reply came to be: it decides what taking it back restores."""

    COMPOSED = "composed"
    CLARIFY = "clarify"
    REPEAT = "repeat"


class Turn(StrEnum):
    """A step of a message's own course, beside the statuses of its parts."""

    OPEN = "open"
    """The status follows from the parts."""
    APPROVED = "approved"
    INTERIM = "interim"
    CLARIFYING = "clarifying"
    ANSWERED = "answered"
    CLOSED = "closed"
    EXCLUDED = "excluded"
    OUT_OF_SCOPE = "out_of_scope"


class Step(StrEnum):
    """What is to be done next with a message (the queue's column «Что сделать»)."""

    ROUTE = "route"
    REROUTE = "reroute"
    DRAFT = "draft"
    REVIEW = "review"
    REWORK = "rework"
    COMPOSE = "compose"
    PUBLISH = "publish"
    FINAL = "final"
    WAIT_AUTHOR = "wait_author"
    NONE = "none"
