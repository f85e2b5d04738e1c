"""п.17: the matter was answered before. Find the earlier message, then say whether there are new facts."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from models.terms import ReplyKind, Status
from screens.acting import Act, ActingScreen, Subject
from screens.acts.ending import about
from screens.ask import Question, ask
from screens.dialog_frame import Dialog
from screens.dialogs import detail
from screens.keys import bind, other_layout
from screens.legality import why_not
from screens.moments import day
from screens.pieces import Line, Piece, keys_line
from screens.session import Session
from screens.text import cut, pad, printable
from screens.why import Why
from screens.widgets.choices import Option
from screens.widgets.fields import OneLine
from screens.widgets.form import Field
from screens.widgets.line_list import LineList
from uhta_tui.desk.rows import QueueRow
from uhta_tui.procedure.actions import Repeat
from uhta_tui.procedure.scene import EarlierReply

_WORD: Final = re.compile(r"[а-яёa-z]{4,}", re.IGNORECASE)
_STEM: Final = 5
_READ: Final = 200
"""Answered messages looked through for the like of one, the newest first."""
_LISTED: Final = 40
_ROWS: Final = 7


def stems(text: str) -> frozenset[str]:
    """What the longer words of a text begin with."""
    return frozenset(word[:_STEM].lower().replace("ё", "е") for word in _WORD.findall(text))


def by_likeness(text: str, rows: Sequence[QueueRow]) -> list[QueueRow]:
    """Rows that share words with a text, those that share most first; the others after them, as they were."""
    wanted = stems(text)
    shared = {row.number: len(wanted & stems(f"{row.topic} {row.excerpt}")) for row in rows}
    return sorted(rows, key=lambda row: -shared[row.number])


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
        self._list: LineList[QueueRow] = LineList(
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

    def _draw(self, row: QueueRow, cells: int, now: int) -> Line:
        session = self._session
        when = day(row.ended_at or row.received_at, session.now, session.zone)
        return (
            Piece(f"  {pad(str(row.number), 5, right=True)}  "),
            Piece(f"{pad(when, 8)}  ", "muted"),
            Piece(cut(printable(row.excerpt), max(1, cells - 19))),
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

    def _read(self, words: str) -> list[QueueRow]:
        facts = self._subject.case.facts
        found = self._answered(words)
        return found if words else by_likeness(f"{facts.topic} {facts.text}", found)

    def _answered(self, words: str) -> list[QueueRow]:
        read = self._session.desk.read
        return [
            row
            for status in (Status.ANSWERED, Status.INTERIM)
            for row in read.register(words=words, status=status, limit=_READ)[0]
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


_OLD, _NEW = "old", "new"


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
        label="Ответ",
        text=f"Здравствуйте! На этот вопрос ответ уже дан: {posted.url}",
        optional=True,
        rows=3,
    )
    answer = await ask(screen, question)
    if answer is None:
        return
    new_facts = answer.choice == _NEW
    action = Repeat(
        at=session.now, by=session.who, message=subject.message, earlier=f"№{earlier}",
        new_facts=new_facts, text="" if new_facts else answer.text,
    )  # fmt: skip
    done = (
        "Связано с прежним, направьте исполнителю (н)"
        if new_facts
        else "Ответ со ссылкой согласован, разместите (р)"
    )
    await screen.done(number, action, done=done, forget=question.key)


def _why_repeat(subject: Subject) -> Why | None:
    """п.17, as if an earlier reply had been found."""
    earlier = subject.case.number + 1
    reply = EarlierReply(earlier, ReplyKind.ANSWER, "https://example.org/", subject.at)
    scene = replace(subject.scene, earlier=reply, earlier_number=earlier)
    action = Repeat(at=subject.at, by=subject.by, message=subject.message, earlier=f"№{earlier}")
    return why_not(subject.case, scene, action)


ACTS: Final = (Act("repeat", "у", "Уже отвечали", "п.17", _repeat, _why_repeat),)
"""The act of п.17."""
