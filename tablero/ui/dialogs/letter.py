"""The form of a message: what a template, a way and an idea make of it. Plain code, no widget.

What was typed by hand is never filled over, unless one asks for the template's words again.
"""

from collections.abc import Iterable, Sequence

from tablero.domain.entries import Entry
from tablero.domain.links import link_for
from tablero.domain.templates import Template, fitting, message, unfilled
from tablero.domain.words import Channel, Intent
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.templates import template_name
from tablero.services.messages import Correspondent, known, to_give, usual_channel
from tablero.ui.dialogs.editing import TextEdit
from tablero.ui.dialogs.fields import ChoiceField, NotesField, Option
from tablero.ui.dialogs.form import Form

OWN_WORDS = N_("own words")
NO_IDEA = N_("none")

LONGEST_LINK = 2_000
"""Characters; terminals open no longer ones, and phones few."""

_LABEL_CELLS = 40
_IDEA = "{idea}"


class MessageField(NotesField):
    """The message. Where a place is still open, what one types takes it."""

    def enter(self) -> None:
        """Begin at the first place that is still open, else at the end."""
        left = unfilled(self.value)
        self.edit.cursor = self.value.index(_braced(left[0])) if left else len(self.value)

    def leave(self) -> None:
        """Show the beginning."""
        self.edit.cursor = 0

    def put(self, text: str) -> bool:
        """Write at the cursor; in the stead of an open place that begins there."""
        if text != "\n":
            rest = self.value[self.edit.cursor :]
            for word in unfilled(rest):
                if rest.startswith(_braced(word)):
                    self.edit.cut(self.edit.cursor + len(_braced(word)))
        return super().put(text)


class Letter(Form):
    """The fields `template`, `channel`, `intent`, `idea` and `message`, and what follows from each.

    `templates` are all there are; those that fit are offered.
    """

    def __init__(
        self, who: Correspondent, templates: Sequence[Template], language: str, tr: Translations
    ) -> None:
        self.who, self.tr, self.language = who, tr, language
        self._all = templates
        self._offered: dict[str, Template] = {}
        self._idea_by_hand = False
        self._filled = ""
        self._aside = ""
        self.body = MessageField("message", tr.gettext("Message"))
        super().__init__(
            [
                ChoiceField("template", tr.gettext("Template"), [("", "")], ""),
                ChoiceField("channel", tr.gettext("Way"), _channels(tr), usual_channel(who)),
                ChoiceField("intent", tr.gettext("Intent"), _intents(tr), Intent.GIVE),
                idea_field(who.at_hand, tr),
                self.body,
            ]
        )
        self._offer()
        self._choice("template").value = self._first()
        self._take_template()

    @property
    def channel(self) -> Channel:
        """The way the message goes."""
        return Channel(self["channel"].value)

    @property
    def intent(self) -> Intent:
        """What it is for."""
        return Intent(self["intent"].value)

    @property
    def given(self) -> Entry | None:
        """The idea or value note that goes with it."""
        value = self["idea"].value
        return next((entry for entry in self.who.at_hand if str(entry.id) == value), None)

    @property
    def message(self) -> str:
        """What is to be sent."""
        return self.body.value.strip()

    @property
    def is_by_hand(self) -> bool:
        """Whether the message says something that no template put there."""
        return self.body.value not in ("", self._filled)

    def open_places(self) -> tuple[str, ...]:
        """What is still to be filled in, in braces."""
        return tuple(map(_braced, unfilled(self.message)))

    def bare_link(self) -> str:
        """The address without the message; empty without a handle for it."""
        return link_for(self.channel, self.who.page.person.handles, "")

    def link(self) -> str:
        """The address with the message, if it takes one and that is not too long."""
        whole = link_for(self.channel, self.who.page.person.handles, self.message)
        return whole if len(whole) <= LONGEST_LINK else self.bare_link()

    def put_back(self, values: dict[str, object]) -> None:
        """Fill in what a draft kept, as it was."""
        for name in ("channel", "template"):
            if isinstance(kept := values.get(name), str):
                self[name].value = kept
            self._offer()
        super().put_back(values)
        self._idea_by_hand = "idea" in values
        self._filled = self._fresh()
        self.body.leave()

    def changed(self, name: str) -> bool:
        """Follow a change of that field; returns whether own words were kept in spite of it."""
        before = self["template"].value
        if name == "channel":
            self._offer()
        self._idea_by_hand |= name == "idea"
        if name not in ("template", "idea") and self["template"].value == before:
            return False
        if self.is_by_hand:
            return self._fresh() != self._filled
        if name != "idea":
            self._take_template()
        else:
            self._fill_in()
        return False

    def swap(self) -> None:
        """The template's words in the stead of one's own; once more, one's own again."""
        if self.is_by_hand:
            self._aside = self.body.value
            self._take_template()
        elif self._aside:
            self.body.value = self._aside

    def _choice(self, name: str) -> ChoiceField:
        field = self[name]
        assert isinstance(field, ChoiceField)
        return field

    def _offer(self) -> None:
        """Offer the templates for the way; the chosen one stays, if it is among them."""
        person = self.who.page.person
        found = fitting(
            self._all, stage=person.card.stage, channel=self.channel, language=self.language
        )
        own = Template(name="", intent=person.last_intent or Intent.GIVE, text=_IDEA)
        self._offered = {"": own} | {_key(each): each for each in found}
        field = self._choice("template")
        kept = field.value if field.value in self._offered else self._first()
        field.offer([(key, self._label(each)) for key, each in self._offered.items()], kept)

    def _first(self) -> str:
        """The template to begin with; one that tells of an introduction only if there was one."""
        untold = not self.who.page.introduced
        for key, each in self._offered.items():
            if key and not (untold and "introduced" in unfilled(each.text)):
                return key
        return ""

    def _label(self, template: Template) -> str:
        if not template.name:
            return self.tr.gettext(OWN_WORDS)
        name = template_name(template, self.tr)
        is_foreign = template.language not in (None, self.language)
        return f"{name} ({template.language})" if is_foreign else name

    def _take_template(self) -> None:
        """Take over what the template is for, what it gives, and its words."""
        template = self._offered[self["template"].value]
        self["intent"].value = template.intent
        if not self._idea_by_hand:
            has_a_place = template.name and _IDEA in template.text
            first = to_give(self.who) if has_a_place else None
            self["idea"].value = str(first.id) if first else ""
        self._fill_in()

    def _fill_in(self) -> None:
        self._filled = self.body.value = self._fresh()
        self.body.leave()

    def _fresh(self) -> str:
        """The words of the template, as they stand in the field."""
        template, given = self._offered[self["template"].value], self.given
        if not template.name and not given:
            return ""
        return TextEdit(message(template.text, known(self.who, given))).text


def _key(template: Template) -> str:
    parts = (template.name, template.language, template.stage, template.channel)
    return "/".join(part or "" for part in parts)


def _braced(word: str) -> str:
    return f"{{{word}}}"


def _channels(tr: Translations) -> list[Option]:
    return [(each.value, words.channel(each, tr)) for each in Channel]


def _intents(tr: Translations) -> list[Option]:
    return [(each.value, words.intent(each, tr)) for each in Intent]


def idea_field(entries: Iterable[Entry], tr: Translations) -> ChoiceField:
    """The field `idea`: none, or one of the entries by its beginning."""
    options = [(str(entry.id), cells.cut(entry.text, _LABEL_CELLS)) for entry in entries]
    return ChoiceField("idea", tr.gettext("Idea"), [("", tr.gettext(NO_IDEA)), *options], "")
