"""The messages that come with tablero keep its manners, in both languages."""

import re
from collections import Counter

import pytest

from tablero.domain.templates import PLACEHOLDERS, Template, fill, fitting, unfilled
from tablero.domain.words import Channel, Intent, Stage
from tablero.i18n import LANGUAGES
from tablero.services.templates import all_templates, starters

FULL = {word: f"<{word}>" for word in PLACEHOLDERS}
LONGEST = 600
LONGEST_INVITATION = 250
ASKS = re.compile(
    r"\?|\b(?:(?:can|could|will|would) you|please|favour|I (?:need|ask|would like))\b"
    r"|\b(?:puedes|podrías|querrías|por favor|un favor|necesito|te pid[eo]|me gustaría)\b",
    re.IGNORECASE,
)
GIFTS = {"offer", "idea"}

each_starter = pytest.mark.parametrize(
    "starter", starters(), ids=lambda starter: f"{starter.name}-{starter.language}"
)


def own(name: str, language: str | None = None) -> Template:
    return Template(name=name, language=language, text="mine")


def placed(templates: tuple[Template, ...], name: str) -> list[tuple[str | None, bool]]:
    """The language of each template of that name, and whether it is the user's own."""
    return [(each.language, each.text == "mine") for each in templates if each.name == name]


def test_each_starter_stands_once_in_every_language() -> None:
    found = Counter((each.name, each.language) for each in starters())
    names = {each.name for each in starters()}
    assert found == Counter((name, language) for name in names for language in LANGUAGES)


@each_starter
def test_a_starter_fills_in_wholly(starter: Template) -> None:
    filled = fill(starter.text, FULL)
    assert unfilled(filled) == ()
    assert not set("{}") & set(filled)


@each_starter
def test_a_starter_says_the_same_in_every_language(starter: Template) -> None:
    twins = [each for each in starters() if each.name == starter.name]
    assert {each.text for each in twins if each.language != starter.language} != {starter.text}
    assert {frozenset(unfilled(each.text)) for each in twins} == {frozenset(unfilled(starter.text))}
    assert {(each.stage, each.channel, each.intent) for each in twins} == {
        (starter.stage, starter.channel, starter.intent)
    }


@each_starter
def test_a_starter_is_short(starter: Template) -> None:
    assert 80 < len(starter.text) <= LONGEST
    invitation = starter.channel is Channel.LINKEDIN
    assert not invitation or len(starter.text) <= LONGEST_INVITATION


@each_starter
def test_a_starter_calls_the_person_by_name_at_once(starter: Template) -> None:
    assert "{first_name}" in starter.text.splitlines()[0]


@each_starter
def test_no_starter_begins_with_an_ask(starter: Template) -> None:
    opening, _, rest = starter.text.partition("\n\n")
    assert not ASKS.search(opening)
    assert starter.intent is Intent.ASK or not ASKS.search(rest)


@each_starter
def test_what_gives_has_something_to_give_and_what_asks_gave_before(starter: Template) -> None:
    given = GIFTS & set(unfilled(starter.text))
    assert given or starter.intent is Intent.GREET
    order = unfilled(starter.text)
    assert "ask" not in order or order.index("offer") < order.index("ask")


@each_starter
def test_only_an_ask_asks(starter: Template) -> None:
    assert ("ask" in unfilled(starter.text)) is (starter.intent is Intent.ASK)


@each_starter
def test_a_starter_is_clean(starter: Template) -> None:
    assert starter.text == starter.text.strip()
    assert not re.search(r"[ \t]\n|\n{3}|  |[^\S\n ]", starter.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", [Channel.WHATSAPP, Channel.LINKEDIN, Channel.EMAIL])
@pytest.mark.parametrize("stage", Stage)
def test_at_every_stage_a_gift_is_offered_first(
    stage: Stage, channel: Channel, language: str
) -> None:
    first = fitting(starters(), stage=stage, channel=channel, language=language)[0]
    assert (first.stage, first.language, first.intent) == (stage, language, Intent.GIVE)


@pytest.mark.parametrize("stage", [None, *Stage])
def test_the_ask_is_offered_last(stage: Stage | None) -> None:
    last = fitting(starters(), stage=stage, channel=Channel.EMAIL, language="es")
    assert [each.intent for each in last if each.language == "es"][-1] is Intent.ASK


def test_without_templates_of_ones_own_the_starters_serve() -> None:
    assert all_templates(()) == starters()


def test_ones_own_come_before_the_starters() -> None:
    mine = [own("coffee"), own("walk", "es")]
    assert all_templates(iter(mine)) == (*mine, *starters())


def test_ones_own_takes_the_place_of_a_starter_in_its_language() -> None:
    assert placed(all_templates([own("thanks", "es")]), "thanks") == [("es", True), ("en", False)]


def test_ones_own_for_any_language_takes_the_place_in_all() -> None:
    assert placed(all_templates([own("thanks")]), "thanks") == [(None, True)]


def test_no_other_starter_gives_way() -> None:
    names = {each.name for each in starters()}
    left = {each.name for each in all_templates([own("thanks")]) if each.text != "mine"}
    assert left == names - {"thanks"}
