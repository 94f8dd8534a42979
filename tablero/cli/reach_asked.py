"""What `reach` does with introductions: asks for one, lists them, says what became of one."""

from argparse import Namespace
from collections.abc import Sequence

from tablero.cli.answers import numbered, say_line
from tablero.cli.entries import id_of
from tablero.cli.people_words import known_or_new
from tablero.cli.session import Session
from tablero.cli.tables import table
from tablero.domain.introductions import Introduction
from tablero.domain.people import Card
from tablero.domain.when import parse_day
from tablero.domain.words import Channel
from tablero.errors import BadInput
from tablero.i18n import N_, Translations
from tablero.present import words
from tablero.present.introducing import question, reminder, wish_question, wish_reminder
from tablero.present.reader import Reader
from tablero.services import introductions, people
from tablero.services.introductions import RequestFields
from tablero.services.reach import Reach
from tablero.services.workspace import Workspace

_HEADS = (N_("No."), N_("Asked"), N_("To reach"), N_("Ask after it"))
_FLEXIBLE = (1, 2)


def ask(session: Session, ws: Workspace, found: Sequence[Reach], options: Namespace) -> None:
    """Ask the first of a way for an introduction to the last.

    Raises BadInput for a way that is not there, or that needs nobody in between.
    """
    _request(session, ws, _way(found, options.ask), "", options)


def ask_through(
    session: Session, ws: Workspace, target: Card | None, wish: str, options: Namespace
) -> None:
    """Ask the one named for an introduction to `target`, else to whoever answers to `wish`.

    Raises NotFound and Ambiguous, and BadInput for one who is to lead to themselves.
    """
    asked = people.resolve(ws, options.through)
    _request(session, ws, [asked, target] if target else [asked], wish, options)


def _request(
    session: Session, ws: Workspace, way: Sequence[Card], wish: str, options: Namespace
) -> None:
    """Ask the first of the way for the last; where there is nobody else, for the wish."""
    tr, target = session.tr, way[-1] if len(way) > 1 else None
    fields = RequestFields(
        channel=Channel(options.channel or way[0].last_channel or Channel.WHATSAPP),
        reminder=reminder(way, tr) if target else wish_reminder(way[0].name, wish, tr),
        target_id=target and target.id,
        wish="" if target else wish,
        note=options.note or (question(way, tr) if target else wish_question(wish, tr)),
        remind_on=parse_day(options.remind, ws.today()) if options.remind else None,
    )
    done = introductions.request_introduction(ws, way[0].id, fields, anyway=options.anyway)
    if options.json:
        session.say(_json(ws, done.introduction, done.asked))
        return
    say_line(session, *_asked(done.introduction, session.reader(ws)))


def list_open(session: Session, ws: Workspace, *, as_json: bool) -> None:
    """Print those that were asked for and not made yet; none is no error."""
    found = introductions.introductions_open(ws)
    if as_json:
        session.say(_list_json(ws, found))
    elif found:
        _print(session, session.reader(ws), found)
    else:
        session.warn(session.tr.gettext("No introduction is open."))


def made(session: Session, ws: Workspace, options: Namespace) -> None:
    """It happened, to the one looked for or to the one named. Raises BadInput."""
    line = " ".join(options.who)
    with numbered("introduction", options.made) as number:
        there = introductions.read_introduction(ws, number)
        if line and there.target:
            raise BadInput(field="introduction", value=there.target.name, reason="known")
        somebody = known_or_new(ws, line) if line else None
        introduced = somebody.id if isinstance(somebody, Card) else somebody
        done = introductions.introduction_made(ws, number, introduced)
    if options.json:
        session.say(_json(ws, done.introduction, done.target))
        return
    text = session.tr.gettext("{name} introduced you to {introduced}")
    told = text.format(
        name=done.introduction.asked.name, introduced=f"{done.target.name} ({done.target.id})"
    )
    say_line(session, told, words.stage(done.target.stage, session.tr))


def drop(session: Session, ws: Workspace, options: Namespace) -> None:
    """It will not happen. Raises BadInput."""
    with numbered("introduction", options.drop) as number:
        introductions.drop_introduction(ws, number)
        there = introductions.read_introduction(ws, number)
    if options.json:
        session.say(_json(ws, there, people.resolve(ws, str(there.asked.id))))
        return
    text = session.tr.gettext("introduction let go · {name}, {introduced}")
    told = text.format(name=there.asked.name, introduced=_whom(there, session.tr))
    say_line(session, f"{told[:1].upper()}{told[1:]}")


def _way(found: Sequence[Reach], number: str) -> list[Card]:
    wanted = id_of(number)
    if not 1 <= wanted <= len(found):
        raise BadInput(field="way", value=number, reason="missing")
    way = [link.card for link in found[wanted - 1].links]
    if len(way) == 1:
        raise BadInput(field="way", value=way[0].name, reason="direct")
    return way


def _asked(introduction: Introduction, reader: Reader) -> tuple[str, ...]:
    """`Introduction 3 · Luis Ocampo → Ana Ríos · ask after it Mon 30 Nov`."""
    tr, day = reader.tr, introduction.remind_on
    return (
        tr.gettext("Introduction {id}").format(id=introduction.id),
        f"{introduction.asked.name} → {_whom(introduction, tr)}",
        tr.gettext("ask after it {day}").format(day=reader.day(day)) if day else "",
    )


def _print(session: Session, reader: Reader, found: Sequence[Introduction]) -> None:
    rows = [
        (
            str(each.id),
            each.asked.name,
            _whom(each, reader.tr),
            reader.day(each.remind_on) if each.remind_on else "",
        )
        for each in found
    ]
    heads = tuple(map(session.tr.gettext, _HEADS))
    session.say_lines(table([heads, *rows], _FLEXIBLE, session.width))


def _whom(introduction: Introduction, tr: Translations) -> str:
    if introduction.target:
        return introduction.target.name
    return words.quoted(introduction.wish, tr)


def _json(ws: Workspace, introduction: Introduction, card: Card) -> str:
    from tablero.cli.items import introduction_item, person_item
    from tablero.cli.network_documents import IntroductionDocument

    item = introduction_item(ws, introduction)
    return IntroductionDocument(introduction=item, person=person_item(ws, card)).printed()


def _list_json(ws: Workspace, found: Sequence[Introduction]) -> str:
    from tablero.cli.items import introduction_item
    from tablero.cli.network_documents import IntroductionsDocument

    items = tuple(introduction_item(ws, each) for each in found)
    return IntroductionsDocument(introductions=items).printed()
