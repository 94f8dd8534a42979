"""The fields, the form around them, and what the models make of what was typed."""

from datetime import datetime
from typing import Any

import pytest

from tablero.domain.people import Handle
from tablero.domain.words import Channel, Direction, HandleKind, Intent, Outcome, Stage
from tablero.errors import NotFound
from tablero.present.lines import line_width, plain
from tablero.ui.dialogs.fields import ChoiceField, NotesField, TextField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.forms import FormErrors, read_person, read_touch

PERSON = {
    "name": " Ana  Ríos ", "role": "CFO", "company": "Acme", "tags": "fintech, ,madrid",
    "phone": "+34 600 11 22 33, 600 00 00 00", "email": "", "linkedin": "", "other": "",
    "via": "", "cadence": "every 2 weeks", "stage": "referred", "decision_maker": "yes",
    "do_not_contact": "no", "notes": "",
}  # fmt: skip
TOUCH = {
    "channel": "call", "direction": "in", "intent": "ask", "outcome": "sent",
    "when": "yesterday 18:00", "note": "tyres",
}  # fmt: skip


def nobody(ref: str) -> int | None:
    if ref:
        raise NotFound(ref=ref)
    return None


def choice(*labels: str, value: str = "") -> ChoiceField:
    return ChoiceField("way", "Way", [(label, label) for label in labels], value)


def test_a_person_is_read_from_what_was_typed() -> None:
    fields = read_person(PERSON, nobody)
    assert (fields.name, fields.tags, fields.every_days) == ("Ana Ríos", ("fintech", "madrid"), 14)
    assert fields.stage is Stage.REFERRED
    assert fields.decision_maker
    assert not fields.do_not_contact
    assert fields.handles[1] == Handle(HandleKind.PHONE, "600 00 00 00")


def test_every_wrong_field_is_told_at_once_in_the_order_of_the_form() -> None:
    wrong = {**PERSON, "name": " ", "email": "ana@", "via": "Luis", "cadence": "400 d"}
    with pytest.raises(FormErrors) as caught:
        read_person(wrong, nobody)
    reasons = {field: error.code for field, error in caught.value.errors.items()}
    assert reasons == {
        "name": "bad_input", "email": "bad_input", "via": "not_found", "cadence": "bad_input",
    }  # fmt: skip


def test_a_touch_is_read_from_what_was_typed(clock: Any) -> None:
    fields = read_touch(TOUCH, clock.now)
    assert (fields.channel, fields.direction) == (Channel.CALL, Direction.IN)
    assert (fields.intent, fields.outcome) == (Intent.ASK, Outcome.SENT)
    assert fields.at == datetime(2026, 11, 22, 18, tzinfo=clock.now.tzinfo)


def test_a_touch_without_a_moment_is_now(clock: Any) -> None:
    assert read_touch({**TOUCH, "when": " "}, clock.now).at is None


def test_a_touch_to_come_is_refused(clock: Any) -> None:
    with pytest.raises(FormErrors) as caught:
        read_touch({**TOUCH, "when": "2027-01-01 10:00"}, clock.now)
    assert caught.value.errors["when"].data["reason"] == "future"


def test_the_chosen_option_stands_in_brackets() -> None:
    assert plain(choice("call", "mail", value="mail").lines(40)[0]) == "‹ call · [mail] ›"


def test_options_without_room_give_way_around_the_chosen_one() -> None:
    field = choice("one", "two", "three", "four", value="three")
    (line,) = field.lines(19)
    assert plain(line) == "‹ [three] · four ›"
    assert line_width(line) <= 19


@pytest.mark.parametrize(
    ("typed", "value"), [("2", "mail"), ("m", "mail"), ("c", "chat"), (" ", "mail"), ("9", "call")]
)
def test_an_option_is_chosen_by_number_letter_or_blank(typed: str, value: str) -> None:
    field = choice("call", "mail", "chat", value="call")
    field.put(typed)
    assert field.value == value


def test_arrows_turn_the_choice_around_its_ends() -> None:
    field = choice("call", "mail")
    field.press("left")
    assert field.value == "mail"


def test_an_unknown_value_is_the_first_option() -> None:
    assert choice("call", "mail", value="pigeon").value == "call"


def test_an_example_is_told_apart_by_brackets() -> None:
    assert plain(TextField("a", "A", example="ana").lines(20)[0]) == "(ana)"


def test_enter_in_the_notes_is_a_new_line() -> None:
    notes = NotesField("notes", "Notes", "one")
    notes.press("enter")
    notes.put("two")
    assert notes.value == "one\ntwo"


def test_the_field_with_the_cursor_stays_in_sight() -> None:
    form = Form([TextField(str(number), f"Field {number}") for number in range(10)])
    form.step(-1)
    drawing = form.draw(40, 4)
    assert [plain(line).strip("▌ ") for line in drawing.lines] == [
        "Field 6", "Field 7", "Field 8", "Field 9",
    ]  # fmt: skip
    assert drawing.cursor == (10, 3)


def test_what_is_wrong_with_a_field_is_said_below_it() -> None:
    form = Form([TextField("name", "Name"), TextField("role", "Role")])
    form.show_errors({"name": "A person needs a name."})
    lines = [plain(line) for line in form.draw(60, 9).lines]
    assert lines == ["▌Name", "       A person needs a name.", " Role"]


def test_a_draft_fills_only_the_fields_it_knows() -> None:
    form = Form([TextField("name", "Name", "Ana"), TextField("role", "Role", "CFO")])
    form.put_back({"role": "CEO", "shoe": "42", "name": 7})
    assert form.values() == {"name": "Ana", "role": "CEO"}


@pytest.mark.parametrize(
    ("keys", "hints"),
    [
        (("reach",), "enter go on esc leave"),
        (("due",), "enter save esc leave"),
        (("rest",), "enter save tab next esc leave"),
        (("previous_screen", "previous_screen", "as_of"), "enter show esc leave"),
    ],
)
async def test_a_form_says_what_its_keys_do_and_no_more(
    drive: Any, open_board: Any, keys: tuple[str, ...], hints: str
) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        if keys == ("reach",):
            drive.move(ana, None)
            user.app.screen.reload()
        await user.act(*keys)
        assert user.sees(f"│ {hints}")
