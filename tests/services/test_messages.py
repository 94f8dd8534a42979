"""What a message is made of: the words known of a person, and what there is to give them."""

from typing import Any

import pytest

from tablero.domain.people import Handle
from tablero.domain.templates import PLACEHOLDERS
from tablero.domain.words import Channel, EntryKind, EntryStatus, HandleKind, Topic
from tablero.errors import NotFound
from tablero.services import entries
from tablero.services.messages import correspondent, known, to_give, used_idea, usual_channel


def test_every_place_of_a_template_has_a_word_but_what_i_ask_for(drive: Any) -> None:
    luis = drive.add("Luis Herrero")
    ana = drive.add("Ana Ríos", role="CFO", company="Acme", via_id=luis)
    for name in ("Noé Ñíguez", "Eva Muestra"):
        drive.add(name, via_id=ana)
    drive.write(ana, EntryKind.RESEARCH, "a choir", topic=Topic.SHARED)
    drive.write(ana, EntryKind.RESEARCH, "the choir of Sant Martí", topic=Topic.SHARED)
    drive.write(ana, EntryKind.VALUE, "calmer closings", topic=Topic.THEY_VALUE)
    drive.write(ana, EntryKind.VALUE, "a checklist", topic=Topic.I_OFFER)
    idea = drive.idea(ana, "a grant")
    words = known(correspondent(drive.ws, ana, "Marta"), idea)
    assert words == {
        "name": "Ana Ríos", "first_name": "Ana", "role": "CFO", "company": "Acme",
        "via": "Luis Herrero", "introduced": "Eva Muestra", "shared": "the choir of Sant Martí",
        "value": "calmer closings", "offer": "a checklist", "idea": "a grant", "me": "Marta",
    }  # fmt: skip
    assert set(PLACEHOLDERS) - words.keys() == {"ask"}


def test_of_a_stranger_only_the_name_is_known(drive: Any) -> None:
    words = known(correspondent(drive.ws, drive.add("Ana")), None)
    assert {word for word, value in words.items() if value} == {"name", "first_name"}


def test_a_value_note_that_is_chosen_takes_its_own_place_too(drive: Any) -> None:
    ana = drive.add("Ana")
    first = drive.write(ana, EntryKind.VALUE, "a checklist", topic=Topic.I_OFFER)
    drive.write(ana, EntryKind.VALUE, "an afternoon", topic=Topic.I_OFFER)
    words = known(correspondent(drive.ws, ana), first)
    assert (words["offer"], words["idea"]) == ("a checklist", "a checklist")


def test_an_idea_is_given_before_what_i_can_offer_and_their_wishes_never(drive: Any) -> None:
    ana = drive.add("Ana")
    drive.write(ana, EntryKind.VALUE, "calmer closings", topic=Topic.THEY_VALUE)
    assert to_give(correspondent(drive.ws, ana)) is None
    offer = drive.write(ana, EntryKind.VALUE, "a checklist", topic=Topic.I_OFFER)
    assert to_give(correspondent(drive.ws, ana)) == offer
    idea = drive.idea(ana, "a grant")
    assert to_give(correspondent(drive.ws, ana)) == idea
    entries.close_entry(drive.ws, idea.id, EntryStatus.DROPPED)
    assert to_give(correspondent(drive.ws, ana)) == offer


def test_only_an_idea_is_used_up(drive: Any) -> None:
    ana = drive.add("Ana")
    idea = drive.idea(ana, "a grant")
    offer = drive.write(ana, EntryKind.VALUE, "a checklist", topic=Topic.I_OFFER)
    assert used_idea(idea) == idea.id
    assert used_idea(offer) is None
    assert used_idea(None) is None


@pytest.mark.parametrize(
    ("handles", "channel"),
    [
        ((), Channel.WHATSAPP),
        ((Handle(HandleKind.EMAIL, "ana@example.org"),), Channel.EMAIL),
        ((Handle(HandleKind.PHONE, "600 11 22 33"),), Channel.CALL),
        ((Handle(HandleKind.PHONE, "+34 600 11 22 33"),), Channel.WHATSAPP),
    ],
)
def test_the_way_is_the_first_that_reaches_them(
    drive: Any, handles: tuple[Handle, ...], channel: Channel
) -> None:
    assert usual_channel(correspondent(drive.ws, drive.add("Ana", handles=handles))) is channel


def test_the_way_of_the_last_touch_comes_before_that(drive: Any) -> None:
    ana = drive.add("Ana", handles=(Handle(HandleKind.EMAIL, "ana@example.org"),))
    drive.touch(ana, channel=Channel.MEETING)
    assert usual_channel(correspondent(drive.ws, ana)) is Channel.MEETING


def test_nobody_can_be_written_to_who_is_not_there(drive: Any) -> None:
    with pytest.raises(NotFound):
        correspondent(drive.ws, 7)
