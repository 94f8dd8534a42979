"""Lessons: who said it, how I will use it, when its moment comes, whether it helped."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.lessons import Moment
from tablero.domain.words import Channel, EntryStatus, Outcome, Stage
from tablero.errors import BadInput, NotFound
from tablero.services import lessons
from tablero.services.doctor import examine
from tablero.services.lessons import LessonFields
from tablero.services.people import read_person
from tablero.services.workspace import Workspace
from tablero.storage import tables

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

ADVICE = "Ask about them before you speak of yourself"


def learnt(ws: Workspace, advice: str = ADVICE, **rest: Any) -> int:
    found = lessons.add_lesson(ws, LessonFields(advice, **rest)).lesson
    assert found
    return found.entry.id


def test_a_lesson_keeps_all_that_was_said_of_it(drive: "Driver", workspace: Workspace) -> None:
    luis = drive.add("Luis Martín")
    moment = Moment(Stage.REFERRED, 2, 4, Channel.CALL, "Fintéch")
    entry_id = learnt(
        workspace,
        said_by_id=luis,
        use="One question first",
        moment=moment,
        due_on=date(2026, 12, 1),
    )
    found = lessons.read_lesson(workspace, entry_id)
    assert (found.said_by, found.use, found.entry.text) == (
        "Luis Martín", "One question first", ADVICE,
    )  # fmt: skip
    assert found.moment == Moment(Stage.REFERRED, 2, 4, Channel.CALL, "fintech")
    assert (found.entry.due_on, found.helped) == (date(2026, 12, 1), None)


def test_who_said_it_may_be_nobody_of_the_network(workspace: Workspace) -> None:
    found = lessons.read_lesson(workspace, learnt(workspace, said_by="A  book"))
    assert (found.said_by, found.entry.person_id) == ("A book", None)


def test_a_lesson_needs_an_advice_and_touches_in_order(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="empty"):
        learnt(workspace, " ")
    with pytest.raises(BadInput, match="order"):
        learnt(workspace, moment=Moment(touch_first=5, touch_last=2))
    with pytest.raises(NotFound):
        learnt(workspace, said_by_id=9)
    assert not lessons.read_lessons(workspace)


@pytest.mark.parametrize(
    ("moment", "fits"),
    [
        (Moment(), True),
        (Moment(stage=Stage.FIRST_CONTACT), True),
        (Moment(stage=Stage.REFERRED), False),
        (Moment(touch_first=2), True),
        (Moment(touch_first=3), False),
        (Moment(touch_last=1), False),
        (Moment(touch_first=2, touch_last=2), True),
        (Moment(channel=Channel.CALL), False),
        (Moment(channel=Channel.EMAIL), True),
        (Moment(tag_key="fintech"), True),
        (Moment(tag_key="malaga"), False),
    ],
)
def test_its_moment_comes_with_the_next_touch(
    drive: "Driver", workspace: Workspace, moment: Moment, *, fits: bool
) -> None:
    ana = drive.add("Ana Ríos", tags=("Fintech",))
    card = drive.touch(ana).card
    learnt(workspace, moment=moment)
    assert bool(lessons.fitting_lessons(workspace, card, Channel.EMAIL)) is fits


def test_before_the_way_is_chosen_a_lesson_about_one_way_fits(
    drive: "Driver", workspace: Workspace
) -> None:
    card = drive.card(drive.add("Ana Ríos"))
    learnt(workspace, moment=Moment(channel=Channel.CALL))
    assert lessons.fitting_lessons(workspace, card)


def test_the_narrowest_lesson_comes_first_and_one_to_heed_before_one_heeded(
    drive: "Driver", workspace: Workspace
) -> None:
    card = drive.card(drive.add("Ana Ríos"))
    heeded = learnt(workspace, moment=Moment(Stage.FIRST_CONTACT, 1, 1))
    wide, narrow = learnt(workspace), learnt(workspace, moment=Moment(touch_last=1))
    lessons.heed(workspace, heeded, EntryStatus.DONE, helped=True)
    found = lessons.fitting_lessons(workspace, card)
    assert [lesson.entry.id for lesson in found] == [narrow, wide, heeded]


@pytest.mark.parametrize(
    ("status", "helped"), [(EntryStatus.DROPPED, None), (EntryStatus.DONE, False)]
)
def test_what_was_let_go_or_did_not_help_comes_back_no_more(
    drive: "Driver", workspace: Workspace, status: EntryStatus, helped: bool | None
) -> None:
    card = drive.card(drive.add("Ana Ríos"))
    lessons.heed(workspace, learnt(workspace), status, helped)
    assert not lessons.fitting_lessons(workspace, card)


def test_a_lesson_is_due_from_its_day_until_it_is_heeded(
    clock: "Clock", workspace: Workspace
) -> None:
    entry_id = learnt(workspace, due_on=date(2026, 11, 24))
    learnt(workspace)
    assert not lessons.lessons_due(workspace)
    clock.advance(days=1)
    assert [each.entry.id for each in lessons.lessons_due(workspace)] == [entry_id]
    lessons.heed(workspace, entry_id, EntryStatus.DONE)
    assert not lessons.lessons_due(workspace)


def test_a_lesson_that_is_written_as_heeded_was_so_at_once(
    clock: "Clock", workspace: Workspace
) -> None:
    heeded = lessons.read_lesson(workspace, learnt(workspace, status=EntryStatus.DONE))
    assert heeded.entry.closed_at == clock.now
    assert lessons.read_lesson(workspace, learnt(workspace)).entry.closed_at is None


def test_whether_it_helped_is_kept_and_undone_in_one_step(
    drive: "Driver", workspace: Workspace
) -> None:
    entry_id = learnt(workspace)
    before = lessons.read_lesson(workspace, entry_id)
    after = lessons.heed(workspace, entry_id, EntryStatus.DONE, helped=True).lesson
    assert after
    assert (after.helped, after.is_open) == (True, False)
    drive.undo()
    assert lessons.read_lesson(workspace, entry_id) == before


def test_a_revised_lesson_says_what_the_form_says_and_an_emptied_one_goes(
    drive: "Driver", workspace: Workspace
) -> None:
    entry_id = learnt(workspace, use="Now")
    changed = LessonFields("Listen", said_by="Luis", moment=Moment(touch_last=3))
    found = lessons.revise_lesson(workspace, entry_id, changed).lesson
    assert found
    assert (found.entry.text, found.said_by, found.use) == ("Listen", "Luis", "")
    assert lessons.revise_lesson(workspace, entry_id, LessonFields("")).lesson is None
    drive.undo()
    assert lessons.read_lesson(workspace, entry_id) == found
    assert not examine(workspace)


def test_only_a_lesson_is_heeded_or_revised_as_one(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    idea = drive.idea(ana, "The study")
    with pytest.raises(NotFound):
        lessons.heed(workspace, idea.id, EntryStatus.DONE, helped=True)
    for advice in (ADVICE, ""):
        with pytest.raises(NotFound):
            lessons.revise_lesson(workspace, idea.id, LessonFields(advice))
    assert drive.written(ana) == (idea,)
    assert not workspace.store.rows(tables.Lesson.select())


def test_a_lesson_stands_on_the_page_of_who_said_it(drive: "Driver", workspace: Workspace) -> None:
    luis = drive.add("Luis Martín")
    drive.touch(luis, Outcome.REPLIED)
    learnt(workspace, said_by_id=luis)
    assert [entry.text for entry in read_person(workspace, luis).entries] == [ADVICE]
