"""Forming the reply from its parts (п.16): what it rests on, whose words are whose. No Textual."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from models.terms import PartStatus, ReplyKind
from uhta_tui.procedure.actions import Compose
from uhta_tui.procedure.case import Case, Draft, Part
from uhta_tui.procedure.play import play
from uhta_tui.procedure.refusal import Refused
from uhta_tui.procedure.scene import Scene

_ANY: Final = "текст"
"""Stands for a text when the rules are asked what a reply would rest on."""
_THEIRS: Final = 0.5
"""The share of a paragraph's neighbouring words from which it is an executor's."""


@dataclass(frozen=True, slots=True)
class Source:
    """An approved part with the version of its text that counts."""

    part: Part
    draft: Draft


@dataclass(frozen=True, slots=True)
class Composition:
    """What a reply would be if it were formed now."""

    kind: ReplyKind | None
    """`None` while the rules refuse it."""
    sources: tuple[Source, ...]
    """What it rests on; while the rules refuse it, all that is approved."""
    withdrawn: tuple[Part, ...] = ()
    """Open parts that forming it would withdraw (a request to the author waits for nobody, п.2)."""

    @property
    def text(self) -> str:
        """The texts of the parts one after another."""
        return "\n\n".join(source.draft.text.strip() for source in self.sources)

    @property
    def name(self) -> str:
        """What tells this composition from one of other versions: the numbers of the drafts."""
        return "-".join(str(source.draft.no) for source in self.sources) or "0"


def composition(case: Case, scene: Scene) -> Composition:
    """What the rules would make of the approved parts: they themselves are asked, on a copy."""
    asked = Compose(at=scene.now, by=_ANY, message=f"№{case.number}", text=_ANY)
    try:
        after = play(case, asked, replace(scene))
    except Refused:
        approved = [p for p in case.live_parts if p.status is PartStatus.APPROVED]
        return Composition(None, _sources(case, approved))
    kept = {p.no for p in after.live_parts}
    withdrawn = tuple(p for p in case.live_parts if p.no not in kept)
    kind = after.reply.kind if after.reply else None
    return Composition(kind, _sources(case, after.live_parts), withdrawn)


def _sources(case: Case, parts: Sequence[Part]) -> tuple[Source, ...]:
    drafts = ((part, case.last_draft(part.no)) for part in parts)
    return tuple(Source(part, draft) for part, draft in drafts if draft is not None)


def posted_sources(case: Case) -> tuple[Source, ...]:
    """The parts that an approved reply rests on."""
    approved = [p for p in case.parts if p.cycle == case.cycle and p.status is PartStatus.APPROVED]
    return _sources(case, approved)


def paragraphs(
    text: str, sources: Sequence[Source], names: Mapping[str, str], desk: str
) -> list[tuple[str, str]]:
    """A text by whose words they are: a paragraph is its executor's while most of its words are.

    The desk greets, corrects and ties together: a greeting before an executor's words does not make them the
    desk's own.

    Args:
        text: The reply.
        sources: What it rests on.
        names: Short names by code.
        desk: What the desk is called: all other paragraphs are its own.

    Returns:
        Runs of paragraphs with the name before each.
    """
    known = [
        (names.get(source.part.executor, source.part.executor), _pairs(source.draft.text))
        for source in sources
    ]
    runs: list[tuple[str, str]] = []
    for paragraph in _paragraphs(text):
        name = _whose(paragraph, known) or desk
        if runs and runs[-1][0] == name:
            runs[-1] = (name, f"{runs[-1][1]}\n{paragraph}")
        else:
            runs.append((name, paragraph))
    return runs


def _whose(paragraph: str, known: Sequence[tuple[str, frozenset[tuple[str, ...]]]]) -> str:
    """Whose text has at least half of the paragraph's neighbouring words; empty if nobody's."""
    pairs = _pairs(paragraph)
    shares = [(len(pairs & theirs) / len(pairs), name) for name, theirs in known if pairs]
    share, name = max(shares, key=lambda one: one[0], default=(0.0, ""))
    return name if share >= _THEIRS else ""


def _pairs(text: str) -> frozenset[tuple[str, ...]]:
    """The neighbouring words of each paragraph; a word that stands alone is a neighbour of nothing."""
    found: set[tuple[str, ...]] = set()
    for paragraph in _paragraphs(text):
        words = paragraph.lower().split()
        found.update(pairwise(words) if len(words) > 1 else [tuple(words)])
    return frozenset(found)


def _paragraphs(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line.strip() for line in lines if line.strip()]
