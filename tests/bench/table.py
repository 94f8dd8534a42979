"""The table of what was measured, to read in a terminal or to paste into a page."""

from collections.abc import Iterable, Sequence

from tests.bench.bars import Figure

HEADS = ("id", "what", "people", "measured", "floor", "ratio", "bar", "met")
_LEFT = 2
"""So many columns are of text."""


def cells(figure: Figure) -> tuple[str, ...]:
    """A row of the table."""
    bar, has_floor = figure.bar, figure.ratio is not None
    most = "" if bar.most is None else f"≤ {bar.most:g}×" if has_floor else f"≤ {bar.most:,.0f}"
    return (
        bar.id,
        bar.what,
        f"{figure.people:,}" if figure.people else "",
        f"{_number(figure.value)} {bar.unit}",
        "" if figure.floor is None else _number(figure.floor),
        "" if figure.ratio is None else f"{figure.ratio:.2f}×",
        most,
        {True: "yes", False: "NO", None: ""}[figure.is_met],
    )


def plain(figures: Iterable[Figure]) -> str:
    """Columns aligned with blanks."""
    rows = [HEADS, *map(cells, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_aligned(row, widths) for row in rows)


def markdown(figures: Iterable[Figure]) -> str:
    """A table of Markdown."""
    marks = ["---"] * _LEFT + ["---:"] * (len(HEADS) - _LEFT)
    rows: list[Sequence[str]] = [HEADS, marks, *map(cells, figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    left = [cell.ljust(width) for cell, width in zip(row[:_LEFT], widths, strict=False)]
    right = [cell.rjust(n) for cell, n in zip(row[_LEFT:], widths[_LEFT:], strict=True)]
    return "  ".join(left + right).rstrip()


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"
