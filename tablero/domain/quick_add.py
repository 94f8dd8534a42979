"""A person on one line: `Ana Ríos, CFO @ Acme #fintech via Luis`, in any order people type it.

Words fall into fields; a marker changes the field for the words after it. Nothing typed is lost:
what is not understood stays where it stands, to be seen in the preview before saving.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from tablero.domain.handles import check, guess_kind, match_key
from tablero.domain.text import clean_line, fold
from tablero.domain.words import HandleKind
from tablero.errors import BadInput

_LINE_LIMIT = 1000
_HANDLE = re.compile(
    r"(?:https?://)?(?:[\w-]{1,20}\.)?linkedin\.com/in/[^\s,;<>()]*[^\s,;<>().]"
    r"|(?:mailto:)?[^@\s<>()\[\],;:\"]{1,64}@[^@\s<>()\[\],;:\"/]+\.[^@\s<>()\[\],;:\"./]+"
    r"|(?<![\w+])(?:tel:)?\+?(?:\(\d{1,5}\))?\d[\d\s().\-]{5,30}\d(?!\w)",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"<\s*>|\(\s*\)|\[\s*\]")
_LEGAL_FORMS = frozenset(
    {
        "sl", "sa", "slu", "sau", "slp", "sll", "sas", "spa", "srl", "sarl", "scoop", "sderl",
        "sderldecv", "sadecv", "sapidecv", "lda", "ltda", "inc", "ltd", "llc", "llp", "plc",
        "corp", "gmbh", "ag", "bv", "nv", "ptyltd",
    }
)  # fmt: skip
_LONGEST_FORM = 5  # words: `S. de R. L.`, and one to spare
_AT_WORDS = frozenset({"at", "en"})
_EDGES = " ,;"
_KNOWS = re.compile(r"(?:knows|sabe):(?P<what>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """What one line was understood to say. Only the name is never empty."""

    name: str
    role: str = ""
    company: str = ""
    tags: tuple[str, ...] = ()
    via: str = ""
    decision_maker: bool = False
    handles: tuple[tuple[HandleKind, str], ...] = ()
    expertise: tuple[str, ...] = ()


def parse_person_line(line: str) -> PersonDraft:
    """Read `NAME, ROLE @ COMPANY #tag via NAME !`, with e-mails, phones and LinkedIn anywhere.

    The role may come last: `NAME @ COMPANY, ROLE`, where `COMPANY, S.L.` has none. `!`, alone or
    after the name, marks the one who decides; `knows:tyres` is what they know about.
    Raises BadInput(field="name", reason="empty").
    """
    text, handles = _without_handles(clean_line(line, _LINE_LIMIT))
    reader = _Reader()
    reader.read(text.replace(",", " , ", 1).split())
    draft = reader.draft(handles)
    if not draft.name:
        raise BadInput(field="name", value=line, reason="empty")
    return draft


def _without_handles(text: str) -> tuple[str, tuple[tuple[HandleKind, str], ...]]:
    found: dict[tuple[HandleKind, str], str] = {}

    def take(match: re.Match[str]) -> str:
        kind = guess_kind(match[0])
        if kind is None:
            return match[0]
        found.setdefault((kind, match_key(kind, match[0])), check(kind, match[0]))
        return " "

    rest = _HANDLE.sub(take, text)
    if found:
        rest = _EMPTY_BRACKETS.sub(" ", rest)
    return rest, tuple((kind, value) for (kind, _), value in found.items())


class _Reader:
    """Sorts the words of one line into fields, left to right."""

    def __init__(self) -> None:
        self.fields: dict[str, list[str]] = {"name": [], "role": [], "company": [], "via": []}
        self.field = "name"
        self.tags: dict[str, str] = {}
        self.expertise: dict[str, str] = {}
        self.decision_maker = False

    def read(self, words: list[str]) -> None:
        for place, word in enumerate(words):
            before, rest = "".join(words[:place][-1:]), words[place + 1 :][:_LONGEST_FORM]
            if not (self._marks(word) or self._turns(word, before, rest)):
                self._keep(word)
            if word.endswith(",") and self._ends_company(rest):
                self.field = "role"

    def draft(self, handles: tuple[tuple[HandleKind, str], ...]) -> PersonDraft:
        return PersonDraft(
            **{field: _tidy(" ".join(words)) for field, words in self.fields.items()},
            tags=tuple(self.tags.values()),
            decision_maker=self.decision_maker,
            handles=handles,
            expertise=tuple(self.expertise.values()),
        )

    def _marks(self, word: str) -> bool:
        """Take `!`, `#tag` and `knows:`, which may stand anywhere and change no field."""
        if word == "!":
            self.decision_maker = True
            return True
        if known := _KNOWS.match(word):
            for part in known["what"].split(","):
                if what := _tidy(part):
                    self.expertise.setdefault(fold(what), what)
            return bool(_tidy(known["what"]))
        tags = [tag for part in word.split("#") if (tag := _tidy(part))]
        if not (word.startswith("#") and tags):
            return False
        for tag in tags:
            self.tags.setdefault(fold(tag), tag)
        return True

    def _turns(self, word: str, before: str, rest: Sequence[str]) -> bool:
        """Take the word that opens another field."""
        following = rest[0] if rest else ""
        if word == "," and self.field in {"name", "via"}:
            self.field = "role"
        elif word.startswith("@"):
            self.field = "company"
            self._keep(word[1:])
        elif self.field == "role" and _means_at(word, following):
            self.field = "company"
        elif self.fields["name"] and _means_via(word, before) and _is_plain(following):
            self.field = "via"
        else:
            return False
        return True

    def _ends_company(self, rest: Sequence[str]) -> bool:
        """The comma after a company opens the role, unless one is known or the name goes on."""
        no_role = self.field == "company" and not self.fields["role"]
        return no_role and not _begins_with_legal_form(rest)

    def _keep(self, word: str) -> None:
        words = self.fields[self.field]
        if self.field == "name" and word.endswith("!"):
            self.decision_maker = True
            word = word.rstrip("!")
        if word == "," and words:
            words[-1] += word
        elif word:
            words.append(word)


def _means_at(word: str, following: str) -> bool:
    """`CFO at Acme` names a company; `experta en ventas` does not."""
    return fold(word) in _AT_WORDS and (following[:1].isupper() or following[:1].isdecimal())


def _means_via(word: str, before: str) -> bool:
    """`Ana via Luis` names an introducer; the role of `Ana, Via Láctea` begins with a capital."""
    return fold(word) == "via" and not (before.endswith(",") and word.istitle())


def _begins_with_legal_form(words: Sequence[str]) -> bool:
    joined = accumulate(word.rstrip(",").replace(".", "").lower() for word in words)
    return any(form in _LEGAL_FORMS for form in joined)


def _is_plain(word: str) -> bool:
    return bool(word) and word not in {"!", ","} and not word.startswith(("#", "@"))


def _tidy(text: str) -> str:
    return clean_line(clean_line(text).strip(_EDGES))
