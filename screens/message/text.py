"""The whole message as lines: facts, parts and versions, replies, deadlines, who held it. No Textual here."""

from collections.abc import Mapping
from typing import Final

from models.terms import CONTENT_TITLES, PART_TITLES, REPLY_TITLES, PartStatus, ReplyKind
from screens.clock.clock import Clock
from screens.draft.attachments import summary
from screens.message.lines import author_of, link_of, text_lines
from screens.names import executor_name
from screens.pieces import BLANK, Line, Piece
from screens.text import cut, fit, pad, printable
from uhta_tui.intake.links import normalise
from uhta_tui.procedure.case import Case, Draft, Part, Reply
from uhta_tui.procedure.scene import ExecutorFacts
from uhta_tui.wording import counted, full_stamp

_LABEL: Final = 16
_MARKS: Final[Mapping[PartStatus, str]] = {
    PartStatus.APPROVED: "✓ ",
    PartStatus.WITHDRAWN: "— ",
    PartStatus.REROUTED: "→ ",
}
"""What stands before a part; before one that somebody works on, `▸`."""


# -- facts ------------------------------------------------------------------------------------------


def fact_lines(
    case: Case, clock: Clock, cells: int, *, by_author: int = 0, brief: bool = False, answer: str = ""
) -> list[Line]:
    """Author, link, text, what the source says besides; `brief`: the text alone.

    Args:
        case: The message.
        clock: The present.
        cells: Of the pane.
        by_author: How many messages of the same author came in a year; 0 if that is not known.
        brief: Whether all else stands in a pane of its own.
        answer: What the author answered when asked (п.2).
    """
    text = text_lines(case.facts.text or "Текста нет, только ссылка.", cells)
    if answer:
        text += text_lines(f"Автор ответил: {answer}", cells)
    if brief:
        return text
    about = about_lines(case, clock, cells)
    return [*author_lines(case, cells, by_author), BLANK, *text, *([BLANK, *about] if about else [])]


def author_lines(case: Case, cells: int, by_author: int) -> list[Line]:
    """`Ольга Рочева  3 сообщения за год`, and the link."""
    facts, room = case.facts, max(1, cells - 2)
    times = f"  {counted(by_author, 'сообщение', 'сообщения', 'сообщений')} за год" if by_author else ""
    name = cut(author_of(facts), max(1, room - len(times)))
    lines: list[Line] = [(Piece(f"  {name}", bold=True), Piece(times, "muted"))]
    if facts.url:
        lines.append((Piece(f"  {cut(link_of(facts), room)}", "muted"),))
    return lines


def about_lines(case: Case, clock: Clock, cells: int) -> list[Line]:
    """What is known besides the text, a row each."""
    return [_fact(label, value, cells) for label, value in _told(case, clock) if value.strip()]


def _told(case: Case, clock: Clock) -> list[tuple[str, str]]:
    """What is known besides the text, in order."""
    facts = case.facts
    published = "" if facts.published_at is None else full_stamp(facts.published_at, clock.zone)
    repeat = f"№ {case.repeat_of}{', новые факты' if case.new_facts else ''}" if case.repeat_of else ""
    return [
        ("Тема", facts.topic),
        ("Место", facts.place),
        ("Опубликовано", published),
        ("Внешний №", facts.external_id),
        ("Страница", facts.author_url),
        ("Повтор", repeat),
        ("Закончено", case.why),
        *facts.extra.items(),
    ]


def _fact(label: str, value: str, cells: int) -> Line:
    return (
        Piece(f"  {fit(cut(printable(label), _LABEL - 3), _LABEL - 2)}", "muted"),
        Piece(cut(printable(value), max(1, cells - _LABEL))),
    )


# -- parts and versions -----------------------------------------------------------------------------


def part_lines(
    case: Case, executors: Mapping[str, ExecutorFacts], clock: Clock, cells: int, *, brief: bool = False
) -> list[Line]:
    """Whose parts the message has and the versions of their drafts, the latest first."""
    lines: list[Line] = []
    for part in sorted(case.parts, key=lambda p: (p not in case.live_parts, p.no)):
        if brief:
            lines += _brief_part(case, part, executors, clock, cells)
            continue
        lines += [BLANK] if lines else []
        lines.append(_part_row(part, executors, clock, cells))
        lines += _versions(case, part, clock, cells)
    return lines or [(Piece("  Ещё никому не направлено.", "muted"),)]


def _part_row(part: Part, executors: Mapping[str, ExecutorFacts], clock: Clock, cells: int) -> Line:
    """`▸ УЖКХ        ждёт согласования   поручено 23.11 17:31`."""
    mark = _MARKS.get(part.status, "▸ ")
    live = mark == "▸ "
    sent = f"поручено {clock.at(part.sent_at)}"
    about = printable(part.reason or part.about)
    state = PART_TITLES[part.status] + (f": {about}" if about else "")
    room = cells - 14 - len(sent) - 1
    return (
        Piece(mark, "mark" if live else "muted"),
        Piece(fit(executor_name(executors, part.executor), 12), "body" if live else "muted", bold=live),
        Piece(fit(state, room), "body" if live else "muted"),
        Piece(f" {sent}", "muted"),
    )


def _brief_part(
    case: Case, part: Part, executors: Mapping[str, ExecutorFacts], clock: Clock, cells: int
) -> list[Line]:
    """A row for each version, or one for a part that has none."""
    mark = _MARKS.get(part.status, "▸ ")
    head = (
        Piece(mark, "mark" if mark == "▸ " else "muted"),
        Piece(fit(executor_name(executors, part.executor), 12), bold=True),
    )
    drafts = _drafts(case, part)
    if not drafts:
        words = f"{PART_TITLES[part.status]} с {clock.at(case.since(part))}"
        return [(*head, Piece(cut(words, cells - 14), "muted"))]
    lines: list[Line] = []
    for place, draft in enumerate(drafts):
        state = PART_TITLES[part.status] if not place else fate(case, draft)
        words = "; ".join(filter(None, [state, summary(file.name for file in draft.attachments)]))
        before = (Piece(f"  {'':12}"),) if place else head
        lines.append(
            (
                *before,
                Piece(f"версия {draft.version:<3}", "muted" if place else "body"),
                Piece(f"{pad(clock.at(draft.at), 11, right=True)}  ", "muted"),
                Piece(cut(words, cells - 37), "muted" if place else "body"),
            )
        )
    return lines


def _versions(case: Case, part: Part, clock: Clock, cells: int) -> list[Line]:
    """The versions of a part's text, the latest bright, the earlier ones muted."""
    lines: list[Line] = []
    for place, draft in enumerate(_drafts(case, part)):
        role = "muted" if place else "body"
        words = ", ".join(filter(None, [fate(case, draft), *([] if place else [_contents(draft)])]))
        head = f"  {fit(f'версия {draft.version}', 11)}{pad(clock.at(draft.at), 11, right=True)}  "
        lines += [
            BLANK,
            (
                Piece(head[:13], role),
                Piece(head[13:], "muted"),
                Piece(cut(words, cells - len(head)), "muted"),
            ),
            *text_lines(draft.text, cells, role=role, lines=2 if place else 4),
        ]
    return lines


def _drafts(case: Case, part: Part) -> list[Draft]:
    return [draft for draft in reversed(case.drafts) if draft.part == part.no]


def _contents(draft: Draft) -> str:
    """`ход решения, 2 фото, 1 акт`."""
    kind = "" if draft.kind is ReplyKind.ANSWER else REPLY_TITLES[draft.kind]
    content = CONTENT_TITLES[draft.content] if draft.content else ""
    return ", ".join(filter(None, [kind, content, summary(file.name for file in draft.attachments)]))


def fate(case: Case, draft: Draft) -> str:
    """What was decided on a version: `на доработку, причина 4`."""
    decided = next((r for r in reversed(case.reviews) if r.draft == draft.no), None)
    if decided is None:
        return "правка вместе" if draft.joint else ""
    if decided.approved:
        return "согласована"
    numbers = ", ".join(str(tick.number) for tick in decided.ticks)
    return f"на доработку, {'причины' if len(decided.ticks) > 1 else 'причина'} {numbers}"


# -- replies ----------------------------------------------------------------------------------------


def reply_lines(case: Case, clock: Clock, cells: int) -> list[Line]:
    """The replies, the latest first: what they are, when approved and posted, the link, the text."""
    lines: list[Line] = []
    for place, reply in enumerate(reversed(case.replies)):
        lines += [BLANK] if lines else []
        role = "muted" if place or reply.taken_back_at is not None else "body"
        lines.append((Piece(f"  {cut(_reply_words(reply, clock), cells - 2)}", "muted"),))
        if reply.url:
            lines.append((Piece(f"  {cut(printable(normalise(reply.url)), cells - 2)}", "muted"),))
        lines += text_lines(reply.text, cells, role=role, lines=2 if place else 6)
    return lines


def _reply_words(reply: Reply, clock: Clock) -> str:
    """`ответ, согласован 14:00, размещён 14:31`."""
    words = [REPLY_TITLES[reply.kind], f"согласован {clock.at(reply.approved_at)}"]
    if reply.posted_at is not None:
        words.append(f"размещён {clock.at(reply.posted_at)}")
    if reply.taken_back_at is not None:
        words.append(f"взят назад {clock.at(reply.taken_back_at)}")
    return ", ".join(words)
