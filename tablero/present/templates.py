"""What a template is called in the user's language; those of the user's own keep their names."""

from tablero.domain.templates import Template
from tablero.i18n import N_, Translations
from tablero.present import cells

NAMES = {
    "first_linkedin": N_("First message by LinkedIn"),
    "first_whatsapp": N_("First message by WhatsApp"),
    "first_email": N_("First message by e-mail"),
    "referred": N_("Someone told me about you"),
    "seen": N_("Something useful, nothing to answer"),
    "conversation": N_("After our talk"),
    "thanks": N_("Thanks for the introduction"),
    "silence": N_("A greeting after a long time"),
    "ask": N_("One clear ask"),
}
"""The templates that come with tablero, by the names they have in the configuration."""


def template_name(template: Template, tr: Translations) -> str:
    """The name of a template, harmless and on one line."""
    label = NAMES.get(template.name)
    return tr.gettext(label) if label else cells.shown(template.name)
