"""Whether people have looked through the executors that the program came with (п.7).

Nothing is stored for it: the journal says who entered an executor last. One that only the first start has
entered stands there unseen; to confirm it a person enters it anew, as it is.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from peewee import Database

from models.database import fetch
from uhta_tui.procedure.actions import SetExecutor
from uhta_tui.procedure.scene import ExecutorFacts
from uhta_tui.worktime.moments import Moment

SETTINGS: Final = "настройки"
"""Who enters what the configuration says."""


def unconfirmed(database: Database, executors: Iterable[str]) -> tuple[str, ...]:
    """The codes, of those given, that no person has entered or changed; runs on the caller's connection."""
    rows = fetch(
        database,
        'SELECT body FROM journal_entry WHERE message IS NULL AND action = ? AND "by" <> ?',
        (SetExecutor.NAME, SETTINGS),
    )
    seen = {json.loads(body)["code"] for (body,) in rows}
    return tuple(code for code in executors if code not in seen)


def confirmations(
    executors: Mapping[str, ExecutorFacts], codes: Iterable[str], *, at: Moment, by: str
) -> list[SetExecutor]:
    """The actions by which a person confirms executors as they are."""
    return [
        SetExecutor(
            at=at,
            by=by,
            code=facts.code,
            name=facts.name,
            short=facts.short,
            official=facts.official,
            keywords=facts.keywords,
            active=facts.active,
        )
        for facts in map(executors.__getitem__, codes)
    ]
