"""The rules of the machine about ties, favours, introductions, asks and offers."""

from datetime import datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from tablero.domain.people import PersonFields
from tablero.domain.words import Channel, EntryStatus, FavourKind, IntroductionStatus, TieKind
from tablero.errors import BadInput, Circular, DoNotContact, MomentOpen, Refused
from tablero.services import asks, entries, favours, introductions, offers, ties
from tablero.services.asks import AskFields
from tablero.services.favours import COUNTED, FavourFields
from tablero.services.introductions import RequestFields
from tablero.services.offers import OfferFields
from tablero.storage import network, tables
from tablero.storage.tables import day, moment
from tests import rules, rules_moments, rules_network
from tests.machine import Machine, names, picks, texts
from tests.rules import ZONE, Row, chain

channels = st.none() | st.sampled_from(Channel)
wishes = st.sampled_from(["Acme", ""])
insists = st.booleans()
somebody = st.sampled_from([None, "introducer", "introducer", *range(6)])
"""Nobody, somebody, and often the one through whom the other came: there circles begin."""

days_ago = st.integers(-1, 3)
"""Sometimes a day to come, which no favour has."""


class NetworkRules(Machine):
    """A user who keeps a network."""

    def pick_of(self, rows: dict[int, Row], number: int) -> int:
        return sorted(rows)[number % len(rows)]

    def whom(self, whom: int | str | None, person_id: int) -> int | None:
        """Who is meant; the introducer of somebody is themselves when nobody brought them."""
        if whom == "introducer":
            return chain(self.model, person_id)[-1]
        return self.pick(whom) if isinstance(whom, int) else None

    def write_to(self, person_id: int, at: datetime) -> int:
        """In the model: a touch of ours; gives its id."""
        self.last_touch += 1
        said = {"direction": "out", "outcome": "sent"}
        rules.log(self.model, person_id, self.last_touch, at, **said)
        return self.last_touch

    def against_touching(
        self, person_id: int, channel: Channel | None, *, insist: bool
    ) -> type[Refused] | None:
        if insist:
            return None
        if self.person(person_id)["declined"]:
            return DoNotContact
        is_text = channel not in (Channel.CALL, Channel.MEETING)
        return MomentOpen if is_text and rules_moments.upset(self.model, person_id) else None

    @precondition(lambda self: self.model.people)
    @rule(one=picks, other=picks, kind=st.sampled_from(TieKind))
    def tie(self, one: int, other: int, kind: TieKind) -> None:
        ids = self.pick(one), self.pick(other)

        def mean() -> None:
            if kind is TieKind.REFERRED:
                rules.introduce(self.person(ids[1]), ids[0], self.now)
            else:
                rules_network.tie(self.model, kind.value, *ids)

        self.expect(lambda: ties.add_tie(self.ws, *ids, kind), mean, self.against_tying(*ids, kind))

    def against_tying(self, one: int, other: int, kind: TieKind) -> type[Refused] | None:
        via = self.person(other)["via"]
        if one == other:
            return BadInput
        if kind is not TieKind.REFERRED or via == one:
            return None
        return BadInput if via else Circular if other in chain(self.model, one) else None

    @precondition(lambda self: bool(rules_network.ties(self.model)))
    @rule(number=picks)
    def untie(self, number: int) -> None:
        there = rules_network.ties(self.model)
        kind, one, other = there[number % len(there)]
        tie_id = network.tie_id(self.ws.store, one, other, TieKind(kind))
        assert tie_id
        self.expect(
            lambda: ties.remove_tie(self.ws, tie_id),
            lambda: rules_network.untie(self.model, kind, one, other, self.now),
        )

    @precondition(lambda self: self.model.people)
    @rule(
        pick=picks, kind=st.sampled_from(FavourKind), what=texts, ago=days_ago, channel=channels,
        insist=insists,
    )  # fmt: skip
    def favour(self, pick: int, kind: FavourKind, what: str, ago: int, **as_touch: Any) -> None:
        person_id, on = self.pick(pick), self.today - timedelta(days=ago)
        channel, insist = as_touch["channel"], as_touch["insist"]
        counts = channel and kind in COUNTED

        def mean() -> None:
            at = self.now if on == self.today else datetime.combine(on, time(12), ZONE)
            touch = self.write_to(person_id, at) if counts else None
            said = {"kind": kind.value, "what": what, "day": on, "settled_on": None}
            row = {"person": person_id, "touch": touch} | said
            self.model.favours[self.new_id("favour")] = row

        refusal = self.against_touching(person_id, channel, insist=insist) if counts else None
        fields = FavourFields(kind, what, on, channel=channel)
        self.expect(
            lambda: favours.add_favour(self.ws, person_id, fields, anyway=insist),
            mean,
            BadInput if not what or ago < 0 else refusal,
        )

    @precondition(lambda self: self.model.favours)
    @rule(pick=picks, kind=st.sampled_from(FavourKind), what=texts, ago=days_ago)
    def revise_favour(self, pick: int, kind: FavourKind, what: str, ago: int) -> None:
        favour_id = self.pick_of(self.model.favours, pick)
        favour, on = self.model.favours[favour_id], self.today - timedelta(days=ago)
        fields = FavourFields(kind, what, on, favour["settled_on"])

        def mean() -> None:
            favour.update(kind=kind.value, what=what, day=on)
            if not what:
                del self.model.favours[favour_id]

        self.expect(
            lambda: favours.revise_favour(self.ws, favour_id, fields),
            mean,
            BadInput if ago < 0 else None,
        )

    @precondition(lambda self: self.model.favours)
    @rule(pick=picks, settled=st.booleans())
    def settle(self, pick: int, *, settled: bool) -> None:
        favour_id = self.pick_of(self.model.favours, pick)
        favour = self.model.favours[favour_id]
        self.expect(
            lambda: favours.settle_favour(self.ws, favour_id, settled=settled),
            lambda: favour.update(
                settled_on=(favour["settled_on"] or self.today) if settled else None
            ),
        )

    @precondition(lambda self: self.model.people)
    @rule(
        pick=picks, whom=somebody, wish=wishes, days=st.none() | st.integers(0, 9),
        insist=insists,
    )  # fmt: skip
    def request(self, pick: int, whom: int | str | None, wish: str, **rest: Any) -> None:
        asked, insist = self.pick(pick), rest["insist"]
        target_id = self.whom(whom, asked)
        remind_on = None if rest["days"] is None else self.today + timedelta(days=rest["days"])
        fields = RequestFields(Channel.CALL, "Pregunta", target_id, wish, remind_on=remind_on)

        def mean() -> None:
            touch, due_on = self.write_to(asked, self.now), remind_on
            due_on = due_on or self.today + timedelta(days=7)
            self.write_down(asked, "promise", text="Pregunta", due_on=due_on)
            self.model.introductions[self.new_id("introduction")] = {
                "asked": asked, "target": target_id, "wish": wish, "touch": touch,
                "entry": self.last_entry, "status": "open", "closed_at": None,
            }  # fmt: skip

        is_nobody = asked == target_id or not (target_id or wish)
        self.expect(
            lambda: introductions.request_introduction(self.ws, asked, fields, anyway=insist),
            mean,
            BadInput if is_nobody else self.against_touching(asked, Channel.CALL, insist=insist),
        )

    @precondition(lambda self: self.model.introductions)
    @rule(pick=picks, name=st.none() | names, whom=somebody, heeded=st.booleans())
    def introduced(
        self, pick: int, name: str | None, whom: int | str | None, *, heeded: bool
    ) -> None:
        row_id = self.pick_open(pick, heeded=heeded)
        row = self.model.introductions[row_id]
        known = self.whom(whom, row["asked"])

        def mean() -> None:
            rules_network.answer_request(self.model, row, self.now)
            target = row["target"]
            if target is None and name:
                self.newcomer(name, "referred", via=row["asked"])
                target = self.last_id
            elif target is None:
                target = known
            rules_network.make(self.model, row, target, self.now)

        met = PersonFields(name) if name else known
        leads = row["target"] or name or known not in (None, row["asked"])
        is_open = row["status"] == "open" and leads
        self.expect(
            lambda: introductions.introduction_made(self.ws, row_id, met),
            mean,
            None if is_open else BadInput,
        )

    @precondition(lambda self: self.model.introductions)
    @rule(pick=picks, heeded=st.booleans())
    def let_go(self, pick: int, *, heeded: bool) -> None:
        row_id = self.pick_open(pick, heeded=heeded)
        row = self.model.introductions[row_id]
        self.expect(
            lambda: introductions.drop_introduction(self.ws, row_id),
            lambda: rules_network.end(self.model, row, "dropped", self.now),
            None if row["status"] == "open" else BadInput,
        )

    def pick_open(self, number: int, *, heeded: bool) -> int:
        """An introduction, an open one if there is; with its reminder heeded before, if so."""
        there = self.model.introductions
        still_open = {id_: row for id_, row in there.items() if row["status"] == "open"}
        row_id = self.pick_of(still_open or there, number)
        entry_id = there[row_id]["entry"]
        if heeded and entry_id:
            self.expect(
                lambda: entries.close_entry(self.ws, entry_id, EntryStatus.DONE),
                lambda: rules.close(self.model.entries[entry_id], "done", self.now),
            )
        return row_id

    @rule(text=texts, pick=st.none() | picks)
    def need(self, text: str, pick: int | None) -> None:
        """An ask, or one said anew."""
        known = None if pick is None or not self.model.asks else self.pick_of(self.model.asks, pick)

        def mean() -> None:
            if known is None:
                self.model.asks[self.new_id("ask")] = {"need": text, "closed_at": None}
            elif text:
                self.model.asks[known]["need"] = text
            else:
                rules_network.forget_ask(self.model, known)

        self.expect(
            lambda: (
                asks.revise_ask(self.ws, known, AskFields(text))
                if known
                else asks.add_ask(self.ws, AskFields(text))
            ),
            mean,
            None if text or known else BadInput,
        )

    @rule(text=texts, pick=st.none() | picks)
    def give(self, text: str, pick: int | None) -> None:
        """An offer, or one said anew."""
        there = self.model.offers
        known = None if pick is None or not there else self.pick_of(there, pick)

        def mean() -> None:
            if known is None:
                there[self.new_id("offer")] = {"what": text, "closed_at": None}
            elif text:
                there[known]["what"] = text
            else:
                del there[known]

        self.expect(
            lambda: (
                offers.revise_offer(self.ws, known, OfferFields(text))
                if known
                else offers.add_offer(self.ws, OfferFields(text))
            ),
            mean,
            None if text or known else BadInput,
        )

    @precondition(lambda self: self.model.asks or self.model.offers)
    @rule(pick=picks, closed=st.booleans())
    def close_need(self, pick: int, *, closed: bool) -> None:
        """An ask or an offer, whichever there is."""
        rows, close = self.model.asks or self.model.offers, asks.close_ask
        row_id = self.pick_of(rows, pick)

        def act() -> Any:
            if self.model.asks:
                return close(self.ws, row_id, closed=closed)
            return offers.close_offer(self.ws, row_id, closed=closed)

        at = (rows[row_id]["closed_at"] or self.now) if closed else None
        self.expect(act, lambda: rows[row_id].update(closed_at=at))

    @precondition(lambda self: self.model.asks and self.model.people)
    @rule(
        pick=picks, chosen=st.lists(picks, min_size=1, max_size=2), channel=channels,
        insist=insists,
    )  # fmt: skip
    def tell(self, pick: int, chosen: list[int], channel: Channel | None, *, insist: bool) -> None:
        ask_id = self.pick_of(self.model.asks, pick)
        ids = list(dict.fromkeys(self.pick(number) for number in chosen))
        new = [id_ for id_ in ids if id_ not in rules_network.knows_of(self.model, ask_id)]

        def mean() -> None:
            for person_id in new:
                self.model.told[self.new_id("told")] = {
                    "ask": ask_id, "person": person_id, "at": self.now, "answer": "",
                    "answered_at": None, "led_to": None,
                }  # fmt: skip
                if channel:
                    self.write_to(person_id, self.now)

        refusals = [self.against_touching(id_, channel, insist=insist) for id_ in new if channel]
        self.expect(
            lambda: asks.tell(self.ws, ask_id, ids, channel, anyway=insist),
            mean,
            next(filter(None, refusals), None),
        )

    @precondition(lambda self: self.model.told)
    @rule(pick=picks, text=texts)
    def answer(self, pick: int, text: str) -> None:
        told_id = self.pick_of(self.model.told, pick)
        told = self.model.told[told_id]
        at = (told["answered_at"] or self.now) if text or told["led_to"] else None
        self.expect(
            lambda: asks.answer(self.ws, told_id, text),
            lambda: told.update(answer=text, answered_at=at),
        )

    @precondition(lambda self: self.model.told)
    @rule(pick=picks, whom=somebody, name=names, text=st.none() | texts)
    def lead_to(self, pick: int, whom: int | str | None, name: str, text: str | None) -> None:
        """Somebody known, or new."""
        told_id = self.pick_of(self.model.told, pick)
        told = self.model.told[told_id]
        known = self.whom(whom, told["person"])

        def mean() -> None:
            if known is None:
                self.newcomer(name, "referred", via=told["person"])
            elif known != told["led_to"]:
                rules_network.lead(self.model, told["person"], known, self.now)
            told.update(
                led_to=known or self.last_id,
                answered_at=told["answered_at"] or self.now,
                answer=told["answer"] if text is None else text,
            )

        self.expect(
            lambda: asks.led_to(self.ws, told_id, known or PersonFields(name), text),
            mean,
            BadInput if known == told["person"] else None,
        )

    def involve(self, one: int, other: int, what: str, number: int) -> None:
        """Ask one for an introduction to another; tell them of an ask; let them lead to another."""
        if what == "request":
            self.request(one, other, "", days=None, insist=True)
            return
        if not self.model.asks:
            self.need("El informe", None)
        self.tell(0, [one], None, insist=True)
        places = {
            told["person"]: at for at, (_, told) in enumerate(sorted(self.model.told.items()))
        }
        place = places[self.pick(one)]
        if what == "lead":
            self.lead_to(place, other, "Ana Ríos", None)
        elif number % 2:
            self.answer(place, "El informe")

    @invariant()
    def who_is_tied_to_whom_is_that_of_the_model(self) -> None:
        tie = tables.Tie
        stored = self.ws.store.rows(tie.select(tie.kind, tie.source, tie.target))
        assert sorted(stored) == rules_network.ties(self.model)

    @invariant()
    def the_favours_are_those_of_the_model(self) -> None:
        row = tables.Favour
        columns = (row.id, row.person, row.touch, row.kind, row.what, row.day, row.settled_on)
        stored = {
            id_: {"person": person, "touch": touch, "kind": kind, "what": what}
            | {"day": day(on), "settled_on": day(settled)}
            for id_, person, touch, kind, what, on, settled in self.ws.store.rows(
                row.select(*columns)
            )
        }
        assert stored == self.model.favours
        there = favours.read_ledger(self.ws)
        assert {each.person.id: each.balance for each in there} == rules_network.ledger(self.model)

    @invariant()
    def the_introductions_are_those_of_the_model(self) -> None:
        row = tables.Introduction
        columns = (row.asked, row.target, row.wish, row.touch, row.entry, row.status)
        rows = self.ws.store.rows(row.select(row.id, *columns, row.closed_at))
        keys = ("asked", "target", "wish", "touch", "entry", "status")
        stored = {
            id_: dict(zip(keys, rest[:-1], strict=True)) | {"closed_at": moment(rest[-1])}
            for id_, *rest in rows
        }
        assert stored == self.model.introductions
        for each in introductions.introductions_open(self.ws):
            entry = self.model.entries.get(each.entry_id or 0, {"status": "done"})
            assert each.remind_on == (entry["due_on"] if entry["status"] == "open" else None)
            assert each.status is IntroductionStatus.OPEN

    @invariant()
    def the_asks_and_offers_are_those_of_the_model(self) -> None:
        store, ask, offer, told = self.ws.store, tables.Ask, tables.Offer, tables.AskTold
        found = {
            id_: {"need": need, "closed_at": moment(closed)}
            for id_, need, closed in store.rows(ask.select(ask.id, ask.need, ask.closed_at))
        }
        assert found == self.model.asks
        given = store.rows(offer.select(offer.id, offer.what, offer.closed_at))
        assert self.model.offers == {
            id_: {"what": what, "closed_at": moment(closed)} for id_, what, closed in given
        }
        keys = ("ask", "person", "answer", "led_to")
        columns = (told.ask, told.person, told.answer, told.led_to, told.told_at, told.answered_at)
        assert self.model.told == {
            id_: dict(zip(keys, rest, strict=True))
            | {"at": moment(at), "answered_at": moment(answered)}
            for id_, *rest, at, answered in store.rows(told.select(told.id, *columns))
        }
