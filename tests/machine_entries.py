"""The rules of the machine about what is written down: entries, and the close of the day."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tablero.domain.words import EntryKind, EntryStatus
from tablero.errors import BadInput
from tablero.services import entries, evening
from tablero.services.entries import EntryFields
from tablero.services.evening import EveningFields
from tests import rules, rules_network
from tests.machine import Machine, picks, some_days, texts

CLOSABLE = ("idea", "promise")
kinds = st.sampled_from([EntryKind.IDEA, EntryKind.PROMISE, EntryKind.NOTE])
statuses = st.sampled_from(EntryStatus)


class EntryRules(Machine):
    """A user who writes, and closes the day."""

    @precondition(lambda self: self.model.people)
    @rule(pick=picks, kind=kinds, text=texts, days=some_days)
    def write(self, pick: int, kind: EntryKind, text: str, days: int | None) -> None:
        person_id = self.pick(pick)
        fields = EntryFields(kind, text, due_on=self.day_in(days))
        due_on = self.day_of_promise(kind, days)
        self.expect(
            lambda: entries.add_entry(self.ws, [person_id], fields),
            lambda: self.write_down(person_id, kind.value, text=text, due_on=due_on),
            None if text else BadInput,
        )

    def day_of_promise(self, kind: str, days: int | None) -> date | None:
        """Only promises have a day, and each has one."""
        return self.day_in(7 if days is None else days) if kind == "promise" else None

    @precondition(lambda self: self.model.entries)
    @rule(pick=picks, text=texts, days=some_days, status=statuses)
    def revise(self, pick: int, text: str, days: int | None, status: EntryStatus) -> None:
        entry_id = self.pick_entry(pick)
        entry = self.model.entries[entry_id]
        fields = EntryFields(EntryKind(entry["kind"]), text, None, self.day_in(days), status)

        def mean() -> None:
            if not text:
                rules_network.forget_entry(self.model, entry_id)
                return
            entry.update(text=text, due_on=self.day_of_promise(entry["kind"], days))
            rules.close(entry, status.value, self.now)

        stands = text and status is not EntryStatus.OPEN and entry["kind"] not in CLOSABLE
        self.expect(
            lambda: entries.revise_entry(self.ws, entry_id, fields),
            mean,
            BadInput if stands else None,
        )

    @precondition(lambda self: self.model.entries)
    @rule(pick=picks, status=statuses)
    def close(self, pick: int, status: EntryStatus) -> None:
        entry_id = self.pick_entry(pick)
        entry = self.model.entries[entry_id]
        stands = status is not EntryStatus.OPEN and entry["kind"] not in CLOSABLE
        self.expect(
            lambda: entries.close_entry(self.ws, entry_id, status),
            lambda: rules.close(entry, status.value, self.now),
            BadInput if stands else None,
        )

    @precondition(lambda self: self.model.people)
    @rule(about=st.none() | picks, mistake=texts, chosen=st.lists(picks, max_size=4))
    def close_day(self, about: int | None, mistake: str, chosen: list[int]) -> None:
        person_id = None if about is None else self.pick(about)
        three = tuple(self.pick(number) for number in chosen)

        def mean() -> None:
            if mistake:
                self.write_down(person_id, "mistake", text=mistake)
            rules.choose(self.model, self.today + timedelta(days=1), three)

        fields = EveningFields(mistake, person_id, three)
        self.expect(lambda: evening.close_day(self.ws, fields), mean)
