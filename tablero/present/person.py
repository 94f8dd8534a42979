"""All that is known of one person but for the timeline: in full, and for a narrow screen."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from tablero.domain.entries import Entry
from tablero.domain.favours import Favour
from tablero.domain.introductions import Introduction
from tablero.domain.network import Tie
from tablero.domain.people import Card, Link, Person
from tablero.domain.recovery import Recovery
from tablero.domain.words import HandleKind
from tablero.i18n import N_, Translations
from tablero.present import cells, moment, ties, words, written
from tablero.present.blocks import Lines, listed, spaced, titled, wrapped
from tablero.present.card import DECIDES, balance, due_sign, ladder, position
from tablero.present.lines import Line, Role, ends
from tablero.present.reader import Reader
from tablero.present.standing import balance_words, cadence, due_day, suggestion

RULE = "━"
ARROW = " → "
LINKS_READ = 50
"""Longer chains, and more people introduced, are not read: an ellipsis stands for the rest."""

DO_NOT_CONTACT = N_("Asked not to be contacted. Only an edit lifts that.")

Keys = Mapping[str, str]
"""Action id -> key: what an empty part teaches. Without one, it teaches nothing."""


class Page(Protocol):
    """What there is to tell of a person, as the service gives it."""

    @property
    def person(self) -> Person:
        """The person."""

    @property
    def chain(self) -> Sequence[Link]:
        """Who led here, from the nearest introducer."""

    @property
    def introduced(self) -> Sequence[Link]:
        """Those whom they brought."""

    @property
    def entries(self) -> Sequence[Entry]:
        """What is written about them, the oldest first."""

    @property
    def cadence_tag(self) -> str:
        """The tag from which they have the cadence, if it is one."""

    @property
    def ties(self) -> Sequence[Tie]:
        """Those they are tied to."""

    @property
    def favours(self) -> Sequence[Favour]:
        """The favours between us, the latest first."""

    @property
    def introductions(self) -> Sequence[Introduction]:
        """Those in which they were asked, or are looked for."""

    @property
    def upset(self) -> Recovery | None:
        """The moment of truth that is not over, if there is one."""


def about(page: Page, keys: Keys, reader: Reader, width: int) -> Lines:
    """Everything, in lines of at most `width` cells."""
    return spaced(
        [
            _who(page.person, reader, width),
            _standing(page, reader, width),
            _handles(page.person, reader, width),
            wrapped(suggestion(page.person.card, reader.tr), width, Role.LATE),
            *_written(page, keys, reader, width),
            _chain(page, reader, width),
            *_rest(page, reader, width),
        ],
        width,
    )


def about_briefly(page: Page, keys: Keys, reader: Reader, width: int) -> Lines:
    """The same with the most needed in the first seven lines, for a narrow screen."""
    card = page.person.card
    sign = (due_sign(card, reader.today, reader.tr),) if card.stage else ()
    mark = f" {DECIDES}" if card.decision_maker else ""
    first = [
        ends(((card.name, Role.NAME), (mark, Role.ACCENT)), sign, width),
        *wrapped(position(card.role, card.company), width, Role.DIM)[:1],
        *_standing(page, reader, width, brief=True),
        *_at_hand(page, reader, width),
        *_chain_lines(page, width)[:2],
    ]
    parts = [first, *_written(page, keys, reader, width), *_rest(page, reader, width)]
    return spaced(parts, width)


def _at_hand(page: Page, reader: Reader, width: int) -> Lines:
    """Where to reach them and the next idea; where it is time to give, the idea before all."""
    card, tr = page.person.card, reader.tr
    idea = written.next_idea(page.entries, width)
    handles = wrapped(" · ".join(value for _, value in page.person.handles), width, Role.TEXT)[:1]
    often = wrapped(cadence(page.person, page.cadence_tag, tr), width, Role.DIM)
    often = often if card.stage else []
    if advice := suggestion(card, tr):
        return [*wrapped(advice, width, Role.LATE), *idea, *handles, *often]
    return [*often, *handles, *idea]


def _who(person: Person, reader: Reader, width: int) -> Lines:
    card, tr = person.card, reader.tr
    name = cells.wrap(card.name, width)
    lines: Lines = [((text, Role.NAME),) for text in name]
    lines.append(((RULE * max(map(cells.width, name)), Role.ACCENT),))
    lines += wrapped(position(card.role, card.company), width, Role.TEXT)
    if card.decision_maker:
        lines.append(((f"{DECIDES} ", Role.ACCENT), (tr.gettext("the one who decides"), Role.TEXT)))
    return lines


def _standing(page: Page, reader: Reader, width: int, *, brief: bool = False) -> Lines:
    """Stage, ladder, balance, due date and cadence; or that there is to be no contact.

    When `brief`, without the cadence, which is not needed as much.
    """
    person, tr = page.person, reader.tr
    card, stage = person.card, words.stage(person.card.stage, tr)
    lines: Lines = []
    if card.do_not_contact:
        lines += wrapped(tr.gettext(DO_NOT_CONTACT), width, Role.ERROR)
    if page.upset:
        lines += moment.mark_line(page.upset, reader, width)[: 1 if brief else None]
    if brief and card.stage:
        lines += wrapped(f"{stage} · {due_day(person, reader)}", width, Role.TEXT)
    else:
        lines.append(((stage, Role.TEXT if card.stage else Role.DIM),))
    steps = (*ladder(card.touch_count), *_seen(person, reader))
    lines.append(ends(steps, balance(card), width) if brief and balance(card) else steps)
    if brief:
        return lines
    if card.stage:
        lines += _due(person, reader, width)
        lines += wrapped(cadence(person, page.cadence_tag, tr), width, Role.DIM)
    return [*lines, *_balance(card, tr)]


def _balance(card: Card, tr: Translations) -> Lines:
    """The sign of the card, with what it means."""
    sign = balance(card)
    return [(*sign, (f"  {balance_words(card, tr)}", Role.DIM))] if sign else []


def _seen(person: Person, reader: Reader) -> Line:
    count = person.card.seen_count
    if not count:
        return ()
    return (("  " + reader.tr.gettext("seen {count}").format(count=count), Role.TEXT),)


def _due(person: Person, reader: Reader, width: int) -> Lines:
    """`2 d late · due Sat 21 Nov`, in two lines where one is too short."""
    sign, day = due_sign(person.card, reader.today, reader.tr), due_day(person, reader)
    if cells.width(f"{sign[0]} · {day}") <= width:
        return [(sign, (f" · {day}", Role.DIM))]
    return [(sign,), *wrapped(day, width, Role.DIM)]


def _handles(person: Person, reader: Reader, width: int) -> Lines:
    """Each with its label; one that is too long stands alone, and tells by itself what it is."""
    labels = {kind: reader.tr.gettext(words.HANDLES[kind]) for kind in HandleKind}
    room = max((cells.width(labels[kind]) for kind, _ in person.handles), default=0) + 2
    lines: Lines = []
    for kind, value in person.handles:
        if cells.width(cells.shown(value)) <= width - room:
            label = cells.fit(labels[kind], room)
            lines.append(((label, Role.DIM), (cells.shown(value), Role.TEXT)))
        else:
            lines += wrapped(value, width, Role.TEXT)
    return lines


def _written(page: Page, keys: Keys, reader: Reader, width: int) -> list[Lines]:
    """Ideas, promises, research, value; where it is time to give, first what there is to give.

    Who wants no contact needs no idea and no question.
    """
    tr, card, entries = reader.tr, page.person.card, page.entries
    keys = {} if card.do_not_contact else keys
    ideas = written.ideas(entries, keys.get("idea", ""), tr, width)
    promises = written.promises(entries, reader, width)
    research = written.research(entries, keys.get("research", ""), tr, width)
    value = written.value(entries, keys.get("value", ""), tr, width)
    if suggestion(card, tr):
        return [ideas, value, promises, research]
    return [ideas, promises, research, value]


def _chain(page: Page, reader: Reader, width: int) -> Lines:
    return titled(reader.tr.gettext("Came through"), _chain_lines(page, width))


def _chain_lines(page: Page, width: int) -> Lines:
    """`Luis Martín → Ana Ríos → …`: who led to whom, down to the person."""
    if not page.chain:
        return []
    names = [*(link.name for link in reversed(page.chain)), page.person.card.name]
    if len(page.chain) >= LINKS_READ:
        names.insert(0, cells.ELLIPSIS)
    return listed(names, ARROW, width)


def _rest(page: Page, reader: Reader, width: int) -> list[Lines]:
    tr, person, introduced = reader.tr, page.person, page.introduced
    names = [link.name for link in introduced] + [cells.ELLIPSIS] * (len(introduced) >= LINKS_READ)
    return [
        titled(tr.gettext("Introduced"), listed(names, ", ", width)),
        ties.ties(page.ties, tr, width),
        ties.introductions(page.introductions, person.card.id, reader, width),
        ties.favours(page.favours, reader, width),
        *met(person, reader, width),
        wrapped(" ".join(f"#{tag}" for tag in person.tags), width, Role.ACCENT),
        titled(tr.gettext("Notes"), wrapped(person.notes, width, Role.TEXT)),
        _dates(person, reader, width),
    ]


def met(person: Person, reader: Reader, width: int) -> list[Lines]:
    """How we met, what they know about, what I learned."""
    tr = reader.tr
    day = reader.day(person.met_on) if person.met_on else ""
    met = " · ".join(filter(None, (person.met_where, day)))
    knows = ", ".join(person.expertise)
    return [
        titled(tr.gettext("How we met"), wrapped(met, width, Role.TEXT)),
        titled(tr.gettext("Knows about"), wrapped(knows, width, Role.TEXT)),
        titled(tr.gettext("What I learned"), wrapped(person.learned, width, Role.TEXT)),
    ]


def _dates(person: Person, reader: Reader, width: int) -> Lines:
    tr, first = reader.tr, person.first_conversation_at
    added = reader.day(reader.local(person.created_at).date())
    lines = wrapped(tr.gettext("added {day}").format(day=added), width, Role.DIM)
    if first:
        day = reader.day(reader.local(first).date())
        lines += wrapped(tr.gettext("in conversation {day}").format(day=day), width, Role.DIM)
    return lines
