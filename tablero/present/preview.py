"""What was understood of what is being typed, shown before it is saved.

Rows that are still empty teach how to write what belongs in them.
"""

from datetime import datetime

from tablero.domain.people import Card, Likeness
from tablero.domain.quick_add import PersonDraft
from tablero.i18n import N_, Translations, dates
from tablero.present import cells
from tablero.present.card import DECIDES, position
from tablero.present.lines import Line, Role, Span, fit_line

LABELS = {
    "name": N_("Name"),
    "role": N_("Role"),
    "company": N_("Company"),
    "tags": N_("Tags"),
    "expertise": N_("Knows"),
    "via": N_("Via"),
    "handles": N_("Reach"),
}
LESSONS = {
    "name": N_("comes first; ! marks the one who decides"),
    "role": N_("after a comma"),
    "company": N_("after @"),
    "tags": N_("after #"),
    "expertise": N_("what about, after knows:"),
    "via": N_("after “via”: who led here"),
    "handles": N_("phone, e-mail or LinkedIn, anywhere"),
}
_MARGIN = 3


def understood(
    draft: PersonDraft | None, via: Span | None, width: int, tr: Translations
) -> list[Line]:
    """A row for each part of a person; `via` is who the introducer turned out to be."""
    said = _said(draft) if draft else {}
    if via:
        said["via"] = via
    return [_row(name, said.get(name), width, tr) for name in LABELS]


def label_width(tr: Translations) -> int:
    """Cells of the column of labels."""
    return max(cells.width(tr.gettext(label)) for label in LABELS.values()) + _MARGIN


def labelled(label: str, line: Line, width: int, tr: Translations) -> Line:
    """A line with a label before it, in line with the rows of `understood`."""
    return fit_line(((cells.fit(label, label_width(tr)), Role.DIM), *line), width)


def who(card: Card | Likeness) -> str:
    """`Ana Ríos · CFO · Acme`."""
    return " · ".join(filter(None, (card.name, position(card.role, card.company))))


def likeness_text(alike: list[Likeness], tr: Translations) -> str:
    """That the person may be here already; empty when nobody is like them."""
    if not alike:
        return ""
    first, others = alike[0], len(alike) - 1
    if others:
        text = tr.ngettext(
            "{who} and {count} more are already here; Enter adds another.",
            "{who} and {count} more are already here; Enter adds another.",
            others,
        )
    else:
        text = tr.gettext("{who} is already here; Enter adds another.")
    return text.format(who=cells.shown(who(first)), count=others)


def moment_text(at: datetime, now: datetime, language: str) -> str:
    """`Sun 22 Nov 18:00`, with the year when it is another one."""
    if at.year == now.year:
        return dates.day_time(at, language)
    return f"{dates.dated(at, language)} {at:%H:%M}"


def _said(draft: PersonDraft) -> dict[str, Span]:
    mark = f" {DECIDES}" if draft.decision_maker else ""
    texts = {
        "name": draft.name + mark,
        "role": draft.role,
        "company": draft.company,
        "tags": " ".join(f"#{tag}" for tag in draft.tags),
        "expertise": ", ".join(draft.expertise),
        "handles": " · ".join(value for _, value in draft.handles),
    }
    roles = {"name": Role.NAME}
    return {name: (text, roles.get(name, Role.TEXT)) for name, text in texts.items() if text}


def _row(name: str, said: Span | None, width: int, tr: Translations) -> Line:
    span = said or (f"({tr.gettext(LESSONS[name])})", Role.DIM)
    return labelled(tr.gettext(LABELS[name]), (span,), width, tr)
