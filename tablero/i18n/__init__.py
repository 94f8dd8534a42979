"""Words for people: which language, and the catalogue that holds it.

A leaf: it imports nothing of tablero. Nothing here touches the process's locale; a home server
often lacks it.
"""

import gettext
from collections.abc import Mapping
from pathlib import Path

Translations = gettext.NullTranslations
"""A catalogue. Source texts are English, so the empty catalogue is the English one."""

Plural = tuple[str, str]
"""A singular and a plural source text, to be looked up with `tr.ngettext(*plural, n)`."""

LANGUAGES = ("en", "es")
SOURCE_LANGUAGE = "en"
DOMAIN = "tablero"
LOCALE_DIR = Path(__file__).parent / "locale"


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark `text` for translation and return it as it is; look it up later with `tr.gettext`."""
    return text


def NN_(singular: str, plural: str) -> Plural:  # noqa: N802 - as above
    """Mark a plural for translation; look it up later with `tr.ngettext(*plural, n)`."""
    return singular, plural


def translations(language: str) -> Translations:
    """The catalogue of `language`; English where there is none, or none has been compiled."""
    try:
        with catalogue_path(language).open("rb") as compiled:
            return gettext.GNUTranslations(compiled)
    except FileNotFoundError:
        return Translations()


def catalogue_path(language: str) -> Path:
    """Where the compiled catalogue of `language` lies, be it there or not."""
    return LOCALE_DIR / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


def choose_language(
    option: str | None, environment: Mapping[str, str], configured: str | None
) -> str:
    """The interface's language: `--lang`, `TABLERO_LANG`, the configuration, then the locale.

    The first that is given and not empty decides; the locale is POSIX's `LC_ALL`, `LC_MESSAGES`,
    `LANG`, in that order. Spanish of any country is `es`, all else is `en`.
    """
    locale = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wishes = (option, environment.get("TABLERO_LANG"), configured, *locale)
    return _known(next(filter(None, wishes), SOURCE_LANGUAGE))


def _known(locale: str) -> str:
    code = locale.replace("-", "_").partition("_")[0].partition(".")[0].partition("@")[0].lower()
    return code if code in LANGUAGES else SOURCE_LANGUAGE
