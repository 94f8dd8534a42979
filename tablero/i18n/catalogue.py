"""Catalogues as files: read from source, merged, written and compiled. For builds and translators.

Needs babel, so the running program never imports it. Imports nothing of tablero: the build runs it
by path.
"""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

KEYWORDS = {
    "_": None,
    "N_": None,
    "NN_": (1, 2),
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# Dates and versions would change every file on every run.
_VOLATILE_HEADER = re.compile(
    rb'^"(Project-Id-Version|POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator'
    rb"|Language-Team|Report-Msgid-Bugs-To):.*\n",
    re.MULTILINE,
)


def extract(package: Path) -> Catalog:
    """The messages marked in the Python files under `package`, with the files they stand in."""
    template = Catalog(charset="utf-8")
    found = extract_from_dir(
        package, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"]
    )
    for name, _line, text, comments, context in found:
        place = [(f"{package.name}/{name}", 0)]  # line numbers would change with every edit
        template.add(text, locations=place, auto_comments=comments, context=context)
    return template


def read(path: Path) -> Catalog:
    """The catalogue in the `.po` file at `path`; raises babel's `PoFileError` if it is none."""
    with path.open("rb") as lines:
        return read_po(lines, abort_invalid=True)


def update(catalogue: Catalog, template: Catalog) -> None:
    """Give `catalogue` the messages of `template`: new ones empty, unused ones dropped."""
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()


def po_bytes(catalogue: Catalog) -> bytes:
    """`catalogue` as a `.po` file: by message, with no dates or line numbers in its diffs."""
    catalogue.header_comment = f"# {catalogue.locale_identifier} messages of tablero."
    written = io.BytesIO()
    write_po(written, catalogue, width=0, sort_output=True, ignore_obsolete=True)
    return _VOLATILE_HEADER.sub(b"", written.getvalue())


def mo_bytes(catalogue: Catalog) -> bytes:
    """`catalogue` as a `.mo` file, the same at any hour; without fuzzy and empty messages."""
    catalogue.creation_date = catalogue.revision_date = datetime.fromtimestamp(0, UTC)
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def compile_all(locale_dir: Path) -> list[Path]:
    """Write the `.mo` beside each `.po` under `locale_dir`; return the paths written."""
    compiled = []
    for source in sorted(locale_dir.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        target.write_bytes(mo_bytes(read(source)))
        compiled.append(target)
    return compiled


def messages(catalogue: Catalog) -> Iterator[Message]:
    """The messages of `catalogue`, without the header, which babel keeps as the empty message."""
    return (message for message in catalogue if message.id)
