"""All that is known of one person but for the timeline: in full, and for a narrow screen."""

from collections.abc import Sequence

from tablero.domain.people import Link, Person
from tablero.domain.touches import ZONE_LAST
from tablero.domain.words import HandleKind
from tablero.i18n import N_
from tablero.present import cells, words
from tablero.present.card import DECIDES, due_sign, ladder, position
from tablero.present.lines import Line, Role, ends, fit_line, line_width
from tablero.present.reader import Reader

RULE = "━"
ARROW = " → "
LINKS_READ = 50
"""Longer chains, and more people introduced, are not read: an ellipsis stands for the rest."""

OWN_CADENCE, STAGES_CADENCE = N_("own cadence"), N_("the stage's cadence")
DO_NOT_CONTACT = N_("Asked not to be contacted. Only an edit lifts that.")

Lines = list[Line]


def about(
    person: Person, chain: Sequence[Link], introduced: Sequence[Link], reader: Reader, width: int
) -> Lines:
    """Everything, in lines of at most `width` cells. `chain` begins with the nearest introducer."""
    return _spaced(
        [
            _who(person, reader, width),
            _standing(person, reader, width),
            _handles(person, reader, width),
            _chain(person, chain, reader, width),
            *_rest(person, introduced, reader, width),
        ],
        width,
    )


def about_briefly(
    person: Person, chain: Sequence[Link], introduced: Sequence[Link], reader: Reader, width: int
) -> Lines:
    """The same with the most needed in the first seven lines, for a narrow screen."""
    card = person.card
    sign = (due_sign(card, reader.today, reader.tr),) if card.stage else ()
    mark = f" {DECIDES}" if card.decision_maker else ""
    first = [
        ends(((card.name, Role.NAME), (mark, Role.ACCENT)), sign, width),
        *_wrapped(position(card.role, card.company), width, Role.DIM)[:1],
        *_standing(person, reader, width, brief=True),
        *_wrapped(" · ".join(value for _, value in person.handles), width, Role.TEXT)[:1],
        *_chain_lines(person, chain, width)[:2],
    ]
    return _spaced([first, *_rest(person, introduced, reader, width)], width)


def _who(person: Person, reader: Reader, width: int) -> Lines:
    card, tr = person.card, reader.tr
    name = cells.wrap(card.name, width)
    lines: Lines = [((text, Role.NAME),) for text in name]
    lines.append(((RULE * max(map(cells.width, name)), Role.ACCENT),))
    lines += _wrapped(position(card.role, card.company), width, Role.TEXT)
    if card.decision_maker:
        lines.append(((f"{DECIDES} ", Role.ACCENT), (tr.gettext("the one who decides"), Role.TEXT)))
    return lines


def _standing(person: Person, reader: Reader, width: int, *, brief: bool = False) -> Lines:
    """Stage, ladder, due date and cadence; or that there is to be no contact."""
    card, tr = person.card, reader.tr
    stage = words.stage(card.stage, tr)
    lines: Lines = []
    if card.do_not_contact:
        lines += _wrapped(tr.gettext(DO_NOT_CONTACT), width, Role.ERROR)
    if brief and card.stage:
        lines += _wrapped(f"{stage} · {_due_day(person, reader)}", width, Role.TEXT)
    else:
        lines.append(((stage, Role.TEXT if card.stage else Role.DIM),))
    lines.append((*ladder(card.touch_count), *_seen(person, reader)))
    if card.stage:
        lines += [] if brief else _due(person, reader, width)
        lines += _wrapped(_cadence(person, reader), width, Role.DIM)
    return lines


def _seen(person: Person, reader: Reader) -> Line:
    count = person.card.seen_count
    if not count:
        return ()
    return (("  " + reader.tr.gettext("seen {count}").format(count=count), Role.TEXT),)


def _due(person: Person, reader: Reader, width: int) -> Lines:
    """`2 d late · due Sat 21 Nov`, in two lines where one is too short."""
    sign, day = due_sign(person.card, reader.today, reader.tr), _due_day(person, reader)
    if cells.width(f"{sign[0]} · {day}") <= width:
        return [(sign, (f" · {day}", Role.DIM))]
    return [(sign,), *_wrapped(day, width, Role.DIM)]


def _due_day(person: Person, reader: Reader) -> str:
    tr, due = reader.tr, person.card.due_on
    if due is None:
        return tr.gettext("due now")
    sentence = N_("due {day}, set by hand") if person.due_by_hand else N_("due {day}")
    return tr.gettext(sentence).format(day=reader.day(due))


def _cadence(person: Person, reader: Reader) -> str:
    """`every 7 days, the stage's cadence`, and whether it has been doubled."""
    tr, days = reader.tr, person.card.cadence_days
    every = tr.ngettext("every day", "every {days} days", days).format(days=days)
    told = [every, tr.gettext(OWN_CADENCE if person.every_days else STAGES_CADENCE)]
    if person.card.touch_count >= ZONE_LAST:
        told.append(tr.gettext("doubled after touch {last}").format(last=ZONE_LAST))
    return ", ".join(told)


def _handles(person: Person, reader: Reader, width: int) -> Lines:
    labels = {kind: reader.tr.gettext(words.HANDLES[kind]) for kind in HandleKind}
    room = max((cells.width(labels[kind]) for kind, _ in person.handles), default=0) + 2
    lines: Lines = []
    for kind, value in person.handles:
        first, *others = cells.wrap(value, width - room)
        lines.append(((cells.fit(labels[kind], room), Role.DIM), (first, Role.TEXT)))
        lines += [((" " * room, Role.TEXT), (more, Role.TEXT)) for more in others]
    return lines


def _chain(person: Person, chain: Sequence[Link], reader: Reader, width: int) -> Lines:
    return _titled(reader.tr.gettext("Came through"), _chain_lines(person, chain, width))


def _chain_lines(person: Person, chain: Sequence[Link], width: int) -> Lines:
    """`Luis Martín → Ana Ríos → …`: who led to whom, down to the person."""
    if not chain:
        return []
    names = [*(link.name for link in reversed(chain)), person.card.name]
    if len(chain) >= LINKS_READ:
        names.insert(0, cells.ELLIPSIS)
    return _listed(names, ARROW, width)


def _rest(person: Person, introduced: Sequence[Link], reader: Reader, width: int) -> list[Lines]:
    tr = reader.tr
    names = [link.name for link in introduced] + [cells.ELLIPSIS] * (len(introduced) >= LINKS_READ)
    return [
        _titled(tr.gettext("Introduced"), _listed(names, ", ", width)),
        _wrapped(" ".join(f"#{tag}" for tag in person.tags), width, Role.ACCENT),
        _titled(tr.gettext("Notes"), _wrapped(person.notes, width, Role.TEXT)),
        _dates(person, reader, width),
    ]


def _dates(person: Person, reader: Reader, width: int) -> Lines:
    tr, first = reader.tr, person.first_conversation_at
    added = reader.day(reader.local(person.created_at).date())
    lines = _wrapped(tr.gettext("added {day}").format(day=added), width, Role.DIM)
    if first:
        day = reader.day(reader.local(first).date())
        lines += _wrapped(tr.gettext("in conversation {day}").format(day=day), width, Role.DIM)
    return lines


def _titled(title: str, lines: Lines) -> Lines:
    return [((title.upper(), Role.HEAD),), *lines] if lines else []


def _wrapped(text: str, width: int, role: Role) -> Lines:
    return [((line, role),) for line in cells.wrap(text, width)] if text else []


def _listed(names: Sequence[str], between: str, width: int) -> Lines:
    """Names in as few lines as hold them whole; one longer than a line is wrapped as any text."""
    rows: list[str] = []
    for place, name in enumerate(map(cells.shown, names)):
        name_on = name + between if place < len(names) - 1 else name
        if rows and cells.width((rows[-1] + name_on).rstrip()) <= width:
            rows[-1] += name_on
        else:
            rows.append(name_on)
    return [line for row in rows for line in _wrapped(row.rstrip(), width, Role.TEXT)]


def _spaced(parts: Sequence[Lines], width: int) -> Lines:
    """The parts that hold something, a blank line between them; no line is wider than `width`."""
    lines: Lines = []
    for part in filter(None, parts):
        lines += [(), *part] if lines else part
    return [line if line_width(line) <= width else fit_line(line, width) for line in lines]
