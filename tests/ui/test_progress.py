"""Progress on screen: read in a thread, as of any day, with the people behind every figure."""

from collections.abc import Callable, Iterator
from datetime import date
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.progress import Progress
from tablero.domain.words import Outcome, Stage
from tablero.errors import StorageError
from tablero.present.lines import plain
from tablero.services import progress as service
from tablero.services.workspace import Workspace
from tablero.ui.people_screen import PeopleScreen
from tablero.ui.person_screen import PersonScreen
from tablero.ui.progress_screen import ProgressScreen
from tablero.ui.working_screen import WorkingScreen
from tests.pictures import until_read

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver
    from tests.ui.conftest import OpenBoard, User

HOSTILE = "[bold]Eve[/nope]\x1b[31m\u202egnp"


@pytest.fixture
def story(drive: "Driver", clock: "Clock") -> dict[str, int]:
    """Three people touched four days ago; Ana answered yesterday, at her second touch."""
    people = {name: drive.add(name) for name in ("Ana Ríos", "Noé Ñíguez", "Paco Muestra")}
    clock.advance(days=-4)
    for person in people.values():
        drive.touch(person)
    clock.advance(days=3)
    drive.touch(people["Ana Ríos"], Outcome.REPLIED)
    clock.advance(days=1)
    return people


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """While it is closed reading stops after half of its steps; it is open at first."""
    opened = Event()
    opened.set()

    def slow(ws: Workspace, day: date | None, report: Callable[[int, int], None]) -> Progress:
        report(3, 6)
        assert opened.wait(20)
        return service.read_progress(ws, day, report)

    monkeypatch.setattr("tablero.ui.progress_screen.read_progress", slow)
    yield opened
    opened.set()


def is_on(user: "User", screen: type[WorkingScreen]) -> bool:
    return isinstance(user.app.screen, screen)


async def look(user: "User", *actions: str) -> None:
    """Do something, and wait until what it asks for has been read."""
    await user.act(*actions)
    await until_read(user.app, user.pilot)


async def open_progress(user: "User") -> None:
    await look(user, "previous_screen", "previous_screen")
    assert is_on(user, ProgressScreen)


async def until(user: "User", text: str) -> None:
    """Let the screen go on until a text is there."""
    for _ in range(200):
        if user.sees(text):
            return
        await user.pilot.pause()
    pytest.fail(f"no {text!r} on\n{user.text()}")


@pytest.mark.usefixtures("story")
async def test_progress_is_the_screen_before_the_last(open_board: "OpenBoard") -> None:
    async with open_board() as user:
        await open_progress(user)
        assert user.sees("Today, Mon 23 Nov")
        assert user.sees("▌today 1/3 33 %")
        assert user.sees("7 days ago 0/0")
        assert user.sees("Touch 2: 1 conversation opened.")
        await user.act("next_screen")
        assert not is_on(user, ProgressScreen)


@pytest.mark.usefixtures("story")
async def test_enter_opens_the_people_behind_a_figure_and_then_a_person(
    open_board: "OpenBoard",
) -> None:
    async with open_board() as user:
        await open_progress(user)
        await look(user, "open")
        assert is_on(user, PeopleScreen)
        assert user.lines()[1].strip() == "IN CONVERSATION, TODAY · 1"
        assert user.sees("▌Ana Ríos")
        assert not user.sees("Noé")
        await user.act("open")
        assert is_on(user, PersonScreen)
        await user.act("back", "back")
        assert is_on(user, ProgressScreen)


@pytest.mark.usefixtures("story")
async def test_in_a_plot_a_figure_is_pointed_at_and_opened(open_board: "OpenBoard") -> None:
    async with open_board() as user:
        await open_progress(user)
        while not user.sees("▌Touch 2"):
            await user.act("cursor_down")
        await user.act("cursor_left")
        assert user.sees("▌Touch 1: 0 conversations opened.")
        await user.act("cursor_right")
        await look(user, "open")
        assert user.sees("CONVERSATIONS THAT OPENED AT TOUCH 2 · 1")
        assert user.sees("▌Ana Ríos")


@pytest.mark.usefixtures("story")
async def test_a_figure_of_nobody_opens_an_empty_list(open_board: "OpenBoard") -> None:
    async with open_board() as user:
        await open_progress(user)
        while not user.sees("▌Touch 2"):
            await user.act("cursor_down")
        await user.act("cursor_left")
        await look(user, "open")
        assert user.sees("OPENED AT TOUCH 1 · 0 Nobody.")
        await user.act("touch_call")
        assert user.news == "There is no card under the cursor."


async def test_the_daily_keys_act_on_the_list_and_the_figures_follow(
    open_board: "OpenBoard", story: dict[str, int], drive: "Driver"
) -> None:
    async with open_board() as user:
        await open_progress(user)
        await user.act("cursor_down", "cursor_down", "cursor_down", "cursor_down")
        await look(user, "open")
        assert user.sees("TOUCHED AT LEAST ONCE · 3")
        await user.act("last")
        assert user.sees("▌Paco Muestra")
        await user.act("touch_call", "outcome_replied")
        assert drive.card(story["Paco Muestra"]).stage is Stage.CONVERSATION
        assert user.sees("▌Paco Muestra")
        await look(user, "back")
        assert user.sees("today 2/3 67 %")
        await look(user, "undo", "undo")
        assert user.sees("today 1/3 33 %")


@pytest.mark.usefixtures("story")
async def test_the_figures_are_shown_as_of_any_day_and_esc_goes_back_to_today(
    open_board: "OpenBoard",
) -> None:
    async with open_board() as user:
        await open_progress(user)
        await look(user, "day_earlier", "day_earlier")
        assert user.sees("As of Sat 21 Nov")
        assert user.sees("▌21 Nov 0/3 0 %")
        await look(user, "day_later")
        assert user.sees("▌22 Nov 1/3 33 %")
        await look(user, "week_earlier")
        assert user.sees("No touch so far")
        await look(user, "back")
        assert user.sees("Today, Mon 23 Nov")
        assert user.sees("today 1/3 33 %")
        await look(user, "week_later")
        assert user.news == "These are the figures of today."


@pytest.mark.usefixtures("story")
async def test_the_day_can_be_said_in_words(open_board: "OpenBoard") -> None:
    async with open_board() as user:
        await open_progress(user)
        await user.act("as_of")
        await user.type("nosuchday")
        await user.press("enter")
        assert user.sees("“nosuchday” is no day.")
        await user.press("ctrl+u")
        await user.type("saturday")
        assert user.sees("→ Sat 21 Nov")
        await user.press("enter")
        await until_read(user.app, user.pilot)
        assert user.sees("As of Sat 21 Nov")


@pytest.mark.usefixtures("story")
async def test_the_people_are_those_of_that_day(open_board: "OpenBoard") -> None:
    async with open_board() as user:
        await open_progress(user)
        await user.act("cursor_down")
        await look(user, "open")
        assert user.lines()[1].strip() == "IN CONVERSATION, YESTERDAY · SUN 22 NOV · 1"
        await look(user, "back", "week_earlier", "day_later", "day_later", "day_later")
        await user.act("first", "cursor_down", "cursor_down", "cursor_down", "cursor_down")
        await look(user, "open")
        assert user.sees("TOUCHED AT LEAST ONCE · THU 19 NOV · 3")


@pytest.mark.usefixtures("story")
async def test_the_screen_is_used_while_figures_are_read(
    open_board: "OpenBoard", gate: Event
) -> None:
    async with open_board() as user:
        await open_progress(user)
        gate.clear()
        user.is_patient = False
        await user.act("day_earlier")
        await until(user, "As of Sun 22 Nov · reading… 3/6")
        assert user.sees("▌today 1/3 33 %")
        await user.act("cursor_down")
        assert user.sees("▌yesterday 1/3")
        gate.set()
        await until_read(user.app, user.pilot)
        assert user.sees("▌21 Nov 0/3 0 %")
        assert not user.sees("reading")


@pytest.mark.usefixtures("story")
async def test_of_what_was_asked_for_only_the_last_is_shown(
    open_board: "OpenBoard", gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[date] = []
    show = ProgressScreen.on_reading_done

    def noted(screen: ProgressScreen, read: Any) -> None:
        shown.append(read.found.as_of)
        show(screen, read)

    monkeypatch.setattr(ProgressScreen, "on_reading_done", noted)
    async with open_board() as user:
        await open_progress(user)
        gate.clear()
        user.is_patient = False
        await user.act("day_earlier", "day_earlier", "day_earlier")
        gate.set()
        await until_read(user.app, user.pilot)
        assert shown == [date(2026, 11, 23), date(2026, 11, 20)]


@pytest.mark.usefixtures("story")
async def test_one_quits_at_once_while_figures_are_read(
    open_board: "OpenBoard", gate: Event
) -> None:
    gate.clear()
    async with open_board() as user:
        user.is_patient = False
        await user.act("previous_screen", "previous_screen")
        await until(user, "reading… 3/6")
        reading = user.app.screen.reading.thread  # type: ignore[attr-defined]
        await user.act("back", "quit")
        assert not user.app.is_running
        assert reading.is_alive()
        gate.set()
        reading.join()


@pytest.mark.usefixtures("story")
async def test_figures_that_cannot_be_read_leave_the_last_ones(
    open_board: "OpenBoard", monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> Progress:
        raise StorageError(path="tablero.db", reason="io", detail="")

    async with open_board() as user:
        await open_progress(user)
        monkeypatch.setattr("tablero.ui.progress_screen.read_progress", fail)
        await look(user, "day_earlier")
        assert "tablero.db" in user.news
        assert user.sees("▌today 1/3 33 %")
        assert not user.sees("reading")


async def test_what_another_session_writes_is_read_anew(
    open_board: "OpenBoard", story: dict[str, int], open_driver: Any
) -> None:
    async with open_board() as user:
        await open_progress(user)
        open_driver().outcome(story["Noé Ñíguez"], Outcome.REPLIED)
        user.app.screen.look_for_changes()  # type: ignore[attr-defined]
        await until_read(user.app, user.pilot)
        assert user.sees("▌today 2/3 67 %")


async def test_a_key_for_people_says_where_it_acts(
    open_board: "OpenBoard", story: dict[str, int], drive: "Driver"
) -> None:
    async with open_board() as user:
        await open_progress(user)
        await user.act("touch_call")
        assert user.news == "Enter opens the people behind a figure; there this key acts on them."
        assert drive.card(story["Ana Ríos"]).touch_count == 2


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)])
async def test_an_empty_page_teaches(open_board: "OpenBoard", size: tuple[int, int]) -> None:
    async with open_board(size) as user:
        await open_progress(user)
        assert user.sees("No touch so far: progress begins with the first.")
        assert user.sees("s r f what came of it")
        await user.act("open")
        assert user.sees("There is nobody behind this.")


@pytest.mark.usefixtures("story")
async def test_on_a_phone_the_panels_stand_one_below_the_other(open_board: "OpenBoard") -> None:
    async with open_board((45, 20)) as user:
        await open_progress(user)
        assert "Progress" in user.lines()[0]
        assert user.sees("today 1/3 33 %")
        assert not user.sees("WEEK BY WEEK")
        await user.act("last")
        assert user.sees("▌1 answer, after 0 min.")
        assert max(map(len, user.lines())) <= 45
        await look(user, "open")
        assert user.sees("THOSE WHO ANSWERED · 1")


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)])
async def test_going_down_shows_every_line_of_the_page(
    open_board: "OpenBoard", size: tuple[int, int]
) -> None:
    async with open_board(size) as user:
        await open_progress(user)
        assert isinstance(user.app.screen, ProgressScreen)
        page, seen = user.app.screen.page, set[int]()
        for _ in range(len(page.stops) + len(page.panels)):
            seen |= {page.top + y for y in range(page.height) if page.row(y)}
            await user.act("cursor_down")
        told = {at for at, row in enumerate(page.rows) if any(plain(c.line).strip() for c in row)}
        assert not told - seen
        assert page.cursor == len(page.stops) - 1


@pytest.mark.usefixtures("story")
async def test_a_click_takes_a_figure_in_hand(open_board: "OpenBoard") -> None:
    async with open_board() as user:
        await open_progress(user)
        row = next(at for at, line in enumerate(user.lines()) if "50 %┤" in line or "1┤" in line)
        await user.click(5, row)
        assert user.lines()[row].startswith("▌")
        await user.wheel(5, row)
        assert "Progress" in user.lines()[0]


async def test_names_are_shown_harmless_in_the_list(
    open_board: "OpenBoard", drive: "Driver"
) -> None:
    drive.touch(drive.add("Eve"), Outcome.REPLIED)
    drive.ws.store.rows_of("UPDATE person SET name = ?", [HOSTILE])
    async with open_board() as user:
        await open_progress(user)
        await look(user, "open")
        assert user.sees("▌[bold]Eve[/nope][31mgnp")
        assert all(line.isprintable() for line in user.lines())
