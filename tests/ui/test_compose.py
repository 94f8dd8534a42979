"""Composing: what the message is made of, how it is taken to where it is sent, and its touch."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tablero.domain.people import Handle
from tablero.domain.templates import Template
from tablero.domain.words import Channel, EntryKind, EntryStatus, HandleKind, Intent, Stage, Topic
from tablero.present.qr import qr_rows
from tablero.services import board, entries
from tablero.ui.dialogs import compose, qr
from tests.present.test_qr import light, modules

PHONE = Handle(HandleKind.PHONE, "+34 600 11 22 33")
SIZES = ((120, 40), (80, 24), (45, 20))
HOSTILE = "Zoe\x1b]8;;https://example.org\x07 [b]\u202e&text=x"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The link follows what is typed at once."""
    monkeypatch.setattr(compose, "LINK_SECONDS", 0.001)


def irene(drive: Any, **rest: Any) -> int:
    """One left on seen, with a phone and an idea."""
    fields = {"stage": Stage.SEEN_NO_REPLY, "company": "Modelo SL", "handles": (PHONE,)} | rest
    person: int = drive.add("Irene Modelo", **fields)
    drive.idea(person, "A grant for family firms")
    return person


@pytest.fixture
def open_message(drive: Any, open_board: Any) -> Any:
    """Open the board on Irene, with what is said of her, and the message to her."""

    @asynccontextmanager
    async def open_one(size: Any = SIZES[0], **rest: Any) -> AsyncIterator[Any]:
        irene(drive, **rest)
        async with open_board(size) as user:
            await user.act("compose")
            yield user

    return open_one


def last_touch(drive: Any, person: int) -> Any:
    return next(event.touch for event in board.events(drive.ws, person, 0, 9) if event.touch)


@pytest.mark.parametrize("size", SIZES)
async def test_it_begins_with_the_template_of_the_stage_filled_with_what_is_known(
    open_message: Any, size: Any
) -> None:
    async with open_message(size) as user:
        assert user.sees("Message · Irene Modelo")
        assert user.sees("[Something useful")
        assert user.sees("Hi Irene!")
        assert user.sees("[WhatsApp]")
        assert user.sees("→ wa.me/34600112233")


async def test_a_message_is_logged_as_a_touch_with_its_idea_used_and_undone_in_one_step(
    drive: Any, open_board: Any
) -> None:
    person = irene(drive)
    (idea,) = entries.at_hand(drive.ws, person)
    async with open_board() as user:
        await user.act("compose")
        await user.press("ctrl+s")
        assert user.news == "Touch 1 · WhatsApp · Irene Modelo"
        touch = last_touch(drive, person)
        assert touch.note.startswith("Hi Irene! I came across something")
        assert "A grant for family firms" in touch.note
        assert touch.intent is Intent.GIVE
        used = entries.read_entry(drive.ws, idea.id)
        assert (used.status, used.touch_id) == (EntryStatus.DONE, touch.id)
        await user.act("undo")
        assert drive.card(person).touch_count == 0
        assert entries.at_hand(drive.ws, person) == (idea,)
        await user.act("compose")
        assert not user.sees("draft is back")


async def test_way_intent_and_template_are_logged_as_chosen(drive: Any, open_board: Any) -> None:
    person = irene(drive)
    async with open_board() as user:
        await user.act("compose")
        await user.press("left", "tab", "right", "tab", "right", "tab", "tab", "tab")
        assert user.sees("[own words]")
        await user.press("enter")
        await user.type("Hello")
        await user.press("ctrl+s")
    touch = last_touch(drive, person)
    assert (touch.channel, touch.intent, touch.note) == (Channel.LINKEDIN, Intent.ASK, "Hello")
    assert len(entries.at_hand(drive.ws, person)) == 1


async def test_what_is_not_known_stays_in_sight_and_what_one_types_takes_its_place(
    drive: Any, open_board: Any
) -> None:
    person = irene(drive, stage=Stage.FIRST_CONTACT, company="")
    drive.write(person, EntryKind.RESEARCH, "We both sing in a choir.", topic=Topic.SHARED)
    async with open_board() as user:
        await user.act("compose")
        assert user.sees("sing in a choir.")
        assert not user.sees("choir..")
        assert user.sees("Still to fill in: {me} {offer}")
        await user.press("ctrl+y")
        assert user.sees("Copied, and still to fill in: {me} {offer}")
        await user.press("enter")
        await user.type("Marta")
        assert user.sees("this is Marta. There")
        assert user.sees("Still to fill in: {offer}")


async def test_own_words_are_not_filled_over_and_a_key_brings_the_templates_back(
    open_message: Any,
) -> None:
    async with open_message() as user:
        await user.press("enter")
        await user.type("PS")
        await user.press("tab", "right")
        assert user.sees("Your words stay; ctrl+t")
        assert user.sees("easier.PS")
        await user.press("right")
        assert not user.sees("Your words stay")
        await user.press("ctrl+t")
        assert not user.sees("easier.PS")
        assert user.sees("brings back your own words")
        await user.press("ctrl+t")
        assert user.sees("easier.PS")


async def test_another_template_or_way_fills_a_message_that_nobody_has_touched(
    open_message: Any,
) -> None:
    async with open_message(stage=Stage.FIRST_CONTACT) as user:
        assert user.sees("[First message by WhatsApp]")
        await user.press("tab", "right")
        assert user.sees("[First message by LinkedIn]")
        assert user.sees("A grant for family firms")
        assert not user.sees("in common")


async def test_an_idea_chosen_for_ones_own_words_begins_them(open_message: Any) -> None:
    async with open_message() as user:
        await user.press("left", *["tab"] * 3, "right")
        assert user.sees("Message A grant for family firms")
        await user.press("left")
        assert not user.sees("Message A grant")


async def test_an_idea_chosen_by_hand_stays_with_another_template(
    drive: Any, open_board: Any
) -> None:
    person = irene(drive)
    drive.idea(person, "A list of papers")
    async with open_board() as user:
        await user.act("compose")
        assert user.sees("[A grant for family firms]")
        await user.press(*["tab"] * 3, "right", "shift+tab", "shift+tab", "right", "left")
        await user.press("shift+tab", "left", "right")
        assert user.sees("[A list of papers]")
        assert user.sees("away: │")
        assert user.sees("│ A list of papers")


async def test_one_who_leaves_finds_the_message_again(drive: Any, open_board: Any) -> None:
    irene(drive)
    async with open_board() as user:
        await user.act("compose")
        await user.press("tab", "right", "right", "enter")
        await user.type("PS")
        await user.press("escape")
        assert not user.sees("Message · Irene")
        assert user.news == "Your draft is kept: c takes it up again."
    async with open_board() as user:
        assert user.news == "Your draft is kept: c takes it up again."
        await user.act("compose")
        assert user.sees("Your draft is back")
        assert user.sees("[e-mail]")
        assert user.sees("easier.PS")
        await user.press("ctrl+s")
        assert user.app.desk.drafts.forms() == []


async def test_one_who_only_looks_leaves_nothing(open_message: Any) -> None:
    async with open_message() as user:
        await user.press("ctrl+y", "escape")
        assert user.app.desk.drafts.forms() == []
        assert user.news == ""


async def test_the_message_and_the_link_are_copied_and_the_dialog_stays(
    drive: Any, open_board: Any
) -> None:
    person = irene(drive)
    async with open_board() as user:
        await user.act("compose")
        await user.press("ctrl+y")
        assert user.app.clipboard.startswith("Hi Irene! I came across")
        assert user.sees("Copied. Once it is sent")
        await user.press("ctrl+l")
        assert user.app.clipboard.startswith("https://wa.me/34600112233?text=Hi%20Irene%21%20I")
        assert user.sees("Message · Irene Modelo")
        assert drive.card(person).touch_count == 0


async def test_a_person_without_a_handle_can_still_be_written_to(open_message: Any) -> None:
    async with open_message(handles=()) as user:
        assert user.sees("No link: phone is missing; on the card, e adds it.")
        await user.press("ctrl+l")
        assert user.app.clipboard == ""
        await user.press("ctrl+r")
        assert not user.sees("For the phone")
        await user.press("ctrl+y")
        assert user.app.clipboard.startswith("Hi Irene!")


async def test_whatsapp_is_told_to_need_the_country(open_message: Any) -> None:
    async with open_message(handles=(Handle(HandleKind.PHONE, "600 11 22 33"),)) as user:
        assert user.sees("[call]")
        await user.press("tab", *["left"] * 3)
        assert user.sees("WhatsApp needs the country of the number")


def code_rows(user: Any) -> list[str]:
    """The rows of the code on the screen: what is painted white on black."""
    strips = user.app.screen._compositor.render_strips()
    rows = ["".join(piece.text for piece in strip if is_code(piece.style)) for strip in strips]
    return [row for row in rows if row]


def is_code(style: Any) -> bool:
    if not style or not style.bgcolor or not style.color:
        return False
    return (style.color.number, style.bgcolor.number) == (231, 16)


async def test_the_code_on_the_screen_is_that_of_the_link_with_its_margin(
    open_message: Any,
) -> None:
    async with open_message() as user:
        await user.press("ctrl+l")
        link = user.app.clipboard
        await user.press("ctrl+r")
        assert modules(code_rows(user)) == light(link, 2)
        await user.press("escape")
        assert user.sees("Message · Irene Modelo")


async def test_a_code_is_drawn_once_not_for_every_row(
    drive: Any, open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    irene(drive)
    drawn: list[str] = []

    def counted(text: str, width: int, height: int) -> list[str]:
        drawn.append(text)
        return qr_rows(text, width, height)

    monkeypatch.setattr(qr, "qr_rows", counted)
    async with open_board() as user:
        await user.act("compose")
        await user.press("ctrl+r")
        assert user.sees("For the phone")
    assert 1 <= len(drawn) <= 4


@pytest.mark.parametrize("size", SIZES[1:])
async def test_where_the_message_has_no_room_the_code_holds_the_bare_link(
    open_message: Any, size: Any
) -> None:
    async with open_message(size) as user:
        await user.press("ctrl+r")
        assert user.sees("There is no room for the message")
        assert modules(code_rows(user)) == light("https://wa.me/34600112233", 2)


async def test_where_no_code_has_room_the_size_is_told(open_message: Any) -> None:
    async with open_message((40, 12)) as user:
        await user.press("ctrl+r")
        assert user.sees("The code needs a terminal of 31×17.")


async def test_one_who_asked_for_peace_is_written_to_only_after_a_yes(
    drive: Any, open_board: Any
) -> None:
    person = irene(drive)
    async with open_board() as user:
        await user.act("open", "compose")
        drive.edit(person, do_not_contact=True)
        await user.press("ctrl+s")
        assert user.sees("Irene Modelo asked not to be contacted.")
        await user.press("n")
        assert drive.card(person).touch_count == 0
        await user.press("ctrl+s", "y")
        assert drive.card(person).touch_count == 1


async def test_before_a_message_to_one_who_asked_for_peace_it_says_so(
    drive: Any, open_board: Any
) -> None:
    person = irene(drive)
    async with open_board((45, 20)) as user:
        await user.act("open")
        drive.edit(person, do_not_contact=True)
        await user.act("compose")
        assert user.sees("Irene Modelo asked not to")


async def test_a_third_ask_in_a_row_is_advised_against_and_not_forbidden(
    drive: Any, open_board: Any
) -> None:
    person = irene(drive)
    drive.touch(person, intent=Intent.ASK)
    drive.touch(person, intent=Intent.ASK)
    async with open_board((45, 20)) as user:
        await user.act("compose")
        assert not user.sees("in a row")
        await user.press("tab", "tab", "right")
        assert user.sees("This is ask 3 in a row")
        await user.press("ctrl+s")
    assert drive.card(person).ask_count == 3


async def test_it_speaks_spanish_and_signs_with_my_name(drive: Any, open_board: Any) -> None:
    person = irene(drive, stage=Stage.CONVERSATION)
    own = Template(name="abrazo", language="es", stage=Stage.CONVERSATION, text="{idea}\n\n{me}")
    async with open_board(language="es", me="Marta", templates=(own,)) as user:
        await user.act("compose")
        assert user.sees("[abrazo]")
        await user.press("ctrl+s")
        assert last_touch(drive, person).note == "A grant for family firms\n\nMarta"
        await user.act("compose")
        await user.press("right")
        assert user.sees("Sigo dándole vueltas")


async def test_what_strangers_wrote_reaches_neither_clipboard_nor_link(
    drive: Any, open_board: Any
) -> None:
    person = drive.add(HOSTILE, company=HOSTILE, handles=(PHONE,))
    drive.idea(person, HOSTILE)
    template = Template(name=HOSTILE, text="\x1b[31m{name}, {idea}")
    async with open_board(templates=(template,)) as user:
        await user.act("compose")
        while not user.sees("[Zoe"):
            await user.press("right")
        await user.press("ctrl+y")
        message = user.app.clipboard
        assert "[b]" in message
        assert message.isprintable()
        await user.press("ctrl+l")
        assert user.app.clipboard.isascii()
        assert user.app.clipboard.isprintable()
        assert user.app.clipboard.count("text=") == 1
        assert all(line.isprintable() for line in user.lines())
