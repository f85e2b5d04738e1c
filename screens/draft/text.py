"""What the form of a draft says: who may hand in, what is asked, what follows (п.8–14). No Textual."""

from collections.abc import Mapping, Sequence
from typing import Final

from models.terms import NEEDS_EVIDENCE, Content, Key, PartStatus, ReplyKind
from screens.clock.budget import margin_pieces
from screens.clock.clock import Clock
from screens.draft.attachments import Found, kind_of, short_name, size_words
from screens.names import executor_name
from screens.pieces import Line, Piece, line_width
from screens.text import fit, pad, printable, width
from screens.widgets.choices import Option
from uhta_tui.procedure.actions import SubmitDraft
from uhta_tui.procedure.case import Attachment, Case, Deadline, Draft, Part
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.outlook import Outlook
from uhta_tui.procedure.scene import ExecutorFacts
from uhta_tui.wording import counted
from uhta_tui.worktime.moments import Moment

OPEN: Final = frozenset({PartStatus.SENT, PartStatus.REWORK, PartStatus.DRAFTED})
"""Parts whose executor may hand in a draft; the rules refuse it for others."""

KINDS: Final = (
    Option(ReplyKind.ANSWER, "ответ"),
    Option(ReplyKind.INTERIM, "промежуточный"),
    Option(ReplyKind.CLARIFICATION, "уточнение"),
)
CONTENTS: Final = (
    Option(Content.MEASURES, "меры"),
    Option(Content.PROGRESS, "ход решения"),
    Option(Content.REFUTATION, "опровержение"),
    Option(Content.EXPLANATION, "разъяснение"),
)

_NAME: Final = 33
"""Cells of a file's name."""
_OWES: Final = (Key.REWORK, Key.FINAL, Key.DRAFT)
"""What a part's executor owes, by which its row says the due moment."""


def open_parts(case: Case) -> tuple[Part, ...]:
    """The parts for which a draft may come in, the one that owes it soonest first."""
    parts = [part for part in case.live_parts if part.status in OPEN]
    return tuple(sorted(parts, key=lambda part: _urgency(owed(case, part))))


def _urgency(deadline: Deadline | None) -> tuple[bool, Moment]:
    return deadline is None, deadline.due if deadline else 0


def owed(case: Case, part: Part) -> Deadline | None:
    """The deadline that the part's draft will meet; `None` when it was handed in."""
    running = (d for d in case.deadlines if d.running and d.part == part.no and d.key in _OWES)
    return min(running, key=lambda d: d.due, default=None)


def owed_line(case: Case, part: Part, clock: Clock) -> Line:
    """`осталось 0:52:03  до 15:24  п.10`, `просрочен на 0:12:40  до 14:19  п.10`."""
    deadline = owed(case, part)
    if deadline is None:
        return (Piece("п.10", "muted"),)
    mark, face = clock.pieces(deadline.due)
    left = face.text.strip()
    return (
        mark._replace(text=mark.text.strip() and mark.text),
        Piece("просрочен на " if left.startswith("-") else "осталось ", "muted"),
        face._replace(text=left.removeprefix("-")),
        Piece(f"  до {clock.at(deadline.due)}  {DEADLINES[deadline.key].clause}", "muted"),
    )


def not_before(case: Case, part: Part) -> Moment:
    """The earliest moment at which the draft may have come: what it follows."""
    followed = (c.at for c in case.courses if c.part in (None, part.no))
    return max(followed, default=case.received_at)


def part_words(case: Case, part: Part, clock: Clock) -> str:
    """What stands beside an executor: `поручено 10:41: снег у площадки`, `на доработке с 10:40`."""
    draft = case.last_draft(part.no)
    version = f", версия {draft.version}" if draft else ""
    since = clock.at(case.since(part))
    words = {
        PartStatus.SENT: f"поручено {since}",
        PartStatus.REWORK: f"на доработке с {since}{version}",
        PartStatus.DRAFTED: f"проект есть {since}{version}; новый его заменит",
        PartStatus.APPROVED: f"согласован {since}{version}",
        PartStatus.RETURNED: f"вернул {since}",
    }[part.status]
    about = printable(part.about).strip()
    return f"{words}: {about}" if about and part.status is PartStatus.SENT else words


def closed_lines(case: Case, executors: Mapping[str, ExecutorFacts], clock: Clock) -> list[Line]:
    """The parts that hand in nothing now, muted: `✓ Экология  согласован 14:05, версия 1`."""
    lines: list[Line] = []
    for part in case.live_parts:
        if part.status in OPEN:
            continue
        mark = "✓" if part.status is PartStatus.APPROVED else "—"
        name = executor_name(executors, part.executor)
        lines.append((Piece(f"{mark} {fit(name, 15)}{part_words(case, part, clock)}", "muted"),))
    return lines


def offered_kind(case: Case, before: Draft | None) -> ReplyKind:
    """What kind a new version is offered as: that of the version before, in the same phase (п.15)."""
    return before.kind if before is not None and case.interim_at is None else ReplyKind.ANSWER


def offered_content(case: Case, before: Draft | None) -> str:
    """What a new version is offered to contain: what the version before did; a first one must say it."""
    same = before is not None and before.final == (case.interim_at is not None)
    return before.content or "" if same and before is not None else ""


def offered_text(part: Part, before: Draft | None) -> str:
    """What a new version begins as: one that still waits is mostly handed in again with a file more."""
    return before.text if before is not None and part.status is PartStatus.DRAFTED else ""


def same_again(action: SubmitDraft, part: Part, before: Draft | None) -> bool:
    """Whether what is handed in is nothing but the version that waits already."""
    if before is None or part.status is not PartStatus.DRAFTED:
        return False
    told = (action.text, action.kind, tuple(action.attachments))
    same = told == (before.text, before.kind, before.attachments)
    return same and action.content in (before.content, Content.EXPLANATION)


def content_options(*, files: bool, new_facts: bool) -> list[tuple[str, str]]:
    """The contents of п.10 to pick from, with what each of them needs."""
    needed = "материалы, если есть" if new_facts else "" if files else "нужно фото, видео или акт"
    return [
        (option.label, needed if option.value in NEEDS_EVIDENCE else "материалов не нужно")
        for option in CONTENTS
    ]


def content_note(kind: str, content: str, *, new_facts: bool) -> str:
    """What п.10 or п.17 says of the choice beside it."""
    if kind == ReplyKind.CLARIFICATION:
        return "уточнению не нужно"
    if new_facts and kind == ReplyKind.ANSWER:
        needed = content in (Content.MEASURES, Content.PROGRESS)
        return "материалы, если есть, п.17" if needed else "на повтор — меры или ход, п.17"
    if not content:
        return "что из этого, п.10"
    return "нужны материалы, п.10" if content in NEEDS_EVIDENCE else ""


def kind_note(case: Case) -> str:
    """What п.15 says of the kind in the final phase."""
    return "" if case.interim_at is None else "только ответ, п.15"


def file_lines(files: Sequence[Found]) -> list[Line]:
    """The files that the draft brings: name, kind, size."""
    return [
        (
            Piece(f" {pad(short_name(printable(found.name), _NAME), _NAME)}"),
            Piece(fit(kind_of(found.name), 6), "muted"),
            Piece(pad(size_words(found.size), 10, right=True), "muted"),
        )
        for found in files
    ]


def kept_options(draft: Draft | None) -> tuple[Option, ...]:
    """The files of the version before, which a new one takes over only if it says so."""
    files: tuple[Attachment, ...] = draft.attachments if draft else ()
    return tuple(Option(file.sha256, printable(file.name)) for file in dict.fromkeys(files))


def next_dues(outlook: Outlook) -> tuple[tuple[Key, Moment], ...]:
    """What falls due after the draft is handed in, in order."""
    return ((Key.REVIEW, outlook.due), (Key.PUBLISH, outlook.out_by))


def after_rows(outlook: Outlook, clock: Clock, short: Mapping[str, ExecutorFacts], cells: int) -> list[Line]:
    """`После сдачи`: the next dues, whom the reply still waits for, the margin of п.8."""
    rows: list[Line] = [
        (Piece("  После сдачи", bold=True), Piece(pad("до", cells - 13, right=True), "muted")),
    ]
    for key, due in next_dues(outlook):
        clause = DEADLINES[key]
        head = f"  {fit(clause.title, 12)}"
        rows.append(
            (
                Piece(head),
                Piece(fit(clause.clause, 5), "muted"),
                Piece(pad(clock.at(due), cells - 19, right=True), "muted"),
            )
        )
    margin = margin_pieces(outlook.margin, clock.day, cells - 19)
    rows.append((Piece(f"  {fit('Запас', 12)}"), Piece(fit("п.8", 5), "muted"), *margin))
    if outlook.waits_for:
        names = ", ".join(executor_name(short, code) for code in outlook.waits_for)
        rows.append((Piece(fit(f"  ещё ждём: {names}", cells), "muted"),))
    return rows


def after_row(outlook: Outlook, clock: Clock, cells: int) -> Line:
    """The same in one row: `После сдачи  согласовать 15:32, разместить 16:32, запас п.8 2:52:03`."""
    review, publish = (clock.at(due) for _, due in next_dues(outlook))
    margin = margin_pieces(outlook.margin, clock.day, 1)[1:]
    forms = (
        f"  После сдачи: согласовать до {review}, разместить до {publish}, запас п.8 ",
        f"  Согласовать до {review}, разместить до {publish}, запас п.8 ",
    )
    room = cells - line_width(margin)
    words = next((form for form in forms if width(form) <= room), forms[-1])
    return (Piece(fit(words, min(width(words), room)), "muted"), *margin)


def saved_line(text: str, saved: str) -> Line:
    """Under the text: `240 знаков, черновик сохранён 14:32:04`, or that it was offered again."""
    kept = f", {saved}" if saved and text else ""
    return (Piece(f" {characters(len(text))}{kept}", "muted"),)


def characters(count: int) -> str:
    """`240 знаков`."""
    return counted(count, "знак", "знака", "знаков").replace("\N{NO-BREAK SPACE}", " ")
