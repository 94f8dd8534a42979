"""The story that the demo tells, read from `story.toml`: people, and what happened with each."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tablero.domain.lessons import Moment
from tablero.domain.people import Handle, PersonFields
from tablero.domain.words import (
    Cause,
    Channel,
    Direction,
    EntryKind,
    EntryStatus,
    HandleKind,
    Intent,
    MistakeKind,
    Outcome,
    Stage,
    Topic,
)
from tablero.services.lessons import LessonFields

FILE = Path(__file__).with_name("story.toml")
_HOURS = 2.0


class Beat(NamedTuple):
    """A touch, so many days before today at a time such as `18:30`, and its note.

    The outcome became known after `hours`; `leads_to` is the key of whom a `referred` one brought.
    """

    days: int
    time: str
    channel: Channel
    direction: Direction
    intent: Intent | None
    outcome: Outcome
    leads_to: str
    note: str
    hours: float


class Written(NamedTuple):
    """An entry, so many days before today; a promise is due `due_in` days from today."""

    days: int
    kind: EntryKind
    topic: Topic | None
    status: EntryStatus
    due_in: int | None
    text: str


class Slip(NamedTuple):
    """A mistake, made so many days before today with the last touch there was by then."""

    days: int
    kind: MistakeKind
    cause: Cause
    text: str
    next_time: str


class Advice(NamedTuple):
    """A lesson, written so many days before today; `by` is a key of the story, else any name.

    It is due in `due_in` days from today; one that helped, or did not, was heeded.
    """

    days: int
    by: str
    fields: LessonFields
    due_in: int | None


class Rest(NamedTuple):
    """A rest, begun so many days before today, that ends in so many days from today."""

    days: int
    back_in: int
    why: str


class Evening(NamedTuple):
    """How yesterday was closed: keys of people of the story, and a mistake about one of them."""

    time: str
    mistake: str
    about: str
    three: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A person of the story: there `since` so many days, or only once a beat leads to them.

    `via` is the key of an introducer; `thanked` is how many days ago they were thanked for whom
    they brought.
    """

    key: str
    fields: PersonFields
    via: str
    since: int | None
    thanked: int | None
    rest: Rest | None
    beats: tuple[Beat, ...]
    entries: tuple[Written, ...]
    mistakes: tuple[Slip, ...]


class Story(NamedTuple):
    """The people, what others advised, and how yesterday ended."""

    cast: tuple[Figure, ...]
    lessons: tuple[Advice, ...]
    evening: Evening


def read_story(language: str) -> Story:
    """The story, with texts in Spanish for `es` and in English for all else."""
    place = 1 if language == "es" else 0
    told = tomllib.loads(FILE.read_text("utf-8"))
    return Story(
        tuple(_figure(person, place) for person in told["person"]),
        tuple(_advice(lesson, place) for lesson in told["lesson"]),
        _evening(told["evening"], place),
    )


def _figure(person: dict[str, Any], place: int) -> Figure:
    return Figure(
        key=person["key"],
        fields=_fields(person, place),
        via=person.get("via", ""),
        since=person.get("since"),
        thanked=person.get("thanked"),
        rest=_rest(place, person["rest"]) if "rest" in person else None,
        beats=tuple(_beat(place, cells) for cells in person.get("beats", ())),
        entries=tuple(_written(place, cells) for cells in person.get("entries", ())),
        mistakes=tuple(_slip(place, cells) for cells in person.get("mistakes", ())),
    )


def _fields(person: dict[str, Any], place: int) -> PersonFields:
    mail, stage = person.get("mail"), person.get("stage")
    return PersonFields(
        name=person["name"],
        role=said(person.get("role", []), place),
        company=person.get("company", ""),
        stage=Stage(stage) if stage else None,
        decision_maker=person.get("decides", False),
        every_days=person.get("every"),
        notes=said(person.get("notes", []), place),
        tags=tuple(filter(None, [said(person.get("tag", []), place)])),
        handles=(Handle(HandleKind.EMAIL, mail),) if mail else (),
        expertise=tuple(filter(None, [said(person.get("knows", []), place)])),
        met_where=said(person.get("met", []), place),
        learned=said(person.get("learned", []), place),
    )


def _beat(place: int, cells: list[Any]) -> Beat:
    days, at, words, en, es, *hours = cells
    channel, intent, outcome, leads_to = (*words.split(), "", "")[:4]
    return Beat(
        days=days,
        time=at,
        channel=Channel(channel),
        direction=Direction.IN if intent == Direction.IN else Direction.OUT,
        intent=None if intent == Direction.IN else Intent(intent),
        outcome=Outcome(outcome or Outcome.SENT),
        leads_to=leads_to,
        note=(en, es)[place],
        hours=hours[0] if hours else _HOURS,
    )


def _written(place: int, cells: list[Any]) -> Written:
    days, words, en, es = cells
    kind, more = (*words.split(), "")[:2]
    is_promise = kind == EntryKind.PROMISE
    is_done = more == EntryStatus.DONE
    return Written(
        days=days,
        kind=EntryKind(kind),
        topic=Topic(more) if more and not is_promise and not is_done else None,
        status=EntryStatus.DONE if is_done else EntryStatus.OPEN,
        due_in=int(more) if is_promise else None,
        text=(en, es)[place],
    )


def _slip(place: int, cells: list[Any]) -> Slip:
    days, words, *texts = cells
    kind, cause = words.split()
    return Slip(days, MistakeKind(kind), Cause(cause), texts[place], texts[2 + place])


def _advice(told: dict[str, Any], place: int) -> Advice:
    by, helped, channel = told["by"], told.get("helped"), told.get("channel")
    first, last = (*told.get("touches", ()), None, None)[:2]
    fields = LessonFields(
        advice=said(told["advice"], place),
        use=said(told.get("use", []), place),
        moment=Moment(None, first, last, Channel(channel) if channel else None),
        status=EntryStatus.OPEN if helped is None else EntryStatus.DONE,
        helped=helped,
    )
    who = by if isinstance(by, str) else said(by, place)
    return Advice(told["days"], who, fields, told.get("due_in"))


def _rest(place: int, cells: list[Any]) -> Rest:
    days, back_in, en, es = cells
    return Rest(days, back_in, (en, es)[place])


def _evening(told: dict[str, Any], place: int) -> Evening:
    return Evening(told["time"], said(told["mistake"], place), told["about"], tuple(told["three"]))


def said(texts: list[str], place: int) -> str:
    """A text in the language chosen; one that is the same in both stands alone."""
    return texts[min(place, len(texts) - 1)] if texts else ""
