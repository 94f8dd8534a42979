"""`tablero config`: the settings in force, as a file to keep and edit."""

from argparse import ArgumentParser, Namespace

from tablero.cli.parser import add_json
from tablero.cli.session import Session
from tablero.config.printing import as_toml
from tablero.i18n import Translations
from tablero.present import cells


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[--json]`."""
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Print where things lie, as comments, and every setting. Neither file is made."""
    if options.json:
        session.say(_json(session, options))
        return 0
    settings, paths = as_toml(session.config, session.tr.gettext), session.paths(options)
    places = {
        session.tr.gettext("This file: {path}"): paths.config_file,
        session.tr.gettext("Database: {path}"): paths.database,
    }
    for text, path in places.items():
        session.say(f"# {text.format(path=cells.shown(str(path)))}")
    session.say(f"\n{settings}".rstrip("\n"))
    return 0


def _json(session: Session, options: Namespace) -> str:
    from dataclasses import asdict

    from tablero.cli.documents import ConfigDocument

    paths = session.paths(options)
    return ConfigDocument(
        config_file=str(paths.config_file),
        database=paths.database,
        language=session.language,
        settings=asdict(session.config),
    ).printed()
