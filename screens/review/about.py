"""Looking about in a review: the panes, other drafts that wait, versions, files, how a moment came about."""

import asyncio
from typing import Final

from textual import work
from textual.widget import Widget

from models.terms import Status
from screens.clock.explain import Explain
from screens.dialogs import Pick
from screens.draft.attachment_files import open_attachment
from screens.draft.attachments import OTHER, kind_of, size_words
from screens.message.lines import link_of, source_of
from screens.once import once
from screens.outside import follow
from screens.review.versions import VersionsScreen
from screens.review.view import ReviewView
from screens.review.waiting import neighbour, waiting_drafts
from uhta_tui.procedure.case import Attachment

_MOST: Final = 200
"""Messages of the queue among which `←` and `→` look for drafts that wait."""


def _what(file: Attachment) -> str:
    """What a file is and how big, or that it does not open."""
    kind = kind_of(file.name)
    told = "не открывается" if kind == OTHER else kind
    return f"{told}, {size_words(file.size)}"


class ReviewAbout(ReviewView):
    """A review that one can look about in; deciding is `review.ReviewScreen`'s."""

    def action_turn(self, step: int) -> None:
        """Tab: from the reasons to the message, to the draft and round; when narrow two share one place."""
        if self.editing or self.marking:
            (self.joint if self.editing else self.marker).focus()
            return
        stops: list[Widget] = [self.reasons, self.message_reader, self.draft_reader]
        here = stops.index(self.focused) if self.focused in stops else 0
        goal = stops[(here + step) % len(stops)]
        self.set_class(goal is self.message_reader, "-message")
        goal.focus()

    @work(group="open")
    @once
    async def action_open_outside(self) -> None:
        """о: the message, or a file of the draft, in a graphical program."""
        view, draft = self.view, self.draft
        if view is None:
            return
        files = draft.attachments if draft else ()
        options = [(f"Сообщение, {source_of(view.case.facts)}", link_of(view.case.facts))]
        options += [(file.name, _what(file)) for file in files]
        picked = (0,) if len(options) == 1 else await self._ask_which(options)
        if picked is None:
            return
        if picked[0]:
            file = files[picked[0] - 1]
            stored = self.session.desk.files.path(file.sha256)
            self.say(await asyncio.to_thread(open_attachment, file, stored))
        else:
            self.say(follow(self.app, view.case.facts.url, self.session.config.folder))

    async def _ask_which(self, options: list[tuple[str, str]]) -> tuple[int, ...] | None:
        """Which of them to open."""
        question = Pick(f"Открыть · № {self.number}", options)
        picked: tuple[int, ...] | None = await self.app.push_screen_wait(question)
        return picked

    def action_versions(self) -> None:
        """е: versions side by side."""
        self.app.push_screen(VersionsScreen(self.session, self.number, self.executor))

    def action_explain(self) -> None:
        """ч: how the due moments came about."""
        if self.view is not None:
            self.app.push_screen(Explain(self.view, self.session))

    @work(group="next", exclusive=True)
    async def action_next_draft(self, step: int) -> None:
        """→ and ←: the next draft that waits, the previous one."""
        desk = self.session.desk
        page = await asyncio.to_thread(desk.read.queue, limit=_MOST)
        numbers = [row.number for row in page.rows if row.status is Status.REVIEW]
        cases = await asyncio.to_thread(desk.cases, numbers)
        other = neighbour(waiting_drafts(cases.values()), self.number, self.executor or "", step)
        if other is None:
            self.say("Других проектов на согласовании нет.")
            return
        await self.go_to(other.number, other.executor)
