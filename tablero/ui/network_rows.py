"""The rows of each part of the network, and how they look. No widget."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from tablero.domain.asks import Ask, Offer
from tablero.domain.people import Card
from tablero.domain.query import parse_query
from tablero.errors import NotFound
from tablero.present import doubles as present_doubles
from tablero.present import network as present
from tablero.present.asks import need_details, need_line, standing
from tablero.present.lines import Line, Role
from tablero.present.network_rows import (
    AccountRow,
    DoubleRow,
    FavourRow,
    IntroductionRow,
    MoreRow,
    NeedRow,
    Part,
    PersonRow,
    TreeRow,
)
from tablero.present.reader import Reader
from tablero.services import asks, duplicates, favours, introductions, offers, people
from tablero.services.listing import list_people
from tablero.services.suited import Suited
from tablero.services.workspace import Workspace
from tablero.ui.network_tree import Tree

AT_ONCE = 300
"""People off the board that are read at once."""

CardOf = Callable[[int], Card | None]
FindOut = Callable[[Callable[[], Any], Callable[[Any], Any]], None]
"""Has something found out in a thread, and used when it is there."""

INDENT: Line = (("    ", Role.TEXT),)
DETAILS = 4
"""Cells by which what is told of the row in hand is indented."""


class NetworkRows:
    """Reads the rows of a part when it is looked at; keeps what is unfolded and looked for."""

    def __init__(self, ws: Workspace, card_of: CardOf, find_out: FindOut) -> None:
        self.ws = ws
        self.card_of = card_of
        self.find_out = find_out
        self.tree = Tree(ws)
        self.open_accounts: set[int] = set()
        self.query = ""
        self._wanted = AT_ONCE
        self._best: dict[object, Sequence[Suited]] = {}
        self._looked_for: object = None

    def read(self, part: Part) -> Sequence[Any]:
        """The rows of a part; pairs take long, see `doubles`."""
        self._best.clear()
        self._looked_for = None
        readers: dict[Part, Callable[[], Sequence[Any]]] = {
            Part.TREE: self._tree,
            Part.PEOPLE: self._people,
            Part.FAVOURS: self._favours,
            Part.NEEDS: self._needs,
            Part.INTRODUCTIONS: self._introductions,
            Part.DOUBLES: self.doubles,
        }
        return readers[part]()

    def doubles(self) -> Sequence[DoubleRow]:
        """Those who are likely there twice: for the thread, as everybody is looked at."""
        return [DoubleRow(*double) for double in duplicates.likely_doubles(self.ws)]

    def search(self, query: str) -> None:
        """Look for people off the board."""
        self.query, self._wanted = query, AT_ONCE

    def toggle(self, row: object) -> bool:
        """Fold or unfold a row, or read more; returns whether there was anything to do."""
        if isinstance(row, TreeRow) and row.brought:
            self.tree.toggle(row.person.id)
        elif isinstance(row, AccountRow):
            self.open_accounts ^= {row.account.person.id}
        elif isinstance(row, MoreRow) and row.left:
            self._wanted += AT_ONCE
        elif isinstance(row, MoreRow):
            self.tree.more(row.parent)
        else:
            return False
        return True

    def reveal(self, person_id: int) -> None:
        """Unfold the tree down to a person. Raises NotFound."""
        self.tree.reveal(link.id for link in people.read_person(self.ws, person_id).chain)

    def lines(self, row: Any, width: int, reader: Reader, *, here: bool) -> list[Line]:
        """A row; the one in hand with what more is known."""
        first = self._line(row, width, reader)
        if not here:
            return [first]
        details = self._details(row, first, width - DETAILS, reader)
        return [first, *((*INDENT, *line) for line in details)]

    def _line(self, row: Any, width: int, reader: Reader) -> Line:
        if isinstance(row, TreeRow):
            return present.tree_line(row, self.card_of(row.person.id), width, reader)
        if isinstance(row, PersonRow):
            return present.person_line(row.card, width)
        if isinstance(row, NeedRow):
            return need_line(row.about, self._standing(row, reader), width)
        lines: dict[type, Callable[[Any, int, Reader], Line]] = {
            MoreRow: present.more_line,
            AccountRow: present.account_line,
            FavourRow: present.favour_row_line,
            IntroductionRow: present.introduction_line,
            DoubleRow: present_doubles.double_line,
        }
        return lines[type(row)](row, width, reader)

    def _details(self, row: Any, said: Line, width: int, reader: Reader) -> list[Line]:
        """What is told of a row below its line, which has `said` the most."""
        if isinstance(row, NeedRow):
            return self._need_details(row, width, reader)
        if isinstance(row, PersonRow):
            return self._person_details(row.card, width, reader)
        if isinstance(row, IntroductionRow):
            return present.introduction_details(row, width, reader)
        if isinstance(row, DoubleRow):
            return present_doubles.double_details(row, width, reader)
        if isinstance(row, FavourRow):
            return present.favour_row_details(row, said, width, reader)
        card = None if isinstance(row, MoreRow) else self.card_of(row.person_id)
        return present.card_details(card, width, reader, said)

    def _person_details(self, card: Card, width: int, reader: Reader) -> list[Line]:
        try:
            person = people.read_person(self.ws, card.id).person
        except NotFound:
            return []
        return present.person_details(person, width, reader)

    def _need_details(self, row: NeedRow, width: int, reader: Reader) -> list[Line]:
        """With whom it suits, once they are found."""
        best = self._best_for(row)
        told = need_details(row.about, best or (), width, reader.tr)
        is_coming = best is None and row.about.is_open
        return [*told, ((reader.tr.gettext("reading…"), Role.DIM),)] if is_coming else told

    def _best_for(self, row: NeedRow) -> Sequence[Suited] | None:
        """Whom it suits; looked up once, in a thread, and for the row in hand only."""
        key, about = row.key, row.about
        if key not in self._best and self._looked_for != key and about.is_open:
            self._looked_for = key
            self.find_out(partial(_suiting, self.ws, about), partial(self._best.__setitem__, key))
        return self._best.get(key)

    def _tree(self) -> Sequence[Any]:
        self.tree.read()
        return self.tree.rows()

    def _people(self) -> Sequence[Any]:
        found = list_people(self.ws, parse_query(self.query), (None,), self._wanted)
        rows: list[Any] = [PersonRow(card) for card in found.cards]
        left = found.total - len(rows)
        return [*rows, MoreRow(None, 0, left)] if left else rows

    def _favours(self) -> Sequence[Any]:
        rows: list[Any] = []
        for account in favours.read_ledger(self.ws):
            is_open = account.person.id in self.open_accounts
            rows.append(AccountRow(account, is_open))
            if is_open:
                there = favours.favours_of(self.ws, account.person.id)
                rows += [FavourRow(favour) for favour in there]
        return rows

    def _needs(self) -> Sequence[Any]:
        about: list[Ask | Offer] = [*asks.read_asks(self.ws), *offers.read_offers(self.ws)]
        return [NeedRow(each) for each in about]

    def _introductions(self) -> Sequence[Any]:
        return [IntroductionRow(each) for each in introductions.introductions_open(self.ws)]

    def _standing(self, row: NeedRow, reader: Reader) -> str:
        """Of an ask, whom I told, and who answered; of what is closed, that it is."""
        if not row.about.is_open:
            return reader.tr.gettext("closed")
        if not isinstance(row.about, Ask):
            return ""
        return standing(asks.told_of(self.ws, row.about.id), reader.tr)


def _suiting(ws: Workspace, about: Ask | Offer) -> Sequence[Suited]:
    if isinstance(about, Ask):
        return asks.people_for_ask(ws, about)
    return offers.people_for_offer(ws, about)
