"""`tablero tie`: tie two people, take a tie away, or list those that a person has."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from tablero.cli.answers import say_heading, say_line
from tablero.cli.parser import add_json, add_ref, one_of
from tablero.cli.session import Session
from tablero.cli.tables import table
from tablero.domain.network import Tie
from tablero.domain.people import Card
from tablero.domain.words import TieKind
from tablero.errors import BadInput
from tablero.i18n import Translations
from tablero.present import cells
from tablero.present.ties import tie_words
from tablero.services import people, ties
from tablero.services.workspace import Workspace

_FLEXIBLE = (0, 2)


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`REF [OTHER --kind K [--remove]] [--json]`."""
    add_ref(parser, tr)
    other_help = tr.gettext("to whom, a number or text too; without it, list the ties of REF")
    parser.add_argument("other", nargs="?", metavar=tr.gettext("OTHER"), help=other_help)
    kind_help = tr.gettext("how; referred: REF led you to OTHER; the rest hold both ways")
    parser.add_argument("--kind", **one_of(TieKind), help=kind_help)
    remove_help = tr.gettext("take the tie away; --kind only if there are several")
    parser.add_argument("--remove", action="store_true", help=remove_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Tie the two or take the tie away, or print the ties; none is no error."""
    if misuse := _misuse(options, session.tr):
        return session.misused(misuse)
    with session.workspace(options) as ws:
        card = people.resolve(ws, options.ref)
        if options.other is None:
            _list(session, ws, card, as_json=options.json)
        else:
            _change(session, ws, card, options)
    return 0


def _misuse(options: Namespace, tr: Translations) -> str:
    """What is wrong with the words of the command; empty if nothing is."""
    if options.other is None and (options.kind or options.remove):
        return tr.gettext("Tied to whom? Say tablero tie REF OTHER.")
    if options.other is not None and not (options.kind or options.remove):
        return tr.gettext("How are they tied? Say --kind referred, knows, works_with or family.")
    return ""


def _change(session: Session, ws: Workspace, card: Card, options: Namespace) -> None:
    other = people.resolve(ws, options.other)
    kind = TieKind(options.kind) if options.kind else None
    tie = _untie(ws, card, other, kind) if options.remove else _tie(ws, card, other, kind)
    if options.json:
        session.say(_json(ws, card, tie, removed=options.remove))
        return
    gone = session.tr.gettext("Tie taken away") if options.remove else ""
    say_line(session, gone, card.name, tie_words(tie, session.tr), tie.other.name)


def _tie(ws: Workspace, card: Card, other: Card, kind: TieKind | None) -> Tie:
    assert kind
    found = ties.add_tie(ws, card.id, other.id, kind).ties
    return next(tie for tie in found if tie.other.id == other.id and tie.kind is kind)


def _untie(ws: Workspace, card: Card, other: Card, kind: TieKind | None) -> Tie:
    """Raises BadInput when there is no such tie, or several."""
    found = [
        tie
        for tie in ties.ties_of(ws, card.id)
        if tie.id is not None and tie.other.id == other.id and kind in (None, tie.kind)
    ]
    if len(found) != 1:
        reason = "several" if found else "missing"
        raise BadInput(field="tie", value=other.name, reason=reason)
    assert found[0].id is not None
    ties.remove_tie(ws, found[0].id)
    return found[0]


def _json(ws: Workspace, card: Card, tie: Tie, *, removed: bool) -> str:
    from tablero.cli.items import person_item, tie_item
    from tablero.cli.network_documents import TieDocument

    card = people.resolve(ws, str(card.id))
    document = TieDocument(tie=tie_item(ws, tie), person=person_item(ws, card), removed=removed)
    return document.printed()


def _list(session: Session, ws: Workspace, card: Card, *, as_json: bool) -> None:
    found = ties.ties_of(ws, card.id)
    if as_json:
        session.say(_list_json(ws, card, found))
    elif found:
        say_heading(session, card)
        rows = [(tie_words(tie, session.tr), str(tie.other.id), tie.other.name) for tie in found]
        session.say_lines(table(rows, _FLEXIBLE, session.width))
    else:
        text = session.tr.gettext("{name} is tied to nobody yet.")
        session.warn(text.format(name=cells.shown(card.name)))


def _list_json(ws: Workspace, card: Card, found: Sequence[Tie]) -> str:
    from tablero.cli.items import link_item, person_item, tie_items
    from tablero.cli.network_documents import TiesDocument

    colleagues = tuple(link_item(tie.other) for tie in found if tie.id is None)
    items, person = tie_items(ws, found), person_item(ws, card)
    return TiesDocument(ties=items, colleagues=colleagues, person=person).printed()
