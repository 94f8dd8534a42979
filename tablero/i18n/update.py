"""`python -m tablero.i18n.update`: brings the catalogues up to date with the source."""

import sys

from tablero.i18n import LOCALE_DIR
from tablero.i18n.catalogue import compile_all, extract, po_bytes, read, update
from tablero.i18n.check import problems


def main() -> int:
    """Rewrite each `.po` in place; print what is left to translate. 0 if nothing is, else 1."""
    template = extract(LOCALE_DIR.parents[1])
    left = []
    for path in sorted(LOCALE_DIR.glob("*/LC_MESSAGES/*.po")):
        catalogue = read(path)
        update(catalogue, template)
        path.write_bytes(po_bytes(catalogue))
        left += [f"{path.parts[-3]}: {problem}" for problem in problems(template, catalogue)]
    compile_all(LOCALE_DIR)
    print("\n".join(left) or "Every message is translated.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
