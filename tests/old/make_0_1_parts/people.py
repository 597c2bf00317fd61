"""Visitors and officers of the hall of the files of 0.1."""

import random

from make_0_1_parts.hall import Act, Box, Hall


class People:
    """Visitors and officers of one day, drawn by lot from `seed`; who is served, and how, is the hall's to record."""

    SERVED = (("done", 50), ("taken", 22), ("less", 10), ("refer", 6), ("move", 14), ("hold", 6), ("next", 8))

    def __init__(self, hall: Hall, seed: str) -> None:
        self._hall, self._rng = hall, random.Random(seed)

    def come(self, number: int, first: int, last: int) -> None:
        """Let so many visitors come between two times (ms since 1970)."""
        for when in sorted(self._rng.randrange(first, last) for _ in range(number)):
            self._hall.at(when, self._enter)

    def work(self, first: int, last: int) -> None:
        """Let an officer sit at every pad between two times."""
        for name, box in self._hall.boxes.items():
            if name.startswith("pad-"):
                began = first + self._rng.randrange(300_000)
                self._hall.at(began, lambda box=box: self._officer(box, last))

    def _later(self, low_s: int, high_s: int, act: Act) -> None:
        self._hall.at(self._hall.clock.now + self._rng.randrange(low_s * 1000, high_s * 1000), act)

    def _enter(self) -> None:
        gate = self._rng.choice(("gate-a", "gate-a", "gate-b"))
        self._hall.press(gate, "in")
        if self._rng.random() < 0.12:
            self._later(300, 1500, self._leave)
        else:
            self._later(30, 120, self._ask)

    def _ask(self) -> None:
        if self._rng.random() < 0.12:
            self._hall.press("kiosk-1", "prio")
            self._hall.clock.now += 4000
        self._hall.press("kiosk-1", self._rng.choices("abcdpin", (8, 5, 6, 3, 2, 3, 2))[0])

    def _leave(self) -> None:
        if self._rng.random() < 0.85:
            self._hall.press(self._rng.choice(("gate-a", "gate-b")), "out")

    def _officer(self, box: Box, until: int) -> None:
        """Do one thing at a pad, and come back to it."""
        if self._hall.clock.now >= until:
            return
        wait = self._act(box, box.config.dev)
        self._later(wait, wait + wait // 2 + 5, lambda: self._officer(box, until))

    def _act(self, box: Box, dev: str) -> int:
        """Press a key that makes sense now; return for how many seconds the officer is busy."""
        gateway = self._hall.gateway
        counter = gateway.state.layout.counter_of[dev]
        desk = gateway.state.desk(counter)
        if desk.hand is None and desk.held is not None:
            return self._key(box, "hold", 60)
        if desk.hand is None:
            return self._key(box, "next", 25) if gateway.state.waiting(counter) else 45
        if gateway.state.tickets[desk.hand].status.value == "called" and "start" in box.config.buttons:
            return self._first(box)
        return self._serve(box, gateway.state.waiting(counter) != [])

    def _first(self, box: Box) -> int:
        drawn = self._rng.random()
        key = "recall" if drawn < 0.15 else "absent" if drawn < 0.22 else "start"
        return self._key(box, key if key in box.config.buttons else "start", 25 if key != "start" else 240)

    def _serve(self, box: Box, others: bool) -> int:
        known = [
            (key, weight) for key, weight in self.SERVED if key in box.config.buttons and (others or key != "next")
        ]
        key = self._rng.choices([k for k, _ in known], [w for _, w in known])[0]
        if key not in ("hold", "move"):
            self._later(40, 200, self._leave)
        return self._key(box, key, 40)

    def _key(self, box: Box, key: str, busy_s: int) -> int:
        self._hall.press(box.config.dev, key)
        return busy_s
