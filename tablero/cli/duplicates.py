"""`tablero duplicates`: list who was likely entered twice, or tell that two are two."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from tablero.cli.answers import DOT, say_line
from tablero.cli.parser import add_json
from tablero.cli.session import Session
from tablero.cli.tables import table
from tablero.domain.people import Card
from tablero.i18n import N_, Translations
from tablero.present.card import position
from tablero.present.merging import reason
from tablero.services import duplicates, people
from tablero.services.duplicates import Double
from tablero.services.workspace import Workspace

_HEADS = (N_("One"), N_("Other"), N_("Why"))
_HINT = N_(
    "tablero merge KEEP OTHER makes one of two; tablero duplicates --distinct KEEP OTHER says that "
    "they are two."
)


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[--distinct REF REF] [--all] [--json]`."""
    distinct_help = tr.gettext("these two are not the same: list them no more")
    ref = tr.gettext("REF")
    parser.add_argument("--distinct", nargs=2, metavar=(ref, ref), help=distinct_help)
    all_help = tr.gettext("on a terminal too, list everyone")
    parser.add_argument("--all", action="store_true", help=all_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Print the pairs, the likeliest first, or keep two apart; no pair is no error."""
    with session.workspace(options) as ws:
        if options.distinct:
            _tell_apart(session, ws, options)
        else:
            _list(session, ws, options)
    return 0


def _tell_apart(session: Session, ws: Workspace, options: Namespace) -> None:
    one, other = (people.resolve(ws, ref) for ref in options.distinct)
    duplicates.say_distinct(ws, one.id, other.id)
    if options.json:
        from tablero.cli.items import link_item
        from tablero.cli.merge_documents import DistinctDocument

        document = DistinctDocument(distinct=(link_item(one), link_item(other)))
        session.say(document.printed())
    else:
        text = session.tr.gettext("{one} and {other} are two people")
        say_line(session, text.format(one=_number(one), other=_number(other)))


def _list(session: Session, ws: Workspace, options: Namespace) -> None:
    is_whole = options.all or options.json or not sys.stdout.isatty()
    found = duplicates.likely_doubles(ws, sys.maxsize if is_whole else duplicates.LISTED)
    if options.json:
        session.say(_json(ws, found))
    elif found:
        _print(session, found)
    else:
        session.warn(session.tr.gettext("Nobody seems to be here twice."))


def _json(ws: Workspace, found: Sequence[Double]) -> str:
    from tablero.cli.items import person_item
    from tablero.cli.merge_documents import DuplicateItem, DuplicatesDocument

    pairs = (
        DuplicateItem(
            keep=person_item(ws, pair.keep), other=person_item(ws, pair.other), reasons=pair.reasons
        )
        for pair in found
    )
    return DuplicatesDocument(duplicates=tuple(pairs)).printed()


def _print(session: Session, found: Sequence[Double]) -> None:
    tr = session.tr
    rows = [tuple(map(tr.gettext, _HEADS)), *(_row(pair, tr) for pair in found)]
    session.say_lines(table(rows, (0, 1, 2), session.width))
    session.warn(tr.gettext(_HINT))


def _row(pair: Double, tr: Translations) -> tuple[str, str, str]:
    why = ", ".join(reason(each, tr) for each in pair.reasons)
    return _told(pair.keep), _told(pair.other), why


def _told(card: Card) -> str:
    return DOT.join(filter(None, (_number(card), position(card.role, card.company))))


def _number(card: Card) -> str:
    return f"{card.id} {card.name}"
