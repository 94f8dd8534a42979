"""The story that the demo tells, read from `story.toml`: people, and what happened with each."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tablero.domain.people import Handle, PersonFields
from tablero.domain.words import Channel, Direction, HandleKind, Intent, Outcome, Stage

_FILE = Path(__file__).with_name("story.toml")
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


@dataclass(frozen=True, slots=True)
class Figure:
    """A person of the story: there `since` so many days, or only once a beat leads to them.

    `via` is the key of an introducer; `left` is how many days ago the card left the board.
    """

    key: str
    fields: PersonFields
    via: str
    since: int | None
    left: int | None
    beats: tuple[Beat, ...]


def read_story(language: str) -> list[Figure]:
    """The people of the story, with texts in Spanish for `es` and in English for all else."""
    place = 1 if language == "es" else 0
    people = tomllib.loads(_FILE.read_text("utf-8"))["person"]
    return [_figure(person, place) for person in people]


def _figure(person: dict[str, Any], place: int) -> Figure:
    return Figure(
        key=person["key"],
        fields=_fields(person, place),
        via=person.get("via", ""),
        since=person.get("since"),
        left=person.get("left"),
        beats=tuple(_beat(place, cells) for cells in person.get("beats", ())),
    )


def _fields(person: dict[str, Any], place: int) -> PersonFields:
    mail, stage = person.get("mail"), person.get("stage")
    return PersonFields(
        name=person["name"],
        role=_said(person.get("role", []), place),
        company=person.get("company", ""),
        stage=Stage(stage) if stage else None,
        decision_maker=person.get("decides", False),
        every_days=person.get("every"),
        notes=_said(person.get("notes", []), place),
        tags=tuple(filter(None, [_said(person.get("tag", []), place)])),
        handles=(Handle(HandleKind.EMAIL, mail),) if mail else (),
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


def _said(texts: list[str], place: int) -> str:
    """A text in the language chosen; one that is the same in both stands alone."""
    return texts[min(place, len(texts) - 1)] if texts else ""
