"""One day of the hall on its own clock: visitors walk in, wait, are called, served, and go."""

import random
from collections import Counter as Counts
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from heapq import heappop, heappush

from simulators.world.arrivals import arrivals
from simulators.world.counters import Aside, Counter, Queues, Ticket, counters
from simulators.world.days import MINUTE, WorkingDay, plus_working_days
from simulators.world.parameters import Parameters, Service
from simulators.world.people import Party, Wishes, fingers, mean_party, party, spread
from simulators.world.truth import (
    Asked,
    DayOfWorld,
    Denial,
    Ended,
    Ending,
    Entered,
    Held,
    Left,
    Names,
    Press,
    Refused,
    Settled,
    Truth,
    Why,
)

SECOND = 1_000
LEAST_SERVE = 40 * SECOND
FORGETS = 31 * SECOND  # until a kiosk has forgotten its priority key
MARGIN = 5 * SECOND  # so close to the moment at which a kiosk stops or goes on, nobody presses: it may come late


@dataclass(frozen=True)
class Setting:
    """What a day is played with. `first` numbers the day's persons and tickets."""

    p: Parameters
    names: Names
    day: WorkingDay
    rng: random.Random
    speeds: dict[str, float]
    first: int


class Hall:
    """Plays one day; every `_method(now, …)` happens at `now` and books what follows from it."""

    def __init__(self, s: Setting) -> None:
        """Set the desks."""
        self._s, self._p, self._rng, self._day, self._names = s, s.p, s.rng, s.day, s.names
        pads = {code: s.names.pad(code) for code in s.speeds}
        self._counters = counters(s.p, s.day, pads, s.speeds)
        self._targets = {code: self._target(counter) for code, counter in self._counters.items()}
        self._queues = Queues(int(s.p.officers.one_in))
        self._agenda: list[tuple[int, int, Callable[[int], None]]] = []
        self._booked = 0
        self._next_ticket = s.first
        self._presses: list[Press] = []
        self._truths: list[Truth] = []
        self._taken: dict[str, int] = dict.fromkeys(s.names.kiosks(), 0)
        self._given = Counts[str]()
        self._gone: set[int] = set()
        self._last_call = s.day.closes + int(s.p.hours.overtime * MINUTE)

    def play(self) -> DayOfWorld:
        """Play the day to its end."""
        self._open()
        while self._agenda:
            now, _, act = heappop(self._agenda)
            act(now)
        self._presses.sort(key=lambda press: press.at)  # stable: of one moment, in the order they were decided
        day = self._day
        return DayOfWorld(day.day, day.opens, day.closes, self._last_call, tuple(self._presses), tuple(self._truths))

    def _open(self) -> None:
        wishes, ident = Wishes(self._p, self._day.day.weekday()), self._s.first
        for at in arrivals(self._p, self._day, self._day.mean / mean_party(self._p), self._rng):
            who = party(self._p, wishes, ident, self._rng)
            ident += len(who.people)
            self._at(at, partial(self._enter, who))
        for counter in self._counters.values():
            late = self._rng.uniform(0, self._p.officers.late_min) * MINUTE
            self._at(self._day.opens + int(late), partial(self._arrive, counter))
            if counter.rests_at is not None:
                self._at(counter.rests_at, partial(self._rest_if_idle, counter))
        self._at(self._last_call, self._shut)

    def _at(self, when: int, act: Callable[[int], None]) -> None:
        self._booked += 1
        heappush(self._agenda, (when, self._booked, act))

    def _press(self, at: int, device: str, meaning: str, why: Why = "meant") -> None:
        button = self._names.button(device, meaning)
        if button is not None:
            self._presses.append(Press(at, device, button, self._rng.randint(60, 400), why))

    def _seconds(self, low: float, high: float) -> int:
        return int(self._rng.uniform(low, high) * SECOND)

    # People

    def _enter(self, who: Party, now: int) -> None:
        gate = self._through(who, now, "enter")
        for n, person in enumerate(who.people):
            self._truths.append(Entered(person, who.ident, now + n * SECOND, gate, n == 0 or not who.one_press))
        if who.wants:
            self._at(now + self._seconds(15, 90), partial(self._ask, who, who.wants, None))
        else:
            self._at(now + who.stay + MINUTE, partial(self._leave, who))

    def _through(self, who: Party, now: int, meaning: str) -> str:
        gates = self._names.gates()
        gate = gates[0] if self._rng.random() < 0.7 else self._rng.choice(gates)
        for n in range(1 if who.one_press else len(who.people)):
            for at, why in fingers(self._p, now + n * SECOND, self._rng):
                self._press(at, gate, meaning, why)
        return gate

    def _leave(self, who: Party, now: int) -> None:
        if who.ident in self._gone:
            return
        self._gone.add(who.ident)
        gate = self._names.gates()[0] if who.forgets else self._through(who, now, "leave")
        for n, person in enumerate(who.people):
            pressed = not who.forgets and (n == 0 or not who.one_press)
            self._truths.append(Left(person, now + n * SECOND, gate, pressed))

    def _go(self, who: Party, now: int) -> None:
        self._at(now + self._seconds(20, 120), partial(self._leave, who))

    def _ask(self, who: Party, wants: tuple[Service, ...], after: Ticket | None, now: int) -> None:
        day, service, kiosk = self._day, wants[0], self._rng.choice(self._names.kiosks())
        pause, window = day.pause or (0, 0), day.windows.get(service.code, (0, day.cutoff))
        if now >= day.cutoff - MARGIN or now < day.opens - self._p.hours.early * MINUTE:
            self._go(who, now)
        elif now < self._taken[kiosk]:
            self._at(self._taken[kiosk] + SECOND, partial(self._ask, who, wants, after))
        elif day.day.weekday() not in service.days:
            self._refuse(who, service, kiosk, "closed", now)
            self._go(who, now)
        elif not window[0] <= now < window[1] - MARGIN:
            if not -MARGIN <= now - window[0] < 0 and not -MARGIN <= now - window[1] < 0:
                self._refuse(who, service, kiosk, "hours", now)
            self._go(who, now)
        elif pause[0] - MARGIN <= now < pause[1]:
            if pause[0] <= now < pause[1] - MARGIN:
                self._refuse(who, service, kiosk, "break", now)
            self._at(pause[1] + self._seconds(1, 300), partial(self._ask, who, wants, after))
        elif who.priority and not self._full(service):
            self._press(now, kiosk, "priority")
            self._taken[kiosk] = now + self._seconds(1, 4)
            self._at(self._taken[kiosk] - 1, partial(self._take, who, wants, after, kiosk))
        else:
            self._take(who, wants, after, kiosk, now)

    def _refuse(self, who: Party, service: Service, kiosk: str, why: Denial, now: int) -> None:
        self._press(now, kiosk, f"issue:{service.code}")
        self._truths.append(Refused(who.people[0], service.code, now, why))

    def _take(self, who: Party, wants: tuple[Service, ...], after: Ticket | None, kiosk: str, now: int) -> None:
        if self._full(wants[0]):
            self._refuse(who, wants[0], kiosk, "full", now)
            self._taken[kiosk] = now + FORGETS if who.priority else now
            self._go(who, now)
            return
        self._press(now, kiosk, f"issue:{wants[0].code}")
        number = self._number()
        self._queue(Ticket(number, who, wants[0], number, wants[1:]), after, now)

    def _full(self, service: Service) -> bool:
        return service.capacity is not None and self._given[service.code] >= service.capacity

    def _number(self) -> int:
        self._next_ticket += 1
        return self._next_ticket - 1

    def _queue(self, ticket: Ticket, after: Ticket | None, now: int, *, transfer: bool = False) -> None:
        self._given[ticket.service.code] += 1
        via = "transfer" if transfer else "linked" if after else "kiosk"
        person = ticket.party.people[0]
        before = after.ident if after else None
        self._truths.append(Asked(ticket.ident, person, ticket.service.code, now, via, before, ticket.party.priority))
        self._queues.put(ticket)
        self._at(now + ticket.party.patience, partial(self._give_up, ticket))
        for code in ticket.service.counters:
            counter = self._counters[code]
            if counter.idle:
                counter.idle = False
                self._at(now + self._seconds(4, 20), partial(self._ready, counter))
                break

    def _give_up(self, ticket: Ticket, now: int) -> None:
        if ticket.called is None and not ticket.ended:
            self._leave(ticket.party, now)

    # Counters

    def _arrive(self, counter: Counter, now: int) -> None:
        """Open the counter: the pause key does."""
        self._press(now, counter.pad, "pause")
        self._at(now + self._seconds(4, 20), partial(self._ready, counter))

    def _ready(self, counter: Counter, now: int) -> None:
        if counter.aside is not None and now >= counter.aside.back:
            self._resume(counter, counter.aside, now)
            return
        if now >= self._last_call:
            counter.idle = True
            return
        if counter.rests_at is not None and now >= counter.rests_at:
            self._rest(counter, now)
            return
        ticket = self._queues.take(counter)
        if ticket is None:
            counter.idle = True
            return
        self._call(counter, ticket, now)

    def _rest_if_idle(self, counter: Counter, now: int) -> None:
        if counter.idle and counter.rests_at is not None:
            counter.idle = False
            self._rest(counter, now)

    def _rest(self, counter: Counter, now: int) -> None:
        """Press pause and go; the next call ends the break."""
        counter.rests_at = None
        self._press(now, counter.pad, "pause")
        self._at(now + self._day.break_ms, partial(self._ready, counter))

    def _call(self, counter: Counter, ticket: Ticket, now: int) -> None:
        self._press(now, counter.pad, "next")
        ticket.called = now
        here = ticket.party.ident not in self._gone
        if here and self._rng.random() >= self._p.people.absent:
            self._at(now + self._seconds(8, 40), partial(self._start, counter, ticket))
        else:
            self._at(now + self._seconds(25, 45), partial(self._recall, counter, ticket))

    def _recall(self, counter: Counter, ticket: Ticket, now: int) -> None:
        self._press(now, counter.pad, "recall")
        here = ticket.party.ident not in self._gone
        if here and self._rng.random() < self._p.people.recall_helps:
            self._at(now + self._seconds(8, 30), partial(self._start, counter, ticket))
        else:
            self._at(now + self._seconds(35, 60), partial(self._no_show, counter, ticket))

    def _no_show(self, counter: Counter, ticket: Ticket, now: int) -> None:
        self._press(now, counter.pad, "no_show")
        self._end(ticket, counter, "no_show", now)
        self._leave(ticket.party, now)
        self._at(now + self._seconds(4, 20), partial(self._ready, counter))

    def _start(self, counter: Counter, ticket: Ticket, now: int) -> None:
        self._press(now, counter.pad, "start")
        ticket.started = now
        officers = self._p.officers
        length = ticket.service.minutes * MINUTE * counter.speed * spread(officers.serve_spread, self._rng)
        if counter.aside is None and self._rng.random() < officers.hold:
            self._at(now + self._seconds(20, 60), partial(self._set_aside, counter, ticket, int(length)))
        else:
            self._at(now + max(LEAST_SERVE, int(length)), partial(self._finish, counter, ticket))

    def _set_aside(self, counter: Counter, ticket: Ticket, length: int, now: int) -> None:
        """Press hold: the visitor gets a copy made, and others are called meanwhile."""
        self._press(now, counter.pad, "hold")
        self._truths.append(Held(ticket.ident, now))
        back = now + int(self._p.officers.hold_min * MINUTE * spread(0.4, self._rng))
        counter.aside = Aside(ticket, back, length)
        self._at(back, partial(self._come_back, counter))
        self._at(now + self._seconds(4, 20), partial(self._ready, counter))

    def _come_back(self, counter: Counter, now: int) -> None:
        if counter.idle:
            counter.idle = False
            self._ready(counter, now)

    def _resume(self, counter: Counter, aside: Aside, now: int) -> None:
        """Press hold again, which takes up the ticket that was put aside."""
        self._press(now, counter.pad, "hold")
        counter.aside = None
        self._at(now + max(LEAST_SERVE, aside.length), partial(self._finish, counter, aside.ticket))

    def _finish(self, counter: Counter, ticket: Ticket, now: int) -> None:
        target = self._transfer_target(counter, now)
        if target is not None:
            self._press(now, counter.pad, f"transfer:{target.code}")
            self._end(ticket, counter, "transferred", now)
            linked = Ticket(self._number(), ticket.party, target, ticket.arrival, ticket.rest)
            self._queue(linked, ticket, now, transfer=True)
        elif self._impatient(counter, now):
            self._end(ticket, counter, "unstated", now)
            self._go_on(ticket, now)
            self._ready(counter, now)
            return
        else:
            how = self._outcome()
            self._press(now, counter.pad, f"finish:{how}")
            self._end(ticket, counter, how, now)
            if how == "accepted":
                self._settle(ticket)
            self._go_on(ticket, now)
        self._at(now + self._seconds(4, 25), partial(self._ready, counter))

    def _impatient(self, counter: Counter, now: int) -> bool:
        """Say whether the officer presses NEXT without an outcome: with someone waiting, no break and no return due."""
        resting = counter.rests_at is not None and now >= counter.rests_at
        back = counter.aside is not None and now >= counter.aside.back
        free = not resting and not back and now < self._last_call and self._queues.any_for(counter)
        return free and self._rng.random() < self._p.officers.unstated

    def _target(self, counter: Counter) -> Service | None:
        """Find the service that the pad's transfer key sends to, if its tenant is there."""
        for service in self._p.services:
            if service in counter.services or self._day.day.weekday() not in service.days:
                continue
            if self._names.button(counter.pad, f"transfer:{service.code}") is not None:
                return service
        return None

    def _transfer_target(self, counter: Counter, now: int) -> Service | None:
        target = self._targets[counter.code]
        if target is None or now >= self._day.windows.get(target.code, (0, self._day.cutoff))[1]:
            return None
        return target if self._rng.random() < self._p.officers.transfer else None

    def _outcome(self) -> Ending:
        lot, officers = self._rng.random(), self._p.officers
        if lot < officers.accepted:
            return "accepted"
        return "incomplete" if lot < officers.accepted + officers.incomplete else "completed"

    def _settle(self, ticket: Ticket) -> None:
        officers = self._p.officers
        days = 1 + int(self._rng.expovariate(1 / officers.settle_days))
        refused = self._rng.random() < officers.settle_refused
        on = plus_working_days(self._day.day, days)
        self._truths.append(Settled(ticket.ident, on, "refused" if refused else "completed"))

    def _go_on(self, ticket: Ticket, now: int) -> None:
        if ticket.rest:
            later = now + self._seconds(45, 180)
            self._at(later, partial(self._ask, ticket.party, ticket.rest, ticket))
        else:
            self._go(ticket.party, now)

    def _end(self, ticket: Ticket, counter: Counter | None, how: Ending, now: int) -> None:
        ticket.ended = True
        code = counter.code if counter else None
        self._truths.append(Ended(ticket.ident, now, how, code, ticket.called, ticket.started))

    def _shut(self, now: int) -> None:
        """Nobody is called any more: whoever waits ends unserved and goes."""
        for ticket in self._queues.drain():
            self._end(ticket, None, "unserved", now)
            self._leave(ticket.party, now + self._seconds(5, 120))
