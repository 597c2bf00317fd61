"""When parties come: a non-homogeneous Poisson process by thinning (Lewis and Shedler, 1979)."""

import math
import random
from dataclasses import dataclass
from itertools import pairwise

from simulators.world.days import MINUTE, WorkingDay
from simulators.world.parameters import Parameters

EARLY_MEAN_MIN = 10.0


@dataclass(frozen=True)
class Intensity:
    """Relative arrivals a minute, `t` minutes after opening, from `-early` to `span`."""

    shape: tuple[float, ...]
    rush: float
    rush_min: float
    early: float
    span: float

    def at(self, t: float) -> float:
        """Give the shape, interpolated, and the rush: rising before opening, decaying after it."""
        if not -self.early <= t <= self.span:
            return 0.0
        if t < 0:
            return self.rush * math.exp(t / EARLY_MEAN_MIN)
        place = t / self.span * (len(self.shape) - 1)
        n = min(int(place), len(self.shape) - 2)
        base = self.shape[n] + (self.shape[n + 1] - self.shape[n]) * (place - n)
        return base + self.rush * math.exp(-t / self.rush_min)

    def ceiling(self) -> float:
        """Give a bound that the intensity never exceeds."""
        return max(self.shape) + self.rush

    def total(self) -> float:
        """Integrate it in closed form."""
        step = self.span / (len(self.shape) - 1)
        base = sum((a + b) / 2 * step for a, b in pairwise(self.shape))
        before = EARLY_MEAN_MIN * (1 - math.exp(-self.early / EARLY_MEAN_MIN))
        after = self.rush_min * (1 - math.exp(-self.span / self.rush_min))
        return base + self.rush * (before + after)


def intensity(p: Parameters, day: WorkingDay) -> Intensity:
    """Make the day's: from the gate's early minutes to cutoff."""
    span = (day.cutoff - day.opens) / MINUTE
    return Intensity(p.demand.shape, p.demand.rush, p.demand.rush_min, p.hours.early, span)


def arrivals(p: Parameters, day: WorkingDay, parties: float, rng: random.Random) -> list[int]:
    """Draw the UTC ms of each party; `parties` is the mean of a day, itself spread by `day_noise` (gamma)."""
    noise = p.demand.day_noise
    lot = rng.gammavariate(1 / noise**2, noise**2) if noise > 0.001 else 1.0
    curve = intensity(p, day)
    rate = parties * lot * curve.ceiling() / curve.total()
    came: list[int] = []
    t = -curve.early
    while (t := t + rng.expovariate(rate)) < curve.span:
        if rng.random() * curve.ceiling() <= curve.at(t):
            came.append(day.moment(t))
    return came
