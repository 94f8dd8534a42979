"""Write the README's key table from the key registry: `.venv/bin/python -m tests.readme`."""

import re
from collections.abc import Iterator
from pathlib import Path

from tablero.i18n import translations
from tablero.ui.keys import table

README = Path(__file__).parent.parent / "README.md"
_BETWEEN = re.compile(r"(?<=<!-- keys -->\n).*(?=<!-- /keys -->)", re.DOTALL)


def key_table() -> str:
    """The table of all keys, in Markdown."""
    return "\n".join(("| keys | what they do |", "| --- | --- |", *_rows())) + "\n"


def with_table(text: str) -> str:
    """The README with the table of today's registry."""
    return _BETWEEN.sub(lambda _: key_table(), text)


def _rows() -> Iterator[str]:
    for title, rows in table({}, translations("en")):
        yield f"| **{title}** | |"
        for keys, does in rows:
            yield f"| {' '.join(f'`{key}`' for key in keys.split())} | {does} |"


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
