"""The network in lines: the tree of referrals, people off the board, the ledger, introductions."""

from collections.abc import Mapping

from tablero.domain.introductions import Introduction
from tablero.domain.people import Card, Person
from tablero.i18n import N_
from tablero.present import cells, words
from tablero.present.blocks import Lines, lesson, wrapped
from tablero.present.card import DECIDES, due_sign, position
from tablero.present.lines import Line, Role, Span, ends, fit_line, line_width, plain
from tablero.present.network_rows import (
    AccountRow,
    FavourRow,
    IntroductionRow,
    MoreRow,
    Part,
    TreeRow,
)
from tablero.present.reader import Reader
from tablero.present.ties import balance_span, favour_line

TITLES = {
    Part.TREE: N_("Referrals"),
    Part.PEOPLE: N_("Off the board"),
    Part.FAVOURS: N_("Favours"),
    Part.NEEDS: N_("Asks and offers"),
    Part.INTRODUCTIONS: N_("Introductions"),
    Part.DOUBLES: N_("Twice?"),
}
LESSONS = {
    Part.TREE: N_(
        "Nobody has led you to anybody yet. “Someone else decides, here is the contact”: then the "
        "tree begins."
    ),
    Part.PEOPLE: N_(
        "Everybody is on the board. People met by chance open worlds: a name is enough, and the "
        "arrows choose “off the board”."
    ),
    Part.FAVOURS: N_("Small kindnesses come back. Nothing is given or owed yet."),
    Part.NEEDS: N_("Tell the world what you need, and share what you are good at."),
    Part.INTRODUCTIONS: N_(
        "No introduction is under way. There is always somebody who can bring you closer."
    ),
    Part.DOUBLES: N_("Nobody seems to be here twice."),
}
TAUGHT = {
    Part.TREE: (
        ("outcome_referred", N_("the last touch led to somebody: add them")),
        ("tie", N_("tie two people who are here: one brought the other")),
    ),
    Part.PEOPLE: (
        ("add", N_("add a person")),
        ("on_board", N_("take somebody off the board; all that happened is kept")),
    ),
    Part.FAVOURS: (("favour", N_("write down a favour, on whoever is in hand")),),
    Part.NEEDS: (
        ("ask", N_("what you need")),
        ("offer", N_("what you can give")),
        ("tell", N_("then, on any person: tell them")),
    ),
    Part.INTRODUCTIONS: (("reach", N_("who can bring me closer?")),),
    Part.DOUBLES: (("merge", N_("make one of two, on whoever is in hand and was entered twice")),),
}
"""The keys that an empty part teaches."""

INDENT, LEAST_NAME = 2, 24
"""Cells of a level of the tree; so many are left for the name at the least."""

WIDE, NARROW, NAMES = 90, 60, 40
"""From so many cells the tree says who people are; below so many, stages are short. In a wide tree
names have so many cells, unless they take more.
"""

OPEN, FOLDED, LEAF = "▾", "▸", "·"
FOLDS = N_("{key} folds and unfolds")
Keys = Mapping[str, str]


def tree_line(row: TreeRow, card: Card | None, width: int, reader: Reader) -> Line:
    """Indented by its depth as far as there is room; deeper ones say how deep they are."""
    levels = max(0, min(row.depth, (width - LEAST_NAME) // INDENT))
    deeper = f"{row.depth} " if row.depth > levels else ""
    sign = (OPEN if row.is_open else FOLDED) if row.brought else LEAF
    count = f"  {row.brought}" if row.brought else ""
    left: Line = (
        (f"{' ' * (levels * INDENT)}{deeper}{sign} ", Role.DIM),
        *_named(row.person.name, card),
        (count, Role.ACCENT),
    )
    return _with_stage(left, card, width, reader)


def more_line(row: MoreRow, width: int, reader: Reader) -> Line:
    """`… more`, at its depth; with how many, where that is known."""
    tr, levels = reader.tr, max(0, min(row.depth, (width - LEAST_NAME) // INDENT))
    text = tr.gettext("… more")
    if row.left:
        text = tr.ngettext("… and {count} more", "… and {count} more", row.left)
    return fit_line(((f"{' ' * (levels * INDENT)}{text.format(count=row.left)}", Role.DIM),), width)


def person_line(card: Card, width: int) -> Line:
    """`Nadia Haddad  Customs agent · Puerto Claro`."""
    name = cells.width(cells.shown(card.name))
    room = max(name, min(26, max(18, width // 3)))
    place = (f"  {position(card.role, card.company)}", Role.DIM)
    return fit_line((*fit_line(_named(card.name, card), room + 2), place), width)


def person_details(person: Person, width: int, reader: Reader) -> Lines:
    """How we met, what they know about, what I learned, the tags; in a few lines."""
    tr, day = reader.tr, reader.day(person.met_on) if person.met_on else ""
    told = [
        " · ".join(filter(None, (person.met_where, day))),
        tr.gettext("knows about {what}").format(what=", ".join(person.expertise))
        if person.expertise
        else "",
        person.learned,
        " ".join(f"#{tag}" for tag in person.tags),
    ]
    notes = [] if any(told[:3]) else wrapped(person.notes, width, Role.TEXT)[:2]
    lines = [line for text in told if text for line in wrapped(text, width, Role.TEXT)[:2]]
    return [*lines, *notes]


def account_line(row: AccountRow, width: int, reader: Reader) -> Line:
    """`▸ Luis Herrero   they owe me 2`, and what was only offered or asked for."""
    tr, account = reader.tr, row.account
    sign = OPEN if row.is_open else FOLDED
    beside: list[Span] = []
    for count, kind in ((account.offered, "offered"), (account.asked, "asked")):
        if count:
            text = tr.gettext("offered {count}") if kind == "offered" else tr.gettext(
                "asked for {count}"
            )  # fmt: skip
            beside.append((f"{text.format(count=count)} · ", Role.DIM))
    right = (*beside, balance_span(account.balance, tr))
    return ends(((f"{sign} ", Role.DIM), (account.person.name, Role.NAME)), right, width, gap=2)


def favour_row_line(row: FavourRow, width: int, reader: Reader) -> Line:
    """A favour, below the person."""
    return fit_line(((" " * INDENT, Role.TEXT), *favour_line(row.favour, reader)), width)


def favour_row_details(row: FavourRow, said: Line, width: int, reader: Reader) -> Lines:
    """The whole of a favour whose line has `said` only the beginning."""
    whole = cells.shown(plain(favour_line(row.favour, reader)))
    if cells.shown(plain(said)).endswith(whole):
        return []
    _, _, told = whole.partition(" · ")
    return wrapped(told, width, Role.DIM)


def introduction_line(row: IntroductionRow, width: int, reader: Reader) -> Line:
    """`Luis Herrero → Ana Ríos   ask after it Mon 30 Nov`."""
    each = row.introduction
    wish = words.quoted(each.wish, reader.tr)
    whom = (each.target.name, Role.NAME) if each.target else (wish, Role.TEXT)
    left: Line = ((each.asked.name, Role.NAME), (" → ", Role.DIM), whom)
    return ends(left, (_reminder(each, reader),), width, gap=2) if each.remind_on else fit_line(
        left, width
    )  # fmt: skip


def introduction_details(row: IntroductionRow, width: int, reader: Reader) -> Lines:
    """When it was asked for."""
    day = reader.day(reader.local(row.introduction.asked_at).date())
    told = reader.tr.gettext("asked for on {day}").format(day=day)
    return wrapped(told, width, Role.DIM)


def card_details(card: Card | None, width: int, reader: Reader, said: Line = ()) -> Lines:
    """Who they are, where they stand, when the last touch was: what the line has not `said`."""
    if card is None:
        return []
    last = ""
    if card.last_touch_at:
        day = reader.brief_day(reader.local(card.last_touch_at).date())
        way = words.channel(card.last_channel, reader.tr) if card.last_channel else ""
        last = f"{way} {day}".strip()
    parts = (position(card.role, card.company), words.stage(card.stage, reader.tr), last)
    before = cells.shown(plain(said))
    told = [each for each in map(cells.shown, parts) if each and each not in before]
    return wrapped(" · ".join(told), width, Role.DIM)


def empty_lines(part: Part, keys: Keys, width: int, reader: Reader) -> Lines:
    """What an empty part says, and the keys that fill it."""
    tr = reader.tr
    lines = wrapped(tr.gettext(LESSONS[part]), width, Role.TEXT)
    return [*lines, (), *taught(part, keys, width, reader)]


def taught(part: Part, keys: Keys, width: int, reader: Reader) -> Lines:
    """The keys of a part, and what they are for."""
    return [
        line
        for action_id, text in TAUGHT[part]
        for line in lesson(keys[action_id], reader.tr.gettext(text), width)
    ]


def _named(name: str, card: Card | None) -> Line:
    mark = f" {DECIDES}" if card and card.decision_maker else ""
    return (name, Role.NAME), (mark, Role.ACCENT)


def _with_stage(left: Line, card: Card | None, width: int, reader: Reader) -> Line:
    """With the stage at the end, and when the next touch is due where there is room."""
    if card is None:
        return fit_line(left, width)
    stage = words.stage(card.stage, reader.tr)
    right: Line = ((stage, Role.DIM),)
    if width >= WIDE:
        sign = due_sign(card, reader.today, reader.tr) if card.stage else ("", Role.DIM)
        right = ((cells.fit(stage, 18), Role.DIM), (cells.fit(sign[0], 12), sign[1]))
        place = (f"  {position(card.role, card.company)}", Role.DIM)
        left = (*fit_line(left, max(NAMES, line_width(left))), place)
    elif width < NARROW:
        short = reader.tr.gettext(words.SHORT_STAGES[card.stage]) if card.stage else ""
        right = ((short, Role.DIM),)
    return ends(left, right, width, gap=2)


def _reminder(each: Introduction, reader: Reader) -> Span:
    assert each.remind_on
    is_late = each.remind_on < reader.today
    if each.remind_on == reader.today:
        return reader.tr.gettext("ask after it today"), Role.TODAY
    sentence = N_("late: ask after it since {day}") if is_late else N_("ask after it {day}")
    day = reader.brief_day(each.remind_on)
    return reader.tr.gettext(sentence).format(day=day), Role.LATE if is_late else Role.DIM
