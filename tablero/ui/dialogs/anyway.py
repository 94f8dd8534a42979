"""Logging a touch from a form; with one who wants none, or is upset, only after a yes."""

from collections.abc import Callable

from tablero.errors import DoNotContact, MomentOpen
from tablero.i18n import N_
from tablero.present.errors import explain
from tablero.services.touches import TouchFields
from tablero.ui.deeds import Deed
from tablero.ui.dialogs.confirm import ConfirmDialog
from tablero.ui.dialogs.formdialog import FormDialog
from tablero.ui.dialogs.sheet import ResultT

Save = Callable[[TouchFields, bool], Deed]
"""Logs the touch; the flag says that one who wants none, or is upset, is meant all the same."""

ANYWAY = N_("Log the touch all the same?")


class LoggingDialog(FormDialog[ResultT]):
    """Subclasses give `log_touch`, which writes the touch and finishes."""

    def log_touch(self, *, anyway: bool) -> None:
        """Write what the form says. May raise DoNotContact or MomentOpen unless `anyway`."""
        raise NotImplementedError

    def save(self) -> None:
        """Log it; with one who wants no contact, or is upset and not called, ask first."""
        try:
            self.log_touch(anyway=False)
        except (DoNotContact, MomentOpen) as refusal:
            question = ConfirmDialog(self.tr.gettext(ANYWAY), self.tr, explain(refusal, self.tr))
            self.app.push_screen(question, self._decided)

    def _decided(self, yes: bool | None) -> None:
        if yes:
            self.attempt(lambda: self.log_touch(anyway=True))
        self.show()
