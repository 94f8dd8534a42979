"""What `note`, `idea` and `promise` share: writing one down, listing them, closing one."""

import io
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from tablero.cli.entry_lines import entry_line, entry_lines
from tablero.cli.parser import add_json, add_ref
from tablero.cli.session import Session
from tablero.domain.entries import Entry
from tablero.domain.people import Card
from tablero.domain.text import clean_text
from tablero.domain.when import parse_day
from tablero.domain.words import EntryKind, EntryStatus
from tablero.errors import BadInput, NotFound
from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.services import board, entries, people
from tablero.services.entries import EntryFields
from tablero.services.workspace import Workspace

LEFT_OUT = N_("The first {count} characters were kept.")

STANDARD_INPUT = "-"
LONGEST_INPUT = 100_000
"""Letters read from standard input; an entry keeps fewer."""

_ID_DIGITS = 9


def add_writing(parser: ArgumentParser, tr: Translations, *, closable: bool) -> None:
    """`REF [TEXT] [--json]`; one that is closed by its number needs no REF."""
    add_ref(parser, tr, needed=not closable)
    text_help = tr.gettext("what to write, - for standard input; without it, list what there is")
    parser.add_argument("text", nargs="*", metavar=tr.gettext("TEXT"), help=text_help)
    parser.set_defaults(by="", done="", drop="")
    add_json(parser, tr)


def add_closing(parser: ArgumentParser, tr: Translations, done_help: str, drop_help: str) -> None:
    """`[--done ID | --drop ID]`."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--done", metavar=tr.gettext("ID"), help=done_help)
    which.add_argument("--drop", metavar=tr.gettext("ID"), help=drop_help)


def run_entry(kind: EntryKind, session: Session, options: Namespace) -> int:
    """Close an entry, write one down, or print those that there are; none is no error."""
    if mistake := _mistake(options, session.tr):
        return session.misused(mistake)
    with session.workspace(options) as ws:
        if options.done or options.drop:
            entry = _close(kind, ws, options)
            (card,) = board.cards(ws, [entry.person_id or 0])
            _say_one(session, ws, card, entry, as_json=options.json)
            return 0
        card = people.resolve(ws, options.ref)
        if options.text:
            entry = _write(kind, session, ws, card, options)
            _say_one(session, ws, card, entry, as_json=options.json)
        else:
            _say_all(session, ws, card, _listed(kind, ws, card), as_json=options.json)
    return 0


def _mistake(options: Namespace, tr: Translations) -> str:
    """What is wrong with the words of the command; empty if nothing is."""
    if options.done or options.drop:
        is_alone = options.ref is None and not options.by
        return "" if is_alone else tr.gettext("--done and --drop take a number and nothing else.")
    if options.ref is None:
        return tr.gettext("Whom is it about? Say REF, then TEXT.")
    if options.by and not options.text:
        return tr.gettext("What was promised? Say REF, then TEXT, then --by DAY.")
    return ""


def _close(kind: EntryKind, ws: Workspace, options: Namespace) -> Entry:
    """Raises BadInput for a number that no entry of the kind has."""
    status = EntryStatus.DONE if options.done else EntryStatus.DROPPED
    number = options.done or options.drop
    found = _find(ws, number)
    if found is None or found.kind is not kind:
        raise BadInput(field="entry", value=number, reason="missing")
    return entries.close_entry(ws, found.id, status).entries[0]


def _find(ws: Workspace, number: str) -> Entry | None:
    try:
        return entries.read_entry(ws, id_of(number))
    except NotFound:
        return None


def id_of(number: str) -> int:
    """The number of an entry as it is listed; 0, which none has, for what is no number."""
    is_one = number.isascii() and number.isdigit() and len(number) <= _ID_DIGITS
    return int(number) if is_one else 0


def _write(
    kind: EntryKind, session: Session, ws: Workspace, card: Card, options: Namespace
) -> Entry:
    """What is too long is not kept whole, and that is said."""
    due_on = parse_day(options.by, ws.today()) if options.by else None
    text = clean_text(text_of(options.text), LONGEST_INPUT)
    if not text:
        raise BadInput(field="text", value="", reason="empty")
    fields = EntryFields(kind, text, due_on=due_on)
    (entry,) = entries.add_entry(ws, [card.id], fields).entries
    if len(entry.text) < len(text):
        session.warn(session.tr.gettext(LEFT_OUT).format(count=len(entry.text)))
    return entry


def text_of(words: Sequence[str]) -> str:
    """The words given as a text; of `-` alone, standard input."""
    if list(words) != [STANDARD_INPUT]:
        return " ".join(words)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin.read(LONGEST_INPUT)


def _listed(kind: EntryKind, ws: Workspace, card: Card) -> list[Entry]:
    """Open ones first, by the day that they are for, or were written on."""
    return sorted(
        entries.of_person(ws, card.id, kind),
        key=lambda entry: (
            entry.status is not EntryStatus.OPEN,
            entry.due_on or ws.day_of(entry.at),
            entry.id,
        ),
    )


def _say_one(session: Session, ws: Workspace, card: Card, entry: Entry, *, as_json: bool) -> None:
    if not as_json:
        session.say_cut(entry_line(entry, card.name, session.reader(ws)))
        return
    from tablero.cli.day_documents import EntryDocument
    from tablero.cli.items import entry_item, person_item

    person = person_item(ws, card)
    session.say(EntryDocument(entry=entry_item(ws, entry), person=person).printed())


def _say_all(
    session: Session, ws: Workspace, card: Card, found: Sequence[Entry], *, as_json: bool
) -> None:
    if as_json:
        session.say(_all_json(ws, card, found))
    elif found:
        session.say(f"{cells.shown(card.name)}  ({card.id})")
        session.say_lines(entry_lines(found, session.reader(ws), session.width))
    else:
        text = session.tr.gettext("Nothing is written there about {name} yet.")
        session.warn(text.format(name=cells.shown(card.name)))


def _all_json(ws: Workspace, card: Card, found: Sequence[Entry]) -> str:
    from tablero.cli.day_documents import EntriesDocument
    from tablero.cli.items import entry_item, person_item

    person = person_item(ws, card)
    items = tuple(entry_item(ws, entry) for entry in found)
    return EntriesDocument(entries=items, person=person).printed()
