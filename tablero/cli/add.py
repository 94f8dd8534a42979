"""`tablero add`: a person, from one line as it is typed on the board, or by options."""

from argparse import ArgumentParser, Namespace

from tablero.cli.answers import day_up_to_today
from tablero.cli.listing import OFF_BOARD, stage_of
from tablero.cli.parser import add_json, add_text, one_of
from tablero.cli.session import Session
from tablero.domain.asks import tag_names
from tablero.domain.handles import guess_kind
from tablero.domain.people import Card, Handle, Likeness, PersonFields
from tablero.domain.person_fields import cleaned
from tablero.domain.quick_add import PersonDraft, parse_person_line
from tablero.domain.text import fold
from tablero.domain.when import parse_every
from tablero.domain.words import HandleKind, Stage
from tablero.i18n import Translations
from tablero.present import cells, words
from tablero.present.card import position
from tablero.services import people
from tablero.services.workspace import Workspace

_KINDS = (HandleKind.PHONE, HandleKind.EMAIL, HandleKind.LINKEDIN)


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`NAME` and all that can be said of a person."""
    name_help = tr.gettext("a name, or one line: “Ana Ríos, CFO @ Acme #fintech via Luis”")
    parser.add_argument("name", metavar=tr.gettext("NAME"), help=name_help)
    _add_standing(parser, tr)
    _add_ways(parser, tr)
    _add_meeting(parser, tr)
    add_text(parser, tr, "note", tr.gettext("what there is to know"))
    anyway_help = tr.gettext("add even if the person seems to be here already")
    parser.add_argument("--anyway", action="store_true", help=anyway_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Add the person, unless they seem to be here already."""
    with session.workspace(options) as ws:
        fields = _fields(ws, options)
        doubles = [] if options.anyway else _doubles(ws, fields)
        if doubles:
            session.warn(_pointed_out(fields.name, doubles, session.tr))
            return 1
        card = people.add_person(ws, fields).card
        session.say(_json(ws, card, fields) if options.json else _told(card, session.tr))
    return 0


def _add_standing(parser: ArgumentParser, tr: Translations) -> None:
    add_text(parser, tr, "role", tr.gettext("what they do"))
    add_text(parser, tr, "company", tr.gettext("where they do it"))
    parser.add_argument(
        "--stage",
        **one_of(Stage, OFF_BOARD),
        help=tr.gettext("where the card goes; none: into the network only"),
    )
    parser.add_argument(
        "--referred-by", metavar=tr.gettext("REF"), help=tr.gettext("who led you to them")
    )
    parser.add_argument(
        "--every", metavar=tr.gettext("SPAN"), help=tr.gettext("their own cadence: 7d, 2w")
    )
    parser.add_argument("--decides", action="store_true", help=tr.gettext("they are who decides"))


def _add_ways(parser: ArgumentParser, tr: Translations) -> None:
    helps = {
        "tag": tr.gettext("a tag; may be repeated, as may the next four"),
        "phone": tr.gettext("a phone number"),
        "email": tr.gettext("an e-mail address"),
        "linkedin": tr.gettext("a LinkedIn page"),
        "handle": tr.gettext("any other way to reach them"),
    }
    for name, help_ in helps.items():
        text = tr.gettext("TEXT")
        parser.add_argument(f"--{name}", action="append", default=[], metavar=text, help=help_)


def _add_meeting(parser: ArgumentParser, tr: Translations) -> None:
    knows_help = tr.gettext("what they know about, as a tag; may be repeated")
    parser.add_argument(
        "--knows-about", action="append", default=[], metavar=tr.gettext("TEXT"), help=knows_help
    )
    add_text(parser, tr, "met-where", tr.gettext("where you met"))
    on_help = tr.gettext("when you met: yesterday, 3 weeks ago, 2026-05-12")
    parser.add_argument("--met-on", metavar=tr.gettext("DAY"), default="", help=on_help)
    add_text(parser, tr, "learned", tr.gettext("what you learned from it"))


def _fields(ws: Workspace, options: Namespace) -> PersonFields:
    """What the line and the options say together; where both speak, the options are right."""
    draft = parse_person_line(options.name)
    via = options.referred_by or draft.via
    via_id = people.resolve(ws, via).id if via else None
    default = Stage.FIRST_CONTACT if via_id is None else Stage.REFERRED
    return PersonFields(
        name=draft.name,
        role=options.role or draft.role,
        company=options.company or draft.company,
        stage=stage_of(options.stage) if options.stage else default,
        decision_maker=options.decides or draft.decision_maker,
        every_days=parse_every(options.every) if options.every is not None else None,
        notes=options.note,
        tags=(*draft.tags, *options.tag),
        handles=_handles(draft, options),
        via_id=via_id,
        expertise=(*draft.expertise, *tag_names(",".join(options.knows_about))),
        met_where=options.met_where,
        met_on=day_up_to_today(ws, options.met_on) if options.met_on else None,
        learned=options.learned,
    )


def _handles(draft: PersonDraft, options: Namespace) -> tuple[Handle, ...]:
    named = [(kind, value) for kind in _KINDS for value in getattr(options, kind)]
    guessed = [(guess_kind(value) or HandleKind.OTHER, value) for value in options.handle]
    return tuple(Handle(*pair) for pair in (*draft.handles, *named, *guessed))


def _doubles(ws: Workspace, fields: PersonFields) -> list[Likeness]:
    """Those who may be the same; two people of one name in two companies are two people."""
    company = fold(fields.company)
    return [
        double
        for double in people.likely_doubles(ws, fields)
        if double.reason != "name" or not (company and double.company)
    ]


def _pointed_out(name: str, doubles: list[Likeness], tr: Translations) -> str:
    listed = ", ".join(map(_line, doubles))
    text = tr.gettext("{name} may be here already: {listed}. --anyway adds them all the same.")
    return text.format(name=cells.shown(name), listed=listed)


def _line(one: Likeness) -> str:
    place = position(one.role, one.company)
    return cells.shown(f"{one.id} {one.name} ({place})" if place else f"{one.id} {one.name}")


def _told(card: Card, tr: Translations) -> str:
    added = tr.gettext("Added {name}, number {id}").format(name=cells.shown(card.name), id=card.id)
    via = tr.gettext("via {name}").format(name=cells.shown(card.via)) if card.via else ""
    place = cells.shown(position(card.role, card.company))
    return " · ".join(filter(None, (added, place, words.stage(card.stage, tr), via)))


def _json(ws: Workspace, card: Card, fields: PersonFields) -> str:
    from tablero.cli.documents import PersonDocument
    from tablero.cli.items import person_item

    return PersonDocument(person=person_item(ws, card, cleaned(fields).tags)).printed()
