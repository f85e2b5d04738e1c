"""What the reply's screen says: the reply, how it goes out, the clocks of п.8 and п.14. No Textual here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from models.terms import REPLY_TITLES, Key, ReplyKind
from screens.clock.budget import DESK, share_bar, whole_bar, whole_legend
from screens.clock.clock import Clock
from screens.draft.attachments import summary
from screens.draft.text import characters
from screens.message.lines import author_of, link_of, source_of
from screens.pieces import BLANK, Line, Piece
from screens.reply.composing import Source, paragraphs
from screens.text import cut, fit, printable, width, wrap
from screens.when import dated
from uhta_tui.config import Account
from uhta_tui.procedure.case import Case, Deadline, Reply
from uhta_tui.procedure.scene import ExecutorFacts
from uhta_tui.worktime.moments import Moment

_TITLES: Final[Mapping[ReplyKind, str]] = {
    ReplyKind.ANSWER: "Ответ",
    ReplyKind.INTERIM: "Промежуточный ответ",
    ReplyKind.CLARIFICATION: "Запрос автору",
}


def reply_title(case: Case, kind: ReplyKind | None, parts: int, cells: int) -> str:
    """`Сводный ответ · № 180 · ВКонтакте`, the source in two letters where there is no room."""
    plain = kind in (None, ReplyKind.ANSWER)
    what = "Сводный ответ" if plain and parts > 1 else _TITLES[kind or ReplyKind.ANSWER]
    title = f"{what} · № {case.number} · "
    full = f"{title}{source_of(case.facts)}"
    return full if width(full) <= cells else f"{title}{source_of(case.facts, brief=True)}"


def whose(case: Case, clock: Clock) -> str:
    """`Илья, пн 23.11 16:06`."""
    return f"{cut(author_of(case.facts), 24)}, {dated(case.received_at, clock.now, clock.zone)}"


# -- the text that goes out -------------------------------------------------------------------------


def text_rows(
    text: str, sources: Sequence[Source], executors: Mapping[str, ExecutorFacts], cells: int, *, apart: bool
) -> list[Line]:
    """The reply with the name of whose words they are before each run of paragraphs."""
    names = {code: facts.short for code, facts in executors.items()}
    edge = 16 if apart else 15
    lines: list[Line] = []
    for name, run in paragraphs(text, sources, names, DESK):
        label = printable(name)
        if apart and lines:
            lines.append(BLANK)
        for row in wrap(run, max(1, cells - edge)):
            lines.append((Piece(fit(f"  {label}", edge), "muted"), Piece(row)))
            label = ""
    return lines


def facts_rows(reply: Reply, by: str, sources: Sequence[Source], clock: Clock, cells: int) -> list[Line]:
    """Its attachments, its kind, who approved it and when, its length."""
    names = [file.name for source in sources for file in source.draft.attachments]
    room = cells - 16
    files = ", ".join(map(printable, names))
    approved = cut(
        f"согласован {clock.at(reply.approved_at)}{f', {printable(by)}' if by else ''}",
        max(1, room - width(REPLY_TITLES[reply.kind]) - 2),
    )
    shown = files if len(files) <= room else summary(names)
    return [
        (_label("Вложения"), Piece(shown or "—", "body" if shown else "muted")),
        BLANK,
        (_label("Вид ответа"), Piece(REPLY_TITLES[reply.kind]), Piece(f"  {approved}", "muted")),
        (_label("Знаков"), Piece(str(len(reply.text)))),
    ]


def brief_facts(reply: Reply, sources: Sequence[Source]) -> list[Line]:
    """The same in a row."""
    files = summary(file.name for source in sources for file in source.draft.attachments)
    words = " · ".join(filter(None, [files, REPLY_TITLES[reply.kind], characters(len(reply.text))]))
    return [(Piece(fit("  Вложения" if files else "", 15), "muted"), Piece(words, "muted"))]


def _label(text: str) -> Piece:
    return Piece(fit(f"  {text}", 16), "muted")


# -- posting it -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Posting:
    """How far the posting has come."""

    link: str = ""
    copied_at: Moment | None = None
    opened_at: Moment | None = None

    def mark(self, step: str) -> Piece:
        """`✓` a step that is done, `▸` the one that is next."""
        done = {"к": self.copied_at, "о": self.opened_at, "р": None}
        if done[step] is not None:
            return Piece("✓ ", "mark")
        following = next((key for key, at in done.items() if at is None), "р")
        return Piece("▸ " if step == ("р" if self.link else following) else "  ", "mark")


def publish_of(case: Case) -> Deadline | None:
    """The running deadline of п.14."""
    return next((d for d in case.deadlines if d.running and d.key is Key.PUBLISH), None)


def publish_rows(case: Case, executors: Mapping[str, ExecutorFacts], clock: Clock, cells: int) -> list[Line]:
    """The clock of п.14 and the whole of п.8, under each its bar: of one length, from one left edge."""
    publish, answer = publish_of(case), case.answer_deadline
    if publish is None:
        return []
    calendar, now, room = clock.calendar, clock.now, cells - 2
    rows = [
        _publish_clock(publish, "п.14", clock),
        (Piece("  "), *share_bar(publish, calendar, now, room, clock.soon)),
    ]
    if answer.running:
        rows += [
            _publish_clock(answer, "весь срок п.8", clock),
            (Piece("  "), *whole_bar(case, calendar, now, room)),
            (Piece("  "), *whole_legend(case, calendar, executors, now, room)),
        ]
    return rows


def _publish_clock(deadline: Deadline, words: str, clock: Clock) -> Line:
    """`! 0:28:40  до 15:00  п.14`, the clock in its column."""
    mark, face = clock.pieces(deadline.due)
    return (mark, face._replace(bold=True), Piece(f"  до {clock.at(deadline.due)}  {words}", "muted"))


def publish_right(case: Case, clock: Clock) -> Line:
    """The same at the right of a rule: `! 0:28:40  до 15:00  п.14`."""
    publish = publish_of(case)
    if publish is None:
        return (Piece("п.14", "muted"),)
    mark, face = clock.pieces(publish.due)
    return (
        mark._replace(text=mark.text.strip() and mark.text),
        face._replace(text=face.text.strip(), bold=True),
        Piece(f"  до {clock.at(publish.due)}  п.14", "muted"),
    )


def on_behalf(case: Case, accounts: Sequence[Account]) -> str:
    """From which of the administration's accounts to answer (п.3); empty if none is known for the source."""
    own = [a for a in accounts if a.source.strip() and a.source.strip() == case.facts.source.strip()]
    return f"от имени {printable(own[0].url.partition('://')[2] or own[0].url)}  п.3" if own else ""


def steps_before(
    case: Case, posting: Posting, accounts: Sequence[Account], clock: Clock, cells: int, *, apart: bool
) -> list[Line]:
    """`к` and `о`: what is done before the link comes."""
    copied = f"скопирован в {clock.at(posting.copied_at)}" if posting.copied_at is not None else ""
    behalf = on_behalf(case, accounts)
    behalf = f"ответьте {behalf}" if apart and behalf else behalf
    steps = (
        ("к", f"Скопировать {_noun(case)}", [copied]),
        ("о", "Открыть сообщение", [link_of(case.facts), behalf]),
    )
    lines: list[Line] = []
    for key, title, told in steps:
        words = [cut(word, cells - (5 if apart else 33)) for word in told if word]
        head = (posting.mark(key), Piece(key, "mark", bold=True), Piece(f"  {title}"))
        if apart:
            lines += [BLANK, head, *((Piece(f"     {word}", "muted"),) for word in words)]
            continue
        beside = words[0] if words else ""
        gap = " " * max(1, 33 - 5 - len(title))
        lines.append((*head, Piece(f"{gap}{beside}", "muted")))
        lines += [(Piece(" " * 33 + word, "muted"),) for word in words[1:]]
    return lines


def _noun(case: Case) -> str:
    """What goes out: a request to the author is no reply (п.2)."""
    asks = case.reply is not None and case.reply.kind is ReplyKind.CLARIFICATION
    return "запрос" if asks else "ответ"


def step_of_link(posting: Posting) -> Line:
    """`р`: the heading of the field of the link."""
    mark = posting.mark("р")
    now = mark.text.strip() == "▸"
    return (mark, Piece("р", "mark", bold=True), Piece("  Вставить ссылку на ответ", bold=now))


def link_words(case: Case, link: str, host_of: Callable[[str], str]) -> Line:
    """Under the link: whether it leads where the message was (п.14)."""
    if not link.strip():
        return (Piece("вставьте её сюда с любого места экрана", "faint"),)
    host, source = host_of(link.strip()), host_of(case.facts.url)
    if not host:
        return (Piece("! ", "soon", bold=True), Piece("нужна ссылка http или https", "soon"))
    if not source or host == source:
        same = "✓ тот же источник, что у сообщения  п.14" if source else "у сообщения нет ссылки"
        return (Piece(same, "muted"),)
    words = f"другой источник: {printable(host)}, не {printable(source)}"
    return (Piece("! ", "soon", bold=True), Piece(words, "soon"), Piece("  п.14", "muted"))
