"""Who is meant by words: somebody of the network, or somebody new on a line as `add` takes it."""

from tablero.domain.people import Card, Handle, PersonFields
from tablero.domain.quick_add import parse_person_line
from tablero.errors import NotFound
from tablero.services import people
from tablero.services.workspace import Workspace


def known_or_new(ws: Workspace, text: str) -> Card | PersonFields:
    """Who is here; else whom the line tells of.

    Raises NotFound for a number that nobody has, Ambiguous, and BadInput as `add` does.
    """
    try:
        return people.resolve(ws, text)
    except NotFound:
        if text.isdigit():
            raise
        return _somebody_new(text)


def _somebody_new(line: str) -> PersonFields:
    """`Ana Ríos, CFO @ Acme #fintech`. Through whom they came is said by what they are named for.

    Raises BadInput.
    """
    draft = parse_person_line(line)
    return PersonFields(
        name=draft.name,
        role=draft.role,
        company=draft.company,
        decision_maker=draft.decision_maker,
        tags=draft.tags,
        handles=tuple(Handle(kind, value) for kind, value in draft.handles),
        expertise=draft.expertise,
    )
