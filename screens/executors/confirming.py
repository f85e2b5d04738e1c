"""Confirming the executors that the program came with (п.7)."""

from collections.abc import Sequence

from screens.dialogs import Confirm
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.desk.confirming import confirmations
from uhta_tui.procedure.refusal import Refused
from uhta_tui.wording import counted


async def confirm_list(screen: WorkScreen, codes: Sequence[str]) -> None:
    """Ask whether the list has been looked through, and enter that; for use inside a worker.

    Args:
        screen: It says what came of it.
        codes: Of the executors that nobody has confirmed yet.
    """
    session = screen.session
    names = ", ".join(session.short(code) for code in codes)
    count = counted(len(codes), "исполнитель", "исполнителя", "исполнителей")
    lines = [f"{count}: {names}.", "", "В журнал запишется, кто и когда сверил; стол не будет напоминать."]
    question = Confirm("Подтвердить исполнителей?", "п.7", lines, stay="Ещё сверить", ahead="Подтвердить")
    sure: bool = await screen.app.push_screen_wait(question)
    if not sure:
        return
    found = confirmations(session.executors, codes, at=session.now, by=session.who)
    outcomes = await screen.perform_many(found)
    refused = [one.text for one in outcomes if isinstance(one, Refused)]
    if refused:
        screen.refuse(refused[0])
    elif outcomes:
        screen.say("Исполнители подтверждены", Kind.DONE)
