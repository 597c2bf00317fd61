"""One day of the hall on its own clock: visitors walk in, wait, are called, served, and go."""

from functools import partial

from simulators.world.arrivals import arrivals
from simulators.world.counters import Ticket
from simulators.world.desks import Desks
from simulators.world.floor import Floor, Setting
from simulators.world.people import Wishes, mean_party, party
from simulators.world.truth import DayOfWorld
from simulators.world.visits import Visits


class Hall:
    """Plays one day."""

    def __init__(self, s: Setting) -> None:
        """Set the desks."""
        self._floor = Floor(s)
        self._visits = Visits(self._floor, self._joined)
        self._desks = Desks(self._floor, self._visits)

    def play(self) -> DayOfWorld:
        """Play the day to its end; once."""
        s = self._floor.setting
        wishes, ident = Wishes(s.p, s.day.day.weekday()), s.first
        for at in arrivals(s.p, s.day, s.day.mean / mean_party(s.p), s.rng):
            who = party(s.p, wishes, ident, s.rng)
            ident += len(who.people)
            self._floor.at(at, partial(self._visits.enter, who))
        self._desks.open()
        self._floor.at(self._floor.last_call, self._shut)
        return self._floor.run()

    def _joined(self, ticket: Ticket, now: int) -> None:
        self._desks.wake(ticket, now)

    def _shut(self, now: int) -> None:
        """Nobody is called any more: whoever waits ends unserved and goes."""
        for ticket in self._floor.queues.drain():
            self._floor.end(ticket, None, "unserved", now)
            self._visits.leave(ticket.party, now + self._floor.some(5, 120))
