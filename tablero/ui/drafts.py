"""What is being typed, kept on disk as it is typed: a dropped connection loses no word."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

Draft = dict[str, Any]


class Drafts:
    """Drafts by the name of their form, in one small private file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, form: str) -> Draft:
        """The draft of a form; empty when there is none or the file cannot be read."""
        found = self._all().get(form, {})
        return found if isinstance(found, dict) else {}

    def forms(self) -> list[str]:
        """The forms that have a draft."""
        return list(self._all())

    def write(self, form: str, draft: Draft) -> None:
        """Keep a draft; an empty one is forgotten. A full disk must not stop the typing."""
        drafts = self._all()
        drafts.pop(form, None)
        if draft:
            drafts[form] = draft
        with suppress(OSError):
            self._replace(drafts)

    def forget(self, form: str) -> None:
        """The form was saved or given up."""
        if form in self._all():
            self.write(form, {})

    def _all(self) -> dict[str, Any]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _replace(self, drafts: dict[str, Draft]) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = self.path.with_suffix(".new")
        descriptor = os.open(aside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(drafts, file, ensure_ascii=False)
        aside.replace(self.path)
