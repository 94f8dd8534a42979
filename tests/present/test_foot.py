"""The lines below the board: what has happened, and the keys worth a reminder."""

from datetime import UTC, datetime

from tablero.domain.changes import Written
from tablero.domain.people import StageChange
from tablero.domain.touches import Touch
from tablero.domain.words import Channel, Direction, Intent, Outcome, Stage
from tablero.i18n import translations
from tablero.present.hints import Hint, hint_line, news_line
from tablero.present.lines import Role, line_width, plain
from tablero.present.news import action_name, outcome_news, reverted_news, touch_news
from tests.present.test_card import ANA

EN, ES = translations("en"), translations("es")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOUCH = Touch(
    1, 1, 3, Channel.WHATSAPP, Direction.OUT, Intent.GIVE, Outcome.SENT, NOON, None, None, ""
)
TO_SEEN = StageChange(1, Stage.FIRST_CONTACT, Stage.SEEN_NO_REPLY, NOON, 1)
HINTS: list[Hint] = [("u", "undo", True), ("s", "seen", True), ("r", "replied", False)]


def test_a_touch_is_told_with_its_number() -> None:
    assert touch_news(TOUCH, ANA, None, EN) == "Touch 3 · WhatsApp · Ana Ríos"
    assert touch_news(TOUCH, ANA, None, ES) == "Toque 3 · WhatsApp · Ana Ríos"


def test_an_outcome_says_where_the_card_went() -> None:
    seen = TOUCH._replace(outcome=Outcome.SEEN)
    assert outcome_news(seen, ANA, TO_SEEN, EN) == "Touch 3 seen · Ana Ríos → Seen, no reply"


def test_an_undo_says_what_it_took_back() -> None:
    subject = {"action": "touch", "name": "Ana Ríos", "count": 1, "channel": "whatsapp"}
    assert reverted_news(Written("undo", subject=subject), EN) == (
        "Undone: touch · WhatsApp · Ana Ríos"
    )
    assert reverted_news(Written("redo", subject=subject), EN).startswith("Redone: ")


def test_a_name_that_is_markup_is_told_as_it_is() -> None:
    told = action_name({"action": "add", "name": "{name} [/x]\x1b[2J", "count": 1}, EN)
    assert told == "added {name} [/x][2J"


def test_several_people_are_told_by_the_first_and_a_number() -> None:
    subject = {"action": "move", "name": "Ana", "count": 3, "stage": "referred"}
    assert action_name(subject, EN) == "Ana and 2 more to Referred"


def test_the_news_comes_first_and_the_hints_give_way() -> None:
    assert plain(news_line("Touch 3", Role.NEWS, HINTS, 40)).endswith("u undo  s seen  r replied")
    assert plain(news_line("Touch 3", Role.NEWS, HINTS, 18)) == "Touch 3     u undo"
    assert plain(news_line("Touch 3", Role.NEWS, HINTS, 9)) == "Touch 3"


def test_news_that_is_too_long_keeps_undo_and_where_the_card_went() -> None:
    long = ANA._replace(name="Ana María Fernández de la Torre")
    told = outcome_news(TOUCH._replace(outcome=Outcome.SEEN), long, TO_SEEN, EN)
    line = plain(news_line(told, Role.NEWS, HINTS, 45))
    assert line == "Touch 3 seen · Ana … → Seen, no reply  u undo"


def test_one_imported_person_is_no_people() -> None:
    subject = {"action": "import", "count": 1}
    assert action_name(subject, EN) == "import of 1 person"


def test_a_hint_that_is_kept_outlives_those_before_it() -> None:
    assert plain(hint_line(HINTS, 17, keep="r")) == "u undo  r replied"
    assert plain(hint_line(HINTS, 9, keep="r")) == "r replied"
    assert plain(hint_line(HINTS, 5, keep="r")).strip() == ""


def test_hints_are_left_out_whole() -> None:
    assert plain(hint_line(HINTS, 15)) == "u undo  s seen"


def test_news_that_cannot_be_squeezed_has_the_line_to_itself() -> None:
    told = "There is no editor. Set $VISUAL or $EDITOR."
    assert plain(news_line(told, Role.NEWS, HINTS, 45)).rstrip() == told
    assert plain(news_line(f"{told} So", Role.NEWS, HINTS, 45)) == f"{told} …"


def test_both_lines_keep_to_their_width() -> None:
    for width in range(1, 60):
        assert line_width(hint_line(HINTS, width)) == width
        assert line_width(news_line("Touch 3 · 陳美玲", Role.NEWS, HINTS, width)) == width
