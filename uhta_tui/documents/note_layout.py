"""The note's sheet: its sections in order, each with its text, tables and charts."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable, KeepTogether

from uhta_tui.documents import (
    charts,
    note_executors,
    note_lists,
    note_quality,
    note_tables,
    note_times,
    note_words,
)
from uhta_tui.documents.figures import NoteFigures
from uhta_tui.documents.letterhead import Organization
from uhta_tui.documents.paper import (
    CAPTION_BELOW,
    HEADING,
    SECTION,
    SECTION_OF_TABLE,
    ExecutorMark,
    build,
    paragraph,
    paragraphs,
    requisites,
    signed,
)
from uhta_tui.procedure.scene import OfficialFacts
from uhta_tui.wording import capital, date_of
from uhta_tui.worktime.moments import Moment


class Sheet:
    """One note being laid out; it numbers its sections, tables and figures."""

    def __init__(self, figures: NoteFigures, organization: Organization, conclusions: str) -> None:
        self._figures, self._organization, self._conclusions = figures, organization, conclusions
        self._sections = self._tables = self._pictures = 0

    def pdf(self, *, signatory: OfficialFacts | None, dated: Moment, prepared_by: str) -> bytes:
        """The note as PDF."""
        organization, figures = self._organization, self._figures
        about = f"О работе с сообщениями из открытых источников в {figures.of.within}"
        addressee = (organization.head_title_dative, organization.head_name_dative)
        day = date_of(dated, figures.zone)
        story: list[Flowable] = [
            requisites(organization, "АНАЛИТИЧЕСКАЯ ЗАПИСКА", day, addressee),
            paragraph(about, HEADING),
            *paragraphs([note_words.basis(organization), note_words.summary(figures, organization)]),
            *self._general(),
            *self._dynamics(),
            *(self._full() if figures.received else self._short()),
            *self._ending(signatory),
        ]
        if prepared_by.strip():
            story.append(ExecutorMark((f"{prepared_by}, {organization.unit}", organization.phone)))
        return build(story, f"Аналитическая записка. {about}")

    # -- numbering ------------------------------------------------------------------------------

    def _section(self, title: str, name: str = SECTION) -> Flowable:
        self._sections += 1
        return paragraph(f"{self._sections}. {title}", name)

    def _over_table(self, title: str) -> list[Flowable]:
        """A section's heading that a table follows at once."""
        return [self._section(title, SECTION_OF_TABLE)]

    def _table(self, title: str) -> str:
        self._tables += 1
        return f"Таблица {self._tables} — {title}"

    def _picture(self, picture: Flowable, title: str) -> Flowable:
        self._pictures += 1
        caption = paragraph(f"Рисунок {self._pictures} — {title}", CAPTION_BELOW)
        return KeepTogether([picture, caption])

    # -- sections -------------------------------------------------------------------------------

    def _general(self) -> Iterator[Flowable]:
        under = self._over_table("Общие показатели")
        yield from note_tables.totals(self._figures, self._table("Итоги месяца"), under)

    def _dynamics(self) -> Iterator[Flowable]:
        figures = self._figures
        yield self._section("Динамика")
        if figures.received:
            yield paragraph(note_words.by_day(figures))
            title = f"Поступление по дням {figures.of.words.genitive}, сообщений"
            light = "" if all(day.working for day in figures.messages.by_day) else _LIGHT
            yield self._picture(charts.by_day(figures.messages.by_day), title + light)
        else:
            yield paragraph(note_words.twelve_months(figures))
        counts = [month.received for month in figures.compared.months if month.received is not None]
        if len(counts) > 1 and any(counts):
            yield self._picture(charts.by_month(figures.compared.months), "Поступление по месяцам, сообщений")

    def _full(self) -> Iterator[Flowable]:
        figures = self._figures
        for kind, section, caption in _TALLIES:
            under = self._over_table(section)
            yield from note_tables.tallies(figures, kind, self._table(caption), under)
        yield from self._deadlines()
        yield from self._executors()
        yield self._section("Качество проектов ответов")
        yield from self._quality()
        yield self._section("Промежуточные ответы")
        yield from self._interims()
        yield self._section("Сообщения, оставленные без ответа")
        yield paragraph(note_quality.unanswered(figures))
        yield self._section("Недостатки и принятые решения")
        yield from self._shortcomings()
        yield self._section("Остаток на конец месяца")
        yield from self._remaining()

    def _short(self) -> Iterator[Flowable]:
        """The sections of a month without messages, drawn together."""
        figures = self._figures
        yield self._section("Источники, темы, исполнители")
        yield paragraph(_NOTHING_SENT[bool(figures.officials)])
        if figures.officials:
            yield from self._executors_table([])
        yield self._section("Соблюдение сроков")
        yield paragraph(note_times.deadlines_short(figures))
        yield self._section("Качество проектов ответов")
        yield from self._quality()
        yield self._section("Промежуточные ответы; сообщения, оставленные без ответа")
        yield from self._interims()
        yield paragraph(note_quality.unanswered(figures))
        yield self._section("Недостатки и остаток на конец месяца")
        yield from self._shortcomings()
        yield from self._remaining()

    def _deadlines(self) -> Iterator[Flowable]:
        figures = self._figures
        yield self._section("Соблюдение сроков")
        yield paragraph(_joined(note_times.answers(figures), note_times.most_breached(figures)))
        hours, over = figures.deadlines.answer_hours, figures.deadlines.answers_over
        if any(hours) or over:
            title = "Время до ответа, число ответов"
            hatching = " (штриховка — с нарушением срока)" if over else ""
            yield self._picture(charts.answer_time(hours, over), title + hatching)
        yield from note_tables.clauses(figures, self._table("Сроки по пунктам Порядка"))

    def _executors(self) -> Iterator[Flowable]:
        title, late = "Исполнители", note_times.routed_late(self._figures)
        if self._figures.officials and not late:
            yield from self._executors_table(self._over_table(title))
            return
        yield self._section(title)
        yield paragraph(late or "Поручения исполнителям не направлялись.")
        if self._figures.officials:
            yield from self._executors_table([])

    def _executors_table(self, under: Sequence[Flowable]) -> Iterator[Flowable]:
        caption = self._table("Работа исполнителей по подведомственности (п. 7)")
        yield from note_executors.executors(self._figures, caption, under)

    def _quality(self) -> Iterator[Flowable]:
        figures = self._figures
        reworked = any(figures.rework_reasons.values())
        grounds = "Основания приведены в порядке п. 12; у одного проекта их может быть несколько."
        told = _joined(
            note_quality.quality(figures), note_quality.returns(figures), grounds if reworked else ""
        )
        yield paragraph(told)
        if reworked:
            yield from note_lists.reasons(figures, self._table("Основания направления на доработку (п. 12)"))

    def _interims(self) -> Iterator[Flowable]:
        yield paragraph(note_quality.interims(self._figures))
        if self._figures.interims.rows:
            yield from note_lists.interims(self._figures, self._table("Промежуточные ответы (п. 15)"))

    def _shortcomings(self) -> Iterator[Flowable]:
        found = self._figures.shortcomings
        yield paragraph(note_quality.shortcomings(self._figures))
        if found.rows:
            whole = len(found.rows) == found.total
            title = "Недостатки (п. 20)" if whole else "Наиболее значимые недостатки (п. 20)"
            yield from note_lists.shortcomings(self._figures, self._table(title))

    def _remaining(self) -> Iterator[Flowable]:
        yield paragraph(note_words.open_short(self._figures))
        if self._figures.open.rows:
            yield from note_lists.remaining(self._figures, self._table("Сообщения в работе"))

    def _ending(self, signatory: OfficialFacts | None) -> Sequence[Flowable]:
        """The conclusions and the signature, which stays with the last of them."""
        written = note_words.conclusions(self._conclusions)
        section = self._section("Выводы и предложения")
        *before, last = paragraphs(written)
        title = signatory.title if signatory else "Ответственное должностное лицо"
        name = (signatory.name if signatory else "") or _BLANK
        if not before:
            return [signed([section, last], capital(title), name)]
        return [section, *before, signed([last], capital(title), name)]


_TALLIES: Final = (
    ("sources", "Источники", "Откуда поступали сообщения"),
    ("topics", "Темы", "О чём писали жители"),
)
"""Each kind of tally with its section and caption."""

_LIGHT: Final = " (светлые столбики — нерабочие дни)"
_BLANK: Final = "____________________"

_NOTHING_SENT: Final = {
    False: "Сообщений не поступало, поручения исполнителям не направлялись.",
    True: "Сообщений не поступало; исполнители работали по сообщениям прошлых месяцев.",
}
"""By whether executors had anything to do."""


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
