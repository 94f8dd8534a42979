"""`tablero import`: people from a file, all or nothing, with a report by line."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from tablero.cli.listing import OFF_BOARD, stage_of
from tablero.cli.parser import FILES, add_json, one_of
from tablero.cli.progress import breakable, progress_bar
from tablero.cli.session import Session
from tablero.domain.words import Stage
from tablero.i18n import Translations
from tablero.present.errors import explain_record
from tablero.services import importing as service
from tablero.services.workspace import Workspace

FORMATS = ("linkedin",)


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`FORMAT FILE` and where they go."""
    parser.add_argument("format", choices=FORMATS, help=tr.gettext("what the file is"))
    file_help = tr.gettext("Connections.csv of a LinkedIn data export")
    file = parser.add_argument("file", metavar=tr.gettext("FILE"), help=file_help)
    file.complete = FILES  # type: ignore[attr-defined] # as shtab asks for it
    stage_help = tr.gettext("where their cards go (none: into the network only)")
    parser.add_argument("--stage", **one_of(Stage, OFF_BOARD), default=OFF_BOARD, help=stage_help)
    dry_help = tr.gettext("say what would be added, and write nothing")
    parser.add_argument("--dry-run", action="store_true", help=dry_help)
    strict_help = tr.gettext("add nobody if anything is not understood")
    parser.add_argument("--strict", action="store_true", help=strict_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Bring them in and tell what was not understood, each by its line."""
    with session.workspace(options) as ws:
        report = _import(session, ws, options)
    _report(session, report)
    session.say(_json(report) if options.json else _counts(report, session.tr))
    if options.strict and report.bad_count:
        session.warn(session.tr.gettext("Not everything was understood, so nobody was added."))
        return 1
    return 0


def _import(session: Session, ws: Workspace, options: Namespace) -> service.ImportReport:
    with breakable() as broken_off, progress_bar(session.tr) as progress:
        return service.import_linkedin(
            ws,
            Path(options.file),
            stage=stage_of(options.stage),
            dry_run=options.dry_run,
            strict=options.strict,
            progress=progress,
            cancelled=broken_off,
        )


def _report(session: Session, report: service.ImportReport) -> None:
    for record in report.bad:
        session.warn(explain_record(record, session.tr))
    left = report.bad_count - len(report.bad)
    if left:
        text = session.tr.ngettext("… and {count} more.", "… and {count} more.", left)
        session.warn(text.format(count=left))


def _counts(report: service.ImportReport, tr: Translations) -> str:
    would = tr.gettext("would be added: {count}")
    added = (would if report.dry_run else tr.gettext("added: {count}")).format(count=report.added)
    there = tr.gettext("already there: {count}").format(count=report.already_there)
    bad = tr.gettext("not understood: {count}").format(count=report.bad_count)
    return " · ".join((added, there, bad))


def _json(report: service.ImportReport) -> str:
    from tablero.cli.documents import BadItem, ImportDocument

    bad = (BadItem(line=one.line, reason=one.reason, value=one.value) for one in report.bad)
    return ImportDocument(
        added=report.added,
        already_there=report.already_there,
        bad_count=report.bad_count,
        bad=tuple(bad),
        dry_run=report.dry_run,
    ).printed()
