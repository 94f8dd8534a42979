"""The labels of the closed vocabularies, in both languages."""

from tablero.domain.words import (
    Cause,
    Channel,
    Direction,
    EntryKind,
    EntryStatus,
    FavourKind,
    HandleKind,
    Intent,
    MistakeKind,
    Outcome,
    RecoveryStatus,
    RecoveryStep,
    Stage,
    TieKind,
    Topic,
)
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
ENTRIES = {
    EntryKind.RESEARCH: N_("research"),
    EntryKind.IDEA: N_("idea"),
    EntryKind.MISTAKE: N_("mistake"),
    EntryKind.PROMISE: N_("promise"),
    EntryKind.VALUE: N_("value"),
    EntryKind.NOTE: N_("note"),
    EntryKind.LESSON: N_("lesson"),
}
MISTAKES = {
    MistakeKind.LEFT_UNDONE: N_("left undone"),
    MistakeKind.SHOULD_NOT_HAVE: N_("should not have done"),
}
CAUSES = {
    Cause.NO_INTEREST: N_("no interest"),
    Cause.VALUE_NOT_SEEN: N_("value not seen"),
    Cause.NOT_UNDERSTOOD: N_("not understood"),
    Cause.WRONG_TIMING: N_("wrong timing"),
    Cause.OTHER: N_("another cause"),
}
TIES = {
    TieKind.KNOWS: N_("knows"),
    TieKind.WORKS_WITH: N_("works with"),
    TieKind.FAMILY: N_("family"),
    TieKind.REFERRED: N_("brought"),
}
TIES_BACK = {**TIES, TieKind.REFERRED: N_("came through")}
"""As the other of the two would say it."""

FAVOURS = {
    FavourKind.GIVEN: N_("given"),
    FavourKind.RECEIVED: N_("received"),
    FavourKind.OFFERED: N_("offered"),
    FavourKind.ASKED: N_("asked for"),
}
STEPS = {
    RecoveryStep.EVIDENCE: N_("evidence"),
    RecoveryStep.STRATEGY: N_("strategy"),
    RecoveryStep.CONTACT: N_("contact"),
    RecoveryStep.TALK: N_("the talk"),
    RecoveryStep.AFTERWARDS: N_("afterwards"),
    RecoveryStep.CLOSED: N_("over"),
}
"""The steps of a moment of truth."""

MOMENTS = {
    RecoveryStatus.OPEN: N_("under way"),
    RecoveryStatus.PUT_OFF: N_("for later"),
    RecoveryStatus.DONE: N_("over"),
    RecoveryStatus.DROPPED: N_("let be"),
}
"""How a moment of truth stands."""

TOPICS = {
    Topic.WHO: N_("who they are"),
    Topic.NEED: N_("what they need"),
    Topic.REACHED: N_("how they reached us"),
    Topic.SHARED: N_("what we share"),
    Topic.TIMING: N_("timing"),
    Topic.WAY_IN: N_("the way in"),
    Topic.THEY_VALUE: N_("what they would value"),
    Topic.I_OFFER: N_("what I can offer"),
}
QUESTIONS = {
    Topic.WHO: N_("Who are they, beyond the job title?"),
    Topic.NEED: N_("What do they need right now?"),
    Topic.REACHED: N_("How did they come to us, and from where?"),
    Topic.SHARED: N_("What do we share: people, places, interests?"),
    Topic.TIMING: N_("When is the right time for them, and why?"),
    Topic.WAY_IN: N_("What is the way in: who, where, with what?"),
    Topic.THEY_VALUE: N_("What would they value?"),
    Topic.I_OFFER: N_("What can I offer them?"),
}
STATUSES = {
    EntryKind.IDEA: {
        EntryStatus.OPEN: N_("to use"),
        EntryStatus.DONE: N_("used"),
        EntryStatus.DROPPED: N_("dropped"),
    },
    EntryKind.PROMISE: {
        EntryStatus.OPEN: N_("to keep"),
        EntryStatus.DONE: N_("kept"),
        EntryStatus.DROPPED: N_("let go"),
    },
    EntryKind.LESSON: {
        EntryStatus.OPEN: N_("to heed"),
        EntryStatus.DONE: N_("heeded"),
        EntryStatus.DROPPED: N_("set aside"),
    },
}
"""How an entry that can be closed stands, by its kind."""


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


def entry(value: EntryKind, tr: Translations) -> str:
    """The name of a kind of entry."""
    return tr.gettext(ENTRIES[value])


def topic(value: Topic, tr: Translations) -> str:
    """The name of a topic."""
    return tr.gettext(TOPICS[value])


def question(value: Topic, tr: Translations) -> str:
    """What to find out about a topic."""
    return tr.gettext(QUESTIONS[value])


def status(kind: EntryKind, value: EntryStatus, tr: Translations) -> str:
    """How an entry stands; empty for the kinds that cannot be closed."""
    return tr.gettext(STATUSES[kind][value]) if kind in STATUSES else ""


def step(value: RecoveryStep, tr: Translations) -> str:
    """The name of a step of a moment of truth."""
    return tr.gettext(STEPS[value])


def moment(value: RecoveryStatus, tr: Translations) -> str:
    """How a moment of truth stands."""
    return tr.gettext(MOMENTS[value])


def mistake_kind(value: MistakeKind, tr: Translations) -> str:
    """Of what sort a mistake was."""
    return tr.gettext(MISTAKES[value])


def cause(value: Cause | None, tr: Translations) -> str:
    """Why it came to a mistake; of None, that nobody has thought about it yet."""
    return tr.gettext(CAUSES[value]) if value else tr.gettext("cause not thought of yet")


def tie(value: TieKind, tr: Translations, *, is_source: bool = True) -> str:
    """What joins two people, as the one says it from whom it runs, or (else) the other."""
    return tr.gettext((TIES if is_source else TIES_BACK)[value])


def favour(value: FavourKind, tr: Translations) -> str:
    """Which way a favour went."""
    return tr.gettext(FAVOURS[value])


_QUOTED = N_("“{text}”")


def quoted(text: str, tr: Translations) -> str:
    """What somebody said, between the quotes of the language; nothing stays nothing."""
    return tr.gettext(_QUOTED).format(text=text) if text else ""


def quote_sign(tr: Translations) -> str:
    """The sign with which the language begins what somebody said."""
    return tr.gettext(_QUOTED).partition("{text}")[0].strip()
