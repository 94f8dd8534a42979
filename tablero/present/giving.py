"""Give before asking (S9): what is said when asks go unanswered. It suggests, it never forbids."""

from collections.abc import Sequence

from tablero.domain.entries import Entry
from tablero.domain.touches import ASKS_IN_A_ROW, Touch
from tablero.domain.words import Direction, Intent
from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.hints import ARROW

LONGEST_IDEA = 60
"""Cells of what there is to give; it is a reminder, not the whole of it."""

IN_A_ROW = N_("This is ask {count} in a row without an answer.")
GIVE_FIRST = N_("Give first: {what}")
NOTHING_YET = N_("Give first; nothing is at hand yet.")
AFTER_ASKS = N_("after {count} asks, give first")


def before_asking(
    intent: Intent | None, unanswered: int, at_hand: Sequence[Entry], tr: Translations
) -> str:
    """What to think of before one more ask, with the first that is at hand; else nothing.

    `unanswered` are the asks in a row that have had no answer so far.
    """
    if intent is not Intent.ASK or unanswered + 1 < ASKS_IN_A_ROW:
        return ""
    told = tr.gettext(IN_A_ROW).format(count=unanswered + 1)
    if not at_hand:
        return f"{told} {tr.gettext(NOTHING_YET)}"
    what = cells.cut(at_hand[0].text, LONGEST_IDEA)
    return f"{told} {tr.gettext(GIVE_FIRST).format(what=what)}"


def after_asking(touch: Touch, unanswered: int, tr: Translations) -> str:
    """What the news of an ask ends with, once there were too many in a row; else nothing."""
    is_ask = touch.intent is Intent.ASK and touch.direction is Direction.OUT
    if not is_ask or unanswered < ASKS_IN_A_ROW:
        return ""
    return ARROW + tr.gettext(AFTER_ASKS).format(count=unanswered)
