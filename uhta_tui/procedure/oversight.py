"""Remarks, findings, notices and decisions: п.19, 20."""

from dataclasses import replace

from models.terms import Side
from uhta_tui.procedure.actions import NoteText, Notify, RecordFinding, Resolve
from uhta_tui.procedure.case import Finding, Notice
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused
from uhta_tui.procedure.scene import DESK_EXECUTOR
from uhta_tui.procedure.shortcomings import Shortcoming, local_id, shortcomings
from uhta_tui.procedure.work import Work


def note_text(work: Work, action: NoteText) -> None:
    """A remark of the desk; it stands in the journal and moves nothing."""
    work.require_text(action.text, NO_CLAUSE, "Пустую заметку записать нельзя.")


def finding(work: Work, action: RecordFinding) -> None:
    """п.19, 20: unreliable or incomplete information; the executor's unless the desk says otherwise."""
    work.require_text(action.text, "п.20", "Опишите, что недостоверно или неполно (п.20).")
    executor = None
    if action.side is Side.EXECUTOR:
        executor = action.executor or _only_executor(work)
        if executor not in work.scene.executors:
            raise Refused(NO_CLAUSE, f"Исполнителя «{executor}» нет в справочнике.")
    side = action.side
    if executor == DESK_EXECUTOR:  # the desk as an executor is the desk still
        side, executor = Side.DESK, None
    record = Finding(len(work.case.findings) + 1, side, executor, action.text, work.at, work.by)
    work.case = replace(work.case, findings=(*work.case.findings, record))


def _only_executor(work: Work) -> str:
    """The executor that a finding means when the message had only one."""
    executors = {part.executor for part in work.case.parts}
    if len(executors) != 1:
        raise Refused("п.20", "Укажите, чей это недостаток: исполнитель не назван (п.20).")
    return executors.pop()


def _shortcoming(work: Work, name: str) -> tuple[str, Shortcoming]:
    """The shortcoming that an action names, as it stood at the action's moment.

    Not at the present: a notice set back must say the same when the journal is played anew.
    """
    _, local = local_id(name)
    for shortcoming in shortcomings(work.case, replace(work.scene, now=work.at)):
        if shortcoming.id == f"{work.case.number}-{local}":
            return local, shortcoming
    raise Refused(NO_CLAUSE, f"Недостатка «{name}» нет: срок не нарушен или номер неверен.")


def notify(work: Work, action: Notify) -> None:
    """п.20: the notice went to the official by subordination, or to the one named."""
    local, shortcoming = _shortcoming(work, action.shortcoming)
    official = action.official or shortcoming.official
    if official not in work.scene.officials:
        raise Refused(NO_CLAUSE, f"Должностного лица «{official}» нет в справочнике.")
    if shortcoming.notice is not None:
        raise Refused("п.20", "Об этом недостатке уже извещено (п.20).")
    if work.at < shortcoming.since:
        raise Refused(NO_CLAUSE, "Известить раньше самого недостатка нельзя; укажите более поздний момент.")
    notice = Notice(len(work.case.notices) + 1, local, official, work.at, shortcoming.over)
    work.case = replace(work.case, notices=(*work.case.notices, notice))


def resolve(work: Work, action: Resolve) -> None:
    """п.20: what was decided on a notice."""
    _, shortcoming = _shortcoming(work, action.shortcoming)
    notice = shortcoming.notice
    if notice is None:
        raise Refused("п.20", "Решение вносится после извещения: сначала известите (п.20).")
    work.require_text(action.text, "п.20", "Внести пустое решение нельзя (п.20).")
    if work.at < notice.notified_at:
        raise Refused(NO_CLAUSE, "Решение раньше извещения; укажите более поздний момент.")
    decided = replace(notice, resolved_at=work.at, resolution=action.text)
    notices = work.case.notices
    work.case = replace(work.case, notices=(*notices[: notice.no - 1], decided, *notices[notice.no :]))
