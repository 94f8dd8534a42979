"""The line above the board and the two below, as lines. Plain code, like the board's own."""

from collections.abc import Callable, Sequence

from tablero.domain.tally import Tally
from tablero.i18n import N_, Translations
from tablero.present.heads import header
from tablero.present.hints import Hint, hint_line, news_line
from tablero.present.lines import Line, Role
from tablero.ui.board_lines import NARROW
from tablero.ui.keys import BY_ID, first_key

HEAD_ROWS, FOOT_ROWS = 1, 2

SCREENS = (N_("Board"), N_("Today"), N_("Network"), N_("Progress"), N_("Lessons"))
"""The names of the screens, in the order in which one goes round them."""

BOARD, TODAY, NETWORK, PROGRESS, LESSONS = range(len(SCREENS))

ANSWERS = ("undo", "outcome_seen", "outcome_replied", "outcome_referred")
"""The actions offered beside the news."""

REMINDERS = ("touch_form", "add", "filter", "open", "help", "quit", "palette", "edit")

ON_A_PHONE = frozenset({"touch_form", "add", "mistake", "lesson", "back", "help"})

Can = Callable[[str], bool]
"""Whether an action, by its id, can be done now."""


def head_line(tally: Tally, width: int, tr: Translations, here: int = BOARD) -> Line:
    """Title, screens and figures; `here` is the place of the screen that is in sight."""
    names = [tr.gettext(name) for name in SCREENS]
    if tally.due:
        names[TODAY] += f" {tally.due}"
    return header(tally, names, here, width, tr)


def answers_line(
    news: str, role: Role, can: Can, keys: dict[str, str], width: int, tr: Translations
) -> Line:
    """What has happened, and the keys that answer it."""
    return news_line(news, role, _hints(ANSWERS, can, keys, tr), width)


def reminders_line(
    ids: Sequence[str], can: Can, keys: dict[str, str], width: int, tr: Translations
) -> Line:
    """The keys worth a reminder: those that log a touch where there is whom to touch, and these.

    Help, which tells of all the others, is among them at any width.
    """
    if "touch_form" not in ids:
        hints = _hints(ids, can, keys, tr)
    elif width < NARROW:
        hints = _narrow_hints(ids, can, keys, tr)
    else:
        hints = [_touching(can, keys, tr), *_hints(ids, can, keys, tr)]
    return hint_line(hints, width, first_key("help", keys))


def _touching(can: Can, keys: dict[str, str], tr: Translations) -> Hint:
    first, last = first_key("touch_whatsapp", keys), first_key("touch_other", keys)
    return f"{first}-{last}", tr.gettext("touch"), can("touch_whatsapp")


def _narrow_hints(
    ids: Sequence[str], can: Can, keys: dict[str, str], tr: Translations
) -> list[Hint]:
    """On a phone: the outcomes by their keys alone, and the way out."""
    ids = [id_ for id_ in ids if id_ in ON_A_PHONE]
    outcomes = [(key, "", active) for key, _, active in _hints(ANSWERS[1:], can, keys, tr)]
    return [_touching(can, keys, tr), *outcomes, *_hints(ids, can, keys, tr)]


def _hints(ids: Sequence[str], can: Can, keys: dict[str, str], tr: Translations) -> list[Hint]:
    return [(first_key(id_, keys), tr.gettext(BY_ID[id_].hint), can(id_)) for id_ in ids]
