"""What officers do: open, call, serve, put aside, rest; and how each ticket that was called ends."""

from functools import partial

from simulators.world.counters import Aside, Counter, Ticket
from simulators.world.days import MINUTE, plus_working_days
from simulators.world.floor import SECOND, Floor
from simulators.world.parameters import Service
from simulators.world.people import spread
from simulators.world.truth import Ending, Held, Settled
from simulators.world.visits import Visits

LEAST_SERVE = 40 * SECOND


class Desks:
    """The counters of one day; every method with `now` happens then, and books what follows from it."""

    def __init__(self, floor: Floor, visits: Visits) -> None:
        """Begin with nobody at the desks."""
        self._floor, self._visits = floor, visits
        self._p, self._rng, self._day = floor.p, floor.rng, floor.day
        self._targets = {code: self._target(counter) for code, counter in floor.counters.items()}

    def open(self) -> None:
        """Book when each officer comes, and the breaks."""
        for counter in self._floor.counters.values():
            late = self._rng.uniform(0, self._p.officers.late_min) * MINUTE
            self._floor.at(self._day.opens + int(late), partial(self._arrive, counter))
            if counter.rests_at is not None:
                self._floor.at(counter.rests_at, partial(self._rest_if_idle, counter))

    def wake(self, ticket: Ticket, now: int) -> None:
        """Let the first idle officer who takes this ticket's service look up."""
        for code in ticket.service.counters:
            counter = self._floor.counters[code]
            if counter.idle:
                counter.idle = False
                self._soon(counter, now)
                break

    def _soon(self, counter: Counter, now: int, longest: float = 20) -> None:
        self._floor.at(now + self._floor.some(4, longest), partial(self._ready, counter))

    def _arrive(self, counter: Counter, now: int) -> None:
        """Open the counter: the pause key does."""
        self._floor.press(now, counter.pad, "pause")
        self._soon(counter, now)

    def _ready(self, counter: Counter, now: int) -> None:
        if counter.aside is not None and now >= counter.aside.back:
            self._resume(counter, counter.aside, now)
            return
        if now >= self._floor.last_call:
            counter.idle = True
            return
        if counter.rests_at is not None and now >= counter.rests_at:
            self._rest(counter, now)
            return
        ticket = self._floor.queues.take(counter)
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
        self._floor.press(now, counter.pad, "pause")
        self._floor.at(now + self._day.break_ms, partial(self._ready, counter))

    def _call(self, counter: Counter, ticket: Ticket, now: int) -> None:
        self._floor.press(now, counter.pad, "next")
        ticket.called = now
        if self._visits.is_here(ticket.party) and self._rng.random() >= self._p.people.absent:
            self._floor.at(now + self._floor.some(8, 40), partial(self._start, counter, ticket))
        else:
            self._floor.at(now + self._floor.some(25, 45), partial(self._recall, counter, ticket))

    def _recall(self, counter: Counter, ticket: Ticket, now: int) -> None:
        self._floor.press(now, counter.pad, "recall")
        if self._visits.is_here(ticket.party) and self._rng.random() < self._p.people.recall_helps:
            self._floor.at(now + self._floor.some(8, 30), partial(self._start, counter, ticket))
        else:
            self._floor.at(now + self._floor.some(35, 60), partial(self._no_show, counter, ticket))

    def _no_show(self, counter: Counter, ticket: Ticket, now: int) -> None:
        self._floor.press(now, counter.pad, "no_show")
        self._floor.end(ticket, counter, "no_show", now)
        self._visits.leave(ticket.party, now)
        self._soon(counter, now)

    def _start(self, counter: Counter, ticket: Ticket, now: int) -> None:
        self._floor.press(now, counter.pad, "start")
        ticket.started = now
        officers = self._p.officers
        length = ticket.service.minutes * MINUTE * counter.speed * spread(officers.serve_spread, self._rng)
        if counter.aside is None and self._rng.random() < officers.hold:
            self._floor.at(now + self._floor.some(20, 60), partial(self._set_aside, counter, ticket, int(length)))
        else:
            self._floor.at(now + max(LEAST_SERVE, int(length)), partial(self._finish, counter, ticket))

    def _set_aside(self, counter: Counter, ticket: Ticket, length: int, now: int) -> None:
        """Press hold: the visitor gets a copy made, and others are called meanwhile."""
        self._floor.press(now, counter.pad, "hold")
        self._floor.truths.append(Held(ticket.ident, now))
        back = now + int(self._p.officers.hold_min * MINUTE * spread(0.4, self._rng))
        counter.aside = Aside(ticket, back, length)
        self._floor.at(back, partial(self._come_back, counter))
        self._soon(counter, now)

    def _come_back(self, counter: Counter, now: int) -> None:
        if counter.idle:
            counter.idle = False
            self._ready(counter, now)

    def _resume(self, counter: Counter, aside: Aside, now: int) -> None:
        """Press hold again, which takes up the ticket that was put aside."""
        self._floor.press(now, counter.pad, "hold")
        counter.aside = None
        self._floor.at(now + max(LEAST_SERVE, aside.length), partial(self._finish, counter, aside.ticket))

    def _finish(self, counter: Counter, ticket: Ticket, now: int) -> None:
        target = self._transfer_target(counter, now)
        if target is not None:
            self._floor.press(now, counter.pad, f"transfer:{target.code}")
            self._floor.end(ticket, counter, "transferred", now)
            linked = Ticket(self._floor.number(), ticket.party, target, ticket.arrival, ticket.rest)
            self._visits.wait(linked, ticket, now, transfer=True)
        elif self._impatient(counter, now):
            self._floor.end(ticket, counter, "unstated", now)
            self._visits.go_on(ticket, now)
            self._ready(counter, now)
            return
        else:
            how = self._outcome()
            self._floor.press(now, counter.pad, f"finish:{how}")
            self._floor.end(ticket, counter, how, now)
            if how == "accepted":
                self._settle(ticket)
            self._visits.go_on(ticket, now)
        self._soon(counter, now, 25)

    def _impatient(self, counter: Counter, now: int) -> bool:
        """Say whether the officer presses NEXT without an outcome: with someone waiting, no break and no return due."""
        resting = counter.rests_at is not None and now >= counter.rests_at
        back = counter.aside is not None and now >= counter.aside.back
        free = not resting and not back and now < self._floor.last_call and self._floor.queues.any_for(counter)
        return free and self._rng.random() < self._p.officers.unstated

    def _target(self, counter: Counter) -> Service | None:
        """Find the service that the pad's transfer key sends to, if its tenant is there."""
        for service in self._p.services:
            if service in counter.services or self._day.day.weekday() not in service.days:
                continue
            if self._floor.names.button(counter.pad, f"transfer:{service.code}") is not None:
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
        """Decide what the office says of it later."""
        officers = self._p.officers
        days = 1 + int(self._rng.expovariate(1 / officers.settle_days))
        refused = self._rng.random() < officers.settle_refused
        on = plus_working_days(self._day.day, days)
        self._floor.truths.append(Settled(ticket.ident, on, "refused" if refused else "completed"))
