"""What is known goes when its text is emptied: that is said before it is saved."""

from tablero.i18n import N_
from tablero.present.lines import Role
from tablero.ui.desk import Desk
from tablero.ui.dialogs.fields import Field
from tablero.ui.keys import first_key

NO_TEXT = N_("Saved without a text it goes away; {key} brings it back.")
NO_WORDS = N_("Saved without words it goes away; {key} brings it back.")


def tell_if_emptied(field: Field, desk: Desk, *, is_known: bool, told: str = NO_TEXT) -> None:
    """Say it below the field of what is known, while the field is empty."""
    goes = is_known and not field.value.strip()
    text = desk.tr.gettext(told).format(key=first_key("undo", desk.keys))
    field.below = (((text, Role.ACCENT),),) if goes else ()
