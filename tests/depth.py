"""How much a test tries: `--depth quick` is for the desk, `--depth full` is what everybody else runs.

`tests/conftest.py` sets it from the command line before it reads any file of tests.
"""

from typing import TypeVar

T = TypeVar("T")


class Depth:
    """Picks a number of examples, seeds, kills, cuts or seconds."""

    quick = False

    def __call__(self, full: T, quick: T) -> T:
        """Return what this run tries; `full` is what holds the behaviour, `quick` shows most faults."""
        return quick if self.quick else full


depth = Depth()
