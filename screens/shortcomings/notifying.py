"""The two steps of п.20 from a screen: telling the official by a notice, entering what was decided."""

import asyncio

from models.reasons import reason
from screens.ask import Question, ask
from screens.dialogs import Pick
from screens.shortcomings.card import officials_first
from screens.shortcomings.paper import write_notice
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.procedure.actions import Notify, Resolve
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import Shortcoming


async def written(screen: WorkScreen, found: Shortcoming, official: str) -> str:
    """Write the notice; the file, or nothing with the reason said."""
    try:
        return str(await asyncio.to_thread(write_notice, screen.session, found, official))
    except OSError as error:
        screen.refuse(f"Записка не записана: {reason(error)}.")
    except LookupError:
        screen.refuse(f"Сообщения № {found.number} уже нет.")
    return ""


async def notify(screen: WorkScreen, found: Shortcoming, scene: Scene, path: str) -> None:
    """Ask who was told: nobody yet, the one by subordination, or another; `path` is the notice's file."""
    officials = officials_first(found, scene)
    options: list[str | tuple[str, str]] = ["Пока никого", *((post, remark) for _, post, remark in officials)]
    lines = ["Служебная записка в файле", path, "", "Передайте её и отметьте, кто извещён."]
    title = f"Кто извещён · недостаток {found.id}"
    picked = await screen.app.push_screen_wait(Pick(title, options, "п.20", lines))
    if not picked or picked[0] == 0:
        said = f"Записка в файле {path}; извещение не отмечено"
        screen.say(said, Kind.DONE, "Записка готова, извещение не отмечено")
        return
    code, post, _ = officials[picked[0] - 1]
    if code != found.official and not await written(screen, found, code):
        return
    action = Notify(at=screen.session.now, by=screen.session.who, shortcoming=found.id, official=code)
    await screen.perform(action, done=f"Недостаток {found.id}: извещён {post[:1].lower()}{post[1:]}")


async def resolve(screen: WorkScreen, found: Shortcoming) -> None:
    """Ask what was decided, and enter it."""
    question = Question(
        title=f"Что решено · недостаток {found.id}",
        clause="п.20",
        verb="Внести",
        key=f"resolve:{found.id}",
        label="Решение",
        missing="Впишите, что решено",
        when=True,
    )
    answer = await ask(screen, question)
    if answer is None:
        return
    action = Resolve(at=answer.at, by=screen.session.who, shortcoming=found.id, text=answer.text)
    if await screen.perform(action, done=f"Недостаток {found.id}: решение внесено"):
        await asyncio.to_thread(screen.session.desk.typed.forget, question.key)
