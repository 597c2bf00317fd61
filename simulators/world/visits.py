"""What visitors do: come in, ask at a kiosk, wait or lose patience, and go."""

from collections.abc import Callable
from functools import partial

from simulators.world.counters import Ticket
from simulators.world.days import MINUTE
from simulators.world.floor import SECOND, Floor
from simulators.world.parameters import Service
from simulators.world.people import Party, fingers
from simulators.world.truth import Asked, Denial, Entered, Left, Refused

FORGETS = 31 * SECOND  # until a kiosk has forgotten its priority key
MARGIN = 5 * SECOND  # so close to the moment at which a kiosk stops or goes on, nobody presses: it may come late


class Visits:
    """The visitors of one day; every method with `now` happens then, and books what follows from it."""

    def __init__(self, floor: Floor, joined: Callable[[Ticket, int], None]) -> None:
        """Begin with nobody; `joined(ticket, now)` is told of each ticket that waits."""
        self._floor, self._joined = floor, joined
        self._p, self._rng, self._day, self._names = floor.p, floor.rng, floor.day, floor.names
        self._taken: dict[str, int] = dict.fromkeys(floor.names.kiosks(), 0)
        self._gone: set[int] = set()

    def enter(self, who: Party, now: int) -> None:
        """Come through the gate."""
        gate = self._through(who, now, "enter")
        for n, person in enumerate(who.people):
            self._floor.truths.append(Entered(person, who.ident, now + n * SECOND, gate, n == 0 or not who.one_press))
        if who.wants:
            self._floor.at(now + self._floor.some(15, 90), partial(self._ask, who, who.wants, None))
        else:
            self._floor.at(now + who.stay + MINUTE, partial(self.leave, who))

    def leave(self, who: Party, now: int) -> None:
        """Go out, unless they are out already."""
        if who.ident in self._gone:
            return
        self._gone.add(who.ident)
        gate = self._names.gates()[0] if who.forgets else self._through(who, now, "leave")
        for n, person in enumerate(who.people):
            pressed = not who.forgets and (n == 0 or not who.one_press)
            self._floor.truths.append(Left(person, now + n * SECOND, gate, pressed))

    def is_here(self, who: Party) -> bool:
        """Say whether they are still in the hall."""
        return who.ident not in self._gone

    def go_on(self, ticket: Ticket, now: int) -> None:
        """Ask for the next service that they came for, or go."""
        if ticket.rest:
            later = now + self._floor.some(45, 180)
            self._floor.at(later, partial(self._ask, ticket.party, ticket.rest, ticket))
        else:
            self._go(ticket.party, now)

    def wait(self, ticket: Ticket, after: Ticket | None, now: int, *, transfer: bool = False) -> None:
        """Wait with a ticket that follows from `after`."""
        self._floor.give(ticket.service)
        via = "transfer" if transfer else "linked" if after else "kiosk"
        who, before = ticket.party, after.ident if after else None
        self._floor.truths.append(
            Asked(ticket.ident, who.people[0], ticket.service.code, now, via, before, who.priority)
        )
        self._floor.queues.put(ticket)
        self._floor.at(now + who.patience, partial(self._give_up, ticket))
        self._joined(ticket, now)

    def _give_up(self, ticket: Ticket, now: int) -> None:
        if ticket.called is None and not ticket.ended:
            self.leave(ticket.party, now)

    def _through(self, who: Party, now: int, meaning: str) -> str:
        gates = self._names.gates()
        gate = gates[0] if self._rng.random() < 0.7 else self._rng.choice(gates)
        for n in range(1 if who.one_press else len(who.people)):
            for at, why in fingers(self._p, now + n * SECOND, self._rng):
                self._floor.press(at, gate, meaning, why)
        return gate

    def _go(self, who: Party, now: int) -> None:
        self._floor.at(now + self._floor.some(20, 120), partial(self.leave, who))

    def _ask(self, who: Party, wants: tuple[Service, ...], after: Ticket | None, now: int) -> None:
        day, service, kiosk = self._day, wants[0], self._rng.choice(self._names.kiosks())
        pause, window = day.pause or (0, 0), day.windows.get(service.code, (0, day.cutoff))
        if now >= day.cutoff - MARGIN or now < day.opens - self._p.hours.early * MINUTE:
            self._go(who, now)
        elif now < self._taken[kiosk]:
            self._floor.at(self._taken[kiosk] + SECOND, partial(self._ask, who, wants, after))
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
            self._floor.at(pause[1] + self._floor.some(1, 300), partial(self._ask, who, wants, after))
        elif who.priority and not self._floor.full(service):
            self._floor.press(now, kiosk, "priority")
            self._taken[kiosk] = now + self._floor.some(1, 4)
            self._floor.at(self._taken[kiosk] - 1, partial(self._take, who, wants, after, kiosk))
        else:
            self._take(who, wants, after, kiosk, now)

    def _refuse(self, who: Party, service: Service, kiosk: str, why: Denial, now: int) -> None:
        self._floor.press(now, kiosk, f"issue:{service.code}")
        self._floor.truths.append(Refused(who.people[0], service.code, now, why))

    def _take(self, who: Party, wants: tuple[Service, ...], after: Ticket | None, kiosk: str, now: int) -> None:
        if self._floor.full(wants[0]):
            self._refuse(who, wants[0], kiosk, "full", now)
            self._taken[kiosk] = now + FORGETS if who.priority else now
            self._go(who, now)
            return
        self._floor.press(now, kiosk, f"issue:{wants[0].code}")
        number = self._floor.number()
        self.wait(Ticket(number, who, wants[0], number, wants[1:]), after, now)
