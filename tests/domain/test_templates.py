"""Which templates suit, and how they are filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.templates import PLACEHOLDERS, Template, fill, fitting, message, unfilled
from tablero.domain.words import Channel, Intent, Stage

VALUES = st.dictionaries(st.sampled_from(PLACEHOLDERS), st.text())
PIECES = st.lists(st.sampled_from([*PLACEHOLDERS, "mood", "{", "}", "{{", "}}", "{}", " ", "é"]))


def template(
    name: str,
    language: str | None = "en",
    stage: Stage | None = None,
    channel: Channel | None = None,
) -> Template:
    return Template(name=name, language=language, stage=stage, channel=channel, text="…")


def names(
    templates: list[Template],
    stage: Stage | None = Stage.REFERRED,
    channel: Channel = Channel.EMAIL,
    language: str = "en",
) -> list[str]:
    """The names of those that suit, in their order."""
    chosen = fitting(templates, stage=stage, channel=channel, language=language)
    return [each.name for each in chosen]


def test_a_template_gives_unless_it_says_otherwise() -> None:
    assert template("plain").intent is Intent.GIVE


def test_only_those_for_the_stage_and_the_channel_suit() -> None:
    templates = [
        template("stage", stage=Stage.REFERRED),
        template("other stage", stage=Stage.CONVERSATION),
        template("channel", channel=Channel.EMAIL),
        template("other channel", channel=Channel.WHATSAPP),
        template("half", stage=Stage.REFERRED, channel=Channel.WHATSAPP),
        template("any"),
    ]
    assert names(templates) == ["stage", "channel", "any"]


def test_off_the_board_only_those_for_any_stage_suit() -> None:
    templates = [template("stage", stage=Stage.REFERRED), template("any")]
    assert names(templates, stage=None) == ["any"]


def test_the_more_specific_come_before_the_general() -> None:
    templates = [
        template("any"),
        template("channel", channel=Channel.EMAIL),
        template("stage", stage=Stage.REFERRED),
        template("both", stage=Stage.REFERRED, channel=Channel.EMAIL),
    ]
    assert names(templates) == ["both", "channel", "stage", "any"]


def test_the_readers_language_comes_before_all_else() -> None:
    templates = [
        template("both", "es", stage=Stage.REFERRED, channel=Channel.EMAIL),
        template("mine", "en"),
        template("whatever", None),
    ]
    assert names(templates) == ["mine", "whatever", "both"]
    assert names(templates, language="es") == ["both", "whatever", "mine"]


def test_the_order_given_decides_between_equals() -> None:
    templates = [template(name) for name in ("c", "a", "b")]
    assert names(templates) == ["c", "a", "b"]


def test_a_placeholder_gives_way_to_its_value() -> None:
    filled = fill(
        "Hi {first_name}, {via} sends me. {first_name}?", {"first_name": "Ana", "via": "Luis"}
    )
    assert filled == "Hi Ana, Luis sends me. Ana?"


@pytest.mark.parametrize("values", [{}, {"idea": ""}])
def test_a_placeholder_without_a_value_stays_in_sight(values: dict[str, str]) -> None:
    assert fill("I thought of {idea}", values) == "I thought of {idea}"


@pytest.mark.parametrize(
    "text",
    ["{mood}", "{Name}", "{ name }", "{name", "name}", "{}", "{name.real}", "{name!r:>9}", "{0}"],
)
def test_what_is_no_placeholder_stays_as_it_is(text: str) -> None:
    assert fill(text, {"name": "Ana", "mood": "good", "": "x", "0": "x"}) == text


def test_braces_about_a_placeholder_stay() -> None:
    assert fill("{{name}} {a{name}}", {"name": "Ana"}) == "{Ana} {aAna}"


@pytest.mark.parametrize("value", ["{company}", "{", "\\g<0>", "%s", "[/b]"])
def test_a_value_is_not_read_again(value: str) -> None:
    assert fill("{name} · {company}", {"name": value, "company": "Acme"}) == f"{value} · Acme"


@given(PIECES, VALUES)
def test_filling_is_word_by_word(pieces: list[str], values: dict[str, str]) -> None:
    """Each placeholder stands alone, whatever is around it and in the others' values."""
    text = "".join(f"{{{piece}}}" if piece.isalpha() else piece for piece in pieces)
    expected = "".join(
        (values.get(piece) or f"{{{piece}}}") if piece.isalpha() else piece for piece in pieces
    )
    assert fill(text, values) == expected


def test_what_is_still_to_be_filled_in_is_named_once_and_in_order() -> None:
    assert unfilled("{via} {idea} {mood} {via} {name") == ("via", "idea")


@given(st.sets(st.sampled_from(PLACEHOLDERS)))
def test_what_is_filled_in_is_no_longer_missing(given: set[str]) -> None:
    text = " ".join(f"{{{word}}}" for word in PLACEHOLDERS)
    rest = tuple(word for word in PLACEHOLDERS if word not in given)
    assert unfilled(fill(text, dict.fromkeys(given, "x"))) == rest


def test_without_a_name_of_mine_the_line_of_the_signature_goes() -> None:
    text = "Hi {name}, I am {me}.\n\nBest,\n {me} \n"
    assert message(text, {"name": "Ana"}) == "Hi Ana, I am {me}.\n\nBest,"
    assert message(text, {"name": "Ana", "me": "Eva"}) == "Hi Ana, I am Eva.\n\nBest,\n Eva"


@pytest.mark.parametrize("shared", ["We sing.", "Do we sing?", "We sing…"])
def test_a_sentence_is_not_given_a_second_full_stop(shared: str) -> None:
    assert message("This: {shared}. Well.", {"shared": shared}) == f"This: {shared} Well."


def test_other_values_keep_the_full_stop_after_them() -> None:
    assert message("This: {shared}. {idea}.", {"shared": "songs"}) == "This: songs. {idea}."
