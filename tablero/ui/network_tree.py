"""The tree of referrals as it is unfolded, read branch by branch where it is open. No widget."""

from collections.abc import Iterable

from tablero.domain.network import Branch
from tablero.present.network_rows import MoreRow, TreeRow
from tablero.services import ties
from tablero.services.ties import BRANCHES
from tablero.services.workspace import Workspace

UNFOLDED = 30
"""So many rows are unfolded by themselves when the tree is seen first."""

Row = TreeRow | MoreRow


class Tree:
    """Which branches are open, and how much has been read of each; None is their beginnings."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self._read: dict[int | None, list[Branch]] = {}
        self._wanted: dict[int | None, int] = {}
        self._open: set[int] = set()
        self._is_new = True

    def read(self) -> None:
        """Read anew what is unfolded."""
        self._read.clear()
        if self._is_new:
            self._unfold()

    def toggle(self, person_id: int) -> None:
        """Fold a branch, or unfold it."""
        self._open ^= {person_id}

    def more(self, parent: int | None) -> None:
        """Read more of a branch."""
        self._wanted[parent] = self._wanted.get(parent, BRANCHES) + BRANCHES
        self._read.pop(parent, None)

    def reveal(self, chain: Iterable[int]) -> None:
        """Unfold all that leads down to somebody."""
        self._open |= set(chain)

    def rows(self) -> list[Row]:
        """What is in sight when nothing scrolls; chains of any length."""
        rows: list[Row] = []
        todo: list[Row] = self._below(None, 0)[::-1]
        while todo:
            row = todo.pop()
            rows.append(row)
            if isinstance(row, TreeRow) and row.is_open:
                todo += self._below(row.person.id, row.depth + 1)[::-1]
        return rows

    def _below(self, parent: int | None, depth: int) -> list[Row]:
        branches = self._branches(parent)
        rows: list[Row] = [
            TreeRow(each.person, each.brought, depth, self._is_open(each)) for each in branches
        ]
        if len(branches) >= self._wanted.get(parent, BRANCHES):
            rows.append(MoreRow(parent, depth))
        return rows

    def _is_open(self, branch: Branch) -> bool:
        return bool(branch.brought) and branch.person.id in self._open

    def _branches(self, parent: int | None) -> list[Branch]:
        if parent not in self._read:
            found: list[Branch] = []
            for offset in range(0, self._wanted.get(parent, BRANCHES), BRANCHES):
                found += self._some(parent, offset)
            self._read[parent] = found
        return self._read[parent]

    def _some(self, parent: int | None, offset: int) -> tuple[Branch, ...]:
        if parent is None:
            return ties.roots(self.ws, offset)
        return ties.branches(self.ws, parent, offset)

    def _unfold(self) -> None:
        """Open the first branches, level by level, as long as they are few."""
        level = self._branches(None)
        self._is_new, count = not level, len(level)
        while level:
            below: list[Branch] = []
            for branch in level:
                if branch.brought and count + branch.brought <= UNFOLDED:
                    self._open.add(branch.person.id)
                    below += self._branches(branch.person.id)
                    count += branch.brought
            level = below
