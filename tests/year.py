"""A year of one user's work, day by day: the same in the program and by the rules (`tests.rules`).

The days are those of Madrid, both changes of the clock among them, and chance is seeded: the same
year every time. What came of it is known, person by person and in figures.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tablero.domain.due import Cadences
from tablero.domain.people import PersonFields
from tablero.domain.words import (
    Channel,
    Direction,
    EntryKind,
    EntryStatus,
    Intent,
    Outcome,
    Stage,
    Topic,
)
from tablero.services import entries, evening, moves, people, rests, thanks, touches
from tablero.services.entries import EntryFields
from tablero.services.evening import EveningFields
from tablero.services.touches import TouchFields
from tablero.services.workspace import Workspace
from tablero.storage.upgrade import open_store
from tests import rules, rules_figures
from tests.rules import ZONE, Network, Row

FIRST_DAY = date(2026, 1, 5)
AT_FIRST, AT_MOST = 15, 40
HABITS = {
    "first_contact": 7, "referred": 3, "seen_no_reply": 7, "conversation": 14,
    "#feria": 5, "#lenta": 30,
}  # fmt: skip
CADENCES = Cadences(tags={"feria": 5, "lenta": 30})

FIRST_NAMES = ("Ana", "Noé", "Irene", "Paco", "Lucía", "Tomás", "Berta", "Íñigo")
SURNAMES = ("Ríos", "Ñíguez", "Modelo", "Muestra", "Ferrán", "Ocampo")
STAGES = tuple(Stage)


class Figures(NamedTuple):
    """What a year came to by some moment, counted from all that was written in it.

    `ladder` tells after how many touches of ours people entered Conversation for the first time, of
    those whom we touched, and `stopped` after how many they were left; `by_channel` and `by_intent`
    count touches of ours. `first_touches` are the days of the first of them.
    """

    touched: int
    converted: int
    declined: int
    by_channel: Counter[str]
    by_intent: Counter[str]
    ladder: Counter[int]
    stopped: Counter[int]
    first_touches: tuple[date, ...]


class Year:
    """The work of a year. `ws` is a session on its file, `network` what is known by the rules."""

    def __init__(self, path: Path, seed: int = 2026) -> None:
        self.chance = Random(seed)
        self.now = datetime.combine(FIRST_DAY, time(9), ZONE)
        self.ws = Workspace(open_store(path, "year"), lambda: self.now, ZONE, CADENCES)
        self.network = Network()
        self.steps = 0
        for _ in range(AT_FIRST):
            self.meet()

    @property
    def today(self) -> date:
        """The user's date."""
        return rules.day_of(self.now)

    def days(self, count: int = 365) -> Iterator[str]:
        """Live so many days; stop at each in the `morning`, and in the `evening` after its work."""
        for number in range(count):
            day = FIRST_DAY + timedelta(days=number)
            self.now = max(self.now, datetime.combine(day, time(8), ZONE))
            yield "morning"
            self.spend(day)
            yield "evening"

    def spend(self, day: date) -> None:
        """One day's work, by day or through the night; on some days there is none."""
        if day.month == 8 or self.chance.random() < 0.1:
            return
        is_regretted, self.steps = self.chance.random() < 0.05, 0
        before = deepcopy(self.network) if is_regretted else None
        if self.chance.random() < 0.15 or _clock_changes(day):
            self.now = datetime.combine(day, time(23, 30), ZONE)
        self.work_through()
        for _ in range(self.chance.randint(2, 7)):
            self.chance.choices(*_ERRANDS)[0](self)
        if self.chance.random() < 0.5:
            self.close_day()
        if before:
            self.take_all_back(before)

    def work_through(self) -> None:
        """Touch the most urgent, as many as there is time for."""
        today = rules_figures.order(self.network, self.today, HABITS)
        for person_id in (today["due"] + today["untouched"])[: self.chance.randint(0, 4)]:
            self.touch(person_id)

    def figures(self, before: datetime) -> Figures:
        """What it came to before some moment."""
        people = [p for p in self.network.people.values() if _sent(p, before)]
        sent = [touch for person in people for touch in _sent(person, before)]
        converted, touched = rules_figures.conversion(self.network, before)
        open_ = [p for p in people if not rules_figures.happened(p["conversation_at"], before)]
        stayed = [p for p in open_ if not _declined(p, before)]
        quiet = [p for p in stayed if _is_quiet(_sent(p, before)[-1], before)]
        return Figures(
            touched,
            converted,
            len(open_) - len(stayed),
            Counter(touch["channel"] for touch in sent),
            Counter(touch["intent"] for touch in sent),
            rules_figures.ladder(self.network, before),
            Counter(len(_sent(p, before)) for p in quiet),
            tuple(rules.day_of(_sent(p, before)[0]["at"]) for p in people),
        )

    # What a user does: each once in the program, once by the rules.

    def do(self, act: Callable[[], Any], mean: Callable[[Any], None]) -> None:
        """One write, and time passes; now and then it is regretted, and sometimes that too."""
        self.now = self.now.astimezone(UTC) + timedelta(minutes=self.chance.randint(1, 40))
        self.now = self.now.astimezone(ZONE)
        is_regretted = self.chance.random() < 0.05
        before = deepcopy(self.network) if is_regretted else None
        result = act()
        mean(result)
        written = getattr(result, "written", result)
        if before is None or not written.id:
            self.steps += bool(written.id)
            return
        moves.undo(self.ws)
        if self.chance.random() < 0.5:
            moves.redo(self.ws)
            self.steps += 1
        else:
            self.network = before

    def take_all_back(self, before: Network) -> None:
        """Undo the whole day, and sometimes do it all again."""
        after, self.network = self.network, before
        for _ in range(self.steps):
            moves.undo(self.ws)
        if self.chance.random() < 0.5:
            self.network = after
            for _ in range(self.steps):
                moves.redo(self.ws)

    def meet(self) -> None:
        """Somebody new, through somebody or by chance, on the board or not yet."""
        if len(self.network.people) >= AT_MOST:
            return
        stage = self.chance.choices([None, *STAGES], [1, 12, 2, 2, 0.2])[0]
        tags = self.chance.choices([(), ("feria",), ("lenta",), ("feria", "lenta")], [9, 2, 1, 1])
        every = self.chance.choice([None, None, None, None, 2, 10, 21])
        via = self.anyone() if self.network.people and self.chance.random() < 0.2 else None
        said: Row = {"tags": tags[0], "via": via, "every": every}
        fields = PersonFields(self.name(), stage=stage, tags=tags[0], every_days=every, via_id=via)
        self.do(
            lambda: people.add_person(self.ws, fields),
            lambda done: rules.newcomer(
                self.network, done.card.id, self.now, fields.name, stage, **said
            ),
        )

    def edit(self) -> None:
        """A cadence, tags, an introducer or a stage changes; what they declined may be lifted."""
        person_id = self.anyone()
        person = self.network.people[person_id]
        via = self.anyone() if self.chance.random() < 0.3 else person["via"]
        if person_id in rules.chain(self.network, via):
            via = None
        now = Stage(person["stage"]) if person["stage"] else None
        stage = self.chance.choice([now, now, *STAGES[:-1]])
        tags = self.chance.choice([(), ("feria",), ("lenta",)])
        every = self.chance.choice([None, 4, 9])
        fields = PersonFields(person["name"], stage=stage, tags=tags, every_days=every, via_id=via)

        def mean(_: Any) -> None:
            person = self.network.people[person_id]
            person |= {"tags": tags, "every": every, "declined": False}
            rules.introduce(person, via, self.now)
            rules.say_stage(person, stage, self.now)

        self.do(lambda: people.edit_person(self.ws, person_id, fields), mean)

    def move(self) -> None:
        """A card is moved by hand, or taken off the board."""
        ids = [id_ for id_ in self.some() if not self.network.people[id_]["declined"]]
        stage = self.chance.choices([None, *STAGES], [2, 3, 3, 3, 1])[0]

        def mean(_: Any) -> None:
            for id_ in ids:
                rules.move(self.network.people[id_], stage, self.now)

        if ids:
            self.do(lambda: moves.move(self.ws, ids, stage), mean)

    def touch(self, person_id: int | None = None) -> None:
        """A touch of ours, now or hours ago, with an idea where there is one."""
        person_id = person_id or self.welcome()
        ideas = [id_ for id_ in self.open("idea") if self.entry(id_)["person"] == person_id]
        idea = ideas[0] if ideas and self.chance.random() < 0.7 else None
        outcomes = self.chance.choices([Outcome.SENT, Outcome.SEEN, Outcome.REPLIED], [16, 3, 1])
        self.log(person_id, Direction.OUT, outcomes[0], idea)

    def hear(self) -> None:
        """Somebody writes to us, which answers our last touch."""
        outcome = self.chance.choices([Outcome.SENT, Outcome.DECLINED], [30, 1])[0]
        self.log(self.anyone(), Direction.IN, outcome)

    def log(
        self, person_id: int, direction: Direction, outcome: Outcome, idea: int | None = None
    ) -> None:
        ago = self.chance.choices([0, 5, 30], [6, 1, 1])[0]
        channel = self.chance.choices([*Channel], [8, 3, 4, 2, 1, 1])[0]
        intent = self.chance.choices([*Intent], [3, 3, 2])[0]

        def act() -> touches.TouchResult:
            at = self.now - timedelta(hours=ago)
            fields = TouchFields(channel, direction, intent, outcome, at, idea_id=idea)
            return touches.log_touch(self.ws, [person_id], fields)

        def mean(done: touches.TouchResult) -> None:
            touch_id, at = done.people[0].touch.id, self.now - timedelta(hours=ago)
            said = {"channel": channel, "intent": intent, "outcome": outcome}
            rules.log(self.network, person_id, touch_id, at, direction=direction, **said)
            if idea:
                rules.use(self.entry(idea), touch_id, self.now)

        self.do(act, mean)

    def hear_back(self) -> None:
        """What became of a touch is known."""
        waiting = [id_ for id_ in self.touched() if not self.last(id_)["answered_at"]]
        weights = [8, 1, 0.3]
        outcome = self.chance.choices([Outcome.SEEN, Outcome.REPLIED, Outcome.DECLINED], weights)[0]
        if waiting:
            person_id = self.chance.choice(waiting)
            self.do(
                lambda: touches.set_outcome(self.ws, [person_id], outcome),
                lambda _: rules.conclude(self.network.people[person_id], outcome, self.now),
            )

    def be_referred(self) -> None:
        """Somebody whom we touched leads us to somebody else."""
        known = self.touched()
        if not known or len(self.network.people) >= AT_MOST:
            return
        person_id, name = self.chance.choice(known), self.name()

        def mean(done: touches.ReferralResult) -> None:
            rules.conclude(self.network.people[person_id], "referred", self.now)
            new_id = done.introduced.id
            rules.newcomer(self.network, new_id, self.now, name, "referred", via=person_id)

        self.do(lambda: touches.refer(self.ws, person_id, PersonFields(name)), mean)

    def rest(self) -> None:
        """Cards go to rest for some days or weeks."""
        until = self.today + timedelta(days=self.chance.choice([2, 3, 7, 30]))
        ids = self.on_board()

        def mean(_: Any) -> None:
            for id_ in ids:
                rules.rest(self.network.people[id_], until, "De viaje")

        if ids:
            self.do(lambda: rests.rest(self.ws, ids, until, "De viaje"), mean)

    def set_due(self) -> None:
        """A date by hand, or back to the cadence."""
        days = self.chance.choice([None, 1, 4, 12])
        day = None if days is None else self.today + timedelta(days=days)
        ids = self.on_board()

        def mean(_: Any) -> None:
            for id_ in ids:
                rules.set_due(self.network.people[id_], day)

        if ids:
            self.do(lambda: rests.set_due(self.ws, ids, day), mean)

    def have_idea(self) -> None:
        """An idea about somebody."""
        self.write(EntryKind.IDEA)

    def promise(self) -> None:
        """Something is promised for one of the next days, or for a week from now."""
        days = self.chance.choice([None, 0, 1, 5])
        self.write(EntryKind.PROMISE, None if days is None else self.today + timedelta(days=days))

    def find_out(self) -> None:
        """Something is found out about somebody, which no list asks for."""
        self.write(EntryKind.RESEARCH, topic=self.chance.choice([Topic.WHO, Topic.NEED]))

    def write(self, kind: EntryKind, day: date | None = None, topic: Topic | None = None) -> None:
        person_id, text = self.anyone(), f"{kind} {self.now:%d %b}"
        fields = EntryFields(kind, text, topic, day)

        def mean(done: entries.EntryResult) -> None:
            in_a_week = self.today + timedelta(days=7) if kind is EntryKind.PROMISE else None
            said: Row = {"text": text, "at": self.now, "topic": topic, "due_on": day or in_a_week}
            rules.write(self.network, done.entries[0].id, person_id, kind, **said)

        self.do(lambda: entries.add_entry(self.ws, [person_id], fields), mean)

    def close(self) -> None:
        """A promise is kept, or let go; an idea is dropped, or taken up again."""
        ideas = [id_ for id_, entry in self.network.entries.items() if entry["kind"] == "idea"]
        promises = self.open("promise")[:1]
        entry_id = self.pick(promises or ideas)
        status = self.chance.choices([*EntryStatus], [1, 6, 2])[0]
        if entry_id:
            self.do(
                lambda: entries.close_entry(self.ws, entry_id, status),
                lambda _: rules.close(self.entry(entry_id), status, self.now),
            )

    def thank(self) -> None:
        """An introducer is said to have been thanked."""
        person_id = self.pick(list(rules_figures.to_thank(self.network, self.today)))
        if person_id:
            self.do(
                lambda: thanks.thank(self.ws, person_id),
                lambda _: rules.thank(self.network, person_id, self.now),
            )

    def close_day(self) -> None:
        """The evening: sometimes a mistake, and up to three for tomorrow."""
        mistake = self.chance.choice(["", "Llegué tarde"])
        about, three = self.anyone(), tuple(self.some())

        def mean(_: Any) -> None:
            if mistake:
                (found,) = entries.of_person(self.ws, about, EntryKind.MISTAKE)[-1:]
                said = {"text": mistake, "at": self.now}
                rules.write(self.network, found.id, about, "mistake", **said)
            rules.choose(self.network, self.today + timedelta(days=1), three)

        fields = EveningFields(mistake, about, three)
        self.do(lambda: evening.close_day(self.ws, fields), mean)

    # Who and what there is to choose from.

    def pick(self, ids: list[int]) -> int | None:
        return self.chance.choice(ids) if ids else None

    def anyone(self) -> int:
        return self.chance.choice(sorted(self.network.people))

    def some(self) -> list[int]:
        """Up to three people."""
        return self.chance.sample(sorted(self.network.people), self.chance.randint(1, 3))

    def welcome(self) -> int:
        """Anyone who did not ask not to be contacted."""
        everyone = self.network.people
        return self.chance.choice(
            [id_ for id_ in sorted(everyone) if not everyone[id_]["declined"]]
        )

    def on_board(self) -> list[int]:
        return [id_ for id_ in self.some() if self.network.people[id_]["stage"]]

    def touched(self) -> list[int]:
        everyone = self.network.people
        return [id_ for id_ in sorted(everyone) if rules.made(everyone[id_], "out")]

    def last(self, person_id: int) -> Row:
        """The last touch of ours."""
        return rules.made(self.network.people[person_id], "out")[-1]

    def open(self, kind: str) -> list[int]:
        return rules_figures.open_entries(self.network, kind)

    def entry(self, entry_id: int) -> Row:
        return self.network.entries[entry_id]

    def name(self) -> str:
        return f"{self.chance.choice(FIRST_NAMES)} {self.chance.choice(SURNAMES)}"


_ERRANDS: tuple[list[Callable[[Year], None]], list[float]] = (
    [
        Year.hear_back, Year.hear, Year.touch, Year.meet, Year.be_referred, Year.have_idea,
        Year.promise, Year.close, Year.find_out, Year.rest, Year.set_due, Year.move, Year.edit,
        Year.thank,
    ],
    [10, 0.8, 2, 1, 1, 5, 3, 4, 1, 0.8, 0.8, 0.3, 0.8, 1],
)  # fmt: skip


def _clock_changes(day: date) -> bool:
    """Whether the clocks are put forward or back in the night after that day."""
    noon = datetime.combine(day, time(12), ZONE)
    return noon.utcoffset() != (noon + timedelta(days=1)).utcoffset()


def _sent(person: Row, before: datetime) -> list[Row]:
    """The touches of ours by then."""
    return [touch for touch in rules.made(person, "out") if touch["at"] < before]


def _declined(person: Row, before: datetime) -> bool:
    """Whether one had said no by then."""
    return any(
        touch["outcome"] == "declined" and rules_figures.happened(touch["answered_at"], before)
        for touch in person["touches"]
    )


def _is_quiet(touch: Row, before: datetime) -> bool:
    """Whether it is so old that no answer is to be expected any more: fourteen days."""
    return rules.day_of(touch["at"]) <= rules.day_of(before) - timedelta(days=15)
