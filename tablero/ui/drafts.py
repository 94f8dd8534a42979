"""What is being typed, kept on disk as it is typed: a dropped connection loses no word.

Each session has a file of its own, under a lock that ends with the process, however that comes to
its end. A file without a lock is what a session has left that ended while somebody was typing.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

Draft = dict[str, Any]


class Drafts:
    """Drafts by the name of their form. `name` stands for the database, `session` for the process.

    What other sessions have left is taken over when it is asked for: it can be offered only once.
    """

    def __init__(self, folder: Path, name: str = "drafts", session: int | None = None) -> None:
        self.folder = folder
        self.name = name
        self.path = folder / f"{name}-{os.getpid() if session is None else session}.json"
        self._drafts: dict[str, Draft] = {}
        self._lock = -1

    def read(self, form: str) -> Draft:
        """The draft of a form; empty when there is none."""
        self._take_over()
        return dict(self._drafts.get(form, {}))

    def forms(self) -> list[str]:
        """The forms that have a draft, the one written last at the end."""
        self._take_over()
        return list(self._drafts)

    def write(self, form: str, draft: Draft) -> None:
        """Keep a draft; an empty one is forgotten. A full disk must not stop the typing."""
        self._drafts.pop(form, None)
        if draft:
            self._drafts[form] = draft
        with suppress(OSError):
            self._save()

    def forget(self, form: str) -> None:
        """The form was saved or given up."""
        if form in self._drafts:
            self.write(form, {})

    def close(self) -> None:
        """Let go of the file, as the end of the process does."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _take_over(self) -> None:
        """Make what others have left our own; it is deleted only when it is safe here."""
        for path in sorted(self.folder.glob(f"{self.name}*.json"), key=_age):
            if path == self.path and self._lock >= 0:
                continue
            with suppress(OSError), _locked(path) as text:
                self._drafts = _parsed(text) | self._drafts
                self._save()
                if path != self.path or not self._drafts:
                    path.unlink(missing_ok=True)

    def _save(self) -> None:
        if self._drafts:
            self._replace()
        elif self._lock >= 0:
            self.path.unlink(missing_ok=True)
            self.close()

    def _replace(self) -> None:
        """Put a new file in the place of the old one, locked before it has the name."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = self.path.with_suffix(".new")
        descriptor = os.open(aside, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            with open(descriptor, "w", encoding="utf-8", closefd=False) as file:
                json.dump(self._drafts, file, ensure_ascii=False)
            aside.replace(self.path)
        except OSError:
            os.close(descriptor)
            raise
        self.close()
        self._lock = descriptor


@contextmanager
def _locked(path: Path) -> Iterator[str]:
    """The text of a file that belongs to nobody. Raises OSError when it does, or is gone."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.fstat(descriptor).st_nlink:
            raise FileNotFoundError(path)
        yield path.read_text(encoding="utf-8", errors="replace")
    finally:
        os.close(descriptor)


def _parsed(text: str) -> dict[str, Draft]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {form: draft for form, draft in found.items() if isinstance(draft, dict)}


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
