"""Who is meant by `via …`: asked while it is typed, and answered in the same words everywhere."""

from dataclasses import dataclass

from tablero.domain.people import Card
from tablero.errors import Ambiguous, Refused
from tablero.i18n import N_, Translations
from tablero.present import cells, preview
from tablero.present.lines import Role, Span
from tablero.services import people
from tablero.services.workspace import Workspace

NOBODY = N_("nobody answers to “{ref}”")
SEVERAL = N_("several: {matches}")
NOBODY_REFUSED = N_("Nobody here answers to “{ref}”: correct it, or take the “via” out.")
SEVERAL_REFUSED = N_("Several people answer to “{ref}”: write the number of one after “via”.")


@dataclass(frozen=True, slots=True)
class Introducer:
    """The one who is meant, or why that cannot be told; neither when nobody was named."""

    card: Card | None = None
    error: Refused | None = None

    def span(self, tr: Translations) -> Span | None:
        """Who it is, or what is unclear, in a few words."""
        if self.card:
            return preview.who(self.card), Role.TEXT
        if self.error is None:
            return None
        if not isinstance(self.error, Ambiguous):
            return tr.gettext(NOBODY).format(ref=self._ref()), Role.LATE
        matches = ", ".join(f"{id_} {name}" for id_, name in self.error.data["matches"])  # type: ignore[attr-defined]
        return tr.gettext(SEVERAL).format(matches=matches), Role.LATE

    def refusal(self, tr: Translations) -> str:
        """What to do about it; empty when there is nothing against saving."""
        if self.error is None:
            return ""
        text = SEVERAL_REFUSED if isinstance(self.error, Ambiguous) else NOBODY_REFUSED
        return tr.gettext(text).format(ref=self._ref())

    def _ref(self) -> str:
        return cells.cut(str(self.error.data["ref"]), 30) if self.error else ""


def find(ws: Workspace, text: str) -> Introducer:
    """Who answers to what was typed."""
    if not text.strip():
        return Introducer()
    try:
        return Introducer(people.resolve(ws, text))
    except Refused as error:
        return Introducer(error=error)
