"""Ties, favours and introductions in words, and as parts of a person's page."""

from collections.abc import Sequence

from tablero.domain.favours import Favour, balance
from tablero.domain.introductions import Introduction
from tablero.domain.network import Tie
from tablero.domain.words import FavourKind, IntroductionStatus, TieKind
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.blocks import Lines, item, titled, wrapped
from tablero.present.lines import Line, Role, Span
from tablero.present.reader import Reader

SAME_COMPANY = N_("same company")
SIGNS = {
    FavourKind.GIVEN: "→",
    FavourKind.RECEIVED: "←",
    FavourKind.OFFERED: "›",
    FavourKind.ASKED: "‹",
}
"""Each kind by a shape: from me, to me; done or not yet."""

ITEMS = 4
MORE_NAMES = 8
"""Of the favours, and of those tied by one kind, so many are named on a person's page."""


def tie_words(tie: Tie, tr: Translations) -> str:
    """`works with`, as the person says it whose tie it is; of a shared company, that it is one."""
    if tie.id is None:
        return tr.gettext(SAME_COMPANY)
    return words.tie(tie.kind, tr, is_source=tie.is_source)


def ties(there: Sequence[Tie], tr: Translations, width: int) -> Lines:
    """Who they are tied to, kind by kind; referrals are told as the chain, and as those brought."""
    kinds: dict[str, list[str]] = {}
    for tie in there:
        if tie.kind is not TieKind.REFERRED:
            kinds.setdefault(tie_words(tie, tr), []).append(cells.shown(tie.other.name))
    lines: Lines = []
    for kind, names in kinds.items():
        more = [cells.ELLIPSIS] * (len(names) > MORE_NAMES)
        label = (kind, Role.DIM)
        lines += item(("–", Role.DIM), ", ".join(names[:MORE_NAMES] + more), width, 3, label)
    return titled(tr.gettext("Ties"), lines)


def balance_span(count: int, tr: Translations) -> Span:
    """Who owes whom, in words; nothing is counted but favours."""
    if count > 0:
        return tr.ngettext("they owe me {count}", "they owe me {count}", count).format(
            count=count
        ), Role.GOOD
    if count < 0:
        return tr.ngettext("I owe them {count}", "I owe them {count}", -count).format(
            count=-count
        ), Role.LATE
    return tr.gettext("even"), Role.DIM


def favours(there: Sequence[Favour], reader: Reader, width: int) -> Lines:
    """The balance, and the latest."""
    tr = reader.tr
    lines = [
        line
        for favour in there[:ITEMS]
        for line in item(_sign(favour), favour.what, width, 2, _label(favour, reader))
    ]
    if left := len(there) - ITEMS:
        text = tr.ngettext("and {count} more", "and {count} more", left).format(count=left)
        lines += [((f"  {text}", Role.DIM),)] if left > 0 else []
    told, role = balance_span(balance(there), tr)
    return titled(tr.gettext("Favours"), lines, (f"  {told}", role))


def favour_line(favour: Favour, reader: Reader) -> Line:
    """`→ given · Lent the van · 12 Nov`; a settled one says so."""
    kind = words.favour(favour.kind, reader.tr)
    day = reader.day(favour.day)
    settled = f" · {_settled(favour, reader)}" if favour.settled_on else ""
    role = Role.TEXT if favour.is_open else Role.DIM
    return (
        (f"{SIGNS[favour.kind]} ", Role.DIM),
        (f"{kind} · ", Role.DIM),
        (favour.what, role),
        (f" · {day}{settled}", Role.DIM),
    )


def introductions(
    there: Sequence[Introduction], person_id: int, reader: Reader, width: int
) -> Lines:
    """The open ones in which they are asked, or looked for."""
    tr = reader.tr
    lines: Lines = []
    for each in there:
        if each.status is not IntroductionStatus.OPEN:
            continue
        looked_for = each.target.name if each.target else each.wish
        if each.asked.id == person_id:
            told = tr.gettext("asked for an introduction: {name}").format(name=looked_for)
        else:
            told = tr.gettext("{name} was asked for an introduction").format(name=each.asked.name)
        lines += wrapped(told, width, Role.TEXT)
    return titled(tr.gettext("Introductions"), lines)


def _sign(favour: Favour) -> Span:
    return SIGNS[favour.kind], Role.ACCENT if favour.is_open else Role.DIM


def _label(favour: Favour, reader: Reader) -> Span:
    kind = words.favour(favour.kind, reader.tr)
    settled = f", {reader.tr.gettext('settled')}" if favour.settled_on else ""
    return f"{kind} {reader.brief_day(favour.day)}{settled}", Role.DIM


def _settled(favour: Favour, reader: Reader) -> str:
    assert favour.settled_on
    return reader.tr.gettext("settled {day}").format(day=reader.brief_day(favour.settled_on))
