"""The journal of a message in words: when, who, what, by which clause. No Textual here."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from models.terms import GROUND_TITLES, LAW_TITLES, Ground, Law
from screens.names import executor_name
from screens.pieces import BLANK, Line, Piece
from screens.text import cut, fit, pad, printable, wrap
from uhta_tui.desk.rows import JournalRow
from uhta_tui.intake.links import normalise
from uhta_tui.intake.sources import source_of
from uhta_tui.procedure.clauses import ACTIONS
from uhta_tui.procedure.refusal import NO_CLAUSE
from uhta_tui.procedure.scene import ExecutorFacts
from uhta_tui.worktime.moments import Moment, at

ERASED: Final = "стёрто"
"""Stands for a person's data that was erased from the journal."""
_FIELDS: Final[Mapping[str, str]] = {
    "received_at": "получено",
    "posted_at": "размещено",
    "source": "источник",
    "url": "ссылка",
    "author": "автор",
    "author_url": "страница автора",
    "text": "текст",
    "topic": "тема",
    "place": "место",
    "posted_url": "ссылка на ответ",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the journal in words."""

    at: Moment
    who: str
    words: str
    clause: str
    detail: str = ""
    """What was said at length: a text, a reason."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry being told."""

    line: Mapping[str, object]
    executors: Mapping[str, ExecutorFacts]
    version: int

    def text(self, name: str) -> str:
        """A field of the line as a text."""
        value = self.line.get(name)
        text = "" if value is None else str(value)
        return ERASED if text.startswith("sha256:") else printable(text.replace("\n", " ")).strip()

    def short(self, code: object) -> str:
        """An executor's short name."""
        return executor_name(self.executors, str(code))

    def shorts(self, name: str) -> str:
        """Executors' short names."""
        codes = self.line.get(name)
        return ", ".join(map(self.short, codes)) if isinstance(codes, list | tuple) else ""

    @property
    def executor(self) -> str:
        """The executor that the action names."""
        return self.short(self.line.get("executor", ""))


_Words: TypeAlias = Callable[[_Entry], tuple[str, str]]
"""What an entry says: in short, at length."""


def _rework(entry: _Entry) -> tuple[str, str]:
    """`На доработку: причина 4`, and what was said about each."""
    reasons = entry.line.get("reasons")
    ticks = [tick for tick in reasons if isinstance(tick, dict)] if isinstance(reasons, list | tuple) else []
    numbers = ", ".join(str(tick.get("number")) for tick in ticks) or "?"
    said = [(tick.get("number"), [tick.get("passage"), tick.get("comment")]) for tick in ticks]
    detail = "; ".join(f"{n}: {' — '.join(str(w) for w in words if w)}" for n, words in said if any(words))
    return f"На доработку: {'причины' if len(ticks) > 1 else 'причина'} {numbers}", printable(detail)


def _amended(entry: _Entry) -> tuple[str, str]:
    """Which fields were corrected, and why."""
    fields = entry.line.get("fields")
    names = [_FIELDS.get(str(name), str(name)) for name in fields] if isinstance(fields, Mapping) else []
    return f"Исправлено: {', '.join(names) or ERASED}", entry.text("reason")


def _ground(entry: _Entry) -> tuple[str, str]:
    return f"Исключено: {GROUND_TITLES[Ground(str(entry.line['ground']))]}", entry.text("comment")


def _law(entry: _Entry) -> tuple[str, str]:
    return f"Другой закон: {LAW_TITLES[Law(str(entry.line['law']))]}", entry.text("comment")


def _repeat(entry: _Entry) -> tuple[str, str]:
    facts = ", новые факты" if entry.line.get("new_facts") else ", ответ ссылкой"
    return f"Уже отвечали: {entry.text('earlier')}{facts}", entry.text("text")


def _found(entry: _Entry) -> tuple[str, str]:
    whose = "стол" if entry.line.get("side") == "desk" else entry.executor
    return f"Недостаток, {whose}: {entry.text('text')}", ""


def _posted(entry: _Entry) -> tuple[str, str]:
    """`Размещено: ВКонтакте`, and the link: whole it would leave nothing of the row."""
    url = entry.text("url")
    where = f"Размещено: {printable(source_of(url))}" if source_of(url) else "Размещено"
    other = "другой источник; " if entry.line.get("other_host") else ""
    return where, f"{other}{printable(normalise(url))}"


def _titled(title: str, name: str) -> _Words:
    """A title, and a field at length."""
    return lambda entry: (title, entry.text(name))


def _with(title: str, name: str) -> _Words:
    """A title with a field after it."""
    return lambda entry: (f"{title}: {entry.text(name)}", "")


_TOLD: Final[Mapping[str, _Words]] = {
    "receive": lambda e: (f"Поступило: {e.text('source') or 'источник не указан'}", ""),
    "route": lambda e: (f"Направлено: {e.shorts('executors')}", ""),
    "return": lambda e: (f"Вернули: {e.text('reason')}", ""),
    "reroute": lambda e: (f"Направлено иному: {e.shorts('to')}", f"вернул {e.executor}"),
    "withdraw": lambda e: (f"Часть забрана: {e.executor}", e.text("reason")),
    "draft": lambda e: (f"Проект получен, версия {e.version}", ""),
    "rework": _rework,
    "edit_jointly": lambda e: (f"Правка вместе, версия {e.version}", ""),
    "approve": lambda e: (
        f"Согласовано: {e.executor}",
        "без материалов, п.17" if e.line.get("without_evidence") else "",
    ),
    "compose": _titled("Ответ согласован", "text"),
    "clarify": _titled("Запрос автору согласован", "text"),
    "author_answered": _with("Автор ответил", "text"),
    "repeat": _repeat,
    "post": _posted,
    "exclude": _ground,
    "out_of_scope": _law,
    "restore": _with("Возвращено в работу", "reason"),
    "reopen": _with("Ответ взят назад", "reason"),
    "close": _with("Закрыто без ответа", "reason"),
    "note_text": _with("Заметка", "text"),
    "finding": _found,
    "notify": lambda e: (f"Извещено о недостатке {e.text('shortcoming')}", ""),
    "resolve": _with("Решение по недостатку", "text"),
    "amend": _amended,
}
"""What each action is called once it is done."""

_BY_EXECUTOR: Final = frozenset({"draft", "return"})
"""Actions that the executor did and the desk entered."""


def told(journal: Iterable[JournalRow], executors: Mapping[str, ExecutorFacts]) -> tuple[Told, ...]:
    """The entries in words, in the order entered."""
    versions: Counter[str] = Counter()
    found: list[Told] = []
    for row in journal:
        code = str(row.line.get("executor", ""))
        versions[code] += row.action in ("draft", "edit_jointly")
        entry = _Entry(row.line, executors, versions[code])
        title, clause = ACTIONS.get(row.action, (row.action, NO_CLAUSE))
        tell = _TOLD.get(row.action)
        words, detail = tell(entry) if tell else (title, "")
        who = entry.executor if row.action in _BY_EXECUTOR else printable(row.by)
        found.append(Told(row.at, who, words, "" if clause == NO_CLAUSE else clause, detail))
    return tuple(found)


def journal_rows(
    entries: Sequence[Told], zone: str, cells: int, *, who: int, most: int | None = None
) -> list[Line]:
    """The latest entries first, a row each; the date only where it changes.

    Args:
        entries: In the order entered.
        zone: The desk's zone.
        cells: Of the pane.
        who: Cells of the column of people; 0 leaves it out.
        most: At most so many; all when left out.
    """
    lines: list[Line] = []
    day = ""
    for entry in list(reversed(entries))[:most]:
        lines.append(
            (*_head(entry, zone, day, who), Piece(fit(entry.words, cells - who - 20)), _clause(entry))
        )
        day = f"{at(entry.at, zone):%d.%m}"
    return lines


def full_rows(entries: Sequence[Told], zone: str, cells: int, *, who: int) -> list[Line]:
    """The whole journal, the latest first, with what was said at length under each entry."""
    lines: list[Line] = []
    day, edge = "", who + 15
    for entry in reversed(entries):
        first, *rest = wrap(entry.words, cells - edge - 6)
        lines.append((*_head(entry, zone, day, who), Piece(pad(first, cells - edge - 5)), _clause(entry)))
        lines += [(Piece(" " * edge), Piece(row)) for row in rest]
        if entry.detail:
            lines += [
                (Piece(" " * edge), Piece(row, "muted")) for row in wrap(entry.detail, cells - edge - 6)
            ]
        day = f"{at(entry.at, zone):%d.%m}"
    return lines or [BLANK]


def _head(entry: Told, zone: str, day: str, who: int) -> Line:
    """When and who."""
    local = at(entry.at, zone)
    when = f"{local:%H:%M}" if f"{local:%d.%m}" == day else f"{local:%d.%m %H:%M}"
    people = fit(cut(entry.who, who - 1), who) if who else ""
    return Piece(f"  {pad(when, 11, right=True)}  ", "muted"), Piece(people, "muted")


def _clause(entry: Told) -> Piece:
    return Piece(pad(entry.clause, 5, right=True), "muted")
