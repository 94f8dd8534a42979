"""`tablero favor`: a favour given or received, the ledger with a person, and everyone's balance."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from tablero.cli.answers import day_up_to_today, numbered, say_heading, say_line
from tablero.cli.parser import add_json, add_ref, one_of
from tablero.cli.session import Session
from tablero.cli.tables import hanging, table
from tablero.domain.favours import Account, Favour, balance
from tablero.domain.people import Card
from tablero.domain.words import Channel, FavourKind
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.reader import Reader
from tablero.present.ties import SIGNS, balance_span
from tablero.services import board, favours, people
from tablero.services.favours import COUNTED, FavourFields
from tablero.services.workspace import Workspace

_HEADS = (N_("No."), N_("Name"), N_("Balance"), N_("Given"), N_("Received"), N_("Offered"),
          N_("Asked for"))  # fmt: skip
_FLEXIBLE = (1,)


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[REF [TEXT --kind K] | --settle ID] [--day DAY] [--channel C] [--json]`."""
    add_ref(parser, tr, needed=False)
    text_help = tr.gettext("what the favour was; without it, list those there are")
    parser.add_argument("text", nargs="*", metavar=tr.gettext("TEXT"), help=text_help)
    kind_help = tr.gettext("which way it went, and whether it was done")
    parser.add_argument("--kind", **one_of(FavourKind), help=kind_help)
    day_help = tr.gettext("when: yesterday, 3 weeks ago, 2026-05-12 (today)")
    parser.add_argument("--day", metavar=tr.gettext("DAY"), default="", help=day_help)
    channel_help = tr.gettext("given or offered by this way: it counts as a touch too")
    parser.add_argument("--channel", **one_of(Channel), help=channel_help)
    anyway_help = tr.gettext("log it even if the person asked not to be contacted")
    parser.add_argument("--anyway", action="store_true", help=anyway_help)
    settle_help = tr.gettext("the favour of that number is evened out")
    parser.add_argument("--settle", metavar=tr.gettext("ID"), help=settle_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Write the favour down, settle one, or print those there are; none is no error."""
    if misuse := _misuse(options, session.tr):
        return session.misused(misuse)
    with session.workspace(options) as ws:
        if options.settle is not None:
            _say_one(session, ws, _settle(ws, options.settle), as_json=options.json)
        elif options.ref is None:
            _say_accounts(session, ws, as_json=options.json)
        elif options.text:
            _say_one(session, ws, _write(ws, options), as_json=options.json)
        else:
            _say_ledger(session, ws, people.resolve(ws, options.ref), as_json=options.json)
    return 0


def _misuse(options: Namespace, tr: Translations) -> str:
    """What is wrong with the words of the command; empty if nothing is."""
    said = options.kind or options.day or options.channel or options.anyway
    if options.settle is not None and (options.ref is not None or said):
        return tr.gettext("--settle takes a number and nothing else.")
    if said and not options.text:
        return tr.gettext("What was the favour? Say REF, then TEXT.")
    if options.text and not options.kind:
        return tr.gettext("Which way did it go? Say --kind given, received, offered or asked.")
    if options.channel and FavourKind(options.kind) not in COUNTED:
        return tr.gettext("--channel goes with what is given or offered.")
    return ""


def _settle(ws: Workspace, number: str) -> Favour:
    with numbered("favour", number) as favour_id:
        found = favours.settle_favour(ws, favour_id).favour
    assert found
    return found


def _write(ws: Workspace, options: Namespace) -> Favour:
    card = people.resolve(ws, options.ref)
    fields = FavourFields(
        kind=FavourKind(options.kind),
        what=" ".join(options.text),
        day=day_up_to_today(ws, options.day) if options.day else None,
        channel=Channel(options.channel) if options.channel else None,
    )
    found = favours.add_favour(ws, card.id, fields, anyway=options.anyway).favour
    assert found
    return found


def _say_one(session: Session, ws: Workspace, favour: Favour, *, as_json: bool) -> None:
    """`Favour 3 · given · Ana Ríos · Lent the van · Mon 23 Nov · counts as a touch`."""
    (card,) = board.cards(ws, [favour.person_id])
    if as_json:
        session.say(_one_json(ws, card, favour))
        return
    tr, reader = session.tr, session.reader(ws)
    say_line(
        session,
        tr.gettext("Favour {id}").format(id=favour.id),
        words.favour(favour.kind, tr),
        card.name,
        favour.what,
        reader.day(favour.day),
        tr.gettext("counts as a touch") if favour.touch_id else "",
        tr.gettext("settled") if favour.settled_on else "",
    )


def _one_json(ws: Workspace, card: Card, favour: Favour) -> str:
    from tablero.cli.items import favour_item, person_item
    from tablero.cli.network_documents import FavourDocument

    return FavourDocument(favour=favour_item(favour), person=person_item(ws, card)).printed()


def _say_ledger(session: Session, ws: Workspace, card: Card, *, as_json: bool) -> None:
    found = favours.favours_of(ws, card.id)
    if as_json:
        session.say(_ledger_json(ws, card, found))
    elif found:
        say_heading(session, card, balance_span(balance(found), session.tr)[0])
        session.say_lines(_ledger_lines(session, found, session.reader(ws)))
    else:
        text = session.tr.gettext("No favour is written down yet between you and {name}.")
        session.warn(text.format(name=cells.shown(card.name)))


def _ledger_lines(session: Session, found: Sequence[Favour], reader: Reader) -> Iterator[str]:
    """Number, which way, day, and what it was; a settled one says so."""
    heads = [
        (
            str(favour.id),
            f"{SIGNS[favour.kind]} {words.favour(favour.kind, reader.tr)}",
            reader.day(favour.day),
            reader.tr.gettext("settled") if favour.settled_on else "",
        )
        for favour in found
    ]
    texts = [[favour.what] for favour in found]
    for lines in hanging(heads, texts, session.width):
        yield from lines


def _ledger_json(ws: Workspace, card: Card, found: Sequence[Favour]) -> str:
    from tablero.cli.items import favour_item, person_item
    from tablero.cli.network_documents import FavoursDocument

    items = tuple(map(favour_item, found))
    person = person_item(ws, card)
    return FavoursDocument(favours=items, balance=balance(found), person=person).printed()


def _say_accounts(session: Session, ws: Workspace, *, as_json: bool) -> None:
    found = favours.read_ledger(ws)
    if as_json:
        session.say(_accounts_json(found))
    elif found:
        rows = [tuple(map(session.tr.gettext, _HEADS))]
        rows += [_account_row(account, session.tr) for account in found]
        session.say_lines(table(rows, _FLEXIBLE, session.width))
    else:
        session.warn(session.tr.gettext("No favour is open."))


def _account_row(account: Account, tr: Translations) -> tuple[str, ...]:
    told = balance_span(account.balance, tr)[0]
    counts = (account.given, account.received, account.offered, account.asked)
    return str(account.person.id), account.person.name, told, *map(str, counts)


def _accounts_json(found: Sequence[Account]) -> str:
    from tablero.cli.network_documents import AccountsDocument
    from tablero.cli.network_items import account_item

    return AccountsDocument(accounts=tuple(map(account_item, found))).printed()
