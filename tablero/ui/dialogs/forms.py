"""The forms as pydantic models: text in, checked values out, every wrong field told at once.

Nothing is checked here by its own rules: the validators ask `domain`, and carry its refusals.
Importing this costs what pydantic costs; the dialogs do it in a thread while one types.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from tablero.domain import handles
from tablero.domain.people import Handle, PersonFields
from tablero.domain.text import clean_line
from tablero.domain.when import parse_every, parse_moment
from tablero.domain.words import Channel, Direction, HandleKind, Intent, Outcome, Stage
from tablero.errors import BadInput, TableroError
from tablero.services.touches import TouchFields

FindIntroducer = Callable[[str], int | None]
"""From a name to an id, None from none. Raises what `PersonField.read` does."""

ReadDay = Callable[[str], date | None]
"""From words to a day, None from none. Raises BadInput."""

ModelT = TypeVar("ModelT", bound=BaseModel)


class FormErrors(Exception):
    """What is wrong, by field, in the order of the fields."""

    def __init__(self, errors: dict[str, TableroError]) -> None:
        super().__init__(errors)
        self.errors = errors


def _asking(rule: Callable[[str], Any]) -> BeforeValidator:
    """A validator that asks a rule of the domain, and keeps its refusal whole."""

    def ask(text: str) -> Any:
        try:
            return rule(text)
        except TableroError as error:
            raise _carrying(error) from error

    return BeforeValidator(ask)


def _carrying(error: TableroError) -> PydanticCustomError:
    return PydanticCustomError("tablero", "refused", {"error": error})


def _name(text: str) -> str:
    if not (name := clean_line(text)):
        raise BadInput(field="name", value=text, reason="empty")
    return name


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for raw in text.split(",") if (part := raw.strip()))


def _handles(kind: HandleKind) -> BeforeValidator:
    def read(text: str) -> tuple[Handle, ...]:
        return tuple(Handle(kind, handles.check(kind, part)) for part in _parts(text))

    return _asking(read)


def _every(text: str) -> int | None:
    return parse_every(text) if text.strip() else None


def _introducer(text: str, info: ValidationInfo) -> int | None:
    assert info.context is not None
    find: FindIntroducer = info.context["find_introducer"]
    try:
        return find(text)
    except TableroError as error:
        raise _carrying(error) from error


def _met_on(text: str, info: ValidationInfo) -> date | None:
    assert info.context is not None
    read: ReadDay = info.context["read_day"]
    try:
        return read(text)
    except TableroError as error:
        raise _carrying(error) from error


def _moment(text: str, info: ValidationInfo) -> datetime | None:
    assert info.context is not None
    try:
        return parse_moment(text, info.context["now"]) if text.strip() else None
    except TableroError as error:
        raise _carrying(error) from error


def _yes(text: str) -> bool:
    return text == "yes"


def _stage(text: str) -> Stage | None:
    return Stage(text) if text else None


def _id(text: str) -> int | None:
    return int(text) if text else None


Handles = tuple[Handle, ...]
YesNo = Annotated[bool, BeforeValidator(_yes)]


class PersonForm(BaseModel):
    """What the edit form says of a person. Several phones or tags are parted by commas."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, _asking(_name)]
    role: str
    company: str
    tags: Annotated[tuple[str, ...], BeforeValidator(_parts)]
    phone: Annotated[Handles, _handles(HandleKind.PHONE)]
    email: Annotated[Handles, _handles(HandleKind.EMAIL)]
    linkedin: Annotated[Handles, _handles(HandleKind.LINKEDIN)]
    other: Annotated[Handles, _handles(HandleKind.OTHER)]
    via: Annotated[int | None, BeforeValidator(_introducer)]
    cadence: Annotated[int | None, _asking(_every)]
    stage: Annotated[Stage | None, BeforeValidator(_stage)]
    decision_maker: YesNo
    do_not_contact: YesNo
    notes: str
    met_where: str = ""
    met_on: Annotated[date | None, BeforeValidator(_met_on)] = None
    learned: str = ""
    expertise: Annotated[tuple[str, ...], BeforeValidator(_parts)] = ()

    def fields(self) -> PersonFields:
        """The person, as the services take one."""
        return PersonFields(
            name=self.name,
            role=self.role,
            company=self.company,
            stage=self.stage,
            decision_maker=self.decision_maker,
            do_not_contact=self.do_not_contact,
            every_days=self.cadence,
            notes=self.notes,
            tags=self.tags,
            handles=(*self.phone, *self.email, *self.linkedin, *self.other),
            via_id=self.via,
            expertise=self.expertise,
            met_where=self.met_where,
            met_on=self.met_on,
            learned=self.learned,
        )


class TouchForm(BaseModel):
    """What the touch form says. An empty `when` is now."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    channel: Channel
    direction: Direction
    intent: Intent
    outcome: Outcome
    when: Annotated[datetime | None, BeforeValidator(_moment)]
    note: str
    idea: Annotated[int | None, BeforeValidator(_id)] = None

    def fields(self) -> TouchFields:
        """The touch, as the services take one."""
        return TouchFields(
            self.channel, self.direction, self.intent, self.outcome, self.when, self.note,
            self.idea,
        )  # fmt: skip


def read_person(
    values: dict[str, str], find_introducer: FindIntroducer, read_day: ReadDay = lambda _text: None
) -> PersonFields:
    """Check the edit form; `read_day` tells when one met. Raises FormErrors."""
    context = {"find_introducer": find_introducer, "read_day": read_day}
    return _checked(PersonForm, values, context).fields()


def read_touch(values: dict[str, str], now: datetime) -> TouchFields:
    """Check the touch form; `now` is aware, in the user's zone. Raises FormErrors."""
    return _checked(TouchForm, values, {"now": now}).fields()


def _checked(form: type[ModelT], values: dict[str, str], context: dict[str, Any]) -> ModelT:
    try:
        return form.model_validate(values, context=context)
    except ValidationError as wrong:
        errors = {str(error["loc"][0]): error["ctx"]["error"] for error in wrong.errors()}
        raise FormErrors(errors) from wrong


LOADED = True
"""The last name here: whoever sees it need not wait for this module."""
