"""Acts that record: a remark, a finding of п.20, a correction of a mistyped field."""

from collections.abc import Mapping
from typing import Final

from models.terms import Side
from screens.acting import Act, ActingScreen, Subject
from screens.acts.about import about
from screens.ask import Question, ask
from screens.dialogs import Pick, detail
from screens.text import cut, printable
from screens.when import parse_when
from screens.why import Why
from screens.widgets.choices import Option
from uhta_tui.procedure.actions import Amend, NoteText, RecordFinding
from uhta_tui.procedure.amending import FIELDS, MOMENTS
from uhta_tui.wording import full_stamp
from uhta_tui.worktime.moments import Moment


async def _remark(screen: ActingScreen, subject: Subject) -> None:
    """A remark of the desk; it stands in the journal."""
    number = subject.case.number
    question = Question(
        title=f"Заметка · № {number}",
        clause="",
        verb="Записать",
        key=f"remark:{number}",
        lines=(about(subject),),
        label="Заметка",
        missing="Впишите заметку",
    )
    answer = await ask(screen, question)
    if answer is not None:
        action = NoteText(
            at=screen.session.now, by=screen.session.who, message=subject.message, text=answer.text
        )
        await screen.done(number, action, done="Заметка записана в журнал", forget=question.key)


# -- п.20 -------------------------------------------------------------------------------------------


def _sides(subject: Subject) -> tuple[Option, ...]:
    """Whose the finding may be: whoever has a part of the message or wrote for it, or the desk (п.19)."""
    case = subject.case
    wrote = (p for p in case.parts if p in case.live_parts or case.last_draft(p.no) is not None)
    codes = dict.fromkeys(part.executor for part in wrote)
    return (*(Option(code, subject.short(code)) for code in codes), Option("", "стол"))


async def _finding(screen: ActingScreen, subject: Subject) -> None:
    """п.20: what is unreliable or incomplete, and whose that is."""
    number = subject.case.number
    question = Question(
        title=f"Ошибка в ответе · № {number}",
        clause="п.20",
        verb="Записать недостаток",
        key=f"finding:{number}",
        lines=(about(subject), "Недостоверные или неполные сведения; о них извещают должностное лицо (F5)."),
        label="Что не так",
        missing="Опишите, что недостоверно или неполно",
        options=_sides(subject),
        option_label="Чья",
    )
    answer = await ask(screen, question)
    if answer is None:
        return
    side = Side.EXECUTOR if answer.choice else Side.DESK
    action = RecordFinding(
        at=screen.session.now, by=screen.session.who, message=subject.message, side=side,
        executor=answer.choice, text=answer.text,
    )  # fmt: skip
    await screen.done(number, action, done="Недостаток записан, известите о нём (F5)", forget=question.key)


# -- a mistyped field -------------------------------------------------------------------------------

_FIELDS: Final[Mapping[str, str]] = {
    "received_at": "Получено",
    "posted_at": "Размещено",
    "source": "Источник",
    "url": "Ссылка",
    "author": "Автор",
    "author_url": "Страница автора",
    "text": "Текст",
    "topic": "Тема",
    "place": "Место",
    "posted_url": "Ссылка на ответ",
}
"""What can be corrected, as people call it."""


def _value(subject: Subject, field: str) -> str | Moment | None:
    """What a field holds now; `None` where there is nothing to correct yet."""
    case = subject.case
    posted = next((r for r in reversed(case.replies) if r.posted_at is not None), None)
    if field in ("posted_at", "posted_url"):
        return None if posted is None else (posted.posted_at if field == "posted_at" else posted.url)
    return case.received_at if field == "received_at" else str(getattr(case.facts, field))


def _shown(value: str | Moment, zone: str) -> str:
    """A value as it is typed."""
    return full_stamp(value, zone) if isinstance(value, int) else value


async def _amend(screen: ActingScreen, subject: Subject) -> None:
    """Which field, its right value, and why."""
    number, zone = subject.case.number, subject.scene.calendar.timezone
    known = [(field, value) for field in FIELDS if (value := _value(subject, field)) is not None]
    rows = [(_FIELDS[field], cut(printable(_shown(value, zone)), 34) or "—") for field, value in known]
    picked = await screen.app.push_screen_wait(Pick(f"Исправить запись · № {number}", rows))
    if picked is None:
        return
    field, old = known[picked[0]]
    new = await ask(screen, _new_value(number, field, _shown(old, zone)))
    if new is None:
        return
    try:
        value = parse_when(new.text, screen.session.now, zone) if field in MOMENTS else new.text
    except ValueError as error:
        screen.refuse(f"Исправить нельзя: {error}.")
        return
    reason = await ask(screen, _reason(number, field, _shown(old, zone), new.text))
    if reason is None:
        return
    action = Amend(
        at=screen.session.now, by=screen.session.who, message=subject.message, fields={field: value},
        reason=reason.text,
    )  # fmt: skip
    await screen.done(number, action, done=f"{_FIELDS[field]}: исправлено, в журнале оба значения",
                      forget=f"amend:{number}:")  # fmt: skip


def _new_value(number: int, field: str, old: str) -> Question:
    return Question(
        title=f"{_FIELDS[field]} · № {number}",
        clause="",
        verb="Дальше",
        key=f"amend:{number}:{field}",
        lines=("Сроки, которые от этого зависят, пересчитаются." if field in MOMENTS else "",),
        label="Верно",
        text=old,
        missing="Впишите верное значение",
        optional=field in ("topic", "place", "author", "author_url", "source"),
    )


def _reason(number: int, field: str, old: str, new: str) -> Question:
    return Question(
        title=f"{_FIELDS[field]} · № {number}",
        clause="",
        verb="Исправить",
        key=f"amend:{number}:reason",
        lines=(detail("Было", old or "—"), detail("Станет", new or "—")),
    )


def _why_finding(subject: Subject) -> Why | None:
    return subject.why(
        RecordFinding(at=subject.at, by=subject.by, message=subject.message, side=Side.DESK, text="…")
    )


ACTS: Final = (
    Act("remark", "м", "Заметка", "", _remark),
    Act("finding", "ш", "Ошибка в ответе", "п.20", _finding, _why_finding, refusal="Записать ошибку"),
    Act(
        "amend",
        "equals_sign",
        "Исправить запись",
        "",
        _amend,
        label="=",
        tooltip="получено, ссылка, автор, текст, место",
    ),
)
"""The acts that record."""
