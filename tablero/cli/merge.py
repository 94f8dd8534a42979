"""`tablero merge`: make one of two people who are the same, field by field."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable

from tablero.cli.answers import say_line
from tablero.cli.parser import add_json, add_ref, one_of
from tablero.cli.session import Session
from tablero.cli.tables import table
from tablero.domain.merging import MergeField, Side
from tablero.domain.text import fold
from tablero.i18n import N_, Translations
from tablero.present import merging as told
from tablero.services import merging, people
from tablero.services.merging import MergeResult, Preview
from tablero.services.workspace import Workspace

REFUSED = 1
_YES = ("y", "yes", "s", "si")
_NOBODY_TO_ASK = N_("Nobody can be asked here. Say --yes to merge them, --dry-run to look first.")


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`KEEP OTHER [--set FIELD=SIDE …] [--dry-run] [--yes] [--json]`."""
    add_ref(parser, tr)
    other_help = tr.gettext("the same person once more, who goes into the first")
    parser.add_argument("other", metavar=tr.gettext("OTHER"), help=other_help)
    set_help = tr.gettext("whose word stands: keep, other, or both for texts; may be repeated")
    parser.add_argument(
        "--set", action="append", default=[], type=_choice(tr),
        metavar=tr.gettext("FIELD=SIDE"), help=set_help,
    )  # fmt: skip
    dry_help = tr.gettext("show what would be, and write nothing")
    parser.add_argument("--dry-run", action="store_true", help=dry_help)
    parser.add_argument("--yes", action="store_true", help=tr.gettext("merge without being asked"))
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Show the two side by side, and merge them when that is wanted; 1 when it is not."""
    is_to_ask = not (options.yes or options.dry_run)
    if is_to_ask and not (sys.stdin.isatty() and sys.stdout.isatty()):
        return session.misused(session.tr.gettext(_NOBODY_TO_ASK))
    with session.workspace(options) as ws:
        ids = people.resolve(ws, options.ref).id, people.resolve(ws, options.other).id
        choices = dict(options.set)
        found = merging.preview(ws, *ids, choices)
        if not (options.yes or options.json):
            _print(session, ws, found)
        if is_to_ask and not _agreed(session.tr):
            session.warn(session.tr.gettext("Nothing was changed."))
            return REFUSED
        done = None if options.dry_run else merging.merge(ws, *ids, choices)
        if options.json:
            session.say(_json(ws, found, done))
        elif done:
            _tell(session, done)
    return 0


def _choice(tr: Translations) -> Callable[[str], tuple[MergeField, Side]]:
    """How `name=other` is read. Any beginning of a word stands for it."""

    def read(text: str) -> tuple[MergeField, Side]:
        field, _, side = text.partition("=")
        try:
            return MergeField(one_of(MergeField)["type"](field)), Side(one_of(Side)["type"](side))
        except ValueError:
            wish = tr.gettext("say FIELD=SIDE, with one of {fields}, and one of {sides}")
            known = {"fields": ", ".join(MergeField), "sides": ", ".join(Side)}
            raise ArgumentTypeError(wish.format(**known)) from None

    return read


def _agreed(tr: Translations) -> bool:
    """Ask on stderr, where a prompt is no result. The end of the input is a no."""
    print(tr.gettext("Make one of the two? [y/N]"), end=" ", file=sys.stderr, flush=True)
    return fold(sys.stdin.readline()) in _YES


def _print(session: Session, ws: Workspace, found: Preview) -> None:
    tr, reader = session.tr, session.reader(ws)
    heads = ("", *(f"{card.id} {card.name}" for card in (found.keep, found.other)))
    rows = [(*heads, tr.gettext("Will be"))]
    for line in found.lines:
        values = told.sides(line, reader)
        if any(values):
            rows.append((told.field_name(line.field, tr), *values))
    session.say_lines(table(rows, (1, 2, 3), session.width))
    if brought := told.brought(found.brings, tr):
        say_line(session, tr.gettext("comes along: {brought}").format(brought=brought))


def _tell(session: Session, done: MergeResult) -> None:
    text = session.tr.gettext("{gone} is one with {name} now. tablero undo takes it back.")
    gone, kept = done.gone, done.card
    names = {"gone": f"{gone.id} {gone.name}", "name": f"{kept.id} {kept.name}"}
    say_line(session, text.format(**names))


def _json(ws: Workspace, found: Preview, done: MergeResult | None) -> str:
    from tablero.cli.merge_items import merge_document

    return merge_document(ws, found, done).printed()
