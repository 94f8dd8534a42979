"""Asks and offers in lines: what is said, whom it suits and why, who was told, what came of it."""

from collections.abc import Sequence

from tablero.domain.asks import Ask, Field, Match, Offer, Told
from tablero.domain.people import Card
from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.blocks import Lines, flowed, item, wrapped
from tablero.present.card import position
from tablero.present.lines import Line, Role, ends, fit_line
from tablero.present.reader import Reader
from tablero.present.words import quote_sign, quoted

FIELDS = {
    Field.EXPERTISE: N_("knows about {what}"),
    Field.NEED: N_("needs: {what}"),
    Field.TAGS: "#{what}",
    Field.COMPANY: N_("at {what}"),
    Field.ROLE: "{what}",
    Field.LEARNED: N_("learned: {what}"),
    Field.NOTES: N_("notes: {what}"),
}
LONGEST_REASON = 36
ASK_SIGN, OFFER_SIGN, CLOSED = "?", "+", "✓"
"""What I need and what I can give, by shapes of their own; they are those of intents."""

BEST = 3
WIDE = 56
"""From so many cells a choice has the reason beside it."""


def why(match: Match, tr: Translations) -> str:
    """`knows about tyres · #garage`: where it was found, the strongest first; empty for none."""
    told = [
        tr.gettext(FIELDS[field]).format(what=cells.cut(flowed(what), LONGEST_REASON))
        for field, what in match.found
    ]
    return " · ".join(told)


def words_of(about: Ask | Offer) -> str:
    """What to send: the wording, else what is needed or given."""
    return about.what if isinstance(about, Offer) else about.wording or about.need


def title_of(about: Ask | Offer) -> str:
    """What is needed or given."""
    return about.what if isinstance(about, Offer) else about.need


def choice_line(
    about: Ask | Offer, match: Match, width: int, tr: Translations, *, here: bool
) -> Line:
    """`? somebody who knows about tyres   knows about tyres`: with the strongest reason."""
    reason = cells.cut(why(match._replace(found=match.found[:1]), tr), width * 2 // 5)
    reason = reason if width >= WIDE else ""
    left = (*_sign(about), (title_of(about), Role.NAME if here else Role.TEXT))
    return ends(left, ((reason, Role.GOOD),), width, gap=2) if reason else fit_line(left, width)


def need_line(about: Ask | Offer, beside: str, width: int) -> Line:
    """An ask or offer of the network, with how it stands at the end."""
    role = Role.NAME if about.is_open else Role.DIM
    return ends((*_sign(about), (title_of(about), role)), ((beside, Role.DIM),), width, gap=2)


def need_details(
    about: Ask | Offer, best: Sequence[tuple[Card, Match]], width: int, tr: Translations
) -> Lines:
    """The words to send, the tags, and whom it suits best."""
    lines: Lines = []
    if isinstance(about, Ask) and about.wording:
        lines += wording_lines(about.wording, width, 2, tr)
    lines += wrapped(" ".join(f"#{tag}" for tag in about.tags), width, Role.ACCENT)
    if about.is_open:
        lines += [suited_line(card, match, width, tr) for card, match in best[:BEST]]
    return lines


def wording_lines(words: str, width: int, rows: int, tr: Translations) -> Lines:
    """Words to send, beside the sign of a quotation: as much of them as `rows` hold."""
    return item((quote_sign(tr), Role.DIM), words, width, rows)


def standing(told: Sequence[Told], tr: Translations) -> str:
    """`told 3 · 1 answered`."""
    if not told:
        return tr.gettext("told nobody yet")
    answered = sum(each.answered_at is not None for each in told)
    text = tr.ngettext("told {count}", "told {count}", len(told)).format(count=len(told))
    more = tr.ngettext("{count} answered", "{count} answered", answered).format(count=answered)
    return f"{text} · {more}" if answered else text


def suited_line(card: Card, match: Match, width: int, tr: Translations) -> Line:
    """`Ramón Echeverría  knows about tyres`."""
    name = cells.cut(card.name, max(8, width * 2 // 5))
    return fit_line(((name, Role.NAME), (f"  {why(match, tr)}", Role.DIM)), width)


def told_line(told: Told, width: int, reader: Reader, *, is_wide: bool) -> Line:
    """`✓ Ramón Echeverría  12 Nov  “Ask Nadia” → Nadia Haddad`."""
    answered = told.answered_at is not None
    name = cells.cut(told.person.name, max(8, width * 2 // 5))
    day = reader.brief_day(reader.local(told.told_at).date())
    answer = quoted(told.answer, reader.tr) or ("" if answered else "…")
    led = ((f" → {told.led_to.name}", Role.GOOD),) if told.led_to else ()
    return fit_line(
        (
            (f"{CLOSED if answered else ' '} ", Role.GOOD),
            (name, Role.TEXT),
            (f"  {day}  " if is_wide else "  ", Role.DIM),
            (answer, Role.TEXT),
            *led,
        ),
        width,
    )


def about_line(card: Card, width: int) -> Line:
    """Role and company, in a line below."""
    return fit_line(((position(card.role, card.company), Role.DIM),), width)


def _sign(about: Ask | Offer) -> Line:
    sign = ASK_SIGN if isinstance(about, Ask) else OFFER_SIGN
    return ((f"{sign if about.is_open else CLOSED} ", Role.ACCENT),)
