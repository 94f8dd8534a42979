"""The closed vocabularies of the board. Their values are stored and printed, never translated."""

from enum import StrEnum


class Stage(StrEnum):
    """The four columns of the board, in the order in which they are shown."""

    FIRST_CONTACT = "first_contact"
    REFERRED = "referred"
    SEEN_NO_REPLY = "seen_no_reply"
    CONVERSATION = "conversation"


class Channel(StrEnum):
    """By what way a touch went, in the order of the keys `1` to `6`."""

    WHATSAPP = "whatsapp"
    LINKEDIN = "linkedin"
    EMAIL = "email"
    CALL = "call"
    MEETING = "meeting"
    OTHER = "other"


class Direction(StrEnum):
    """Who reached whom. Only `OUT` touches are numbered."""

    OUT = "out"
    IN = "in"


class Intent(StrEnum):
    """What a touch was for."""

    GIVE = "give"
    ASK = "ask"
    GREET = "greet"


class Outcome(StrEnum):
    """What became of a touch."""

    SENT = "sent"
    SEEN = "seen"
    REPLIED = "replied"
    REFERRED = "referred"
    DECLINED = "declined"


class TieKind(StrEnum):
    """What joins two people. `REFERRED` runs from the introducer to the introduced."""

    REFERRED = "referred"
    KNOWS = "knows"
    WORKS_WITH = "works_with"
    FAMILY = "family"


class HandleKind(StrEnum):
    """Where a person can be reached."""

    PHONE = "phone"
    EMAIL = "email"
    LINKEDIN = "linkedin"
    OTHER = "other"


class EntryKind(StrEnum):
    """What is written about a person, beside touches and moves."""

    RESEARCH = "research"
    IDEA = "idea"
    MISTAKE = "mistake"
    PROMISE = "promise"
    VALUE = "value"
    NOTE = "note"
    LESSON = "lesson"


class Topic(StrEnum):
    """What an entry of research, or of value, is about; research in the order of its questions."""

    WHO = "who"
    NEED = "need"
    REACHED = "reached"
    SHARED = "shared"
    TIMING = "timing"
    WAY_IN = "way_in"
    THEY_VALUE = "they_value"
    I_OFFER = "i_offer"


class EntryStatus(StrEnum):
    """How an entry stands: an idea is used, a promise kept (`DONE`), or either is let go."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class MistakeKind(StrEnum):
    """Of what sort a mistake was."""

    LEFT_UNDONE = "left_undone"
    SHOULD_NOT_HAVE = "should_not_have"


class Cause(StrEnum):
    """Why somebody did not answer, as far as that was my doing."""

    NO_INTEREST = "no_interest"
    VALUE_NOT_SEEN = "value_not_seen"
    NOT_UNDERSTOOD = "not_understood"
    WRONG_TIMING = "wrong_timing"
    OTHER = "other"


class RecoveryStep(StrEnum):
    """The steps of a moment of truth, in the order in which they are walked, and its end."""

    EVIDENCE = "evidence"
    STRATEGY = "strategy"
    CONTACT = "contact"
    TALK = "talk"
    AFTERWARDS = "afterwards"
    CLOSED = "closed"


class RecoveryStatus(StrEnum):
    """How a moment of truth stands: open, put off until a day, done, or dropped with a reason."""

    OPEN = "open"
    PUT_OFF = "put_off"
    DONE = "done"
    DROPPED = "dropped"


class FavourKind(StrEnum):
    """Which way a favour goes, and whether it was done: I gave or offered, I received or asked."""

    GIVEN = "given"
    RECEIVED = "received"
    OFFERED = "offered"
    ASKED = "asked"


class IntroductionStatus(StrEnum):
    """What became of a request for an introduction."""

    OPEN = "open"
    MADE = "made"
    DROPPED = "dropped"
