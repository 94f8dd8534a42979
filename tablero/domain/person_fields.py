"""What is said of a person, made harmless before it is written."""

from collections.abc import Sequence
from dataclasses import replace

from tablero.domain import handles as rules
from tablero.domain.due import EVERY_DAYS
from tablero.domain.people import Handle, PersonFields
from tablero.domain.text import clean_line, clean_text, fold
from tablero.domain.words import Stage
from tablero.errors import BadInput


def cleaned(fields: PersonFields) -> PersonFields:
    """The fields made harmless, each tag and handle once.

    Raises BadInput for an empty name, a bad handle or a bad cadence.
    """
    name = clean_line(fields.name)
    if not name:
        raise BadInput(field="name", value=fields.name, reason="empty")
    if fields.every_days is not None and fields.every_days not in EVERY_DAYS:
        raise BadInput(field="cadence", value=str(fields.every_days), reason="range")
    return replace(
        fields,
        name=name,
        role=clean_line(fields.role),
        company=clean_line(fields.company),
        notes=clean_text(fields.notes),
        tags=_unique_tags(fields.tags),
        expertise=_unique_tags(fields.expertise),
        met_where=clean_line(fields.met_where),
        learned=clean_text(fields.learned),
        handles=_unique_handles(fields.handles),
    )


def referred_by(fields: PersonFields, person_id: int) -> PersonFields:
    """The person as one who was referred: on the board, in Referred, with the introducer."""
    return replace(fields, via_id=person_id, stage=fields.stage or Stage.REFERRED)


def stage_wanted(fields: PersonFields) -> Stage | None:
    """Where they are to stand: off the board with who wants no contact."""
    return None if fields.do_not_contact else fields.stage


def _unique_tags(tags: Sequence[str]) -> tuple[str, ...]:
    by_key: dict[str, str] = {}
    for tag in tags:
        name = clean_line(tag.lstrip("#"), 40)
        if name:
            by_key.setdefault(fold(name), name)
    return tuple(by_key.values())


def _unique_handles(handles: Sequence[Handle]) -> tuple[Handle, ...]:
    return tuple(dict.fromkeys(Handle(kind, rules.check(kind, value)) for kind, value in handles))
