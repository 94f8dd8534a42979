"""`tablero lesson`: what somebody advised; what fits a person now; which was heeded, and helped."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from tablero.cli.entries import id_of, text_of
from tablero.cli.lesson_lines import lesson_line, lesson_lines
from tablero.cli.parser import add_json, add_text, one_of
from tablero.cli.session import Session
from tablero.domain.lessons import Lesson, Moment, parse_touches
from tablero.domain.people import Card
from tablero.domain.text import clean_text
from tablero.domain.when import parse_day
from tablero.domain.words import Channel, EntryStatus, Stage
from tablero.errors import BadInput, NotFound
from tablero.i18n import Translations
from tablero.present import cells
from tablero.services import lessons, people
from tablero.services.lessons import LessonFields
from tablero.services.workspace import Workspace

YES, NO = "yes", "no"


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[TEXT | --for REF | --heeded ID [--helped yes|no] | --drop ID]` and what TEXT is about."""
    text_help = tr.gettext("the advice, - for standard input; without it, list what there is")
    parser.add_argument("text", nargs="*", metavar=tr.gettext("TEXT"), help=text_help)
    by_help = tr.gettext("who said it: somebody of the network, or any name")
    parser.add_argument("--by", metavar=tr.gettext("WHO"), default="", help=by_help)
    add_text(parser, tr, "use", tr.gettext("how I will use it"))
    _add_moment(parser, tr)
    _add_what_became(parser, tr)
    add_json(parser, tr)


def _add_moment(parser: ArgumentParser, tr: Translations) -> None:
    stage_help = tr.gettext("when it applies: in this stage")
    parser.add_argument("--stage", **one_of(Stage), help=stage_help)
    touches_help = tr.gettext("when it applies: before touch 3, or 2-4, or from the 5th on: 5-")
    parser.add_argument("--touches", metavar=tr.gettext("TOUCHES"), default="", help=touches_help)
    channel_help = tr.gettext("when it applies: by this way")
    parser.add_argument("--channel", **one_of(Channel), help=channel_help)
    tag_help = tr.gettext("when it applies: with who has this tag")
    add_text(parser, tr, "tag", tag_help)
    until_help = tr.gettext("the day by which to use it: 2w, monday, 2026-12-01")
    parser.add_argument("--until", metavar=tr.gettext("DAY"), default="", help=until_help)


def _add_what_became(parser: ArgumentParser, tr: Translations) -> None:
    which = parser.add_mutually_exclusive_group()
    for_help = tr.gettext("list those whose moment has come with a person")
    which.add_argument("--for", dest="whose", metavar=tr.gettext("REF"), help=for_help)
    heeded_help = tr.gettext("the lesson of that number was heeded")
    which.add_argument("--heeded", metavar=tr.gettext("ID"), help=heeded_help)
    drop_help = tr.gettext("it was set aside")
    which.add_argument("--drop", metavar=tr.gettext("ID"), help=drop_help)
    helped_help = tr.gettext("with --heeded: whether it helped")
    parser.add_argument("--helped", **one_of((YES, NO)), help=helped_help)


def run(session: Session, options: Namespace) -> int:
    """Write the lesson down, say what became of one, or print those there are."""
    if misuse := _misuse(options, session.tr):
        return session.misused(misuse)
    with session.workspace(options) as ws:
        if options.heeded is not None or options.drop is not None:
            _say_one(session, ws, _settle(ws, options), as_json=options.json)
        elif options.text:
            _say_one(session, ws, _write(ws, options), as_json=options.json)
        else:
            _list(session, ws, options)
    return 0


def _misuse(options: Namespace, tr: Translations) -> str:
    """What is wrong with the words of the command; empty if nothing is."""
    about = (options.by, options.use, options.stage, options.touches, options.tag, options.until)
    is_settled = options.heeded is not None or options.drop is not None
    if options.helped and options.heeded is None:
        return tr.gettext("--helped goes with --heeded.")
    if is_settled and (options.text or options.channel or any(about)):
        return tr.gettext("--heeded and --drop take a number and nothing else.")
    if options.whose is not None and (options.text or any(about)):
        return tr.gettext("--for takes a person, and --channel if need be, and nothing else.")
    if not options.text and any((*about, options.channel and options.whose is None)):
        return tr.gettext("What is the advice? Say TEXT.")
    return ""


def _settle(ws: Workspace, options: Namespace) -> Lesson:
    """Raises BadInput for a number that no lesson has."""
    number = options.drop if options.heeded is None else options.heeded
    try:
        found = lessons.read_lesson(ws, id_of(number))
    except NotFound as error:
        raise BadInput(field="entry", value=number, reason="missing") from error
    status = EntryStatus.DROPPED if options.heeded is None else EntryStatus.DONE
    helped = options.helped == YES if options.helped else found.helped
    settled = lessons.heed(ws, found.entry.id, status, helped).lesson
    assert settled
    return settled


def _write(ws: Workspace, options: Namespace) -> Lesson:
    due_on = parse_day(options.until, ws.today()) if options.until else None
    first, last = parse_touches(options.touches) if options.touches else (None, None)
    stage = Stage(options.stage) if options.stage else None
    channel = Channel(options.channel) if options.channel else None
    moment = Moment(stage, first, last, channel, options.tag)
    said_by = _known(ws, options.by)
    text = clean_text(text_of(options.text))
    if not text:
        raise BadInput(field="text", value="", reason="empty")
    fields = LessonFields(
        text,
        said_by_id=said_by and said_by.id,
        said_by=options.by,
        use=options.use,
        moment=moment,
        due_on=due_on,
    )
    written = lessons.add_lesson(ws, fields).lesson
    assert written
    return written


def _known(ws: Workspace, who: str) -> Card | None:
    """Who of the network is meant; None for any other name. Raises as `people.resolve` does."""
    try:
        return people.resolve(ws, who) if who.strip() else None
    except NotFound:
        if who.isdigit():
            raise
        return None


def _say_one(session: Session, ws: Workspace, lesson: Lesson, *, as_json: bool) -> None:
    if as_json:
        from tablero.cli.reflect_documents import LessonDocument
        from tablero.cli.reflect_items import lesson_item

        session.say(LessonDocument(lesson=lesson_item(ws, lesson)).printed())
        return
    session.say_cut(lesson_line(lesson, session.reader(ws)))


def _list(session: Session, ws: Workspace, options: Namespace) -> None:
    card = None if options.whose is None else people.resolve(ws, options.whose)
    channel = Channel(options.channel) if options.channel else None
    found = lessons.fitting_lessons(ws, card, channel) if card else lessons.read_lessons(ws)
    if options.json:
        from tablero.cli.reflect_items import lessons_document

        session.say(lessons_document(ws, found, card).printed())
    elif found:
        _print(session, ws, found, card)
    else:
        session.warn(_nothing(card, session.tr))


def _nothing(card: Card | None, tr: Translations) -> str:
    if card is None:
        return tr.gettext("No lesson is written down yet.")
    return tr.gettext("No lesson is for now with {name}.").format(name=cells.shown(card.name))


def _print(session: Session, ws: Workspace, found: Sequence[Lesson], card: Card | None) -> None:
    if card:
        session.say(f"{cells.shown(card.name)}  ({card.id})")
    session.say_lines(lesson_lines(found, session.reader(ws), session.width))
