"""`tablero mistake`: write down what I got wrong, or read it again: by cause, repeats counted."""

from argparse import ArgumentParser, Namespace

from tablero.cli.entries import text_of
from tablero.cli.mistake_lines import mistake_line, mistake_page
from tablero.cli.parser import add_json, add_text, one_of
from tablero.cli.session import Session
from tablero.domain.mistakes import Mistake, by_cause, days_since, last_repeat
from tablero.domain.people import Card
from tablero.domain.text import clean_text
from tablero.domain.words import Cause, MistakeKind
from tablero.errors import BadInput
from tablero.i18n import Translations
from tablero.present import cells
from tablero.services import board, people
from tablero.services.mistakes import MistakeFields, Mistakes, add_mistake, read_mistakes
from tablero.services.workspace import Workspace

NOBODY = "-"


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[REF|- [TEXT]] [--kind K] [--cause C] [--next TEXT] [--touch N] [--json]`."""
    ref_help = tr.gettext("whom it is about, as in note; -: nobody in particular")
    parser.add_argument("ref", nargs="?", metavar=tr.gettext("REF"), help=ref_help)
    text_help = tr.gettext("what to write, - for standard input; without it, list what there is")
    parser.add_argument("text", nargs="*", metavar=tr.gettext("TEXT"), help=text_help)
    kind_help = tr.gettext("of what sort it was (left_undone)")
    parser.add_argument("--kind", **one_of(MistakeKind), help=kind_help)
    parser.add_argument("--cause", **one_of(Cause), help=tr.gettext("what it came from (other)"))
    add_text(parser, tr, "next", tr.gettext("what to do next time"))
    touch_help = tr.gettext("the number of the touch it was made with")
    parser.add_argument("--touch", metavar=tr.gettext("NUMBER"), default="", help=touch_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Write the mistake down, or print those that there are; none is no error."""
    if misuse := _misuse(options, session.tr):
        return session.misused(misuse)
    with session.workspace(options) as ws:
        named = options.ref not in (None, NOBODY)
        card = people.resolve(ws, options.ref) if named else None
        if options.text:
            _write(session, ws, card, options)
        else:
            _list(session, ws, card, options)
    return 0


def _misuse(options: Namespace, tr: Translations) -> str:
    """What is wrong with the words of the command; empty if nothing is."""
    said = options.kind or options.cause or options.next or options.touch
    if said and not options.text:
        return tr.gettext("What went wrong? Say REF or -, then TEXT.")
    if options.touch and options.ref == NOBODY:
        return tr.gettext("--touch needs a person. Say REF in place of -.")
    return ""


def _write(session: Session, ws: Workspace, card: Card | None, options: Namespace) -> None:
    text = clean_text(text_of(options.text))
    if not text:
        raise BadInput(field="text", value="", reason="empty")
    fields = MistakeFields(
        text,
        kind=MistakeKind(options.kind or MistakeKind.LEFT_UNDONE),
        cause=Cause(options.cause or Cause.OTHER),
        next_time=options.next,
        person_id=card and card.id,
        touch_id=_touch_id(ws, card, options.touch) if card and options.touch else None,
    )
    found = add_mistake(ws, fields).mistake
    assert found
    if options.json:
        session.say(_json(ws, found, card))
    else:
        session.say_cut(_told(session, ws, found))


def _touch_id(ws: Workspace, card: Card, number: str) -> int:
    """The touch with a person that has this number. Raises BadInput."""
    made = {
        event.touch.number: event.touch for event in board.all_events(ws, card.id) if event.touch
    }
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    if wanted is None or wanted not in made:
        raise BadInput(field="touch", value=number, reason="missing", name=card.name)
    return made[wanted].id


def _told(session: Session, ws: Workspace, mistake: Mistake) -> str:
    groups = (each for group in read_mistakes(ws).groups for each in group.repeated)
    times = next(each.count for each in groups if mistake in each.mistakes)
    return mistake_line(mistake, times, session.tr)


def _json(ws: Workspace, mistake: Mistake, card: Card | None) -> str:
    from tablero.cli.reflect_items import mistake_document

    return mistake_document(ws, mistake, card).printed()


def _list(session: Session, ws: Workspace, card: Card | None, options: Namespace) -> None:
    found = read_mistakes(ws)
    if options.ref is not None:
        found = _about(found, card and card.id)
    last = found.repeated_last
    days = days_since(ws.day_of(last.entry.at), ws.today()) if last else None
    if options.json:
        from tablero.cli.reflect_items import mistakes_document

        session.say(mistakes_document(ws, found, days, card).printed())
    elif found.total:
        _print(session, ws, found, days, card)
    else:
        session.warn(session.tr.gettext("No mistake is written down there yet."))


def _about(found: Mistakes, person_id: int | None) -> Mistakes:
    """Those about a person, or about nobody."""
    everything = (
        each for group in found.groups for same in group.repeated for each in same.mistakes
    )
    chosen = [each for each in everything if each.entry.person_id == person_id]
    groups = by_cause(chosen)
    return Mistakes(groups, last_repeat(groups), len(chosen))


def _print(
    session: Session, ws: Workspace, found: Mistakes, days: int | None, card: Card | None
) -> None:
    if card:
        session.say(f"{cells.shown(card.name)}  ({card.id})")
    reader, width = session.reader(ws), session.width
    session.say_lines(mistake_page(found, days, reader, width, named=card is None))
