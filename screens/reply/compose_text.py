"""What stands beside the reply while it is formed from its parts (п.16): clocks, parts, what follows."""

from models.terms import REPLY_TITLES, Key, ReplyKind
from screens.clock.budget import margin_pieces
from screens.clock.clock import Clock
from screens.draft.attachments import summary
from screens.message.lines import text_lines
from screens.names import executor_name
from screens.pieces import BLANK, Line, Piece
from screens.reply.composing import Composition, Source
from screens.text import cut, fit, pad
from uhta_tui.procedure.case import Case, Deadline
from uhta_tui.procedure.clauses import DEADLINES
from uhta_tui.procedure.deadlines import due_of
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.moments import Moment


def compose_rows(case: Case, made: Composition, scene: Scene, clock: Clock, cells: int) -> list[Line]:
    """Beside the text being formed: clocks, the parts with their versions, what follows the approval."""
    clause = "  п.15, 16" if made.kind is ReplyKind.INTERIM else ""
    kind = REPLY_TITLES[made.kind] if made.kind else "ещё не сводится"
    lines: list[Line] = [
        BLANK,
        *_after_approval(case, scene, clock, cells),
        BLANK,
        (_pair("Вид ответа"), Piece(kind), Piece(clause, "muted")),
        BLANK,
        (Piece("  Части", bold=True), Piece(pad("согласовано", cells - 7, right=True), "muted")),
    ]
    for source in made.sources:
        name = executor_name(scene.executors, source.part.executor)
        words = _version_words(source, cells - 26)
        lines.append(
            (
                Piece("✓ ", "muted"),
                Piece(fit(name, 12)),
                Piece(fit(words, cells - 26), "muted"),
                Piece(pad(clock.at(_approved_at(case, source)), 12, right=True), "muted"),
            )
        )
    for part in made.withdrawn:
        name = executor_name(scene.executors, part.executor)
        lines.append((Piece("! ", "soon", bold=True), Piece(f"{name}: часть будет отозвана", "soon")))
    return [*lines, BLANK, (Piece("  Сообщение", bold=True),), *text_lines(case.facts.text, cells)]


def _version_words(source: Source, room: int) -> str:
    """`версия 1, 2 фото, 1 акт`, in whole items: a number cut from its word says nothing."""
    files = summary(file.name for file in source.draft.attachments)
    said = [f"версия {source.draft.version}", *filter(None, files.split(", "))]
    forms = (", ".join(said[:n]) + ("…" if n < len(said) else "") for n in range(len(said), 0, -1))
    return next((form for form in forms if len(form) < room), said[0])


def _approved_at(case: Case, source: Source) -> Moment:
    decided = [r.at for r in case.reviews if r.part == source.part.no and r.approved]
    return decided[-1] if decided else source.draft.at


def _pair(text: str) -> Piece:
    return Piece(fit(f"  {text}", 14), "muted")


def _after_approval(case: Case, scene: Scene, clock: Clock, cells: int) -> list[Line]:
    """What runs, and what an approval now would leave of п.8."""
    answer = case.answer_deadline
    due = due_of(Key.PUBLISH, clock.now, scene)
    margin = clock.calendar.between(due, answer.due) if answer.running else None
    lines: list[Line] = []
    if answer.running:
        lines.append(deadline_row(answer, clock, cells))
    lines += [
        BLANK,
        (Piece("  После согласования", bold=True), Piece(pad("до", cells - 20, right=True), "muted")),
        (Piece(f"  {fit('Разместить', 12)}"), Piece(fit("п.14", 5), "muted"),
         Piece(pad(clock.at(due), cells - 19, right=True), "muted")),
        (Piece(f"  {fit('Запас', 12)}"), Piece(fit("п.8", 5), "muted"),
         *margin_pieces(margin, clock.day, cells - 19)),
    ]  # fmt: skip
    return lines


def compose_brief(case: Case, made: Composition, scene: Scene, clock: Clock, cells: int) -> list[Line]:
    """The same in a few rows under the text."""
    due = due_of(Key.PUBLISH, clock.now, scene)
    answer = case.answer_deadline
    margin = clock.calendar.between(due, answer.due) if answer.running else None
    names = [executor_name(scene.executors, source.part.executor) for source in made.sources]
    files = summary(file.name for source in made.sources for file in source.draft.attachments)
    parts = f"  ✓ {', '.join(names)}{f' · {files}' if files else ''}"
    words = f"  После согласования: разместить до {clock.at(due)} п.14, запас п.8 "
    return [
        *text_lines(case.facts.text, cells, lines=2),
        (Piece(cut(parts, cells), "muted"),),
        (Piece(words, "muted"), *margin_pieces(margin, clock.day, 1)[1:]),
    ]


def deadline_row(deadline: Deadline, clock: Clock, cells: int) -> Line:
    """`! Ответ  п.8  0:28:40  до 15:00`."""
    mark, face = clock.pieces(deadline.due)
    words = DEADLINES[deadline.key]
    return (
        mark,
        Piece(fit(words.title, 12)),
        Piece(fit(words.clause, 5), "muted"),
        face._replace(bold=True),
        Piece(pad(f"до {clock.at(deadline.due)}", cells - 27, right=True), "muted"),
    )
