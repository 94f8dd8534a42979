"""The morning: each list of the day by its own rule, and the banner in agreement with it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.brief import NAMED
from tablero.domain.due import Cadences
from tablero.domain.people import Card
from tablero.domain.words import Direction, EntryStatus, Outcome, Stage
from tablero.services.today import read_brief

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

TODAY = date(2026, 11, 23)
LISTS = ("three", "due", "untouched", "waking", "stalled", "no_idea", "resting")


def names(cards: Iterable[Card]) -> list[str]:
    return [card.name for card in cards]


def touch_days_ago(drive: "Driver", name: str, days: int, **rest: Any) -> int:
    """Somebody whose only touch was so many days ago."""
    person_id = drive.add(name, **rest)
    drive.touch(person_id, at=drive.ws.now() - timedelta(days=days))
    return person_id


def test_an_empty_board_asks_for_nothing(drive: "Driver") -> None:
    drive.add("Ana Ríos", stage=None)
    today = drive.today()
    assert today.day == TODAY
    assert not any(getattr(today, name) for name in (*LISTS, "promises", "thanks"))
    assert (today.name, today.next_up, today.due_count, today.ideas) == (None, None, 0, {})
    assert not any(today.counts.values())


def test_due_come_by_overdue_days_over_cadence(drive: "Driver") -> None:
    touch_days_ago(drive, "Tarde", 16, every_days=10)  # 6 of 10
    touch_days_ago(drive, "Hoy", 7)  # 0 of 7
    touch_days_ago(drive, "Referida", 6, stage=Stage.REFERRED)  # 3 of 3
    touch_days_ago(drive, "Conversa", 21, stage=Stage.CONVERSATION)  # 7 of 14
    touch_days_ago(drive, "Mañana", 6)
    assert names(drive.today().due) == ["Referida", "Tarde", "Conversa", "Hoy"]
    assert names([card for card in [drive.today().next_up] if card]) == ["Mañana"]


def test_cadences_by_tag_rank_too(drive: "Driver") -> None:
    cadences = Cadences(tags={"feria": 2, "lenta": 30})
    drive = replace(drive, ws=replace(drive.ws, cadences=cadences))
    touch_days_ago(drive, "De la etapa", 14)  # 7 of 7
    touch_days_ago(drive, "De la feria", 6, tags=("Feria",))  # 4 of 2
    touch_days_ago(drive, "Lenta", 14, tags=("lenta",))
    touch_days_ago(drive, "Suya", 14, tags=("feria",), every_days=13)  # 1 of 13
    assert names(drive.today().due) == ["De la feria", "De la etapa", "Suya"]


def test_after_the_twelfth_touch_the_cadence_doubles(drive: "Driver") -> None:
    eleven, twelve = drive.add("Once"), drive.add("Doce")
    at = drive.ws.now() - timedelta(days=7)
    for _ in range(11):
        drive.touch(eleven, at=at)
        drive.touch(twelve, at=at)
    drive.touch(twelve, at=at)
    assert names(drive.today().due) == ["Once"]


def test_the_never_touched_are_due_now_and_apart(drive: "Driver") -> None:
    drive.add("Ana Ríos")
    drive.reply(drive.add("Paco Muestra"))
    drive.due(drive.add("Irene Modelo"), TODAY + timedelta(days=1))
    today = drive.today()
    assert (names(today.untouched), today.due) == (["Ana Ríos"], ())
    assert today.due_count == 1


def test_a_day_set_by_hand_wins_until_the_next_touch(drive: "Driver") -> None:
    ana = touch_days_ago(drive, "Ana Ríos", 1)
    drive.due(ana, TODAY)
    assert names(drive.today().due) == ["Ana Ríos"]
    drive.touch(ana)
    assert drive.today().due == ()
    assert drive.card(ana).due_on == TODAY + timedelta(days=7)


def test_the_day_begins_at_midnight_where_the_user_is(drive: "Driver", clock: "Clock") -> None:
    drive.touch(drive.add("Ana Ríos", every_days=1))
    clock.advance(hours=14, minutes=59, seconds=59)
    assert drive.today().due == ()
    clock.advance(seconds=1)
    assert names(drive.today().due) == ["Ana Ríos"]


@pytest.mark.parametrize(
    ("touches", "days", "stalled"),
    [(1, 15, True), (3, 15, True), (1, 14, False), (4, 15, False), (4, 90, False)],
)
def test_stalled_are_those_at_touch_one_to_three_for_over_two_cadences(
    drive: "Driver", touches: int, days: int, stalled: bool
) -> None:
    ana = drive.add("Ana Ríos")
    for _ in range(touches):
        drive.touch(ana, at=drive.ws.now() - timedelta(days=days))
    today = drive.today()
    assert names(today.stalled) == (["Ana Ríos"] if stalled else [])
    assert today.counts["stalled"] == stalled


def test_who_only_wrote_to_us_is_not_stalled(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.reply(ana, at=drive.ws.now() - timedelta(days=90))
    assert names(drive.today().due) == ["Ana Ríos"]
    assert drive.today().stalled == ()


def test_who_rests_is_off_every_list_but_their_own(drive: "Driver") -> None:
    ana = touch_days_ago(drive, "Ana Ríos", 90)
    paco = drive.add("Paco Muestra")
    drive.rest(ana, TODAY + timedelta(days=2))
    drive.rest(paco, TODAY + timedelta(days=1))
    today = drive.today()
    assert names(today.resting) == ["Paco Muestra", "Ana Ríos"]
    assert not any(getattr(today, name) for name in LISTS if name != "resting")
    assert (today.name, today.next_up, today.due_count) == (None, None, 0)
    assert today.counts == dict.fromkeys(today.counts, 0) | {"resting": 2}


def test_who_rested_wakes_on_the_day_and_is_due_until_touched(
    drive: "Driver", clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    drive.rest(ana, TODAY + timedelta(days=2), "De viaje")
    clock.advance(days=2)
    for _ in range(3):
        today = drive.today()
        assert names(today.waking) == names(today.due) == ["Ana Ríos"]
        assert (today.counts["waking"], today.resting) == (1, ())
        clock.advance(days=1)
    drive.touch(ana)
    assert drive.today().waking == drive.today().due == ()


def test_no_idea_are_cards_of_later_without_an_open_one(drive: "Driver") -> None:
    used, dropped, has, none = (drive.add(name) for name in ("Usada", "Dejada", "Con", "Sin"))
    for each in (used, dropped, has, none):
        drive.touch(each)
    drive.touch(used, idea_id=drive.idea(used, "El informe").id)
    drive.close(drive.idea(dropped, "La llamada"), EntryStatus.DROPPED)
    drive.idea(has, "Un café")
    assert names(drive.today().no_idea) == ["Usada", "Dejada", "Sin"]


def test_those_without_idea_and_those_to_thank_are_counted_unless_there_are_more_than_listed(
    drive: "Driver",
) -> None:
    for number in range(3):
        introducer = drive.add(f"Persona {number}")
        drive.touch(introducer)
        drive.add(f"Traída {number}", stage=None, via_id=introducer)
    counts = [drive.today(limit=limit).counts for limit in (3, 4)]
    assert [count.get("no_idea") for count in counts] == [None, 3]
    assert [count.get("thanks") for count in counts] == [None, 3]


def test_each_one_shown_comes_with_their_oldest_open_idea(drive: "Driver", clock: "Clock") -> None:
    ana, paco, irene = (drive.add(name) for name in ("Ana Ríos", "Paco Muestra", "Irene Modelo"))
    first = drive.idea(ana, "El informe")
    clock.advance(hours=1)
    drive.idea(ana, "La llamada")
    drive.idea(paco, "Un café")
    drive.idea(drive.add("Luis Ficticio", stage=None), "Fuera del tablero")
    assert drive.today().ideas == {ana: "El informe", paco: "Un café"}
    drive.close(first)
    assert drive.today().ideas == {ana: "La llamada", paco: "Un café"}
    assert irene not in drive.today().ideas


def test_promises_come_when_due_the_oldest_first(drive: "Driver", clock: "Clock") -> None:
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra", stage=None)
    drive.promise(ana, "Mañana", TODAY + timedelta(days=1))
    drive.promise(ana, "Hoy", TODAY)
    drive.promise(paco, "Ayer", TODAY - timedelta(days=1))
    kept = drive.promise(ana, "Cumplida", TODAY)
    drive.close(kept)
    told = [(promised.person.name, promised.entry.text) for promised in drive.today().promises]
    assert told == [("Paco Muestra", "Ayer"), ("Ana Ríos", "Hoy")]
    assert drive.today().counts["promises"] == 2
    clock.advance(days=1)
    assert [promised.entry.text for promised in drive.today().promises] == ["Ayer", "Hoy", "Mañana"]


def test_who_declined_is_in_no_list_but_that_of_promises(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    drive.idea(ana, "El informe")
    drive.promise(ana, "Borrar sus datos", TODAY)
    drive.add("Paco Muestra", stage=None, via_id=ana)
    drive.close_day(ana)
    drive.rest(ana, TODAY + timedelta(days=1))
    drive.touch(ana, Outcome.DECLINED)
    for _ in range(3):
        today = drive.today()
        assert not any(getattr(today, name) for name in (*LISTS, "thanks"))
        assert (today.name, today.next_up, today.due_count, today.ideas) == (None, None, 0, {})
        assert names(promised.person for promised in today.promises) == ["Ana Ríos"]
        clock.advance(days=40)


def test_a_touch_with_one_who_declined_brings_them_to_no_list(drive: "Driver") -> None:
    ana = touch_days_ago(drive, "Ana Ríos", 60)
    drive.touch(ana, Outcome.DECLINED, at=drive.ws.now() - timedelta(days=50))
    drive.touch(ana, direction=Direction.IN, at=drive.ws.now() - timedelta(days=40))
    assert not any(getattr(drive.today(), name) for name in LISTS)


def test_the_name_of_the_day_stays_all_day_whoever_comes(drive: "Driver", clock: "Clock") -> None:
    for number in range(5):
        drive.add(f"Persona {number}")
    for day in range(30):
        morning = drive.today().name
        drive.add(f"Nueva {day}")
        clock.advance(hours=9)
        drive.add(f"Otra {day}")
        assert drive.today().name == morning
        clock.advance(hours=15)


def test_the_name_of_the_first_day_stays_too(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    for number in range(20):
        drive.add(f"Persona {number}")
        assert drive.today().name == drive.card(ana)


@pytest.mark.parametrize("size", [2, 3, 7, 30])
def test_all_names_take_turns(drive: "Driver", clock: "Clock", size: int) -> None:
    for number in range(size):
        drive.add(f"Persona {number}")
    clock.advance(days=1)
    seen = []
    for _ in range(size):
        name = drive.today().name
        assert name
        seen.append(name.name)
        clock.advance(days=1)
    assert sorted(seen) == sorted({f"Persona {number}" for number in range(size)})


def test_the_name_of_the_day_is_one_on_the_board(drive: "Driver", clock: "Clock") -> None:
    ids = [drive.add(f"Persona {number}") for number in range(4)]
    drive.move(ids[0], None)
    drive.touch(ids[1], Outcome.DECLINED)
    drive.rest(ids[2], TODAY + timedelta(days=60))
    for _ in range(8):
        assert drive.today().name == drive.card(ids[3])
        clock.advance(days=1)


def test_lists_are_cut_and_counts_are_not(drive: "Driver", clock: "Clock") -> None:
    for number in range(4):
        drive.add(f"Nueva {number}")
        due = touch_days_ago(drive, f"Parada {number}", 15 + number)
        drive.promise(due, "El informe", TODAY)
        drive.rest(drive.add(f"De vuelta {number}"), TODAY + timedelta(days=1))
        drive.rest(drive.add(f"En pausa {number}"), TODAY + timedelta(days=2))
    clock.advance(days=1)
    today = drive.today(limit=3)
    shown = {name: len(getattr(today, name)) for name in (*LISTS, "promises")}
    assert shown == dict.fromkeys(shown, 3) | {"due": 6, "three": 0, "no_idea": 0}
    assert names(today.stalled) == ["Parada 3", "Parada 2", "Parada 1"]
    assert today.counts == {
        "due": 8, "untouched": 4, "later": 0, "promises": 4,
        "waking": 4, "stalled": 4, "resting": 4, "no_idea": 0, "thanks": 0,
    }  # fmt: skip


def test_the_stalled_leave_room_among_those_due_for_the_others(drive: "Driver") -> None:
    for number in range(4):
        touch_days_ago(drive, f"Parada {number}", 40 + number)
        touch_days_ago(drive, f"Tarde {number}", 10 + number)
        further = drive.add(f"Más allá {number}")
        for _ in range(4):
            drive.touch(further, at=drive.ws.now() - timedelta(days=20 + number))
    today = drive.today(limit=2)
    first = ["Parada 3", "Parada 2", "Más allá 3", "Más allá 2"]
    assert (names(today.due), names(today.stalled)) == (first, first[:2])
    assert today.counts["due"] == len(drive.today(limit=99).due) == 12


def test_the_banner_agrees_with_the_day(drive: "Driver", clock: "Clock") -> None:
    drive.add("Nueva")
    touch_days_ago(drive, "Tarde", 20)
    touch_days_ago(drive, "Más tarde", 40)
    drive.promise(drive.add("Prometida", stage=None), "El informe", TODAY)
    drive.rest(drive.add("En pausa"), TODAY + timedelta(days=1))
    for _ in range(3):
        today, brief = drive.today(), read_brief(drive.ws)
        assert brief.due == today.due_count
        assert brief.promises == today.counts["promises"]
        assert brief.first == (*today.due, *today.untouched)[:NAMED]
        clock.advance(days=1)


def test_the_banner_of_a_quiet_day_says_nothing(drive: "Driver") -> None:
    drive.touch(drive.add("Ana Ríos"))
    assert read_brief(drive.ws) == (0, 0, ())
