"""Text from people, made harmless once, where it enters, and folded to keys for matching.

A name may hold escape sequences, bidi controls or a tower of accents, by malice or by paste. What
comes out of here can be stored, aligned and printed; display still escapes markup.
"""

import re
from unicodedata import category, combining, normalize

LONGEST_SENTENCE = 500
"""Characters of a line that says more than a name: a need, an answer, a reason."""

LONGEST = 10_000
"""Characters of a text of several lines; more is a slip of the clipboard."""

_MARKS_PER_BASE = 2
_MARKS = frozenset({"Mn", "Me"})
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})

# Anything here needs the slow way; the rest is printable, has no width of its own and is NFC.
_UNUSUAL = re.compile(r"[^ -~\xa1-\xac\xae-\u02ff]")

# ECMA-48: control strings (OSC, DCS, SOS, PM, APC), then CSI, then the two-character sequences.
_ESCAPES = re.compile(
    r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]"
)

# Variation selectors and what else Unicode calls default-ignorable without the category Cf.
_BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)

# Letters that NFKD leaves whole, and the accents Spanish keyboards give for an apostrophe.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("´`’‘ʼ", "'")
)


def clean_line(text: str, limit: int = 200) -> str:
    """One line, harmless: no controls, no hidden characters, white space folded, NFC.

    At most `limit` characters, and never cut between a letter and its marks.
    """
    if _UNUSUAL.search(text):
        text = _harmless(text)
    return _cut(" ".join(text.split()), limit)


def clean_text(text: str, limit: int = LONGEST) -> str:
    """Several lines, harmless as in `clean_line`; newlines and inner spaces stay as written."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _cut("\n".join(_harmless(line).rstrip() for line in lines).strip(), limit)


def fold(text: str) -> str:
    """The accent-blind, case-blind key by which texts match and sort: `Ñíguez` -> `niguez`."""
    if not text.isascii():
        text = _bare(_bare(text).casefold())
    return " ".join(text.translate(_PLAIN).lower().split())


def _bare(text: str) -> str:
    decomposed = normalize("NFKD", text.translate(_PLAIN))
    return "".join(char for char in decomposed if not combining(char))


def _harmless(text: str) -> str:
    without_escapes = _BLANKS.sub("", _ESCAPES.sub("", text))
    return _thin(normalize("NFC", "".join(map(_shown, without_escapes))))


def _shown(char: str) -> str:
    if char.isspace():
        return " "
    return "" if category(char) in _UNSEEN else char


def _thin(text: str) -> str:
    """Keep two marks on a letter and none on a space or at the start."""
    kept = []
    room = 0
    for char in text:
        if category(char) in _MARKS:
            if not room:
                continue
            room -= 1
        else:
            room = 0 if char == " " else _MARKS_PER_BASE
        kept.append(char)
    return "".join(kept)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    end = limit
    while end and category(text[end]) in _MARKS:
        end -= 1
    return text[:end].rstrip()
