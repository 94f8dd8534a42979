"""The labels of the closed vocabularies, in both languages."""

from tablero.domain.words import Channel, Direction, HandleKind, Intent, Outcome, Stage
from tablero.i18n import N_, Translations

STAGES = {
    Stage.FIRST_CONTACT: N_("First contact"),
    Stage.REFERRED: N_("Referred"),
    Stage.SEEN_NO_REPLY: N_("Seen, no reply"),
    Stage.CONVERSATION: N_("Conversation"),
}
SHORT_STAGES = {
    Stage.FIRST_CONTACT: N_("First"),
    Stage.REFERRED: N_("Ref"),
    Stage.SEEN_NO_REPLY: N_("Seen"),
    Stage.CONVERSATION: N_("Conv"),
}
CHANNELS = {
    Channel.WHATSAPP: N_("WhatsApp"),
    Channel.LINKEDIN: N_("LinkedIn"),
    Channel.EMAIL: N_("e-mail"),
    Channel.CALL: N_("call"),
    Channel.MEETING: N_("meeting"),
    Channel.OTHER: N_("other"),
}
DIRECTIONS = {Direction.OUT: N_("I reached out"), Direction.IN: N_("they reached me")}
INTENTS = {Intent.GIVE: N_("give"), Intent.ASK: N_("ask"), Intent.GREET: N_("greet")}
OUTCOMES = {
    Outcome.SENT: N_("sent"),
    Outcome.SEEN: N_("seen"),
    Outcome.REPLIED: N_("replied"),
    Outcome.REFERRED: N_("referred"),
    Outcome.DECLINED: N_("declined"),
}
HANDLES = {
    HandleKind.PHONE: N_("phone"),
    HandleKind.EMAIL: N_("e-mail"),
    HandleKind.LINKEDIN: N_("LinkedIn"),
    HandleKind.OTHER: N_("other"),
}


def stage(value: Stage | None, tr: Translations) -> str:
    """The name of a stage; of None, that a person is not on the board."""
    return tr.gettext(STAGES[value]) if value else tr.gettext("off the board")


def channel(value: Channel, tr: Translations) -> str:
    """The name of a channel."""
    return tr.gettext(CHANNELS[value])


def direction(value: Direction, tr: Translations) -> str:
    """Who reached whom, in words."""
    return tr.gettext(DIRECTIONS[value])


def intent(value: Intent, tr: Translations) -> str:
    """The name of an intent."""
    return tr.gettext(INTENTS[value])


def outcome(value: Outcome, tr: Translations) -> str:
    """The name of an outcome."""
    return tr.gettext(OUTCOMES[value])
