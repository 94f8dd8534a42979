"""`tablero reach`: who can bring me closer, and why; asking for it; what became of it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import NamedTuple

from tablero.cli.answers import say_line
from tablero.cli.entries import id_of
from tablero.cli.parser import add_json, add_text, one_of
from tablero.cli.reach_asked import ask, ask_through, drop, list_open, made
from tablero.cli.session import Session
from tablero.domain.people import Card
from tablero.domain.words import Channel
from tablero.errors import Ambiguous, NotFound
from tablero.i18n import Translations
from tablero.present import cells
from tablero.present.lines import plain
from tablero.present.reach import way_line, why_lines
from tablero.services import people
from tablero.services.reach import LISTED, Reach, reach_person, reach_words
from tablero.services.workspace import Workspace

WIDEST = 4_000
"""Cells of a line where there is no terminal: enough for the longest names."""


class Goal(NamedTuple):
    """A person, or whoever answers to the words."""

    card: Card | None
    words: str


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[WHO [--ask N | --through REF] | --open | --made ID [NAME] | --drop ID] [--json]`."""
    who_help = tr.gettext("a person, or words of a company or a role; with --made, whom it led to")
    parser.add_argument("who", nargs="*", metavar=tr.gettext("WHO"), help=who_help)
    anyone_help = tr.gettext("WHO is a company or a role, even if a person answers to it")
    parser.add_argument("--anyone", action="store_true", help=anyone_help)
    limit_help = tr.gettext("so many ways at most ({count})").format(count=LISTED)
    parser.add_argument("--limit", metavar=tr.gettext("NUMBER"), default=str(LISTED),
                        help=limit_help)  # fmt: skip
    _add_modes(parser, tr)
    _add_asking(parser, tr)
    add_json(parser, tr)


def _add_asking(parser: ArgumentParser, tr: Translations) -> None:
    channel_help = tr.gettext("asking: by what way (as the last touch)")
    parser.add_argument("--channel", **one_of(Channel), help=channel_help)
    remind_help = tr.gettext("asking: when to ask after it: friday, 2w (a week from now)")
    parser.add_argument("--remind", metavar=tr.gettext("DAY"), default="", help=remind_help)
    add_text(parser, tr, "note", tr.gettext("asking: what was said"))
    anyway_help = tr.gettext("log it even if the person asked not to be contacted")
    parser.add_argument("--anyway", action="store_true", help=anyway_help)


def _add_modes(parser: ArgumentParser, tr: Translations) -> None:
    which = parser.add_mutually_exclusive_group()
    ask_help = tr.gettext("ask the first of the way of that number for the introduction")
    which.add_argument("--ask", metavar=tr.gettext("NUMBER"), help=ask_help)
    through_help = tr.gettext(
        "ask that person to introduce you to WHO, or to whoever answers to it"
    )
    which.add_argument("--through", metavar=tr.gettext("REF"), help=through_help)
    open_help = tr.gettext("list the introductions that were asked for")
    which.add_argument("--open", action="store_true", help=open_help)
    made_help = tr.gettext("the introduction of that number was made")
    which.add_argument("--made", metavar=tr.gettext("ID"), help=made_help)
    drop_help = tr.gettext("it will not happen")
    which.add_argument("--drop", metavar=tr.gettext("ID"), help=drop_help)


def run(session: Session, options: Namespace) -> int:
    """Print the ways, ask on one of them, or say what became of an introduction."""
    if misuse := _misuse(options, session.tr):
        return session.misused(misuse)
    with session.workspace(options) as ws:
        if options.open:
            list_open(session, ws, as_json=options.json)
        elif options.made is not None:
            made(session, ws, options)
        elif options.drop is not None:
            drop(session, ws, options)
        elif options.through is not None:
            goal = _goal(ws, " ".join(options.who), anyone=options.anyone)
            ask_through(session, ws, goal.card, goal.words, options)
        else:
            _reach(session, ws, options)
    return 0


def _misuse(options: Namespace, tr: Translations) -> str:
    """What is wrong with the words of the command; empty if nothing is."""
    said = options.channel or options.remind or options.note or options.anyway
    if said and options.ask is None and options.through is None:
        return tr.gettext("--channel, --remind, --note and --anyway go with --ask or --through.")
    if options.who and (options.open or options.drop is not None):
        return tr.gettext("--open stands alone; --drop takes a number and nothing else.")
    is_asked = not (options.open or options.made is not None or options.drop is not None)
    if is_asked and not " ".join(options.who).strip():
        return tr.gettext("Whom do you want to reach? Say a person, a company or a role.")
    if not id_of(options.limit):
        return tr.gettext("--limit takes a number from 1 on.")
    return ""


def _reach(session: Session, ws: Workspace, options: Namespace) -> None:
    goal = _goal(ws, " ".join(options.who), anyone=options.anyone)
    limit = max(id_of(options.limit), id_of(options.ask or ""))
    if goal.card:
        found = reach_person(ws, goal.card.id, limit)
    else:
        found = reach_words(ws, goal.words, limit)
    if options.ask is not None:
        ask(session, ws, found, options)
    elif options.json:
        session.say(_json(ws, goal, found))
    elif found:
        _print(session, goal, found)
    else:
        session.warn(_nothing(goal, session.tr))


def _goal(ws: Workspace, words: str, *, anyone: bool) -> Goal:
    """Who is meant. Raises NotFound for a number nobody has, Ambiguous for several of a name."""
    try:
        return Goal(None if anyone else people.resolve(ws, words), words)
    except Ambiguous:
        if people.suggest(ws, words):
            raise
    except NotFound:
        if words.isdigit():
            raise
    return Goal(None, words)


def _name(goal: Goal, tr: Translations) -> str:
    if goal.card:
        return f"{cells.shown(goal.card.name)} ({goal.card.id})"
    return tr.gettext("whoever answers to “{words}”").format(words=cells.shown(goal.words))


def _nothing(goal: Goal, tr: Translations) -> str:
    text = tr.gettext("There is no way yet to {name}. tablero tie says who knows whom.")
    return text.format(name=_name(goal, tr))


def _print(session: Session, goal: Goal, found: Sequence[Reach]) -> None:
    tr, width = session.tr, session.width or WIDEST
    say_line(session, tr.gettext("Ways to {name}").format(name=_name(goal, tr)))
    indent = len(str(len(found))) + 2
    for number, (links, strength) in enumerate(found, 1):
        way = plain(way_line(links, strength, width - indent))
        session.say(f"{cells.fit(str(number), indent)}{way}")
        for line in why_lines(links, width - indent, tr):
            session.say(f"{' ' * indent}{plain(line)}")


def _json(ws: Workspace, goal: Goal, found: Sequence[Reach]) -> str:
    from tablero.cli.items import person_item
    from tablero.cli.network_documents import ReachDocument
    from tablero.cli.network_items import way_item

    return ReachDocument(
        person=goal.card and person_item(ws, goal.card),
        words=goal.words,
        ways=tuple(way_item(number, way) for number, way in enumerate(found, 1)),
    ).printed()
