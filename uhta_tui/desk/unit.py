"""One unit of work: actions performed inside one transaction, written together at its end."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from peewee import Database

from models.database import fetch
from models.terms import ReplyKind, Status
from uhta_tui.desk.damage import load_one
from uhta_tui.desk.directory import (
    changed_timing,
    load_executors,
    load_officials,
    load_timing,
    set_executor,
    set_official,
    write_timing,
)
from uhta_tui.desk.files import FileStore
from uhta_tui.desk.journal import Journal
from uhta_tui.desk.running import running_messages
from uhta_tui.desk.sameness import Sameness, same_keys
from uhta_tui.desk.signing import sign
from uhta_tui.desk.store import Writer, load, save
from uhta_tui.desk.templates import load_templates, set_template
from uhta_tui.intake.links import host
from uhta_tui.procedure.actions import (
    Action,
    Amend,
    AttachmentFile,
    MessageAction,
    Receive,
    Repeat,
    SetCalendar,
    SetExecutor,
    SetOfficial,
    SetTemplate,
    ShortcomingAction,
    SignNote,
    SubmitDraft,
)
from uhta_tui.procedure.case import Attachment, Case
from uhta_tui.procedure.deadlines import recalculated
from uhta_tui.procedure.play import check_moment, open_case, play
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.scene import EarlierReply, Scene
from uhta_tui.procedure.shortcomings import local_id
from uhta_tui.worktime.moments import Moment

_T = TypeVar("_T")


class Known(Refused):
    """The message is here already; `number` says which it is."""

    def __init__(self, number: int) -> None:
        super().__init__(NO_CLAUSE, f"Такое сообщение уже есть: № {number}.")
        self.number = number


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a performed action."""

    seq: int
    """Its entry in the journal."""
    number: int | None = None
    """The message it was about."""
    status: Status | None = None
    """The message's status after it."""


class Unit:
    """Actions on a database inside one transaction, which the caller opens and closes.

    Nothing is written before `flush`; a refused action leaves no trace.
    """

    def __init__(self, database: Database, files: FileStore, desk_official: str) -> None:
        self._database = database
        self._files = files
        self._writer = Writer(database)
        self._journal = Journal(database, self._writer)
        self._cases: dict[int, tuple[Case | None, Case]] = {}
        self._ids: dict[str, list[int]] = {}
        self.same = Sameness(database, self._writer)
        [(last,)] = fetch(database, "SELECT COALESCE(MAX(number), 0) FROM message")
        self._last_number: int = last
        self._timing = load_timing(database)
        self._executors = load_executors(database)
        self._officials = load_officials(database)
        self._desk_official = desk_official

    @property
    def zone(self) -> str:
        """The desk's zone in force."""
        return self._timing.calendar.timezone

    def scene(self, now: Moment) -> Scene:
        """What the rules may know at a moment."""
        return Scene(
            now=now,
            calendar=self._timing.calendar,
            terms=self._timing.terms,
            executors=self._executors,
            officials=self._officials,
            desk_official=self._desk_official,
            host_of=host,
        )

    # -- performing -----------------------------------------------------------------------------

    def perform(self, action: Action, now: Moment, entered_at: Moment) -> Outcome:
        """Carry out one action.

        Args:
            now: The present, against which the action's moment is checked.
            entered_at: The real moment of entering, for the journal.

        Raises:
            Refused: If the Порядок does not allow it; nothing has changed.
        """
        scene = self.scene(now)
        if isinstance(action, Receive):
            return self._receive(action, scene, entered_at)
        if isinstance(action, MessageAction | ShortcomingAction):
            return self._on_message(action, scene, entered_at)
        check_moment(action, scene)
        if isinstance(action, SetCalendar):
            self._set_calendar(action, scene)
        elif isinstance(action, SetExecutor):
            set_executor(self._writer, action, self._executors, self._officials)
            self._reread_directory()
        elif isinstance(action, SetOfficial):
            set_official(self._writer, action, self._officials)
            self._reread_directory()
        elif isinstance(action, SetTemplate):
            self.flush()
            set_template(self._writer, action, load_templates(self._database))
        elif isinstance(action, SignNote):
            self.flush()
            sign(self._database, self._writer, action, scene)
        else:
            raise Refused(NO_CLAUSE, f"Действие «{action.NAME}» здесь не исполняется.")
        return self._entered(action, None, entered_at)

    def try_all(self, actions: Iterable[Action], now: Moment) -> None:
        """See whether actions on messages would be allowed one after another; nothing is done.

        Raises:
            Refused: By the first that would not.
        """
        scene, cases = self.scene(now), dict[int, Case]()
        for action in actions:
            if isinstance(action, MessageAction):
                number = self._number_of(action)
                cases[number] = play(cases.get(number) or self._case(number), action, scene)

    def _entered(self, action: Action, case: Case | None, entered_at: Moment) -> Outcome:
        number, act = (case.number, case.acts) if case else (None, None)
        seq = self._journal.append(action, self.zone, message=number, act=act, entered_at=entered_at)
        return Outcome(seq, number, case.status if case else None)

    def _receive(self, action: Receive, scene: Scene, entered_at: Moment) -> Outcome:
        if _is_number(action.message.strip()):
            # Every later line about it would mean another message: the one that this desk numbered so.
            raise Refused(
                NO_CLAUSE, f"Внешний номер «{action.message}» читается как номер стола; запишите его без «№»."
            )
        keys = same_keys(action)
        known = self.same.known(keys)
        if known is not None:
            raise Known(known)
        case = open_case(self._last_number + 1, action, scene)
        self._last_number = case.number
        self._cases[case.number] = (None, case)
        self.same.remember(case.number, keys)
        if case.facts.external_id:
            self._ids.setdefault(case.facts.external_id, []).append(case.number)
        return self._entered(action, case, entered_at)

    def _on_message(
        self, action: MessageAction | ShortcomingAction, scene: Scene, entered_at: Moment
    ) -> Outcome:
        case = self._case(self._number_of(action))
        if isinstance(action, Repeat):
            scene = self._with_earlier(scene, action.earlier)
        elif isinstance(action, SubmitDraft) and action.attachments:
            play(case, action, scene)  # a draft that is refused must not leave its files in the store
            action = replace(action, attachments=tuple(map(self._kept, action.attachments)))
        after = play(case, action, scene)
        before, _ = self._cases[case.number]
        self._cases[case.number] = (before, after)
        if isinstance(action, Amend):
            self.same.rename(after)
        return self._entered(action, after, entered_at)

    def _kept(self, attachment: Attachment | AttachmentFile) -> Attachment:
        if isinstance(attachment, AttachmentFile):
            return self._files.add(Path(attachment.path))
        return self._files.known(attachment)

    def _with_earlier(self, scene: Scene, reference: str) -> Scene:
        """The scene with the earlier message of п.17 looked up.

        Raises:
            Refused: If there is none, or two sources share the id.
        """
        earlier = self._case(self._resolve(reference))
        reply = next(
            (
                r
                for r in reversed(earlier.replies)
                if r.posted_at is not None and r.url and r.kind is not ReplyKind.CLARIFICATION
            ),
            None,
        )
        found = None
        if reply is not None and reply.posted_at is not None and reply.url:
            found = EarlierReply(earlier.number, reply.kind, reply.url, reply.posted_at)
        return replace(scene, earlier_number=earlier.number, earlier=found)

    def _set_calendar(self, action: SetCalendar, scene: Scene) -> None:
        """Change the calendar or the terms: every running deadline is placed anew, no finished one."""
        timing = changed_timing(self._timing, action)
        write_timing(self._writer, timing, first=not self._timing.stored)
        self._timing = timing
        self.flush()
        fresh = self.scene(scene.now)
        for chunk in _chunks(running_messages(self._database), 2000):
            for number, case in load(self._database, chunk).items():
                moved = recalculated(case, fresh)
                if moved is not case:
                    self._cases[number] = (case, moved)
            self.flush()

    def _reread_directory(self) -> None:
        self.flush()  # not the writer alone: what it has planned may refer to messages not written yet
        self._executors = load_executors(self._database)
        self._officials = load_officials(self._database)

    # -- finding --------------------------------------------------------------------------------

    def _number_of(self, action: MessageAction | ShortcomingAction) -> int:
        if isinstance(action, MessageAction):
            return self._resolve(action.message)
        try:
            return local_id(action.shortcoming)[0]
        except ValueError as error:
            raise Refused(NO_CLAUSE, f"Не понят {error}.") from None

    def _resolve(self, reference: str) -> int:
        """The number of the message that a line names: `№187` or an external id.

        Raises:
            Refused: If there is none, or two sources share the id.
        """
        text = reference.strip()
        if _is_number(text):
            return int(text[1:])
        rows = fetch(self._database, "SELECT number FROM message WHERE external_id = ?", (text,))
        found = sorted({number for (number,) in rows} | set(self._ids.get(text, ())))
        if not text or not found:
            raise Refused(NO_CLAUSE, f"Сообщения «{text}» нет в базе.")
        if len(found) > 1:
            numbers = ", ".join(f"№ {number}" for number in found)
            raise Refused(NO_CLAUSE, f"Номер «{text}» есть у нескольких сообщений: {numbers}. Укажите №.")
        return found[0]

    def _case(self, number: int) -> Case:
        if number not in self._cases:
            case = load_one(self._database, number)
            if case is None:
                raise Refused(NO_CLAUSE, f"Сообщения № {number} нет в базе.")
            self._cases[number] = (case, case)
        return self._cases[number][1]

    def flush(self) -> None:
        """Write all that was performed."""
        for before, after in self._cases.values():
            if before is not after:
                save(self._writer, before, after)
        self._writer.flush()
        self._cases.clear()


def _is_number(reference: str) -> bool:
    """Whether a reference is a desk's own number: `№187`."""
    return reference.startswith("№") and reference[1:].strip().isdecimal() and len(reference) < 19


def _chunks(items: list[_T], size: int) -> Iterable[list[_T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
