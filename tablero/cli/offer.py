"""`tablero offer`: what I can give, and who needs it."""

from argparse import ArgumentParser, Namespace

from tablero.cli.answers import numbered, say_line
from tablero.cli.need_lines import offer_line, offer_lines
from tablero.cli.need_lists import say_for, say_suited
from tablero.cli.parser import add_json
from tablero.cli.session import Session
from tablero.domain.asks import Offer
from tablero.i18n import Translations
from tablero.services import offers, people
from tablero.services.offers import OfferFields
from tablero.services.workspace import Workspace


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[TEXT [--tag T …] | --close ID | --who ID | --for REF] [--json]`."""
    text_help = tr.gettext("what you can give; without it, list the offers")
    parser.add_argument("text", nargs="*", metavar=tr.gettext("TEXT"), help=text_help)
    tag_help = tr.gettext("a tag by which who needs it is found; may be repeated")
    parser.add_argument(
        "--tag", action="append", default=[], metavar=tr.gettext("TEXT"), help=tag_help
    )
    which = parser.add_mutually_exclusive_group()
    close_help = tr.gettext("you do not offer it any more")
    which.add_argument("--close", metavar=tr.gettext("ID"), help=close_help)
    which.add_argument("--who", metavar=tr.gettext("ID"), help=tr.gettext("list who needs it"))
    for_help = tr.gettext("list what a person needs of what you can give")
    which.add_argument("--for", dest="whose", metavar=tr.gettext("REF"), help=for_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Write the offer down, close one, or print those there are; none is no error."""
    if misuse := _misuse(options, session.tr):
        return session.misused(misuse)
    with session.workspace(options) as ws:
        if options.close is not None:
            _close(session, ws, options)
        elif options.who is not None:
            _say_who(session, ws, options)
        elif options.whose is not None:
            _say_for(session, ws, options)
        elif options.text:
            _write(session, ws, options)
        else:
            _say_all(session, ws, as_json=options.json)
    return 0


def _misuse(options: Namespace, tr: Translations) -> str:
    """What is wrong with the words of the command; empty if nothing is."""
    modes = (options.close, options.who, options.whose)
    if any(mode is not None for mode in modes) and (options.text or options.tag):
        return tr.gettext("--close, --who and --for take one word and nothing else.")
    if options.tag and not options.text:
        return tr.gettext("What can you give? Say TEXT, then --tag.")
    return ""


def _write(session: Session, ws: Workspace, options: Namespace) -> None:
    fields = OfferFields(" ".join(options.text), ", ".join(options.tag))
    _say_one(session, ws, offers.add_offer(ws, fields).offer, as_json=options.json)


def _close(session: Session, ws: Workspace, options: Namespace) -> None:
    with numbered("offer", options.close) as offer_id:
        _say_one(session, ws, offers.close_offer(ws, offer_id).offer, as_json=options.json)


def _say_one(session: Session, ws: Workspace, offer: Offer | None, *, as_json: bool) -> None:
    assert offer
    if as_json:
        from tablero.cli.need_items import offer_document

        session.say(offer_document(ws, offer).printed())
        return
    say_line(session, offer_line(offer, session.tr))


def _say_all(session: Session, ws: Workspace, *, as_json: bool) -> None:
    found = offers.read_offers(ws)
    if as_json:
        from tablero.cli.need_items import offers_document

        session.say(offers_document(ws, found).printed())
    elif found:
        session.say_lines(offer_lines(found, session.tr, session.width))
    else:
        session.warn(session.tr.gettext("No offer is written down yet."))


def _say_for(session: Session, ws: Workspace, options: Namespace) -> None:
    card = people.resolve(ws, options.whose)
    found = offers.offers_for(ws, card.id)
    if options.json:
        from tablero.cli.need_items import offers_for_document

        session.say(offers_for_document(ws, found, card).printed())
        return
    nothing = session.tr.gettext("Of what you can give, {name} seems to need nothing.")
    say_for(session, card, found, nothing)


def _say_who(session: Session, ws: Workspace, options: Namespace) -> None:
    with numbered("offer", options.who) as offer_id:
        offer = offers.read_offer(ws, offer_id)
    found = offers.people_for_offer(ws, offer)
    if options.json:
        from tablero.cli.need_items import offer_who_document

        session.say(offer_who_document(ws, offer, found).printed())
        return
    nobody = session.tr.gettext("Nobody here seems to need it yet.")
    say_suited(session, offer_line(offer, session.tr), found, nobody)
