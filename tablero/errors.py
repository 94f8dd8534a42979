"""Everything tablero refuses to do, as one tree. An error carries a code and data, never prose.

    TableroError
    ├── Refused                 a request that cannot be carried out; nothing was written
    │   ├── NotFound            no person answers to the reference
    │   ├── Ambiguous           several people answer to it
    │   ├── BadInput            a value was not understood
    │   ├── NothingToUndo       the journal holds nothing (more) of this kind
    │   ├── ChangedElsewhere    another session has since changed the same rows
    │   ├── NoTouchYet          an outcome was given, and there is no outbound touch to carry it
    │   ├── AlreadyAnswered     a touch that has its answer cannot have been left on seen
    │   ├── DoNotContact        the person asked not to be contacted
    │   ├── NotOnBoard          a person without a stage has no next date, and nothing to rest from
    │   ├── Circular            a referral that would lead back to itself
    │   ├── MomentOpen          the person is upset: a text is not the way
    │   └── WrongStep           a step of a moment of truth that is not the next
    ├── Cancelled               the user broke off a long piece of work; nothing of it was kept
    ├── StorageError            the file cannot be used; it was left as it is
    └── ConfigError             the configuration cannot be read

`present.errors` turns each into one line in the user's language.
"""

from typing import ClassVar


class TableroError(Exception):
    """The root. `code` is stable and machine-readable; `data` holds what the sentence needs."""

    code: ClassVar[str] = "error"

    def __init__(self, **data: object) -> None:
        super().__init__(self.code, data)
        self.data = data


class Refused(TableroError):
    """A request that cannot be carried out. Nothing was written."""

    code = "refused"


class NotFound(Refused):
    """No person answers to `ref`."""

    code = "not_found"


class Ambiguous(Refused):
    """Several people answer to `ref`; `matches` holds (id, name) of the first of them."""

    code = "ambiguous"


class BadInput(Refused):
    """`value` was not understood as `field`; `reason` is a stable word such as `empty`."""

    code = "bad_input"


class NothingToUndo(Refused):
    """The journal holds nothing to undo (`redo=False`) or to do again (`redo=True`)."""

    code = "nothing_to_undo"


class ChangedElsewhere(Refused):
    """Another session has since changed the rows of `action`, which was about `subject`."""

    code = "changed_elsewhere"


class NoTouchYet(Refused):
    """There is no outbound touch with `name` that could carry an outcome."""

    code = "no_touch_yet"


class AlreadyAnswered(Refused):
    """`name` has answered the touch that was to be marked as seen."""

    code = "already_answered"


class DoNotContact(Refused):
    """The person called `name` asked not to be contacted; only an edit lifts that."""

    code = "do_not_contact"


class NotOnBoard(Refused):
    """The person called `name` has no stage, so there is no card that could be due or rest."""

    code = "not_on_board"


class Circular(Refused):
    """`name` cannot be introduced by `via`, who came through them."""

    code = "circular"


class MomentOpen(Refused):
    """With `name` a moment of truth is open: call or meet, do not write."""

    code = "moment_open"


class WrongStep(Refused):
    """A moment of truth stands at `step`; what was asked for belongs to `wanted`."""

    code = "wrong_step"


class Cancelled(TableroError):
    """The user broke off a long piece of work. Nothing of it was kept."""

    code = "cancelled"


class StorageError(TableroError):
    """The database at `path` cannot be used for `reason`; the file was left as it is."""

    code = "storage"


class ConfigError(TableroError):
    """The configuration at `path` is not valid: `detail` at `key`."""

    code = "config"
