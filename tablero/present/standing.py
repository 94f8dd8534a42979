"""How a person stands, in words: when they are due or back, how often, who gave and who asked."""

from tablero.domain.people import Card, Person
from tablero.domain.touches import ASKS_IN_A_ROW, ZONE_LAST
from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.reader import Reader

OWN, TAGS, STAGES = N_("own cadence"), N_("by #{tag}"), N_("by stage")
GIVE_FIRST = N_("{count} asks in a row unanswered: give first")


def cadence(person: Person, tag: str, tr: Translations) -> str:
    """`every 7 days, by stage`: how often, from where, and whether it has been doubled.

    `tag` is the one from which they have it, if it is one.
    """
    card = person.card
    every = tr.ngettext("every day", "every {days} days", card.cadence_days)
    source = OWN if person.every_days else TAGS if tag else STAGES
    told = [
        every.format(days=card.cadence_days),
        tr.gettext(source).format(tag=cells.shown(tag)),
    ]
    if card.touch_count >= ZONE_LAST:
        told.append(tr.gettext("doubled after touch {last}").format(last=ZONE_LAST))
    return ", ".join(told)


def due_day(person: Person, reader: Reader) -> str:
    """`due Sat 21 Nov`, and whether by hand; `rests until Mon 30 Nov: on holiday`."""
    card, tr = person.card, reader.tr
    if card.due_on is None:
        return tr.gettext("due now")
    sentence = N_("due {day}, set by hand") if person.due_by_hand else N_("due {day}")
    if card.rest_until:
        rests = card.rests(reader.today)
        sentence = N_("rests until {day}") if rests else N_("back from rest, due {day}")
    told = tr.gettext(sentence).format(day=reader.day(card.due_on))
    return f"{told}: {cells.shown(person.rest_reason)}" if person.rest_reason else told


def suggestion(card: Card, tr: Translations) -> str:
    """That it is time to give; empty unless too many asks in a row had no answer (S9)."""
    count = card.unanswered_asks
    if count < ASKS_IN_A_ROW or card.do_not_contact:
        return ""
    return tr.gettext(GIVE_FIRST).format(count=count)


def balance_words(card: Card, tr: Translations) -> str:
    """`3 gives, 1 ask`."""
    gives = tr.ngettext("{count} give", "{count} gives", card.give_count)
    asks = tr.ngettext("{count} ask", "{count} asks", card.ask_count)
    return f"{gives.format(count=card.give_count)}, {asks.format(count=card.ask_count)}"
