"""Moves by hand, and what counts as a conversion."""

from typing import TYPE_CHECKING

import pytest

from tablero.domain.tally import Rate
from tablero.domain.words import Outcome, Stage
from tablero.errors import NotFound
from tablero.services import board, moves
from tablero.services.workspace import Workspace
from tablero.storage import tables

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


@pytest.mark.parametrize("start", [*Stage, None])
@pytest.mark.parametrize("end", [*Stage, None])
def test_any_move_between_stages_is_allowed_and_recorded(
    drive: "Driver", start: Stage | None, end: Stage | None
) -> None:
    ana = drive.add("Ana Ríos", start)
    result = drive.move(ana, end)
    assert result.cards[0].stage is end
    made = [(move.from_stage, move.to_stage) for move in result.moves]
    assert made == ([] if start is end else [(start, end)])


def test_a_move_by_hand_names_no_touch(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    assert drive.move(ana, Stage.REFERRED).moves[0].touch_id is None


def test_several_cards_move_in_one_undo_step(drive: "Driver") -> None:
    ids = [drive.add("Ana Ríos"), drive.add("Paco Muestra", Stage.REFERRED)]
    written = drive.move(ids, Stage.REFERRED).written
    assert written.subject == {"name": "Ana Ríos", "count": 2, "stage": "referred"}
    assert drive.undo() == "move"
    assert [drive.card(id_).stage for id_ in ids] == [Stage.FIRST_CONTACT, Stage.REFERRED]


def test_a_card_that_is_gone_is_not_found_and_none_of_the_others_moves(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    with pytest.raises(NotFound):
        drive.move([ana, 99], Stage.REFERRED)
    assert drive.card(ana).stage is Stage.FIRST_CONTACT


def test_a_move_takes_the_cadence_and_date_of_its_stage(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    before = drive.card(ana)
    after = drive.move(ana, Stage.CONVERSATION).cards[0]
    assert before.due_on
    assert after.due_on
    assert (after.cadence_days, (after.due_on - before.due_on).days) == (14, 7)


def test_only_the_first_entry_into_conversation_counts(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.REPLIED)
    first = clock.now
    clock.advance(days=1)
    drive.move(ana, Stage.FIRST_CONTACT)
    drive.move(ana, Stage.CONVERSATION)
    assert drive.person(ana).first_conversation_at == first


def test_a_conversion_stays_counted_when_the_card_moves_back_or_says_no(
    drive: "Driver", workspace: Workspace
) -> None:
    for name in ("Ana Ríos", "Paco Muestra"):
        drive.touch(drive.add(name), Outcome.REPLIED)
    drive.move(1, Stage.FIRST_CONTACT)
    drive.outcome(2, Outcome.DECLINED)
    assert board.count(workspace).now == Rate(2, 2)


def test_the_untouched_are_not_in_the_rate(drive: "Driver", workspace: Workspace) -> None:
    drive.add("Ana Ríos", Stage.CONVERSATION)
    drive.reply(drive.add("Paco Muestra"))
    drive.touch(drive.add("Irene Modelo"))
    assert board.count(workspace).now == Rate(0, 1)


def test_moves_and_everything_of_them_are_undone(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    before = drive.person(ana)
    drive.move(ana, Stage.CONVERSATION)
    drive.undo()
    assert drive.person(ana) == before
    assert len(workspace.store.rows(tables.StageChange.select())) == 1


def test_a_step_takes_each_card_on_from_its_own_column(drive: "Driver") -> None:
    stages = [Stage.FIRST_CONTACT, Stage.SEEN_NO_REPLY, Stage.CONVERSATION, None]
    ids = [drive.add(f"Ana {number}", stage) for number, stage in enumerate(stages)]
    result = moves.step(drive.ws, ids, +1)
    assert [drive.card(id_).stage for id_ in ids] == [
        Stage.REFERRED, Stage.CONVERSATION, Stage.CONVERSATION, Stage.FIRST_CONTACT,
    ]  # fmt: skip
    assert [card.id for card in result.cards] == [ids[0], ids[1], ids[3]]
    assert result.written.subject == {"name": "Ana 0", "count": 3, "stage": "referred"}
    assert drive.undo() == "move"
    assert [drive.card(id_).stage for id_ in ids] == stages


@pytest.mark.parametrize(("stage", "count"), [(Stage.FIRST_CONTACT, -1), (Stage.CONVERSATION, 1)])
def test_a_step_at_the_edge_writes_nothing(drive: "Driver", stage: Stage, count: int) -> None:
    ana = drive.add("Ana", stage)
    result = moves.step(drive.ws, [ana], count)
    assert (result.moves, result.cards) == ((), ())
    assert drive.undo() == "add"


def test_a_step_of_one_who_is_gone_is_refused(drive: "Driver") -> None:
    with pytest.raises(NotFound):
        moves.step(drive.ws, [99], +1)
