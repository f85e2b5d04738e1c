"""п.17: the matter was answered before. Find the earlier message, then say whether there are new facts."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from models.terms import ReplyKind, Status
from screens.acting import Act, ActingScreen, Subject
from screens.acts.about import about
from screens.ask import Question, ask
from screens.dialog_frame import Dialog
from screens.dialogs import detail
from screens.keys import bind, other_layout
from screens.legality import why_not
from screens.moments import day
from screens.pieces import Line, Piece, keys_line
from screens.session import Session
from screens.templates.use import use_of
from screens.text import fit, pad, printable
from screens.why import Why
from screens.widgets.choices import Option
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from screens.widgets.line_list import LineList
from uhta_tui.assist.stems import WORD, stem
from uhta_tui.desk.alike import Alike
from uhta_tui.desk.rows import QueueRow
from uhta_tui.procedure.actions import Repeat
from uhta_tui.procedure.scene import EarlierReply
from uhta_tui.worktime.moments import Moment

_READ: Final = 200
"""Answered messages looked through for the like of one, the newest first."""
_LISTED: Final = 40
_LIKE: Final = 10
"""Messages about the same house or of the same author that go before the others."""
_LONG: Final = 4
"""Letters of a word that says something."""
_ROWS: Final = 7


@dataclass(frozen=True, slots=True)
class Answered:
    """An earlier message that was answered."""

    number: int
    at: Moment
    text: str
    why: str = ""
    """What makes it like this one: `дом`, `автор`."""


def by_likeness(text: str, rows: Sequence[QueueRow]) -> list[QueueRow]:
    """Rows that share words with a text, those that share most first; the others after them, as they were."""
    wanted = _stems(text)
    shared = {row.number: len(wanted & _stems(f"{row.topic} {row.excerpt}")) for row in rows}
    return sorted(rows, key=lambda row: -shared[row.number])


def _stems(text: str) -> frozenset[str]:
    """What the longer words of a text begin with, whatever their endings."""
    return frozenset(stem(word) for word in WORD.findall(text) if len(word) >= _LONG)


class Earlier(Dialog[int | None]):
    """Find the message that was answered before; dismisses with its number."""

    DEFAULT_CSS = """
    Earlier > Vertical { width: 70; }
    Earlier OneLine { background: $ground; }
    Earlier Field { margin: 1 1 1 0; }
    Earlier LineList { height: 7; }
    """
    AUTO_FOCUS = "OneLine"
    KEYS = keys_line(("Enter", "этот ответ"), ("↑↓", "выбрать"), ("Esc", "назад"))
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "move(1)", "Вниз", quiet=True, id="earlier.down"),
        bind("up", "move(-1)", "Вверх", quiet=True, id="earlier.up"),
        bind("pagedown", "move(6)", "Страница вниз", quiet=True, id="earlier.page_down"),
        bind("pageup", "move(-6)", "Страница вверх", quiet=True, id="earlier.page_up"),
    ]

    def __init__(self, subject: Subject, session: Session) -> None:
        """Prepare the search."""
        number = subject.case.number
        super().__init__(f"Уже отвечали · какой ответ повторит № {number}", "п.17", [about(subject)])
        self._subject, self._session = subject, session
        self._list: LineList[Answered] = LineList(
            self._draw, lambda row: row.number, pointer=True, barred=True, ground="raised",
            empty="Отвеченных сообщений с этими словами нет",
        )  # fmt: skip
        self._list.can_focus = False
        self._asked = 0

    def compose_body(self) -> ComposeResult:
        """The field and the list."""
        yield Field("Найти", OneLine("", "№ или слова; сверху похожие"), label_width=7)
        yield self._list

    def on_mount(self) -> None:
        """Show what is like this message."""
        self._list.styles.height = _ROWS
        self.run_worker(self._find(""), group="find")

    def _draw(self, row: Answered, cells: int, now: int) -> Line:
        session = self._session
        return (
            Piece(f"  {pad(str(row.number), 5, right=True)}  "),
            Piece(f"{pad(day(row.at, session.now, session.zone), 8)}  ", "muted"),
            Piece(fit(printable(row.text), max(1, cells - 27))),
            Piece(pad(row.why, 8, right=True), "muted"),
        )

    @on(Input.Changed)
    def type_more(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        self.run_worker(self._find(event.value.strip()), group="find")

    async def _find(self, words: str) -> None:
        """Look for words on either layout; only the answer to the last question is shown."""
        self._asked += 1
        asked = self._asked
        rows = await asyncio.to_thread(self._read, words)
        if not rows and words:
            rows = await asyncio.to_thread(self._read, other_layout(words))
        if asked == self._asked:
            own = self._subject.case.number
            self._list.rows = [row for row in rows if row.number != own][:_LISTED]

    def _read(self, words: str) -> list[Answered]:
        """What answers to the words; without any the same house and author first, then the same words."""
        if words:
            return [_plain(row) for row in self._answered(words)]
        case = self._subject.case
        like = [_like(one) for one in self._session.desk.alike(case, _LIKE) if one.status in _POSTED]
        text = f"{case.facts.topic} {case.facts.text}"
        named = {row.number for row in like}
        others = by_likeness(text, [row for row in self._answered("") if row.number not in named])
        return [*like, *map(_plain, others)]

    def _answered(self, words: str) -> list[QueueRow]:
        read = self._session.desk.read
        return [
            row for status in _POSTED for row in read.register(words=words, status=status, limit=_READ)[0]
        ]

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self._list.action_cursor(step)

    @on(Input.Submitted)
    @on(LineList.Chosen)
    def choose(self) -> None:
        """This one."""
        row = self._list.current
        if row is not None:
            self.dismiss(row.number)


_POSTED: Final = (Status.ANSWERED, Status.INTERIM)
"""Where a reply can be pointed to."""


def _plain(row: QueueRow) -> Answered:
    return Answered(row.number, row.ended_at or row.received_at, row.excerpt)


def _like(one: Alike) -> Answered:
    return Answered(one.number, one.at, one.excerpt, "дом" if one.same_house else "автор")


_OLD, _NEW = "old", "new"
_DONE: Final = ("Ответ со ссылкой согласован, разместите (р)", "Связано с прежним, направьте исполнителю (н)")
"""What is said without new facts and with them."""


async def _repeat(screen: ActingScreen, subject: Subject) -> None:
    """Which reply, whether there are new facts, and what has been done since."""
    session, number = screen.session, subject.case.number
    earlier = await screen.app.push_screen_wait(Earlier(subject, session))
    if earlier is None:
        return
    view = await asyncio.to_thread(session.desk.read.view, earlier)
    posted = next((r for r in reversed(view.case.replies) if r.posted_at is not None), None) if view else None
    if posted is None or not posted.url:
        screen.refuse(f"Ответить ссылкой нельзя: на № {earlier} нет размещённого ответа со ссылкой (п.17).")
        return
    question = Question(
        title=f"Уже отвечали · № {number} повторяет № {earlier}",
        clause="п.17",
        verb="Согласовать",
        key=f"repeat:{number}:{earlier}",
        lines=(detail("Ответ", posted.text), detail("Ссылка", posted.url)),
        options=(
            Option(_OLD, "новых фактов нет: ответить ссылкой"),
            Option(_NEW, "есть новые факты: связать и направить"),
        ),
        option_label="Факты",
        verbs=((_NEW, "Связать"),),
        label="Ответ",
        text=f"Здравствуйте! На этот вопрос ответ уже дан: {posted.url}",
        optional=True,
        rows=3,
        use=use_of(subject.case, subject.scene, session.config, ReplyKind.ANSWER, link=posted.url),
    )
    answer = await ask(screen, question)
    if answer is None:
        return
    new_facts = answer.choice == _NEW
    action = Repeat(
        at=session.now, by=session.who, message=subject.message, earlier=f"№{earlier}",
        new_facts=new_facts, text="" if new_facts else answer.text,
    )  # fmt: skip
    await screen.done(number, action, done=_DONE[new_facts], forget=question.key)


def _why_repeat(subject: Subject) -> Why | None:
    """п.17, as if an earlier reply had been found."""
    earlier = subject.case.number + 1
    reply = EarlierReply(earlier, ReplyKind.ANSWER, "https://example.org/", subject.at)
    scene = replace(subject.scene, earlier=reply, earlier_number=earlier)
    action = Repeat(at=subject.at, by=subject.by, message=subject.message, earlier=f"№{earlier}")
    return why_not(subject.case, scene, action)


ACTS: Final = (Act("repeat", "у", "Уже отвечали", "п.17", _repeat, _why_repeat, refusal="Ответить ссылкой"),)
"""The act of п.17."""
