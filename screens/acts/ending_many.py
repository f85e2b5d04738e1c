"""Ending several messages at once, by one confirmation and in one transaction: п.5, 18, 21."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from models.terms import GROUND_TITLES, LAW_TITLES, Ground, Law
from screens.acting import ActingScreen, Group
from screens.acts.about import ConfirmWithComment, law_name
from screens.acts.together import messages, numbered
from screens.ask import Question, ask
from screens.dialogs import Pick, detail
from screens.pieces import Line, as_line
from screens.text import width
from screens.typed import Typed
from uhta_tui.procedure.actions import Action, Close, Exclude, OutOfScope

_TITLE: Final = 52
"""Cells of a dialog's title beside its clause."""
_TYPED: Final = "comment:many:"
"""Where the comment is kept while it is typed."""
_BARRED: Final = 3
"""Barred messages told of one by one."""


def question_title(verb: str, group: Group, rest: str) -> str:
    """`Исключить 3 сообщения: № 191, 188, 190 без ответа?`; too many numbers stand under it."""
    head = f"{verb} {messages(len(group.able))}"
    full = f"{head}: {numbered(group.numbers)}{rest}?"
    return full if width(full) <= _TITLE else f"{head}{rest}?"


def which_lines(group: Group, title: str) -> list[str | Line]:
    """The numbers, where the title has no room for them; then which cannot be, and why."""
    named = numbered(group.numbers, 12)
    lines: list[str | Line] = [] if numbered(group.numbers) in title else [detail("Сообщения", named)]
    for subject, why in group.barred[:_BARRED]:
        clause = f" ({why.clause})" if why.clause else ""
        lines.append(as_line(f"Нельзя № {subject.case.number}: {why.reason}{clause}.", "soon"))
    more = [subject.case.number for subject, _ in group.barred[_BARRED:]]
    return [*lines, as_line(f"Нельзя и {numbered(more)}.", "soon")] if more else lines


def _parts_go(group: Group) -> list[str | Line]:
    """Whose parts will be withdrawn."""
    held = [s for s in group.able if s.case.live_parts]
    return [f"Части будут отозваны: {numbered([s.case.number for s in held])}."] if held else []


async def _confirmed(
    screen: ActingScreen, group: Group, title: str, clause: str, detail_line: Line, effect: str, ahead: str
) -> str | None:
    """Ask the one question; the comment, or `None` for the harmless answer."""
    question = ConfirmWithComment(
        title,
        clause,
        [
            detail_line,
            *which_lines(group, title),
            "",
            effect,
            *_parts_go(group),
            as_line("Вернуть все сразу можно с указанием причины (я).", "muted"),
        ],
        stay="Оставить в очереди",
        ahead=ahead,
        typed=Typed(screen.session, _TYPED),
    )
    return question.comment.strip() if await screen.app.push_screen_wait(question) else None


async def _pick(screen: ActingScreen, title: str, titles: Sequence[str], clause: str) -> int | None:
    picked = await screen.app.push_screen_wait(Pick(title, list(titles), clause))
    return None if picked is None else int(picked[0])


async def _carry_out(
    screen: ActingScreen, group: Group, action: Callable[..., Action], done: str, clause: str, typed: str
) -> None:
    """One action on each that can be acted on; what was typed for it is forgotten once any is done."""
    at, by = screen.session.now, screen.session.who
    pairs = [(one.case.number, action(at=at, by=by, message=one.message)) for one in group.able]
    if await screen.done_together(pairs, done, clause):
        await asyncio.to_thread(screen.session.desk.typed.forget, typed)


async def exclude_many(screen: ActingScreen, group: Group) -> None:
    """п.18: one ground for all, then whether really."""
    count, grounds = len(group.able), list(Ground)
    picked = await _pick(
        screen, f"Исключить {messages(count)} · основание", [GROUND_TITLES[g] for g in grounds], "п.18"
    )
    if picked is None:
        return
    ground = grounds[picked]
    comment = await _confirmed(
        screen, group, question_title("Исключить", group, " без ответа"), "п.18",
        detail("Основание", GROUND_TITLES[ground]),
        "Ответа авторам не будет, сроки ответа снимутся (п.8).",
        f"Исключить {count}",
    )  # fmt: skip
    if comment is not None:
        action = partial(Exclude, ground=ground, comment=comment)
        await _carry_out(screen, group, action, "Исключено", "п.18", _TYPED)


async def hand_over_many(screen: ActingScreen, group: Group) -> None:
    """п.21: one law for all, then whether really."""
    count, laws = len(group.able), list(Law)
    picked = await _pick(
        screen, f"{messages(count)} · каким законом рассматриваются", [LAW_TITLES[w] for w in laws], "п.21"
    )
    if picked is None:
        return
    law = laws[picked]
    comment = await _confirmed(
        screen, group, question_title("Передать", group, f" под {law_name(law)}"), "п.21",
        detail("Закон", LAW_TITLES[law]),
        "По Порядку ответов не будет, сроки ответа снимутся (п.8).",
        f"Передать {count}",
    )  # fmt: skip
    if comment is not None:
        action = partial(OutOfScope, law=law, comment=comment)
        await _carry_out(screen, group, action, f"Передано под {law_name(law)}", "п.21", _TYPED)


async def close_many(screen: ActingScreen, group: Group) -> None:
    """п.5: one reason for all; the dialog is the confirmation."""
    title = question_title("Закрыть", group, " без ответа")
    question = Question(
        title=title.rstrip("?"),
        clause="п.5",
        verb=f"Закрыть {len(group.able)}",
        key="close:many",
        lines=(
            *which_lines(group, title),
            "Реакции не требуют или не в компетенции администрации. Сроки ответа снимутся (п.8).",
        ),
    )
    answer = await ask(screen, question)
    if answer is not None:
        action = partial(Close, reason=answer.text)
        await _carry_out(screen, group, action, "Закрыто", "п.5", question.key)
