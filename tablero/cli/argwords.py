"""argparse's own words in the user's language: `usage:`, `options:`, and what it says of mistakes.

argparse looks its words up by the names `_` and `ngettext` of its module; for the length of a block
these are the catalogue's. gettext's process-wide domain, the other way, would have to change
`LANGUAGE` for every program started from here too.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from tablero.i18n import N_, Translations

WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("the following arguments are required: %s"),
    N_("expected one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("%(prog)s: error: %(message)s\n"),
)
"""What argparse (3.11 to 3.14) can say of a command line such as ours."""


@contextmanager
def argparse_in(tr: Translations) -> Iterator[None]:
    """Within the block, parsers are built and speak in the language of `tr`."""
    kept = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    vars(argparse).update(_=tr.gettext, ngettext=tr.ngettext)
    try:
        yield
    finally:
        vars(argparse).update(kept)
