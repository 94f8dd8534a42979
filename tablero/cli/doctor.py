"""`tablero doctor`: what is wrong with the database, and its repair, where counting mends it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from tablero.cli.parser import add_json
from tablero.cli.session import Session
from tablero.domain.findings import BEYOND_REPAIR, Fault, Finding
from tablero.i18n import N_, NN_, Plural, Translations
from tablero.paths import Paths
from tablero.present import cells
from tablero.services.workspace import Workspace

FAULTS: dict[Fault, Plural] = {
    Fault.DAMAGED: NN_("The file is damaged: {detail}", "The file is damaged: {detail}"),
    Fault.DANGLING: NN_(
        "{count} row of {detail} belongs to nothing", "{count} rows of {detail} belong to nothing"
    ),
    Fault.UNKNOWN_WORD: NN_(
        "{count} row holds a word unknown to this tablero: {detail}",
        "{count} rows hold words unknown to this tablero: {detail}",
    ),
    Fault.UNKNOWN_TABLE: NN_(
        "The journal names a table unknown to this tablero: {detail}",
        "The journal names a table unknown to this tablero: {detail}",
    ),
    Fault.CONTRADICTION: NN_(
        "{count} row tells what cannot be: {detail}", "{count} rows tell what cannot be: {detail}"
    ),
    Fault.NUMBERS: NN_(
        "Touches of {count} person are misnumbered", "Touches of {count} people are misnumbered"
    ),
    Fault.COUNTERS: NN_(
        "The counters of {count} person are wrong", "The counters of {count} people are wrong"
    ),
    Fault.STAGE: NN_(
        "The stage of {count} person is not that of the last move",
        "The stages of {count} people are not those of their last moves",
    ),
    Fault.FIRST_CONVERSATION: NN_(
        "The first conversation of {count} person is wrong",
        "The first conversations of {count} people are wrong",
    ),
    Fault.DUE: NN_("The due date of {count} person is wrong", "{count} due dates are wrong"),
    Fault.KEYS: NN_(
        "{count} person cannot be found by all that is known",
        "{count} people cannot be found by all that is known",
    ),
    Fault.REFERRAL: NN_(
        "The referral of {count} person is told in two ways",
        "The referrals of {count} people are told in two ways",
    ),
    Fault.STANDINGS: NN_(
        "The figures of the board are wrong at {count} place",
        "The figures of the board are wrong at {count} places",
    ),
    Fault.OPEN_FILE: NN_(
        "Others may read the file: {detail}", "Others may read the file: {detail}"
    ),
    Fault.OPEN_FOLDER: NN_(
        "Others may enter the folder; chmod 700 keeps them out: {detail}",
        "Others may enter the folder; chmod 700 keeps them out: {detail}",
    ),
}
_SOUND = N_("All is well.")
_REPAIRABLE = N_("tablero doctor --repair sets it right, as far as it can be counted again.")
_BEYOND = N_("Repair cannot help with all of this: keep a copy of the file before anything else.")


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[--repair] [--json]`."""
    repair_help = tr.gettext("set right what can be counted again; undo takes it back")
    parser.add_argument("--repair", action="store_true", help=repair_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Print what is wrong (after a repair: what still is); 1 when there is something."""
    with session.workspace(options) as ws:
        repaired, found = _repair(ws) if options.repair else (0, _examine(ws))
    if not _is_own_folder(session.paths(options)):
        found = [finding for finding in found if finding.fault is not Fault.OPEN_FOLDER]
    if options.json:
        session.say(_json(found, repaired))
    else:
        _print(session, found, repaired)
    return 1 if found else 0


def _is_own_folder(paths: Paths) -> bool:
    """True for the folder that tablero made; one the user chose is as open as they like."""
    return Path(paths.database).parent == paths.data_dir


def _examine(ws: Workspace) -> Sequence[Finding]:
    from tablero.services.doctor import examine

    return examine(ws)


def _repair(ws: Workspace) -> tuple[int, Sequence[Finding]]:
    """How many people were set right, and what is left."""
    from tablero.services.doctor import repair

    done = repair(ws)
    return int(done.written.subject["count"]), done.left


def _print(session: Session, found: Sequence[Finding], repaired: int) -> None:
    tr = session.tr
    if repaired:
        text = tr.ngettext("Set right: {count} person", "Set right: {count} people", repaired)
        session.say(text.format(count=repaired))
    for finding in found:
        session.say(_line(finding, tr))
    grave = {finding.fault for finding in found} - {Fault.OPEN_FOLDER}
    if not found:
        session.say(tr.gettext(_SOUND))
    elif grave:
        session.warn(tr.gettext(_BEYOND if grave & BEYOND_REPAIR else _REPAIRABLE))


def _line(finding: Finding, tr: Translations) -> str:
    text = tr.ngettext(*FAULTS[finding.fault], finding.count)
    told = text.format(count=finding.count, detail=cells.shown(finding.detail))
    names = ", ".join(f"{link.id} {cells.shown(link.name)}" for link in finding.people)
    return f"{told}: {names}" if names else told


def _json(found: Sequence[Finding], repaired: int) -> str:
    from tablero.cli.documents import DoctorDocument
    from tablero.cli.items import finding_item

    return DoctorDocument(findings=tuple(map(finding_item, found)), repaired=repaired).printed()
